//! Builtin functions over iterables and containers.

use crate::builtins::{NativeDef, natives};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::Value;
use crate::object::{Bytes, Dict, DictView, List, Range, Set, Str, Tuple};

/// Functions over iterables and containers.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    /// The number of items of a container.
    "len" "(obj, /)" => leaf len, else "len_of";
    /// The next item of an iterator.
    "next" "(iterator, default=None, /)" => engine Engine::next_builtin;
};

fn len(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let inner = cx.unwrapped(&args[0]);
    if cx
        .guest_special(&args[0], crate::names::Special::Len)?
        .is_some()
    {
        return Err(crate::error::Throw::NeedsGuest);
    }
    let value = inner.as_ref().unwrap_or(&args[0]);
    let heap = &cx.heap;
    let len = if let Some(list) = value.downcast::<List>() {
        list.items(heap).len()
    } else if let Some(string) = value.downcast::<Str>() {
        string.get(heap).len()
    } else if let Some(tuple) = value.downcast::<Tuple>() {
        tuple.items(heap).len()
    } else if let Some(dict) = value.downcast::<Dict>() {
        dict.get(heap).len()
    } else if let Some(set) = value.downcast::<Set>() {
        set.get(heap).len()
    } else if let Some(bytes) = value.downcast::<Bytes>() {
        bytes.get(heap).data.len()
    } else if let Some(range) = value.downcast::<Range>() {
        range.get(heap).len() as usize
    } else if let Some(view) = value.downcast::<DictView>() {
        view.get(heap).dict.get(heap).len()
    } else {
        let name = cx.type_name(value);
        return Err(cx.type_error(format!("object of type '{name}' has no len()")));
    };
    Ok(Value::Int(len as i64))
}
