//! `str.maketrans` and `str.translate`.

use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::{Dict, Str};
use crate::text::translate::{Translation, make_table, table_char, wrong_table_value};

/// A dict by character numbers, from a dict or from two or three texts.
pub(super) fn maketrans(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if args[1].is_unbound() {
        return table_of_dict(cx, &args[0]);
    }
    let Some(from) = cx.as_str_handle(&args[0]) else {
        let message = "first maketrans argument must be a string if there is a second argument";
        return Err(cx.type_error(message));
    };
    let to = cx.str_argument(&args[1], "maketrans() argument 2")?;
    let drop = match args[2].is_unbound() {
        true => None,
        false => Some(cx.str_argument(&args[2], "maketrans() argument 3")?),
    };
    let items = make_table(
        from.text(&cx.heap),
        to.text(&cx.heap),
        drop.as_ref().map_or("", |drop| drop.text(&cx.heap)),
    );
    let items = cx.lift(items)?;
    cx.charge_items(items.len())?;
    let table = cx.heap.alloc(Dict::default())?;
    for (from, to) in items {
        let key = Value::Int(i64::from(u32::from(from)));
        let value = to.map_or(Value::None, |to| Value::Int(i64::from(u32::from(to))));
        cx.dict_set(&table, key, value)?;
    }
    Ok(table.into_value())
}

fn table_of_dict(cx: &mut Context, source: &Value) -> Res<Value> {
    let Some(source) = cx.plain(source).downcast::<Dict>().cloned() else {
        let message = "if you give only one argument to maketrans it must be a dict";
        return Err(cx.type_error(message));
    };
    let entries: Vec<(Value, Value)> = source
        .get(&cx.heap)
        .iter()
        .map(|entry| (entry.key.clone(), entry.value.clone()))
        .collect();
    cx.charge_items(entries.len())?;
    let table = cx.heap.alloc(Dict::default())?;
    for (key, value) in entries {
        let key = match cx.as_str_handle(&key) {
            None if cx.is_integer(&key) => key,
            None => {
                let message = "keys in translate table must be strings or integers";
                return Err(cx.type_error(message));
            }
            Some(text) => {
                let mut characters = text.text(&cx.heap).chars();
                match (characters.next(), characters.next()) {
                    (Some(only), None) => Value::Int(i64::from(u32::from(only))),
                    _ => {
                        let message = "string keys in translate table must be of length 1";
                        return Err(cx.value_error(message));
                    }
                }
            }
        };
        cx.dict_set(&table, key, value)?;
    }
    Ok(table.into_value())
}

pub(super) fn translate(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let table = match args[1].downcast::<Dict>() {
        Some(table) => table.clone(),
        None => return translate_by_sequence(cx, &string, &args[1]),
    };
    let text = string.owned(cx);
    cx.prepare(text.len())?;
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let key = Value::Int(i64::from(u32::from(character)));
        let found = cx.dict_get(&table, &key)?;
        push_translation(cx, &mut out, character, found)?;
    }
    cx.text_value(out)
}

/// A list, tuple or string as the table; other objects are asked by the prelude.
fn translate_by_sequence(cx: &mut Context, string: &Handle<Str>, table: &Value) -> Res<Value> {
    if cx.has_guest_class(table) {
        return Err(Throw::NeedsGuest);
    }
    let text = string.owned(cx);
    cx.prepare(text.len())?;
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let key = Value::Int(i64::from(u32::from(character)));
        let found = match cx.get_item(table, &key) {
            Ok(Some(found)) => Some(found),
            Ok(None) => {
                let name = cx.type_name(table);
                return Err(cx.type_error(format!("'{name}' object is not subscriptable")));
            }
            Err(Throw::Exception) => {
                let raised = cx.raised.clone();
                if !cx.exception_is(&raised, crate::builtins::TypeId::LookupError) {
                    return Err(Throw::Exception);
                }
                None
            }
            Err(throw) => return Err(throw),
        };
        push_translation(cx, &mut out, character, found)?;
    }
    cx.text_value(out)
}

fn push_translation(
    cx: &mut Context,
    out: &mut String,
    character: char,
    found: Option<Value>,
) -> Res<()> {
    let Some(found) = found else {
        Translation::Keep.push_to(out, character);
        return Ok(());
    };
    let found = cx.plain(&found);
    if found.is_none() {
        Translation::Drop.push_to(out, character);
    } else if cx.is_integer(&found) {
        let code = cx.as_index(&found);
        let code = cx.lift(table_char(code))?;
        Translation::Char(code).push_to(out, character);
    } else if let Some(text) = found.downcast::<Str>() {
        let text = text.owned(cx);
        cx.prepare(out.len().saturating_add(text.len()))?;
        Translation::Text(&text).push_to(out, character);
    } else {
        return Err(cx.raise_text_error(wrong_table_value()));
    }
    Ok(())
}
