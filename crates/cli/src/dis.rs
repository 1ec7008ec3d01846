//! `hog dis`: a program in any form as text assembly.

use crate::file;
use crate::host::end_if_closed;
use crate::json;
use crate::options::DisOptions;
use crate::status::Status;
use hognose::bytecode::Program;
use hognose::bytecode::assembly::{disassemble, instruction_text};
use serde_json::{Value, json};
use std::io::Write;

/// Show what the options say.
pub fn run(options: &DisOptions) -> Status {
    let program = match file::load_as_named(&options.file, options.json) {
        Ok((program, _)) => program,
        Err(status) => return status,
    };
    if options.json {
        json::print(&as_json(&program));
    } else {
        let text = disassemble(&program);
        end_if_closed(std::io::stdout().lock().write_all(text.as_bytes()));
    }
    Status::Success
}

fn as_json(program: &Program) -> Value {
    let codes = program.codes.iter().map(|code| {
        let instructions = code.instructions.iter().enumerate();
        let instructions = instructions.map(|(ip, instruction)| {
            json!({
                "instruction_pointer": ip,
                "line": code.position_at(ip as u32).line,
                "instruction": instruction_text(code, *instruction),
            })
        });
        json!({
            "name": code.name,
            "qualname": code.qualname,
            "first_line": code.first_line,
            "instructions": instructions.collect::<Vec<_>>(),
        })
    });
    json!({ "source": program.source.filename, "codes": codes.collect::<Vec<_>>() })
}
