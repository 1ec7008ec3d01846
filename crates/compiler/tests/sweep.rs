//! Compiles and verifies every Python file of a folder, named by `HOGNOSE_SWEEP`.
//!
//! Run with `HOGNOSE_SWEEP=folder cargo test -p hognose-compiler --test sweep -- --ignored
//! --nocapture`. Prints how many files compile, and why the others are refused.

use hognose_compiler::{ErrorKind, compile};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Default)]
struct Tally {
    compiled: usize,
    instructions: usize,
    refused: BTreeMap<String, Vec<String>>,
    rejected: Vec<String>,
}

#[test]
#[ignore = "needs a folder of Python files"]
fn sources_of_a_folder_compile_and_verify() {
    let folder = std::env::var("HOGNOSE_SWEEP").expect("HOGNOSE_SWEEP names a folder");
    let mut files = Vec::new();
    collect_files(Path::new(&folder), &mut files);
    files.sort();
    let mut tally = Tally::default();
    for file in &files {
        if let Ok(source) = std::fs::read_to_string(file) {
            check_source(&source, &file.display().to_string(), &mut tally);
        }
    }
    println!(
        "{} files, {} compiled to {} instructions",
        files.len(),
        tally.compiled,
        tally.instructions
    );
    for (reason, names) in &tally.refused {
        println!("{:5} {reason}, as in {}", names.len(), names[0]);
    }
    for message in &tally.rejected {
        println!("REJECTED {message}");
    }
    assert!(tally.rejected.is_empty(), "the verifier rejects programs");
}

fn collect_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if std::env::var("HOGNOSE_SWEEP_DEEP").is_ok() {
                collect_files(&path, files);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
}

fn check_source(source: &str, name: &str, tally: &mut Tally) {
    match compile(source, name) {
        Ok(program) => {
            tally.compiled += 1;
            tally.instructions += program
                .codes
                .iter()
                .map(|code| code.instructions.len())
                .sum::<usize>();
            if let Err(error) = hognose_bytecode::verify(program) {
                tally.rejected.push(format!("{name}: {error}"));
            }
        }
        Err(error) => {
            let reason = match error.kind {
                ErrorKind::Unsupported => error.message.clone(),
                _ => format!("{}: {}", error.kind.label(), error.message),
            };
            let place = format!("{name}:{}", error.start.line);
            tally.refused.entry(reason).or_default().push(place);
        }
    }
}
