//! Classes: running a class body, and making the class of what it bound.

use super::Engine;
use super::attribute::Found;
use super::call::Window;
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::frame::FrameExtra;
use crate::memory::{Buffer, Handle, Value};
use crate::names::Special;
use crate::object::{Dict, Function, Str, Tuple, Type};
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

impl Engine {
    pub(super) fn load_build_class(&mut self) -> Res<()> {
        let function = self.prelude_member("build_class")?;
        self.stack.push(function);
        Ok(())
    }

    /// `_run_class_body(function, namespace)`: run a class body with a namespace of its own.
    pub(crate) fn run_class_body(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (function, namespace) = (args[0].clone(), args[1].clone());
        let Some(function) = function.downcast::<Function>().cloned() else {
            return Err(self
                .cx
                .type_error("__build_class__: func must be a function"));
        };
        let Some(namespace) = namespace.downcast::<Dict>().cloned() else {
            return Err(self.cx.type_error("a class namespace must be a dict"));
        };
        let code = function.get(&self.cx.heap).code.clone();
        let lowered = self.lowered(&code)?;
        if lowered.is_generator() {
            return Err(self
                .cx
                .type_error("__build_class__: func must not be a generator function"));
        }
        let globals = function.get(&self.cx.heap).globals.clone();
        let Window {
            floor,
            start,
            action,
            ..
        } = window;
        let saved = self.stack.take_from(start);
        if let Err(throw) = self.push_frame(Rc::clone(&lowered), globals, start, floor, action) {
            for value in saved {
                self.stack.push(value);
            }
            return Err(throw);
        }
        let extra = FrameExtra {
            namespace: Some(namespace),
            ..FrameExtra::default()
        };
        self.frame_mut().extra = Some(Box::new(extra));
        self.fill_free_slots(&function, &lowered, start)
    }

    /// `_plain_getattr(object, name)`: `object.__getattribute__`.
    pub(crate) fn plain_getattr(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (object, name) = (args[0].clone(), args[1].clone());
        let Some(name) = name.downcast::<Str>().cloned() else {
            return Err(self.cx.type_error("attribute name must be string"));
        };
        let name = self.cx.intern_handle(&name)?;
        let class = self.cx.type_of(&object)?;
        let found = match object.downcast::<Type>() {
            Some(object) => self.find_plain_class_attribute(&object.clone(), &name)?,
            None => self.find_plain_attribute(&object, &class, &name)?,
        };
        let value = match found {
            Found::Value(value) => value,
            Found::Method(function) => self.bound(function, object.clone())?,
            Found::Call(function, args) => {
                return self.invoke(window.floor, function, &args, window.action);
            }
            Found::Missing => return Err(self.attribute_error(&object, &name)),
        };
        self.finish_call(window, value)
    }

    /// `callable.__call__(*args, **kwargs)`
    pub(crate) fn call_callable(&mut self, window: Window) -> Res<()> {
        self.call_collected(window)
    }

    /// `_construct(class, args, kwargs)`: what a builtin type makes of arguments.
    pub(crate) fn construct_builtin(&mut self, window: Window) -> Res<()> {
        self.call_collected(window)
    }

    /// Call the window's first argument with the tuple and the dict that follow it.
    fn call_collected(&mut self, window: Window) -> Res<()> {
        let args = self.stack.from(window.start);
        let (callable, positional, keywords) = (args[0].clone(), args[1].clone(), args[2].clone());
        let items = self.cx.collect(&positional)?;
        self.call_spread(callable, items, Some(keywords), window.floor, window.action)
    }
}

impl Context {
    /// `type.__new__(metaclass, name, bases, namespace)`: the class itself; the prelude calls
    /// `__set_name__` and `__init_subclass__`.
    pub(crate) fn new_class_of(cx: &mut Context, args: &[Value]) -> Res<Value> {
        cx.new_class(args)
    }

    fn new_class(&mut self, args: &[Value]) -> Res<Value> {
        let [metaclass, name, bases, namespace, module, slots] = args else {
            return Err(self.type_error("type() takes 1 or 3 arguments"));
        };
        let Some(name) = name.downcast::<Str>().cloned() else {
            let found = self.type_name(name);
            let message = format!("type.__new__() argument 1 must be str, not {found}");
            return Err(self.type_error(message));
        };
        let Some(bases) = bases.downcast::<Tuple>().cloned() else {
            let found = self.type_name(bases);
            let message = format!("type.__new__() argument 2 must be tuple, not {found}");
            return Err(self.type_error(message));
        };
        let Some(source) = namespace.downcast::<Dict>().cloned() else {
            let found = self.type_name(namespace);
            let message = format!("type.__new__() argument 3 must be dict, not {found}");
            return Err(self.type_error(message));
        };
        let name = self.intern_handle(&name)?;
        let bases = self.class_bases(&bases)?;
        let layout = self.common_layout(&bases)?;
        let mro = self.merged_mro(&bases)?;
        let dict = self.heap.alloc(Dict::default())?;
        self.dict_copy_into(&dict, &source)?;
        self.intern_keys(&dict)?;
        let qualname = self.take_qualname(&dict, &name)?;
        let slot_names = self.slot_names(slots, &name)?;
        let (members, has_dict) = self.members_of(&bases, &slot_names)?;
        let class = self.heap.alloc(Type {
            name,
            qualname,
            bases,
            mro,
            dict: dict.clone(),
            native: None,
            layout,
            root_shape: Cell::new(0),
            dict_shape: Cell::new(0),
            expected_slots: Cell::new(0),
            constructor: OnceCell::new(),
            members,
            has_dict,
            subclasses: Buffer::default(),
        })?;
        self.add_members(&class, &dict, slot_names.unwrap_or_default())?;
        self.add_standard_members(&dict, module)?;
        self.set_metaclass(&class, metaclass)?;
        self.fill_class_cell(&dict, &class)?;
        self.wrap_special_members(&dict)?;
        for base in class.get(&self.heap).bases.clone() {
            let (base, account) = base.edit(&mut self.heap);
            base.subclasses.push(account, class.clone())?;
        }
        Ok(class.into_value())
    }

    // `__slots__`.

    /// The names of `__slots__`, mangled; `None` if the class has none.
    fn slot_names(&mut self, slots: &Value, class: &Handle<Str>) -> Res<Option<Vec<Handle<Str>>>> {
        if slots.is_none() {
            return Ok(None);
        }
        let class = class.text(&self.heap).trim_start_matches('_').to_string();
        let mut names = Vec::new();
        for item in self.collect(slots)? {
            let Some(text) = item.downcast::<Str>().map(|item| item.text(&self.heap)) else {
                let found = self.type_name(&item);
                let message = format!("__slots__ items must be strings, not '{found}'");
                return Err(self.type_error(message));
            };
            let starts = |c: char| c == '_' || c.is_alphabetic();
            let goes_on = |c: char| c == '_' || c.is_alphanumeric();
            if !text.starts_with(starts) || !text.chars().all(goes_on) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            let private = text.starts_with("__") && !text.ends_with("__") && !class.is_empty();
            let mangled = match private {
                true => format!("_{class}{text}"),
                false => text.to_string(),
            };
            names.push(self.intern(&mangled)?);
        }
        Ok(Some(names))
    }

    /// The names of `__slots__`, the bases' first, and whether instances have a dict besides.
    fn members_of(
        &mut self,
        bases: &[Handle<Type>],
        slot_names: &Option<Vec<Handle<Str>>>,
    ) -> Res<(Box<[Handle<Str>]>, bool)> {
        let dict = self.special(Special::Dict)?;
        let mut has_dict = slot_names.as_ref().is_none_or(|own| own.contains(&dict));
        let mut members: Vec<Handle<Str>> = Vec::new();
        for base in bases {
            let base = base.get(&self.heap);
            has_dict |= base.has_dict;
            let known = base.members.iter().all(|member| members.contains(member));
            if !members.is_empty() && !known {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
            if !known {
                members.extend(base.members.iter().cloned());
            }
        }
        let special =
            |name: &&Handle<Str>| !matches!(name.text(&self.heap), "__dict__" | "__weakref__");
        let own = slot_names.iter().flatten().filter(special);
        members.extend(own.cloned());
        Ok((members.into(), has_dict))
    }

    /// A class has a descriptor under each name of its `__slots__`.
    fn add_members(
        &mut self,
        class: &Handle<Type>,
        dict: &Handle<Dict>,
        names: Vec<Handle<Str>>,
    ) -> Res<()> {
        for name in names {
            if matches!(name.text(&self.heap), "__dict__" | "__weakref__") {
                continue;
            }
            if self.namespace_get(dict, &name).is_some() {
                let name = name.text(&self.heap).to_string();
                let message = format!("'{name}' in __slots__ conflicts with class variable");
                return Err(self.value_error(message));
            }
            let member = crate::object::Member {
                name: name.clone(),
                class: class.clone(),
            };
            let member = self.heap.alloc(member)?.into_value();
            self.namespace_set(dict, &name, member)?;
        }
        Ok(())
    }

    /// Every class says where it is from, and has a docstring of its own, if only None.
    fn add_standard_members(&mut self, dict: &Handle<Dict>, module: &Value) -> Res<()> {
        for (special, value) in [
            (Special::Module, module.clone()),
            (Special::Doc, Value::None),
        ] {
            let key = self.special(special)?;
            let wanted = special == Special::Doc || !value.is_none();
            if wanted && self.namespace_get(dict, &key).is_none() {
                self.namespace_set(dict, &key, value)?;
            }
        }
        Ok(())
    }

    /// The bases as classes; none means `object`.
    fn class_bases(&mut self, bases: &Handle<Tuple>) -> Res<Vec<Handle<Type>>> {
        let items = bases.items(&self.heap).to_vec();
        if items.is_empty() {
            return Ok(vec![self.builtin_type(TypeId::Object)?]);
        }
        let mut classes = Vec::with_capacity(items.len());
        for item in items {
            let Some(class) = item.downcast::<Type>().cloned() else {
                return Err(self.type_error("bases must be types"));
            };
            let payload = class.get(&self.heap);
            if let Some(native) = payload.native
                && !native.subclassable
            {
                let message = format!("type '{}' is not an acceptable base type", native.name);
                return Err(self.type_error(message));
            }
            if classes.contains(&class) {
                let name = class.get(&self.heap).name.text(&self.heap).to_string();
                return Err(self.type_error(format!("duplicate base class {name}")));
            }
            classes.push(class);
        }
        Ok(classes)
    }

    /// The builtin type that decides what instances hold; bases must agree on it.
    fn common_layout(&mut self, bases: &[Handle<Type>]) -> Res<TypeId> {
        let mut layout = TypeId::Object;
        for base in bases {
            let found = base.get(&self.heap).layout;
            if found == TypeId::Object || found == layout {
                continue;
            }
            if layout != TypeId::Object {
                let message = "multiple bases have instance lay-out conflict";
                return Err(self.type_error(message));
            }
            layout = found;
        }
        let fields = bases.iter().filter_map(|base| self.fields_of(base));
        let fields: Vec<TypeId> = fields.map(|(id, _)| id).collect();
        if fields.windows(2).any(|pair| pair[0] != pair[1]) {
            let message = "multiple bases have instance lay-out conflict";
            return Err(self.type_error(message));
        }
        Ok(layout)
    }

    /// C3 linearisation: the order behind the class itself.
    fn merged_mro(&mut self, bases: &[Handle<Type>]) -> Res<Vec<Handle<Type>>> {
        let mut lists: Vec<Vec<Handle<Type>>> = Vec::new();
        for base in bases {
            let mut list = vec![base.clone()];
            list.extend(base.get(&self.heap).mro.iter().cloned());
            lists.push(list);
        }
        lists.push(bases.to_vec());
        let mut order: Vec<Handle<Type>> = Vec::new();
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(order);
            }
            let work: usize = lists.iter().map(Vec::len).sum();
            self.charge_items(work)?;
            let good = lists
                .iter()
                .map(|list| &list[0])
                .find(|candidate| !lists.iter().any(|list| list[1..].contains(candidate)));
            let Some(next) = good.cloned() else {
                return Err(self.inconsistent_mro(&lists));
            };
            for list in &mut lists {
                if list[0] == next {
                    list.remove(0);
                }
            }
            order.push(next);
        }
    }

    #[cold]
    fn inconsistent_mro(&mut self, lists: &[Vec<Handle<Type>>]) -> Throw {
        let mut heads: Vec<String> = Vec::new();
        for list in lists {
            let name = list[0].get(&self.heap).name.text(&self.heap).to_string();
            if !heads.contains(&name) {
                heads.push(name);
            }
        }
        self.type_error(format!(
            "Cannot create a consistent method resolution order (MRO) for bases {}",
            heads.join(", ")
        ))
    }

    /// Names of a class's members compare by identity from now on.
    fn intern_keys(&mut self, dict: &Handle<Dict>) -> Res<()> {
        let keys: Vec<Handle<Str>> = dict
            .get(&self.heap)
            .iter()
            .filter_map(|entry| entry.key.downcast::<Str>().cloned())
            .collect();
        for key in keys {
            self.intern_handle(&key)?;
        }
        Ok(())
    }

    fn take_qualname(&mut self, dict: &Handle<Dict>, name: &Handle<Str>) -> Res<Handle<Str>> {
        let key = self.special(Special::Qualname)?;
        let found = self.namespace_get(dict, &key);
        self.namespace_remove(dict, &key);
        match found {
            None => Ok(name.clone()),
            Some(value) => match value.downcast::<Str>() {
                Some(text) => Ok(text.clone()),
                None => {
                    let found = self.type_name(&value);
                    Err(self.type_error(format!("type __qualname__ must be a str, not {found}")))
                }
            },
        }
    }

    /// A class of another metaclass than `type` has that one's shape.
    fn set_metaclass(&mut self, class: &Handle<Type>, metaclass: &Value) -> Res<()> {
        let Some(metaclass) = metaclass.downcast::<Type>().cloned() else {
            return Ok(());
        };
        if metaclass.get(&self.heap).is_builtin() {
            return Ok(());
        }
        let shape = self.root_shape(&metaclass)?;
        class.object().set_shape(shape);
        Ok(())
    }

    /// The cell through which methods find their class for `super()`.
    fn fill_class_cell(&mut self, dict: &Handle<Dict>, class: &Handle<Type>) -> Res<()> {
        let key = self.special(Special::ClassCell)?;
        if let Some(cell) = self.namespace_get(dict, &key)
            && let Some(cell) = cell.downcast::<crate::object::Cell>()
        {
            cell.get_mut(&mut self.heap).content = class.to_value();
        }
        self.namespace_remove(dict, &key);
        Ok(())
    }

    /// `__init_subclass__` and `__class_getitem__` are class methods, `__new__` is static; `__eq__`
    /// without `__hash__` makes instances unhashable.
    fn wrap_special_members(&mut self, dict: &Handle<Dict>) -> Res<()> {
        for special in [Special::InitSubclass, Special::ClassGetItem] {
            let key = self.special(special)?;
            if let Some(function) = self.namespace_get(dict, &key)
                && function.downcast::<Function>().is_some()
            {
                let wrapped = self.heap.alloc(crate::object::ClassMethod { function })?;
                self.namespace_set(dict, &key, wrapped.into_value())?;
            }
        }
        let key = self.special(Special::New)?;
        if let Some(function) = self.namespace_get(dict, &key)
            && function.downcast::<Function>().is_some()
        {
            let wrapped = self.heap.alloc(crate::object::StaticMethod { function })?;
            self.namespace_set(dict, &key, wrapped.into_value())?;
        }
        let (eq, hash) = (self.special(Special::Eq)?, self.special(Special::Hash)?);
        if self.namespace_get(dict, &eq).is_some() && self.namespace_get(dict, &hash).is_none() {
            self.namespace_set(dict, &hash, Value::None)?;
        }
        Ok(())
    }
}
