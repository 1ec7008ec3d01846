//! The frame manager: pushing and popping frames, and their places on the stack.

use super::{Action, Frame};
use crate::builtins::TypeId;
use crate::engine::{Engine, Lowered};
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::Dict;
use std::rc::Rc;

impl Engine {
    /// Enter a code whose first slots lie on the stack from `base` up: the rest of its window is made
    /// and its frame pushed. The depth limit is an exception of the caller.
    #[inline]
    pub(crate) fn push_frame(
        &mut self,
        lowered: Rc<Lowered>,
        globals: Handle<Dict>,
        base: usize,
        floor: usize,
        action: Action,
    ) -> Res<()> {
        if self.frames.len() >= self.cx.limits.depth {
            return Err(self.recursion_error());
        }
        self.stack
            .reserve(self.cx.heap.account(), lowered.frame_size)?;
        let slots_end = base + lowered.local_count;
        while self.stack.len() < slots_end {
            self.stack.push(Value::Unbound);
        }
        self.push_frame_record(Frame {
            lowered,
            ip: 0,
            base: base as u32,
            floor: floor as u32,
            action,
            globals,
            namespace: None,
            generator: None,
            resumed_handled: Value::Unbound,
        })
    }

    /// Push a frame whose window is complete.
    #[inline]
    pub(crate) fn push_frame_record(&mut self, frame: Frame) -> Res<()> {
        if self.frames.len() == self.frames.capacity() {
            self.grow_frames()?;
        }
        self.frames.push(frame);
        Ok(())
    }

    #[cold]
    fn grow_frames(&mut self) -> Res<()> {
        let more = self.frames.capacity().max(16);
        self.cx.heap.account().charge(more * size_of::<Frame>())?;
        self.frames.reserve_exact(more);
        Ok(())
    }

    #[cold]
    pub(crate) fn recursion_error(&mut self) -> crate::error::Throw {
        self.cx
            .raise(TypeId::RecursionError, "maximum recursion depth exceeded")
    }

    /// The running frame; there is one whenever an instruction runs.
    #[inline]
    pub(crate) fn frame(&self) -> &Frame {
        &self.frames[self.frames.len() - 1]
    }

    #[inline]
    pub(crate) fn frame_mut(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Where the running frame's operand stack starts.
    pub(crate) fn operands_start(&self) -> usize {
        let frame = self.frame();
        frame.base as usize + frame.lowered.local_count
    }
}
