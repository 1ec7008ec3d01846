//! The embedding facade: a VM that runs, pauses, goes on, and can be looked into.
//!
//! Nothing here panics, whatever the program does and in whatever order the methods are called.

mod convert;
mod data;
mod error;
mod inspect;
mod load;
mod outcome;

pub use data::{Data, WrongType};
pub use error::{Error, ErrorKind};
#[cfg(feature = "compiler")]
pub use load::{compile, compile_single};
pub use load::{load, load_program};
pub use outcome::{Outcome, Pause, Raised};

use crate::engine::{Engine, Stop};
use crate::error::{Fault, Throw};
use crate::host::{Host, Stream};
use crate::limits::{Limits, Usage};
use crate::memory::Confined;
use hognose_bytecode::Program;
use hognose_bytecode::verifier::Verified;
use std::sync::Arc;
use std::time::Duration;

/// With a deadline, the host's clock is asked after so much fuel.
const DEADLINE_SLICE: u64 = 50_000;

/// A virtual machine: one program's run, with everything it owns.
///
/// ```
/// use hognose::{Data, Limits, NoHost, Outcome, Vm};
///
/// let program = hognose::compile("total = sum([1, 2, 3])", "example.py")?;
/// let mut vm = Vm::new(program, Limits::default(), Box::new(NoHost))?;
/// assert!(matches!(vm.run(), Outcome::Done(Data::None)));
/// assert_eq!(vm.global("total"), Some(Data::Int(6)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A limit stops the program where it stands; with the limit raised it goes on:
///
/// ```
/// use hognose::{Fault, Limits, NoHost, Outcome, Vm};
///
/// let program = hognose::compile("n = 0\nwhile n < 1000:\n    n += 1", "loop.py")?;
/// let limits = Limits { fuel: 100, ..Limits::default() };
/// let mut vm = Vm::new(program, limits, Box::new(NoHost))?;
/// assert!(matches!(vm.run(), Outcome::Fault(Fault::Fuel)));
/// vm.set_limits(Limits { fuel: 1_000_000, ..vm.limits().clone() });
/// assert!(matches!(vm.run(), Outcome::Done(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Vm {
    engine: Confined<Engine>,
    /// Whether the program has come to its end, by whatever way but a limit.
    ended: bool,
    /// Time spent running, as far as the host has a clock and there is a deadline.
    elapsed: Duration,
}

const _: () = {
    const fn is_send<T: Send>() {}
    is_send::<Vm>();
};

impl Vm {
    /// A VM that stands before the program's first instruction. It fails if not even that fits
    /// into the memory limit.
    pub fn new(
        program: Arc<Verified<Program>>,
        limits: Limits,
        host: Box<dyn Host>,
    ) -> Result<Vm, Fault> {
        let mut vm = Vm {
            engine: Confined(Engine::new(limits, host)),
            ended: true,
            elapsed: Duration::ZERO,
        };
        vm.enter(program)?;
        Ok(vm)
    }

    /// Set up another program in the same globals, as an interactive session does with each input.
    /// What the last one left unfinished is dropped; what it bound stays. The deadline starts anew.
    ///
    /// ```
    /// use hognose::{Data, Limits, NoHost, Vm};
    ///
    /// let first = hognose::compile("x = 20", "<stdin>")?;
    /// let mut vm = Vm::new(first, Limits::default(), Box::new(NoHost))?;
    /// vm.run();
    /// vm.enter(hognose::compile("x += 1", "<stdin>")?)?;
    /// vm.run();
    /// assert_eq!(vm.global("x"), Some(Data::Int(21)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn enter(&mut self, program: Arc<Verified<Program>>) -> Result<(), Fault> {
        let engine = &mut self.engine.0;
        engine.reset_frames();
        if let Some(observer) = &mut engine.observer {
            observer.forget_places();
        }
        self.ended = true;
        self.elapsed = Duration::ZERO;
        match engine.enter_main(program) {
            Ok(()) => {
                self.ended = false;
                Ok(())
            }
            Err(Throw::Fault(fault)) => Err(fault),
            Err(_) => Err(Fault::Internal),
        }
    }

    /// The program's own arguments: `sys.argv` shows them. Set them before the first run.
    pub fn set_arguments(&mut self, arguments: Vec<String>) {
        self.engine.0.cx.arguments = arguments;
    }

    /// Run until the program ends or a limit is hit.
    pub fn run(&mut self) -> Outcome {
        self.run_until(u64::MAX)
    }

    /// Run until at least `units` more of fuel are used; an instruction is never split.
    ///
    /// ```
    /// use hognose::{Limits, NoHost, Outcome, Vm};
    ///
    /// let program = hognose::compile("for i in range(100):\n    pass", "loop.py")?;
    /// let mut vm = Vm::new(program, Limits::default(), Box::new(NoHost))?;
    /// let mut slices = 1;
    /// while let Outcome::Paused(_) = vm.run_for(50) {
    ///     slices += 1;
    /// }
    /// assert!(slices > 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn run_for(&mut self, units: u64) -> Outcome {
        self.run_until(self.usage().fuel.saturating_add(units))
    }

    /// Run one instruction.
    pub fn step(&mut self) -> Outcome {
        self.run_for(1)
    }

    fn run_until(&mut self, target: u64) -> Outcome {
        if self.ended {
            return Outcome::Fault(Fault::Ended);
        }
        let timer = self.start_timer();
        loop {
            let engine = &mut self.engine.0;
            let limit = engine.cx.limits.fuel;
            let mut pause_at = target.min(limit);
            if timer.is_some() {
                pause_at = pause_at.min(engine.cx.usage.fuel.saturating_add(DEADLINE_SLICE));
            }
            let stop = engine.run(pause_at);
            let fuel = engine.cx.usage.fuel;
            let late = timer.is_some_and(|timer| self.is_late(timer));
            match stop {
                Stop::FuelSlice if fuel >= target => return Outcome::Paused(Pause::Slice),
                Stop::FuelSlice if fuel >= limit => return Outcome::Fault(Fault::Fuel),
                Stop::FuelSlice if late => return Outcome::Fault(Fault::Deadline),
                Stop::FuelSlice => {}
                stop => {
                    if let Some(stop) = self.reported(stop) {
                        return self.outcome(stop);
                    }
                }
            }
        }
    }

    /// An uncaught exception ends the run when guest code has described it, if any must: `None`
    /// means that this code is to run now.
    fn reported(&mut self, stop: Stop) -> Option<Stop> {
        let engine = &mut self.engine.0;
        match stop {
            Stop::Raised => match engine.begin_report() {
                Ok(true) => None,
                Ok(false) | Err(_) => Some(Stop::Raised),
            },
            Stop::Done(texts) if engine.is_reporting() => {
                engine.end_report(&texts);
                Some(Stop::Raised)
            }
            stop => Some(stop),
        }
    }

    /// What a stop that is not about fuel means to the host.
    fn outcome(&mut self, stop: Stop) -> Outcome {
        match stop {
            Stop::Done(value) => {
                self.ended = true;
                Outcome::Done(convert::to_data(&self.engine.0.cx, &value))
            }
            Stop::Raised => {
                self.ended = true;
                Outcome::Raised(Box::new(outcome::capture(&mut self.engine.0)))
            }
            Stop::Observer => Outcome::Paused(self.pause_reason()),
            Stop::FuelSlice => Outcome::Paused(Pause::Slice),
            Stop::Fault(fault) => Outcome::Fault(fault),
        }
    }

    /// The host's time now and the time left, if there is a deadline and a clock.
    fn start_timer(&mut self) -> Option<(Duration, Duration)> {
        let cx = &mut self.engine.0.cx;
        let left = cx.limits.deadline?.saturating_sub(self.elapsed);
        Some((cx.host.monotonic()?, left))
    }

    /// Whether the time left since the timer's start is over; the time spent is noted.
    fn is_late(&mut self, (start, left): (Duration, Duration)) -> bool {
        let cx = &mut self.engine.0.cx;
        let spent = cx
            .host
            .monotonic()
            .map_or(Duration::ZERO, |now| now.saturating_sub(start));
        let deadline = cx.limits.deadline.unwrap_or(Duration::MAX);
        self.elapsed = deadline.saturating_sub(left).saturating_add(spent);
        spent >= left
    }

    /// Make the host show what the program has written.
    pub fn flush(&mut self) {
        self.engine.0.cx.host.flush(Stream::Output);
    }

    /// Whether the program has ended, so that only [`Vm::enter`] makes it run again.
    pub fn is_ended(&self) -> bool {
        self.ended
    }

    /// What the VM has used so far.
    pub fn usage(&self) -> Usage {
        self.engine.0.cx.usage
    }

    /// What the VM may use.
    pub fn limits(&self) -> &Limits {
        &self.engine.0.cx.limits
    }

    /// The limits, to raise or lower while the VM stands.
    pub fn set_limits(&mut self, limits: Limits) {
        self.engine.0.cx.heap.account().set_limit(limits.memory);
        self.engine.0.cx.limits = limits;
    }

    /// Bytes the VM holds now.
    pub fn memory_used(&self) -> usize {
        self.engine.0.cx.heap.account().used()
    }

    /// The most bytes the VM has held.
    pub fn memory_peak(&self) -> usize {
        self.engine.0.cx.heap.account().peak()
    }
}

impl std::fmt::Debug for Vm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vm")
            .field("ended", &self.ended)
            .field("usage", &self.usage())
            .finish_non_exhaustive()
    }
}
