//! The byte form of instructions: an opcode byte, then each operand as an unsigned LEB128 number.
//!
//! An operand has one encoding only, the shortest. Labels are instruction indices, so that nothing
//! in a stream depends on the widths of what stands between. Whether indices lie in range is the
//! verifier's to say; here a stream is well-formed or not.

pub mod varint;

use crate::instruction::{Instruction, Opcode, OperandError};
use crate::limits;
use thiserror::Error;
use varint::VarintError;

/// An instruction as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The instruction with its operands.
    pub instruction: Instruction,
    /// Its index in the stream.
    pub instruction_pointer: u32,
    /// Where its opcode byte stands.
    pub byte_offset: usize,
}

impl Parsed {
    /// Its opcode.
    pub fn opcode(&self) -> Opcode {
        self.instruction.opcode()
    }

    /// Its operands' numbers.
    pub fn operands(&self) -> impl Iterator<Item = u32> {
        self.instruction.operands()
    }
}

/// Why bytes are not an instruction stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ParseError {
    /// No instruction has this byte.
    #[error("byte {offset}: invalid opcode 0x{byte:02x}")]
    InvalidOpcode {
        /// Where.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// The stream ends before an operand.
    #[error("byte {offset}: {mnemonic} takes {expected} operand(s), found {found}")]
    OperandCount {
        /// Where the operand would begin.
        offset: usize,
        /// The instruction.
        mnemonic: &'static str,
        /// How many it takes.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The stream ends within an operand.
    #[error("byte {offset}: operand of {mnemonic} is cut short")]
    TruncatedOperand {
        /// Where the operand begins.
        offset: usize,
        /// The instruction.
        mnemonic: &'static str,
    },
    /// An operand does not fit 32 bits.
    #[error("byte {offset}: operand of {mnemonic} exceeds 32 bits")]
    OperandOverflow {
        /// Where the operand begins.
        offset: usize,
        /// The instruction.
        mnemonic: &'static str,
    },
    /// An operand is longer than it need be.
    #[error("byte {offset}: operand of {mnemonic} is not in its shortest form")]
    NonCanonicalOperand {
        /// Where the operand begins.
        offset: usize,
        /// The instruction.
        mnemonic: &'static str,
    },
    /// An operand is no member of its enumeration.
    #[error("byte {offset}: {error}")]
    InvalidOperand {
        /// Where the instruction begins.
        offset: usize,
        /// What is wrong.
        error: OperandError,
    },
    /// The stream is longer than any code may be.
    #[error("byte {offset}: malformed stream: more than {limit} instructions")]
    TooLong {
        /// Where the first instruction too many begins.
        offset: usize,
        /// The limit.
        limit: usize,
    },
}

/// Reads instructions one by one; ends after the first error.
pub struct Instructions<'a> {
    bytes: &'a [u8],
    offset: usize,
    count: usize,
}

impl<'a> Instructions<'a> {
    /// The instructions in `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Instructions {
            bytes,
            offset: 0,
            count: 0,
        }
    }

    fn read(&mut self, byte: u8) -> Result<Parsed, ParseError> {
        let start = self.offset;
        if self.count >= limits::INSTRUCTION_COUNT_MAX {
            let limit = limits::INSTRUCTION_COUNT_MAX;
            return Err(ParseError::TooLong {
                offset: start,
                limit,
            });
        }
        let opcode = Opcode::from_byte(byte).ok_or(ParseError::InvalidOpcode {
            offset: start,
            byte,
        })?;
        self.offset += 1;
        let expected = opcode.info().operands.len();
        let mut operands = [0; 2];
        for (found, operand) in operands.iter_mut().take(expected).enumerate() {
            *operand = self.read_operand(opcode, expected, found)?;
        }
        let instruction = opcode
            .with_operands(operands.get(..expected).unwrap_or(&[]))
            .map_err(|error| ParseError::InvalidOperand {
                offset: start,
                error,
            })?;
        let instruction_pointer = self.count as u32;
        self.count += 1;
        Ok(Parsed {
            instruction,
            instruction_pointer,
            byte_offset: start,
        })
    }

    fn read_operand(
        &mut self,
        opcode: Opcode,
        expected: usize,
        found: usize,
    ) -> Result<u32, ParseError> {
        let (offset, mnemonic) = (self.offset, opcode.info().mnemonic);
        let rest = self.bytes.get(offset..).unwrap_or(&[]);
        if rest.is_empty() {
            return Err(ParseError::OperandCount {
                offset,
                mnemonic,
                expected,
                found,
            });
        }
        let (number, length) = varint::read(rest).map_err(|error| match error {
            VarintError::Truncated => ParseError::TruncatedOperand { offset, mnemonic },
            VarintError::Overflow => ParseError::OperandOverflow { offset, mnemonic },
            VarintError::NonCanonical => ParseError::NonCanonicalOperand { offset, mnemonic },
        })?;
        self.offset += length;
        Ok(number)
    }
}

impl Iterator for Instructions<'_> {
    type Item = Result<Parsed, ParseError>;

    fn next(&mut self) -> Option<Self::Item> {
        let byte = *self.bytes.get(self.offset)?;
        let parsed = self.read(byte);
        if parsed.is_err() {
            self.offset = self.bytes.len();
        }
        Some(parsed)
    }
}

/// Read a whole instruction stream.
pub fn parse(bytes: &[u8]) -> Result<Vec<Parsed>, ParseError> {
    Instructions::new(bytes).collect()
}

/// The byte form of `instructions`.
pub fn encode(instructions: &[Instruction]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(instructions.len() * 2);
    for instruction in instructions {
        bytes.push(instruction.opcode() as u8);
        for operand in instruction.operands() {
            varint::write(operand, &mut bytes);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operand::{Constant, Count, Label};

    #[track_caller]
    fn check_error(bytes: &[u8], expected: &str) {
        assert_eq!(parse(bytes).unwrap_err().to_string(), expected);
    }

    #[test]
    fn reads_what_it_writes() {
        let stream = [
            Instruction::LoadConst(Constant(300)),
            Instruction::UnpackEx(Count(1), Count(u32::MAX)),
            Instruction::Jump(Label(0)),
            Instruction::Nop,
        ];
        let parsed = parse(&encode(&stream)).unwrap();
        let read: Vec<Instruction> = parsed.iter().map(|parsed| parsed.instruction).collect();
        assert_eq!(read, stream);
        let offsets: Vec<usize> = parsed.iter().map(|parsed| parsed.byte_offset).collect();
        assert_eq!(offsets, [0, 3, 10, 12]);
        assert_eq!(parsed[3].instruction_pointer, 3);
        assert_eq!(parsed[1].operands().collect::<Vec<_>>(), [1, u32::MAX]);
    }

    #[test]
    fn every_opcode_byte_is_read_or_refused() {
        for byte in 0..=u8::MAX {
            let result = parse(&[byte, 0, 0]);
            match Opcode::from_byte(byte) {
                None => check_error(&[byte], &format!("byte 0: invalid opcode 0x{byte:02x}")),
                Some(opcode) => match result {
                    // With fewer operands than two, a zero stands where an opcode should.
                    Err(error) => {
                        assert!(opcode.info().operands.len() < 2);
                        assert!(matches!(error, ParseError::InvalidOpcode { byte: 0, .. }));
                    }
                    Ok(parsed) => assert_eq!(parsed[0].opcode(), opcode),
                },
            }
        }
    }

    #[test]
    fn malformed_streams_are_refused_with_their_place() {
        check_error(
            &[0x07, 0x01],
            "byte 2: LOAD_CONST takes 1 operand(s), found 0",
        );
        check_error(
            &[0x6f, 0x01],
            "byte 2: UNPACK_EX takes 2 operand(s), found 1",
        );
        check_error(&[0x01, 0x80], "byte 1: operand of LOAD_CONST is cut short");
        let overflow = "byte 1: operand of LOAD_CONST exceeds 32 bits";
        check_error(&[0x01, 0xff, 0xff, 0xff, 0xff, 0x1f], overflow);
        check_error(&[0x01, 0xff, 0xff, 0xff, 0xff, 0x8f, 0x00], overflow);
        let longer = "byte 1: operand of LOAD_CONST is not in its shortest form";
        check_error(&[0x01, 0x80, 0x00], longer);
        check_error(&[0x43, 0x06], "byte 0: COMPARE: 6 is not a valid operator");
    }
}
