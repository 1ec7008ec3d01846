//! Classes: builtin types and guest classes.

use super::{Dict, Str};
use crate::builtins::{NativeType, TypeId};
use crate::memory::{Buffer, Handle, Value};
use std::cell::{Cell, OnceCell};

/// A class.
#[derive(Debug)]
pub(crate) struct Type {
    pub(crate) name: Handle<Str>,
    pub(crate) qualname: Handle<Str>,
    pub(crate) bases: Vec<Handle<Type>>,
    /// The method resolution order behind the class itself.
    pub(crate) mro: Vec<Handle<Type>>,
    pub(crate) dict: Handle<Dict>,
    /// The table behind a builtin type: its methods become entries of `dict` on first use.
    pub(crate) native: Option<&'static NativeType>,
    /// The builtin type that decides what instances hold.
    pub(crate) layout: TypeId,
    /// The shape of new instances, 0 until one is made.
    pub(crate) root_shape: Cell<u32>,
    /// The shape of instances in dict mode, 0 until one is.
    pub(crate) dict_shape: Cell<u32>,
    /// How many attributes instances came to have: room made for new ones at once.
    pub(crate) expected_slots: Cell<u32>,
    /// The function that makes a builtin type's values, made on first use.
    pub(crate) constructor: OnceCell<Value>,
    /// Names of `__slots__`, those of the bases first.
    pub(crate) members: Box<[Handle<Str>]>,
    /// Whether instances have attributes of any other name: a dict.
    pub(crate) has_dict: bool,
    /// Classes that derive from it directly, in the order they were made.
    pub(crate) subclasses: Buffer<Handle<Type>>,
}

impl Type {
    pub(crate) fn buffer_size(&self) -> usize {
        (self.bases.capacity() + self.mro.capacity() + self.members.len())
            * size_of::<Handle<Type>>()
            + self.subclasses.size()
    }

    /// Whether this is a builtin type rather than a guest class.
    pub(crate) fn is_builtin(&self) -> bool {
        self.native.is_some()
    }
}
