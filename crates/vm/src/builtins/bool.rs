//! `bool`: the table of its methods, and how one is made.

use super::types::Getter;
use super::{NativeDef, natives};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;

/// Makes one: `bool(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "bool",
    signature: "(*args)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

fn new(cx: &mut Context, _args: &[Value]) -> Res<Value> {
    Err(cx.raise(
        super::TypeId::NotImplementedError,
        "bool() is not there yet",
    ))
}
