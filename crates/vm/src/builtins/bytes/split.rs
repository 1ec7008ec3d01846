//! Methods of `bytes` that take them apart, strip them, or join them.

use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Bytes;
use memchr::memmem;

/// ASCII whitespace.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn list_of(cx: &mut Context, parts: Vec<Vec<u8>>) -> Res<Value> {
    let mut items = Vec::with_capacity(parts.len());
    for part in parts {
        items.push(cx.new_bytes(part)?);
    }
    Ok(cx.heap.list_value(items)?)
}

fn split_by(cx: &mut Context, args: &[Value], backward: bool) -> Res<Value> {
    let bytes = receiver_of::<Bytes>(args)?;
    let separator = match args[1].bound().filter(|separator| !separator.is_none()) {
        Some(separator) => Some(cx.bytes_argument(separator)?),
        None => None,
    };
    let limit = cx.word_argument(&args[2], -1)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let data = bytes.get(&cx.heap).data.to_vec();
    let separator = separator.map(|separator| separator.get(&cx.heap).data.to_vec());
    let count_max = match &separator {
        Some(separator) if separator.is_empty() => {
            return Err(cx.value_error("empty separator"));
        }
        Some(separator) => memmem::find_iter(&data, separator).count(),
        None => data.len() / 2,
    };
    let count_max = count_max.min(limit).saturating_add(1);
    cx.charge_items(count_max)?;
    cx.prepare(data.len().saturating_add(count_max.saturating_mul(64)))?;
    let parts = match (&separator, backward) {
        (Some(separator), false) => forward_parts(&data, separator, limit),
        (Some(separator), true) => backward_parts(&data, separator, limit),
        (None, false) => words(&data, limit),
        (None, true) => {
            // The same from the other end.
            let reversed: Vec<u8> = data.iter().rev().copied().collect();
            let mut parts = words(&reversed, limit);
            parts.iter_mut().for_each(|part| part.reverse());
            parts.reverse();
            parts
        }
    };
    list_of(cx, parts)
}

fn forward_parts(data: &[u8], separator: &[u8], limit: usize) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in memmem::find_iter(data, separator).take(limit) {
        parts.push(data.get(start..at).unwrap_or_default().to_vec());
        start = at + separator.len();
    }
    parts.push(data.get(start..).unwrap_or_default().to_vec());
    parts
}

fn backward_parts(data: &[u8], separator: &[u8], limit: usize) -> Vec<Vec<u8>> {
    let finder = memmem::FinderRev::new(separator);
    let mut parts = Vec::new();
    let mut end = data.len();
    for at in finder.rfind_iter(data).take(limit) {
        let part = data.get(at + separator.len()..end);
        parts.push(part.unwrap_or_default().to_vec());
        end = at;
    }
    parts.push(data.get(..end).unwrap_or_default().to_vec());
    parts.reverse();
    parts
}

fn words(data: &[u8], limit: usize) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let skip = |from: usize| {
        let rest = data.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|&&byte| is_space(byte)).count()
    };
    let mut start = skip(0);
    while start < data.len() {
        let rest = data.get(start..).unwrap_or_default();
        let end = rest.iter().position(|&byte| is_space(byte));
        let (Some(length), true) = (end, parts.len() < limit) else {
            let last = match end {
                // The rest goes whole, whitespace within it included.
                Some(_) => trimmed(rest, &is_space, false, true),
                None => rest,
            };
            parts.push(match parts.len() < limit {
                true => last.to_vec(),
                false => rest.to_vec(),
            });
            return parts;
        };
        parts.push(rest.get(..length).unwrap_or_default().to_vec());
        start = skip(start + length);
    }
    parts
}

pub(super) fn split(cx: &mut Context, args: &[Value]) -> Res<Value> {
    split_by(cx, args, false)
}

pub(super) fn rsplit(cx: &mut Context, args: &[Value]) -> Res<Value> {
    split_by(cx, args, true)
}

pub(super) fn splitlines(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = receiver_of::<Bytes>(args)?;
    let keep_ends = !args[1].is_unbound() && cx.truth(&args[1])?;
    let data = bytes.get(&cx.heap).data.to_vec();
    let count_max = data
        .iter()
        .filter(|byte| matches!(byte, b'\n' | b'\r'))
        .count()
        + 1;
    cx.charge_items(count_max)?;
    cx.prepare(data.len().saturating_add(count_max.saturating_mul(64)))?;
    let mut lines = Vec::new();
    let mut start = 0;
    while start < data.len() {
        let rest = data.get(start..).unwrap_or_default();
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let ending = match rest.get(end..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([_, ..]) => 1,
            _ => 0,
        };
        let kept = if keep_ends { end + ending } else { end };
        lines.push(rest.get(..kept).unwrap_or_default().to_vec());
        start += end + ending;
    }
    list_of(cx, lines)
}

fn partition_by(cx: &mut Context, args: &[Value], at_end: bool) -> Res<Value> {
    let bytes = receiver_of::<Bytes>(args)?;
    let separator = cx.bytes_argument(&args[1])?;
    let part = separator.get(&cx.heap).data.to_vec();
    if part.is_empty() {
        return Err(cx.value_error("empty separator"));
    }
    let data = bytes.get(&cx.heap).data.to_vec();
    cx.prepare(data.len())?;
    let found = match at_end {
        true => memmem::rfind(&data, &part),
        false => memmem::find(&data, &part),
    };
    let empty = cx.new_bytes(Vec::new())?;
    let items = match found {
        Some(at) => {
            let before = data.get(..at).unwrap_or_default();
            let after = data.get(at + part.len()..).unwrap_or_default();
            let (before, after) = (cx.new_bytes(before)?, cx.new_bytes(after)?);
            [before, separator.into_value(), after]
        }
        None if at_end => [empty.clone(), empty, bytes.into_value()],
        None => [bytes.into_value(), empty.clone(), empty],
    };
    Ok(cx.heap.tuple_value(items)?)
}

pub(super) fn partition(cx: &mut Context, args: &[Value]) -> Res<Value> {
    partition_by(cx, args, false)
}

pub(super) fn rpartition(cx: &mut Context, args: &[Value]) -> Res<Value> {
    partition_by(cx, args, true)
}

fn trimmed<'a>(
    mut data: &'a [u8],
    strips: &dyn Fn(u8) -> bool,
    left: bool,
    right: bool,
) -> &'a [u8] {
    while let [first, rest @ ..] = data
        && left
        && strips(*first)
    {
        data = rest;
    }
    while let [rest @ .., last] = data
        && right
        && strips(*last)
    {
        data = rest;
    }
    data
}

fn stripped(cx: &mut Context, args: &[Value], left: bool, right: bool) -> Res<Value> {
    let bytes = receiver_of::<Bytes>(args)?;
    let set = match args[1].bound().filter(|set| !set.is_none()) {
        Some(set) => Some(cx.bytes_argument(set)?),
        None => None,
    };
    let size = bytes.get(&cx.heap).data.len();
    cx.prepare(size)?;
    let data = &bytes.get(&cx.heap).data;
    let rest = match &set {
        Some(set) => {
            let set = &set.get(&cx.heap).data;
            trimmed(data, &|byte| set.contains(&byte), left, right)
        }
        None => trimmed(data, &is_space, left, right),
    };
    if rest.len() == size {
        return Ok(bytes.into_value());
    }
    let rest = rest.to_vec();
    cx.new_bytes(rest)
}

pub(super) fn strip(cx: &mut Context, args: &[Value]) -> Res<Value> {
    stripped(cx, args, true, true)
}

pub(super) fn lstrip(cx: &mut Context, args: &[Value]) -> Res<Value> {
    stripped(cx, args, true, false)
}

pub(super) fn rstrip(cx: &mut Context, args: &[Value]) -> Res<Value> {
    stripped(cx, args, false, true)
}

pub(super) fn join(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let separator = receiver_of::<Bytes>(args)?;
    let items = cx.items_to_join(&args[1])?;
    let mut parts = Vec::with_capacity(items.len());
    let mut size = 0usize;
    for (index, item) in items.iter().enumerate() {
        let Some(part) = cx.as_bytes_handle(item) else {
            let name = cx.type_name(item);
            let message =
                format!("sequence item {index}: expected a bytes-like object, {name} found");
            return Err(cx.type_error(message));
        };
        size = size.saturating_add(part.get(&cx.heap).data.len());
        parts.push(part);
    }
    let between = separator
        .get(&cx.heap)
        .data
        .len()
        .saturating_mul(parts.len());
    cx.prepare(size.saturating_add(between))?;
    let mut out = Vec::with_capacity(size.saturating_add(between));
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(&separator.get(&cx.heap).data);
        }
        out.extend_from_slice(&part.get(&cx.heap).data);
    }
    cx.new_bytes(out)
}
