//! Methods of `str` that change case, pad, or ask what the characters are.

use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Str;
use crate::text::pad::{
    Justify, expand_tabs, expand_tabs_size, justify, justify_size, zfill as fill_zeros, zfill_size,
};
use crate::text::{case, predicate};

/// A method that maps the whole text.
fn mapped(cx: &mut Context, args: &[Value], map: fn(&str) -> String) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let size = case::case_size(string.text(&cx.heap));
    cx.prepare(size)?;
    let text = map(string.text(&cx.heap));
    cx.text_value(text)
}

pub(super) fn capitalize(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, case::capitalize)
}

pub(super) fn casefold(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, case::fold)
}

pub(super) fn lower(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, case::lower)
}

pub(super) fn swapcase(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, case::swap_case)
}

pub(super) fn title(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, case::title)
}

pub(super) fn upper(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, case::upper)
}

macro_rules! predicates {
    ($($name:ident)*) => {$(
        pub(super) fn $name(cx: &mut Context, args: &[Value]) -> Res<Value> {
            asked(cx, args, stringify!($name))
        }
    )*};
}

predicates! {
    isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace
    istitle isupper
}

fn asked(cx: &mut Context, args: &[Value], name: &str) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let size = string.text(&cx.heap).len();
    cx.charge(size as u64 / 256)?;
    let found = predicate::PREDICATES
        .iter()
        .find(|(known, _)| *known == name);
    Ok(Value::Bool(
        found.is_some_and(|(_, holds)| holds(string.text(&cx.heap))),
    ))
}

fn justified(cx: &mut Context, args: &[Value], place: Justify) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let width = cx.word_argument(&args[1], 0)?;
    let fill = fill_character(cx, &args[2])?;
    if string.get(&cx.heap).len() as i64 >= width {
        return Ok(string.into_value());
    }
    let size = justify_size(string.view(cx), width, fill);
    cx.prepare(size)?;
    let text = justify(string.view(cx), width, fill, place);
    cx.new_str(text)
}

fn fill_character(cx: &mut Context, value: &Value) -> Res<char> {
    if value.is_unbound() {
        return Ok(' ');
    }
    let Some(fill) = cx.as_str_handle(value) else {
        let name = cx.shown_type(value);
        let message = format!("The fill character must be a unicode character, not {name}");
        return Err(cx.type_error(message));
    };
    let mut characters = fill.text(&cx.heap).chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(cx.type_error("The fill character must be exactly one character long")),
    }
}

pub(super) fn center(cx: &mut Context, args: &[Value]) -> Res<Value> {
    justified(cx, args, Justify::Center)
}

pub(super) fn ljust(cx: &mut Context, args: &[Value]) -> Res<Value> {
    justified(cx, args, Justify::Left)
}

pub(super) fn rjust(cx: &mut Context, args: &[Value]) -> Res<Value> {
    justified(cx, args, Justify::Right)
}

pub(super) fn zfill(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let width = cx.word_argument(&args[1], 0)?;
    let size = zfill_size(string.view(cx), width);
    cx.prepare(size)?;
    let text = fill_zeros(string.view(cx), width);
    cx.text_value(text)
}

pub(super) fn expandtabs(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let tab_size = cx.word_argument(&args[1], 8)?;
    let tab_size = match i32::try_from(tab_size) {
        Ok(size) => i64::from(size),
        Err(_) => {
            let message = "Python int too large to convert to C int";
            return Err(cx.raise(crate::builtins::TypeId::OverflowError, message));
        }
    };
    let size = expand_tabs_size(string.text(&cx.heap), tab_size);
    cx.prepare(size)?;
    let text = expand_tabs(string.text(&cx.heap), tab_size);
    cx.text_value(text)
}
