//! Hognose's bytecode: what a program is, how it is read, checked and shown.
//!
//! [`Program`] is plain data; [`verify`] is the only door from it to [`Verified`], which is all an
//! engine may run. The ways to a `Program` that live here are the binary form ([`loader`]) and the
//! text form ([`assembly`]).

pub mod constant;
pub mod docs;
pub mod instruction;
pub mod limits;
pub mod loader;
pub mod operand;
pub mod parser;
pub mod program;
pub mod verifier;

pub mod assembly;

pub use instruction::{Instruction, Opcode};
pub use program::Program;
pub use verifier::{CodeFacts, Verified, VerifyError, verify};
