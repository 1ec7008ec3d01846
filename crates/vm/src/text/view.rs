//! A string as Python sees it: a sequence of characters, over UTF-8.
//!
//! In ASCII text characters are bytes, so positions cost nothing; the character count, which a heap
//! string keeps, tells the two kinds apart without looking.

use std::ops::Range;

/// A string with its character count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Text<'a> {
    pub text: &'a str,
    pub char_count: usize,
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        let char_count = if text.is_ascii() {
            text.len()
        } else {
            text.chars().count()
        };
        Text { text, char_count }
    }
}

impl<'a> Text<'a> {
    /// A string whose character count is known.
    pub(crate) fn with_char_count(text: &'a str, char_count: usize) -> Self {
        debug_assert_eq!(text.chars().count(), char_count);
        Text { text, char_count }
    }

    pub(crate) fn is_ascii(self) -> bool {
        self.char_count == self.text.len()
    }

    /// The byte position of the character at `index`; the text's end for one beyond it.
    pub(crate) fn byte_of(self, index: usize) -> usize {
        if self.is_ascii() || index >= self.char_count {
            return index.min(self.text.len());
        }
        if index > self.char_count / 2 {
            let from_end = self.char_count - index;
            return self
                .text
                .char_indices()
                .rev()
                .nth(from_end - 1)
                .map_or(0, |(byte, _)| byte);
        }
        self.text
            .char_indices()
            .nth(index)
            .map_or(self.text.len(), |(byte, _)| byte)
    }

    /// The index of the character that starts at the byte position `byte`.
    pub(crate) fn index_of(self, byte: usize) -> usize {
        if self.is_ascii() {
            byte
        } else {
            self.text
                .get(..byte)
                .map_or(0, |before| before.chars().count())
        }
    }

    /// The character at `index`.
    pub(crate) fn char_at(self, index: usize) -> Option<char> {
        if index >= self.char_count {
            return None;
        }
        self.text.get(self.byte_of(index)..)?.chars().next()
    }

    /// The characters of a range that `clamp` may have made.
    pub(crate) fn slice(self, range: Range<usize>) -> &'a str {
        let start = self.byte_of(range.start);
        if range.end >= self.char_count {
            return self.text.get(start..).unwrap_or("");
        }
        let rest = self.text.get(start..).unwrap_or("");
        let count = range.end.saturating_sub(range.start);
        let end = if self.is_ascii() {
            count.min(rest.len())
        } else {
            rest.char_indices()
                .nth(count)
                .map_or(rest.len(), |(byte, _)| byte)
        };
        rest.get(..end).unwrap_or("")
    }

    /// `count` characters from `start` on, every `step`-th, backwards when `step` is negative; the
    /// numbers are those of `slice.indices`. The result is never larger than the text.
    pub(crate) fn slice_by_step(self, start: usize, step: i64, count: usize) -> String {
        let stride = usize::try_from(step.unsigned_abs())
            .unwrap_or(usize::MAX)
            .max(1);
        let from_end = self.char_count.saturating_sub(start).saturating_sub(1);
        match (self.is_ascii(), step >= 0) {
            (true, true) => self
                .text
                .bytes()
                .skip(start)
                .step_by(stride)
                .take(count)
                .map(char::from)
                .collect(),
            (true, false) => self
                .text
                .bytes()
                .rev()
                .skip(from_end)
                .step_by(stride)
                .take(count)
                .map(char::from)
                .collect(),
            (false, true) => self
                .text
                .chars()
                .skip(start)
                .step_by(stride)
                .take(count)
                .collect(),
            (false, false) => self
                .text
                .chars()
                .rev()
                .skip(from_end)
                .step_by(stride)
                .take(count)
                .collect(),
        }
    }
}

/// The range that the optional `start` and `end` arguments of a search mean in a sequence of `length`
/// items; `None` when not even nothing is found there.
pub(crate) fn clamp(start: Option<i64>, end: Option<i64>, length: usize) -> Option<Range<usize>> {
    let from_end = |index: i64| {
        let distance = usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX);
        if index < 0 {
            length.saturating_sub(distance)
        } else {
            distance
        }
    };
    let start = start.map_or(0, from_end);
    let end = end.map_or(length, from_end).min(length);
    (start <= end).then_some(start..end)
}
