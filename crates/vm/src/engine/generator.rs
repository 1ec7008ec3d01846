//! Generators: frames that leave the stack and come back.

use super::call::Window;
use super::lower::Lowered;
use super::{Engine, SavedFrame};
use crate::builtins::TypeId;
use crate::error::{Res, Throw};
use crate::frame::{Action, Frame, FrameExtra};
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::iterator::GeneratorState;
use crate::object::{Function, Generator, Tuple};
use hognose_bytecode::Opcode;
use std::rc::Rc;

/// What a generator is resumed with: a value sent, or an exception thrown.
pub(crate) type Resumption = Result<Value, Value>;

impl Engine {
    /// Call a generator function: bind its arguments into a new generator.
    pub(super) fn call_generator(
        &mut self,
        function: &Handle<Function>,
        lowered: &Rc<Lowered>,
        window: Window,
        names: Option<&Handle<Tuple>>,
    ) -> Res<()> {
        let slots = self.bind_arguments(function, lowered, window, names)?;
        self.make_generator(function, lowered, slots, window)
    }

    /// A new generator whose parameter slots are filled, as the result of a call.
    pub(super) fn make_generator(
        &mut self,
        function: &Handle<Function>,
        lowered: &Rc<Lowered>,
        mut slots: Vec<Value>,
        window: Window,
    ) -> Res<()> {
        slots.resize(lowered.local_count, Value::Unbound);
        let payload = function.get(&self.cx.heap);
        let cells = payload
            .closure
            .as_ref()
            .map_or(&[][..], |c| c.items(&self.cx.heap));
        for (slot, cell) in slots[lowered.free_start..].iter_mut().zip(cells) {
            *slot = cell.clone();
        }
        let frame = SavedFrame {
            lowered: Rc::clone(lowered),
            ip: 0,
            window: slots,
            globals: payload.globals.clone(),
            namespace: None,
            handled: Value::None,
            started: false,
        };
        let (name, qualname) = (payload.name.clone(), payload.qualname.clone());
        let state = GeneratorState::Suspended(Box::new(frame));
        let generator = self.cx.heap.alloc(Generator {
            name,
            qualname,
            state,
        })?;
        self.finish_call(window, generator.into_value())
    }

    /// Go on with a generator; what it yields is the result of a call with this floor and action.
    pub(crate) fn resume(
        &mut self,
        generator: &Handle<Generator>,
        resumption: Resumption,
        floor: usize,
        action: Action,
    ) -> Res<()> {
        match &generator.get(&self.cx.heap).state {
            GeneratorState::Running => {
                return Err(self.cx.value_error("generator already executing"));
            }
            GeneratorState::Finished => return self.resume_finished(resumption, floor, action),
            GeneratorState::Suspended(frame) => {
                let sends = resumption.as_ref().is_ok_and(|value| !value.is_none());
                if !frame.started && sends {
                    let message = "can't send non-None value to a just-started generator";
                    return Err(self.cx.type_error(message));
                }
                if self.frames.len() >= self.cx.recursion_limit() {
                    return Err(self.recursion_error());
                }
                let room = frame.lowered.frame_size + 1;
                self.stack.reserve(self.cx.heap.account(), room)?;
                self.reserve_frame()?;
            }
        }
        let payload = generator.get_mut(&mut self.cx.heap);
        let state = std::mem::replace(&mut payload.state, GeneratorState::Running);
        let GeneratorState::Suspended(saved) = state else {
            return Ok(());
        };
        self.cx.heap.account().release(saved.size());
        let saved = *saved;
        if !saved.started && resumption.is_err() {
            // Nothing has run: the exception is raised as if at the start.
            generator.get_mut(&mut self.cx.heap).state = GeneratorState::Finished;
            return self.resume_finished(resumption, floor, action);
        }
        self.stack.truncate(floor);
        let resumed_handled = self.cx.handled.clone();
        if !saved.handled.is_none() {
            self.cx.handled = saved.handled;
        }
        for value in saved.window {
            self.stack.push(value);
        }
        self.push_frame_record(Frame {
            lowered: saved.lowered,
            ip: saved.ip,
            base: floor as u32,
            floor: floor as u32,
            action,
            globals: saved.globals,
            extra: Some(Box::new(FrameExtra {
                namespace: saved.namespace,
                generator: Some(generator.clone()),
                resumed_handled,
            })),
        })?;
        match resumption {
            Ok(value) => {
                if saved.started {
                    self.stack.push(value);
                }
                Ok(())
            }
            Err(exception) => self.throw_into_frame(exception),
        }
    }

    fn resume_finished(&mut self, resumption: Resumption, floor: usize, action: Action) -> Res<()> {
        match resumption {
            Ok(_) => {
                self.stack.truncate(floor);
                self.complete_exhausted(action, Value::None)
            }
            Err(exception) => Err(self.cx.raise_value(exception)),
        }
    }

    /// Raise an exception where the generator on top stands; a generator that delegates passes it on.
    fn throw_into_frame(&mut self, exception: Value) -> Res<()> {
        let frame = self.frame();
        let waiting = frame.lowered.ops.get(frame.ip as usize).map(|op| op.opcode);
        if waiting == Some(Opcode::YieldFrom) {
            // The frame stands before YIELD_FROM, with the sub-iterator on top.
            self.frame_mut().ip += 1;
            let inner = self.stack.peek(0).clone();
            let floor = self.stack.len();
            return self.call_prelude(
                "throw_into",
                floor,
                vec![inner, exception],
                Action::YieldFrom,
            );
        }
        Err(self.raise_here(exception))
    }

    /// YIELD_VALUE: take the running frame off the stack; its value is the result of the resume.
    pub(super) fn yield_value(&mut self) -> Res<()> {
        self.charge_suspension()?;
        let value = self.stack.pop();
        self.suspend(value)
    }

    /// Pay for what the running generator is about to leave the stack with, and see that those that
    /// delegate to it, which yield at the same time, can pay too.
    fn charge_suspension(&mut self) -> Res<()> {
        let account = self.cx.heap.account();
        let mut end = self.stack.len();
        let mut total = 0;
        for frame in self.frames.iter().rev() {
            total += SavedFrame::size_for(end.saturating_sub(frame.base as usize));
            end = frame.base as usize;
            if frame.action != Action::YieldFrom {
                break;
            }
        }
        account.check(total)?;
        Ok(())
    }

    fn suspend(&mut self, value: Value) -> Res<()> {
        let Some(frame) = self.frames.pop() else {
            return Err(Throw::Fault(crate::error::Fault::Internal));
        };
        let window = self.stack.take_from(frame.base as usize);
        let size = SavedFrame::size_for(window.len());
        self.cx.heap.account().charge(size)?;
        let extra = frame.extra.map(|extra| *extra).unwrap_or_default();
        let own_handled = match self.cx.handled.is(&extra.resumed_handled) {
            true => Value::None,
            false => self.cx.handled.clone(),
        };
        self.cx.handled = extra.resumed_handled;
        if let Some(generator) = &extra.generator {
            let saved = SavedFrame {
                lowered: frame.lowered,
                ip: frame.ip,
                window,
                globals: frame.globals,
                namespace: extra.namespace,
                handled: own_handled,
                started: true,
            };
            let payload = generator.get_mut(&mut self.cx.heap);
            payload.state = GeneratorState::Suspended(Box::new(saved));
        }
        self.stack.truncate(frame.floor as usize);
        self.complete(frame.action, value)
    }

    /// A generator's frame is gone for good.
    pub(super) fn generator_returned(&mut self, generator: &Handle<Generator>, handled: Value) {
        generator.get_mut(&mut self.cx.heap).state = GeneratorState::Finished;
        self.cx.handled = handled;
    }

    // Delegation.

    pub(super) fn get_yield_from_iter(&mut self) -> Res<()> {
        if self.stack.peek(0).downcast::<Generator>().is_some() {
            return Ok(());
        }
        self.get_iter()
    }

    /// YIELD_FROM: `[iterator value] -> [result]`, yielding what the iterator yields until it ends.
    pub(super) fn yield_from(&mut self) -> Res<()> {
        let (iterator, value) = self.stack.top_two();
        let (iterator, value) = (iterator.clone(), value.clone());
        let floor = self.stack.len() - 1;
        let action = Action::YieldFrom;
        if let Some(generator) = iterator.downcast::<Generator>() {
            return self.resume(&generator.clone(), Ok(value), floor, action);
        }
        if !value.is_none() {
            return self.call_prelude("send_to", floor, vec![iterator, value], action);
        }
        match self.cx.native_next(&iterator) {
            Ok(Some(item)) => {
                self.stack.truncate(floor);
                self.complete(action, item)
            }
            Ok(None) => {
                self.stack.truncate(floor);
                self.complete_exhausted(action, Value::None)
            }
            Err(Throw::NeedsGuest) => self.step_iterator(&iterator, floor, action),
            Err(throw) => Err(throw),
        }
    }

    /// The sub-iterator yielded: so does the running generator, and it will run YIELD_FROM again with
    /// what it is sent.
    pub(super) fn yield_from_yielded(&mut self, value: Value) -> Res<()> {
        self.frame_mut().ip -= 1;
        self.suspend(value)
    }

    // The generator's methods.

    /// `generator.send(value)`
    pub(crate) fn generator_send(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (generator, value) = (args[0].clone(), args[1].clone());
        match generator.downcast::<Generator>() {
            Some(generator) => {
                self.resume(&generator.clone(), Ok(value), window.floor, window.action)
            }
            None => Err(self.cx.type_error("send() needs a generator")),
        }
    }

    /// `generator.__next__()`
    pub(crate) fn generator_next(&mut self, window: Window) -> Res<()> {
        match self
            .stack
            .get(window.start)
            .downcast::<Generator>()
            .cloned()
        {
            Some(generator) => {
                self.resume(&generator, Ok(Value::None), window.floor, window.action)
            }
            None => Err(self.cx.type_error("__next__() needs a generator")),
        }
    }

    /// `throw(type[, value[, traceback]])`: of an exception instance; the prelude makes one of a
    /// class.
    pub(crate) fn generator_throw(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (generator, exception) = (args[0].clone(), args[1].clone());
        let (value, traceback) = (args[2].clone(), args[3].clone());
        let alone = (value.is_unbound() || value.is_none())
            && (traceback.is_unbound() || traceback.is_none());
        if exception.downcast::<crate::object::Exception>().is_none() || !alone {
            let slots = vec![generator, exception, value, traceback];
            return self.enter_prelude("generator_throw", window, slots);
        }
        match generator.downcast::<Generator>() {
            Some(generator) => self.resume(
                &generator.clone(),
                Err(exception),
                window.floor,
                window.action,
            ),
            None => Err(self.cx.type_error("throw() needs a generator")),
        }
    }

    /// `next(iterator)`
    pub(crate) fn next_builtin(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (iterator, default) = (args[0].clone(), args.get(1).cloned().unwrap_or_default());
        match self.cx.native_next(&iterator) {
            Ok(Some(item)) => self.finish_call(window, item),
            Ok(None) if !default.is_unbound() => self.finish_call(window, default),
            Ok(None) => Err(self.cx.raise_stop_iteration()),
            Err(Throw::NeedsGuest) if default.is_unbound() => {
                let is_iterator = self.cx.is_builtin_iterator(&iterator)
                    || self.cx.guest_special(&iterator, Special::Next)?.is_some();
                if !is_iterator {
                    let name = self.cx.type_name(&iterator);
                    return Err(self
                        .cx
                        .type_error(format!("'{name}' object is not an iterator")));
                }
                self.step_iterator(&iterator, window.floor, window.action)
            }
            Err(Throw::NeedsGuest) => self.call_prelude(
                "next_default",
                window.floor,
                vec![iterator, default],
                window.action,
            ),
            Err(throw) => Err(throw),
        }
    }
}

impl crate::context::Context {
    /// Raise a `StopIteration` without a value.
    pub(crate) fn raise_stop_iteration(&mut self) -> Throw {
        let made = self
            .builtin_type(TypeId::StopIteration)
            .and_then(|class| self.new_exception_of(&class, Vec::new()));
        match made {
            Ok(exception) => self.raise_value(exception),
            Err(throw) => throw,
        }
    }
}
