//! Attributes: the look-up protocol with descriptors, `super`, and the inline caches of the
//! instructions.

use super::Engine;
use super::call::Window;
use super::lower::{Cache, Lowered, Op};
use crate::builtins::TypeId;
use crate::builtins::property::property_of;
use crate::error::{Res, Throw};
use crate::frame::Action;
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::{
    BoundMethod, ClassMethod, Function, GenericAlias, Member, Module, NativeFunction, StaticMethod,
    Str, Super, Type,
};

/// What a look-up came to.
#[derive(Debug)]
pub(crate) enum Found {
    /// The attribute.
    Value(Value),
    /// A function of the class, to be called with the object as its receiver.
    Method(Value),
    /// A guest function that computes it.
    Call(Value, Vec<Value>),
    Missing,
}

impl Engine {
    // The look-up.

    /// Look up `object.name`.
    pub(crate) fn find_attribute(&mut self, object: &Value, name: &Handle<Str>) -> Res<Found> {
        if let Some(class) = object.downcast::<Type>() {
            return self.find_class_attribute(&class.clone(), name);
        }
        if let Some(module) = object.downcast::<Module>() {
            return self.find_module_attribute(&module.clone(), name);
        }
        if let Some(lookup) = object.downcast::<Super>() {
            let lookup = lookup.clone();
            return match self.find_super_attribute(&lookup, name)? {
                // The receiver is not the `super` object.
                Found::Method(method) => {
                    let receiver = lookup.get(&self.cx.heap).receiver.clone();
                    self.bound(method, receiver).map(Found::Value)
                }
                found => Ok(found),
            };
        }
        let class = self.cx.type_of(object)?;
        let guest = self.cx.has_guest_class(object);
        if guest {
            let getattribute = self.cx.guest_special(object, Special::GetAttribute)?;
            if getattribute.is_some() {
                let function = self.prelude_member("getattribute")?;
                return Ok(Found::Call(function, vec![object.clone(), name.to_value()]));
            }
        }
        let found = self.find_plain_attribute(object, &class, name)?;
        if !matches!(found, Found::Missing) {
            return Ok(found);
        }
        if guest {
            return self.find_by_getattr(object, name);
        }
        match self.stand_in(object) {
            Some(inner) => self.find_attribute(&inner, name),
            None => Ok(Found::Missing),
        }
    }

    /// The object whose attributes a wrapper shows as its own.
    fn stand_in(&self, object: &Value) -> Option<Value> {
        let heap = &self.cx.heap;
        if let Some(method) = object.downcast::<BoundMethod>() {
            return Some(method.get(heap).function.clone());
        }
        if let Some(method) = object.downcast::<ClassMethod>() {
            return Some(method.get(heap).function.clone());
        }
        if let Some(method) = object.downcast::<StaticMethod>() {
            return Some(method.get(heap).function.clone());
        }
        object
            .downcast::<GenericAlias>()
            .map(|alias| alias.get(heap).origin.clone())
    }

    /// The last resort of a guest class: `__getattr__`.
    fn find_by_getattr(&mut self, object: &Value, name: &Handle<Str>) -> Res<Found> {
        match self.cx.guest_special(object, Special::GetAttr)? {
            Some(method) => Ok(Found::Call(method, vec![object.clone(), name.to_value()])),
            None => Ok(Found::Missing),
        }
    }

    /// `object.__getattribute__(name)`, as `object` itself defines it.
    pub(crate) fn find_plain_attribute(
        &mut self,
        object: &Value,
        class: &Handle<Type>,
        name: &Handle<Str>,
    ) -> Res<Found> {
        let meta = self.cx.lookup(class, name)?;
        if let Some(meta) = &meta
            && self.is_data_descriptor(meta)?
        {
            return self.bind(meta.clone(), object, class);
        }
        if let Value::Object(reference) = object
            && let Some(value) = self.cx.instance_attribute(reference, name)
        {
            return Ok(Found::Value(value));
        }
        if let Some(function) = object.downcast::<Function>()
            && let Some(attributes) = function.get(&self.cx.heap).attributes.clone()
            && let Some(value) = self.cx.namespace_get(&attributes, name)
        {
            return Ok(Found::Value(value));
        }
        if let Some(meta) = meta {
            return self.bind(meta, object, class);
        }
        match self.cx.computed_attribute(object, class, name)? {
            Some(value) => Ok(Found::Value(value)),
            None => Ok(Found::Missing),
        }
    }

    fn is_data_descriptor(&mut self, value: &Value) -> Res<bool> {
        if property_of(&self.cx, value).is_some() {
            return Ok(true);
        }
        if !self.cx.has_guest_class(value) {
            return Ok(false);
        }
        Ok(self.cx.guest_special(value, Special::Set)?.is_some()
            || self.cx.guest_special(value, Special::Delete)?.is_some())
    }

    /// What a class attribute is for an instance.
    fn bind(&mut self, meta: Value, object: &Value, class: &Handle<Type>) -> Res<Found> {
        let Value::Object(reference) = &meta else {
            return Ok(Found::Value(meta));
        };
        if reference.downcast::<Function>().is_some()
            || reference
                .downcast::<NativeFunction>()
                .is_some_and(|function| function.get(&self.cx.heap).is_method())
        {
            return Ok(Found::Method(meta));
        }
        if reference.shape() != 0
            && let Some(get) = self.cx.guest_special(&meta, Special::Get)?
        {
            let args = vec![meta, object.clone(), class.to_value()];
            return Ok(Found::Call(get, args));
        }
        if reference.downcast::<Member>().is_some() {
            // The object has not got it: it would have been found there.
            return Ok(Found::Missing);
        }
        if let Some(property) = property_of(&self.cx, &meta) {
            let getter = property.get(&self.cx.heap).getter.clone();
            if getter.is_none() {
                return Err(self.no_accessor(&meta, object, class, "getter"));
            }
            return Ok(Found::Call(getter, vec![object.clone()]));
        }
        self.bind_wrapper(meta, class)
    }

    /// What a static or class method is, or a plain value.
    fn bind_wrapper(&mut self, meta: Value, class: &Handle<Type>) -> Res<Found> {
        let inner = self.cx.unwrapped(&meta);
        let wrapper = inner.as_ref().unwrap_or(&meta);
        if let Some(method) = wrapper.downcast::<StaticMethod>() {
            return Ok(Found::Value(method.get(&self.cx.heap).function.clone()));
        }
        if let Some(method) = wrapper.downcast::<ClassMethod>() {
            let function = method.get(&self.cx.heap).function.clone();
            return self.bound(function, class.to_value()).map(Found::Value);
        }
        Ok(Found::Value(meta))
    }

    #[cold]
    fn no_accessor(
        &mut self,
        property: &Value,
        object: &Value,
        class: &Handle<Type>,
        accessor: &str,
    ) -> Throw {
        let _ = class;
        let class = self.cx.type_name(object);
        let name = self.property_name(property, object);
        let message = match name {
            Some(name) => format!("property '{name}' of '{class}' object has no {accessor}"),
            None => format!("property of '{class}' object has no {accessor}"),
        };
        self.cx.raise(TypeId::AttributeError, message)
    }

    /// The name under which an object's class has a property.
    fn property_name(&mut self, property: &Value, object: &Value) -> Option<String> {
        let class = self.cx.type_of(object).ok()?;
        let heap = &self.cx.heap;
        let classes = std::iter::once(&class).chain(&class.get(heap).mro);
        for class in classes {
            for entry in class.get(heap).dict.get(heap).iter() {
                if entry.value.is(property) {
                    return entry
                        .key
                        .downcast::<Str>()
                        .map(|key| key.text(heap).to_string());
                }
            }
        }
        None
    }

    /// A callable bound to its first argument.
    pub(crate) fn bound(&mut self, function: Value, receiver: Value) -> Res<Value> {
        Ok(self
            .cx
            .heap
            .alloc(BoundMethod { function, receiver })?
            .into_value())
    }

    fn find_class_attribute(&mut self, class: &Handle<Type>, name: &Handle<Str>) -> Res<Found> {
        let object = class.to_value();
        if self
            .cx
            .guest_special(&object, Special::GetAttribute)?
            .is_some()
        {
            let function = self.prelude_member("getattribute")?;
            return Ok(Found::Call(function, vec![object, name.to_value()]));
        }
        match self.find_plain_class_attribute(class, name)? {
            Found::Missing => self.find_by_getattr(&object, name),
            found => Ok(found),
        }
    }

    /// `type.__getattribute__(name)`
    pub(super) fn find_plain_class_attribute(
        &mut self,
        class: &Handle<Type>,
        name: &Handle<Str>,
    ) -> Res<Found> {
        let object = class.to_value();
        let metaclass = self.cx.type_of(&object)?;
        if name.text(&self.cx.heap).starts_with("__")
            && let Some(value) = self.cx.class_getter(&object, name)?
        {
            return Ok(Found::Value(value));
        }
        let meta = self.cx.lookup(&metaclass, name)?;
        if let Some(meta) = &meta
            && self.is_data_descriptor(meta)?
        {
            return self.bind(meta.clone(), &object, &metaclass);
        }
        if let Some(found) = self.cx.class_member(class, name)? {
            return self.bind_to_class(found, class);
        }
        if let Some(meta) = meta {
            return self.bind(meta, &object, &metaclass);
        }
        match self.cx.computed_attribute(&object, &metaclass, name)? {
            Some(value) => Ok(Found::Value(value)),
            None => Ok(Found::Missing),
        }
    }

    /// What a class attribute is when it is asked of the class itself.
    fn bind_to_class(&mut self, found: Value, class: &Handle<Type>) -> Res<Found> {
        if let Some(get) = self.cx.guest_special(&found, Special::Get)? {
            return Ok(Found::Call(get, vec![found, Value::None, class.to_value()]));
        }
        self.bind_wrapper(found, class)
    }

    fn find_module_attribute(&mut self, module: &Handle<Module>, name: &Handle<Str>) -> Res<Found> {
        let dict = module.get(&self.cx.heap).dict.clone();
        if let Some(value) = self.cx.namespace_get(&dict, name) {
            return Ok(Found::Value(value));
        }
        if let Some(value) = self.native_module_member(module, name)? {
            return Ok(Found::Value(value));
        }
        if let Some(function) = self.computed_module_member(module, name)? {
            return Ok(Found::Call(function, vec![name.to_value()]));
        }
        let object = module.to_value();
        let class = self.cx.type_of(&object)?;
        self.find_plain_attribute(&object, &class, name)
    }

    /// Look a name up behind a class in the MRO of a `super`'s receiver.
    fn find_super_attribute(&mut self, lookup: &Handle<Super>, name: &Handle<Str>) -> Res<Found> {
        let payload = lookup.get(&self.cx.heap);
        let (class, receiver) = (payload.class.clone(), payload.receiver.clone());
        let receiver_class = payload.receiver_class.clone();
        let mro = &receiver_class.get(&self.cx.heap).mro;
        let start = match receiver_class == class {
            true => 0,
            false => mro
                .iter()
                .position(|candidate| *candidate == class)
                .map_or(0, |at| at + 1),
        };
        for index in start..mro.len() {
            let candidate = receiver_class.get(&self.cx.heap).mro[index].clone();
            if let Some(found) = self.cx.own_attribute(&candidate, name)? {
                let on_class = receiver
                    .downcast::<Type>()
                    .is_some_and(|r| *r == receiver_class);
                if on_class {
                    return self.bind_to_class(found, &receiver_class);
                }
                return self.bind(found, &receiver, &receiver_class);
            }
        }
        let own = lookup.to_value();
        let own_class = self.cx.builtin_type(TypeId::Super)?;
        match self.cx.computed_attribute(&own, &own_class, name)? {
            Some(value) => Ok(Found::Value(value)),
            None => Ok(Found::Missing),
        }
    }

    #[cold]
    pub(crate) fn attribute_error(&mut self, object: &Value, name: &Handle<Str>) -> Throw {
        let text = name.text(&self.cx.heap).to_string();
        let message = if let Some(class) = object.downcast::<Type>() {
            let class = class.get(&self.cx.heap).name.text(&self.cx.heap);
            format!("type object '{class}' has no attribute '{text}'")
        } else if let Some(module) = object.downcast::<Module>() {
            let module = module.get(&self.cx.heap).name.text(&self.cx.heap);
            format!("module '{module}' has no attribute '{text}'")
        } else {
            let class = self.cx.type_name(object);
            format!("'{class}' object has no attribute '{text}'")
        };
        match self.cx.new_exception(TypeId::AttributeError, message) {
            Ok(exception) => {
                self.cx
                    .set_exception_attribute(&exception, "name", name.to_value());
                self.cx
                    .set_exception_attribute(&exception, "obj", object.clone());
                self.cx.raise_value(exception)
            }
            Err(throw) => throw,
        }
    }

    /// Get an attribute as the result of a call with this floor and action.
    pub(crate) fn get_attribute(
        &mut self,
        object: &Value,
        name: &Handle<Str>,
        floor: usize,
        action: Action,
    ) -> Res<()> {
        let value = match self.find_attribute(object, name)? {
            Found::Value(value) => value,
            Found::Method(function) => self.bound(function, object.clone())?,
            Found::Call(function, args) => return self.invoke(floor, function, &args, action),
            Found::Missing => return Err(self.attribute_error(object, name)),
        };
        self.stack.truncate(floor);
        self.complete(action, value)
    }

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
    fn remember_class_value(&mut self, object: &Value, name: &Handle<Str>, op: Op) -> Res<()> {
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
    fn remember_slot(&mut self, object: &Value, name: &Handle<Str>, op: Op) -> Res<()> {
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

    fn remember_method(&mut self, object: &Value, method: &Value, op: Op) {
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

    fn store_attr_slow(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
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
    fn cannot_set(&mut self, object: &Value, class: &Handle<Type>, name: &Handle<Str>) -> Throw {
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

    // Descriptors' own methods.

    /// `property.__get__(instance, owner)`
    pub(crate) fn property_get(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (property, instance) = (args[0].clone(), args[1].clone());
        if instance.is_none() {
            return self.finish_call(window, property);
        }
        let class = self.cx.type_of(&instance)?;
        match property_of(&self.cx, &property) {
            Some(found) => {
                let getter = found.get(&self.cx.heap).getter.clone();
                if getter.is_none() {
                    return Err(self.no_accessor(&property, &instance, &class, "getter"));
                }
                self.invoke(window.floor, getter, &[instance], window.action)
            }
            None => self.finish_call(window, property),
        }
    }

    /// `property.__set__(instance, value)`
    pub(crate) fn property_set(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (property, instance, value) = (args[0].clone(), args[1].clone(), args[2].clone());
        let class = self.cx.type_of(&instance)?;
        let found = property_of(&self.cx, &property);
        let setter = found.map_or(Value::None, |found| found.get(&self.cx.heap).setter.clone());
        if setter.is_none() {
            return Err(self.no_accessor(&property, &instance, &class, "setter"));
        }
        self.invoke(window.floor, setter, &[instance, value], window.action)
    }

    /// `property.__delete__(instance)`
    pub(crate) fn property_delete(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (property, instance) = (args[0].clone(), args[1].clone());
        let class = self.cx.type_of(&instance)?;
        let found = property_of(&self.cx, &property);
        let deleter = found.map_or(Value::None, |found| {
            found.get(&self.cx.heap).deleter.clone()
        });
        if deleter.is_none() {
            return Err(self.no_accessor(&property, &instance, &class, "deleter"));
        }
        self.invoke(window.floor, deleter, &[instance], window.action)
    }
}
