//! `str.isalpha` and its kin.

use super::unicode::{
    is_alphabetic, is_alphanumeric, is_decimal, is_digit, is_identifier_continue,
    is_identifier_start, is_lowercase, is_numeric, is_printable as is_printable_char, is_space,
    is_titlecase, is_uppercase,
};

fn all(text: &str, property: fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(property)
}

/// A question a string answers about itself.
pub(crate) type Predicate = fn(&str) -> bool;

/// The predicates by their Python names.
pub(crate) const PREDICATES: [(&str, Predicate); 12] = [
    ("isalnum", |text| all(text, is_alphanumeric)),
    ("isalpha", |text| all(text, is_alphabetic)),
    ("isascii", str::is_ascii),
    ("isdecimal", |text| all(text, is_decimal)),
    ("isdigit", |text| all(text, is_digit)),
    ("isidentifier", is_identifier),
    ("islower", is_lower),
    ("isnumeric", |text| all(text, is_numeric)),
    ("isprintable", is_printable),
    ("isspace", |text| all(text, is_space)),
    ("istitle", is_title),
    ("isupper", is_upper),
];

/// `text.isidentifier()`.
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_identifier_start) && chars.all(is_identifier_continue)
}

/// `text.isprintable()`.
pub(crate) fn is_printable(text: &str) -> bool {
    text.chars().all(is_printable_char)
}

/// `text.isupper()`.
pub(crate) fn is_upper(text: &str) -> bool {
    let mut cased = false;
    for c in text.chars() {
        if is_lowercase(c) || is_titlecase(c) {
            return false;
        }
        cased = cased || is_uppercase(c);
    }
    cased
}

/// `text.islower()`.
pub(crate) fn is_lower(text: &str) -> bool {
    let mut cased = false;
    for c in text.chars() {
        if is_uppercase(c) || is_titlecase(c) {
            return false;
        }
        cased = cased || is_lowercase(c);
    }
    cased
}

/// `text.istitle()`: upper case only starts words, lower case only continues them.
pub(crate) fn is_title(text: &str) -> bool {
    let mut cased = false;
    let mut in_word = false;
    for c in text.chars() {
        let starts = is_uppercase(c) || is_titlecase(c);
        if !starts && !is_lowercase(c) {
            in_word = false;
            continue;
        }
        if starts == in_word {
            return false;
        }
        in_word = true;
        cased = true;
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::check_lines;

    #[test]
    fn predicates_answer_as_cpython_does() {
        check_lines(include_str!("testdata/predicate.txt"), |input| {
            let holding = PREDICATES
                .iter()
                .filter(|(_, holds)| holds(&input[0]))
                .map(|(name, _)| *name);
            holding.collect::<Vec<_>>().join(" ")
        });
    }
}
