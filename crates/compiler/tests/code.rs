//! What code is made of what source: `code/*.txt` hold a source and, below a line of dashes, the
//! assembly of its program without positions.
//!
//! With `HOGNOSE_BLESS=1` in the environment the assembly is written anew; read the difference.

use hognose_bytecode::Program;
use hognose_bytecode::assembly::{assemble, disassemble};
use hognose_compiler::{Mode, compile_with};
use std::path::{Path, PathBuf};

const LINE: &str = "\n--------\n";

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/code");
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// The program of a source, verified, and without what makes its assembly long.
fn program_of(source: &str, mode: Mode) -> Program {
    let program = compile_with(source, "case.py", mode).unwrap_or_else(|error| panic!("{error}"));
    let verified = hognose_bytecode::verify(program).unwrap_or_else(|error| panic!("{error}"));
    let mut program = verified.into_inner();
    program.source.text = None;
    for code in &mut program.codes {
        code.positions.clear();
    }
    program
}

fn check_code(path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).expect("the file is there");
    let (source, expected) = text.split_once(LINE).unwrap_or((&text, ""));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mode = match stem.split('_').next() {
        Some("eval") => Mode::Eval,
        Some("single") => Mode::Single,
        _ => Mode::Exec,
    };
    let program = program_of(source, mode);
    let found = disassemble(&program);
    let again = assemble(&found, "case.hasm").expect("the assembly is read again");
    assert_eq!(disassemble(&again), found, "{stem}");
    if std::env::var("HOGNOSE_BLESS").is_ok() {
        std::fs::write(path, format!("{source}{LINE}{found}")).expect("the file can be written");
    } else if found != expected {
        return Err(format!("{stem}: expected\n{expected}\nfound\n{found}"));
    }
    Ok(())
}

#[test]
fn sources_become_the_expected_code() {
    let failures: Vec<String> = cases()
        .iter()
        .filter_map(|path| check_code(path).err())
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
