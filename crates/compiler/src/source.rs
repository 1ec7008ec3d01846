//! The source text with its lines: from byte offsets to lines and columns.

use hognose_bytecode::program::Position;
use ruff_text_size::{TextRange, TextSize};

/// A source text and where its lines start.
pub(crate) struct SourceText<'a> {
    text: &'a str,
    line_starts: Vec<u32>,
}

impl<'a> SourceText<'a> {
    /// `text` is shorter than 4 GiB; the boundary has checked that.
    pub(crate) fn new(text: &'a str) -> SourceText<'a> {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (index, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(index + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                line_starts.push(index as u32 + 1);
            }
        }
        SourceText { text, line_starts }
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The text in `range`; empty if the range does not lie on characters of the text.
    pub(crate) fn slice(&self, range: TextRange) -> &'a str {
        self.text
            .get(range.start().to_usize()..range.end().to_usize())
            .unwrap_or("")
    }

    /// Line from 1 and column in bytes from 0.
    pub(crate) fn line_and_column(&self, offset: TextSize) -> (u32, u32) {
        let offset = offset.to_u32();
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts.get(line.wrapping_sub(1)).copied();
        (line as u32, offset - start.unwrap_or(0))
    }

    /// The line of an offset, from 1.
    pub(crate) fn line(&self, offset: TextSize) -> u32 {
        self.line_and_column(offset).0
    }

    pub(crate) fn position(&self, range: TextRange) -> Position {
        let (line, column) = self.line_and_column(range.start());
        let (end_line, end_column) = self.line_and_column(range.end());
        Position {
            line,
            end_line,
            column,
            end_column,
        }
    }

    /// The text of a line (from 1), without its line end.
    pub(crate) fn line_text(&self, line: u32) -> &'a str {
        let Some(index) = (line as usize).checked_sub(1) else {
            return "";
        };
        let Some(start) = self.line_starts.get(index) else {
            return "";
        };
        let end = self.line_starts.get(index + 1).copied();
        let end = end.map_or(self.text.len(), |end| end as usize);
        let line = self.text.get(*start as usize..end).unwrap_or("");
        line.trim_end_matches(['\n', '\r'])
    }
}
