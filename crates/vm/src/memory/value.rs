//! Values: what a stack slot, a variable or a list item holds.

use super::ObjectRef;

/// A Python object reference, or the small immutable objects that need no heap.
///
/// Sixteen bytes: a tag and a payload. Integers of 64 bits, floats, booleans and the singletons are
/// inline and never counted; everything else is an [`ObjectRef`].
#[derive(Debug, Default)]
#[repr(u64)]
pub(crate) enum Value {
    /// No value: an unbound slot, a missing argument. Guest code never sees it.
    #[default]
    Unbound,
    None,
    Ellipsis,
    NotImplemented,
    Bool(bool),
    Int(i64),
    Float(f64),
    Object(ObjectRef),
}

const _: () = assert!(size_of::<Value>() == 16);

impl Clone for Value {
    /// One test and a copy of both words; the derived form branches on every tag, which made the
    /// whole engine a third slower.
    #[inline(always)]
    fn clone(&self) -> Value {
        if let Value::Object(object) = self {
            std::mem::forget(object.clone());
        }
        // SAFETY: every variant but `Object` is plain data, and for an object the copy owns the
        // count that was just added.
        unsafe { std::ptr::read(self) }
    }
}

impl Value {
    pub(crate) fn is_unbound(&self) -> bool {
        matches!(self, Value::Unbound)
    }

    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// The value, unless it is unbound.
    pub(crate) fn bound(&self) -> Option<&Value> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// `self is other`, as Python defines it; inline values are identical when they are equal bit
    /// by bit.
    pub(crate) fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Object(a), Value::Object(b)) => a == b,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::None, Value::None)
            | (Value::Ellipsis, Value::Ellipsis)
            | (Value::NotImplemented, Value::NotImplemented)
            | (Value::Unbound, Value::Unbound) => true,
            _ => false,
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Int(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Value {
        Value::Float(value)
    }
}
