//! Functions that round numbers, take floats apart and put them together.

use super::{range_error, real_argument, whole_argument};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::number::convert;
use dashu_int::IBig;

/// `floor`, `ceil`, `trunc`: by the guest's method; of integers, themselves; of floats.
fn rounded(
    cx: &mut Context,
    args: &[Value],
    name: &'static str,
    special: Special,
    round: fn(f64) -> f64,
) -> Res<Value> {
    if cx.guest_special(&args[0], special)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    let inner = cx.plain(&args[0]);
    if cx.is_integer(&inner) {
        return Ok(match inner {
            Value::Bool(truth) => Value::Int(i64::from(truth)),
            other => other,
        });
    }
    if special == Special::Trunc && !matches!(inner, Value::Float(_)) {
        let name = cx.type_name(&args[0]);
        return Err(cx.type_error(format!("type {name} doesn't define __trunc__ method")));
    }
    let x = round(real_argument(cx, name, args, 0)?);
    if let Some(small) = convert::float_to_i64(x) {
        return Ok(Value::Int(small));
    }
    let whole = cx.lift(convert::float_to_int(x))?;
    cx.new_int(whole)
}

pub(super) fn floor(cx: &mut Context, args: &[Value]) -> Res<Value> {
    rounded(cx, args, "floor", Special::Floor, f64::floor)
}

pub(super) fn ceil(cx: &mut Context, args: &[Value]) -> Res<Value> {
    rounded(cx, args, "ceil", Special::Ceil, f64::ceil)
}

pub(super) fn trunc(cx: &mut Context, args: &[Value]) -> Res<Value> {
    rounded(cx, args, "trunc", Special::Trunc, f64::trunc)
}

pub(super) fn frexp(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let x = real_argument(cx, "frexp", args, 0)?;
    let (fraction, exponent) = if x == 0.0 || !x.is_finite() {
        (x, 0)
    } else {
        libm::frexp(x)
    };
    let parts = [Value::Float(fraction), Value::Int(i64::from(exponent))];
    Ok(cx.heap.tuple_value(parts)?)
}

pub(super) fn modf(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let x = real_argument(cx, "modf", args, 0)?;
    let (fraction, whole) = match x.is_infinite() {
        true => (0.0_f64.copysign(x), x),
        false => ((x - x.trunc()).copysign(x), x.trunc()),
    };
    Ok(cx
        .heap
        .tuple_value([Value::Float(fraction), Value::Float(whole)])?)
}

pub(super) fn ldexp(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let x = real_argument(cx, "ldexp", args, 0)?;
    let exponent = cx.plain(&args[1]);
    let Some(exponent) = cx.as_ibig(&exponent) else {
        return Err(cx.type_error("Expected an int as second argument to ldexp."));
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::Float(x));
    }
    let bound = |limit: i32| if exponent < IBig::ZERO { -limit } else { limit };
    let exponent = i32::try_from(&exponent).unwrap_or(bound(100_000));
    let result = libm::ldexp(x, exponent.clamp(-100_000, 100_000));
    if result.is_infinite() {
        return Err(range_error(cx));
    }
    Ok(Value::Float(result))
}

pub(super) fn nextafter(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let x = real_argument(cx, "nextafter", args, 0)?;
    let y = real_argument(cx, "nextafter", args, 1)?;
    if args[2].is_unbound() || args[2].is_none() {
        return Ok(Value::Float(libm::nextafter(x, y)));
    }
    let steps = whole_argument(cx, "nextafter", args, &args[2])?;
    if steps < IBig::ZERO {
        return Err(cx.value_error("steps must be a non-negative integer"));
    }
    let steps = u64::try_from(&steps).unwrap_or(u64::MAX);
    Ok(Value::Float(steps_after(x, y, steps)))
}

/// `steps` floats on from `x` towards `y`: floats of one sign follow one another as their bits do.
fn steps_after(x: f64, y: f64, steps: u64) -> f64 {
    if x.is_nan() || steps == 0 {
        return x;
    }
    if y.is_nan() || x == y {
        return y;
    }
    let place = |value: f64| {
        let magnitude = i128::from(value.abs().to_bits());
        if value.is_sign_negative() {
            -magnitude
        } else {
            magnitude
        }
    };
    let (from, to) = (place(x), place(y));
    let reached = if from < to {
        (from + i128::from(steps)).min(to)
    } else {
        (from - i128::from(steps)).max(to)
    };
    let magnitude = f64::from_bits(reached.unsigned_abs() as u64);
    match reached {
        0 if to == 0 => y,
        0 => 0.0_f64.copysign(x),
        _ if reached < 0 => -magnitude,
        _ => magnitude,
    }
}

pub(super) fn ulp(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let x = real_argument(cx, "ulp", args, 0)?.abs();
    if !x.is_finite() {
        return Ok(Value::Float(x));
    }
    let next = libm::nextafter(x, f64::INFINITY);
    Ok(Value::Float(match next.is_infinite() {
        true => x - libm::nextafter(x, f64::NEG_INFINITY),
        false => next - x,
    }))
}
