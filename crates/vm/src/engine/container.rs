//! Items and containers: indexing, slices, displays, comprehension appends.

use super::Engine;
use crate::builtins::TypeId;
use crate::error::{Res, Throw};
use crate::frame::Action;
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::{Dict, List, Set, Slice, Str, Tuple, Type};

impl Engine {
    // Items.

    /// LOAD_ITEM: `[container key] -> [value]`.
    #[inline]
    pub(super) fn load_item(&mut self) -> Res<()> {
        let (container, key) = self.stack.top_two();
        if let (Value::Object(object), Value::Int(index)) = (container, key)
            && let Some(list) = object.downcast::<List>()
        {
            let items = list.items(&self.cx.heap);
            let place = if *index < 0 {
                *index + items.len() as i64
            } else {
                *index
            };
            if let Some(item) = usize::try_from(place)
                .ok()
                .and_then(|place| items.get(place))
            {
                let item = item.clone();
                self.stack.replace_top(2, item);
                return Ok(());
            }
        }
        self.load_item_general()
    }

    pub(super) fn load_item_general(&mut self) -> Res<()> {
        let (container, key) = self.stack.top_two();
        if let (Some(string), Value::Int(index)) = (container.downcast::<Str>(), key) {
            let payload = string.get(&self.cx.heap);
            let place = self.cx.sequence_place(*index, payload.len());
            if let Some(character) = place.and_then(|place| payload.char_at(place)) {
                let character = self.cx.char_str(character)?;
                self.stack.replace_top(2, character);
                return Ok(());
            }
        }
        let (container, key) = (container.clone(), key.clone());
        let floor = self.stack.len() - 2;
        if self.cx.has_guest_class(&container)
            && let Some(method) = self.cx.guest_special(&container, Special::GetItem)?
        {
            return self.invoke(floor, method, &[container, key], Action::Push);
        }
        if let Some(inner) = self.cx.unwrapped(&container) {
            if inner.downcast::<Dict>().is_some() {
                return self.load_dict_item(&inner, &container, &key, floor);
            }
            return self.load_item_of(&inner, &key, floor);
        }
        if container.downcast::<Dict>().is_some() {
            return self.load_dict_item(&container, &container, &key, floor);
        }
        if let Some(class) = container.downcast::<Type>() {
            return self.load_class_item(&class.clone(), &key, floor);
        }
        self.load_item_of(&container, &key, floor)
    }

    pub(super) fn load_item_of(&mut self, container: &Value, key: &Value, floor: usize) -> Res<()> {
        match self.cx.get_item(container, key) {
            Ok(Some(value)) => {
                self.stack.replace_top(2, value);
                Ok(())
            }
            Ok(None) => {
                let name = self.cx.type_name(container);
                Err(self
                    .cx
                    .type_error(format!("'{name}' object is not subscriptable")))
            }
            Err(Throw::NeedsGuest) => {
                let args = vec![container.clone(), key.clone()];
                self.call_prelude("get_item", floor, args, Action::Push)
            }
            Err(throw) => Err(throw),
        }
    }

    pub(super) fn load_dict_item(
        &mut self,
        inner: &Value,
        container: &Value,
        key: &Value,
        floor: usize,
    ) -> Res<()> {
        let Some(dict) = inner.downcast::<Dict>().cloned() else {
            return Ok(());
        };
        match self.cx.dict_get(&dict, key) {
            Ok(Some(value)) => {
                self.stack.replace_top(2, value);
                Ok(())
            }
            Ok(None) => {
                if let Some(method) = self.cx.guest_special(container, Special::Missing)? {
                    let args = [container.clone(), key.clone()];
                    return self.invoke(floor, method, &args, Action::Push);
                }
                Err(self.cx.raise_key_error(key.clone()))
            }
            Err(Throw::NeedsGuest) => {
                let args = vec![inner.clone(), key.clone(), container.clone()];
                self.call_prelude("dict_getitem", floor, args, Action::Push)
            }
            Err(throw) => Err(throw),
        }
    }

    /// `Class[key]`: through `__class_getitem__`.
    pub(super) fn load_class_item(
        &mut self,
        class: &Handle<Type>,
        key: &Value,
        floor: usize,
    ) -> Res<()> {
        let object = class.to_value();
        if let Some(method) = self.cx.guest_special(&object, Special::GetItem)? {
            return self.invoke(floor, method, &[object, key.clone()], Action::Push);
        }
        let name = self.cx.special(Special::ClassGetItem)?;
        match self.cx.class_member(class, &name)? {
            Some(method) => {
                let function = match method.downcast::<crate::object::ClassMethod>() {
                    Some(method) => method.get(&self.cx.heap).function.clone(),
                    None => method,
                };
                self.invoke(floor, function, &[object, key.clone()], Action::Push)
            }
            None if class.get(&self.cx.heap).is_builtin() => {
                if !is_generic(class.get(&self.cx.heap).layout) {
                    return Err(self.not_subscriptable(class));
                }
                let alias = self.cx.new_alias(class, key)?;
                self.stack.replace_top(2, alias);
                Ok(())
            }
            None => Err(self.not_subscriptable(class)),
        }
    }

    #[cold]
    pub(super) fn not_subscriptable(&mut self, class: &Handle<Type>) -> Throw {
        let name = class.get(&self.cx.heap).name.text(&self.cx.heap);
        let message = format!("type '{name}' is not subscriptable");
        self.cx.type_error(message)
    }

    /// STORE_ITEM: `[value container key] -> []`.
    #[inline]
    pub(super) fn store_item(&mut self) -> Res<()> {
        let (container, key) = self.stack.top_two();
        if let (Value::Object(object), Value::Int(index)) = (container, key)
            && let Some(list) = object.downcast::<List>()
        {
            let list = list.clone();
            let index = *index;
            let items = list.items_mut(&mut self.cx.heap);
            let place = if index < 0 {
                index + items.len() as i64
            } else {
                index
            };
            if let Some(item) = usize::try_from(place)
                .ok()
                .and_then(|place| items.get_mut(place))
            {
                let value = std::mem::take(self.stack.peek_mut(2));
                let old = std::mem::replace(item, value);
                let len = self.stack.len();
                self.stack.truncate(len - 3);
                drop(old);
                return Ok(());
            }
        }
        self.store_item_general()
    }

    pub(super) fn store_item_general(&mut self) -> Res<()> {
        let (container, key) = self.stack.top_two();
        let (container, key) = (container.clone(), key.clone());
        let value = self.stack.peek(2).clone();
        let floor = self.stack.len() - 3;
        if let Some(method) = self.cx.guest_special(&container, Special::SetItem)? {
            return self.invoke(floor, method, &[container, key, value], Action::Discard);
        }
        let inner = self.changeable(&container);
        match self.cx.set_item(&inner, &key, value.clone()) {
            Ok(true) => {
                self.stack.truncate(floor);
                Ok(())
            }
            Ok(false) => {
                let name = self.cx.type_name(&container);
                let message = format!("'{name}' object does not support item assignment");
                Err(self.cx.type_error(message))
            }
            Err(Throw::NeedsGuest) => {
                self.call_prelude("set_item", floor, vec![inner, key, value], Action::Discard)
            }
            Err(throw) => Err(throw),
        }
    }

    /// Whether CPython treats a value without item deletion as a sequence, which its message shows.
    pub(super) fn is_sequence_like(&self, value: &Value) -> bool {
        let id = self.cx.builtin_type_id(value);
        self.cx.has_guest_class(value)
            || matches!(
                id,
                TypeId::Tuple
                    | TypeId::Str
                    | TypeId::Bytes
                    | TypeId::Range
                    | TypeId::Set
                    | TypeId::FrozenSet
                    | TypeId::DictKeys
                    | TypeId::DictItems
                    | TypeId::DictValues
            )
    }

    /// What holds a container's items: the builtin value inside an instance of a guest class. A
    /// `mappingproxy` keeps its dict to itself.
    pub(super) fn changeable(&self, container: &Value) -> Value {
        match self.cx.unwrapped(container) {
            Some(inner) if self.cx.has_guest_class(container) => inner,
            _ => container.clone(),
        }
    }

    /// DELETE_ITEM: `[container key] -> []`.
    pub(super) fn delete_item(&mut self) -> Res<()> {
        let (container, key) = self.stack.top_two();
        let (container, key) = (container.clone(), key.clone());
        let floor = self.stack.len() - 2;
        if let Some(method) = self.cx.guest_special(&container, Special::DelItem)? {
            return self.invoke(floor, method, &[container, key], Action::Discard);
        }
        let inner = self.changeable(&container);
        match self.cx.del_item(&inner, &key) {
            Ok(true) => {
                self.stack.truncate(floor);
                Ok(())
            }
            Ok(false) => {
                let name = self.cx.type_name(&container);
                let verb = if self.is_sequence_like(&container) {
                    "doesn't"
                } else {
                    "does not"
                };
                let message = format!("'{name}' object {verb} support item deletion");
                Err(self.cx.type_error(message))
            }
            Err(Throw::NeedsGuest) => {
                self.call_prelude("del_item", floor, vec![inner, key], Action::Discard)
            }
            Err(throw) => Err(throw),
        }
    }

    /// LOAD_SLICE: `[container low high] -> [value]`.
    pub(super) fn load_slice(&mut self) -> Res<()> {
        let (low, high) = self.stack.top_two();
        if let Some(value) = self.cx.plain_slice(self.stack.peek(2), low, high)? {
            self.stack.replace_top(3, value);
            return Ok(());
        }
        self.push_slice_of_bounds()?;
        let result = self.load_item();
        if matches!(result, Err(Throw::Fault(_))) {
            self.unpush_slice();
        }
        result
    }

    /// STORE_SLICE: `[value container low high] -> []`.
    pub(super) fn store_slice(&mut self) -> Res<()> {
        self.push_slice_of_bounds()?;
        let result = self.store_item();
        if matches!(result, Err(Throw::Fault(_))) {
            self.unpush_slice();
        }
        result
    }

    /// `[low high] -> [slice]`.
    pub(super) fn push_slice_of_bounds(&mut self) -> Res<()> {
        let (low, high) = self.stack.top_two();
        let slice = Slice {
            start: low.clone(),
            stop: high.clone(),
            step: Value::None,
        };
        let slice = self.cx.heap.alloc(slice)?.into_value();
        self.stack.replace_top(2, slice);
        Ok(())
    }

    /// `[slice] -> [low high]`.
    pub(super) fn unpush_slice(&mut self) {
        let top = self.stack.pop();
        if let Some(slice) = top.downcast::<Slice>() {
            let slice = slice.get(&self.cx.heap);
            self.stack.push(slice.start.clone());
            self.stack.push(slice.stop.clone());
        }
    }

    pub(super) fn build_slice(&mut self, count: usize) -> Res<()> {
        let mut bounds = self.stack.top(count).to_vec();
        bounds.resize(3, Value::None);
        let mut bounds = bounds.into_iter();
        let mut next = || bounds.next().unwrap_or(Value::None);
        let slice = Slice {
            start: next(),
            stop: next(),
            step: next(),
        };
        let slice = self.cx.heap.alloc(slice)?.into_value();
        self.replace_items(count, slice);
        Ok(())
    }

    // Displays.

    /// Drop the topmost `count` values, which may be none, and push `value`.
    pub(super) fn replace_items(&mut self, count: usize, value: Value) {
        let len = self.stack.len();
        self.stack.truncate(len - count);
        self.stack.push(value);
    }

    pub(super) fn build_tuple(&mut self, count: usize) -> Res<()> {
        let tuple = self.cx.heap.tuple_value(self.stack.top(count))?;
        self.replace_items(count, tuple);
        Ok(())
    }

    pub(super) fn build_list(&mut self, count: usize) -> Res<()> {
        let items = self.stack.top(count).to_vec();
        let list = self.cx.heap.list_value(items)?;
        self.replace_items(count, list);
        Ok(())
    }

    pub(super) fn build_set(&mut self, count: usize) -> Res<()> {
        let items = self.stack.top(count).to_vec();
        let set = self.cx.heap.alloc(Set::new(false))?;
        for item in &items {
            match self.cx.set_add(&set, item.clone()) {
                Ok(_) => {}
                Err(Throw::NeedsGuest) => {
                    let floor = self.stack.len() - count;
                    return self.call_prelude("build_set", floor, items, Action::Push);
                }
                Err(throw) => return Err(throw),
            }
        }
        self.replace_items(count, set.into_value());
        Ok(())
    }

    pub(super) fn build_map(&mut self, count: usize) -> Res<()> {
        let items = self.stack.top(count * 2).to_vec();
        self.build_dict(items, count * 2)
    }

    pub(super) fn build_const_key_map(&mut self, count: usize) -> Res<()> {
        let keys = self.stack.peek(0).downcast::<Tuple>().cloned();
        let keys = keys.filter(|keys| keys.items(&self.cx.heap).len() == count);
        let Some(keys) = keys else {
            return Err(self
                .cx
                .type_error("BUILD_CONST_KEY_MAP needs a tuple of keys"));
        };
        let values = self.stack.top(count + 1)[..count].to_vec();
        let keys = keys.items(&self.cx.heap).iter().cloned();
        let items = keys
            .zip(values)
            .flat_map(|(key, value)| [key, value])
            .collect();
        self.build_dict(items, count + 1)
    }

    /// A dict of keys and values in turn, replacing the topmost `used` values.
    pub(super) fn build_dict(&mut self, items: Vec<Value>, used: usize) -> Res<()> {
        let dict = self.cx.heap.alloc(Dict::default())?;
        for pair in items.chunks_exact(2) {
            match self.cx.dict_set(&dict, pair[0].clone(), pair[1].clone()) {
                Ok(_) => {}
                Err(Throw::NeedsGuest) => {
                    let floor = self.stack.len() - used;
                    return self.call_prelude("build_map", floor, items, Action::Push);
                }
                Err(throw) => return Err(throw),
            }
        }
        self.replace_items(used, dict.into_value());
        Ok(())
    }

    pub(super) fn build_string(&mut self, count: usize) -> Res<()> {
        let parts = self.stack.top(count);
        let heap = &self.cx.heap;
        let mut length = 0;
        for part in parts {
            match part.downcast::<Str>() {
                Some(part) => length += part.text(heap).len(),
                None => {
                    return Err(self.cx.type_error("BUILD_STRING needs strings"));
                }
            }
        }
        heap.account().check(length)?;
        let mut text = String::with_capacity(length);
        for part in parts {
            if let Some(part) = part.downcast::<Str>() {
                text.push_str(part.text(heap));
            }
        }
        self.cx.charge(length as u64 / 256)?;
        let string = self.cx.new_str(text)?;
        self.replace_items(count, string);
        Ok(())
    }

    pub(super) fn list_to_tuple(&mut self) -> Res<()> {
        let Some(list) = self.stack.peek(0).downcast::<List>() else {
            return Err(self.cx.type_error("LIST_TO_TUPLE needs a list"));
        };
        let items = list.items(&self.cx.heap).to_vec();
        let tuple = self.cx.heap.tuple_value(items)?;
        self.stack.replace_top(1, tuple);
        Ok(())
    }
}

/// Builtin types that take type arguments in annotations.
fn is_generic(layout: TypeId) -> bool {
    matches!(
        layout,
        TypeId::Type
            | TypeId::Tuple
            | TypeId::List
            | TypeId::Dict
            | TypeId::Set
            | TypeId::FrozenSet
            | TypeId::Enumerate
            | TypeId::StaticMethod
            | TypeId::ClassMethod
    )
}
