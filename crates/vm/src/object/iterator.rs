//! Iterators as data: each holds where it stands, so that a VM can stop between any two items.

use super::dict::DictPart;
use super::{Dict, Set, Str, Tuple};
use crate::builtins::TypeId;
use crate::engine::SavedFrame;
use crate::memory::{Handle, Value};

/// Iterates a list, tuple, str or bytes by index, or any object through `__getitem__`.
#[derive(Debug)]
pub(crate) struct SequenceIter {
    /// The sequence; unbound once exhausted.
    pub(crate) sequence: Value,
    pub(crate) index: usize,
    /// The builtin type of the sequence; `Object` for guest sequences.
    pub(crate) of: TypeId,
    /// Goes from the end to the front (`reversed`).
    pub(crate) backward: bool,
}

/// Iterates a range.
#[derive(Debug)]
pub(crate) struct RangeIter {
    pub(crate) next: i64,
    pub(crate) step: i64,
    pub(crate) left: u64,
}

/// Iterates a dict's keys, values or items.
#[derive(Debug)]
pub(crate) struct DictIter {
    /// `None` once exhausted.
    pub(crate) dict: Option<Handle<Dict>>,
    pub(crate) part: DictPart,
    /// Number of the next entry to look at; counts down when going backward.
    pub(crate) entry: usize,
    /// Length at the start: a change is an error.
    pub(crate) len: usize,
    pub(crate) backward: bool,
}

/// Iterates a set.
#[derive(Debug)]
pub(crate) struct SetIter {
    pub(crate) set: Option<Handle<Set>>,
    pub(crate) slot: usize,
    pub(crate) len: usize,
}

/// `enumerate(iterable, start)`
#[derive(Debug)]
pub(crate) struct Enumerate {
    pub(crate) iterator: Value,
    pub(crate) count: Value,
}

/// `zip(*iterables, strict)`
#[derive(Debug)]
pub(crate) struct Zip {
    pub(crate) iterators: Handle<Tuple>,
    pub(crate) strict: bool,
}

/// `map(function, *iterables, strict)`
#[derive(Debug)]
pub(crate) struct Map {
    pub(crate) function: Value,
    pub(crate) iterators: Handle<Tuple>,
    pub(crate) strict: bool,
}

/// `filter(function, iterable)`
#[derive(Debug)]
pub(crate) struct Filter {
    /// None: by truth.
    pub(crate) function: Value,
    pub(crate) iterator: Value,
    /// An item taken from the iterator that is still to be tested; unbound if there is none.
    pub(crate) pending: Value,
}

/// `reversed()` of a sequence that has only `__len__` and `__getitem__`.
#[derive(Debug)]
pub(crate) struct Reversed {
    pub(crate) sequence: Value,
    pub(crate) index: i64,
}

/// `iter(callable, sentinel)`
#[derive(Debug)]
pub(crate) struct CallIter {
    /// Unbound once exhausted.
    pub(crate) callable: Value,
    pub(crate) sentinel: Value,
}

/// A generator: a function's frame that is not on the stack.
#[derive(Debug)]
pub(crate) struct Generator {
    pub(crate) name: Handle<Str>,
    pub(crate) qualname: Handle<Str>,
    pub(crate) state: GeneratorState,
}

/// Where a generator stands.
#[derive(Debug)]
pub(crate) enum GeneratorState {
    /// Suspended before its first instruction, or at a yield.
    Suspended(Box<SavedFrame>),
    Running,
    Finished,
}

impl Generator {
    pub(crate) fn buffer_size(&self) -> usize {
        match &self.state {
            GeneratorState::Suspended(frame) => frame.size(),
            GeneratorState::Running | GeneratorState::Finished => 0,
        }
    }
}
