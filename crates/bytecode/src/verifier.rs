//! The verifier: the only door from [`Program`] to [`Verified`], the engine's only input.
//!
//! Static rules hold for every instruction, reachable or not; structural rules follow every path
//! with the kinds of the items on the operand stack. Because each instruction is reached with
//! exactly one stack, one visit each is enough: verifying is linear, and never recursive.

mod effect;
mod error;
mod flow;
mod header;
mod operands;
mod stack;

pub(crate) use effect::stack_change;
pub use error::{Rule, VerifyError};

use crate::program::{CodeIndex, Program};
use std::ops::Deref;

/// Something the verifier has accepted; nothing else can make one.
#[derive(Clone, Debug)]
pub struct Verified<T> {
    inner: T,
    facts: Vec<CodeFacts>,
}

/// What the verifier found out about a code.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CodeFacts {
    /// The deepest the operand stack gets between two instructions.
    pub stack_max: u32,
    /// Operand stack depth before each instruction, [`CodeFacts::UNREACHABLE`] if none gets there.
    pub depth_at: Vec<u32>,
}

impl CodeFacts {
    /// Stands in `depth_at` for an instruction that no path reaches.
    pub const UNREACHABLE: u32 = u32::MAX;

    const NONE: &'static CodeFacts = &CodeFacts {
        stack_max: 0,
        depth_at: Vec::new(),
    };

    /// Operand stack depth before the instruction at `ip`; `None` if no path reaches it.
    pub fn depth_before(&self, ip: u32) -> Option<u32> {
        let depth = *self.depth_at.get(ip as usize)?;
        (depth != Self::UNREACHABLE).then_some(depth)
    }
}

impl Verified<Program> {
    /// What is known of the code at `index`.
    pub fn facts(&self, index: CodeIndex) -> &CodeFacts {
        self.facts.get(index.0 as usize).unwrap_or(CodeFacts::NONE)
    }

    /// The program, no longer verified.
    pub fn into_inner(self) -> Program {
        self.inner
    }
}

impl<T> Deref for Verified<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

/// Check `program` against every rule; all its codes pass before any of them may run.
pub fn verify(program: Program) -> Result<Verified<Program>, VerifyError> {
    header::check_program(&program)?;
    let mut facts = Vec::with_capacity(program.codes.len());
    for code in &program.codes {
        operands::check_code(code)?;
        facts.push(flow::check_code(code)?);
    }
    Ok(Verified {
        inner: program,
        facts,
    })
}

#[cfg(test)]
mod tests;
