//! Why a program is refused: the rule it breaks, where, and how.

use crate::assembly::instruction_text;
use crate::program::Code;
use std::fmt;
use thiserror::Error;

macro_rules! rules {
    ($($(#[doc = $text:literal])+ $rule:ident)*) => {
        /// A rule of the verifier.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Rule { $($(#[doc = $text])+ $rule,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Rule] = &[$(Rule::$rule,)*];

            /// The rule in a line.
            pub fn text(self) -> &'static str {
                match self { $(Rule::$rule => concat!($($text),+).trim_ascii(),)* }
            }
        }
    };
}

rules! {
    /// sizes stay within the limits
    Size
    /// the first code is a module, and no other is
    MainModule
    /// a nested code is held by one code, which comes before it
    CodeTree
    /// parameters fit the local slots
    Parameters
    /// parameters have distinct names
    ParameterNames
    /// free slots come last, and parameters are locals or cells
    SlotOrder
    /// each instruction has a position, or none has
    Positions
    /// constants nest only so deep
    ConstantDepth
    /// constants have their one form
    ConstantForm
    /// handler regions are sorted, apart, not empty, and name instructions
    HandlerRegions
    /// operands lie in their range
    OperandRange
    /// jumps go to an instruction of the same code
    JumpTarget
    /// cell instructions name slots with cells
    SlotKind
    /// instructions stand only in the kinds of code they are for
    InstructionPlace
    /// the operand stack never underflows
    Underflow
    /// the operand stack stays within its depth limit
    StackDepth
    /// stack items have the kind an instruction takes
    ItemKind
    /// all paths to an instruction bring the same operand stack
    Join
    /// what may raise keeps the stack its handler expects
    HandlerDepth
    /// no path runs past the end
    PastEnd
    /// verifying takes work linear in the size
    Work
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// Why the verifier refuses a program.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct VerifyError {
    /// Qualified name of the code.
    pub code: String,
    /// Index of the instruction, if the fault is in one.
    pub instruction_pointer: Option<u32>,
    /// The instruction as assembly writes it.
    pub instruction: Option<String>,
    /// The rule it breaks.
    pub rule: Rule,
    /// What the rule asks for here.
    pub expected: String,
    /// What is there.
    pub found: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "in `{}`", self.code)?;
        if let Some(ip) = self.instruction_pointer {
            write!(f, ", instruction {ip}")?;
        }
        if let Some(text) = &self.instruction {
            write!(f, " `{text}`")?;
        }
        let VerifyError {
            rule,
            expected,
            found,
            ..
        } = self;
        write!(f, ": {rule}: expected {expected}, found {found}")
    }
}

/// A place in a program, from which refusals are made.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    code: &'a Code,
    ip: Option<u32>,
}

impl<'a> Place<'a> {
    pub(super) fn code(code: &'a Code) -> Self {
        Place { code, ip: None }
    }

    pub(super) fn instruction(code: &'a Code, ip: u32) -> Self {
        Place { code, ip: Some(ip) }
    }

    #[cold]
    pub(super) fn refuse(
        self,
        rule: Rule,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> VerifyError {
        let instruction = self
            .ip
            .and_then(|ip| self.code.instructions.get(ip as usize));
        VerifyError {
            code: self.code.qualname.clone(),
            instruction_pointer: self.ip,
            instruction: instruction.map(|instruction| instruction_text(self.code, *instruction)),
            rule,
            expected: expected.into(),
            found: found.into(),
        }
    }
}
