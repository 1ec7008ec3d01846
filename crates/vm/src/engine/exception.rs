//! Exceptions: raising, handling, unwinding.

use super::{Engine, Stop};
use crate::builtins::TypeId;
use crate::error::{Res, Throw};
use crate::frame::Action;
use crate::memory::Value;
use crate::names::Special;
use crate::object::instance::TraceEntry;
use crate::object::{Exception, Tuple, Type};
use std::rc::Rc;

/// How far an exception in flight has come.
#[derive(Debug)]
pub(crate) struct Unwinding {
    /// The frame it is in, counted from the outermost, from 1.
    depth: usize,
    /// Whether somebody will catch it; otherwise the frames stay.
    caught: bool,
    /// Whether the frame is in its traceback already.
    noted: bool,
}

impl Engine {
    /// Find who handles the exception in flight: a handler region of the running frame or of one that
    /// waits for it. If nobody does, the frames stay as they are and the run stops.
    pub(super) fn unwind(&mut self) -> Result<(), Stop> {
        let unwinding = self.begin_unwinding();
        self.go_on_unwinding(unwinding)
    }

    fn begin_unwinding(&mut self) -> Unwinding {
        let reraising = std::mem::take(&mut self.reraising);
        if !reraising {
            self.set_context();
        }
        Unwinding {
            depth: self.frames.len(),
            caught: self.is_caught(),
            noted: reraising,
        }
    }

    /// Unwind from where `unwinding` stands. A limit leaves it in `Engine::unwinding`, to go on
    /// from there.
    pub(super) fn go_on_unwinding(&mut self, mut unwinding: Unwinding) -> Result<(), Stop> {
        while unwinding.depth > 0 {
            match self.unwind_frame(&mut unwinding) {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                // Another exception is in flight.
                Err(Throw::Exception) => unwinding = self.begin_unwinding(),
                Err(Throw::Fault(fault)) => {
                    self.unwinding = Some(unwinding);
                    return Err(Stop::Fault(fault));
                }
                Err(Throw::NeedsGuest) => return Err(Stop::Fault(crate::error::Fault::Internal)),
            }
        }
        Err(Stop::Raised)
    }

    /// Let the exception pass one frame; whether it was caught. A limit is met before anything is
    /// changed.
    fn unwind_frame(&mut self, unwinding: &mut Unwinding) -> Res<bool> {
        if !std::mem::replace(&mut unwinding.noted, true)
            && let Err(throw) = self.add_trace_entry(unwinding.depth - 1)
        {
            unwinding.noted = false;
            return Err(throw);
        }
        if unwinding.caught {
            if self.enter_handler() {
                return Ok(true);
            }
            if let Some(caught) = self.pop_unwound_frame()? {
                return Ok(caught);
            }
        }
        unwinding.depth -= 1;
        unwinding.noted = false;
        Ok(false)
    }

    /// Whether a handler or an action of any frame will take the exception.
    fn is_caught(&mut self) -> bool {
        for index in (0..self.frames.len()).rev() {
            let frame = &self.frames[index];
            if frame
                .lowered
                .code()
                .handler_at(frame.ip.saturating_sub(1))
                .is_some()
            {
                return true;
            }
            // A generator turns a StopIteration that leaves it into a RuntimeError.
            let action = frame.action;
            if frame.generator().is_none() && self.action_catches(action) {
                return true;
            }
        }
        false
    }

    /// Pop the frame the exception leaves, so that it is in the one below. `Some` ends the unwinding:
    /// the exception was caught, or another one is in flight.
    fn pop_unwound_frame(&mut self) -> Res<Option<bool>> {
        let leaves_generator = self.frame().generator().is_some();
        // Made before the frame goes, so that a limit leaves all as it is.
        let replacement = match leaves_generator {
            true => self.stop_iteration_in_generator()?,
            false => None,
        };
        let Some(frame) = self.frames.pop() else {
            return Ok(None);
        };
        self.stack.truncate(frame.floor as usize);
        if let Some(extra) = &frame.extra
            && let Some(generator) = &extra.generator
        {
            self.generator_returned(generator, extra.resumed_handled.clone());
            return match replacement {
                Some(error) => Err(self.cx.raise_value(error)),
                None => Ok(None),
            };
        }
        if self.action_catches(frame.action) {
            return self
                .complete_stop_iteration(frame.action)
                .map(|()| Some(true));
        }
        Ok(None)
    }

    /// PEP 479: a StopIteration that leaves a generator's body becomes a RuntimeError.
    fn stop_iteration_in_generator(&mut self) -> Res<Option<Value>> {
        let raised = self.cx.raised.clone();
        if !self.cx.exception_is(&raised, TypeId::StopIteration) {
            return Ok(None);
        }
        let error = self.cx.new_exception(
            TypeId::RuntimeError,
            "generator raised StopIteration".into(),
        )?;
        if let Some(exception) = error.downcast::<Exception>() {
            let exception = exception.get_mut(&mut self.cx.heap);
            exception.cause = raised.clone();
            exception.context = raised;
            exception.suppress_context = true;
        }
        Ok(Some(error))
    }

    /// If the running instruction is guarded, go to its handler with the exception pushed.
    fn enter_handler(&mut self) -> bool {
        let frame = self.frame();
        let Some(handler) = frame.lowered.code().handler_at(frame.ip.saturating_sub(1)) else {
            return false;
        };
        let (target, depth) = (handler.target, handler.depth as usize);
        let start = self.operands_start();
        self.stack.truncate(start + depth);
        let exception = std::mem::take(&mut self.cx.raised);
        self.stack.push(exception);
        self.frame_mut().ip = target;
        true
    }

    /// Note the place in the frame at `depth` in the exception's traceback.
    fn add_trace_entry(&mut self, depth: usize) -> Res<()> {
        let frame = &self.frames[depth];
        if frame.lowered.internal {
            return Ok(());
        }
        let entry = TraceEntry {
            code: Rc::clone(&frame.lowered),
            globals: frame.globals.clone(),
            ip: frame.ip.saturating_sub(1),
        };
        let Some(exception) = self.cx.raised.downcast::<Exception>().cloned() else {
            return Ok(());
        };
        let (exception, account) = exception.edit(&mut self.cx.heap);
        exception.trace.push(account, entry)?;
        Ok(())
    }

    /// A new exception raised while another is handled has that one as its context.
    fn set_context(&mut self) {
        let handled = self.cx.handled.clone();
        if handled.downcast::<Exception>().is_none() || handled.is(&self.cx.raised) {
            return;
        }
        let Some(raised) = self.cx.raised.downcast::<Exception>().cloned() else {
            return;
        };
        // Where the raised one is itself among the contexts of the handled one, cut it out there.
        let mut current = handled.clone();
        for _ in 0..CONTEXT_CHAIN_MAX {
            let Some(exception) = current.downcast::<Exception>().cloned() else {
                break;
            };
            let next = exception.get(&self.cx.heap).context.clone();
            if next.is(&self.cx.raised) {
                exception.get_mut(&mut self.cx.heap).context = Value::None;
                break;
            }
            current = next;
        }
        raised.get_mut(&mut self.cx.heap).context = handled;
    }

    // The instructions.

    pub(super) fn push_exc(&mut self) -> Res<()> {
        let exception = self.stack.peek(0).clone();
        let previous = std::mem::replace(&mut self.cx.handled, exception);
        let exception = std::mem::replace(self.stack.peek_mut(0), previous);
        self.stack.push(exception);
        Ok(())
    }

    pub(super) fn pop_exc(&mut self) -> Res<()> {
        self.cx.handled = self.stack.pop();
        Ok(())
    }

    pub(super) fn check_exc_match(&mut self) -> Res<()> {
        let (exception, class) = self.stack.top_two();
        let (exception, class) = (exception.clone(), class.clone());
        let matches = self.exception_matches(&exception, &class)?;
        self.stack.replace_top(1, Value::Bool(matches));
        Ok(())
    }

    /// Whether an exception is an instance of a class or of one of a tuple of classes.
    pub(crate) fn exception_matches(&mut self, exception: &Value, class: &Value) -> Res<bool> {
        let classes = match class.downcast::<Tuple>() {
            Some(tuple) => tuple.items(&self.cx.heap).to_vec(),
            None => vec![class.clone()],
        };
        if classes
            .iter()
            .any(|class| !self.cx.is_exception_class(class))
        {
            let message = "catching classes that do not inherit from BaseException is not allowed";
            return Err(self.cx.type_error(message));
        }
        let found = self.cx.type_of(exception)?;
        let is_match = |class: &Value| {
            class
                .downcast::<Type>()
                .is_some_and(|class| self.cx.is_subclass(&found, class))
        };
        Ok(classes.iter().any(is_match))
    }

    /// RAISE: `raise`, `raise exception`, `raise exception from cause`.
    pub(super) fn raise_op(&mut self, count: u32) -> Res<()> {
        if count == 0 {
            // PUSH_EXC of hand-written code takes any value.
            if self.cx.handled.downcast::<Exception>().is_none() {
                let message = "No active exception to reraise";
                return Err(self.cx.raise(TypeId::RuntimeError, message));
            }
            self.reraising = true;
            let handled = self.cx.handled.clone();
            return Err(self.cx.raise_value(handled));
        }
        let exception = self.stack.peek(count as usize - 1).clone();
        let cause = (count > 1).then(|| self.stack.peek(0).clone());
        let cause_class = cause
            .as_ref()
            .is_some_and(|cause| self.cx.is_exception_class(cause));
        if self.cx.is_exception_class(&exception) && self.class_needs_guest(&exception)?
            || cause_class
        {
            // Making an instance may run guest code: the prelude raises it.
            let floor = self.stack.len() - count as usize;
            let mut args = vec![exception];
            args.extend(cause);
            let entry = if count == 1 {
                "raise_class"
            } else {
                "raise_from"
            };
            return self.call_prelude(entry, floor, args, Action::Discard);
        }
        let exception = self.as_exception(exception)?;
        if let Some(cause) = cause {
            if !cause.is_none() && cause.downcast::<Exception>().is_none() {
                return Err(self
                    .cx
                    .type_error("exception causes must derive from BaseException"));
            }
            if let Some(exception) = exception.downcast::<Exception>().cloned() {
                let exception = exception.get_mut(&mut self.cx.heap);
                exception.cause = cause;
                exception.suppress_context = true;
            }
        }
        Err(self.cx.raise_value(exception))
    }

    /// Whether making an instance of an exception class runs guest code.
    fn class_needs_guest(&mut self, class: &Value) -> Res<bool> {
        let Some(class) = class.downcast::<Type>().cloned() else {
            return Ok(false);
        };
        for special in [Special::Init, Special::New] {
            let name = self.cx.special(special)?;
            let found = self.cx.lookup(&class, &name)?;
            if found.is_some_and(|found| !self.cx.is_native_method(&found)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// An exception, or a new instance of an exception class.
    fn as_exception(&mut self, value: Value) -> Res<Value> {
        if value.downcast::<Exception>().is_some() {
            return Ok(value);
        }
        if self.cx.is_exception_class(&value)
            && let Some(class) = value.downcast::<Type>().cloned()
        {
            return self.cx.make_exception(&class, Vec::new(), &[]);
        }
        Err(self
            .cx
            .type_error("exceptions must derive from BaseException"))
    }

    pub(super) fn reraise(&mut self) -> Res<()> {
        let exception = self.stack.peek(0).clone();
        if exception.downcast::<Exception>().is_none() {
            return Err(self
                .cx
                .type_error("exceptions must derive from BaseException"));
        }
        self.reraising = true;
        Err(self.cx.raise_value(exception))
    }

    /// `exit(type, exception, traceback)` of a `with` block that ends by an exception.
    pub(super) fn with_except_start(&mut self) -> Res<()> {
        let exception = self.stack.peek(0).clone();
        let exit = self.stack.peek(2).clone();
        let class = self.cx.type_of(&exception)?.into_value();
        let floor = self.stack.len();
        let traceback = self.cx.traceback_of(&exception)?;
        self.invoke(floor, exit, &[class, exception, traceback], Action::Push)
    }

    /// Raise an exception inside the running frame, as `generator.throw` does.
    pub(super) fn raise_here(&mut self, exception: Value) -> Throw {
        self.cx.raise_value(exception)
    }
}

/// A chain of contexts is followed no further.
const CONTEXT_CHAIN_MAX: usize = 1000;
