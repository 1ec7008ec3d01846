//! Calls: from a callee and arguments on the stack to a new frame or a result.
//!
//! The callee lies at the call's *floor*, its positional arguments somewhere above it, up to the top.
//! When the call ends the stack is cut to the floor and the call's action gets the result.

use super::Engine;
use super::lower::Lowered;
use crate::builtins::TypeId;
use crate::error::{Fault, Res, Throw};
use crate::frame::Action;
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::{BoundMethod, Dict, Function, NativeFunction, StaticMethod, Str, Tuple, Type};
use std::rc::Rc;

/// A call in the making.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    /// Where the callee lies, and the result goes.
    pub(crate) floor: usize,
    /// Where the arguments start.
    pub(crate) start: usize,
    /// How many arguments there are, keyword arguments included.
    pub(crate) count: usize,
    pub(crate) action: Action,
}

/// Names of the last arguments of a call, if they are keyword arguments.
pub(super) type KeywordNames<'a> = Option<&'a Handle<Tuple>>;

impl Engine {
    // The instructions.

    #[inline]
    pub(super) fn call_func(&mut self, count: usize) -> Res<()> {
        let start = self.stack.len() - count;
        self.call(
            Window {
                floor: start - 1,
                start,
                count,
                action: Action::Push,
            },
            None,
        )
    }

    pub(super) fn call_func_kw(&mut self, count: usize) -> Res<()> {
        let names = self.keyword_names(count)?;
        let start = self.stack.len() - 1 - count;
        let window = Window {
            floor: start - 1,
            start,
            count,
            action: Action::Push,
        };
        self.call_popping_names(window, &names)
    }

    #[inline]
    pub(super) fn call_method(&mut self, count: usize) -> Res<()> {
        let window = self.method_window(count, 0);
        self.call(window, None)
    }

    pub(super) fn call_method_kw(&mut self, count: usize) -> Res<()> {
        let names = self.keyword_names(count)?;
        let window = self.method_window(count, 1);
        self.call_popping_names(window, &names)
    }

    /// The window of a call on a method and its receiver, which may be unbound.
    #[inline]
    pub(super) fn method_window(&self, count: usize, above: usize) -> Window {
        let start = self.stack.len() - above - count;
        let receiver = usize::from(!self.stack.get(start - 1).is_unbound());
        Window {
            floor: start - 2,
            start: start - receiver,
            count: count + receiver,
            action: Action::Push,
        }
    }

    /// The tuple of keyword names on top; it must hold strings, no more than there are arguments.
    pub(super) fn keyword_names(&mut self, count: usize) -> Res<Handle<Tuple>> {
        let names = self.stack.peek(0).downcast::<Tuple>().cloned();
        let valid = names.filter(|names| {
            let items = names.items(&self.cx.heap);
            items.len() <= count && items.iter().all(|name| name.downcast::<Str>().is_some())
        });
        valid.ok_or_else(|| {
            self.cx
                .raise(TypeId::SystemError, "malformed keyword names")
        })
    }

    pub(super) fn call_popping_names(&mut self, window: Window, names: &Handle<Tuple>) -> Res<()> {
        let top = self.stack.pop();
        let result = self.call(window, Some(names));
        if matches!(result, Err(Throw::Fault(_))) {
            self.stack.push(top);
        }
        result
    }

    /// `callable(*args)` or `callable(*args, **kwargs)`: the arguments are spread on the stack.
    pub(super) fn call_ex(&mut self, with_keywords: bool) -> Res<()> {
        let above = usize::from(with_keywords);
        let floor = self.stack.len() - 2 - above;
        let args = self.stack.peek(above).clone();
        let keywords = with_keywords.then(|| self.stack.peek(0).clone());
        let callable = self.stack.get(floor).clone();
        let items = match args.downcast::<Tuple>() {
            Some(tuple) => tuple.items(&self.cx.heap).to_vec(),
            None => {
                if !self.is_iterable(&args)? {
                    let name = self.cx.type_name(&args);
                    let callee = self.callable_text(&callable);
                    let message =
                        format!("{callee} argument after * must be an iterable, not {name}");
                    return Err(self.cx.type_error(message));
                }
                match self.cx.collect(&args) {
                    Err(Throw::NeedsGuest) => {
                        return self.call_ex_spreading(floor, with_keywords);
                    }
                    items => items?,
                }
            }
        };
        self.call_spread(callable, items, keywords, floor, Action::Push)
    }

    /// Call `callable` with the items of a tuple and of a dict of keyword arguments, replacing the
    /// stack from `floor` up.
    pub(crate) fn call_spread(
        &mut self,
        callable: Value,
        mut items: Vec<Value>,
        keywords: Option<Value>,
        floor: usize,
        action: Action,
    ) -> Res<()> {
        let mut names = Vec::new();
        if let Some(keywords) = keywords {
            let Some(keywords) = keywords.downcast::<Dict>().cloned() else {
                return Err(self.cx.type_error("argument after ** must be a mapping"));
            };
            for entry in keywords.get(&self.cx.heap).iter() {
                names.push(entry.key.clone());
                items.push(entry.value.clone());
            }
            if names.iter().any(|name| name.downcast::<Str>().is_none()) {
                return Err(self.cx.type_error("keywords must be strings"));
            }
        }
        let names = match names.is_empty() {
            true => None,
            false => Some(self.cx.heap.alloc(Tuple::new(names))?),
        };
        self.cx.charge_items(items.len())?;
        self.stack.reserve(
            self.cx.heap.account(),
            items.len() + super::lower::CALL_ROOM,
        )?;
        let saved = self.stack.take_from(floor);
        self.stack.push(callable);
        let count = items.len();
        for item in items {
            self.stack.push(item);
        }
        let window = Window {
            floor,
            start: floor + 1,
            count,
            action,
        };
        let result = self.call(window, names.as_ref());
        if matches!(result, Err(Throw::Fault(_))) {
            self.restore(floor, saved);
        }
        result
    }

    /// The arguments are no tuple yet (assembly, translated code): the prelude makes one.
    pub(super) fn call_ex_spreading(&mut self, floor: usize, with_keywords: bool) -> Res<()> {
        let args = self.stack.get(floor + 1).clone();
        let callable = self.stack.get(floor).clone();
        let keywords = match with_keywords {
            true => self.stack.get(floor + 2).clone(),
            false => Value::None,
        };
        self.call_prelude(
            "call_spreading",
            floor,
            vec![callable, args, keywords],
            Action::Push,
        )
    }

    /// What messages call the callable that lies so far below the top, if it is one.
    pub(super) fn callee_text(&mut self, depth: usize) -> String {
        let callee = self
            .stack
            .len()
            .checked_sub(depth + 1)
            .filter(|&place| place >= self.operands_start())
            .map(|place| self.stack.get(place).clone());
        match callee {
            Some(callee) => self.callable_text(&callee),
            None => "function".to_string(),
        }
    }

    /// A callable's qualified name with its module, as messages about its arguments show it.
    pub(super) fn callable_text(&mut self, callable: &Value) -> String {
        let mut parts = Vec::new();
        for special in [Special::Module, Special::Qualname] {
            let found = self
                .cx
                .special(special)
                .and_then(|name| self.find_attribute(callable, &name));
            let text = match found {
                Ok(super::attribute::Found::Value(value)) => value
                    .downcast::<Str>()
                    .map(|text| text.text(&self.cx.heap).to_string()),
                _ => None,
            };
            parts.push(text);
        }
        self.cx.raised = Value::Unbound;
        match parts.as_slice() {
            [Some(module), Some(name)] if module != "builtins" => format!("{module}.{name}()"),
            [_, Some(name)] => format!("{name}()"),
            _ => self.cx.repr(callable).unwrap_or_default(),
        }
    }

    /// Put back what a call that hit a limit had taken off the stack.
    pub(super) fn restore(&mut self, floor: usize, values: Vec<Value>) {
        self.stack.truncate(floor);
        for value in values {
            self.stack.push(value);
        }
    }

    // Calls from within the engine.

    /// Call `callable` with `args`, replacing the stack from `floor` up. When a limit is hit the stack
    /// is as it was.
    pub(crate) fn invoke(
        &mut self,
        floor: usize,
        callable: Value,
        args: &[Value],
        action: Action,
    ) -> Res<()> {
        let room = args.len() + super::lower::CALL_ROOM;
        self.stack.reserve(self.cx.heap.account(), room)?;
        let saved = self.stack.take_from(floor);
        self.stack.push(callable);
        for arg in args {
            self.stack.push(arg.clone());
        }
        let window = Window {
            floor,
            start: floor + 1,
            count: args.len(),
            action,
        };
        let result = self.call(window, None);
        if matches!(result, Err(Throw::Fault(_))) {
            self.restore(floor, saved);
        }
        result
    }

    /// Call a function of the prelude, replacing the stack from `floor` up.
    pub(crate) fn call_prelude(
        &mut self,
        name: &str,
        floor: usize,
        args: Vec<Value>,
        action: Action,
    ) -> Res<()> {
        let function = self.prelude_member(name)?;
        self.invoke(floor, function, &args, action)
    }

    // The protocol.

    /// Call what lies at the window's floor.
    #[inline]
    pub(crate) fn call(&mut self, window: Window, names: KeywordNames<'_>) -> Res<()> {
        if let Some(function) = self.stack.get(window.floor).downcast::<Function>() {
            let payload = function.get(&self.cx.heap);
            if let Some(lowered) = payload.code.get(&self.cx.heap).lowered.get()
                && names.is_none()
                && lowered.plain_arguments == Some(window.count)
                && lowered.free_count == 0
                && !lowered.is_generator()
            {
                let (lowered, globals) = (Rc::clone(lowered), payload.globals.clone());
                let Window {
                    floor,
                    start,
                    action,
                    ..
                } = window;
                return self.push_frame(lowered, globals, start, floor, action);
            }
            let function = function.clone();
            return self.call_function(&function, window, names);
        }
        self.call_other(window, names)
    }

    pub(super) fn call_other(&mut self, window: Window, names: KeywordNames<'_>) -> Res<()> {
        let Value::Object(callee) = self.stack.get(window.floor).clone() else {
            return Err(self.not_callable(window.floor));
        };
        if let Some(native) = callee.downcast::<NativeFunction>() {
            return self.call_native(native, window, names);
        }
        if let Some(method) = callee.downcast::<BoundMethod>() {
            let method = method.get(&self.cx.heap);
            let (function, receiver) = (method.function.clone(), method.receiver.clone());
            return self.call_with_receiver(function, receiver, window, names);
        }
        if let Some(class) = callee.downcast::<Type>() {
            return self.call_class(class, window, names);
        }
        if let Some(method) = callee.downcast::<StaticMethod>() {
            let function = method.get(&self.cx.heap).function.clone();
            *self.stack.get_mut(window.floor) = function;
            return self.call(window, names);
        }
        if let Some(alias) = callee.downcast::<crate::object::GenericAlias>() {
            *self.stack.get_mut(window.floor) = alias.get(&self.cx.heap).origin.clone();
            return self.call(window, names);
        }
        let callee = Value::Object(callee);
        match self.cx.guest_special(&callee, Special::Call)? {
            Some(function) if function.downcast::<Function>().is_some() => {
                self.call_with_receiver(function, callee, window, names)
            }
            Some(_) => {
                // `__call__` is some other descriptor: bind it as an attribute of the class.
                let name = self.cx.special(Special::Call)?;
                match self.bound_special(&callee, &name)? {
                    Some(bound) => {
                        *self.stack.get_mut(window.floor) = bound;
                        self.call(window, names)
                    }
                    None => Err(self.not_callable(window.floor)),
                }
            }
            None => Err(self.not_callable(window.floor)),
        }
    }

    #[cold]
    pub(super) fn not_callable(&mut self, floor: usize) -> Throw {
        let callee = self.stack.get(floor).clone();
        let name = self.cx.type_name(&callee);
        self.cx
            .type_error(format!("'{name}' object is not callable"))
    }

    /// Call `function` with `receiver` before the other arguments.
    pub(super) fn call_with_receiver(
        &mut self,
        function: Value,
        receiver: Value,
        mut window: Window,
        names: KeywordNames<'_>,
    ) -> Res<()> {
        self.stack
            .reserve(self.cx.heap.account(), super::lower::CALL_ROOM)?;
        let callee = std::mem::replace(self.stack.get_mut(window.floor), function);
        let inserted = window.start == window.floor + 1;
        if inserted {
            self.stack.insert(window.start, receiver);
        } else {
            window.start -= 1;
            *self.stack.get_mut(window.start) = receiver;
        }
        window.count += 1;
        let result = self.call(window, names);
        if matches!(result, Err(Throw::Fault(_))) {
            *self.stack.get_mut(window.floor) = callee;
            if inserted {
                drop(self.stack.remove(window.start));
            } else {
                *self.stack.get_mut(window.start) = Value::Unbound;
            }
        }
        result
    }

    // Guest functions.

    pub(super) fn call_function(
        &mut self,
        function: &Handle<Function>,
        window: Window,
        names: KeywordNames<'_>,
    ) -> Res<()> {
        let code = function.get(&self.cx.heap).code.clone();
        let lowered = self.lowered(&code)?;
        let plain = names.is_none() && lowered.plain_arguments == Some(window.count);
        if lowered.is_generator() {
            return self.call_generator(function, &lowered, window, names);
        }
        if plain {
            let globals = function.get(&self.cx.heap).globals.clone();
            let Window {
                start,
                floor,
                action,
                ..
            } = window;
            self.push_frame(Rc::clone(&lowered), globals, start, floor, action)?;
            return self.fill_free_slots(function, &lowered, start);
        }
        let slots = self.bind_arguments(function, &lowered, window, names)?;
        if self.frames.len() >= self.cx.recursion_limit() {
            return Err(self.recursion_error());
        }
        self.stack
            .reserve(self.cx.heap.account(), lowered.frame_size + slots.len())?;
        let globals = function.get(&self.cx.heap).globals.clone();
        let saved = self.stack.take_from(window.start);
        for slot in slots {
            self.stack.push(slot);
        }
        let Window {
            start,
            floor,
            action,
            ..
        } = window;
        if let Err(throw) = self.push_frame(Rc::clone(&lowered), globals, start, floor, action) {
            self.restore(start, saved);
            return Err(throw);
        }
        self.fill_free_slots(function, &lowered, start)
    }

    /// Give the free slots of a new window the cells of the function's closure.
    pub(super) fn fill_free_slots(
        &mut self,
        function: &Handle<Function>,
        lowered: &Lowered,
        base: usize,
    ) -> Res<()> {
        if lowered.free_count == 0 {
            return Ok(());
        }
        let closure = function.get(&self.cx.heap).closure.clone();
        let cells = closure
            .as_ref()
            .map_or(&[][..], |closure| closure.items(&self.cx.heap));
        // A closure that does not fit leaves slots unbound, which reading finds.
        for (index, cell) in cells.iter().take(lowered.free_count).enumerate() {
            *self.stack.get_mut(base + lowered.free_start + index) = cell.clone();
        }
        Ok(())
    }

    // Classes.

    pub(super) fn call_class(
        &mut self,
        class: &Handle<Type>,
        window: Window,
        names: KeywordNames<'_>,
    ) -> Res<()> {
        if let Some(native) = class.get(&self.cx.heap).native
            && !native.id.is_exception()
        {
            return self.construct_native(class, native, window, names);
        }
        let layout = class.get(&self.cx.heap).layout;
        let class_value = class.to_value();
        let new_name = self.cx.special(Special::New)?;
        let new = self.cx.lookup(class, &new_name)?;
        let guest_new = new.is_some_and(|new| !self.cx.is_native_method(&new));
        let meta_call = class.object().shape() != 0
            && self
                .cx
                .guest_special(&class_value, Special::Call)?
                .is_some();
        let plain_layout = matches!(layout, TypeId::Object | TypeId::BaseException);
        if guest_new || meta_call || !plain_layout || window.action != Action::Push {
            return self.instantiate_in_prelude(window, names, meta_call);
        }
        let init_name = self.cx.special(Special::Init)?;
        let init = self.cx.lookup(class, &init_name)?;
        let init = init.filter(|init| !self.cx.is_native_method(init));
        let instance = match layout {
            TypeId::BaseException => {
                let mut args = self.stack.from(window.start).to_vec();
                let keyword_count = names.map_or(0, |names| names.items(&self.cx.heap).len());
                args.truncate(window.count - keyword_count);
                let given = window.count - keyword_count;
                let values = self.stack.from(window.start)[given..window.count].to_vec();
                let names = names.map_or(&[][..], |names| names.items(&self.cx.heap));
                let names = names
                    .iter()
                    .filter_map(|name| name.downcast::<Str>().cloned());
                let keywords: Vec<(Handle<Str>, Value)> = names.zip(values).collect();
                match init {
                    Some(_) => self.cx.new_exception_of(class, args)?,
                    None => self.cx.make_exception(class, args, &keywords)?,
                }
            }
            _ => self.cx.new_instance(class)?,
        };
        match init {
            Some(init) => self.call_init(init, instance, window, names),
            None => {
                if layout == TypeId::Object && window.count > 0 {
                    let name = class
                        .get(&self.cx.heap)
                        .name
                        .text(&self.cx.heap)
                        .to_string();
                    return Err(self.cx.type_error(format!("{name}() takes no arguments")));
                }
                self.finish_call(window, instance)
            }
        }
    }

    /// Call `__init__` on a new instance, which takes the class's place on the stack.
    pub(super) fn call_init(
        &mut self,
        init: Value,
        instance: Value,
        window: Window,
        names: KeywordNames<'_>,
    ) -> Res<()> {
        self.stack
            .reserve(self.cx.heap.account(), super::lower::CALL_ROOM)?;
        // [class, (hole,) args] becomes [instance, init, instance, args].
        let Window {
            floor,
            start,
            count,
            ..
        } = window;
        let class = std::mem::replace(self.stack.get_mut(floor), instance.clone());
        let holes = start - floor - 1;
        if holes == 0 {
            self.stack.insert(floor + 1, init);
        } else {
            *self.stack.get_mut(floor + 1) = init;
        }
        self.stack.insert(floor + 2, instance);
        let inner = Window {
            floor: floor + 1,
            start: floor + 2,
            count: count + 1,
            action: Action::Init,
        };
        let result = self.call(inner, names);
        if matches!(result, Err(Throw::Fault(_))) {
            *self.stack.get_mut(floor) = class;
            drop(self.stack.remove(floor + 2));
            if holes == 0 {
                drop(self.stack.remove(floor + 1));
            } else {
                *self.stack.get_mut(floor + 1) = Value::Unbound;
            }
        }
        result
    }

    /// `class(*args, **kwargs)` in full, with `__new__` and a metaclass's `__call__`.
    pub(super) fn instantiate_in_prelude(
        &mut self,
        window: Window,
        names: KeywordNames<'_>,
        meta_call: bool,
    ) -> Res<()> {
        let (args, kwargs) = self.collect_arguments(window, names)?;
        let class = self.stack.get(window.floor).clone();
        let entry = if meta_call { "meta_call" } else { "type_call" };
        self.enter_prelude(entry, window, vec![class, args, kwargs])
    }

    /// A call's arguments as a tuple and a dict.
    pub(crate) fn collect_arguments(
        &mut self,
        window: Window,
        names: KeywordNames<'_>,
    ) -> Res<(Value, Value)> {
        let args = &self.stack.from(window.start)[..window.count];
        let names = names
            .map_or(&[][..], |names| names.items(&self.cx.heap))
            .to_vec();
        let (args, keyword_args) = args.split_at(window.count - names.len());
        let (args, keyword_args) = (args.to_vec(), keyword_args.to_vec());
        let args = self.cx.heap.tuple_value(args)?;
        let kwargs = self.cx.heap.alloc(Dict::default())?;
        for (name, value) in names.into_iter().zip(keyword_args) {
            self.cx.dict_set(&kwargs, name, value)?;
        }
        Ok((args, kwargs.into_value()))
    }

    /// `int(...)`, `list(...)`: a builtin type makes its value.
    pub(super) fn construct_native(
        &mut self,
        class: &Handle<Type>,
        native: &'static crate::builtins::NativeType,
        window: Window,
        names: KeywordNames<'_>,
    ) -> Res<()> {
        let Some(def) = native.construct else {
            let message = format!("cannot create '{}' instances", native.name);
            return Err(self.cx.type_error(message));
        };
        let made = class.get(&self.cx.heap).constructor.get().cloned();
        let constructor = match made {
            Some(made) => made,
            None => {
                let made = self.cx.native_function(def, None)?;
                class
                    .get(&self.cx.heap)
                    .constructor
                    .get_or_init(|| made.clone());
                made
            }
        };
        let Some(function) = constructor.downcast::<NativeFunction>() else {
            return Err(Throw::Fault(Fault::Internal));
        };
        self.call_native(function, window, names)
    }
}
