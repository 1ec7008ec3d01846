//! Running a little guest code beside a program that stands: an expression of the debugger, the
//! `str` of an exception nobody caught. The program's frames are set aside meanwhile, so that no
//! handler of theirs can see it, and everything is put back after.

use super::inspect::{self, ValueState};
use super::repr::{Bounds, safe_repr, type_name};
use super::trace::shown;
use crate::api::Error;
use crate::engine::{Engine, Stop};
use crate::error::{Fault, Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::Dict;
use hognose_bytecode::Instruction;
use hognose_bytecode::operand::{Count, Name};
use hognose_bytecode::program::{Code, CodeKind, Program};
use hognose_bytecode::verifier::{Verified, verify};
use std::sync::Arc;

/// What it may use: fuel, bytes beyond what the program holds, frames, bytes of output.
const FUEL: u64 = 10_000_000;
const MEMORY: usize = 64 << 20;
const DEPTH: usize = 500;
const OUTPUT: u64 = 1 << 20;

/// What an expression came to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Evaluation {
    /// Its value, shown by its own `repr`.
    Value(ValueState),
    /// It raised an exception.
    Raised {
        /// The name of its class.
        type_name: String,
        /// `str(exception)`.
        message: String,
    },
    /// It is not an expression that compiles.
    Invalid(Error),
    /// It used too much.
    Fault(Fault),
}

/// Why guest code run beside the program gave no value.
enum Failure {
    Raised(Value),
    Fault(Fault),
}

impl Engine {
    /// The value of an expression in the scope of frame `index`, 0 for the innermost; in the globals
    /// if there is no such frame. The frames, the fuel and the exception in flight stay as they are;
    /// objects that the expression changes stay changed.
    pub(crate) fn evaluate(&mut self, index: usize, program: Arc<Verified<Program>>) -> Evaluation {
        self.beside(|engine| {
            let globals = match engine.scope_of(index) {
                Ok(globals) => globals,
                Err(throw) => return engine.as_evaluation(throw_to_failure(throw)),
            };
            match engine.run_program(program, globals) {
                Ok(value) => {
                    let mut state = shown(engine, &value);
                    state.repr = engine.text_beside(&value, "repr");
                    Evaluation::Value(state)
                }
                Err(failure) => engine.as_evaluation(failure),
            }
        })
    }

    fn as_evaluation(&mut self, failure: Failure) -> Evaluation {
        let exception = match failure {
            Failure::Fault(fault) => return Evaluation::Fault(fault),
            // Where the engine raised, the exception is in flight.
            Failure::Raised(Value::Unbound) => self.cx.raised.clone(),
            Failure::Raised(exception) => exception,
        };
        Evaluation::Raised {
            type_name: type_name(&self.cx, &exception),
            message: self.text_beside(&exception, "str"),
        }
    }

    /// `str(value)` or `repr(value)`, running the guest's own methods if it has them.
    pub(crate) fn text_of(&mut self, value: &Value, builtin: &str) -> String {
        self.beside(|engine| engine.text_beside(value, builtin))
    }

    fn text_beside(&mut self, value: &Value, builtin: &str) -> String {
        let native = match builtin {
            "str" => self.cx.str(value),
            _ => self.cx.repr(value),
        };
        if let Ok(text) = native {
            return text;
        }
        let text = self.call_builtin(builtin, value);
        match text.map(|text| self.cx.str(&text)) {
            Ok(Ok(text)) => text,
            _ if builtin == "str" => format!("<exception {builtin}() failed>"),
            _ => safe_repr(&self.cx, value, Bounds::LONG),
        }
    }

    /// Call a builtin function with one argument.
    fn call_builtin(&mut self, builtin: &str, argument: &Value) -> Result<Value, Failure> {
        let program = call_program(builtin).ok_or(Failure::Fault(Fault::Internal))?;
        let mut namespace = || -> Res<Handle<Dict>> {
            let globals = self.cx.new_module_namespace("__main__")?;
            let name = self.cx.intern(ARGUMENT)?;
            self.cx.namespace_set(&globals, &name, argument.clone())?;
            Ok(globals)
        };
        let globals = namespace().map_err(throw_to_failure)?;
        self.run_program(program, globals)
    }

    /// A copy of a frame's globals with its locals over them.
    fn scope_of(&mut self, index: usize) -> Res<Handle<Dict>> {
        // The frames are set aside, the last of them being the innermost.
        let set_aside = std::mem::take(&mut self.frames_aside);
        let position = set_aside.len().checked_sub(index + 1);
        let frame = position.and_then(|position| set_aside.get(position));
        let (globals, locals) = match frame {
            Some(frame) => (Some(frame.globals.clone()), inspect::locals(self, frame)),
            None => (self.main_globals.clone(), Vec::new()),
        };
        self.frames_aside = set_aside;
        let scope = self.cx.heap.alloc(Dict::default())?;
        let globals = globals.map_or(Vec::new(), |globals| {
            inspect::named_values(&self.cx, &globals)
        });
        for (name, value) in globals.into_iter().chain(locals) {
            if !value.is_unbound() {
                let name = self.cx.intern(&name)?;
                self.cx.namespace_set(&scope, &name, value)?;
            }
        }
        Ok(scope)
    }

    /// Run a program's main code to its end, with no frames below it.
    fn run_program(
        &mut self,
        program: Arc<Verified<Program>>,
        globals: Handle<Dict>,
    ) -> Result<Value, Failure> {
        self.enter_code(program, globals)
            .map_err(throw_to_failure)?;
        let result = match self.execute::<false>(self.cx.limits.fuel) {
            Stop::Done(value) => Ok(value),
            Stop::Raised => Err(Failure::Raised(std::mem::take(&mut self.cx.raised))),
            Stop::FuelSlice => Err(Failure::Fault(Fault::Fuel)),
            Stop::Observer => Err(Failure::Fault(Fault::Internal)),
            Stop::Fault(fault) => Err(Failure::Fault(fault)),
        };
        self.drop_frames();
        result
    }

    /// Do some work with the program's state set aside, and put it back.
    fn beside<T>(&mut self, work: impl FnOnce(&mut Engine) -> T) -> T {
        let stack_size = self.stack.len();
        let frames = std::mem::take(&mut self.frames);
        let aside_before = std::mem::replace(&mut self.frames_aside, frames);
        let observer = self.observer.take();
        let raised = std::mem::take(&mut self.cx.raised);
        let handled = std::mem::replace(&mut self.cx.handled, Value::None);
        let reraising = std::mem::take(&mut self.reraising);
        let unwinding = self.unwinding.take();
        let report = self.report.take();
        let stopped_by_exception = self.stopped_by_exception;

        let result = self.with_own_limits(work);

        self.drop_frames();
        let room = self.frames.capacity() * size_of::<crate::frame::Frame>();
        self.frames = std::mem::replace(&mut self.frames_aside, aside_before);
        self.stack.truncate(stack_size);
        self.observer = observer;
        self.cx.raised = raised;
        self.cx.handled = handled;
        self.reraising = reraising;
        self.unwinding = unwinding;
        self.report = report;
        self.stopped_by_exception = stopped_by_exception;
        self.cx.heap.account().release(room);
        result
    }

    /// Do some work within limits of its own, whatever the program has left of its own, and without
    /// its counting as the program's.
    pub(crate) fn with_own_limits<T>(&mut self, work: impl FnOnce(&mut Engine) -> T) -> T {
        let usage = self.cx.usage;
        let limits = self.cx.limits.clone();
        let account = self.cx.heap.account();
        account.set_limit(account.used().saturating_add(MEMORY));
        self.cx.limits.fuel = usage.fuel.saturating_add(FUEL);
        self.cx.limits.output = usage.output.saturating_add(OUTPUT);
        self.cx.limits.depth = DEPTH;
        let result = work(self);
        self.cx.usage = usage;
        self.cx.heap.account().set_limit(limits.memory);
        self.cx.limits = limits;
        result
    }
}

fn throw_to_failure(throw: Throw) -> Failure {
    match throw {
        Throw::Exception => Failure::Raised(Value::Unbound),
        Throw::Fault(fault) => Failure::Fault(fault),
        Throw::NeedsGuest => Failure::Fault(Fault::Internal),
    }
}

/// The global that a call program passes; no program of a user has such a name.
const ARGUMENT: &str = "<argument>";

/// `return builtin(argument)` as a program.
fn call_program(builtin: &str) -> Option<Arc<Verified<Program>>> {
    let mut main = Code::new(CodeKind::Module, "<module>");
    main.names = vec![builtin.to_string(), ARGUMENT.to_string()];
    main.instructions = vec![
        Instruction::LoadGlobal(Name(0)),
        Instruction::LoadGlobal(Name(1)),
        Instruction::CallFunc(Count(1)),
        Instruction::ReturnValue,
    ];
    let program = Program {
        codes: vec![main],
        ..Program::default()
    };
    verify(program).ok().map(Arc::new)
}
