//! A float as text in one of Python's styles, correctly rounded at any precision.
//!
//! Digits come from Rust's formatting, which is exact. A float has at most 767 significant digits
//! and 1074 fractional ones, so further digits asked for are zeros and are appended as such: the
//! formatting machinery never sees a precision taken from the program.

use std::fmt::Write;

/// No float needs more significant digits than this.
const SIGNIFICANT_DIGITS_MAX: usize = 768;
/// No float needs more digits after the point than this.
const FRACTION_DIGITS_MAX: usize = 1075;

/// How the digits are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FloatStyle {
    /// `r`: the shortest digits that read back as the same float.
    Shortest,
    /// `e`: one digit, the point, `precision` digits, an exponent.
    Exponent,
    /// `f`: `precision` digits after the point.
    Fixed,
    /// `g`: `precision` significant digits, with an exponent when it is short.
    General,
}

/// A style with its options.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FloatFormat {
    pub style: FloatStyle,
    pub precision: usize,
    /// `#`: keep the point, and in `General` the trailing zeros.
    pub alternate: bool,
    /// Write at least one digit after the point, so that a float doesn't look like an int.
    pub point_zero: bool,
    /// `z`: write a negative number that rounds to zero without its sign.
    pub no_negative_zero: bool,
    pub uppercase: bool,
}

/// Decimal digits with the position of the point: 0.d1d2d3... * 10**point.
struct Digits {
    text: String,
    point: i64,
}

impl FloatFormat {
    /// `repr(float)`.
    pub(crate) const REPR: FloatFormat = FloatFormat {
        style: FloatStyle::Shortest,
        precision: 0,
        alternate: false,
        point_zero: true,
        no_negative_zero: false,
        uppercase: false,
    };

    /// The parts of `repr(complex)`.
    pub(crate) const REPR_SHORT: FloatFormat = FloatFormat {
        point_zero: false,
        ..FloatFormat::REPR
    };

    /// A bound on the bytes that `push` appends for any float.
    pub(crate) fn size(&self) -> usize {
        let whole_digits_max = 310;
        self.precision.saturating_add(whole_digits_max + 16)
    }

    /// The text of `value`, with a leading `-` when it has one.
    pub(crate) fn text(&self, value: f64) -> String {
        let mut out = String::new();
        self.push(&mut out, value);
        out
    }

    /// Append the text of `value`.
    pub(crate) fn push(&self, out: &mut String, value: f64) {
        let start = out.len();
        if value.is_nan() {
            out.push_str("nan");
        } else if value.is_infinite() {
            out.push_str(if value < 0.0 { "-inf" } else { "inf" });
        } else {
            if value.is_sign_negative() {
                out.push('-');
            }
            self.push_finite(out, value.abs());
            if self.no_negative_zero && value.is_sign_negative() && is_zero_text(out, start) {
                out.remove(start);
            }
        }
        if self.uppercase
            && let Some(text) = out.get_mut(start..)
        {
            text.make_ascii_uppercase();
        }
    }

    fn push_finite(&self, out: &mut String, value: f64) {
        match self.style {
            FloatStyle::Fixed => self.push_fixed(out, value),
            FloatStyle::Exponent => {
                let digits = significant_digits(value, self.precision.saturating_add(1));
                self.push_exponential(out, &digits, self.precision.saturating_add(1));
            }
            FloatStyle::General => {
                let precision = self.precision.max(1);
                let digits = significant_digits(value, precision);
                let whole_max = if self.point_zero {
                    precision - 1
                } else {
                    precision
                };
                let wanted = if self.alternate { precision } else { 0 };
                self.push_shorter(out, &digits, whole_max, wanted);
            }
            FloatStyle::Shortest => self.push_shorter(out, &shortest_digits(value), 16, 0),
        }
    }

    fn push_fixed(&self, out: &mut String, value: f64) {
        let exact = self.precision.min(FRACTION_DIGITS_MAX);
        // Writing to a String can't fail.
        let _ = write!(out, "{value:.exact$}");
        push_zeros(out, self.precision - exact);
        if self.alternate && self.precision == 0 {
            out.push('.');
        }
    }

    /// With an exponent when the point lies outside the digits by too much, else without one.
    fn push_shorter(&self, out: &mut String, digits: &Digits, whole_max: usize, wanted: usize) {
        if digits.point <= -4 || digits.point > i64::try_from(whole_max).unwrap_or(i64::MAX) {
            self.push_exponential(out, digits, wanted);
        } else {
            self.push_positional(out, digits, wanted);
        }
    }

    fn push_exponential(&self, out: &mut String, digits: &Digits, wanted: usize) {
        let (first, rest) = digits.text.split_at(digits.text.len().min(1));
        let zeros = wanted.saturating_sub(digits.text.len().max(1));
        out.push_str(first);
        if self.alternate || !rest.is_empty() || zeros > 0 {
            out.push('.');
        }
        out.push_str(rest);
        push_zeros(out, zeros);
        let exponent = digits.point - 1;
        let _ = write!(
            out,
            "e{}{:02}",
            if exponent < 0 { '-' } else { '+' },
            exponent.abs()
        );
    }

    fn push_positional(&self, out: &mut String, digits: &Digits, wanted: usize) {
        let text = &digits.text;
        let whole = usize::try_from(digits.point).unwrap_or(0);
        let leading = usize::try_from(-digits.point).unwrap_or(0);
        let (before, after) = text.split_at(whole.min(text.len()));
        out.push_str(if whole == 0 { "0" } else { before });
        push_zeros(out, whole.saturating_sub(text.len()));
        let zeros = wanted.saturating_sub(text.len().max(whole));
        if after.is_empty() && zeros == 0 {
            if self.point_zero {
                out.push_str(".0");
            } else if self.alternate {
                out.push('.');
            }
            return;
        }
        out.push('.');
        push_zeros(out, leading);
        out.push_str(after);
        push_zeros(out, zeros);
    }
}

fn is_zero_text(text: &str, start: usize) -> bool {
    let body = text.get(start..).unwrap_or("");
    let mantissa = body.split('e').next().unwrap_or("");
    !mantissa.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

fn push_zeros(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n('0', count));
}

fn shortest_digits(value: f64) -> Digits {
    parse_digits(format!("{value:e}"))
}

/// `count` significant digits at most, rounded half to even, without trailing zeros.
fn significant_digits(value: f64, count: usize) -> Digits {
    let after_first = count.min(SIGNIFICANT_DIGITS_MAX).saturating_sub(1);
    parse_digits(format!("{value:.after_first$e}"))
}

/// Take apart Rust's `d.ddde-7`.
fn parse_digits(mut text: String) -> Digits {
    let mut exponent = 0;
    if let Some(at) = text.find('e') {
        exponent = text
            .get(at + 1..)
            .and_then(|digits| digits.parse::<i64>().ok())
            .unwrap_or(0);
        text.truncate(at);
    }
    if text.len() > 1 {
        text.remove(1);
    }
    let significant = text.trim_end_matches('0').len().max(1);
    text.truncate(significant);
    Digits {
        text,
        point: exponent + 1,
    }
}
