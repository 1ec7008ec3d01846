//! F-strings.

use crate::compiler::{Compiler, Result};
use crate::display::STACK_ITEMS_MAX;
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{Conversion, Count};
use hognose_bytecode::program::{ConstantValue, Position};
use ruff_python_ast::{
    self as ast, ConversionFlag, Expr, FStringPart, InterpolatedStringElement, Operator,
};
use ruff_text_size::{Ranged, TextRange};
use std::iter::Peekable;
use std::str::Chars;

/// Longer strings are joined in parts.
const PARTS_MAX: u32 = STACK_ITEMS_MAX as u32;

/// The string being put together: a literal not yet pushed, and what is on the stack.
struct Joined {
    position: Position,
    range: TextRange,
    literal: String,
    pushed: u32,
}

impl Compiler<'_> {
    pub(crate) fn fstring(&mut self, node: &ast::ExprFString) -> Result {
        let mut joined = self.begin_join(node.range);
        for part in &node.value {
            match part {
                FStringPart::Literal(literal) => {
                    self.refuse_surrogates(&literal.value, literal.range)?;
                    joined.literal.push_str(&literal.value);
                }
                FStringPart::FString(fstring) => {
                    self.join_elements(&mut joined, &fstring.elements)?;
                }
            }
        }
        self.end_join(joined);
        Ok(())
    }

    /// `"..." % (a, b)` with plain `%s`, `%r`, `%a` is put together as an f-string is. Returns
    /// whether it was that.
    pub(crate) fn percent_format(
        &mut self,
        left: &ConstantValue,
        node: &ast::ExprBinOp,
    ) -> Result<bool> {
        let (ConstantValue::Str(format), Operator::Mod, Expr::Tuple(values)) =
            (left, node.op, &*node.right)
        else {
            return Ok(false);
        };
        let Some(parts) = percent_parts(format) else {
            return Ok(false);
        };
        let fields = parts.iter().filter(|part| part.field.is_some()).count();
        if fields != values.len() || values.elts.iter().any(Expr::is_starred_expr) {
            return Ok(false);
        }
        let mut joined = self.begin_join(node.range);
        let mut values = values.elts.iter();
        for part in parts {
            joined.literal.push_str(&part.literal);
            let Some((conversion, spec)) = part.field else {
                continue;
            };
            let Some(value) = values.next() else {
                continue;
            };
            self.push_literal(&mut joined);
            self.expression(value)?;
            let range = value.range();
            self.emit(range, Instruction::ConvertValue(conversion));
            if spec.is_empty() {
                self.emit(range, Instruction::FormatSimple);
            } else {
                self.load_constant(range, ConstantValue::Str(spec));
                self.emit(range, Instruction::FormatWithSpec);
            }
            self.pushed(&mut joined);
        }
        self.end_join(joined);
        Ok(true)
    }

    fn begin_join(&self, range: TextRange) -> Joined {
        Joined {
            position: self.position(range),
            range,
            literal: String::new(),
            pushed: 0,
        }
    }

    fn join_elements(
        &mut self,
        joined: &mut Joined,
        elements: &[InterpolatedStringElement],
    ) -> Result {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    self.refuse_surrogates(&literal.value, literal.range)?;
                    joined.literal.push_str(&literal.value);
                }
                InterpolatedStringElement::Interpolation(field) => {
                    if let Some(text) = &field.debug_text {
                        joined.literal.push_str(text.as_str());
                    }
                    self.push_literal(joined);
                    self.field(field)?;
                    self.pushed(joined);
                }
            }
        }
        Ok(())
    }

    fn push_literal(&mut self, joined: &mut Joined) {
        if !joined.literal.is_empty() {
            let literal = std::mem::take(&mut joined.literal);
            self.load_constant(joined.range, ConstantValue::Str(literal));
            self.pushed(joined);
        }
    }

    fn pushed(&mut self, joined: &mut Joined) {
        joined.pushed += 1;
        if joined.pushed == PARTS_MAX {
            self.emit_at(joined.position, Instruction::BuildString(Count(PARTS_MAX)));
            joined.pushed = 1;
        }
    }

    fn end_join(&mut self, mut joined: Joined) {
        self.push_literal(&mut joined);
        match joined.pushed {
            0 => self.load_constant(joined.range, ConstantValue::Str(String::new())),
            1 => {}
            count => self.emit_at(joined.position, Instruction::BuildString(Count(count))),
        }
    }

    fn field(&mut self, field: &ast::InterpolatedElement) -> Result {
        self.expression(&field.expression)?;
        let plain_debug = field.debug_text.is_some() && field.format_spec.is_none();
        let conversion = match field.conversion {
            ConversionFlag::Str => Some(Conversion::Str),
            ConversionFlag::Repr => Some(Conversion::Repr),
            ConversionFlag::Ascii => Some(Conversion::Ascii),
            ConversionFlag::None if plain_debug => Some(Conversion::Repr),
            ConversionFlag::None => None,
        };
        if let Some(conversion) = conversion {
            self.emit(field.range, Instruction::ConvertValue(conversion));
        }
        let Some(spec) = &field.format_spec else {
            self.emit(field.range, Instruction::FormatSimple);
            return Ok(());
        };
        let mut joined = self.begin_join(spec.range);
        self.join_elements(&mut joined, &spec.elements)?;
        self.end_join(joined);
        self.emit(field.range, Instruction::FormatWithSpec);
        Ok(())
    }
}

/// A piece of a `%` format: text, then the conversion and the format specification of a field.
struct PercentPart {
    literal: String,
    field: Option<(Conversion, String)>,
}

/// The pieces of a format that has only `%s`, `%r`, `%a` and `%%`.
fn percent_parts(format: &str) -> Option<Vec<PercentPart>> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = format.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '%' {
            literal.push(c);
        } else if rest.next_if_eq(&'%').is_some() {
            literal.push('%');
        } else {
            parts.push(PercentPart {
                literal: std::mem::take(&mut literal),
                field: Some(percent_field(&mut rest)?),
            });
        }
    }
    parts.push(PercentPart {
        literal,
        field: None,
    });
    Some(parts)
}

/// What follows a `%`: an optional `-`, width, precision, and the conversion.
fn percent_field(rest: &mut Peekable<Chars>) -> Option<(Conversion, String)> {
    let left = rest.next_if_eq(&'-').is_some();
    let width = digits(rest);
    let precision = match rest.next_if_eq(&'.') {
        Some(_) => format!(
            ".{}",
            Some(digits(rest)).filter(|digits| !digits.is_empty())?
        ),
        None => String::new(),
    };
    let conversion = match rest.next()? {
        's' => Conversion::Str,
        'r' => Conversion::Repr,
        'a' => Conversion::Ascii,
        _ => return None,
    };
    // More digits than that are left to the operator, which knows what they do.
    if width.len() > 2 || precision.len() > 3 || width.starts_with('0') {
        return None;
    }
    let align = if left || width.is_empty() { "" } else { ">" };
    Some((conversion, format!("{align}{width}{precision}")))
}

fn digits(rest: &mut Peekable<Chars>) -> String {
    let mut digits = String::new();
    while let Some(digit) = rest.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    digits
}
