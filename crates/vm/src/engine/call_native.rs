//! Calls of native functions: binding in place where it can be done, and going over to the prelude.

use super::Engine;
use super::call::{KeywordNames, Window};
use crate::builtins::signature::{bind_native, is_slot};
use crate::builtins::{NativeCall, TypeId};
use crate::error::{Fault, Res, Throw};
use crate::frame::Action;
use crate::memory::{Handle, Value};
use crate::object::{Function, NativeFunction};
use std::rc::Rc;

impl Engine {
    // Native functions.

    pub(super) fn call_native(
        &mut self,
        native: &Handle<NativeFunction>,
        window: Window,
        names: KeywordNames<'_>,
    ) -> Res<()> {
        let def = native.get(&self.cx.heap).def;
        let signature = &native.get(&self.cx.heap).signature;
        let parameter_count = signature.parameters.len();
        let simple = names.is_none()
            && signature.binds_in_place(window.count)
            && !self.receiver_is_wrapped(native, window);
        if simple && let NativeCall::Leaf(function) = def.call {
            // The arguments are the first parameters as they lie; the others are unbound.
            let missing = parameter_count - window.count;
            self.stack.reserve(self.cx.heap.account(), missing)?;
            for _ in 0..missing {
                self.stack.push(Value::Unbound);
            }
            let args = self.stack.from(window.start);
            let result = function(&mut self.cx, args);
            if let Ok(value) = result {
                return self.finish_call(window, value.by_words());
            }
            let end = window.start + window.count;
            if matches!(result, Err(Throw::NeedsGuest)) {
                let args = self.stack.from(window.start).to_vec();
                self.stack.truncate(end);
                return self.call_native_prelude(def, window, args);
            }
            self.stack.truncate(end);
            return result.map(|_| ());
        }
        if names.is_none()
            && signature.is_variadic()
            && let NativeCall::Leaf(function) = def.call
        {
            // `min(a, b)`, `print(a)`: all arguments in a tuple, nothing else given.
            let args = self.cx.heap.tuple_value(self.stack.from(window.start))?;
            let mut slots = vec![Value::Unbound; parameter_count];
            slots[0] = args;
            return match function(&mut self.cx, &slots) {
                Ok(value) => self.finish_call(window, value),
                Err(Throw::NeedsGuest) => self.call_native_prelude(def, window, slots),
                Err(throw) => Err(throw),
            };
        }
        let mut args = self.stack.from(window.start).to_vec();
        self.check_receiver(native, &mut args)?;
        let bound = bind_native(&mut self.cx, native, args, names)?;
        match def.call {
            NativeCall::Leaf(function) => match function(&mut self.cx, &bound) {
                Ok(value) => self.finish_call(window, value),
                Err(Throw::NeedsGuest) => self.call_native_prelude(def, window, bound),
                Err(throw) => Err(throw),
            },
            NativeCall::Engine(function) => {
                self.stack.reserve(
                    self.cx.heap.account(),
                    bound.len() + super::lower::CALL_ROOM,
                )?;
                let saved = self.stack.take_from(window.start);
                let count = bound.len();
                for value in bound {
                    self.stack.push(value);
                }
                let result = function(self, Window { count, ..window });
                if matches!(result, Err(Throw::Fault(_))) {
                    self.restore(window.start, saved);
                }
                result
            }
        }
    }

    /// Whether a method's receiver holds the builtin value inside a guest instance.
    pub(super) fn receiver_is_wrapped(
        &self,
        native: &Handle<NativeFunction>,
        window: Window,
    ) -> bool {
        let native = native.get(&self.cx.heap);
        let Some(class) = native.owner.as_ref().filter(|_| native.is_method()) else {
            return false;
        };
        let Some(receiver) = self.stack.from(window.start).first() else {
            return true;
        };
        // A receiver of another type is found wanting by `check_receiver`.
        match receiver {
            Value::Object(object) if object.shape() != 0 => true,
            _ => class.get(&self.cx.heap).layout != self.cx.builtin_type_id(receiver),
        }
    }

    /// Check a method's receiver, and take the builtin value out of a guest instance.
    pub(super) fn check_receiver(
        &mut self,
        native: &Handle<NativeFunction>,
        args: &mut [Value],
    ) -> Res<()> {
        if !native.get(&self.cx.heap).is_method() {
            return Ok(());
        }
        let Some(owner) = native.get(&self.cx.heap).owner.clone() else {
            return Ok(());
        };
        let def = native.get(&self.cx.heap).def;
        if def.is_class_method() {
            return Ok(());
        }
        let owner_name = owner
            .get(&self.cx.heap)
            .name
            .text(&self.cx.heap)
            .to_string();
        let Some(receiver) = args.first_mut() else {
            let name = def.name;
            let message = match is_slot(name) {
                true => format!("descriptor '{name}' of '{owner_name}' object needs an argument"),
                false => format!("unbound method {owner_name}.{name}() needs an argument"),
            };
            return Err(self.cx.type_error(message));
        };
        // Class methods and `__new__` take a class, which they check themselves.
        if !def.signature.starts_with("(self") {
            return Ok(());
        }
        let class = self.cx.type_of(receiver)?;
        if !self.cx.is_subclass(&class, &owner) {
            let found = self.cx.type_name(receiver);
            let name = def.name;
            let message = match is_slot(name) {
                true => format!(
                    "descriptor '{name}' requires a '{owner_name}' object but received a '{found}'"
                ),
                false => format!(
                    "descriptor '{name}' for '{owner_name}' objects doesn't apply to a '{found}' \
                     object"
                ),
            };
            return Err(self.cx.type_error(message));
        }
        let layout = owner.get(&self.cx.heap).layout;
        if layout != TypeId::Object
            && !native.get(&self.cx.heap).signature.keeps_instance
            && let Some(inner) = self.cx.unwrapped(receiver)
        {
            *receiver = inner;
        }
        Ok(())
    }

    /// Go over to the prelude function that does what a native one cannot: its parameters are the
    /// native function's, and it is entered with the same slots; missing ones take its defaults.
    pub(super) fn call_native_prelude(
        &mut self,
        def: &'static crate::builtins::NativeDef,
        window: Window,
        slots: Vec<Value>,
    ) -> Res<()> {
        if let Some((name, slots)) = self.cx.divert.take() {
            return self.enter_prelude(name, window, slots);
        }
        let Some(name) = def.prelude else {
            let message = format!("{}() cannot work with guest-defined methods here", def.name);
            return Err(self.cx.raise(TypeId::NotImplementedError, message));
        };
        self.enter_prelude(name, window, slots)
    }

    /// Enter a prelude function with its parameter slots as they are.
    pub(crate) fn enter_prelude(
        &mut self,
        name: &str,
        window: Window,
        mut slots: Vec<Value>,
    ) -> Res<()> {
        let function = self.prelude_member(name)?;
        let Some(function) = function.downcast::<Function>().cloned() else {
            return Err(Throw::Fault(Fault::Internal));
        };
        let code = function.get(&self.cx.heap).code.clone();
        let lowered = self.lowered(&code)?;
        self.fill_defaults(&function, &lowered, &mut slots)?;
        if lowered.is_generator() {
            return self.make_generator(&function, &lowered, slots, window);
        }
        if self.frames.len() >= self.cx.recursion_limit() {
            return Err(self.recursion_error());
        }
        self.stack
            .reserve(self.cx.heap.account(), lowered.frame_size + slots.len())?;
        let globals = function.get(&self.cx.heap).globals.clone();
        let saved = self.stack.take_from(window.floor);
        for slot in slots {
            self.stack.push(slot);
        }
        let Window { floor, action, .. } = window;
        if let Err(throw) = self.push_frame(Rc::clone(&lowered), globals, floor, floor, action) {
            self.restore(floor, saved);
            return Err(throw);
        }
        self.fill_free_slots(&function, &lowered, floor)
    }

    /// A call has its result: cut the stack to the floor and let the action have it.
    #[inline]
    pub(crate) fn finish_call(&mut self, window: Window, value: Value) -> Res<()> {
        self.stack.truncate(window.floor);
        if window.action == Action::Push {
            self.stack.push(value.by_words());
            return Ok(());
        }
        self.complete(window.action, value)
    }
}
