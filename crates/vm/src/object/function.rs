//! Callables and descriptors: functions, native functions, methods, properties.

use super::{Code, Dict, Str, Tuple, Type};
use crate::builtins::NativeDef;
use crate::memory::{Handle, Value};

/// A function made of guest code.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) code: Handle<Code>,
    pub(crate) globals: Handle<Dict>,
    pub(crate) name: Handle<Str>,
    pub(crate) qualname: Handle<Str>,
    /// Defaults of the last positional parameters, if any.
    pub(crate) defaults: Option<Handle<Tuple>>,
    /// Defaults of keyword-only parameters, by name.
    pub(crate) kwdefaults: Option<Handle<Dict>>,
    /// The cells that the code's free slots take, in order.
    pub(crate) closure: Option<Handle<Tuple>>,
    pub(crate) doc: Value,
    /// `__module__`, once it was set; unbound: what the globals say.
    pub(crate) module: Value,
    /// `__annotations__`; unbound: none yet.
    pub(crate) annotations: Value,
    /// Attributes set on the function.
    pub(crate) attributes: Option<Handle<Dict>>,
}

/// A function of the VM's own, or a method of a builtin type.
#[derive(Debug)]
pub(crate) struct NativeFunction {
    pub(crate) def: &'static NativeDef,
    pub(crate) signature: crate::builtins::Signature,
    /// The type it is a method of, if it is one.
    pub(crate) owner: Option<Handle<Type>>,
    /// The module or type name that messages show before its name.
    pub(crate) qualname: Box<str>,
}

impl NativeFunction {
    /// Whether it takes the object whose attribute it is as its first argument.
    pub(crate) fn is_method(&self) -> bool {
        self.owner.is_some() && self.def.name != "__new__" && !self.def.is_class_method()
    }
}

/// A callable with its first argument.
#[derive(Debug)]
pub(crate) struct BoundMethod {
    pub(crate) function: Value,
    pub(crate) receiver: Value,
}

/// `property(fget, fset, fdel, doc)`; absent parts are None.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) getter: Value,
    pub(crate) setter: Value,
    pub(crate) deleter: Value,
    pub(crate) doc: Value,
}

/// `staticmethod(function)`
#[derive(Debug)]
pub(crate) struct StaticMethod {
    pub(crate) function: Value,
}

/// `classmethod(function)`
#[derive(Debug)]
pub(crate) struct ClassMethod {
    pub(crate) function: Value,
}

/// What a class has under a name of its `__slots__`.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: Handle<Str>,
    pub(crate) class: Handle<Type>,
}

/// `list[int]`: a class with type arguments, which only annotations look at.
#[derive(Debug)]
pub(crate) struct GenericAlias {
    pub(crate) origin: Value,
    pub(crate) args: Handle<Tuple>,
}

/// `super(class, receiver)`: attribute look-up that starts behind `class` in the receiver's MRO.
#[derive(Debug)]
pub(crate) struct Super {
    pub(crate) class: Handle<Type>,
    /// An instance or a class.
    pub(crate) receiver: Value,
    /// The class whose MRO is searched.
    pub(crate) receiver_class: Handle<Type>,
}
