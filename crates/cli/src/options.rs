//! The command line: every subcommand with its options and examples.

use crate::size::{parse_count, parse_seconds, parse_size};
use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use hognose::Limits;
use std::time::Duration;

/// Run, inspect and debug Python on the Hognose VM.
///
/// A FILE is Python source (.py), text assembly (.hasm) or a binary program (.hbc), told apart by
/// its content; `-` is standard input.
#[derive(Parser)]
#[command(name = "hog", version, arg_required_else_help = true, after_help = EXIT_STATUS)]
pub struct Options {
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_STATUS: &str = "\
Exit status: 0 the program ended, 1 an exception left it, 2 wrong usage or not a program, \
3 a limit was hit. A program that calls sys.exit() decides itself.";

/// When to use colours.
#[derive(Clone, Copy, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Decide for the whole process.
    pub fn write_global(self) {
        match self {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
        .write_global();
    }
}

/// The subcommands.
#[derive(Subcommand)]
pub enum Command {
    /// Run a program.
    Run(RunOptions),
    /// Translate Python source or text assembly to a binary program.
    Asm(AsmOptions),
    /// Show a program as text assembly that assembles to the same program.
    Dis(DisOptions),
    /// Check that a file is a program the VM would run.
    Verify(VerifyOptions),
    /// Run a program and show every instruction.
    Trace(TraceOptions),
    /// Run a program step by step.
    Debug(DebugOptions),
    /// Type Python and see what it does.
    Repl(ReplOptions),
}

/// What a program may use.
#[derive(Args, Clone)]
#[command(next_help_heading = "Limits")]
pub struct LimitOptions {
    /// Total fuel: one unit an instruction, more for those that do much.
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub fuel: Option<u64>,
    /// Memory at once, such as 100MB or 1GiB.
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub memory: Option<u64>,
    /// Frames at once.
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub depth: Option<u64>,
    /// Output in all, such as 1MB.
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub output: Option<u64>,
    /// Running time.
    #[arg(long, value_name = "SECONDS", value_parser = parse_seconds)]
    pub deadline: Option<Duration>,
}

impl LimitOptions {
    /// As the VM takes them.
    pub fn limits(&self) -> Limits {
        let defaults = Limits::default();
        let size = |given: Option<u64>, default: usize| {
            given.map_or(default, |given| {
                usize::try_from(given).unwrap_or(usize::MAX)
            })
        };
        Limits {
            fuel: self.fuel.unwrap_or(defaults.fuel),
            memory: size(self.memory, defaults.memory),
            depth: size(self.depth, defaults.depth),
            output: self.output.unwrap_or(defaults.output),
            deadline: self.deadline.or(defaults.deadline),
        }
    }
}

/// A program and its own arguments.
#[derive(Args, Clone)]
pub struct ProgramOptions {
    /// Run CODE instead of a file.
    #[arg(short = 'c', long = "code", value_name = "CODE")]
    pub code: Option<String>,
    /// The file and the program's own arguments; hog's options stand before it.
    #[arg(
        value_name = "FILE [ARGS]...",
        required_unless_present = "code",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub program: Vec<String>,
}

/// `hog run`
#[derive(Args)]
#[command(after_help = "\
Examples:
  hog run examples/nbody.py
  hog run --fuel 1_000_000 --memory 100MB untrusted.py
  hog run --globals program.hasm
  hog run -c 'print(6 * 7)'
  echo 'print(6 * 7)' | hog run -")]
pub struct RunOptions {
    /// The program.
    #[command(flatten)]
    pub program: ProgramOptions,
    /// Print the program's globals when it ends.
    #[arg(long)]
    pub globals: bool,
    /// Print fuel used and peak memory on standard error.
    #[arg(long)]
    pub stats: bool,
    /// Print the outcome, the output, globals and usage as one JSON object.
    #[arg(long)]
    pub json: bool,
    /// What the program may use.
    #[command(flatten)]
    pub limits: LimitOptions,
}

/// `hog asm`
#[derive(Args)]
#[command(after_help = "\
Examples:
  hog asm examples/hello.hasm -o hello.hbc
  hog asm examples/nbody.py -o nbody.hbc && hog run nbody.hbc")]
pub struct AsmOptions {
    /// Python source or text assembly.
    pub file: String,
    /// Where the binary program goes; `-` is standard output.
    #[arg(short, long, value_name = "OUT")]
    pub output: String,
}

/// `hog dis`
#[derive(Args)]
#[command(after_help = "\
Examples:
  hog dis examples/nbody.py
  hog dis nbody.hbc > nbody.hasm && hog asm nbody.hasm -o same.hbc")]
pub struct DisOptions {
    /// A program in any form.
    pub file: String,
    /// Print the codes and their instructions as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `hog verify`
#[derive(Args)]
#[command(after_help = "\
Examples:
  hog verify untrusted.hbc && hog run untrusted.hbc")]
pub struct VerifyOptions {
    /// A program in any form.
    pub file: String,
    /// Print the result as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `hog trace`
#[derive(Args)]
#[command(after_help = "\
A line shows: fuel used before, frames, source line, instruction index, function, instruction, and
the top of the operand stack. The program's own output goes to standard error.

Examples:
  hog trace examples/hello.hasm
  hog trace --limit 1000 --json examples/nbody.py > nbody.jsonl")]
pub struct TraceOptions {
    /// The program.
    #[command(flatten)]
    pub program: ProgramOptions,
    /// One JSON object a line: steps, output, and how the program ended.
    #[arg(long)]
    pub json: bool,
    /// Stop after N instructions.
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub limit: Option<u64>,
    /// What the program may use.
    #[command(flatten)]
    pub limits: LimitOptions,
}

/// `hog debug`
#[derive(Args)]
#[command(after_help = "\
Commands are read from standard input, so that a session can be scripted:
  printf 'break 10\\ncontinue\\nlocals\\n' | hog debug examples/nbody.py")]
pub struct DebugOptions {
    /// The program.
    #[command(flatten)]
    pub program: ProgramOptions,
    /// What the program may use.
    #[command(flatten)]
    pub limits: LimitOptions,
}

/// `hog repl`
#[derive(Args)]
pub struct ReplOptions {
    /// What each input may use.
    #[command(flatten)]
    pub limits: LimitOptions,
}
