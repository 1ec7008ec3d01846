//! The parser behind its boundary: trees out, errors in CPython's words.
//!
//! CPython finds faults of single tokens even after a fault in their order, so those come first,
//! wherever they stand; then brackets left open; then what the grammar says.

mod argument;
mod escape;
mod grammar;
mod layout;
mod lexical;
mod missing;
mod operand;
mod target;

pub(crate) use lexical::leading_zeros;

use crate::error::{CompileError, ErrorKind, Reporter};
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Mod, ModExpression, ModModule, PythonVersion};
use ruff_python_parser::{Mode, ParseError, ParseOptions, Parsed, parse_unchecked};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// Parses statements.
pub(crate) fn parse_module(reporter: &Reporter) -> Result<ModModule, CompileError> {
    match checked(reporter, Mode::Module)? {
        Mod::Module(tree) => Ok(tree),
        Mod::Expression(tree) => Err(reporter.syntax(tree.range, "invalid syntax")),
    }
}

/// Parses one expression.
pub(crate) fn parse_expression(reporter: &Reporter) -> Result<ModExpression, CompileError> {
    match checked(reporter, Mode::Expression)? {
        Mod::Expression(tree) => Ok(tree),
        Mod::Module(tree) => Err(reporter.syntax(tree.range, "invalid syntax")),
    }
}

fn checked(reporter: &Reporter, mode: Mode) -> Result<Mod, CompileError> {
    let options = ParseOptions::from(mode).with_target_version(PythonVersion::PY314);
    let parsed: Parsed<Mod> = parse_unchecked(reporter.source.text(), options);
    if let Some(first) = parsed.errors().first() {
        let diagnosis = Diagnosis::new(reporter, &parsed);
        let fault = lexical::first_fault(&diagnosis, parsed.errors())
            .or_else(|| diagnosis.unclosed_bracket(first))
            .unwrap_or_else(|| grammar::describe(&diagnosis, first));
        let error = reporter.error(fault.kind, fault.range, fault.message);
        return Err(match fault.marked {
            true => error,
            false => error.without_carets(),
        });
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        let message = grammar::describe_future_syntax(&error.to_string());
        let range = match message.starts_with("dict") {
            true => TextRange::at(error.range().start(), TextSize::new(2)),
            false => error.range(),
        };
        return Err(reporter.syntax(range, message));
    }
    Ok(parsed.into_syntax())
}

/// A fault as CPython would report it.
struct Fault {
    kind: ErrorKind,
    range: TextRange,
    message: String,
    /// Whether carets show the place.
    marked: bool,
}

impl Fault {
    fn syntax(range: TextRange, message: impl Into<String>) -> Fault {
        Fault {
            kind: ErrorKind::Syntax,
            marked: true,
            range,
            message: message.into(),
        }
    }

    /// The fault that has no better name.
    fn invalid(range: TextRange) -> Fault {
        Fault::syntax(range, "invalid syntax")
    }

    fn indentation(range: TextRange, message: impl Into<String>) -> Fault {
        Fault {
            kind: ErrorKind::Indentation,
            marked: true,
            range,
            message: message.into(),
        }
    }
}

/// A source that does not parse, by its tokens.
struct Diagnosis<'a> {
    reporter: &'a Reporter<'a>,
    /// Without comments and line ends inside brackets.
    tokens: Vec<Token>,
}

impl<'a> Diagnosis<'a> {
    fn new(reporter: &'a Reporter<'a>, parsed: &Parsed<Mod>) -> Diagnosis<'a> {
        let tokens = parsed.tokens().iter();
        Diagnosis {
            reporter,
            tokens: tokens
                .filter(|token| !token.kind().is_trivia())
                .copied()
                .collect(),
        }
    }

    fn text(&self, range: TextRange) -> &'a str {
        self.reporter.source.slice(range)
    }

    fn line(&self, offset: TextSize) -> u32 {
        self.reporter.source.line(offset)
    }

    /// Index of the first token that ends after `offset`.
    fn index_at(&self, offset: TextSize) -> usize {
        self.tokens.partition_point(|token| token.end() <= offset)
    }

    fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    fn kind(&self, index: usize) -> TokenKind {
        self.token(index)
            .map_or(TokenKind::EndOfFile, |token| token.kind())
    }

    fn range(&self, index: usize) -> TextRange {
        let end = TextSize::new(self.reporter.source.text().len() as u32);
        self.token(index)
            .map_or(TextRange::empty(end), |token| token.range())
    }

    /// The kind of the token before `index`.
    fn kind_before(&self, index: usize) -> TokenKind {
        index
            .checked_sub(1)
            .map_or(TokenKind::Newline, |before| self.kind(before))
    }

    /// Index of the first token of the logical line that `index` stands in.
    fn line_start(&self, mut index: usize) -> usize {
        use TokenKind as T;
        while index > 0 {
            let before = self.kind_before(index);
            if matches!(before, T::Newline | T::Indent | T::Dedent | T::Semi) {
                break;
            }
            index -= 1;
        }
        index
    }

    /// Index of the first token of the operand that ends before `index`: back to the bracket,
    /// comma, colon or `=` it follows.
    fn operand_start(&self, index: usize) -> usize {
        use TokenKind as T;
        let mut depth = 0_u32;
        let mut start = index;
        while start > 0 {
            match self.kind_before(start) {
                T::Rpar | T::Rsqb | T::Rbrace => depth += 1,
                T::Lpar | T::Lsqb | T::Lbrace if depth > 0 => depth -= 1,
                T::Lpar | T::Lsqb | T::Lbrace | T::Newline | T::Indent | T::Dedent | T::Semi => {
                    break;
                }
                T::Comma | T::Colon | T::Equal | T::Return | T::If | T::While | T::Elif
                    if depth == 0 =>
                {
                    break;
                }
                _ => {}
            }
            start -= 1;
        }
        start
    }

    /// Index of the last token of the operand that begins at `index`.
    fn operand_end(&self, index: usize) -> usize {
        use TokenKind as T;
        let mut depth = 0_u32;
        let mut end = index;
        loop {
            match self.kind(end) {
                T::Lpar | T::Lsqb | T::Lbrace => depth += 1,
                T::Rpar | T::Rsqb | T::Rbrace if depth > 0 => depth -= 1,
                T::Newline | T::EndOfFile | T::Semi | T::Rpar | T::Rsqb | T::Rbrace => break,
                T::Comma | T::Colon if depth == 0 => break,
                _ => {}
            }
            end += 1;
        }
        end.saturating_sub(1).max(index)
    }

    /// Index of the innermost bracket open before `index`.
    fn open_bracket(&self, index: usize) -> Option<usize> {
        use TokenKind as T;
        let mut depth = 0_u32;
        for (place, token) in self.tokens.iter().enumerate().take(index).rev() {
            match token.kind() {
                T::Rpar | T::Rsqb | T::Rbrace => depth += 1,
                T::Lpar | T::Lsqb | T::Lbrace if depth == 0 => return Some(place),
                T::Lpar | T::Lsqb | T::Lbrace => depth -= 1,
                T::Newline => return None,
                _ => {}
            }
        }
        None
    }

    /// The fault of a bracket that is never closed, if the parser got past its line.
    fn unclosed_bracket(&self, error: &ParseError) -> Option<Fault> {
        let open = lexical::unclosed_bracket(self)?;
        let mut here = self.index_at(error.range().start());
        // The parser ends a line that is not over, to go on with the next statement.
        if self.kind(here) == TokenKind::Newline {
            here += 1;
        }
        let start = self.range(here).start();
        let at_end = start >= self.last_text_end();
        let past = self.line(start) > self.line(open.start());
        (at_end || past).then(|| {
            let symbol = self.text(open);
            Fault::syntax(open, format!("'{symbol}' was never closed"))
        })
    }

    /// Where the last token with text ends.
    fn last_text_end(&self) -> TextSize {
        use TokenKind as T;
        let mut tokens = self.tokens.iter().rev();
        tokens
            .find(|token| {
                !matches!(
                    token.kind(),
                    T::Newline | T::Dedent | T::Indent | T::EndOfFile | T::Unknown
                )
            })
            .map_or(TextSize::new(0), Ranged::end)
    }
}
