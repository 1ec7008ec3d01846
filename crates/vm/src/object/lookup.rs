//! Where names lead outside instances: builtins, class and module members, computed attributes, and
//! storing into them.

use super::{Dict, Exception, Function, Module, Str, Super, Type};
use crate::builtins::{TypeId, functions};
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, ObjectRef, Value};
use crate::names::Special;
use hognose_bytecode::program::SlotKind;

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

    /// The dict that holds a value's own attributes, as `__dict__` shows it.
    pub(crate) fn attribute_dict(&mut self, object: &Value) -> Res<Option<Handle<Dict>>> {
        if let Some(module) = object.downcast::<Module>() {
            return Ok(Some(module.get(&self.heap).dict.clone()));
        }
        if let Some(function) = object.downcast::<Function>() {
            return self.function_attributes(&function.clone()).map(Some);
        }
        match object {
            Value::Object(reference)
                if reference.shape() != 0 && self.slots(reference).is_some() =>
            {
                let class = self.shapes.class(reference.shape());
                if !class.get(&self.heap).has_dict {
                    return Ok(None);
                }
                self.instance_dict(reference).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The dict of a function's attributes, made now if there is none.
    fn function_attributes(&mut self, function: &Handle<Function>) -> Res<Handle<Dict>> {
        if let Some(attributes) = &function.get(&self.heap).attributes {
            return Ok(attributes.clone());
        }
        let attributes = self.heap.alloc(Dict::default())?;
        function.get_mut(&mut self.heap).attributes = Some(attributes.clone());
        Ok(attributes)
    }

    /// Whether a builtin type among a class's bases computes an attribute of this name.
    pub(crate) fn has_getter(&self, class: &Handle<Type>, name: &str) -> bool {
        let classes = std::iter::once(class).chain(&class.get(&self.heap).mro);
        let natives = classes.filter_map(|class| class.get(&self.heap).native);
        natives
            .filter(|native| native.id != TypeId::Object)
            .any(|native| native.getters.iter().any(|getter| getter.name == name))
    }

    /// What `type` computes for a class: its name, bases and their like.
    pub(crate) fn class_getter(&mut self, class: &Value, name: &Handle<Str>) -> Res<Option<Value>> {
        let text = name.text(&self.heap);
        let getters = TypeId::Type.native().getters;
        match getters.iter().find(|getter| getter.name == text) {
            Some(getter) => (getter.get)(self, class).map(|value| value.bound().cloned()),
            None => Ok(None),
        }
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
        match (name.text(&self.heap), object) {
            ("__class__", _) => return self.store_class_of(object, &value).map(|()| true),
            ("__dict__", Value::Object(reference))
                if reference.shape() != 0
                    && self.slots(reference).is_some()
                    && self
                        .shapes
                        .class(reference.shape())
                        .get(&self.heap)
                        .has_dict =>
            {
                return self.store_dict_of(reference, &value).map(|()| true);
            }
            _ => {}
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
        let text = name.text(&self.heap).to_string();
        match text.as_str() {
            "__name__" | "__qualname__" => {
                let Some(string) = value.downcast::<Str>().cloned() else {
                    let class = class.get(&self.heap).name.text(&self.heap).to_string();
                    let found = self.type_name(&value);
                    return Err(self.type_error(format!(
                        "can only assign string to {class}.{text}, not '{found}'"
                    )));
                };
                let class = class.get_mut(&mut self.heap);
                match text.as_str() {
                    "__name__" => class.name = string,
                    _ => class.qualname = string,
                }
                return Ok(());
            }
            "__bases__" | "__mro__" | "__dict__" | "__base__" => {
                let class = class.get(&self.heap).name.text(&self.heap).to_string();
                let message = format!("{class}.{text} cannot be assigned to");
                return Err(self.raise(TypeId::NotImplementedError, message));
            }
            _ => {}
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
                if !value.is_none() && value.downcast::<super::Tuple>().is_none() {
                    return Err(self.type_error("__defaults__ must be set to a tuple object"));
                }
                let defaults = value.downcast::<super::Tuple>().cloned();
                function.get_mut(&mut self.heap).defaults = defaults;
            }
            ("__kwdefaults__", _) => {
                if !value.is_none() && value.downcast::<Dict>().is_none() {
                    return Err(self.type_error("__kwdefaults__ must be set to a dict object"));
                }
                let defaults = value.downcast::<Dict>().cloned();
                function.get_mut(&mut self.heap).kwdefaults = defaults;
            }
            ("__module__", _) => function.get_mut(&mut self.heap).module = value,
            ("__annotations__", _) => function.get_mut(&mut self.heap).annotations = value,
            ("__name__" | "__qualname__", None) => {
                let message = format!("{text} must be set to a string object");
                return Err(self.type_error(message));
            }
            ("__closure__" | "__globals__", _) => {
                return Err(self.raise(TypeId::AttributeError, "readonly attribute"));
            }
            ("__code__", _) => return self.store_function_code(function, &value),
            ("__dict__", _) => {
                let Some(dict) = value.downcast::<Dict>() else {
                    let found = self.type_name(&value);
                    let message = format!("__dict__ must be set to a dictionary, not a '{found}'");
                    return Err(self.type_error(message));
                };
                function.get_mut(&mut self.heap).attributes = Some(dict.clone());
            }
            _ => {
                let attributes = self.function_attributes(function)?;
                self.namespace_set(&attributes, name, value)?;
            }
        }
        Ok(true)
    }

    /// Another code may take a function's place if it has as many free variables.
    fn store_function_code(&mut self, function: &Handle<Function>, value: &Value) -> Res<bool> {
        let Some(code) = value.downcast::<super::Code>().cloned() else {
            return Err(self.type_error("__code__ must be set to a code object"));
        };
        let free = |code: &Handle<super::Code>| {
            let locals = &code.get(&self.heap).code().locals;
            let kinds = locals.iter().map(|local| local.kind);
            kinds.filter(|kind| *kind == SlotKind::Free).count()
        };
        let (expected, found) = (free(&function.get(&self.heap).code), free(&code));
        if expected != found {
            let name = function.get(&self.heap).name.text(&self.heap).to_string();
            return Err(self.value_error(format!(
                "{name}() requires a code object with {expected} free vars, not {found}"
            )));
        }
        function.get_mut(&mut self.heap).code = code;
        Ok(true)
    }

    /// `object.__class__ = class`: both classes must be of the guest and hold the same.
    fn store_class_of(&mut self, object: &Value, class: &Value) -> Res<()> {
        let Some(class) = class.downcast::<Type>().cloned() else {
            let found = self.type_name(class);
            let message = format!("__class__ must be set to a class, not '{found}' object");
            return Err(self.type_error(message));
        };
        let old = self.type_of(object)?;
        let (before, after) = (old.get(&self.heap), class.get(&self.heap));
        if before.is_builtin() || after.is_builtin() {
            let message = "__class__ assignment only supported for mutable types or ModuleType \
                           subclasses";
            return Err(self.type_error(message));
        }
        let Value::Object(reference) = object else {
            return Ok(());
        };
        if before.layout != after.layout
            || before.members != after.members
            || before.has_dict != after.has_dict
        {
            let text = |name: &Handle<Str>| name.text(&self.heap).to_string();
            let (old, new) = (text(&before.name), text(&after.name));
            let message =
                format!("__class__ assignment: '{new}' object layout differs from '{old}'");
            return Err(self.type_error(message));
        }
        let attributes = self.instance_attributes(reference);
        if self.shapes.is_dict_mode(reference.shape()) {
            let shape = self.dict_shape(&class)?;
            reference.set_shape(shape);
            return Ok(());
        }
        let mut shape = self.root_shape(&class)?;
        for (name, _) in &attributes {
            match self.shapes.extended(shape, name)? {
                Some(next) => shape = next,
                None => {
                    self.instance_dict(reference)?;
                    shape = self.dict_shape(&class)?;
                    break;
                }
            }
        }
        reference.set_shape(shape);
        Ok(())
    }

    /// `object.__dict__ = dict`
    fn store_dict_of(&mut self, object: &ObjectRef, dict: &Value) -> Res<()> {
        if dict.downcast::<Dict>().is_none() {
            let found = self.type_name(dict);
            let message = format!("__dict__ must be set to a dictionary, not a '{found}'");
            return Err(self.type_error(message));
        }
        self.instance_dict(object)?;
        if let Some((slots, _)) = self.slots_mut(object)
            && let Some(slot) = slots.first_mut()
        {
            *slot = dict.clone();
        }
        Ok(())
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
        if let (Ok(name), Some(exception)) = (self.intern(name), exception.downcast::<Exception>())
        {
            let _ = self.store_exception_attribute(&exception.clone(), &name, &value);
        }
    }
}
