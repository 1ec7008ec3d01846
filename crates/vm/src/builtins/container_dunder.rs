//! Special methods of the containers as attributes: what `super().__getitem__(key)` or
//! `list.__init__(self, items)` find. The operators themselves do not come here.
//!
//! A receiver called `self` is the builtin container, even inside an instance of a guest class; one
//! called `instance` is the instance itself, for methods that return it or look at its class.

use super::arguments::receiver;
use super::{NativeDef, TypeId, dict, reversed};
use crate::context::Context;
use crate::error::{Fault, Res, Throw};
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::set_algebra::Operand;
use crate::object::{Dict, List, Set};
use hognose_bytecode::operand::{BinaryOperator, CompareOperator};

/// Of every container.
pub(super) static CONTAINER: &[NativeDef] = natives! {
    /// `item in container`
    "__contains__" "(self, key, /)" => leaf contains, else "contains_guest";
    /// `container == value`
    "__eq__" "(self, value, /)" => leaf eq, else "container_eq";
    /// An iterator over the items.
    "__iter__" "(self, /)" => leaf iter;
    /// `len(container)`
    "__len__" "(self, /)" => leaf len;
    /// `container != value`
    "__ne__" "(self, value, /)" => leaf ne, else "container_ne";
    /// The text that `repr()` gives.
    "__repr__" "(instance, /)" => leaf repr, else "container_repr";
};

/// Of the containers that have an order: lists and tuples by their items, sets by inclusion.
pub(super) static ORDERED: &[NativeDef] = natives! {
    /// `container >= value`
    "__ge__" "(self, value, /)" => leaf ge, else "container_ge";
    /// `container > value`
    "__gt__" "(self, value, /)" => leaf gt, else "container_gt";
    /// `container <= value`
    "__le__" "(self, value, /)" => leaf le, else "container_le";
    /// `container < value`
    "__lt__" "(self, value, /)" => leaf lt, else "container_lt";
};

/// Of the containers that are asked for items by index.
pub(super) static INDEXED: &[NativeDef] = natives! {
    /// `sequence[index]`
    "__getitem__" "(self, index, /)" => leaf getitem, else "get_item";
};

/// Of lists and tuples.
pub(super) static SEQUENCE: &[NativeDef] = natives! {
    /// `sequence + value`
    "__add__" "(self, value, /)" => leaf add;
    /// `sequence * count`
    "__mul__" "(self, value, /)" => leaf mul, else "sequence_mul";
    /// `count * sequence`
    "__rmul__" "(self, value, /)" => leaf mul, else "sequence_mul";
};

/// Of the containers that can be gone through from the end.
pub(super) static REVERSIBLE: &[NativeDef] = natives! {
    /// An iterator from the end.
    "__reversed__" "(self, /)" => leaf reversed_iter;
};

/// Of those that hash.
pub(super) static HASHED: &[NativeDef] = natives! {
    /// `hash(container)`
    "__hash__" "(self, /)" => leaf hash, else "hash_of";
};

/// Of those whose items can be set and deleted.
pub(super) static MUTABLE: &[NativeDef] = natives! {
    /// `del container[key]`
    "__delitem__" "(self, key, /)" => leaf delitem, else "del_item";
    /// `container[key] = value`
    "__setitem__" "(self, key, value, /)" => leaf setitem, else "set_item";
};

/// Of lists alone.
pub(super) static LIST: &[NativeDef] = natives! {
    /// `list += iterable`
    "__iadd__" "(instance, value, /)" => leaf list_iadd, else "list_iadd_method";
    /// `list *= count`
    "__imul__" "(instance, value, /)" => leaf list_imul;
    /// Become a list of these items.
    "__init__" "(self, iterable=(), /)" => leaf list_init, else "list_init";
};

/// Of dicts alone.
pub(super) static DICT: &[NativeDef] = natives! {
    /// `dict[key]`
    "__getitem__" "(instance, key, /)" => leaf dict_getitem, else "dict_getitem_method";
    /// Add these items.
    "__init__" "(self, iterable=(), /, **kwargs)" => leaf dict_init, else "dict_update";
    /// `dict |= value`
    "__ior__" "(instance, value, /)" => leaf dict_ior, else "dict_ior";
    /// `dict | value`
    "__or__" "(self, value, /)" => leaf dict_or, else "dict_or";
    /// `value | dict`
    "__ror__" "(self, value, /)" => leaf dict_ror, else "dict_ror";
};

/// Of sets, frozen ones and views that behave as sets.
pub(super) static SET_OPERATORS: &[NativeDef] = natives! {
    /// `set & value`
    "__and__" "(self, value, /)" => leaf and, else "set_and";
    /// `set | value`
    "__or__" "(self, value, /)" => leaf or, else "set_or";
    /// `value & set`
    "__rand__" "(self, value, /)" => leaf rand, else "set_rand";
    /// `value | set`
    "__ror__" "(self, value, /)" => leaf ror, else "set_ror";
    /// `value - set`
    "__rsub__" "(self, value, /)" => leaf rsub, else "set_rsub";
    /// `value ^ set`
    "__rxor__" "(self, value, /)" => leaf rxor, else "set_rxor";
    /// `set - value`
    "__sub__" "(self, value, /)" => leaf sub, else "set_sub";
    /// `set ^ value`
    "__xor__" "(self, value, /)" => leaf xor, else "set_xor";
};

/// Of sets alone.
pub(super) static SET: &[NativeDef] = natives! {
    /// `set &= value`
    "__iand__" "(instance, value, /)" => leaf iand, else "set_iand";
    /// Become a set of these items.
    "__init__" "(self, iterable=(), /)" => leaf set_init, else "set_init";
    /// `set |= value`
    "__ior__" "(instance, value, /)" => leaf ior, else "set_ior";
    /// `set -= value`
    "__isub__" "(instance, value, /)" => leaf isub, else "set_isub";
    /// `set ^= value`
    "__ixor__" "(instance, value, /)" => leaf ixor, else "set_ixor";
};

/// What the prelude needs to see through instances of guest classes.
pub(super) static INTERNAL: &[NativeDef] = natives! {
    /// The builtin value inside an instance of a guest class, or the value itself.
    "_unwrapped" "(value, /)" => leaf unwrapped;
};

/// The builtin value inside an instance of a guest class, or the value itself.
fn inner(cx: &Context, value: &Value) -> Value {
    cx.unwrapped(value).unwrap_or_else(|| value.clone())
}

fn unwrapped(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(inner(cx, &args[0]))
}

// Every container.

fn contains(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match cx.contains(&args[0], &args[1])? {
        Some(found) => Ok(Value::Bool(found)),
        None => Err(Throw::NeedsGuest),
    }
}

fn iter(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.plain_iter(&args[0])
}

fn len(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match cx.native_len(&args[0]).map(i64::try_from) {
        Some(Ok(len)) => Ok(Value::Int(len)),
        _ => {
            let message = "Python int too large to convert to C ssize_t";
            Err(cx.raise(TypeId::OverflowError, message))
        }
    }
}

fn repr(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let text = cx.own_repr(&args[0])?;
    cx.new_str(text)
}

fn hash(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.hash(&args[0]).map(Value::Int)
}

fn reversed_iter(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match reversed::reversed(cx, &args[0])? {
        Some(iterator) => Ok(iterator),
        None => Err(Throw::Fault(Fault::Internal)),
    }
}

// Comparison.

/// What kind of container a value compares as; others are not compared with it.
fn comparable_kind(cx: &Context, value: &Value) -> TypeId {
    match cx.builtin_type_id(value) {
        TypeId::FrozenSet | TypeId::DictKeys | TypeId::DictItems => TypeId::Set,
        id => id,
    }
}

fn compare(cx: &mut Context, args: &[Value], operator: CompareOperator) -> Res<Value> {
    let other = inner(cx, &args[1]);
    if comparable_kind(cx, &args[0]) != comparable_kind(cx, &other) {
        return Ok(Value::NotImplemented);
    }
    let result = cx.compare_operator(operator, &args[0], &other)?;
    Ok(result.map_or(Value::NotImplemented, Value::Bool))
}

fn eq(cx: &mut Context, args: &[Value]) -> Res<Value> {
    compare(cx, args, CompareOperator::Eq)
}

fn ne(cx: &mut Context, args: &[Value]) -> Res<Value> {
    compare(cx, args, CompareOperator::Ne)
}

fn lt(cx: &mut Context, args: &[Value]) -> Res<Value> {
    compare(cx, args, CompareOperator::Lt)
}

fn le(cx: &mut Context, args: &[Value]) -> Res<Value> {
    compare(cx, args, CompareOperator::Le)
}

fn gt(cx: &mut Context, args: &[Value]) -> Res<Value> {
    compare(cx, args, CompareOperator::Gt)
}

fn ge(cx: &mut Context, args: &[Value]) -> Res<Value> {
    compare(cx, args, CompareOperator::Ge)
}

// Items.

fn getitem(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let found = cx.get_item(&args[0], &args[1])?;
    found.ok_or(Throw::Fault(Fault::Internal))
}

fn setitem(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.set_item(&args[0], &args[1], args[2].clone())?;
    Ok(Value::None)
}

fn delitem(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.del_item(&args[0], &args[1])?;
    Ok(Value::None)
}

fn dict_getitem(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(dict) = inner(cx, &args[0]).downcast::<Dict>().cloned() else {
        return Err(Throw::Fault(Fault::Internal));
    };
    if let Some(value) = cx.dict_get(&dict, &args[1])? {
        return Ok(value);
    }
    if cx.guest_special(&args[0], Special::Missing)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    Err(cx.raise_key_error(args[1].clone()))
}

// Operators.

fn binary(cx: &mut Context, operator: BinaryOperator, left: &Value, right: &Value) -> Res<Value> {
    let (left, right) = (inner(cx, left), inner(cx, right));
    let result = cx.binary_operator(operator, &left, &right)?;
    Ok(result.unwrap_or(Value::NotImplemented))
}

fn add(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let other = inner(cx, &args[1]);
    if cx.builtin_type_id(&args[0]) == cx.builtin_type_id(&other) {
        return binary(cx, BinaryOperator::Add, &args[0], &other);
    }
    let (word, found) = (cx.type_name(&args[0]), cx.type_name(&args[1]));
    let message = format!("can only concatenate {word} (not \"{found}\") to {word}");
    Err(cx.type_error(message))
}

fn mul(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let count = cx.index_argument(&args[1])?;
    binary(cx, BinaryOperator::Mul, &args[0], &Value::Int(count))
}

fn dict_or(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::BitOr, &args[0], &args[1])
}

fn dict_ror(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::BitOr, &args[1], &args[0])
}

fn dict_ior(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(dict) = inner(cx, &args[0]).downcast::<Dict>().cloned() else {
        return Err(Throw::Fault(Fault::Internal));
    };
    dict::update_from(
        cx,
        &dict,
        &[args[1].clone(), Value::Unbound],
        Some(&args[0]),
    )?;
    Ok(args[0].clone())
}

fn and(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::BitAnd, &args[0], &args[1])
}

fn or(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::BitOr, &args[0], &args[1])
}

fn sub(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::Sub, &args[0], &args[1])
}

fn xor(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::BitXor, &args[0], &args[1])
}

fn rand(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::BitAnd, &args[1], &args[0])
}

fn ror(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::BitOr, &args[1], &args[0])
}

fn rsub(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::Sub, &args[1], &args[0])
}

fn rxor(cx: &mut Context, args: &[Value]) -> Res<Value> {
    binary(cx, BinaryOperator::BitXor, &args[1], &args[0])
}

/// An in-place operator: the instance is the result.
fn inplace(cx: &mut Context, operator: BinaryOperator, args: &[Value]) -> Res<Value> {
    let (target, value) = (inner(cx, &args[0]), inner(cx, &args[1]));
    match cx.inplace_operator(operator, &target, &value)? {
        true => Ok(args[0].clone()),
        false => Ok(Value::NotImplemented),
    }
}

fn list_iadd(cx: &mut Context, args: &[Value]) -> Res<Value> {
    inplace(cx, BinaryOperator::Add, args)
}

fn list_imul(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let count = cx.index_argument(&args[1])?;
    inplace(
        cx,
        BinaryOperator::Mul,
        &[args[0].clone(), Value::Int(count)],
    )
}

fn iand(cx: &mut Context, args: &[Value]) -> Res<Value> {
    inplace(cx, BinaryOperator::BitAnd, args)
}

fn ior(cx: &mut Context, args: &[Value]) -> Res<Value> {
    inplace(cx, BinaryOperator::BitOr, args)
}

fn isub(cx: &mut Context, args: &[Value]) -> Res<Value> {
    inplace(cx, BinaryOperator::Sub, args)
}

fn ixor(cx: &mut Context, args: &[Value]) -> Res<Value> {
    inplace(cx, BinaryOperator::BitXor, args)
}

// Filling anew.

fn list_init(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let list: Handle<List> = receiver(args)?;
    let items = match args[1].bound() {
        Some(iterable) => cx.collect(iterable)?,
        None => Vec::new(),
    };
    let (payload, account) = list.edit(&mut cx.heap);
    let old = payload.items.replace(account, items)?;
    drop(old);
    Ok(Value::None)
}

fn dict_init(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict: Handle<Dict> = receiver(args)?;
    dict::update_from(cx, &dict, &args[1..], None)?;
    Ok(Value::None)
}

fn set_init(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set: Handle<Set> = receiver(args)?;
    let operand = match args[1].bound() {
        Some(iterable) => cx.set_operand(iterable)?,
        None => Operand::Items(Vec::new()),
    };
    let filled = cx.heap.alloc(Set::new(false))?;
    match cx.set_update(&filled, &operand) {
        Ok(()) => {
            cx.set_become(&set, &filled);
            Ok(Value::None)
        }
        Err(throw) => Err(super::set::hand_over(cx, throw, &operand, |items| {
            ("set_init", vec![set.into_value(), items])
        })),
    }
}
