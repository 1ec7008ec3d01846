//! Methods that take bytes apart, strip or join them.

use super::{bytes_argument, list_of, receiver};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::object::bytearray::ByteHandle;
use crate::text::bytes::{is_space, split};

/// More than an object takes that holds a part, besides its bytes.
const PART_SIZE_MAX: usize = 96;

/// Pay for a list of this many parts of some bytes.
fn prepare_parts(cx: &mut Context, size: usize, count_max: usize) -> Res<()> {
    cx.charge_items(count_max)?;
    cx.prepare(size.saturating_add(count_max.saturating_mul(PART_SIZE_MAX)))
}

fn optional_bytes(cx: &mut Context, value: &Value) -> Res<Option<ByteHandle>> {
    match value {
        Value::Unbound | Value::None => Ok(None),
        value => bytes_argument(cx, value).map(Some),
    }
}

fn owned(parts: Vec<&[u8]>) -> Vec<Vec<u8>> {
    parts.into_iter().map(<[u8]>::to_vec).collect()
}

/// A separator that is not empty.
fn checked_separator(cx: &mut Context, separator: &ByteHandle) -> Res<()> {
    match separator.data(&cx.heap).is_empty() {
        true => Err(cx.value_error("empty separator")),
        false => Ok(()),
    }
}

type Split = for<'a> fn(&'a [u8], &[u8], i64) -> Vec<&'a [u8]>;
type SplitWhitespace = fn(&[u8], i64) -> Vec<&[u8]>;

fn split_by(
    cx: &mut Context,
    args: &[Value],
    by_separator: Split,
    by_whitespace: SplitWhitespace,
) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let limit = cx.word_argument(&args[2], -1)?;
    let separator = optional_bytes(cx, &args[1])?;
    if let Some(separator) = &separator {
        checked_separator(cx, separator)?;
    }
    let size = bytes.data(&cx.heap).len();
    cx.charge(size as u64 / 256)?;
    let shown = separator.as_ref().map(|separator| separator.data(&cx.heap));
    let count_max = split::part_count_max(bytes.data(&cx.heap), shown, limit);
    prepare_parts(cx, size, count_max)?;
    let data = bytes.data(&cx.heap);
    let parts = owned(match &separator {
        Some(separator) => by_separator(data, separator.data(&cx.heap), limit),
        None => by_whitespace(data, limit),
    });
    list_of(cx, &bytes, parts)
}

pub(super) fn split(cx: &mut Context, args: &[Value]) -> Res<Value> {
    split_by(cx, args, split::split, split::split_whitespace)
}

pub(super) fn rsplit(cx: &mut Context, args: &[Value]) -> Res<Value> {
    split_by(cx, args, split::rsplit, split::rsplit_whitespace)
}

pub(super) fn splitlines(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let keep_ends = !args[1].is_unbound() && cx.truth(&args[1])?;
    let data = bytes.data(&cx.heap);
    let (size, count_max) = (data.len(), split::line_count_max(data));
    prepare_parts(cx, size, count_max)?;
    let lines = owned(split::split_lines(bytes.data(&cx.heap), keep_ends));
    list_of(cx, &bytes, lines)
}

fn partition_by(cx: &mut Context, args: &[Value], at_end: bool) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let separator = bytes_argument(cx, &args[1])?;
    checked_separator(cx, &separator)?;
    let size = bytes.data(&cx.heap).len();
    cx.prepare(size)?;
    let (data, part) = (bytes.data(&cx.heap), separator.data(&cx.heap));
    let found = match at_end {
        true => memchr::memmem::rfind(data, part),
        false => memchr::memmem::find(data, part),
    };
    let parts = match found {
        Some(at) => {
            let (before, from) = data.split_at(at);
            let (part, after) = from.split_at(part.len());
            [before, part, after]
        }
        None if at_end => [&[], &[], data],
        None => [data, &[], &[]],
    };
    let [before, part, after] = parts.map(<[u8]>::to_vec);
    let before = cx.new_bytes_of(bytes.type_id(), before)?;
    let part = match (&bytes, found) {
        // The separator itself, of whatever type it is.
        (ByteHandle::Bytes(_), Some(_)) => args[1].clone(),
        _ => cx.new_bytes_of(bytes.type_id(), part)?,
    };
    let after = cx.new_bytes_of(bytes.type_id(), after)?;
    Ok(cx.heap.tuple_value([before, part, after])?)
}

pub(super) fn partition(cx: &mut Context, args: &[Value]) -> Res<Value> {
    partition_by(cx, args, false)
}

pub(super) fn rpartition(cx: &mut Context, args: &[Value]) -> Res<Value> {
    partition_by(cx, args, true)
}

fn stripped(cx: &mut Context, args: &[Value], [left, right]: [bool; 2]) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let dropped = optional_bytes(cx, &args[1])?;
    let mut drops: [bool; 256] = std::array::from_fn(|byte| is_space(byte as u8));
    if let Some(dropped) = &dropped {
        drops = [false; 256];
        for &byte in dropped.data(&cx.heap) {
            drops[usize::from(byte)] = true;
        }
    }
    let size = bytes.data(&cx.heap).len();
    cx.prepare(size)?;
    let mut kept = bytes.data(&cx.heap);
    if left {
        kept = split::lstrip(kept, |byte| drops[usize::from(byte)]);
    }
    if right {
        kept = split::rstrip(kept, |byte| drops[usize::from(byte)]);
    }
    let kept = kept.to_vec();
    cx.new_bytes_of(bytes.type_id(), kept)
}

pub(super) fn strip(cx: &mut Context, args: &[Value]) -> Res<Value> {
    stripped(cx, args, [true, true])
}

pub(super) fn lstrip(cx: &mut Context, args: &[Value]) -> Res<Value> {
    stripped(cx, args, [true, false])
}

pub(super) fn rstrip(cx: &mut Context, args: &[Value]) -> Res<Value> {
    stripped(cx, args, [false, true])
}

pub(super) fn join(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let separator = receiver(cx, args)?;
    let inner = cx.plain(&args[1]);
    if cx.guest_special(&args[1], Special::Iter)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    match cx.native_iter(&inner)? {
        // An iterator that is stepped here could not go on after a limit: the prelude steps it.
        Some(iterator) if iterator.is(&inner) => return Err(Throw::NeedsGuest),
        None if cx.has_guest_class(&args[1]) => return Err(Throw::NeedsGuest),
        None => return Err(cx.type_error("can only join an iterable")),
        Some(_) => {}
    }
    let items = cx.collect(&inner)?;
    let mut parts = Vec::with_capacity(items.len());
    let mut size = separator
        .data(&cx.heap)
        .len()
        .saturating_mul(items.len().saturating_sub(1));
    for (index, item) in items.iter().enumerate() {
        let Some(part) = cx.as_byte_handle(item) else {
            let name = cx.type_name(item);
            let message =
                format!("sequence item {index}: expected a bytes-like object, {name} found");
            return Err(cx.type_error(message));
        };
        size = size.saturating_add(part.data(&cx.heap).len());
        parts.push(part);
    }
    cx.prepare(size)?;
    let parts: Vec<&[u8]> = parts.iter().map(|part| part.data(&cx.heap)).collect();
    let joined = parts.join(separator.data(&cx.heap));
    cx.new_bytes_of(separator.type_id(), joined)
}
