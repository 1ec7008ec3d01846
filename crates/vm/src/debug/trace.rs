//! The trace: every instruction as it is about to run.

use super::inspect::{self, ValueState};
use super::repr::{Bounds, safe_repr};
use crate::engine::Engine;
use std::fmt;

/// How many items of the operand stack a line shows.
const STACK_ITEMS: usize = 4;

/// An instruction about to run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TraceStep {
    /// Fuel used before it.
    pub fuel: u64,
    /// How many frames there are.
    pub depth: usize,
    /// The qualified name of the code.
    pub function: String,
    /// Index of the instruction in its code.
    pub instruction_pointer: u32,
    /// The source line; 0 if it is not known.
    pub line: u32,
    /// The instruction as assembly writes it.
    pub instruction: String,
    /// How many items the frame's operand stack has.
    pub stack_depth: usize,
    /// The topmost items, shortened; the top is last.
    pub stack: Vec<String>,
}

impl fmt::Display for TraceStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:>8} {:>3} {:>4} {:>4} {:<16} {:<32} [{}{}]",
            self.fuel,
            self.depth,
            self.line,
            self.instruction_pointer,
            self.function,
            self.instruction,
            match self.stack_depth > self.stack.len() {
                true => "... ",
                false => "",
            },
            self.stack.join(" ")
        )
    }
}

/// Who gets the steps; it says whether it wants more.
pub type TraceSink = Box<dyn FnMut(&TraceStep) -> bool + Send>;

/// The instruction the innermost frame stands at.
pub(crate) fn trace_step(engine: &Engine) -> Option<TraceStep> {
    let position = engine.frames.len().checked_sub(1)?;
    let frame = engine.frames.get(position)?;
    let code = frame.lowered.code();
    let operands = inspect::operands(engine, position);
    let shown = &operands[operands.len().saturating_sub(STACK_ITEMS)..];
    Some(TraceStep {
        fuel: engine.cx.usage.fuel,
        depth: engine.frames.len(),
        function: code.qualname.clone(),
        instruction_pointer: frame.ip,
        line: code.position_at(frame.ip).line,
        instruction: inspect::instruction_at(frame, frame.ip),
        stack_depth: operands.len(),
        stack: shown
            .iter()
            .map(|value| safe_repr(&engine.cx, value, Bounds::SHORT))
            .collect(),
    })
}

/// A result to show: the value of an expression.
pub(crate) fn shown(engine: &Engine, value: &crate::memory::Value) -> ValueState {
    inspect::value_state(&engine.cx, value, Bounds::LONG)
}
