//! Methods of `str` that take a text apart, strip it, or join texts.

use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::Str;
use crate::text::split::{self, Ends};
use crate::text::{TextResult, search};

/// Pay for a list of this many parts of a text.
fn prepare_parts(cx: &mut Context, size: usize, count_max: usize) -> Res<()> {
    cx.charge_items(count_max)?;
    cx.prepare(size.saturating_add(count_max.saturating_mul(64)))
}

fn separator_argument(cx: &mut Context, value: &Value) -> Res<Option<Handle<Str>>> {
    if value.is_unbound() || value.is_none() {
        return Ok(None);
    }
    match cx.as_str_handle(value) {
        Some(separator) => Ok(Some(separator)),
        None => {
            let name = cx.type_name(value);
            Err(cx.type_error(format!("must be str or None, not {name}")))
        }
    }
}

fn owned(parts: Vec<&str>) -> Vec<String> {
    parts.into_iter().map(str::to_string).collect()
}

type Split = for<'a> fn(&'a str, &str, i64) -> TextResult<Vec<&'a str>>;
type SplitWhitespace = fn(&str, i64) -> Vec<&str>;

fn split_by(
    cx: &mut Context,
    args: &[Value],
    by_separator: Split,
    by_whitespace: SplitWhitespace,
) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let separator = separator_argument(cx, &args[1])?;
    let limit = cx.word_argument(&args[2], -1)?;
    let size = string.text(&cx.heap).len();
    cx.charge(size as u64 / 256)?;
    let shown = separator.as_ref().map(|separator| separator.text(&cx.heap));
    let count_max = split::part_count_max(string.text(&cx.heap), shown, limit);
    prepare_parts(cx, size, count_max.min(size + 1))?;
    let parts = match &separator {
        Some(separator) => {
            let parts = by_separator(string.text(&cx.heap), separator.text(&cx.heap), limit);
            let parts = parts.map(owned);
            cx.lift(parts)?
        }
        None => owned(by_whitespace(string.text(&cx.heap), limit)),
    };
    cx.list_of_texts(parts)
}

pub(super) fn split(cx: &mut Context, args: &[Value]) -> Res<Value> {
    split_by(cx, args, split::split, split::split_whitespace)
}

pub(super) fn rsplit(cx: &mut Context, args: &[Value]) -> Res<Value> {
    split_by(cx, args, split::rsplit, split::rsplit_whitespace)
}

pub(super) fn splitlines(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let keep_ends = !args[1].is_unbound() && cx.truth(&args[1])?;
    let text = string.text(&cx.heap);
    let (size, count_max) = (text.len(), split::line_count_max(text));
    prepare_parts(cx, size, count_max)?;
    let lines = owned(split::split_lines(string.text(&cx.heap), keep_ends));
    cx.list_of_texts(lines)
}

type Partition = for<'a> fn(&'a str, &str) -> TextResult<Option<(&'a str, &'a str)>>;

fn partition_by(cx: &mut Context, args: &[Value], cut: Partition, at_end: bool) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let Some(separator) = cx.as_str_handle(&args[1]) else {
        let name = cx.type_name(&args[1]);
        return Err(cx.type_error(format!("must be str, not {name}")));
    };
    let size = string.text(&cx.heap).len();
    cx.prepare(size)?;
    let found = cut(string.text(&cx.heap), separator.text(&cx.heap));
    let found = found.map(|found| found.map(|(a, b)| (a.to_string(), b.to_string())));
    let empty = cx.constant_str("")?;
    let items = match cx.lift(found)? {
        Some((before, after)) => {
            let (before, after) = (cx.text_value(before)?, cx.text_value(after)?);
            [before, separator.into_value(), after]
        }
        None if at_end => [empty.clone(), empty, string.into_value()],
        None => [string.into_value(), empty.clone(), empty],
    };
    Ok(cx.heap.tuple_value(items)?)
}

pub(super) fn partition(cx: &mut Context, args: &[Value]) -> Res<Value> {
    partition_by(cx, args, search::partition, false)
}

pub(super) fn rpartition(cx: &mut Context, args: &[Value]) -> Res<Value> {
    partition_by(cx, args, search::rpartition, true)
}

fn stripped(cx: &mut Context, args: &[Value], name: &str, ends: Ends) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let chars = &args[1];
    let chars = match chars.is_unbound() || chars.is_none() {
        true => None,
        false => match cx.as_str_handle(chars) {
            Some(chars) => Some(chars),
            None => return Err(cx.type_error(format!("{name} arg must be None or str"))),
        },
    };
    let size = string.text(&cx.heap).len();
    cx.charge(size as u64 / 256)?;
    let set = chars.as_ref().map(|chars| chars.text(&cx.heap));
    let text = split::strip(string.text(&cx.heap), set, ends);
    if text.len() == size {
        return Ok(string.into_value());
    }
    let text = text.to_string();
    cx.text_value(text)
}

pub(super) fn strip(cx: &mut Context, args: &[Value]) -> Res<Value> {
    stripped(cx, args, "strip", Ends::Both)
}

pub(super) fn lstrip(cx: &mut Context, args: &[Value]) -> Res<Value> {
    stripped(cx, args, "lstrip", Ends::Left)
}

pub(super) fn rstrip(cx: &mut Context, args: &[Value]) -> Res<Value> {
    stripped(cx, args, "rstrip", Ends::Right)
}

pub(super) fn join(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let separator = receiver_of::<Str>(args)?;
    let items = cx.items_to_join(&args[1])?;
    if let [only] = items.as_slice()
        && only.downcast::<Str>().is_some()
    {
        return Ok(only.clone());
    }
    let mut texts = Vec::with_capacity(items.len());
    let mut size = 0usize;
    for (index, item) in items.iter().enumerate() {
        let Some(text) = cx.as_str_handle(item) else {
            let name = cx.type_name(item);
            let message = format!("sequence item {index}: expected str instance, {name} found");
            return Err(cx.type_error(message));
        };
        size = size.saturating_add(text.text(&cx.heap).len());
        texts.push(text);
    }
    let size = search::join_size(separator.text(&cx.heap), size, texts.len());
    cx.prepare(size)?;
    let mut out = String::with_capacity(size);
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            out.push_str(separator.text(&cx.heap));
        }
        out.push_str(text.text(&cx.heap));
    }
    cx.text_value(out)
}

impl Context {
    /// The items of what `join` is given, as a list.
    pub(crate) fn items_to_join(&mut self, iterable: &Value) -> Res<Vec<Value>> {
        let inner = self.plain(iterable);
        let known = self.guest_special(iterable, crate::names::Special::Iter)?;
        if known.is_some() {
            return Err(crate::error::Throw::NeedsGuest);
        }
        match self.native_iter(&inner)? {
            Some(_) => self.collect(&inner),
            None if self.has_guest_class(&inner) => Err(crate::error::Throw::NeedsGuest),
            None => Err(self.type_error("can only join an iterable")),
        }
    }
}
