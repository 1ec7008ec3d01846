//! What is refused is refused in CPython's words: `errors/answers.txt` is what CPython 3.14 says to
//! each source of `errors/cases.txt`.

use hognose_compiler::{CompileError, ErrorKind, compile};
use std::path::Path;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/errors")
        .join(name);
    std::fs::read_to_string(path).expect("the test file is there")
}

/// Class, message and start, as the answers have them: columns in characters from 1.
fn describe(error: &CompileError) -> String {
    let line = &error.source_line;
    let column = line
        .get(..error.start.column as usize)
        .map_or(error.start.column as usize, |text| text.chars().count());
    format!(
        "{}: {} @ {}:{}",
        error.kind.label(),
        error.message,
        error.start.line,
        column + 1
    )
}

#[test]
fn errors_are_those_of_cpython() {
    let cases = read("cases.txt");
    let answers = read("answers.txt");
    let sources: Vec<&str> = cases.trim_end_matches('\n').split("\n---\n").collect();
    assert_eq!(sources.len(), answers.lines().count());
    let mut differences = Vec::new();
    for (source, answer) in sources.iter().zip(answers.lines()) {
        let found = match compile(&format!("{source}\n"), "case.py") {
            Ok(_) => "ok".to_string(),
            Err(error) if error.kind == ErrorKind::Unsupported => continue,
            Err(error) => describe(&error),
        };
        // Where the fault ends is not compared.
        let expected = match answer.split_once(" @ ") {
            Some((text, place)) => {
                let start = place.split_once('-').map_or(place, |(start, _)| start);
                format!("{text} @ {start}")
            }
            None => answer.to_string(),
        };
        if found != expected {
            differences.push(format!(
                "{source}\n    expected {expected}\n    found    {found}"
            ));
        }
    }
    assert!(
        differences.is_empty(),
        "{} differences\n{}",
        differences.len(),
        differences.join("\n")
    );
}
