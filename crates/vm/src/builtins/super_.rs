//! `super`: attribute look-up behind a class.

use super::types::Getter;
use super::{NativeCall, NativeDef};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Super;

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__self__",
        get: receiver,
    },
    Getter {
        name: "__self_class__",
        get: receiver_class,
    },
    Getter {
        name: "__thisclass__",
        get: class,
    },
];

/// Makes one: `super()`, `super(class, object)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "super",
    signature: "(*args)",
    call: NativeCall::Engine(Engine::super_builtin),
    prelude: None,
    doc: "",
};

fn part(cx: &mut Context, value: &Value, part: fn(&Super) -> Value) -> Res<Value> {
    Ok(value
        .downcast::<Super>()
        .map_or(Value::Unbound, |lookup| part(lookup.get(&cx.heap))))
}

fn receiver(cx: &mut Context, value: &Value) -> Res<Value> {
    part(cx, value, |lookup| lookup.receiver.clone())
}

fn receiver_class(cx: &mut Context, value: &Value) -> Res<Value> {
    part(cx, value, |lookup| lookup.receiver_class.to_value())
}

fn class(cx: &mut Context, value: &Value) -> Res<Value> {
    part(cx, value, |lookup| lookup.class.to_value())
}
