//! Why a text is not assembly, shown at its place in the text.

use std::fmt;
use thiserror::Error;

/// Where in the text: a line from 1, and bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub(super) line: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What is wrong at a place, before the text around it is known.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) place: Place,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Fault {
    #[cold]
    pub(super) fn new(place: Place, message: impl Into<String>) -> Self {
        Fault {
            place,
            message: message.into(),
            help: None,
        }
    }

    /// With what the writer may have meant.
    pub(super) fn suggest(mut self, suggestion: Option<&str>) -> Self {
        self.help = suggestion.map(|text| format!("did you mean `{text}`?"));
        self
    }

    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// Why the assembler refuses a text. Its `Display` shows the line with the place marked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct AssemblyError {
    /// The file.
    pub filename: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// How many characters are meant.
    pub width: u32,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The line's text.
    pub snippet: String,
}

/// Longer lines are shown in part.
const SNIPPET_CHARACTERS_MAX: usize = 120;

impl AssemblyError {
    pub(super) fn new(fault: Fault, text: &str, filename: &str) -> Self {
        let Place { line, start, end } = fault.place;
        let lines = &mut text.split('\n');
        let content = lines.nth(line.saturating_sub(1) as usize).unwrap_or("");
        let characters = |from: u32, to: u32| {
            let part = content.char_indices();
            part.filter(|(index, _)| (from as usize..to as usize).contains(index))
                .count() as u32
        };
        AssemblyError {
            filename: filename.to_string(),
            line,
            column: characters(0, start) + 1,
            width: characters(start, end).max(1),
            message: fault.message,
            help: fault.help,
            snippet: content.trim_end().to_string(),
        }
    }
}

impl fmt::Display for AssemblyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = (self.line, self.column);
        let indent = line.to_string().len();
        let skipped = (column as usize).saturating_sub(SNIPPET_CHARACTERS_MAX / 2);
        let skipped = if self.snippet.chars().count() > SNIPPET_CHARACTERS_MAX {
            skipped
        } else {
            0
        };
        // A tab or a control character takes one column here, so that the mark stands right.
        let plain = |each: char| if each.is_control() { ' ' } else { each };
        let shown = self
            .snippet
            .chars()
            .skip(skipped)
            .take(SNIPPET_CHARACTERS_MAX);
        let shown: String = shown.map(plain).collect();
        let before = (column as usize).saturating_sub(1).saturating_sub(skipped);
        let room = SNIPPET_CHARACTERS_MAX.saturating_sub(before).max(1);
        let marks = "^".repeat((self.width as usize).min(room));
        writeln!(f, "{}:{line}:{column}: {}", self.filename, self.message)?;
        writeln!(f, "{:indent$} |", "")?;
        writeln!(f, "{line} | {shown}")?;
        write!(f, "{:indent$} | {:before$}{marks}", "", "")?;
        match &self.help {
            Some(help) => write!(f, " {help}"),
            None => Ok(()),
        }
    }
}
