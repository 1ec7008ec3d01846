//! Stepping through builtin iterators natively.

use super::dict::DictPart;
use super::{
    Dict, DictIter, DictView, Enumerate, Filter, List, Map, Range, RangeIter, SequenceIter, Set,
    SetIter, Str, Tuple, Zip,
};
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::names::Special;
use dashu_int::IBig;

/// Iterators nested deeper step through the prelude, whose frames are bounded.
const NATIVE_DEPTH_MAX: usize = 8;

/// More than an item made while stepping takes: a pair, a string of one character.
const ITEM_SIZE_MAX: usize = 256;

impl Context {
    /// `iter(value)` for builtin iterables; `None`: not one of them.
    pub(crate) fn native_iter(&mut self, value: &Value) -> Res<Option<Value>> {
        if let Some(range) = value.downcast::<Range>() {
            let range = *range.get(&self.heap);
            return self.range_iter(value, range).map(Some);
        }
        let of = self.builtin_type_id(value);
        if matches!(
            of,
            TypeId::List | TypeId::Tuple | TypeId::Str | TypeId::Bytes | TypeId::ByteArray
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

    /// An iterator over a range; one whose items do not all fit 64 bits goes by index.
    pub(crate) fn range_iter(&mut self, value: &Value, range: Range) -> Res<Value> {
        if let Some((next, step, left)) = range.small() {
            let iterator = RangeIter { next, step, left };
            return Ok(self.heap.alloc(iterator)?.into_value());
        }
        let iterator = SequenceIter {
            sequence: value.clone(),
            index: 0,
            of: TypeId::Range,
            backward: false,
        };
        Ok(self.heap.alloc(iterator)?.into_value())
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
        if let Some(filter) = iterator.downcast::<Filter>() {
            return self.next_of_filter(&filter.clone());
        }
        if !self.steps_natively(iterator, 0) {
            return Err(Throw::NeedsGuest);
        }
        // Memory for the item is there before an inner iterator is stepped.
        self.heap.account().check(ITEM_SIZE_MAX)?;
        if let Some(enumerate) = iterator.downcast::<Enumerate>() {
            return self.next_of_enumerate(&enumerate.clone());
        }
        if let Some(zip) = iterator.downcast::<Zip>() {
            return self.next_of_zip(&zip.clone());
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
        } else if let Some(bytes) = self.byte_handle(&payload.sequence) {
            bytes
                .data(heap)
                .get(index)
                .map(|&byte| Value::Int(i64::from(byte)))
        } else if let Some(range) = payload.sequence.downcast::<Range>() {
            let range = *range.get(heap);
            match (index as u128) < range.len() {
                true => Some(self.new_int(range.item(index as u128).into())?),
                false => None,
            }
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

    /// The next item of a `filter(None, ...)`; an item whose truth needs guest code is left pending.
    fn next_of_filter(&mut self, filter: &Handle<Filter>) -> Res<Option<Value>> {
        let payload = filter.get(&self.heap);
        let inner = payload.iterator.clone();
        if !payload.function.is_none()
            || !payload.pending.is_unbound()
            || !self.steps_natively(&inner, 0)
        {
            return Err(Throw::NeedsGuest);
        }
        while let Some(item) = self.native_next(&inner)? {
            match self.truth(&item) {
                Ok(true) => return Ok(Some(item)),
                Ok(false) => self.charge(1)?,
                Err(throw) => {
                    filter.get_mut(&mut self.heap).pending = item;
                    return Err(throw);
                }
            }
        }
        Ok(None)
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

    /// Whether a value is an iterator of the VM's own: collecting its items uses it up, so that an
    /// instruction that met a limit later could not take them again.
    pub(crate) fn is_used_up_by_collecting(&self, value: &Value) -> bool {
        let id = self.builtin_type_id(value) as u8;
        (TypeId::Map as u8..=TypeId::CallableIterator as u8).contains(&id)
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
            return self.collect_unwrapped(iterable);
        };
        if !self.steps_natively(&iterator, 0) {
            return Err(Throw::NeedsGuest);
        }
        // An iterator that was given cannot be stepped twice: everything is paid for before the first
        // item is taken.
        let count = self.remaining(&iterator, 0);
        let item_size = match iterator.is(iterable) {
            true => size_of::<Value>() + ITEM_SIZE_MAX,
            false => size_of::<Value>(),
        };
        self.heap.account().check(count.saturating_mul(item_size))?;
        self.charge_items(count)?;
        if let Some(range) = iterator.downcast::<RangeIter>() {
            let range = range.get_mut(&mut self.heap);
            let left = std::mem::take(&mut range.left) as i64;
            let item = |n: i64| Value::Int(range.next.wrapping_add(n.wrapping_mul(range.step)));
            return Ok((0..left).map(item).collect());
        }
        let mut items = Vec::with_capacity(count);
        while let Some(item) = self.native_next(&iterator)? {
            items.push(item);
        }
        Ok(items)
    }

    /// The items of an instance of a guest class: natively if it iterates as the builtin value that
    /// it holds does.
    fn collect_unwrapped(&mut self, iterable: &Value) -> Res<Vec<Value>> {
        if !self.has_guest_class(iterable) {
            return Err(self.not_iterable(iterable));
        }
        let iterates = self.guest_special(iterable, Special::Iter)?.is_some();
        match self.unwrapped(iterable) {
            Some(inner) if !iterates => self.collect(&inner),
            None if !iterates && self.lookup_special(iterable, Special::GetItem)?.is_none() => {
                Err(self.not_iterable(iterable))
            }
            _ => Err(Throw::NeedsGuest),
        }
    }

    /// The error of a value that cannot be iterated.
    #[cold]
    pub(crate) fn not_iterable(&mut self, value: &Value) -> Throw {
        let name = self.type_name(value);
        self.type_error(format!("'{name}' object is not iterable"))
    }

    /// How many items a natively stepped iterator has left, or a few more.
    pub(crate) fn remaining(&self, iterator: &Value, depth: usize) -> usize {
        let heap = &self.heap;
        if depth > NATIVE_DEPTH_MAX {
            return 0;
        }
        if let Some(range) = iterator.downcast::<RangeIter>() {
            return usize::try_from(range.get(heap).left).unwrap_or(usize::MAX);
        }
        if let Some(sequence) = iterator.downcast::<SequenceIter>() {
            let sequence = sequence.get(heap);
            return match (self.native_len(&sequence.sequence), sequence.backward) {
                (Some(len), true) => sequence.index.wrapping_add(1).min(len),
                (Some(len), false) => len.saturating_sub(sequence.index),
                (None, _) => 0,
            };
        }
        if let Some(dict) = iterator.downcast::<DictIter>() {
            return dict
                .get(heap)
                .dict
                .as_ref()
                .map_or(0, |d| d.get(heap).len());
        }
        if let Some(set) = iterator.downcast::<SetIter>() {
            return set.get(heap).set.as_ref().map_or(0, |s| s.get(heap).len());
        }
        if let Some(enumerate) = iterator.downcast::<Enumerate>() {
            return self.remaining(&enumerate.get(heap).iterator, depth + 1);
        }
        if let Some(zip) = iterator.downcast::<Zip>() {
            let iterators = zip.get(heap).iterators.items(heap).iter();
            let counts = iterators.map(|inner| self.remaining(inner, depth + 1));
            return counts.min().unwrap_or(0);
        }
        0
    }

    /// `len(value)` of a builtin container.
    pub(crate) fn native_len(&self, value: &Value) -> Option<usize> {
        let heap = &self.heap;
        let Value::Object(object) = value else {
            return None;
        };
        Some(if let Some(list) = object.downcast::<List>() {
            list.items(heap).len()
        } else if let Some(string) = object.downcast::<Str>() {
            string.get(heap).len()
        } else if let Some(tuple) = object.downcast::<Tuple>() {
            tuple.items(heap).len()
        } else if let Some(dict) = object.downcast::<Dict>() {
            dict.get(heap).len()
        } else if let Some(set) = object.downcast::<Set>() {
            set.get(heap).len()
        } else if let Some(bytes) = self.byte_handle(value) {
            bytes.data(heap).len()
        } else if let Some(view) = object.downcast::<DictView>() {
            view.get(heap).dict.get(heap).len()
        } else {
            usize::try_from(object.downcast::<Range>()?.get(heap).len()).ok()?
        })
    }
}
