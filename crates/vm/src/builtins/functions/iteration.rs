//! Builtin functions over iterables and containers.

use crate::builtins::{NativeDef, TypeId, arguments};
use crate::context::Context;
use crate::engine::{Engine, Window};
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::object::{CallIter, Dict, Range, Str};

/// Functions over iterables and containers.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    /// An iterator over an iterable, or over the results of a callable up to a sentinel.
    "iter" "(object, sentinel=None, /)" => engine Engine::iter_builtin;
    /// The number of items of a container.
    "len" "(obj, /)" => leaf len, else "len_of";
    /// The next item of an iterator.
    "next" "(iterator, default=None, /)" => engine Engine::next_builtin;
    /// A new list of the items in ascending order.
    "sorted" "(*args, **kwargs)" => leaf sorted;
};

fn len(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if cx.guest_special(&args[0], Special::Len)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    let inner = cx.unwrapped(&args[0]);
    let value = inner.as_ref().unwrap_or(&args[0]);
    match cx.native_len(value).map(i64::try_from) {
        Some(Ok(len)) => Ok(Value::Int(len)),
        _ if value.downcast::<Range>().is_some() => {
            let message = "Python int too large to convert to C ssize_t";
            Err(cx.raise(TypeId::OverflowError, message))
        }
        _ => {
            let name = cx.type_name(&args[0]);
            Err(cx.type_error(format!("object of type '{name}' has no len()")))
        }
    }
}

/// The keyword arguments of `sorted`, which are `list.sort`'s.
fn sort_keywords(cx: &mut Context, given: &Value) -> Res<(Value, Value)> {
    let (mut key, mut reverse) = (Value::None, Value::Bool(false));
    let Some(given) = given.downcast::<Dict>().cloned() else {
        return Ok((key, reverse));
    };
    let mut unknown = None;
    for entry in given.get(&cx.heap).iter() {
        let name = entry.key.downcast::<Str>().map(|name| name.text(&cx.heap));
        match name.unwrap_or_default() {
            "key" => key = entry.value.clone(),
            "reverse" => reverse = entry.value.clone(),
            name => unknown = Some(name.to_string()),
        }
    }
    match unknown {
        None => Ok((key, reverse)),
        Some(name) => {
            let message = format!("sort() got an unexpected keyword argument '{name}'");
            Err(cx.type_error(message))
        }
    }
}

fn sorted(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let iterable = arguments::exactly_one(cx, "sorted", &args[0])?;
    let (key, reverse) = sort_keywords(cx, &args[1])?;
    let taken = match (&key, cx.truth(&reverse)) {
        (Value::None, Ok(reverse)) => cx.collect(&iterable).map(|items| (items, reverse)),
        (_, Err(throw)) => Err(throw),
        _ => Err(Throw::NeedsGuest),
    };
    let (items, reverse) = match taken {
        Ok(taken) => taken,
        Err(Throw::NeedsGuest) => {
            return Err(cx.divert_to("sorted_of", vec![iterable, key, reverse]));
        }
        Err(throw) => return Err(throw),
    };
    match cx.sort_natively(items.clone(), reverse) {
        Ok(sorted) => Ok(cx.heap.list_value(sorted)?),
        // Run again, it takes the same items.
        Err(Throw::Fault(fault)) if !cx.is_used_up_by_collecting(&iterable) => {
            Err(Throw::Fault(fault))
        }
        Err(Throw::NeedsGuest | Throw::Fault(_)) => {
            // The items were taken already: the prelude sorts a list of them; it hits a limit again.
            let list = cx.heap.list_value(items)?;
            Err(cx.divert_to("sorted_of", vec![list, Value::None, Value::Bool(reverse)]))
        }
        Err(throw) => Err(throw),
    }
}

impl Engine {
    /// `iter(object)` or `iter(callable, sentinel)`
    pub(crate) fn iter_builtin(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (object, sentinel) = (args[0].clone(), args[1].clone());
        if sentinel.is_unbound() {
            // `iterate` ends the call through an action that checks what `__iter__` returned.
            if window.action != crate::frame::Action::Push {
                return self.call_prelude("iter_of", window.floor, vec![object], window.action);
            }
            return self.iterate(object, window.floor, crate::frame::Action::Iter);
        }
        if !self.cx.can_be_called(&object)? {
            return Err(self.cx.type_error("iter(v, w): v must be callable"));
        }
        let iterator = CallIter {
            callable: object,
            sentinel,
        };
        let iterator = self.cx.heap.alloc(iterator)?.into_value();
        self.finish_call(window, iterator)
    }
}
