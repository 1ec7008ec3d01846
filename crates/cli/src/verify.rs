//! `hog verify`: whether a file is a program the VM would run.

use crate::file;
use crate::host::end_if_closed;
use crate::json;
use crate::options::VerifyOptions;
use crate::report;
use crate::status::Status;
use hognose::bytecode::verify;
use serde_json::json;
use std::io::Write;

/// Check what the options say.
pub fn run(options: &VerifyOptions) -> Status {
    let program = match file::load_as_named(&options.file, options.json) {
        Ok((program, _)) => program,
        Err(status) => return status,
    };
    let verified = match verify(program) {
        Ok(verified) => verified,
        Err(error) => {
            if options.json {
                json::print(&json!({ "error": {
                    "file": options.file,
                    "code": error.code,
                    "instruction_pointer": error.instruction_pointer,
                    "instruction": error.instruction,
                    "rule": error.rule.text(),
                    "message": error.to_string(),
                }}));
            } else {
                report::print_error(&format!("{}: {error}", options.file));
            }
            return Status::Usage;
        }
    };
    let codes = verified.codes.len();
    let instructions: usize = verified.codes.iter().map(|c| c.instructions.len()).sum();
    if options.json {
        json::print(&json!({ "ok": true, "codes": codes, "instructions": instructions }));
    } else {
        let file = &options.file;
        let line = format!("{file}: verified, {codes} codes, {instructions} instructions");
        end_if_closed(writeln!(std::io::stdout().lock(), "{line}"));
    }
    Status::Success
}
