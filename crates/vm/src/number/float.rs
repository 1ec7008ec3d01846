//! Float arithmetic with Python's semantics.

use crate::text::{TextError, TextResult};

/// The result of a power.
pub(crate) enum Power {
    Real(f64),
    /// A negative base with a fractional exponent.
    Complex,
}

pub(crate) fn true_div(a: f64, b: f64) -> TextResult<f64> {
    if b == 0.0 {
        Err(TextError::zero_division("division by zero"))
    } else {
        Ok(a / b)
    }
}

pub(crate) fn modulo(a: f64, b: f64) -> TextResult<f64> {
    if b == 0.0 {
        return Err(TextError::zero_division("division by zero"));
    }
    let rest = a % b;
    Ok(if rest == 0.0 {
        0.0f64.copysign(b)
    } else if (rest < 0.0) != (b < 0.0) {
        rest + b
    } else {
        rest
    })
}

pub(crate) fn floor_div(a: f64, b: f64) -> TextResult<f64> {
    let rest = modulo(a, b)?;
    let quotient = (a - rest) / b;
    let floor = quotient.floor();
    Ok(if quotient - floor > 0.5 {
        floor + 1.0
    } else {
        floor
    })
}

pub(crate) fn pow(a: f64, b: f64) -> TextResult<Power> {
    if a == 0.0 && b < 0.0 {
        return Err(TextError::zero_division("zero to a negative power"));
    }
    if a < 0.0 && b.fract() != 0.0 && a.is_finite() && b.is_finite() {
        return Ok(Power::Complex);
    }
    let value = libm::pow(a, b);
    if value.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(TextError::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(Power::Real(value))
}
