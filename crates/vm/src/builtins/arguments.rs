//! What native functions ask of their arguments.

use super::TypeId;
use crate::context::Context;
use crate::error::{Fault, Res, Throw};
use crate::memory::{Handle, Payload, Value};
use crate::names::Special;
use crate::object::Tuple;
use dashu_int::IBig;

/// The receiver of a method, whose type the call has checked.
pub(super) fn receiver<T: Payload>(args: &[Value]) -> Res<Handle<T>> {
    args.first()
        .and_then(Value::downcast::<T>)
        .cloned()
        .ok_or(Throw::Fault(Fault::Internal))
}

/// The only one of the positional arguments given as a tuple.
pub(crate) fn exactly_one(cx: &mut Context, name: &str, given: &Value) -> Res<Value> {
    let given = given
        .downcast::<Tuple>()
        .map_or(&[][..], |given| given.items(&cx.heap));
    if let [only] = given {
        return Ok(only.clone());
    }
    let count = given.len();
    Err(cx.type_error(format!("{name} expected 1 argument, got {count}")))
}

impl Context {
    /// An argument that must be an integer, or have an `__index__`.
    pub(crate) fn integer_argument(&mut self, value: &Value) -> Res<IBig> {
        if let Some(number) = self.as_ibig(value) {
            return Ok(number);
        }
        if let Some(inner) = self.unwrapped(value)
            && let Some(number) = self.as_ibig(&inner)
        {
            return Ok(number);
        }
        if self.guest_special(value, Special::Index)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
        let name = self.type_name(value);
        self.not_an_integer(&name)
    }

    fn not_an_integer<T>(&mut self, name: &str) -> Res<T> {
        let message = format!("'{name}' object cannot be interpreted as an integer");
        Err(self.type_error(message))
    }

    /// An argument that must be an index-sized integer.
    pub(crate) fn index_argument(&mut self, value: &Value) -> Res<i64> {
        if let Some(index) = self.as_index(value) {
            return Ok(index);
        }
        let number = self.integer_argument(value)?;
        match i64::try_from(&number) {
            Ok(index) => Ok(index),
            Err(_) => {
                let message = "Python int too large to convert to C ssize_t";
                Err(self.raise(TypeId::OverflowError, message))
            }
        }
    }

    /// An optional bound of a search: an index that saturates at 64 bits; `default` if it is missing.
    pub(crate) fn search_bound(&mut self, value: &Value, default: i64) -> Res<i64> {
        if value.is_unbound() {
            return Ok(default);
        }
        if let Some(index) = self.as_index(value) {
            return Ok(index);
        }
        if let Some(big) = self.as_ibig(value) {
            let negative = big < IBig::ZERO;
            return Ok(if negative { i64::MIN } else { i64::MAX });
        }
        if self.guest_special(value, Special::Index)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
        let message = "slice indices must be integers or have an __index__ method";
        Err(self.type_error(message))
    }

    /// Whether a value can be called.
    pub(crate) fn can_be_called(&mut self, value: &Value) -> Res<bool> {
        let id = self.builtin_type_id(value);
        let callable = matches!(
            id,
            TypeId::Function
                | TypeId::NativeFunction
                | TypeId::MethodDescriptor
                | TypeId::Method
                | TypeId::StaticMethod
                | TypeId::Type
        );
        Ok(callable || self.guest_special(value, Special::Call)?.is_some())
    }
}
