//! The frame manager: pushing and popping frames, and their places on the stack. Holds the one
//! `unsafe` line that pushes a frame in place.

use super::{Action, Frame};
use crate::builtins::TypeId;
use crate::engine::{Engine, Lowered};
use crate::error::{Fault, Res};
use crate::memory::{Handle, Value};
use crate::object::{Dict, Function};
use std::rc::Rc;

/// A function that a plain call enters, borrowed from the callee on the stack.
#[derive(Clone, Copy)]
pub(crate) struct PlainFunction {
    lowered: *const Rc<Lowered>,
    globals: *const Handle<Dict>,
}

impl Engine {
    /// Enter a code whose first slots lie on the stack from `base` up: the rest of its window is made
    /// and its frame pushed. The depth limit is an exception of the caller.
    #[inline(always)]
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
        if self.frames.len() == self.frames.capacity() {
            self.grow_frames()?;
        }
        let slots_end = base + lowered.local_count;
        while self.stack.len() < slots_end {
            self.stack.push(Value::Unbound);
        }
        let Some(place) = self.frames.spare_capacity_mut().first_mut() else {
            return Err(Fault::Internal.into());
        };
        // Written where it stays: `Vec::push` builds the frame elsewhere and copies it, which
        // took a fifth of a recursive program's time.
        place.write(Frame {
            lowered,
            globals,
            extra: None,
            action,
            ip: 0,
            base: base as u32,
            floor: floor as u32,
        });
        let count = self.frames.len() + 1;
        // SAFETY: the frame behind the last one was just written.
        unsafe { self.frames.set_len(count) };
        Ok(())
    }

    /// As `push_frame`, for the plainest of calls: no free slots, no generator, and the result is
    /// pushed.
    #[inline(always)]
    pub(crate) fn enter_plainly(
        &mut self,
        function: PlainFunction,
        start: usize,
        floor: usize,
    ) -> Res<()> {
        // SAFETY: the callee lies on the stack, at the floor, and holds its function, the function
        // its code and the code its lowered form.
        let (lowered, globals) = unsafe { (&*function.lowered, &*function.globals) };
        self.push_frame(
            Rc::clone(lowered),
            globals.clone(),
            start,
            floor,
            Action::Push,
        )
    }

    /// What a call enters if the callee is a function whose parameters its `count` arguments are as
    /// they lie.
    #[inline(always)]
    pub(crate) fn plain_function(&self, callee: &Value, count: u32) -> Option<PlainFunction> {
        let payload = callee.downcast::<Function>()?.get(&self.cx.heap);
        let lowered = payload.code.get(&self.cx.heap).lowered.get()?;
        (lowered.plain_count == count).then_some(PlainFunction {
            lowered,
            globals: &payload.globals,
        })
    }

    /// Whether the running frame's result is just pushed.
    #[inline(always)]
    pub(crate) fn returns_plainly(&self) -> bool {
        let frame = self.frame();
        frame.action == Action::Push && frame.extra.is_none()
    }

    /// Drop the running frame's record where it lies.
    #[inline(always)]
    pub(crate) fn drop_frame(&mut self) {
        let count = self.frames.len() - 1;
        self.frames.truncate(count);
    }

    /// Push a frame whose window is complete.
    pub(crate) fn push_frame_record(&mut self, frame: Frame) -> Res<()> {
        if self.frames.len() == self.frames.capacity() {
            self.grow_frames()?;
        }
        self.frames.push(frame);
        Ok(())
    }

    /// Make sure that a frame can be pushed.
    pub(crate) fn reserve_frame(&mut self) -> Res<()> {
        match self.frames.len() == self.frames.capacity() {
            true => self.grow_frames(),
            false => Ok(()),
        }
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
