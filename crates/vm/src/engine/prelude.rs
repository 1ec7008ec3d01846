//! The prelude: what builtins do through guest methods, written in Python, compiled when the VM is
//! built and shared by all VMs of a process. Its functions are made when first used.

use super::Engine;
use crate::builtins::internal;
use crate::error::{Fault, Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::{Code, Dict, Function, Tuple};
use hognose_bytecode::Instruction;
use hognose_bytecode::operand::FunctionAttribute;
use hognose_bytecode::program::{CodeIndex, ConstantValue, Program};
use hognose_bytecode::verifier::Verified;
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

static PRELUDE: OnceLock<Option<Prelude>> = OnceLock::new();

/// The prelude's program, and what its main code would bind.
struct Prelude {
    program: Arc<Verified<Program>>,
    functions: FxHashMap<String, PreludeFunction>,
}

/// A function of the prelude: its code, and the constant tuple of its defaults.
struct PreludeFunction {
    index: CodeIndex,
    defaults: Option<usize>,
}

fn prelude() -> Option<&'static Prelude> {
    PRELUDE.get_or_init(load).as_ref()
}

fn load() -> Option<Prelude> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/prelude.hbc"));
    let program = hognose_bytecode::loader::read_binary(bytes).ok()?;
    let program = Arc::new(hognose_bytecode::verifier::verify(program).ok()?);
    let functions = functions_of(&program);
    Some(Prelude { program, functions })
}

/// The functions that main makes. It is never run: `def` with constant defaults is all it does.
fn functions_of(program: &Program) -> FxHashMap<String, PreludeFunction> {
    let main = &program.codes[0];
    let mut functions = FxHashMap::default();
    for (ip, window) in main.instructions.windows(2).enumerate() {
        let [Instruction::LoadConst(constant), Instruction::MakeFunction] = window else {
            continue;
        };
        let Some(ConstantValue::Code(index)) = main.constants.get(constant.index()) else {
            continue;
        };
        let sets_defaults = matches!(
            main.instructions.get(ip + 2),
            Some(Instruction::SetFuncAttr(FunctionAttribute::Defaults))
        );
        let defaults = match ip.checked_sub(1).map(|before| main.instructions[before]) {
            Some(Instruction::LoadConst(defaults)) if sets_defaults => Some(defaults.index()),
            _ => None,
        };
        let name = program.codes[index.0 as usize].name.clone();
        functions.insert(
            name,
            PreludeFunction {
                index: *index,
                defaults,
            },
        );
    }
    functions
}

impl Engine {
    /// Whether a program is the prelude.
    pub(super) fn is_prelude(&self, program: &Arc<Verified<Program>>) -> bool {
        PRELUDE
            .get()
            .and_then(Option::as_ref)
            .is_some_and(|p| Arc::ptr_eq(&p.program, program))
    }

    /// The prelude's namespace: its functions, and natives that only it sees.
    fn prelude_namespace(&mut self) -> Res<Handle<Dict>> {
        if let Some(namespace) = &self.cx.prelude {
            return Ok(namespace.clone());
        }
        let namespace = self.cx.heap.alloc(Dict::default())?;
        for def in internal::all() {
            let name = self.cx.intern(def.name)?;
            let function = self.cx.native_function(def, None)?;
            self.cx.namespace_set(&namespace, &name, function)?;
        }
        let Some(prelude) = prelude() else {
            return Err(Throw::Fault(Fault::Internal));
        };
        // In an order that does not depend on the map's.
        let mut names: Vec<&String> = prelude.functions.keys().collect();
        names.sort();
        for name in names {
            let made = self.make_prelude_function(prelude, &prelude.functions[name], &namespace)?;
            let name = self.cx.intern(name)?;
            self.cx.namespace_set(&namespace, &name, made)?;
        }
        // Only when it is whole, so that a limit met on the way leaves none.
        self.cx.prelude = Some(namespace.clone());
        Ok(namespace)
    }

    fn make_prelude_function(
        &mut self,
        prelude: &'static Prelude,
        described: &PreludeFunction,
        namespace: &Handle<Dict>,
    ) -> Res<Value> {
        let program = Arc::clone(&prelude.program);
        let code = self.cx.heap.alloc(Code::new(program, described.index))?;
        let made = self.new_function(code, namespace.clone())?;
        if let Some(constant) = described.defaults
            && let Some(function) = made.downcast::<Function>().cloned()
        {
            let constant = &prelude.program.codes[0].constants[constant];
            let defaults = self.cx.constant_value(&prelude.program, constant)?;
            function.get_mut(&mut self.cx.heap).defaults = defaults.downcast::<Tuple>().cloned();
        }
        Ok(made)
    }

    /// A function of the prelude.
    pub(crate) fn prelude_member(&mut self, name: &str) -> Res<Value> {
        let namespace = self.prelude_namespace()?;
        let key = self.cx.intern(name)?;
        if let Some(value) = self.cx.namespace_get(&namespace, &key) {
            return Ok(value);
        }
        let message = format!("the prelude has no function '{name}'");
        Err(self.cx.raise(crate::builtins::TypeId::SystemError, message))
    }
}
