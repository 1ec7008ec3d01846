//! Iteration: `iter()`, the next item of a loop, unpacking.

use super::Engine;
use crate::error::{Res, Throw};
use crate::frame::Action;
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::{
    CallIter, Enumerate, Filter, Generator, List, Map, RangeIter, Reversed, SequenceIter, Tuple,
    Zip,
};

impl Engine {
    pub(super) fn get_iter(&mut self) -> Res<()> {
        let value = self.stack.peek(0).clone();
        let floor = self.stack.len() - 1;
        self.iterate(value, floor, Action::Iter)
    }

    /// `iter(value)`, replacing the stack from `floor` up.
    pub(crate) fn iterate(&mut self, value: Value, floor: usize, action: Action) -> Res<()> {
        if let Some(method) = self.cx.guest_special(&value, Special::Iter)? {
            if method.is_none() {
                return Err(self.cx.not_iterable(&value));
            }
            return self.invoke(floor, method, &[value], action);
        }
        let inner = self.cx.unwrapped(&value).unwrap_or_else(|| value.clone());
        let iterator = match self.cx.native_iter(&inner)? {
            Some(iterator) => iterator,
            None if self.cx.lookup_special(&value, Special::GetItem)?.is_some() => {
                let of = crate::builtins::TypeId::Object;
                let iterator = SequenceIter {
                    sequence: value,
                    index: 0,
                    of,
                    backward: false,
                };
                self.cx.heap.alloc(iterator)?.into_value()
            }
            None => return Err(self.cx.not_iterable(&value)),
        };
        self.stack.truncate(floor);
        self.complete(action, iterator)
    }

    /// Whether `iter(value)` would find something.
    pub(super) fn is_iterable(&mut self, value: &Value) -> Res<bool> {
        for special in [Special::Iter, Special::GetItem] {
            if let Some(method) = self.cx.guest_special(value, special)? {
                return Ok(!method.is_none());
            }
        }
        let inner = self.cx.unwrapped(value).unwrap_or_else(|| value.clone());
        Ok(self.cx.native_iter(&inner)?.is_some())
    }

    /// What `__iter__` returned must be an iterator.
    pub(super) fn iter_result(&mut self, value: Value) -> Res<()> {
        let fits = self.cx.is_builtin_iterator(&value)
            || self.cx.guest_special(&value, Special::Next)?.is_some();
        if !fits {
            let name = self.cx.type_name(&value);
            let message = format!("iter() returned non-iterator of type '{name}'");
            return Err(self.cx.type_error(message));
        }
        self.stack.push(value);
        Ok(())
    }

    #[inline]
    pub(super) fn for_iter(&mut self, target: u32) -> Res<()> {
        if let Some(range) = self.stack.peek(0).downcast::<RangeIter>() {
            let range = range.get_mut(&mut self.cx.heap);
            if range.left == 0 {
                self.end_loop(target);
                return Ok(());
            }
            let item = range.next;
            range.left -= 1;
            range.next = range.next.wrapping_add(range.step);
            self.stack.push(Value::Int(item));
            return Ok(());
        }
        self.for_iter_general(target)
    }

    fn for_iter_general(&mut self, target: u32) -> Res<()> {
        let iterator = self.stack.peek(0).clone();
        match self.cx.native_next(&iterator) {
            Ok(Some(item)) => {
                self.stack.push(item);
                Ok(())
            }
            Ok(None) => {
                self.end_loop(target);
                Ok(())
            }
            Err(Throw::NeedsGuest) => {
                let floor = self.stack.len();
                self.step_iterator(&iterator, floor, Action::ForIter { target })
            }
            Err(throw) => Err(throw),
        }
    }

    /// The next item of an iterator that needs guest code, as the result of a call.
    pub(crate) fn step_iterator(
        &mut self,
        iterator: &Value,
        floor: usize,
        action: Action,
    ) -> Res<()> {
        if let Some(generator) = iterator.downcast::<Generator>() {
            return self.resume(&generator.clone(), Ok(Value::None), floor, action);
        }
        if let Some(map) = iterator.downcast::<Map>() {
            return self.step_map(&map.clone(), floor, action);
        }
        if let Some(method) = self.cx.guest_special(iterator, Special::Next)? {
            return self.invoke(floor, method, std::slice::from_ref(iterator), action);
        }
        let entry = if iterator.downcast::<Filter>().is_some() {
            "filter_next"
        } else if iterator.downcast::<Enumerate>().is_some() {
            "enumerate_next"
        } else if iterator.downcast::<Zip>().is_some() {
            "zip_next"
        } else if iterator.downcast::<SequenceIter>().is_some() {
            "sequence_next"
        } else if iterator.downcast::<Reversed>().is_some() {
            "reversed_next"
        } else if iterator.downcast::<CallIter>().is_some() {
            "callable_next"
        } else {
            let name = self.cx.type_name(iterator);
            return Err(self
                .cx
                .type_error(format!("'{name}' object is not an iterator")));
        };
        self.call_prelude(entry, floor, vec![iterator.clone()], action)
    }

    /// A step of `map`: where the items come natively, the function is called at once.
    fn step_map(&mut self, map: &Handle<Map>, floor: usize, action: Action) -> Res<()> {
        let payload = map.get(&self.cx.heap);
        let (function, iterators) = (payload.function.clone(), payload.iterators.clone());
        let strict = payload.strict;
        let iterators = iterators.items(&self.cx.heap).to_vec();
        let native = iterators
            .iter()
            .all(|inner| self.cx.steps_natively(inner, 0));
        if strict || !native {
            return self.call_prelude("map_next", floor, vec![map.to_value()], action);
        }
        let mut items = Vec::with_capacity(iterators.len());
        for inner in &iterators {
            match self.cx.native_next(inner)? {
                Some(item) => items.push(item),
                None => {
                    self.stack.truncate(floor);
                    return self.complete_exhausted(action, Value::None);
                }
            }
        }
        self.invoke(floor, function, &items, action)
    }

    // Unpacking.

    /// UNPACK_SEQUENCE: exactly `count` items, the first on top.
    pub(super) fn unpack_sequence(&mut self, count: usize) -> Res<()> {
        if let Some(tuple) = self.stack.peek(0).downcast::<Tuple>()
            && tuple.items(&self.cx.heap).len() == count
        {
            let tuple = tuple.clone();
            self.stack.reserve(self.cx.heap.account(), count)?;
            drop(self.stack.pop());
            for item in tuple.items(&self.cx.heap).iter().rev() {
                self.stack.push(item.clone());
            }
            return Ok(());
        }
        let value = self.stack.peek(0).clone();
        let Some(items) = self.items_to_unpack(&value, count, false)? else {
            return Ok(());
        };
        if items.len() != count {
            return Err(self.wrong_unpack_count(&value, items.len(), count));
        }
        self.stack.reserve(self.cx.heap.account(), count)?;
        drop(self.stack.pop());
        for item in items.into_iter().rev() {
            self.stack.push(item);
        }
        Ok(())
    }

    /// UNPACK_EX: `before` items, a list, `after` items; the first on top.
    pub(super) fn unpack_ex(&mut self, before: usize, after: usize) -> Res<()> {
        let value = self.stack.peek(0).clone();
        let Some(mut items) = self.items_to_unpack(&value, usize::MAX, true)? else {
            return Ok(());
        };
        if items.len() < before + after {
            let message = format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            );
            return Err(self.cx.value_error(message));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        let middle = self.cx.heap.list_value(middle)?;
        self.stack
            .reserve(self.cx.heap.account(), before + after + 1)?;
        drop(self.stack.pop());
        for item in tail.into_iter().rev() {
            self.stack.push(item);
        }
        self.stack.push(middle);
        for item in items.into_iter().rev() {
            self.stack.push(item);
        }
        Ok(())
    }

    /// The items of the value to unpack. `None`: it needs guest code; the prelude makes a tuple of it
    /// (of at most one item too many), and the instruction runs again.
    fn items_to_unpack(
        &mut self,
        value: &Value,
        count: usize,
        all: bool,
    ) -> Res<Option<Vec<Value>>> {
        if let Some(tuple) = value.downcast::<Tuple>() {
            return Ok(Some(tuple.items(&self.cx.heap).to_vec()));
        }
        if let Some(list) = value.downcast::<List>() {
            return Ok(Some(list.items(&self.cx.heap).to_vec()));
        }
        if !self.is_iterable(value)? {
            let name = self.cx.type_name(value);
            return Err(self
                .cx
                .type_error(format!("cannot unpack non-iterable {name} object")));
        }
        let fuel = self.cx.usage.fuel;
        // An iterator is only stepped as far as needed, so it goes the general way.
        let collected = match self.cx.is_builtin_iterator(value) && !all {
            true => Err(Throw::NeedsGuest),
            false => self.cx.collect(value),
        };
        match collected {
            Ok(items) => Ok(Some(items)),
            Err(Throw::NeedsGuest) => {
                self.cx.usage.fuel = fuel;
                let limit = match all {
                    true => Value::None,
                    false => Value::Int(count as i64 + 1),
                };
                self.retry_with("items_to_unpack", vec![value.clone(), limit])?;
                Ok(None)
            }
            Err(throw) => Err(throw),
        }
    }

    /// Have the prelude replace the top by something simpler, and run the instruction again.
    pub(super) fn retry_with(&mut self, entry: &str, args: Vec<Value>) -> Res<()> {
        let floor = self.stack.len() - 1;
        self.call_prelude(entry, floor, args, Action::Retry)
    }

    #[cold]
    fn wrong_unpack_count(&mut self, value: &Value, found: usize, count: usize) -> Throw {
        let sized = value.downcast::<Tuple>().is_some()
            || value.downcast::<List>().is_some()
            || value.downcast::<crate::object::Dict>().is_some();
        let message = match found < count {
            true => format!("not enough values to unpack (expected {count}, got {found})"),
            false if sized => format!("too many values to unpack (expected {count}, got {found})"),
            false => format!("too many values to unpack (expected {count})"),
        };
        self.cx.value_error(message)
    }
}
