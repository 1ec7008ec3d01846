//! F-strings.

use crate::compiler::{Compiler, Result};
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{Conversion, Count};
use hognose_bytecode::program::{ConstantValue, Position};
use ruff_python_ast::{self as ast, ConversionFlag, FStringPart, InterpolatedStringElement};
use ruff_text_size::TextRange;

/// Longer strings are joined in parts.
const PARTS_MAX: u32 = 128;

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
