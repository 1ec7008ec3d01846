//! Finding, counting and replacing substrings, in linear time.

use std::ops::Range;

use memchr::memmem;

use super::view::Text;
use super::{TextError, TextResult};

/// `text.find(needle, start, end)` within a range made by `clamp`: the first match's character index.
pub(crate) fn find(text: Text<'_>, needle: &str, range: Range<usize>) -> Option<usize> {
    let part = text.slice(range.clone());
    let byte = memmem::find(part.as_bytes(), needle.as_bytes())?;
    Some(range.start + char_count(text, part, byte))
}

/// `text.rfind(needle, start, end)`: the last match's character index.
pub(crate) fn rfind(text: Text<'_>, needle: &str, range: Range<usize>) -> Option<usize> {
    let part = text.slice(range.clone());
    let byte = memmem::rfind(part.as_bytes(), needle.as_bytes())?;
    Some(range.start + char_count(text, part, byte))
}

/// The characters of `part` before `byte`.
fn char_count(text: Text<'_>, part: &str, byte: usize) -> usize {
    if text.is_ascii() {
        byte
    } else {
        part.get(..byte).map_or(0, |before| before.chars().count())
    }
}

/// The error of `index` and `rindex`.
pub(crate) fn not_found() -> TextError {
    TextError::value("substring not found")
}

/// `text.count(needle, start, end)`: matches that don't overlap.
pub(crate) fn count(text: Text<'_>, needle: &str, range: Range<usize>) -> usize {
    let part = text.slice(range.clone());
    match needle.as_bytes() {
        [] => range.len() + 1,
        [byte] => memchr::memchr_iter(*byte, part.as_bytes()).count(),
        needle => memmem::find_iter(part.as_bytes(), needle).count(),
    }
}

/// `text.startswith(prefix, start, end)` within a range made by `clamp`.
pub(crate) fn starts_with(text: Text<'_>, prefix: &str, range: Range<usize>) -> bool {
    text.slice(range).starts_with(prefix)
}

/// `text.endswith(suffix, start, end)` within a range made by `clamp`.
pub(crate) fn ends_with(text: Text<'_>, suffix: &str, range: Range<usize>) -> bool {
    text.slice(range).ends_with(suffix)
}

/// `text.removeprefix(prefix)`.
pub(crate) fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `text.removesuffix(suffix)`.
pub(crate) fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

/// How often `text.replace(old, new, limit)` replaces; a negative limit means always.
pub(crate) fn replacement_count(text: Text<'_>, old: &str, limit: i64) -> usize {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if limit == 0 {
        return 0;
    }
    count(text, old, 0..text.char_count).min(limit)
}

/// The exact bytes of a text after `count` replacements.
pub(crate) fn replace_size(text: &str, old: &str, new: &str, count: usize) -> usize {
    let removed = old.len().saturating_mul(count).min(text.len());
    new.len()
        .saturating_mul(count)
        .saturating_add(text.len() - removed)
}

/// `text` with the first `count` matches of `old`, as `replacement_count` found them, replaced.
pub(crate) fn replace(text: &str, old: &str, new: &str, count: usize) -> String {
    let mut out = String::with_capacity(replace_size(text, old, new, count));
    if old.is_empty() {
        interleave(&mut out, text, new, count);
        return out;
    }
    let mut copied = 0;
    for start in memmem::find_iter(text.as_bytes(), old.as_bytes()).take(count) {
        out.push_str(text.get(copied..start).unwrap_or(""));
        out.push_str(new);
        copied = start + old.len();
    }
    out.push_str(text.get(copied..).unwrap_or(""));
    out
}

/// Put `new` before each of the first characters and, when `count` goes that far, at the end.
fn interleave(out: &mut String, text: &str, new: &str, count: usize) {
    let mut left = count;
    for c in text.chars() {
        if left > 0 {
            out.push_str(new);
            left -= 1;
        }
        out.push(c);
    }
    if left > 0 {
        out.push_str(new);
    }
}

/// `text.partition(separator)`; `None` when it isn't there.
pub(crate) fn partition<'a>(
    text: &'a str,
    separator: &str,
) -> TextResult<Option<(&'a str, &'a str)>> {
    check_separator(separator)?;
    let found = memmem::find(text.as_bytes(), separator.as_bytes());
    Ok(found.and_then(|at| around(text, at, separator.len())))
}

/// `text.rpartition(separator)`; `None` when it isn't there.
pub(crate) fn rpartition<'a>(
    text: &'a str,
    separator: &str,
) -> TextResult<Option<(&'a str, &'a str)>> {
    check_separator(separator)?;
    let found = memmem::rfind(text.as_bytes(), separator.as_bytes());
    Ok(found.and_then(|at| around(text, at, separator.len())))
}

fn around(text: &str, at: usize, size: usize) -> Option<(&str, &str)> {
    Some((text.get(..at)?, text.get(at + size..)?))
}

/// Refuse an empty separator.
pub(super) fn check_separator(separator: &str) -> TextResult<()> {
    if separator.is_empty() {
        Err(TextError::value("empty separator"))
    } else {
        Ok(())
    }
}

/// The exact bytes of `separator.join(items)`, from the items' own bytes and number.
pub(crate) fn join_size(separator: &str, item_bytes: usize, item_count: usize) -> usize {
    separator
        .len()
        .saturating_mul(item_count.saturating_sub(1))
        .saturating_add(item_bytes)
}

/// The exact bytes of `text * count`.
pub(crate) fn repeat_size(text: &str, count: usize) -> usize {
    text.len().saturating_mul(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::{check_lines, outcome};
    use crate::text::view::clamp;

    fn number(field: &str) -> Option<i64> {
        (field != "None").then(|| field.parse().expect("a number"))
    }

    #[test]
    fn substrings_are_found_as_cpython_finds_them() {
        check_lines(include_str!("testdata/search.txt"), |input| {
            let text = Text::from(input[1].as_str());
            let needle = input[2].as_str();
            let range = || clamp(number(&input[3]), number(&input[4]), text.char_count);
            let index =
                |found: Option<usize>| found.map_or("-1".to_owned(), |index| index.to_string());
            let flag = |truth: bool| u8::from(truth).to_string();
            match input[0].as_str() {
                "find" => index(range().and_then(|range| find(text, needle, range))),
                "rfind" => index(range().and_then(|range| rfind(text, needle, range))),
                "count" => range()
                    .map_or(0, |range| count(text, needle, range))
                    .to_string(),
                "startswith" => flag(range().is_some_and(|range| starts_with(text, needle, range))),
                "endswith" => flag(range().is_some_and(|range| ends_with(text, needle, range))),
                "slice" => {
                    let range = clamp(number(&input[3]), number(&input[4]), text.char_count);
                    range.map_or("", |range| text.slice(range)).to_owned()
                }
                "step" => {
                    let numbers: Vec<i64> = input[3]
                        .split(' ')
                        .map(|n| n.parse().expect("a number"))
                        .collect();
                    text.slice_by_step(numbers[0] as usize, numbers[1], numbers[2] as usize)
                }
                "char" => text
                    .char_at(needle.parse().expect("an index"))
                    .map_or(String::new(), String::from),
                other => panic!("unknown method {other}"),
            }
        });
    }

    #[test]
    fn substrings_are_replaced_as_cpython_replaces_them() {
        check_lines(include_str!("testdata/replace.txt"), |input| {
            let text = Text::from(input[0].as_str());
            let count = replacement_count(text, &input[1], number(&input[3]).expect("a count"));
            let replaced = replace(text.text, &input[1], &input[2], count);
            assert_eq!(
                replaced.len(),
                replace_size(text.text, &input[1], &input[2], count)
            );
            replaced
        });
    }

    #[test]
    fn texts_are_partitioned_as_cpython_does() {
        check_lines(include_str!("testdata/partition.txt"), |input| {
            let (text, separator) = (input[1].as_str(), input[2].as_str());
            let parts = match input[0].as_str() {
                "partition" => partition(text, separator).map(|found| match found {
                    Some((before, after)) => [before, separator, after],
                    None => [text, "", ""],
                }),
                "rpartition" => rpartition(text, separator).map(|found| match found {
                    Some((before, after)) => [before, separator, after],
                    None => ["", "", text],
                }),
                "removeprefix" => Ok([remove_prefix(text, separator), "", ""]),
                _ => Ok([remove_suffix(text, separator), "", ""]),
            };
            outcome(parts.map(|parts| parts.join("\0")))
        });
    }
}
