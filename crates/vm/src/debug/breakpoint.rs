//! Breakpoints and watched names: where and when an observed run stops.

use super::inspect;
use super::repr::{Bounds, safe_repr};
use crate::engine::Engine;
use crate::memory::Value;
use std::fmt;

/// Where a run stops.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum BreakAt {
    /// Where execution comes to a source line.
    Line {
        /// The file, or the end of its path; `None` for any.
        file: Option<String>,
        /// The line, from 1.
        line: u32,
    },
    /// At the first instruction of a function, by its name or qualified name.
    Function(String),
    /// Before an instruction of a function.
    Instruction {
        /// The function's name or qualified name.
        function: String,
        /// Index of the instruction.
        instruction_pointer: u32,
    },
    /// When the value bound to a name has changed: a global, or a local of the frame it was set in.
    Watch(String),
}

impl fmt::Display for BreakAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BreakAt::Line { file: None, line } => write!(f, "line {line}"),
            BreakAt::Line {
                file: Some(file),
                line,
            } => write!(f, "{file}:{line}"),
            BreakAt::Function(name) => write!(f, "function {name}"),
            BreakAt::Instruction {
                function,
                instruction_pointer,
            } => write!(f, "{function}:{instruction_pointer}"),
            BreakAt::Watch(name) => write!(f, "watch {name}"),
        }
    }
}

/// A place to stop at, with the number it is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Breakpoint {
    /// Its number, from 1.
    pub id: u32,
    /// Where it stops.
    pub at: BreakAt,
    /// How a watched name's value last showed itself; `None` while it is unbound.
    pub value: Option<String>,
}

/// A breakpoint with what it must remember.
#[derive(Debug)]
pub(crate) struct Armed {
    pub(crate) breakpoint: Breakpoint,
    /// For a watched local, the number of its frame from the outermost.
    watched_frame: Option<usize>,
}

/// Where execution has come to, as breakpoints ask for it.
pub(super) struct Arrival<'a> {
    pub(super) file: &'a str,
    pub(super) name: &'a str,
    pub(super) qualname: &'a str,
    pub(super) line: u32,
    pub(super) instruction_pointer: u32,
    /// Whether it is a new line, or the same one again.
    pub(super) at_line: bool,
}

impl Arrival<'_> {
    fn is_in(&self, function: &str) -> bool {
        self.name == function || self.qualname == function
    }

    fn is_file(&self, wanted: &str) -> bool {
        match self.file.strip_suffix(wanted) {
            Some(before) => before.is_empty() || before.ends_with('/'),
            None => false,
        }
    }
}

impl Armed {
    /// A breakpoint that is set while `engine` stands; frame `index`, 0 for the innermost, says what
    /// a watched name means. Only how its value shows itself is kept: holding the value would change
    /// what the program can observe.
    pub(crate) fn new(engine: &Engine, id: u32, at: BreakAt, index: usize) -> Armed {
        let position = engine.frames.len().checked_sub(index + 1);
        let watched_frame = match (&at, position) {
            (BreakAt::Watch(name), Some(position)) if has_local(engine, position, name) => {
                Some(position)
            }
            _ => None,
        };
        let mut armed = Armed {
            breakpoint: Breakpoint {
                id,
                at,
                value: None,
            },
            watched_frame,
        };
        armed.has_changed(engine);
        armed
    }

    /// Whether to stop at `arrival`; watched names are asked with [`Armed::has_changed`].
    pub(super) fn is_hit(&self, arrival: &Arrival<'_>) -> bool {
        match &self.breakpoint.at {
            BreakAt::Line { file, line } => {
                arrival.at_line
                    && arrival.line == *line
                    && file.as_ref().is_none_or(|file| arrival.is_file(file))
            }
            BreakAt::Function(function) => {
                arrival.instruction_pointer == 0 && arrival.is_in(function)
            }
            BreakAt::Instruction {
                function,
                instruction_pointer,
            } => arrival.instruction_pointer == *instruction_pointer && arrival.is_in(function),
            BreakAt::Watch(_) => false,
        }
    }

    /// Whether a watched name shows another value than when it was last asked.
    pub(super) fn has_changed(&mut self, engine: &Engine) -> bool {
        let BreakAt::Watch(name) = &self.breakpoint.at else {
            return false;
        };
        let value = match self.watched_frame {
            None => inspect::find_global(engine, name),
            Some(position) => find_local(engine, position, name),
        };
        let now = value
            .filter(|value| !value.is_unbound())
            .map(|value| safe_repr(&engine.cx, &value, Bounds::MEDIUM));
        let changed = now != self.breakpoint.value;
        self.breakpoint.value = now;
        changed
    }
}

fn has_local(engine: &Engine, position: usize, name: &str) -> bool {
    engine.frames.get(position).is_some_and(|frame| {
        let mut slots = frame.lowered.code().locals.iter();
        slots.any(|slot| slot.name == name)
    })
}

fn find_local(engine: &Engine, position: usize, name: &str) -> Option<Value> {
    let frame = engine.frames.get(position)?;
    let mut locals = inspect::locals(engine, frame).into_iter();
    locals
        .find(|(candidate, _)| candidate == name)
        .map(|(_, value)| value)
}
