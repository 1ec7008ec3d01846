//! `tuple`: the table of its methods, and how one is made.

use super::types::Getter;
use super::{NativeDef, natives};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `tuple(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "tuple",
    signature: "(*args)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

fn new(cx: &mut Context, _args: &[Value]) -> Res<Value> {
    Err(cx.raise(
        super::TypeId::NotImplementedError,
        "tuple() is not there yet",
    ))
}
