//! `float.hex` and `float.fromhex`.

use super::convert::{compose, decompose};
use crate::text::repr::repr_float;
use crate::text::{TextError, TextResult};

/// The fraction bits of a float, four to a hexadecimal digit.
const FRACTION_DIGITS: usize = 13;
/// Exponents are read up to here; beyond, no digits a string can hold bring the value back in range.
const EXPONENT_MAX: i64 = i64::MAX / 4;

/// `value.hex()`.
pub(crate) fn hex(value: f64) -> String {
    if !value.is_finite() {
        return repr_float(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = decompose(value);
    let fraction = mantissa & ((1 << 52) - 1);
    format!(
        "{sign}0x{}.{fraction:0FRACTION_DIGITS$x}p{:+}",
        mantissa >> 52,
        exponent + 52
    )
}

/// `float.fromhex(text)`.
pub(crate) fn from_hex(text: &str) -> TextResult<f64> {
    let trimmed = text.trim_matches(|c| matches!(c, '\t'..='\r' | ' '));
    let (negative, rest) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let magnitude = match rest.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        rest => read(rest.strip_prefix("0x").unwrap_or(rest))?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn invalid() -> TextError {
    TextError::value("invalid hexadecimal floating-point string")
}

/// Read `digits.digits` and an optional `p` with a decimal exponent, in lower case.
fn read(text: &str) -> TextResult<f64> {
    let (digits, exponent) = match text.split_once('p') {
        Some((digits, exponent)) => (digits, read_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(invalid());
    }
    // Sixteen significant digits stand in the mantissa; of the others it matters whether they are zero.
    let mut mantissa = 0_u64;
    let mut dropped = 0_i64;
    let mut sticky = false;
    for digit in whole.bytes().chain(fraction.bytes()) {
        let digit = char::from(digit).to_digit(16).ok_or_else(invalid)?;
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
        } else {
            dropped += 1;
            sticky |= digit != 0;
        }
    }
    if mantissa == 0 {
        return Ok(0.0);
    }
    let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX / 8);
    let exponent = exponent.saturating_add((dropped - places).saturating_mul(4));
    compose(mantissa, sticky, exponent)
        .ok_or_else(|| TextError::overflow("hexadecimal value too large to represent as a float"))
}

fn read_exponent(text: &str) -> TextResult<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(invalid());
    }
    let magnitude = digits
        .parse::<i64>()
        .unwrap_or(EXPONENT_MAX)
        .min(EXPONENT_MAX);
    Ok(if negative { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::{check_lines, float_field, outcome};

    #[test]
    fn hexadecimal_floats_are_cpythons() {
        check_lines(
            include_str!("testdata/float_hex.txt"),
            |input| match input[0].as_str() {
                "hex" => {
                    let value = float_field(&input[1]);
                    let text = hex(value);
                    assert!(
                        value.is_nan() || from_hex(&text).map(f64::to_bits) == Ok(value.to_bits())
                    );
                    text
                }
                _ => outcome(from_hex(&input[1]).map(|value| format!("{:016x}", value.to_bits()))),
            },
        );
    }
}
