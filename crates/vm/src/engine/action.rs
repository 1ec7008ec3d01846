//! Return actions: what happens when a call ends.

use super::Engine;
use crate::builtins::TypeId;
use crate::error::{Res, Throw};
use crate::frame::{Action, TruthUse};
use crate::memory::Value;

impl Engine {
    /// RETURN_VALUE: leave the running frame. A value comes back when the run ends with it.
    #[inline]
    pub(super) fn return_value(&mut self) -> Res<Option<Value>> {
        let value = self.stack.pop();
        if let Some(frame) = self.frames.last()
            && frame.action == Action::Push
            && frame.extra.is_none()
        {
            // Dropped where it lies: moving a frame out costs more than all the rest.
            let floor = frame.floor as usize;
            self.frames.truncate(self.frames.len() - 1);
            self.stack.truncate(floor);
            self.stack.push(value);
            return Ok(None);
        }
        self.return_specially(value)
    }

    /// As `return_value`, for frames with more than the usual to do.
    fn return_specially(&mut self, value: Value) -> Res<Option<Value>> {
        let Some(frame) = self.frames.pop() else {
            return Ok(Some(value));
        };
        self.stack.truncate(frame.floor as usize);
        if let Some(extra) = &frame.extra
            && let Some(generator) = &extra.generator
        {
            self.generator_returned(generator, extra.resumed_handled.clone());
            return self.complete_exhausted(frame.action, value).map(|()| None);
        }
        match frame.action {
            Action::Push => {
                self.stack.push(value);
                Ok(None)
            }
            Action::Finish => Ok(Some(value)),
            action => self.complete(action, value).map(|()| None),
        }
    }

    /// Do what an action says with a result; the stack is cut to the call's floor.
    pub(super) fn complete(&mut self, action: Action, value: Value) -> Res<()> {
        match action {
            Action::Push | Action::Finish => {
                self.stack.push(value);
                Ok(())
            }
            Action::Method => {
                self.stack.push(value);
                self.stack.push(Value::Unbound);
                Ok(())
            }
            Action::Discard => Ok(()),
            Action::Retry => {
                self.stack.push(value);
                self.frame_mut().ip -= 1;
                Ok(())
            }
            Action::Init => {
                if value.is_none() {
                    return Ok(());
                }
                let name = self.cx.type_name(&value);
                let message = format!("__init__() should return None, not '{name}'");
                Err(self.cx.type_error(message))
            }
            Action::Truth { use_, length } => {
                let truth = self.truth_of_result(&value, length)?;
                self.use_truth(use_, truth);
                Ok(())
            }
            Action::Binary { operator, stage } => {
                if matches!(value, Value::NotImplemented) {
                    return self.binary_next(operator, Some(stage));
                }
                self.stack.replace_top(2, value);
                Ok(())
            }
            Action::Compare {
                operator,
                reflected,
            } => {
                if matches!(value, Value::NotImplemented) {
                    return self.compare_next(operator, reflected);
                }
                self.stack.replace_top(2, value);
                Ok(())
            }
            Action::Contains { negate } => self.contains_result(value, negate),
            Action::ForIter { .. } => {
                self.stack.push(value);
                Ok(())
            }
            Action::Iter => self.iter_result(value),
            Action::YieldFrom => self.yield_from_yielded(value),
        }
    }

    /// A generator ended: for whoever waits for an item this is exhaustion, with the generator's
    /// result.
    pub(super) fn complete_exhausted(&mut self, action: Action, result: Value) -> Res<()> {
        match action {
            Action::ForIter { target } => {
                self.end_loop(target);
                Ok(())
            }
            Action::YieldFrom => {
                // The iterator below becomes the result.
                self.stack.replace_top(1, result);
                Ok(())
            }
            _ => {
                let class = self.cx.builtin_type(TypeId::StopIteration)?;
                let args = if result.is_none() {
                    Vec::new()
                } else {
                    vec![result]
                };
                let exception = self.cx.make_exception(&class, args, &[])?;
                Err(self.cx.raise_value(exception))
            }
        }
    }

    /// Whether the action of a frame catches the exception in flight: a loop or a delegation whose
    /// iterator raised `StopIteration`.
    pub(super) fn action_catches(&mut self, action: Action) -> bool {
        matches!(action, Action::ForIter { .. } | Action::YieldFrom) && {
            let raised = self.cx.raised.clone();
            self.cx.exception_is(&raised, TypeId::StopIteration)
        }
    }

    /// Go on after an action caught the `StopIteration` in flight.
    pub(super) fn complete_stop_iteration(&mut self, action: Action) -> Res<()> {
        let raised = std::mem::take(&mut self.cx.raised);
        let result = self.stop_iteration_value(&raised);
        self.complete_exhausted(action, result)
    }

    /// The value a `StopIteration` carries.
    pub(super) fn stop_iteration_value(&self, exception: &Value) -> Value {
        self.cx.exception_field(exception, 0)
    }

    /// Pop the iterator of a loop and leave the loop.
    pub(super) fn end_loop(&mut self, target: u32) {
        drop(self.stack.pop());
        self.frame_mut().ip = target;
    }

    fn truth_of_result(&mut self, value: &Value, length: bool) -> Res<bool> {
        match value {
            Value::Bool(truth) if !length => Ok(*truth),
            Value::Int(length_value) if length => {
                if *length_value < 0 {
                    return Err(self.cx.value_error("__len__() should return >= 0"));
                }
                Ok(*length_value > 0)
            }
            Value::Bool(truth) => Ok(*truth),
            _ => Err(self.bad_truth(value, length)),
        }
    }

    #[cold]
    fn bad_truth(&mut self, value: &Value, length: bool) -> Throw {
        let name = self.cx.type_name(value);
        if length {
            return self.cx.type_error(format!(
                "'{name}' object cannot be interpreted as an integer"
            ));
        }
        self.cx
            .type_error(format!("__bool__ should return bool, returned {name}"))
    }

    /// Drop the operand and use its truth.
    pub(super) fn use_truth(&mut self, use_: TruthUse, truth: bool) {
        match use_ {
            TruthUse::Push => self.stack.replace_top(1, Value::Bool(truth)),
            TruthUse::Not => self.stack.replace_top(1, Value::Bool(!truth)),
            TruthUse::JumpIfTrue(target) | TruthUse::JumpIfFalse(target) => {
                drop(self.stack.pop());
                if truth == matches!(use_, TruthUse::JumpIfTrue(_)) {
                    self.frame_mut().ip = target;
                }
            }
        }
    }
}
