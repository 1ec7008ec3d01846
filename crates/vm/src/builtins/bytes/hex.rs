//! Bytes as hexadecimal text, and back.

use super::receiver;
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::text::bytes::hex;

pub(super) fn hex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let bytes = receiver(cx, args)?;
    let separator = match args[1].bound() {
        Some(separator) => Some(separator_argument(cx, separator)?),
        None => None,
    };
    let group = match args[2].bound() {
        Some(group) => cx.integer_argument(group)?,
        None => 1.into(),
    };
    let Ok(group) = i32::try_from(&group) else {
        let message = "Python int too large to convert to C int";
        return Err(cx.raise(TypeId::OverflowError, message));
    };
    let size = bytes.data(&cx.heap).len();
    cx.prepare(hex::hex_size(size))?;
    let text = hex::to_hex(bytes.data(&cx.heap), separator, group);
    cx.text_value(text)
}

/// One ASCII character, as text or bytes.
fn separator_argument(cx: &mut Context, value: &Value) -> Res<char> {
    let inner = cx.plain(value);
    let Some(length) = cx.native_len(&inner) else {
        if cx.has_guest_class(value) {
            return Err(cx.type_error("sep must be str or bytes."));
        }
        let name = cx.type_name(value);
        return Err(cx.type_error(format!("object of type '{name}' has no len()")));
    };
    if length != 1 {
        return Err(cx.value_error("sep must be length 1."));
    }
    let character = if let Some(text) = cx.as_str_handle(&inner) {
        text.text(&cx.heap).chars().next()
    } else if let Some(bytes) = cx.byte_handle(&inner) {
        bytes.data(&cx.heap).first().map(|&byte| char::from(byte))
    } else {
        return Err(cx.type_error("sep must be str or bytes."));
    };
    match character.filter(char::is_ascii) {
        Some(character) => Ok(character),
        None => Err(cx.value_error("sep must be ASCII.")),
    }
}

/// The first argument is the class; of another one than `bytes` and `bytearray` the prelude makes an
/// instance.
pub(super) fn fromhex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (bytes, array) = (
        cx.builtin_type(TypeId::Bytes)?,
        cx.builtin_type(TypeId::ByteArray)?,
    );
    let class = args[0].downcast();
    let type_id = match class {
        Some(class) if *class == bytes => TypeId::Bytes,
        Some(class) if *class == array => TypeId::ByteArray,
        _ => return Err(Throw::NeedsGuest),
    };
    let data = if let Some(text) = cx.as_str_handle(&args[1]) {
        let digits = text.text(&cx.heap);
        let size = digits.len();
        match digits.chars().position(|c| !c.is_ascii()) {
            Some(index) => return Err(cx.raise_text_error(hex::not_hexadecimal(index))),
            None => cx.prepare(size)?,
        }
        hex::from_hex(text.text(&cx.heap).as_bytes())
    } else if let Some(digits) = cx.as_byte_handle(&args[1]) {
        let size = digits.data(&cx.heap).len();
        cx.prepare(size)?;
        hex::from_hex(digits.data(&cx.heap))
    } else {
        let name = cx.type_name(&args[1]);
        let message = format!("fromhex() argument must be str or bytes-like, not {name}");
        return Err(cx.type_error(message));
    };
    let data = cx.lift(data)?;
    cx.new_bytes_of(type_id, data)
}
