//! Powers, exponentials and logarithms: the same bits on every platform, and within a hundredth of
//! a unit in the last place of the exact value before the one rounding.
//!
//! That closeness is what makes them agree with CPython, which takes them from C libraries of about
//! the same quality: two results differ only where the exact value lies almost midway between floats.
//! Intermediate values are sums of two floats, a high and a low part.

mod tables;

use std::f64::consts::{LN_2, SQRT_2};

use tables::{LN_2 as LN_2_PAIR, LN_2_STEP, LOGARITHMS, POWERS};

/// The results of all larger exponents are infinite; those of all smaller ones are zero.
const EXPONENT_MAX: f64 = 710.0;
const EXPONENT_MIN: f64 = -746.0;
/// The numerator of the first logarithm in the table.
const LOGARITHM_FIRST: i64 = 90;

/// A number as the sum of two floats, the second at most half a unit in the last place of the first.
#[derive(Clone, Copy, Debug)]
struct Pair {
    high: f64,
    low: f64,
}

/// `base ** exponent` for a positive finite base and a finite exponent.
pub(crate) fn pow(base: f64, exponent: f64) -> f64 {
    if base == 1.0 || exponent == 0.0 {
        return 1.0;
    }
    let logarithm = log_pair(base);
    let estimate = logarithm.high * exponent;
    if !(EXPONENT_MIN..=EXPONENT_MAX).contains(&estimate) {
        return if estimate > 0.0 { f64::INFINITY } else { 0.0 };
    }
    let product = product(logarithm.high, exponent);
    exp_pair(Pair {
        high: product.high,
        low: product.low + logarithm.low * exponent,
    })
}

/// e to a power.
pub(crate) fn exp(exponent: f64) -> f64 {
    if exponent.is_nan() || exponent > EXPONENT_MAX {
        return exponent + f64::INFINITY;
    }
    if exponent < EXPONENT_MIN {
        return 0.0;
    }
    exp_pair(Pair {
        high: exponent,
        low: 0.0,
    })
}

/// The natural logarithm: NaN for negative numbers, minus infinity for zero.
pub(crate) fn log(value: f64) -> f64 {
    if value.is_nan() || value < 0.0 {
        f64::NAN
    } else if value == 0.0 {
        f64::NEG_INFINITY
    } else if value.is_infinite() || value == 1.0 {
        value.ln()
    } else {
        let logarithm = log_pair(value);
        logarithm.high + logarithm.low
    }
}

/// The length of a vector.
pub(crate) fn hypot(a: f64, b: f64) -> f64 {
    if a.is_infinite() || b.is_infinite() {
        return f64::INFINITY;
    }
    let (small, large) = if a.abs() < b.abs() {
        (a.abs(), b.abs())
    } else {
        (b.abs(), a.abs())
    };
    if large.is_nan() || small.is_nan() || small < large * 2_f64.powi(-60) || large == 0.0 {
        return large + small;
    }
    // Keep the squares away from the ends of the range.
    let (factor, back) = match large {
        _ if large > 2_f64.powi(450) => (2_f64.powi(-600), 2_f64.powi(600)),
        _ if small < 2_f64.powi(-450) => (2_f64.powi(600), 2_f64.powi(-600)),
        _ => (1.0, 1.0),
    };
    let (small, large) = (small * factor, large * factor);
    let (small_square, large_square) = (product(small, small), product(large, large));
    let squares = sum(large_square.high, small_square.high);
    let low = squares.low + (large_square.low + small_square.low);
    let root = (squares.high + low).sqrt();
    let back_square = product(root, root);
    let missing = (squares.high - back_square.high) + (low - back_square.low);
    (root + missing / (2.0 * root)) * back
}

/// The exact sum of two floats.
fn sum(a: f64, b: f64) -> Pair {
    let high = a + b;
    let b_part = high - a;
    Pair {
        high,
        low: (a - (high - b_part)) + (b - b_part),
    }
}

/// The exact product of two floats below 2**900.
fn product(a: f64, b: f64) -> Pair {
    let (a_high, a_low) = halves(a);
    let (b_high, b_low) = halves(b);
    let high = a * b;
    Pair {
        high,
        low: ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low,
    }
}

/// A float as the sum of two with half its bits each.
fn halves(value: f64) -> (f64, f64) {
    let scaled = value * 134_217_729.0;
    let high = scaled - (scaled - value);
    (high, value - high)
}

/// The logarithm of a positive finite number.
fn log_pair(value: f64) -> Pair {
    let (fraction, exponent) = split_exponent(value);
    // fraction = center * (1 + rest), with the center's logarithm in the table.
    let index = (fraction * 128.0).round() as i64;
    let center = index as f64 / 128.0;
    let distance = fraction - center;
    let rest = distance / center;
    let back = product(rest, center);
    let rest_low = ((distance - back.high) - back.low) / center;
    let (center_high, center_low) = entry(&LOGARITHMS, index - LOGARITHM_FIRST);
    let (step_high, step_low) = (f64::from_bits(LN_2_PAIR.0), f64::from_bits(LN_2_PAIR.1));

    let square = product(rest, rest);
    let exponents = sum(exponent * step_high, center_high);
    let linear = sum(exponents.high, rest);
    let quadratic = sum(linear.high, -0.5 * square.high);
    let cubic = rest * square.high * logarithm_tail(rest);
    let low = exponents.low
        + linear.low
        + quadratic.low
        + (exponent * step_low + center_low)
        + (rest_low - rest * rest_low - 0.5 * square.low)
        + cubic;
    sum(quadratic.high, low)
}

/// (log(1 + x) - x + x**2 / 2) / x**3 for a small x.
fn logarithm_tail(x: f64) -> f64 {
    // The alternating series 1/3 - x/4 + x**2/5 - ...
    const COEFFICIENTS: [f64; 9] = [
        1.0 / 11.0,
        0.1,
        1.0 / 9.0,
        0.125,
        1.0 / 7.0,
        1.0 / 6.0,
        0.2,
        0.25,
        1.0 / 3.0,
    ];
    COEFFICIENTS
        .iter()
        .fold(0.0, |tail, coefficient| coefficient - x * tail)
}

/// A positive finite number as a fraction between 1/sqrt(2) and sqrt(2) and a power of two.
fn split_exponent(value: f64) -> (f64, f64) {
    let (value, shift) = if value < f64::MIN_POSITIVE {
        (value * 2_f64.powi(54), -54)
    } else {
        (value, 0)
    };
    let bits = value.to_bits();
    let exponent = (bits >> 52) as i64 - 1023 + shift;
    let fraction = f64::from_bits(bits & ((1 << 52) - 1) | 1023 << 52);
    if fraction > SQRT_2 {
        (fraction / 2.0, (exponent + 1) as f64)
    } else {
        (fraction, exponent as f64)
    }
}

fn entry(table: &[(u64, u64)], index: i64) -> (f64, f64) {
    let entry = usize::try_from(index)
        .ok()
        .and_then(|index| table.get(index));
    entry.map_or((0.0, 0.0), |&(high, low)| {
        (f64::from_bits(high), f64::from_bits(low))
    })
}

/// e to a power between `EXPONENT_MIN` and `EXPONENT_MAX`.
fn exp_pair(power: Pair) -> f64 {
    // power = steps * ln(2) / 128 + rest
    let steps = (power.high * (128.0 / LN_2)).round();
    let (step_high, step_low) = (f64::from_bits(LN_2_STEP.0), f64::from_bits(LN_2_STEP.1));
    let rest = ((power.high - steps * step_high) - steps * step_low) + power.low;
    let (whole, index) = (
        (steps as i64).div_euclid(128),
        (steps as i64).rem_euclid(128),
    );
    let (high, low) = entry(&POWERS, index);
    scale(
        sum(
            high,
            low + high * (rest + rest * rest * exponential_tail(rest)),
        ),
        whole,
    )
}

/// (exp(x) - 1 - x) / x**2 for a small x.
fn exponential_tail(x: f64) -> f64 {
    // The series 1/2 + x/6 + x**2/24 + ...
    const COEFFICIENTS: [f64; 6] = [
        1.0 / 5040.0,
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
    ];
    COEFFICIENTS
        .iter()
        .fold(0.0, |tail, coefficient| coefficient + x * tail)
}

/// `value * 2**exponent` for a value between 1 and 2, rounded once also where floats get sparse.
fn scale(value: Pair, exponent: i64) -> f64 {
    let power_of_two = |exponent: i64| f64::from_bits(((exponent + 1023) as u64) << 52);
    match exponent {
        1024.. => (value.high + value.low) * power_of_two(1023) * 2.0,
        -1022.. => (value.high + value.low) * power_of_two(exponent),
        -1080.. => {
            // Beside 1.0 the last bit is where it is among the smallest floats.
            let factor = power_of_two(exponent + 1022);
            let beside_one = sum(1.0, value.high * factor);
            let rounded = beside_one.high + (beside_one.low + value.low * factor);
            (rounded - 1.0) * f64::MIN_POSITIVE
        }
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::{float_field, golden_lines};

    /// C libraries differ in the last bit of one result in some hundreds, and so may this.
    #[test]
    fn results_are_cpythons_or_their_neighbours() {
        let lines = golden_lines(include_str!("testdata/elementary.txt"));
        let mut differences = 0;
        for line in &lines {
            let (a, b, expected) = (
                float_field(&line[1]),
                float_field(&line[2]),
                float_field(&line[3]),
            );
            let actual = match line[0].as_str() {
                "pow" => pow(a, b),
                "exp" => exp(a),
                "hypot" => hypot(a, b),
                _ => log(a),
            };
            let distance = (actual.to_bits() as i64).abs_diff(expected.to_bits() as i64);
            assert!(distance <= 1, "{line:?}: {actual:?} {expected:?}");
            differences += distance;
        }
        println!("{differences} of {} results differ", lines.len());
        assert!(
            differences * 200 <= lines.len() as u64,
            "{differences} of {} differ",
            lines.len()
        );
    }

    #[test]
    fn the_ends_of_the_range() {
        assert_eq!(exp(f64::INFINITY), f64::INFINITY);
        assert_eq!(exp(f64::NEG_INFINITY), 0.0);
        assert!(exp(f64::NAN).is_nan() && log(-1.0).is_nan() && log(f64::NAN).is_nan());
        assert_eq!(
            (log(0.0), log(1.0), log(f64::INFINITY)),
            (f64::NEG_INFINITY, 0.0, f64::INFINITY)
        );
        assert_eq!((exp(0.0), exp(-0.0)), (1.0, 1.0));
        assert_eq!(
            (exp(709.782712893384), exp(709.7827128933841)),
            (1.7976931348622732e308, f64::INFINITY)
        );
        assert_eq!(
            (
                hypot(-3.0, 4.0),
                hypot(0.0, -0.0),
                hypot(f64::NAN, f64::NEG_INFINITY)
            ),
            (5.0, 0.0, f64::INFINITY)
        );
        assert_eq!(
            (
                hypot(3e307, 4e307),
                hypot(5e-324, 0.0),
                hypot(1.7e308, 1.7e308)
            ),
            (5e307, 5e-324, f64::INFINITY)
        );
        assert!(hypot(f64::NAN, 1.0).is_nan());
        assert_eq!(
            (pow(2.0, 1024.0), pow(2.0, -1074.0), pow(2.0, -1076.0)),
            (f64::INFINITY, 5e-324, 0.0)
        );
    }
}
