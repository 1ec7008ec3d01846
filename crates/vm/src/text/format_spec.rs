//! The format mini-language: `format(value, spec)`, f-strings, `str.format`.
//!
//! A spec is parsed once, for the kind of value it will format (kinds differ in defaults and in what
//! they refuse), and the parsed form is kept and reused. Everything wrong with the spec itself is
//! reported by `parse`; formatting fails only for reasons found in the value.

mod layout;
mod number;
mod parse;

pub(crate) use layout::NumberParts;

/// The kind of value a spec formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Str,
    Int,
    Float,
    Complex,
}

/// Where padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
    Center,
    /// `=`: between the sign or prefix and the digits.
    AfterSign,
}

/// What is written before a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Nothing, because the spec says nothing.
    Unset,
    /// `-`: nothing.
    Minus,
    /// `+`.
    Plus,
    /// A space.
    Space,
}

/// The separator between groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grouping {
    None,
    Comma,
    Underscore,
}

impl Grouping {
    pub(crate) fn separator(self) -> Option<char> {
        match self {
            Grouping::None => None,
            Grouping::Comma => Some(','),
            Grouping::Underscore => Some('_'),
        }
    }
}

/// A parsed and checked format spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormatSpec {
    pub kind: Kind,
    pub fill: char,
    pub align: Align,
    pub sign: Sign,
    /// `z`.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    pub width: Option<usize>,
    pub grouping: Grouping,
    pub precision: Option<usize>,
    pub fraction_grouping: Grouping,
    /// The type character; `None` when the spec has none and the kind has no default one.
    pub presentation: Option<char>,
}

impl FormatSpec {
    /// A bound on the bytes of formatting something whose own text takes `content_size` bytes.
    pub(crate) fn size(&self, content_size: usize) -> usize {
        let padding = self.width.unwrap_or(0).saturating_mul(self.fill.len_utf8());
        let precision = if self.kind == Kind::Str {
            0
        } else {
            self.precision.unwrap_or(6)
        };
        let whole_digits_max = 340;
        let digits = match self.kind {
            Kind::Str => content_size,
            Kind::Int if self.is_float_presentation() => precision.saturating_add(whole_digits_max),
            Kind::Int => content_size.saturating_add(16),
            Kind::Float => precision.saturating_add(whole_digits_max),
            Kind::Complex => precision.saturating_add(whole_digits_max).saturating_mul(2),
        };
        let grouped = self.grouping != Grouping::None || self.fraction_grouping != Grouping::None;
        let separators = if grouped { digits / 3 + 1 } else { 0 };
        // Padding and digits overlap, but with separators among padding zeros their sum is the bound.
        padding.saturating_add(digits).saturating_add(separators)
    }

    /// Whether an int is converted to a float for this type character.
    pub(crate) fn is_float_presentation(&self) -> bool {
        matches!(
            self.presentation,
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')
        )
    }

    /// `format(text, spec)`.
    pub(crate) fn format_str(&self, text: &str) -> String {
        let text = match self.precision {
            Some(precision) => prefix(text, precision),
            None => text,
        };
        let mut out =
            String::with_capacity(self.size(text.len()).min(text.len().saturating_add(64)));
        let content_width = if self.width.is_some() {
            text.chars().count()
        } else {
            0
        };
        layout::pad(&mut out, self, content_width, |out| out.push_str(text));
        out
    }
}

/// The first `count` characters.
fn prefix(text: &str, count: usize) -> &str {
    if text.len() <= count {
        return text;
    }
    match text.char_indices().nth(count) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    }
}
