//! Programs made to break the machine, on threads with a small stack.

mod common;

use hognose::{Data, Fault, Limits, NoHost, Outcome, Vm};

const STACK_SIZE: usize = 256 << 10;

/// Run `work` on a thread with a small stack.
fn on_small_stack(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new()
        .stack_size(STACK_SIZE)
        .spawn(work)
        .expect("a thread starts")
        .join()
        .expect("the thread ends well");
}

fn vm(source: &str, limits: Limits) -> Vm {
    let program = hognose::compile(source, "hostile.py").expect("the source compiles");
    Vm::new(program, limits, Box::new(NoHost)).expect("the limits suffice to begin")
}

#[test]
fn a_million_nested_lists() {
    on_small_stack(|| {
        let source = "x = []\nfor i in range(1_000_000):\n    x = [x]\ny = x";
        let mut vm = vm(source, Limits::default());
        assert!(matches!(vm.run(), Outcome::Done(_)));
        assert!(matches!(vm.global("x"), Some(Data::List(_))));
        assert!(vm.globals().iter().any(|each| each.name == "x"));
        // Everything is dropped here.
    });
}

#[test]
fn a_million_nested_lists_meet_builtins() {
    on_small_stack(|| {
        for operation in ["repr(x)", "x == y", "str(x)", "x < y", "sorted([x, y])"] {
            let source = format!(
                "x = []\ny = []\nfor i in range(1_000_000):\n    x = [x]\n    y = [y]\n\
                 try:\n    {operation}\nexcept RecursionError:\n    result = 'deep'\n"
            );
            let mut vm = vm(&source, Limits::default());
            assert!(matches!(vm.run(), Outcome::Done(_)), "{operation}");
            assert_eq!(
                vm.global("result"),
                Some(Data::Str("deep".into())),
                "{operation}"
            );
        }
    });
}

#[test]
fn nested_tuples_as_keys_meet_hash() {
    on_small_stack(|| {
        let source = "x = ()\nfor i in range(1_000_000):\n    x = (x,)\n\
                      try:\n    hash(x)\nexcept RecursionError:\n    result = 'deep'\n";
        let mut vm = vm(source, Limits::default());
        assert!(matches!(vm.run(), Outcome::Done(_)));
    });
}

#[test]
fn a_hundred_thousand_parentheses() {
    on_small_stack(|| {
        let source = format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000));
        let error = hognose::compile(&source, "deep.py").unwrap_err();
        assert!(error.message().contains("nested"), "{error}");
    });
}

#[test]
fn deep_sources_of_every_kind() {
    on_small_stack(|| {
        for (open, close) in [
            ("[", "]"),
            ("{", "}"),
            ("f(", ")"),
            ("-", ""),
            ("not ", ""),
            ("lambda: ", ""),
            ("a.", "a"),
            ("1 if x else ", ""),
            ("a + ", ""),
            ("a ** ", ""),
        ] {
            let source = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
            // Whether it is refused or not, it ends.
            let _ = hognose::compile(&source, "deep.py");
        }
    });
}

#[test]
fn a_million_frames() {
    on_small_stack(|| {
        let source = "def f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\nresult = f(1_000_000)";
        let limits = Limits {
            depth: 2_000_000,
            ..Limits::default()
        };
        let mut vm = vm(source, limits);
        assert!(matches!(vm.run(), Outcome::Done(_)));
        assert_eq!(vm.global("result"), Some(Data::Int(1_000_000)));
    });
}

#[test]
fn an_exception_through_a_million_frames() {
    on_small_stack(|| {
        let source = "def f(n):\n    return 1 // n + f(n - 1)\nf(1_000_000)";
        let limits = Limits {
            depth: 2_000_000,
            ..Limits::default()
        };
        let mut vm = vm(source, limits);
        let Outcome::Raised(raised) = vm.run() else {
            panic!("it must raise");
        };
        assert_eq!(raised.type_name, "ZeroDivisionError");
        assert_eq!(raised.depth, 1_000_002);
        assert_eq!(vm.depth(), 1_000_002);
    });
}

#[test]
fn memory_bombs_meet_the_limit() {
    on_small_stack(|| {
        for source in [
            "x = [0] * 10**12",
            "x = 'a' * 10**12",
            "x = b'a' * 10**12",
            "x = (0,) * 10**12",
            "x = 10 ** 10**9",
            "x = 1 << 10**12",
            "x = 'a'\nwhile True:\n    x += x",
            "x = []\nwhile True:\n    x.append(x)",
            "x = [0]\nwhile True:\n    x += x",
            "x = {}\nn = 0\nwhile True:\n    x[n] = n\n    n += 1",
            "x = 3\nwhile True:\n    x *= x",
            "x = f'{1:1000000000000}'",
            "x = '%1000000000d' % 1",
        ] {
            let limits = Limits {
                memory: 20 << 20,
                fuel: 100_000_000,
                ..Limits::default()
            };
            let mut vm = vm(source, limits);
            match vm.run() {
                Outcome::Fault(Fault::Memory | Fault::Fuel) => {}
                // Where CPython refuses by itself, such as `1 << 10**12`.
                Outcome::Raised(raised)
                    if matches!(
                        raised.type_name.as_str(),
                        "OverflowError" | "MemoryError" | "ValueError"
                    ) => {}
                other => panic!("{source}: {other:?}"),
            }
            assert!(vm.memory_peak() <= 20 << 20, "{source}");
        }
    });
}

#[test]
fn an_ended_program_does_not_run_again() {
    let mut ended = vm("x = 1", Limits::default());
    assert!(matches!(ended.run(), Outcome::Done(Data::None)));
    assert!(matches!(ended.run(), Outcome::Fault(Fault::Ended)));
    assert!(matches!(ended.step(), Outcome::Fault(Fault::Ended)));
    let mut raised = vm("1 / 0", Limits::default());
    assert!(matches!(raised.run(), Outcome::Raised(_)));
    assert!(matches!(raised.run(), Outcome::Fault(Fault::Ended)));
    assert!(raised.is_ended());
}
