//! The runtime stack: one contiguous array of values, on which every frame has its window: its local
//! slots, and above them its operand stack.

use crate::error::Fault;
use crate::memory::{Account, Buffer, Value};

/// The values of all frames, the running one's on top.
#[derive(Debug, Default)]
pub(crate) struct Stack {
    values: Buffer<Value>,
}

impl Stack {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Make sure that `count` values more can be pushed.
    #[inline]
    pub(crate) fn reserve(&mut self, account: &Account, count: usize) -> Result<(), Fault> {
        self.values.reserve(account, count)
    }

    /// Push a value; the frame has reserved the room.
    #[inline(always)]
    pub(crate) fn push(&mut self, value: Value) {
        self.values.push_reserved(value);
    }

    /// Pop the top; the verifier has shown that there is one.
    #[inline(always)]
    pub(crate) fn pop(&mut self) -> Value {
        self.values.pop().unwrap_or_default()
    }

    /// The value `depth` below the top; 0 is the top.
    #[inline]
    pub(crate) fn peek(&self, depth: usize) -> &Value {
        &self.values[self.values.len() - 1 - depth]
    }

    #[inline]
    pub(crate) fn peek_mut(&mut self, depth: usize) -> &mut Value {
        let index = self.values.len() - 1 - depth;
        &mut self.values[index]
    }

    /// The two topmost values, the top last.
    #[inline]
    pub(crate) fn top_two(&self) -> (&Value, &Value) {
        let len = self.values.len();
        (&self.values[len - 2], &self.values[len - 1])
    }

    #[inline]
    pub(crate) fn get(&self, index: usize) -> &Value {
        &self.values[index]
    }

    #[inline]
    pub(crate) fn get_mut(&mut self, index: usize) -> &mut Value {
        &mut self.values[index]
    }

    /// The values from `start` up.
    #[inline]
    pub(crate) fn from(&self, start: usize) -> &[Value] {
        &self.values[start..]
    }

    /// The topmost `count` values.
    pub(crate) fn top(&self, count: usize) -> &[Value] {
        &self.values[self.values.len() - count..]
    }

    #[inline]
    pub(crate) fn truncate(&mut self, len: usize) {
        self.values.truncate(len);
    }

    /// Take the values from `start` up off the stack.
    pub(crate) fn take_from(&mut self, start: usize) -> Vec<Value> {
        self.values.take_from(start)
    }

    /// Drop the topmost `count` values, at least one, and push `value`.
    #[inline(always)]
    pub(crate) fn replace_top(&mut self, count: usize, value: Value) {
        for _ in 1..count {
            drop(self.values.pop());
        }
        if let Some(top) = self.values.last_mut() {
            *top = value;
        }
    }

    /// How many values the stack can hold before it must grow.
    #[cfg(debug_assertions)]
    pub(crate) fn capacity(&self) -> usize {
        self.values.size() / size_of::<Value>()
    }

    /// The array itself, for the loop, which keeps its place in registers.
    #[inline]
    pub(crate) fn buffer_mut(&mut self) -> &mut Buffer<Value> {
        &mut self.values
    }

    /// Insert a value at `index`; the frame has reserved the room.
    pub(crate) fn insert(&mut self, index: usize, value: Value) {
        self.values.push_reserved(value);
        self.values[index..].rotate_right(1);
    }

    /// Remove the value at `index`, which must be on the stack.
    pub(crate) fn remove(&mut self, index: usize) -> Value {
        self.values.remove(index)
    }

    /// Values from `start` up to `end`, to read for inspection.
    pub(crate) fn range(&self, start: usize, end: usize) -> &[Value] {
        let end = end.min(self.values.len());
        &self.values[start.min(end)..end]
    }
}
