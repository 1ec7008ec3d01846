//! `reversed`: how one is made.

use super::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::names::Special;
use crate::object::dict::DictPart;
use crate::object::{Dict, DictView, Range, Reversed, SequenceIter};

/// Makes one: `reversed(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "reversed",
    signature: "(*args)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

/// What the prelude makes one of.
pub(super) static INTERNAL: &[NativeDef] = natives! {
    /// A reversed of a guest sequence with this many items.
    "_reversed" "(sequence, length, /)" => leaf make;
    /// The reversed iterator of a builtin container; None if it is not one.
    "_reversed_native" "(object, /)" => leaf of_native;
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let given = super::arguments::exactly_one(cx, "reversed", &args[0])?;
    let args = &[given];
    for special in [Special::Reversed, Special::Len, Special::GetItem] {
        if cx.guest_special(&args[0], special)?.is_some() {
            return Err(cx.divert_to("reversed_new", args.to_vec()));
        }
    }
    let inner = cx.unwrapped(&args[0]);
    match reversed(cx, inner.as_ref().unwrap_or(&args[0]))? {
        Some(iterator) => Ok(iterator),
        None => {
            let name = cx.type_name(&args[0]);
            Err(cx.type_error(format!("'{name}' object is not reversible")))
        }
    }
}

/// The reversed iterator of a builtin container; `None`: it has no order to reverse.
pub(super) fn reversed(cx: &mut Context, value: &Value) -> Res<Option<Value>> {
    if let Some(range) = value.downcast::<Range>() {
        let reversed = range.get(&cx.heap).reversed();
        let value = cx.heap.alloc(reversed)?.into_value();
        return cx.range_iter(&value, reversed).map(Some);
    }
    if let Some(dict) = value.downcast::<Dict>() {
        return cx.dict_iter(&dict.clone(), DictPart::Keys, true).map(Some);
    }
    if let Some(view) = value.downcast::<DictView>() {
        let view = view.get(&cx.heap);
        let (dict, part) = (view.dict.clone(), view.part);
        return cx.dict_iter(&dict, part, true).map(Some);
    }
    let of = cx.builtin_type_id(value);
    let ordered = matches!(
        of,
        TypeId::List | TypeId::Tuple | TypeId::Str | TypeId::Bytes | TypeId::ByteArray
    );
    if !ordered {
        return Ok(None);
    }
    let iterator = SequenceIter {
        sequence: value.clone(),
        index: cx.native_len(value).unwrap_or(0).wrapping_sub(1),
        of,
        backward: true,
    };
    Ok(Some(cx.heap.alloc(iterator)?.into_value()))
}

fn of_native(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let inner = cx.unwrapped(&args[0]);
    let iterator = reversed(cx, inner.as_ref().unwrap_or(&args[0]))?;
    Ok(iterator.unwrap_or(Value::None))
}

fn make(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let length = cx.index_argument(&args[1])?;
    let reversed = Reversed {
        sequence: args[0].clone(),
        index: length - 1,
    };
    Ok(cx.heap.alloc(reversed)?.into_value())
}
