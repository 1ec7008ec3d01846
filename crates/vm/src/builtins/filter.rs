//! `filter`: how one is made.

use super::NativeDef;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Filter;

/// Makes one: `filter(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "filter",
    signature: "(function, iterable, /)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("filter_new"),
    doc: "",
};

/// What the prelude makes one of.
pub(super) static INTERNAL: &[NativeDef] = natives! {
    /// A filter of an iterator, whatever it is.
    "_filter" "(function, iterator, /)" => leaf make;
    /// Take the item that is still to be tested, in a list; an empty one if there is none.
    "_filter_pending" "(filter, /)" => leaf take_pending;
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let iterator = cx.plain_iter(&args[1])?;
    make(cx, &[args[0].clone(), iterator])
}

fn make(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let filter = Filter {
        function: args[0].clone(),
        iterator: args[1].clone(),
        pending: Value::Unbound,
    };
    Ok(cx.heap.alloc(filter)?.into_value())
}

fn take_pending(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = cx.heap.list_value(Vec::with_capacity(1))?;
    let Some(filter) = args[0].downcast::<Filter>() else {
        return Ok(list);
    };
    let pending = std::mem::take(&mut filter.get_mut(&mut cx.heap).pending);
    if let (false, Some(list)) = (pending.is_unbound(), list.downcast::<crate::object::List>()) {
        list.push(&mut cx.heap, pending)?;
    }
    Ok(list)
}
