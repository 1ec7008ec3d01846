//! `bytes`: the table of its methods, and how one is made.

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::object::Str;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The text that the bytes are in an encoding.
    "decode" "(self, /, encoding='utf-8', errors='strict')" => leaf super::str::decode;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `bytes(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "bytes",
    signature: "(source=b'', encoding='utf-8', errors='strict')",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("bytes_new"),
    doc: "",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let data = cx.bytes_of_iterable(&args[0])?;
    cx.new_bytes(data)
}

impl Context {
    /// The bytes an iterable of small integers stands for.
    pub(crate) fn bytes_of_iterable(&mut self, iterable: &Value) -> Res<Vec<u8>> {
        let inner = self.plain(iterable);
        let items = match self.native_iter(&inner)? {
            Some(_) if inner.downcast::<Str>().is_none() => self.collect(&inner)?,
            None if self.has_guest_class(iterable) => return Err(Throw::NeedsGuest),
            _ => {
                let name = self.type_name(iterable);
                return Err(self.type_error(format!("cannot convert '{name}' object to bytes")));
            }
        };
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
