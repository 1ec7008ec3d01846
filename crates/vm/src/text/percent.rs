//! `%`-formatting: the template's parser, and the formatting of ints, floats and text.
//!
//! The VM drives: it takes one piece after another, fetches what the piece asks for and formats it.
//! CPython meets a template's mistakes only when it reaches them, after the `str` of the arguments
//! before has run; hence mistakes are pieces too. The steps of a field, in order:
//!
//! 1. `key`: the argument must be a mapping ("format requires a mapping"); look the key up; from
//!    here on that value is the only argument.
//! 2. a `*` width, then a `*` precision: take an argument, "* wants int", `Layout::star_width` and
//!    `Layout::star_precision`.
//! 3. `Conversion::Malformed`: raise its error.
//! 4. take the argument ("not enough arguments for format string").
//! 5. `Conversion::Unsupported`: raise its error; otherwise format with one of `Layout`'s methods.
//!
//! At the end, arguments left over are an error unless the argument was a mapping
//! ("not all arguments converted during string formatting").

use std::ops::Range;

use dashu_int::{IBig, Sign as IntSign};

use super::float_format::{FloatFormat, FloatStyle};
use super::format_spec::{Align, FormatSpec, Grouping, Kind, NumberParts, Sign};
use super::{TextError, TextResult};
use crate::number::convert::to_decimal;

/// C's limits on widths and precisions.
const WIDTH_MAX: usize = i64::MAX as usize;
const PRECISION_MAX: usize = i32::MAX as usize;

/// One part of a template. Ranges are byte positions in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text to copy.
    Literal(Range<usize>),
    /// A conversion.
    Field(Field),
    /// `%(` without its end: raise `incomplete_key` once the argument proves to be a mapping.
    IncompleteKey,
}

/// A conversion of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    /// The name between parentheses.
    pub key: Option<Range<usize>>,
    pub layout: Layout,
    /// The width is to be taken from the arguments.
    pub width_is_argument: bool,
    /// The precision is to be taken from the arguments.
    pub precision_is_argument: bool,
    pub conversion: Conversion,
}

/// What a field does with its argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Conversion {
    /// `s`, `r`, `a`: the argument's `str`, `repr` or `ascii`, for `format_text`.
    Text(char),
    /// `d`, `i`, `u`: an int, or a float to truncate.
    Decimal(char),
    /// `o`, `x`, `X`: an int.
    Radix(char),
    /// `e`, `E`, `f`, `F`, `g`, `G`: a float.
    Float(char),
    /// `c`: an int or a string of one character.
    Character,
    /// An unknown conversion, an error once the argument was taken.
    Unsupported(TextError),
    /// An error before the argument is taken.
    Malformed(TextError),
}

/// The flags, width and precision of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    pub left: bool,
    pub sign: bool,
    pub space: bool,
    pub alternate: bool,
    pub zero: bool,
    pub width: usize,
    pub precision: Option<usize>,
}

/// The next piece of `template` from the byte `position` on, which moves behind it.
pub(crate) fn next_piece(template: &str, position: &mut usize) -> Option<Piece> {
    let rest = template.get(*position..).filter(|rest| !rest.is_empty())?;
    let start = *position;
    if !rest.starts_with('%') {
        *position = start + memchr::memchr(b'%', rest.as_bytes()).unwrap_or(rest.len());
        return Some(Piece::Literal(start..*position));
    }
    if rest.starts_with("%%") {
        *position = start + 2;
        return Some(Piece::Literal(start + 1..start + 2));
    }
    let mut reader = Reader {
        template,
        position: start + 1,
    };
    let piece = reader.field();
    *position = reader.position;
    Some(piece)
}

/// The error of `Piece::IncompleteKey`.
pub(crate) fn incomplete_key() -> TextError {
    TextError::value("incomplete format key")
}

struct Reader<'a> {
    template: &'a str,
    position: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.template.get(self.position..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.position += c.len_utf8();
        Some(c)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.position += wanted.len_utf8();
        }
        found
    }

    fn field(&mut self) -> Piece {
        let mut field = Field {
            key: None,
            layout: Layout::default(),
            width_is_argument: false,
            precision_is_argument: false,
            conversion: Conversion::Character,
        };
        if self.take('(') {
            match self.key() {
                Some(key) => field.key = Some(key),
                None => return Piece::IncompleteKey,
            }
        }
        field.conversion = match self.options(&mut field) {
            Ok(()) => self.conversion(),
            Err(error) => Conversion::Malformed(error),
        };
        Piece::Field(field)
    }

    /// The text up to the parenthesis that closes the key; parentheses inside nest.
    fn key(&mut self) -> Option<Range<usize>> {
        let start = self.position;
        let mut depth = 1_usize;
        while let Some(c) = self.next() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(start..self.position - 1);
            }
        }
        None
    }

    fn options(&mut self, field: &mut Field) -> TextResult<()> {
        let layout = &mut field.layout;
        loop {
            let flag = match self.peek() {
                Some('-') => &mut layout.left,
                Some('+') => &mut layout.sign,
                Some(' ') => &mut layout.space,
                Some('#') => &mut layout.alternate,
                Some('0') => &mut layout.zero,
                _ => break,
            };
            *flag = true;
            self.position += 1;
        }
        field.width_is_argument = self.take('*');
        if !field.width_is_argument {
            layout.width = self.number(WIDTH_MAX, "width too big")?;
        }
        if self.take('.') {
            field.precision_is_argument = self.take('*');
            let precision = if field.precision_is_argument {
                0
            } else {
                self.number(PRECISION_MAX, "precision too big")?
            };
            layout.precision = Some(precision);
        }
        // C's length modifiers mean nothing here.
        let _ = self.take('h') || self.take('l') || self.take('L');
        Ok(())
    }

    fn number(&mut self, max: usize, too_big: &str) -> TextResult<usize> {
        let mut number = 0_usize;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            let value = number
                .checked_mul(10)
                .and_then(|tens| tens.checked_add(digit as usize));
            number = value
                .filter(|&value| value <= max)
                .ok_or_else(|| TextError::value(too_big))?;
            self.position += 1;
        }
        Ok(number)
    }

    fn conversion(&mut self) -> Conversion {
        let start = self.position;
        match self.next() {
            None => Conversion::Malformed(TextError::value("incomplete format")),
            Some(c @ ('s' | 'r' | 'a')) => Conversion::Text(c),
            Some(c @ ('d' | 'i' | 'u')) => Conversion::Decimal(c),
            Some(c @ ('o' | 'x' | 'X')) => Conversion::Radix(c),
            Some(c @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G')) => Conversion::Float(c),
            Some('c') => Conversion::Character,
            Some(c) => Conversion::Unsupported(self.unsupported(c, start)),
        }
    }

    fn unsupported(&self, c: char, start: usize) -> TextError {
        let index = self
            .template
            .get(..start)
            .map_or(0, |before| before.chars().count());
        let shown = if matches!(c, '\x1f'..='~') { c } else { '?' };
        let code = u32::from(c);
        TextError::value(format!(
            "unsupported format character '{shown}' (0x{code:x}) at index {index}"
        ))
    }
}

impl Layout {
    /// Take a `*` width; `None` for an int beyond 64 bits.
    pub(crate) fn star_width(&mut self, width: Option<i64>) -> TextResult<()> {
        let width = width
            .ok_or_else(|| TextError::overflow("Python int too large to convert to C ssize_t"))?;
        self.left |= width < 0;
        // CPython negates in a machine word, where the smallest int stays negative: no width.
        self.width = width
            .checked_abs()
            .and_then(|width| usize::try_from(width).ok())
            .unwrap_or(0);
        Ok(())
    }

    /// Take a `*` precision; `None` for an int beyond 64 bits.
    pub(crate) fn star_precision(&mut self, precision: Option<i64>) -> TextResult<()> {
        let precision = precision.and_then(|precision| i32::try_from(precision).ok());
        let precision = precision
            .ok_or_else(|| TextError::overflow("Python int too large to convert to C int"))?;
        self.precision = Some(usize::try_from(precision).unwrap_or(0));
        Ok(())
    }

    /// A bound on the bytes of formatting text or digits of `content_size` bytes.
    pub(crate) fn size(&self, content_size: usize) -> usize {
        let whole_digits_max = 340;
        let precision = self.precision.unwrap_or(0);
        self.width
            .saturating_add(precision)
            .saturating_add(content_size)
            .saturating_add(whole_digits_max)
    }

    /// `%s`, `%r`, `%a`: the text, cut to the precision and padded.
    pub(crate) fn format_text(&self, text: &str) -> String {
        FormatSpec {
            precision: self.precision,
            ..self.spec(Kind::Str)
        }
        .format_str(text)
    }

    /// `%c` of a string; `None` is the caller's cue that it isn't one character.
    pub(crate) fn format_char(&self, c: char) -> String {
        self.spec(Kind::Str).format_str(c.encode_utf8(&mut [0; 4]))
    }

    /// `%c` of an int; `None` for one beyond 64 bits.
    pub(crate) fn format_code_point(&self, code: Option<i64>) -> TextResult<String> {
        match code
            .and_then(|code| u32::try_from(code).ok())
            .filter(|&code| code <= 0x10_ffff)
        {
            None => Err(TextError::overflow("%c arg not in range(0x110000)")),
            Some(code) => match char::from_u32(code) {
                Some(c) => Ok(self.format_char(c)),
                // CPython differs: our strings hold no surrogates.
                None => Err(TextError::value(format!(
                    "surrogate \\u{code:x} in a string is not supported"
                ))),
            },
        }
    }

    /// `%d` and its kin, and `%o`, `%x`, `%X`; `digits_max` is `sys.get_int_max_str_digits()`.
    pub(crate) fn format_int(
        &self,
        value: &IBig,
        conversion: char,
        digits_max: usize,
    ) -> TextResult<String> {
        let (digits, prefix) = match conversion {
            'o' => (format!("{value:o}"), "0o"),
            'x' => (format!("{value:x}"), "0x"),
            'X' => (format!("{value:X}"), "0X"),
            _ => (to_decimal(value, digits_max)?, ""),
        };
        let digits = digits.trim_start_matches('-');
        let zeros = self.precision.unwrap_or(0).saturating_sub(digits.len());
        let mut whole = "0".repeat(zeros);
        whole.push_str(digits);
        let parts = NumberParts {
            sign: self.sign_of(value.sign() == IntSign::Negative),
            prefix: if self.alternate { prefix } else { "" },
            whole: &whole,
            ..NumberParts::default()
        };
        Ok(self.lay_out(parts))
    }

    /// `%e`, `%f`, `%g` in either case.
    pub(crate) fn format_float(&self, value: f64, conversion: char) -> String {
        let format = FloatFormat {
            style: match conversion {
                'e' | 'E' => FloatStyle::Exponent,
                'f' | 'F' => FloatStyle::Fixed,
                _ => FloatStyle::General,
            },
            precision: self.precision.unwrap_or(6),
            alternate: self.alternate,
            uppercase: conversion.is_ascii_uppercase(),
            point_zero: false,
            ..FloatFormat::REPR
        };
        let text = format.text(value);
        let magnitude = text.trim_start_matches('-');
        let sign = self.sign_of(text.len() > magnitude.len());
        // The width counts only what stands between the sign and the padding: no grouping here.
        let parts = if value.is_finite() {
            NumberParts {
                sign,
                whole: magnitude,
                ..NumberParts::default()
            }
        } else {
            NumberParts {
                sign,
                rest: magnitude,
                ..NumberParts::default()
            }
        };
        self.lay_out(parts)
    }

    fn sign_of(&self, negative: bool) -> Option<char> {
        match () {
            () if negative => Some('-'),
            () if self.sign => Some('+'),
            () if self.space => Some(' '),
            () => None,
        }
    }

    fn lay_out(&self, parts: NumberParts<'_>) -> String {
        let mut out = String::new();
        parts.push(&mut out, &self.spec(Kind::Int), 3);
        out
    }

    fn spec(&self, kind: Kind) -> FormatSpec {
        let zero = self.zero && !self.left && kind != Kind::Str;
        FormatSpec {
            kind,
            fill: if zero { '0' } else { ' ' },
            align: match (self.left, zero) {
                (true, _) => Align::Left,
                (false, true) => Align::AfterSign,
                (false, false) => Align::Right,
            },
            sign: Sign::Unset,
            no_negative_zero: false,
            alternate: false,
            width: Some(self.width).filter(|&width| width > 0),
            grouping: Grouping::None,
            precision: None,
            fraction_grouping: Grouping::None,
            presentation: None,
        }
    }
}

/// "%d format: a real number is required, not str" and its kin, for a value of the class `type_name`.
pub(crate) fn wrong_type(conversion: &Conversion, type_name: &str) -> TextError {
    TextError::type_error(match conversion {
        Conversion::Decimal(c) => {
            format!("%{c} format: a real number is required, not {type_name}")
        }
        Conversion::Radix(c) => format!("%{c} format: an integer is required, not {type_name}"),
        Conversion::Float(_) => format!("must be real number, not {type_name}"),
        _ => format!("%c requires an int or a unicode character, not {type_name}"),
    })
}

/// The error of `%c` with a string that isn't one character.
pub(crate) fn wrong_length(char_count: usize) -> TextError {
    TextError::type_error(format!(
        "%c requires an int or a unicode character, not a string of length {char_count}"
    ))
}

#[cfg(test)]
mod tests;
