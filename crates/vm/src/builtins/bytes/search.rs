//! Methods that find, count and replace parts.

use super::{bytes_argument, receiver};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::object::Tuple;
use crate::object::bytearray::ByteHandle;
use crate::text::bytes::search;
use std::ops::Range;

/// What a search looks for: bytes, or the one byte that an integer is.
fn part_argument(cx: &mut Context, value: &Value) -> Res<Vec<u8>> {
    if let Some(part) = cx.as_byte_handle(value) {
        let size = part.data(&cx.heap).len();
        cx.prepare(size)?;
        return Ok(part.data(&cx.heap).to_vec());
    }
    let inner = cx.plain(value);
    if cx.is_integer(&inner) {
        return cx.byte_argument(&inner).map(|byte| vec![byte]);
    }
    if cx.guest_special(value, Special::Index)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    let name = cx.type_name(value);
    let message = format!("argument should be integer or bytes-like object, not '{name}'");
    Err(cx.type_error(message))
}

type Search = (ByteHandle, Vec<u8>, Option<Range<usize>>);

/// The receiver, the part and the range of a search method.
fn search_parts(cx: &mut Context, args: &[Value]) -> Res<Search> {
    let bytes = receiver(cx, args)?;
    let part = part_argument(cx, &args[1])?;
    let size = bytes.data(&cx.heap).len();
    let range = cx.search_range(&args[2], &args[3], size)?;
    cx.charge(size as u64 / 256)?;
    Ok((bytes, part, range))
}

type Find = fn(&[u8], &[u8], Range<usize>) -> Option<usize>;

fn place(cx: &mut Context, args: &[Value], find: Find) -> Res<Option<usize>> {
    let (bytes, part, range) = search_parts(cx, args)?;
    Ok(range.and_then(|range| find(bytes.data(&cx.heap), &part, range)))
}

fn index_or_error(cx: &mut Context, found: Option<usize>) -> Res<Value> {
    match found {
        Some(index) => Ok(Value::Int(index as i64)),
        None => Err(cx.value_error("subsection not found")),
    }
}

fn index_or_minus_one(found: Option<usize>) -> Value {
    Value::Int(found.map_or(-1, |index| index as i64))
}

pub(super) fn find(cx: &mut Context, args: &[Value]) -> Res<Value> {
    place(cx, args, search::find).map(index_or_minus_one)
}

pub(super) fn rfind(cx: &mut Context, args: &[Value]) -> Res<Value> {
    place(cx, args, search::rfind).map(index_or_minus_one)
}

pub(super) fn index(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let found = place(cx, args, search::find)?;
    index_or_error(cx, found)
}

pub(super) fn rindex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let found = place(cx, args, search::rfind)?;
    index_or_error(cx, found)
}

pub(super) fn count(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (bytes, part, range) = search_parts(cx, args)?;
    let data = bytes.data(&cx.heap);
    let found = range.map_or(0, |range| search::count(data, &part, range));
    Ok(Value::Int(found as i64))
}

/// `startswith`, `endswith`: one affix or a tuple of them.
fn affix(
    cx: &mut Context,
    args: &[Value],
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let size = bytes.data(&cx.heap).len();
    let range = cx.search_range(&args[2], &args[3], size)?;
    let affixes = match cx.plain(&args[1]).downcast::<Tuple>() {
        Some(tuple) => tuple.items(&cx.heap).to_vec(),
        None if cx.as_byte_handle(&args[1]).is_some() => vec![args[1].clone()],
        None => {
            let found = cx.type_name(&args[1]);
            return Err(cx.type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not {found}"
            )));
        }
    };
    cx.charge_items(affixes.len())?;
    for affix in &affixes {
        let affix = bytes_argument(cx, affix)?;
        let within = range
            .clone()
            .and_then(|range| bytes.data(&cx.heap).get(range));
        if within.is_some_and(|within| test(within, affix.data(&cx.heap))) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

pub(super) fn startswith(cx: &mut Context, args: &[Value]) -> Res<Value> {
    affix(cx, args, "startswith", |data, affix| {
        data.starts_with(affix)
    })
}

pub(super) fn endswith(cx: &mut Context, args: &[Value]) -> Res<Value> {
    affix(cx, args, "endswith", |data, affix| data.ends_with(affix))
}

type Strip = for<'a> fn(&'a [u8], &[u8]) -> Option<&'a [u8]>;

fn removed(cx: &mut Context, args: &[Value], strip: Strip) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let affix = bytes_argument(cx, &args[1])?;
    let size = bytes.data(&cx.heap).len();
    cx.prepare(size)?;
    let data = bytes.data(&cx.heap);
    let kept = strip(data, affix.data(&cx.heap)).unwrap_or(data).to_vec();
    cx.new_bytes_of(bytes.type_id(), kept)
}

pub(super) fn removeprefix(cx: &mut Context, args: &[Value]) -> Res<Value> {
    removed(cx, args, |data, prefix| data.strip_prefix(prefix))
}

pub(super) fn removesuffix(cx: &mut Context, args: &[Value]) -> Res<Value> {
    removed(cx, args, |data, suffix| data.strip_suffix(suffix))
}

pub(super) fn replace(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let old = bytes_argument(cx, &args[1])?;
    let new = bytes_argument(cx, &args[2])?;
    let limit = cx.word_argument(&args[3], -1)?;
    let size = bytes.data(&cx.heap).len();
    cx.charge(size as u64 / 256)?;
    let (data, from, to) = (bytes.data(&cx.heap), old.data(&cx.heap), new.data(&cx.heap));
    let count = search::replacement_count(data, from, limit);
    let size = search::replace_size(data, from, to, count);
    cx.prepare(size)?;
    let (data, from, to) = (bytes.data(&cx.heap), old.data(&cx.heap), new.data(&cx.heap));
    let replaced = search::replace(data, from, to, count);
    cx.new_bytes_of(bytes.type_id(), replaced)
}
