//! `slice`: the table of its methods, and how one is made.

use super::NativeDef;
use super::arguments::receiver;
use super::types::Getter;
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::Slice;
use dashu_int::IBig;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Start, stop and step over a sequence of this length.
    "indices" "(self, object, /)" => leaf indices, else "slice_indices";
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "start",
        get: |cx, value| part(cx, value, |slice| &slice.start),
    },
    Getter {
        name: "stop",
        get: |cx, value| part(cx, value, |slice| &slice.stop),
    },
    Getter {
        name: "step",
        get: |cx, value| part(cx, value, |slice| &slice.step),
    },
];

/// Makes one: `slice(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "slice",
    signature: "(start, stop=None, step=None, /)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: None,
    doc: "",
};

fn part(cx: &mut Context, value: &Value, of: fn(&Slice) -> &Value) -> Res<Value> {
    Ok(match value.downcast::<Slice>() {
        Some(slice) => of(slice.get(&cx.heap)).clone(),
        None => Value::Unbound,
    })
}

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let or_none = |value: &Value| value.bound().cloned().unwrap_or(Value::None);
    let slice = match args[1].bound() {
        Some(stop) => Slice {
            start: args[0].clone(),
            stop: stop.clone(),
            step: or_none(&args[2]),
        },
        None => Slice {
            start: Value::None,
            stop: args[0].clone(),
            step: Value::None,
        },
    };
    Ok(cx.heap.alloc(slice)?.into_value())
}

fn indices(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let slice = receiver::<Slice>(args)?;
    let len = cx.integer_argument(&args[1])?;
    if len < IBig::ZERO {
        return Err(cx.value_error("length should not be negative"));
    }
    let mut values = Vec::with_capacity(3);
    for number in cx.slice_numbers(&slice, &len)? {
        values.push(cx.new_int(number)?);
    }
    Ok(cx.heap.tuple_value(values)?)
}

impl Context {
    /// Start, stop and step of a slice over a sequence of `len` items, of any size.
    pub(crate) fn slice_numbers(&mut self, slice: &Handle<Slice>, len: &IBig) -> Res<[IBig; 3]> {
        let payload = slice.get(&self.heap);
        let parts = [
            payload.start.clone(),
            payload.stop.clone(),
            payload.step.clone(),
        ];
        let step = match slice_number(self, &parts[2])? {
            Some(step) if step == IBig::ZERO => {
                return Err(self.value_error("slice step cannot be zero"));
            }
            Some(step) => step,
            None => IBig::ONE,
        };
        let forward = step > IBig::ZERO;
        let (low, high) = match forward {
            true => (IBig::ZERO, len.clone()),
            false => (-IBig::ONE, len - IBig::ONE),
        };
        let mut place = |part: &Value, default: &IBig| -> Res<IBig> {
            Ok(match slice_number(self, part)? {
                None => default.clone(),
                Some(index) if index < IBig::ZERO => (index + len).max(low.clone()),
                Some(index) => index.min(high.clone()),
            })
        };
        let start = place(&parts[0], if forward { &low } else { &high })?;
        let stop = place(&parts[1], if forward { &high } else { &low })?;
        Ok([start, stop, step])
    }
}

/// A part of a slice as a number; None is none.
fn slice_number(cx: &mut Context, part: &Value) -> Res<Option<IBig>> {
    if part.is_none() {
        return Ok(None);
    }
    if let Some(number) = cx.as_ibig(part) {
        return Ok(Some(number));
    }
    match cx.search_bound(part, 0) {
        Err(crate::error::Throw::Exception) => {
            let message = "slice indices must be integers or None or have an __index__ method";
            Err(cx.type_error(message))
        }
        result => result.map(|number| Some(number.into())),
    }
}
