//! Special methods of numbers.

use super::or_not_implemented;
use crate::builtins::NativeDef;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::number::complex::{self, Complex};
use crate::number::convert;
use dashu_int::ops::Abs;
use hognose_bytecode::operand::BinaryOperator;

macro_rules! operators {
    ($(#[$doc:meta])* $table:ident $accepts:ident [$($name:literal $function:ident $reflected:literal $function_reflected:ident $operator:ident)*]
        { $($rows:tt)* }) => {
        $(
            fn $function(cx: &mut Context, args: &[Value]) -> Res<Value> {
                let (left, right) = (cx.plain(&args[0]), cx.plain(&args[1]));
                operated(cx, BinaryOperator::$operator, left, right, $accepts)
            }
            fn $function_reflected(cx: &mut Context, args: &[Value]) -> Res<Value> {
                let (left, right) = (cx.plain(&args[1]), cx.plain(&args[0]));
                operated(cx, BinaryOperator::$operator, left, right, $accepts)
            }
        )*
        $(#[$doc])*
        pub(in crate::builtins) static $table: &[NativeDef] = natives! {
            $(
                $name "(self, value, /)" => leaf $function;
                $reflected "(self, value, /)" => leaf $function_reflected;
            )*
            $($rows)*
        };
    };
}

type Accepts = fn(&Context, &Value) -> bool;

fn operated(
    cx: &mut Context,
    operator: BinaryOperator,
    left: Value,
    right: Value,
    accepts: Accepts,
) -> Res<Value> {
    if !accepts(cx, &left) || !accepts(cx, &right) {
        return Ok(Value::NotImplemented);
    }
    cx.binary_operator(operator, &left, &right)
        .map(or_not_implemented)
}

fn is_int(cx: &Context, value: &Value) -> bool {
    cx.is_integer(value)
}

fn is_real(cx: &Context, value: &Value) -> bool {
    cx.is_integer(value) || matches!(value, Value::Float(_))
}

fn is_number(cx: &Context, value: &Value) -> bool {
    is_real(cx, value) || cx.as_complex(value).is_some()
}

operators! {
    /// Special methods of `int`.
    INT is_int [
        "__add__" int_add "__radd__" int_radd Add
        "__sub__" int_sub "__rsub__" int_rsub Sub
        "__mul__" int_mul "__rmul__" int_rmul Mul
        "__truediv__" int_truediv "__rtruediv__" int_rtruediv Div
        "__floordiv__" int_floordiv "__rfloordiv__" int_rfloordiv FloorDiv
        "__mod__" int_mod "__rmod__" int_rmod Mod
        "__and__" int_and "__rand__" int_rand BitAnd
        "__or__" int_or "__ror__" int_ror BitOr
        "__xor__" int_xor "__rxor__" int_rxor BitXor
        "__lshift__" int_lshift "__rlshift__" int_rlshift LShift
        "__rshift__" int_rshift "__rrshift__" int_rrshift RShift
    ] {
        "__abs__" "(self, /)" => leaf abs;
        "__bool__" "(self, /)" => leaf truth;
        "__ceil__" "(self, /)" => leaf whole;
        "__divmod__" "(self, value, /)" => leaf int_divmod;
        "__float__" "(self, /)" => leaf as_float;
        "__floor__" "(self, /)" => leaf whole;
        "__getnewargs__" "(self, /)" => leaf new_args;
        "__index__" "(self, /)" => leaf whole;
        "__int__" "(self, /)" => leaf whole;
        "__invert__" "(self, /)" => leaf invert;
        "__neg__" "(self, /)" => leaf neg;
        "__pos__" "(self, /)" => leaf pos;
        "__pow__" "(self, value, mod=None, /)" => leaf int_pow;
        "__rdivmod__" "(self, value, /)" => leaf int_rdivmod;
        "__round__" "(self, ndigits=None, /)" => leaf round, else "round_of";
        "__rpow__" "(self, value, mod=None, /)" => leaf int_rpow;
        "__trunc__" "(self, /)" => leaf whole;
    }
}

operators! {
    /// Special methods of `float`.
    FLOAT is_real [
        "__add__" float_add "__radd__" float_radd Add
        "__sub__" float_sub "__rsub__" float_rsub Sub
        "__mul__" float_mul "__rmul__" float_rmul Mul
        "__truediv__" float_truediv "__rtruediv__" float_rtruediv Div
        "__floordiv__" float_floordiv "__rfloordiv__" float_rfloordiv FloorDiv
        "__mod__" float_mod "__rmod__" float_rmod Mod
    ] {
        "__abs__" "(self, /)" => leaf abs;
        "__bool__" "(self, /)" => leaf truth;
        "__ceil__" "(self, /)" => leaf ceil;
        "__divmod__" "(self, value, /)" => leaf float_divmod;
        "__float__" "(self, /)" => leaf as_float;
        "__floor__" "(self, /)" => leaf floor;
        "__getnewargs__" "(self, /)" => leaf new_args;
        "__int__" "(self, /)" => leaf trunc;
        "__neg__" "(self, /)" => leaf neg;
        "__pos__" "(self, /)" => leaf pos;
        "__pow__" "(self, value, mod=None, /)" => leaf float_pow;
        "__rdivmod__" "(self, value, /)" => leaf float_rdivmod;
        "__round__" "(self, ndigits=None, /)" => leaf round, else "round_of";
        "__rpow__" "(self, value, mod=None, /)" => leaf float_rpow;
        "__trunc__" "(self, /)" => leaf trunc;
    }
}

operators! {
    /// Special methods of `complex`.
    COMPLEX is_number [
        "__add__" complex_add "__radd__" complex_radd Add
        "__sub__" complex_sub "__rsub__" complex_rsub Sub
        "__mul__" complex_mul "__rmul__" complex_rmul Mul
        "__truediv__" complex_truediv "__rtruediv__" complex_rtruediv Div
    ] {
        "__abs__" "(self, /)" => leaf abs;
        "__bool__" "(self, /)" => leaf truth;
        "__complex__" "(self, /)" => leaf pos;
        "__getnewargs__" "(self, /)" => leaf complex_new_args;
        "__neg__" "(self, /)" => leaf neg;
        "__pos__" "(self, /)" => leaf pos;
        "__pow__" "(self, value, mod=None, /)" => leaf complex_pow;
        "__rpow__" "(self, value, mod=None, /)" => leaf complex_rpow;
    }
}

/// `bool` answers for other integers as `int` does, so that it needs no rows of its own for them.
pub(in crate::builtins) static BOOL: &[NativeDef] = natives! {
    "__and__" "(self, value, /)" => leaf int_and;
    "__rand__" "(self, value, /)" => leaf int_rand;
    "__or__" "(self, value, /)" => leaf int_or;
    "__ror__" "(self, value, /)" => leaf int_ror;
    "__xor__" "(self, value, /)" => leaf int_xor;
    "__rxor__" "(self, value, /)" => leaf int_rxor;
};

/// Special methods of `NoneType`.
pub(in crate::builtins) static NONE: &[NativeDef] = natives! {
    "__bool__" "(self, /)" => leaf truth;
};

fn abs(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match &args[0] {
        Value::Float(number) => Ok(Value::Float(number.abs())),
        other if let Some(number) = cx.as_complex(other) => {
            cx.lift(complex::abs(number)).map(Value::Float)
        }
        other => {
            let number = cx.as_ibig(other).unwrap_or_default();
            cx.new_int(number.abs())
        }
    }
}

fn truth(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.truth(&args[0]).map(Value::Bool)
}

fn whole(_: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(match &args[0] {
        Value::Bool(truth) => Value::Int(i64::from(*truth)),
        other => other.clone(),
    })
}

fn as_float(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = cx.as_float(&args[0])?;
    Ok(or_not_implemented(number.map(Value::Float)))
}

fn new_args(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = whole(cx, args)?;
    Ok(cx.heap.tuple_value([number])?)
}

fn complex_new_args(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = cx.as_complex(&args[0]).unwrap_or(Complex::ZERO);
    let parts = [number.real, number.imag].map(Value::Float);
    Ok(cx.heap.tuple_value(parts)?)
}

fn invert(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.inverted(&args[0]).map(or_not_implemented)
}

fn neg(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.negated(&args[0]).map(or_not_implemented)
}

fn pos(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(or_not_implemented(cx.positive(&args[0])))
}

fn round(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.rounded(&args[0], &args[1])
}

fn rounded_by(cx: &mut Context, args: &[Value], round: fn(f64) -> f64) -> Res<Value> {
    let Value::Float(number) = args[0] else {
        return Ok(Value::NotImplemented);
    };
    let number = cx.lift(convert::float_to_int(round(number)))?;
    cx.new_int(number)
}

fn floor(cx: &mut Context, args: &[Value]) -> Res<Value> {
    rounded_by(cx, args, f64::floor)
}

fn ceil(cx: &mut Context, args: &[Value]) -> Res<Value> {
    rounded_by(cx, args, f64::ceil)
}

fn trunc(cx: &mut Context, args: &[Value]) -> Res<Value> {
    rounded_by(cx, args, f64::trunc)
}

fn divmod_of(cx: &mut Context, left: &Value, right: &Value, accepts: Accepts) -> Res<Value> {
    let (left, right) = (cx.plain(left), cx.plain(right));
    if !accepts(cx, &left) || !accepts(cx, &right) {
        return Ok(Value::NotImplemented);
    }
    cx.divmod(&left, &right).map(or_not_implemented)
}

fn int_divmod(cx: &mut Context, args: &[Value]) -> Res<Value> {
    divmod_of(cx, &args[0], &args[1], is_int)
}

fn int_rdivmod(cx: &mut Context, args: &[Value]) -> Res<Value> {
    divmod_of(cx, &args[1], &args[0], is_int)
}

fn float_divmod(cx: &mut Context, args: &[Value]) -> Res<Value> {
    divmod_of(cx, &args[0], &args[1], is_real)
}

fn float_rdivmod(cx: &mut Context, args: &[Value]) -> Res<Value> {
    divmod_of(cx, &args[1], &args[0], is_real)
}

fn power(
    cx: &mut Context,
    left: &Value,
    right: &Value,
    modulus: &Value,
    accepts: Accepts,
) -> Res<Value> {
    let (left, right) = (cx.plain(left), cx.plain(right));
    if !accepts(cx, &left) || !accepts(cx, &right) {
        return Ok(Value::NotImplemented);
    }
    if modulus.is_unbound() || modulus.is_none() {
        return cx
            .binary_operator(BinaryOperator::Pow, &left, &right)
            .map(or_not_implemented);
    }
    let modulus = cx.plain(modulus);
    let numbers = [&left, &right, &modulus].map(|value| cx.as_ibig(value));
    match numbers {
        [Some(base), Some(exponent), Some(modulus)] => cx.power_modulo(&base, &exponent, &modulus),
        _ if [&left, &right]
            .into_iter()
            .any(|side| cx.as_complex(side).is_some()) =>
        {
            Err(cx.value_error("complex modulo"))
        }
        _ if matches!(left, Value::Float(_)) => {
            let message = "pow() 3rd argument not allowed unless all arguments are integers";
            Err(cx.type_error(message))
        }
        _ => Ok(Value::NotImplemented),
    }
}

fn int_pow(cx: &mut Context, args: &[Value]) -> Res<Value> {
    power(cx, &args[0], &args[1], &args[2], is_int)
}

fn int_rpow(cx: &mut Context, args: &[Value]) -> Res<Value> {
    power(cx, &args[1], &args[0], &args[2], is_int)
}

fn float_pow(cx: &mut Context, args: &[Value]) -> Res<Value> {
    power(cx, &args[0], &args[1], &args[2], is_real)
}

fn float_rpow(cx: &mut Context, args: &[Value]) -> Res<Value> {
    power(cx, &args[1], &args[0], &args[2], is_real)
}

fn complex_pow(cx: &mut Context, args: &[Value]) -> Res<Value> {
    power(cx, &args[0], &args[1], &args[2], is_number)
}

fn complex_rpow(cx: &mut Context, args: &[Value]) -> Res<Value> {
    power(cx, &args[1], &args[0], &args[2], is_number)
}
