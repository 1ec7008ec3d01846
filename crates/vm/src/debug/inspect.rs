//! Looking into a VM that stands: frames, variables, operand stacks, as plain data. Looking runs no
//! guest code and changes nothing.

use super::repr::{self, Bounds};
use crate::context::Context;
use crate::engine::Engine;
use crate::frame::Frame;
use crate::memory::{Handle, Value};
use crate::object::{Cell, Dict, Module, Str};
use hognose_bytecode::assembly::instruction_text;
use hognose_bytecode::program::SlotKind;

/// A value as an observer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ValueState {
    /// The name of its type.
    pub type_name: String,
    /// Its `repr`, bounded; without running guest code, so an instance of a class with a `__repr__`
    /// of its own shows as `<module.Class object at 0x..>`.
    pub repr: String,
}

/// A variable as an observer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value; `None` while it is unbound.
    pub value: Option<ValueState>,
}

/// A frame as an observer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FrameState {
    /// Its number: 0 is the innermost.
    pub index: usize,
    /// The name of its code.
    pub function: String,
    /// The qualified name of its code.
    pub qualname: String,
    /// Index of its code in its program.
    pub code: u32,
    /// The file of its program.
    pub filename: String,
    /// The source line of the instruction; 0 if it is not known.
    pub line: u32,
    /// The column of the instruction, from 0.
    pub column: u32,
    /// The instruction it stands at: the next one in the innermost frame of a VM that can go on,
    /// the one being executed in every other.
    pub instruction_pointer: u32,
    /// That instruction as assembly writes it.
    pub instruction: String,
    /// Whether it is part of the VM's own Python code.
    pub internal: bool,
    /// Its variables, in the order of their slots; a class body's in the order they were bound.
    pub locals: Vec<Variable>,
    /// Its operand stack; the top is last.
    pub operands: Vec<ValueState>,
}

/// A value, bounded.
pub(crate) fn value_state(cx: &Context, value: &Value, bounds: Bounds) -> ValueState {
    ValueState {
        type_name: repr::type_name(cx, value),
        repr: repr::safe_repr(cx, value, bounds),
    }
}

/// The place of frame `index` in the frame list, which has the innermost last.
fn position(engine: &Engine, index: usize) -> Option<usize> {
    engine.frames.len().checked_sub(index)?.checked_sub(1)
}

/// The instruction a frame stands at.
pub(crate) fn instruction_pointer(engine: &Engine, frame: &Frame, innermost: bool) -> u32 {
    // A frame that waits for another, or raised, has gone past the instruction it executes.
    match innermost && !engine.stopped_by_exception {
        true => frame.ip,
        false => frame.ip.saturating_sub(1),
    }
}

/// The instruction at a place of a frame's code, as text.
pub(crate) fn instruction_at(frame: &Frame, ip: u32) -> String {
    let code = frame.lowered.code();
    match code.instructions.get(ip as usize) {
        Some(instruction) => instruction_text(code, *instruction),
        // The one that every main code ends with.
        None => "HALT".to_string(),
    }
}

/// Frame `index`, 0 for the innermost.
pub(crate) fn frame_state(engine: &Engine, index: usize) -> Option<FrameState> {
    let position = position(engine, index)?;
    let frame = engine.frames.get(position)?;
    let code = frame.lowered.code();
    let ip = instruction_pointer(engine, frame, index == 0);
    let place = code.position_at(ip);
    Some(FrameState {
        index,
        function: code.name.clone(),
        qualname: code.qualname.clone(),
        code: frame.lowered.index.0,
        filename: frame.lowered.program.source.filename.clone(),
        line: place.line,
        column: place.column,
        instruction_pointer: ip,
        instruction: instruction_at(frame, ip),
        internal: frame.lowered.internal,
        locals: locals(engine, frame)
            .into_iter()
            .map(|(name, value)| variable(&engine.cx, name, &value))
            .collect(),
        operands: operands(engine, position)
            .iter()
            .map(|value| value_state(&engine.cx, value, Bounds::MEDIUM))
            .collect(),
    })
}

fn variable(cx: &Context, name: String, value: &Value) -> Variable {
    Variable {
        name,
        value: value
            .bound()
            .map(|value| value_state(cx, value, Bounds::MEDIUM)),
    }
}

/// A frame's own variables with their values, unbound ones included.
pub(crate) fn locals(engine: &Engine, frame: &Frame) -> Vec<(String, Value)> {
    let start = frame.base as usize;
    let slots = engine.stack.range(start, start + frame.lowered.local_count);
    let declared = frame.lowered.code().locals.iter().zip(slots);
    let mut found: Vec<(String, Value)> = declared
        .map(|(slot, value)| (slot.name.clone(), content(&engine.cx, slot.kind, value)))
        .collect();
    if let Some(namespace) = frame.namespace() {
        found.extend(named_values(&engine.cx, namespace));
    }
    found
}

/// What a slot stands for: the content of its cell, if it has one.
fn content(cx: &Context, kind: SlotKind, value: &Value) -> Value {
    match (kind, value.downcast::<Cell>()) {
        (SlotKind::Cell | SlotKind::Free, Some(cell)) => cell.get(&cx.heap).content.clone(),
        _ => value.clone(),
    }
}

/// The operand stack of the frame at a place in the frame list.
pub(crate) fn operands(engine: &Engine, position: usize) -> &[Value] {
    let Some(frame) = engine.frames.get(position) else {
        return &[];
    };
    let start = frame.base as usize + frame.lowered.local_count;
    let end = match engine.frames.get(position + 1) {
        Some(next) => next.floor as usize,
        None => engine.stack.len(),
    };
    engine.stack.range(start, end)
}

/// A namespace's names with their values, in order.
pub(crate) fn named_values(cx: &Context, namespace: &Handle<Dict>) -> Vec<(String, Value)> {
    let entries = namespace.get(&cx.heap).iter();
    let named = entries.filter_map(|entry| {
        let name = entry.key.downcast::<Str>()?.text(&cx.heap).to_string();
        Some((name, entry.value.clone()))
    });
    named.collect()
}

/// The globals of `__main__` that the program bound itself, and not to a module.
pub(crate) fn own_globals(engine: &Engine) -> Vec<Variable> {
    let Some(globals) = &engine.main_globals else {
        return Vec::new();
    };
    let is_own = |(name, value): &(String, Value)| {
        let dunder = name.starts_with("__") && name.ends_with("__");
        !dunder && value.downcast::<Module>().is_none()
    };
    let shown = |(name, value): (String, Value)| Variable {
        name,
        value: Some(value_state(&engine.cx, &value, Bounds::LONG)),
    };
    let values = named_values(&engine.cx, globals).into_iter();
    values.filter(is_own).map(shown).collect()
}

/// A global of `__main__`.
pub(crate) fn find_global(engine: &Engine, name: &str) -> Option<Value> {
    let globals = engine.main_globals.as_ref()?;
    let mut values = named_values(&engine.cx, globals).into_iter();
    values
        .find(|(candidate, _)| candidate == name)
        .map(|(_, value)| value)
}

/// The value of a name as frame `index` sees it, without builtins.
pub(crate) fn find_name(engine: &Engine, index: usize, name: &str) -> Option<Value> {
    let frame = engine.frames.get(position(engine, index)?)?;
    let mut locals = locals(engine, frame).into_iter();
    if let Some((_, value)) = locals.find(|(candidate, _)| candidate == name) {
        return Some(value);
    }
    let mut globals = named_values(&engine.cx, &frame.globals).into_iter();
    globals
        .find(|(candidate, _)| candidate == name)
        .map(|(_, value)| value)
}
