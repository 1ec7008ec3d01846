//! Where names lead outside instances: builtins, class and module members, computed attributes, and
//! storing into them.

use super::{Dict, Exception, Function, Module, Str, Super, Type};
use crate::builtins::{TypeId, functions};
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::names::Special;

impl Context {
    // Builtins.

    /// A builtin, entered in the builtins' namespace on first use.
    pub(crate) fn builtin(&mut self, name: &Handle<Str>) -> Res<Option<Value>> {
        let builtins = self.builtins_namespace()?;
        if let Some(value) = self.namespace_get(&builtins, name) {
            return Ok(Some(value));
        }
        let value = self.pristine_builtin(name)?;
        if let Some(value) = &value {
            self.namespace_set(&builtins, name, value.clone())?;
        }
        Ok(value)
    }

    pub(crate) fn builtins_namespace(&mut self) -> Res<Handle<Dict>> {
        if let Some(builtins) = &self.builtins {
            return Ok(builtins.clone());
        }
        let builtins = self.heap.alloc(Dict::default())?;
        self.builtins = Some(builtins.clone());
        Ok(builtins)
    }

    /// A builtin as the VM defines it.
    pub(crate) fn pristine_builtin(&mut self, name: &Handle<Str>) -> Res<Option<Value>> {
        let text = name.text(&self.heap);
        let constant = match text {
            "NotImplemented" => Some(Value::NotImplemented),
            "Ellipsis" => Some(Value::Ellipsis),
            "__debug__" => Some(Value::Bool(true)),
            _ => None,
        };
        if constant.is_some() {
            return Ok(constant);
        }
        if let Some(def) = functions::all().find(|def| def.name == text) {
            return self.native_function(def, None).map(Some);
        }
        if functions::ALIASES.iter().any(|(alias, _)| *alias == text) {
            let target = functions::ALIASES.iter().find(|(alias, _)| *alias == text);
            return match target {
                Some((_, id)) => Ok(Some(self.builtin_type(*id)?.into_value())),
                None => Ok(None),
            };
        }
        match TypeId::by_name(text).filter(|id| functions::is_public(*id)) {
            Some(id) => Ok(Some(self.builtin_type(id)?.into_value())),
            None => Ok(None),
        }
    }

    // Members of classes.

    /// An attribute of a class or of the classes it derives from, as it stands in their dicts.
    pub(crate) fn class_member(
        &mut self,
        class: &Handle<Type>,
        name: &Handle<Str>,
    ) -> Res<Option<Value>> {
        self.lookup(class, name)
    }

    /// An attribute that the VM computes: `__class__`, `__dict__`, and the getters of builtin types.
    pub(crate) fn computed_attribute(
        &mut self,
        object: &Value,
        class: &Handle<Type>,
        name: &Handle<Str>,
    ) -> Res<Option<Value>> {
        let text = name.text(&self.heap).to_string();
        let mut ids = vec![];
        for candidate in std::iter::once(class).chain(&class.get(&self.heap).mro) {
            if let Some(native) = candidate.get(&self.heap).native {
                ids.push(native);
            }
        }
        for native in ids {
            if let Some(getter) = native.getters.iter().find(|getter| getter.name == text) {
                return (getter.get)(self, object).map(|value| value.bound().cloned());
            }
        }
        Ok(None)
    }

    // Storing attributes.

    /// Store an attribute where the object keeps them; whether it can.
    pub(crate) fn store_attribute(
        &mut self,
        object: &Value,
        name: &Handle<Str>,
        value: Value,
    ) -> Res<bool> {
        if let Some(class) = object.downcast::<Type>() {
            let class = class.clone();
            if class.get(&self.heap).is_builtin() {
                return Ok(false);
            }
            return self
                .store_class_attribute(&class, name, value)
                .map(|()| true);
        }
        if let Some(module) = object.downcast::<Module>() {
            let dict = module.get(&self.heap).dict.clone();
            self.namespace_set(&dict, name, value)?;
            return Ok(true);
        }
        if let Some(function) = object.downcast::<Function>() {
            return self.store_function_attribute(&function.clone(), name, value);
        }
        if let Some(exception) = object.downcast::<Exception>()
            && self.store_exception_attribute(&exception.clone(), name, &value)?
        {
            return Ok(true);
        }
        match object {
            Value::Object(reference) => {
                // An exception of a builtin class takes attributes as its subclasses do.
                self.set_instance_attribute(reference, name, value)
            }
            _ => Ok(false),
        }
    }

    /// Bind a name in a guest class; look-ups that were remembered are void unless plain data
    /// replaces plain data.
    fn store_class_attribute(
        &mut self,
        class: &Handle<Type>,
        name: &Handle<Str>,
        value: Value,
    ) -> Res<()> {
        if name.text(&self.heap) == "__name__"
            && let Some(text) = value.downcast::<Str>().cloned()
        {
            class.get_mut(&mut self.heap).name = text;
            return Ok(());
        }
        let dict = class.get(&self.heap).dict.clone();
        self.namespace_set(&dict, name, value)?;
        self.class_changed();
        Ok(())
    }

    fn store_function_attribute(
        &mut self,
        function: &Handle<Function>,
        name: &Handle<Str>,
        value: Value,
    ) -> Res<bool> {
        let text = name.text(&self.heap).to_string();
        let string = value.downcast::<Str>().cloned();
        match (text.as_str(), string) {
            ("__name__", Some(string)) => function.get_mut(&mut self.heap).name = string,
            ("__qualname__", Some(string)) => function.get_mut(&mut self.heap).qualname = string,
            ("__doc__", _) => function.get_mut(&mut self.heap).doc = value,
            ("__defaults__", _) => {
                let defaults = value.downcast::<super::Tuple>().cloned();
                function.get_mut(&mut self.heap).defaults = defaults;
            }
            ("__kwdefaults__", _) => {
                let defaults = value.downcast::<Dict>().cloned();
                function.get_mut(&mut self.heap).kwdefaults = defaults;
            }
            _ => {
                let attributes = match function.get(&self.heap).attributes.clone() {
                    Some(attributes) => attributes,
                    None => {
                        let attributes = self.heap.alloc(Dict::default())?;
                        function.get_mut(&mut self.heap).attributes = Some(attributes.clone());
                        attributes
                    }
                };
                self.namespace_set(&attributes, name, value)?;
            }
        }
        Ok(true)
    }

    /// Remove an attribute from where the object keeps them; whether it was there.
    pub(crate) fn remove_attribute(&mut self, object: &Value, name: &Handle<Str>) -> Res<bool> {
        if let Some(class) = object.downcast::<Type>() {
            let class = class.clone();
            if class.get(&self.heap).is_builtin() {
                return Ok(false);
            }
            let dict = class.get(&self.heap).dict.clone();
            let removed = self.namespace_remove(&dict, name);
            self.class_changed();
            return Ok(removed);
        }
        if let Some(module) = object.downcast::<Module>() {
            let dict = module.get(&self.heap).dict.clone();
            return Ok(self.namespace_remove(&dict, name));
        }
        if let Some(function) = object.downcast::<Function>() {
            return Ok(match function.get(&self.heap).attributes.clone() {
                Some(attributes) => self.namespace_remove(&attributes, name),
                None => false,
            });
        }
        match object {
            Value::Object(reference) => self.remove_instance_attribute(reference, name),
            _ => Ok(false),
        }
    }

    // Modules and `super`.

    /// A namespace for a module of this name.
    pub(crate) fn new_module_namespace(&mut self, name: &str) -> Res<Handle<Dict>> {
        let dict = self.heap.alloc(Dict::default())?;
        let value = self.constant_str(name)?;
        for (special, value) in [(Special::Name, value), (Special::Doc, Value::None)] {
            let key = self.special(special)?;
            self.namespace_set(&dict, &key, value)?;
        }
        Ok(dict)
    }

    /// `super(class, receiver)`
    pub(crate) fn new_super(&mut self, class: &Value, receiver: &Value) -> Res<Handle<Super>> {
        let Some(class) = class.downcast::<Type>().cloned() else {
            let name = self.type_name(class);
            let message = format!("super() argument 1 must be a type, not {name}");
            return Err(self.type_error(message));
        };
        let receiver_class = match receiver.downcast::<Type>() {
            Some(receiver) if self.is_subclass(receiver, &class) => receiver.clone(),
            _ => self.type_of(receiver)?,
        };
        if !self.is_subclass(&receiver_class, &class) {
            let name = self.type_name(receiver);
            let class_name = class.get(&self.heap).name.text(&self.heap);
            let message = format!(
                "super(type, obj): obj (instance of {name}) is not an instance or subtype of type \
                 ({class_name})."
            );
            return Err(self.type_error(message));
        }
        let payload = Super {
            class,
            receiver: receiver.clone(),
            receiver_class,
        };
        Ok(self.heap.alloc(payload)?)
    }

    // Exceptions.

    /// Set an attribute of an exception by the VM itself; failing to is no error.
    pub(crate) fn set_exception_attribute(&mut self, exception: &Value, name: &str, value: Value) {
        if let (Ok(name), Value::Object(reference)) = (self.intern(name), exception) {
            let _ = self.set_instance_attribute(reference, &name, value);
        }
    }
}
