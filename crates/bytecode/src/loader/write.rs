//! Programs to the binary form.
//!
//! magic, version (u16), content hash; then sections of number, length and content: source, codes,
//! positions. Numbers are LEB128, signed ones folded, floats their eight bytes; all little-endian.
//! Texts stand where they are used: a short file cannot describe a large program.

use super::tag;
use super::{HASH_SIZE, MAGIC, VERSION};
use crate::constant::{Visit, Walk};
use crate::parser::{encode, varint};
use crate::program::{Code, ConstantValue, Position, Program, Source};

/// The binary form of `program`: one program, one form.
pub fn write_binary(program: &Program) -> Vec<u8> {
    let mut sections = Vec::new();
    write_section(tag::SECTION_SOURCE, &source(&program.source), &mut sections);
    write_section(tag::SECTION_CODES, &codes(&program.codes), &mut sections);
    write_section(
        tag::SECTION_POSITIONS,
        &all_positions(&program.codes),
        &mut sections,
    );
    let mut file = Vec::with_capacity(super::HEADER_SIZE + sections.len());
    file.extend_from_slice(&MAGIC);
    file.extend_from_slice(&VERSION.to_le_bytes());
    file.extend_from_slice(&content_hash(VERSION, &sections));
    file.extend_from_slice(&sections);
    file
}

/// The content hash of `program`, as it stands in its binary form.
pub fn program_hash(program: &Program) -> [u8; HASH_SIZE] {
    let start = MAGIC.len() + 2;
    let file = write_binary(program);
    let mut hash = [0; HASH_SIZE];
    if let Some(bytes) = file.get(start..start + HASH_SIZE) {
        hash.copy_from_slice(bytes);
    }
    hash
}

/// The hash of everything but itself.
pub(super) fn content_hash(version: u16, sections: &[u8]) -> [u8; HASH_SIZE] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&MAGIC);
    hasher.update(&version.to_le_bytes());
    hasher.update(sections);
    *hasher.finalize().as_bytes()
}

fn write_section(number: u8, content: &[u8], file: &mut Vec<u8>) {
    file.push(number);
    write_bytes(content, file);
}

fn write_count(count: usize, bytes: &mut Vec<u8>) {
    varint::write_long(count as u64, bytes);
}

fn write_bytes(content: &[u8], bytes: &mut Vec<u8>) {
    write_count(content.len(), bytes);
    bytes.extend_from_slice(content);
}

/// Small numbers of either sign, folded so that they stay short.
pub(super) fn write_signed(number: i64, bytes: &mut Vec<u8>) {
    varint::write_long(((number << 1) ^ (number >> 63)) as u64, bytes);
}

fn write_optional(text: &Option<String>, bytes: &mut Vec<u8>) {
    bytes.push(u8::from(text.is_some()));
    if let Some(text) = text {
        write_bytes(text.as_bytes(), bytes);
    }
}

fn source(source: &Source) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_bytes(source.filename.as_bytes(), &mut bytes);
    write_optional(&source.text, &mut bytes);
    bytes
}

fn codes(codes: &[Code]) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_count(codes.len(), &mut bytes);
    for code in codes {
        write_code(code, &mut bytes);
    }
    bytes
}

fn write_code(code: &Code, bytes: &mut Vec<u8>) {
    bytes.push(tag::number_of(&tag::CODE_KINDS, &code.kind));
    write_bytes(code.name.as_bytes(), bytes);
    write_bytes(code.qualname.as_bytes(), bytes);
    varint::write(code.first_line, bytes);
    write_header(code, bytes);
    write_count(code.locals.len(), bytes);
    for slot in &code.locals {
        bytes.push(tag::number_of(&tag::SLOT_KINDS, &slot.kind));
        write_bytes(slot.name.as_bytes(), bytes);
    }
    write_count(code.names.len(), bytes);
    for name in &code.names {
        write_bytes(name.as_bytes(), bytes);
    }
    write_count(code.constants.len(), bytes);
    for constant in &code.constants {
        write_constant(constant, bytes);
    }
    write_bytes(&encode(&code.instructions), bytes);
    write_count(code.handlers.len(), bytes);
    for handler in &code.handlers {
        for number in [handler.start, handler.end, handler.target, handler.depth] {
            varint::write(number, bytes);
        }
    }
}

fn write_header(code: &Code, bytes: &mut Vec<u8>) {
    let parameters = &code.parameters;
    let flags = [
        (parameters.var_positional, tag::FLAG_VAR_POSITIONAL),
        (parameters.var_keyword, tag::FLAG_VAR_KEYWORD),
        (code.docstring.is_some(), tag::FLAG_DOCSTRING),
    ];
    let set = flags.iter().filter(|(set, _)| *set);
    bytes.push(set.fold(0, |all, (_, flag)| all | flag));
    varint::write(parameters.positional_count, bytes);
    varint::write(parameters.positional_only_count, bytes);
    varint::write(parameters.keyword_only_count, bytes);
    if let Some(docstring) = &code.docstring {
        write_bytes(docstring.as_bytes(), bytes);
    }
}

/// Append a constant; containers come before their items, with their count.
pub(crate) fn write_constant(constant: &ConstantValue, bytes: &mut Vec<u8>) {
    for visit in Walk::new(constant) {
        if let Visit::Enter(value) = visit {
            write_constant_head(value, bytes);
        }
    }
}

fn write_constant_head(constant: &ConstantValue, bytes: &mut Vec<u8>) {
    match constant {
        ConstantValue::None => bytes.push(tag::CONSTANT_NONE),
        ConstantValue::Ellipsis => bytes.push(tag::CONSTANT_ELLIPSIS),
        ConstantValue::Bool(false) => bytes.push(tag::CONSTANT_FALSE),
        ConstantValue::Bool(true) => bytes.push(tag::CONSTANT_TRUE),
        ConstantValue::Int(number) => {
            bytes.push(tag::CONSTANT_INT);
            write_signed(*number, bytes);
        }
        ConstantValue::BigInt(number) => {
            let (sign, magnitude) = number.clone().into_parts();
            bytes.push(tag::CONSTANT_BIG_INT);
            bytes.push(match sign {
                dashu_int::Sign::Positive => tag::SIGN_POSITIVE,
                dashu_int::Sign::Negative => tag::SIGN_NEGATIVE,
            });
            write_bytes(&magnitude.to_le_bytes(), bytes);
        }
        ConstantValue::Float(number) => {
            bytes.push(tag::CONSTANT_FLOAT);
            bytes.extend_from_slice(&number.to_bits().to_le_bytes());
        }
        ConstantValue::Complex(real, imaginary) => {
            bytes.push(tag::CONSTANT_COMPLEX);
            bytes.extend_from_slice(&real.to_bits().to_le_bytes());
            bytes.extend_from_slice(&imaginary.to_bits().to_le_bytes());
        }
        ConstantValue::Str(text) => {
            bytes.push(tag::CONSTANT_STR);
            write_bytes(text.as_bytes(), bytes);
        }
        ConstantValue::Bytes(content) => {
            bytes.push(tag::CONSTANT_BYTES);
            write_bytes(content, bytes);
        }
        ConstantValue::Tuple(items) => {
            bytes.push(tag::CONSTANT_TUPLE);
            write_count(items.len(), bytes);
        }
        ConstantValue::FrozenSet(items) => {
            bytes.push(tag::CONSTANT_FROZEN_SET);
            write_count(items.len(), bytes);
        }
        ConstantValue::Code(index) => {
            bytes.push(tag::CONSTANT_CODE);
            varint::write(index.0, bytes);
        }
    }
}

fn all_positions(codes: &[Code]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for code in codes {
        write_positions(&code.positions, &mut bytes);
    }
    bytes
}

/// The number of runs, then each: how many instructions share the position, and how its four
/// numbers differ from the position before.
fn write_positions(positions: &[Position], bytes: &mut Vec<u8>) {
    let runs = positions.chunk_by(|left, right| left == right);
    write_count(runs.clone().count(), bytes);
    let mut previous = Position::default();
    for run in runs {
        let Some(position) = run.first() else {
            continue;
        };
        write_count(run.len(), bytes);
        write_signed(difference(position.line, previous.line), bytes);
        write_signed(difference(position.end_line, position.line), bytes);
        write_signed(difference(position.column, previous.column), bytes);
        write_signed(difference(position.end_column, position.column), bytes);
        previous = *position;
    }
}

fn difference(number: u32, from: u32) -> i64 {
    i64::from(number) - i64::from(from)
}
