//! Stepping through builtin iterators natively.

use super::dict::DictPart;
use super::{
    Bytes, Dict, DictIter, DictView, Enumerate, Filter, List, Map, Range, RangeIter, SequenceIter,
    Set, SetIter, Str, Tuple, Zip,
};
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use dashu_int::IBig;

/// Iterators nested deeper step through the prelude, whose frames are bounded.
const NATIVE_DEPTH_MAX: usize = 8;

impl Context {
    /// `iter(value)` for builtin iterables; `None`: not one of them.
    pub(crate) fn native_iter(&mut self, value: &Value) -> Res<Option<Value>> {
        if let Some(range) = value.downcast::<Range>() {
            let range = *range.get(&self.heap);
            let iterator = RangeIter {
                next: range.start,
                step: range.step,
                left: range.len(),
            };
            return Ok(Some(self.heap.alloc(iterator)?.into_value()));
        }
        let of = self.builtin_type_id(value);
        if matches!(
            of,
            TypeId::List | TypeId::Tuple | TypeId::Str | TypeId::Bytes
        ) {
            let iterator = SequenceIter {
                sequence: value.clone(),
                index: 0,
                of,
                backward: false,
            };
            return Ok(Some(self.heap.alloc(iterator)?.into_value()));
        }
        if let Some(dict) = value.downcast::<Dict>() {
            return self
                .dict_iter(&dict.clone(), DictPart::Keys, false)
                .map(Some);
        }
        if let Some(view) = value.downcast::<DictView>() {
            let view = view.get(&self.heap);
            let (dict, part) = (view.dict.clone(), view.part);
            return self.dict_iter(&dict, part, false).map(Some);
        }
        if let Some(set) = value.downcast::<Set>() {
            let len = set.get(&self.heap).len();
            let iterator = SetIter {
                set: Some(set.clone()),
                slot: 0,
                len,
            };
            return Ok(Some(self.heap.alloc(iterator)?.into_value()));
        }
        Ok(self.is_builtin_iterator(value).then(|| value.clone()))
    }

    /// An iterator over a dict.
    pub(crate) fn dict_iter(
        &mut self,
        dict: &Handle<Dict>,
        part: DictPart,
        backward: bool,
    ) -> Res<Value> {
        let payload = dict.get(&self.heap);
        let entry = if backward { payload.entry_count() } else { 0 };
        let len = payload.len();
        let iterator = DictIter {
            dict: Some(dict.clone()),
            part,
            entry,
            len,
            backward,
        };
        Ok(self.heap.alloc(iterator)?.into_value())
    }

    /// Whether a value is an iterator of the VM's own (generators included).
    pub(crate) fn is_builtin_iterator(&self, value: &Value) -> bool {
        use TypeId as T;
        let id = self.builtin_type_id(value);
        !self.has_guest_class(value)
            && (id == T::Generator
                || (id as u8 >= T::Map as u8 && id as u8 <= T::CallableIterator as u8))
    }

    /// Whether stepping an iterator never needs guest code.
    pub(crate) fn steps_natively(&self, iterator: &Value, depth: usize) -> bool {
        if depth > NATIVE_DEPTH_MAX {
            return false;
        }
        let heap = &self.heap;
        if let Some(iterator) = iterator.downcast::<SequenceIter>() {
            return iterator.get(heap).of != TypeId::Object;
        }
        if let Some(enumerate) = iterator.downcast::<Enumerate>() {
            return self.steps_natively(&enumerate.get(heap).iterator, depth + 1);
        }
        if let Some(zip) = iterator.downcast::<Zip>() {
            let iterators = zip.get(heap).iterators.items(heap);
            return iterators
                .iter()
                .all(|inner| self.steps_natively(inner, depth + 1));
        }
        if let Some(filter) = iterator.downcast::<Filter>() {
            let filter = filter.get(heap);
            return filter.function.is_none() && self.steps_natively(&filter.iterator, depth + 1);
        }
        iterator.downcast::<RangeIter>().is_some()
            || iterator.downcast::<DictIter>().is_some()
            || iterator.downcast::<SetIter>().is_some()
    }

    /// The next item of an iterator, or `None` at its end.
    pub(crate) fn native_next(&mut self, iterator: &Value) -> Res<Option<Value>> {
        if let Some(range) = iterator.downcast::<RangeIter>() {
            let range = range.get_mut(&mut self.heap);
            if range.left == 0 {
                return Ok(None);
            }
            let item = range.next;
            range.left -= 1;
            range.next = range.next.wrapping_add(range.step);
            return Ok(Some(Value::Int(item)));
        }
        if let Some(sequence) = iterator.downcast::<SequenceIter>() {
            return self.next_of_sequence(&sequence.clone());
        }
        if let Some(dict) = iterator.downcast::<DictIter>() {
            return self.next_of_dict(&dict.clone());
        }
        if let Some(set) = iterator.downcast::<SetIter>() {
            return self.next_of_set(&set.clone());
        }
        if !self.steps_natively(iterator, 0) {
            return Err(Throw::NeedsGuest);
        }
        if let Some(enumerate) = iterator.downcast::<Enumerate>() {
            return self.next_of_enumerate(&enumerate.clone());
        }
        if let Some(zip) = iterator.downcast::<Zip>() {
            return self.next_of_zip(&zip.clone());
        }
        if let Some(filter) = iterator.downcast::<Filter>() {
            let inner = filter.get(&self.heap).iterator.clone();
            while let Some(item) = self.native_next(&inner)? {
                if self.truth(&item)? {
                    return Ok(Some(item));
                }
                self.charge(1)?;
            }
            return Ok(None);
        }
        debug_assert!(iterator.downcast::<Map>().is_none());
        Err(Throw::NeedsGuest)
    }

    fn next_of_sequence(&mut self, iterator: &Handle<SequenceIter>) -> Res<Option<Value>> {
        let payload = iterator.get(&self.heap);
        let index = payload.index;
        let heap = &self.heap;
        let item = if let Some(list) = payload.sequence.downcast::<List>() {
            list.items(heap).get(index).cloned()
        } else if let Some(tuple) = payload.sequence.downcast::<Tuple>() {
            tuple.items(heap).get(index).cloned()
        } else if let Some(string) = payload.sequence.downcast::<Str>() {
            match string.get(heap).char_at(index) {
                Some(character) => Some(self.char_str(character)?),
                None => None,
            }
        } else if let Some(bytes) = payload.sequence.downcast::<Bytes>() {
            bytes
                .get(heap)
                .data
                .get(index)
                .map(|&byte| Value::Int(i64::from(byte)))
        } else if payload.sequence.is_unbound() {
            return Ok(None);
        } else {
            return Err(Throw::NeedsGuest);
        };
        let payload = iterator.get_mut(&mut self.heap);
        match &item {
            None => drop(std::mem::take(&mut payload.sequence)),
            Some(_) if payload.backward => payload.index = index.wrapping_sub(1),
            Some(_) => payload.index += 1,
        }
        Ok(item)
    }

    fn next_of_dict(&mut self, iterator: &Handle<DictIter>) -> Res<Option<Value>> {
        let payload = iterator.get(&self.heap);
        let Some(dict) = payload.dict.clone() else {
            return Ok(None);
        };
        let (part, mut entry, len, backward) =
            (payload.part, payload.entry, payload.len, payload.backward);
        if dict.get(&self.heap).len() != len {
            let message = "dictionary changed size during iteration";
            return Err(self.raise(TypeId::RuntimeError, message));
        }
        let count = dict.get(&self.heap).entry_count();
        let found = loop {
            let number = if backward {
                match entry.min(count).checked_sub(1) {
                    Some(number) => number,
                    None => break None,
                }
            } else if entry < count {
                entry
            } else {
                break None;
            };
            entry = if backward { number } else { number + 1 };
            if let Some(found) = dict.get(&self.heap).entry(number) {
                break Some((found.key.clone(), found.value.clone()));
            }
        };
        let item = match (found, part) {
            (None, _) => None,
            (Some((key, _)), DictPart::Keys) => Some(key),
            (Some((_, value)), DictPart::Values) => Some(value),
            (Some((key, value)), DictPart::Items) => Some(self.heap.tuple_value([key, value])?),
        };
        let payload = iterator.get_mut(&mut self.heap);
        payload.entry = entry;
        if item.is_none() {
            payload.dict = None;
        }
        Ok(item)
    }

    fn next_of_set(&mut self, iterator: &Handle<SetIter>) -> Res<Option<Value>> {
        let payload = iterator.get(&self.heap);
        let Some(set) = payload.set.clone() else {
            return Ok(None);
        };
        if set.get(&self.heap).len() != payload.len {
            let message = "Set changed size during iteration";
            return Err(self.raise(TypeId::RuntimeError, message));
        }
        let mut slot = payload.slot;
        let count = set.get(&self.heap).slot_count();
        let mut item = None;
        while slot < count && item.is_none() {
            item = set.get(&self.heap).slot(slot).map(|(_, item)| item.clone());
            slot += 1;
        }
        let payload = iterator.get_mut(&mut self.heap);
        payload.slot = slot;
        if item.is_none() {
            payload.set = None;
        }
        Ok(item)
    }

    fn next_of_enumerate(&mut self, iterator: &Handle<Enumerate>) -> Res<Option<Value>> {
        let payload = iterator.get(&self.heap);
        let (inner, count) = (payload.iterator.clone(), payload.count.clone());
        let Some(item) = self.native_next(&inner)? else {
            return Ok(None);
        };
        let next = match &count {
            Value::Int(number) if *number < i64::MAX => Value::Int(number + 1),
            other => {
                let big = self.as_ibig(other).unwrap_or_default();
                self.new_int(big + IBig::ONE)?
            }
        };
        let pair = self.heap.tuple_value([count, item])?;
        iterator.get_mut(&mut self.heap).count = next;
        Ok(Some(pair))
    }

    fn next_of_zip(&mut self, iterator: &Handle<Zip>) -> Res<Option<Value>> {
        let payload = iterator.get(&self.heap);
        let (iterators, strict) = (payload.iterators.clone(), payload.strict);
        let count = iterators.items(&self.heap).len();
        if count == 0 {
            return Ok(None);
        }
        let mut items = Vec::with_capacity(count);
        for index in 0..count {
            let inner = iterators.items(&self.heap)[index].clone();
            match self.native_next(&inner)? {
                Some(item) => items.push(item),
                None if strict => return self.zip_ended(&iterators, index),
                None => return Ok(None),
            }
        }
        Ok(Some(self.heap.tuple_value(items)?))
    }

    /// A strict zip: the iterator at `index` ended first; all others must end too.
    fn zip_ended(&mut self, iterators: &Handle<Tuple>, index: usize) -> Res<Option<Value>> {
        let count = iterators.items(&self.heap).len();
        let range = |number: usize| match number {
            1 => " 1".to_string(),
            _ => format!("s 1-{number}"),
        };
        if index > 0 {
            let message = format!(
                "zip() argument {} is shorter than argument{}",
                index + 1,
                range(index)
            );
            return Err(self.value_error(message));
        }
        for other in 1..count {
            let inner = iterators.items(&self.heap)[other].clone();
            if self.native_next(&inner)?.is_some() {
                let message = format!(
                    "zip() argument {} is longer than argument{}",
                    other + 1,
                    range(other)
                );
                return Err(self.value_error(message));
            }
        }
        Ok(None)
    }

    /// All items of an iterable, as far as it needs no guest code; the iterator ends up exhausted.
    /// Pays for the items, and fails before more are made than memory allows.
    pub(crate) fn collect(&mut self, iterable: &Value) -> Res<Vec<Value>> {
        let heap = &self.heap;
        let known = if let Some(list) = iterable.downcast::<List>() {
            Some(list.items(heap).to_vec())
        } else {
            iterable
                .downcast::<Tuple>()
                .map(|tuple| tuple.items(heap).to_vec())
        };
        if let Some(items) = known {
            self.charge_items(items.len())?;
            return Ok(items);
        }
        let Some(iterator) = self.native_iter(iterable)? else {
            if self.has_guest_class(iterable) {
                return Err(Throw::NeedsGuest);
            }
            let name = self.type_name(iterable);
            return Err(self.type_error(format!("'{name}' object is not iterable")));
        };
        if !self.steps_natively(&iterator, 0) {
            return Err(Throw::NeedsGuest);
        }
        if let Some(range) = iterator.downcast::<RangeIter>() {
            let count = range.get(&self.heap).left.min(usize::MAX as u64) as usize;
            self.heap
                .account()
                .check(count.saturating_mul(size_of::<Value>()))?;
        }
        let mut items = Vec::new();
        while let Some(item) = self.native_next(&iterator)? {
            items.push(item);
            if items.len() % 256 == 0 {
                self.charge(16)?;
                self.heap
                    .account()
                    .check(items.len() * 2 * size_of::<Value>())?;
            }
        }
        self.charge_items(items.len() % 256)?;
        Ok(items)
    }
}
