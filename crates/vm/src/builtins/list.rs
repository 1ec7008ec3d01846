//! `list`: the table of its methods, and how one is made.

use super::arguments::receiver;
use super::types::Getter;
use super::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::List;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Append an item to the end.
    "append" "(self, object, /)" => leaf append;
    /// Remove all items.
    "clear" "(self, /)" => leaf clear;
    /// A list of the same items.
    "copy" "(self, /)" => leaf copy;
    /// How many items are equal to a value.
    "count" "(self, value, /)" => leaf count, else "sequence_count";
    /// Append all items of an iterable.
    "extend" "(self, iterable, /)" => leaf extend, else "list_extend";
    /// The first index of a value.
    "index" "(self, value, start=0, stop=9223372036854775807, /)" => leaf index, else "list_index";
    /// Insert an item before an index.
    "insert" "(self, index, object, /)" => leaf insert, else "list_insert";
    /// Remove and return the item at an index, by default the last one.
    "pop" "(self, index=-1, /)" => leaf pop, else "list_pop";
    /// Remove the first item that is equal to a value.
    "remove" "(self, value, /)" => leaf remove, else "list_remove";
    /// Turn the order round in place.
    "reverse" "(self, /)" => leaf reverse;
    /// Sort in place, stably.
    "sort" "(self, /, *, key=None, reverse=False)" => leaf sort, else "list_sort";
};

/// What the prelude's sort of a list is made of.
pub(super) static INTERNAL: &[NativeDef] = natives! {
    /// Take all items out of a list, into a new one.
    "_list_take" "(list, /)" => leaf take;
    /// Give a list the items of another one; whether it was empty, as the sort had left it.
    "_list_give" "(list, items, /)" => leaf give;
    /// A list of the items in the order of their keys; None if comparing keys takes guest code.
    "_sorted_by" "(items, keys, reverse, /)" => leaf sorted_by;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `list(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "list",
    signature: "(iterable=(), /)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("list_new"),
    doc: "",
};

/// Moving so many items costs a unit of fuel.
const MOVED_PER_UNIT: usize = 256;
/// Lists that hold no more bytes keep their room when items go.
const SHRUNK_SIZE_MIN: usize = 1024;

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let items = match args[0].bound() {
        Some(iterable) => cx.collect(iterable)?,
        None => Vec::new(),
    };
    Ok(cx.heap.list_value(items)?)
}

fn append(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    list.push(&mut cx.heap, args[1].clone())?;
    Ok(Value::None)
}

fn clear(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    let (payload, account) = list.edit(&mut cx.heap);
    drop(payload.items.take(account));
    Ok(Value::None)
}

fn copy(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    cx.charge_items(list.items(&cx.heap).len())?;
    let size = size_of_val::<[Value]>(list.items(&cx.heap));
    cx.heap.account().check(size)?;
    let items = list.items(&cx.heap).to_vec();
    Ok(cx.heap.list_value(items)?)
}

fn count(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    count_equal(cx, &args[1], |cx, at| list.items(&cx.heap).get(at).cloned())
}

/// How many of the items are equal to `value`.
pub(super) fn count_equal(
    cx: &mut Context,
    value: &Value,
    item: impl Fn(&Context, usize) -> Option<Value>,
) -> Res<Value> {
    let (mut at, mut found) = (0, 0);
    while let Some(candidate) = item(cx, at) {
        found += i64::from(cx.same_or_equal(&candidate, value)?);
        at += 1;
        if at % 16 == 0 {
            cx.charge(1)?;
        }
    }
    Ok(Value::Int(found))
}

/// The place of the first item from `start` up to `stop` that is equal to `value`.
pub(super) fn find_equal(
    cx: &mut Context,
    value: &Value,
    (start, stop): (i64, i64),
    len: usize,
    item: impl Fn(&Context, usize) -> Option<Value>,
) -> Res<Option<usize>> {
    let place = |bound: i64| {
        let bound = if bound < 0 {
            bound.saturating_add(len as i64).max(0)
        } else {
            bound
        };
        usize::try_from(bound).unwrap_or(usize::MAX)
    };
    let (mut at, stop) = (place(start), place(stop));
    while at < stop
        && let Some(candidate) = item(cx, at)
    {
        if cx.same_or_equal(&candidate, value)? {
            return Ok(Some(at));
        }
        at += 1;
        if at % 16 == 0 {
            cx.charge(1)?;
        }
    }
    Ok(None)
}

fn extend(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    let items = cx.collect(&args[1])?;
    list.extend(&mut cx.heap, items)?;
    Ok(Value::None)
}

fn index(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    let bounds = (
        cx.search_bound(&args[2], 0)?,
        cx.search_bound(&args[3], i64::MAX)?,
    );
    let len = list.items(&cx.heap).len();
    let found = find_equal(cx, &args[1], bounds, len, |cx, at| {
        list.items(&cx.heap).get(at).cloned()
    })?;
    match found {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(cx.value_error("list.index(x): x not in list")),
    }
}

fn insert(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    let index = cx.index_argument(&args[1])?;
    let len = list.items(&cx.heap).len();
    let place = match usize::try_from(index) {
        Ok(index) => index.min(len),
        Err(_) => index.saturating_add(len as i64).max(0) as usize,
    };
    cx.charge(((len - place) / MOVED_PER_UNIT) as u64)?;
    let (payload, account) = list.edit(&mut cx.heap);
    payload.items.insert(account, place, args[2].clone())?;
    Ok(Value::None)
}

fn pop(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    let index = match args[1].bound() {
        Some(index) => cx.index_argument(index)?,
        None => -1,
    };
    let len = list.items(&cx.heap).len();
    if len == 0 {
        return Err(cx.raise(TypeId::IndexError, "pop from empty list"));
    }
    let Some(place) = cx.sequence_place(index, len) else {
        return Err(cx.raise(TypeId::IndexError, "pop index out of range"));
    };
    remove_at(cx, &list, place)
}

fn remove_at(cx: &mut Context, list: &Handle<List>, place: usize) -> Res<Value> {
    let moved = list.items(&cx.heap).len() - place;
    cx.charge((moved / MOVED_PER_UNIT) as u64)?;
    let (payload, account) = list.edit(&mut cx.heap);
    let removed = payload.items.remove(place);
    // Room is given back when three quarters of it are spare; the next append doubles again.
    let used = payload.items.len() * size_of::<Value>();
    if payload.items.size() > SHRUNK_SIZE_MIN && used < payload.items.size() / 4 {
        payload.items.shrink(account);
    }
    Ok(removed)
}

fn remove(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    let len = list.items(&cx.heap).len();
    let found = find_equal(cx, &args[1], (0, i64::MAX), len, |cx, at| {
        list.items(&cx.heap).get(at).cloned()
    })?;
    match found {
        Some(place) => {
            drop(remove_at(cx, &list, place)?);
            Ok(Value::None)
        }
        None => Err(cx.value_error("list.remove(x): x not in list")),
    }
}

fn reverse(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    cx.charge((list.items(&cx.heap).len() / MOVED_PER_UNIT) as u64)?;
    list.items_mut(&mut cx.heap).reverse();
    Ok(Value::None)
}

fn sort(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = receiver::<List>(args)?;
    if !matches!(args[1], Value::Unbound | Value::None) {
        return Err(Throw::NeedsGuest);
    }
    let reverse = match args[2].bound() {
        Some(reverse) => cx.truth(reverse)?,
        None => false,
    };
    // The sort works on a copy, so that the list is whole if it fails.
    let items = list.items(&cx.heap).to_vec();
    let sorted = cx.sort_natively(items, reverse)?;
    let places = list.items_mut(&mut cx.heap).iter_mut();
    places.zip(sorted).for_each(|(place, item)| *place = item);
    Ok(Value::None)
}

// The prelude's parts.

fn take(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list = list_argument(cx, &args[0])?;
    let taken = cx.heap.alloc(List::default())?;
    let items = std::mem::take(&mut list.get_mut(&mut cx.heap).items);
    taken.get_mut(&mut cx.heap).items = items;
    Ok(taken.into_value())
}

fn give(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (list, items) = (list_argument(cx, &args[0])?, list_argument(cx, &args[1])?);
    let items = std::mem::take(&mut items.get_mut(&mut cx.heap).items);
    let (payload, account) = list.edit(&mut cx.heap);
    let was_empty = payload.items.is_empty();
    let found = payload.items.take(account);
    payload.items = items;
    drop(found);
    Ok(Value::Bool(was_empty))
}

fn sorted_by(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (items, keys) = (list_argument(cx, &args[0])?, list_argument(cx, &args[1])?);
    let reverse = cx.truth(&args[2])?;
    let keys = keys.items(&cx.heap).to_vec();
    let Some(order) = cx.sort_or_guest(&keys, reverse)? else {
        return Ok(Value::None);
    };
    let items = items.items(&cx.heap);
    let sorted = order
        .into_iter()
        .map(|at| items.get(at).cloned().unwrap_or(Value::None))
        .collect();
    Ok(cx.heap.list_value(sorted)?)
}

fn list_argument(cx: &mut Context, value: &Value) -> Res<Handle<List>> {
    let inner = cx.unwrapped(value);
    match inner.as_ref().unwrap_or(value).downcast::<List>() {
        Some(list) => Ok(list.clone()),
        None => Err(cx.type_error("a list is needed")),
    }
}
