//! `hog trace`: run a program and show every instruction before it runs.

use crate::file;
use crate::host::{Captured, Sink, Terminal, end_if_closed};
use crate::json;
use crate::options::TraceOptions;
use crate::run::{new_vm, report_outcome};
use crate::status::Status;
use hognose::{Stream, TraceSink};
use serde_json::json;
use std::io::Write;
use std::sync::{Arc, Mutex};

/// Trace what the options say.
pub fn run(options: &TraceOptions) -> Status {
    let loaded = match file::load(&options.program, options.json) {
        Ok(loaded) => loaded,
        Err(status) => return status,
    };
    let captured = Arc::new(Mutex::new(Captured::default()));
    let sink = match options.json {
        true => Sink::Captured(Arc::clone(&captured)),
        false => Sink::Error,
    };
    let host = Box::new(Terminal::new(sink));
    let mut vm = match new_vm(loaded, options.limits.limits(), host) {
        Ok(vm) => vm,
        Err(status) => return status,
    };
    let left = options.limit.unwrap_or(u64::MAX);
    vm.set_trace(Some(match options.json {
        true => json_lines(left, Arc::clone(&captured)),
        false => text_lines(left),
    }));
    let outcome = vm.run();
    vm.set_trace(None);
    if options.json {
        print_output(&captured);
        let mut end = json::outcome(&outcome);
        end["event"] = "end".into();
        end["usage"] = json::usage(&vm);
        json::print(&end);
        return crate::run::status(&outcome);
    }
    report_outcome(&outcome, &vm)
}

fn text_lines(mut left: u64) -> TraceSink {
    let mut output = std::io::BufWriter::new(std::io::stdout());
    Box::new(move |step| {
        if left == 0 {
            return false;
        }
        left -= 1;
        end_if_closed(writeln!(output, "{step}"));
        true
    })
}

fn json_lines(mut left: u64, captured: Arc<Mutex<Captured>>) -> TraceSink {
    Box::new(move |step| {
        print_output(&captured);
        if left == 0 {
            return false;
        }
        left -= 1;
        let mut line = json!(step);
        line["event"] = "step".into();
        json::print(&line);
        true
    })
}

/// Print what the program has written since the last time.
fn print_output(captured: &Mutex<Captured>) {
    let Ok(mut captured) = captured.lock() else {
        return;
    };
    for (stream, text) in captured.pieces.drain(..) {
        let stream = match stream {
            Stream::Output => "stdout",
            Stream::Error => "stderr",
        };
        json::print(&json!({ "event": "output", "stream": stream, "text": text }));
    }
}
