//! Builtin functions of objects, attributes and namespaces.

use crate::builtins::NativeDef;
use crate::context::Context;
use crate::engine::Engine;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::object::{BoundMethod, Function, NativeFunction, StaticMethod, Tuple, Type};

/// Functions of objects, attributes and namespaces.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    /// Whether an object can be called.
    "callable" "(obj, /)" => leaf callable;
    /// Delete an attribute.
    "delattr" "(obj, name, /)" => engine Engine::delattr_builtin;
    /// Names of an object's attributes, or of the variables here, sorted.
    "dir" "(object=None, /)" => engine Engine::dir_builtin;
    /// An attribute, or a default if there is none.
    "getattr" "(object, name, default=None, /)" => engine Engine::getattr_builtin;
    /// The namespace of the running module.
    "globals" "()" => engine Engine::globals_builtin;
    /// Whether an object has an attribute.
    "hasattr" "(obj, name, /)" => engine Engine::hasattr_builtin;
    /// A number that no other living object has.
    "id" "(obj, /)" => leaf id;
    /// Whether an object is an instance of a class or of one of several.
    "isinstance" "(obj, class_or_tuple, /)" => leaf isinstance, else "isinstance_of";
    /// Whether a class is another one or derives from it.
    "issubclass" "(cls, class_or_tuple, /)" => leaf issubclass, else "issubclass_of";
    /// The variables here, by name.
    "locals" "()" => engine Engine::locals_builtin;
    /// Set an attribute.
    "setattr" "(obj, name, value, /)" => engine Engine::setattr_builtin;
    /// The dict of an object's own attributes, or the variables here.
    "vars" "(object=None, /)" => engine Engine::vars_builtin;
};

/// Tuples of classes nested deeper are left to the prelude, whose frames are bounded.
const NESTED_MAX: usize = 50;

fn callable(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let value = &args[0];
    let builtin = value.downcast::<Function>().is_some()
        || value.downcast::<NativeFunction>().is_some()
        || value.downcast::<BoundMethod>().is_some()
        || value.downcast::<StaticMethod>().is_some()
        || value.downcast::<Type>().is_some();
    let found = builtin || cx.lookup_special(value, Special::Call)?.is_some();
    Ok(Value::Bool(found))
}

fn id(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(Value::Int(cx.identity(&args[0])))
}

fn isinstance(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.instance_matches(&args[0], &args[1], 0).map(Value::Bool)
}

fn issubclass(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.subclass_matches(&args[0], &args[1], 0).map(Value::Bool)
}

impl Context {
    /// `isinstance(value, classes)`, as far as no guest method is needed.
    fn instance_matches(&mut self, value: &Value, classes: &Value, depth: usize) -> Res<bool> {
        let class = self.type_of(value)?;
        if classes.is(&class.to_value()) {
            return Ok(true);
        }
        if let Some(tuple) = classes.downcast::<Tuple>().cloned() {
            return self.any_of(&tuple, depth, |cx, class| {
                cx.instance_matches(value, class, depth + 1)
            });
        }
        if self
            .guest_special(classes, Special::InstanceCheck)?
            .is_some()
        {
            return Err(Throw::NeedsGuest);
        }
        match classes.downcast::<Type>() {
            Some(base) => Ok(self.is_subclass(&class, base)),
            None => {
                let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                Err(self.type_error(message))
            }
        }
    }

    /// `issubclass(class, classes)`, as far as no guest method is needed.
    fn subclass_matches(&mut self, class: &Value, classes: &Value, depth: usize) -> Res<bool> {
        if let Some(tuple) = classes.downcast::<Tuple>().cloned() {
            return self.any_of(&tuple, depth, |cx, base| {
                cx.subclass_matches(class, base, depth + 1)
            });
        }
        if self
            .guest_special(classes, Special::SubclassCheck)?
            .is_some()
        {
            return Err(Throw::NeedsGuest);
        }
        let Some(class) = class.downcast::<Type>() else {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        };
        match classes.downcast::<Type>() {
            Some(base) => Ok(self.is_subclass(class, base)),
            None => {
                let message = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
                Err(self.type_error(message))
            }
        }
    }

    fn any_of(
        &mut self,
        classes: &crate::memory::Handle<Tuple>,
        depth: usize,
        mut matches: impl FnMut(&mut Context, &Value) -> Res<bool>,
    ) -> Res<bool> {
        if depth >= NESTED_MAX {
            return Err(Throw::NeedsGuest);
        }
        let items = classes.items(&self.heap).to_vec();
        self.charge_items(items.len())?;
        for item in &items {
            if matches(self, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
