//! Hognose's bytecode: what a program is, how it is read, checked and shown.

pub mod instruction;
pub mod operand;
pub mod program;

pub use instruction::{Instruction, Opcode};
pub use program::Program;
