//! Float arithmetic with Python's rounding and errors. Addition and its kin need no help.

use dashu_int::ops::{DivRem, UnsignedAbs};
use dashu_int::{IBig, UBig};

use super::arithmetic::division_by_zero;
use super::convert::{decompose, float_to_int, int_to_f64};
use super::elementary;
use crate::text::{ErrorKind, TextError, TextResult};

/// More decimal places than this never change a float.
const PLACES_MAX: i64 = 323;
/// Rounding to a larger power of ten leaves zero.
const PLACES_MIN: i64 = -308;

/// `a / b`.
pub(crate) fn true_div(a: f64, b: f64) -> TextResult<f64> {
    if b == 0.0 {
        Err(division_by_zero())
    } else {
        Ok(a / b)
    }
}

/// `a % b`: the remainder has the divisor's sign.
pub(crate) fn modulo(a: f64, b: f64) -> TextResult<f64> {
    if b == 0.0 {
        return Err(division_by_zero());
    }
    Ok(with_sign_of_divisor(a % b, b))
}

fn with_sign_of_divisor(remainder: f64, b: f64) -> f64 {
    if remainder == 0.0 {
        0.0_f64.copysign(b)
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder + b
    } else {
        remainder
    }
}

/// `a // b`.
pub(crate) fn floor_div(a: f64, b: f64) -> TextResult<f64> {
    divmod(a, b).map(|(quotient, _)| quotient)
}

/// `divmod(a, b)`.
pub(crate) fn divmod(a: f64, b: f64) -> TextResult<(f64, f64)> {
    if b == 0.0 {
        return Err(division_by_zero());
    }
    let remainder = a % b;
    // (a - remainder) is an exact multiple of b, or nearly; the division rounds to about a whole number.
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 && (b < 0.0) != (remainder < 0.0) {
        quotient -= 1.0;
    }
    let whole = quotient.floor();
    let snapped = match () {
        () if quotient == 0.0 => 0.0_f64.copysign(a / b),
        () if quotient - whole > 0.5 => whole + 1.0,
        () => whole,
    };
    Ok((snapped, with_sign_of_divisor(remainder, b)))
}

/// What a power of floats is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Power {
    Real(f64),
    /// A negative number to a fractional power: the complex power of the same numbers.
    Complex,
}

/// `base ** exponent`.
pub(crate) fn pow(base: f64, exponent: f64) -> TextResult<Power> {
    if let Some(special) = special_pow(base, exponent) {
        return special.map(Power::Real);
    }
    if base < 0.0 && exponent != exponent.floor() {
        return Ok(Power::Complex);
    }
    let magnitude = elementary::pow(base.abs(), exponent);
    if magnitude.is_infinite() {
        return Err(out_of_range());
    }
    Ok(Power::Real(if base < 0.0 && is_odd(exponent) {
        -magnitude
    } else {
        magnitude
    }))
}

/// The powers decided without computing one; what is left is finite, and its base isn't zero.
fn special_pow(base: f64, exponent: f64) -> Option<TextResult<f64>> {
    let power = if exponent == 0.0 {
        1.0
    } else if base.is_nan() {
        base
    } else if exponent.is_nan() {
        if base == 1.0 { 1.0 } else { exponent }
    } else if exponent.is_infinite() {
        match base.abs() {
            1.0 => 1.0,
            magnitude if (exponent > 0.0) == (magnitude > 1.0) => f64::INFINITY,
            _ => 0.0,
        }
    } else if base.is_infinite() || base == 0.0 {
        if base == 0.0 && exponent < 0.0 {
            return Some(Err(TextError::zero_division("zero to a negative power")));
        }
        let grows = base.is_infinite() == (exponent > 0.0);
        let magnitude = if grows && base.is_infinite() {
            f64::INFINITY
        } else {
            0.0
        };
        if is_odd(exponent) {
            magnitude.copysign(base)
        } else {
            magnitude
        }
    } else {
        return None;
    };
    Some(Ok(power))
}

/// Whether a float is an odd integer.
fn is_odd(value: f64) -> bool {
    (value % 2.0).abs() == 1.0
}

/// C's range error: an OverflowError with two arguments, 34 and the message.
#[cold]
pub(crate) fn out_of_range() -> TextError {
    TextError::new(ErrorKind::ResultOutOfRange, "Numerical result out of range")
}

/// `round(value)`: to the nearest int, ties to even.
pub(crate) fn round_to_int(value: f64) -> TextResult<IBig> {
    float_to_int(value.round_ties_even())
}

/// `round(value, places)`: the float nearest to the exact decimal rounding, ties to even.
pub(crate) fn round(value: f64, places: i64) -> TextResult<f64> {
    if !value.is_finite() || places > PLACES_MAX {
        return Ok(value);
    }
    if places < PLACES_MIN {
        return Ok(0.0_f64.copysign(value));
    }
    match usize::try_from(places) {
        // Rust writes exact decimals, and reads them back to the nearest float.
        Ok(places) => Ok(format!("{value:.places$}").parse().unwrap_or(value)),
        Err(_) => {
            let magnitude = round_to_power(value.abs(), places.unsigned_abs())?;
            Ok(magnitude.copysign(value))
        }
    }
}

/// Round to a multiple of 10**power.
fn round_to_power(magnitude: f64, power: u64) -> TextResult<f64> {
    let unit = UBig::from(10_u8).pow(usize::try_from(power).unwrap_or(0));
    let whole = float_to_int(magnitude)?.unsigned_abs();
    let (mut multiple, rest) = whole.div_rem(&unit);
    let beyond_half = (rest * 2_u8).cmp(&unit).then(if magnitude.fract() > 0.0 {
        std::cmp::Ordering::Greater
    } else {
        std::cmp::Ordering::Equal
    });
    let odd = dashu_int::ops::BitTest::bit(&multiple, 0);
    if beyond_half.is_gt() || (beyond_half.is_eq() && odd) {
        multiple += 1_u8;
    }
    int_to_f64(&IBig::from(multiple * unit))
        .map_err(|_| TextError::overflow("rounded value too large to represent"))
}

/// `value.is_integer()`.
pub(crate) fn is_integer(value: f64) -> bool {
    value.is_finite() && value == value.floor()
}

/// `value.as_integer_ratio()`.
pub(crate) fn as_integer_ratio(value: f64) -> TextResult<(IBig, IBig)> {
    if value.is_nan() {
        return Err(TextError::value("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(TextError::overflow(
            "cannot convert Infinity to integer ratio",
        ));
    }
    let (mantissa, exponent) = decompose(value);
    if mantissa == 0 {
        return Ok((IBig::ZERO, IBig::ONE));
    }
    let reduced = mantissa >> mantissa.trailing_zeros();
    let exponent = exponent + i64::from(mantissa.trailing_zeros());
    let shift = usize::try_from(exponent.unsigned_abs()).unwrap_or(0);
    let signed = if value < 0.0 {
        -IBig::from(reduced)
    } else {
        IBig::from(reduced)
    };
    Ok(if exponent >= 0 {
        (signed << shift, IBig::ONE)
    } else {
        (signed, IBig::ONE << shift)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::{check_lines, float_field, outcome};

    fn bits(value: f64) -> String {
        if value.is_nan() {
            "nan".to_owned()
        } else {
            format!("{:016x}", value.to_bits())
        }
    }

    fn ratio((numerator, denominator): (IBig, IBig)) -> String {
        format!("{numerator} {denominator}")
    }

    #[test]
    fn floats_compute_as_in_cpython() {
        check_lines(include_str!("testdata/float.txt"), |input| {
            let a = float_field(&input[1]);
            let b = || float_field(&input[2]);
            outcome(match input[0].as_str() {
                "divmod" => {
                    assert_eq!(
                        floor_div(a, b()).map(bits),
                        divmod(a, b()).map(|both| bits(both.0))
                    );
                    assert_eq!(
                        modulo(a, b()).map(bits),
                        divmod(a, b()).map(|both| bits(both.1))
                    );
                    divmod(a, b()).map(|(quotient, remainder)| {
                        format!("{} {}", bits(quotient), bits(remainder))
                    })
                }
                "true_div" => true_div(a, b()).map(bits),
                "pow" => pow(a, b()).map(|power| match power {
                    Power::Real(power) => bits(power),
                    Power::Complex => "complex".to_owned(),
                }),
                "round" => round(a, input[2].parse().expect("a number")).map(bits),
                "round_to_int" => round_to_int(a).map(|int| int.to_string()),
                "is_integer" => Ok(u8::from(is_integer(a)).to_string()),
                "ratio" => as_integer_ratio(a).map(ratio),
                other => panic!("unknown operation {other}"),
            })
        });
    }
}
