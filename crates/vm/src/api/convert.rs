//! Guest values to plain data, bounded in depth and size, running nothing.

use super::Data;
use crate::context::Context;
use crate::debug::repr::{self, Bounds};
use crate::memory::{ObjectRef, Value};
use crate::object::{BigInt, ByteArray, Bytes, Dict, List, Set, Str, Tuple};

/// Containers nested deeper are shown, not converted.
const DEPTH_MAX: usize = 64;
/// More values than this are not converted; the rest is shown.
const VALUES_MAX: usize = 1_000_000;

/// A value as plain data.
pub(super) fn to_data(cx: &Context, value: &Value) -> Data {
    let mut budget = VALUES_MAX;
    convert(cx, value, 0, &mut budget)
}

// The recursion is bounded by `DEPTH_MAX`.
fn convert(cx: &Context, value: &Value, depth: usize, budget: &mut usize) -> Data {
    if *budget == 0 {
        return shown(cx, value);
    }
    *budget -= 1;
    match value {
        Value::None | Value::Unbound => Data::None,
        Value::Bool(value) => Data::Bool(*value),
        Value::Int(value) => Data::Int(*value),
        Value::Float(value) => Data::Float(*value),
        Value::Ellipsis | Value::NotImplemented => shown(cx, value),
        Value::Object(object) if object.shape() == 0 => {
            convert_object(cx, object, depth, budget).unwrap_or_else(|| shown(cx, value))
        }
        Value::Object(_) => shown(cx, value),
    }
}

fn convert_object(
    cx: &Context,
    object: &ObjectRef,
    depth: usize,
    budget: &mut usize,
) -> Option<Data> {
    let heap = &cx.heap;
    if let Some(string) = object.downcast::<Str>() {
        return Some(Data::Str(string.text(heap).to_string()));
    }
    if let Some(bytes) = object.downcast::<Bytes>() {
        return Some(Data::Bytes(bytes.get(heap).data.to_vec()));
    }
    if let Some(array) = object.downcast::<ByteArray>() {
        return Some(Data::Bytes(array.get(heap).data.to_vec()));
    }
    if let Some(big) = object.downcast::<BigInt>() {
        return Some(Data::BigInt(big.get(heap).value.clone()));
    }
    if depth >= DEPTH_MAX {
        return None;
    }
    let mut each = |item: &Value| convert(cx, item, depth + 1, budget);
    if let Some(list) = object.downcast::<List>() {
        return Some(Data::List(list.items(heap).iter().map(each).collect()));
    }
    if let Some(tuple) = object.downcast::<Tuple>() {
        return Some(Data::Tuple(tuple.items(heap).iter().map(each).collect()));
    }
    if let Some(set) = object.downcast::<Set>() {
        let items = set.get(heap).iter().map(|(_, item)| each(item));
        return Some(Data::Set(items.collect()));
    }
    let dict = object.downcast::<Dict>()?;
    let entries = dict.get(heap).iter();
    let pairs = entries.map(|entry| (each(&entry.key), each(&entry.value)));
    Some(Data::Dict(pairs.collect()))
}

fn shown(cx: &Context, value: &Value) -> Data {
    Data::Other {
        type_name: repr::type_name(cx, value),
        repr: repr::safe_repr(cx, value, Bounds::LONG),
    }
}
