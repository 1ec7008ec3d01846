//! `container[key]` for builtin containers: reading, writing, deleting, by index, slice or key.

use super::{ByteArray, Dict, List, Range, Slice, Str, Tuple};
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use dashu_int::IBig;

/// A slice's bounds over a sequence: first index, how many items, and the step between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SliceBounds {
    pub(crate) start: i64,
    pub(crate) count: usize,
    pub(crate) step: i64,
}

impl SliceBounds {
    /// The indexes the slice picks, in its order.
    pub(crate) fn indexes(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |n| (self.start + n as i64 * self.step) as usize)
    }
}

impl Context {
    /// A value as an index: int or bool; `None` for other types.
    pub(crate) fn as_index(&self, value: &Value) -> Option<i64> {
        match value {
            Value::Int(index) => Some(*index),
            Value::Bool(index) => Some(i64::from(*index)),
            _ => {
                let inner = self.unwrapped(value)?;
                if let Value::Int(index) = inner {
                    Some(index)
                } else {
                    None
                }
            }
        }
    }

    /// The place of an index in a sequence of `len` items.
    pub(crate) fn sequence_place(&self, index: i64, len: usize) -> Option<usize> {
        let place = if index < 0 {
            index.checked_add(len as i64)?
        } else {
            index
        };
        usize::try_from(place).ok().filter(|&place| place < len)
    }

    /// The bounds of a slice over a sequence of `len` items.
    pub(crate) fn slice_bounds(&mut self, slice: &Handle<Slice>, len: usize) -> Res<SliceBounds> {
        let payload = slice.get(&self.heap);
        let parts = [
            payload.start.clone(),
            payload.stop.clone(),
            payload.step.clone(),
        ];
        let len = len as i64;
        let step = match self.slice_part(&parts[2])? {
            None => 1,
            Some(0) => return Err(self.value_error("slice step cannot be zero")),
            Some(step) => step.max(-i64::MAX),
        };
        let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let mut place = |part: &Value, default: i64| -> Res<i64> {
            Ok(match self.slice_part(part)? {
                None => default,
                Some(index) if index < 0 => (index.saturating_add(len)).max(low),
                Some(index) => index.min(high),
            })
        };
        let start = place(&parts[0], if step > 0 { low } else { high })?;
        let stop = place(&parts[1], if step > 0 { high } else { low })?;
        let count = match step > 0 {
            true if start < stop => (stop - start - 1) / step + 1,
            false if stop < start => (start - stop - 1) / -step + 1,
            _ => 0,
        };
        Ok(SliceBounds {
            start,
            count: count as usize,
            step,
        })
    }

    /// `container[low:high]` of a list or a string with plain bounds, without a slice object.
    pub(crate) fn plain_slice(
        &mut self,
        container: &Value,
        low: &Value,
        high: &Value,
    ) -> Res<Option<Value>> {
        let list = container.downcast::<List>();
        let string = container.downcast::<Str>();
        let len = match (list, string) {
            (Some(list), _) => list.items(&self.heap).len(),
            (_, Some(string)) => string.get(&self.heap).len(),
            _ => return Ok(None),
        };
        let place = |bound: &Value, default: usize| match bound {
            Value::None => Some(default),
            Value::Int(index) if *index < 0 => Some((*index + len as i64).max(0) as usize),
            Value::Int(index) => Some((*index as usize).min(len)),
            _ => None,
        };
        let (Some(start), Some(end)) = (place(low, 0), place(high, len)) else {
            return Ok(None);
        };
        let end = end.max(start);
        if let Some(list) = list {
            self.heap
                .account()
                .check((end - start) * size_of::<Value>())?;
            let items = list.items(&self.heap)[start..end].to_vec();
            self.charge_items(items.len())?;
            return Ok(Some(self.heap.list_value(items)?));
        }
        let Some(string) = string else {
            return Ok(None);
        };
        self.heap.account().check((end - start) * 4)?;
        self.charge((end - start) as u64 / 64)?;
        let payload = string.get(&self.heap);
        if end - start == 1
            && let Some(character) = payload.char_at(start)
        {
            return self.char_str(character).map(Some);
        }
        let text = payload.slice(start, end).to_string();
        self.new_str(text).map(Some)
    }

    /// A slice's bound: none, or an index that saturates at 64 bits.
    fn slice_part(&mut self, part: &Value) -> Res<Option<i64>> {
        if part.is_none() {
            return Ok(None);
        }
        if let Some(index) = self.as_index(part) {
            return Ok(Some(index));
        }
        if let Some(big) = self.as_ibig(part) {
            let negative = big < dashu_int::IBig::ZERO;
            return Ok(Some(if negative { i64::MIN } else { i64::MAX }));
        }
        if self.has_guest_class(part) {
            return Err(Throw::NeedsGuest);
        }
        let message = "slice indices must be integers or None or have an __index__ method";
        Err(self.type_error(message))
    }

    /// The index a subscript gives, or the errors of sequences that are asked for something else.
    pub(super) fn subscript_index(&mut self, container: &str, key: &Value) -> Res<i64> {
        if let Some(index) = self.as_index(key) {
            return Ok(index);
        }
        if self.has_guest_class(key) {
            return Err(Throw::NeedsGuest);
        }
        if self.is_integer(key) {
            let message = "cannot fit 'int' into an index-sized integer";
            return Err(self.raise(TypeId::IndexError, message));
        }
        let name = self.type_name(key);
        let message = match container {
            "string" => format!("string indices must be integers, not '{name}'"),
            "byte" => format!("byte indices must be integers or slices, not {name}"),
            _ => format!("{container} indices must be integers or slices, not {name}"),
        };
        Err(self.type_error(message))
    }

    pub(super) fn index_error(&mut self, message: &str) -> Throw {
        self.raise(TypeId::IndexError, message)
    }

    /// Raise `KeyError(key)`.
    pub(crate) fn raise_key_error(&mut self, key: Value) -> Throw {
        let made = self
            .builtin_type(TypeId::KeyError)
            .and_then(|c| self.new_exception_of(&c, vec![key]));
        match made {
            Ok(exception) => self.raise_value(exception),
            Err(throw) => throw,
        }
    }

    /// `container[key]`; `None`: the container has no items.
    pub(crate) fn get_item(&mut self, container: &Value, key: &Value) -> Res<Option<Value>> {
        if let Some(list) = container.downcast::<List>() {
            let list = list.clone();
            let len = list.items(&self.heap).len();
            if let Some(slice) = key.downcast::<Slice>() {
                let bounds = self.slice_bounds(slice, len)?;
                let items = self.pick(list.items(&self.heap), bounds)?;
                self.charge_items(bounds.count)?;
                return Ok(Some(self.heap.list_value(items)?));
            }
            let index = self.subscript_index("list", key)?;
            return match self.sequence_place(index, len) {
                Some(place) => Ok(Some(list.items(&self.heap)[place].clone())),
                None => Err(self.index_error("list index out of range")),
            };
        }
        if let Some(tuple) = container.downcast::<Tuple>() {
            let tuple = tuple.clone();
            let len = tuple.items(&self.heap).len();
            if let Some(slice) = key.downcast::<Slice>() {
                let bounds = self.slice_bounds(slice, len)?;
                let items = self.pick(tuple.items(&self.heap), bounds)?;
                self.charge_items(bounds.count)?;
                return Ok(Some(self.heap.tuple_value(items)?));
            }
            let index = self.subscript_index("tuple", key)?;
            return match self.sequence_place(index, len) {
                Some(place) => Ok(Some(tuple.items(&self.heap)[place].clone())),
                None => Err(self.index_error("tuple index out of range")),
            };
        }
        if let Some(string) = container.downcast::<Str>() {
            return self.get_character(&string.clone(), key).map(Some);
        }
        if let Some(dict) = container.downcast::<Dict>() {
            return match self.dict_get(dict, key)? {
                Some(value) => Ok(Some(value)),
                None => Err(self.raise_key_error(key.clone())),
            };
        }
        if let Some(range) = container.downcast::<Range>() {
            let range = *range.get(&self.heap);
            return self.get_range_item(range, key).map(Some);
        }
        if let Some(bytes) = self.byte_handle(container) {
            return self.get_byte_item(&bytes, key).map(Some);
        }
        Ok(None)
    }

    fn pick(&self, items: &[Value], bounds: SliceBounds) -> Res<Vec<Value>> {
        self.heap
            .account()
            .check(bounds.count * size_of::<Value>())?;
        if bounds.step == 1 {
            let start = bounds.start as usize;
            return Ok(items[start..start + bounds.count].to_vec());
        }
        Ok(bounds.indexes().map(|index| items[index].clone()).collect())
    }

    fn get_character(&mut self, string: &Handle<Str>, key: &Value) -> Res<Value> {
        let len = string.get(&self.heap).len();
        let Some(slice) = key.downcast::<Slice>() else {
            let index = self.subscript_index("string", key)?;
            let place = self.sequence_place(index, len);
            let character = place.and_then(|place| string.get(&self.heap).char_at(place));
            return match character {
                Some(character) => self.char_str(character),
                None => Err(self.index_error("string index out of range")),
            };
        };
        let bounds = self.slice_bounds(slice, len)?;
        self.heap.account().check(bounds.count * 4)?;
        self.charge(bounds.count as u64 / 64)?;
        let string = string.get(&self.heap);
        let start = bounds.start.max(0) as usize;
        let text: String = match bounds.step {
            1 => string.slice(start, start + bounds.count).to_string(),
            _ if string.is_ascii() => {
                let bytes = string.as_str().as_bytes();
                bounds
                    .indexes()
                    .map(|index| char::from(bytes[index]))
                    .collect()
            }
            _ => {
                let characters: Vec<char> = string.as_str().chars().collect();
                bounds.indexes().map(|index| characters[index]).collect()
            }
        };
        self.new_str(text)
    }

    fn get_range_item(&mut self, range: Range, key: &Value) -> Res<Value> {
        let len = range.len();
        if let Some(slice) = key.downcast::<Slice>() {
            return self.slice_range(range, &slice.clone());
        }
        let index = match self.as_ibig(key) {
            Some(index) => i128::try_from(&index).unwrap_or(i128::MAX),
            None => i128::from(self.subscript_index("range", key)?),
        };
        let place = match index < 0 {
            true => index.saturating_add(len as i128),
            false => index,
        };
        if place < 0 || place >= len as i128 {
            return Err(self.index_error("range object index out of range"));
        }
        self.new_int(range.item(place as u128).into())
    }

    /// A slice of a range is a range.
    fn slice_range(&mut self, range: Range, slice: &Handle<Slice>) -> Res<Value> {
        let len = IBig::from(range.len());
        let parts = self.slice_numbers(slice, &len)?;
        let bound = |number: &IBig| i128::try_from(number).unwrap_or(0);
        let (start, stop) = (bound(&parts[0]), bound(&parts[1]));
        // A step beyond the length picks one item, as any such step does.
        let farthest = IBig::from(Range::BOUND_MAX);
        let step = bound((&parts[2]).clamp(&-&farthest, &farthest));
        let at = |index: i128| range.start + index * range.step;
        let step = range.step.checked_mul(step);
        let step = step.filter(|step| step.abs() <= Range::BOUND_MAX);
        let Some(step) = step else {
            return Err(self.range_too_far());
        };
        let (start, stop) = (at(start), at(stop));
        Ok(self.heap.alloc(Range { start, stop, step })?.into_value())
    }

    /// A range's bound that is too far from zero.
    #[cold]
    pub(crate) fn range_too_far(&mut self) -> Throw {
        let message = "range() bounds beyond 120 bits are not supported";
        self.raise(TypeId::OverflowError, message)
    }

    /// `container[key] = value`; whether the container takes items.
    pub(crate) fn set_item(&mut self, container: &Value, key: &Value, value: Value) -> Res<bool> {
        if let Some(dict) = container.downcast::<Dict>() {
            self.dict_set(&dict.clone(), key.clone(), value)?;
            return Ok(true);
        }
        if let Some(array) = container.downcast::<ByteArray>().cloned() {
            return self.set_byte_item(&array, key, &value).map(|()| true);
        }
        let Some(list) = container.downcast::<List>().cloned() else {
            return Ok(false);
        };
        let len = list.items(&self.heap).len();
        if let Some(slice) = key.downcast::<Slice>() {
            let bounds = self.slice_bounds(slice, len)?;
            let items = match self.collect(&value) {
                Err(Throw::Exception) => {
                    let message = match bounds.step == 1 {
                        true => "must assign iterable to extended slice",
                        false => "must assign iterable to extended slice",
                    };
                    let _ = std::mem::take(&mut self.raised);
                    return Err(self.type_error(message));
                }
                collected => collected?,
            };
            return self.set_slice(&list, bounds, items).map(|()| true);
        }
        let index = self.subscript_index("list", key)?;
        match self.sequence_place(index, len) {
            Some(place) => {
                list.items_mut(&mut self.heap)[place] = value;
                Ok(true)
            }
            None => Err(self.index_error("list assignment index out of range")),
        }
    }

    fn set_slice(
        &mut self,
        list: &Handle<List>,
        bounds: SliceBounds,
        items: Vec<Value>,
    ) -> Res<()> {
        self.charge_items(bounds.count + items.len())?;
        if bounds.step == 1 {
            let start = bounds.start as usize;
            let (payload, account) = list.edit(&mut self.heap);
            payload
                .items
                .splice(account, start..start + bounds.count, items)?;
            return Ok(());
        }
        if items.len() != bounds.count {
            let message = format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                bounds.count
            );
            return Err(self.value_error(message));
        }
        let places = list.items_mut(&mut self.heap);
        for (index, item) in bounds.indexes().zip(items) {
            places[index] = item;
        }
        Ok(())
    }

    /// `del container[key]`; whether the container gives items up.
    pub(crate) fn del_item(&mut self, container: &Value, key: &Value) -> Res<bool> {
        if let Some(dict) = container.downcast::<Dict>() {
            return match self.dict_remove(&dict.clone(), key)? {
                Some(_) => Ok(true),
                None => Err(self.raise_key_error(key.clone())),
            };
        }
        if let Some(array) = container.downcast::<ByteArray>().cloned() {
            return self.del_byte_item(&array, key).map(|()| true);
        }
        let Some(list) = container.downcast::<List>().cloned() else {
            return Ok(false);
        };
        let len = list.items(&self.heap).len();
        if let Some(slice) = key.downcast::<Slice>() {
            let bounds = self.slice_bounds(slice, len)?;
            self.charge_items(len)?;
            let payload = list.get_mut(&mut self.heap);
            let mut doomed = vec![false; len];
            bounds.indexes().for_each(|index| doomed[index] = true);
            let mut index = 0;
            payload.items.retain(|_| {
                index += 1;
                !doomed[index - 1]
            });
            return Ok(true);
        }
        let index = self.subscript_index("list", key)?;
        match self.sequence_place(index, len) {
            Some(place) => {
                drop(list.get_mut(&mut self.heap).items.remove(place));
                Ok(true)
            }
            None => Err(self.index_error("list assignment index out of range")),
        }
    }

    /// `target OP= value` for mutable builtin types; whether it was one.
    pub(crate) fn inplace_operator(
        &mut self,
        operator: hognose_bytecode::operand::BinaryOperator,
        target: &Value,
        value: &Value,
    ) -> Res<bool> {
        use hognose_bytecode::operand::BinaryOperator as B;
        if let (B::Add, Some(list)) = (operator, target.downcast::<List>()) {
            let items = self.collect(value)?;
            list.extend(&mut self.heap, items)?;
            return Ok(true);
        }
        if let (B::Mul, Some(list), Some(count)) =
            (operator, target.downcast::<List>(), self.as_index(value))
        {
            let items = list.items(&self.heap).to_vec();
            let total = items.len().saturating_mul(count.max(0) as usize);
            self.heap
                .account()
                .check(total.saturating_mul(size_of::<Value>()))?;
            self.charge_items(total)?;
            let (payload, account) = list.edit(&mut self.heap);
            if count <= 0 {
                payload.items.truncate(0);
            }
            for _ in 1..count.max(1) {
                payload.items.extend(account, items.clone())?;
            }
            return Ok(true);
        }
        if operator == B::Add && self.extend_bytearray(target, value)? {
            return Ok(true);
        }
        if let (B::Mul, Some(array), Some(count)) = (
            operator,
            target.downcast::<ByteArray>(),
            self.as_index(value),
        ) {
            self.repeat_bytearray(&array.clone(), count)?;
            return Ok(true);
        }
        if let (B::BitOr, Some(dict)) = (operator, target.downcast::<Dict>()) {
            return self.update_inplace(&dict.clone(), value).map(|()| true);
        }
        self.inplace_set_operator(operator, target, value)
    }
}
