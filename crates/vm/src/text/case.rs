//! Changing case. A mapped text may be up to three times as many bytes as the text.

use super::unicode::{
    Mapped, is_case_ignorable, is_cased, is_lowercase, is_uppercase, to_fold, to_lower, to_title,
    to_upper,
};

const CAPITAL_SIGMA: char = '\u{3a3}';
const SMALL_SIGMA: char = '\u{3c3}';
const FINAL_SIGMA: char = '\u{3c2}';

/// A bound on the bytes of a text in another case.
pub(crate) fn case_size(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.len().saturating_mul(3)
    }
}

/// `text.lower()`.
pub(crate) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    map_chars(text, |at, c| lower_at(text, at, c))
}

/// `text.upper()`.
pub(crate) fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    map_chars(text, |_, c| to_upper(c))
}

/// `text.casefold()`.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    map_chars(text, |_, c| to_fold(c))
}

/// `text.swapcase()`.
pub(crate) fn swap_case(text: &str) -> String {
    map_chars(text, |at, c| match c {
        _ if is_uppercase(c) => lower_at(text, at, c),
        _ if is_lowercase(c) => to_upper(c),
        _ => Mapped::One(c),
    })
}

/// `text.capitalize()`.
pub(crate) fn capitalize(text: &str) -> String {
    map_chars(text, |at, c| {
        if at == 0 {
            to_title(c)
        } else {
            lower_at(text, at, c)
        }
    })
}

/// `text.title()`.
pub(crate) fn title(text: &str) -> String {
    let mut after_cased = false;
    map_chars(text, |at, c| {
        let mapped = if after_cased {
            lower_at(text, at, c)
        } else {
            to_title(c)
        };
        after_cased = is_cased(c);
        mapped
    })
}

fn map_chars(text: &str, mut map: impl FnMut(usize, char) -> Mapped) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        map(at, c).push_to(&mut out);
    }
    out
}

/// The lower case of the character at a byte position: a capital sigma at a word's end is special.
fn lower_at(text: &str, at: usize, c: char) -> Mapped {
    if c != CAPITAL_SIGMA {
        return to_lower(c);
    }
    let before = text
        .get(..at)
        .unwrap_or("")
        .chars()
        .rev()
        .find(|&c| !is_case_ignorable(c));
    let after = text
        .get(at + c.len_utf8()..)
        .unwrap_or("")
        .chars()
        .find(|&c| !is_case_ignorable(c));
    let ends_word = before.is_some_and(is_cased) && !after.is_some_and(is_cased);
    Mapped::One(if ends_word { FINAL_SIGMA } else { SMALL_SIGMA })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::check_lines;

    #[test]
    fn case_changes_as_in_cpython() {
        check_lines(include_str!("testdata/case.txt"), |input| {
            let change = match input[0].as_str() {
                "lower" => lower,
                "upper" => upper,
                "casefold" => fold,
                "swapcase" => swap_case,
                "capitalize" => capitalize,
                "title" => title,
                other => panic!("unknown method {other}"),
            };
            let changed = change(&input[1]);
            assert!(changed.len() <= case_size(&input[1]));
            changed
        });
    }

    #[test]
    fn no_character_grows_beyond_the_bound() {
        for c in '\u{80}'..=char::MAX {
            for map in [to_lower, to_upper, to_title, to_fold] {
                let mut out = String::new();
                map(c).push_to(&mut out);
                assert!(out.len() <= 3 * c.len_utf8(), "{c:?}");
            }
        }
    }
}
