//! `set`: the table of its methods, and how one is made. The methods that `frozenset` has too are
//! used by its table.

use super::NativeDef;
use super::arguments::receiver;
use super::types::Getter;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::set_algebra::Operand;
use crate::object::{Set, Str, Tuple};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Add an item.
    "add" "(self, object, /)" => leaf add, else "set_add";
    /// Remove all items.
    "clear" "(self, /)" => leaf clear;
    /// A set of the same items.
    "copy" "(self, /)" => leaf copy;
    /// A set of the items that are in no other iterable.
    "difference" "(self, /, *others)" => leaf difference;
    /// Remove the items of other iterables.
    "difference_update" "(self, /, *others)" => leaf difference_update;
    /// Remove an item if it is there.
    "discard" "(self, object, /)" => leaf discard, else "set_discard";
    /// A set of the items that are in all iterables.
    "intersection" "(self, /, *others)" => leaf intersection;
    /// Keep the items that are in all other iterables.
    "intersection_update" "(self, /, *others)"
        => leaf intersection_update;
    /// Whether no item is in the other iterable.
    "isdisjoint" "(self, other, /)" => leaf isdisjoint;
    /// Whether all items are in the other iterable.
    "issubset" "(self, other, /)" => leaf issubset;
    /// Whether all items of the other iterable are here.
    "issuperset" "(self, other, /)" => leaf issuperset;
    /// Remove and return some item.
    "pop" "(self, /)" => leaf pop;
    /// Remove an item, which must be there.
    "remove" "(self, object, /)" => leaf remove, else "set_remove";
    /// A set of the items that are in just one of both.
    "symmetric_difference" "(self, other, /)"
        => leaf symmetric_difference;
    /// Add the items of the other iterable, but remove those that are there.
    "symmetric_difference_update" "(self, other, /)"
        => leaf symmetric_difference_update;
    /// A set of the items of all iterables.
    "union" "(self, /, *others)" => leaf union;
    /// Add the items of other iterables.
    "update" "(self, /, *others)" => leaf update;
};

/// What the prelude's set methods are made of.
pub(super) static INTERNAL: &[NativeDef] = natives! {
    /// A set of the same items.
    "_set_copy" "(set, /)" => leaf internal_copy;
    /// An empty set, frozen if the set is.
    "_set_like" "(set, /)" => leaf internal_like;
    /// Give a set the items of another one, which loses them.
    "_set_become" "(set, other, /)" => leaf internal_become;
    /// A method's native work on a tuple of iterables; NotImplemented if it takes guest code.
    "_set_native" "(method, set, others, /)" => leaf internal_native;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `set(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "set",
    signature: "(iterable=(), /)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("set_new"),
    doc: "",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    new_set(cx, &args[0], false)
}

/// A new set of the items of an iterable, which may be missing.
pub(super) fn new_set(cx: &mut Context, iterable: &Value, frozen: bool) -> Res<Value> {
    let set = cx.heap.alloc(Set::new(frozen))?;
    let Some(iterable) = iterable.bound() else {
        return Ok(set.into_value());
    };
    let operand = cx.set_operand(iterable)?;
    match cx.set_update(&set, &operand) {
        Ok(()) => Ok(set.into_value()),
        Err(throw) => {
            let entry = if frozen { "frozenset_new" } else { "set_new" };
            Err(hand_over(cx, throw, &operand, |items| (entry, vec![items])))
        }
    }
}

/// Where native work ended: items that were taken from an iterable go to the prelude as a list, which
/// hits a limit again. Exceptions stay.
pub(super) fn hand_over(
    cx: &mut Context,
    throw: Throw,
    operand: &Operand,
    slots: impl FnOnce(Value) -> (&'static str, Vec<Value>),
) -> Throw {
    if throw == Throw::Exception {
        return throw;
    }
    let Operand::Items(items) = operand else {
        return throw;
    };
    match cx.heap.list_value(items.clone()) {
        Ok(list) => {
            let (entry, slots) = slots(list);
            cx.divert_to(entry, slots)
        }
        Err(fault) => Throw::Fault(fault),
    }
}

/// Whether a method's second argument is the tuple of all its operands.
fn takes_several(entry: &str) -> bool {
    !entry.starts_with("set_is") && !entry.starts_with("set_symmetric")
}

type SetWork = fn(&mut Context, &Handle<Set>, &[Operand]) -> Res<Value>;

/// What each method of several operands does natively, by the name of its prelude function.
static WORKS: &[(&str, SetWork)] = &[
    ("set_union", union_of),
    ("set_update", update_with),
    ("set_intersection", intersection_of),
    ("set_intersection_update", intersect_with),
    ("set_difference", difference_of),
    ("set_difference_update", subtract),
    ("set_symmetric_difference", symmetric_difference_of),
    ("set_symmetric_difference_update", toggle),
    ("set_isdisjoint", is_disjoint),
    ("set_issubset", is_subset),
    ("set_issuperset", is_superset),
];

/// The native work of a method, for the prelude once it has made lists of the iterables;
/// `NotImplemented` if it takes guest code all the same.
fn internal_native(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let name = args[0].downcast::<Str>().map(|name| name.text(&cx.heap));
    let work = WORKS.iter().find(|(entry, _)| Some(*entry) == name);
    let (set, work) = (set_argument(cx, &args[1])?, work.map(|(_, work)| work));
    let others = args[2].downcast::<Tuple>().cloned();
    let (Some(others), Some(work)) = (others, work) else {
        return Err(cx.type_error("a set's method and its operands are needed"));
    };
    let others = others.items(&cx.heap).to_vec();
    let mut operands = Vec::with_capacity(others.len());
    for other in &others {
        operands.push(cx.set_operand(other)?);
    }
    match work(cx, &set, &operands) {
        Err(Throw::NeedsGuest) => Ok(Value::NotImplemented),
        result => result,
    }
}

/// The operands of a method that takes several. Where guest code is needed, for one of them or in
/// `work`, the prelude goes on with what has been taken from iterators.
fn with_operands(
    cx: &mut Context,
    args: &[Value],
    entry: &'static str,
    work: SetWork,
) -> Res<Value> {
    let set = receiver::<Set>(args)?;
    let others = match args[1].downcast::<Tuple>() {
        Some(others) if takes_several(entry) => others.items(&cx.heap).to_vec(),
        _ => vec![args[1].clone()],
    };
    let mut operands = Vec::with_capacity(others.len());
    let mut result = Ok(());
    for other in &others {
        match cx.set_operand(other) {
            Ok(operand) => operands.push(operand),
            Err(throw) => {
                result = Err(throw);
                break;
            }
        }
    }
    let result = result.and_then(|()| work(cx, &set, &operands));
    match result {
        // Run again, it takes the same items.
        Err(Throw::Fault(fault))
            if !others
                .iter()
                .any(|other| cx.is_used_up_by_collecting(other)) =>
        {
            Err(Throw::Fault(fault))
        }
        Err(Throw::NeedsGuest | Throw::Fault(_)) => {
            let mut remade = others;
            for (other, operand) in remade.iter_mut().zip(&operands) {
                if let Operand::Items(items) = operand {
                    *other = cx.heap.list_value(items.clone())?;
                }
            }
            let others = cx.heap.tuple_value(remade)?;
            Err(cx.divert_to(entry, vec![set.into_value(), others]))
        }
        result => result,
    }
}

// Single items.

fn add(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = receiver::<Set>(args)?;
    cx.set_add(&set, args[1].clone())?;
    Ok(Value::None)
}

fn discard(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = receiver::<Set>(args)?;
    cx.set_remove(&set, &args[1])?;
    Ok(Value::None)
}

fn remove(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = receiver::<Set>(args)?;
    match cx.set_remove(&set, &args[1])? {
        true => Ok(Value::None),
        false => Err(cx.raise_key_error(args[1].clone())),
    }
}

fn pop(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = receiver::<Set>(args)?;
    if let Some(item) = set.get_mut(&mut cx.heap).pop() {
        return Ok(item);
    }
    let message = cx.new_str("pop from an empty set")?;
    Err(cx.raise_key_error(message))
}

fn clear(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = receiver::<Set>(args)?;
    let (payload, account) = set.edit(&mut cx.heap);
    payload.clear(account);
    Ok(Value::None)
}

fn copy(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = receiver::<Set>(args)?;
    Ok(cx.set_copy(&set, false)?.into_value())
}

// Algebra: the methods, and the work behind each.

pub(super) fn union(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_union", union_of)
}

fn update(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_update", update_with)
}

pub(super) fn intersection(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_intersection", intersection_of)
}

fn intersection_update(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_intersection_update", intersect_with)
}

pub(super) fn difference(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_difference", difference_of)
}

fn difference_update(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_difference_update", subtract)
}

pub(super) fn symmetric_difference(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(
        cx,
        args,
        "set_symmetric_difference",
        symmetric_difference_of,
    )
}

fn symmetric_difference_update(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_symmetric_difference_update", toggle)
}

pub(super) fn isdisjoint(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_isdisjoint", is_disjoint)
}

pub(super) fn issubset(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_issubset", is_subset)
}

pub(super) fn issuperset(cx: &mut Context, args: &[Value]) -> Res<Value> {
    with_operands(cx, args, "set_issuperset", is_superset)
}

fn union_of(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    let frozen = set.get(&cx.heap).frozen;
    let result = cx.set_copy(set, frozen)?;
    for other in others {
        if !matches!(other, Operand::Set(other) if other == set) {
            cx.set_update(&result, other)?;
        }
    }
    Ok(result.into_value())
}

fn update_with(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    for other in others {
        cx.set_update(set, other)?;
    }
    Ok(Value::None)
}

fn intersect(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Handle<Set>> {
    let frozen = set.get(&cx.heap).frozen;
    let Some((first, rest)) = others.split_first() else {
        return cx.set_copy(set, frozen);
    };
    let mut result = cx.set_intersection(set, first)?;
    for other in rest {
        result = cx.set_intersection(&result, other)?;
    }
    Ok(result)
}

fn intersection_of(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    Ok(intersect(cx, set, others)?.into_value())
}

fn intersect_with(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    let result = intersect(cx, set, others)?;
    cx.set_become(set, &result);
    Ok(Value::None)
}

fn difference_of(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    let Some((first, rest)) = others.split_first() else {
        let frozen = set.get(&cx.heap).frozen;
        return Ok(cx.set_copy(set, frozen)?.into_value());
    };
    let result = cx.set_difference(set, first)?;
    for other in rest {
        cx.set_subtract(&result, other)?;
    }
    Ok(result.into_value())
}

fn subtract(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    for other in others {
        cx.set_subtract(set, other)?;
    }
    Ok(Value::None)
}

fn symmetric_difference_of(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    let mut result = set.clone();
    for other in others {
        result = cx.set_symmetric_difference(&result, other)?;
    }
    Ok(result.into_value())
}

fn toggle(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    for other in others {
        cx.set_toggle(set, other)?;
    }
    Ok(Value::None)
}

// Tests.

/// Operands as sets, for tests that need them.
fn as_sets(cx: &mut Context, operands: &[Operand]) -> Res<Vec<Handle<Set>>> {
    let mut sets = Vec::with_capacity(operands.len());
    for operand in operands {
        sets.push(match operand {
            Operand::Set(set) => set.clone(),
            _ => {
                let set = cx.heap.alloc(Set::new(false))?;
                cx.set_update(&set, operand)?;
                set
            }
        });
    }
    Ok(sets)
}

fn is_disjoint(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    for other in others {
        let common = cx.set_intersection(set, other)?;
        if common.get(&cx.heap).len() > 0 {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn included(cx: &mut Context, small: &Handle<Set>, large: &Handle<Set>) -> Res<bool> {
    let fits = small.get(&cx.heap).len() <= large.get(&cx.heap).len();
    Ok(fits && cx.set_is_subset(small, large)?)
}

fn is_subset(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    for other in as_sets(cx, others)? {
        if !included(cx, set, &other)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn is_superset(cx: &mut Context, set: &Handle<Set>, others: &[Operand]) -> Res<Value> {
    for other in as_sets(cx, others)? {
        if !included(cx, &other, set)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

// The prelude's parts.

fn set_argument(cx: &mut Context, value: &Value) -> Res<Handle<Set>> {
    let inner = cx.unwrapped(value);
    match inner.as_ref().unwrap_or(value).downcast::<Set>() {
        Some(set) => Ok(set.clone()),
        None => Err(cx.type_error("a set is needed")),
    }
}

fn internal_copy(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = set_argument(cx, &args[0])?;
    let frozen = set.get(&cx.heap).frozen;
    Ok(cx.set_copy(&set, frozen)?.into_value())
}

fn internal_like(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = set_argument(cx, &args[0])?;
    let frozen = set.get(&cx.heap).frozen;
    Ok(cx.heap.alloc(Set::new(frozen))?.into_value())
}

fn internal_become(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (set, other) = (set_argument(cx, &args[0])?, set_argument(cx, &args[1])?);
    cx.set_become(&set, &other);
    Ok(Value::None)
}
