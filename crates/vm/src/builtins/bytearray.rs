//! `bytearray`: the table of the methods that change it, and how one is made.

use super::arguments::receiver;
use super::bytes::bytes_of_source;
use super::types::Getter;
use super::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::ByteArray;
use hognose_bytecode::operand::BinaryOperator;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Append a byte to the end.
    "append" "(self, item, /)" => leaf append, else "bytearray_append";
    /// Remove all bytes.
    "clear" "(self, /)" => leaf clear;
    /// A bytearray of the same bytes.
    "copy" "(self, /)" => leaf copy;
    /// Append all bytes of an iterable.
    "extend" "(self, iterable_of_ints, /)" => leaf extend, else "bytearray_extend";
    /// Insert a byte before an index.
    "insert" "(self, index, item, /)" => leaf insert, else "bytearray_insert";
    /// Remove and return the byte at an index, by default the last one.
    "pop" "(self, index=-1, /)" => leaf pop, else "bytearray_pop";
    /// Remove the first byte of a value.
    "remove" "(self, value, /)" => leaf remove, else "bytearray_remove";
    /// Make it so many bytes long, filling up with zeros.
    "resize" "(self, size, /)" => leaf resize, else "bytearray_resize";
    /// Turn the order round in place.
    "reverse" "(self, /)" => leaf reverse;
    "__delitem__" "(self, key, /)" => leaf del_item, else "del_item";
    "__iadd__" "(self, value, /)" => leaf iadd;
    "__imul__" "(self, value, /)" => leaf imul, else "bytearray_imul";
    "__init__" "(self, source=b'', encoding='utf-8', errors='strict')" => leaf init, else "bytearray_init";
    "__setitem__" "(self, key, value, /)" => leaf set_item, else "set_item";
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `bytearray(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "bytearray",
    signature: "(source=b'', encoding='utf-8', errors='strict')",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("bytearray_new"),
    doc: "",
};

/// Moving so many bytes costs a unit of fuel.
const MOVED_PER_UNIT: usize = 1024;

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let data = bytes_of_source(cx, args, TypeId::ByteArray)?;
    cx.new_bytes_of(TypeId::ByteArray, data)
}

fn init(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    let data = bytes_of_source(cx, &args[1..], TypeId::ByteArray)?;
    let (payload, account) = array.edit(&mut cx.heap);
    drop(payload.data.replace(account, data)?);
    Ok(Value::None)
}

fn len(cx: &Context, array: &Handle<ByteArray>) -> usize {
    array.get(&cx.heap).data.len()
}

fn append(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    let byte = cx.byte_argument(&args[1])?;
    let (payload, account) = array.edit(&mut cx.heap);
    payload.data.push(account, byte)?;
    Ok(Value::None)
}

fn clear(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    let (payload, account) = array.edit(&mut cx.heap);
    drop(payload.data.take(account));
    Ok(Value::None)
}

fn copy(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    cx.prepare(len(cx, &array))?;
    let data = array.get(&cx.heap).data.to_vec();
    cx.new_bytes_of(TypeId::ByteArray, data)
}

fn extend(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    let Some(data) = cx.iterated_bytes(&args[1], TypeId::ByteArray)? else {
        let name = cx.type_name(&args[1]);
        return Err(cx.type_error(match cx.as_str_handle(&args[1]).is_some() {
            true => format!("expected iterable of integers; got: '{name}'"),
            false => format!("can't extend bytearray with {name}"),
        }));
    };
    let (payload, account) = array.edit(&mut cx.heap);
    payload.data.extend(account, data)?;
    Ok(Value::None)
}

fn insert(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    let index = cx.word_argument(&args[1], 0)?;
    let byte = cx.byte_argument(&args[2])?;
    let len = len(cx, &array);
    let place = match index < 0 {
        true => index.saturating_add(len as i64).max(0),
        false => index,
    };
    let place = usize::try_from(place).unwrap_or(usize::MAX).min(len);
    cx.charge(((len - place) / MOVED_PER_UNIT) as u64)?;
    let (payload, account) = array.edit(&mut cx.heap);
    payload.data.insert(account, place, byte)?;
    Ok(Value::None)
}

fn pop(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    let index = cx.word_argument(&args[1], -1)?;
    let len = len(cx, &array);
    if len == 0 {
        return Err(cx.raise(TypeId::IndexError, "pop from empty bytearray"));
    }
    match cx.sequence_place(index, len) {
        Some(place) => remove_at(cx, &array, place).map(|byte| Value::Int(i64::from(byte))),
        None => Err(cx.raise(TypeId::IndexError, "pop index out of range")),
    }
}

/// Remove the byte at a place below the length.
fn remove_at(cx: &mut Context, array: &Handle<ByteArray>, place: usize) -> Res<u8> {
    let moved = len(cx, array) - place;
    cx.charge((moved / MOVED_PER_UNIT) as u64)?;
    let byte = array.get_mut(&mut cx.heap).data.remove(place);
    array.shrink(&mut cx.heap);
    Ok(byte)
}

fn remove(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    let byte = cx.byte_argument(&args[1])?;
    cx.charge((len(cx, &array) / MOVED_PER_UNIT) as u64)?;
    match memchr::memchr(byte, &array.get(&cx.heap).data) {
        Some(place) => {
            remove_at(cx, &array, place)?;
            Ok(Value::None)
        }
        None => Err(cx.value_error("value not found in bytearray")),
    }
}

fn resize(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    let size = cx.word_argument(&args[1], 0)?;
    let Ok(size) = usize::try_from(size) else {
        let message = format!("Can only resize to positive sizes, got {size}");
        return Err(cx.value_error(message));
    };
    let len = len(cx, &array);
    if size > len {
        cx.prepare(size - len)?;
        let (payload, account) = array.edit(&mut cx.heap);
        payload.data.extend(account, vec![0; size - len])?;
    } else {
        array.get_mut(&mut cx.heap).data.truncate(size);
        array.shrink(&mut cx.heap);
    }
    Ok(Value::None)
}

fn reverse(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let array = receiver::<ByteArray>(args)?;
    cx.charge((len(cx, &array) / MOVED_PER_UNIT) as u64)?;
    array.get_mut(&mut cx.heap).data.reverse();
    Ok(Value::None)
}

fn set_item(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.set_item(&args[0], &args[1], args[2].clone())?;
    Ok(Value::None)
}

fn del_item(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.del_item(&args[0], &args[1])?;
    Ok(Value::None)
}

fn iadd(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.inplace_operator(BinaryOperator::Add, &args[0], &args[1])?;
    Ok(args[0].clone())
}

fn imul(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let count = cx.whole_argument(&args[1])?;
    cx.inplace_operator(BinaryOperator::Mul, &args[0], &count)?;
    Ok(args[0].clone())
}
