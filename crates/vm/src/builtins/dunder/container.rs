//! Special methods of containers.

use super::{in_prelude, or_not_implemented};
use crate::builtins::{NativeDef, TypeId, natives};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::object::Set;
use hognose_bytecode::operand::BinaryOperator;

/// What has items.
pub(in crate::builtins) static SIZED: &[NativeDef] = natives! {
    "__contains__" "(self, key, /)" => leaf contains, else "contains_guest";
    "__getitem__" "(self, key, /)" => leaf get_item, else "get_item";
    "__iter__" "(self, /)" => leaf iter;
    "__len__" "(self, /)" => leaf len;
};

/// What `list` has besides.
pub(in crate::builtins) static LIST: &[NativeDef] = natives! {
    "__delitem__" "(self, key, /)" => leaf del_item, else "del_item";
    "__iadd__" "(self, value, /)" => leaf iadd, else "list_iadd_method";
    "__imul__" "(self, value, /)" => leaf imul, else "list_imul";
    "__init__" "(self, iterable=(), /)" => leaf in_prelude, else "list_init";
    "__reversed__" "(self, /)" => leaf reversed;
    "__setitem__" "(self, key, value, /)" => leaf set_item, else "set_item";
};

/// What `dict` has besides.
pub(in crate::builtins) static DICT: &[NativeDef] = natives! {
    "__delitem__" "(self, key, /)" => leaf del_item, else "del_item";
    "__init__" "(self, iterable=(), /, **kwargs)" => leaf in_prelude, else "dict_update";
    "__ior__" "(self, value, /)" => leaf dict_ior, else "dict_ior";
    "__or__" "(self, value, /)" => leaf dict_or, else "dict_or";
    "__reversed__" "(self, /)" => leaf reversed;
    "__ror__" "(self, value, /)" => leaf dict_ror, else "dict_ror";
    "__setitem__" "(self, key, value, /)" => leaf set_item, else "set_item";
};

/// What `range` has besides.
pub(in crate::builtins) static RANGE: &[NativeDef] = natives! {
    "__bool__" "(self, /)" => leaf truth;
    "__reversed__" "(self, /)" => leaf reversed;
};

macro_rules! set_operators {
    ($($function:ident $function_reflected:ident $operator:ident)*) => {$(
        fn $function(cx: &mut Context, args: &[Value]) -> Res<Value> {
            set_operated(cx, BinaryOperator::$operator, &args[0], &args[1])
        }
        fn $function_reflected(cx: &mut Context, args: &[Value]) -> Res<Value> {
            set_operated(cx, BinaryOperator::$operator, &args[1], &args[0])
        }
    )*};
}

set_operators! { set_and set_rand BitAnd set_or set_ror BitOr set_xor set_rxor BitXor set_sub set_rsub Sub }

/// What sets have besides.
pub(in crate::builtins) static SET: &[NativeDef] = natives! {
    "__and__" "(self, value, /)" => leaf set_and, else "set_and";
    "__contains__" "(self, key, /)" => leaf contains, else "contains_guest";
    "__iter__" "(self, /)" => leaf iter;
    "__len__" "(self, /)" => leaf len;
    "__or__" "(self, value, /)" => leaf set_or, else "set_or";
    "__rand__" "(self, value, /)" => leaf set_rand, else "set_rand";
    "__ror__" "(self, value, /)" => leaf set_ror, else "set_ror";
    "__rsub__" "(self, value, /)" => leaf set_rsub, else "set_rsub";
    "__rxor__" "(self, value, /)" => leaf set_rxor, else "set_rxor";
    "__sub__" "(self, value, /)" => leaf set_sub, else "set_sub";
    "__xor__" "(self, value, /)" => leaf set_xor, else "set_xor";
};

/// What `set` has that changes it.
pub(in crate::builtins) static SET_CHANGED: &[NativeDef] = natives! {
    "__iand__" "(self, value, /)" => leaf in_prelude, else "set_iand";
    "__init__" "(self, iterable=(), /)" => leaf in_prelude, else "set_init";
    "__ior__" "(self, value, /)" => leaf in_prelude, else "set_ior";
    "__isub__" "(self, value, /)" => leaf in_prelude, else "set_isub";
    "__ixor__" "(self, value, /)" => leaf in_prelude, else "set_ixor";
};

fn contains(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match cx.contains(&args[0], &args[1])? {
        Some(found) => Ok(Value::Bool(found)),
        None => Err(Throw::NeedsGuest),
    }
}

fn get_item(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let found = cx.get_item(&args[0], &args[1])?;
    Ok(or_not_implemented(found))
}

fn set_item(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.set_item(&args[0], &args[1], args[2].clone())?;
    Ok(Value::None)
}

fn del_item(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.del_item(&args[0], &args[1])?;
    Ok(Value::None)
}

fn iter(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.native_iter(&args[0]).map(or_not_implemented)
}

fn len(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let count = cx.native_len(&args[0]).unwrap_or(0);
    Ok(Value::Int(count as i64))
}

fn truth(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.truth(&args[0]).map(Value::Bool)
}

fn reversed(cx: &mut Context, args: &[Value]) -> Res<Value> {
    crate::builtins::reversed::reversed(cx, &args[0]).map(or_not_implemented)
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

fn is_dict(cx: &Context, value: &Value) -> bool {
    cx.builtin_type_id(&cx.plain(value)) == TypeId::Dict
}

fn dict_or(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if !is_dict(cx, &args[1]) {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = (cx.plain(&args[0]), cx.plain(&args[1]));
    cx.binary_operator(BinaryOperator::BitOr, &left, &right)
        .map(or_not_implemented)
}

fn dict_ror(cx: &mut Context, args: &[Value]) -> Res<Value> {
    dict_or(cx, &[args[1].clone(), args[0].clone()])
}

fn dict_ior(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if !is_dict(cx, &args[1]) {
        return Err(Throw::NeedsGuest);
    }
    let right = cx.plain(&args[1]);
    cx.inplace_operator(BinaryOperator::BitOr, &args[0], &right)?;
    Ok(args[0].clone())
}

fn set_operated(
    cx: &mut Context,
    operator: BinaryOperator,
    left: &Value,
    right: &Value,
) -> Res<Value> {
    let (left, right) = (cx.plain(left), cx.plain(right));
    let is_set = |value: &Value| value.downcast::<Set>().is_some();
    if !(is_set(&left) || cx.is_view_set(&left)) || !(is_set(&right) || cx.is_view_set(&right)) {
        return Ok(Value::NotImplemented);
    }
    cx.binary_operator(operator, &left, &right)
        .map(or_not_implemented)
}
