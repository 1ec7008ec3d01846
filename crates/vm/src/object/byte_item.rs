//! Items and slices of `bytes` and `bytearray`, and what they contain.

use super::bytearray::ByteHandle;
use super::item::SliceBounds;
use super::{ByteArray, Slice};
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};

/// Arrays that hold no more bytes keep their room when bytes go.
const SHRUNK_SIZE_MIN: usize = 1024;

impl Handle<ByteArray> {
    /// Give room back when three quarters of it are spare.
    pub(crate) fn shrink(&self, heap: &mut crate::memory::Heap) {
        let (payload, account) = self.edit(heap);
        let (used, held) = (payload.data.len(), payload.data.size());
        if held > SHRUNK_SIZE_MIN && used < held / 4 {
            payload.data.shrink(account);
        }
    }
}

impl Context {
    /// `bytes[key]`
    pub(super) fn get_byte_item(&mut self, bytes: &ByteHandle, key: &Value) -> Res<Value> {
        let len = bytes.data(&self.heap).len();
        if let Some(slice) = key.downcast::<Slice>() {
            let bounds = self.slice_bounds(slice, len)?;
            let whole = bounds.count == len && bounds.step == 1;
            if let (ByteHandle::Bytes(bytes), true) = (bytes, whole) {
                return Ok(bytes.to_value());
            }
            self.prepare(bounds.count)?;
            let data = bytes.data(&self.heap);
            let data: Vec<u8> = bounds
                .indexes()
                .filter_map(|index| data.get(index).copied())
                .collect();
            return self.new_bytes_of(bytes.type_id(), data);
        }
        let (words, name) = match bytes {
            ByteHandle::Bytes(_) => ("byte", "index out of range"),
            ByteHandle::Array(_) => ("bytearray", "bytearray index out of range"),
        };
        let index = self.subscript_index(words, key)?;
        let place = self.sequence_place(index, len);
        match place.and_then(|place| bytes.data(&self.heap).get(place)) {
            Some(&byte) => Ok(Value::Int(i64::from(byte))),
            None => Err(self.index_error(name)),
        }
    }

    /// `array[key] = value`
    pub(super) fn set_byte_item(
        &mut self,
        array: &Handle<ByteArray>,
        key: &Value,
        value: &Value,
    ) -> Res<()> {
        let len = array.get(&self.heap).data.len();
        if let Some(slice) = key.downcast::<Slice>() {
            let bounds = self.slice_bounds(slice, len)?;
            let data = self.assigned_bytes(value)?;
            return self.set_byte_slice(array, bounds, data);
        }
        let index = self.subscript_index("bytearray", key)?;
        let Some(place) = self.sequence_place(index, len) else {
            return Err(self.index_error("bytearray index out of range"));
        };
        let byte = self.byte_argument(value)?;
        if let Some(slot) = array.get_mut(&mut self.heap).data.get_mut(place) {
            *slot = byte;
        }
        Ok(())
    }

    /// What is assigned to a slice of a `bytearray`.
    fn assigned_bytes(&mut self, value: &Value) -> Res<Vec<u8>> {
        let inner = self.plain(value);
        if self.is_integer(&inner) || self.as_str_handle(&inner).is_some() {
            let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
            return Err(self.type_error(message));
        }
        self.bytes_of_iterable(value, TypeId::ByteArray)
    }

    fn set_byte_slice(
        &mut self,
        array: &Handle<ByteArray>,
        bounds: SliceBounds,
        data: Vec<u8>,
    ) -> Res<()> {
        self.prepare(bounds.count + data.len())?;
        if bounds.step == 1 {
            let start = bounds.start as usize;
            let (payload, account) = array.edit(&mut self.heap);
            payload
                .data
                .splice(account, start..start + bounds.count, data)?;
            array.shrink(&mut self.heap);
            return Ok(());
        }
        if data.is_empty() {
            return self.del_byte_slice(array, bounds);
        }
        if data.len() != bounds.count {
            let message = format!(
                "attempt to assign bytes of size {} to extended slice of size {}",
                data.len(),
                bounds.count
            );
            return Err(self.value_error(message));
        }
        let places = &mut array.get_mut(&mut self.heap).data;
        for (index, byte) in bounds.indexes().zip(data) {
            if let Some(slot) = places.get_mut(index) {
                *slot = byte;
            }
        }
        Ok(())
    }

    fn del_byte_slice(&mut self, array: &Handle<ByteArray>, bounds: SliceBounds) -> Res<()> {
        if bounds.count == 0 {
            return Ok(());
        }
        self.prepare(array.get(&self.heap).data.len())?;
        let (step, last) = (bounds.step.unsigned_abs(), bounds.count as i64 - 1);
        let first = match bounds.step > 0 {
            true => bounds.start,
            false => bounds.start + last * bounds.step,
        } as u64;
        let mut index = 0;
        array.get_mut(&mut self.heap).data.retain(|_| {
            let place: u64 = index;
            index += 1;
            place < first
                || !(place - first).is_multiple_of(step)
                || (place - first) / step > last as u64
        });
        array.shrink(&mut self.heap);
        Ok(())
    }

    /// `del array[key]`
    pub(super) fn del_byte_item(&mut self, array: &Handle<ByteArray>, key: &Value) -> Res<()> {
        let len = array.get(&self.heap).data.len();
        if let Some(slice) = key.downcast::<Slice>() {
            let bounds = self.slice_bounds(slice, len)?;
            return self.del_byte_slice(array, bounds);
        }
        let index = self.subscript_index("bytearray", key)?;
        match self.sequence_place(index, len) {
            Some(place) => {
                self.prepare(len - place)?;
                array.get_mut(&mut self.heap).data.remove(place);
                array.shrink(&mut self.heap);
                Ok(())
            }
            None => Err(self.index_error("bytearray index out of range")),
        }
    }

    /// `item in bytes`: a byte, or bytes one after another.
    pub(crate) fn bytes_contain(&mut self, bytes: &ByteHandle, item: &Value) -> Res<bool> {
        let size = bytes.data(&self.heap).len();
        self.charge(size as u64 / 256)?;
        if let Some(part) = self.as_byte_handle(item) {
            let (data, part) = (bytes.data(&self.heap), part.data(&self.heap));
            return Ok(memchr::memmem::find(data, part).is_some());
        }
        let inner = self.plain(item);
        let is_whole = self.is_integer(&inner);
        if !is_whole
            && self
                .guest_special(item, crate::names::Special::Index)?
                .is_none()
        {
            let name = self.type_name(item);
            let message = format!("a bytes-like object is required, not '{name}'");
            return Err(self.type_error(message));
        }
        let byte = match is_whole {
            true => self.byte_argument(&inner)?,
            false => return Err(Throw::NeedsGuest),
        };
        Ok(bytes.data(&self.heap).contains(&byte))
    }
}
