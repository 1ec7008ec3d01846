//! Making bytes, and their text in hexadecimal.

use crate::builtins::TypeId;
use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::object::{Bytes, Str};

pub(super) fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let source = &args[0];
    if !args[1].is_unbound() || !args[2].is_unbound() {
        return encoded(cx, args);
    }
    if source.is_unbound() {
        return cx.new_bytes(Vec::new());
    }
    if cx.guest_special(source, Special::Bytes)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    let inner = cx.plain(source);
    if let Some(bytes) = inner.downcast::<Bytes>() {
        return Ok(bytes.to_value());
    }
    if inner.downcast::<Str>().is_some() {
        return Err(cx.type_error("string argument without an encoding"));
    }
    let has_index = cx.guest_special(source, Special::Index)?.is_some();
    if has_index {
        return Err(Throw::NeedsGuest);
    }
    if cx.is_integer(&inner) {
        return zeros(cx, &inner);
    }
    let data = cx.bytes_of_iterable(source)?;
    cx.new_bytes(data)
}

fn zeros(cx: &mut Context, count: &Value) -> Res<Value> {
    let Some(count) = cx.as_index(count) else {
        let message = "cannot fit 'int' into an index-sized integer";
        return Err(cx.raise(TypeId::OverflowError, message));
    };
    let Ok(count) = usize::try_from(count) else {
        return Err(cx.value_error("negative count"));
    };
    cx.prepare(count)?;
    cx.new_bytes(vec![0; count])
}

fn encoded(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let mut names = ["utf-8".to_string(), "strict".to_string()];
    for (place, (name, what)) in names.iter_mut().zip(["encoding", "errors"]).enumerate() {
        if !args[place + 1].is_unbound() {
            let what = format!("bytes() argument '{what}'");
            *name = cx.str_argument(&args[place + 1], &what)?.owned(cx);
        }
    }
    let object = cx.plain(&args[0]);
    if object.downcast::<Str>().is_none() {
        let given = if args[1].is_unbound() {
            "errors"
        } else {
            "encoding"
        };
        return Err(cx.type_error(format!("{given} without a string argument")));
    }
    cx.encode_str(&object, &names[0], &names[1])
}

impl Context {
    /// The bytes an iterable of small integers stands for.
    pub(crate) fn bytes_of_iterable(&mut self, iterable: &Value) -> Res<Vec<u8>> {
        if self.guest_special(iterable, Special::Iter)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
        let inner = self.plain(iterable);
        let items = match self.native_iter(&inner)? {
            Some(_) if inner.downcast::<Str>().is_none() => self.collect(&inner)?,
            None if self.has_guest_class(iterable) => return Err(Throw::NeedsGuest),
            _ => {
                let name = self.type_name(iterable);
                return Err(self.type_error(format!("cannot convert '{name}' object to bytes")));
            }
        };
        self.prepare(items.len())?;
        let mut data = Vec::with_capacity(items.len());
        for item in &items {
            let number = self.whole_argument(item)?;
            match self.as_index(&number).and_then(|n| u8::try_from(n).ok()) {
                Some(byte) => data.push(byte),
                None => return Err(self.value_error("bytes must be in range(0, 256)")),
            }
        }
        Ok(data)
    }
}

pub(super) fn itself(_: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(args[0].clone())
}

pub(super) fn new_args(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(cx.heap.tuple_value([args[0].clone()])?)
}

/// The first argument is the class; one that derives from bytes makes its own.
pub(super) fn fromhex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = cx.builtin_type(TypeId::Bytes)?;
    if args[0].downcast() != Some(&bytes) {
        return Err(Throw::NeedsGuest);
    }
    let text = if let Some(text) = cx.as_str_handle(&args[1]) {
        text.text(&cx.heap).chars().collect::<Vec<char>>()
    } else if let Some(bytes) = cx.as_bytes_handle(&args[1]) {
        let data = &bytes.get(&cx.heap).data;
        data.iter().map(|&byte| char::from(byte)).collect()
    } else {
        let found = cx.type_name(&args[1]);
        let message = format!("fromhex() argument must be str or bytes-like, not {found}");
        return Err(cx.type_error(message));
    };
    cx.prepare(text.len())?;
    match parse_hex(&text) {
        Ok(data) => cx.new_bytes(data),
        Err(None) => {
            let message = "fromhex() arg must contain an even number of hexadecimal digits";
            Err(cx.value_error(message))
        }
        Err(Some(place)) => Err(cx.value_error(format!(
            "non-hexadecimal number found in fromhex() arg at position {place}"
        ))),
    }
}

/// The bytes of pairs of digits with whitespace between them; or where a character is wrong, or
/// `None` where the last digit has no partner.
fn parse_hex(text: &[char]) -> Result<Vec<u8>, Option<usize>> {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    let mut data = Vec::with_capacity(text.len() / 2);
    let mut place = 0;
    while let Some(&first) = text.get(place) {
        if is_space(first) {
            place += 1;
            continue;
        }
        let high = first.to_digit(16).ok_or(Some(place))?;
        let second = text.get(place + 1).ok_or(None)?;
        let low = second.to_digit(16).ok_or(Some(place + 1))?;
        data.push((high * 16 + low) as u8);
        place += 2;
    }
    Ok(data)
}

pub(super) fn hex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = receiver_of::<Bytes>(args)?;
    let separator = match args[1].bound() {
        Some(separator) => Some(separator_of(cx, separator)?),
        None => None,
    };
    let group = cx.word_argument(&args[2], 1)?;
    let count = bytes.get(&cx.heap).data.len();
    cx.prepare(count.saturating_mul(3))?;
    let data = &bytes.get(&cx.heap).data;
    let group_size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut out = String::with_capacity(count * 2);
    for (place, byte) in data.iter().enumerate() {
        // Groups are counted from the end, or from the start if their size is negative.
        let behind = if group > 0 { count - place } else { place };
        if place > 0
            && group_size > 0
            && behind % group_size == 0
            && let Some(separator) = separator
        {
            out.push(separator);
        }
        out.push_str(&format!("{byte:02x}"));
    }
    cx.new_str(out)
}

fn separator_of(cx: &mut Context, value: &Value) -> Res<char> {
    let text: Vec<char> = if let Some(text) = cx.as_str_handle(value) {
        text.text(&cx.heap).chars().take(2).collect()
    } else if let Some(bytes) = cx.as_bytes_handle(value) {
        let data = &bytes.get(&cx.heap).data;
        data.iter().take(2).map(|&byte| char::from(byte)).collect()
    } else {
        let name = cx.type_name(value);
        let message = match cx.native_len(value) {
            Some(_) => "sep must be str or bytes.".to_string(),
            None => format!("object of type '{name}' has no len()"),
        };
        return Err(cx.type_error(message));
    };
    match text[..] {
        [only] if only.is_ascii() => Ok(only),
        [_] => Err(cx.value_error("sep must be ASCII.")),
        _ => Err(cx.value_error("sep must be length 1.")),
    }
}
