//! Bytes as hexadecimal text, and back.

use super::is_space;
use crate::text::{TextError, TextResult};

/// The size of `to_hex`.
pub(crate) fn hex_size(size: usize) -> usize {
    size.saturating_mul(3)
}

/// Two digits a byte, with a separator after every so many bytes: counted from the end, or from the
/// start where the number is negative.
pub(crate) fn to_hex(data: &[u8], separator: Option<char>, group: i32) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let group_size = group.unsigned_abs() as usize;
    let mut out = String::with_capacity(data.len() * 2);
    for (index, byte) in data.iter().enumerate() {
        let place = if group < 0 { index } else { data.len() - index };
        if let Some(separator) = separator
            && index > 0
            && group_size > 0
            && place.is_multiple_of(group_size)
        {
            out.push(separator);
        }
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 15)]);
    }
    out
}

/// The bytes of hexadecimal digits in pairs; whitespace may stand between pairs.
pub(crate) fn from_hex(digits: &[u8]) -> TextResult<Vec<u8>> {
    let value = |index: usize| {
        let digit = digits.get(index).and_then(|&d| char::from(d).to_digit(16));
        digit.map(|digit| digit as u8)
    };
    let mut out = Vec::with_capacity(digits.len() / 2);
    let mut index = 0;
    while let Some(&byte) = digits.get(index) {
        if is_space(byte) {
            index += 1;
            continue;
        }
        let Some(high) = value(index) else {
            return Err(not_hexadecimal(index));
        };
        let Some(low) = value(index + 1) else {
            return Err(match index + 1 < digits.len() {
                true => not_hexadecimal(index + 1),
                false => TextError::value(
                    "fromhex() arg must contain an even number of hexadecimal digits",
                ),
            });
        };
        out.push(high << 4 | low);
        index += 2;
    }
    Ok(out)
}

/// The error for what is no digit.
pub(crate) fn not_hexadecimal(index: usize) -> TextError {
    TextError::value(format!(
        "non-hexadecimal number found in fromhex() arg at position {index}"
    ))
}
