//! Imports: the VM's own modules; modules of the host come with its virtual file system.

use super::Engine;
use super::lower::{Lowered, Op};
use crate::builtins::TypeId;
use crate::error::{Res, Throw};
use crate::frame::Action;
use crate::memory::{Handle, Value};
use crate::modules;
use crate::object::{Dict, Module, Str};

impl Engine {
    /// IMPORT_NAME: `[level from_list]` -> `[module]`.
    pub(super) fn import_name(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = lowered.names[op.operand as usize].clone();
        let text = name.text(&self.cx.heap).to_string();
        if !matches!(self.stack.peek(1), Value::Int(0)) {
            let message = "attempted relative import with no known parent package";
            return Err(self.cx.raise(TypeId::ImportError, message));
        }
        let module = self.import_module(&text)?;
        self.stack.replace_top(2, module);
        Ok(())
    }

    /// `sys.modules[name]`, made now if the VM has such a module.
    pub(crate) fn import_module(&mut self, name: &str) -> Res<Value> {
        let key = self.cx.intern(name)?;
        let registry = self.module_registry()?;
        if let Some(module) = self.cx.namespace_get(&registry, &key) {
            return Ok(module);
        }
        let Some(native) = modules::find(name) else {
            return Err(self.module_not_found(&key, name));
        };
        let dict = self.cx.new_module_namespace(name)?;
        let module = Module {
            name: key.clone(),
            dict,
            native: Some(native),
        };
        let module = self.cx.heap.alloc(module)?.into_value();
        self.cx.namespace_set(&registry, &key, module.clone())?;
        Ok(module)
    }

    /// The dict behind `sys.modules`.
    pub(crate) fn module_registry(&mut self) -> Res<Handle<Dict>> {
        if let Some(registry) = &self.cx.modules {
            return Ok(registry.clone());
        }
        let registry = self.cx.heap.alloc(Dict::default())?;
        self.cx.modules = Some(registry.clone());
        Ok(registry)
    }

    #[cold]
    fn module_not_found(&mut self, key: &Handle<Str>, name: &str) -> Throw {
        // Of a dotted name the first part that is missing is named.
        let message = match name.split_once('.') {
            Some((parent, _)) if modules::find(parent).is_some() => {
                format!("No module named '{name}'; '{parent}' is not a package")
            }
            Some((parent, _)) => format!("No module named '{parent}'"),
            None => format!("No module named '{name}'"),
        };
        let made = self.cx.new_exception(TypeId::ModuleNotFoundError, message);
        match made {
            Ok(exception) => {
                self.cx
                    .set_exception_attribute(&exception, "name", key.to_value());
                self.cx.raise_value(exception)
            }
            Err(throw) => throw,
        }
    }

    /// A member of one of the VM's modules, entered in its namespace on first use.
    pub(super) fn native_module_member(
        &mut self,
        module: &Handle<Module>,
        name: &Handle<Str>,
    ) -> Res<Option<Value>> {
        let Some(native) = module.get(&self.cx.heap).native else {
            return Ok(None);
        };
        let text = name.text(&self.cx.heap).to_string();
        let value = if let Some(def) = native.functions.iter().find(|def| def.name == text) {
            let function = self.cx.native_function(def, None)?;
            if let Some(function) = function.downcast::<crate::object::NativeFunction>() {
                let qualname = format!("{}.{text}", native.name);
                function.get_mut(&mut self.cx.heap).qualname = qualname.into();
            }
            Some(function)
        } else if native.prelude.contains(&text.as_str()) {
            let member = format!("{}_{text}", native.name);
            Some(self.prelude_member(&member)?)
        } else {
            (native.constant)(&mut self.cx, &text)?
        };
        if let Some(value) = &value {
            let dict = module.get(&self.cx.heap).dict.clone();
            self.cx.namespace_set(&dict, name, value.clone())?;
        }
        Ok(value)
    }

    /// The prelude function that makes a member of one of the VM's modules by name, and enters it
    /// there.
    pub(super) fn computed_module_member(
        &mut self,
        module: &Handle<Module>,
        name: &Handle<Str>,
    ) -> Res<Option<Value>> {
        let Some(native) = module.get(&self.cx.heap).native else {
            return Ok(None);
        };
        let text = name.text(&self.cx.heap).to_string();
        if !native.computed.contains(&text.as_str()) {
            return Ok(None);
        }
        let maker = format!("{}_make", native.name);
        self.prelude_member(&maker).map(Some)
    }

    /// IMPORT_FROM: `[module] -> [module value]`.
    pub(super) fn import_from(&mut self, lowered: &Lowered, op: Op) -> Res<()> {
        let name = lowered.names[op.operand as usize].clone();
        let module = self.stack.peek(0).clone();
        let floor = self.stack.len();
        match self.get_attribute(&module, &name, floor, Action::Push) {
            Err(Throw::Exception) => {
                let raised = self.cx.raised.clone();
                if !self.cx.exception_is(&raised, TypeId::AttributeError) {
                    return Err(Throw::Exception);
                }
                Err(self.cannot_import(&module, &name))
            }
            result => result,
        }
    }

    #[cold]
    fn cannot_import(&mut self, module: &Value, name: &Handle<Str>) -> Throw {
        let text = name.text(&self.cx.heap).to_string();
        let module = match module.downcast::<Module>() {
            Some(module) => module
                .get(&self.cx.heap)
                .name
                .text(&self.cx.heap)
                .to_string(),
            None => "<unknown module name>".to_string(),
        };
        let message = format!("cannot import name '{text}' from '{module}' (unknown location)");
        self.cx.raise(TypeId::ImportError, message)
    }

    /// IMPORT_STAR: `[module] -> []`.
    pub(super) fn import_star(&mut self) -> Res<()> {
        let module = self.stack.peek(0).clone();
        let Some(module) = module.downcast::<Module>().cloned() else {
            return Err(self.cx.type_error("import * needs a module"));
        };
        if let Some(native) = module.get(&self.cx.heap).native {
            let functions = native.functions.iter().map(|def| def.name);
            let names = functions.chain(native.constants.iter().copied());
            for name in names.chain(native.prelude.iter().copied()) {
                let name = self.cx.intern(name)?;
                self.native_module_member(&module, &name)?;
            }
        }
        let namespace = self.local_namespace();
        let dict = module.get(&self.cx.heap).dict.clone();
        let members: Vec<(Handle<Str>, Value)> = dict
            .get(&self.cx.heap)
            .iter()
            .filter_map(|entry| Some((entry.key.downcast::<Str>()?.clone(), entry.value.clone())))
            .filter(|(name, _)| !name.text(&self.cx.heap).starts_with('_'))
            .collect();
        for (name, value) in members {
            self.cx.namespace_set(&namespace, &name, value)?;
        }
        drop(self.stack.pop());
        Ok(())
    }
}
