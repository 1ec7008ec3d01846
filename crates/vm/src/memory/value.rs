//! Values: what a stack slot, a variable or a list item holds.

use super::ObjectRef;
use std::mem::MaybeUninit;

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
    /// One test and a copy of both words; the derived form branches on every tag.
    #[inline(always)]
    fn clone(&self) -> Value {
        if let Value::Object(object) = self {
            std::mem::forget(object.clone());
        }
        // SAFETY: every variant but `Object` is plain data, and for an object the copy owns the
        // count that was just added.
        unsafe { Value::read_words(self) }
    }
}

impl Value {
    /// The value itself, moved word by word: for values that a function has just returned through
    /// memory.
    #[inline(always)]
    pub(crate) fn by_words(self) -> Value {
        let held = std::mem::ManuallyDrop::new(self);
        // SAFETY: the original is never dropped.
        unsafe { Value::read_words(&*held) }
    }

    /// Read a value word by word.
    ///
    /// Values are mostly written as two words, a tag and a payload; one wide load of both must wait
    /// until the writes have left the store buffer, which cost calls half their time. The volatile
    /// reads keep the compiler from joining the two.
    ///
    /// # Safety
    /// As `std::ptr::read`.
    #[inline(always)]
    pub(crate) unsafe fn read_words(place: *const Value) -> Value {
        let words = place.cast::<MaybeUninit<u64>>();
        // SAFETY: a value is two words, each maybe uninitialised in part; whoever may read the
        // value may read them.
        unsafe {
            let pair = [words.read_volatile(), words.add(1).read_volatile()];
            std::mem::transmute::<[MaybeUninit<u64>; 2], Value>(pair)
        }
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
