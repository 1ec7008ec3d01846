//! Methods of `bytes` that find, count and replace parts.

use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::{Bytes, Tuple};
use crate::text::search::not_found;
use memchr::memmem;
use std::ops::Range;

impl Context {
    /// An argument that must be bytes.
    pub(crate) fn bytes_argument(&mut self, value: &Value) -> Res<Handle<Bytes>> {
        match self.as_bytes_handle(value) {
            Some(bytes) => Ok(bytes),
            None => {
                let name = self.type_name(value);
                let message = format!("a bytes-like object is required, not '{name}'");
                Err(self.type_error(message))
            }
        }
    }
}

/// A part to look for: bytes, or a number for one byte.
fn part_argument(cx: &mut Context, value: &Value) -> Res<Vec<u8>> {
    if let Some(bytes) = cx.as_bytes_handle(value) {
        return Ok(bytes.get(&cx.heap).data.to_vec());
    }
    match cx.whole_argument(value) {
        Ok(number) => match cx.as_index(&number).and_then(|n| u8::try_from(n).ok()) {
            Some(byte) => Ok(vec![byte]),
            None => Err(cx.value_error("byte must be in range(0, 256)")),
        },
        Err(Throw::Exception) => {
            let name = cx.type_name(value);
            Err(cx.type_error(format!(
                "argument should be integer or bytes-like object, not '{name}'"
            )))
        }
        Err(throw) => Err(throw),
    }
}

/// The receiver, the part and the range of a search method.
type Search = (Handle<Bytes>, Vec<u8>, Option<Range<usize>>);

fn search_parts(cx: &mut Context, args: &[Value]) -> Res<Search> {
    let bytes = receiver_of::<Bytes>(args)?;
    let part = part_argument(cx, &args[1])?;
    let length = bytes.get(&cx.heap).data.len();
    let range = cx.search_range(&args[2], &args[3], length)?;
    cx.charge(length as u64 / 256)?;
    Ok((bytes, part, range))
}

fn place(cx: &mut Context, args: &[Value], last: bool) -> Res<Option<usize>> {
    let (bytes, part, range) = search_parts(cx, args)?;
    let Some(range) = range else { return Ok(None) };
    let data = bytes
        .get(&cx.heap)
        .data
        .get(range.clone())
        .unwrap_or_default();
    let found = if last {
        memmem::rfind(data, &part)
    } else {
        memmem::find(data, &part)
    };
    Ok(found.map(|at| range.start + at))
}

fn index_or_minus_one(found: Option<usize>) -> Value {
    Value::Int(found.map_or(-1, |index| index as i64))
}

fn index_or_error(cx: &mut Context, found: Option<usize>) -> Res<Value> {
    match found {
        Some(index) => Ok(Value::Int(index as i64)),
        None => {
            let mut error = not_found();
            error.message = "subsection not found".to_string();
            Err(cx.raise_text_error(error))
        }
    }
}

pub(super) fn find(cx: &mut Context, args: &[Value]) -> Res<Value> {
    place(cx, args, false).map(index_or_minus_one)
}

pub(super) fn rfind(cx: &mut Context, args: &[Value]) -> Res<Value> {
    place(cx, args, true).map(index_or_minus_one)
}

pub(super) fn index(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let found = place(cx, args, false)?;
    index_or_error(cx, found)
}

pub(super) fn rindex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let found = place(cx, args, true)?;
    index_or_error(cx, found)
}

pub(super) fn count(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (bytes, part, range) = search_parts(cx, args)?;
    let Some(range) = range else {
        return Ok(Value::Int(0));
    };
    let data = bytes
        .get(&cx.heap)
        .data
        .get(range.clone())
        .unwrap_or_default();
    let count = match part.is_empty() {
        true => range.len() + 1,
        false => memmem::find_iter(data, &part).count(),
    };
    Ok(Value::Int(count as i64))
}

fn affix(
    cx: &mut Context,
    args: &[Value],
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> Res<Value> {
    let bytes = receiver_of::<Bytes>(args)?;
    let length = bytes.get(&cx.heap).data.len();
    let range = cx.search_range(&args[2], &args[3], length)?;
    let candidates = match cx.plain(&args[1]).downcast::<Tuple>() {
        Some(tuple) => tuple.items(&cx.heap).to_vec(),
        None if cx.as_bytes_handle(&args[1]).is_some() => vec![args[1].clone()],
        None => {
            let found = cx.type_name(&args[1]);
            return Err(cx.type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not {found}"
            )));
        }
    };
    for candidate in &candidates {
        let affix = cx.bytes_argument(candidate)?;
        let data = &bytes.get(&cx.heap).data;
        let part = range.clone().and_then(|range| data.get(range));
        if part.is_some_and(|part| test(part, &affix.get(&cx.heap).data)) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

pub(super) fn startswith(cx: &mut Context, args: &[Value]) -> Res<Value> {
    affix(cx, args, "startswith", <[u8]>::starts_with)
}

pub(super) fn endswith(cx: &mut Context, args: &[Value]) -> Res<Value> {
    affix(cx, args, "endswith", <[u8]>::ends_with)
}

fn removed(
    cx: &mut Context,
    args: &[Value],
    remove: for<'a> fn(&'a [u8], &[u8]) -> Option<&'a [u8]>,
) -> Res<Value> {
    let bytes = receiver_of::<Bytes>(args)?;
    let affix = cx.bytes_argument(&args[1])?;
    let rest = remove(&bytes.get(&cx.heap).data, &affix.get(&cx.heap).data).map(<[u8]>::to_vec);
    match rest {
        Some(rest) => cx.new_bytes(rest),
        None => Ok(bytes.into_value()),
    }
}

pub(super) fn removeprefix(cx: &mut Context, args: &[Value]) -> Res<Value> {
    removed(cx, args, |data, affix| data.strip_prefix(affix))
}

pub(super) fn removesuffix(cx: &mut Context, args: &[Value]) -> Res<Value> {
    removed(cx, args, |data, affix| data.strip_suffix(affix))
}

pub(super) fn replace(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = receiver_of::<Bytes>(args)?;
    let (old, new) = (cx.bytes_argument(&args[1])?, cx.bytes_argument(&args[2])?);
    let limit = cx.word_argument(&args[3], -1)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let heap = &cx.heap;
    let (data, old, new) = (
        &bytes.get(heap).data,
        &old.get(heap).data,
        &new.get(heap).data,
    );
    let places: Vec<usize> = match old.is_empty() {
        true => (0..=data.len()).take(limit).collect(),
        false => memmem::find_iter(data, old).take(limit).collect(),
    };
    let (data, old_size, new) = (data.to_vec(), old.len(), new.to_vec());
    let size = data
        .len()
        .saturating_add(new.len().saturating_mul(places.len()));
    cx.prepare(size)?;
    let mut out = Vec::with_capacity(size);
    let mut copied = 0;
    for place in places {
        out.extend_from_slice(data.get(copied..place).unwrap_or_default());
        out.extend_from_slice(&new);
        copied = place + old_size;
    }
    out.extend_from_slice(data.get(copied..).unwrap_or_default());
    cx.new_bytes(out)
}
