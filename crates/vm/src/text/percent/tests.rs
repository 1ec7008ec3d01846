//! Runs templates as the VM will, over arguments described in text.

use dashu_int::IBig;

use super::*;
use crate::number::convert::{float_to_int, int_to_f64};
use crate::text::golden::{check_lines, float_field, outcome};
use crate::text::repr::{ascii_str, repr_float, repr_str};

/// An argument of a golden case: `s` text, `i` int, `f` float bits.
#[derive(Clone)]
enum Argument {
    Text(String),
    Int(IBig),
    Float(f64),
}

impl Argument {
    fn read(field: &str) -> Argument {
        let (kind, value) = field.split_at(1);
        match kind {
            "s" => Argument::Text(value.to_owned()),
            "i" => Argument::Int(value.parse().expect("an int")),
            _ => Argument::Float(float_field(value)),
        }
    }

    fn type_name(&self) -> &'static str {
        match self {
            Argument::Text(_) => "str",
            Argument::Int(_) => "int",
            Argument::Float(_) => "float",
        }
    }

    fn text(&self, conversion: char) -> String {
        match (self, conversion) {
            (Argument::Text(text), 's') => text.clone(),
            (Argument::Text(text), 'r') => repr_str(text),
            (Argument::Text(text), _) => ascii_str(text),
            (Argument::Int(int), _) => int.to_string(),
            (Argument::Float(float), _) => repr_float(*float),
        }
    }
}

struct Arguments<'a> {
    left: std::slice::Iter<'a, Argument>,
}

impl Arguments<'_> {
    fn take(&mut self) -> TextResult<Argument> {
        let missing = || TextError::type_error("not enough arguments for format string");
        self.left.next().cloned().ok_or_else(missing)
    }

    fn take_int(&mut self) -> TextResult<Option<i64>> {
        match self.take()? {
            Argument::Int(int) => Ok(i64::try_from(&int).ok()),
            _ => Err(TextError::type_error("* wants int")),
        }
    }
}

fn convert(layout: &Layout, conversion: &Conversion, argument: &Argument) -> TextResult<String> {
    if !matches!(conversion, Conversion::Unsupported(_)) && layout.size(0) > 1 << 30 {
        return Err(TextError::new(crate::text::ErrorKind::MemoryError, ""));
    }
    let formatted = match (conversion, argument) {
        (Conversion::Text(c), argument) => Ok(layout.format_text(&argument.text(*c))),
        (Conversion::Unsupported(error) | Conversion::Malformed(error), _) => Err(error.clone()),
        (Conversion::Decimal(c) | Conversion::Radix(c), Argument::Int(int)) => {
            layout.format_int(int, *c, 4300)
        }
        (Conversion::Decimal(c), Argument::Float(float)) => {
            layout.format_int(&float_to_int(*float)?, *c, 4300)
        }
        (Conversion::Float(c), Argument::Float(float)) => Ok(layout.format_float(*float, *c)),
        (Conversion::Float(c), Argument::Int(int)) => Ok(layout.format_float(int_to_f64(int)?, *c)),
        (Conversion::Character, Argument::Int(int)) => {
            layout.format_code_point(i64::try_from(int).ok())
        }
        (Conversion::Character, Argument::Text(text)) => {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Ok(layout.format_char(c)),
                _ => Err(wrong_length(text.chars().count())),
            }
        }
        _ => Err(wrong_type(conversion, argument.type_name())),
    }?;
    let content = match argument {
        Argument::Text(text) => text.len() * 10 + 2,
        Argument::Int(int) => int.to_string().len() * 4,
        Argument::Float(_) => 30,
    };
    assert!(formatted.len() <= layout.size(content));
    Ok(formatted)
}

fn format(template: &str, arguments: &[Argument]) -> TextResult<String> {
    let mut arguments = Arguments {
        left: arguments.iter(),
    };
    let mut out = String::new();
    let mut position = 0;
    while let Some(piece) = next_piece(template, &mut position) {
        match piece {
            Piece::Literal(range) => out.push_str(&template[range]),
            Piece::IncompleteKey => return Err(TextError::type_error("format requires a mapping")),
            Piece::Field(field) => {
                if field.key.is_some() {
                    return Err(TextError::type_error("format requires a mapping"));
                }
                let mut layout = field.layout;
                if field.width_is_argument {
                    layout.star_width(arguments.take_int()?)?;
                }
                if field.precision_is_argument {
                    layout.star_precision(arguments.take_int()?)?;
                }
                if let Conversion::Malformed(error) = field.conversion {
                    return Err(error);
                }
                out.push_str(&convert(&layout, &field.conversion, &arguments.take()?)?);
            }
        }
    }
    if arguments.left.next().is_some() {
        return Err(TextError::type_error(
            "not all arguments converted during string formatting",
        ));
    }
    Ok(out)
}

#[test]
fn templates_format_as_cpython_does() {
    check_lines(include_str!("../testdata/percent.txt"), |input| {
        let arguments: Vec<Argument> = input[1..]
            .iter()
            .map(|field| Argument::read(field))
            .collect();
        outcome(format(&input[0], &arguments))
    });
}

#[test]
fn keys_nest_parentheses() {
    let key = |template: &str| match next_piece(template, &mut 0) {
        Some(Piece::Field(Field { key: Some(key), .. })) => Some(template[key].to_owned()),
        _ => None,
    };
    assert_eq!(key("%(a)s"), Some("a".to_owned()));
    assert_eq!(key("%((a)é)s"), Some("(a)é".to_owned()));
    assert_eq!(key("%()s"), Some(String::new()));
    assert_eq!(next_piece("%((a)s", &mut 0), Some(Piece::IncompleteKey));
}
