//! Exceptions: the table of their methods, and how one is made.

use super::types::Getter;
use super::{NativeCall, NativeDef, natives};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Exception;

/// Methods of `BaseException`.
pub(crate) static METHODS: &[NativeDef] = natives! {};

/// Computed attributes of `BaseException`.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "args",
        get: args,
    },
    Getter {
        name: "__cause__",
        get: cause,
    },
    Getter {
        name: "__context__",
        get: context,
    },
];

/// Exceptions are made by the engine, which knows their class; this row only marks that they can be.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "BaseException",
    signature: "(*args)",
    call: NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

fn new(cx: &mut Context, _args: &[Value]) -> Res<Value> {
    Err(cx.type_error("exceptions are made by calling their class"))
}

fn part(cx: &mut Context, value: &Value, get: fn(&Exception) -> Value) -> Res<Value> {
    Ok(value
        .downcast::<Exception>()
        .map(|e| get(e.get(&cx.heap)))
        .unwrap_or_default())
}

fn args(cx: &mut Context, value: &Value) -> Res<Value> {
    part(cx, value, |exception| exception.args.clone())
}

fn cause(cx: &mut Context, value: &Value) -> Res<Value> {
    part(cx, value, |exception| exception.cause.clone())
}

fn context(cx: &mut Context, value: &Value) -> Res<Value> {
    part(cx, value, |exception| exception.context.clone())
}
