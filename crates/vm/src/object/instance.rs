//! Instances of guest classes, exceptions, and cells.

use super::Dict;
use crate::memory::{Buffer, Handle, Value};
use std::rc::Rc;

/// An instance of a guest class; its shape says the class and what each slot is.
#[derive(Debug, Default)]
pub(crate) struct Instance {
    pub(crate) slots: Buffer<Value>,
}

/// An instance of a guest class that derives from a builtin type with a value of its own, such as
/// `class Stack(list)`.
#[derive(Debug)]
pub(crate) struct NativeInstance {
    /// The list, int, str ... inside.
    pub(crate) native: Value,
    pub(crate) slots: Buffer<Value>,
}

/// An exception; its shape says its class and what each slot is.
#[derive(Debug)]
pub(crate) struct Exception {
    pub(crate) args: Value,
    pub(crate) cause: Value,
    pub(crate) context: Value,
    pub(crate) suppress_context: bool,
    /// Where it passed, innermost first.
    pub(crate) trace: Buffer<TraceEntry>,
    /// What its builtin class keeps besides; see `builtins::exceptions`.
    pub(crate) fields: Buffer<Value>,
    pub(crate) slots: Buffer<Value>,
}

impl Exception {
    pub(crate) fn buffer_size(&self) -> usize {
        self.slots.size() + self.trace.size() + self.fields.size()
    }
}

/// A place an exception passed.
#[derive(Debug, Clone)]
pub(crate) struct TraceEntry {
    pub(crate) code: Rc<crate::engine::Lowered>,
    pub(crate) globals: Handle<Dict>,
    /// The instruction that was being executed.
    pub(crate) ip: u32,
}

/// `exception.__traceback__`: places an exception passed, outermost first, from `start` on.
#[derive(Debug)]
pub(crate) struct Traceback {
    pub(crate) entries: Box<[TraceEntry]>,
    pub(crate) start: usize,
}

impl Traceback {
    pub(crate) fn buffer_size(&self) -> usize {
        self.entries.len() * size_of::<TraceEntry>()
    }
}

/// A variable shared between functions.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    pub(crate) content: Value,
}
