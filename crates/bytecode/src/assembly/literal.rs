//! Constants in assembly: Python literals, and references to functions.

use super::error::{Fault, Place};
use super::lexer::{Lexer, Token, TokenKind};
use crate::limits;
use crate::program::{CodeIndex, ConstantValue};
use dashu_int::IBig;

type Result<T> = std::result::Result<T, Fault>;

/// A function a constant refers to by name. While assembling it stands in constants as the code
/// numbered [`REFERENCE_BASE`] plus its index among the references.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub(super) name: String,
    pub(super) place: Place,
}

/// Codes from here on are references yet to be resolved; no program has as many codes.
pub(super) const REFERENCE_BASE: u32 = 1 << 31;

/// What is open while a constant is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Parenthesis,
    FrozenSet,
}

struct Open {
    container: Container,
    items: Vec<ConstantValue>,
    comma: bool,
    place: Place,
}

/// Read a constant. Containers nest on a stack of our own, to a limit.
pub(super) fn constant(
    lexer: &mut Lexer<'_>,
    references: &mut Vec<Reference>,
) -> Result<ConstantValue> {
    let mut open: Vec<Open> = Vec::new();
    loop {
        let mut value = match begin(lexer, &mut open)? {
            true => close(lexer, &mut open)?,
            false => Some(scalar(lexer, references)?),
        };
        while let Some(item) = value.take() {
            let Some(container) = open.last_mut() else {
                return Ok(item);
            };
            container.items.push(item);
            container.comma = lexer.accept(",")?;
            value = close(lexer, &mut open)?;
        }
    }
}

/// Open a container, if one begins here.
fn begin(lexer: &mut Lexer<'_>, open: &mut Vec<Open>) -> Result<bool> {
    let token = lexer.peek()?.clone();
    let container = match token.kind {
        TokenKind::Symbol("(") => Container::Parenthesis,
        TokenKind::Word("frozenset") => Container::FrozenSet,
        _ => return Ok(false),
    };
    if open.len() >= limits::LITERAL_DEPTH_MAX {
        let message = format!("constant of more than {} levels", limits::LITERAL_DEPTH_MAX);
        return Err(Fault::new(token.place, message));
    }
    lexer.next()?;
    if container == Container::FrozenSet {
        lexer.expect("(")?;
        lexer.expect("{")?;
    }
    open.push(Open {
        container,
        items: Vec::new(),
        comma: false,
        place: token.place,
    });
    Ok(true)
}

/// Close the innermost container, if it ends here; what it makes is the answer.
fn close(lexer: &mut Lexer<'_>, open: &mut Vec<Open>) -> Result<Option<ConstantValue>> {
    let Some(innermost) = open.last() else {
        return Ok(None);
    };
    let closing = match innermost.container {
        Container::Parenthesis => ")",
        Container::FrozenSet => "}",
    };
    if !lexer.accept(closing)? {
        // After an item without a comma nothing else may come.
        if !innermost.items.is_empty() && !innermost.comma {
            let place = lexer.peek()?.place;
            return Err(Fault::new(place, format!("expected `,` or `{closing}`")));
        }
        if lexer.at_end()? {
            return Err(Fault::new(
                innermost.place,
                format!("`{closing}` is missing"),
            ));
        }
        return Ok(None);
    }
    let Some(mut closed) = open.pop() else {
        return Ok(None);
    };
    if closed.container == Container::FrozenSet {
        lexer.expect(")")?;
        return Ok(Some(ConstantValue::FrozenSet(closed.items)));
    }
    // Parentheses around one item without a comma only group.
    if closed.items.len() == 1 && !closed.comma {
        return Ok(closed.items.pop());
    }
    Ok(Some(ConstantValue::Tuple(closed.items)))
}

fn scalar(lexer: &mut Lexer<'_>, references: &mut Vec<Reference>) -> Result<ConstantValue> {
    let Token { kind, place } = lexer.peek()?.clone();
    let plain = match kind {
        TokenKind::Word("None") => ConstantValue::None,
        TokenKind::Word("True") => ConstantValue::Bool(true),
        TokenKind::Word("False") => ConstantValue::Bool(false),
        TokenKind::Word("Ellipsis") | TokenKind::Symbol("...") => ConstantValue::Ellipsis,
        TokenKind::Str(text) => ConstantValue::Str(text),
        TokenKind::Bytes(bytes) => ConstantValue::Bytes(bytes),
        TokenKind::Word("complex") => {
            lexer.next()?;
            return complex(lexer);
        }
        TokenKind::Symbol("&") => {
            lexer.next()?;
            return reference(lexer, references);
        }
        TokenKind::End => return Err(Fault::new(place, "expected a constant")),
        TokenKind::Word(word) if !matches!(word, "inf" | "nan") => {
            let fault = Fault::new(place, format!("`{word}` is not a constant"));
            return Err(fault.help(format!(
                "write \"{word}\" for a string, &{word} for a function"
            )));
        }
        _ => return number(lexer),
    };
    lexer.next()?;
    Ok(plain)
}

fn reference(lexer: &mut Lexer<'_>, references: &mut Vec<Reference>) -> Result<ConstantValue> {
    let Token { kind, place } = lexer.next()?;
    let name = match kind {
        TokenKind::Word(word) => word.to_string(),
        TokenKind::Str(text) => text,
        TokenKind::Number(number) if number < REFERENCE_BASE => {
            return Ok(ConstantValue::Code(CodeIndex(number)));
        }
        _ => {
            return Err(Fault::new(
                place,
                "expected the name of a function after `&`",
            ));
        }
    };
    let index = references.len() as u32;
    references.push(Reference { name, place });
    Ok(ConstantValue::Code(CodeIndex(
        REFERENCE_BASE.saturating_add(index),
    )))
}

/// A number without its sign.
enum Magnitude {
    Int(IBig),
    Float(f64),
    Imaginary(f64),
}

fn magnitude(lexer: &mut Lexer<'_>) -> Result<Magnitude> {
    let Token { kind, place } = lexer.next()?;
    match kind {
        TokenKind::Int(number) => Ok(Magnitude::Int(number)),
        TokenKind::Float(number) => Ok(Magnitude::Float(number)),
        TokenKind::Imaginary(number) => Ok(Magnitude::Imaginary(number)),
        TokenKind::Word("inf") => Ok(Magnitude::Float(f64::INFINITY)),
        TokenKind::Word("nan") => Ok(Magnitude::Float(nan(lexer)?)),
        _ => Err(Fault::new(place, "expected a constant")),
    }
}

/// `nan`, or `nan:` and the bits of another one.
fn nan(lexer: &mut Lexer<'_>) -> Result<f64> {
    if !lexer.accept(":")? {
        return Ok(f64::NAN);
    }
    let Token { kind, place } = lexer.next()?;
    let bits = match kind {
        TokenKind::Int(number) => u64::try_from(&number).ok(),
        _ => None,
    };
    match bits.map(f64::from_bits) {
        Some(number) if number.is_nan() => Ok(number),
        _ => Err(Fault::new(place, "expected the 64 bits of a not-a-number")),
    }
}

fn number(lexer: &mut Lexer<'_>) -> Result<ConstantValue> {
    let negative = sign(lexer)?.unwrap_or(false);
    Ok(match magnitude(lexer)? {
        Magnitude::Int(number) => {
            let number = if negative { -number } else { number };
            match sum(lexer)? {
                Some(imaginary) => ConstantValue::Complex(number.to_f64().value(), imaginary),
                None => integer(number),
            }
        }
        Magnitude::Float(number) => {
            let number = signed(number, negative);
            match sum(lexer)? {
                Some(imaginary) => ConstantValue::Complex(number, imaginary),
                None => ConstantValue::Float(number),
            }
        }
        // Python negates both parts of `-2j`.
        Magnitude::Imaginary(number) => {
            ConstantValue::Complex(signed(0.0, negative), signed(number, negative))
        }
    })
}

fn integer(number: IBig) -> ConstantValue {
    match i64::try_from(&number) {
        Ok(small) => ConstantValue::Int(small),
        Err(_) => ConstantValue::BigInt(number),
    }
}

fn signed(number: f64, negative: bool) -> f64 {
    if negative { -number } else { number }
}

/// Take a sign; the answer is whether it is a minus.
fn sign(lexer: &mut Lexer<'_>) -> Result<Option<bool>> {
    if lexer.accept("-")? {
        return Ok(Some(true));
    }
    Ok(lexer.accept("+")?.then_some(false))
}

/// The imaginary part added to a number, as in `1+2j`.
fn sum(lexer: &mut Lexer<'_>) -> Result<Option<f64>> {
    let Some(negative) = sign(lexer)? else {
        return Ok(None);
    };
    let place = lexer.peek()?.place;
    match magnitude(lexer)? {
        Magnitude::Imaginary(number) => Ok(Some(signed(number, negative))),
        _ => Err(Fault::new(place, "expected an imaginary number")),
    }
}

/// `(real, imaginary)`, either part with any sign and any zero.
fn complex(lexer: &mut Lexer<'_>) -> Result<ConstantValue> {
    lexer.expect("(")?;
    let real = float(lexer)?;
    lexer.expect(",")?;
    let imaginary = float(lexer)?;
    lexer.expect(")")?;
    Ok(ConstantValue::Complex(real, imaginary))
}

fn float(lexer: &mut Lexer<'_>) -> Result<f64> {
    let negative = sign(lexer)?.unwrap_or(false);
    let place = lexer.peek()?.place;
    match magnitude(lexer)? {
        Magnitude::Int(number) => Ok(signed(number.to_f64().value(), negative)),
        Magnitude::Float(number) => Ok(signed(number, negative)),
        Magnitude::Imaginary(_) => Err(Fault::new(place, "expected a float")),
    }
}
