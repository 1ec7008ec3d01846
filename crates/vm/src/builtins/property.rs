//! `property`: computed attributes.

use super::types::Getter;
use super::{NativeCall, NativeDef};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::{Function, Property};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Delete the attribute of an object.
    "__delete__" "(self, instance, /)" => engine Engine::property_delete;
    /// The attribute of an object.
    "__get__" "(self, instance, owner=None, /)" => engine Engine::property_get;
    /// Set the attribute of an object.
    "__set__" "(self, instance, value, /)" => engine Engine::property_set;
    /// A copy with another deleter.
    "deleter" "(self, fdel, /)" => leaf with_deleter;
    /// A copy with another getter.
    "getter" "(self, fget, /)" => leaf with_getter;
    /// A copy with another setter.
    "setter" "(self, fset, /)" => leaf with_setter;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__doc__",
        get: |cx, value| part(cx, value, |property| &property.doc),
    },
    Getter {
        name: "__isabstractmethod__",
        get: |_, _| Ok(Value::Bool(false)),
    },
    Getter {
        name: "__name__",
        get: name,
    },
    Getter {
        name: "fdel",
        get: |cx, value| part(cx, value, |property| &property.deleter),
    },
    Getter {
        name: "fget",
        get: |cx, value| part(cx, value, |property| &property.getter),
    },
    Getter {
        name: "fset",
        get: |cx, value| part(cx, value, |property| &property.setter),
    },
];

/// Makes one: `property(fget, fset, fdel, doc)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "property",
    signature: "(fget=None, fset=None, fdel=None, doc=None)",
    call: NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let given = |index: usize| args[index].bound().cloned().unwrap_or(Value::None);
    let mut property = Property {
        getter: given(0),
        setter: given(1),
        deleter: given(2),
        doc: given(3),
    };
    if property.doc.is_none() {
        property.doc = doc_of(cx, &property.getter);
    }
    Ok(cx.heap.alloc(property)?.into_value())
}

/// The docstring a property takes over from its getter.
fn doc_of(cx: &Context, getter: &Value) -> Value {
    match getter.downcast::<Function>() {
        Some(function) => function.get(&cx.heap).doc.clone(),
        None => Value::None,
    }
}

/// The property itself, also inside an instance of a class that derives from `property`.
pub(crate) fn property_of(cx: &Context, value: &Value) -> Option<Handle<Property>> {
    let inner = cx.unwrapped(value);
    inner
        .as_ref()
        .unwrap_or(value)
        .downcast::<Property>()
        .cloned()
}

fn of(cx: &mut Context, value: &Value) -> Res<Handle<Property>> {
    match property_of(cx, value) {
        Some(property) => Ok(property),
        None => Err(cx.type_error("a property is needed")),
    }
}

fn part(cx: &mut Context, value: &Value, part: fn(&Property) -> &Value) -> Res<Value> {
    let property = of(cx, value)?;
    Ok(part(property.get(&cx.heap)).clone())
}

fn name(cx: &mut Context, value: &Value) -> Res<Value> {
    let property = of(cx, value)?;
    let getter = property.get(&cx.heap).getter.clone();
    match getter.downcast::<Function>() {
        Some(function) => Ok(function.get(&cx.heap).name.to_value()),
        None => Ok(Value::Unbound),
    }
}

fn copy(cx: &mut Context, value: &Value, change: impl FnOnce(&mut Property)) -> Res<Value> {
    if cx.unwrapped(value).is_some() {
        // The copy would have to be made by the subclass.
        return Err(Throw::NeedsGuest);
    }
    let property = of(cx, value)?;
    let property = property.get(&cx.heap);
    let mut copy = Property {
        getter: property.getter.clone(),
        setter: property.setter.clone(),
        deleter: property.deleter.clone(),
        doc: property.doc.clone(),
    };
    change(&mut copy);
    if copy.doc.is_none() {
        copy.doc = doc_of(cx, &copy.getter);
    }
    Ok(cx.heap.alloc(copy)?.into_value())
}

fn with_getter(cx: &mut Context, args: &[Value]) -> Res<Value> {
    copy(cx, &args[0], |property| {
        property.getter = args[1].clone();
        property.doc = Value::None;
    })
}

fn with_setter(cx: &mut Context, args: &[Value]) -> Res<Value> {
    copy(cx, &args[0], |property| property.setter = args[1].clone())
}

fn with_deleter(cx: &mut Context, args: &[Value]) -> Res<Value> {
    copy(cx, &args[0], |property| property.deleter = args[1].clone())
}
