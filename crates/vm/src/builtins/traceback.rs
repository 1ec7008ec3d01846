//! `traceback`: the places an exception passed, as far as they were known when it was asked for.

use super::types::Getter;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::Traceback;

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "tb_frame",
        get: frame,
    },
    Getter {
        name: "tb_lasti",
        get: instruction,
    },
    Getter {
        name: "tb_lineno",
        get: line,
    },
    Getter {
        name: "tb_next",
        get: next,
    },
];

fn instruction(cx: &mut Context, value: &Value) -> Res<Value> {
    let Some(traceback) = value.downcast::<Traceback>() else {
        return Ok(Value::Unbound);
    };
    let traceback = traceback.get(&cx.heap);
    let entry = traceback.entries.get(traceback.start);
    Ok(entry.map_or(Value::None, |entry| Value::Int(i64::from(entry.ip))))
}

fn line(cx: &mut Context, value: &Value) -> Res<Value> {
    let Some(traceback) = value.downcast::<Traceback>() else {
        return Ok(Value::Unbound);
    };
    let traceback = traceback.get(&cx.heap);
    let entry = traceback.entries.get(traceback.start);
    Ok(entry.map_or(Value::None, |entry| {
        let position = entry.code.code().position_at(entry.ip);
        Value::Int(i64::from(position.line))
    }))
}

fn next(cx: &mut Context, value: &Value) -> Res<Value> {
    let Some(traceback) = value.downcast::<Traceback>() else {
        return Ok(Value::Unbound);
    };
    let traceback = traceback.get(&cx.heap);
    let start = traceback.start + 1;
    if start >= traceback.entries.len() {
        return Ok(Value::None);
    }
    let next = Traceback {
        entries: traceback.entries.clone(),
        start,
    };
    Ok(cx.heap.alloc(next)?.into_value())
}

/// Frames are gone when an exception is caught: they cannot be looked into.
fn frame(cx: &mut Context, _: &Value) -> Res<Value> {
    let message = "frames of a traceback are not available";
    Err(cx.raise(super::TypeId::NotImplementedError, message))
}
