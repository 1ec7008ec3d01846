//! JSON for machines: one object a line on standard output.

use crate::host::end_if_closed;
use hognose::{Fault, Outcome, Raised, Variable, Vm};
use serde_json::{Value, json};
use std::io::Write;

/// Print a value on a line of its own.
pub fn print(value: &Value) {
    end_if_closed(writeln!(std::io::stdout().lock(), "{value}"));
}

/// How a run ended.
pub fn outcome(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Done(_) => json!({ "kind": "done" }),
        Outcome::Paused(_) => json!({ "kind": "paused" }),
        Outcome::Raised(raised) => exception(raised),
        Outcome::Fault(fault) => json!({
            "kind": "fault",
            "fault": fault_name(*fault),
            "message": fault.to_string(),
        }),
    }
}

fn exception(raised: &Raised) -> Value {
    json!({
        "kind": "raised",
        "type": raised.type_name,
        "message": raised.message,
        "traceback": raised.traceback,
        "exit_status": raised.exit_status,
        "frames": raised.frames,
    })
}

fn fault_name(fault: Fault) -> String {
    format!("{fault:?}").to_ascii_lowercase()
}

/// The program's globals, in order.
pub fn globals(globals: &[Variable]) -> Value {
    Value::Array(globals.iter().map(|each| json!(each)).collect())
}

/// What the VM has used.
pub fn usage(vm: &Vm) -> Value {
    let usage = vm.usage();
    json!({
        "fuel": usage.fuel,
        "memory_peak": vm.memory_peak(),
        "memory": vm.memory_used(),
        "output": usage.output,
    })
}
