//! Every program with an expected output, which CPython made, gives that output, and the expected
//! standard error and exit status.

mod common;

use common::{check_all, compare, example_size, programs, root, run, stderr, stdout};
use std::path::Path;
use std::process::Output;

/// The content of the file beside a program, if there is one.
fn beside(program: &Path, ending: &str) -> Option<String> {
    std::fs::read_to_string(root().join(program.with_extension(ending))).ok()
}

fn check_status(output: &Output, expected: i32) -> Result<(), String> {
    match output.status.code() {
        Some(status) if status == expected => Ok(()),
        status => Err(format!(
            "exit status {status:?}, expected {expected}; standard error ends with {:?}",
            stderr(output).lines().last().unwrap_or("")
        )),
    }
}

fn check_output(program: &Path, output: &Output) -> Result<(), String> {
    let expected = beside(program, "expected").ok_or("no .expected file")?;
    compare("output", &stdout(output), &expected)
}

/// A program that ends well and says nothing on standard error.
fn check_succeeds(program: &Path, output: &Output) -> Result<(), String> {
    // What went wrong says more than the output that is missing.
    check_status(output, 0)?;
    check_output(program, output)?;
    compare("standard error", &stderr(output), "")
}

fn check_folder(folder: &str) {
    check_all(&programs(folder, "py"), |program| {
        check_succeeds(program, &run(["run".as_ref(), program.as_os_str()]))
    });
}

#[test]
fn language() {
    check_folder("tests/language");
}

#[test]
fn builtins() {
    check_folder("tests/builtins");
}

#[test]
fn modules() {
    check_folder("tests/modules");
}

#[test]
fn uncaught_exceptions() {
    let prefix = format!("{}/", root().display());
    check_all(&programs("tests/errors", "py"), |program| {
        let output = run(["run".as_ref(), program.as_os_str()]);
        let expected = beside(program, "stderr").ok_or("no .stderr file")?;
        compare(
            "standard error",
            &stderr(&output).replace(&prefix, ""),
            &expected,
        )?;
        check_output(program, &output)?;
        let status = beside(program, "status").map_or(Ok(1), |text| text.trim().parse());
        check_status(
            &output,
            status.map_err(|_| "the .status file is no number")?,
        )
    });
}

/// An assembly program; where its twin in Python fails, the last line of the traceback is kept.
fn check_assembly(program: &Path) -> Result<(), String> {
    let output = run(["run".as_ref(), program.as_os_str()]);
    let Some(error) = beside(program, "error") else {
        return check_succeeds(program, &output);
    };
    check_output(program, &output)?;
    let text = stderr(&output);
    compare(
        "last line of standard error",
        text.lines().last().unwrap_or(""),
        error.trim_end(),
    )?;
    check_status(&output, 1)
}

#[test]
fn assembly() {
    check_all(&programs("tests/assembly", "hasm"), check_assembly);
}

#[test]
fn assembly_examples() {
    check_all(&programs("examples", "hasm"), check_assembly);
}

#[test]
fn examples() {
    check_all(&programs("examples", "py"), |program| {
        let size = example_size(program).ok_or("no line in sizes.txt")?;
        let output = run(["run".as_ref(), program.as_os_str(), size.as_ref()]);
        check_succeeds(program, &output)
    });
}

/// Programs with constructs that are not supported yet: refused when they are loaded, by name and
/// line, before anything runs. Their expected outputs wait beside them.
#[test]
fn refused_by_name_and_line() {
    check_all(&programs("tests/refused", "py"), |program| {
        let output = run(["run".as_ref(), program.as_os_str()]);
        check_status(&output, 2)?;
        compare("output", &stdout(&output), "")?;
        let text = stderr(&output);
        match text.contains("not supported yet: ") && text.contains(", line ") {
            true => Ok(()),
            false => Err(format!("not refused by name and line: {text}")),
        }
    });
}

/// Programs that need what is still to come, with CPython's output beside them. One that gives this
/// output belongs in the folder of its topic: this test fails then, and it is moved.
#[test]
fn later_programs_still_differ() {
    check_all(&programs("tests/later", "py"), |program| {
        let output = run(["run".as_ref(), program.as_os_str()]);
        let expected = beside(program, "expected").ok_or("no .expected file")?;
        let prefix = format!("{}/", root().display());
        let said = stderr(&output).replace(&prefix, "");
        let same =
            stdout(&output) == expected && said == beside(program, "stderr").unwrap_or_default();
        match same {
            true => Err("gives CPython's output: move it to its topic's folder".to_string()),
            false => Ok(()),
        }
    });
}
