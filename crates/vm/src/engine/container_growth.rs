//! Growing a container below the top: what comprehensions and displays with unpacking do.

use super::Engine;
use crate::error::{Res, Throw};
use crate::frame::Action;
use crate::memory::{Handle, Value};
use crate::object::{Dict, List, Set, Str};

impl Engine {
    // Growing a container below the top.

    /// The container that a growing instruction means.
    pub(super) fn container<T: crate::memory::Payload>(
        &mut self,
        depth: usize,
        what: &str,
    ) -> Res<Handle<T>> {
        match self.stack.peek(depth).downcast::<T>() {
            Some(container) => Ok(container.clone()),
            None => Err(self.cx.type_error(format!("the operand is no {what}"))),
        }
    }

    #[inline]
    pub(super) fn list_append(&mut self, depth: usize) -> Res<()> {
        let list = self.container::<List>(depth, "list")?;
        let (payload, account) = list.edit(&mut self.cx.heap);
        payload.items.reserve(account, 1)?;
        payload.items.push_reserved(self.stack.pop());
        Ok(())
    }

    pub(super) fn set_add_op(&mut self, depth: usize) -> Res<()> {
        let set = self.container::<Set>(depth, "set")?;
        let item = self.stack.peek(0).clone();
        match self.cx.set_add(&set, item.clone()) {
            Ok(_) => {
                drop(self.stack.pop());
                Ok(())
            }
            Err(Throw::NeedsGuest) => {
                let floor = self.stack.len() - 1;
                let args = vec![set.into_value(), item];
                self.call_prelude("set_add", floor, args, Action::Discard)
            }
            Err(throw) => Err(throw),
        }
    }

    pub(super) fn map_add(&mut self, depth: usize) -> Res<()> {
        let dict = self.container::<Dict>(depth + 1, "dict")?;
        let (key, value) = self.stack.top_two();
        let (key, value) = (key.clone(), value.clone());
        let floor = self.stack.len() - 2;
        match self.cx.dict_set(&dict, key.clone(), value.clone()) {
            Ok(_) => {
                self.stack.truncate(floor);
                Ok(())
            }
            Err(Throw::NeedsGuest) => {
                let args = vec![dict.into_value(), key, value];
                self.call_prelude("set_item", floor, args, Action::Discard)
            }
            Err(throw) => Err(throw),
        }
    }

    pub(super) fn list_extend(&mut self, depth: usize) -> Res<()> {
        let list = self.container::<List>(depth, "list")?;
        let iterable = self.stack.peek(0).clone();
        if !self.is_iterable(&iterable)? {
            let name = self.cx.type_name(&iterable);
            let message = format!("Value after * must be an iterable, not {name}");
            return Err(self.cx.type_error(message));
        }
        match self.cx.collect(&iterable) {
            Ok(items) => {
                list.extend(&mut self.cx.heap, items)?;
                drop(self.stack.pop());
                Ok(())
            }
            Err(Throw::NeedsGuest) => {
                self.retry_with("items_to_unpack", vec![iterable, Value::None])
            }
            Err(throw) => Err(throw),
        }
    }

    pub(super) fn set_update(&mut self, depth: usize) -> Res<()> {
        let set = self.container::<Set>(depth, "set")?;
        let iterable = self.stack.peek(0).clone();
        let floor = self.stack.len() - 1;
        if self.cx.is_builtin_iterator(&iterable) {
            let args = vec![set.into_value(), iterable];
            return self.call_prelude("set_update_one", floor, args, Action::Discard);
        }
        let added = self
            .cx
            .set_operand(&iterable)
            .and_then(|operand| self.cx.set_update(&set, &operand));
        match added {
            Ok(()) => {
                self.stack.truncate(floor);
                Ok(())
            }
            Err(Throw::NeedsGuest) => {
                let args = vec![set.into_value(), iterable];
                self.call_prelude("set_update_one", floor, args, Action::Discard)
            }
            Err(throw) => Err(throw),
        }
    }

    /// DICT_UPDATE, and DICT_MERGE for keyword arguments.
    pub(super) fn dict_update(&mut self, depth: usize, merging: bool) -> Res<()> {
        let dict = self.container::<Dict>(depth, "dict")?;
        let mapping = self.stack.peek(0).clone();
        let floor = self.stack.len() - 1;
        let Some(source) = mapping.downcast::<Dict>().cloned() else {
            let entry = if merging {
                "dict_merge"
            } else {
                "dict_update_one"
            };
            let mut args = vec![dict.into_value(), mapping];
            if merging {
                let name = self.callee_text(depth + 2);
                args.push(self.cx.new_str(name)?);
            }
            return self.call_prelude(entry, floor, args, Action::Discard);
        };
        if merging {
            for number in 0..source.get(&self.cx.heap).entry_count() {
                let entry = source.get(&self.cx.heap).entry(number);
                let Some(key) = entry.map(|entry| entry.key.clone()) else {
                    continue;
                };
                if key.downcast::<Str>().is_some() && self.cx.dict_find(&dict, &key)?.is_some() {
                    return Err(self.repeated_keyword(&key, depth));
                }
            }
        }
        match self.cx.dict_copy_into(&dict, &source) {
            Ok(()) => {
                self.stack.truncate(floor);
                Ok(())
            }
            Err(Throw::NeedsGuest) => {
                let args = vec![dict.into_value(), mapping];
                self.call_prelude("dict_update_one", floor, args, Action::Discard)
            }
            Err(throw) => Err(throw),
        }
    }

    #[cold]
    pub(super) fn repeated_keyword(&mut self, key: &Value, depth: usize) -> Throw {
        // The callee lies below the dict and the tuple of arguments.
        let name = self.callee_text(depth + 2);
        let key = key
            .downcast::<Str>()
            .map(|key| key.text(&self.cx.heap).to_string());
        let key = key.unwrap_or_default();
        self.cx.type_error(format!(
            "{name} got multiple values for keyword argument '{key}'"
        ))
    }
}
