//! Why a source does not compile, and how that reads: in the layout of CPython's `SyntaxError`.

use crate::source::SourceText;
use ruff_text_size::TextRange;
use std::fmt;
use std::ops::Deref;

/// What kind of refusal a [`CompileError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The source is not Python: CPython raises `SyntaxError` with the same text.
    Syntax,
    /// The source is not Python: CPython raises `IndentationError` with the same text.
    Indentation,
    /// The source is not Python: CPython raises `TabError` with the same text.
    Tab,
    /// The source is Python, but uses a construct that is not compiled yet.
    Unsupported,
    /// The source is too large, too deep or too complex.
    Limit,
}

impl ErrorKind {
    /// The name that stands before the message.
    pub fn label(self) -> &'static str {
        match self {
            ErrorKind::Syntax => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
            ErrorKind::Unsupported => "CompileError",
            ErrorKind::Limit => "CompileError",
        }
    }
}

/// A place in the source: line from 1, column in UTF-8 bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// The line, from 1; 0 if the error has no place.
    pub line: u32,
    /// The column, in bytes from 0.
    pub column: u32,
}

/// All that is known of a refusal; [`CompileError`] dereferences to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorDetails {
    /// What kind of refusal it is.
    pub kind: ErrorKind,
    /// What is wrong, as CPython words it where CPython has words for it.
    pub message: String,
    /// The file the source came from.
    pub filename: String,
    /// Where the fault begins.
    pub start: Place,
    /// One past where it ends; line 0 if only the line is known.
    pub end: Place,
    /// The source line of `start`, without its line end.
    pub source_line: String,
}

/// Why a source does not compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError(Box<ErrorDetails>);

impl Deref for CompileError {
    type Target = ErrorDetails;
    fn deref(&self) -> &ErrorDetails {
        &self.0
    }
}

impl std::error::Error for CompileError {}

impl CompileError {
    /// An error about the source as a whole.
    pub(crate) fn without_place(kind: ErrorKind, filename: &str, message: &str) -> CompileError {
        CompileError(Box::new(ErrorDetails {
            kind,
            message: message.to_string(),
            filename: filename.to_string(),
            start: Place::default(),
            end: Place::default(),
            source_line: String::new(),
        }))
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.start.line > 0 {
            writeln!(f, "  File \"{}\", line {}", self.filename, self.start.line)?;
            self.write_line_with_carets(f)?;
        } else {
            writeln!(f, "  File \"{}\"", self.filename)?;
        }
        write!(f, "{}: {}", self.kind.label(), self.message)
    }
}

impl CompileError {
    /// The same error, shown without carets.
    pub(crate) fn without_carets(mut self) -> CompileError {
        self.0.end = Place::default();
        self
    }

    /// The source line without its indentation, and carets under the fault.
    fn write_line_with_carets(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // CPython leaves tabs.
        let stripped = self.source_line.trim_start_matches([' ', '\x0c']);
        let text = stripped;
        let indentation = (self.source_line.len() - stripped.len()) as u32;
        writeln!(f, "    {text}")?;
        if self.end.line == 0 {
            return Ok(());
        }
        let column = self.start.column.saturating_sub(indentation);
        let end = if self.end.line == self.start.line {
            self.end.column.saturating_sub(indentation)
        } else {
            text.len() as u32
        };
        let blanks: String = prefix(text, column)
            .chars()
            .map(|c| if c.is_whitespace() { c } else { ' ' })
            .collect();
        let before = prefix(text, column).chars().count();
        let marked = prefix(text, end).chars().count().saturating_sub(before);
        writeln!(f, "    {blanks}{}", "^".repeat(marked.max(1)))
    }
}

/// The first `size` bytes of `text`, or fewer if that would split a character.
fn prefix(text: &str, size: u32) -> &str {
    let mut size = (size as usize).min(text.len());
    while !text.is_char_boundary(size) {
        size -= 1;
    }
    &text[..size]
}

/// Makes errors about places in one source.
#[derive(Clone, Copy)]
pub(crate) struct Reporter<'a> {
    pub(crate) source: &'a SourceText<'a>,
    pub(crate) filename: &'a str,
}

impl Reporter<'_> {
    pub(crate) fn syntax(&self, range: TextRange, message: impl Into<String>) -> CompileError {
        self.error(ErrorKind::Syntax, range, message.into())
    }

    pub(crate) fn unsupported(&self, range: TextRange, construct: &str) -> CompileError {
        let message = format!("not supported yet: {construct}");
        self.error(ErrorKind::Unsupported, range, message)
    }

    pub(crate) fn limit(&self, range: TextRange, message: impl Into<String>) -> CompileError {
        self.error(ErrorKind::Limit, range, message.into())
    }

    pub(crate) fn error(&self, kind: ErrorKind, range: TextRange, message: String) -> CompileError {
        let position = self.source.position(range);
        CompileError(Box::new(ErrorDetails {
            kind,
            message,
            filename: self.filename.to_string(),
            start: Place {
                line: position.line,
                column: position.column,
            },
            end: Place {
                line: position.end_line,
                column: position.end_column,
            },
            source_line: self.source.line_text(position.line).to_string(),
        }))
    }
}
