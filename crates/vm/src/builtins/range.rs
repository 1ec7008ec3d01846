//! `range`: the table of its methods, and how one is made.

use super::arguments::receiver;
use super::types::Getter;
use super::{NativeDef, TypeId};
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

fn part(cx: &mut Context, value: &Value, of: fn(&Range) -> i64) -> Res<Value> {
    Ok(match value.downcast::<Range>() {
        Some(range) => Value::Int(of(range.get(&cx.heap))),
        None => Value::Unbound,
    })
}

fn bound(cx: &mut Context, value: &Value) -> Res<i64> {
    if let Value::Int(bound) = value {
        return Ok(*bound);
    }
    let number = cx.integer_argument(value)?;
    match i64::try_from(&number) {
        Ok(bound) => Ok(bound),
        Err(_) => {
            let message = "range() bounds beyond 64 bits are not supported";
            Err(cx.raise(TypeId::OverflowError, message))
        }
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

impl Range {
    /// The index of an item.
    pub(crate) fn index_of(&self, item: i64) -> Option<u64> {
        let offset = i128::from(item) - i128::from(self.start);
        let step = i128::from(self.step);
        let index = u64::try_from(offset / step).ok()?;
        (offset % step == 0 && index < self.len()).then_some(index)
    }
}

/// The index of a value among a range's items. Integers are found by arithmetic, floats and
/// complex numbers by their whole value; other builtin values are equal to none.
fn find(cx: &mut Context, args: &[Value]) -> Res<Option<u64>> {
    let range = *receiver::<Range>(args)?.get(&cx.heap);
    let item = match cx.as_complex(&args[1]) {
        Some(number) if number.imag == 0.0 => &Value::Float(number.real),
        _ => &args[1],
    };
    match item {
        Value::Int(item) => Ok(range.index_of(*item)),
        Value::Bool(item) => Ok(range.index_of(i64::from(*item))),
        Value::Float(item) => {
            let whole = item.fract() == 0.0 && (-9e18..9e18).contains(item);
            Ok(if whole {
                range.index_of(*item as i64)
            } else {
                None
            })
        }
        value if cx.has_guest_class(value) => Err(Throw::NeedsGuest),
        _ => Ok(None),
    }
}

fn count(cx: &mut Context, args: &[Value]) -> Res<Value> {
    Ok(Value::Int(i64::from(find(cx, args)?.is_some())))
}

fn index(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if let Some(index) = find(cx, args)? {
        return cx.new_int(index.into());
    }
    Err(match cx.is_integer(&args[1]) {
        true => cx.value_error("range.index(x): x not in range"),
        false => cx.value_error("sequence.index(x): x not in sequence"),
    })
}
