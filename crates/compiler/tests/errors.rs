//! What is refused is refused in CPython's words, with its line and carets: `errors/answers.txt` is
//! what CPython 3.14 says to each source of `errors/cases.txt`.

use hognose_compiler::{ErrorKind, Mode, compile, compile_with};
use std::path::Path;

fn read(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/errors")
        .join(name);
    let text = std::fs::read_to_string(path).expect("the test file is there");
    let parts = text.trim_end_matches('\n').split("\n---\n");
    parts.map(str::to_string).collect()
}

#[test]
fn errors_are_those_of_cpython() {
    let (sources, answers) = (read("cases.txt"), read("answers.txt"));
    assert_eq!(sources.len(), answers.len());
    let mut differences = Vec::new();
    for (source, expected) in sources.iter().zip(&answers) {
        let found = match compile(&format!("{source}\n"), "case.py") {
            Ok(_) => "ok".to_string(),
            Err(error) if error.kind == ErrorKind::Unsupported => continue,
            Err(error) => error.to_string(),
        };
        if found != *expected {
            differences.push(format!("expected\n{expected}\nfound\n{found}\n"));
        }
    }
    assert!(
        differences.is_empty(),
        "{} differences\n{}",
        differences.len(),
        differences.join("\n")
    );
}

fn check_error(source: &str, mode: Mode, expected: &str) {
    let error = compile_with(source, "x.py", mode).expect_err("the source is refused");
    assert_eq!(error.to_string(), expected);
}

#[test]
fn constructs_not_compiled_yet_are_named_with_their_place() {
    let cases = [
        (
            "async def f(): pass\n",
            "async function",
            "^^^^^^^^^^^^^^^^^^^",
        ),
        ("match x:\n case 1: pass\n", "match statement", "^^^^^^^^"),
        ("type X = int\n", "type alias", "^^^^^^^^^^^^"),
        ("x = t\"{y}\"\n", "t-string", "    ^^^^^^"),
        (
            "x = '\\ud800'\n",
            "lone surrogate in a string literal",
            "    ^^^^^^^^",
        ),
        ("def f[T](): pass\n", "type parameters", "     ^^^"),
    ];
    for (source, construct, carets) in cases {
        let line = source.lines().next().unwrap_or_default();
        let expected = format!(
            "  File \"x.py\", line 1\n    {line}\n    {carets}\n\
             CompileError: not supported yet: {construct}"
        );
        check_error(source, Mode::Exec, &expected);
    }
}

#[test]
fn null_bytes_are_refused() {
    let expected = "  File \"x.py\"\nSyntaxError: source code string cannot contain null bytes";
    check_error("x = '\0'", Mode::Exec, expected);
}

#[test]
fn only_expressions_are_evaluated() {
    let expected = "  File \"x.py\", line 1\n    x = 1\n      ^\nSyntaxError: invalid syntax";
    check_error("x = 1", Mode::Eval, expected);
}
