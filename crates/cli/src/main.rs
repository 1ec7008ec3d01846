//! `hog`: run, inspect and debug Python on the Hognose VM.

use hognose::{Host, Limits, Outcome, Stream, Vm};
use std::io::Write;
use std::sync::Arc;

struct Terminal;

impl Host for Terminal {
    fn write(&mut self, stream: Stream, text: &str) {
        let _ = match stream {
            Stream::Output => std::io::stdout().write_all(text.as_bytes()),
            Stream::Error => std::io::stderr().write_all(text.as_bytes()),
        };
    }
}

fn main() {
    let file = std::env::args().nth(2).unwrap_or_default();
    let source = std::fs::read_to_string(&file).unwrap_or_default();
    let program = match hognose_compiler::compile(&source, &file) {
        Ok(program) => program,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(2);
        }
    };
    let program = match hognose_bytecode::verifier::verify(program) {
        Ok(program) => program,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(2);
        }
    };
    let mut vm = match Vm::new(Arc::new(program), Limits::default(), Box::new(Terminal)) {
        Ok(vm) => vm,
        Err(fault) => {
            eprintln!("{fault}");
            std::process::exit(3);
        }
    };
    match vm.run() {
        Outcome::Done => {}
        other => {
            eprintln!("{other:?}");
            std::process::exit(1);
        }
    }
}
