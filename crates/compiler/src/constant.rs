//! Literals as constants, and folding of constant expressions.
//!
//! Folded is only what is small, cannot raise, and what CPython folds too.

use crate::compiler::{Compiler, Result};
use crate::syntax::leading_zeros;
use dashu_int::IBig;
use dashu_int::ops::BitTest;
use hognose_bytecode::program::ConstantValue;
use ruff_python_ast::{self as ast, Expr, Number, Operator, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

/// What makes two constants the same: type and value, signed zeros told apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ConstantKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(IBig),
    Float(u64),
    Complex(u64, u64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<ConstantKey>),
    FrozenSet(Vec<ConstantKey>),
    Code(u32),
}

impl ConstantKey {
    pub(crate) fn of(value: &ConstantValue) -> ConstantKey {
        match value {
            ConstantValue::None => ConstantKey::None,
            ConstantValue::Ellipsis => ConstantKey::Ellipsis,
            ConstantValue::Bool(value) => ConstantKey::Bool(*value),
            ConstantValue::Int(value) => ConstantKey::Int(*value),
            ConstantValue::BigInt(value) => ConstantKey::BigInt(value.clone()),
            ConstantValue::Float(value) => ConstantKey::Float(value.to_bits()),
            ConstantValue::Complex(real, imaginary) => {
                ConstantKey::Complex(real.to_bits(), imaginary.to_bits())
            }
            ConstantValue::Str(value) => ConstantKey::Str(value.clone()),
            ConstantValue::Bytes(value) => ConstantKey::Bytes(value.clone()),
            ConstantValue::Tuple(items) => {
                ConstantKey::Tuple(items.iter().map(ConstantKey::of).collect())
            }
            ConstantValue::FrozenSet(items) => {
                ConstantKey::FrozenSet(items.iter().map(ConstantKey::of).collect())
            }
            ConstantValue::Code(index) => ConstantKey::Code(index.0),
        }
    }
}

/// Decimal literals longer than this are refused, as CPython does.
const DECIMAL_DIGITS_MAX: usize = 4300;
/// Folding makes no integer longer than this.
const FOLDED_BITS_MAX: u32 = 128;
/// Folding makes no string longer than this.
const FOLDED_STRING_MAX: usize = 4096;

impl Compiler<'_> {
    /// The value of an expression that is a constant, else `None`.
    pub(crate) fn constant_value(&self, expression: &Expr) -> Result<Option<ConstantValue>> {
        // Sums of constants lean to the left and may be long.
        let mut chain = Vec::new();
        let mut innermost = expression;
        while let Expr::BinOp(node) = innermost {
            chain.push(node);
            innermost = &node.left;
        }
        let mut value = self.constant_leaf(innermost)?;
        while let (Some(left), Some(node)) = (&value, chain.pop()) {
            value = match self.constant_value(&node.right)? {
                Some(right) => fold_binary(node.op, left, &right),
                None => None,
            };
        }
        Ok(value)
    }

    fn constant_leaf(&self, expression: &Expr) -> Result<Option<ConstantValue>> {
        Ok(Some(match expression {
            Expr::NoneLiteral(_) => ConstantValue::None,
            Expr::EllipsisLiteral(_) => ConstantValue::Ellipsis,
            Expr::BooleanLiteral(node) => ConstantValue::Bool(node.value),
            Expr::NumberLiteral(node) => self.number(node)?,
            Expr::StringLiteral(node) => {
                for part in &node.value {
                    self.refuse_surrogates(&part.value, part.range)?;
                }
                ConstantValue::Str(node.value.to_str().to_string())
            }
            Expr::BytesLiteral(node) => ConstantValue::Bytes(node.value.bytes().collect()),
            Expr::Name(node) if node.id.as_str() == "__debug__" && node.ctx.is_load() => {
                ConstantValue::Bool(true)
            }
            Expr::UnaryOp(node) => match self.constant_value(&node.operand)? {
                Some(operand) => return Ok(fold_unary(node.op, operand)),
                None => return Ok(None),
            },
            Expr::Tuple(node) if node.ctx.is_load() => match self.constant_items(&node.elts)? {
                Some(items) => ConstantValue::Tuple(items),
                None => return Ok(None),
            },
            _ => return Ok(None),
        }))
    }

    /// The values of expressions that are all constants.
    pub(crate) fn constant_items(&self, items: &[Expr]) -> Result<Option<Vec<ConstantValue>>> {
        let mut values = Vec::new();
        for item in items {
            match self.constant_value(item)? {
                Some(value) => values.push(value),
                None => return Ok(None),
            }
        }
        Ok(Some(values))
    }

    /// Whether a condition is decided when the program is compiled.
    pub(crate) fn constant_truth(&self, expression: &Expr) -> Result<Option<bool>> {
        Ok(self.constant_value(expression)?.as_ref().map(truth))
    }

    fn number(&self, node: &ast::ExprNumberLiteral) -> Result<ConstantValue> {
        match &node.value {
            Number::Float(value) => Ok(ConstantValue::Float(*value)),
            Number::Complex { real, imag } => Ok(ConstantValue::Complex(*real, *imag)),
            Number::Int(value) => match value.as_i64() {
                Some(value) => {
                    self.refuse_leading_zero(node.range)?;
                    Ok(ConstantValue::Int(value))
                }
                None => self.big_integer(node.range),
            },
        }
    }

    fn refuse_leading_zero(&self, range: TextRange) -> Result {
        let text = self.reporter.source.slice(range);
        let digits = text.strip_prefix('0').unwrap_or("");
        if digits.starts_with(|c: char| c.is_ascii_digit() || c == '_')
            && digits.contains(|c: char| ('1'..='9').contains(&c))
        {
            return Err(self.reporter.syntax(
                leading_zeros(range.start(), text),
                "leading zeros in decimal integer literals are not permitted; \
                 use an 0o prefix for octal integers",
            ));
        }
        Ok(())
    }

    fn big_integer(&self, range: TextRange) -> Result<ConstantValue> {
        self.refuse_leading_zero(range)?;
        let digits: String = self
            .reporter
            .source
            .slice(range)
            .chars()
            .filter(|c| *c != '_')
            .collect();
        let (digits, radix) = match digits.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("0x") => (&digits[2..], 16),
            Some("0o") => (&digits[2..], 8),
            Some("0b") => (&digits[2..], 2),
            _ => (digits.as_str(), 10),
        };
        if radix == 10 && digits.len() > DECIMAL_DIGITS_MAX {
            let message = format!(
                "Exceeds the limit ({DECIMAL_DIGITS_MAX} digits) for integer string conversion: \
                 value has {} digits; use sys.set_int_max_str_digits() to increase the limit \
                 - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                digits.len()
            );
            return Err(self.reporter.syntax(range, message));
        }
        match IBig::from_str_radix(digits, radix) {
            Ok(value) => Ok(integer(value)),
            Err(_) => Err(self.reporter.syntax(range, "invalid decimal literal")),
        }
    }

    /// Strings with lone surrogates have no UTF-8 form; the parser puts U+FFFD for them.
    pub(crate) fn refuse_surrogates(&self, value: &str, range: TextRange) -> Result {
        if !value.contains('\u{fffd}') {
            return Ok(());
        }
        let bytes = self.reporter.source.slice(range).as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            let rest = &bytes[index..];
            if rest.first() != Some(&b'\\') {
                index += 1;
            } else if is_surrogate_escape(rest) {
                return Err(self
                    .reporter
                    .unsupported(range, "lone surrogate in a string literal"));
            } else {
                index += 2;
            }
        }
        Ok(())
    }
}

/// Whether text begins with `\uD800`-`\uDFFF` or the eight-digit form.
fn is_surrogate_escape(text: &[u8]) -> bool {
    let digits = match text.get(1) {
        Some(b'u') => text.get(2..6),
        Some(b'U') => text.get(2..10),
        _ => None,
    };
    digits
        .and_then(|digits| std::str::from_utf8(digits).ok())
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .is_some_and(|code| (0xD800..=0xDFFF).contains(&code))
}

/// The constant for an integer, in the smaller form if it fits.
fn integer(value: IBig) -> ConstantValue {
    match i64::try_from(&value) {
        Ok(small) => ConstantValue::Int(small),
        Err(_) => ConstantValue::BigInt(value),
    }
}

pub(crate) fn truth(value: &ConstantValue) -> bool {
    match value {
        ConstantValue::None => false,
        ConstantValue::Ellipsis | ConstantValue::BigInt(_) | ConstantValue::Code(_) => true,
        ConstantValue::Bool(value) => *value,
        ConstantValue::Int(value) => *value != 0,
        ConstantValue::Float(value) => *value != 0.0,
        ConstantValue::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        ConstantValue::Str(value) => !value.is_empty(),
        ConstantValue::Bytes(value) => !value.is_empty(),
        ConstantValue::Tuple(items) | ConstantValue::FrozenSet(items) => !items.is_empty(),
    }
}

fn fold_unary(operator: UnaryOp, operand: ConstantValue) -> Option<ConstantValue> {
    use ConstantValue as C;
    Some(match (operator, operand) {
        (UnaryOp::Not, value) => C::Bool(!truth(&value)),
        (UnaryOp::USub, C::Int(value)) => integer(-IBig::from(value)),
        (UnaryOp::USub, C::BigInt(value)) => integer(-value),
        (UnaryOp::USub, C::Float(value)) => C::Float(-value),
        (UnaryOp::USub, C::Complex(real, imaginary)) => C::Complex(-real, -imaginary),
        (UnaryOp::UAdd, value @ (C::Int(_) | C::BigInt(_) | C::Float(_) | C::Complex(..))) => value,
        (UnaryOp::Invert, C::Int(value)) => C::Int(!value),
        _ => return None,
    })
}

pub(crate) fn fold_binary(
    operator: Operator,
    left: &ConstantValue,
    right: &ConstantValue,
) -> Option<ConstantValue> {
    use ConstantValue as C;
    match (left, right) {
        (C::Int(left), C::Int(right)) => fold_integers(operator, *left, *right)
            .or_else(|| fold_big_integers(operator, &(*left).into(), &(*right).into())),
        (C::Int(left), C::BigInt(right)) => fold_big_integers(operator, &(*left).into(), right),
        (C::BigInt(left), C::Int(right)) => fold_big_integers(operator, left, &(*right).into()),
        (C::Str(text), C::Int(count)) | (C::Int(count), C::Str(text))
            if operator == Operator::Mult =>
        {
            Some(C::Str(text.repeat(repetitions(text.len(), *count)?)))
        }
        (C::Bytes(bytes), C::Int(count)) | (C::Int(count), C::Bytes(bytes))
            if operator == Operator::Mult =>
        {
            Some(C::Bytes(bytes.repeat(repetitions(bytes.len(), *count)?)))
        }
        (C::Str(left), C::Str(right)) if operator == Operator::Add => {
            let small = left.len() + right.len() <= FOLDED_STRING_MAX;
            small.then(|| C::Str(format!("{left}{right}")))
        }
        _ => fold_floats(operator, exact_float(left)?, exact_float(right)?),
    }
}

fn fold_integers(operator: Operator, left: i64, right: i64) -> Option<ConstantValue> {
    let value = match operator {
        Operator::Add => left.checked_add(right)?,
        Operator::Sub => left.checked_sub(right)?,
        Operator::Mult => left.checked_mul(right)?,
        Operator::FloorDiv => {
            let quotient = left.checked_div(right)?;
            let inexact = left % right != 0 && (left < 0) != (right < 0);
            quotient - i64::from(inexact)
        }
        Operator::Mod => {
            let remainder = left.checked_rem(right)?;
            let other_sign = remainder != 0 && (remainder < 0) != (right < 0);
            remainder + if other_sign { right } else { 0 }
        }
        Operator::Pow => left.checked_pow(u32::try_from(right).ok()?)?,
        Operator::LShift => left.checked_mul(1_i64.checked_shl(small_shift(right)?)?)?,
        Operator::RShift => left >> small_shift(right)?,
        Operator::BitAnd => left & right,
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        Operator::Div => {
            return fold_floats(
                operator,
                exact_float(&ConstantValue::Int(left))?,
                exact_float(&ConstantValue::Int(right))?,
            );
        }
        Operator::MatMult => return None,
    };
    Some(ConstantValue::Int(value))
}

/// Integers beyond 64 bits, as in `1 << 64`, as long as they stay small.
fn fold_big_integers(operator: Operator, left: &IBig, right: &IBig) -> Option<ConstantValue> {
    let small = u32::try_from(right)
        .ok()
        .filter(|right| *right <= FOLDED_BITS_MAX);
    let bits = |value: &IBig| value.bit_len() as u32;
    let value = match operator {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult if bits(left) + bits(right) <= FOLDED_BITS_MAX => left * right,
        Operator::LShift => left << small? as usize,
        Operator::Pow if bits(left).checked_mul(small?)? <= FOLDED_BITS_MAX => {
            left.pow(small? as usize)
        }
        _ => return None,
    };
    (bits(&value) <= FOLDED_BITS_MAX).then(|| integer(value))
}

/// How often a text of `size` bytes may be repeated; negative counts are none.
fn repetitions(size: usize, count: i64) -> Option<usize> {
    let count = usize::try_from(count.max(0)).ok()?;
    (size.checked_mul(count)? <= FOLDED_STRING_MAX).then_some(count)
}

fn small_shift(count: i64) -> Option<u32> {
    u32::try_from(count).ok().filter(|count| *count < 63)
}

fn fold_floats(operator: Operator, left: f64, right: f64) -> Option<ConstantValue> {
    let value = match operator {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => left * right,
        Operator::Div if right != 0.0 => left / right,
        _ => return None,
    };
    Some(ConstantValue::Float(value))
}

/// A float, or an integer that is one without rounding.
fn exact_float(value: &ConstantValue) -> Option<f64> {
    match value {
        ConstantValue::Float(value) => Some(*value),
        ConstantValue::Int(value) if value.unsigned_abs() <= 1 << 53 => Some(*value as f64),
        _ => None,
    }
}

/// Where an expression stands.
pub(crate) fn range_of(expression: &Expr) -> TextRange {
    expression.range()
}
