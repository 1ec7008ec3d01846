//! The inside of quoted strings: Python's escapes.

/// The string that `raw` stands for.
pub(super) fn string(raw: &str, is_raw: bool) -> Result<String, String> {
    if is_raw {
        return Ok(raw.to_string());
    }
    let mut text = String::new();
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let (code, length) = escape(after, true)?;
        let character = char::from_u32(code);
        text.push(character.ok_or_else(|| format!("no character has the code {code:#x}"))?);
        rest = after.get(length..).unwrap_or("");
    }
    text.push_str(rest);
    Ok(text)
}

/// The bytes that `raw` stands for.
pub(super) fn bytes(raw: &str, is_raw: bool) -> Result<Vec<u8>, String> {
    if !raw.is_ascii() {
        return Err("bytes can only contain ASCII literal characters".to_string());
    }
    if is_raw {
        return Ok(raw.as_bytes().to_vec());
    }
    let mut bytes = Vec::new();
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let (code, length) = escape(after, false)?;
        bytes.push(code as u8);
        rest = after.get(length..).unwrap_or("");
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(bytes)
}

/// Escapes of one letter, and what they stand for.
const LETTERS: &[(char, u32)] = &[
    ('\\', 0x5c),
    ('\'', 0x27),
    ('"', 0x22),
    ('a', 0x07),
    ('b', 0x08),
    ('f', 0x0c),
    ('n', 0x0a),
    ('r', 0x0d),
    ('t', 0x09),
    ('v', 0x0b),
];

/// The code of the escape whose backslash stands before `text`, and how long it is.
fn escape(text: &str, wide: bool) -> Result<(u32, usize), String> {
    let Some(first) = text.chars().next() else {
        return Err("string ends with a backslash".to_string());
    };
    if let Some((_, code)) = LETTERS.iter().find(|(letter, _)| *letter == first) {
        return Ok((*code, 1));
    }
    match first {
        '0'..='7' => octal(text),
        'x' => hexadecimal(text, 2),
        'u' if wide => hexadecimal(text, 4),
        'U' if wide => hexadecimal(text, 8),
        'N' if wide => Err("`\\N{...}` is not supported: write `\\u` with the code".to_string()),
        _ => Err(format!("unknown escape `\\{}`", first.escape_debug())),
    }
}

fn octal(text: &str) -> Result<(u32, usize), String> {
    let is_digit = |each: &char| matches!(each, '0'..='7');
    let digits: String = text.chars().take(3).take_while(is_digit).collect();
    match u32::from_str_radix(&digits, 8) {
        Ok(code) if code <= 0xff => Ok((code, digits.len())),
        _ => Err(format!("octal escape `\\{digits}` exceeds 255")),
    }
}

fn hexadecimal(text: &str, count: usize) -> Result<(u32, usize), String> {
    let digits = text
        .get(1..=count)
        .filter(|digits| digits.bytes().all(|each| each.is_ascii_hexdigit()));
    let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let letter = text.get(..1).unwrap_or("");
    match code {
        Some(code) => Ok((code, count + 1)),
        None => Err(format!("`\\{letter}` needs {count} hexadecimal digits")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_pythons() {
        assert_eq!(
            string(r#"a\n\x41\u00fc\U0001f40d\101\0\\\"'"#, false).unwrap(),
            "a\nAü🐍A\0\\\"'"
        );
        assert_eq!(string(r"a\n", true).unwrap(), r"a\n");
        assert_eq!(bytes(r"\xff\0a", false).unwrap(), [255, 0, 97]);
    }

    #[test]
    fn wrong_escapes_are_refused() {
        let error = |raw| string(raw, false).unwrap_err();
        assert_eq!(error(r"\q"), r"unknown escape `\q`");
        assert_eq!(error(r"\x4"), r"`\x` needs 2 hexadecimal digits");
        assert_eq!(error(r"\xü"), r"`\x` needs 2 hexadecimal digits");
        assert_eq!(error(r"\ud800"), "no character has the code 0xd800");
        assert_eq!(error(r"\777"), r"octal escape `\777` exceeds 255");
        assert!(error(r"\N{DASH}").contains("not supported"));
        assert!(bytes("ü", false).is_err());
        assert!(bytes(r"\u0041", false).is_err());
    }
}
