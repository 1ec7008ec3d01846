//! Variables: local slots, cells, globals, names of a namespace, builtins.

use super::Engine;
use super::lower::{Cache, Lowered, Op};
use crate::builtins::TypeId;
use crate::error::{Fault, Res, Throw};
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::{Cell, Dict, Str};
use hognose_bytecode::program::CodeKind;

impl Engine {
    // Local slots.

    #[cold]
    pub(super) fn unbound_local(&mut self, lowered: &Lowered, slot: u32) -> Res<()> {
        let name = &lowered.code().locals[slot as usize].name;
        let message = format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        );
        Err(self.cx.raise(TypeId::UnboundLocalError, message))
    }

    fn local(&self, slot: u32) -> &Value {
        self.stack.get(self.frame().base as usize + slot as usize)
    }

    pub(super) fn delete_local(&mut self, lowered: &Lowered, slot: u32) -> Res<()> {
        if self.local(slot).is_unbound() {
            return self.unbound_local(lowered, slot);
        }
        let index = self.frame().base as usize + slot as usize;
        drop(std::mem::take(self.stack.get_mut(index)));
        Ok(())
    }

    // Cells.

    fn cell(&mut self, slot: u32) -> Res<Handle<Cell>> {
        match self.local(slot).downcast::<Cell>() {
            Some(cell) => Ok(cell.clone()),
            None => Err(self
                .cx
                .raise(TypeId::SystemError, "a variable's cell is missing")),
        }
    }

    pub(super) fn load_deref(&mut self, lowered: &Lowered, slot: u32) -> Res<()> {
        let cell = self.cell(slot)?;
        let content = cell.get(&self.cx.heap).content.clone();
        if content.is_unbound() {
            return self.unbound_deref(lowered, slot);
        }
        self.stack.push(content);
        Ok(())
    }

    #[cold]
    fn unbound_deref(&mut self, lowered: &Lowered, slot: u32) -> Res<()> {
        if (slot as usize) < lowered.free_start {
            return self.unbound_local(lowered, slot);
        }
        let name = &lowered.code().locals[slot as usize].name;
        let message = format!(
            "cannot access free variable '{name}' where it is not associated with a value in \
             enclosing scope"
        );
        let name = name.clone();
        let throw = self.cx.raise(TypeId::NameError, message);
        let name = self.cx.constant_str(&name)?;
        let raised = self.cx.raised.clone();
        self.cx.set_exception_attribute(&raised, "name", name);
        Err(throw)
    }

    pub(super) fn store_deref(&mut self, slot: u32) -> Res<()> {
        let cell = self.cell(slot)?;
        let value = self.stack.pop();
        cell.get_mut(&mut self.cx.heap).content = value;
        Ok(())
    }

    pub(super) fn delete_deref(&mut self, lowered: &Lowered, slot: u32) -> Res<()> {
        let cell = self.cell(slot)?;
        let old = std::mem::take(&mut cell.get_mut(&mut self.cx.heap).content);
        if old.is_unbound() {
            self.unbound_deref(lowered, slot)
        } else {
            Ok(())
        }
    }

    pub(super) fn make_cell(&mut self, slot: u32) -> Res<()> {
        let cell = self.cx.heap.alloc(Cell::default())?;
        let index = self.frame().base as usize + slot as usize;
        let content = std::mem::replace(self.stack.get_mut(index), cell.to_value());
        cell.get_mut(&mut self.cx.heap).content = content;
        Ok(())
    }

    // Globals and builtins.

    #[inline]
    pub(super) fn load_global(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = &lowered.names[op.operand as usize];
        let globals = &self.frame().globals;
        if let Some(value) = self.cached_entry(globals, name, op) {
            self.stack.push(value);
            return Ok(());
        }
        self.load_global_slow(&lowered.names[op.operand as usize].clone(), op)
    }

    /// The global that an operation found before, if it is still there.
    #[inline(always)]
    pub(super) fn cached_global(&self, lowered: &Lowered, op: &Op) -> Option<Value> {
        self.cached_entry(
            &self.frame().globals,
            &lowered.names[op.operand as usize],
            *op,
        )
    }

    /// The same for a name in main code, whose names are globals.
    #[inline(always)]
    pub(super) fn cached_var(&self, lowered: &Lowered, op: &Op) -> Option<Value> {
        if lowered.kind != CodeKind::Module || self.frame().extra.is_some() {
            return None;
        }
        self.cached_global(lowered, op)
    }

    /// What the cache of a name look-up holds, if it still holds.
    #[inline(always)]
    fn cached_entry(&self, namespace: &Handle<Dict>, name: &Handle<Str>, op: Op) -> Option<Value> {
        match &self.caches[op.cache as usize] {
            Cache::Entry(number) => {
                let entry = namespace.get(&self.cx.heap).entry(*number as usize)?;
                (entry.key.downcast::<Str>() == Some(name)).then(|| entry.value.clone())
            }
            Cache::Builtin {
                globals,
                globals_version,
                builtins_version,
                value,
            } => {
                let builtins = self.cx.builtins.as_ref()?;
                let valid = *globals == namespace.object().address()
                    && *globals_version == namespace.get(&self.cx.heap).keys_version()
                    && *builtins_version == builtins.get(&self.cx.heap).keys_version();
                valid.then(|| value.clone())
            }
            _ => None,
        }
    }

    #[cold]
    fn load_global_slow(&mut self, name: &Handle<Str>, op: Op) -> Res<()> {
        let globals = self.frame().globals.clone();
        let value = self.global_or_builtin(&globals, name, Some(op))?;
        self.stack.push(value);
        Ok(())
    }

    /// A global, else a builtin, else `NameError`; remembers where it was.
    fn global_or_builtin(
        &mut self,
        globals: &Handle<Dict>,
        name: &Handle<Str>,
        op: Option<Op>,
    ) -> Res<Value> {
        let hash = self.cx.hash_str(name);
        let heap = &self.cx.heap;
        if let Some(number) = globals.get(heap).find_str(heap, name, hash) {
            let value = globals
                .get(heap)
                .entry(number)
                .map(|entry| entry.value.clone());
            if let Some(op) = op {
                self.caches[op.cache as usize] = Cache::Entry(number as u32);
            }
            return value.ok_or(Throw::Fault(Fault::Internal));
        }
        let Some(value) = self.cx.builtin(name)? else {
            return Err(self.name_error(name));
        };
        if let (Some(op), Some(builtins)) = (op, &self.cx.builtins) {
            self.caches[op.cache as usize] = Cache::Builtin {
                globals: globals.object().address(),
                globals_version: globals.get(&self.cx.heap).keys_version(),
                builtins_version: builtins.get(&self.cx.heap).keys_version(),
                value: value.clone(),
            };
        }
        Ok(value)
    }

    #[cold]
    fn name_error(&mut self, name: &Handle<Str>) -> Throw {
        let text = name.text(&self.cx.heap).to_string();
        let exception = self
            .cx
            .new_exception(TypeId::NameError, format!("name '{text}' is not defined"));
        match exception {
            Ok(exception) => {
                self.cx
                    .set_exception_attribute(&exception, "name", name.to_value());
                self.cx.raise_value(exception)
            }
            Err(throw) => throw,
        }
    }

    pub(super) fn store_global(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let globals = self.frame().globals.clone();
        self.store_name(&globals, lowered, op)
    }

    /// Bind a name to the top, at the remembered place if it still is the name's.
    fn store_name(&mut self, namespace: &Handle<Dict>, lowered: &Lowered, op: Op) -> Res<()> {
        let name = &lowered.names[op.operand as usize];
        if let Cache::Entry(number) = self.caches[op.cache as usize] {
            let entry = namespace.get(&self.cx.heap).entry(number as usize);
            if entry.is_some_and(|entry| entry.key.downcast::<Str>() == Some(name)) {
                let value = self.stack.pop();
                let payload = namespace.get_mut(&mut self.cx.heap);
                drop(payload.set_value(number as usize, value));
                return Ok(());
            }
        }
        let value = self.stack.peek(0).clone();
        self.cx.namespace_set(namespace, name, value)?;
        drop(self.stack.pop());
        let hash = self.cx.hash_str(name);
        let heap = &self.cx.heap;
        if let Some(number) = namespace.get(heap).find_str(heap, name, hash) {
            self.caches[op.cache as usize] = Cache::Entry(number as u32);
        }
        Ok(())
    }

    pub(super) fn delete_global(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let globals = self.frame().globals.clone();
        self.delete_name(&globals, &lowered.names[op.operand as usize])
    }

    fn delete_name(&mut self, namespace: &Handle<Dict>, name: &Handle<Str>) -> Res<()> {
        if self.cx.namespace_remove(namespace, name) {
            Ok(())
        } else {
            Err(self.name_error(name))
        }
    }

    pub(super) fn load_builtin(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = lowered.names[op.operand as usize].clone();
        match self.cx.pristine_builtin(&name)? {
            Some(value) => {
                self.stack.push(value);
                Ok(())
            }
            None => Err(self.name_error(&name)),
        }
    }

    // Names: the local namespace, then globals, then builtins.

    pub(super) fn load_var(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = &lowered.names[op.operand as usize];
        let Some(namespace) = self.frame().namespace() else {
            if let Some(slot) = self.slot_by_name(lowered, name) {
                let value = self.stack.get(slot).clone();
                self.stack.push(value);
                return Ok(());
            }
            return self.load_global(lowered, op);
        };
        let namespace = namespace.clone();
        if let Some(value) = self.cx.namespace_get(&namespace, name) {
            self.stack.push(value);
            return Ok(());
        }
        let globals = self.frame().globals.clone();
        let value = self.global_or_builtin(&globals, name, None)?;
        self.stack.push(value);
        Ok(())
    }

    /// Where in the stack a function's bound slot of this name is: in a function the local namespace
    /// is its slots.
    fn slot_by_name(&self, lowered: &Lowered, name: &Handle<Str>) -> Option<usize> {
        if lowered.kind == CodeKind::Module {
            return None;
        }
        let text = name.text(&self.cx.heap);
        let slot = lowered
            .code()
            .locals
            .iter()
            .position(|local| local.name == text)?;
        let index = self.frame().base as usize + slot;
        Some(index).filter(|&index| !self.stack.get(index).is_unbound())
    }

    /// The namespace that `STORE_VAR` binds in.
    pub(super) fn local_namespace(&self) -> Handle<Dict> {
        let frame = self.frame();
        frame.namespace().unwrap_or(&frame.globals).clone()
    }

    pub(super) fn store_var(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let namespace = self.local_namespace();
        self.store_name(&namespace, lowered, op)
    }

    pub(super) fn delete_var(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let namespace = self.local_namespace();
        self.delete_name(&namespace, &lowered.names[op.operand as usize])
    }

    pub(super) fn load_locals(&mut self) -> Res<()> {
        let namespace = self.local_namespace().into_value();
        self.stack.push(namespace);
        Ok(())
    }

    /// What the mapping on top holds under a name; only dicts serve as namespaces.
    fn mapping_value(&mut self, name: &Handle<Str>) -> Res<Option<Value>> {
        match self.stack.peek(0).downcast::<Dict>() {
            Some(dict) => {
                let dict = dict.clone();
                Ok(self.cx.namespace_get(&dict, name))
            }
            None => Err(self.cx.type_error("a namespace must be a dict")),
        }
    }

    pub(super) fn load_global_from(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = lowered.names[op.operand as usize].clone();
        let value = match self.mapping_value(&name)? {
            Some(value) => value,
            None => {
                let globals = self.frame().globals.clone();
                self.global_or_builtin(&globals, &name, None)?
            }
        };
        self.stack.replace_top(1, value);
        Ok(())
    }

    pub(super) fn load_deref_from(&mut self, lowered: &Lowered, slot: u32) -> Res<()> {
        let name = self.cx.intern(&lowered.code().locals[slot as usize].name)?;
        if let Some(value) = self.mapping_value(&name)? {
            self.stack.replace_top(1, value);
            return Ok(());
        }
        self.load_deref(lowered, slot)?;
        let value = self.stack.pop();
        self.stack.replace_top(1, value);
        Ok(())
    }

    pub(super) fn setup_annotations(&mut self) -> Res<()> {
        let namespace = self.local_namespace();
        let name = self.cx.special(Special::Annotations)?;
        if self.cx.namespace_get(&namespace, &name).is_none() {
            let dict = self.cx.heap.alloc(Dict::default())?.into_value();
            self.cx.namespace_set(&namespace, &name, dict)?;
        }
        Ok(())
    }
}
