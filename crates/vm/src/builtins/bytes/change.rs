//! Methods of case, padding, tabs and translation, and questions about all bytes.

use super::{bytes_argument, receiver};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::text::bytes::change::{self, CaseOf};
use crate::text::bytes::is_space;

fn recased(cx: &mut Context, args: &[Value], case_of: CaseOf) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let size = bytes.data(&cx.heap).len();
    cx.prepare(size)?;
    let data = change::recased(bytes.data(&cx.heap), case_of);
    cx.new_bytes_of(bytes.type_id(), data)
}

macro_rules! recasing {
    ($($name:ident)*) => {$(
        pub(super) fn $name(cx: &mut Context, args: &[Value]) -> Res<Value> {
            recased(cx, args, change::$name)
        }
    )*};
}

recasing! { capitalize lower swapcase title upper }

fn asked(cx: &mut Context, args: &[Value], test: fn(&[u8]) -> bool) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let size = bytes.data(&cx.heap).len();
    cx.charge(size as u64 / 256)?;
    Ok(Value::Bool(test(bytes.data(&cx.heap))))
}

fn all(data: &[u8], test: impl Fn(&u8) -> bool) -> bool {
    !data.is_empty() && data.iter().all(test)
}

macro_rules! questions {
    ($($name:ident $test:expr;)*) => {$(
        pub(super) fn $name(cx: &mut Context, args: &[Value]) -> Res<Value> {
            asked(cx, args, $test)
        }
    )*};
}

questions! {
    isalnum |data| all(data, u8::is_ascii_alphanumeric);
    isalpha |data| all(data, u8::is_ascii_alphabetic);
    isascii <[u8]>::is_ascii;
    isdigit |data| all(data, u8::is_ascii_digit);
    islower |data| change::is_in_case(data, u8::is_ascii_uppercase);
    isspace |data| all(data, |&byte| is_space(byte));
    istitle change::is_title;
    isupper |data| change::is_in_case(data, u8::is_ascii_lowercase);
}

/// The byte to fill a width with.
fn fill_argument(cx: &mut Context, value: &Value, name: &str) -> Res<u8> {
    if value.is_unbound() {
        return Ok(b' ');
    }
    let Some(fill) = cx.as_byte_handle(value) else {
        let found = cx.shown_type(value);
        return Err(cx.type_error(format!(
            "{name}() argument 2 must be a byte string of length 1, not {found}"
        )));
    };
    match fill.data(&cx.heap) {
        [byte] => Ok(*byte),
        other => {
            let (kind, length) = (fill.type_name(), other.len());
            Err(cx.type_error(format!(
                "{name}(): argument 2 must be a byte string of length 1, \
                 not a {kind} object of length {length}"
            )))
        }
    }
}

/// How many bytes are missing to a width.
fn margin(width: i64, size: usize) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(size)
}

fn justified(
    cx: &mut Context,
    args: &[Value],
    name: &str,
    left_of: fn(usize, i64) -> usize,
) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let width = cx.word_argument(&args[1], 0)?;
    let fill = fill_argument(cx, &args[2], name)?;
    let size = bytes.data(&cx.heap).len();
    let margin = margin(width, size);
    cx.prepare(size.saturating_add(margin))?;
    let left = left_of(margin, width);
    let data = change::padded(bytes.data(&cx.heap), fill, left, margin - left);
    cx.new_bytes_of(bytes.type_id(), data)
}

pub(super) fn center(cx: &mut Context, args: &[Value]) -> Res<Value> {
    // The odd byte goes to the left when the width is odd.
    justified(cx, args, "center", |margin, width| {
        margin / 2 + usize::from(margin % 2 == 1 && width % 2 == 1)
    })
}

pub(super) fn ljust(cx: &mut Context, args: &[Value]) -> Res<Value> {
    justified(cx, args, "ljust", |_, _| 0)
}

pub(super) fn rjust(cx: &mut Context, args: &[Value]) -> Res<Value> {
    justified(cx, args, "rjust", |margin, _| margin)
}

pub(super) fn zfill(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let width = cx.word_argument(&args[1], 0)?;
    let size = bytes.data(&cx.heap).len();
    let margin = margin(width, size);
    cx.prepare(size.saturating_add(margin))?;
    let data = change::zeros_after_sign(bytes.data(&cx.heap), margin);
    cx.new_bytes_of(bytes.type_id(), data)
}

pub(super) fn expandtabs(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let tab_size = cx.word_argument(&args[1], 8)?;
    let size = change::expand_tabs_size(bytes.data(&cx.heap), tab_size);
    cx.prepare(size)?;
    let data = change::expand_tabs(bytes.data(&cx.heap), tab_size);
    cx.new_bytes_of(bytes.type_id(), data)
}

pub(super) fn translate(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let table = match &args[1] {
        Value::None => None,
        table => Some(bytes_argument(cx, table)?),
    };
    if let Some(table) = &table
        && table.data(&cx.heap).len() != 256
    {
        return Err(cx.value_error("translation table must be 256 characters long"));
    }
    let delete = match args[2].bound() {
        Some(delete) => Some(bytes_argument(cx, delete)?),
        None => None,
    };
    let size = bytes.data(&cx.heap).len();
    cx.prepare(size)?;
    let table = table.as_ref().map(|table| table.data(&cx.heap));
    let delete = delete.as_ref().map_or(&[][..], |d| d.data(&cx.heap));
    let data = change::translate(bytes.data(&cx.heap), table, delete);
    cx.new_bytes_of(bytes.type_id(), data)
}

pub(super) fn maketrans(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let from = bytes_argument(cx, &args[0])?;
    let to = bytes_argument(cx, &args[1])?;
    let (from, to) = (from.data(&cx.heap), to.data(&cx.heap));
    if from.len() != to.len() {
        return Err(cx.value_error("maketrans arguments must have same length"));
    }
    let table = change::translation_table(from, to);
    cx.new_bytes(table)
}
