//! `staticmethod`: a function in a class that is bound in its own way.

use super::types::Getter;
use super::{NativeCall, NativeDef};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::StaticMethod;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {};

/// Computed attributes; further ones are the function's.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__func__",
        get: function,
    },
    Getter {
        name: "__wrapped__",
        get: function,
    },
];

/// Makes one: `staticmethod(function)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "staticmethod",
    signature: "(function, /)",
    call: NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let function = args[0].clone();
    Ok(cx.heap.alloc(StaticMethod { function })?.into_value())
}

fn function(cx: &mut Context, value: &Value) -> Res<Value> {
    let inner = cx.unwrapped(value);
    let method = inner.as_ref().unwrap_or(value).downcast::<StaticMethod>();
    Ok(method.map_or(Value::Unbound, |method| {
        method.get(&cx.heap).function.clone()
    }))
}
