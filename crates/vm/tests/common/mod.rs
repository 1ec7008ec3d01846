//! What the tests of the VM share: programs, a host that keeps the output, a run to its end.

#![allow(dead_code)]

use hognose::bytecode::Program;
use hognose::bytecode::verifier::Verified;
use hognose::{Host, Limits, Outcome, Stream, Vm};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A program in verified form, with the arguments it is run with.
pub struct Example {
    pub name: String,
    pub program: Arc<Verified<Program>>,
    pub arguments: Vec<String>,
    /// What it prints, as CPython made it.
    pub expected: Option<String>,
}

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest
        .ancestors()
        .nth(2)
        .unwrap_or(manifest)
        .to_path_buf()
}

/// All examples in Python at the size for tests, and those in assembly.
pub fn examples() -> Vec<Example> {
    let folder = root().join("examples");
    let sizes = std::fs::read_to_string(folder.join("sizes.txt")).expect("sizes.txt is there");
    let size_of = |name: &str| {
        let mut rows = sizes.lines().filter_map(|line| line.split_once(' '));
        rows.find(|(row, _)| *row == name)
            .map(|(_, size)| size.trim().to_string())
    };
    let entries = std::fs::read_dir(&folder).expect("the examples are there");
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|path| {
        let ending = path.extension();
        ending.is_some_and(|ending| ending == "py" || ending == "hasm")
    });
    paths.sort();
    let example = |path: PathBuf| {
        let file = path.file_name()?.to_str()?.to_string();
        let bytes = std::fs::read(&path).expect("an example is readable");
        let program = hognose::load(&bytes, &file)
            .unwrap_or_else(|error| panic!("{file} does not load: {error}"));
        let mut arguments = vec![file.clone()];
        arguments.extend(size_of(path.file_stem()?.to_str()?));
        Some(Example {
            name: file,
            program,
            arguments,
            expected: std::fs::read_to_string(path.with_extension("expected")).ok(),
        })
    };
    let found: Vec<Example> = paths.into_iter().filter_map(example).collect();
    assert!(found.len() > 20, "examples are missing");
    found
}

/// A program made of a source.
pub fn compiled(source: &str) -> Example {
    Example {
        name: "<source>".to_string(),
        program: hognose::compile(source, "<source>").expect("the source compiles"),
        arguments: Vec::new(),
        expected: None,
    }
}

/// A host that keeps what the program writes.
#[derive(Clone, Default)]
pub struct Recorder {
    pub written: Arc<Mutex<String>>,
}

impl Recorder {
    pub fn text(&self) -> String {
        self.written.lock().expect("no writer panics").clone()
    }
}

impl Host for Recorder {
    fn write(&mut self, _: Stream, text: &str) {
        self.written
            .lock()
            .expect("no writer panics")
            .push_str(text);
    }
}

/// A VM that stands before a program, and what it will have written.
pub fn vm_of(example: &Example, limits: Limits) -> (Vm, Recorder) {
    let recorder = Recorder::default();
    let mut vm = Vm::new(
        Arc::clone(&example.program),
        limits,
        Box::new(recorder.clone()),
    )
    .expect("the limits suffice to begin");
    vm.set_arguments(example.arguments.clone());
    (vm, recorder)
}

/// How a run ended, comparably.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    pub outcome: String,
    pub output: String,
    pub fuel: u64,
}

/// Run to the end with `run`, which is called until the VM does not pause.
pub fn finish(vm: &mut Vm, recorder: &Recorder, mut run: impl FnMut(&mut Vm) -> Outcome) -> Ending {
    let outcome = loop {
        match run(vm) {
            Outcome::Paused(_) => {}
            Outcome::Done(_) => break "done".to_string(),
            Outcome::Raised(raised) => break format!("raised {}", raised.traceback),
            Outcome::Fault(fault) => break format!("fault {fault:?}"),
        }
    };
    Ending {
        outcome,
        output: recorder.text(),
        fuel: vm.usage().fuel,
    }
}

/// Run a program straight to its end.
pub fn straight(example: &Example) -> Ending {
    let (mut vm, recorder) = vm_of(example, Limits::default());
    finish(&mut vm, &recorder, Vm::run)
}

/// Run a program straight to its end, which must be the expected one: two runs that fail alike prove
/// nothing.
pub fn expected(example: &Example) -> Result<Ending, String> {
    let ending = straight(example);
    if ending.outcome != "done" {
        return Err(ending.outcome);
    }
    match &example.expected {
        Some(expected) if *expected == ending.output => Ok(ending),
        Some(_) => Err("the output is not the expected one".to_string()),
        None => Err("no .expected file".to_string()),
    }
}

/// Do `check` for all examples, two at a time, and fail with the list of those that fail.
pub fn check_all(examples: &[Example], check: impl Fn(&Example) -> Result<(), String> + Sync) {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(example) =
                    examples.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
                {
                    if let Err(message) = check(example) {
                        let failure = format!("{}: {message}", example.name);
                        failures.lock().expect("no worker panics").push(failure);
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no worker panics");
    failures.sort();
    assert!(
        failures.is_empty(),
        "{} of {} programs fail:\n{}",
        failures.len(),
        examples.len(),
        failures.join("\n")
    );
}
