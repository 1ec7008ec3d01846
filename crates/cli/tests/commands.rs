//! The subcommands as a user meets them: output, messages, exit statuses.

mod common;

use common::{hog, programs, root, run, run_with_input, scratch, stderr, stdout};
use std::path::Path;
use std::process::{Output, Stdio};

#[track_caller]
fn check_status(output: &Output, status: i32) {
    assert_eq!(
        output.status.code(),
        Some(status),
        "stdout: {}\nstderr: {}",
        stdout(output),
        stderr(output)
    );
}

/// Run a file made of `content`.
fn run_file(folder: &str, name: &str, content: &[u8]) -> Output {
    let path = scratch(folder).join(name);
    std::fs::write(&path, content).expect("a file is written");
    run(["run".as_ref(), path.as_os_str()])
}

// Exit statuses.

#[test]
fn status_of_a_program_that_ends() {
    let output = run(["run", "-c", "print(6 * 7)"]);
    check_status(&output, 0);
    assert_eq!(stdout(&output), "42\n");
    assert_eq!(stderr(&output), "");
}

#[test]
fn status_of_an_exception() {
    let output = run(["run", "-c", "print('before')\n1 / 0"]);
    check_status(&output, 1);
    assert_eq!(stdout(&output), "before\n");
    assert!(stderr(&output).ends_with("ZeroDivisionError: division by zero\n"));
}

#[test]
fn status_of_a_syntax_error() {
    let output = run(["run", "-c", "if x\n    pass"]);
    check_status(&output, 1);
    assert_eq!(
        stderr(&output),
        "  File \"<string>\", line 1\n    if x\n        ^\nSyntaxError: expected ':'\n"
    );
}

#[test]
fn status_that_the_program_asks_for() {
    for (argument, status, message) in [
        ("", 0, ""),
        ("None", 0, ""),
        ("7", 7, ""),
        ("True", 1, ""),
        ("-1", 255, ""),
        ("'no way'", 1, "no way\n"),
    ] {
        let output = run(["run", "-c", &format!("raise SystemExit({argument})")]);
        check_status(&output, status);
        assert_eq!(stderr(&output), message);
    }
}

#[test]
fn status_of_wrong_usage() {
    for arguments in [
        &["run"][..],
        &["run", "--fules", "3", "x.py"],
        &["run", "--memory", "3 parsecs", "-c", "1"],
        &["frobnicate"],
        &["asm", "x.py"],
    ] {
        let output = run(arguments);
        check_status(&output, 2);
        assert!(!stderr(&output).is_empty());
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn status_of_a_file_that_is_not_there() {
    let output = run(["run", "no/such/file.py"]);
    check_status(&output, 2);
    assert_eq!(
        stderr(&output),
        "error: no/such/file.py: no such file or directory\n"
    );
}

#[test]
fn status_of_a_file_that_is_no_program() {
    for (name, content) in [
        ("elf.py", &b"\x7fELF\x02\x01\0\xff"[..]),
        ("cut.hbc", b"\x89HOG\r\n\x1a\n\x01\x00"),
        ("latin.py", b"x = '\xe9'"),
        ("wrong.hasm", b"LOAD_CONST 1\nFROBNICATE\n"),
        ("underflow.hasm", b"POP_TOP\n"),
        ("cached.pyc", b"\x2b\x0e\r\n\0\0\0\0"),
    ] {
        let output = run_file("no_program", name, content);
        check_status(&output, 2);
        assert!(stderr(&output).contains(name), "{}", stderr(&output));
    }
}

#[test]
fn limits_have_a_status_of_their_own() {
    for (limit, value, message) in [
        ("--fuel", "1000", "fuel limit reached"),
        ("--memory", "1MB", "memory limit reached"),
        ("--output", "100", "output limit reached"),
        ("--deadline", "0.05", "deadline passed"),
    ] {
        let program = "x = []\nwhile True:\n    x.append(x)\n    print(len(x))";
        let output = run(["run", limit, value, "-c", program]);
        check_status(&output, 3);
        let text = stderr(&output);
        assert!(text.starts_with(&format!("error: {message}")), "{text}");
        assert!(text.contains("line "), "{text}");
    }
}

#[test]
fn depth_limit_is_an_exception() {
    let program = "def f(n):\n    return f(n + 1)\nf(0)";
    let output = run(["run", "--depth", "50", "-c", program]);
    check_status(&output, 1);
    assert!(stderr(&output).contains("RecursionError"));
}

// What a program sees.

#[test]
fn arguments_belong_to_the_program() {
    let code = "import sys\nprint(sys.argv)";
    let output = run(["run", "-c", code, "one", "--fuel", "3", "-x"]);
    check_status(&output, 0);
    assert_eq!(stdout(&output), "['-c', 'one', '--fuel', '3', '-x']\n");
}

#[test]
fn a_program_from_standard_input() {
    let output = run_with_input(["run", "-"], "print('from a pipe')");
    check_status(&output, 0);
    assert_eq!(stdout(&output), "from a pipe\n");
}

#[test]
fn input_reads_lines() {
    let code = "print(input() + input())";
    let output = run_with_input(["run", "-c", code], "a\nb\n");
    check_status(&output, 0);
    assert_eq!(stdout(&output), "ab\n");
}

#[test]
fn output_comes_before_the_traceback() {
    // Both streams go to one pipe, as in a log.
    let mut command = hog(["run", "-c", "print('first')\nraise ValueError('second')"]);
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let copy = writer.try_clone().expect("a second end");
    let mut child = command
        .stdout(writer)
        .stderr(copy)
        .spawn()
        .expect("hog starts");
    drop(command);
    let mut text = String::new();
    std::io::Read::read_to_string(&mut reader, &mut text).expect("text");
    child.wait().expect("hog ends");
    assert!(text.starts_with("first\n"), "{text}");
    assert!(text.ends_with("ValueError: second\n"), "{text}");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = hog(["run", "-c", "while True:\n    print('y' * 100)"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("hog starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("hog ends");
    assert_eq!(stderr(&output), "");
    check_status(&output, 0);
}

// Options of `run`.

#[test]
fn globals_are_shown_in_order() {
    let code = "import math\nname = 'x'\nitems = [1, (2,), {'a': None}]\n_private = 1.5\n\
                class A:\n    def __repr__(self):\n        return 'never called'\na = A()\n\
                def f():\n    pass\n__dunder__ = 1\nlast = 2 ** 100\n";
    let output = run(["run", "--globals", "-c", code]);
    check_status(&output, 0);
    let text = stdout(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "name = 'x'");
    assert_eq!(lines[1], "items = [1, (2,), {'a': None}]");
    assert_eq!(lines[2], "_private = 1.5");
    assert_eq!(lines[3], "A = <class '__main__.A'>");
    assert!(lines[4].starts_with("a = <__main__.A object at 0x"));
    assert!(lines[5].starts_with("f = <function f at 0x"));
    assert_eq!(lines[6], format!("last = {}", 2_u128.pow(100)));
    assert_eq!(lines.len(), 7);
}

#[test]
fn the_plain_assembly_program_shows_its_result() {
    let output = run(["run", "--globals", "examples/plain.hasm"]);
    check_status(&output, 0);
    assert_eq!(stdout(&output), "x = 15\n");
}

#[test]
fn stats_go_to_standard_error_and_repeat() {
    let first = run(["run", "--stats", "examples/factorial.hasm"]);
    let second = run(["run", "--stats", "examples/factorial.hasm"]);
    check_status(&first, 0);
    assert!(stderr(&first).starts_with("fuel "), "{}", stderr(&first));
    assert_eq!(stderr(&first), stderr(&second));
}

#[test]
fn json_says_all_in_one_object() {
    let code = "print('out')\nx = [1]\n1 / 0";
    let output = run(["run", "--json", "--globals", "-c", code]);
    check_status(&output, 1);
    assert_eq!(stderr(&output), "");
    let object: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(object["outcome"]["kind"], "raised");
    assert_eq!(object["outcome"]["type"], "ZeroDivisionError");
    assert_eq!(object["outcome"]["frames"][0]["line"], 3);
    assert_eq!(object["stdout"], "out\n");
    assert_eq!(object["globals"][0]["value"]["repr"], "[1]");
    assert!(object["usage"]["fuel"].as_u64() > Some(5));
}

#[test]
fn json_errors_name_the_place() {
    let output = run(["run", "--json", "-c", "x = 1\nif x\n"]);
    check_status(&output, 1);
    let object: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(object["error"]["line"], 2);
    assert_eq!(object["error"]["message"], "SyntaxError: expected ':'");
}

// asm, dis, verify.

#[test]
fn disassembled_and_assembled_is_the_same_file() {
    let folder = scratch("round_trip");
    let mut files = programs("examples", "hasm");
    files.extend(programs("examples", "py").into_iter().take(5));
    for file in files {
        let name = file
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let first = folder.join(format!("{name}.hbc"));
        let text = folder.join(format!("{name}.dis.hasm"));
        let second = folder.join(format!("{name}.again.hbc"));
        assemble(&file, &first);
        let output = run(["dis".as_ref(), first.as_os_str()]);
        check_status(&output, 0);
        std::fs::write(&text, &output.stdout).expect("a file is written");
        assemble(&text, &second);
        let (first, second) = (std::fs::read(first), std::fs::read(second));
        assert!(first.expect("a file") == second.expect("a file"), "{name}");
    }
}

#[track_caller]
fn assemble(file: &Path, target: &Path) {
    let output = run([
        "asm".as_ref(),
        file.as_os_str(),
        "-o".as_ref(),
        target.as_os_str(),
    ]);
    check_status(&output, 0);
}

#[test]
fn a_binary_runs_as_its_source() {
    let target = scratch("binary").join("factorial.hbc");
    assemble(Path::new("examples/factorial.hasm"), &target);
    let output = run(["run".as_ref(), target.as_os_str()]);
    check_status(&output, 0);
    let expected = std::fs::read_to_string(root().join("examples/factorial.expected"));
    assert_eq!(stdout(&output), expected.expect("a file"));
}

#[test]
fn dis_shows_instructions_with_their_lines() {
    let output = run(["dis", "--json", "examples/hello.hasm"]);
    check_status(&output, 0);
    let object: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let instruction = &object["codes"][0]["instructions"][0];
    assert_eq!(instruction["instruction"], "LOAD_VAR print");
    assert!(instruction["line"].as_u64() > Some(0));
}

#[test]
fn verify_accepts_and_refuses() {
    let output = run(["verify", "examples/hello.hasm"]);
    check_status(&output, 0);
    assert_eq!(
        stdout(&output),
        "examples/hello.hasm: verified, 1 codes, 5 instructions\n"
    );
    let path = scratch("verify").join("bad.hasm");
    std::fs::write(&path, "LOAD_CONST 1\nADD\n").expect("a file is written");
    let output = run(["verify".as_ref(), path.as_os_str()]);
    check_status(&output, 2);
    let text = stderr(&output);
    assert!(text.contains("instruction 1 `ADD`"), "{text}");
    let output = run(["verify".as_ref(), "--json".as_ref(), path.as_os_str()]);
    check_status(&output, 2);
    let object: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(object["error"]["instruction_pointer"], 1);
}

// trace

#[test]
fn trace_shows_every_instruction() {
    let output = run(["trace", "examples/hello.hasm"]);
    check_status(&output, 0);
    let text = stdout(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 5, "{text}");
    assert!(lines[1].contains("LOAD_CONST \"hello from assembly\""));
    assert!(lines[2].contains("[<built-in function print> 'hello from assembly']"));
    assert_eq!(stderr(&output), "hello from assembly\n");
}

#[test]
fn trace_counts_fuel_as_run_does() {
    let output = run(["trace", "--json", "examples/factorial.hasm"]);
    check_status(&output, 0);
    let text = stdout(&output);
    let lines = text.lines().map(serde_json::from_str::<serde_json::Value>);
    let events: Vec<serde_json::Value> = lines.map(|line| line.expect("JSON")).collect();
    let steps = events.iter().filter(|event| event["event"] == "step");
    let fuels: Vec<u64> = steps.filter_map(|step| step["fuel"].as_u64()).collect();
    assert!(fuels.is_sorted_by(|a, b| a < b));
    let end = events.last().expect("an end");
    assert_eq!(end["event"], "end");
    let stats = run(["run", "--stats", "examples/factorial.hasm"]);
    let fuel = end["usage"]["fuel"].as_u64().expect("a number");
    assert!(stderr(&stats).starts_with(&format!("fuel {fuel},")));
    assert!(events.iter().any(|event| event["event"] == "output"));
}

#[test]
fn trace_stops_where_it_is_told() {
    let output = run(["trace", "--limit", "3", "-c", "while True:\n    pass"]);
    check_status(&output, 0);
    assert_eq!(stdout(&output).lines().count(), 3);
}

// repl

#[test]
fn repl_keeps_globals_and_survives() {
    let input = "x = 20\nx + 1\nx / 0\nif x:\n    print('yes')\n\ndef f(a):\n    return a * 2\n\nf(\nx)\n\
                 if\nwhile True: pass\nNone\n'last'\n";
    let output = run_with_input(["repl", "--fuel", "100000"], input);
    check_status(&output, 0);
    assert_eq!(stdout(&output), "21\nyes\n40\n'last'\n");
    let text = stderr(&output);
    assert!(
        text.contains("ZeroDivisionError: division by zero"),
        "{text}"
    );
    assert!(text.contains("SyntaxError: invalid syntax"), "{text}");
    assert!(text.contains("fuel limit reached"), "{text}");
}

#[test]
fn repl_ends_when_asked() {
    let output = run_with_input(["repl"], "raise SystemExit(4)\nprint('not reached')\n");
    check_status(&output, 4);
    assert_eq!(stdout(&output), "");
}

// Help.

#[test]
fn help_has_examples() {
    for command in ["run", "asm", "dis", "verify", "trace", "debug"] {
        let output = run([command, "--help"]);
        check_status(&output, 0);
        assert!(stdout(&output).contains("hog "), "{command}");
    }
    check_status(&run(["--version"]), 0);
}

#[test]
fn colours_only_when_asked() {
    let plain = run(["run", "no_such_file"]);
    assert!(!stderr(&plain).contains('\x1b'));
    let coloured = run(["--color", "always", "run", "no_such_file"]);
    assert!(stderr(&coloured).contains('\x1b'));
}
