//! Looking into a VM that stands. Nothing here runs guest code or changes the VM, but
//! [`Vm::evaluate`].

use super::{Data, Outcome, Pause, Vm, convert};
use crate::debug::breakpoint::{Armed, BreakAt, Breakpoint};
use crate::debug::inspect::{self, FrameState, ValueState, Variable};
use crate::debug::step::{Resume, StopReason};
use crate::debug::trace::{self, TraceSink, TraceStep};

impl Vm {
    /// How many frames there are.
    pub fn depth(&self) -> usize {
        self.engine.0.frames.len()
    }

    /// All frames, innermost first: what each executes, its variables, its operand stack.
    pub fn frames(&self) -> Vec<FrameState> {
        let engine = &self.engine.0;
        (0..engine.frames.len())
            .filter_map(|index| inspect::frame_state(engine, index))
            .collect()
    }

    /// A frame by its number, 0 for the innermost.
    pub fn frame(&self, index: usize) -> Option<FrameState> {
        inspect::frame_state(&self.engine.0, index)
    }

    /// The program's own globals, in the order they were bound: without dunders and modules.
    pub fn globals(&self) -> Vec<Variable> {
        inspect::own_globals(&self.engine.0)
    }

    /// A global as plain data.
    pub fn global(&self, name: &str) -> Option<Data> {
        let engine = &self.engine.0;
        let value = inspect::find_global(engine, name)?;
        Some(convert::to_data(&engine.cx, &value))
    }

    /// The value of a name as a frame sees it: a local, or a global.
    pub fn lookup(&self, frame: usize, name: &str) -> Option<ValueState> {
        let engine = &self.engine.0;
        let value = inspect::find_name(engine, frame, name)?;
        value.bound().map(|value| trace::shown(engine, value))
    }

    /// The next instruction with the top of its operand stack.
    pub fn next_step(&self) -> Option<TraceStep> {
        trace::trace_step(&self.engine.0)
    }

    /// The value of a Python expression in the scope of a frame, 0 for the innermost, or of the
    /// globals if there is no such frame. It runs beside the program, within limits of its own: the
    /// program's frames and fuel stay as they are, and so does all else that the expression does not
    /// itself change.
    ///
    /// ```
    /// use hognose::{Evaluation, Limits, NoHost, Vm};
    ///
    /// let program = hognose::compile("xs = [1, 2]\nys = xs * 2", "example.py")?;
    /// let mut vm = Vm::new(program, Limits::default(), Box::new(NoHost))?;
    /// vm.run();
    /// let Evaluation::Value(value) = vm.evaluate(0, "sum(xs) + len(ys)") else { panic!() };
    /// assert_eq!(value.repr, "7");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "compiler")]
    pub fn evaluate(
        &mut self,
        frame: usize,
        expression: &str,
    ) -> crate::debug::evaluate::Evaluation {
        match super::load::compile_expression(expression) {
            Ok(program) => self.engine.0.evaluate(frame, program),
            Err(error) => crate::debug::evaluate::Evaluation::Invalid(error),
        }
    }

    // Observed runs.

    /// Stop where `at` says; the number that [`Vm::remove_breakpoint`] takes.
    pub fn add_breakpoint(&mut self, at: BreakAt) -> u32 {
        self.arm(at, 0)
    }

    /// Stop when the value of a name has changed: a local of a frame, 0 for the innermost, if it has
    /// one of the name, else a global.
    pub fn add_watch(&mut self, frame: usize, name: &str) -> u32 {
        self.arm(BreakAt::Watch(name.to_string()), frame)
    }

    fn arm(&mut self, at: BreakAt, frame: usize) -> u32 {
        let engine = &mut self.engine.0;
        let id = engine.observer_mut().new_id();
        let armed = Armed::new(engine, id, at, frame);
        engine.observer_mut().add(armed);
        id
    }

    /// Whether there was a breakpoint of this number; there is none after.
    pub fn remove_breakpoint(&mut self, id: u32) -> bool {
        let observer = self.engine.0.observer.as_mut();
        observer.is_some_and(|observer| observer.remove(id))
    }

    /// All breakpoints and watched names, in the order they were set.
    pub fn breakpoints(&self) -> Vec<Breakpoint> {
        let observer = self.engine.0.observer.as_ref();
        observer.map_or(Vec::new(), |observer| {
            observer.breakpoints().cloned().collect()
        })
    }

    /// Run as far as `resume` says, or to a breakpoint.
    pub fn resume(&mut self, resume: Resume) -> Outcome {
        self.engine.0.set_goal(resume);
        let outcome = self.run();
        self.engine.0.observer_mut().clear_goal();
        outcome
    }

    /// Give every instruction to `sink` before it runs, until it wants no more; `None` ends that.
    pub fn set_trace(&mut self, sink: Option<TraceSink>) {
        self.engine.0.observer_mut().set_trace(sink);
    }

    pub(super) fn pause_reason(&self) -> Pause {
        let observer = self.engine.0.observer.as_ref();
        let reason = observer.and_then(|observer| observer.reason);
        Pause::Observer(reason.unwrap_or(StopReason::Step))
    }
}
