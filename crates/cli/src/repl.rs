//! `hog repl`: type Python and see what it does. One VM keeps the globals between inputs; exceptions
//! and limits end an input, not the session.

use crate::host::Terminal;
use crate::options::ReplOptions;
use crate::prompt::{Input, Prompt};
use crate::report;
use crate::run::report_outcome;
use crate::status::Status;
use hognose::{Error, Limits, Outcome, Vm, compile_single};

/// What tracebacks call an input.
const FILENAME: &str = "<stdin>";

/// Read, run, print, again.
pub fn run(options: &ReplOptions) -> Status {
    let limits = options.limits.limits();
    let mut vm = match start(&limits) {
        Ok(vm) => vm,
        Err(status) => return status,
    };
    let mut prompt = Prompt::standard();
    if prompt.is_terminal() {
        println!("Hognose {} (Ctrl-D leaves)", env!("CARGO_PKG_VERSION"));
    }
    let mut input = String::new();
    loop {
        match prompt.read(if input.is_empty() { ">>> " } else { "... " }) {
            Input::Line(line) => {
                input.push_str(&line);
                input.push('\n');
            }
            Input::Interrupted => {
                input.clear();
                continue;
            }
            Input::End if input.is_empty() => return Status::Success,
            // What was begun is run as it is.
            Input::End => {
                let status = finish(&mut vm, &limits, &input);
                return status.unwrap_or(Status::Success);
            }
        }
        if input.trim().is_empty() {
            input.clear();
        } else if is_complete(&input)
            && let Some(status) = finish(&mut vm, &limits, &std::mem::take(&mut input))
        {
            return status;
        }
    }
}

/// A VM that has run nothing yet.
fn start(limits: &Limits) -> Result<Vm, Status> {
    let nothing = compile_single("\n", FILENAME).map_err(|e| report::load_error(&e, false))?;
    let mut vm = Vm::new(nothing, limits.clone(), Box::new(Terminal::standard()))
        .map_err(|fault| report::usage_error(&fault.to_string(), false))?;
    vm.set_arguments(vec![String::new()]);
    vm.run();
    Ok(vm)
}

/// Run an input; a status if the program asked to end.
fn finish(vm: &mut Vm, limits: &Limits, input: &str) -> Option<Status> {
    let program = match compile_single(input, FILENAME) {
        Ok(program) => program,
        Err(error) => {
            report::load_error(&error, false);
            return None;
        }
    };
    // Fuel and output are for each input.
    let used = vm.usage();
    vm.set_limits(Limits {
        fuel: limits.fuel.saturating_add(used.fuel),
        output: limits.output.saturating_add(used.output),
        ..limits.clone()
    });
    if let Err(fault) = vm.enter(program) {
        report::print_error(&fault.to_string());
        return None;
    }
    let outcome = vm.run();
    vm.flush();
    let status = report_outcome(&outcome, vm);
    match outcome {
        Outcome::Raised(raised) if raised.exit_status.is_some() => Some(status),
        _ => None,
    }
}

/// Whether an input is to be run, or more lines belong to it.
fn is_complete(input: &str) -> bool {
    let lines: Vec<&str> = input.lines().collect();
    let last = lines.last().copied().unwrap_or("");
    let blank = last.trim().is_empty();
    match compile_single(input, FILENAME) {
        // A block may have more lines, until an empty one.
        Ok(_) => blank || !opens_block(&lines),
        Err(error) => !wants_more(&error, &lines, blank),
    }
}

/// Whether the input is a compound statement over several lines, or will be.
fn opens_block(lines: &[&str]) -> bool {
    let first = lines.first().copied().unwrap_or("");
    let continued = lines
        .iter()
        .skip(1)
        .any(|line| line.starts_with([' ', '\t']));
    let header = first.trim_end().ends_with(':') || first.starts_with('@');
    lines.len() > 1 && continued && header || lines.len() == 1 && header
}

/// Whether an error is only that the input ends too early.
fn wants_more(error: &Error, lines: &[&str], blank: bool) -> bool {
    let message = error.message();
    // Brackets and long strings may go on over empty lines.
    if message.contains("was never closed") || message.contains("unterminated triple-quoted") {
        return true;
    }
    if blank {
        return false;
    }
    let behind = error
        .position()
        .is_none_or(|(line, _)| line as usize > lines.len());
    behind
        || message.contains("expected an indented block")
        || message.contains("expected 'except'")
}

#[cfg(test)]
mod tests {
    use super::is_complete;

    #[test]
    fn inputs() {
        for complete in [
            "1 + 1\n",
            "x = 1\n",
            "if x: y\n",
            "def f():\n    return 1\n\n",
            "f(1,\n2)\n",
            "1 +* 2\n",
            "if\n",
            "'''a\nb'''\n",
            "if x:\n\n",
        ] {
            assert!(is_complete(complete), "{complete:?}");
        }
        for partial in [
            "if x:\n",
            "def f():\n",
            "def f():\n    return 1\n",
            "f(1,\n",
            "'''a\n",
            "@decorator\n",
            "try:\n    x\n",
            "[\n\n",
            "class A:\n    x = 1\n    def f(self):\n",
        ] {
            assert!(!is_complete(partial), "{partial:?}");
        }
    }
}
