//! What CPython 3.14's Unicode database (version 16.0) says of a character.
//!
//! ASCII is answered without the tables, which unicode/generate.py writes.

pub(crate) mod tables;

use tables as t;

/// Whether `c` lies inside the set an inversion list describes.
fn contains(edges: &[u32], c: char) -> bool {
    edges.partition_point(|&edge| edge <= u32::from(c)) % 2 == 1
}

/// `str.isalpha` of one character.
pub(crate) fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        contains(&t::ALPHABETIC, c)
    }
}

/// The value of a decimal digit of any script (`str.isdecimal` holds when there is one).
pub(crate) fn decimal_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    let after = t::DECIMAL_ZEROS.partition_point(|&zero| zero <= code);
    let zero = *t::DECIMAL_ZEROS.get(after.checked_sub(1)?)?;
    (code - zero < 10).then_some(code - zero)
}

/// `str.isdecimal` of one character.
pub(crate) fn is_decimal(c: char) -> bool {
    decimal_value(c).is_some()
}

/// `str.isdigit` of one character.
pub(crate) fn is_digit(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        contains(&t::DIGIT, c)
    }
}

/// `str.isnumeric` of one character.
pub(crate) fn is_numeric(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        contains(&t::NUMERIC, c)
    }
}

/// `str.isalnum` of one character.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    is_alphabetic(c) || is_decimal(c) || is_digit(c) || is_numeric(c)
}

/// `str.isspace` of one character.
pub(crate) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '\t'..='\r' | '\x1c'..='\x1f' | ' ');
    }
    contains(&t::SPACE, c)
}

/// Whether `str.splitlines` ends a line at this character.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `str.isprintable` of one character.
pub(crate) fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        matches!(c, ' '..='~')
    } else {
        contains(&t::PRINTABLE, c)
    }
}

/// `str.isupper` of one character.
pub(crate) fn is_uppercase(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_uppercase()
    } else {
        contains(&t::UPPERCASE, c)
    }
}

/// `str.islower` of one character.
pub(crate) fn is_lowercase(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_lowercase()
    } else {
        contains(&t::LOWERCASE, c)
    }
}

/// Whether the character is a titlecase letter such as U+01C5.
pub(crate) fn is_titlecase(c: char) -> bool {
    !c.is_ascii() && contains(&t::TITLECASE, c)
}

/// Whether the character has case at all.
pub(crate) fn is_cased(c: char) -> bool {
    is_lowercase(c) || is_uppercase(c) || is_titlecase(c)
}

/// Whether the final sigma rule looks through the character.
pub(crate) fn is_case_ignorable(c: char) -> bool {
    contains(&t::CASE_IGNORABLE, c)
}

/// Whether the character may start an identifier.
pub(crate) fn is_identifier_start(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic() || c == '_'
    } else {
        contains(&t::IDENTIFIER_START, c)
    }
}

/// Whether the character may continue an identifier.
pub(crate) fn is_identifier_continue(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    contains(&t::IDENTIFIER_CONTINUE, c)
}

/// What a character becomes under a case mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mapped {
    One(char),
    Several(&'static str),
}

impl Mapped {
    /// Append the mapped text.
    pub(crate) fn push_to(self, out: &mut String) {
        match self {
            Mapped::One(c) => out.push(c),
            Mapped::Several(text) => out.push_str(text),
        }
    }
}

type Runs = [(u32, u32, u8, i32)];
type Several = [(u32, &'static str)];

fn map(c: char, runs: &Runs, several: &Several) -> Mapped {
    let code = u32::from(c);
    let after = runs.partition_point(|&(first, ..)| first <= code);
    if let Some(&(first, last, step, delta)) =
        after.checked_sub(1).and_then(|index| runs.get(index))
        && code <= last
        && (code - first).is_multiple_of(u32::from(step))
    {
        return Mapped::One(
            code.checked_add_signed(delta)
                .and_then(char::from_u32)
                .unwrap_or(c),
        );
    }
    match several.binary_search_by_key(&code, |&(from, _)| from) {
        Ok(index) => several
            .get(index)
            .map_or(Mapped::One(c), |&(_, text)| Mapped::Several(text)),
        Err(_) => Mapped::One(c),
    }
}

/// The lower case of one character, without the final sigma rule.
pub(crate) fn to_lower(c: char) -> Mapped {
    if c.is_ascii() {
        Mapped::One(c.to_ascii_lowercase())
    } else {
        map(c, &t::LOWER_RUNS, &t::LOWER_SEVERAL)
    }
}

/// The upper case of one character.
pub(crate) fn to_upper(c: char) -> Mapped {
    if c.is_ascii() {
        Mapped::One(c.to_ascii_uppercase())
    } else {
        map(c, &t::UPPER_RUNS, &t::UPPER_SEVERAL)
    }
}

/// The title case of one character.
pub(crate) fn to_title(c: char) -> Mapped {
    if c.is_ascii() {
        Mapped::One(c.to_ascii_uppercase())
    } else {
        map(c, &t::TITLE_RUNS, &t::TITLE_SEVERAL)
    }
}

/// The case folding of one character.
pub(crate) fn to_fold(c: char) -> Mapped {
    if c.is_ascii() {
        Mapped::One(c.to_ascii_lowercase())
    } else {
        map(c, &t::FOLD_RUNS, &t::FOLD_SEVERAL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::golden_lines;

    /// FNV-1a over the answers for every character, as testdata/generate.py computes it.
    fn checksum(answer: impl Fn(char, &mut String)) -> u64 {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut text = String::new();
        for c in '\0'..=char::MAX {
            text.clear();
            answer(c, &mut text);
            text.push('\n');
            for byte in text.bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        hash
    }

    fn flag(property: fn(char) -> bool) -> u64 {
        checksum(|c, out| out.push(if property(c) { '1' } else { '0' }))
    }

    fn mapping(map: fn(char) -> Mapped) -> u64 {
        checksum(|c, out| map(c).push_to(out))
    }

    #[test]
    fn every_character_is_what_cpython_says() {
        for line in golden_lines(include_str!("testdata/unicode_checksums.txt")) {
            let actual = match line[0].as_str() {
                "isalpha" => flag(is_alphabetic),
                "isdecimal" => flag(is_decimal),
                "isdigit" => flag(is_digit),
                "isnumeric" => flag(is_numeric),
                "isalnum" => flag(is_alphanumeric),
                "isspace" => flag(is_space),
                "isprintable" => flag(is_printable),
                "isupper" => flag(is_uppercase),
                "islower" => flag(is_lowercase),
                "linebreak" => flag(is_line_break),
                "identifier_start" => flag(is_identifier_start),
                "identifier_continue" => flag(is_identifier_continue),
                "decimal" => checksum(|c, out| {
                    if let Some(value) = decimal_value(c) {
                        out.push_str(&value.to_string());
                    }
                }),
                "lower" => mapping(to_lower),
                "upper" => mapping(to_upper),
                "title" => mapping(to_title),
                "casefold" => mapping(to_fold),
                other => panic!("unknown property {other}"),
            };
            assert_eq!(format!("{actual:016x}"), line[1], "{}", line[0]);
        }
    }
}
