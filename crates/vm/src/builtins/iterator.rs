//! The VM's own iterators: the table of their methods.

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::Value;
use crate::object::{DictIter, Reversed, SetIter};

/// Methods of all iterators.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The iterator itself.
    "__iter__" "(self, /)" => leaf itself;
    /// The next item.
    "__next__" "(self, /)" => engine Engine::next_builtin;
};

/// Methods of the iterators that know how many items are left.
pub(crate) static SIZED_METHODS: &[NativeDef] = natives! {
    /// How many items are left.
    "__length_hint__" "(self, /)" => leaf length_hint, else "reversed_hint";
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

fn itself(_: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(args[0].clone())
}

fn length_hint(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if let Some(iterator) = args[0].downcast::<DictIter>() {
        return dict_hint(cx, iterator.get(&cx.heap).dict.clone(), &args[0]);
    }
    if let Some(iterator) = args[0].downcast::<SetIter>() {
        let iterator = iterator.get(&cx.heap);
        let (set, start, len) = (iterator.set.clone(), iterator.slot, iterator.len);
        let Some(set) = set else {
            return Ok(Value::Int(0));
        };
        let count = set.get(&cx.heap).slot_count();
        cx.charge_items(count)?;
        let set = set.get(&cx.heap);
        let left = (start..count).filter(|&n| set.slot(n).is_some()).count();
        let left = if set.len() == len { left } else { 0 };
        return Ok(Value::Int(left as i64));
    }
    if let Some(iterator) = args[0].downcast::<Reversed>() {
        return Ok(Value::Int(iterator.get(&cx.heap).index + 1));
    }
    let left = cx.remaining(&args[0], 0);
    cx.new_int(left.into())
}

/// How many entries of a dict an iterator has still to show; none if the dict has changed its size.
fn dict_hint(
    cx: &mut Context,
    dict: Option<crate::memory::Handle<crate::object::Dict>>,
    iterator: &Value,
) -> Res<Value> {
    let (Some(dict), Some(iterator)) = (dict, iterator.downcast::<DictIter>()) else {
        return Ok(Value::Int(0));
    };
    let count = dict.get(&cx.heap).entry_count();
    cx.charge_items(count)?;
    let (dict, iterator) = (dict.get(&cx.heap), iterator.get(&cx.heap));
    if dict.len() != iterator.len {
        return Ok(Value::Int(0));
    }
    let numbers = match iterator.backward {
        true => 0..iterator.entry.min(count),
        false => iterator.entry.min(count)..count,
    };
    let left = numbers.filter(|&n| dict.entry(n).is_some()).count();
    Ok(Value::Int(left as i64))
}
