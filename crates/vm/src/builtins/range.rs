//! `range`: the table of its methods, and how one is made.

use super::NativeDef;
use super::arguments::receiver;
use super::types::Getter;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::object::Range;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// How many items are equal to a value.
    "count" "(self, value, /)" => leaf count, else "sequence_count";
    /// The index of a value.
    "index" "(self, value, /)" => leaf index, else "range_index";
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "start",
        get: |cx, value| part(cx, value, |range| range.start),
    },
    Getter {
        name: "stop",
        get: |cx, value| part(cx, value, |range| range.stop),
    },
    Getter {
        name: "step",
        get: |cx, value| part(cx, value, |range| range.step),
    },
];

/// Makes one: `range(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "range",
    signature: "(start, stop=0, step=1, /)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("range_new"),
    doc: "",
};

fn part(cx: &mut Context, value: &Value, of: fn(&Range) -> i128) -> Res<Value> {
    match value.downcast::<Range>() {
        Some(range) => {
            let part = of(range.get(&cx.heap));
            cx.new_int(part.into())
        }
        None => Ok(Value::Unbound),
    }
}

fn bound(cx: &mut Context, value: &Value) -> Res<i128> {
    if let Value::Int(bound) = value {
        return Ok(i128::from(*bound));
    }
    let number = cx.integer_argument(value)?;
    match i128::try_from(&number) {
        Ok(bound) if bound.abs() <= Range::BOUND_MAX => Ok(bound),
        _ => Err(cx.range_too_far()),
    }
}

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let first = bound(cx, &args[0])?;
    let (start, stop) = match args[1].bound() {
        Some(stop) => (first, bound(cx, stop)?),
        None => (0, first),
    };
    let step = match args[2].bound() {
        Some(step) => bound(cx, step)?,
        None => 1,
    };
    if step == 0 {
        return Err(cx.value_error("range() arg 3 must not be zero"));
    }
    Ok(cx.heap.alloc(Range { start, stop, step })?.into_value())
}

/// The index of a value among a range's items. Integers are found by arithmetic, floats and
/// complex numbers by their whole value; other builtin values are equal to none.
pub(crate) fn find(cx: &mut Context, range: Range, value: &Value) -> Res<Option<u128>> {
    let value = match cx.as_complex(value) {
        Some(number) if number.imag == 0.0 => &Value::Float(number.real),
        _ => value,
    };
    if let Value::Float(item) = value {
        let whole = item.fract() == 0.0 && item.abs() < Range::BOUND_MAX as f64;
        return Ok(whole.then(|| range.index_of(*item as i128)).flatten());
    }
    if let Some(number) = cx.as_ibig(value) {
        let item = i128::try_from(&number).ok();
        return Ok(item.and_then(|item| range.index_of(item)));
    }
    match cx.has_guest_class(value) {
        true => Err(Throw::NeedsGuest),
        false => Ok(None),
    }
}

fn count(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let range = *receiver::<Range>(args)?.get(&cx.heap);
    let found = find(cx, range, &args[1])?;
    Ok(Value::Int(i64::from(found.is_some())))
}

fn index(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let range = *receiver::<Range>(args)?.get(&cx.heap);
    if let Some(index) = find(cx, range, &args[1])? {
        return cx.new_int(index.into());
    }
    Err(match cx.is_integer(&args[1]) {
        true => cx.value_error("range.index(x): x not in range"),
        false => cx.value_error("sequence.index(x): x not in sequence"),
    })
}
