//! Scripted sessions with the debugger.

mod common;

use common::{run_with_input, scratch, stderr, stdout};

const PROGRAM: &str = "\
def add(a, b):
    total = a + b
    return total


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f'Point({self.x})'


def work(n):
    items = []
    for i in range(n):
        items.append(add(i, 1))
    p = Point(1)
    return items


try:
    result = work(3)
except ZeroDivisionError:
    print('caught')
print(result)
";

/// A session's lines, without the folder of the program.
fn session(name: &str, program: &str, commands: &[&str]) -> (String, i32) {
    let folder = scratch(name);
    let path = folder.join("program.py");
    std::fs::write(&path, program).expect("a file is written");
    let input = commands.join("\n");
    let output = run_with_input(["debug".as_ref(), path.as_os_str()], &input);
    assert_eq!(stderr(&output), "");
    let text = stdout(&output).replace(&format!("{}/", folder.display()), "");
    (text, output.status.code().expect("a status"))
}

#[track_caller]
fn check(name: &str, commands: &[&str], expected: &str) {
    let (text, _) = session(name, PROGRAM, commands);
    assert_eq!(text, expected);
}

#[test]
fn breakpoints_by_line_function_and_instruction() {
    check(
        "breakpoints",
        &[
            "break 2",
            "b work",
            "b add:3",
            "b program.py:18",
            "b 1000",
            "b nobody",
            "b work:9999",
            "delete 4",
            "delete 9",
            "breakpoints",
            "c",
            "c",
            "c",
            "delete 1",
            "delete 3",
            "c",
        ],
        "\
program.py:1 in <module>
    1  def add(a, b):
breakpoint 1: line 2
breakpoint 2: function work
breakpoint 3: add:3
breakpoint 4: program.py:18
no code at or after line 1000
no function is called \"nobody\"
work has instructions 0 to 22
deleted breakpoint 4
no breakpoint \"9\"; type breakpoints for a list
  1  line 2
  2  function work
  3  add:3
stopped at breakpoint 2: function work
program.py:15 in work
   15      items = []
stopped at breakpoint 1: line 2
program.py:2 in add
    2      total = a + b
stopped at breakpoint 3: add:3
program.py:2 in add
    2      total = a + b
deleted breakpoint 1
deleted breakpoint 3
[1, 2, 3]
the program has ended
",
    );
}

#[test]
fn step_goes_in_next_goes_over_out_goes_back() {
    check(
        "stepping",
        &[
            "b work", "c", "n", "n", "s", "s", "o", "n", "n", "s", "out", "n", "n",
        ],
        "\
program.py:1 in <module>
    1  def add(a, b):
breakpoint 1: function work
stopped at breakpoint 1: function work
program.py:15 in work
   15      items = []
program.py:16 in work
   16      for i in range(n):
program.py:17 in work
   17          items.append(add(i, 1))
program.py:2 in add
    2      total = a + b
program.py:3 in add
    3      return total
program.py:17 in work
   17          items.append(add(i, 1))
program.py:16 in work
   16      for i in range(n):
program.py:17 in work
   17          items.append(add(i, 1))
program.py:2 in add
    2      total = a + b
program.py:17 in work
   17          items.append(add(i, 1))
program.py:16 in work
   16      for i in range(n):
program.py:17 in work
   17          items.append(add(i, 1))
",
    );
}

#[test]
fn frames_and_variables() {
    check(
        "frames",
        &[
            "b 3", "c", "frames", "locals", "up", "locals", "up", "stack", "up", "down", "frame 0",
        ],
        "\
program.py:1 in <module>
    1  def add(a, b):
breakpoint 1: line 3
stopped at breakpoint 1: line 3
program.py:3 in add
    3      return total
>  0  program.py:3 in add
   1  program.py:17 in work
   2  program.py:23 in <module>
a = 0
b = 1
total = 1
program.py:17 in work
   17          items.append(add(i, 1))
n = 3
items = []
i = 0
p is unbound
program.py:23 in <module>
   23      result = work(3)
empty
no such frame
program.py:17 in work
   17          items.append(add(i, 1))
program.py:3 in add
    3      return total
",
    );
}

#[test]
fn print_evaluates_and_changes_nothing() {
    let (text, _) = session(
        "print",
        PROGRAM,
        &[
            "b 18",
            "c",
            "usage",
            "p items",
            "p [x + n for x in range(n)]",
            "p (lambda: i + n)()",
            "p Point(5)",
            "p nothing",
            "p 1 / 0",
            "p (",
            "p x = 1",
            "p add(2, n)",
            "p next(iter([]))",
            "p [0] * 10**12",
            "p 10 ** 100000 and 'big'",
            "print (lambda f: f(f))(lambda f: f(f))",
            "print [x for x in iter(int, 1)]",
            "usage",
            "c",
        ],
    );
    // What the VM keeps for later runs, such as interned names, may have grown.
    let lines = text.split_inclusive('\n');
    let text: String = lines
        .filter(|line| !line.contains(" bytes, peak "))
        .collect();
    assert_eq!(text, PRINT_EXPECTED.replace("FUEL\n", &fuel_at_line_18()));
}

const PRINT_EXPECTED: &str = "\
program.py:1 in <module>
    1  def add(a, b):
breakpoint 1: line 18
stopped at breakpoint 1: line 18
program.py:18 in work
   18      p = Point(1)
FUEL
output 0 bytes
[1, 2, 3]
[3, 4, 5]
5
Point(5)
NameError: name 'nothing' is not defined
ZeroDivisionError: division by zero
SyntaxError: '(' was never closed
SyntaxError: invalid syntax
5
StopIteration
memory limit reached
'big'
RecursionError: maximum recursion depth exceeded
fuel limit reached
FUEL
output 0 bytes
[1, 2, 3]
the program has ended
";

/// The fuel used where the test above asks, in a session that evaluates nothing.
fn fuel_at_line_18() -> String {
    let (text, _) = session("usage", PROGRAM, &["b 18", "c", "usage", "q"]);
    let start = text.find("fuel ").expect("usage is shown");
    let end = text.find("memory ").expect("usage is shown");
    text[start..end].to_string()
}

#[test]
fn watched_names_stop_where_they_change() {
    check(
        "watch",
        &["b work", "c", "watch items", "c", "c", "c", "delete 2", "c"],
        "\
program.py:1 in <module>
    1  def add(a, b):
breakpoint 1: function work
stopped at breakpoint 1: function work
program.py:15 in work
   15      items = []
watch 2: items
watch 2: items = []
program.py:16 in work
   16      for i in range(n):
watch 2: items = [1]
program.py:17 in work
   17          items.append(add(i, 1))
watch 2: items = [1, 2]
program.py:17 in work
   17          items.append(add(i, 1))
deleted breakpoint 2
[1, 2, 3]
the program has ended
",
    );
}

#[test]
fn an_exception_leaves_its_frames() {
    let program = "def f(a):\n    b = a\n    return b / 0\n\nf(1)\n";
    let (text, status) = session(
        "exception",
        program,
        &[
            "c", "locals", "p b + 1", "up", "step", "restart", "b 2", "c",
        ],
    );
    assert_eq!(status, 0, "after restart the program stands");
    let expected = "\
the program has ended with an exception; its frames are kept
program.py:3 in f
    3      return b / 0
a = 1
b = 1
2
program.py:5 in <module>
    5  f(1)
the program has ended; type restart to run it again
program.py:1 in <module>
    1  def f(a):
breakpoint 1: line 2
stopped at breakpoint 1: line 2
program.py:2 in f
    2      b = a
";
    assert!(text.ends_with(expected), "{text}");
    assert!(
        text.contains("ZeroDivisionError: division by zero\n"),
        "{text}"
    );
}

#[test]
fn a_limit_can_be_raised() {
    let program = "n = 0\nwhile n < 100:\n    n += 1\nprint(n)\n";
    let commands = &[
        "limit fuel 100",
        "c",
        "p n > 5",
        "limit fuel 1_000_000",
        "c",
    ];
    let (text, status) = session("limit", program, commands);
    assert_eq!(status, 0);
    assert!(
        text.contains("fuel limit reached; type limit to raise it\n"),
        "{text}"
    );
    assert!(
        text.ends_with("True\n100\nthe program has ended\n"),
        "{text}"
    );
}

#[test]
fn statuses_of_a_session() {
    assert_eq!(session("status", "x = 1\n", &["c"]).1, 0);
    assert_eq!(session("status", "1 / 0\n", &["c"]).1, 1);
    assert_eq!(session("status", "raise SystemExit(5)\n", &["c"]).1, 5);
    assert_eq!(session("status", "1 / 0\n", &["quit"]).1, 0);
}

#[test]
fn list_and_disassemble() {
    let program = "x = 1\ny = 2\nz = x + y\n";
    let (text, _) = session(
        "list",
        program,
        &["n", "list", "list", "list 1", "dis", "si", "si"],
    );
    let expected = "\
     1  x = 1
>    2  y = 2
     3  z = x + y
no more lines
     1  x = 1
>    2  y = 2
     3  z = x + y
";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("\n>    2     2  LOAD_CONST 2\n"), "{text}");
    assert!(text.contains("\n     3     4  LOAD_VAR x\n"), "{text}");
    assert!(
        text.contains("program.py:2 in <module>\n    2  y = 2\n    3  STORE_VAR y\n"),
        "{text}"
    );
}

#[test]
fn steps_through_prelude_and_generators() {
    let program = "\
def key(x):
    return -x

def numbers():
    yield 1
    yield 2

print(sorted([1, 3, 2], key=key))
for n in numbers():
    print(n)
";
    let (text, _) = session(
        "prelude",
        program,
        &[
            "b key", "c", "delete 1", "out", "n", "s", "s", "s", "s", "s", "c",
        ],
    );
    let expected = "\
stopped at breakpoint 1: function key
program.py:2 in key
    2      return -x
deleted breakpoint 1
program.py:8 in <module>
    8  print(sorted([1, 3, 2], key=key))
[3, 2, 1]
program.py:9 in <module>
    9  for n in numbers():
program.py:5 in numbers
    5      yield 1
program.py:10 in <module>
   10      print(n)
1
program.py:9 in <module>
    9  for n in numbers():
program.py:6 in numbers
    6      yield 2
program.py:10 in <module>
   10      print(n)
2
the program has ended
";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn unknown_commands_and_help() {
    let (text, _) = session("help", "x = 1\n", &["frob", "help"]);
    assert!(text.contains("unknown command: frob"), "{text}");
    for command in ["step, s", "break, b", "print, p", "quit, q"] {
        assert!(text.contains(command), "{command}");
    }
}

#[test]
fn assembly_is_debugged_by_its_lines() {
    let output = run_with_input(
        ["debug", "examples/factorial.hasm"],
        "b factorial\nc\nlocals\nstack\nsi\nstack\nquit\n",
    );
    let text = stdout(&output);
    assert!(
        text.contains("breakpoint 1: function factorial\n"),
        "{text}"
    );
    assert!(text.contains("n = 5\nempty\n"), "{text}");
    assert!(text.contains("  0  int 5\n"), "{text}");
}
