//! `enumerate`: how one is made.

use super::NativeDef;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::object::Enumerate;

/// Makes one: `enumerate(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "enumerate",
    signature: "(iterable=None, start=0)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("enumerate_new"),
    doc: "",
};

/// What the prelude makes one of.
pub(super) static INTERNAL: &[NativeDef] = natives! {
    /// An enumerate over an iterator, whatever it is.
    "_enumerate" "(iterator, count, /)" => leaf make;
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let count = match args[1].bound() {
        Some(start) => {
            let start = cx.integer_argument(start)?;
            cx.new_int(start)?
        }
        None => Value::Int(0),
    };
    if args[0].is_unbound() {
        return Err(cx.type_error("enumerate() missing required argument 'iterable'"));
    }
    let iterator = cx.plain_iter(&args[0])?;
    make(cx, &[iterator, count])
}

fn make(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let enumerate = Enumerate {
        iterator: args[0].clone(),
        count: args[1].clone(),
    };
    Ok(cx.heap.alloc(enumerate)?.into_value())
}

impl Context {
    /// `iter(value)` where no guest `__iter__` is needed.
    pub(crate) fn plain_iter(&mut self, value: &Value) -> Res<Value> {
        match self.native_iter(value)? {
            Some(iterator) => Ok(iterator),
            None if self.has_guest_class(value) => Err(Throw::NeedsGuest),
            None => Err(self.not_iterable(value)),
        }
    }
}
