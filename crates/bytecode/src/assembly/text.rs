//! How instructions, names and constants are written in assembly.

use crate::constant::{Visit, Walk};
use crate::instruction::Instruction;
use crate::operand::OperandKind;
use crate::program::{Code, ConstantValue, SlotKind};
use dashu_int::IBig;
use std::fmt::Write as _;

/// The words for kinds of slot.
pub(super) const SLOT_KINDS: &[(SlotKind, &str)] = &[
    (SlotKind::Local, "local"),
    (SlotKind::Cell, "cell"),
    (SlotKind::Free, "free"),
    (SlotKind::Hidden, "hidden"),
];

/// Beyond this many bits an integer is written in hexadecimal, which takes linear time.
const DECIMAL_BITS_MAX: usize = 512;
/// Characters of a constant shown in messages.
const SHOWN_CHARACTERS_MAX: usize = 60;

/// `instruction` of `code` for messages: operands resolved, labels as instruction indices.
pub fn instruction_text(code: &Code, instruction: Instruction) -> String {
    let info = instruction.opcode().info();
    let mut text = info.mnemonic.to_string();
    for ((_, kind), number) in info.operands.iter().zip(instruction.operands()) {
        text.push(' ');
        text.push_str(&operand_text(code, *kind, number));
    }
    text
}

fn operand_text(code: &Code, kind: OperandKind, number: u32) -> String {
    let index = number as usize;
    let resolved = match kind {
        OperandKind::Constant => code.constants.get(index).map(shown_constant),
        OperandKind::Name => code.names.get(index).map(|name| name_text(name)),
        OperandKind::Local => code.locals.get(index).map(|slot| name_text(&slot.name)),
        OperandKind::Label => None,
        OperandKind::Count => Some(number.to_string()),
        OperandKind::Choice(texts) => texts.get(index).map(|text| text.to_string()),
    };
    resolved.unwrap_or_else(|| format!("@{number}"))
}

/// A constant, of a long one only the beginning: messages and traces show it again and again.
fn shown_constant(constant: &ConstantValue) -> String {
    let mut text = String::new();
    let mut follows = false;
    for visit in Walk::new(constant) {
        write_visit(visit, &mut follows, &mut text, SHOWN_CHARACTERS_MAX);
        if let Some((end, _)) = text.char_indices().nth(SHOWN_CHARACTERS_MAX) {
            text.truncate(end);
            text.push_str("...");
            break;
        }
    }
    text
}

/// A name, bare if it looks like one, else as a string.
pub(crate) fn name_text(name: &str) -> String {
    if is_bare(name) {
        name.to_string()
    } else {
        let mut text = String::new();
        write_string(name, &mut text);
        text
    }
}

/// Whether a name needs no quotes.
pub(crate) fn is_bare(name: &str) -> bool {
    let mut characters = name.chars();
    let starts = characters.next().is_some_and(starts_name);
    starts && characters.all(continues_name)
}

/// Whether a bare name may start with this.
pub(crate) fn starts_name(character: char) -> bool {
    character == '_' || character.is_alphabetic()
}

/// Whether a bare name may go on with this.
pub(crate) fn continues_name(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

/// A constant as a literal that the assembler reads back to the very same constant.
pub(crate) fn constant_text(constant: &ConstantValue) -> String {
    let mut text = String::new();
    let mut follows = false;
    for visit in Walk::new(constant) {
        write_visit(visit, &mut follows, &mut text, usize::MAX);
    }
    text
}

/// Write a step of a constant, of strings a part at most. `follows`: whether something stands
/// before the next item of the container at hand.
fn write_visit(visit: Visit<'_>, follows: &mut bool, text: &mut String, part_max: usize) {
    match visit {
        Visit::Enter(value) => {
            if *follows {
                text.push_str(", ");
            }
            *follows = !opens(value, text, part_max);
        }
        Visit::Leave(value) => {
            close(value, text);
            *follows = true;
        }
    }
}

/// Write a constant, of a container only its opening: then the answer is true.
fn opens(constant: &ConstantValue, text: &mut String, part_max: usize) -> bool {
    match constant {
        ConstantValue::None => text.push_str("None"),
        ConstantValue::Ellipsis => text.push_str("..."),
        ConstantValue::Bool(true) => text.push_str("True"),
        ConstantValue::Bool(false) => text.push_str("False"),
        ConstantValue::Int(number) => text.push_str(&number.to_string()),
        ConstantValue::BigInt(number) if bit_length(number) / 4 > part_max => {
            let _ = write!(text, "integer of {} bits", bit_length(number));
        }
        ConstantValue::BigInt(number) => write_big(number, text),
        ConstantValue::Float(number) => text.push_str(&float_text(*number)),
        ConstantValue::Complex(real, imaginary) => {
            let (real, imaginary) = (float_text(*real), float_text(*imaginary));
            let _ = write!(text, "complex({real}, {imaginary})");
        }
        ConstantValue::Str(string) => match string.char_indices().nth(part_max) {
            Some((end, _)) => write_string(string.get(..end).unwrap_or(""), text),
            None => write_string(string, text),
        },
        ConstantValue::Bytes(bytes) => {
            write_bytes(bytes.get(..part_max).unwrap_or(bytes), text);
        }
        ConstantValue::Code(index) => text.push_str(&format!("&@{}", index.0)),
        ConstantValue::Tuple(_) => {
            text.push('(');
            return true;
        }
        ConstantValue::FrozenSet(_) => {
            text.push_str("frozenset({");
            return true;
        }
    }
    false
}

fn close(constant: &ConstantValue, text: &mut String) {
    match constant {
        ConstantValue::Tuple(items) if items.len() == 1 => text.push_str(",)"),
        ConstantValue::Tuple(_) => text.push(')'),
        _ => text.push_str("})"),
    }
}

fn bit_length(number: &IBig) -> usize {
    dashu_int::ops::BitTest::bit_len(number)
}

fn write_big(number: &IBig, text: &mut String) {
    let (sign, magnitude) = number.clone().into_parts();
    let sign = if sign == dashu_int::Sign::Negative {
        "-"
    } else {
        ""
    };
    if bit_length(number) <= DECIMAL_BITS_MAX {
        let _ = write!(text, "{sign}{magnitude}");
    } else {
        let _ = write!(text, "{sign}{magnitude:#x}");
    }
}

/// The shortest text that reads back to the same bits.
fn float_text(number: f64) -> String {
    if number.is_nan() && number.to_bits() != f64::NAN.to_bits() {
        return format!("nan:{:#x}", number.to_bits());
    }
    if number.is_nan() {
        return "nan".to_string();
    }
    format!("{number:?}")
}

/// A string in double quotes; what is not plainly visible is escaped.
pub(crate) fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            ' '..='~' => text.push(character),
            _ if character.is_alphanumeric() => text.push(character),
            _ => match u32::from(character) {
                code @ ..=0xff => text.push_str(&format!("\\x{code:02x}")),
                code @ ..=0xffff => text.push_str(&format!("\\u{code:04x}")),
                code => text.push_str(&format!("\\U{code:08x}")),
            },
        }
    }
    text.push('"');
}

fn write_bytes(bytes: &[u8], text: &mut String) {
    text.push_str("b\"");
    for byte in bytes {
        match byte {
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            b' '..=b'~' => text.push(char::from(*byte)),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(constant: ConstantValue, expected: &str) {
        assert_eq!(constant_text(&constant), expected);
    }

    #[test]
    fn constants_are_python_literals() {
        use ConstantValue::{Bytes, Float, FrozenSet, Int, None, Str, Tuple};
        check(Tuple(vec![]), "()");
        check(Tuple(vec![Int(-1)]), "(-1,)");
        check(
            Tuple(vec![Tuple(vec![Int(1), None]), Int(2)]),
            "((1, None), 2)",
        );
        check(FrozenSet(vec![]), "frozenset({})");
        check(FrozenSet(vec![Int(1), Int(2)]), "frozenset({1, 2})");
        check(Float(1.0), "1.0");
        check(Float(-0.0), "-0.0");
        check(Float(1e300), "1e300");
        check(Float(f64::INFINITY), "inf");
        check(
            Float(f64::from_bits(0x7ff0_0000_0000_0001)),
            "nan:0x7ff0000000000001",
        );
        check(Str("a\"\n\u{200b}ü".into()), r#""a\"\n\u200bü""#);
        check(Bytes(vec![0, 97, 255]), r#"b"\x00a\xff""#);
        check(ConstantValue::Complex(0.0, -2.0), "complex(0.0, -2.0)");
    }

    #[test]
    fn names_are_quoted_when_they_must_be() {
        assert_eq!(name_text("größe_1"), "größe_1");
        assert_eq!(name_text(".0"), "\".0\"");
        assert_eq!(name_text(""), "\"\"");
    }
}
