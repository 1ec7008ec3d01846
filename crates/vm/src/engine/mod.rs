//! The execution engine: runs lowered codes on the stack and the frames.
//!
//! Native code never calls guest code: what needs a guest method pushes a frame whose return action
//! says how to go on, or hands over to the prelude, which is Python. So the Rust stack stays flat at
//! any guest depth, and the engine can stop before every instruction.

mod action;
mod arithmetic;
mod attribute;
mod attribute_access;
mod call;
mod call_native;
mod class;
mod compare;
mod container;
mod container_growth;
mod control;
mod dispatch;
mod exception;
mod format;
mod function;
mod fused;
mod generator;
mod hot;
mod import;
mod introspect;
mod iteration;
mod lower;
mod prelude;
mod registers;
mod report;
mod variable;

pub(crate) use crate::frame::SavedFrame;
pub(crate) use call::Window;
pub(crate) use exception::Unwinding;
pub(crate) use lower::{Cache, Lowered};

use crate::context::Context;
use crate::debug::Observer;
use crate::error::{Fault, Res};
use crate::frame::{Action, Frame};
use crate::host::Host;
use crate::limits::Limits;
use crate::memory::{Handle, Value};
use crate::object::iterator::GeneratorState;
use crate::object::{Code, Dict};
use crate::stack::Stack;
use hognose_bytecode::program::{CodeIndex, Program};
use hognose_bytecode::verifier::Verified;
use std::sync::Arc;

/// The machine: frames, stack, caches, and the context they work on.
pub(crate) struct Engine {
    pub(crate) stack: Stack,
    pub(crate) frames: Vec<Frame>,
    pub(crate) caches: Vec<Cache>,
    pub(crate) main_globals: Option<Handle<Dict>>,
    /// Whether the exception in flight is raised again and keeps its traceback as it is.
    pub(crate) reraising: bool,
    /// An exception in flight whose way a limit has stopped.
    pub(crate) unwinding: Option<Unwinding>,
    pub(crate) observer: Option<Box<Observer>>,
    /// Frames of the program while other code runs beside it.
    pub(crate) frames_aside: Vec<Frame>,
    /// Whether the last run ended with an exception nobody caught: the frames stand behind the
    /// instructions that raised it.
    pub(crate) stopped_by_exception: bool,
    /// The exception that ended the run, and what describes it.
    pub(crate) report: Option<report::Report>,
    // Last, because it owns the heap.
    pub(crate) cx: Context,
}

/// Why the loop stopped.
#[derive(Debug)]
pub(crate) enum Stop {
    /// HALT, or the bottom frame returned.
    Done(Value),
    /// The fuel for this run is used up.
    FuelSlice,
    /// The observer wants to look.
    Observer,
    /// An exception nobody catches; it is in `Context::raised`, and the frames stand as they were.
    Raised,
    /// A limit.
    Fault(Fault),
}

impl Engine {
    pub(crate) fn new(limits: Limits, host: Box<dyn Host>) -> Engine {
        Engine {
            stack: Stack::default(),
            frames: Vec::new(),
            caches: vec![Cache::Empty],
            main_globals: None,
            reraising: false,
            unwinding: None,
            observer: None,
            frames_aside: Vec::new(),
            stopped_by_exception: false,
            report: None,
            cx: Context::new(limits, host),
        }
    }

    /// Set up to run a program's main code in the globals of `__main__`, made if there are none.
    pub(crate) fn enter_main(&mut self, program: Arc<Verified<Program>>) -> Res<()> {
        let globals = match &self.main_globals {
            Some(globals) => globals.clone(),
            None => {
                let globals = self.cx.new_module_namespace("__main__")?;
                self.main_globals = Some(globals.clone());
                globals
            }
        };
        self.enter_code(program, globals)
    }

    /// Push a frame for a program's main code, whose end is the end of the run.
    pub(crate) fn enter_code(
        &mut self,
        program: Arc<Verified<Program>>,
        globals: Handle<Dict>,
    ) -> Res<()> {
        let code = self.cx.heap.alloc(Code::new(program, CodeIndex(0)))?;
        let lowered = self.lowered(&code)?;
        let base = self.stack.len();
        self.push_frame(lowered, globals, base, base, Action::Finish)
    }

    /// Drop all frames where they stand; their generators will not go on.
    pub(crate) fn drop_frames(&mut self) {
        while let Some(frame) = self.frames.pop() {
            if let Some(generator) = frame.generator() {
                generator.get_mut(&mut self.cx.heap).state = GeneratorState::Finished;
            }
        }
    }

    /// Forget the frames and the stack: after an uncaught exception, before another program.
    pub(crate) fn reset_frames(&mut self) {
        self.drop_frames();
        self.stopped_by_exception = false;
        self.stack.truncate(0);
        self.cx.raised = Value::Unbound;
        self.cx.handled = Value::None;
        self.reraising = false;
        self.report = None;
        self.unwinding = None;
    }
}
