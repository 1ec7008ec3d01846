//! Builtin functions that look into objects and into the running frames: `getattr`, `vars`,
//! `locals`, `super` and their like.

use super::Engine;
use super::attribute::Found;
use super::call::Window;
use crate::builtins::TypeId;
use crate::error::{Res, Throw};
use crate::frame::Frame;
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::{Cell, Dict, NativeFunction, Str, Tuple, Type};
use hognose_bytecode::program::{CodeKind, SlotKind};

impl Engine {
    // Attributes by name.

    /// The arguments of a builtin that takes an object and an attribute's name.
    fn object_and_name(&mut self, window: Window) -> Res<(Value, Handle<Str>)> {
        let args = self.stack.from(window.start);
        let (object, name) = (args[0].clone(), args[1].clone());
        let name = self.attribute_name(&name)?;
        Ok((object, name))
    }

    /// An attribute's name, interned.
    pub(super) fn attribute_name(&mut self, name: &Value) -> Res<Handle<Str>> {
        let inner = self.cx.unwrapped(name);
        match inner.as_ref().unwrap_or(name).downcast::<Str>() {
            Some(name) => self.cx.intern_handle(&name.clone()),
            None => {
                let found = self.cx.type_name(name);
                let message = format!("attribute name must be string, not '{found}'");
                Err(self.cx.type_error(message))
            }
        }
    }

    /// `getattr(object, name[, default])`
    pub(crate) fn getattr_builtin(&mut self, window: Window) -> Res<()> {
        let (object, name) = self.object_and_name(window)?;
        let default = self.stack.get(window.start + 2).clone();
        if default.is_unbound() {
            return self.get_attribute(&object, &name, window.floor, window.action);
        }
        match self.try_attribute(&object, &name)? {
            Some(Found::Value(value)) => self.finish_call(window, value),
            Some(Found::Method(method)) => {
                let value = self.bound(method, object)?;
                self.finish_call(window, value)
            }
            Some(Found::Call(..)) => {
                let slots = vec![object, name.into_value(), default];
                self.enter_prelude("getattr_default", window, slots)
            }
            Some(Found::Missing) | None => self.finish_call(window, default),
        }
    }

    /// `hasattr(object, name)`
    pub(crate) fn hasattr_builtin(&mut self, window: Window) -> Res<()> {
        let (object, name) = self.object_and_name(window)?;
        match self.try_attribute(&object, &name)? {
            Some(Found::Value(_) | Found::Method(_)) => self.finish_call(window, Value::Bool(true)),
            Some(Found::Call(..)) => {
                let slots = vec![object, name.into_value()];
                self.enter_prelude("hasattr_of", window, slots)
            }
            Some(Found::Missing) | None => self.finish_call(window, Value::Bool(false)),
        }
    }

    /// Look an attribute up; `None` if doing so raised `AttributeError`.
    fn try_attribute(&mut self, object: &Value, name: &Handle<Str>) -> Res<Option<Found>> {
        match self.find_attribute(object, name) {
            Err(Throw::Exception) => {
                let raised = self.cx.raised.clone();
                if !self.cx.exception_is(&raised, TypeId::AttributeError) {
                    return Err(Throw::Exception);
                }
                self.cx.raised = Value::Unbound;
                Ok(None)
            }
            result => result.map(Some),
        }
    }

    /// `setattr(object, name, value)`
    pub(crate) fn setattr_builtin(&mut self, window: Window) -> Res<()> {
        let (object, name) = self.object_and_name(window)?;
        let value = self.stack.get(window.start + 2).clone();
        self.set_attribute(&object, &name, value, window.floor, window.action)
            .map(drop)
    }

    /// `delattr(object, name)`
    pub(crate) fn delattr_builtin(&mut self, window: Window) -> Res<()> {
        let (object, name) = self.object_and_name(window)?;
        self.delete_attribute(&object, &name, window.floor, window.action)
    }

    /// `object.__setattr__(name, value)`
    pub(crate) fn plain_setattr(&mut self, window: Window) -> Res<()> {
        let (object, name) = self.object_and_name(window)?;
        let value = self.stack.get(window.start + 2).clone();
        self.set_plain_attribute(&object, &name, value, window.floor, window.action)
            .map(drop)
    }

    /// `object.__delattr__(name)`
    pub(crate) fn plain_delattr(&mut self, window: Window) -> Res<()> {
        let (object, name) = self.object_and_name(window)?;
        self.delete_plain_attribute(&object, &name, window.floor, window.action)
    }

    // Namespaces.

    /// The innermost frame that is not the prelude's: whoever called the builtin.
    pub(super) fn calling_frame(&self) -> Option<&Frame> {
        self.frames
            .iter()
            .rev()
            .find(|frame| !frame.lowered.internal)
    }

    /// The globals of whoever called the builtin.
    pub(super) fn calling_globals(&mut self) -> Res<Handle<Dict>> {
        match self.calling_frame() {
            Some(frame) => Ok(frame.globals.clone()),
            None => Ok(self.cx.heap.alloc(Dict::default())?),
        }
    }

    /// `globals()`
    pub(crate) fn globals_builtin(&mut self, window: Window) -> Res<()> {
        let globals = self.calling_globals()?.into_value();
        self.finish_call(window, globals)
    }

    /// `locals()`: the namespace itself in a module or a class body, a new dict in a function.
    pub(crate) fn locals_builtin(&mut self, window: Window) -> Res<()> {
        let locals = self.calling_locals()?.into_value();
        self.finish_call(window, locals)
    }

    pub(super) fn calling_locals(&mut self) -> Res<Handle<Dict>> {
        let Some(frame) = self.calling_frame() else {
            return Ok(self.cx.heap.alloc(Dict::default())?);
        };
        if let Some(namespace) = frame.namespace() {
            return Ok(namespace.clone());
        }
        let base_namespace = match frame.lowered.kind {
            CodeKind::Module => Some(frame.globals.clone()),
            _ => None,
        };
        let lowered = std::rc::Rc::clone(&frame.lowered);
        let base = frame.base as usize;
        let locals = &lowered.code().locals;
        // The variables of a comprehension are bound only while it runs.
        let hidden_bound = locals.iter().enumerate().any(|(slot, local)| {
            local.kind == SlotKind::Hidden && !self.stack.get(base + slot).is_unbound()
        });
        let dict = match base_namespace {
            Some(namespace) if !hidden_bound => return Ok(namespace),
            Some(namespace) => {
                let copy = self.cx.heap.alloc(Dict::default())?;
                self.cx.dict_copy_into(&copy, &namespace)?;
                copy
            }
            None => self.cx.heap.alloc(Dict::default())?,
        };
        self.cx.charge_items(lowered.local_count)?;
        for (slot, local) in locals.iter().enumerate() {
            if local.name.starts_with('.') {
                continue;
            }
            let mut value = self.stack.get(base + slot).clone();
            if local.kind != SlotKind::Local
                && let Some(cell) = value.downcast::<Cell>()
            {
                value = cell.get(&self.cx.heap).content.clone();
            }
            if !value.is_unbound() {
                let name = self.cx.intern(&local.name)?;
                self.cx.namespace_set(&dict, &name, value)?;
            }
        }
        Ok(dict)
    }

    /// `vars([object])`
    pub(crate) fn vars_builtin(&mut self, window: Window) -> Res<()> {
        let object = self.stack.get(window.start).clone();
        if object.is_unbound() {
            return self.locals_builtin(window);
        }
        let name = self.cx.special(Special::Dict)?;
        match self.try_attribute(&object, &name)? {
            Some(Found::Value(value)) => self.finish_call(window, value),
            Some(Found::Call(function, args)) => {
                self.invoke(window.floor, function, &args, window.action)
            }
            _ => Err(self
                .cx
                .type_error("vars() argument must have __dict__ attribute")),
        }
    }

    /// `dir([object])`
    pub(crate) fn dir_builtin(&mut self, window: Window) -> Res<()> {
        let object = self.stack.get(window.start).clone();
        let names = if object.is_unbound() {
            let locals = self.calling_locals()?;
            self.cx.namespace_names(&locals)
        } else if self.cx.guest_special(&object, Special::Dir)?.is_some() {
            return self.enter_prelude("dir_of", window, vec![object]);
        } else {
            self.cx.attribute_names(&object)?
        };
        let names = self.cx.sorted_names(names)?;
        self.finish_call(window, names)
    }

    // `super`.

    /// `super()` and `super(class, object)`
    pub(crate) fn super_builtin(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start)[0].clone();
        let args = match args.downcast::<Tuple>() {
            Some(args) => args.items(&self.cx.heap).to_vec(),
            None => Vec::new(),
        };
        let (class, receiver) = match args.as_slice() {
            [] => self.implicit_super()?,
            [class, receiver] => (class.clone(), receiver.clone()),
            [_] => {
                let message = "super() of a class alone is not supported";
                return Err(self.cx.raise(TypeId::NotImplementedError, message));
            }
            _ => {
                let message = format!("super() expected at most 2 arguments, got {}", args.len());
                return Err(self.cx.type_error(message));
            }
        };
        let lookup = self.cx.new_super(&class, &receiver)?.into_value();
        self.finish_call(window, lookup)
    }

    /// What `super()` means in the calling function: the class it was defined in, and its first
    /// argument.
    fn implicit_super(&mut self) -> Res<(Value, Value)> {
        let missing = |engine: &mut Engine, message: &str| {
            Err(engine.cx.raise(TypeId::RuntimeError, message))
        };
        let Some(frame) = self.calling_frame() else {
            return missing(self, "super(): no current frame");
        };
        let (lowered, base) = (std::rc::Rc::clone(&frame.lowered), frame.base as usize);
        let code = lowered.code();
        let parameters = code.parameters;
        if parameters.positional_count == 0 && !parameters.var_positional {
            return missing(self, "super(): no arguments");
        }
        // The first positional parameter, or the first of `*args`.
        let slot = match parameters.positional_count {
            0 => parameters.keyword_only_count as usize,
            _ => 0,
        };
        let content = |value: &Value| match value.downcast::<Cell>() {
            Some(cell) => cell.get(&self.cx.heap).content.clone(),
            None => value.clone(),
        };
        let mut receiver = content(self.stack.get(base + slot));
        if parameters.positional_count == 0 {
            let first = receiver
                .downcast::<Tuple>()
                .and_then(|args| args.items(&self.cx.heap).first().cloned());
            match first {
                Some(first) => receiver = first,
                None => return missing(self, "super(): no arguments"),
            }
        }
        if receiver.is_unbound() {
            return missing(self, "super(): arg[0] deleted");
        }
        let cell = code
            .locals
            .iter()
            .position(|local| local.kind == SlotKind::Free && local.name == "__class__");
        let Some(cell) = cell else {
            return missing(self, "super(): __class__ cell not found");
        };
        let class = content(self.stack.get(base + cell));
        if class.is_unbound() {
            return missing(self, "super(): empty __class__ cell");
        }
        Ok((class, receiver))
    }

    // `type` and `__new__`.

    /// `type(object)` and `type(name, bases, namespace, **keywords)`
    pub(crate) fn type_builtin(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (args, kwargs) = (args[0].clone(), args[1].clone());
        let items = match args.downcast::<Tuple>() {
            Some(args) => args.items(&self.cx.heap).to_vec(),
            None => Vec::new(),
        };
        let plain = kwargs
            .downcast::<Dict>()
            .is_none_or(|kwargs| kwargs.get(&self.cx.heap).len() == 0);
        match items.as_slice() {
            [value] if plain => {
                let class = self.cx.type_of(value)?.into_value();
                self.finish_call(window, class)
            }
            [name, bases, namespace] => {
                let metaclass = self.cx.builtin_type(TypeId::Type)?.into_value();
                let slots = vec![
                    metaclass,
                    name.clone(),
                    bases.clone(),
                    namespace.clone(),
                    kwargs,
                ];
                self.enter_prelude("type_new", window, slots)
            }
            _ => Err(self.cx.type_error("type() takes 1 or 3 arguments")),
        }
    }

    /// `T.__new__(class, *args, **kwargs)` of a builtin type T.
    pub(crate) fn new_builtin(&mut self, window: Window) -> Res<()> {
        let owner = self
            .stack
            .get(window.floor)
            .downcast::<NativeFunction>()
            .and_then(|native| native.get(&self.cx.heap).owner.clone());
        let args = self.stack.from(window.start);
        let (class, positional, keywords) = (args[0].clone(), args[1].clone(), args[2].clone());
        let owner = match owner {
            Some(owner) => owner,
            None => self.cx.builtin_type(TypeId::Object)?,
        };
        let class = self.check_new(&owner, &class)?;
        let payload = class.get(&self.cx.heap);
        let (layout, is_builtin) = (payload.layout, payload.is_builtin());
        match layout {
            TypeId::BaseException => {
                let args = self.cx.collect(&positional)?;
                let instance = self.cx.new_exception_of(&class, args)?;
                self.finish_call(window, instance)
            }
            TypeId::Object => {
                self.check_object_new(&class, &positional, &keywords)?;
                let instance = self.cx.new_instance(&class)?;
                self.finish_call(window, instance)
            }
            TypeId::Type => {
                let mut slots = vec![class.into_value()];
                slots.extend(self.cx.collect(&positional)?);
                if slots.len() != 4 {
                    return Err(self
                        .cx
                        .type_error("type.__new__() takes exactly 3 arguments"));
                }
                slots.push(keywords);
                self.enter_prelude("type_new", window, slots)
            }
            _ if is_builtin => self.construct_builtin(window),
            _ => {
                let slots = vec![class.into_value(), positional, keywords];
                self.enter_prelude("object_new", window, slots)
            }
        }
    }

    /// Whether `T.__new__` may make instances of a class.
    fn check_new(&mut self, owner: &Handle<Type>, class: &Value) -> Res<Handle<Type>> {
        let name = |engine: &Engine, class: &Handle<Type>| {
            let heap = &engine.cx.heap;
            class.get(heap).name.text(heap).to_string()
        };
        let owner_name = name(self, owner);
        let Some(class) = class.downcast::<Type>().cloned() else {
            let found = self.cx.type_name(class);
            let message = format!("{owner_name}.__new__(X): X is not a type object ({found})");
            return Err(self.cx.type_error(message));
        };
        let class_name = name(self, &class);
        if !self.cx.is_subclass(&class, owner) {
            let message = format!(
                "{owner_name}.__new__({class_name}): {class_name} is not a subtype of {owner_name}"
            );
            return Err(self.cx.type_error(message));
        }
        let layout = class.get(&self.cx.heap).layout;
        if layout != owner.get(&self.cx.heap).layout {
            let safe = layout.native().name;
            let message =
                format!("{owner_name}.__new__({class_name}) is not safe, use {safe}.__new__()");
            return Err(self.cx.type_error(message));
        }
        Ok(class)
    }

    /// `object.__new__` takes no arguments unless `__init__` alone is the class's own.
    fn check_object_new(&mut self, class: &Handle<Type>, args: &Value, kwargs: &Value) -> Res<()> {
        let heap = &self.cx.heap;
        let none_given = args
            .downcast::<Tuple>()
            .is_none_or(|args| args.items(heap).is_empty())
            && kwargs
                .downcast::<Dict>()
                .is_none_or(|kwargs| kwargs.get(heap).len() == 0);
        if none_given {
            return Ok(());
        }
        if self.class_defines(class, Special::New)? {
            let message = "object.__new__() takes exactly one argument (the type to instantiate)";
            return Err(self.cx.type_error(message));
        }
        if self.class_defines(class, Special::Init)? {
            return Ok(());
        }
        let name = class.get(&self.cx.heap).name.text(&self.cx.heap);
        let message = format!("{name}() takes no arguments");
        Err(self.cx.type_error(message))
    }

    /// Whether a class has a special method of the guest's.
    pub(super) fn class_defines(&mut self, class: &Handle<Type>, special: Special) -> Res<bool> {
        let name = self.cx.special(special)?;
        let found = self.cx.lookup(class, &name)?;
        Ok(found.is_some_and(|found| !self.cx.is_native_method(&found)))
    }

    /// `type.__call__(class, *args, **kwargs)`
    pub(crate) fn class_call(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (class, positional, keywords) = (args[0].clone(), args[1].clone(), args[2].clone());
        let builtin = class.downcast::<Type>().is_some_and(|class| {
            let class = class.get(&self.cx.heap);
            class.is_builtin() && class.layout != TypeId::BaseException
        });
        if builtin {
            return self.construct_builtin(window);
        }
        self.enter_prelude("type_call", window, vec![class, positional, keywords])
    }

    /// `object.__init__(self, *args, **kwargs)`
    pub(crate) fn object_init(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (object, positional, keywords) = (args[0].clone(), args[1].clone(), args[2].clone());
        let heap = &self.cx.heap;
        let given = positional
            .downcast::<Tuple>()
            .is_some_and(|args| !args.items(heap).is_empty())
            || keywords
                .downcast::<Dict>()
                .is_some_and(|kwargs| kwargs.get(heap).len() > 0);
        if given {
            let class = self.cx.type_of(&object)?;
            if self.class_defines(&class, Special::Init)? {
                let message =
                    "object.__init__() takes exactly one argument (the instance to initialize)";
                return Err(self.cx.type_error(message));
            }
            let plain = class.get(&self.cx.heap).layout == TypeId::Object;
            if plain && !self.class_defines(&class, Special::New)? {
                let name = class.get(&self.cx.heap).name.text(&self.cx.heap);
                let message = format!(
                    "{name}.__init__() takes exactly one argument (the instance to initialize)"
                );
                return Err(self.cx.type_error(message));
            }
        }
        self.finish_call(window, Value::None)
    }

    /// The module a new class is from: its creator's `__name__`.
    pub(crate) fn calling_module(&mut self, window: Window) -> Res<()> {
        let globals = self.calling_globals()?;
        let name = self.cx.special(Special::Name)?;
        let module = self.cx.namespace_get(&globals, &name);
        self.finish_call(window, module.unwrap_or(Value::None))
    }
}
