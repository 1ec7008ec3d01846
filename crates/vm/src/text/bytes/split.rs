//! Splitting and stripping: results are parts of the bytes themselves.

use super::is_space;
use memchr::memmem;

fn limit_of(maxsplit: i64) -> usize {
    usize::try_from(maxsplit).unwrap_or(usize::MAX)
}

/// A bound on the number of parts of any split at a separator, which is not empty, or at whitespace.
pub(crate) fn part_count_max(data: &[u8], separator: Option<&[u8]>, maxsplit: i64) -> usize {
    let separators = match separator {
        Some(separator) => memmem::find_iter(data, separator).count(),
        None => data.len().div_ceil(2),
    };
    separators.min(limit_of(maxsplit)).saturating_add(1)
}

/// `data.split(separator, maxsplit)`; the separator is not empty.
pub(crate) fn split<'a>(data: &'a [u8], separator: &[u8], maxsplit: i64) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in memmem::find_iter(data, separator).take(limit_of(maxsplit)) {
        parts.push(data.get(start..at).unwrap_or(&[]));
        start = at + separator.len();
    }
    parts.push(data.get(start..).unwrap_or(&[]));
    parts
}

/// `data.rsplit(separator, maxsplit)`; the separator is not empty.
pub(crate) fn rsplit<'a>(data: &'a [u8], separator: &[u8], maxsplit: i64) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut end = data.len();
    let places = memmem::rfind_iter(data, separator);
    for at in places.take(limit_of(maxsplit)) {
        parts.push(data.get(at + separator.len()..end).unwrap_or(&[]));
        end = at;
    }
    parts.push(data.get(..end).unwrap_or(&[]));
    parts.reverse();
    parts
}

/// `data.split(None, maxsplit)`: at runs of whitespace, without empty parts.
pub(crate) fn split_whitespace(data: &[u8], maxsplit: i64) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = lstrip(data, is_space);
    for _ in 0..limit_of(maxsplit) {
        let Some(end) = rest.iter().position(|&byte| is_space(byte)) else {
            break;
        };
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = lstrip(after, is_space);
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

/// `data.rsplit(None, maxsplit)`.
pub(crate) fn rsplit_whitespace(data: &[u8], maxsplit: i64) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = rstrip(data, is_space);
    for _ in 0..limit_of(maxsplit) {
        let Some(space) = rest.iter().rposition(|&byte| is_space(byte)) else {
            break;
        };
        let (before, part) = rest.split_at(space + 1);
        parts.push(part);
        rest = rstrip(before, is_space);
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts.reverse();
    parts
}

/// A bound on the number of lines.
pub(crate) fn line_count_max(data: &[u8]) -> usize {
    memchr::memchr2_iter(b'\n', b'\r', data)
        .count()
        .saturating_add(1)
}

/// `data.splitlines(keepends)`: lines end with `\n`, `\r` or both.
pub(crate) fn split_lines(data: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = data;
    while !rest.is_empty() {
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let (line, from_end) = rest.split_at(end);
        let break_size = match from_end {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        lines.push(match keep_ends {
            true => rest.get(..end + break_size).unwrap_or(line),
            false => line,
        });
        rest = from_end.get(break_size..).unwrap_or(&[]);
    }
    lines
}

/// The bytes from the first one on that is not to be dropped.
pub(crate) fn lstrip(data: &[u8], dropped: impl Fn(u8) -> bool) -> &[u8] {
    let start = data.iter().position(|&byte| !dropped(byte));
    data.get(start.unwrap_or(data.len())..).unwrap_or(&[])
}

/// The bytes up to the last one that is not to be dropped.
pub(crate) fn rstrip(data: &[u8], dropped: impl Fn(u8) -> bool) -> &[u8] {
    let last = data.iter().rposition(|&byte| !dropped(byte));
    data.get(..last.map_or(0, |last| last + 1)).unwrap_or(&[])
}
