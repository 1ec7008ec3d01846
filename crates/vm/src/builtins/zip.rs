//! `zip`: how one is made.

use super::NativeDef;
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::{Tuple, Zip};

/// Makes one: `zip(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "zip",
    signature: "(*iterables, strict=False)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("zip_new"),
    doc: "",
};

/// What the prelude makes one of.
pub(super) static INTERNAL: &[NativeDef] = natives! {
    /// A zip of a tuple of iterators, whatever they are.
    "_zip" "(iterators, strict, /)" => leaf make;
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let strict = match args[1].bound() {
        Some(strict) => cx.truth(strict)?,
        None => false,
    };
    let iterators = plain_iters(cx, &args[0])?;
    make(cx, &[iterators, Value::Bool(strict)])
}

/// A tuple of `iter(value)` for each value of a tuple, where none is a guest's.
pub(super) fn plain_iters(cx: &mut Context, values: &Value) -> Res<Value> {
    let values = values
        .downcast::<Tuple>()
        .map_or(&[][..], |values| values.items(&cx.heap))
        .to_vec();
    let mut iterators = Vec::with_capacity(values.len());
    for value in &values {
        iterators.push(cx.plain_iter(value)?);
    }
    Ok(cx.heap.tuple_value(iterators)?)
}

/// A tuple of iterators that the prelude hands over.
pub(super) fn iterator_tuple(cx: &mut Context, value: &Value) -> Res<Handle<Tuple>> {
    match value.downcast::<Tuple>() {
        Some(iterators) => Ok(iterators.clone()),
        None => Err(cx.type_error("a tuple of iterators is needed")),
    }
}

fn make(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let iterators = iterator_tuple(cx, &args[0])?;
    let strict = cx.truth(&args[1])?;
    Ok(cx.heap.alloc(Zip { iterators, strict })?.into_value())
}
