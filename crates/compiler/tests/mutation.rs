//! Broken sources: whatever is cut from, doubled in or put into a source, compiling it ends with a
//! verified program or an error, never with a parser or compiler that fails.

use hognose_compiler::{Mode, compile_with};
use std::path::Path;

/// A small generator of numbers, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "=",
    "*",
    "**",
    "\n",
    "\n  ",
    "\t",
    "\"",
    "'''",
    "f\"",
    "{x",
    "!",
    "\\",
    "if ",
    "else ",
    "for ",
    "in ",
    "lambda ",
    "def ",
    "class ",
    "try:",
    "except ",
    "finally:",
    "with ",
    "as ",
    "yield ",
    "return ",
    "global x\n",
    "nonlocal x\n",
    ":=",
    "@",
    "0x",
    "1_",
    "é",
    "\u{feff}",
    "#",
    ";",
    ".",
    "...",
    "await ",
    "async ",
    "print ",
    "not ",
];

fn check_source(source: &str) {
    for mode in [Mode::Exec, Mode::Single, Mode::Eval] {
        match compile_with(source, "mutant.py", mode) {
            Ok(program) => {
                if let Err(error) = hognose_bytecode::verify(program) {
                    panic!("{error}\n{source}");
                }
            }
            Err(error) => {
                assert_ne!(
                    error.message, "the parser failed on this source",
                    "{source}"
                );
                let _ = error.to_string();
            }
        }
    }
}

fn mutant(source: &str, numbers: &mut Numbers) -> String {
    let boundaries: Vec<usize> = source
        .char_indices()
        .map(|(index, _)| index)
        .chain([source.len()])
        .collect();
    let place = |numbers: &mut Numbers| boundaries[numbers.below(boundaries.len())];
    let (one, other) = (place(numbers), place(numbers));
    let (start, end) = (one.min(other), one.max(other));
    let end = start + (end - start).min(40);
    let end = (start..=end)
        .rev()
        .find(|end| source.is_char_boundary(*end));
    let end = end.unwrap_or(start);
    match numbers.below(4) {
        0 => format!("{}{}", &source[..start], &source[end..]),
        1 => format!("{}{}", &source[..end], &source[start..]),
        2 => source[..start].to_string(),
        _ => {
            let piece = PIECES[numbers.below(PIECES.len())];
            format!("{}{piece}{}", &source[..start], &source[start..])
        }
    }
}

fn mutate(source: &str, count: usize, numbers: &mut Numbers) {
    for _ in 0..count {
        let mut text = mutant(source, numbers);
        while numbers.below(3) == 0 {
            text = mutant(&text, numbers);
        }
        check_source(&text);
    }
}

#[test]
fn broken_sources_have_an_answer() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut numbers = Numbers(20);
    for name in ["positions/expressions.py", "positions/statements.py"] {
        let source = std::fs::read_to_string(tests.join(name)).expect("the file is there");
        mutate(&source, 400, &mut numbers);
    }
    let cases = std::fs::read_to_string(tests.join("errors/cases.txt")).expect("it is there");
    for case in cases.split("\n---\n") {
        mutate(case, 2, &mut numbers);
    }
}

#[test]
#[ignore = "needs a folder of Python files"]
fn broken_files_have_an_answer() {
    let folder = std::env::var("HOGNOSE_SWEEP").expect("HOGNOSE_SWEEP names a folder");
    let mut numbers = Numbers(7);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if let Ok(source) = std::fs::read_to_string(entry.path()) {
            mutate(&source, 20, &mut numbers);
        }
    }
}
