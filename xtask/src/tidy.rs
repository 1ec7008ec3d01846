//! Rules of style that a machine can check: `cargo xtask tidy`, which also runs as a test.

use std::fs;
use std::path::{Path, PathBuf};

/// Where Rust files lie.
const FOLDERS: &[&str] = &["crates", "xtask"];
/// No file is longer, but those of `LONG_FILES`.
const LINES_MAX: usize = 600;
/// Files on their way to be split, and tables: the length each may have. It never grows.
const LONG_FILES: &[(&str, usize)] = &[
    ("crates/vm/src/engine/attribute.rs", 950),
    ("crates/vm/src/engine/call.rs", 870),
    ("crates/vm/src/engine/dispatch.rs", 700),
    ("crates/vm/src/object/describe.rs", 700),
    ("crates/vm/src/text/unicode/tables.rs", 1300),
];
/// Longer lines are no rows of a table any more.
const COLUMNS_MAX: usize = 200;
/// Tables whose rows are as long as they are.
const TABLES: &[&str] = &["builtins/types.rs", "unicode/tables.rs"];
/// The homes of `unsafe`.
const UNSAFE_HOMES: &[&str] = &[
    "crates/vm/src/memory/",
    "crates/vm/src/object/kind.rs",
    "crates/vm/src/engine/dispatch.rs",
    "crates/vm/src/engine/registers.rs",
    "crates/vm/src/frame/manager.rs",
];
/// What is not finished, not meant to stay, or means one machine only. Split, so that this file
/// does not hold them itself.
const FORBIDDEN: &[(&str, &str)] = &[
    ("dbg", "!("),
    ("todo", "!("),
    ("unimplemented", "!("),
    ("TO", "DO"),
    ("FIX", "ME"),
    ("\"/", "tmp/"),
    ("/", "home/"),
];
/// Which parts of the VM may not know which: the part, and what its files must not name.
const EDGES: &[(&str, &[&str])] = &[
    (
        "memory/",
        &[
            "engine", "debug", "api", "builtins", "modules", "frame", "context",
        ],
    ),
    (
        "number/",
        &["engine", "object", "builtins", "context", "memory"],
    ),
    (
        "text/",
        &["engine", "object", "builtins", "context", "memory"],
    ),
    ("object/", &["debug", "api"]),
    ("builtins/", &["debug", "api"]),
    ("modules/", &["debug", "api"]),
    ("frame/", &["debug", "api", "builtins::functions"]),
    ("engine/", &["api"]),
];
const VM: &str = "crates/vm/src/";

/// `cargo xtask tidy`
pub fn run(arguments: &[String]) -> Result<(), String> {
    if !arguments.is_empty() {
        return Err("tidy takes no options".to_string());
    }
    let mut faults = Vec::new();
    for folder in FOLDERS {
        for file in rust_files(Path::new(folder))? {
            let text = fs::read_to_string(&file)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            let path = file.to_string_lossy().replace('\\', "/");
            check_file(&path, &text, &mut faults);
        }
    }
    check_programs(&mut faults)?;
    match faults.is_empty() {
        true => Ok(()),
        false => Err(format!("{} faults\n{}", faults.len(), faults.join("\n"))),
    }
}

/// All Rust files below a folder, sorted; what cargo makes is left out.
fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != "target") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn check_file(path: &str, text: &str, faults: &mut Vec<String>) {
    if !text.starts_with("//!") {
        faults.push(format!(
            "{path}:1: does not open with //! and what the file is for"
        ));
    }
    let lines_max = LONG_FILES
        .iter()
        .find(|(long, _)| *long == path)
        .map_or(LINES_MAX, |(_, lines)| *lines);
    let lines = text.lines().count();
    if lines > lines_max {
        faults.push(format!("{path}: {lines} lines, at most {lines_max}"));
    }
    let unsafe_home = UNSAFE_HOMES.iter().any(|home| path.starts_with(home));
    for (index, line) in text.lines().enumerate() {
        for fault in line_faults(path, line, unsafe_home) {
            faults.push(format!("{path}:{}: {fault}", index + 1));
        }
    }
}

fn line_faults(path: &str, line: &str, unsafe_home: bool) -> Vec<String> {
    let mut faults = Vec::new();
    if line.chars().count() > COLUMNS_MAX && !TABLES.iter().any(|table| path.ends_with(table)) {
        faults.push(format!("longer than {COLUMNS_MAX} columns"));
    }
    let code = line.split("//").next().unwrap_or("");
    let keywords = [
        "unsafe {",
        "unsafe fn",
        "unsafe impl",
        "unsafe trait",
        "unsafe extern",
    ];
    if !unsafe_home && keywords.iter().any(|keyword| code.contains(keyword)) && !code.contains('"')
    {
        faults.push("unsafe outside its homes".to_string());
    }
    for (start, end) in FORBIDDEN {
        let found = line.match_indices(start).any(|(at, _)| {
            let alone = !line[..at].ends_with(|before: char| before.is_alphanumeric());
            alone && line[at + start.len()..].starts_with(end)
        });
        if found {
            faults.push(format!("{start}{end} must not stand in the code"));
        }
    }
    if let Some(inner) = path.strip_prefix(VM) {
        let edges = EDGES.iter().find(|(part, _)| inner.starts_with(part));
        for forbidden in edges.map_or(&[][..], |(_, forbidden)| forbidden) {
            if code.contains(&format!("crate::{forbidden}::")) && !inner.contains("tests") {
                faults.push(format!("{inner} must not know of {forbidden}"));
            }
        }
    }
    faults
}

/// Every program of the corpus has its expected output beside it.
fn check_programs(faults: &mut Vec<String>) -> Result<(), String> {
    let folders = ["language", "builtins", "modules", "errors"].map(|name| format!("tests/{name}"));
    for folder in folders.iter().map(String::as_str).chain(["examples"]) {
        for program in crate::files_in(folder, "py")? {
            let embedded = program
                .file_stem()
                .is_some_and(|stem| stem.to_string_lossy().starts_with("embed-"));
            if !embedded && !program.with_extension("expected").exists() {
                faults.push(format!(
                    "{}: no expected output: cargo xtask golden",
                    program.display()
                ));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{check_file, line_faults};

    #[test]
    fn faults_are_found() {
        let mut faults = Vec::new();
        check_file("crates/x.rs", "fn main() {}\n", &mut faults);
        assert_eq!(faults.len(), 1);
        let unfinished = format!("    {}{}", "todo", "!(\"later\")");
        assert_eq!(line_faults("crates/x.rs", &unfinished, false).len(), 1);
        assert_eq!(
            line_faults("crates/x.rs", "    unsafe { f() }", false).len(),
            1
        );
        assert!(line_faults("crates/x.rs", "    unsafe { f() }", true).is_empty());
        let edge = "use crate::engine::Engine;";
        assert_eq!(
            line_faults("crates/vm/src/memory/heap.rs", edge, true).len(),
            1
        );
        assert!(line_faults("crates/vm/src/api/mod.rs", edge, false).is_empty());
    }

    #[test]
    fn the_repository_is_tidy() {
        std::env::set_current_dir(crate::repository_root()).expect("the root is there");
        super::run(&[]).unwrap_or_else(|faults| panic!("{faults}"));
        crate::docs::run(&["--check".to_string()]).unwrap_or_else(|fault| panic!("{fault}"));
    }
}
