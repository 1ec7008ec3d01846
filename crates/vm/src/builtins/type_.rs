//! `type`: what every class has.

use super::types::Getter;
use super::{NativeCall, NativeDef, TypeId};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::{Dict, Type};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Make an instance: `__new__`, then `__init__`.
    "__call__" "(self, /, *args, **kwargs)" => engine Engine::class_call;
    /// Nothing is left to be done for a new class.
    "__init__" "(self, name, bases=None, dict=None, /, **kwds)" => leaf init;
    /// Whether an object is an instance of the class.
    "__instancecheck__" "(self, instance, /)" => leaf instance_check;
    /// The namespace a class body starts with.
    "__prepare__" "(cls, name=None, bases=None, /, **kwds)" => leaf prepare;
    /// Whether a class derives from the class.
    "__subclasscheck__" "(self, subclass, /)" => leaf subclass_check;
    /// The classes that derive from the class directly.
    "__subclasses__" "(self, /)" => leaf subclasses;
    /// The classes in which an attribute is looked up, in order.
    "mro" "(self, /)" => leaf mro;
};

/// Computed attributes. Those between double underscores go before what a class's own namespace
/// holds, as the data descriptors of CPython's `type` do.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__base__",
        get: base,
    },
    Getter {
        name: "__bases__",
        get: bases,
    },
    Getter {
        name: "__dict__",
        get: dict,
    },
    Getter {
        name: "__doc__",
        get: doc,
    },
    Getter {
        name: "__module__",
        get: module,
    },
    Getter {
        name: "__mro__",
        get: mro_tuple,
    },
    Getter {
        name: "__name__",
        get: name,
    },
    Getter {
        name: "__qualname__",
        get: qualname,
    },
];

/// Makes one: `type(object)`, `type(name, bases, namespace)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "type",
    signature: "(*args, **kwargs)",
    call: NativeCall::Engine(Engine::type_builtin),
    prelude: None,
    doc: "",
};

fn of(cx: &mut Context, value: &Value) -> Res<Handle<Type>> {
    match value.downcast::<Type>() {
        Some(class) => Ok(class.clone()),
        None => Err(cx.type_error("a class is needed")),
    }
}

fn init(_: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(Value::None)
}

fn prepare(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(cx.heap.alloc(Dict::default())?.into_value())
}

fn instance_check(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let class = of(cx, &args[0])?;
    let found = cx.type_of(&args[1])?;
    Ok(Value::Bool(cx.is_subclass(&found, &class)))
}

fn subclass_check(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let class = of(cx, &args[0])?;
    match args[1].downcast::<Type>() {
        Some(found) => Ok(Value::Bool(cx.is_subclass(found, &class))),
        None => Err(cx.type_error("issubclass() arg 1 must be a class")),
    }
}

fn subclasses(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let class = of(cx, &args[0])?;
    let items: Vec<Value> = class
        .get(&cx.heap)
        .subclasses
        .iter()
        .map(Handle::to_value)
        .collect();
    Ok(cx.heap.list_value(items)?)
}

fn mro_items(cx: &mut Context, value: &Value) -> Res<Vec<Value>> {
    let class = of(cx, value)?;
    let behind = class.get(&cx.heap).mro.iter().map(Handle::to_value);
    Ok(std::iter::once(class.to_value()).chain(behind).collect())
}

fn mro(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let items = mro_items(cx, &args[0])?;
    Ok(cx.heap.list_value(items)?)
}

fn mro_tuple(cx: &mut Context, value: &Value) -> Res<Value> {
    let items = mro_items(cx, value)?;
    Ok(cx.heap.tuple_value(items)?)
}

fn bases(cx: &mut Context, value: &Value) -> Res<Value> {
    let class = of(cx, value)?;
    let items: Vec<Value> = class
        .get(&cx.heap)
        .bases
        .iter()
        .map(Handle::to_value)
        .collect();
    Ok(cx.heap.tuple_value(items)?)
}

/// The base whose instances the class's own extend: the first with the class's layout.
fn base(cx: &mut Context, value: &Value) -> Res<Value> {
    let class = of(cx, value)?;
    let payload = class.get(&cx.heap);
    let layout = payload.layout;
    let found = payload
        .bases
        .iter()
        .find(|base| base.get(&cx.heap).layout == layout)
        .or(payload.bases.first());
    Ok(found.map_or(Value::None, Handle::to_value))
}

fn dict(cx: &mut Context, value: &Value) -> Res<Value> {
    let class = of(cx, value)?;
    cx.class_dict_proxy(&class)
}

fn doc(cx: &mut Context, value: &Value) -> Res<Value> {
    let class = of(cx, value)?;
    cx.class_doc(&class)
}

fn module(cx: &mut Context, value: &Value) -> Res<Value> {
    let class = of(cx, value)?;
    let name = cx.special(Special::Module)?;
    let dict = class.get(&cx.heap).dict.clone();
    match cx.namespace_get(&dict, &name) {
        Some(module) => Ok(module),
        None if class.get(&cx.heap).is_builtin() => cx.constant_str("builtins"),
        None => Ok(Value::Unbound),
    }
}

fn name(cx: &mut Context, value: &Value) -> Res<Value> {
    Ok(of(cx, value)?.get(&cx.heap).name.to_value())
}

fn qualname(cx: &mut Context, value: &Value) -> Res<Value> {
    Ok(of(cx, value)?.get(&cx.heap).qualname.to_value())
}

impl Context {
    /// A class's own docstring, or None.
    pub(crate) fn class_doc(&mut self, class: &Handle<Type>) -> Res<Value> {
        let name = self.special(Special::Doc)?;
        let dict = class.get(&self.heap).dict.clone();
        if let Some(doc) = self.namespace_get(&dict, &name) {
            return Ok(doc);
        }
        match class.get(&self.heap).native {
            Some(native) if !native.doc.is_empty() => self.constant_str(native.doc),
            _ => Ok(Value::None),
        }
    }

    /// `Class.__dict__`: a read-only view of the class's namespace. A builtin type's methods enter
    /// its namespace now.
    fn class_dict_proxy(&mut self, class: &Handle<Type>) -> Res<Value> {
        if let Some(native) = class.get(&self.heap).native {
            for def in native.methods.iter().flat_map(|table| table.iter()) {
                let name = self.intern(def.name)?;
                self.own_attribute(class, &name)?;
            }
        }
        let dict = class.get(&self.heap).dict.to_value();
        self.new_proxy(dict)
    }

    /// `mappingproxy(dict)`
    pub(crate) fn new_proxy(&mut self, dict: Value) -> Res<Value> {
        let class = self.builtin_type(TypeId::MappingProxy)?;
        let shape = self.root_shape(&class)?;
        let proxy = crate::object::NativeInstance {
            native: dict,
            slots: Default::default(),
        };
        Ok(self.heap.alloc_shaped(proxy, shape)?.into_value())
    }
}
