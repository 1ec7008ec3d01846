//! The embedding facade: a VM that runs, pauses, and can be looked into.

use crate::engine::{Engine, Stop};
use crate::error::{Fault, Throw};
use crate::host::Host;
use crate::limits::{Limits, Usage};
use crate::memory::Confined;
use hognose_bytecode::Program;
use hognose_bytecode::verifier::Verified;
use std::sync::Arc;

/// What a run or a step ends with.
#[derive(Debug)]
pub enum Outcome {
    /// HALT, or the main code returned.
    Done,
    /// The VM stands between two instructions, intact.
    Paused(Pause),
    /// A Python exception left the program.
    Raised(Box<Raised>),
    /// A limit was hit; with it raised, the VM can go on.
    Fault(Fault),
}

/// Why a VM paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pause {
    /// The fuel of this slice is used up.
    Slice,
    /// A breakpoint or the end of a step.
    Breakpoint,
}

/// An exception nobody caught.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raised {
    /// The name of its class.
    pub type_name: String,
    /// `str(exception)`.
    pub message: String,
    /// The traceback, as CPython prints it.
    pub traceback: String,
}

/// A virtual machine: one program's run, with everything it owns.
pub struct Vm {
    engine: Confined<Engine>,
}

impl Vm {
    /// A VM that stands before the program's first instruction.
    pub fn new(
        program: Arc<Verified<Program>>,
        limits: Limits,
        host: Box<dyn Host>,
    ) -> Result<Vm, Fault> {
        let mut engine = Engine::new(limits, host);
        match engine.enter_main(program) {
            Ok(()) => Ok(Vm {
                engine: Confined(engine),
            }),
            Err(Throw::Fault(fault)) => Err(fault),
            Err(_) => Err(Fault::Internal),
        }
    }

    /// Run until the program ends or a limit is hit.
    pub fn run(&mut self) -> Outcome {
        self.run_until(u64::MAX)
    }

    /// Run until at least `units` of fuel are used; an instruction is never split.
    pub fn run_for(&mut self, units: u64) -> Outcome {
        self.run_until(self.usage().fuel.saturating_add(units))
    }

    /// Run one instruction.
    pub fn step(&mut self) -> Outcome {
        self.run_for(1)
    }

    fn run_until(&mut self, slice_end: u64) -> Outcome {
        let engine = &mut self.engine.0;
        let limit = engine.cx.limits.fuel;
        let stop = match engine.observer.is_some() {
            true => engine.execute::<true>(slice_end.min(limit)),
            false => engine.execute::<false>(slice_end.min(limit)),
        };
        match stop {
            Stop::Done(_) => Outcome::Done,
            Stop::FuelSlice if engine.cx.usage.fuel >= limit => Outcome::Fault(Fault::Fuel),
            Stop::FuelSlice => Outcome::Paused(Pause::Slice),
            Stop::Observer => Outcome::Paused(Pause::Breakpoint),
            Stop::Fault(fault) => Outcome::Fault(fault),
            Stop::Raised => {
                let raised = engine.cx.raised.clone();
                let type_name = engine.cx.type_name(&raised);
                let message = engine.cx.str(&raised).unwrap_or_default();
                Outcome::Raised(Box::new(Raised {
                    type_name,
                    message,
                    traceback: String::new(),
                }))
            }
        }
    }

    /// What the VM has used so far.
    pub fn usage(&self) -> Usage {
        self.engine.0.cx.usage
    }

    /// The limits, to raise or lower while the VM stands.
    pub fn set_limits(&mut self, limits: Limits) {
        self.engine.0.cx.heap.account().set_limit(limits.memory);
        self.engine.0.cx.limits = limits;
    }
}
