//! Functions of one or two real numbers, with the errors of their domains.

use super::{domain_error, range_error, real_argument};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::number::{convert, elementary, float};
use crate::text::ErrorKind;
use crate::text::repr::repr_float;
use dashu_int::IBig;

/// A domain and the words of its error, which the argument follows.
struct Domain {
    holds: fn(f64) -> bool,
    words: &'static str,
}

const ALL: Domain = Domain {
    holds: |_| true,
    words: "",
};
const FINITE: Domain = Domain {
    holds: |x| !x.is_infinite(),
    words: "expected a finite input",
};
const UP_TO_ONE: Domain = Domain {
    holds: |x| x.is_nan() || x.abs() <= 1.0,
    words: "expected a number in range from -1 up to 1",
};
const WITHIN_ONE: Domain = Domain {
    holds: |x| x.is_nan() || x.abs() < 1.0,
    words: "expected a number between -1 and 1",
};
const FROM_ONE: Domain = Domain {
    holds: |x| x.is_nan() || x >= 1.0,
    words: "expected argument value not less than 1",
};
const ABOVE_MINUS_ONE: Domain = Domain {
    holds: |x| x.is_nan() || x > -1.0,
    words: "expected argument value > -1",
};
const NOT_NEGATIVE: Domain = Domain {
    holds: |x| x.is_nan() || x >= 0.0,
    words: "expected a nonnegative input",
};

/// Each row: the function, its domain, how it is computed. Infinite results of finite arguments
/// are range errors.
macro_rules! real_functions {
    ($($name:ident $domain:ident $compute:expr;)*) => {$(
        pub(super) fn $name(cx: &mut Context, args: &[Value]) -> Res<Value> {
            let x = real_argument(cx, stringify!($name), args, 0)?;
            computed(cx, x, &$domain, $compute)
        }
    )*};
}

real_functions! {
    acos UP_TO_ONE libm::acos;
    acosh FROM_ONE libm::acosh;
    asin UP_TO_ONE libm::asin;
    asinh ALL libm::asinh;
    atan ALL libm::atan;
    atanh WITHIN_ONE libm::atanh;
    cbrt ALL libm::cbrt;
    cos FINITE libm::cos;
    cosh ALL libm::cosh;
    degrees ALL |x| x * (180.0 / std::f64::consts::PI);
    erf ALL libm::erf;
    erfc ALL libm::erfc;
    exp ALL elementary::exp;
    exp2 ALL libm::exp2;
    expm1 ALL libm::expm1;
    fabs ALL f64::abs;
    log1p ABOVE_MINUS_ONE libm::log1p;
    radians ALL |x| x * (std::f64::consts::PI / 180.0);
    sin FINITE libm::sin;
    sinh ALL libm::sinh;
    sqrt NOT_NEGATIVE f64::sqrt;
    tan FINITE libm::tan;
    tanh ALL libm::tanh;
}

fn computed(cx: &mut Context, x: f64, domain: &Domain, compute: fn(f64) -> f64) -> Res<Value> {
    if !(domain.holds)(x) {
        let words = domain.words;
        return Err(cx.value_error(format!("{words}, got {}", repr_float(x))));
    }
    let result = compute(x);
    if result.is_infinite() && x.is_finite() {
        return Err(range_error(cx));
    }
    Ok(Value::Float(result))
}

fn pair(cx: &mut Context, name: &'static str, args: &[Value]) -> Res<(f64, f64)> {
    Ok((
        real_argument(cx, name, args, 0)?,
        real_argument(cx, name, args, 1)?,
    ))
}

pub(super) fn atan2(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (y, x) = pair(cx, "atan2", args)?;
    Ok(Value::Float(libm::atan2(y, x)))
}

pub(super) fn copysign(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (x, y) = pair(cx, "copysign", args)?;
    Ok(Value::Float(x.copysign(y)))
}

pub(super) fn fmod(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (x, y) = pair(cx, "fmod", args)?;
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(cx));
    }
    Ok(Value::Float(result))
}

pub(super) fn remainder(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (x, y) = pair(cx, "remainder", args)?;
    let result = libm::remainder(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(cx));
    }
    Ok(Value::Float(result))
}

pub(super) fn pow(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (x, y) = pair(cx, "pow", args)?;
    match float::pow(x, y) {
        Ok(float::Power::Real(result)) => Ok(Value::Float(result)),
        Ok(_) => Err(domain_error(cx)),
        Err(error) if error.kind == ErrorKind::ZeroDivisionError => Err(domain_error(cx)),
        Err(_) => Err(range_error(cx)),
    }
}

pub(super) fn fma(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (x, y) = pair(cx, "fma", args)?;
    let z = real_argument(cx, "fma", args, 2)?;
    let result = libm::fma(x, y, z);
    if result.is_nan() && !(x.is_nan() || y.is_nan() || z.is_nan()) {
        return Err(cx.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        let message = "overflow in fma";
        return Err(cx.raise(crate::builtins::TypeId::OverflowError, message));
    }
    Ok(Value::Float(result))
}

pub(super) fn isfinite(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(Value::Bool(
        real_argument(cx, "isfinite", args, 0)?.is_finite(),
    ))
}

pub(super) fn isinf(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(Value::Bool(
        real_argument(cx, "isinf", args, 0)?.is_infinite(),
    ))
}

pub(super) fn isnan(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(Value::Bool(real_argument(cx, "isnan", args, 0)?.is_nan()))
}

pub(super) fn isclose(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let mut numbers = [0.0, 0.0, 1e-9, 0.0];
    for (place, number) in numbers.iter_mut().enumerate() {
        if !args[place].is_unbound() {
            *number = match real_argument(cx, "isclose", args, place) {
                Err(crate::error::Throw::NeedsGuest) => {
                    cx.divert = None;
                    return Err(crate::error::Throw::NeedsGuest);
                }
                number => number?,
            };
        }
    }
    let [a, b, relative, absolute] = numbers;
    if relative < 0.0 || absolute < 0.0 {
        return Err(cx.value_error("tolerances must be non-negative"));
    }
    let difference = (a - b).abs();
    let close = a == b
        || (a.is_finite() || a.is_nan())
            && (b.is_finite() || b.is_nan())
            && (difference <= (relative * b).abs()
                || difference <= (relative * a).abs()
                || difference <= absolute);
    Ok(Value::Bool(close))
}

// Logarithms: of integers of any size, too.

pub(super) fn log(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let numerator = logarithm(cx, "log", args, 0, elementary::log)?;
    if args[1].is_unbound() {
        return Ok(Value::Float(numerator));
    }
    let denominator = logarithm(cx, "log", args, 1, elementary::log)?;
    let quotient = float::true_div(numerator, denominator);
    cx.lift(quotient).map(Value::Float)
}

pub(super) fn log2(cx: &mut Context, args: &[Value]) -> Res<Value> {
    logarithm(cx, "log2", args, 0, libm::log2).map(Value::Float)
}

pub(super) fn log10(cx: &mut Context, args: &[Value]) -> Res<Value> {
    logarithm(cx, "log10", args, 0, libm::log10).map(Value::Float)
}

fn logarithm(
    cx: &mut Context,
    name: &'static str,
    args: &[Value],
    place: usize,
    compute: fn(f64) -> f64,
) -> Res<f64> {
    let inner = cx.plain(&args[place]);
    let guest_float = cx.guest_special(&args[place], crate::names::Special::Float)?;
    if cx.is_integer(&inner) && guest_float.is_none() {
        let number = cx.as_ibig(&inner).unwrap_or_default();
        return whole_logarithm(cx, &number, compute);
    }
    let x = real_argument(cx, name, args, place)?;
    if x <= 0.0 {
        let shown = repr_float(x);
        return Err(cx.value_error(format!("expected a positive input, got {shown}")));
    }
    Ok(compute(x))
}

fn whole_logarithm(cx: &mut Context, number: &IBig, compute: fn(f64) -> f64) -> Res<f64> {
    use dashu_int::ops::BitTest;
    if *number <= IBig::ZERO {
        return Err(cx.value_error("expected a positive input"));
    }
    if let Ok(x) = convert::int_to_f64(number) {
        return Ok(compute(x));
    }
    // Beyond the floats: a fraction of 64 bits and a power of two.
    let shift = number.bit_len().saturating_sub(64);
    let fraction = convert::int_to_f64(&(number >> shift));
    let fraction = cx.lift(fraction)? / 2_f64.powi(64);
    Ok(compute(fraction) + compute(2.0) * (shift + 64) as f64)
}
