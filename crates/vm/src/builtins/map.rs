//! `map`: how one is made.

use super::NativeDef;
use super::zip::{iterator_tuple, plain_iters};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::{Map, Tuple};

/// Makes one: `map(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "map",
    signature: "(*args, strict=False)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("map_new"),
    doc: "",
};

/// What the prelude makes one of.
pub(super) static INTERNAL: &[NativeDef] = natives! {
    /// A map of a function over a tuple of iterators, whatever they are.
    "_map" "(function, iterators, strict, /)" => leaf make;
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let given = match args[0].downcast::<Tuple>() {
        Some(given) => given.items(&cx.heap).to_vec(),
        None => Vec::new(),
    };
    let [function, iterables @ ..] = given.as_slice() else {
        return Err(cx.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(cx.type_error("map() must have at least two arguments."));
    }
    let strict = match args[1].bound() {
        Some(strict) => cx.truth(strict)?,
        None => false,
    };
    let iterables = cx.heap.tuple_value(iterables)?;
    let iterators = plain_iters(cx, &iterables)?;
    make(cx, &[function.clone(), iterators, Value::Bool(strict)])
}

fn make(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let map = Map {
        function: args[0].clone(),
        iterators: iterator_tuple(cx, &args[1])?,
        strict: cx.truth(&args[2])?,
    };
    Ok(cx.heap.alloc(map)?.into_value())
}
