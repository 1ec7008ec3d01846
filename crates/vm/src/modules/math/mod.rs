//! `math`: functions of real numbers and integers. Results are the same bits on every platform.

mod gamma;
mod integer;
mod real;
mod rounding;
mod sum;

use crate::builtins::{NativeModule, TypeId, natives};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;

/// The module.
pub(super) static MODULE: NativeModule = NativeModule {
    name: "math",
    functions: FUNCTIONS,
    constant,
    constants: &["e", "inf", "nan", "pi", "tau"],
    prelude: &[],
    computed: &[],
};

static FUNCTIONS: &[crate::builtins::NativeDef] = natives! {
    /// The arc cosine, in radians.
    "acos" "(x, /)" => leaf real::acos;
    /// The inverse hyperbolic cosine.
    "acosh" "(x, /)" => leaf real::acosh;
    /// The arc sine, in radians.
    "asin" "(x, /)" => leaf real::asin;
    /// The inverse hyperbolic sine.
    "asinh" "(x, /)" => leaf real::asinh;
    /// The arc tangent, in radians.
    "atan" "(x, /)" => leaf real::atan;
    /// The angle of the point (x, y), in radians.
    "atan2" "(y, x, /)" => leaf real::atan2;
    /// The inverse hyperbolic tangent.
    "atanh" "(x, /)" => leaf real::atanh;
    /// The cube root.
    "cbrt" "(x, /)" => leaf real::cbrt;
    /// The smallest integer that is not less.
    "ceil" "(x, /)" => leaf rounding::ceil, else "math_ceil";
    /// In how many ways k of n things can be chosen.
    "comb" "(n, k, /)" => leaf integer::comb;
    /// The magnitude of x with the sign of y.
    "copysign" "(x, y, /)" => leaf real::copysign;
    /// The cosine of an angle in radians.
    "cos" "(x, /)" => leaf real::cos;
    /// The hyperbolic cosine.
    "cosh" "(x, /)" => leaf real::cosh;
    /// An angle in radians, in degrees.
    "degrees" "(x, /)" => leaf real::degrees;
    /// The distance between two points.
    "dist" "(p, q, /)" => leaf sum::dist, else "math_dist";
    /// The error function.
    "erf" "(x, /)" => leaf real::erf;
    /// What the error function lacks to one.
    "erfc" "(x, /)" => leaf real::erfc;
    /// e to a power.
    "exp" "(x, /)" => leaf real::exp;
    /// 2 to a power.
    "exp2" "(x, /)" => leaf real::exp2;
    /// e to a power, less one, exact also for small powers.
    "expm1" "(x, /)" => leaf real::expm1;
    /// The magnitude, as a float.
    "fabs" "(x, /)" => leaf real::fabs;
    /// The product of the integers up to n.
    "factorial" "(n, /)" => leaf integer::factorial;
    /// The greatest integer that is not greater.
    "floor" "(x, /)" => leaf rounding::floor, else "math_floor";
    /// x * y + z, rounded once.
    "fma" "(x, y, z, /)" => leaf real::fma;
    /// The remainder of a division that rounds to zero.
    "fmod" "(x, y, /)" => leaf real::fmod;
    /// A fraction and a power of two whose product is the number.
    "frexp" "(x, /)" => leaf rounding::frexp;
    /// The sum of floats, rounded once.
    "fsum" "(seq, /)" => leaf sum::fsum, else "math_fsum";
    /// The gamma function.
    "gamma" "(x, /)" => leaf gamma::gamma;
    /// The greatest common divisor.
    "gcd" "(*integers)" => leaf integer::gcd;
    /// The length of a vector.
    "hypot" "(*coordinates)" => leaf sum::hypot;
    /// Whether two numbers are close to one another.
    "isclose" "(a, b, *, rel_tol=1e-09, abs_tol=0.0)" => leaf real::isclose, else "math_isclose";
    /// Whether a number is neither infinite nor nan.
    "isfinite" "(x, /)" => leaf real::isfinite;
    /// Whether a number is infinite.
    "isinf" "(x, /)" => leaf real::isinf;
    /// Whether a number is nan.
    "isnan" "(x, /)" => leaf real::isnan;
    /// The integer part of a square root.
    "isqrt" "(n, /)" => leaf integer::isqrt;
    /// The least common multiple.
    "lcm" "(*integers)" => leaf integer::lcm;
    /// x * 2**i
    "ldexp" "(x, i, /)" => leaf rounding::ldexp;
    /// The logarithm of the gamma function's magnitude.
    "lgamma" "(x, /)" => leaf gamma::lgamma;
    /// The logarithm, natural or to a base.
    "log" "(x, base=None, /)" => leaf real::log;
    /// The logarithm to base 10.
    "log10" "(x, /)" => leaf real::log10;
    /// The natural logarithm of one more, exact also for small numbers.
    "log1p" "(x, /)" => leaf real::log1p;
    /// The logarithm to base 2.
    "log2" "(x, /)" => leaf real::log2;
    /// The fraction and the whole part.
    "modf" "(x, /)" => leaf rounding::modf;
    /// The next float after x, or several steps on, towards y.
    "nextafter" "(x, y, /, *, steps=None)" => leaf rounding::nextafter;
    /// In how many ways k of n things can be arranged.
    "perm" "(n, k=None, /)" => leaf integer::perm;
    /// x to the power y, as a float.
    "pow" "(x, y, /)" => leaf real::pow;
    /// The product of an iterable's items.
    "prod" "(iterable, /, *, start=1)" => leaf sum::prod, else "math_prod";
    /// An angle in degrees, in radians.
    "radians" "(x, /)" => leaf real::radians;
    /// The remainder of a division that rounds to the nearest integer.
    "remainder" "(x, y, /)" => leaf real::remainder;
    /// The sine of an angle in radians.
    "sin" "(x, /)" => leaf real::sin;
    /// The hyperbolic sine.
    "sinh" "(x, /)" => leaf real::sinh;
    /// The square root.
    "sqrt" "(x, /)" => leaf real::sqrt;
    /// The sum of the products of two iterables' items.
    "sumprod" "(p, q, /)" => leaf sum::sumprod, else "math_sumprod";
    /// The tangent of an angle in radians.
    "tan" "(x, /)" => leaf real::tan;
    /// The hyperbolic tangent.
    "tanh" "(x, /)" => leaf real::tanh;
    /// The number without its fraction.
    "trunc" "(x, /)" => leaf rounding::trunc, else "math_trunc";
    /// The distance to the next float.
    "ulp" "(x, /)" => leaf rounding::ulp;
};

/// For the prelude, which calls a function again with plain numbers.
pub(crate) static INTERNAL: &[crate::builtins::NativeDef] = natives! {
    /// A function of the module.
    "_math_function" "(name, /)" => leaf function;
};

fn function(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let name = cx.str(&args[0])?;
    match FUNCTIONS.iter().find(|def| def.name == name) {
        Some(def) => cx.native_function(def, None),
        None => Err(cx.type_error("no such function")),
    }
}

fn constant(_: &mut Context, name: &str) -> Res<Option<Value>> {
    use std::f64::consts;
    Ok(Some(Value::Float(match name {
        "e" => consts::E,
        "inf" => f64::INFINITY,
        "nan" => f64::NAN,
        "pi" => consts::PI,
        "tau" => consts::TAU,
        _ => return Ok(None),
    })))
}

/// An argument that must be a real number, for the function `name`; if guest code has to tell its
/// value, the prelude calls the function again with all numbers made plain.
fn real_argument(cx: &mut Context, name: &'static str, args: &[Value], place: usize) -> Res<f64> {
    let value = &args[place];
    if let Value::Float(number) = value {
        return Ok(*number);
    }
    for special in [Special::Float, Special::Index] {
        if cx.guest_special(value, special)?.is_some() {
            return Err(again(cx, name, "math_with_floats", args));
        }
    }
    let inner = cx.plain(value);
    match cx.as_float(&inner)? {
        Some(number) => Ok(number),
        None => {
            let found = cx.type_name(value);
            Err(cx.type_error(format!("must be real number, not {found}")))
        }
    }
}

/// An argument that must be an integer.
fn whole_argument(
    cx: &mut Context,
    name: &'static str,
    args: &[Value],
    value: &Value,
) -> Res<dashu_int::IBig> {
    match cx.whole_argument(value) {
        Ok(number) => Ok(cx.as_ibig(&number).unwrap_or_default()),
        Err(Throw::NeedsGuest) => Err(again(cx, name, "math_with_integers", args)),
        Err(throw) => Err(throw),
    }
}

fn again(cx: &mut Context, name: &'static str, entry: &'static str, args: &[Value]) -> Throw {
    let slots = (|| {
        let name = cx.constant_str(name)?;
        let given: Vec<Value> = match args {
            [only] if only.downcast::<crate::object::Tuple>().is_some() => cx.collect(only)?,
            _ => args
                .iter()
                .filter(|value| !value.is_unbound())
                .cloned()
                .collect(),
        };
        let given = cx.heap.tuple_value(given)?;
        Ok(vec![name, given])
    })();
    match slots {
        Ok(slots) => cx.divert_to(entry, slots),
        Err(throw) => throw,
    }
}

fn range_error(cx: &mut Context) -> Throw {
    cx.raise(TypeId::OverflowError, "math range error")
}

fn domain_error(cx: &mut Context) -> Throw {
    cx.value_error("math domain error")
}
