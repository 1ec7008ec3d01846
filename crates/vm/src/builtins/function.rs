//! `function`: functions made of guest code, and the cells of their closures.

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::{Cell, Function};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Call the function.
    "__call__" "(self, /, *args, **kwargs)" => engine Engine::call_callable;
    /// Bind the function to an object.
    "__get__" "(self, instance, owner=None, /)" => leaf bind;
};

/// Computed attributes. `__dict__` and what is stored in it come from `object`.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__annotations__",
        get: annotations,
    },
    Getter {
        name: "__closure__",
        get: closure,
    },
    Getter {
        name: "__code__",
        get: |cx, value| Ok(of(cx, value)?.get(&cx.heap).code.to_value()),
    },
    Getter {
        name: "__defaults__",
        get: defaults,
    },
    Getter {
        name: "__doc__",
        get: |cx, value| Ok(of(cx, value)?.get(&cx.heap).doc.clone()),
    },
    Getter {
        name: "__globals__",
        get: |cx, value| Ok(of(cx, value)?.get(&cx.heap).globals.to_value()),
    },
    Getter {
        name: "__kwdefaults__",
        get: kwdefaults,
    },
    Getter {
        name: "__module__",
        get: module,
    },
    Getter {
        name: "__name__",
        get: |cx, value| Ok(of(cx, value)?.get(&cx.heap).name.to_value()),
    },
    Getter {
        name: "__qualname__",
        get: |cx, value| Ok(of(cx, value)?.get(&cx.heap).qualname.to_value()),
    },
    Getter {
        name: "__type_params__",
        get: |cx, _| Ok(cx.heap.tuple_value([])?),
    },
];

/// Computed attributes of cells.
pub(crate) static CELL_GETTERS: &[Getter] = &[Getter {
    name: "cell_contents",
    get: cell_contents,
}];

fn of(cx: &mut Context, value: &Value) -> Res<Handle<Function>> {
    match value.downcast::<Function>() {
        Some(function) => Ok(function.clone()),
        None => Err(cx.type_error("a function is needed")),
    }
}

fn bind(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if args[1].is_none() {
        return Ok(args[0].clone());
    }
    let method = crate::object::BoundMethod {
        function: args[0].clone(),
        receiver: args[1].clone(),
    };
    Ok(cx.heap.alloc(method)?.into_value())
}

fn annotations(cx: &mut Context, value: &Value) -> Res<Value> {
    let function = of(cx, value)?;
    let held = function.get(&cx.heap).annotations.clone();
    if !held.is_unbound() {
        return Ok(held);
    }
    let empty = cx.heap.alloc(crate::object::Dict::default())?.into_value();
    function.get_mut(&mut cx.heap).annotations = empty.clone();
    Ok(empty)
}

fn closure(cx: &mut Context, value: &Value) -> Res<Value> {
    let function = of(cx, value)?;
    let closure = function.get(&cx.heap).closure.as_ref();
    Ok(closure.map_or(Value::None, Handle::to_value))
}

fn defaults(cx: &mut Context, value: &Value) -> Res<Value> {
    let function = of(cx, value)?;
    let defaults = function.get(&cx.heap).defaults.as_ref();
    Ok(defaults.map_or(Value::None, Handle::to_value))
}

fn kwdefaults(cx: &mut Context, value: &Value) -> Res<Value> {
    let function = of(cx, value)?;
    let defaults = function.get(&cx.heap).kwdefaults.as_ref();
    Ok(defaults.map_or(Value::None, Handle::to_value))
}

/// The module the function says it is from, or that its globals name.
fn module(cx: &mut Context, value: &Value) -> Res<Value> {
    let function = of(cx, value)?;
    let held = function.get(&cx.heap).module.clone();
    if !held.is_unbound() {
        return Ok(held);
    }
    let globals = function.get(&cx.heap).globals.clone();
    let name = cx.special(Special::Name)?;
    Ok(cx.namespace_get(&globals, &name).unwrap_or(Value::None))
}

fn cell_contents(cx: &mut Context, value: &Value) -> Res<Value> {
    let content = value
        .downcast::<Cell>()
        .map(|cell| cell.get(&cx.heap).content.clone())
        .unwrap_or_default();
    match content.is_unbound() {
        true => Err(cx.value_error("cell is empty")),
        false => Ok(content),
    }
}
