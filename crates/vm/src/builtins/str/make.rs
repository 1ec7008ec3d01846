//! Making strings, and encoding them.

use crate::builtins::TypeId;
use crate::builtins::codec::{self, Encoding};
use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Str;

/// An encoding's or error handler's name, if it is given.
pub(crate) fn name_argument(
    cx: &mut Context,
    value: &Value,
    function: &str,
    name: &str,
    default: &str,
) -> Res<String> {
    if value.is_unbound() {
        return Ok(default.to_string());
    }
    let what = format!("{function}() argument '{name}'");
    let text = cx.str_argument(value, &what)?;
    Ok(text.owned(cx))
}

pub(super) fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if args[1].is_unbound() && args[2].is_unbound() {
        return match args[0].is_unbound() {
            true => cx.constant_str(""),
            false => cx.str_value(&args[0]),
        };
    }
    let encoding = name_argument(cx, &args[1], "str", "encoding", "utf-8")?;
    let errors = name_argument(cx, &args[2], "str", "errors", "strict")?;
    if args[0].is_unbound() {
        return cx.constant_str("");
    }
    if cx.as_str_handle(&args[0]).is_some() {
        return Err(cx.type_error("decoding str is not supported"));
    }
    if cx.as_byte_handle(&args[0]).is_none() {
        let name = cx.type_name(&args[0]);
        let message = format!("decoding to str: need a bytes-like object, {name} found");
        return Err(cx.type_error(message));
    }
    let object = cx.plain(&args[0]);
    cx.decode_bytes(&object, &encoding, &errors)
}

pub(super) fn encode(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let string = receiver_of::<Str>(args)?;
    let encoding = name_argument(cx, &args[1], "encode", "encoding", "utf-8")?;
    let errors = name_argument(cx, &args[2], "encode", "errors", "strict")?;
    cx.encode_str(&string.into_value(), &encoding, &errors)
}

pub(crate) fn decode(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let encoding = name_argument(cx, &args[1], "decode", "encoding", "utf-8")?;
    let errors = name_argument(cx, &args[2], "decode", "errors", "strict")?;
    cx.decode_bytes(&args[0], &encoding, &errors)
}

impl Context {
    /// `bytes.decode(encoding, errors)`
    pub(crate) fn decode_bytes(
        &mut self,
        object: &Value,
        encoding: &str,
        errors: &str,
    ) -> Res<Value> {
        let Some(bytes) = self.as_byte_handle(object) else {
            return Err(self.type_error("a bytes-like object is required"));
        };
        let size = bytes.data(&self.heap).len();
        self.prepare(size.saturating_mul(4))?;
        let decoded = Encoding::by_name(encoding)
            .and_then(|encoding| codec::decode(bytes.data(&self.heap), encoding, errors));
        match decoded {
            Ok(text) => self.text_value(text),
            Err(error) => {
                // What the exception shows does not change, as a bytearray may.
                let data = bytes.data(&self.heap).to_vec();
                let object = self.new_bytes(data)?;
                Err(self.raise_codec_error(error, TypeId::UnicodeDecodeError, &object))
            }
        }
    }

    /// `str.encode(encoding, errors)`
    pub(crate) fn encode_str(
        &mut self,
        object: &Value,
        encoding: &str,
        errors: &str,
    ) -> Res<Value> {
        let Some(string) = self.as_str_handle(object) else {
            return Err(self.type_error("a str is required"));
        };
        let size = string.text(&self.heap).len();
        self.prepare(size.saturating_mul(10))?;
        let encoded = Encoding::by_name(encoding)
            .and_then(|encoding| codec::encode(string.text(&self.heap), encoding, errors));
        match encoded {
            Ok(data) => self.new_bytes(data),
            Err(error) => Err(self.raise_codec_error(error, TypeId::UnicodeEncodeError, object)),
        }
    }
}
