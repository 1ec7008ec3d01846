//! Making `bytes` and `bytearray`.

use crate::builtins::TypeId;
use crate::builtins::str::name_argument;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;

pub(super) fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if args[1].is_unbound() && args[2].is_unbound() {
        if cx.guest_special(&args[0], Special::Bytes)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
        let inner = cx.plain(&args[0]);
        if cx.builtin_type_id(&inner) == TypeId::Bytes {
            return Ok(inner);
        }
    }
    let data = bytes_of_source(cx, args, TypeId::Bytes)?;
    cx.new_bytes(data)
}

/// The bytes that the arguments of `bytes` or `bytearray` stand for: source, encoding, errors.
pub(in crate::builtins) fn bytes_of_source(
    cx: &mut Context,
    args: &[Value],
    type_id: TypeId,
) -> Res<Vec<u8>> {
    let function = type_id.native().name;
    let named = |cx: &mut Context, value: &Value, name: &str, default: &str| {
        name_argument(cx, value, function, name, default)
    };
    let encoding = named(cx, &args[1], "encoding", "utf-8")?;
    let errors = named(cx, &args[2], "errors", "strict")?;
    let (encoded, checked) = (args[1].bound().is_some(), args[2].bound().is_some());
    let source = cx.plain(&args[0]);
    let is_text = cx.as_str_handle(&source).is_some();
    if encoded && is_text {
        let bytes = cx.encode_str(&source, &encoding, &errors)?;
        let bytes = cx.byte_handle(&bytes);
        return Ok(bytes.map_or(Vec::new(), |bytes| bytes.data(&cx.heap).to_vec()));
    }
    if encoded || checked && !is_text {
        let what = if encoded { "encoding" } else { "errors" };
        return Err(cx.type_error(format!("{what} without a string argument")));
    }
    if is_text {
        return Err(cx.type_error("string argument without an encoding"));
    }
    if args[0].is_unbound() {
        return Ok(Vec::new());
    }
    if cx.guest_special(&args[0], Special::Index)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    if !cx.is_integer(&source) {
        return cx.bytes_of_iterable(&args[0], type_id);
    }
    match cx.as_index(&source) {
        Some(count) => match usize::try_from(count) {
            Ok(count) => {
                cx.prepare(count)?;
                Ok(vec![0; count])
            }
            Err(_) => Err(cx.value_error("negative count")),
        },
        None => {
            let message = "cannot fit 'int' into an index-sized integer";
            Err(cx.raise(TypeId::OverflowError, message))
        }
    }
}

impl Context {
    /// The bytes that an iterable of small integers stands for, to make a `bytes` or `bytearray`.
    pub(crate) fn bytes_of_iterable(&mut self, value: &Value, type_id: TypeId) -> Res<Vec<u8>> {
        if let Some(data) = self.iterated_bytes(value, type_id)? {
            return Ok(data);
        }
        let name = self.type_name(value);
        let wanted = type_id.native().name;
        Err(self.type_error(format!("cannot convert '{name}' object to {wanted}")))
    }

    /// The same; `None` if the value cannot be iterated or is a text.
    pub(in crate::builtins) fn iterated_bytes(
        &mut self,
        value: &Value,
        type_id: TypeId,
    ) -> Res<Option<Vec<u8>>> {
        if let Some(bytes) = self.as_byte_handle(value) {
            let size = bytes.data(&self.heap).len();
            self.prepare(size)?;
            return Ok(Some(bytes.data(&self.heap).to_vec()));
        }
        if self.guest_special(value, Special::Iter)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
        let inner = self.plain(value);
        if self.as_str_handle(&inner).is_some() {
            return Ok(None);
        }
        match self.native_iter(&inner)? {
            // An iterator that is stepped here could not go on after a limit: the prelude steps it.
            Some(iterator) if iterator.is(&inner) => return Err(Throw::NeedsGuest),
            None if self.has_guest_class(value) => return Err(Throw::NeedsGuest),
            None => return Ok(None),
            Some(_) => {}
        }
        let items = self.collect(&inner)?;
        self.prepare(items.len())?;
        let mut data = Vec::with_capacity(items.len());
        for item in &items {
            let number = self.whole_argument(item)?;
            match self.as_index(&number).and_then(|n| u8::try_from(n).ok()) {
                Some(byte) => data.push(byte),
                None => {
                    return Err(self.value_error(match type_id {
                        TypeId::Bytes => "bytes must be in range(0, 256)",
                        _ => "byte must be in range(0, 256)",
                    }));
                }
            }
        }
        Ok(Some(data))
    }
}

pub(super) fn itself(_: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(args[0].clone())
}

pub(super) fn new_args(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(cx.heap.tuple_value([args[0].clone()])?)
}
