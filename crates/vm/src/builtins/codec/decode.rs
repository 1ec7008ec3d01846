//! Bytes to text.

use super::{CodecError, Encoding, Order, no_handler};

/// `bytes.decode(encoding, errors)`.
pub(crate) fn decode(data: &[u8], encoding: Encoding, errors: &str) -> Result<String, CodecError> {
    match encoding {
        Encoding::Utf8 => utf8(data, errors),
        Encoding::Utf8Signed => utf8(data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data), errors),
        Encoding::Latin1 => Ok(data.iter().map(|&byte| char::from(byte)).collect()),
        Encoding::Ascii => ascii(data, errors),
        Encoding::Utf16(order) => {
            let (order, start) = marked(data, order, &[0xff, 0xfe], &[0xfe, 0xff]);
            units(data, start, order, encoding, errors, utf16_at)
        }
        Encoding::Utf32(order) => {
            let (order, start) = marked(data, order, &[0xff, 0xfe, 0, 0], &[0, 0, 0xfe, 0xff]);
            units(data, start, order, encoding, errors, utf32_at)
        }
    }
}

/// What an error handler writes for bytes that are no text.
fn replace(
    out: &mut String,
    data: &[u8],
    errors: &str,
    (start, end): (usize, usize),
    (encoding, reason): (&'static str, &'static str),
) -> Result<(), CodecError> {
    match errors {
        "ignore" => {}
        "replace" => out.push('\u{fffd}'),
        "backslashreplace" => {
            for byte in data.get(start..end).unwrap_or_default() {
                out.push_str(&format!("\\x{byte:02x}"));
            }
        }
        "strict" => {
            return Err(CodecError::Unicode {
                encoding,
                start,
                end,
                reason,
            });
        }
        _ => return Err(no_handler(errors)),
    }
    Ok(())
}

fn utf8(data: &[u8], errors: &str) -> Result<String, CodecError> {
    let mut out = String::with_capacity(data.len());
    let mut start = 0;
    loop {
        let rest = data.get(start..).unwrap_or_default();
        let error = match std::str::from_utf8(rest) {
            Ok(text) => {
                out.push_str(text);
                return Ok(out);
            }
            Err(error) => error,
        };
        let good = error.valid_up_to();
        let text = rest.get(..good).map(std::str::from_utf8);
        out.push_str(text.and_then(Result::ok).unwrap_or(""));
        let at = start + good;
        let first = data.get(at).copied().unwrap_or(0);
        let (end, reason) = match error.error_len() {
            None => (data.len(), "unexpected end of data"),
            Some(length) if matches!(first, 0xc2..=0xf4) => {
                (at + length, "invalid continuation byte")
            }
            Some(length) => (at + length, "invalid start byte"),
        };
        replace(&mut out, data, errors, (at, end), ("utf-8", reason))?;
        start = end;
    }
}

fn ascii(data: &[u8], errors: &str) -> Result<String, CodecError> {
    let mut out = String::with_capacity(data.len());
    for (at, &byte) in data.iter().enumerate() {
        if byte.is_ascii() {
            out.push(char::from(byte));
        } else {
            let reason = ("ascii", "ordinal not in range(128)");
            replace(&mut out, data, errors, (at, at + 1), reason)?;
        }
    }
    Ok(out)
}

/// The order a byte order mark gives, and where the text starts behind it.
fn marked(data: &[u8], order: Order, little: &[u8], big: &[u8]) -> (Order, usize) {
    match order {
        Order::Marked if data.starts_with(little) => (Order::Little, little.len()),
        Order::Marked if data.starts_with(big) => (Order::Big, big.len()),
        Order::Marked => (Order::Little, 0),
        order => (order, 0),
    }
}

/// A character and how many bytes it took, or how many bytes are wrong and why.
type Unit = Result<(char, usize), (usize, &'static str)>;

fn units(
    data: &[u8],
    mut start: usize,
    order: Order,
    encoding: Encoding,
    errors: &str,
    read: fn(&[u8], Order) -> Unit,
) -> Result<String, CodecError> {
    // Errors name the order that a byte order mark gave.
    let name = match encoding {
        Encoding::Utf16(_) => Encoding::Utf16(order).name(),
        _ => Encoding::Utf32(order).name(),
    };
    let mut out = String::with_capacity(data.len() / 2);
    while let Some(rest) = data.get(start..).filter(|rest| !rest.is_empty()) {
        match read(rest, order) {
            Ok((character, size)) => {
                out.push(character);
                start += size;
            }
            Err((size, reason)) => {
                let end = start + size;
                replace(&mut out, data, errors, (start, end), (name, reason))?;
                start = end;
            }
        }
    }
    Ok(out)
}

fn utf16_at(rest: &[u8], order: Order) -> Unit {
    let unit = |at: usize| {
        let pair = rest.get(at..at + 2)?;
        let pair = [*pair.first()?, *pair.last()?];
        Some(match order {
            Order::Big => u16::from_be_bytes(pair),
            _ => u16::from_le_bytes(pair),
        })
    };
    let Some(first) = unit(0) else {
        return Err((rest.len(), "truncated data"));
    };
    if let Some(character) = char::from_u32(u32::from(first)) {
        return Ok((character, 2));
    }
    if first >= 0xdc00 {
        return Err((2, "illegal encoding"));
    }
    let Some(second) = unit(2) else {
        return Err((rest.len(), "unexpected end of data"));
    };
    match char::decode_utf16([first, second]).next() {
        Some(Ok(character)) => Ok((character, 4)),
        _ => Err((2, "illegal UTF-16 surrogate")),
    }
}

fn utf32_at(rest: &[u8], order: Order) -> Unit {
    let Some(word) = rest
        .get(..4)
        .and_then(|word| <[u8; 4]>::try_from(word).ok())
    else {
        return Err((rest.len(), "truncated data"));
    };
    let code = match order {
        Order::Big => u32::from_be_bytes(word),
        _ => u32::from_le_bytes(word),
    };
    match char::from_u32(code) {
        Some(character) => Ok((character, 4)),
        None if code > 0x10_ffff => Err((4, "code point not in range(0x110000)")),
        None => Err((
            4,
            "code point in surrogate code point range(0xd800, 0xe000)",
        )),
    }
}
