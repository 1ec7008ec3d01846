//! `mappingproxy`: a read-only view of a class's namespace.

use super::NativeDef;
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::Dict;
use crate::object::dict::{DictPart, DictView};

/// Methods. The receiver arrives as the dict inside.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// A copy of the namespace, as a dict.
    "copy" "(self, /)" => leaf copy;
    /// The value of a key, or a default.
    "get" "(self, key, default=None, /)" => leaf get;
    /// The keys and their values.
    "items" "(self, /)" => leaf items;
    /// The keys.
    "keys" "(self, /)" => leaf keys;
    /// The values.
    "values" "(self, /)" => leaf values;
};

fn of(cx: &mut Context, value: &Value) -> Res<Handle<Dict>> {
    match value.downcast::<Dict>() {
        Some(dict) => Ok(dict.clone()),
        None => Err(cx.type_error("a mappingproxy is needed")),
    }
}

fn copy(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let source = of(cx, &args[0])?;
    let copy = cx.heap.alloc(Dict::default())?;
    cx.dict_copy_into(&copy, &source)?;
    Ok(copy.into_value())
}

fn get(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = of(cx, &args[0])?;
    let default = args[2].bound().cloned().unwrap_or(Value::None);
    Ok(cx.dict_get(&dict, &args[1])?.unwrap_or(default))
}

fn view(cx: &mut Context, value: &Value, part: DictPart) -> Res<Value> {
    let dict = of(cx, value)?;
    Ok(cx.heap.alloc(DictView { dict, part })?.into_value())
}

fn items(cx: &mut Context, args: &[Value]) -> Res<Value> {
    view(cx, &args[0], DictPart::Items)
}

fn keys(cx: &mut Context, args: &[Value]) -> Res<Value> {
    view(cx, &args[0], DictPart::Keys)
}

fn values(cx: &mut Context, args: &[Value]) -> Res<Value> {
    view(cx, &args[0], DictPart::Values)
}
