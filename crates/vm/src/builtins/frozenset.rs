//! `frozenset`: the table of its methods, and how one is made.

use super::types::Getter;
use super::{NativeDef, set};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Set;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The set itself, since it cannot change.
    "copy" "(self, /)" => leaf copy;
    /// A set of the items that are in no other iterable.
    "difference" "(self, /, *others)" => leaf set::difference;
    /// A set of the items that are in all iterables.
    "intersection" "(self, /, *others)" => leaf set::intersection;
    /// Whether no item is in the other iterable.
    "isdisjoint" "(self, other, /)" => leaf set::isdisjoint;
    /// Whether all items are in the other iterable.
    "issubset" "(self, other, /)" => leaf set::issubset;
    /// Whether all items of the other iterable are here.
    "issuperset" "(self, other, /)" => leaf set::issuperset;
    /// A set of the items that are in just one of both.
    "symmetric_difference" "(self, other, /)"
        => leaf set::symmetric_difference;
    /// A set of the items of all iterables.
    "union" "(self, /, *others)" => leaf set::union;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `frozenset(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "frozenset",
    signature: "(iterable=(), /)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("frozenset_new"),
    doc: "",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if let Some(iterable) = args[0].bound()
        && let Some(set) = iterable.downcast::<Set>()
        && set.get(&cx.heap).frozen
    {
        return Ok(iterable.clone());
    }
    set::new_set(cx, &args[0], true)
}

fn copy(_: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(args[0].clone())
}
