//! What the tests of the command line share: running `hog`, finding programs, showing differences.

#![allow(dead_code)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

const WORKERS: usize = 2;

/// The repository root; every program runs from here, as when its expected output was made.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest
        .ancestors()
        .nth(2)
        .unwrap_or(manifest)
        .to_path_buf()
}

/// `hog` with arguments, from the repository root.
pub fn hog<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hog"));
    command
        .args(arguments)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .stdin(Stdio::null());
    command
}

/// Run `hog` to its end.
pub fn run<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Output {
    hog(arguments).output().expect("hog starts")
}

/// Run `hog` with `input` on standard input.
pub fn run_with_input<I: AsRef<std::ffi::OsStr>>(
    arguments: impl IntoIterator<Item = I>,
    input: &str,
) -> Output {
    let mut child = hog(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("hog starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // A process that ends early closes the pipe: its output is what counts.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("hog ends")
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A place for files of one test, empty.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a scratch folder");
    folder
}

/// The files of a folder that end so, sorted, as paths from the repository root.
pub fn programs(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).expect("the folder is there");
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name()))
        .map(|name| Path::new(folder).join(name))
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no programs in {folder}");
    found
}

/// Check all programs, two at a time, and fail with the list of those that differ.
pub fn check_all(programs: &[PathBuf], check: impl Fn(&Path) -> Result<(), String> + Sync) {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(message) = check(program) {
                        let failure = format!("{}: {message}", program.display());
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
        programs.len(),
        failures.join("\n")
    );
}

/// The first line in which two texts differ.
pub fn compare(what: &str, found: &str, expected: &str) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    let mut lines = found.lines().zip(expected.lines());
    let line = lines
        .position(|(found, expected)| found != expected)
        .unwrap_or_else(|| found.lines().count().min(expected.lines().count()));
    let show = |text: &str| match text.lines().nth(line) {
        Some(line) => format!("{line:?}"),
        None => "nothing".to_string(),
    };
    Err(format!(
        "{what} line {}: found {}, expected {}",
        line + 1,
        show(found),
        show(expected)
    ))
}

/// The size at which the tests run an example.
pub fn example_size(path: &Path) -> Option<String> {
    let sizes = std::fs::read_to_string(root().join("examples/sizes.txt")).ok()?;
    let stem = path.file_stem()?.to_str()?;
    let lines = sizes.lines().filter(|line| !line.starts_with('#'));
    let mut rows = lines.filter_map(|line| line.split_once(' '));
    rows.find(|(name, _)| *name == stem)
        .map(|(_, size)| size.trim().to_string())
}
