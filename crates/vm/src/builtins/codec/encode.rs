//! Text to bytes.

use super::{CodecError, Encoding, Order, no_handler};

/// A bound on the bytes of an encoded text.
fn size_max(text: &str) -> usize {
    text.len().saturating_add(4)
}

/// `text.encode(encoding, errors)`.
pub(crate) fn encode(text: &str, encoding: Encoding, errors: &str) -> Result<Vec<u8>, CodecError> {
    let limit = match encoding {
        Encoding::Utf8 => return Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Signed => return Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Utf16(order) => return Ok(utf16(text, order)),
        Encoding::Utf32(order) => return Ok(utf32(text, order)),
        Encoding::Ascii => 0x80,
        Encoding::Latin1 => 0x100,
    };
    let mut out = Vec::with_capacity(size_max(text));
    let mut characters = text.chars().enumerate().peekable();
    while let Some((start, character)) = characters.next() {
        if u32::from(character) < limit {
            out.push(u32::from(character) as u8);
            continue;
        }
        if errors == "strict" {
            let mut end = start + 1;
            while characters
                .next_if(|(_, c)| u32::from(*c) >= limit)
                .is_some()
            {
                end += 1;
            }
            let reason = match encoding {
                Encoding::Ascii => "ordinal not in range(128)",
                _ => "ordinal not in range(256)",
            };
            return Err(CodecError::Unicode {
                encoding: encoding.name(),
                start,
                end,
                reason,
            });
        }
        replace(&mut out, character, errors)?;
    }
    Ok(out)
}

/// What an error handler writes for a character.
fn replace(out: &mut Vec<u8>, character: char, errors: &str) -> Result<(), CodecError> {
    let code = u32::from(character);
    let text = match errors {
        "ignore" => return Ok(()),
        "replace" => "?".to_string(),
        "xmlcharrefreplace" => format!("&#{code};"),
        "backslashreplace" => match code {
            0..=0xff => format!("\\x{code:02x}"),
            0x100..=0xffff => format!("\\u{code:04x}"),
            _ => format!("\\U{code:08x}"),
        },
        _ => return Err(no_handler(errors)),
    };
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

fn utf16(text: &str, order: Order) -> Vec<u8> {
    let mut out = Vec::new();
    if order == Order::Marked {
        out.extend_from_slice(&0xfeff_u16.to_le_bytes());
    }
    for unit in text.encode_utf16() {
        out.extend_from_slice(&match order {
            Order::Big => unit.to_be_bytes(),
            _ => unit.to_le_bytes(),
        });
    }
    out
}

fn utf32(text: &str, order: Order) -> Vec<u8> {
    let mut out = Vec::new();
    if order == Order::Marked {
        out.extend_from_slice(&0xfeff_u32.to_le_bytes());
    }
    for character in text.chars() {
        let code = u32::from(character);
        out.extend_from_slice(&match order {
            Order::Big => code.to_be_bytes(),
            _ => code.to_le_bytes(),
        });
    }
    out
}
