//! `builtin_function_or_method` and `method_descriptor`: functions of the VM's own.

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::{BoundMethod, NativeFunction};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Call the function.
    "__call__" "(self, /, *args, **kwargs)" => engine Engine::call_callable;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__doc__",
        get: doc,
    },
    Getter {
        name: "__module__",
        get: module,
    },
    Getter {
        name: "__name__",
        get: name,
    },
    Getter {
        name: "__objclass__",
        get: owner,
    },
    Getter {
        name: "__qualname__",
        get: qualname,
    },
    Getter {
        name: "__self__",
        get: receiver,
    },
    Getter {
        name: "__text_signature__",
        get: signature,
    },
];

/// The function, also inside a method bound to a builtin value.
fn of(cx: &mut Context, value: &Value) -> Res<Handle<NativeFunction>> {
    let function = match value.downcast::<BoundMethod>() {
        Some(method) => method.get(&cx.heap).function.clone(),
        None => value.clone(),
    };
    match function.downcast::<NativeFunction>() {
        Some(function) => Ok(function.clone()),
        None => Err(cx.type_error("a builtin function is needed")),
    }
}

fn doc(cx: &mut Context, value: &Value) -> Res<Value> {
    let doc = of(cx, value)?.get(&cx.heap).def.doc.trim();
    match doc.is_empty() {
        true => Ok(Value::None),
        false => cx.constant_str(doc),
    }
}

/// Functions have a module, methods have none.
fn module(cx: &mut Context, value: &Value) -> Res<Value> {
    let function = of(cx, value)?;
    let payload = function.get(&cx.heap);
    if payload.owner.is_some() {
        return Ok(match value.downcast::<BoundMethod>() {
            Some(_) => Value::None,
            None => Value::Unbound,
        });
    }
    cx.constant_str("builtins")
}

fn name(cx: &mut Context, value: &Value) -> Res<Value> {
    let name = of(cx, value)?.get(&cx.heap).def.name;
    cx.constant_str(name)
}

fn qualname(cx: &mut Context, value: &Value) -> Res<Value> {
    let function = of(cx, value)?;
    let function = function.get(&cx.heap);
    // The functions of a module show its name in messages only.
    let qualname = match function.owner {
        Some(_) => function.qualname.to_string(),
        None => function.def.name.to_string(),
    };
    cx.constant_str(&qualname)
}

fn owner(cx: &mut Context, value: &Value) -> Res<Value> {
    let function = of(cx, value)?;
    let owner = function.get(&cx.heap).owner.as_ref();
    let bound = value.downcast::<BoundMethod>().is_some();
    Ok(owner
        .filter(|_| !bound)
        .map_or(Value::Unbound, Handle::to_value))
}

fn receiver(cx: &mut Context, value: &Value) -> Res<Value> {
    Ok(match value.downcast::<BoundMethod>() {
        Some(method) => method.get(&cx.heap).receiver.clone(),
        None => Value::Unbound,
    })
}

fn signature(cx: &mut Context, value: &Value) -> Res<Value> {
    let text = of(cx, value)?.get(&cx.heap).def.signature;
    cx.constant_str(&text.replacen("(self", "($self", 1))
}
