//! Between ints, floats and text: exact, correctly rounded, with CPython's errors.

use std::cmp::Ordering;

use dashu_int::ops::{BitTest, DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign};

use super::arithmetic::division_by_zero;
use crate::text::{TextError, TextResult};

/// The bits of a float's significand.
const SIGNIFICAND_BITS: i64 = 53;
/// The exponent of the smallest normal float, counted for a significand of 1.xxx.
const EXPONENT_MIN: i64 = -1022;
/// CPython checks the digit limit only beyond this many digits.
const DIGIT_LIMIT_THRESHOLD: usize = 640;

/// `float(value)`, rounded half to even.
pub(crate) fn int_to_f64(value: &IBig) -> TextResult<f64> {
    let float = value.to_f64().value();
    if float.is_finite() {
        Ok(float)
    } else {
        Err(TextError::overflow("int too large to convert to float"))
    }
}

/// `int(value)`: truncates.
pub(crate) fn float_to_int(value: f64) -> TextResult<IBig> {
    if value.is_nan() {
        return Err(TextError::value("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(TextError::overflow(
            "cannot convert float infinity to integer",
        ));
    }
    Ok(truncated(value))
}

/// `int(value)` when it fits a machine word.
pub(crate) fn float_to_i64(value: f64) -> Option<i64> {
    let truncated = value.trunc();
    // Both bounds are floats themselves; NaN fails the comparison.
    (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0)
        .contains(&truncated)
        .then_some(truncated as i64)
}

fn truncated(value: f64) -> IBig {
    if let Some(small) = float_to_i64(value) {
        return IBig::from(small);
    }
    let (mantissa, exponent) = decompose(value);
    let magnitude = IBig::from(mantissa) << usize::try_from(exponent).unwrap_or(0);
    if value < 0.0 { -magnitude } else { magnitude }
}

/// The magnitude of a finite float as `mantissa * 2**exponent`.
pub(crate) fn decompose(value: f64) -> (u64, i64) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52) & 0x7ff {
        0 => (fraction, -1074),
        biased => (fraction | (1 << 52), biased as i64 - 1075),
    }
}

/// `mantissa * 2**exponent`, plus something less than one unit when `sticky`, rounded half to even;
/// `None` when it is too large for a float.
pub(crate) fn compose(mantissa: u64, sticky: bool, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let length = i64::from(u64::BITS - mantissa.leading_zeros());
    // The exponent of the result's last bit.
    let last = (length + exponent - SIGNIFICAND_BITS).max(EXPONENT_MIN - (SIGNIFICAND_BITS - 1));
    let dropped = last - exponent;
    let rounded = match u32::try_from(dropped) {
        Err(_) => return finite(mantissa as f64 * power_of_two(exponent)),
        Ok(0) => mantissa,
        Ok(dropped) if dropped > 64 => 0,
        Ok(dropped) => {
            let kept = mantissa.checked_shr(dropped).unwrap_or(0);
            let half = 1_u64 << (dropped - 1);
            let below = mantissa & (half - 1) != 0 || sticky;
            let at_half = mantissa & half != 0;
            kept + u64::from(at_half && (below || kept & 1 == 1))
        }
    };
    finite(rounded as f64 * power_of_two(last))
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// 2**exponent, exactly, saturating to zero and infinity.
fn power_of_two(exponent: i64) -> f64 {
    match exponent {
        1024.. => f64::INFINITY,
        -1022..=1023 => f64::from_bits(((exponent + 1023) as u64) << 52),
        -1074..=-1023 => f64::from_bits(1 << (exponent + 1074)),
        _ => 0.0,
    }
}

/// `a / b`, correctly rounded.
pub(crate) fn true_div(a: &IBig, b: &IBig) -> TextResult<f64> {
    if b.is_zero() {
        return Err(division_by_zero());
    }
    let negative = (a.sign() == Sign::Negative) != (b.sign() == Sign::Negative);
    let signed = |magnitude: f64| if negative { -magnitude } else { magnitude };
    if a.is_zero() {
        return Ok(signed(0.0));
    }
    let (a, b) = (a.unsigned_abs(), b.unsigned_abs());
    let bits = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let difference = bits(a.bit_len()).saturating_sub(bits(b.bit_len()));
    if difference > 1025 {
        return Err(division_overflow());
    }
    if difference < -1080 {
        return Ok(signed(0.0));
    }
    // A quotient of 60 to 62 bits leaves enough below the significand to round it once.
    let shift = 61 - difference;
    let distance = usize::try_from(shift.unsigned_abs()).unwrap_or(usize::MAX);
    let (quotient, remainder) = if shift >= 0 {
        (a << distance).div_rem(b)
    } else {
        a.div_rem(b << distance)
    };
    let mantissa = u64::try_from(&quotient).unwrap_or(u64::MAX);
    compose(mantissa, !remainder.is_zero(), -shift)
        .map(signed)
        .ok_or_else(division_overflow)
}

#[cold]
fn division_overflow() -> TextError {
    TextError::overflow("integer division result too large for a float")
}

/// `a / b` for machine-sized ints; `None` when `b` is zero or an operand isn't exactly a float.
pub(crate) fn true_div_i64(a: i64, b: i64) -> Option<f64> {
    const EXACT_MAX: u64 = 1 << 53;
    (b != 0 && a.unsigned_abs() <= EXACT_MAX && b.unsigned_abs() <= EXACT_MAX)
        .then(|| a as f64 / b as f64)
}

/// Compare an int with a float exactly; `None` for NaN.
pub(crate) fn compare_i64_f64(a: i64, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    match float_to_i64(b) {
        Some(whole) => Some(
            a.cmp(&whole)
                .then_with(|| 0.0.partial_cmp(&b.fract()).unwrap_or(Ordering::Equal)),
        ),
        None if b > 0.0 => Some(Ordering::Less),
        None => Some(Ordering::Greater),
    }
}

/// Compare any int with a float exactly; `None` for NaN.
pub(crate) fn compare_big_f64(a: &IBig, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    Some(
        a.cmp(&truncated(b))
            .then_with(|| 0.0.partial_cmp(&b.fract()).unwrap_or(Ordering::Equal)),
    )
}

/// A bound on the bytes of an int's text in `base`, sign and prefix included.
pub(crate) fn text_size(value: &IBig, base: u32) -> usize {
    let bits_per_digit = base.max(2).ilog2() as usize;
    value.bit_len() / bits_per_digit + 4
}

/// `str(value)`; `digits_max` is `sys.get_int_max_str_digits()`, 0 for no limit.
pub(crate) fn to_decimal(value: &IBig, digits_max: usize) -> TextResult<String> {
    let limited = digits_max > 0 && value.bit_len() > DIGIT_LIMIT_THRESHOLD * 3;
    // One digit holds less than 3.33 bits: what is surely too long isn't converted at all.
    if limited && value.bit_len() / 10 > (digits_max / 3).saturating_add(1) {
        return Err(digit_limit(digits_max));
    }
    let text = value.to_string();
    if limited && text.trim_start_matches('-').len() > digits_max {
        return Err(digit_limit(digits_max));
    }
    Ok(text)
}

#[cold]
fn digit_limit(digits_max: usize) -> TextError {
    TextError::value(format!(
        "Exceeds the limit ({digits_max} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// `bin`, `oct` and `hex`, by base; another base gives bare digits.
pub(crate) fn to_base(value: &IBig, base: u8) -> String {
    let negative = if value.sign() == Sign::Negative {
        "-"
    } else {
        ""
    };
    let magnitude = value.unsigned_abs();
    match base {
        2 => format!("{negative}0b{magnitude:b}"),
        8 => format!("{negative}0o{magnitude:o}"),
        16 => format!("{negative}0x{magnitude:x}"),
        _ => format!("{negative}{}", magnitude.in_radix(base.clamp(2, 36))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::golden_big as big;
    use super::*;
    use crate::text::golden::{check_lines, float_field, outcome};

    fn bits(value: f64) -> String {
        format!("{:016x}", value.to_bits())
    }

    fn order(order: Option<Ordering>) -> String {
        order.map_or("unordered".to_owned(), |order| (order as i8).to_string())
    }

    #[test]
    fn conversions_are_what_cpython_does() {
        check_lines(include_str!("testdata/convert.txt"), |input| {
            outcome(match input[0].as_str() {
                "float" => int_to_f64(&big(&input[1])).map(bits),
                "int" => {
                    let value = float_field(&input[1]);
                    let int = float_to_int(value);
                    assert_eq!(
                        float_to_i64(value),
                        int.as_ref().ok().and_then(|int| i64::try_from(int).ok())
                    );
                    int.map(|int| int.to_string())
                }
                "true_div" => {
                    let (a, b) = (big(&input[1]), big(&input[2]));
                    let quotient = true_div(&a, &b);
                    if let (Ok(a), Ok(b)) = (i64::try_from(&a), i64::try_from(&b))
                        && let Some(small) = true_div_i64(a, b)
                    {
                        assert_eq!(quotient, Ok(small));
                    }
                    quotient.map(bits)
                }
                "compare" => {
                    let (a, b) = (big(&input[1]), float_field(&input[2]));
                    let compared = compare_big_f64(&a, b);
                    if let Ok(small) = i64::try_from(&a) {
                        assert_eq!(compare_i64_f64(small, b), compared);
                    }
                    Ok(order(compared))
                }
                "str" => to_decimal(&big(&input[1]), 4300),
                "str_power" => to_decimal(
                    &IBig::from(10).pow(input[1].parse().expect("a power")),
                    4300,
                ),
                "base" => {
                    let base = input[2].parse().expect("a base");
                    let text = to_base(&big(&input[1]), base);
                    assert!(text.len() <= text_size(&big(&input[1]), u32::from(base)));
                    Ok(text)
                }
                other => panic!("unknown conversion {other}"),
            })
        });
    }
}
