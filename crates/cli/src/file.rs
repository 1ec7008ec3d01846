//! Programs from files, from standard input and from the command line.

use crate::options::ProgramOptions;
use crate::report;
use crate::status::Status;
use hognose::Error;
use hognose::bytecode::Program;
use hognose::bytecode::loader::{Format, detect};
use hognose::bytecode::verifier::Verified;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// What a program is called where it comes from standard input.
const STDIN: &str = "<stdin>";

/// A program ready to run, with what `sys.argv` shows.
pub struct Loaded {
    /// The program.
    pub program: Arc<Verified<Program>>,
    /// `sys.argv`.
    pub arguments: Vec<String>,
}

/// The program that the options name; an error has been reported.
pub fn load(options: &ProgramOptions, json: bool) -> Result<Loaded, Status> {
    if let Some(code) = &options.code {
        let mut arguments = vec!["-c".to_string()];
        arguments.extend(options.program.iter().cloned());
        let program = hognose::compile(code, "<string>").map_err(|error| not_run(&error, json))?;
        return Ok(Loaded { program, arguments });
    }
    let file = options.program.first().map_or("", String::as_str);
    if file.len() > 1 && file.starts_with('-') {
        let message = format!("unexpected argument '{file}'; see 'hog run --help'");
        return Err(report::usage_error(&message, json));
    }
    let bytes = read(file, json)?;
    let program =
        hognose::load(&bytes, &shown_name(file, &bytes)).map_err(|error| not_run(&error, json))?;
    let mut arguments = options.program.clone();
    // The file itself may have been given as `-`, which `sys.argv` shows so too.
    arguments.truncate(ARGUMENTS_MAX);
    Ok(Loaded { program, arguments })
}

/// A program to run that does not load. A syntax error is an exception of Python's.
fn not_run(error: &Error, json: bool) -> Status {
    let status = report::load_error(error, json);
    match error.is_exception() {
        true => Status::Exception,
        false => status,
    }
}

/// The system gives no more.
const ARGUMENTS_MAX: usize = 1 << 20;

/// A file's bytes; an error has been reported.
pub fn read(file: &str, json: bool) -> Result<Vec<u8>, Status> {
    let mut bytes = Vec::new();
    let result = match file {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(|_| ()),
        _ => std::fs::read(file).map(|read| bytes = read),
    };
    match result {
        Ok(()) => Ok(bytes),
        Err(error) => Err(report::file_error(file, &error, json)),
    }
}

/// A program that is not to run, so that a file's own name stays in it.
pub fn load_as_named(file: &str, json: bool) -> Result<(Program, Vec<u8>), Status> {
    let bytes = read(file, json)?;
    let name = if file == "-" { STDIN } else { file };
    match hognose::load_program(&bytes, name) {
        Ok(program) => Ok((program, bytes)),
        Err(error) => Err(report::load_error(&error, json)),
    }
}

/// What tracebacks call a file: as CPython does, a source by its absolute path.
fn shown_name(file: &str, bytes: &[u8]) -> String {
    if file == "-" {
        return STDIN.to_string();
    }
    match detect(bytes, Some(file)) {
        Ok(Format::Source) => match std::path::absolute(Path::new(file)) {
            Ok(path) => path.to_string_lossy().into_owned(),
            Err(_) => file.to_string(),
        },
        _ => file.to_string(),
    }
}
