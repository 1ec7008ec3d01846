//! `member_descriptor`: what a class has under the names of its `__slots__`.

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Member;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The attribute of an object.
    "__get__" "(self, instance, owner=None, /)" => leaf get;
    /// Set the attribute of an object.
    "__set__" "(self, instance, value, /)" => leaf set;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__name__",
        get: name,
    },
    Getter {
        name: "__objclass__",
        get: class,
    },
];

fn name(cx: &mut Context, value: &Value) -> Res<Value> {
    Ok(value.downcast::<Member>().map_or(Value::Unbound, |member| {
        member.get(&cx.heap).name.to_value()
    }))
}

fn class(cx: &mut Context, value: &Value) -> Res<Value> {
    Ok(value.downcast::<Member>().map_or(Value::Unbound, |member| {
        member.get(&cx.heap).class.to_value()
    }))
}

fn get(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(member) = args[0].downcast::<Member>().cloned() else {
        return Ok(Value::None);
    };
    if args[1].is_none() {
        return Ok(args[0].clone());
    }
    let name = member.get(&cx.heap).name.clone();
    let held = match &args[1] {
        Value::Object(object) => cx.instance_attribute(object, &name),
        _ => None,
    };
    match held {
        Some(value) => Ok(value),
        None => {
            let class = cx.type_name(&args[1]);
            let text = name.text(&cx.heap).to_string();
            let message = format!("'{class}' object has no attribute '{text}'");
            Err(cx.raise(super::TypeId::AttributeError, message))
        }
    }
}

fn set(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(member) = args[0].downcast::<Member>().cloned() else {
        return Ok(Value::None);
    };
    let name = member.get(&cx.heap).name.clone();
    let stored = match &args[1] {
        Value::Object(object) => cx.set_instance_attribute(object, &name, args[2].clone())?,
        _ => false,
    };
    if stored {
        return Ok(Value::None);
    }
    let (name, class) = {
        let member = member.get(&cx.heap);
        let class = member.class.get(&cx.heap).name.text(&cx.heap).to_string();
        (member.name.text(&cx.heap).to_string(), class)
    };
    let found = cx.type_name(&args[1]);
    Err(cx.type_error(format!(
        "descriptor '{name}' for '{class}' objects doesn't apply to a '{found}' object"
    )))
}
