//! Special methods of strings and bytes as containers.

use super::or_not_implemented;
use crate::builtins::NativeDef;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;

/// What has items.
pub(in crate::builtins) static SIZED: &[NativeDef] = natives! {
    "__contains__" "(self, key, /)" => leaf contains, else "contains_guest";
    "__getitem__" "(self, key, /)" => leaf get_item, else "get_item";
    "__iter__" "(self, /)" => leaf iter;
    "__len__" "(self, /)" => leaf len;
};

fn contains(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match cx.contains(&args[0], &args[1])? {
        Some(found) => Ok(Value::Bool(found)),
        None => Err(Throw::NeedsGuest),
    }
}

fn get_item(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let found = cx.get_item(&args[0], &args[1])?;
    Ok(or_not_implemented(found))
}

fn iter(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.native_iter(&args[0]).map(or_not_implemented)
}

fn len(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let count = cx.native_len(&args[0]).unwrap_or(0);
    Ok(Value::Int(count as i64))
}
