//! Splitting and stripping: results are parts of the text itself.
//!
//! Each split has a bound on the number of its parts, found without keeping any.

use memchr::memmem;

use super::TextResult;
use super::search::check_separator;
use super::unicode::{is_line_break, is_space};

fn limit_of(maxsplit: i64) -> usize {
    usize::try_from(maxsplit).unwrap_or(usize::MAX)
}

/// A bound on the number of parts of any split of `text` at `separator`, or at whitespace.
pub(crate) fn part_count_max(text: &str, separator: Option<&str>, maxsplit: i64) -> usize {
    let separators = match separator {
        Some(separator) if !separator.is_empty() => {
            memmem::find_iter(text.as_bytes(), separator.as_bytes()).count()
        }
        Some(_) => 0,
        None => text.len().div_ceil(2),
    };
    separators.min(limit_of(maxsplit)).saturating_add(1)
}

/// `text.split(separator, maxsplit)`.
pub(crate) fn split<'a>(text: &'a str, separator: &str, maxsplit: i64) -> TextResult<Vec<&'a str>> {
    check_separator(separator)?;
    let mut parts = Vec::new();
    let mut start = 0;
    for at in memmem::find_iter(text.as_bytes(), separator.as_bytes()).take(limit_of(maxsplit)) {
        parts.push(text.get(start..at).unwrap_or(""));
        start = at + separator.len();
    }
    parts.push(text.get(start..).unwrap_or(""));
    Ok(parts)
}

/// `text.rsplit(separator, maxsplit)`.
pub(crate) fn rsplit<'a>(
    text: &'a str,
    separator: &str,
    maxsplit: i64,
) -> TextResult<Vec<&'a str>> {
    check_separator(separator)?;
    let finder = memmem::FinderRev::new(separator);
    let mut parts = Vec::new();
    let mut end = text.len();
    for at in finder.rfind_iter(text.as_bytes()).take(limit_of(maxsplit)) {
        parts.push(text.get(at + separator.len()..end).unwrap_or(""));
        end = at;
    }
    parts.push(text.get(..end).unwrap_or(""));
    parts.reverse();
    Ok(parts)
}

/// `text.split(None, maxsplit)`: at runs of whitespace, without empty parts.
pub(crate) fn split_whitespace(text: &str, maxsplit: i64) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    for _ in 0..limit_of(maxsplit) {
        let Some(end) = rest.find(is_space) else {
            break;
        };
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after.trim_start_matches(is_space);
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

/// `text.rsplit(None, maxsplit)`.
pub(crate) fn rsplit_whitespace(text: &str, maxsplit: i64) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    for _ in 0..limit_of(maxsplit) {
        let Some((at, space)) = rest.char_indices().rev().find(|&(_, c)| is_space(c)) else {
            break;
        };
        let (before, part) = rest.split_at(at + space.len_utf8());
        parts.push(part);
        rest = before.trim_end_matches(is_space);
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts.reverse();
    parts
}

/// A bound on the number of lines of a text.
pub(crate) fn line_count_max(text: &str) -> usize {
    text.chars()
        .filter(|&c| is_line_break(c))
        .count()
        .saturating_add(1)
}

/// `text.splitlines(keepends)`.
pub(crate) fn split_lines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, end) = next_line(rest);
        lines.push(rest.get(..if keep_ends { end } else { line }).unwrap_or(""));
        rest = rest.get(end..).unwrap_or("");
    }
    lines
}

/// Where the first line's content ends, and where the line itself does.
fn next_line(text: &str) -> (usize, usize) {
    match text.char_indices().find(|&(_, c)| is_line_break(c)) {
        None => (text.len(), text.len()),
        Some((at, _)) if text.get(at..).is_some_and(|rest| rest.starts_with("\r\n")) => {
            (at, at + 2)
        }
        Some((at, c)) => (at, at + c.len_utf8()),
    }
}

/// The ends a strip works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ends {
    Left,
    Right,
    Both,
}

/// `text.strip(chars)`, `lstrip`, `rstrip`; without `chars`, whitespace goes.
pub(crate) fn strip<'a>(text: &'a str, chars: Option<&str>, ends: Ends) -> &'a str {
    let Some(chars) = chars else {
        return trim(text, ends, is_space);
    };
    let mut single = chars.chars();
    match (single.next(), single.next()) {
        (None, _) => text,
        (Some(c), None) => trim(text, ends, |other| other == c),
        _ => {
            let mut set: Vec<char> = chars.chars().collect();
            set.sort_unstable();
            trim(text, ends, |c| set.binary_search(&c).is_ok())
        }
    }
}

fn trim(text: &str, ends: Ends, strips: impl Fn(char) -> bool) -> &str {
    let text = if ends == Ends::Right {
        text
    } else {
        text.trim_start_matches(&strips)
    };
    if ends == Ends::Left {
        text
    } else {
        text.trim_end_matches(&strips)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::{check_lines, outcome};

    #[test]
    fn texts_split_as_cpython_splits_them() {
        check_lines(include_str!("testdata/split.txt"), |input| {
            let text = input[1].as_str();
            let separator = input[2].strip_prefix('=');
            let maxsplit: i64 = input[3].parse().expect("a number");
            let parts = match (input[0].as_str(), separator) {
                ("split", Some(separator)) => split(text, separator, maxsplit),
                ("rsplit", Some(separator)) => rsplit(text, separator, maxsplit),
                ("split", None) => Ok(split_whitespace(text, maxsplit)),
                ("rsplit", None) => Ok(rsplit_whitespace(text, maxsplit)),
                _ => Ok(split_lines(text, maxsplit == 1)),
            };
            let bound = match input[0].as_str() {
                "splitlines" => line_count_max(text),
                _ => part_count_max(text, separator, maxsplit),
            };
            assert!(parts.as_ref().map_or(0, Vec::len) <= bound);
            outcome(parts.map(|parts| parts.iter().map(|part| format!("{part}\0")).collect()))
        });
    }

    #[test]
    fn texts_strip_as_cpython_strips_them() {
        check_lines(include_str!("testdata/strip.txt"), |input| {
            let ends = match input[0].as_str() {
                "lstrip" => Ends::Left,
                "rstrip" => Ends::Right,
                _ => Ends::Both,
            };
            strip(&input[1], input[2].strip_prefix('='), ends).to_owned()
        });
    }
}
