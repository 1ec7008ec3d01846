//! The machinery behind the instruction table: what one row becomes.

use crate::operand::OperandKind;
use thiserror::Error;

/// What the table says of one instruction.
#[derive(Debug)]
pub struct InstructionInfo {
    /// The byte that stands in files.
    pub byte: u8,
    /// The name assembly uses.
    pub mnemonic: &'static str,
    /// Operand names and kinds, in order.
    pub operands: &'static [(&'static str, OperandKind)],
    /// Items taken from the operand stack, the top last.
    pub before: &'static str,
    /// Items left on the operand stack, the top last.
    pub after: &'static str,
    /// Items left when the jump is taken, for instructions that jump.
    pub after_jump: Option<&'static str>,
    /// Whether the instruction cannot raise.
    pub quiet: bool,
    /// Whether the verifier has a rule of its own for the row.
    pub special: bool,
    /// What the instruction does, in a sentence.
    pub doc: &'static str,
}

/// Why numbers are not the operands of an opcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OperandError {
    /// Too few or too many.
    #[error("{mnemonic} takes {expected} operand(s), found {found}")]
    Count {
        /// The instruction.
        mnemonic: &'static str,
        /// How many the table says.
        expected: usize,
        /// How many there were.
        found: usize,
    },
    /// No such member of the operand's enumeration.
    #[error("{mnemonic}: {number} is not a valid {operand}")]
    Range {
        /// The instruction.
        mnemonic: &'static str,
        /// The operand's name.
        operand: &'static str,
        /// The number found.
        number: u32,
    },
}

/// Expands the table into `Opcode`, `Instruction` and their conversions.
macro_rules! instructions {
    ($(
        $(#[doc = $doc:literal])+
        $byte:literal $variant:ident $mnemonic:literal $(($($operand:ident : $kind:ident),+))?
        [$($before:tt)*] -> [$($after:tt)*] $(, jump [$($taken:tt)*])? $($flag:ident)*;
    )*) => {
        /// The operation an instruction performs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Opcode { $($(#[doc = $doc])+ $variant = $byte,)* }

        /// An instruction: an opcode with its operands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Instruction { $($(#[doc = $doc])+ $variant $(($($kind),+))?,)* }

        /// The opcodes' bytes as constants, for `match`es on a byte that may mean more than the table.
        #[allow(non_upper_case_globals, missing_docs)]
        pub mod byte {
            $(pub const $variant: u8 = $byte;)*
        }

        impl Opcode {
            /// Every opcode, in the order of the table.
            pub const ALL: &'static [Opcode] = &[$(Opcode::$variant,)*];

            /// The opcode that `byte` stands for.
            pub fn from_byte(byte: u8) -> Option<Opcode> {
                match byte { $($byte => Some(Opcode::$variant),)* _ => None }
            }

            /// The opcode of this mnemonic.
            pub fn from_mnemonic(mnemonic: &str) -> Option<Opcode> {
                match mnemonic { $($mnemonic => Some(Opcode::$variant),)* _ => None }
            }

            /// What the table says of it.
            pub fn info(self) -> &'static InstructionInfo {
                match self {$(
                    Opcode::$variant => const { &InstructionInfo {
                        byte: $byte,
                        mnemonic: $mnemonic,
                        operands: &[$($((
                            stringify!($operand),
                            <$kind as $crate::operand::Operand>::KIND,
                        ),)+)?],
                        before: stringify!($($before)*),
                        after: stringify!($($after)*),
                        after_jump: derive::optional_text(&[$(stringify!($($taken)*))?]),
                        quiet: derive::has_flag(&[$(stringify!($flag)),*], "quiet"),
                        special: derive::has_flag(&[$(stringify!($flag)),*], "special"),
                        doc: concat!($($doc),+),
                    } },
                )*}
            }

            /// The instruction with these operands.
            pub fn with_operands(self, numbers: &[u32]) -> Result<Instruction, OperandError> {
                let info = self.info();
                if numbers.len() != info.operands.len() {
                    return Err(OperandError::Count {
                        mnemonic: info.mnemonic,
                        expected: info.operands.len(),
                        found: numbers.len(),
                    });
                }
                #[allow(unused_mut, unused_variables)]
                let mut rest = numbers.iter().copied();
                match self {$(
                    Opcode::$variant => Ok(Instruction::$variant $(($({
                        let number = rest.next().unwrap_or(0);
                        <$kind as $crate::operand::Operand>::from_number(number).ok_or(
                            OperandError::Range {
                                mnemonic: $mnemonic,
                                operand: stringify!($operand),
                                number,
                            },
                        )?
                    }),+))?),
                )*}
            }
        }

        impl Instruction {
            /// Its opcode.
            pub fn opcode(self) -> Opcode {
                match self { $(derive::pattern!($variant $($($operand)+)?) => Opcode::$variant,)* }
            }

            /// Its operands' numbers; those past `opcode().info().operands` are zero.
            pub fn operand_numbers(self) -> [u32; 2] {
                #[allow(unused_imports)]
                use $crate::operand::Operand as _;
                match self {$(
                    Instruction::$variant $(($($operand),+))? =>
                        derive::two(&[$($($operand.number()),+)?]),
                )*}
            }

            /// Its operands' numbers, as many as the table says.
            pub fn operands(self) -> impl Iterator<Item = u32> {
                self.operand_numbers().into_iter().take(self.opcode().info().operands.len())
            }

            /// Where it may jump to, if it is a jump.
            pub fn label(self) -> Option<Label> {
                let info = self.opcode().info();
                info.operands.iter().zip(self.operand_numbers()).find_map(|((_, kind), number)| {
                    (*kind == $crate::operand::OperandKind::Label).then_some(Label(number))
                })
            }
        }
    };
}

/// The pattern that matches a variant whatever its operands are.
macro_rules! pattern {
    ($variant:ident) => {
        Instruction::$variant
    };
    ($variant:ident $($operand:ident)+) => {
        Instruction::$variant(..)
    };
}
pub(super) use pattern;

/// Whether a row carries a flag.
pub(super) const fn has_flag(flags: &[&str], wanted: &str) -> bool {
    let mut index = 0;
    while index < flags.len() {
        if equal(flags[index].as_bytes(), wanted.as_bytes()) {
            return true;
        }
        index += 1;
    }
    false
}

const fn equal(left: &[u8], right: &[u8]) -> bool {
    let mut index = 0;
    while index < left.len() && index < right.len() && left[index] == right[index] {
        index += 1;
    }
    index == left.len() && index == right.len()
}

/// The only text of a row's optional part.
pub(super) const fn optional_text(texts: &[&'static str]) -> Option<&'static str> {
    if texts.is_empty() {
        None
    } else {
        Some(texts[0])
    }
}

/// Up to two operands, padded with zeros.
pub(super) fn two(numbers: &[u32]) -> [u32; 2] {
    [
        numbers.first().copied().unwrap_or(0),
        numbers.get(1).copied().unwrap_or(0),
    ]
}
