//! Attribute instructions: their inline caches, loading, storing, deleting, and `super`.

use super::Engine;
use super::attribute::Found;
use super::lower::{Cache, Lowered, Op};
use crate::builtins::TypeId;
use crate::builtins::property::property_of;
use crate::error::{Res, Throw};
use crate::frame::Action;
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::{Member, Module, Str, Super, Type};

impl Engine {
    // The instructions.

    /// The attribute that an operation found before in objects of this shape.
    #[inline(always)]
    pub(super) fn cached_attribute(&self, object: &Value, op: &Op) -> Option<Value> {
        let Value::Object(object) = object else {
            return None;
        };
        match &self.caches[op.cache as usize] {
            Cache::Slot {
                type_word,
                epoch,
                slot,
            } if object.type_word() == *type_word && *epoch == self.cx.class_epoch => {
                self.cx.slots(object)?.get(*slot as usize).cloned()
            }
            Cache::Class {
                type_word,
                epoch,
                value,
            } if object.type_word() == *type_word && *epoch == self.cx.class_epoch => {
                Some(value.clone())
            }
            _ => None,
        }
    }

    /// Where the attribute lies that an operation set before in objects of this shape.
    #[inline(always)]
    pub(super) fn cached_place<'a>(
        &'a mut self,
        object: &'a Value,
        op: &Op,
    ) -> Option<&'a mut Value> {
        let Value::Object(object) = object else {
            return None;
        };
        match self.caches[op.cache as usize] {
            Cache::Slot {
                type_word,
                epoch,
                slot,
            } if object.type_word() == type_word && epoch == self.cx.class_epoch => {
                self.cx.slots_mut(object)?.0.get_mut(slot as usize)
            }
            _ => None,
        }
    }

    /// The method that an operation found before for objects of this shape.
    #[inline(always)]
    pub(super) fn cached_method(&self, object: &Value, op: &Op) -> Option<Value> {
        let Value::Object(object) = object else {
            return None;
        };
        match &self.caches[op.cache as usize] {
            Cache::Class {
                type_word,
                epoch,
                value,
            } if object.type_word() == *type_word && *epoch == self.cx.class_epoch => {
                Some(value.clone())
            }
            _ => None,
        }
    }

    pub(super) fn load_attr_op(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = lowered.names[op.operand as usize].clone();
        let object = self.stack.peek(0).clone();
        if let Some(module) = object.downcast::<Module>() {
            let dict = module.get(&self.cx.heap).dict.clone();
            if let Some(value) = self.cx.namespace_get(&dict, &name) {
                self.stack.replace_top(1, value);
                return Ok(());
            }
        }
        self.remember_slot(&object, &name, op)?;
        let floor = self.stack.len() - 1;
        self.get_attribute(&object, &name, floor, Action::Push)?;
        self.remember_class_value(&object, &name, op)
    }

    /// Fill the cache if the attribute is plain data of an instance's class.
    pub(super) fn remember_class_value(
        &mut self,
        object: &Value,
        name: &Handle<Str>,
        op: Op,
    ) -> Res<()> {
        let Value::Object(reference) = object else {
            return Ok(());
        };
        let shape = reference.shape();
        if shape == 0
            || object.downcast::<Type>().is_some()
            || self.cx.shapes.is_dict_mode(shape)
            || self.cx.shapes.slot(shape, name).is_some()
        {
            return Ok(());
        }
        if self
            .cx
            .guest_special(object, Special::GetAttribute)?
            .is_some()
        {
            return Ok(());
        }
        let class = self.cx.type_of(object)?;
        let found = self.cx.lookup(&class, name)?;
        let plain = found.filter(|value| match value {
            Value::Object(value) => {
                value.downcast::<Str>().is_some()
                    || value.downcast::<crate::object::List>().is_some()
                    || value.downcast::<crate::object::Dict>().is_some()
                    || value.downcast::<crate::object::Tuple>().is_some()
            }
            _ => true,
        });
        if let Some(value) = plain {
            let (type_word, epoch) = (reference.type_word(), self.cx.class_epoch);
            self.caches[op.cache as usize] = Cache::Class {
                type_word,
                epoch,
                value,
            };
        }
        Ok(())
    }

    /// Fill the cache if the attribute is a slot that nothing in the class hides.
    pub(super) fn remember_slot(&mut self, object: &Value, name: &Handle<Str>, op: Op) -> Res<()> {
        let Value::Object(reference) = object else {
            return Ok(());
        };
        let shape = reference.shape();
        if shape == 0 || object.downcast::<Type>().is_some() || self.cx.shapes.is_dict_mode(shape) {
            return Ok(());
        }
        let Some(slot) = self.cx.shapes.slot(shape, name) else {
            return Ok(());
        };
        if self
            .cx
            .guest_special(object, Special::GetAttribute)?
            .is_some()
        {
            return Ok(());
        }
        let class = self.cx.type_of(object)?;
        if let Some(meta) = self.cx.lookup(&class, name)?
            && self.is_data_descriptor(&meta)?
        {
            return Ok(());
        }
        self.caches[op.cache as usize] = Cache::Slot {
            type_word: reference.type_word(),
            epoch: self.cx.class_epoch,
            slot: slot as u32,
        };
        Ok(())
    }

    /// LOAD_METHOD: `[object] -> [method receiver]`; the receiver is unbound when the attribute is
    /// called by itself.
    pub(super) fn load_method_op(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = lowered.names[op.operand as usize].clone();
        let object = self.stack.peek(0).clone();
        let (method, receiver) = match self.find_attribute(&object, &name)? {
            Found::Value(value) => (value, Value::Unbound),
            Found::Method(method) => {
                self.remember_method(&object, &method, op);
                (method, object)
            }
            Found::Call(function, args) => {
                // The receiver goes below first, then the computed attribute takes its place.
                let floor = self.stack.len() - 1;
                return self.invoke(floor, function, &args, Action::Method);
            }
            Found::Missing => return Err(self.attribute_error(&object, &name)),
        };
        *self.stack.peek_mut(0) = method;
        self.stack.push(receiver);
        Ok(())
    }

    pub(super) fn remember_method(&mut self, object: &Value, method: &Value, op: Op) {
        let Value::Object(reference) = object else {
            return;
        };
        let shape = reference.shape();
        // In dict mode a later attribute may hide the method without a change of shape; classes
        // and `super` find their attributes elsewhere.
        let special = object.downcast::<Type>().is_some() || object.downcast::<Super>().is_some();
        if special || shape != 0 && self.cx.shapes.is_dict_mode(shape) {
            return;
        }
        self.caches[op.cache as usize] = Cache::Class {
            type_word: reference.type_word(),
            epoch: self.cx.class_epoch,
            value: method.clone(),
        };
    }

    #[inline]
    pub(super) fn store_attr_op(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let (value, object) = self.stack.top_two();
        if let Value::Object(object) = object {
            match &self.caches[op.cache as usize] {
                Cache::Slot {
                    type_word,
                    epoch,
                    slot,
                } if object.type_word() == *type_word && *epoch == self.cx.class_epoch => {
                    let (slot, object) = (*slot as usize, object.clone());
                    let value = value.clone();
                    if let Some((slots, _)) = self.cx.slots_mut(&object)
                        && let Some(place) = slots.get_mut(slot)
                    {
                        *place = value;
                        let len = self.stack.len();
                        self.stack.truncate(len - 2);
                        return Ok(());
                    }
                }
                Cache::NewSlot {
                    type_word,
                    epoch,
                    shape,
                } if object.type_word() == *type_word && *epoch == self.cx.class_epoch => {
                    let (shape, object) = (*shape, object.clone());
                    let value = value.clone();
                    if let Some((slots, account)) = self.cx.slots_mut(&object) {
                        slots.push(account, value)?;
                        object.set_shape(shape);
                        let len = self.stack.len();
                        self.stack.truncate(len - 2);
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        self.store_attr_slow(lowered, op)
    }

    pub(super) fn store_attr_slow(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let (value, object) = self.stack.top_two();
        let (value, object) = (value.clone(), object.clone());
        let name = lowered.names[op.operand as usize].clone();
        let before = match &object {
            Value::Object(reference) => reference.type_word(),
            _ => 0,
        };
        let floor = self.stack.len() - 2;
        let plain = self.set_attribute(&object, &name, value, floor, Action::Discard)?;
        let Value::Object(reference) = &object else {
            return Ok(());
        };
        let shape = reference.shape();
        if !plain || shape == 0 || self.cx.shapes.is_dict_mode(shape) {
            return Ok(());
        }
        let Some(slot) = self.cx.shapes.slot(shape, &name) else {
            return Ok(());
        };
        let epoch = self.cx.class_epoch;
        self.caches[op.cache as usize] = match reference.type_word() == before {
            true => Cache::Slot {
                type_word: before,
                epoch,
                slot: slot as u32,
            },
            false => Cache::NewSlot {
                type_word: before,
                epoch,
                shape,
            },
        };
        Ok(())
    }

    /// Set an attribute as a call with this floor and action, whose result is None. Whether it was
    /// simply stored in the instance.
    pub(crate) fn set_attribute(
        &mut self,
        object: &Value,
        name: &Handle<Str>,
        value: Value,
        floor: usize,
        action: Action,
    ) -> Res<bool> {
        if let Some(method) = self.cx.guest_special(object, Special::SetAttr)? {
            let args = [object.clone(), name.to_value(), value];
            self.invoke(floor, method, &args, action)?;
            return Ok(false);
        }
        self.set_plain_attribute(object, name, value, floor, action)
    }

    /// `object.__setattr__(name, value)`, as `object` itself defines it.
    pub(crate) fn set_plain_attribute(
        &mut self,
        object: &Value,
        name: &Handle<Str>,
        value: Value,
        floor: usize,
        action: Action,
    ) -> Res<bool> {
        let class = self.cx.type_of(object)?;
        if let Some(meta) = self.cx.lookup(&class, name)? {
            if self.cx.guest_special(&meta, Special::Set)?.is_none()
                && let Some(property) = property_of(&self.cx, &meta)
            {
                let setter = property.get(&self.cx.heap).setter.clone();
                if setter.is_none() {
                    return Err(self.no_accessor(&meta, object, &class, "setter"));
                }
                self.invoke(floor, setter, &[object.clone(), value], action)?;
                return Ok(false);
            }
            if let Some(set) = self.cx.guest_special(&meta, Special::Set)? {
                self.invoke(floor, set, &[meta, object.clone(), value], action)?;
                return Ok(false);
            }
        }
        let stored = self.cx.store_attribute(object, name, value)?;
        if !stored {
            return Err(self.cannot_set(object, &class, name));
        }
        self.stack.truncate(floor);
        self.complete(action, Value::None)?;
        Ok(true)
    }

    #[cold]
    pub(super) fn cannot_set(
        &mut self,
        object: &Value,
        class: &Handle<Type>,
        name: &Handle<Str>,
    ) -> Throw {
        let text = name.text(&self.cx.heap).to_string();
        let shown = self.cx.type_name(object);
        if let Some(target) = object.downcast::<Type>() {
            let target = target.get(&self.cx.heap).name.text(&self.cx.heap);
            let message = format!("cannot set '{text}' attribute of immutable type '{target}'");
            return self.cx.type_error(message);
        }
        let exists = self.cx.lookup(class, name).ok().flatten().is_some();
        let message = match exists {
            _ if self.cx.has_getter(class, &text) => {
                format!("attribute '{text}' of '{shown}' objects is not writable")
            }
            true => format!("'{shown}' object attribute '{text}' is read-only"),
            false => format!(
                "'{shown}' object has no attribute '{text}' and no __dict__ for setting new \
                 attributes"
            ),
        };
        self.cx.raise(TypeId::AttributeError, message)
    }

    pub(super) fn delete_attr_op(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = lowered.names[op.operand as usize].clone();
        let object = self.stack.peek(0).clone();
        let floor = self.stack.len() - 1;
        self.delete_attribute(&object, &name, floor, Action::Discard)
    }

    /// Delete an attribute as a call with this floor and action, whose result is None.
    pub(crate) fn delete_attribute(
        &mut self,
        object: &Value,
        name: &Handle<Str>,
        floor: usize,
        action: Action,
    ) -> Res<()> {
        if let Some(method) = self.cx.guest_special(object, Special::DelAttr)? {
            return self.invoke(floor, method, &[object.clone(), name.to_value()], action);
        }
        self.delete_plain_attribute(object, name, floor, action)
    }

    /// `object.__delattr__(name)`, as `object` itself defines it.
    pub(crate) fn delete_plain_attribute(
        &mut self,
        object: &Value,
        name: &Handle<Str>,
        floor: usize,
        action: Action,
    ) -> Res<()> {
        let class = self.cx.type_of(object)?;
        if let Some(meta) = self.cx.lookup(&class, name)? {
            if self.cx.guest_special(&meta, Special::Delete)?.is_none()
                && let Some(property) = property_of(&self.cx, &meta)
            {
                let deleter = property.get(&self.cx.heap).deleter.clone();
                if deleter.is_none() {
                    return Err(self.no_accessor(&meta, object, &class, "deleter"));
                }
                return self.invoke(floor, deleter, std::slice::from_ref(object), action);
            }
            if let Some(delete) = self.cx.guest_special(&meta, Special::Delete)? {
                return self.invoke(floor, delete, &[meta, object.clone()], action);
            }
        }
        if !self.cx.remove_attribute(object, name)? {
            let immutable = match object.downcast::<Type>() {
                Some(class) => class.get(&self.cx.heap).is_builtin(),
                None => !class.get(&self.cx.heap).has_dict,
            };
            if !immutable {
                return Err(self.attribute_error(object, name));
            }
            let found = self.cx.lookup(&class, name)?;
            if found.is_some_and(|found| found.downcast::<Member>().is_some()) {
                // CPython says no more of a member without a value.
                let text = name.text(&self.cx.heap).to_string();
                return Err(self.cx.raise(TypeId::AttributeError, text));
            }
            return Err(self.cannot_set(object, &class, name));
        }
        self.stack.truncate(floor);
        self.complete(action, Value::None)
    }

    // super and special methods.

    /// LOAD_SUPER_ATTR, LOAD_SUPER_METHOD: `[super class object] -> [attribute]` or
    /// `[method receiver]`.
    pub(super) fn load_super_attr(
        &mut self,
        lowered: &Lowered,
        op: Op,
        as_method: bool,
    ) -> Res<()> {
        let name = lowered.names[op.operand as usize].clone();
        let floor = self.stack.len() - 3;
        let parts = [
            self.stack.get(floor),
            self.stack.get(floor + 1),
            self.stack.get(floor + 2),
        ];
        let [callable, class, object] = parts.map(Value::clone);
        let super_type = self.cx.builtin_type(TypeId::Super)?.into_value();
        if !callable.is(&super_type) {
            // `super` was rebound: call whatever it is now, then take the attribute.
            let entry = if as_method {
                Action::Method
            } else {
                Action::Push
            };
            let explicit = op.second == 1;
            let args = vec![
                callable,
                class,
                object,
                Value::Bool(explicit),
                name.to_value(),
            ];
            return self.call_prelude("rebound_super", floor, args, entry);
        }
        let lookup = self.cx.new_super(&class, &object)?;
        let receiver = object;
        match self.find_super_attribute(&lookup, &name)? {
            Found::Method(method) if as_method => {
                self.stack.truncate(floor);
                self.stack.push(method);
                self.stack.push(receiver);
                Ok(())
            }
            Found::Method(method) => {
                let bound = self.bound(method, receiver)?;
                self.stack.replace_top(3, bound);
                Ok(())
            }
            Found::Value(value) => {
                self.stack.truncate(floor);
                self.stack.push(value);
                if as_method {
                    self.stack.push(Value::Unbound);
                }
                Ok(())
            }
            Found::Call(function, args) => {
                let action = if as_method {
                    Action::Method
                } else {
                    Action::Push
                };
                self.invoke(floor, function, &args, action)
            }
            Found::Missing => {
                let text = name.text(&self.cx.heap).to_string();
                let message = format!("'super' object has no attribute '{text}'");
                Err(self.cx.raise(TypeId::AttributeError, message))
            }
        }
    }

    /// LOAD_SPECIAL: the bound special method of the top, looked up on its type.
    pub(super) fn load_special(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = lowered.names[op.operand as usize].clone();
        let object = self.stack.peek(0).clone();
        if let Some(bound) = self.bound_special(&object, &name)? {
            self.stack.replace_top(1, bound);
            return Ok(());
        }
        let class = self.cx.type_name(&object);
        let text = name.text(&self.cx.heap);
        let message = match text {
            "__enter__" | "__exit__" => format!(
                "'{class}' object does not support the context manager protocol (missed {text} \
                 method)"
            ),
            _ => format!("'{class}' object has no special method {text}"),
        };
        Err(self.cx.type_error(message))
    }

    /// A special method bound to its object.
    pub(crate) fn bound_special(
        &mut self,
        object: &Value,
        name: &Handle<Str>,
    ) -> Res<Option<Value>> {
        let class = self.cx.type_of(object)?;
        let Some(meta) = self.cx.lookup(&class, name)? else {
            return Ok(None);
        };
        match self.bind(meta, object, &class)? {
            Found::Value(value) => Ok(Some(value)),
            Found::Method(method) => self.bound(method, object.clone()).map(Some),
            Found::Call(..) => {
                let message = "a special method must be a function";
                Err(self.cx.raise(TypeId::NotImplementedError, message))
            }
            Found::Missing => Ok(None),
        }
    }
}
