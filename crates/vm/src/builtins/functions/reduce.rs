//! Builtin functions that make one value of many: `sum`, `min`, `max`, `any`, `all`.

use crate::builtins::NativeDef;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::number::complex::Complex;
use crate::object::{ByteArray, Bytes, List, Str, Tuple};
use hognose_bytecode::operand::{BinaryOperator, CompareOperator};

/// Functions that make one value of many.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    /// Whether all items are true.
    "all" "(iterable, /)" => leaf all, else "all_of";
    /// Whether an item is true.
    "any" "(iterable, /)" => leaf any, else "any_of";
    /// The largest item, or the largest argument.
    "max" "(*args, key=None, default=None)" => leaf max;
    /// The smallest item, or the smallest argument.
    "min" "(*args, key=None, default=None)" => leaf min;
    /// The sum of the items and of a start value.
    "sum" "(iterable, /, start=0)" => leaf sum, else "sum_of";
};

/// The sums that the prelude builds up item by item.
pub(crate) static INTERNAL: &[NativeDef] = natives! {
    /// The state of a sum, as a list.
    "_sum_start" "(start, /)" => leaf sum_start;
    /// Add an item to a sum; False if that takes guest code.
    "_sum_add" "(state, item, /)" => leaf sum_add;
    /// Put a total that guest code made in place.
    "_sum_set" "(state, total, /)" => leaf sum_set;
    /// What a sum has come to.
    "_sum_total" "(state, /)" => leaf sum_total;
};

// any, all.

/// Step through an iterable until an item's truth is `wanted`.
fn find_truth(cx: &mut Context, iterable: &Value, wanted: bool, rest: &'static str) -> Res<Value> {
    let Some(iterator) = cx.native_iter(iterable)? else {
        return match cx.has_guest_class(iterable) {
            true => Err(Throw::NeedsGuest),
            false => Err(cx.not_iterable(iterable)),
        };
    };
    if !cx.steps_natively(&iterator, 0) {
        return Err(Throw::NeedsGuest);
    }
    let mut count = 0usize;
    while let Some(item) = cx.native_next(&iterator)? {
        match cx.truth(&item) {
            Ok(truth) if truth == wanted => return Ok(Value::Bool(wanted)),
            Ok(_) => {}
            Err(Throw::NeedsGuest) => return Err(cx.divert_to(rest, vec![item, iterator])),
            Err(throw) => return Err(throw),
        }
        count += 1;
        // A fault here loses nothing: the items so far do not decide.
        if count.is_multiple_of(16) {
            cx.charge(1)?;
        }
    }
    Ok(Value::Bool(!wanted))
}

fn any(cx: &mut Context, args: &[Value]) -> Res<Value> {
    find_truth(cx, &args[0], true, "any_rest")
}

fn all(cx: &mut Context, args: &[Value]) -> Res<Value> {
    find_truth(cx, &args[0], false, "all_rest")
}

// min, max.

fn min(cx: &mut Context, args: &[Value]) -> Res<Value> {
    extreme(cx, args, "min", CompareOperator::Lt)
}

fn max(cx: &mut Context, args: &[Value]) -> Res<Value> {
    extreme(cx, args, "max", CompareOperator::Gt)
}

/// The first item that is before all others by `operator`.
fn extreme(
    cx: &mut Context,
    args: &[Value],
    name: &'static str,
    operator: CompareOperator,
) -> Res<Value> {
    let (key, default) = (&args[1], &args[2]);
    let given = match args[0].downcast::<Tuple>() {
        Some(given) => given.items(&cx.heap).to_vec(),
        None => Vec::new(),
    };
    if given.is_empty() {
        let message = format!("{name} expected at least 1 argument, got 0");
        return Err(cx.type_error(message));
    }
    let several = given.len() > 1;
    if several && !default.is_unbound() {
        let message =
            format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(cx.type_error(message));
    }
    let iterable = match several {
        true => args[0].clone(),
        false => given[0].clone(),
    };
    let by_key = !matches!(key, Value::Unbound | Value::None);
    // Where guest code is needed, or a limit is hit, the prelude goes on with the items taken.
    let (items, throw) = match by_key {
        true => (None, Throw::NeedsGuest),
        false => match cx.collect(&iterable) {
            Err(throw) => (None, throw),
            Ok(items) if items.is_empty() => {
                return match default.bound() {
                    Some(default) => Ok(default.clone()),
                    None => Err(cx.value_error(format!("{name}() iterable argument is empty"))),
                };
            }
            Ok(items) => match extreme_of(cx, &items, operator) {
                Err(throw) => (Some(items), throw),
                result => return result,
            },
        },
    };
    if throw == Throw::Exception || items.is_none() && throw != Throw::NeedsGuest {
        return Err(throw);
    }
    let name = cx.constant_str(name)?;
    let iterable = match items {
        Some(items) => cx.heap.list_value(items)?,
        None => iterable,
    };
    let defaults: Vec<Value> = default.bound().cloned().into_iter().collect();
    let defaults = cx.heap.tuple_value(defaults)?;
    let largest = Value::Bool(operator == CompareOperator::Gt);
    Err(match by_key {
        true => cx.divert_to(
            "extreme_by",
            vec![name, iterable, key.clone(), defaults, largest],
        ),
        false => cx.divert_to("extreme_plain", vec![name, iterable, defaults, largest]),
    })
}

fn extreme_of(cx: &mut Context, items: &[Value], operator: CompareOperator) -> Res<Value> {
    let mut best = &items[0];
    for item in &items[1..] {
        match cx.compare_operator(operator, item, best)? {
            Some(true) => best = item,
            Some(false) => {}
            None => return Err(cx.not_ordered(operator, item, best)),
        }
    }
    Ok(best.clone())
}

// sum.

/// A sum in the making, with CPython's ways of adding: exact for machine integers, compensated for
/// floats and complex numbers, and plain addition for all else.
enum Sum {
    Whole(i64),
    /// The sum and the part of it that was rounded away.
    Floating(f64, f64),
    /// As `Floating`, part by part.
    Complex(Complex, Complex),
    General(Value),
}

impl Sum {
    fn new(cx: &mut Context, start: &Value) -> Res<Sum> {
        let what = if start.downcast::<Str>().is_some() {
            Some(("strings", "''"))
        } else if start.downcast::<Bytes>().is_some() {
            Some(("bytes", "b''"))
        } else if start.downcast::<ByteArray>().is_some() {
            Some(("bytearray", "b''"))
        } else {
            None
        };
        if let Some((what, empty)) = what {
            let message = format!("sum() can't sum {what} [use {empty}.join(seq) instead]");
            return Err(cx.type_error(message));
        }
        Ok(match start.bound() {
            None => Sum::Whole(0),
            Some(Value::Int(start)) => Sum::Whole(*start),
            Some(start) => Sum::after(cx, start.clone()),
        })
    }

    /// How the sum goes on from a total that addition made.
    fn after(cx: &Context, total: Value) -> Sum {
        if let Some(total) = cx.as_complex(&total) {
            return Sum::Complex(total, Complex::ZERO);
        }
        match total {
            Value::Float(total) => Sum::Floating(total, 0.0),
            total => Sum::General(total),
        }
    }

    /// How this sum goes on from a total that addition made: never back to a narrower way.
    fn widened(&self, cx: &Context, total: Value) -> Sum {
        match (self, Sum::after(cx, total.clone())) {
            (Sum::Whole(_), next) | (Sum::Floating(..), next @ Sum::Complex(..)) => next,
            _ => Sum::General(total),
        }
    }

    fn total(&self, cx: &Context) -> Res<Value> {
        Ok(match self {
            Sum::Whole(total) => Value::Int(*total),
            Sum::Floating(sum, rest) => Value::Float(settled(*sum, *rest)),
            Sum::Complex(sum, rest) => cx.new_complex(Complex::new(
                settled(sum.real, rest.real),
                settled(sum.imag, rest.imag),
            ))?,
            Sum::General(total) => total.clone(),
        })
    }

    /// Add an item; on an error, or where guest code is needed, the sum is as before.
    fn add(&mut self, cx: &mut Context, item: &Value) -> Res<()> {
        match (&*self, item) {
            (Sum::Whole(total), Value::Int(_) | Value::Bool(_)) => {
                let number = match item {
                    Value::Int(number) => *number,
                    _ => i64::from(matches!(item, Value::Bool(true))),
                };
                if let Some(total) = total.checked_add(number) {
                    *self = Sum::Whole(total);
                    return Ok(());
                }
            }
            (Sum::Floating(sum, rest), Value::Float(number)) => {
                let (sum, rest) = compensated(*sum, *rest, *number);
                *self = Sum::Floating(sum, rest);
                return Ok(());
            }
            (Sum::Floating(sum, rest), _) if cx.is_integer(item) => {
                let (sum, rest) = (*sum, *rest);
                if let Some(number) = cx.as_float(item)? {
                    let (sum, rest) = compensated(sum, rest, number);
                    *self = Sum::Floating(sum, rest);
                    return Ok(());
                }
            }
            (Sum::Complex(sum, rest), _) => {
                let (sum, rest) = (*sum, *rest);
                if let Some(next) = add_complex(cx, sum, rest, item)? {
                    *self = next;
                    return Ok(());
                }
            }
            _ => {}
        }
        let total = self.total(cx)?;
        let added = cx.binary_operator(BinaryOperator::Add, &total, item)?;
        let Some(added) = added else {
            return Err(Throw::NeedsGuest);
        };
        *self = self.widened(cx, added);
        Ok(())
    }
}

/// Neumaier's summation: the sum, and what rounding has cost so far.
fn compensated(sum: f64, rest: f64, number: f64) -> (f64, f64) {
    let next = sum + number;
    let lost = if sum.abs() >= number.abs() {
        (sum - next) + number
    } else {
        (number - next) + sum
    };
    (next, rest + lost)
}

/// A compensated sum as one number.
fn settled(sum: f64, rest: f64) -> f64 {
    match rest != 0.0 && rest.is_finite() {
        true => sum + rest,
        false => sum,
    }
}

/// A complex sum and a number; `None` for other items.
fn add_complex(cx: &mut Context, sum: Complex, rest: Complex, item: &Value) -> Res<Option<Sum>> {
    let (number, has_imag) = match cx.as_complex(item) {
        Some(number) => (number, true),
        None => match cx.as_float(item)? {
            Some(real) => (Complex::new(real, 0.0), false),
            None => return Ok(None),
        },
    };
    let real = compensated(sum.real, rest.real, number.real);
    let imag = match has_imag {
        true => compensated(sum.imag, rest.imag, number.imag),
        false => (sum.imag, rest.imag),
    };
    let (sum, rest) = (Complex::new(real.0, imag.0), Complex::new(real.1, imag.1));
    Ok(Some(Sum::Complex(sum, rest)))
}

fn sum(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let mut sum = Sum::new(cx, &args[1])?;
    let items = cx.collect(&args[0])?;
    for (index, item) in items.iter().enumerate() {
        match sum.add(cx, item) {
            Ok(()) => {}
            // Run again, it takes the same items.
            Err(Throw::Fault(fault)) if !cx.is_used_up_by_collecting(&args[0]) => {
                return Err(Throw::Fault(fault));
            }
            // A limit hit here is hit again in the prelude, where the items taken are not lost.
            Err(Throw::NeedsGuest | Throw::Fault(_)) => {
                let rest = cx.heap.list_value(items[index..].to_vec())?;
                return Err(cx.divert_to("sum_rest", vec![sum.total(cx)?, rest]));
            }
            Err(throw) => return Err(throw),
        }
    }
    sum.total(cx)
}

/// The parts of a sum's state: the way of adding, the total, the rest.
fn sum_state(cx: &Context, sum: &Sum) -> Res<Vec<Value>> {
    let none = Value::Float(0.0);
    let (way, total, rest) = match sum {
        Sum::Whole(total) => (0, Value::Int(*total), none),
        Sum::Floating(sum, rest) => (1, Value::Float(*sum), Value::Float(*rest)),
        Sum::General(total) => (2, total.clone(), none),
        Sum::Complex(sum, rest) => (3, cx.new_complex(*sum)?, cx.new_complex(*rest)?),
    };
    Ok(vec![Value::Int(way), total, rest])
}

fn sum_of_state(cx: &Context, state: &Value) -> Sum {
    let items = state.downcast::<List>().map(|list| list.items(&cx.heap));
    match items {
        Some([Value::Int(0), Value::Int(total), _]) => Sum::Whole(*total),
        Some([Value::Int(1), Value::Float(sum), Value::Float(rest)]) => Sum::Floating(*sum, *rest),
        Some([Value::Int(3), sum, rest]) => Sum::Complex(
            cx.as_complex(sum).unwrap_or(Complex::ZERO),
            cx.as_complex(rest).unwrap_or(Complex::ZERO),
        ),
        Some([_, total, _]) => Sum::General(total.clone()),
        _ => Sum::Whole(0),
    }
}

fn store_sum(cx: &mut Context, state: &Value, sum: &Sum) -> Res<()> {
    let parts = sum_state(cx, sum)?;
    if let Some(list) = state.downcast::<List>() {
        for (place, part) in list.items_mut(&mut cx.heap).iter_mut().zip(parts) {
            *place = part;
        }
    }
    Ok(())
}

fn sum_start(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let sum = Sum::new(cx, &args[0])?;
    let parts = sum_state(cx, &sum)?;
    Ok(cx.heap.list_value(parts)?)
}

fn sum_add(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let mut sum = sum_of_state(cx, &args[0]);
    match sum.add(cx, &args[1]) {
        Ok(()) => {
            store_sum(cx, &args[0], &sum)?;
            Ok(Value::Bool(true))
        }
        Err(Throw::NeedsGuest) => Ok(Value::Bool(false)),
        Err(throw) => Err(throw),
    }
}

fn sum_set(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let sum = sum_of_state(cx, &args[0]).widened(cx, args[1].clone());
    store_sum(cx, &args[0], &sum)?;
    Ok(Value::None)
}

fn sum_total(cx: &mut Context, args: &[Value]) -> Res<Value> {
    sum_of_state(cx, &args[0]).total(cx)
}
