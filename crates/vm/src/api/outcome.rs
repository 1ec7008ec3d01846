//! What a run ends with.

use super::Data;
use crate::builtins::TypeId;
use crate::debug::inspect::{self, FrameState};
use crate::debug::step::StopReason;
use crate::engine::Engine;
use crate::error::Fault;
use crate::memory::Value;

/// What a run or a step ends with.
#[derive(Debug)]
pub enum Outcome {
    /// HALT, or the main code returned; its value.
    Done(Data),
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
    /// The observer stopped it: a breakpoint, a watched name, the end of a step.
    Observer(StopReason),
}

/// An exception nobody caught, and the state it was raised in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raised {
    /// The name of its class.
    pub type_name: String,
    /// `str(exception)`.
    pub message: String,
    /// What CPython prints for it: the traceback, or what `SystemExit` says.
    pub traceback: String,
    /// The status a process ends with, if the exception is a `SystemExit`.
    pub exit_status: Option<i32>,
    /// The frames as they stood when it was raised, innermost first: at most
    /// [`Raised::FRAMES_MAX`].
    pub frames: Vec<FrameState>,
    /// How many frames there were.
    pub depth: usize,
}

impl Raised {
    /// Frames kept of the state; the outer ones of a deeper call are left out.
    pub const FRAMES_MAX: usize = 1000;
}

/// Take down the exception in flight and the frames, which nobody has popped. That is the host's
/// work, and needs room where the program had used up its own.
pub(super) fn capture(engine: &mut Engine) -> Raised {
    engine.with_own_limits(capture_within)
}

fn capture_within(engine: &mut Engine) -> Raised {
    let exception = engine.cx.raised.clone();
    let depth = engine.frames.len();
    let frames = (0..depth.min(Raised::FRAMES_MAX))
        .filter_map(|index| inspect::frame_state(engine, index))
        .collect();
    let type_name = engine.cx.type_name(&exception);
    let message = engine.exception_text(&exception);
    let exit_status = exit_status(engine, &exception);
    let traceback = match &exit_status {
        None => crate::error::traceback::render(engine, &exception),
        Some(ExitStatus::Number(_)) => String::new(),
        Some(ExitStatus::Message(value)) => {
            let value = value.clone();
            format!("{}\n", engine.text_of(&value, "str"))
        }
    };
    Raised {
        type_name,
        message,
        traceback,
        exit_status: exit_status.map(|status| match status {
            ExitStatus::Number(number) => number,
            ExitStatus::Message(_) => 1,
        }),
        frames,
        depth,
    }
}

/// What `SystemExit` asks for.
enum ExitStatus {
    Number(i32),
    /// The value is shown, and the status is 1.
    Message(Value),
}

fn exit_status(engine: &mut Engine, exception: &Value) -> Option<ExitStatus> {
    let cx = &mut engine.cx;
    if !cx.exception_is(exception, TypeId::SystemExit) {
        return None;
    }
    let args = cx.exception_args(exception);
    let code = match args.as_slice() {
        [] => return Some(ExitStatus::Number(0)),
        [only] => only.clone(),
        _ => match cx.heap.tuple_value(args) {
            Ok(all) => all,
            Err(_) => return Some(ExitStatus::Number(1)),
        },
    };
    let code = cx.unwrapped(&code).unwrap_or(code);
    Some(match code {
        Value::None => ExitStatus::Number(0),
        Value::Bool(flag) => ExitStatus::Number(i32::from(flag)),
        // As the C library's `exit` takes a `long`: the low bits.
        Value::Int(number) => ExitStatus::Number(number as i32),
        other => ExitStatus::Message(other),
    })
}
