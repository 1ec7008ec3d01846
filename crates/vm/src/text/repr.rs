//! `repr` and `ascii` of strings and bytes, `repr` of floats and complex numbers.

use super::float_format::FloatFormat;
use super::unicode::is_printable;

/// `repr(text)`.
pub(crate) fn repr_str(text: &str) -> String {
    quoted(text, repr_str_size(text), is_printable)
}

/// The exact bytes of `repr(text)`.
pub(crate) fn repr_str_size(text: &str) -> usize {
    quoted_size(text, is_printable)
}

/// `ascii(text)`.
pub(crate) fn ascii_str(text: &str) -> String {
    quoted(text, ascii_str_size(text), is_ascii_printable)
}

/// The exact bytes of `ascii(text)`.
pub(crate) fn ascii_str_size(text: &str) -> usize {
    quoted_size(text, is_ascii_printable)
}

/// `ascii(object)` from its `repr`: escapes what is not ASCII and quotes nothing.
pub(crate) fn ascii_of_repr(repr: &str) -> String {
    if repr.is_ascii() {
        return repr.to_owned();
    }
    let mut out = String::with_capacity(ascii_of_repr_size(repr));
    for c in repr.chars() {
        if c.is_ascii() {
            out.push(c)
        } else {
            push_code_escape(&mut out, c)
        }
    }
    out
}

/// The exact bytes of `ascii_of_repr`.
pub(crate) fn ascii_of_repr_size(repr: &str) -> usize {
    repr.chars()
        .map(|c| if c.is_ascii() { 1 } else { code_escape_size(c) })
        .fold(0, usize::saturating_add)
}

/// `repr(bytes)`, with its `b`.
pub(crate) fn repr_bytes(bytes: &[u8]) -> String {
    let quote = bytes_quote(bytes);
    let mut out = String::with_capacity(repr_bytes_size(bytes));
    out.push('b');
    out.push(char::from(quote));
    for &byte in bytes {
        push_byte(&mut out, byte, quote);
    }
    out.push(char::from(quote));
    out
}

/// `repr(bytearray)` with the name of its class; apostrophes are escaped within any quotes.
pub(crate) fn repr_bytearray(name: &str, bytes: &[u8]) -> String {
    let quote = bytes_quote(bytes);
    let mut out = format!("{name}(b{}", char::from(quote));
    for &byte in bytes {
        match byte {
            b'\'' => out.push_str("\\'"),
            _ => push_byte(&mut out, byte, quote),
        }
    }
    out.push(char::from(quote));
    out.push(')');
    out
}

/// The exact bytes of `repr_bytes`.
pub(crate) fn repr_bytes_size(bytes: &[u8]) -> usize {
    let quote = bytes_quote(bytes);
    let body = bytes.iter().map(|&byte| match byte {
        b'\\' | b'\t' | b'\n' | b'\r' => 2,
        _ if byte == quote => 2,
        b' '..=b'~' => 1,
        _ => 4,
    });
    body.fold(3, usize::saturating_add)
}

/// `repr(value)`, which is also `str(value)`.
pub(crate) fn repr_float(value: f64) -> String {
    let mut out = String::with_capacity(24);
    push_repr_float(&mut out, value);
    out
}

/// Append `repr(value)`.
pub(crate) fn push_repr_float(out: &mut String, value: f64) {
    FloatFormat::REPR.push(out, value);
}

/// `repr(complex(real, imag))`, which is also its `str`.
pub(crate) fn repr_complex(real: f64, imag: f64) -> String {
    let mut out = String::new();
    let bare = real == 0.0 && real.is_sign_positive();
    if !bare {
        out.push('(');
        FloatFormat::REPR_SHORT.push(&mut out, real);
        if imag.is_nan() || imag.is_sign_positive() {
            out.push('+');
        }
    }
    FloatFormat::REPR_SHORT.push(&mut out, imag);
    out.push('j');
    if !bare {
        out.push(')');
    }
    out
}

fn is_ascii_printable(c: char) -> bool {
    matches!(c, ' '..='~')
}

/// Python prefers single quotes unless only they would need escaping.
fn quote_of(text: &str) -> char {
    if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    }
}

fn bytes_quote(bytes: &[u8]) -> u8 {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        b'"'
    } else {
        b'\''
    }
}

fn quoted(text: &str, size: usize, printable: fn(char) -> bool) -> String {
    let quote = quote_of(text);
    let mut out = String::with_capacity(size);
    out.push(quote);
    if size == text.len().saturating_add(2) {
        out.push_str(text);
    } else {
        for c in text.chars() {
            push_char(&mut out, c, quote, printable);
        }
    }
    out.push(quote);
    out
}

fn quoted_size(text: &str, printable: fn(char) -> bool) -> usize {
    let quote = quote_of(text);
    let body = text.chars().map(|c| match c {
        '\\' | '\t' | '\n' | '\r' => 2,
        _ if c == quote => 2,
        _ if printable(c) => c.len_utf8(),
        _ => code_escape_size(c),
    });
    body.fold(2, usize::saturating_add)
}

fn push_char(out: &mut String, c: char, quote: char, printable: fn(char) -> bool) {
    match c {
        '\t' => out.push_str("\\t"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        _ if c == quote || c == '\\' => {
            out.push('\\');
            out.push(c);
        }
        _ if printable(c) => out.push(c),
        _ => push_code_escape(out, c),
    }
}

fn push_byte(out: &mut String, byte: u8, quote: u8) {
    if byte.is_ascii() {
        push_char(out, char::from(byte), char::from(quote), is_ascii_printable);
    } else {
        push_hex_escape(out, 'x', u32::from(byte), 2);
    }
}

fn push_code_escape(out: &mut String, c: char) {
    let code = u32::from(c);
    match code_escape_size(c) {
        4 => push_hex_escape(out, 'x', code, 2),
        6 => push_hex_escape(out, 'u', code, 4),
        _ => push_hex_escape(out, 'U', code, 8),
    }
}

fn code_escape_size(c: char) -> usize {
    match u32::from(c) {
        0..=0xff => 4,
        0x100..=0xffff => 6,
        _ => 10,
    }
}

fn push_hex_escape(out: &mut String, letter: char, code: u32, digits: u32) {
    out.push('\\');
    out.push(letter);
    for position in (0..digits).rev() {
        let digit = (code >> (4 * position)) & 0xf;
        out.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::{check_lines, float_field};

    #[test]
    fn strings_repr_as_cpython_does() {
        check_lines(include_str!("testdata/repr_str.txt"), |input| {
            match input[0].as_str() {
                "repr" => {
                    let repr = repr_str(&input[1]);
                    assert_eq!(repr.len(), repr_str_size(&input[1]));
                    repr
                }
                "ascii" => {
                    let ascii = ascii_str(&input[1]);
                    assert_eq!(ascii.len(), ascii_str_size(&input[1]));
                    assert_eq!(ascii_of_repr(&repr_str(&input[1])), ascii);
                    ascii
                }
                _ => {
                    let bytes: Vec<u8> = input[1].chars().map(|c| u32::from(c) as u8).collect();
                    let repr = repr_bytes(&bytes);
                    assert_eq!(repr.len(), repr_bytes_size(&bytes));
                    repr
                }
            }
        });
    }

    #[test]
    fn floats_repr_as_cpython_does() {
        check_lines(include_str!("testdata/repr_float.txt"), |input| {
            repr_float(float_field(&input[0]))
        });
    }

    #[test]
    fn complex_numbers_repr_as_cpython_does() {
        check_lines(include_str!("testdata/repr_complex.txt"), |input| {
            repr_complex(float_field(&input[0]), float_field(&input[1]))
        });
    }
}
