//! Frames: one for each function call that has not returned.

mod manager;

use crate::engine::Lowered;
use crate::memory::{Handle, Value};
use crate::object::{Dict, Generator};
use hognose_bytecode::operand::{BinaryOperator, CompareOperator};
use std::rc::Rc;

/// A running or waiting function call. Its parent is the frame below it.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) lowered: Rc<Lowered>,
    /// The next instruction; the one being executed is the one before.
    pub(crate) ip: u32,
    /// Where its window starts on the stack: its first local slot.
    pub(crate) base: u32,
    /// Where its result goes: the stack is cut to this when the call ends.
    pub(crate) floor: u32,
    /// What happens with its result.
    pub(crate) action: Action,
    pub(crate) globals: Handle<Dict>,
    /// What few frames have; apart, so that a frame is small to make and to leave.
    pub(crate) extra: Option<Box<FrameExtra>>,
}

const _: () = assert!(size_of::<Frame>() <= 48);

/// What few frames have.
#[derive(Debug, Default)]
pub(crate) struct FrameExtra {
    /// Variables by name, where they are not the globals: a class body's, or `exec`'s.
    pub(crate) namespace: Option<Handle<Dict>>,
    /// The generator whose frame this is.
    pub(crate) generator: Option<Handle<Generator>>,
    /// What was being handled when a generator was resumed.
    pub(crate) resumed_handled: Value,
}

impl Frame {
    /// The namespace of variables by name, where it is not the globals.
    pub(crate) fn namespace(&self) -> Option<&Handle<Dict>> {
        self.extra.as_ref()?.namespace.as_ref()
    }

    /// The generator whose frame this is.
    pub(crate) fn generator(&self) -> Option<&Handle<Generator>> {
        self.extra.as_ref()?.generator.as_ref()
    }
}

/// A frame that is not on the stack: a generator's.
#[derive(Debug)]
pub(crate) struct SavedFrame {
    pub(crate) lowered: Rc<Lowered>,
    pub(crate) ip: u32,
    /// Local slots and operand stack.
    pub(crate) window: Vec<Value>,
    pub(crate) globals: Handle<Dict>,
    pub(crate) namespace: Option<Handle<Dict>>,
    /// The exception it was handling itself.
    pub(crate) handled: Value,
    /// Whether it has run: only then does a resume push the value sent.
    pub(crate) started: bool,
}

impl SavedFrame {
    /// Bytes charged for it: a generator holds it outside its own object.
    pub(crate) fn size(&self) -> usize {
        SavedFrame::size_for(self.window.len())
    }

    /// Bytes charged for one whose window has so many values.
    pub(crate) fn size_for(window_len: usize) -> usize {
        size_of::<SavedFrame>() + window_len * size_of::<Value>()
    }
}

/// What happens with the result of a call: a frame's return action. What the action works on lies on
/// the stack just below the frame's floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Push it.
    Push,
    /// Drop it.
    Discard,
    /// It must be None; the new instance below becomes the result.
    Init,
    /// Take its truth: the result of `__bool__`, or of `__len__`; the operand lies below.
    Truth { use_: TruthUse, length: bool },
    /// The result of a binary operator's method; the two operands lie below.
    Binary {
        operator: BinaryOperator,
        stage: OperatorStage,
    },
    /// The result of a comparison's method; the two operands lie below.
    Compare {
        operator: CompareOperator,
        reflected: bool,
    },
    /// The result of `__contains__`; take its truth, and negate it for `not in`.
    Contains { negate: bool },
    /// The next item of the loop whose iterator lies below; `StopIteration` ends the loop.
    ForIter { target: u32 },
    /// It is what a LOAD_METHOD computed: push it without a receiver.
    Method,
    /// It must be an iterator.
    Iter,
    /// What a sub-iterator yields to the generator that delegates to it; the iterator lies below.
    YieldFrom,
    /// Push it, and run the calling instruction again: its operand is simpler now.
    Retry,
    /// Nobody waits: the end of a call from the host.
    Finish,
}

/// What is done with a truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TruthUse {
    /// Push it; drop the operand below.
    Push,
    /// Push its negation; drop the operand below.
    Not,
    /// Drop the operand below; jump if it is true.
    JumpIfTrue(u32),
    /// Drop the operand below; jump if it is false.
    JumpIfFalse(u32),
}

/// How far the search for a binary operator's method has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OperatorStage {
    /// The in-place method was called.
    Inplace,
    /// The left operand's method was called; the right one's is next.
    Left,
    /// The right operand's method was called first, since its class derives from the left's.
    RightFirst,
    /// The right operand's method was called last.
    Right,
}
