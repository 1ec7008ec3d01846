//! The project's own tasks: `cargo xtask NAME`, one row of `SUBCOMMANDS` each.

mod bench;
mod docs;
mod golden;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A task: its name, what it does, and the function that does it with the remaining arguments.
struct Subcommand {
    name: &'static str,
    summary: &'static str,
    run: fn(&[String]) -> Result<(), String>,
}

const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand {
        name: "golden",
        summary: "make the expected outputs with CPython, or --check them; --only TEXT",
        run: golden::run,
    },
    Subcommand {
        name: "bench",
        summary: "compare speed with CPython; --runs N, --only NAME, --quick, --peers, --readme, --hog PATH",
        run: bench::run,
    },
    Subcommand {
        name: "docs",
        summary: "write the pages that are made from tables, or --check them",
        run: docs::run,
    },
    Subcommand {
        name: "tidy",
        summary: "check the rules of style that a machine can check",
        run: tidy::run,
    },
];

/// The interpreter whose behaviour is the expected one.
const PYTHON: &str = "python3.14";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<(), String> {
    let Some((name, rest)) = arguments.split_first() else {
        return Err(usage());
    };
    let subcommand = SUBCOMMANDS
        .iter()
        .find(|subcommand| subcommand.name == name)
        .ok_or_else(|| format!("unknown task {name:?}\n{}", usage()))?;
    std::env::set_current_dir(repository_root())
        .map_err(|error| format!("repository root: {error}"))?;
    (subcommand.run)(rest)
}

fn usage() -> String {
    let mut text = String::from("usage: cargo xtask TASK [OPTIONS]");
    for subcommand in SUBCOMMANDS {
        text.push_str(&format!(
            "\n  {:<8} {}",
            subcommand.name, subcommand.summary
        ));
    }
    text
}

/// The repository root, so that tasks work from any folder of it.
fn repository_root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// The version line of CPython, or why it cannot be run.
fn python_version() -> Result<String, String> {
    let output = std::process::Command::new(PYTHON)
        .arg("--version")
        .output()
        .map_err(|error| format!("{PYTHON} must be on PATH: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_string();
    if output.status.success() {
        Ok(text)
    } else {
        Err(format!("{PYTHON} --version failed"))
    }
}

/// All files directly in `folder` that end in `.extension`, sorted; none if the folder is absent.
fn files_in(folder: &str, extension: &str) -> Result<Vec<PathBuf>, String> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("{folder}: {error}")),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{folder}: {error}"))?.path();
        if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The argument after an option, or a message that it is missing.
fn option_value<'a>(
    option: &str,
    rest: &mut std::slice::Iter<'a, String>,
) -> Result<&'a str, String> {
    rest.next()
        .map(String::as_str)
        .ok_or_else(|| format!("{option} needs a value"))
}
