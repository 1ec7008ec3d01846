//! `dict`: the table of its methods, and how one is made.

use super::arguments::receiver;
use super::types::Getter;
use super::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::dict::DictPart;
use crate::object::{Dict, DictView, Type};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Remove all items.
    "clear" "(self, /)" => leaf clear;
    /// A dict of the same items.
    "copy" "(self, /)" => leaf copy, else "dict_copy";
    /// A dict of keys that all have the same value.
    "fromkeys" "(cls, iterable, value=None, /)" => leaf fromkeys, else "dict_fromkeys";
    /// The value under a key, or a default.
    "get" "(self, key, default=None, /)" => leaf get, else "dict_get";
    /// A view of the pairs.
    "items" "(self, /)" => leaf items;
    /// A view of the keys.
    "keys" "(self, /)" => leaf keys;
    /// Remove a key and return its value, or a default.
    "pop" "(self, key, default=None, /)" => leaf pop;
    /// Remove and return the pair that was added last.
    "popitem" "(self, /)" => leaf popitem;
    /// The value under a key, which is set to a default first if it is missing.
    "setdefault" "(self, key, default=None, /)" => leaf setdefault, else "dict_setdefault";
    /// Set the items of a mapping, of an iterable of pairs, and of keyword arguments.
    "update" "(self, iterable=(), /, **kwargs)" => leaf update, else "dict_update";
    /// A view of the values.
    "values" "(self, /)" => leaf values;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `dict(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "dict",
    signature: "(iterable=(), /, **kwargs)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("dict_new"),
    doc: "",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = cx.heap.alloc(Dict::default())?;
    let result = dict.to_value();
    update_from(cx, &dict, args, Some(&result))?;
    Ok(dict.into_value())
}

fn update(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = receiver::<Dict>(args)?;
    update_from(cx, &dict, &args[1..], None)?;
    Ok(Value::None)
}

/// Set the items of the source `args[0]`, then the keyword arguments `args[1]`. Setting an item
/// twice does no harm, so what was begun natively may be begun anew in the prelude; items taken from
/// an iterator are handed over, with the result that the whole has then.
pub(super) fn update_from(
    cx: &mut Context,
    dict: &Handle<Dict>,
    args: &[Value],
    result: Option<&Value>,
) -> Res<()> {
    if let Some(source) = args[0].bound() {
        match mapping_behind(cx, source)? {
            Some(source) => cx.dict_copy_into(dict, &source)?,
            None => {
                let pairs = cx.collect(source)?;
                if let Err(throw) = set_pairs(cx, dict, &pairs) {
                    if throw == Throw::Exception || !cx.is_builtin_iterator(source) {
                        return Err(throw);
                    }
                    let pairs = cx.heap.list_value(pairs)?;
                    let keywords = args[1].bound().cloned().unwrap_or(Value::None);
                    let slots = vec![
                        dict.to_value(),
                        pairs,
                        keywords,
                        result.cloned().unwrap_or(Value::None),
                    ];
                    return Err(cx.divert_to("dict_update_rest", slots));
                }
            }
        }
    }
    match args[1].downcast::<Dict>().cloned() {
        Some(keywords) => cx.dict_copy_into(dict, &keywords),
        None => Ok(()),
    }
}

impl Context {
    /// `dict |= value`, for mappings and iterables of pairs.
    pub(crate) fn update_inplace(&mut self, dict: &Handle<Dict>, value: &Value) -> Res<()> {
        if self.is_builtin_iterator(value) {
            return Err(Throw::NeedsGuest);
        }
        update_from(self, dict, &[value.clone(), Value::Unbound], None)
    }
}

/// The dict whose items can be copied as they are: of a dict, or of an instance of a guest class that
/// iterates as dicts do. `None`: an iterable of pairs.
fn mapping_behind(cx: &mut Context, source: &Value) -> Res<Option<Handle<Dict>>> {
    if let Some(dict) = source.downcast::<Dict>() {
        return Ok(Some(dict.clone()));
    }
    if !cx.has_guest_class(source) {
        return Ok(None);
    }
    let iterates = cx.guest_special(source, Special::Iter)?.is_some();
    let inner = cx.unwrapped(source);
    if let Some(dict) = inner.as_ref().and_then(Value::downcast::<Dict>)
        && !iterates
    {
        return Ok(Some(dict.clone()));
    }
    // It may have `keys`.
    Err(Throw::NeedsGuest)
}

fn set_pairs(cx: &mut Context, dict: &Handle<Dict>, pairs: &[Value]) -> Res<()> {
    for (number, pair) in pairs.iter().enumerate() {
        let iterable = cx.native_iter(pair)?.is_some() || cx.has_guest_class(pair);
        if !iterable {
            return Err(cx.type_error("object is not iterable"));
        }
        if cx.is_builtin_iterator(pair) {
            return Err(Throw::NeedsGuest);
        }
        let parts = cx.collect(pair)?;
        let [key, value] = parts.as_slice() else {
            let message = format!(
                "dictionary update sequence element #{number} has length {}; 2 is required",
                parts.len()
            );
            return Err(cx.value_error(message));
        };
        cx.dict_set(dict, key.clone(), value.clone())?;
    }
    Ok(())
}

fn clear(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = receiver::<Dict>(args)?;
    let (payload, account) = dict.edit(&mut cx.heap);
    payload.clear(account);
    Ok(Value::None)
}

fn copy(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = receiver::<Dict>(args)?;
    let result = cx.heap.alloc(Dict::default())?;
    cx.dict_copy_into(&result, &dict)?;
    Ok(result.into_value())
}

fn fromkeys(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict_type = cx.builtin_type(TypeId::Dict)?;
    if args[0].downcast::<Type>() != Some(&dict_type) {
        return Err(Throw::NeedsGuest);
    }
    let value = args[2].bound().cloned().unwrap_or(Value::None);
    let keys = cx.collect(&args[1])?;
    let dict = cx.heap.alloc(Dict::default())?;
    for (at, key) in keys.iter().enumerate() {
        match cx.dict_set(&dict, key.clone(), value.clone()) {
            Ok(_) => {}
            Err(Throw::Exception) => return Err(Throw::Exception),
            Err(_) => {
                let rest = cx.heap.list_value(keys[at..].to_vec())?;
                return Err(
                    cx.divert_to("dict_fromkeys_rest", vec![dict.into_value(), rest, value])
                );
            }
        }
    }
    Ok(dict.into_value())
}

fn get(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = receiver::<Dict>(args)?;
    let found = cx.dict_get(&dict, &args[1])?;
    Ok(found.unwrap_or_else(|| args[2].bound().cloned().unwrap_or(Value::None)))
}

fn view(cx: &mut Context, args: &[Value], part: DictPart) -> Res<Value> {
    let dict = receiver::<Dict>(args)?;
    Ok(cx.heap.alloc(DictView { dict, part })?.into_value())
}

fn items(cx: &mut Context, args: &[Value]) -> Res<Value> {
    view(cx, args, DictPart::Items)
}

fn keys(cx: &mut Context, args: &[Value]) -> Res<Value> {
    view(cx, args, DictPart::Keys)
}

fn values(cx: &mut Context, args: &[Value]) -> Res<Value> {
    view(cx, args, DictPart::Values)
}

fn pop(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = receiver::<Dict>(args)?;
    if dict.get(&cx.heap).len() > 0 {
        match cx.dict_remove(&dict, &args[1]) {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => {}
            Err(Throw::NeedsGuest) => {
                let defaults: Vec<Value> = args[2].bound().cloned().into_iter().collect();
                let defaults = cx.heap.tuple_value(defaults)?;
                let slots = vec![dict.into_value(), args[1].clone(), defaults];
                return Err(cx.divert_to("dict_pop", slots));
            }
            Err(throw) => return Err(throw),
        }
    }
    match args[2].bound() {
        Some(default) => Ok(default.clone()),
        None => Err(cx.raise_key_error(args[1].clone())),
    }
}

fn popitem(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = receiver::<Dict>(args)?;
    let Some(number) = dict.get(&cx.heap).last_entry() else {
        let message = cx.new_str("popitem(): dictionary is empty")?;
        return Err(cx.raise_key_error(message));
    };
    cx.heap.account().check(128)?;
    let (key, value) = dict.get_mut(&mut cx.heap).remove(number);
    Ok(cx.heap.tuple_value([key, value])?)
}

fn setdefault(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = receiver::<Dict>(args)?;
    let hash = cx.hash_key(&args[1])?;
    if let Some(number) = cx.dict_find_hashed(&dict, hash, &args[1])? {
        let entry = dict.get(&cx.heap).entry(number);
        return Ok(entry.map_or(Value::None, |entry| entry.value.clone()));
    }
    let default = args[2].bound().cloned().unwrap_or(Value::None);
    let (payload, account) = dict.edit(&mut cx.heap);
    payload.insert_new(account, hash, args[1].clone(), default.clone())?;
    Ok(default)
}
