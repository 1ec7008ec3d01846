//! Attributes: the look-up protocol with descriptors, `super`, and the inline caches of the
//! instructions.

use super::Engine;
use super::call::Window;
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
    pub(super) fn stand_in(&self, object: &Value) -> Option<Value> {
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
    pub(super) fn find_by_getattr(&mut self, object: &Value, name: &Handle<Str>) -> Res<Found> {
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

    pub(super) fn is_data_descriptor(&mut self, value: &Value) -> Res<bool> {
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
    pub(super) fn bind(&mut self, meta: Value, object: &Value, class: &Handle<Type>) -> Res<Found> {
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
    pub(super) fn bind_wrapper(&mut self, meta: Value, class: &Handle<Type>) -> Res<Found> {
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
    pub(super) fn no_accessor(
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
    pub(super) fn property_name(&mut self, property: &Value, object: &Value) -> Option<String> {
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

    pub(super) fn find_class_attribute(
        &mut self,
        class: &Handle<Type>,
        name: &Handle<Str>,
    ) -> Res<Found> {
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
    pub(super) fn bind_to_class(&mut self, found: Value, class: &Handle<Type>) -> Res<Found> {
        if let Some(get) = self.cx.guest_special(&found, Special::Get)? {
            return Ok(Found::Call(get, vec![found, Value::None, class.to_value()]));
        }
        self.bind_wrapper(found, class)
    }

    pub(super) fn find_module_attribute(
        &mut self,
        module: &Handle<Module>,
        name: &Handle<Str>,
    ) -> Res<Found> {
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
    pub(super) fn find_super_attribute(
        &mut self,
        lookup: &Handle<Super>,
        name: &Handle<Str>,
    ) -> Res<Found> {
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
