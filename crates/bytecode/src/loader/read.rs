//! The binary form to programs. Files are hostile until proven otherwise: nothing is allocated from
//! a declared length, no byte is left over, and what is not the program's one form is refused.

use super::error::LoadError;
use super::reader::Reader;
use super::tag;
use super::write::{content_hash, write_binary};
use super::{HASH_SIZE, HEADER_SIZE, MAGIC, VERSION};
use crate::instruction::Instruction;
use crate::limits;
use crate::parser::Instructions;
use crate::program::{
    Code, CodeIndex, ConstantValue, Handler, LocalSlot, Parameters, Position, Program, Source,
};
use dashu_int::{IBig, Sign, UBig};

type Result<T> = std::result::Result<T, LoadError>;

/// Read a program from its binary form.
pub fn read_binary(file: &[u8]) -> Result<Program> {
    let sections = read_header(file)?;
    let mut reader = Reader::new(sections, HEADER_SIZE);
    let mut source = section(&mut reader, tag::SECTION_SOURCE)?;
    let mut codes = section(&mut reader, tag::SECTION_CODES)?;
    let mut positions = section(&mut reader, tag::SECTION_POSITIONS)?;
    reader.end("the last section")?;
    let mut program = Program {
        source: read_source(&mut source)?,
        codes: read_codes(&mut codes)?,
    };
    for code in &mut program.codes {
        code.positions = read_positions(&mut positions, code.instructions.len())?;
    }
    source.end("the source section")?;
    codes.end("the last code")?;
    positions.end("the last code's positions")?;
    check_canonical(file, &program)?;
    Ok(program)
}

/// Check all that stands before the sections.
fn read_header(file: &[u8]) -> Result<&[u8]> {
    if file.len() > limits::FILE_SIZE_MAX {
        return Err(LoadError::TooLarge {
            size: file.len(),
            limit: limits::FILE_SIZE_MAX,
        });
    }
    let mut reader = Reader::new(file, 0);
    if !file.starts_with(&MAGIC) {
        return Err(super::detect::bad_magic(file));
    }
    reader.take(MAGIC.len(), "the magic number")?;
    let version = reader.take(2, "the version")?;
    let found = version
        .iter()
        .rev()
        .fold(0, |all, byte| all << 8 | u16::from(*byte));
    if found != VERSION {
        return Err(LoadError::Version {
            found,
            supported: VERSION,
        });
    }
    let hash = reader.take(HASH_SIZE, "the content hash")?;
    let sections = reader.take(reader.remaining(), "the sections")?;
    if content_hash(found, sections) != hash {
        return Err(LoadError::Hash);
    }
    Ok(sections)
}

/// One program has one form: writing it again must give the same bytes.
fn check_canonical(file: &[u8], program: &Program) -> Result<()> {
    let canonical = write_binary(program);
    if canonical == file {
        return Ok(());
    }
    let sections = canonical.iter().zip(file).skip(HEADER_SIZE);
    let same = sections.take_while(|(left, right)| left == right).count();
    Err(LoadError::NotCanonical {
        offset: HEADER_SIZE + same,
    })
}

fn section<'a>(reader: &mut Reader<'a>, expected: u8) -> Result<Reader<'a>> {
    let offset = reader.offset();
    let found = reader.byte("a section")?;
    if found != expected {
        return Err(LoadError::Section {
            offset,
            found,
            expected,
        });
    }
    let content = reader.bytes("a section")?;
    Ok(Reader::new(content, reader.offset() - content.len()))
}

fn read_source(reader: &mut Reader<'_>) -> Result<Source> {
    let filename = reader.text("file name")?;
    let text = match reader.member(&[false, true], "source text flag")? {
        true => Some(reader.text("source text")?),
        false => None,
    };
    Ok(Source { filename, text })
}

/// As many items as the count before them says.
fn read_list<'a, T>(
    reader: &mut Reader<'a>,
    limit: usize,
    what: &'static str,
    mut read: impl FnMut(&mut Reader<'a>) -> Result<T>,
) -> Result<Vec<T>> {
    let count = reader.count(limit, what)?;
    let mut items = Vec::new();
    for _ in 0..count {
        items.push(read(reader)?);
    }
    Ok(items)
}

fn read_codes(reader: &mut Reader<'_>) -> Result<Vec<Code>> {
    let mut index = 0;
    read_list(reader, limits::CODE_COUNT_MAX, "codes", |reader| {
        let code = read_code(reader, index)?;
        index += 1;
        Ok(code)
    })
}

fn read_code(reader: &mut Reader<'_>, index: u32) -> Result<Code> {
    let kind = reader.member(&tag::CODE_KINDS, "kind of code")?;
    let name = reader.text("name of a code")?;
    let mut code = Code::new(kind, &name);
    code.qualname = reader.text("qualified name of a code")?;
    code.first_line = reader.number("first line")?;
    read_parameters(reader, &mut code)?;
    code.locals = read_list(reader, limits::LOCAL_COUNT_MAX, "local slots", |reader| {
        let kind = reader.member(&tag::SLOT_KINDS, "kind of slot")?;
        let name = reader.text("name of a slot")?;
        Ok(LocalSlot { name, kind })
    })?;
    let table = limits::TABLE_COUNT_MAX;
    code.names = read_list(reader, table, "names", |reader| reader.text("name"))?;
    code.constants = read_list(reader, table, "constants", read_constant)?;
    code.instructions = read_instructions(reader, index)?;
    code.handlers = read_list(reader, table, "handler regions", read_handler)?;
    Ok(code)
}

fn read_parameters(reader: &mut Reader<'_>, code: &mut Code) -> Result<()> {
    let offset = reader.offset();
    let flags = reader.byte("flags of a code")?;
    if flags & !tag::FLAGS_ALL != 0 {
        return reader.invalid(offset, "flags of a code");
    }
    code.parameters = Parameters {
        positional_count: reader.number("number of parameters")?,
        positional_only_count: reader.number("number of parameters")?,
        keyword_only_count: reader.number("number of parameters")?,
        var_positional: flags & tag::FLAG_VAR_POSITIONAL != 0,
        var_keyword: flags & tag::FLAG_VAR_KEYWORD != 0,
    };
    if flags & tag::FLAG_DOCSTRING != 0 {
        code.docstring = Some(reader.text("docstring")?);
    }
    Ok(())
}

fn read_instructions(reader: &mut Reader<'_>, code: u32) -> Result<Vec<Instruction>> {
    let stream = reader.bytes("instructions")?;
    let offset = reader.offset() - stream.len();
    let read = Instructions::new(stream).map(|parsed| parsed.map(|parsed| parsed.instruction));
    read.collect::<std::result::Result<_, _>>()
        .map_err(|error| LoadError::Instructions {
            code,
            offset,
            error,
        })
}

fn read_handler(reader: &mut Reader<'_>) -> Result<Handler> {
    Ok(Handler {
        start: reader.number("handler region")?,
        end: reader.number("handler region")?,
        target: reader.number("handler region")?,
        depth: reader.number("handler region")?,
    })
}

/// A container whose items are still being read.
struct Open {
    make: fn(Vec<ConstantValue>) -> ConstantValue,
    items: Vec<ConstantValue>,
    left: usize,
}

/// Read a constant with all its items, without recursion.
fn read_constant(reader: &mut Reader<'_>) -> Result<ConstantValue> {
    let mut open: Vec<Open> = Vec::new();
    loop {
        let offset = reader.offset();
        let mut value = match reader.byte("constant")? {
            tag::CONSTANT_TUPLE => read_open(reader, ConstantValue::Tuple, &mut open)?,
            tag::CONSTANT_FROZEN_SET => read_open(reader, ConstantValue::FrozenSet, &mut open)?,
            tag => Some(read_leaf(reader, tag, offset)?),
        };
        // A finished item may finish the container it is in, and so on outwards.
        while let Some(item) = value.take() {
            let Some(container) = open.last_mut() else {
                return Ok(item);
            };
            container.items.push(item);
            container.left = container.left.saturating_sub(1);
            if container.left == 0 {
                value = open
                    .pop()
                    .map(|container| (container.make)(container.items));
            }
        }
    }
}

/// Begin a container; an empty one is finished at once.
fn read_open(
    reader: &mut Reader<'_>,
    make: fn(Vec<ConstantValue>) -> ConstantValue,
    open: &mut Vec<Open>,
) -> Result<Option<ConstantValue>> {
    let offset = reader.offset();
    let left = reader.count(limits::TABLE_COUNT_MAX, "items of a constant")?;
    if open.len() >= limits::CONSTANT_DEPTH_MAX as usize {
        return Err(LoadError::Limit {
            offset,
            count: open.len() as u64 + 1,
            what: "levels of a constant",
            limit: u64::from(limits::CONSTANT_DEPTH_MAX),
        });
    }
    if left == 0 {
        return Ok(Some(make(Vec::new())));
    }
    open.push(Open {
        make,
        items: Vec::new(),
        left,
    });
    Ok(None)
}

fn read_leaf(reader: &mut Reader<'_>, tag: u8, offset: usize) -> Result<ConstantValue> {
    Ok(match tag {
        tag::CONSTANT_NONE => ConstantValue::None,
        tag::CONSTANT_ELLIPSIS => ConstantValue::Ellipsis,
        tag::CONSTANT_FALSE => ConstantValue::Bool(false),
        tag::CONSTANT_TRUE => ConstantValue::Bool(true),
        tag::CONSTANT_INT => ConstantValue::Int(reader.signed("integer")?),
        tag::CONSTANT_BIG_INT => {
            let sign = reader.member(&[Sign::Positive, Sign::Negative], "sign")?;
            let magnitude = UBig::from_le_bytes(reader.bytes("integer")?);
            ConstantValue::BigInt(IBig::from_parts(sign, magnitude))
        }
        tag::CONSTANT_FLOAT => ConstantValue::Float(reader.float("float")?),
        tag::CONSTANT_COMPLEX => {
            ConstantValue::Complex(reader.float("complex")?, reader.float("complex")?)
        }
        tag::CONSTANT_STR => ConstantValue::Str(reader.text("string")?),
        tag::CONSTANT_BYTES => ConstantValue::Bytes(reader.bytes("bytes")?.to_vec()),
        tag::CONSTANT_CODE => ConstantValue::Code(CodeIndex(reader.number("code")?)),
        _ => return reader.invalid(offset, "kind of constant"),
    })
}

/// Positions of a code with `count` instructions: none, or as many.
fn read_positions(reader: &mut Reader<'_>, count: usize) -> Result<Vec<Position>> {
    let run_count = reader.count(limits::INSTRUCTION_COUNT_MAX, "runs of positions")?;
    let mut positions = Vec::new();
    let mut previous = Position::default();
    for _ in 0..run_count {
        let offset = reader.offset();
        let length = reader.long("run of positions")?;
        if length > (count - positions.len().min(count)) as u64 {
            return reader.invalid(offset, "run of positions: too long");
        }
        previous = read_position(reader, previous)?;
        positions.extend(std::iter::repeat_n(previous, length as usize));
    }
    if run_count > 0 && positions.len() != count {
        return reader.invalid(reader.offset(), "positions: too few");
    }
    Ok(positions)
}

fn read_position(reader: &mut Reader<'_>, previous: Position) -> Result<Position> {
    let line = read_difference(reader, previous.line)?;
    let end_line = read_difference(reader, line)?;
    let column = read_difference(reader, previous.column)?;
    let end_column = read_difference(reader, column)?;
    Ok(Position {
        line,
        end_line,
        column,
        end_column,
    })
}

fn read_difference(reader: &mut Reader<'_>, from: u32) -> Result<u32> {
    let offset = reader.offset();
    let number = i64::from(from).checked_add(reader.signed("position")?);
    match number.and_then(|number| u32::try_from(number).ok()) {
        Some(number) => Ok(number),
        None => reader.invalid(offset, "position"),
    }
}
