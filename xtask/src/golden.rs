//! Expected outputs, made by CPython and never by hand.
//!
//! | program                                   | run as                           | files beside it |
//! |-------------------------------------------|----------------------------------|-----------------|
//! | `tests/{language,builtins,modules}/*.py`  | `python3.14 PATH`                | `.expected`     |
//! | `tests/errors/*.py`                       | `python3.14 PATH`                | `.expected`, `.stderr`, `.status` if not 1 |
//! | `examples/*.py`                           | `python3.14 PATH SIZE` (`sizes.txt`) | `.expected` |
//! | `examples/*.hasm`, `tests/assembly/*.hasm`| the Python twin in its `;>` lines | `.expected`, `.error` if it fails |
//!
//! `.expected` is stdout, `.error` the last line of stderr, `.stderr` all of it, with the repository
//! root cut off the absolute paths that CPython's tracebacks show. Everything runs from the
//! repository root. Regenerating runs each program under two hash seeds and refuses a difference.

use crate::{PYTHON, files_in, option_value, python_version};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

const WORKERS: usize = 2;
const SIZES: &str = "examples/sizes.txt";

/// How a folder's programs are run and what is kept of them.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Must succeed; stdout is kept.
    Succeeds,
    /// Must fail; stdout, stderr and an unusual exit status are kept.
    Fails,
    /// Run at the size of the table; must succeed.
    Sized,
    /// Assembly, with the same program in Python in its comments.
    Twin,
}

/// Folder, extension, kind.
const FOLDERS: &[(&str, &str, Kind)] = &[
    ("examples", "py", Kind::Sized),
    ("examples", "hasm", Kind::Twin),
    ("tests/assembly", "hasm", Kind::Twin),
    ("tests/language", "py", Kind::Succeeds),
    ("tests/builtins", "py", Kind::Succeeds),
    ("tests/modules", "py", Kind::Succeeds),
    ("tests/errors", "py", Kind::Fails),
];

/// Every extension this task writes; a stale file of these is an error, or removed.
const EXTENSIONS: &[&str] = &["expected", "stderr", "status", "error"];

struct Case {
    path: PathBuf,
    kind: Kind,
    size: Option<String>,
}

#[derive(Default)]
struct Options {
    check: bool,
    only: Option<String>,
}

/// `cargo xtask golden [--check] [--only TEXT]`
pub fn run(arguments: &[String]) -> Result<(), String> {
    let options = parse(arguments)?;
    let version = python_version()?;
    let cases = collect(&options)?;
    let failures = run_all(&cases, &options);
    for failure in &failures {
        eprintln!("{failure}");
    }
    let done = if options.check {
        "checked"
    } else {
        "regenerated"
    };
    println!(
        "golden: {} programs {done} with {version}, {} failures",
        cases.len(),
        failures.len()
    );
    if failures.is_empty() {
        Ok(())
    } else {
        Err("expected outputs are not those of CPython".to_string())
    }
}

fn parse(arguments: &[String]) -> Result<Options, String> {
    let mut options = Options::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--check" => options.check = true,
            "--only" => options.only = Some(option_value("--only", &mut rest)?.to_string()),
            other => return Err(format!("golden: unknown option {other:?}")),
        }
    }
    Ok(options)
}

fn collect(options: &Options) -> Result<Vec<Case>, String> {
    let mut sizes = read_sizes()?;
    let mut cases = Vec::new();
    for &(folder, extension, kind) in FOLDERS {
        for path in files_in(folder, extension)? {
            let stem = path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default();
            if folder == "examples" && stem.starts_with("embed-") {
                continue;
            }
            let size = if kind == Kind::Sized {
                Some(
                    sizes
                        .remove(&stem)
                        .ok_or_else(|| format!("{SIZES} has no line for {stem}"))?,
                )
            } else {
                None
            };
            cases.push(Case { path, kind, size });
        }
    }
    if let Some(name) = sizes.keys().next() {
        return Err(format!("{SIZES} names {name}, which is not there"));
    }
    if let Some(only) = &options.only {
        cases.retain(|case| case.path.to_string_lossy().contains(only.as_str()));
        if cases.is_empty() {
            return Err(format!("no program has {only:?} in its path"));
        }
    }
    Ok(cases)
}

/// The sizes at which tests run the examples: `name size` a line, `#` for comments.
fn read_sizes() -> Result<BTreeMap<String, String>, String> {
    let text = fs::read_to_string(SIZES).map_err(|error| format!("{SIZES}: {error}"))?;
    let mut sizes = BTreeMap::new();
    for line in text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
    {
        let (name, size) = line
            .split_once(' ')
            .ok_or_else(|| format!("{SIZES}: no size in {line:?}"))?;
        sizes.insert(name.to_string(), size.trim().to_string());
    }
    Ok(sizes)
}

fn run_all(cases: &[Case], options: &Options) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(message) = run_case(case, options.check) {
                        let failure = format!("{}: {message}", case.path.display());
                        failures
                            .lock()
                            .unwrap_or_else(|poison| poison.into_inner())
                            .push(failure);
                    }
                }
            });
        }
    });
    let mut failures = failures
        .into_inner()
        .unwrap_or_else(|poison| poison.into_inner());
    failures.sort();
    failures
}

fn run_case(case: &Case, check: bool) -> Result<(), String> {
    let wanted = produce(case, "1")?;
    if !check && produce(case, "2")? != wanted {
        return Err("the output depends on the hash seed".to_string());
    }
    for &extension in EXTENSIONS {
        let path = case.path.with_extension(extension);
        match (wanted.get(extension), check) {
            (Some(content), true) => check_file(&path, content)?,
            (Some(content), false) => {
                fs::write(&path, content)
                    .map_err(|error| format!("{}: {error}", path.display()))?;
            }
            (None, true) if path.exists() => {
                return Err(format!("{} should not be there", path.display()));
            }
            (None, false) if path.exists() => {
                fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            }
            (None, _) => {}
        }
    }
    Ok(())
}

fn check_file(path: &Path, content: &[u8]) -> Result<(), String> {
    let found = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if found == content {
        return Ok(());
    }
    let (found, content) = (
        String::from_utf8_lossy(&found),
        String::from_utf8_lossy(content),
    );
    let differing = found
        .lines()
        .zip(content.lines())
        .position(|(left, right)| left != right);
    let line = differing.unwrap_or_else(|| found.lines().count().min(content.lines().count()));
    Err(format!(
        "{} differs at line {}: file {:?}, CPython {:?}",
        path.display(),
        line + 1,
        found.lines().nth(line).unwrap_or(""),
        content.lines().nth(line).unwrap_or("")
    ))
}

/// Run a case and give the content of each file that belongs beside it.
fn produce(case: &Case, hash_seed: &str) -> Result<BTreeMap<&'static str, Vec<u8>>, String> {
    let output = run_python(case, hash_seed)?;
    let status = output.status.code().ok_or("killed by a signal")?;
    let mut files = BTreeMap::from([("expected", output.stdout)]);
    match case.kind {
        Kind::Succeeds | Kind::Sized if status != 0 => {
            return Err(format!(
                "failed: {}",
                String::from_utf8_lossy(&output.stderr).trim_end()
            ));
        }
        Kind::Succeeds | Kind::Sized if !output.stderr.is_empty() => {
            return Err(format!(
                "wrote to stderr: {}",
                String::from_utf8_lossy(&output.stderr).trim_end()
            ));
        }
        Kind::Succeeds | Kind::Sized => {}
        Kind::Fails => {
            files.insert("stderr", without_root(&output.stderr)?);
            if status != 1 {
                files.insert("status", format!("{status}\n").into_bytes());
            }
        }
        Kind::Twin if status != 0 => {
            let text = String::from_utf8_lossy(&output.stderr);
            files.insert(
                "error",
                format!("{}\n", text.lines().last().unwrap_or("")).into_bytes(),
            );
        }
        Kind::Twin => {}
    }
    Ok(files)
}

fn run_python(case: &Case, hash_seed: &str) -> Result<Output, String> {
    let mut command = Command::new(PYTHON);
    if case.kind == Kind::Twin {
        command.arg("-c").arg(twin(&case.path)?);
    } else {
        command.arg(&case.path).args(&case.size);
    }
    for name in [
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "PYTHONWARNINGS",
        "PYTHONINTMAXSTRDIGITS",
        "FORCE_COLOR",
    ] {
        command.env_remove(name);
    }
    command
        .env("PYTHONHASHSEED", hash_seed)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONIOENCODING", "utf-8")
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{PYTHON}: {error}"))
}

/// Tracebacks show absolute paths; the files hold them relative to the repository root.
fn without_root(stderr: &[u8]) -> Result<Vec<u8>, String> {
    let root = std::env::current_dir().map_err(|error| format!("current folder: {error}"))?;
    let text = std::str::from_utf8(stderr).map_err(|error| format!("stderr: {error}"))?;
    Ok(text
        .replace(&format!("{}/", root.display()), "")
        .into_bytes())
}

/// The Python twin of an assembly program: its lines that start with `;>`.
fn twin(path: &Path) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let lines: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix(";>"))
        .map(|line| line.get(2..).unwrap_or(""))
        .collect();
    if lines.is_empty() {
        return Err(
            "no twin: the same program in Python, in lines starting with ';>  '".to_string(),
        );
    }
    Ok(lines.join("\n") + "\n")
}
