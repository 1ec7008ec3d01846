//! `reversed`: the table of its methods, and how one is made.

use super::types::Getter;
use super::{NativeDef, natives};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;

/// Makes one: `reversed(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "reversed",
    signature: "(*args)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

fn new(cx: &mut Context, _args: &[Value]) -> Res<Value> {
    Err(cx.raise(
        super::TypeId::NotImplementedError,
        "reversed() is not there yet",
    ))
}
