//! The text form of programs, `.hasm`: the assembler reads it, the disassembler writes it.
//!
//! One instruction a line; `;` and `#` begin comments. Operands are Python literals, names, labels,
//! or `&function`; `@3` is the operand numbered 3, whatever it stands for. Lines outside `.func`
//! form main. `[3:4-9]` after an instruction is its source position, and that of those after it.
//! What the disassembler writes assembles to the very same program.

mod assembler;
mod builder;
mod depth;
mod directive;
mod disassembler;
mod error;
mod escape;
mod lexer;
mod literal;
mod position;
mod suggest;
mod text;

pub use assembler::assemble;
pub use disassembler::disassemble;
pub use error::AssemblyError;
pub use text::instruction_text;

#[cfg(test)]
mod tests;
