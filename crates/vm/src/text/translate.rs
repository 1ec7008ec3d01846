//! `str.translate` and `str.maketrans`: the VM looks characters up, this builds the text.

use super::{TextError, TextResult};

/// What a translation table makes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Translation<'a> {
    /// The table doesn't know it.
    Keep,
    /// The table says None.
    Drop,
    /// The table gives a character, as an int.
    Char(char),
    /// The table gives a string.
    Text(&'a str),
}

impl Translation<'_> {
    /// Append what becomes of `c`.
    pub(crate) fn push_to(self, out: &mut String, c: char) {
        match self {
            Translation::Keep => out.push(c),
            Translation::Drop => {}
            Translation::Char(c) => out.push(c),
            Translation::Text(text) => out.push_str(text),
        }
    }
}

/// The character for an int of a table; `None` for one beyond 64 bits.
pub(crate) fn table_char(code: Option<i64>) -> TextResult<char> {
    let in_range = code
        .and_then(|code| u32::try_from(code).ok())
        .filter(|&code| code <= 0x10_ffff);
    let code =
        in_range.ok_or_else(|| TextError::value("character mapping must be in range(0x110000)"))?;
    // CPython differs: our strings hold no surrogates.
    char::from_u32(code).ok_or_else(|| {
        TextError::value(format!(
            "surrogate \\u{code:x} in a string is not supported"
        ))
    })
}

/// The error for a table's value of a wrong type.
pub(crate) fn wrong_table_value() -> TextError {
    TextError::type_error("character mapping must return integer, None or str")
}

/// The items of `str.maketrans(from, to, drop)`: each character with what replaces it, if anything.
/// Later items win over earlier ones.
pub(crate) fn make_table(
    from: &str,
    to: &str,
    drop: &str,
) -> TextResult<Vec<(char, Option<char>)>> {
    if from.chars().count() != to.chars().count() {
        return Err(TextError::value(
            "the first two maketrans arguments must have equal length",
        ));
    }
    let replaced = from.chars().zip(to.chars().map(Some));
    Ok(replaced.chain(drop.chars().map(|c| (c, None))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::{check_lines, outcome};

    #[test]
    fn tables_translate_as_in_cpython() {
        check_lines(include_str!("testdata/translate.txt"), |input| {
            let table = make_table(&input[1], &input[2], &input[3]);
            outcome(table.map(|table| {
                let mut out = String::new();
                for c in input[0].chars() {
                    let found = table.iter().rev().find(|(from, _)| *from == c);
                    let translation = match found {
                        None => Translation::Keep,
                        Some((_, None)) => Translation::Drop,
                        Some((_, Some(to))) => Translation::Char(*to),
                    };
                    translation.push_to(&mut out, c);
                }
                out
            }))
        });
    }

    #[test]
    fn tables_hold_code_points() {
        assert_eq!(table_char(Some(0x41)), Ok('A'));
        for code in [None, Some(-1), Some(0x11_0000)] {
            let message = "character mapping must be in range(0x110000)";
            assert_eq!(table_char(code), Err(TextError::value(message)));
        }
        let mut out = String::new();
        Translation::Text("xyz").push_to(&mut out, 'a');
        assert_eq!(out, "xyz");
    }
}
