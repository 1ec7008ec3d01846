//! Compiles the prelude, which is Python, to the bytecode that the VM carries.

use std::path::{Path, PathBuf};

fn main() {
    let folder = Path::new("src/prelude");
    println!("cargo::rerun-if-changed={}", folder.display());
    if let Err(message) = compile_prelude(folder) {
        println!("cargo::error={message}");
    }
}

/// All files of the folder as one module, in the order of their names.
fn compile_prelude(folder: &Path) -> Result<(), String> {
    let explain =
        |what: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", what.display());
    let entries = std::fs::read_dir(folder).map_err(|error| explain(folder, &error))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "py"));
    files.sort();
    let mut source = String::new();
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        source.push_str(&std::fs::read_to_string(file).map_err(|error| explain(file, &error))?);
        source.push('\n');
    }
    let program = hognose_compiler::compile(&source, "<prelude>")
        .map_err(|error| format!("the prelude does not compile: {error}"))?;
    let program = hognose_bytecode::verifier::verify(program)
        .map_err(|error| format!("the prelude does not verify: {error}"))?;
    let bytes = hognose_bytecode::loader::write_binary(&program);
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    std::fs::write(Path::new(&out).join("prelude.hbc"), bytes).map_err(|error| error.to_string())
}
