//! However deep or large a source is, compiling it from a thread with a small stack ends with a
//! program or a clear error.

use hognose_compiler::{CompileError, ErrorKind, Limits, Mode, compile, compile_within};

/// Runs on a thread with as little stack as embedders may have.
fn on_small_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(256 << 10)
            .spawn_scoped(scope, work)
            .expect("the thread starts")
            .join()
            .expect("the thread ends")
    })
}

fn check_outcome(source: &str) -> Result<(), CompileError> {
    on_small_stack(|| {
        let program = compile(source, "deep.py")?;
        hognose_bytecode::verify(program).expect("what compiles verifies");
        Ok(())
    })
}

fn check_compiles(source: &str) {
    if let Err(error) = check_outcome(source) {
        panic!("{error}");
    }
}

fn check_limit(source: &str, kind: ErrorKind, message: &str, line: u32, column: u32) {
    let error = check_outcome(source).expect_err("the source is too deep");
    assert_eq!(
        (error.kind, error.message.as_str()),
        (kind, message),
        "{error}"
    );
    assert_eq!((error.start.line, error.start.column), (line, column));
}

const NESTING: &str = "too many nested expressions or blocks (more than 1000)";
const CHAIN: &str = "too many operators, attributes or calls in one chain (more than 100000)";

/// Ways to nest, by text before and after an operand.
const NESTS: &[(&str, &str, &str)] = &[
    ("-", "x", ""),
    ("not ", "x", ""),
    ("~+-", "x", ""),
    ("lambda: ", "x", ""),
    ("lambda a, b=1: ", "x", ""),
    ("x ** ", "x", ""),
    ("x ** -", "x", ""),
    ("a if b else ", "x", ""),
    ("(", "x", ")"),
    ("[", "x", "]"),
    ("{", "x", "}"),
    ("{1: ", "x", "}"),
    ("f(", "x", ")"),
    ("a[", "x", "]"),
    ("a[b:", "x", "]"),
    ("f(*", "x", ")"),
    ("f(k=", "x", ")"),
    ("(y := ", "x", ")"),
    ("[y for y in ", "x", "]"),
    ("(y for y in ", "x", ")"),
    ("[lambda: (", "x", ") for y in z]"),
    ("(a if (b) else -(", "x", "))"),
    ("f'{", "x", "}'"),
    ("f'{x:{", "x", "}}'"),
    ("(yield ", "x", ")"),
    ("(await ", "x", ")"),
];

#[test]
fn nesting_to_any_depth_has_an_answer() {
    for (before, operand, after) in NESTS {
        for depth in [10, 90, 190, 400, 900, 2000, 100_000] {
            let text = format!(
                "x = {}{operand}{}\n",
                before.repeat(depth),
                after.repeat(depth)
            );
            let outcome = check_outcome(&text);
            if depth == 100_000 {
                assert!(outcome.is_err(), "{before}{after}");
            }
        }
    }
}

/// Ways to chain, by the link.
const CHAINS: &[&str] = &[
    " + x",
    " * x",
    " and x",
    " or not x",
    " < x",
    " in x",
    ".x",
    "()",
    "[0]",
    ".x()",
    ".x(1)[2:3]",
    ", x",
    " = x",
    " @ -x",
    "; x",
    "\nx",
    " 'a'",
];

#[test]
fn chains_of_any_length_have_an_answer() {
    for link in CHAINS {
        for length in [10, 1000, 99_000, 200_000] {
            let outcome = check_outcome(&format!("x{}\n", link.repeat(length)));
            if length == 1000 && *link != " 'a'" {
                assert!(outcome.is_ok(), "{link}: {outcome:?}");
            }
        }
    }
}

#[test]
fn statements_of_any_shape_have_an_answer() {
    let long_if = format!("if x: pass\n{}", "elif x: pass\n".repeat(100_000));
    check_compiles(&long_if);
    let many_except = "except x: pass\n".repeat(20_000);
    check_compiles(&format!("try: pass\n{many_except}"));
    let arguments = "x, ".repeat(100_000);
    check_compiles(&format!("f({arguments})\n[{arguments}]\n"));
    check_compiles(&format!("{{{arguments}}}\n({}) = y\n", "x, ".repeat(1000)));
    assert!(check_outcome(&format!("({arguments}) = y\n")).is_err());
    check_compiles(&format!("{{{}}}\n", "x: y, ".repeat(100_000)));
    check_compiles(&format!("{{{}}}\n", "1: y, ".repeat(100_000)));
    check_compiles(&format!("f({})\n", "**x, ".repeat(50_000)));
    check_compiles(&format!("x = f'{}'\n", "{x}a".repeat(100_000)));
    check_compiles(&format!("del {}\n", "x.y, ".repeat(50_000)));
    check_compiles(&format!("global {}x\n", "x, ".repeat(100_000)));
    check_compiles(&format!("import {}x\n", "x.".repeat(15_000)));
    check_compiles(&format!("x = {}0\n", "1 + ".repeat(15_000)));
    check_compiles(&format!("x = {}\n", "'a' ".repeat(100_000)));
    check_compiles(&format!("{}def f(): pass\n", "@x\n".repeat(1000)));
    assert!(check_outcome(&format!("{}def f(): pass\n", "@x\n".repeat(1001))).is_err());
    assert!(check_outcome(&"async ".repeat(100_000)).is_err());
    assert!(check_outcome(&format!("with {}x: pass", "x, ".repeat(100_000))).is_err());
    assert!(check_outcome(&format!("[x {}]", "for x in y ".repeat(100_000))).is_err());
}

/// Full brackets within brackets: the deepest operand stack there can be.
#[test]
fn the_operand_stack_stays_within_its_limit() {
    for (before, item, after) in [
        ("f(", "x, ", ")"),
        ("a.b(", "x, ", ")"),
        ("f(", "k=x, ", ""),
        ("[", "x, ", "]"),
        ("{", "x, ", "}"),
        ("{", "x: x, ", "}"),
        ("{", "1: x, ", "}"),
        ("[", "*x, ", "]"),
    ] {
        for count in [16, 30, 31, 300] {
            let level = format!("{before}{}", item.repeat(count));
            let last = if item.contains(':') { "x: " } else { "" };
            let after = if after.is_empty() { ")" } else { after };
            let level = level.replace("k=x, ", "").to_string() + last;
            let source = format!("{}x{}\n", level.repeat(190), after.repeat(190));
            check_compiles(&source);
        }
    }
    let targets = "x, ".repeat(300);
    let source = format!(
        "{}x{} = y\n",
        format!("({targets}").repeat(3),
        ")".repeat(3)
    );
    check_compiles(&source);
    let loops = "for x in y ".repeat(30);
    let source = format!(
        "{}x {}\n",
        "[".repeat(190),
        format!("{loops}] ").repeat(190)
    );
    check_compiles(&source);
    let loops = format!("{loops}for x in (y for y in z) ");
    check_limit(
        &format!("[x {loops}]\n"),
        ErrorKind::Limit,
        "too many loops in one list comprehension (more than 30)",
        1,
        0,
    );
}

#[test]
fn limits_are_named_with_their_place() {
    check_limit(
        &format!("y = 1\nx = {}1", "(".repeat(100_000)),
        ErrorKind::Syntax,
        "too many nested parentheses",
        2,
        204,
    );
    check_limit(
        &format!("x = {}1", "-".repeat(100_000)),
        ErrorKind::Limit,
        NESTING,
        1,
        1003,
    );
    check_limit(
        &format!("'''\n'''\nx = a{}", ".b".repeat(200_000)),
        ErrorKind::Limit,
        CHAIN,
        3,
        200_005,
    );
    let blocks: String = (0..150)
        .map(|depth| format!("{}if x:\n", " ".repeat(depth)))
        .collect();
    check_limit(
        &blocks,
        ErrorKind::Indentation,
        "too many levels of indentation",
        101,
        100,
    );
}

#[test]
fn the_size_of_a_source_is_limited() {
    let limits = Limits {
        source_size_max: 10,
        ..Limits::default()
    };
    let error = compile_within("x = 1\ny = 2\n", "x.py", Mode::Exec, &limits)
        .expect_err("the source is too large");
    assert_eq!(error.kind, ErrorKind::Limit);
    assert_eq!(
        error.to_string(),
        "  File \"x.py\"\nCompileError: source too large (more than 10 bytes)"
    );
}

#[test]
fn copies_of_finally_bodies_are_limited() {
    let mut source = String::from("def f():\n");
    for depth in 1..20 {
        let blanks = " ".repeat(depth);
        source.push_str(&format!(
            "{blanks}try:\n{blanks} return x()\n{blanks}finally:\n"
        ));
    }
    source.push_str(&format!("{}pass\n", " ".repeat(20)));
    let error = check_outcome(&source).expect_err("the code grows too large");
    assert_eq!(error.kind, ErrorKind::Limit, "{error}");
    assert_eq!(error.message, "too many instructions (more than 4194304)");
}
