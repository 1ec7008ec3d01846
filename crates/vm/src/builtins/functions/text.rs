//! Builtin functions of text: representation and characters.

use crate::builtins::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Str;

/// Functions of text: representation and characters.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    /// The representation of an object in ASCII.
    "ascii" "(obj, /)" => leaf ascii, else "ascii_of";
    /// The character of a code point.
    "chr" "(i, /)" => leaf chr, else "chr_of";
    /// An object's text by a format specification.
    "format" "(value, format_spec='', /)" => leaf format, else "format_of";
    /// The code point of a character.
    "ord" "(c, /)" => leaf ord;
    /// The representation of an object, as code where there is such.
    "repr" "(obj, /)" => leaf repr, else "repr_of";
};

fn ascii(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.ascii_value(&args[0])
}

fn repr(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.repr_value(&args[0])
}

fn chr(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = cx.whole_argument(&args[0])?;
    let code = cx
        .as_index(&number)
        .and_then(|code| u32::try_from(code).ok());
    let Some(code) = code.filter(|&code| code <= 0x10_ffff) else {
        return Err(cx.value_error("chr() arg not in range(0x110000)"));
    };
    match char::from_u32(code) {
        Some(character) => cx.char_str(character),
        // CPython differs: our strings hold no surrogates.
        None => Err(cx.value_error(format!(
            "surrogate \\u{code:x} in a string is not supported"
        ))),
    }
}

fn ord(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if let Some(text) = cx.as_str_handle(&args[0]) {
        let mut characters = text.text(&cx.heap).chars();
        return match (characters.next(), characters.next()) {
            (Some(only), None) => Ok(Value::Int(i64::from(u32::from(only)))),
            _ => {
                let length = text.get(&cx.heap).len();
                Err(cx.type_error(format!(
                    "ord() expected a character, but string of length {length} found"
                )))
            }
        };
    }
    if let Some(bytes) = cx.as_byte_handle(&args[0]) {
        let data = bytes.data(&cx.heap);
        if let [only] = *data {
            return Ok(Value::Int(i64::from(only)));
        }
        let length = data.len();
        return Err(cx.type_error(format!(
            "ord() expected a character, but string of length {length} found"
        )));
    }
    let name = cx.type_name(&args[0]);
    Err(cx.type_error(format!(
        "ord() expected string of length 1, but {name} found"
    )))
}

fn format(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if args[1].is_unbound() {
        return cx.format_value(&args[0], "");
    }
    let Some(spec) = cx.as_str_handle(&args[1]) else {
        let found = cx.shown_type(&args[1]);
        return Err(cx.raise(
            TypeId::TypeError,
            format!("format() argument 2 must be str, not {found}"),
        ));
    };
    let spec = spec.owned(cx);
    cx.format_value(&args[0], &spec)
}

/// A text with what is not ASCII escaped, for the prelude.
pub(crate) fn ascii_text(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(text) = args[0].downcast::<Str>() else {
        return Err(cx.type_error("a text is needed"));
    };
    let text = text.owned(cx);
    let size = crate::text::repr::ascii_of_repr_size(&text);
    cx.prepare(size)?;
    cx.new_str(crate::text::repr::ascii_of_repr(&text))
}
