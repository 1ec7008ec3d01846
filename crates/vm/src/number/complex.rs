//! Complex arithmetic, with C's rules for infinities, and `complex(text)`.

use super::arithmetic::division_by_zero;
use super::elementary;
use super::parse::underscores_separate_digits;
use crate::text::repr::repr_str;
use crate::text::{TextError, TextResult};

/// Integer exponents up to this are powers by multiplication.
const SMALL_EXPONENT_MAX: f64 = 100.0;

/// A complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Complex {
    pub real: f64,
    pub imag: f64,
}

impl Complex {
    pub(crate) const ONE: Complex = Complex {
        real: 1.0,
        imag: 0.0,
    };
    pub(crate) const ZERO: Complex = Complex {
        real: 0.0,
        imag: 0.0,
    };

    pub(crate) fn new(real: f64, imag: f64) -> Self {
        Complex { real, imag }
    }

    fn is_infinite(self) -> bool {
        self.real.is_infinite() || self.imag.is_infinite()
    }

    fn is_finite(self) -> bool {
        self.real.is_finite() && self.imag.is_finite()
    }

    fn is_nan(self) -> bool {
        self.real.is_nan() && self.imag.is_nan()
    }

    /// An infinite number's direction: its infinite parts as ones, the others as zeros.
    fn direction(self) -> Self {
        let part = |part: f64| {
            if part.is_infinite() {
                1.0_f64.copysign(part)
            } else {
                0.0_f64.copysign(part)
            }
        };
        Complex::new(part(self.real), part(self.imag))
    }

    fn without_nan(self) -> Self {
        let part = |part: f64| {
            if part.is_nan() {
                0.0_f64.copysign(part)
            } else {
                part
            }
        };
        Complex::new(part(self.real), part(self.imag))
    }
}

/// `a + b`.
pub(crate) fn add(a: Complex, b: Complex) -> Complex {
    Complex::new(a.real + b.real, a.imag + b.imag)
}

/// `a - b`.
pub(crate) fn sub(a: Complex, b: Complex) -> Complex {
    Complex::new(a.real - b.real, a.imag - b.imag)
}

/// `-a`.
pub(crate) fn neg(a: Complex) -> Complex {
    Complex::new(-a.real, -a.imag)
}

/// `a + b` and `b + a` for a real `b`: the imaginary part stays as it is.
pub(crate) fn add_real(a: Complex, b: f64) -> Complex {
    Complex::new(a.real + b, a.imag)
}

/// `a - b` for a real `b`.
pub(crate) fn sub_real(a: Complex, b: f64) -> Complex {
    Complex::new(a.real - b, a.imag)
}

/// `a - b` for a real `a`.
pub(crate) fn real_sub(a: f64, b: Complex) -> Complex {
    Complex::new(a - b.real, -b.imag)
}

/// `a * b`.
pub(crate) fn mul(a: Complex, b: Complex) -> Complex {
    let products = [
        a.real * b.real,
        a.imag * b.imag,
        a.real * b.imag,
        a.imag * b.real,
    ];
    let product = plain_mul(a, b);
    if !product.is_nan() {
        return product;
    }
    // An infinite factor makes an infinite product, whatever the finite parts computed to.
    let (mut left, mut right) = (a, b);
    let mut recovers = false;
    if left.is_infinite() {
        (left, right) = (left.direction(), right.without_nan());
        recovers = true;
    }
    if right.is_infinite() {
        (left, right) = (left.without_nan(), right.direction());
        recovers = true;
    }
    if !recovers && products.iter().any(|product| product.is_infinite()) {
        (left, right) = (left.without_nan(), right.without_nan());
        recovers = true;
    }
    if !recovers {
        return product;
    }
    let direction = plain_mul(left, right);
    Complex::new(
        f64::INFINITY * direction.real,
        f64::INFINITY * direction.imag,
    )
}

fn plain_mul(a: Complex, b: Complex) -> Complex {
    Complex::new(
        a.real * b.real - a.imag * b.imag,
        a.real * b.imag + a.imag * b.real,
    )
}

/// `a * b` and `b * a` for a real `b`.
pub(crate) fn mul_real(a: Complex, b: f64) -> Complex {
    Complex::new(a.real * b, a.imag * b)
}

/// `a / b`.
pub(crate) fn div(a: Complex, b: Complex) -> TextResult<Complex> {
    if b.real == 0.0 && b.imag == 0.0 {
        return Err(division_by_zero());
    }
    Ok(quotient(a, b))
}

/// `a / b` for a real `b`.
pub(crate) fn div_real(a: Complex, b: f64) -> TextResult<Complex> {
    if b == 0.0 {
        Err(division_by_zero())
    } else {
        Ok(Complex::new(a.real / b, a.imag / b))
    }
}

/// `a / b` for a real `a`.
pub(crate) fn real_div(a: f64, b: Complex) -> TextResult<Complex> {
    if b.real == 0.0 && b.imag == 0.0 {
        return Err(division_by_zero());
    }
    let quotient = scaled_real_quotient(a, b);
    if !quotient.is_nan() {
        return Ok(quotient);
    }
    Ok(if a.is_infinite() && b.is_finite() {
        let direction = 1.0_f64.copysign(a);
        Complex::new(
            f64::INFINITY * (direction * b.real),
            f64::INFINITY * (-direction * b.imag),
        )
    } else if b.is_infinite() && a.is_finite() {
        let direction = b.direction();
        Complex::new(0.0 * (a * direction.real), 0.0 * (-a * direction.imag))
    } else {
        quotient
    })
}

fn quotient(a: Complex, b: Complex) -> Complex {
    recover_quotient(a, b, scaled_quotient(a, b))
}

/// Divide by the larger part of the divisor first, so that squares don't overflow.
fn scaled_quotient(a: Complex, b: Complex) -> Complex {
    if b.real.abs() >= b.imag.abs() {
        let ratio = b.imag / b.real;
        let denominator = b.real + b.imag * ratio;
        Complex::new(
            (a.real + a.imag * ratio) / denominator,
            (a.imag - a.real * ratio) / denominator,
        )
    } else if b.imag.abs() >= b.real.abs() {
        let ratio = b.real / b.imag;
        let denominator = b.real * ratio + b.imag;
        Complex::new(
            (a.real * ratio + a.imag) / denominator,
            (a.imag * ratio - a.real) / denominator,
        )
    } else {
        Complex::new(f64::NAN, f64::NAN)
    }
}

fn scaled_real_quotient(a: f64, b: Complex) -> Complex {
    if b.real.abs() >= b.imag.abs() {
        let ratio = b.imag / b.real;
        let denominator = b.real + b.imag * ratio;
        Complex::new(a / denominator, (-a * ratio) / denominator)
    } else if b.imag.abs() >= b.real.abs() {
        let ratio = b.real / b.imag;
        let denominator = b.real * ratio + b.imag;
        Complex::new((a * ratio) / denominator, -a / denominator)
    } else {
        Complex::new(f64::NAN, f64::NAN)
    }
}

/// Infinities and zeros that computed as NaN.
fn recover_quotient(a: Complex, b: Complex, quotient: Complex) -> Complex {
    if !quotient.is_nan() {
        return quotient;
    }
    let along = |a: Complex, b: Complex| {
        (
            a.real * b.real + a.imag * b.imag,
            a.imag * b.real - a.real * b.imag,
        )
    };
    if a.is_infinite() && b.is_finite() {
        let (real, imag) = along(a.direction(), b);
        Complex::new(f64::INFINITY * real, f64::INFINITY * imag)
    } else if b.is_infinite() && a.is_finite() {
        let (real, imag) = along(a, b.direction());
        Complex::new(0.0 * real, 0.0 * imag)
    } else {
        quotient
    }
}

/// `a ** b`.
pub(crate) fn pow(a: Complex, b: Complex) -> TextResult<Complex> {
    let small = b.imag == 0.0 && b.real == b.real.floor() && b.real.abs() <= SMALL_EXPONENT_MAX;
    let power = if small {
        integer_pow(a, b.real as i64)?
    } else {
        general_pow(a, b)?
    };
    if power.is_infinite() {
        return Err(TextError::overflow("complex exponentiation"));
    }
    Ok(power)
}

fn integer_pow(a: Complex, exponent: i64) -> TextResult<Complex> {
    let mut power = Complex::ONE;
    let mut square = a;
    let magnitude = exponent.unsigned_abs();
    let mut mask = 1_u64;
    while mask <= magnitude {
        if magnitude & mask != 0 {
            power = mul(power, square);
        }
        mask <<= 1;
        square = mul(square, square);
    }
    if exponent >= 0 {
        return Ok(power);
    }
    if power == Complex::ZERO {
        return Err(zero_to_negative());
    }
    Ok(quotient(Complex::ONE, power))
}

fn zero_to_negative() -> TextError {
    TextError::zero_division("zero to a negative or complex power")
}

fn general_pow(a: Complex, b: Complex) -> TextResult<Complex> {
    if b == Complex::ZERO {
        return Ok(Complex::ONE);
    }
    if a == Complex::ZERO {
        return if b.imag != 0.0 || b.real < 0.0 {
            Err(zero_to_negative())
        } else {
            Ok(Complex::ZERO)
        };
    }
    let length = elementary::hypot(a.real, a.imag);
    let angle = libm::atan2(a.imag, a.real);
    let mut power_length = elementary::pow(length, b.real);
    let mut phase = angle * b.real;
    if b.imag != 0.0 {
        power_length *= elementary::exp(-angle * b.imag);
        phase += b.imag * elementary::log(length);
    }
    Ok(Complex::new(
        power_length * libm::cos(phase),
        power_length * libm::sin(phase),
    ))
}

/// `abs(a)`.
pub(crate) fn abs(a: Complex) -> TextResult<f64> {
    let length = elementary::hypot(a.real, a.imag);
    if length.is_infinite() && a.is_finite() {
        return Err(TextError::overflow("absolute value too large"));
    }
    Ok(length)
}

/// `complex(text)`.
pub(crate) fn parse_complex(text: &str) -> TextResult<Complex> {
    let malformed = || TextError::value("complex() arg is a malformed string");
    let plain = super::parse::plain_text(text).ok_or_else(malformed)?;
    if plain.contains('_') && !underscores_separate_digits(&plain) {
        let shown = repr_str(text);
        return Err(TextError::value(format!(
            "could not convert string to complex: {shown}"
        )));
    }
    read_complex(&plain.replace('_', "")).ok_or_else(malformed)
}

fn read_complex(text: &str) -> Option<Complex> {
    let trim = super::parse::trim_space;
    let text = trim(text);
    let text = match text.strip_prefix('(') {
        Some(inner) => trim(inner.strip_suffix(')')?),
        None => text,
    };
    let number_size = float_size(text);
    let (number, rest) = text.split_at(number_size);
    if number.is_empty() {
        return unit_imaginary(text).map(|imag| Complex::new(0.0, imag));
    }
    let value: f64 = number.parse().ok()?;
    if rest.is_empty() {
        return Some(Complex::new(value, 0.0));
    }
    if matches!(rest, "j" | "J") {
        return Some(Complex::new(0.0, value));
    }
    if !rest.starts_with(['+', '-']) {
        return None;
    }
    let (number, unit) = rest.split_at(float_size(rest));
    if number.is_empty() {
        return unit_imaginary(rest).map(|imag| Complex::new(value, imag));
    }
    let imag = number.parse().ok()?;
    matches!(unit, "j" | "J").then_some(Complex::new(value, imag))
}

/// `j` with at most a sign.
fn unit_imaginary(text: &str) -> Option<f64> {
    match text {
        "j" | "J" | "+j" | "+J" => Some(1.0),
        "-j" | "-J" => Some(-1.0),
        _ => None,
    }
}

/// The bytes of the float literal that `text` starts with; 0 when there is none.
fn float_size(text: &str) -> usize {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sign = text.len() - unsigned.len();
    for word in ["infinity", "inf", "nan"] {
        if unsigned
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
        {
            return sign + word.len();
        }
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let after = |count: usize| unsigned.get(count..).unwrap_or("");
    let mut size = digits(unsigned);
    let mut digit_count = size;
    if after(size).starts_with('.') {
        let fraction = digits(after(size + 1));
        digit_count += fraction;
        size += 1 + fraction;
    }
    if digit_count == 0 {
        return 0;
    }
    if let Some(exponent) = after(size).strip_prefix(['e', 'E']) {
        let unsigned_exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let exponent_digits = digits(unsigned_exponent);
        if exponent_digits > 0 {
            size += 1 + (exponent.len() - unsigned_exponent.len()) + exponent_digits;
        }
    }
    sign + size
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

    fn show(value: Complex) -> String {
        format!("{} {}", bits(value.real), bits(value.imag))
    }

    fn complex_field(field: &str) -> Complex {
        let (real, imag) = field.split_once(' ').expect("two parts");
        Complex::new(float_field(real), float_field(imag))
    }

    #[test]
    fn complex_numbers_compute_as_in_cpython() {
        check_lines(include_str!("testdata/complex.txt"), |input| {
            let a = || complex_field(&input[1]);
            let b = || complex_field(&input[2]);
            let real_a = || float_field(&input[1]);
            let real_b = || float_field(&input[2]);
            let value = match input[0].as_str() {
                "add" => Ok(add(a(), b())),
                "sub" => Ok(sub(a(), b())),
                "mul" => Ok(mul(a(), b())),
                "div" => div(a(), b()),
                "pow" => pow(a(), b()),
                "add_real" => Ok(add_real(a(), real_b())),
                "sub_real" => Ok(sub_real(a(), real_b())),
                "mul_real" => Ok(mul_real(a(), real_b())),
                "div_real" => div_real(a(), real_b()),
                "real_sub" => Ok(real_sub(real_a(), b())),
                "real_div" => real_div(real_a(), b()),
                "parse" => parse_complex(&input[1]),
                other => panic!("unknown operation {other}"),
            };
            outcome(value.map(show))
        });
    }

    /// Powers and lengths go through functions that C libraries round differently in the last bit.
    #[test]
    fn general_powers_are_near_cpythons() {
        for line in crate::text::golden::golden_lines(include_str!("testdata/complex_near.txt")) {
            let (a, b) = (complex_field(&line[1]), complex_field(&line[2]));
            let (actual, expected) = match line[0].as_str() {
                "pow" => (pow(a, b).expect("a power"), complex_field(&line[3])),
                _ => (
                    Complex::new(abs(a).expect("a length"), 0.0),
                    complex_field(&line[3]),
                ),
            };
            let difference = sub(actual, expected);
            let tolerance = 1e-14 * libm::hypot(expected.real, expected.imag);
            assert!(
                libm::hypot(difference.real, difference.imag) <= tolerance,
                "{line:?}: {actual:?}"
            );
        }
    }
}
