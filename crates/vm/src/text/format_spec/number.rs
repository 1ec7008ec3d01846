//! Formatting ints, floats and complex numbers with a parsed spec.

use dashu_int::IBig;

use super::{FormatSpec, NumberParts, Sign};
use crate::number::convert::{int_to_f64, to_decimal};
use crate::text::float_format::{FloatFormat, FloatStyle};
use crate::text::{TextError, TextResult};

impl FormatSpec {
    /// `format(int, spec)` for a machine-sized int.
    pub(crate) fn format_i64(&self, value: i64) -> TextResult<String> {
        match self.presentation {
            Some('c') => self.format_code_point(u32::try_from(value).ok()),
            _ if self.is_float_presentation() => self.format_float(value as f64),
            _ => {
                let magnitude = value.unsigned_abs();
                let digits = match self.presentation {
                    Some('b') => format!("{magnitude:b}"),
                    Some('o') => format!("{magnitude:o}"),
                    Some('x') => format!("{magnitude:x}"),
                    Some('X') => format!("{magnitude:X}"),
                    _ => magnitude.to_string(),
                };
                Ok(self.lay_out_int(value < 0, &digits))
            }
        }
    }

    /// `format(int, spec)` for any int; `digits_max` is `sys.get_int_max_str_digits()`, 0 for none.
    pub(crate) fn format_big(&self, value: &IBig, digits_max: usize) -> TextResult<String> {
        match self.presentation {
            Some('c') => self.format_big_code_point(value),
            _ if self.is_float_presentation() => self.format_float(int_to_f64(value)?),
            _ => {
                let negative = value.sign() == dashu_int::Sign::Negative;
                let digits = match self.presentation {
                    Some('b') => format!("{value:b}"),
                    Some('o') => format!("{value:o}"),
                    Some('x') => format!("{value:x}"),
                    Some('X') => format!("{value:X}"),
                    _ => to_decimal(value, digits_max)?,
                };
                Ok(self.lay_out_int(negative, digits.trim_start_matches('-')))
            }
        }
    }

    fn format_big_code_point(&self, value: &IBig) -> TextResult<String> {
        match i64::try_from(value) {
            Ok(small) => self.format_code_point(u32::try_from(small).ok()),
            Err(_) => Err(TextError::overflow(
                "Python int too large to convert to C long",
            )),
        }
    }

    fn format_code_point(&self, code: Option<u32>) -> TextResult<String> {
        let Some(code) = code.filter(|&code| code <= 0x10_ffff) else {
            return Err(TextError::overflow("%c arg not in range(0x110000)"));
        };
        // CPython differs: our strings hold no surrogates.
        let Some(c) = char::from_u32(code) else {
            return Err(TextError::value(format!(
                "surrogate \\u{code:x} in a string is not supported"
            )));
        };
        let mut buffer = [0; 4];
        let parts = NumberParts {
            rest: c.encode_utf8(&mut buffer),
            ..NumberParts::default()
        };
        let mut out = String::new();
        parts.push(&mut out, self, 3);
        Ok(out)
    }

    fn lay_out_int(&self, negative: bool, digits: &str) -> String {
        let (prefix, group_size) = match self.presentation {
            Some('b') => ("0b", 4),
            Some('o') => ("0o", 4),
            Some('x') => ("0x", 4),
            Some('X') => ("0X", 4),
            _ => ("", 3),
        };
        let prefix = if self.alternate { prefix } else { "" };
        let parts = NumberParts {
            sign: self.sign_of(negative),
            prefix,
            whole: digits,
            ..NumberParts::default()
        };
        let mut out = String::new();
        parts.push(&mut out, self, group_size);
        out
    }

    fn sign_of(&self, negative: bool) -> Option<char> {
        match self.sign {
            _ if negative => Some('-'),
            Sign::Plus => Some('+'),
            Sign::Space => Some(' '),
            Sign::Unset | Sign::Minus => None,
        }
    }

    /// `format(float, spec)`.
    pub(crate) fn format_float(&self, value: f64) -> TextResult<String> {
        let percent = self.presentation == Some('%');
        let mut text = self
            .float_format()
            .text(if percent { value * 100.0 } else { value });
        if percent {
            text.push('%');
        }
        let negative = text.starts_with('-');
        let mut out = String::with_capacity(text.len());
        let parts = split_number(text.trim_start_matches('-'), self.sign_of(negative));
        parts.push(&mut out, self, 3);
        Ok(out)
    }

    /// `format(complex, spec)`.
    pub(crate) fn format_complex(&self, real: f64, imag: f64) -> TextResult<String> {
        // Without a type character complex numbers look as `repr` shows them, so that a spec with
        // only a width agrees with `str`.
        let bare = self.presentation.is_none();
        let skip_real = bare && real == 0.0 && real.is_sign_positive();
        let format = FloatFormat {
            point_zero: false,
            ..self.float_format()
        };
        let unpadded = FormatSpec {
            width: None,
            ..self.clone()
        };
        let mut text = String::new();
        if bare && !skip_real {
            text.push('(');
        }
        if !skip_real {
            unpadded.push_part(&mut text, &format.text(real), self.sign);
        }
        let sign = if skip_real { self.sign } else { Sign::Plus };
        unpadded.push_part(&mut text, &format.text(imag), sign);
        text.push('j');
        if bare && !skip_real {
            text.push(')');
        }
        let mut out = String::with_capacity(text.len());
        super::layout::pad(&mut out, self, text.chars().count(), |out| {
            out.push_str(&text)
        });
        Ok(out)
    }

    fn push_part(&self, out: &mut String, text: &str, sign: Sign) {
        let spec = FormatSpec {
            sign,
            ..self.clone()
        };
        let sign = spec.sign_of(text.starts_with('-'));
        split_number(text.trim_start_matches('-'), sign).push(out, &spec, 3);
    }

    fn float_format(&self) -> FloatFormat {
        let (style, point_zero) = match (self.presentation, self.precision) {
            (None, None) => (FloatStyle::Shortest, true),
            (None, Some(_)) => (FloatStyle::General, true),
            (Some('e' | 'E'), _) => (FloatStyle::Exponent, false),
            (Some('f' | 'F' | '%'), _) => (FloatStyle::Fixed, false),
            (Some(_), _) => (FloatStyle::General, false),
        };
        FloatFormat {
            style,
            precision: self.precision.unwrap_or(6),
            alternate: self.alternate,
            point_zero,
            no_negative_zero: self.no_negative_zero,
            uppercase: matches!(self.presentation, Some('E' | 'F' | 'G')),
        }
    }
}

/// Split unsigned float text into its digits, fraction and the rest.
fn split_number(text: &str, sign: Option<char>) -> NumberParts<'_> {
    let digit_end = |text: &str| {
        text.bytes()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(text.len())
    };
    let (whole, rest) = text.split_at(digit_end(text));
    let (has_point, rest) = match rest.strip_prefix('.') {
        Some(after) => (true, after),
        None => (false, rest),
    };
    let (fraction, rest) = if has_point {
        rest.split_at(digit_end(rest))
    } else {
        ("", rest)
    };
    NumberParts {
        sign,
        prefix: "",
        whole,
        fraction,
        has_point,
        rest,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;
    use crate::text::golden::{check_lines, float_field, outcome};

    fn format(kind: &str, value: &str, spec: &str) -> TextResult<String> {
        let parse = |kind, name: &str| FormatSpec::parse(spec, kind, name);
        match kind {
            "str" => {
                let parsed = parse(Kind::Str, kind)?;
                let text = parsed.format_str(value);
                assert!(text.len() <= parsed.size(value.len()));
                Ok(text)
            }
            "int" | "bool" => {
                let parsed = parse(Kind::Int, kind)?;
                let big: IBig = value.parse().expect("an int");
                let text = parsed.format_big(&big, 4300);
                if let Ok(small) = value.parse::<i64>() {
                    assert_eq!(parsed.format_i64(small), text);
                }
                let bits = dashu_int::ops::BitTest::bit_len(&big);
                assert!(text.as_ref().map_or(0, String::len) <= parsed.size(bits + 2));
                text
            }
            "float" => {
                let parsed = parse(Kind::Float, kind)?;
                let text = parsed.format_float(float_field(value));
                assert!(text.as_ref().map_or(0, String::len) <= parsed.size(0));
                text
            }
            "complex" => {
                let (real, imag) = value.split_once(' ').expect("two parts");
                parse(Kind::Complex, kind)?.format_complex(float_field(real), float_field(imag))
            }
            other => panic!("unknown kind {other}"),
        }
    }

    #[test]
    fn values_format_as_cpython_does() {
        check_lines(include_str!("../testdata/format.txt"), |input| {
            outcome(format(&input[0], &input[1], &input[2]))
        });
    }

    #[test]
    fn huge_precisions_are_exact() {
        check_lines(include_str!("../testdata/format_long.txt"), |input| {
            outcome(format(&input[0], &input[1], &input[2]))
        });
    }
}
