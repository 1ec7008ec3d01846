//! `object`: what every object has.

use super::types::Getter;
use super::{NativeCall, NativeDef};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::object::{Exception, Instance, Str};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Delete an attribute, by the rules every object starts with.
    "__delattr__" "(self, name, /)" => engine Engine::plain_delattr;
    /// Names of the attributes, as a list.
    "__dir__" "(self, /)" => leaf dir;
    /// Whether two objects are one and the same, or have the same builtin value.
    "__eq__" "(self, value, /)" => leaf eq;
    /// The text in a format string.
    "__format__" "(self, format_spec, /)" => leaf format, else "object_format";
    /// Comparisons that nothing supports.
    "__ge__" "(self, value, /)" => leaf not_implemented;
    /// Get an attribute, by the rules every object starts with.
    "__getattribute__" "(self, name, /)" => engine Engine::plain_getattr;
    /// Comparisons that nothing supports.
    "__gt__" "(self, value, /)" => leaf not_implemented;
    /// A hash by identity, or of the builtin value.
    "__hash__" "(self, /)" => leaf hash;
    /// Nothing is to be done for a new object.
    "__init__" "(self, /, *args, **kwargs)" => engine Engine::object_init;
    /// Nothing is to be done for a new subclass.
    "__init_subclass__" "(cls)" => leaf init_subclass;
    /// Comparisons that nothing supports.
    "__le__" "(self, value, /)" => leaf not_implemented;
    /// Comparisons that nothing supports.
    "__lt__" "(self, value, /)" => leaf not_implemented;
    /// The opposite of `__eq__`.
    "__ne__" "(self, value, /)" => leaf ne, else "object_ne";
    /// Objects cannot be pickled.
    "__reduce__" "(self, /)" => leaf reduce;
    /// Objects cannot be pickled.
    "__reduce_ex__" "(self, protocol, /)" => leaf reduce;
    /// The class and the identity, or the builtin value.
    "__repr__" "(self, /)" => leaf repr, else "own_repr_of";
    /// Set an attribute, by the rules every object starts with.
    "__setattr__" "(self, name, value, /)" => engine Engine::plain_setattr;
    /// The same as `repr()`, unless the builtin value has a text of its own.
    "__str__" "(self, /)" => leaf str, else "object_str";
    /// Nothing counts as a subclass beside real ones.
    "__subclasshook__" "(cls, object, /)" => leaf not_implemented;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__class__",
        get: class,
    },
    Getter {
        name: "__dict__",
        get: dict,
    },
    Getter {
        name: "__doc__",
        get: doc,
    },
];

/// Makes one: `object()`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "object",
    signature: "(*args, **kwargs)",
    call: NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

/// `__new__` of every builtin type whose values can be made; the type is the method's owner.
pub(crate) static NEW_METHOD: NativeDef = NativeDef {
    name: "__new__",
    signature: "(type, /, *args, **kwargs)",
    call: NativeCall::Engine(Engine::new_builtin),
    prelude: None,
    doc: "Create and return a new object.",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if cx.truth(&args[0])? || cx.truth(&args[1])? {
        return Err(cx.type_error("object() takes no arguments"));
    }
    Ok(cx.heap.alloc(Instance::default())?.into_value())
}

fn class(cx: &mut Context, value: &Value) -> Res<Value> {
    cx.type_of(value).map(|class| class.into_value())
}

/// The dict of the object's own attributes, if it keeps them in one.
fn dict(cx: &mut Context, value: &Value) -> Res<Value> {
    match cx.attribute_dict(value)? {
        Some(dict) => Ok(dict.into_value()),
        None => Ok(Value::Unbound),
    }
}

fn doc(cx: &mut Context, value: &Value) -> Res<Value> {
    let class = cx.type_of(value)?;
    cx.class_doc(&class)
}

fn dir(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let names = cx.attribute_names(&args[0])?;
    cx.sorted_names(names)
}

fn not_implemented(_: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(Value::NotImplemented)
}

/// Whether a value is an instance of a guest class that holds nothing of a builtin type.
fn is_plain_instance(cx: &Context, value: &Value) -> bool {
    cx.has_guest_class(value) && cx.unwrapped(value).is_none()
}

fn eq(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if args[0].is(&args[1]) {
        return Ok(Value::Bool(true));
    }
    if is_plain_instance(cx, &args[0]) || args[0].downcast::<Instance>().is_some() {
        return Ok(Value::NotImplemented);
    }
    let inner = |cx: &Context, value: &Value| cx.unwrapped(value).unwrap_or_else(|| value.clone());
    let (left, right) = (inner(cx, &args[0]), inner(cx, &args[1]));
    if cx.builtin_type_id(&left) == cx.builtin_type_id(&right)
        || cx.compare_numbers(&left, &right).is_some()
    {
        return cx.equal(&left, &right).map(Value::Bool);
    }
    Ok(Value::NotImplemented)
}

/// `__ne__` asks `__eq__`, which the guest may have defined.
fn ne(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if cx.guest_special(&args[0], Special::Eq)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    Ok(match eq(cx, args)? {
        Value::Bool(equal) => Value::Bool(!equal),
        other => other,
    })
}

fn hash(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if let Some(inner) = cx.unwrapped(&args[0]) {
        return cx.hash(&inner).map(Value::Int);
    }
    if cx.has_guest_class(&args[0]) {
        return Ok(Value::Int(cx.identity_hash(&args[0])));
    }
    cx.hash(&args[0]).map(Value::Int)
}

fn init_subclass(_: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(Value::None)
}

fn reduce(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let name = cx.type_name(&args[0]);
    Err(cx.type_error(format!("cannot pickle '{name}' object: not supported")))
}

fn repr(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let text = cx.own_repr(&args[0])?;
    cx.new_str(text)
}

fn str(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if let Some(inner) = cx.unwrapped(&args[0])
        && cx.guest_special(&args[0], Special::Repr)?.is_none()
    {
        return cx.str_value(&inner);
    }
    if args[0].downcast::<Exception>().is_some() {
        let text = cx.exception_str(&args[0])?;
        return cx.new_str(text);
    }
    cx.repr_value(&args[0])
}

fn format(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(spec) = args[1].downcast::<Str>() else {
        let found = cx.type_name(&args[1]);
        return Err(cx.type_error(format!("__format__() argument must be str, not {found}")));
    };
    let spec = spec.text(&cx.heap).to_string();
    if let Some(inner) = cx.unwrapped(&args[0]) {
        return cx.format_value(&inner, &spec);
    }
    if !cx.has_guest_class(&args[0]) {
        return cx.format_value(&args[0], &spec);
    }
    if spec.is_empty() {
        return cx.str_value(&args[0]);
    }
    let name = cx.type_name(&args[0]);
    Err(cx.type_error(format!(
        "unsupported format string passed to {name}.__format__"
    )))
}
