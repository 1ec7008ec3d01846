//! Exceptions as values: their texts and their special attributes.

use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::{Exception, Str, Tuple};

impl Context {
    /// Finish a new exception of a builtin class: attributes that its arguments give.
    pub(crate) fn init_exception(&mut self, exception: &Value) -> Res<()> {
        let _ = exception;
        Ok(())
    }

    /// An exception's arguments.
    pub(crate) fn exception_args(&self, exception: &Value) -> Vec<Value> {
        let args = exception
            .downcast::<Exception>()
            .map(|e| e.get(&self.heap).args.clone());
        let args = args.and_then(|args| args.downcast::<Tuple>().cloned());
        args.map(|args| args.items(&self.heap).to_vec())
            .unwrap_or_default()
    }

    pub(crate) fn exception_arg_count(&self, exception: &Value) -> usize {
        self.exception_args(exception).len()
    }

    /// `str(exception)`, as `BaseException` and its builtin subclasses define it.
    pub(crate) fn exception_str(&mut self, exception: &Value) -> Res<String> {
        let args = self.exception_args(exception);
        match args.as_slice() {
            [] => Ok(String::new()),
            [only] => {
                if self.exception_is(exception, crate::builtins::TypeId::KeyError) {
                    return self.repr(only);
                }
                // Exceptions within exceptions are left to the prelude, whose frames are bounded,
                // but for one level.
                if only.downcast::<Exception>().is_some() {
                    let inner = self.exception_args(only);
                    let nested = |value: &Value| value.downcast::<Exception>().is_some();
                    if inner.iter().any(nested) {
                        return Err(crate::error::Throw::NeedsGuest);
                    }
                }
                self.str(only)
            }
            _ => {
                let args = self.heap.tuple_value(args)?;
                self.repr(&args)
            }
        }
    }

    /// Set one of the special attributes of exceptions; whether it is one.
    pub(crate) fn store_exception_attribute(
        &mut self,
        exception: &Handle<Exception>,
        name: &Handle<Str>,
        value: &Value,
    ) -> Res<bool> {
        let text = name.text(&self.heap).to_string();
        match text.as_str() {
            "args" => {
                let items = self.collect(value)?;
                let args = self.heap.tuple_value(items)?;
                exception.get_mut(&mut self.heap).args = args;
            }
            "__cause__" => {
                let payload = exception.get_mut(&mut self.heap);
                payload.cause = value.clone();
                payload.suppress_context = true;
            }
            "__context__" => exception.get_mut(&mut self.heap).context = value.clone(),
            "__suppress_context__" => {
                let truth = self.truth(value)?;
                exception.get_mut(&mut self.heap).suppress_context = truth;
            }
            "__traceback__" => {
                if value.is_none() {
                    exception.get_mut(&mut self.heap).trace.truncate(0);
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}
