//! Natives that only the prelude sees: what its code on texts and numbers works with.

use super::NativeDef;
use super::functions::text::ascii_text;
use super::str::{field_index_error, pieces};
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::describe::plain_repr_parts;
use crate::object::percent::percent_pieces;
use crate::object::{List, Str};

/// The prelude's own natives on texts and numbers.
pub(crate) static FUNCTIONS: &[NativeDef] = natives! {
    /// A special method that guest code defined for a value's class, unbound, or None.
    "_guest_method" "(value, name, /)" => leaf guest_method;
    /// The builtin value inside an instance of a guest class, or the value itself.
    "_plain" "(value, /)" => leaf plain;
    /// An int itself, made of one of a derived class.
    "_plain_int" "(value, /)" => leaf plain_int;
    /// A float itself, made of one of a derived class.
    "_plain_float" "(value, /)" => leaf plain;
    /// A text with what is not ASCII escaped.
    "_ascii_text" "(text, /)" => leaf ascii_text;
    /// What a container shows for itself inside itself.
    "_repr_marker" "(value, /)" => leaf repr_marker;
    /// Note that a container's repr has begun; whether it had not yet.
    "_repr_enter" "(value, /)" => leaf repr_enter;
    /// Note that a container's repr has ended.
    "_repr_leave" "(value, /)" => leaf repr_leave;
    /// The objects whose repr is part of another builtin object's.
    "_repr_parts" "(value, /)" => leaf repr_parts;
    /// The repr of a builtin object from those of its parts.
    "_other_repr" "(value, parts, /)" => leaf other_repr;
    /// The parsed pieces of a template of str.format.
    "_format_pieces" "(template, /)" => leaf pieces;
    /// Raise IndexError for a field without argument.
    "_field_index_error" "(index, /)" => leaf field_index_error;
    /// The parsed pieces of a template of %.
    "_percent_pieces" "(template, /)" => leaf percent_pieces;
    /// What sys.stdout is now.
    "_standard_output" "()" => leaf standard_output;
};

fn guest_method(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(name) = args[1].downcast::<Str>() else {
        return Err(cx.type_error("a name is needed"));
    };
    if !cx.has_guest_class(&args[0]) {
        return Ok(Value::None);
    }
    let name = cx.intern_handle(name)?;
    let class = cx.type_of(&args[0])?;
    let found = cx.lookup(&class, &name)?;
    let found = found.filter(|method| !cx.is_native_method(method));
    Ok(found.unwrap_or(Value::None))
}

fn plain(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(cx.plain(&args[0]))
}

fn plain_int(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match cx.plain(&args[0]) {
        Value::Bool(truth) => Ok(Value::Int(i64::from(truth))),
        other => Ok(other),
    }
}

fn repr_marker(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let marker = cx.repr_marker(&args[0]);
    cx.constant_str(marker)
}

/// The list of the containers whose repr the prelude is making; it lies in the prelude's namespace,
/// so that it is part of the VM's objects.
fn open_reprs(cx: &mut Context) -> Res<Handle<List>> {
    if let Some(open) = cx.open_reprs()? {
        return Ok(open);
    }
    let open = cx.heap.list_value(Vec::new())?;
    let name = cx.intern("_open_reprs")?;
    if let Some(prelude) = cx.prelude.clone() {
        cx.namespace_set(&prelude, &name, open.clone())?;
    }
    match open.downcast::<List>() {
        Some(open) => Ok(open.clone()),
        None => Err(crate::error::Throw::Fault(crate::error::Fault::Internal)),
    }
}

fn repr_enter(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let open = open_reprs(cx)?;
    if open.items(&cx.heap).iter().any(|item| item.is(&args[0])) {
        return Ok(Value::Bool(false));
    }
    let (payload, account) = open.edit(&mut cx.heap);
    payload.items.push(account, args[0].clone())?;
    Ok(Value::Bool(true))
}

fn repr_leave(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let open = open_reprs(cx)?;
    let place = open
        .items(&cx.heap)
        .iter()
        .rposition(|item| item.is(&args[0]));
    if let Some(place) = place {
        drop(open.get_mut(&mut cx.heap).items.remove(place));
    }
    Ok(Value::None)
}

fn repr_parts(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let parts = plain_repr_parts(cx, &args[0]);
    Ok(cx.heap.list_value(parts)?)
}

fn other_repr(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let parts = cx.collect(&args[1])?;
    let mut texts = Vec::with_capacity(parts.len());
    for part in &parts {
        texts.push(cx.str(part)?);
    }
    let text = cx.repr_from_parts(&args[0], &texts)?;
    cx.new_str(text)
}

fn standard_output(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(cx.standard_output()?.unwrap_or(Value::None))
}
