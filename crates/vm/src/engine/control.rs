//! Truth: of conditions, `not`, and jumps.

use super::Engine;
use crate::context::Context;
use crate::error::Res;
use crate::frame::{Action, TruthUse};
use crate::memory::Value;
use crate::names::Special;
use crate::number::complex::Complex;
use crate::object::{Dict, DictView, List, NativeInstance, Range, Set, Str, Tuple};

impl Context {
    /// `bool(value)` for values of builtin types; `None` for an instance of a guest class.
    #[inline]
    pub(crate) fn native_truth(&self, value: &Value) -> Option<bool> {
        match value {
            Value::Bool(truth) => Some(*truth),
            Value::Int(value) => Some(*value != 0),
            Value::Float(value) => Some(*value != 0.0),
            Value::None | Value::Unbound => Some(false),
            Value::Ellipsis | Value::NotImplemented => Some(true),
            Value::Object(_) => self.object_truth(value),
        }
    }

    fn object_truth(&self, value: &Value) -> Option<bool> {
        let heap = &self.heap;
        if let Some(string) = value.downcast::<Str>() {
            Some(string.get(heap).len() > 0)
        } else if let Some(list) = value.downcast::<List>() {
            Some(!list.items(heap).is_empty())
        } else if let Some(tuple) = value.downcast::<Tuple>() {
            Some(!tuple.items(heap).is_empty())
        } else if let Some(dict) = value.downcast::<Dict>() {
            Some(dict.get(heap).len() > 0)
        } else if let Some(set) = value.downcast::<Set>() {
            Some(set.get(heap).len() > 0)
        } else if let Some(range) = value.downcast::<Range>() {
            Some(range.get(heap).len() > 0)
        } else if let Some(bytes) = self.byte_handle(value) {
            Some(!bytes.data(heap).is_empty())
        } else if let Some(number) = self.as_complex(value) {
            Some(number != Complex::ZERO)
        } else if let Some(view) = value.downcast::<DictView>() {
            Some(view.get(heap).dict.get(heap).len() > 0)
        } else if self.has_guest_class(value) {
            None
        } else {
            Some(true)
        }
    }

    /// `bool(value)`, as far as no guest `__bool__` or `__len__` is needed.
    pub(crate) fn truth(&mut self, value: &Value) -> Res<bool> {
        if let Some(truth) = self.native_truth(value) {
            return Ok(truth);
        }
        for special in [Special::Bool, Special::Len] {
            if self.guest_special(value, special)?.is_some() {
                return Err(crate::error::Throw::NeedsGuest);
            }
        }
        match value.downcast::<NativeInstance>() {
            Some(instance) => {
                let native = instance.get(&self.heap).native.clone();
                Ok(self.native_truth(&native).unwrap_or(true))
            }
            None => Ok(true),
        }
    }
}

impl Engine {
    /// Use the truth of the top: natively, or through its `__bool__` or `__len__`.
    pub(super) fn truth(&mut self, use_: TruthUse) -> Res<()> {
        if let Some(truth) = self.cx.native_truth(self.stack.peek(0)) {
            self.use_truth(use_, truth);
            return Ok(());
        }
        let value = self.stack.peek(0).clone();
        for (special, length) in [(Special::Bool, false), (Special::Len, true)] {
            if let Some(method) = self.cx.guest_special(&value, special)? {
                let floor = self.stack.len();
                return self.invoke(floor, method, &[value], Action::Truth { use_, length });
            }
        }
        let truth = self.cx.truth(&value)?;
        self.use_truth(use_, truth);
        Ok(())
    }
}
