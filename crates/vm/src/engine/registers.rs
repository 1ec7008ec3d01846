//! The loop's registers: where the running frame stands, kept outside memory while instructions run.
//!
//! A home of `unsafe`, together with the loop in `dispatch.rs`: the verifier has shown that no
//! instruction reads below its frame's operand stack, pushes above the depth it computed, names a slot
//! outside the frame, or leaves the code; the room for a whole frame is reserved when it is pushed.
//! Debug builds assert all of it.

use super::lower::Op;
use crate::memory::Value;
use crate::stack::Stack;

/// Pointers into the running frame. They hold only while the stack does not grow, so they are written
/// back before anything else touches it, and loaded again after.
pub(super) struct Registers {
    /// The next operation.
    ip: *const Op,
    /// One past the top of the operand stack.
    top: *mut Value,
    /// The frame's first local slot.
    locals: *mut Value,
    /// For the assertions: the code, the frame's operand stack and the end of its room.
    #[cfg(debug_assertions)]
    bounds: Bounds,
}

#[cfg(debug_assertions)]
struct Bounds {
    code: std::ops::Range<*const Op>,
    operands: *mut Value,
    room_end: *mut Value,
}

impl Registers {
    /// The registers of a frame of `ops` whose window starts at `base`.
    ///
    /// # Safety
    /// `ip` is at most the length of `ops`; `base + local_count` is at most the stack's length; `ops`
    /// outlives the registers.
    #[inline(always)]
    pub(super) unsafe fn load(
        ops: &[Op],
        ip: usize,
        stack: &mut Stack,
        base: usize,
        local_count: usize,
    ) -> Registers {
        let len = stack.len();
        debug_assert!(ip <= ops.len() && base + local_count <= len);
        let _ = local_count;
        let start = stack.buffer_mut().as_mut_ptr();
        // SAFETY: both offsets are within the stack, `ip` within the code, by the contract.
        unsafe {
            Registers {
                ip: ops.as_ptr().add(ip),
                top: start.add(len),
                locals: start.add(base),
                #[cfg(debug_assertions)]
                bounds: Bounds {
                    code: ops.as_ptr_range(),
                    operands: start.add(base + local_count),
                    room_end: start.add(stack.capacity()),
                },
            }
        }
    }

    /// Write the top back, before anything else looks at the stack.
    #[inline(always)]
    pub(super) fn write_back(&self, stack: &mut Stack) {
        let buffer = stack.buffer_mut();
        // SAFETY: `top` lies in the buffer, and everything below it is initialised.
        unsafe {
            let len = self.top.offset_from_unsigned(buffer.as_mut_ptr());
            buffer.set_len(len);
        }
    }

    /// The instruction pointer as an index.
    #[inline(always)]
    pub(super) fn ip_in(&self, ops: &[Op]) -> u32 {
        // SAFETY: `ip` points into `ops`, or one past its end.
        unsafe { self.ip.offset_from_unsigned(ops.as_ptr()) as u32 }
    }

    /// Fetch the next operation.
    #[inline(always)]
    pub(super) fn fetch(&mut self) -> &'static Op {
        #[cfg(debug_assertions)]
        assert!(
            self.bounds.code.contains(&self.ip),
            "ran past the end of the code"
        );
        // SAFETY: the verifier has shown that no path runs past the end; the code outlives the
        // frame, and the loop uses the reference no longer.
        unsafe {
            let op = &*self.ip;
            self.ip = self.ip.add(1);
            op
        }
    }

    /// Look at the operation `ahead` of the next one, which the lowering has put there.
    #[inline(always)]
    pub(super) fn ahead(&self, ahead: usize) -> &'static Op {
        // SAFETY: as `fetch`; only fused operations look ahead, at what they are made of.
        unsafe {
            let place = self.ip.add(ahead);
            #[cfg(debug_assertions)]
            assert!(self.bounds.code.contains(&place));
            &*place
        }
    }

    /// Skip operations that were done as part of a fused one.
    #[inline(always)]
    pub(super) fn skip(&mut self, count: usize) {
        // SAFETY: as `ahead`.
        unsafe { self.ip = self.ip.add(count) }
    }

    #[inline(always)]
    pub(super) fn jump(&mut self, ops: &[Op], target: u32) {
        debug_assert!((target as usize) < ops.len());
        // SAFETY: the verifier has checked every jump's target.
        unsafe { self.ip = ops.as_ptr().add(target as usize) }
    }

    #[inline(always)]
    pub(super) fn push(&mut self, value: Value) {
        #[cfg(debug_assertions)]
        assert!(self.top < self.bounds.room_end, "operand stack overflow");
        // SAFETY: the frame's room covers the deepest stack the verifier found; the place above
        // the top holds nothing to drop.
        unsafe {
            self.top.write(value);
            self.top = self.top.add(1);
        }
    }

    #[inline(always)]
    pub(super) fn pop(&mut self) -> Value {
        #[cfg(debug_assertions)]
        assert!(self.top > self.bounds.operands, "operand stack underflow");
        // SAFETY: the verifier has shown that the stack is not empty; the value moves out.
        unsafe {
            self.top = self.top.sub(1);
            Value::read_words(self.top)
        }
    }

    /// Drop the top, which holds no object, without reading it: a truth is written as one byte, and
    /// a wider read would wait for it to leave the store buffer.
    #[inline(always)]
    pub(super) fn drop_plain(&mut self) {
        debug_assert!(!matches!(self.peek(0), Value::Object(_)));
        // SAFETY: as `pop`; plain values need no drop.
        unsafe { self.top = self.top.sub(1) }
    }

    /// The value `depth` below the top.
    #[inline(always)]
    pub(super) fn peek(&self, depth: usize) -> &Value {
        // SAFETY: as `pop`.
        unsafe {
            let place = self.top.sub(depth + 1);
            #[cfg(debug_assertions)]
            assert!(place >= self.bounds.operands, "operand stack underflow");
            &*place
        }
    }

    #[inline(always)]
    pub(super) fn peek_mut(&mut self, depth: usize) -> &mut Value {
        // SAFETY: as `pop`.
        unsafe {
            let place = self.top.sub(depth + 1);
            #[cfg(debug_assertions)]
            assert!(place >= self.bounds.operands, "operand stack underflow");
            &mut *place
        }
    }

    /// Replace the two topmost values, which hold no object, by one.
    #[inline(always)]
    pub(super) fn replace_two_plain(&mut self, value: Value) {
        debug_assert!(!matches!(self.peek(0), Value::Object(_)));
        debug_assert!(!matches!(self.peek(1), Value::Object(_)));
        // SAFETY: as `pop`; plain values need no drop.
        unsafe {
            self.top = self.top.sub(1);
            self.top.sub(1).write(value);
        }
    }

    /// Replace the top, which holds no object.
    #[inline(always)]
    pub(super) fn replace_plain(&mut self, value: Value) {
        debug_assert!(!matches!(self.peek(0), Value::Object(_)));
        // SAFETY: as `pop`; plain values need no drop.
        unsafe { self.top.sub(1).write(value) }
    }

    #[inline(always)]
    pub(super) fn local(&self, slot: u32) -> &Value {
        // SAFETY: the verifier has checked the slot against the code's.
        unsafe {
            let place = self.locals.add(slot as usize);
            #[cfg(debug_assertions)]
            assert!(place < self.bounds.operands, "slot outside the frame");
            &*place
        }
    }

    #[inline(always)]
    pub(super) fn local_mut(&mut self, slot: u32) -> &mut Value {
        // SAFETY: as `local`.
        unsafe {
            let place = self.locals.add(slot as usize);
            #[cfg(debug_assertions)]
            assert!(place < self.bounds.operands, "slot outside the frame");
            &mut *place
        }
    }

    /// Drop the values from the top down to place `floor` of the stack: the end of a frame.
    #[inline(always)]
    pub(super) fn cut(&mut self, stack: &mut Stack, floor: usize) {
        let start = stack.buffer_mut().as_mut_ptr();
        // SAFETY: the floor lies below the frame's window, and everything between is initialised.
        unsafe {
            let floor = start.add(floor);
            while self.top > floor {
                self.top = self.top.sub(1);
                std::ptr::drop_in_place(self.top);
            }
        }
    }

    /// Push below the frame's window, where its caller expects the result.
    #[inline(always)]
    pub(super) fn push_raw(&mut self, value: Value) {
        // SAFETY: `cut` has just made room here.
        unsafe {
            self.top.write(value);
            self.top = self.top.add(1);
        }
    }
}
