//! Methods and computed attributes of `int`.

use crate::context::Context;
use crate::error::{Fault, Res, Throw};
use crate::memory::Value;
use crate::number::bits::{self, ByteOrder};
use crate::object::Str;
use dashu_int::IBig;

fn receiver(cx: &mut Context, value: &Value) -> Res<IBig> {
    let inner = cx.plain(value);
    cx.as_ibig(&inner).ok_or(Throw::Fault(Fault::Internal))
}

pub(super) fn whole(cx: &mut Context, value: &Value) -> Res<Value> {
    match cx.plain(value) {
        Value::Bool(truth) => Ok(Value::Int(i64::from(truth))),
        whole => Ok(whole),
    }
}

pub(super) fn zero(_: &mut Context, _: &Value) -> Res<Value> {
    Ok(Value::Int(0))
}

pub(super) fn one(_: &mut Context, _: &Value) -> Res<Value> {
    Ok(Value::Int(1))
}

pub(super) fn as_integer_ratio(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = whole(cx, &args[0])?;
    Ok(cx.heap.tuple_value([number, Value::Int(1)])?)
}

pub(super) fn bit_count(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = receiver(cx, &args[0])?;
    Ok(Value::Int(bits::bit_count(&number) as i64))
}

pub(super) fn bit_length(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if let Value::Int(number) = args[0] {
        return Ok(Value::Int(i64::from(bits::bit_length_i64(number))));
    }
    let number = receiver(cx, &args[0])?;
    Ok(Value::Int(bits::bit_length(&number) as i64))
}

pub(super) fn conjugate(cx: &mut Context, args: &[Value]) -> Res<Value> {
    whole(cx, &args[0])
}

pub(super) fn is_integer(_: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(Value::Bool(true))
}

fn byte_order(cx: &mut Context, value: &Value, function: &str) -> Res<ByteOrder> {
    if value.is_unbound() {
        return Ok(ByteOrder::Big);
    }
    let text = cx.str_argument(value, &format!("{function}() argument 'byteorder'"))?;
    match text.text(&cx.heap) {
        "big" => Ok(ByteOrder::Big),
        "little" => Ok(ByteOrder::Little),
        _ => Err(cx.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn signed(cx: &mut Context, value: &Value) -> Res<bool> {
    Ok(!value.is_unbound() && cx.truth(value)?)
}

pub(super) fn to_bytes(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = receiver(cx, &args[0])?;
    let length = cx.word_argument(&args[1], 1)?;
    let order = byte_order(cx, &args[2], "to_bytes")?;
    let signed = signed(cx, &args[3])?;
    cx.prepare(usize::try_from(length).unwrap_or(0))?;
    let data = bits::to_bytes(&number, length, order, signed);
    let data = cx.lift(data)?;
    cx.new_bytes(data)
}

/// The first argument is the class; another one than `int` is made from the number by the prelude.
pub(super) fn from_bytes(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let order = byte_order(cx, &args[2], "from_bytes")?;
    let signed = signed(cx, &args[3])?;
    let int = cx.builtin_type(crate::builtins::TypeId::Int)?;
    if args[0].downcast() != Some(&int) {
        return Err(Throw::NeedsGuest);
    }
    let data = if args[1].downcast::<Str>().is_some() {
        return Err(cx.type_error("cannot convert 'str' object to bytes"));
    } else if let Some(bytes) = cx.as_byte_handle(&args[1]) {
        bytes.data(&cx.heap).to_vec()
    } else {
        cx.bytes_of_iterable(&args[1], crate::builtins::TypeId::Bytes)?
    };
    cx.prepare(data.len())?;
    let number = bits::from_bytes(&data, order, signed);
    cx.new_int(number)
}
