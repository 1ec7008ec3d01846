//! `int(text, base)` and `float(text)`.

use dashu_int::{IBig, UBig};

use crate::text::repr::{repr_bytes, repr_str};
use crate::text::unicode::{decimal_value, is_space};
use crate::text::{TextError, TextResult};

/// `sys.get_int_max_str_digits()` unless the program sets another limit.
pub(crate) const DIGITS_MAX_DEFAULT: usize = 4300;
/// CPython checks the digit limit only beyond this many digits.
const DIGIT_LIMIT_THRESHOLD: usize = 640;
/// The characters of a repr that an int error shows.
const SHOWN_CHARS_MAX: usize = 200;

/// `int(text, base)`; `digits_max` 0 means no limit.
pub(crate) fn parse_int(text: &str, base: i64, digits_max: usize) -> TextResult<IBig> {
    let base = check_base(base)?;
    let plain = plain_text(text);
    let parsed = plain
        .as_deref()
        .map_or(Ok(None), |plain| read_int(plain, base, digits_max))?;
    parsed.ok_or_else(|| invalid_int(base, &repr_str(text)))
}

/// `int(bytes, base)`.
pub(crate) fn parse_int_bytes(bytes: &[u8], base: i64, digits_max: usize) -> TextResult<IBig> {
    let base = check_base(base)?;
    let plain = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| text.is_ascii());
    let parsed = plain.map_or(Ok(None), |plain| read_int(plain, base, digits_max))?;
    parsed.ok_or_else(|| invalid_int(base, &repr_bytes(bytes)))
}

/// `float(text)`.
pub(crate) fn parse_float(text: &str) -> TextResult<f64> {
    let parsed = plain_text(text).and_then(|plain| read_float(&plain));
    parsed.ok_or_else(|| invalid_float(&repr_str(text)))
}

/// `float(bytes)`.
pub(crate) fn parse_float_bytes(bytes: &[u8]) -> TextResult<f64> {
    let plain = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| text.is_ascii());
    plain
        .and_then(read_float)
        .ok_or_else(|| invalid_float(&repr_bytes(bytes)))
}

fn check_base(base: i64) -> TextResult<u32> {
    match u32::try_from(base) {
        Ok(base @ (0 | 2..=36)) => Ok(base),
        _ => Err(TextError::value("int() base must be >= 2 and <= 36, or 0")),
    }
}

#[cold]
fn invalid_int(base: u32, repr: &str) -> TextError {
    let shown: String = repr.chars().take(SHOWN_CHARS_MAX).collect();
    TextError::value(format!(
        "invalid literal for int() with base {base}: {shown}"
    ))
}

#[cold]
fn invalid_float(repr: &str) -> TextError {
    TextError::value(format!("could not convert string to float: {repr}"))
}

/// ASCII text as it is; in other text, digits of any script become ASCII digits and spaces become
/// ASCII spaces. `None` when some character can't be part of a number.
pub(super) fn plain_text(text: &str) -> Option<std::borrow::Cow<'_, str>> {
    if text.is_ascii() {
        return Some(text.into());
    }
    let plain = |c: char| match c {
        _ if c.is_ascii() => Some(c),
        _ if is_space(c) => Some(' '),
        _ => char::from_digit(decimal_value(c)?, 10),
    };
    text.chars()
        .map(plain)
        .collect::<Option<String>>()
        .map(Into::into)
}

/// The whitespace C knows, which is less than what `str.isspace` does.
pub(super) fn trim_space(text: &str) -> &str {
    text.trim_matches(|c| matches!(c, '\t'..='\r' | ' '))
}

fn take_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Read an int literal; `None` when it isn't one.
fn read_int(text: &str, base: u32, digits_max: usize) -> TextResult<Option<IBig>> {
    let (negative, text) = take_sign(trim_space(text));
    let prefix = text.get(..2).and_then(prefix_base);
    let (base, text, zero_only) = match (base, prefix) {
        (0, Some(base)) => (base, text.get(2..).unwrap_or(""), false),
        // A bare leading zero was octal once, so only zero itself may have one.
        (0, None) => (10, text, text.starts_with('0')),
        (base, Some(of_prefix)) if base == of_prefix => (base, text.get(2..).unwrap_or(""), false),
        (base, _) => (base, text, false),
    };
    let text = if prefix == Some(base) {
        text.strip_prefix('_').unwrap_or(text)
    } else {
        text
    };
    let digit_end = text
        .bytes()
        .position(|byte| byte != b'_' && !is_digit_of(byte, base))
        .unwrap_or(text.len());
    let (literal, after) = text.split_at(digit_end);
    if literal.is_empty()
        || literal.starts_with('_')
        || literal.ends_with('_')
        || literal.contains("__")
    {
        return Ok(None);
    }
    let digits = without_underscores(literal);
    if !after.is_empty() {
        return Ok(None);
    }
    if !base.is_power_of_two() {
        check_digit_limit(digits.len(), digits_max)?;
    }
    let Ok(magnitude) = UBig::from_str_radix(&digits, base) else {
        return Ok(None);
    };
    if zero_only && !magnitude.is_zero() {
        return Ok(None);
    }
    let value = IBig::from(magnitude);
    Ok(Some(if negative { -value } else { value }))
}

fn prefix_base(prefix: &str) -> Option<u32> {
    match prefix {
        "0x" | "0X" => Some(16),
        "0o" | "0O" => Some(8),
        "0b" | "0B" => Some(2),
        _ => None,
    }
}

fn is_digit_of(byte: u8, base: u32) -> bool {
    char::from(byte).is_digit(base)
}

fn without_underscores(literal: &str) -> std::borrow::Cow<'_, str> {
    if literal.contains('_') {
        literal.replace('_', "").into()
    } else {
        literal.into()
    }
}

fn check_digit_limit(digits: usize, digits_max: usize) -> TextResult<()> {
    if digits_max == 0 || digits <= digits_max.max(DIGIT_LIMIT_THRESHOLD) {
        return Ok(());
    }
    Err(TextError::value(format!(
        "Exceeds the limit ({digits_max} digits) for integer string conversion: value has {digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit"
    )))
}

/// Read a float literal; `None` when it isn't one.
fn read_float(text: &str) -> Option<f64> {
    let text = trim_space(text);
    if text.contains('_') {
        if !underscores_separate_digits(text) {
            return None;
        }
        return read_plain_float(&text.replace('_', ""));
    }
    read_plain_float(text)
}

pub(super) fn underscores_separate_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    bytes.iter().enumerate().all(|(index, &byte)| {
        let before = index.checked_sub(1).and_then(|before| bytes.get(before));
        byte != b'_' || is_digit(before) && is_digit(bytes.get(index + 1))
    })
}

fn read_plain_float(text: &str) -> Option<f64> {
    let (negative, magnitude) = take_sign(text);
    // Rust's grammar of floats is Python's, once a second sign is excluded.
    if magnitude.starts_with(['+', '-']) {
        return None;
    }
    let value: f64 = magnitude.parse().ok()?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::{check_lines, outcome};

    #[test]
    fn ints_parse_as_cpython_does() {
        check_lines(include_str!("testdata/parse_int.txt"), |input| {
            let base = input[1].parse().expect("a base");
            let parsed = parse_int(&input[0], base, DIGITS_MAX_DEFAULT);
            if input[0].is_ascii() {
                let of_bytes = parse_int_bytes(input[0].as_bytes(), base, DIGITS_MAX_DEFAULT);
                assert_eq!(of_bytes.as_ref().ok(), parsed.as_ref().ok());
            }
            outcome(parsed.map(|value| format!("{value:x}")))
        });
    }

    #[test]
    fn long_ints_meet_the_digit_limit() {
        check_lines(include_str!("testdata/parse_int_long.txt"), |input| {
            let count = input[2].parse().expect("a count");
            let text = format!("{}{}{}", input[0], input[1].repeat(count), input[3]);
            let base = input[4].parse().expect("a base");
            outcome(parse_int(&text, base, DIGITS_MAX_DEFAULT).map(|value| format!("{value:x}")))
        });
    }

    #[test]
    fn floats_parse_as_cpython_does() {
        check_lines(include_str!("testdata/parse_float.txt"), |input| {
            outcome(parse_float(&input[0]).map(|value| format!("{:016x}", value.to_bits())))
        });
    }

    #[test]
    fn bytes_that_are_no_text_are_shown() {
        let message = |error: TextError| error.message;
        assert_eq!(
            parse_int_bytes(b"\xff", 10, 0).map_err(message),
            Err("invalid literal for int() with base 10: b'\\xff'".to_owned())
        );
        assert_eq!(
            parse_float_bytes(b"\xff").map_err(message),
            Err("could not convert string to float: b'\\xff'".to_owned())
        );
    }
}
