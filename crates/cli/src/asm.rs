//! `hog asm`: Python source or text assembly to a binary program.

use crate::file;
use crate::options::AsmOptions;
use crate::report;
use crate::status::Status;
use hognose::bytecode::loader::write_binary;
use hognose::bytecode::verify;
use std::io::Write;

/// Translate what the options say.
pub fn run(options: &AsmOptions) -> Status {
    let program = match file::load_as_named(&options.file, false) {
        Ok((program, _)) => program,
        Err(status) => return status,
    };
    let program = match verify(program) {
        Ok(program) => program,
        Err(error) => {
            report::print_error(&format!("{}: {error}", options.file));
            return Status::Usage;
        }
    };
    let bytes = write_binary(&program);
    let result = match options.output.as_str() {
        "-" => std::io::stdout().lock().write_all(&bytes),
        file => std::fs::write(file, &bytes),
    };
    match result {
        Ok(()) => Status::Success,
        Err(error) => report::file_error(&options.output, &error, false),
    }
}
