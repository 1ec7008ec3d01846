//! `bytearray`, and what `bytes` and `bytearray` have in common: bytes behind a handle.

use super::Bytes;
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Buffer, Handle, Heap, Value};

/// A growable sequence of bytes.
#[derive(Debug, Default)]
pub(crate) struct ByteArray {
    pub(crate) data: Buffer<u8>,
}

impl ByteArray {
    pub(crate) fn new(data: Vec<u8>) -> ByteArray {
        ByteArray {
            data: Buffer::from_vec(data),
        }
    }
}

/// A `bytes` or `bytearray` object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ByteHandle {
    Bytes(Handle<Bytes>),
    Array(Handle<ByteArray>),
}

impl ByteHandle {
    /// The bytes.
    pub(crate) fn data<'a>(&'a self, heap: &'a Heap) -> &'a [u8] {
        match self {
            ByteHandle::Bytes(bytes) => &bytes.get(heap).data,
            ByteHandle::Array(array) => &array.get(heap).data,
        }
    }

    /// The name of the type.
    pub(crate) fn type_name(&self) -> &'static str {
        self.type_id().native().name
    }

    pub(crate) fn type_id(&self) -> TypeId {
        match self {
            ByteHandle::Bytes(_) => TypeId::Bytes,
            ByteHandle::Array(_) => TypeId::ByteArray,
        }
    }
}

impl Context {
    /// A value as bytes, if it is of type `bytes` or `bytearray`.
    pub(crate) fn byte_handle(&self, value: &Value) -> Option<ByteHandle> {
        if let Some(bytes) = value.downcast::<Bytes>() {
            return Some(ByteHandle::Bytes(bytes.clone()));
        }
        let array = value.downcast::<ByteArray>()?;
        Some(ByteHandle::Array(array.clone()))
    }

    /// A value as bytes, if its type is `bytes` or `bytearray` or derives from them.
    pub(crate) fn as_byte_handle(&self, value: &Value) -> Option<ByteHandle> {
        self.byte_handle(value)
            .or_else(|| self.byte_handle(&self.unwrapped(value)?))
    }

    /// Both operands' bytes, if both have some.
    pub(super) fn two_byte_handles(
        &self,
        left: &Value,
        right: &Value,
    ) -> Option<(ByteHandle, ByteHandle)> {
        Some((self.byte_handle(left)?, self.byte_handle(right)?))
    }

    /// A new `bytes` or `bytearray`, as the type says.
    pub(crate) fn new_bytes_of(&mut self, type_id: TypeId, data: Vec<u8>) -> Res<Value> {
        Ok(match type_id {
            TypeId::ByteArray => self.heap.alloc(ByteArray::new(data))?.into_value(),
            _ => self.heap.alloc(Bytes::new(data))?.into_value(),
        })
    }

    /// A value as a byte, as methods and items of `bytearray` take it.
    pub(crate) fn byte_argument(&mut self, value: &Value) -> Res<u8> {
        let number = self.whole_argument(value)?;
        let byte = self.as_index(&number).and_then(|n| u8::try_from(n).ok());
        byte.ok_or_else(|| self.value_error("byte must be in range(0, 256)"))
    }

    /// What is joined to bytes must be bytes too.
    pub(super) fn cannot_concatenate(&mut self, bytes: &ByteHandle, other: &Value) -> Throw {
        let name = self.type_name(other);
        let message = format!("can't concat {name} to {}", bytes.type_name());
        self.type_error(message)
    }

    /// `array += value`; whether `target` is a `bytearray`.
    pub(super) fn extend_bytearray(&mut self, target: &Value, value: &Value) -> Res<bool> {
        let Some(array) = target.downcast::<ByteArray>().cloned() else {
            return Ok(false);
        };
        let Some(other) = self.as_byte_handle(value) else {
            return Err(self.cannot_concatenate(&ByteHandle::Array(array), value));
        };
        if other == ByteHandle::Array(array.clone()) {
            let message = "Existing exports of data: object cannot be re-sized";
            return Err(self.raise(TypeId::BufferError, message));
        }
        let size = other.data(&self.heap).len();
        self.prepare(size)?;
        let data = other.data(&self.heap).to_vec();
        let (payload, account) = array.edit(&mut self.heap);
        payload.data.extend(account, data)?;
        Ok(true)
    }

    /// `array *= count`
    pub(super) fn repeat_bytearray(&mut self, array: &Handle<ByteArray>, count: i64) -> Res<()> {
        let count = usize::try_from(count).unwrap_or(0);
        let len = array.get(&self.heap).data.len();
        let size = len.saturating_mul(count);
        self.prepare(size)?;
        if count == 0 {
            array.get_mut(&mut self.heap).data.truncate(0);
            return Ok(());
        }
        let rest = array.get(&self.heap).data.repeat(count - 1);
        let (payload, account) = array.edit(&mut self.heap);
        payload.data.extend(account, rest)?;
        Ok(())
    }
}
