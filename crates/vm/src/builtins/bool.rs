//! `bool`: how one is made.

use super::NativeDef;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;

/// Makes one: `bool(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "bool",
    signature: "(object=False, /)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("bool_new"),
    doc: "bool(object=False) -> whether the object counts as true",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match args[0].is_unbound() {
        true => Ok(Value::Bool(false)),
        false => cx.truth(&args[0]).map(Value::Bool),
    }
}
