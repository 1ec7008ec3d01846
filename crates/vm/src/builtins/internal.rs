//! Natives that only the prelude sees: the parts of objects that its Python code works on.

use super::{NativeDef, TypeId};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::{Res, Throw};
use crate::memory::{Buffer, Handle, Value};
use crate::object::{
    CallIter, Dict, Enumerate, Filter, List, Map, NativeInstance, Reversed, SequenceIter, Set, Str,
    Type, Zip,
};

/// The prelude's own natives.
static FUNCTIONS: &[NativeDef] = natives! {
    /// Keys of a dict with this hash, as a list.
    "_dict_candidates" "(dict, hash, /)" => leaf dict_candidates;
    /// The value under just this key object.
    "_dict_value" "(dict, hash, key, /)" => leaf dict_value;
    /// Set the value under just this key object, adding it if it is not there.
    "_dict_store" "(dict, hash, key, value, /)" => leaf dict_store;
    /// Remove just this key object; returns its value.
    "_dict_remove" "(dict, hash, key, /)" => leaf dict_remove;
    /// Items of a set with this hash, as a list.
    "_set_candidates" "(set, hash, /)" => leaf set_candidates;
    /// Add an item that is not there.
    "_set_store" "(set, hash, item, /)" => leaf set_store;
    /// Remove just this item object.
    "_set_remove" "(set, hash, item, /)" => leaf set_remove;
    /// The parts of an iterator of the VM's own, as a tuple.
    "_iterator_parts" "(iterator, /)" => leaf iterator_parts;
    /// Move an iterator on: set its count or index.
    "_iterator_set" "(iterator, value, /)" => leaf iterator_set;
    /// The hash of a tuple of items with these hashes.
    "_hash_combine" "(hashes, /)" => leaf hash_combine;
    /// A hash given by `__hash__`, brought into range.
    "_hash_fold" "(hash, /)" => leaf hash_fold;
    /// The type's own name.
    "_type_name" "(value, /)" => leaf type_name;
    /// Run a class body with a namespace of its own; returns what it returns.
    "_run_class_body" "(function, namespace, /)" => engine Engine::run_class_body;
    /// A class of a metaclass, name, bases and namespace.
    "_new_class" "(metaclass, name, bases, namespace, module, slots, /)" => leaf Context::new_class_of;
    /// The module of the code that called the prelude.
    "_calling_module" "()" => engine Engine::calling_module;
    /// Whether a value is a class that derives from BaseException.
    "_is_exception_class" "(value, /)" => leaf is_exception_class;
    /// Whether a class attribute is the VM's own.
    "_is_native" "(value, /)" => leaf is_native;
    /// The attribute of a type, looked up along its MRO, unbound; None if there is none.
    "_lookup" "(class, name, /)" => leaf lookup;
    /// A new instance of a guest class, without calling anything of the class.
    "_new_instance" "(class, args, native, /)" => leaf new_instance;
    /// The builtin type that decides what a class's instances hold.
    "_layout" "(class, /)" => leaf layout;
    /// Get an attribute by the plain rules of `object`.
    "_plain_getattr" "(obj, name, /)" => engine Engine::plain_getattr;
    /// Call a builtin type's constructor.
    "_construct" "(class, args, kwargs, /)" => engine Engine::construct_builtin;
    /// Raise KeyError with this key.
    "_raise_key_error" "(key, /)" => leaf raise_key_error;
};

/// All of the prelude's own natives.
pub(crate) fn all() -> impl Iterator<Item = &'static NativeDef> {
    let tables = [
        FUNCTIONS,
        super::container_dunder::INTERNAL,
        super::internal_text::FUNCTIONS,
        crate::modules::math::INTERNAL,
        crate::modules::random::INTERNAL,
        crate::modules::sys::INTERNAL,
        super::enumerate::INTERNAL,
        super::filter::INTERNAL,
        super::functions::reduce::INTERNAL,
        super::list::INTERNAL,
        super::map::INTERNAL,
        super::reversed::INTERNAL,
        super::set::INTERNAL,
        super::zip::INTERNAL,
    ];
    tables.into_iter().flatten()
}

fn dict_of(cx: &mut Context, value: &Value) -> Res<Handle<Dict>> {
    let inner = cx.unwrapped(value);
    match inner.as_ref().unwrap_or(value).downcast::<Dict>() {
        Some(dict) => Ok(dict.clone()),
        None => Err(cx.type_error("a dict is needed")),
    }
}

fn set_of(cx: &mut Context, value: &Value) -> Res<Handle<Set>> {
    let inner = cx.unwrapped(value);
    match inner.as_ref().unwrap_or(value).downcast::<Set>() {
        Some(set) => Ok(set.clone()),
        None => Err(cx.type_error("a set is needed")),
    }
}

fn int_of(cx: &mut Context, value: &Value) -> Res<i64> {
    match value {
        Value::Int(number) => Ok(*number),
        Value::Bool(truth) => Ok(i64::from(*truth)),
        _ => Err(cx.type_error("an integer is needed")),
    }
}

fn dict_candidates(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let dict = dict_of(cx, &args[0])?;
    let hash = int_of(cx, &args[1])?;
    let mut keys = Vec::new();
    dict.get(&cx.heap).find(hash, |key| {
        keys.push(key.clone());
        Ok(false)
    })?;
    Ok(cx.heap.list_value(keys)?)
}

fn find_key(cx: &mut Context, args: &[Value]) -> Res<(Handle<Dict>, i64, Option<usize>)> {
    let dict = dict_of(cx, &args[0])?;
    let hash = int_of(cx, &args[1])?;
    let number = dict.get(&cx.heap).find(hash, |key| Ok(key.is(&args[2])))?;
    Ok((dict, hash, number))
}

fn dict_value(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (dict, _, number) = find_key(cx, args)?;
    let value = number.and_then(|number| dict.get(&cx.heap).entry(number));
    match value.map(|entry| entry.value.clone()) {
        Some(value) => Ok(value),
        None => Err(cx.raise_key_error(args[2].clone())),
    }
}

fn dict_store(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (dict, hash, number) = find_key(cx, args)?;
    let (payload, account) = dict.edit(&mut cx.heap);
    match number {
        Some(number) => drop(payload.set_value(number, args[3].clone())),
        None => payload.insert_new(account, hash, args[2].clone(), args[3].clone())?,
    }
    Ok(Value::None)
}

fn dict_remove(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (dict, _, number) = find_key(cx, args)?;
    match number {
        Some(number) => Ok(dict.get_mut(&mut cx.heap).remove(number).1),
        None => Err(cx.raise_key_error(args[2].clone())),
    }
}

fn set_candidates(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = set_of(cx, &args[0])?;
    let hash = int_of(cx, &args[1])?;
    let mut items = Vec::new();
    set.get(&cx.heap).find(hash, |item| {
        items.push(item.clone());
        Ok(false)
    })?;
    Ok(cx.heap.list_value(items)?)
}

fn set_store(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = set_of(cx, &args[0])?;
    let hash = int_of(cx, &args[1])?;
    let (payload, account) = set.edit(&mut cx.heap);
    payload.insert_new(account, hash, args[2].clone())?;
    Ok(Value::None)
}

fn set_remove(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let set = set_of(cx, &args[0])?;
    let hash = int_of(cx, &args[1])?;
    let slot = set.get(&cx.heap).find(hash, |item| Ok(item.is(&args[2])))?;
    if let Some(slot) = slot {
        drop(set.get_mut(&mut cx.heap).remove(slot));
    }
    Ok(Value::None)
}

fn iterator_parts(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let heap = &cx.heap;
    let parts = if let Some(map) = args[0].downcast::<Map>() {
        let map = map.get(heap);
        vec![
            map.function.clone(),
            map.iterators.to_value(),
            Value::Bool(map.strict),
        ]
    } else if let Some(filter) = args[0].downcast::<Filter>() {
        let filter = filter.get(heap);
        vec![filter.function.clone(), filter.iterator.clone()]
    } else if let Some(zip) = args[0].downcast::<Zip>() {
        let zip = zip.get(heap);
        vec![zip.iterators.to_value(), Value::Bool(zip.strict)]
    } else if let Some(enumerate) = args[0].downcast::<Enumerate>() {
        let enumerate = enumerate.get(heap);
        vec![enumerate.iterator.clone(), enumerate.count.clone()]
    } else if let Some(sequence) = args[0].downcast::<SequenceIter>() {
        let sequence = sequence.get(heap);
        let held = match sequence.sequence.bound() {
            Some(held) => held.clone(),
            None => Value::None,
        };
        vec![held, Value::Int(sequence.index as i64)]
    } else if let Some(reversed) = args[0].downcast::<Reversed>() {
        let reversed = reversed.get(heap);
        vec![reversed.sequence.clone(), Value::Int(reversed.index)]
    } else if let Some(call) = args[0].downcast::<CallIter>() {
        let call = call.get(heap);
        let callable = call.callable.bound().cloned().unwrap_or(Value::None);
        vec![callable, call.sentinel.clone()]
    } else {
        return Err(cx.type_error("an iterator of the VM is needed"));
    };
    Ok(cx.heap.tuple_value(parts)?)
}

/// The count of an enumerate, the index of a sequence iterator or of a reversed; None: exhausted.
fn iterator_set(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let index = match &args[1] {
        Value::Int(index) => *index,
        _ => -1,
    };
    if let Some(enumerate) = args[0].downcast::<Enumerate>() {
        enumerate.get_mut(&mut cx.heap).count = args[1].clone();
    } else if let Some(sequence) = args[0].downcast::<SequenceIter>() {
        let sequence = sequence.get_mut(&mut cx.heap);
        match usize::try_from(index) {
            Ok(index) => sequence.index = index,
            Err(_) => sequence.sequence = Value::Unbound,
        }
    } else if let Some(reversed) = args[0].downcast::<Reversed>() {
        reversed.get_mut(&mut cx.heap).index = index;
    } else if let Some(call) = args[0].downcast::<CallIter>() {
        call.get_mut(&mut cx.heap).callable = Value::Unbound;
    }
    Ok(Value::None)
}

fn hash_combine(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(list) = args[0].downcast::<List>() else {
        return Err(cx.type_error("a list of hashes is needed"));
    };
    let mut combined = crate::number::hash::TupleHash::new();
    for hash in list.items(&cx.heap) {
        if let Value::Int(hash) = hash {
            combined.add(*hash);
        }
    }
    Ok(Value::Int(combined.finish()))
}

fn hash_fold(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match cx.as_ibig(&args[0]) {
        Some(_) => cx.hash(&args[0]).map(Value::Int),
        None => Err(cx.type_error("__hash__ method should return an integer")),
    }
}

fn type_name(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let name = cx.type_name(&args[0]);
    cx.new_str(name)
}

fn raise_key_error(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Err::<Value, Throw>(cx.raise_key_error(args[0].clone()))
}

fn lookup(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (Some(class), Some(name)) = (args[0].downcast::<Type>(), args[1].downcast::<Str>()) else {
        return Err(cx.type_error("a class and a name are needed"));
    };
    let name = cx.intern_handle(name)?;
    Ok(cx.lookup(class, &name)?.unwrap_or(Value::None))
}

/// For exceptions the second argument becomes their `args`; for classes that hold a builtin value
/// the third one is that value.
fn new_instance(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(class) = args[0].downcast::<Type>().cloned() else {
        let found = cx.type_name(&args[0]);
        return Err(cx.type_error(format!(
            "object.__new__(X): X is not a type object ({found})"
        )));
    };
    match class.get(&cx.heap).layout {
        TypeId::Object => cx.new_instance(&class),
        TypeId::BaseException => {
            let items = cx.collect(&args[1])?;
            cx.new_exception_of(&class, items)
        }
        _ => {
            let shape = cx.root_shape(&class)?;
            let instance = NativeInstance {
                native: args[2].clone(),
                slots: Buffer::default(),
            };
            Ok(cx.heap.alloc_shaped(instance, shape)?.into_value())
        }
    }
}

fn is_exception_class(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(Value::Bool(cx.is_exception_class(&args[0])))
}

fn is_native(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let inner = match args[0].downcast::<crate::object::BoundMethod>() {
        Some(method) => method.get(&cx.heap).function.clone(),
        None => args[0].clone(),
    };
    Ok(Value::Bool(cx.is_native_method(&inner)))
}

fn layout(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(class) = args[0].downcast::<Type>() else {
        return Err(cx.type_error("a class is needed"));
    };
    let layout = class.get(&cx.heap).layout;
    Ok(cx.builtin_type(layout)?.into_value())
}
