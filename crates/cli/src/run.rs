//! `hog run`: run a program to its end or to a limit.

use crate::file::{self, Loaded};
use crate::host::{Captured, Sink, Terminal, end_if_closed};
use crate::json;
use crate::options::RunOptions;
use crate::report::{self, print_error};
use crate::status::Status;
use hognose::{Fault, Host, Limits, Outcome, Raised, Stream, Vm};
use serde_json::json;
use std::io::Write;
use std::sync::{Arc, Mutex};

/// Run what the options say.
pub fn run(options: &RunOptions) -> Status {
    let loaded = match file::load(&options.program, options.json) {
        Ok(loaded) => loaded,
        Err(status) => return status,
    };
    match options.json {
        true => run_as_json(options, loaded),
        false => run_plain(options, loaded),
    }
}

/// A VM for a program, or the status of a failure that has been reported.
pub fn new_vm(loaded: Loaded, limits: Limits, host: Box<dyn Host>) -> Result<Vm, Status> {
    match Vm::new(loaded.program, limits, host) {
        Ok(mut vm) => {
            vm.set_arguments(loaded.arguments);
            Ok(vm)
        }
        Err(fault) => Err(report_fault(fault, None)),
    }
}

fn run_plain(options: &RunOptions, loaded: Loaded) -> Status {
    let host = Box::new(Terminal::standard());
    let mut vm = match new_vm(loaded, options.limits.limits(), host) {
        Ok(vm) => vm,
        Err(status) => return status,
    };
    let outcome = vm.run();
    vm.flush();
    if options.globals {
        print_globals(&vm);
    }
    let status = report_outcome(&outcome, &vm);
    if options.stats {
        let (usage, peak) = (vm.usage(), vm.memory_peak());
        anstream::eprintln!("fuel {}, peak memory {peak} bytes", usage.fuel);
    }
    status
}

fn print_globals(vm: &Vm) {
    let mut output = std::io::stdout().lock();
    for variable in vm.globals() {
        let repr = variable.value.map_or(String::new(), |value| value.repr);
        end_if_closed(writeln!(output, "{} = {repr}", variable.name));
    }
}

/// Say on standard error how a run ended, and the status that means.
pub fn report_outcome(outcome: &Outcome, vm: &Vm) -> Status {
    match outcome {
        Outcome::Done(_) | Outcome::Paused(_) => {}
        Outcome::Raised(raised) => {
            let _ = std::io::stderr().write_all(raised.traceback.as_bytes());
        }
        Outcome::Fault(fault) => return report_fault(*fault, Some(vm)),
    }
    status(outcome)
}

/// The status an outcome means.
pub fn status(outcome: &Outcome) -> Status {
    match outcome {
        Outcome::Done(_) | Outcome::Paused(_) => Status::Success,
        Outcome::Raised(raised) => exception_status(raised),
        Outcome::Fault(_) => Status::Limit,
    }
}

fn exception_status(raised: &Raised) -> Status {
    match raised.exit_status {
        Some(status) => Status::Exit(status),
        None => Status::Exception,
    }
}

/// Say which limit was hit, and where.
fn report_fault(fault: Fault, vm: Option<&Vm>) -> Status {
    let place = vm.and_then(|vm| vm.frame(0)).map(|frame| {
        let (file, function) = (&frame.filename, &frame.qualname);
        match frame.line {
            0 => format!(
                "\n  in {function}, instruction {}",
                frame.instruction_pointer
            ),
            line => format!("\n  File \"{file}\", line {line}, in {function}"),
        }
    });
    print_error(&format!("{fault}{}", place.unwrap_or_default()));
    Status::Limit
}

fn run_as_json(options: &RunOptions, loaded: Loaded) -> Status {
    let captured = Arc::new(Mutex::new(Captured::default()));
    let host = Box::new(Terminal::new(Sink::Captured(Arc::clone(&captured))));
    let mut vm = match Vm::new(loaded.program, options.limits.limits(), host) {
        Ok(vm) => vm,
        Err(fault) => return report::usage_error(&fault.to_string(), true),
    };
    vm.set_arguments(loaded.arguments);
    let outcome = vm.run();
    let text = |stream| {
        let captured = captured.lock();
        captured.map_or(String::new(), |captured| captured.text(stream))
    };
    let mut object = json!({
        "outcome": json::outcome(&outcome),
        "stdout": text(Stream::Output),
        "stderr": text(Stream::Error),
        "usage": json::usage(&vm),
    });
    if options.globals {
        object["globals"] = json::globals(&vm.globals());
    }
    json::print(&object);
    status(&outcome)
}
