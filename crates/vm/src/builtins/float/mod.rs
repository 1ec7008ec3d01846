//! `float`: the table of its methods, and how one is made.

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::error::{Fault, Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::number::{float, float_hex, parse};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The number as a fraction of integers without common factor.
    "as_integer_ratio" "(self, /)" => leaf as_integer_ratio;
    /// The number itself.
    "conjugate" "(self, /)" => leaf conjugate;
    /// The number a hexadecimal text stands for.
    "fromhex" "(cls, string, /)" => leaf fromhex, else "float_fromhex";
    /// A float from a real number.
    "from_number" "(cls, number, /)" => leaf from_number, else "float_from_number";
    /// The number in hexadecimal, exactly.
    "hex" "(self, /)" => leaf hex;
    /// Whether the number is whole.
    "is_integer" "(self, /)" => leaf is_integer;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "real",
        get: real,
    },
    Getter {
        name: "imag",
        get: imag,
    },
];

/// Makes one: `float(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "float",
    signature: "(x=0, /)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("float_new"),
    doc: "float(x=0) -> the number, or the number a text stands for",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let value = &args[0];
    if value.is_unbound() {
        return Ok(Value::Float(0.0));
    }
    for special in [Special::Float, Special::Index] {
        if cx.guest_special(value, special)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
    }
    let inner = cx.plain(value);
    if let Some(number) = cx.as_float(&inner)? {
        return Ok(Value::Float(number));
    }
    let number = if let Some(text) = cx.as_str_handle(&inner) {
        let size = text.text(&cx.heap).len();
        cx.prepare(size)?;
        parse::parse_float(text.text(&cx.heap))
    } else if let Some(bytes) = cx.as_byte_handle(&inner) {
        parse::parse_float_bytes(bytes.data(&cx.heap))
    } else {
        let name = cx.type_name(value);
        return Err(cx.type_error(format!(
            "float() argument must be a string or a real number, not '{name}'"
        )));
    };
    cx.lift(number).map(Value::Float)
}

fn receiver(cx: &Context, value: &Value) -> Res<f64> {
    match cx.plain(value) {
        Value::Float(number) => Ok(number),
        _ => Err(Throw::Fault(Fault::Internal)),
    }
}

fn real(cx: &mut Context, value: &Value) -> Res<Value> {
    Ok(cx.plain(value))
}

fn imag(_: &mut Context, _: &Value) -> Res<Value> {
    Ok(Value::Float(0.0))
}

fn as_integer_ratio(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = receiver(cx, &args[0])?;
    let (numerator, denominator) = cx.lift(float::as_integer_ratio(number))?;
    let pair = [cx.new_int(numerator)?, cx.new_int(denominator)?];
    Ok(cx.heap.tuple_value(pair)?)
}

fn conjugate(cx: &mut Context, args: &[Value]) -> Res<Value> {
    receiver(cx, &args[0]).map(Value::Float)
}

fn hex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = receiver(cx, &args[0])?;
    cx.new_str(float_hex::hex(number))
}

fn is_integer(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = receiver(cx, &args[0])?;
    Ok(Value::Bool(float::is_integer(number)))
}

/// Whether a class method was called on `float` itself; else the prelude makes one of the class.
fn is_float_class(cx: &mut Context, class: &Value) -> Res<bool> {
    let float = cx.builtin_type(crate::builtins::TypeId::Float)?;
    Ok(class.downcast() == Some(&float))
}

fn fromhex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if !is_float_class(cx, &args[0])? {
        return Err(Throw::NeedsGuest);
    }
    let Some(text) = cx.as_str_handle(&args[1]) else {
        return Err(cx.type_error("bad argument type for built-in operation"));
    };
    let number = float_hex::from_hex(text.text(&cx.heap));
    cx.lift(number).map(Value::Float)
}

fn from_number(cx: &mut Context, args: &[Value]) -> Res<Value> {
    for special in [Special::Float, Special::Index] {
        if cx.guest_special(&args[1], special)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
    }
    if !is_float_class(cx, &args[0])? {
        return Err(Throw::NeedsGuest);
    }
    let inner = cx.plain(&args[1]);
    match cx.as_float(&inner)? {
        Some(number) => Ok(Value::Float(number)),
        None => {
            let name = cx.type_name(&args[1]);
            Err(cx.type_error(format!("must be real number, not {name}")))
        }
    }
}
