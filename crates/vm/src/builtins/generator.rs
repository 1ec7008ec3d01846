//! `generator`: the table of its methods and attributes.

use super::types::Getter;
use super::{NativeDef, TypeId};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::iterator::GeneratorState;
use crate::object::{Code, Generator};
use hognose_bytecode::Opcode;
use std::sync::Arc;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The generator itself.
    "__iter__" "(self, /)" => leaf iter;
    /// The next item.
    "__next__" "(self, /)" => engine Engine::generator_next;
    /// End the generator: `GeneratorExit` is raised where it stands.
    "close" "(self, /)" => leaf close, else "generator_close";
    /// Go on, with a value as the result of the `yield`.
    "send" "(self, value, /)" => engine Engine::generator_send;
    /// Go on by raising an exception at the `yield`.
    "throw" "(self, type, value=None, traceback=None, /)" => engine Engine::generator_throw;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__name__",
        get: |cx, value| Ok(of(cx, value)?.get(&cx.heap).name.to_value()),
    },
    Getter {
        name: "__qualname__",
        get: |cx, value| Ok(of(cx, value)?.get(&cx.heap).qualname.to_value()),
    },
    Getter {
        name: "gi_code",
        get: code,
    },
    Getter {
        name: "gi_frame",
        get: frame,
    },
    Getter {
        name: "gi_running",
        get: running,
    },
    Getter {
        name: "gi_suspended",
        get: suspended,
    },
    Getter {
        name: "gi_yieldfrom",
        get: delegate,
    },
];

fn of(cx: &mut Context, value: &Value) -> Res<Handle<Generator>> {
    match value.downcast::<Generator>() {
        Some(generator) => Ok(generator.clone()),
        None => Err(cx.type_error("a generator is needed")),
    }
}

fn iter(_: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(args[0].clone())
}

/// A generator that has not begun, or has ended, runs nothing any more.
fn close(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let generator = of(cx, &args[0])?;
    match &generator.get(&cx.heap).state {
        GeneratorState::Running => Err(cx.value_error("generator already executing")),
        GeneratorState::Finished => Ok(Value::None),
        GeneratorState::Suspended(frame) if frame.started => Err(Throw::NeedsGuest),
        GeneratorState::Suspended(frame) => {
            cx.heap.account().release(frame.size());
            let payload = generator.get_mut(&mut cx.heap);
            drop(std::mem::replace(
                &mut payload.state,
                GeneratorState::Finished,
            ));
            Ok(Value::None)
        }
    }
}

/// The code of a generator that has not ended.
fn code(cx: &mut Context, value: &Value) -> Res<Value> {
    let generator = of(cx, value)?;
    let GeneratorState::Suspended(frame) = &generator.get(&cx.heap).state else {
        let message = "the code of a generator that is not suspended is not available";
        return Err(cx.raise(TypeId::NotImplementedError, message));
    };
    let code = Code::new(Arc::clone(&frame.lowered.program), frame.lowered.index);
    Ok(cx.heap.alloc(code)?.into_value())
}

/// Frames cannot be looked into; a generator that has ended has none.
fn frame(cx: &mut Context, value: &Value) -> Res<Value> {
    let generator = of(cx, value)?;
    match generator.get(&cx.heap).state {
        GeneratorState::Finished => Ok(Value::None),
        _ => {
            let message = "frames of generators are not available";
            Err(cx.raise(TypeId::NotImplementedError, message))
        }
    }
}

fn running(cx: &mut Context, value: &Value) -> Res<Value> {
    let generator = of(cx, value)?;
    let state = &generator.get(&cx.heap).state;
    Ok(Value::Bool(matches!(state, GeneratorState::Running)))
}

fn suspended(cx: &mut Context, value: &Value) -> Res<Value> {
    let generator = of(cx, value)?;
    let state = &generator.get(&cx.heap).state;
    let suspended = matches!(state, GeneratorState::Suspended(frame) if frame.started);
    Ok(Value::Bool(suspended))
}

/// The iterator a suspended generator delegates to: the top of its operand stack.
fn delegate(cx: &mut Context, value: &Value) -> Res<Value> {
    let generator = of(cx, value)?;
    let GeneratorState::Suspended(frame) = &generator.get(&cx.heap).state else {
        return Ok(Value::None);
    };
    let next = frame.lowered.ops.get(frame.ip as usize);
    let delegates = frame.started && next.is_some_and(|op| op.opcode == Opcode::YieldFrom);
    let iterator = frame.window.last().filter(|_| delegates);
    Ok(iterator.cloned().unwrap_or(Value::None))
}
