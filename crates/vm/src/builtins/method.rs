//! `method`: a callable bound to its first argument.

use super::types::Getter;
use super::{NativeCall, NativeDef};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::Value;
use crate::object::BoundMethod;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Call the method.
    "__call__" "(self, /, *args, **kwargs)" => engine Engine::call_callable;
};

/// Computed attributes; further ones are the function's.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__func__",
        get: |cx, value| part(cx, value, |method| &method.function),
    },
    Getter {
        name: "__self__",
        get: |cx, value| part(cx, value, |method| &method.receiver),
    },
];

/// Makes one: `types.MethodType(function, instance)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "method",
    signature: "(function, instance, /)",
    call: NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if args[1].is_none() {
        return Err(cx.type_error("instance must not be None"));
    }
    let method = BoundMethod {
        function: args[0].clone(),
        receiver: args[1].clone(),
    };
    Ok(cx.heap.alloc(method)?.into_value())
}

fn part(cx: &mut Context, value: &Value, part: fn(&BoundMethod) -> &Value) -> Res<Value> {
    Ok(match value.downcast::<BoundMethod>() {
        Some(method) => part(method.get(&cx.heap)).clone(),
        None => Value::Unbound,
    })
}
