//! `time`: clocks and sleep, by what the host grants.
//!
//! A host that grants no clock leaves a program deterministic: its clocks stand at 0.

use crate::builtins::{NativeDef, NativeModule, TypeId, natives};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use std::time::Duration;

/// The module.
pub(super) static MODULE: NativeModule = NativeModule {
    name: "time",
    functions: FUNCTIONS,
    constant: |_, _| Ok(None),
    constants: &[],
    prelude: &[],
    computed: &[],
};

static FUNCTIONS: &[NativeDef] = natives! {
    /// Seconds since some point, never going back.
    "monotonic" "()" => leaf monotonic;
    /// Nanoseconds since some point, never going back.
    "monotonic_ns" "()" => leaf monotonic_ns;
    /// Seconds since some point, by the best clock.
    "perf_counter" "()" => leaf monotonic;
    /// Nanoseconds since some point, by the best clock.
    "perf_counter_ns" "()" => leaf monotonic_ns;
    /// Seconds the program has run.
    "process_time" "()" => leaf monotonic;
    /// Nanoseconds the program has run.
    "process_time_ns" "()" => leaf monotonic_ns;
    /// Wait for some seconds.
    "sleep" "(seconds, /)" => leaf sleep;
    /// Seconds the program has run.
    "thread_time" "()" => leaf monotonic;
    /// Nanoseconds the program has run.
    "thread_time_ns" "()" => leaf monotonic_ns;
    /// Seconds since 1970.
    "time" "()" => leaf time;
    /// Nanoseconds since 1970.
    "time_ns" "()" => leaf time_ns;
};

fn seconds(time: Option<Duration>) -> Value {
    Value::Float(time.unwrap_or_default().as_secs_f64())
}

fn nanoseconds(time: Option<Duration>) -> Value {
    let count = time.unwrap_or_default().as_nanos();
    Value::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

fn monotonic(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(seconds(cx.host.monotonic()))
}

fn monotonic_ns(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(nanoseconds(cx.host.monotonic()))
}

fn time(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(seconds(cx.host.now()))
}

fn time_ns(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(nanoseconds(cx.host.now()))
}

fn sleep(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let inner = cx.plain(&args[0]);
    let duration = match &inner {
        Value::Float(seconds) if seconds.is_nan() => {
            return Err(cx.value_error("Invalid value NaN (not a number)"));
        }
        Value::Float(seconds) => *seconds,
        other if cx.is_integer(other) => cx.as_float(other)?.unwrap_or(0.0),
        _ => {
            if cx.guest_special(&args[0], Special::Index)?.is_some() {
                return Err(Throw::NeedsGuest);
            }
            let name = cx.type_name(&args[0]);
            let message = format!("'{name}' object cannot be interpreted as an integer or float");
            return Err(cx.type_error(message));
        }
    };
    if duration < 0.0 {
        return Err(cx.value_error("sleep length must be non-negative"));
    }
    match Duration::try_from_secs_f64(duration) {
        Ok(duration) if duration.as_secs() < i64::MAX as u64 / 1_000_000_000 => {
            cx.host.sleep(duration);
            Ok(Value::None)
        }
        _ => {
            let message = "timestamp out of range for C PyTime_t";
            Err(cx.raise(TypeId::OverflowError, message))
        }
    }
}
