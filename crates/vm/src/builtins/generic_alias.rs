//! `types.GenericAlias`: what `list[int]` is.

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::{GenericAlias, Str, Tuple, Type};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Make an instance of the class.
    "__call__" "(self, /, *args, **kwargs)" => engine Engine::call_callable;
    /// Whether two aliases have the same class and arguments.
    "__eq__" "(self, value, /)" => leaf eq;
    /// A hash of the class and the arguments.
    "__hash__" "(self, /)" => leaf hash;
    /// The class itself stands for the alias among bases.
    "__mro_entries__" "(self, bases, /)" => leaf mro_entries;
    /// As it is written.
    "__repr__" "(self, /)" => leaf repr;
};

/// Computed attributes; further ones are the class's.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__args__",
        get: args,
    },
    Getter {
        name: "__origin__",
        get: origin,
    },
    Getter {
        name: "__parameters__",
        get: |cx, _| Ok(cx.heap.tuple_value([])?),
    },
];

fn of(cx: &mut Context, value: &Value) -> Res<Handle<GenericAlias>> {
    match value.downcast::<GenericAlias>() {
        Some(alias) => Ok(alias.clone()),
        None => Err(cx.type_error("a generic alias is needed")),
    }
}

fn args(cx: &mut Context, value: &Value) -> Res<Value> {
    Ok(of(cx, value)?.get(&cx.heap).args.to_value())
}

fn origin(cx: &mut Context, value: &Value) -> Res<Value> {
    Ok(of(cx, value)?.get(&cx.heap).origin.clone())
}

fn eq(cx: &mut Context, values: &[Value]) -> Res<Value> {
    let (left, right) = (of(cx, &values[0])?, values[1].downcast::<GenericAlias>());
    let Some(right) = right.cloned() else {
        return Ok(Value::NotImplemented);
    };
    if !left.get(&cx.heap).origin.is(&right.get(&cx.heap).origin) {
        return Ok(Value::Bool(false));
    }
    let args = left.get(&cx.heap).args.to_value();
    let others = right.get(&cx.heap).args.to_value();
    cx.equal(&args, &others).map(Value::Bool)
}

fn hash(cx: &mut Context, values: &[Value]) -> Res<Value> {
    let alias = of(cx, &values[0])?;
    let payload = alias.get(&cx.heap);
    let (origin, args) = (payload.origin.clone(), payload.args.to_value());
    let hash = cx.hash(&origin)? ^ cx.hash(&args)?;
    Ok(Value::Int(crate::object::hash::not_minus_one(hash)))
}

fn mro_entries(cx: &mut Context, values: &[Value]) -> Res<Value> {
    let origin = of(cx, &values[0])?.get(&cx.heap).origin.clone();
    Ok(cx.heap.tuple_value([origin])?)
}

fn repr(cx: &mut Context, values: &[Value]) -> Res<Value> {
    let alias = of(cx, &values[0])?;
    let text = cx.alias_repr(&alias, 0)?;
    cx.new_str(text)
}

/// Aliases nested deeper show as `...`.
const REPR_DEPTH_MAX: usize = 40;

impl Context {
    /// `Class[args]` of a class that has no `__class_getitem__` of the guest's.
    pub(crate) fn new_alias(&mut self, class: &Handle<Type>, key: &Value) -> Res<Value> {
        let args = match key.downcast::<Tuple>() {
            Some(args) => args.clone(),
            None => self.heap.alloc(Tuple::new(vec![key.clone()]))?,
        };
        let origin = class.to_value();
        Ok(self.heap.alloc(GenericAlias { origin, args })?.into_value())
    }

    /// The alias as it is written.
    pub(crate) fn alias_repr(&mut self, alias: &Handle<GenericAlias>, depth: usize) -> Res<String> {
        let payload = alias.get(&self.heap);
        let (origin, args) = (payload.origin.clone(), payload.args.clone());
        let mut text = self.alias_part(&origin, depth)?;
        let items = args.items(&self.heap).to_vec();
        self.charge_items(items.len())?;
        let mut parts = Vec::with_capacity(items.len());
        for item in &items {
            parts.push(self.alias_part(item, depth)?);
        }
        if parts.is_empty() {
            parts.push("()".to_string());
        }
        text.push_str(&format!("[{}]", parts.join(", ")));
        Ok(text)
    }

    /// Classes by their names, everything else as `repr()` shows it.
    fn alias_part(&mut self, value: &Value, depth: usize) -> Res<String> {
        if depth >= REPR_DEPTH_MAX {
            return Ok("...".to_string());
        }
        if matches!(value, Value::Ellipsis) {
            return Ok("...".to_string());
        }
        if let Some(alias) = value.downcast::<GenericAlias>() {
            return self.alias_repr(&alias.clone(), depth + 1);
        }
        if let Some(class) = value.downcast::<Type>() {
            let class = class.clone();
            let module = self.class_module(&class)?;
            let qualname: &Handle<Str> = &class.get(&self.heap).qualname;
            let qualname = qualname.text(&self.heap);
            return Ok(match module.as_str() {
                "builtins" => qualname.to_string(),
                _ => format!("{module}.{qualname}"),
            });
        }
        self.repr(value)
    }
}
