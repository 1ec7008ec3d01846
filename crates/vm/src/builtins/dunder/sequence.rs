//! Special methods of strings, bytes and tuples.

use super::or_not_implemented;
use crate::builtins::NativeDef;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use hognose_bytecode::operand::BinaryOperator;

/// What sequences have that are put together and repeated.
pub(in crate::builtins) static SEQUENCE: &[NativeDef] = natives! {
    "__add__" "(self, value, /)" => leaf add;
    "__mul__" "(self, value, /)" => leaf mul, else "sequence_mul";
    "__rmul__" "(self, value, /)" => leaf mul, else "sequence_mul";
};

/// What `str` has besides.
pub(in crate::builtins) static STR: &[NativeDef] = natives! {
    "__getnewargs__" "(self, /)" => leaf new_args;
    "__mod__" "(self, value, /)" => leaf modulo, else "str_mod";
    "__rmod__" "(self, value, /)" => leaf rmod, else "str_rmod";
    "__str__" "(self, /)" => leaf itself;
};

/// What `tuple` has besides.
pub(in crate::builtins) static TUPLE: &[NativeDef] = natives! {
    "__getnewargs__" "(self, /)" => leaf new_args;
};

fn add(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let right = cx.plain(&args[1]);
    if let Some(value) = cx.binary_operator(BinaryOperator::Add, &args[0], &right)? {
        return Ok(value);
    }
    let (name, found) = (cx.type_name(&args[0]), cx.type_name(&args[1]));
    Err(cx.type_error(match name.as_str() {
        "bytes" => format!("can't concat {found} to bytes"),
        _ => format!("can only concatenate {name} (not \"{found}\") to {name}"),
    }))
}

fn mul(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let count = cx.whole_argument(&args[1])?;
    cx.binary_operator(BinaryOperator::Mul, &args[0], &count)
        .map(or_not_implemented)
}

fn modulo(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.binary_operator(BinaryOperator::Mod, &args[0], &args[1])
        .map(or_not_implemented)
}

fn rmod(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if cx.as_str_handle(&args[1]).is_none() {
        return Ok(Value::NotImplemented);
    }
    cx.binary_operator(BinaryOperator::Mod, &args[1], &args[0])
        .map(or_not_implemented)
}

fn itself(_: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(args[0].clone())
}

fn new_args(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(cx.heap.tuple_value([args[0].clone()])?)
}
