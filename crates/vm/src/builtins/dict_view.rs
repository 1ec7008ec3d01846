//! Views of dicts: the table of their methods and attributes.

use super::NativeDef;
use super::arguments::receiver;
use super::types::Getter;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::object::DictView;

/// Methods of the views that behave as sets: of keys and of items.
pub(crate) static SET_METHODS: &[NativeDef] = natives! {
    /// Whether no item is in the other iterable.
    "isdisjoint" "(self, other, /)" => leaf isdisjoint, else "view_isdisjoint";
};

/// Methods of all views.
pub(crate) static METHODS: &[NativeDef] = natives! {};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[Getter {
    name: "mapping",
    get: mapping,
}];

fn mapping(cx: &mut Context, view: &Value) -> Res<Value> {
    Ok(match view.downcast::<DictView>() {
        Some(view) => view.get(&cx.heap).dict.to_value(),
        None => Value::Unbound,
    })
}

fn isdisjoint(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let view = receiver::<DictView>(args)?.into_value();
    if cx.is_builtin_iterator(&args[1]) {
        return Err(Throw::NeedsGuest);
    }
    for item in cx.collect(&args[1])? {
        if cx.view_contains(&view, &item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}
