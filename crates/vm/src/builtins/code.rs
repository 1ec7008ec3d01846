//! `code`: what is known of a function's code.

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::Code;
use hognose_bytecode::program::{self, CodeKind, ConstantValue, SlotKind};
use std::sync::Arc;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "co_argcount",
        get: |cx, value| count(cx, value, |code| code.parameters.positional_count),
    },
    Getter {
        name: "co_cellvars",
        get: |cx, value| slots(cx, value, |kind| kind == SlotKind::Cell),
    },
    Getter {
        name: "co_consts",
        get: constants,
    },
    Getter {
        name: "co_filename",
        get: filename,
    },
    Getter {
        name: "co_firstlineno",
        get: |cx, value| count(cx, value, |code| code.first_line),
    },
    Getter {
        name: "co_flags",
        get: |cx, value| count(cx, value, flags),
    },
    Getter {
        name: "co_freevars",
        get: |cx, value| slots(cx, value, |kind| kind == SlotKind::Free),
    },
    Getter {
        name: "co_kwonlyargcount",
        get: |cx, value| count(cx, value, |code| code.parameters.keyword_only_count),
    },
    Getter {
        name: "co_name",
        get: |cx, value| text(cx, value, |code| &code.name),
    },
    Getter {
        name: "co_names",
        get: names,
    },
    Getter {
        name: "co_nlocals",
        get: local_count,
    },
    Getter {
        name: "co_posonlyargcount",
        get: |cx, value| count(cx, value, |code| code.parameters.positional_only_count),
    },
    Getter {
        name: "co_qualname",
        get: |cx, value| text(cx, value, |code| &code.qualname),
    },
    Getter {
        name: "co_stacksize",
        get: stack_size,
    },
    Getter {
        name: "co_varnames",
        get: variable_names,
    },
];

fn of(cx: &mut Context, value: &Value) -> Res<Handle<Code>> {
    match value.downcast::<Code>() {
        Some(code) => Ok(code.clone()),
        None => Err(cx.type_error("a code object is needed")),
    }
}

fn count(cx: &mut Context, value: &Value, count: fn(&program::Code) -> u32) -> Res<Value> {
    let code = of(cx, value)?;
    Ok(Value::Int(i64::from(count(code.get(&cx.heap).code()))))
}

fn text(cx: &mut Context, value: &Value, text: fn(&program::Code) -> &str) -> Res<Value> {
    let code = of(cx, value)?;
    let text = text(code.get(&cx.heap).code()).to_string();
    cx.constant_str(&text)
}

fn filename(cx: &mut Context, value: &Value) -> Res<Value> {
    let code = of(cx, value)?;
    let filename = code.get(&cx.heap).program.source.filename.clone();
    cx.constant_str(&filename)
}

fn tuple_of_names(cx: &mut Context, names: Vec<String>) -> Res<Value> {
    cx.charge_items(names.len())?;
    let items: Res<Vec<Value>> = names.iter().map(|name| cx.constant_str(name)).collect();
    Ok(cx.heap.tuple_value(items?)?)
}

fn slots(cx: &mut Context, value: &Value, wanted: fn(SlotKind) -> bool) -> Res<Value> {
    let code = of(cx, value)?;
    let locals = &code.get(&cx.heap).code().locals;
    let names = locals.iter().filter(|slot| wanted(slot.kind));
    let names = names.map(|slot| slot.name.clone()).collect();
    tuple_of_names(cx, names)
}

/// Parameters and plain locals; a parameter that inner functions share counts too.
fn variables(code: &program::Code) -> Vec<String> {
    let parameter_count = code.parameters.slot_count() as usize;
    let locals = code.locals.iter().enumerate();
    let shown = locals.filter(|(index, slot)| {
        *index < parameter_count || matches!(slot.kind, SlotKind::Local | SlotKind::Hidden)
    });
    shown.map(|(_, slot)| slot.name.clone()).collect()
}

fn variable_names(cx: &mut Context, value: &Value) -> Res<Value> {
    let code = of(cx, value)?;
    let names = variables(code.get(&cx.heap).code());
    tuple_of_names(cx, names)
}

fn local_count(cx: &mut Context, value: &Value) -> Res<Value> {
    let code = of(cx, value)?;
    Ok(Value::Int(variables(code.get(&cx.heap).code()).len() as i64))
}

fn names(cx: &mut Context, value: &Value) -> Res<Value> {
    let code = of(cx, value)?;
    let names = code.get(&cx.heap).code().names.clone();
    tuple_of_names(cx, names)
}

fn stack_size(cx: &mut Context, value: &Value) -> Res<Value> {
    let code = of(cx, value)?;
    let payload = code.get(&cx.heap);
    let depth = payload.program.facts(payload.index).stack_max;
    Ok(Value::Int(i64::from(depth)))
}

fn constants(cx: &mut Context, value: &Value) -> Res<Value> {
    let code = of(cx, value)?;
    let payload = code.get(&cx.heap);
    let (program, index) = (Arc::clone(&payload.program), payload.index);
    let constants: &[ConstantValue] = &program.codes[index.0 as usize].constants;
    cx.charge_items(constants.len())?;
    let items: Res<Vec<Value>> = constants
        .iter()
        .map(|constant| cx.constant_value(&program, constant))
        .collect();
    Ok(cx.heap.tuple_value(items?)?)
}

/// The flags CPython gives a code of this form.
fn flags(code: &program::Code) -> u32 {
    let mut flags = match code.kind {
        CodeKind::Module | CodeKind::Class => 0,
        CodeKind::Function => 0x3,
        CodeKind::Generator => 0x23,
        CodeKind::Coroutine => 0x83,
        CodeKind::AsyncGenerator => 0x203,
    };
    if code.parameters.var_positional {
        flags |= 0x4;
    }
    if code.parameters.var_keyword {
        flags |= 0x8;
    }
    flags
}
