//! `hog`: run, inspect and debug Python on the Hognose VM.
//!
//! Each subcommand is a file; all give the status the process ends with.

mod asm;
mod debug;
mod dis;
mod file;
mod host;
mod json;
mod options;
mod prompt;
mod repl;
mod report;
mod run;
mod size;
mod status;
mod trace;
mod verify;

use clap::Parser;
use options::{Command, Options};
use status::Status;
use std::process::ExitCode;

fn main() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) => {
            // Help and version are no errors, and go to standard output.
            let status = match error.use_stderr() {
                true => Status::Usage,
                false => Status::Success,
            };
            let _ = error.print();
            return status.into();
        }
    };
    options.color.write_global();
    let status = match &options.command {
        Command::Run(command) => run::run(command),
        Command::Asm(command) => asm::run(command),
        Command::Dis(command) => dis::run(command),
        Command::Verify(command) => verify::run(command),
        Command::Trace(command) => trace::run(command),
        Command::Debug(command) => debug::run(command),
        Command::Repl(command) => repl::run(command),
    };
    status.into()
}
