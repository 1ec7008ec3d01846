//! Escapes in strings that stand for nothing.

use super::{Diagnosis, Fault};
use ruff_text_size::TextRange;

/// What is wrong with an escape in the string around `range`, as CPython's decoders say it.
pub(super) fn describe(diagnosis: &Diagnosis, range: TextRange) -> Option<Fault> {
    let string = diagnosis.range(diagnosis.index_at(range.start()));
    let text = diagnosis.text(string);
    let body = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let prefix = &text[..text.len() - body.len()];
    let is_bytes = prefix.contains(['b', 'B']);
    let quotes = if body.starts_with("\"\"\"") || body.starts_with("'''") {
        3
    } else {
        1
    };
    // Literal parts of f-strings come without quotes.
    let body = match body.starts_with(['"', '\'']) {
        true => body.get(quotes..).unwrap_or(""),
        false => text,
    };
    let message = bad_escape(body, is_bytes)?;
    Some(Fault::syntax(string, message))
}

fn bad_escape(body: &str, is_bytes: bool) -> Option<String> {
    // CPython decodes a form in which characters beyond ASCII take ten bytes.
    let mut position = 0;
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        if c != '\\' {
            position += if c.is_ascii() { 1 } else { 10 };
            rest = &rest[c.len_utf8()..];
            continue;
        }
        if let Some(message) = bad_escape_at(rest, position, is_bytes) {
            return Some(message);
        }
        let skipped: usize = rest.chars().take(2).map(char::len_utf8).sum();
        position += 2;
        rest = &rest[skipped..];
    }
    None
}

fn bad_escape_at(rest: &str, position: usize, is_bytes: bool) -> Option<String> {
    let (digits, what) = match rest.chars().nth(1)? {
        'x' => (2, "truncated \\xXX escape"),
        'u' if !is_bytes => (4, "truncated \\uXXXX escape"),
        'U' if !is_bytes => (8, "truncated \\UXXXXXXXX escape"),
        'N' if !is_bytes => return bad_name(rest, position),
        _ => return None,
    };
    let found = rest
        .chars()
        .skip(2)
        .take(digits)
        .take_while(char::is_ascii_hexdigit)
        .count();
    let value = u32::from_str_radix(rest.get(2..2 + found)?, 16).unwrap_or(0);
    if found == digits && (digits < 8 || value <= 0x10_FFFF) {
        return None;
    }
    if is_bytes {
        return Some(format!(
            "(value error) invalid \\x escape at position {position}"
        ));
    }
    let what = if found == digits {
        "illegal Unicode character"
    } else {
        what
    };
    Some(unicode_error(position, position + 1 + found, what))
}

fn bad_name(rest: &str, position: usize) -> Option<String> {
    let closed = rest
        .get(2..)
        .filter(|name| name.starts_with('{'))
        .and_then(|name| name.find('}'));
    match closed {
        Some(end) if end > 1 => {
            let name = rest.get(3..2 + end)?;
            let known = unicode_name_is_known(name);
            (!known).then(|| {
                unicode_error(
                    position,
                    position + 2 + end,
                    "unknown Unicode character name",
                )
            })
        }
        _ => Some(unicode_error(
            position,
            position + 1,
            "malformed \\N character escape",
        )),
    }
}

/// Asks the parser, which knows the names.
fn unicode_name_is_known(name: &str) -> bool {
    ruff_python_parser::parse_expression(&format!("\"\\N{{{name}}}\"")).is_ok()
}

fn unicode_error(start: usize, end: usize, what: &str) -> String {
    format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {what}"
    )
}
