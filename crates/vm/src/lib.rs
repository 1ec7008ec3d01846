//! Hognose: a Python virtual machine you can trust.
//!
//! A [`Vm`] runs a verified program under exact limits, inside the host's process. It can stop before
//! every instruction and go on later; it can be looked into while it stands.

mod api;
mod builtins;
mod context;
mod debug;
mod engine;
mod error;
mod frame;
mod host;
mod limits;
mod memory;
mod modules;
mod names;
mod number;
mod object;
mod stack;
mod text;

pub use api::{Data, Error, ErrorKind, Outcome, Pause, Raised, Vm, WrongType, load, load_program};
#[cfg(feature = "compiler")]
pub use api::{compile, compile_single};
pub use debug::breakpoint::{BreakAt, Breakpoint};
pub use debug::evaluate::Evaluation;
pub use debug::inspect::{FrameState, ValueState, Variable};
pub use debug::step::{Resume, StopReason};
pub use debug::trace::{TraceSink, TraceStep};
pub use error::Fault;
pub use hognose_bytecode as bytecode;
pub use host::{Host, NoHost, Stream};
pub use limits::{Limits, Usage};

/// The examples of the README, so that they keep working.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
