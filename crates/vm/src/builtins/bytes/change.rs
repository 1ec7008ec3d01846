//! Methods of `bytes` that change case, pad, translate, or ask what the bytes are, as ASCII.

use super::split::is_space;
use crate::builtins::TypeId;
use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Bytes;
use crate::text::pad::{Justify, expand_tabs, expand_tabs_size};

fn data_of(cx: &mut Context, args: &[Value]) -> Res<Vec<u8>> {
    let bytes = receiver_of::<Bytes>(args)?;
    let size = bytes.get(&cx.heap).data.len();
    cx.prepare(size)?;
    Ok(bytes.get(&cx.heap).data.to_vec())
}

fn mapped(cx: &mut Context, args: &[Value], map: fn(bool, u8) -> u8) -> Res<Value> {
    let mut data = data_of(cx, args)?;
    let mut in_word = false;
    for byte in &mut data {
        let letter = byte.is_ascii_alphabetic();
        *byte = map(in_word, *byte);
        in_word = letter;
    }
    cx.new_bytes(data)
}

pub(super) fn capitalize(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let mut data = data_of(cx, args)?;
    data.make_ascii_lowercase();
    if let Some(first) = data.first_mut() {
        first.make_ascii_uppercase();
    }
    cx.new_bytes(data)
}

pub(super) fn lower(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, |_, byte| byte.to_ascii_lowercase())
}

pub(super) fn upper(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, |_, byte| byte.to_ascii_uppercase())
}

pub(super) fn swapcase(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, |_, byte| match byte.is_ascii_uppercase() {
        true => byte.to_ascii_lowercase(),
        false => byte.to_ascii_uppercase(),
    })
}

pub(super) fn title(cx: &mut Context, args: &[Value]) -> Res<Value> {
    mapped(cx, args, |in_word, byte| match in_word {
        true => byte.to_ascii_lowercase(),
        false => byte.to_ascii_uppercase(),
    })
}

fn all(cx: &mut Context, args: &[Value], test: fn(u8) -> bool) -> Res<Value> {
    let data = data_of(cx, args)?;
    let holds = !data.is_empty() && data.iter().all(|&byte| test(byte));
    Ok(Value::Bool(holds))
}

pub(super) fn isalnum(cx: &mut Context, args: &[Value]) -> Res<Value> {
    all(cx, args, |byte| byte.is_ascii_alphanumeric())
}

pub(super) fn isalpha(cx: &mut Context, args: &[Value]) -> Res<Value> {
    all(cx, args, |byte| byte.is_ascii_alphabetic())
}

pub(super) fn isascii(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let data = data_of(cx, args)?;
    Ok(Value::Bool(data.is_ascii()))
}

pub(super) fn isdigit(cx: &mut Context, args: &[Value]) -> Res<Value> {
    all(cx, args, |byte| byte.is_ascii_digit())
}

pub(super) fn isspace(cx: &mut Context, args: &[Value]) -> Res<Value> {
    all(cx, args, is_space)
}

/// Whether there are letters, and all of them are in one case.
fn one_case(
    cx: &mut Context,
    args: &[Value],
    wanted: fn(&u8) -> bool,
    other: fn(&u8) -> bool,
) -> Res<Value> {
    let data = data_of(cx, args)?;
    let holds = data.iter().any(wanted) && !data.iter().any(other);
    Ok(Value::Bool(holds))
}

pub(super) fn islower(cx: &mut Context, args: &[Value]) -> Res<Value> {
    one_case(cx, args, u8::is_ascii_lowercase, u8::is_ascii_uppercase)
}

pub(super) fn isupper(cx: &mut Context, args: &[Value]) -> Res<Value> {
    one_case(cx, args, u8::is_ascii_uppercase, u8::is_ascii_lowercase)
}

pub(super) fn istitle(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let data = data_of(cx, args)?;
    let (mut letters, mut in_word) = (false, false);
    for byte in data {
        let upper = byte.is_ascii_uppercase();
        if upper && in_word || byte.is_ascii_lowercase() && !in_word {
            return Ok(Value::Bool(false));
        }
        in_word = byte.is_ascii_alphabetic();
        letters |= in_word;
    }
    Ok(Value::Bool(letters))
}

fn justified(cx: &mut Context, args: &[Value], name: &str, place: Justify) -> Res<Value> {
    let bytes = receiver_of::<Bytes>(args)?;
    let width = cx.word_argument(&args[1], 0)?;
    let fill = fill_byte(cx, &args[2], name)?;
    let data = data_of(cx, args)?;
    let margin = usize::try_from(width)
        .unwrap_or(0)
        .saturating_sub(data.len());
    if margin == 0 {
        return Ok(bytes.into_value());
    }
    let size = data.len().saturating_add(margin);
    cx.prepare(size)?;
    let left = match place {
        Justify::Left => 0,
        Justify::Right => margin,
        Justify::Center => margin / 2 + usize::from(margin % 2 == 1 && width % 2 == 1),
    };
    let mut out = vec![fill; left];
    out.extend_from_slice(&data);
    out.resize(size, fill);
    cx.new_bytes(out)
}

fn fill_byte(cx: &mut Context, value: &Value, name: &str) -> Res<u8> {
    if value.is_unbound() {
        return Ok(b' ');
    }
    let Some(fill) = cx.as_bytes_handle(value) else {
        let found = cx.shown_type(value);
        return Err(cx.type_error(format!(
            "{name}() argument 2 must be a byte string of length 1, not {found}"
        )));
    };
    if let [only] = fill.get(&cx.heap).data[..] {
        return Ok(only);
    }
    let length = fill.get(&cx.heap).data.len();
    Err(cx.type_error(format!(
        "{name}(): argument 2 must be a byte string of length 1, not a bytes object of length \
         {length}"
    )))
}

pub(super) fn center(cx: &mut Context, args: &[Value]) -> Res<Value> {
    justified(cx, args, "center", Justify::Center)
}

pub(super) fn ljust(cx: &mut Context, args: &[Value]) -> Res<Value> {
    justified(cx, args, "ljust", Justify::Left)
}

pub(super) fn rjust(cx: &mut Context, args: &[Value]) -> Res<Value> {
    justified(cx, args, "rjust", Justify::Right)
}

pub(super) fn zfill(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let width = cx.word_argument(&args[1], 0)?;
    let data = data_of(cx, args)?;
    let margin = usize::try_from(width)
        .unwrap_or(0)
        .saturating_sub(data.len());
    cx.prepare(data.len().saturating_add(margin))?;
    let sign_size = usize::from(matches!(data.first(), Some(b'+' | b'-')));
    let (sign, digits) = data.split_at(sign_size);
    let mut out = sign.to_vec();
    out.resize(sign_size + margin, b'0');
    out.extend_from_slice(digits);
    cx.new_bytes(out)
}

pub(super) fn expandtabs(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let tab_size = cx.word_argument(&args[1], 8)?;
    if i32::try_from(tab_size).is_err() {
        let message = "Python int too large to convert to C int";
        return Err(cx.raise(TypeId::OverflowError, message));
    }
    // As a text of which every character is one byte.
    let text: String = data_of(cx, args)?.into_iter().map(char::from).collect();
    cx.prepare(expand_tabs_size(&text, tab_size))?;
    let text = expand_tabs(&text, tab_size);
    let data: Vec<u8> = text.chars().map(|c| u32::from(c) as u8).collect();
    cx.new_bytes(data)
}

pub(super) fn maketrans(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (from, to) = (cx.bytes_argument(&args[0])?, cx.bytes_argument(&args[1])?);
    let heap = &cx.heap;
    let (from, to) = (&from.get(heap).data, &to.get(heap).data);
    if from.len() != to.len() {
        return Err(cx.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=u8::MAX).collect();
    for (&from, &to) in from.iter().zip(to.iter()) {
        if let Some(entry) = table.get_mut(usize::from(from)) {
            *entry = to;
        }
    }
    cx.new_bytes(table)
}

pub(super) fn translate(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let table = match args[1].is_none() {
        true => None,
        false => Some(cx.bytes_argument(&args[1])?),
    };
    let table = table.map(|table| table.get(&cx.heap).data.to_vec());
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        let message = "translation table must be 256 characters long";
        return Err(cx.value_error(message));
    }
    let deleted = match args[2].bound() {
        Some(deleted) => cx.bytes_argument(deleted)?.get(&cx.heap).data.to_vec(),
        None => Vec::new(),
    };
    let data = data_of(cx, args)?;
    let kept = data.into_iter().filter(|byte| !deleted.contains(byte));
    let out: Vec<u8> = match &table {
        Some(table) => kept
            .map(|byte| table.get(usize::from(byte)).copied().unwrap_or(byte))
            .collect(),
        None => kept.collect(),
    };
    cx.new_bytes(out)
}
