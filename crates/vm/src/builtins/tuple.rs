//! `tuple`: the table of its methods, and how one is made.

use super::NativeDef;
use super::arguments::receiver;
use super::list::{count_equal, find_equal};
use super::types::Getter;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Tuple;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// How many items are equal to a value.
    "count" "(self, value, /)" => leaf count, else "sequence_count";
    /// The first index of a value.
    "index" "(self, value, start=0, stop=9223372036854775807, /)" => leaf index, else "tuple_index";
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `tuple(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "tuple",
    signature: "(iterable=(), /)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("tuple_new"),
    doc: "",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(iterable) = args[0].bound() else {
        return Ok(cx.heap.tuple_value(Vec::new())?);
    };
    if iterable.downcast::<Tuple>().is_some() {
        return Ok(iterable.clone());
    }
    let items = cx.collect(iterable)?;
    Ok(cx.heap.tuple_value(items)?)
}

fn count(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let tuple = receiver::<Tuple>(args)?;
    count_equal(cx, &args[1], |cx, at| {
        tuple.items(&cx.heap).get(at).cloned()
    })
}

fn index(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let tuple = receiver::<Tuple>(args)?;
    let bounds = (
        cx.search_bound(&args[2], 0)?,
        cx.search_bound(&args[3], i64::MAX)?,
    );
    let len = tuple.items(&cx.heap).len();
    let found = find_equal(cx, &args[1], bounds, len, |cx, at| {
        tuple.items(&cx.heap).get(at).cloned()
    })?;
    match found {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(cx.value_error("tuple.index(x): x not in tuple")),
    }
}
