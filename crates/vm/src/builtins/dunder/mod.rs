//! The special methods of builtin types as attributes: `(5).__add__`, `str.__eq__`, `super().__init__`.
//!
//! The engine's own protocols never come here: they work on builtin values directly and ask only for
//! methods that guest code defined. These rows are for programs that name the methods.

mod compare;
mod container;
mod number;
mod sequence;

pub(super) use compare::{COMPARED, HASHED, SHOWN};
pub(super) use container::SIZED;
pub(super) use number::{BOOL, COMPLEX, FLOAT, INT, NONE};
pub(super) use sequence::{SEQUENCE, STR, TUPLE};

use crate::memory::Value;

/// The value, or NotImplemented where there is none.
fn or_not_implemented(value: Option<Value>) -> Value {
    value.unwrap_or(Value::NotImplemented)
}
