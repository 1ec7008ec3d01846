//! The gamma function and its logarithm, by Lanczos' approximation.

use super::{range_error, real_argument};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::number::elementary;
use crate::text::repr::repr_float;
use std::f64::consts::PI;

/// The approximation's parameter, and the same less a half.
const G: f64 = 6.024_680_040_776_73;
const G_LESS_HALF: f64 = 5.524_680_040_776_73;

/// The numerator and denominator of the approximation's rational function, lowest power first.
const NUMERATOR: [f64; 13] = [
    23531376880.41076,
    42919803642.6491,
    35711959237.35567,
    17921034426.03721,
    6039542586.352028,
    1439720407.3117216,
    248874557.86205417,
    31426415.585400194,
    2876370.6289353725,
    186056.26539522348,
    8071.672002365816,
    210.82427775157936,
    2.5066282746310002,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// The rational function at a positive number; by falling powers where the number is large.
fn lanczos(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for (a, b) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            above = above * x + a;
            below = below * x + b;
        }
    } else {
        for (a, b) in NUMERATOR.iter().zip(&DENOMINATOR) {
            above = above / x + a;
            below = below / x + b;
        }
    }
    above / below
}

/// sin(pi * x), exact where it is zero.
fn sine_of_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i64 {
        0 => libm::sin(PI * y),
        1 => libm::cos(PI * (y - 0.5)),
        2 => libm::sin(PI * (1.0 - y)),
        3 => -libm::cos(PI * (y - 1.5)),
        _ => libm::sin(PI * (y - 2.0)),
    };
    result.copysign(1.0)
        * if (result < 0.0) != (x < 0.0) {
            -1.0
        } else {
            1.0
        }
}

fn pole(cx: &mut Context, x: f64) -> Throw {
    let shown = repr_float(x);
    cx.value_error(format!(
        "expected a noninteger or positive integer, got {shown}"
    ))
}

pub(super) fn gamma(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let x = real_argument(cx, "gamma", args, 0)?;
    if x.is_nan() || x == f64::INFINITY {
        return Ok(Value::Float(x));
    }
    if x == 0.0 || x < 0.0 && x == x.floor() {
        return Err(pole(cx, x));
    }
    let result = gamma_of(x);
    match result.is_infinite() {
        true => Err(range_error(cx)),
        false => Ok(Value::Float(result)),
    }
}

fn gamma_of(x: f64) -> f64 {
    if x == x.floor() && (1.0..=23.0).contains(&x) {
        return (1..x as u64).map(|factor| factor as f64).product();
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return 1.0 / x;
    }
    if magnitude > 200.0 {
        return if x < 0.0 {
            0.0 / sine_of_pi(x)
        } else {
            f64::INFINITY
        };
    }
    let y = magnitude + G_LESS_HALF;
    // What rounding took from y.
    let lost = match magnitude > G_LESS_HALF {
        true => (y - magnitude) - G_LESS_HALF,
        false => (y - G_LESS_HALF) - magnitude,
    };
    let correction = lost * G / y;
    let power = |base: f64| {
        if magnitude < 140.0 {
            (elementary::pow(base, magnitude - 0.5), 1.0)
        } else {
            let root = elementary::pow(base, magnitude / 2.0 - 0.25);
            (root, root)
        }
    };
    let (first, second) = power(y);
    if x < 0.0 {
        let result =
            -PI / sine_of_pi(magnitude) / magnitude * elementary::exp(y) / lanczos(magnitude);
        (result - correction * result) / first / second
    } else {
        let result = lanczos(magnitude) / elementary::exp(y);
        (result + correction * result) * first * second
    }
}

pub(super) fn lgamma(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let x = real_argument(cx, "lgamma", args, 0)?;
    if x.is_nan() {
        return Ok(Value::Float(x));
    }
    if x.is_infinite() {
        return Ok(Value::Float(f64::INFINITY));
    }
    if x == x.floor() && x <= 2.0 {
        return match x <= 0.0 {
            true => Err(pole(cx, x)),
            false => Ok(Value::Float(0.0)),
        };
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return Ok(Value::Float(-elementary::log(magnitude)));
    }
    let mut result = elementary::log(lanczos(magnitude)) - G;
    result += (magnitude - 0.5) * (elementary::log(magnitude + G - 0.5) - 1.0);
    if x < 0.0 {
        let sine = sine_of_pi(magnitude).abs();
        result = elementary::log(PI) - elementary::log(sine) - elementary::log(magnitude) - result;
    }
    match result.is_infinite() {
        true => Err(range_error(cx)),
        false => Ok(Value::Float(result)),
    }
}
