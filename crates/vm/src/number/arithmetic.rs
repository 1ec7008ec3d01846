//! Int division, remainder and powers: quotients round down, remainders take the divisor's sign.

use std::cmp::Ordering;

use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{BitTest, DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign};

use crate::text::{TextError, TextResult};

/// The error of any division by zero.
#[cold]
pub(crate) fn division_by_zero() -> TextError {
    TextError::zero_division("division by zero")
}

/// `a // b`; `None` when `b` is zero or the quotient doesn't fit.
pub(crate) fn floor_div_i64(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    let rounds_down = a % b != 0 && (a < 0) != (b < 0);
    Some(quotient - i64::from(rounds_down))
}

/// `a % b`; `None` when `b` is zero.
pub(crate) fn modulo_i64(a: i64, b: i64) -> Option<i64> {
    if b == 0 {
        return None;
    }
    // The one overflow, i64::MIN % -1, leaves nothing.
    let remainder = a.checked_rem(b).unwrap_or(0);
    Some(if remainder != 0 && (remainder < 0) != (b < 0) {
        remainder + b
    } else {
        remainder
    })
}

/// `a // b`.
pub(crate) fn floor_div(a: &IBig, b: &IBig) -> TextResult<IBig> {
    divmod(a, b).map(|(quotient, _)| quotient)
}

/// `a % b`.
pub(crate) fn modulo(a: &IBig, b: &IBig) -> TextResult<IBig> {
    if b.is_zero() {
        return Err(division_by_zero());
    }
    let remainder = a % b;
    Ok(if differs_in_sign(&remainder, b) {
        remainder + b
    } else {
        remainder
    })
}

/// `divmod(a, b)`.
pub(crate) fn divmod(a: &IBig, b: &IBig) -> TextResult<(IBig, IBig)> {
    if b.is_zero() {
        return Err(division_by_zero());
    }
    let (quotient, remainder) = a.div_rem(b);
    Ok(if differs_in_sign(&remainder, b) {
        (quotient - IBig::ONE, remainder + b)
    } else {
        (quotient, remainder)
    })
}

fn differs_in_sign(remainder: &IBig, divisor: &IBig) -> bool {
    !remainder.is_zero() && remainder.sign() != divisor.sign()
}

/// `base ** exponent` for an exponent that is not negative; `None` when it doesn't fit.
pub(crate) fn pow_i64(base: i64, exponent: u64) -> Option<i64> {
    match (base, u32::try_from(exponent)) {
        (_, Ok(exponent)) => base.checked_pow(exponent),
        (0 | 1, Err(_)) => Some(base),
        (-1, Err(_)) => Some(if exponent.is_multiple_of(2) { 1 } else { -1 }),
        (_, Err(_)) => None,
    }
}

/// A bound on the bytes of `base ** exponent`.
pub(crate) fn pow_size(base: &IBig, exponent: &IBig) -> usize {
    if is_unit(base) {
        return 8;
    }
    match usize::try_from(exponent) {
        Ok(exponent) => base.bit_len().saturating_mul(exponent) / 8 + 8,
        Err(_) => usize::MAX,
    }
}

/// `base ** exponent` for an exponent that is not negative: charge `pow_size` first.
///
/// A negative exponent makes the power a float, which is the caller's to compute.
pub(crate) fn pow(base: &IBig, exponent: &IBig) -> TextResult<IBig> {
    if is_unit(base) {
        return Ok(unit_pow(base, exponent));
    }
    match usize::try_from(exponent) {
        Ok(exponent) if pow_size(base, &IBig::from(exponent)) < usize::MAX / 16 => {
            Ok(base.pow(exponent))
        }
        _ => Err(TextError::new(crate::text::ErrorKind::MemoryError, "")),
    }
}

/// Whether every power of `base` is -1, 0 or 1.
fn is_unit(base: &IBig) -> bool {
    base.is_zero() || base.is_one() || *base == IBig::NEG_ONE
}

fn unit_pow(base: &IBig, exponent: &IBig) -> IBig {
    if exponent.is_zero() || (base.sign() == Sign::Negative && !exponent.bit(0)) {
        IBig::ONE
    } else {
        base.clone()
    }
}

/// `pow(base, exponent, modulus)`; a negative exponent inverts the base.
pub(crate) fn pow_mod(base: &IBig, exponent: &IBig, modulus: &IBig) -> TextResult<IBig> {
    if modulus.is_zero() {
        return Err(TextError::value("pow() 3rd argument cannot be 0"));
    }
    let ring = modulus.unsigned_abs();
    if ring.is_one() {
        return Ok(IBig::ZERO);
    }
    let divisor = ConstDivisor::new(ring);
    let mut element = divisor.reduce(base.clone());
    if exponent.sign() == Sign::Negative {
        element = element
            .inv()
            .ok_or_else(|| TextError::value("base is not invertible for the given modulus"))?;
    }
    let residue = IBig::from(element.pow(&exponent.unsigned_abs()).residue());
    Ok(if modulus.sign() == Sign::Negative && !residue.is_zero() {
        residue + modulus
    } else {
        residue
    })
}

/// `divmod` rounded to the nearest quotient, ties to even: what `round(int, -n)` and timedelta need.
pub(crate) fn divmod_near(a: &IBig, b: &IBig) -> TextResult<(IBig, IBig)> {
    let (mut quotient, mut remainder) = divmod(a, b)?;
    let twice: IBig = IBig::from(remainder.clone().unsigned_abs()) * 2;
    let order = twice.cmp(&IBig::from(b.unsigned_abs()));
    if order == Ordering::Greater || (order == Ordering::Equal && quotient.bit(0)) {
        quotient += 1;
        remainder -= b;
    }
    Ok((quotient, remainder))
}

/// A bound on the bytes that `round(value, digits)` works with.
pub(crate) fn round_int_size(value: &IBig, digits: &IBig) -> usize {
    if digits.sign() == Sign::Positive || rounds_to_zero(value, digits) {
        return 8;
    }
    value.bit_len() / 8 + 8
}

/// `round(value, digits)`: rounds to a multiple of a power of ten when `digits` is negative.
pub(crate) fn round_int(value: &IBig, digits: &IBig) -> IBig {
    if digits.sign() == Sign::Positive {
        return value.clone();
    }
    if rounds_to_zero(value, digits) {
        return IBig::ZERO;
    }
    let Ok(places) = usize::try_from(&digits.unsigned_abs()) else {
        return IBig::ZERO;
    };
    let unit = IBig::from(10).pow(places);
    match divmod_near(value, &unit) {
        Ok((_, remainder)) => value - remainder,
        Err(_) => IBig::ZERO,
    }
}

/// Whether 10**-digits is so large that half of it exceeds the value.
fn rounds_to_zero(value: &IBig, digits: &IBig) -> bool {
    match usize::try_from(&digits.unsigned_abs()) {
        Ok(places) => places.saturating_mul(3) > value.bit_len().saturating_add(3),
        Err(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::golden_big as big;
    use super::*;
    use crate::text::golden::{check_lines, outcome};

    fn pair((quotient, remainder): (IBig, IBig)) -> String {
        format!("{quotient} {remainder}")
    }

    #[test]
    fn ints_divide_and_multiply_as_cpython_does() {
        check_lines(include_str!("testdata/arithmetic.txt"), |input| {
            let a = big(&input[1]);
            let b = big(&input[2]);
            outcome(match input[0].as_str() {
                "divmod" => {
                    let both = divmod(&a, &b);
                    assert_eq!(
                        both.as_ref().ok().map(|(quotient, _)| quotient),
                        floor_div(&a, &b).ok().as_ref()
                    );
                    assert_eq!(
                        both.as_ref().ok().map(|(_, remainder)| remainder),
                        modulo(&a, &b).ok().as_ref()
                    );
                    if let (Ok(a), Ok(b), Ok((quotient, remainder))) =
                        (i64::try_from(&a), i64::try_from(&b), &both)
                    {
                        assert_eq!(floor_div_i64(a, b), i64::try_from(quotient).ok());
                        assert_eq!(modulo_i64(a, b), i64::try_from(remainder).ok());
                    }
                    both.map(pair)
                }
                "pow" => {
                    let power = pow(&a, &b);
                    if let (Ok(power), Ok(a), Ok(b)) =
                        (&power, i64::try_from(&a), u64::try_from(&b))
                    {
                        assert_eq!(pow_i64(a, b), i64::try_from(power).ok());
                    }
                    assert!(
                        power.as_ref().map_or(0, |power| power.bit_len() / 8) <= pow_size(&a, &b)
                    );
                    power.map(|power| power.to_string())
                }
                "pow_mod" => pow_mod(&a, &b, &big(&input[3])).map(|power| power.to_string()),
                "round" => Ok(round_int(&a, &b).to_string()),
                other => panic!("unknown operation {other}"),
            })
        });
    }

    #[test]
    fn the_ends_of_the_machine_range() {
        assert_eq!(floor_div_i64(i64::MIN, -1), None);
        assert_eq!(modulo_i64(i64::MIN, -1), Some(0));
        assert_eq!((floor_div_i64(1, 0), modulo_i64(1, 0)), (None, None));
        assert_eq!(pow_i64(-1, u64::MAX), Some(-1));
        assert_eq!(pow_i64(2, u64::MAX), None);
        assert_eq!(pow_size(&IBig::from(2), &(IBig::ONE << 80)), usize::MAX);
    }
}
