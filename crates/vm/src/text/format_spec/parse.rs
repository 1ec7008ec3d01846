//! Reading a format spec, with CPython's defaults and complaints for each kind of value.

use super::{Align, FormatSpec, Grouping, Kind, Sign};
use crate::text::unicode::decimal_value;
use crate::text::{TextError, TextResult};

/// CPython keeps widths in a signed machine word.
const NUMBER_MAX: usize = i64::MAX as usize;
/// CPython passes precisions to C as an int.
const FLOAT_PRECISION_MAX: usize = i32::MAX as usize;

impl FormatSpec {
    /// Parse `text` for a value of `kind`, whose class is called `type_name` in errors.
    pub(crate) fn parse(text: &str, kind: Kind, type_name: &str) -> TextResult<FormatSpec> {
        let mut spec = FormatSpec {
            kind,
            fill: ' ',
            align: if kind == Kind::Str {
                Align::Left
            } else {
                Align::Right
            },
            sign: Sign::Unset,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: Grouping::None,
            precision: None,
            fraction_grouping: Grouping::None,
            presentation: match kind {
                Kind::Str => Some('s'),
                Kind::Int => Some('d'),
                Kind::Float | Kind::Complex => None,
            },
        };
        let mut rest = Rest(text);
        spec.read_options(&mut rest);
        spec.width = rest.number()?;
        spec.grouping = rest.grouping()?;
        spec.read_precision(&mut rest)?;
        let mut last = rest.0.chars();
        if let Some(presentation) = last.next() {
            if last.next().is_some() {
                return Err(TextError::value(format!(
                    "Invalid format specifier '{text}' for object of type '{type_name}'"
                )));
            }
            spec.presentation = Some(presentation);
        }
        spec.check_grouping()?;
        spec.check_presentation(type_name)?;
        spec.check_options()?;
        Ok(spec)
    }

    /// Fill, alignment, sign, `z`, `#` and `0`.
    fn read_options(&mut self, rest: &mut Rest) {
        let mut first = rest.0.chars();
        let (one, two) = (first.next(), first.next());
        let mut aligned = true;
        let mut filled = false;
        if let (Some(fill), Some(align)) = (one, two.and_then(alignment)) {
            (self.fill, self.align) = (fill, align);
            filled = true;
            rest.skip();
            rest.skip();
        } else if let Some(align) = one.and_then(alignment) {
            self.align = align;
            rest.skip();
        } else {
            aligned = false;
        }
        self.sign = rest.sign();
        self.no_negative_zero = rest.take('z');
        self.alternate = rest.take('#');
        if !filled && rest.take('0') {
            self.fill = '0';
            if !aligned && self.kind != Kind::Str {
                self.align = Align::AfterSign;
            }
        }
    }

    fn read_precision(&mut self, rest: &mut Rest) -> TextResult<()> {
        if !rest.take('.') {
            return Ok(());
        }
        self.precision = rest.number()?;
        self.fraction_grouping = rest.grouping()?;
        if self.precision.is_none() && self.fraction_grouping == Grouping::None {
            return Err(TextError::value("Format specifier missing precision"));
        }
        Ok(())
    }

    fn check_grouping(&self) -> TextResult<()> {
        if let Some(separator) = self.grouping.separator() {
            let groupable = match self.presentation {
                None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => true,
                Some('b' | 'o' | 'x' | 'X') => self.grouping == Grouping::Underscore,
                Some(_) => false,
            };
            if !groupable {
                return Err(separator_error(separator, self.presentation));
            }
        }
        match self.fraction_grouping.separator() {
            Some(separator) if self.presentation == Some('n') => {
                Err(separator_error(separator, self.presentation))
            }
            _ => Ok(()),
        }
    }

    fn check_presentation(&self, type_name: &str) -> TextResult<()> {
        let Some(presentation) = self.presentation else {
            return Ok(());
        };
        let known = match self.kind {
            Kind::Str => "s",
            Kind::Int => "bcdoxXneEfFgG%",
            Kind::Float => "eEfFgGn%",
            Kind::Complex => "eEfFgGn",
        };
        if known.contains(presentation) {
            return Ok(());
        }
        let shown = show_presentation(presentation);
        Err(TextError::value(format!(
            "Unknown format code '{shown}' for object of type '{type_name}'"
        )))
    }

    fn check_options(&self) -> TextResult<()> {
        let refused = match self.kind {
            Kind::Str => self.refused_by_str(),
            Kind::Int if !self.is_float_presentation() => self.refused_by_int(),
            Kind::Complex => self.refused_by_complex(),
            _ => None,
        };
        let refused = refused.or_else(|| self.refused_precision());
        refused.map_or(Ok(()), |message| Err(TextError::value(message)))
    }

    fn refused_by_str(&self) -> Option<&'static str> {
        if self.sign == Sign::Space {
            Some("Space not allowed in string format specifier")
        } else if self.sign != Sign::Unset {
            Some("Sign not allowed in string format specifier")
        } else if self.no_negative_zero {
            Some("Negative zero coercion (z) not allowed in string format specifier")
        } else if self.alternate {
            Some("Alternate form (#) not allowed in string format specifier")
        } else if self.align == Align::AfterSign {
            Some("'=' alignment not allowed in string format specifier")
        } else {
            None
        }
    }

    fn refused_by_int(&self) -> Option<&'static str> {
        let character = self.presentation == Some('c');
        if self.precision.is_some() {
            Some("Precision not allowed in integer format specifier")
        } else if self.no_negative_zero {
            Some("Negative zero coercion (z) not allowed in integer format specifier")
        } else if character && self.sign != Sign::Unset {
            Some("Sign not allowed with integer format specifier 'c'")
        } else if character && self.alternate {
            Some("Alternate form (#) not allowed with integer format specifier 'c'")
        } else {
            None
        }
    }

    fn refused_by_complex(&self) -> Option<&'static str> {
        if self.fill == '0' {
            Some("Zero padding is not allowed in complex format specifier")
        } else if self.align == Align::AfterSign {
            Some("'=' alignment flag is not allowed in complex format specifier")
        } else {
            None
        }
    }

    fn refused_precision(&self) -> Option<&'static str> {
        let too_big = self
            .precision
            .is_some_and(|precision| precision > FLOAT_PRECISION_MAX);
        (self.kind != Kind::Str && too_big).then_some("precision too big")
    }
}

fn separator_error(separator: char, presentation: Option<char>) -> TextError {
    let shown = presentation.map_or_else(String::new, show_presentation);
    TextError::value(format!("Cannot specify '{separator}' with '{shown}'."))
}

/// A type character as CPython quotes it.
fn show_presentation(presentation: char) -> String {
    match presentation {
        '!'..='\x7f' => presentation.to_string(),
        _ => format!("\\x{:x}", u32::from(presentation)),
    }
}

fn alignment(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

/// What is left to read.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn skip(&mut self) {
        let mut chars = self.0.chars();
        chars.next();
        self.0 = chars.as_str();
    }

    fn take(&mut self, wanted: char) -> bool {
        match self.0.strip_prefix(wanted) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn sign(&mut self) -> Sign {
        for (c, sign) in [('+', Sign::Plus), ('-', Sign::Minus), (' ', Sign::Space)] {
            if self.take(c) {
                return sign;
            }
        }
        Sign::Unset
    }

    /// A number in decimal digits of any script, as CPython reads them.
    fn number(&mut self) -> TextResult<Option<usize>> {
        let mut number = None;
        while let Some(digit) = self.0.chars().next().and_then(decimal_value) {
            let value = number
                .unwrap_or(0_usize)
                .checked_mul(10)
                .and_then(|tens| tens.checked_add(digit as usize));
            match value {
                Some(value) if value <= NUMBER_MAX => number = Some(value),
                _ => return Err(TextError::value("Too many decimal digits in format string")),
            }
            self.skip();
        }
        Ok(number)
    }

    fn grouping(&mut self) -> TextResult<Grouping> {
        let comma = self.take(',');
        let underscore = self.take('_');
        if underscore && (comma || self.0.starts_with(',')) {
            return Err(TextError::value("Cannot specify both ',' and '_'."));
        }
        Ok(if comma {
            Grouping::Comma
        } else if underscore {
            Grouping::Underscore
        } else {
            Grouping::None
        })
    }
}
