//! Finding, counting and replacing parts, in linear time. Ranges lie within the bytes.

use memchr::memmem;
use std::ops::Range;

fn within(data: &[u8], range: Range<usize>) -> &[u8] {
    data.get(range).unwrap_or(&[])
}

/// Where the part first is.
pub(crate) fn find(data: &[u8], part: &[u8], range: Range<usize>) -> Option<usize> {
    let start = range.start;
    memmem::find(within(data, range), part).map(|at| start + at)
}

/// Where the part last is.
pub(crate) fn rfind(data: &[u8], part: &[u8], range: Range<usize>) -> Option<usize> {
    let start = range.start;
    memmem::rfind(within(data, range), part).map(|at| start + at)
}

/// How often the part occurs without overlap.
pub(crate) fn count(data: &[u8], part: &[u8], range: Range<usize>) -> usize {
    match part {
        [] => range.len() + 1,
        [byte] => memchr::memchr_iter(*byte, within(data, range)).count(),
        part => memmem::find_iter(within(data, range), part).count(),
    }
}

/// How many replacements `replace` makes; a negative limit is none.
pub(crate) fn replacement_count(data: &[u8], old: &[u8], limit: i64) -> usize {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    count(data, old, 0..data.len()).min(limit)
}

/// The size of the result of so many replacements.
pub(crate) fn replace_size(data: &[u8], old: &[u8], new: &[u8], count: usize) -> usize {
    let kept = data.len().saturating_sub(old.len().saturating_mul(count));
    kept.saturating_add(new.len().saturating_mul(count))
}

/// The first `count` occurrences replaced; an empty part is before every byte and at the end.
pub(crate) fn replace(data: &[u8], old: &[u8], new: &[u8], count: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(replace_size(data, old, new, count));
    let mut copied = 0;
    let mut put = |at: usize| {
        out.extend_from_slice(within(data, copied..at));
        out.extend_from_slice(new);
        copied = at + old.len();
    };
    match old.is_empty() {
        true => (0..=data.len()).take(count).for_each(&mut put),
        false => memmem::find_iter(data, old).take(count).for_each(&mut put),
    }
    out.extend_from_slice(within(data, copied..data.len()));
    out
}
