//! Methods of `str` that find, count and replace parts.

use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::{Str, Tuple};
use crate::text::search;
use std::ops::Range;

/// The receiver, the part and the range of a search method.
type Search = (Handle<Str>, Handle<Str>, Option<Range<usize>>);

fn search_parts(cx: &mut Context, args: &[Value], name: &str) -> Res<Search> {
    let string = receiver_of::<Str>(args)?;
    let part = cx.str_argument(&args[1], &format!("{name}() argument 1"))?;
    let length = string.get(&cx.heap).len();
    let range = cx.search_range(&args[2], &args[3], length)?;
    let size = string.text(&cx.heap).len();
    cx.charge(size as u64 / 256)?;
    Ok((string, part, range))
}

fn place(cx: &mut Context, args: &[Value], name: &str, last: bool) -> Res<Option<usize>> {
    let (string, part, range) = search_parts(cx, args, name)?;
    let find = if last { search::rfind } else { search::find };
    let part = part.text(&cx.heap);
    Ok(range.and_then(|range| find(string.view(cx), part, range)))
}

fn index_or_minus_one(found: Option<usize>) -> Value {
    Value::Int(found.map_or(-1, |index| index as i64))
}

fn index_or_error(cx: &mut Context, found: Option<usize>) -> Res<Value> {
    match found {
        Some(index) => Ok(Value::Int(index as i64)),
        None => Err(cx.raise_text_error(search::not_found())),
    }
}

pub(super) fn find(cx: &mut Context, args: &[Value]) -> Res<Value> {
    place(cx, args, "find", false).map(index_or_minus_one)
}

pub(super) fn rfind(cx: &mut Context, args: &[Value]) -> Res<Value> {
    place(cx, args, "rfind", true).map(index_or_minus_one)
}

pub(super) fn index(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let found = place(cx, args, "index", false)?;
    index_or_error(cx, found)
}

pub(super) fn rindex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let found = place(cx, args, "rindex", true)?;
    index_or_error(cx, found)
}

pub(super) fn count(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (string, part, range) = search_parts(cx, args, "count")?;
    let part = part.text(&cx.heap);
    let found = range.map_or(0, |range| search::count(string.view(cx), part, range));
    Ok(Value::Int(found as i64))
}

/// `startswith`, `endswith`: one affix or a tuple of them.
fn affix(cx: &mut Context, args: &[Value], name: &str, at_end: bool) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let length = string.get(&cx.heap).len();
    let range = cx.search_range(&args[2], &args[3], length)?;
    let candidates = match cx.plain(&args[1]).downcast::<Tuple>() {
        Some(tuple) => {
            let items = tuple.items(&cx.heap).to_vec();
            cx.charge_items(items.len())?;
            let what = format!("tuple for {name}");
            let mut affixes = Vec::with_capacity(items.len());
            for item in &items {
                let Some(affix) = cx.as_str_handle(item) else {
                    let found = cx.type_name(item);
                    let message = format!("{what} must only contain str, not {found}");
                    // An affix before it may already decide.
                    if any_affix(cx, &string, &affixes, range.clone(), at_end) {
                        return Ok(Value::Bool(true));
                    }
                    return Err(cx.type_error(message));
                };
                affixes.push(affix);
            }
            affixes
        }
        None => match cx.as_str_handle(&args[1]) {
            Some(affix) => vec![affix],
            None => {
                let found = cx.type_name(&args[1]);
                return Err(cx.type_error(format!(
                    "{name} first arg must be str or a tuple of str, not {found}"
                )));
            }
        },
    };
    Ok(Value::Bool(any_affix(
        cx,
        &string,
        &candidates,
        range,
        at_end,
    )))
}

fn any_affix(
    cx: &Context,
    string: &Handle<Str>,
    candidates: &[Handle<Str>],
    range: Option<Range<usize>>,
    at_end: bool,
) -> bool {
    let Some(range) = range else { return false };
    let test = if at_end {
        search::ends_with
    } else {
        search::starts_with
    };
    candidates
        .iter()
        .any(|affix| test(string.view(cx), affix.text(&cx.heap), range.clone()))
}

pub(super) fn startswith(cx: &mut Context, args: &[Value]) -> Res<Value> {
    affix(cx, args, "startswith", false)
}

pub(super) fn endswith(cx: &mut Context, args: &[Value]) -> Res<Value> {
    affix(cx, args, "endswith", true)
}

fn removed(
    cx: &mut Context,
    args: &[Value],
    name: &str,
    remove: for<'a> fn(&'a str, &str) -> &'a str,
) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let affix = cx.str_argument(&args[1], &format!("{name}() argument"))?;
    let text = remove(string.text(&cx.heap), affix.text(&cx.heap));
    if text.len() == string.text(&cx.heap).len() {
        return Ok(string.into_value());
    }
    let text = text.to_string();
    cx.prepare(text.len())?;
    cx.text_value(text)
}

pub(super) fn removeprefix(cx: &mut Context, args: &[Value]) -> Res<Value> {
    removed(cx, args, "removeprefix", search::remove_prefix)
}

pub(super) fn removesuffix(cx: &mut Context, args: &[Value]) -> Res<Value> {
    removed(cx, args, "removesuffix", search::remove_suffix)
}

pub(super) fn replace(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let old = cx.str_argument(&args[1], "replace() argument 1")?;
    let new = cx.str_argument(&args[2], "replace() argument 2")?;
    let limit = cx.word_argument(&args[3], -1)?;
    let size = string.text(&cx.heap).len();
    cx.charge(size as u64 / 256)?;
    let (from, to) = (old.text(&cx.heap), new.text(&cx.heap));
    let count = search::replacement_count(string.view(cx), from, limit);
    if count == 0 {
        return Ok(string.into_value());
    }
    let size = search::replace_size(string.text(&cx.heap), from, to, count);
    cx.prepare(size)?;
    let text = search::replace(
        string.text(&cx.heap),
        old.text(&cx.heap),
        new.text(&cx.heap),
        count,
    );
    cx.text_value(text)
}
