//! Making integers.

use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::number::{convert, parse};

pub(super) fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let value = &args[0];
    if !args[1].is_unbound() {
        return with_base(cx, value, &args[1]);
    }
    if value.is_unbound() {
        return Ok(Value::Int(0));
    }
    if let Value::Int(_) = value {
        return Ok(value.clone());
    }
    for special in [Special::Int, Special::Index] {
        if cx.guest_special(value, special)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
    }
    match cx.plain(value) {
        Value::Bool(truth) => Ok(Value::Int(i64::from(truth))),
        Value::Float(number) => {
            if let Some(small) = convert::float_to_i64(number) {
                return Ok(Value::Int(small));
            }
            let whole = cx.lift(convert::float_to_int(number))?;
            cx.new_int(whole)
        }
        inner if cx.is_integer(&inner) => Ok(inner),
        inner => parsed(cx, value, &inner, 10),
    }
}

fn with_base(cx: &mut Context, value: &Value, base: &Value) -> Res<Value> {
    if value.is_unbound() {
        return Err(cx.type_error("int() missing string argument"));
    }
    let base = cx.whole_argument(base)?;
    let base = cx.as_index(&base).unwrap_or(-1);
    let inner = cx.plain(value);
    if cx.as_str_handle(&inner).is_none() && cx.as_byte_handle(&inner).is_none() {
        let message = "int() can't convert non-string with explicit base";
        return Err(cx.type_error(message));
    }
    parsed(cx, value, &inner, base)
}

/// The number a text or bytes stand for.
fn parsed(cx: &mut Context, value: &Value, inner: &Value, base: i64) -> Res<Value> {
    let digits_max = cx.int_digits_max;
    let number = if let Some(text) = cx.as_str_handle(inner) {
        pay_for_digits(cx, text.text(&cx.heap).len())?;
        parse::parse_int(text.text(&cx.heap), base, digits_max)
    } else if let Some(bytes) = cx.as_byte_handle(inner) {
        let size = bytes.data(&cx.heap).len();
        pay_for_digits(cx, size)?;
        parse::parse_int_bytes(bytes.data(&cx.heap), base, digits_max)
    } else {
        let name = cx.type_name(value);
        return Err(cx.type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
        )));
    };
    let number = cx.lift(number)?;
    cx.new_int(number)
}

/// Converting takes time that grows with the square of the digits.
fn pay_for_digits(cx: &mut Context, count: usize) -> Res<()> {
    let words = count as u64 / 16;
    cx.prepare(count)?;
    cx.charge(words.saturating_mul(words) / 64)
}
