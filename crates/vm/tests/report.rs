//! The text of an uncaught exception may need guest code: it runs before the run ends, its fuel is
//! counted, and it can be stopped like everything else.

use hognose::{Fault, Limits, NoHost, Outcome, Pause, Vm};

const PROGRAM: &str = "
class Coded(Exception):
    def __str__(self):
        return 'code ' + str(self.args[0])

class Broken(Exception):
    def __str__(self):
        raise ValueError('inside')

def fail():
    try:
        raise Broken()
    except Broken:
        raise Coded(404)

fail()
";

fn new_vm(source: &str, limits: Limits) -> Vm {
    let program = hognose::compile(source, "report.py").unwrap_or_else(|error| panic!("{error}"));
    Vm::new(program, limits, Box::new(NoHost)).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn texts_are_made_by_the_guest() {
    let Outcome::Raised(raised) = new_vm(PROGRAM, Limits::default()).run() else {
        panic!("the program raises");
    };
    assert_eq!(raised.message, "code 404");
    assert!(
        raised
            .traceback
            .contains("\nBroken: <exception str() failed>\n")
    );
    assert!(raised.traceback.ends_with("\nCoded: code 404\n"));
    // The frames are those of the exception, not of its description.
    assert_eq!(raised.depth, 2);
    assert_eq!(raised.frames[0].function, "fail");
}

#[test]
fn slices_do_not_change_the_report() {
    let Outcome::Raised(whole) = new_vm(PROGRAM, Limits::default()).run() else {
        panic!("the program raises");
    };
    let mut vm = new_vm(PROGRAM, Limits::default());
    loop {
        match vm.step() {
            Outcome::Paused(Pause::Slice) => {}
            Outcome::Raised(sliced) => {
                assert_eq!(sliced, whole);
                break;
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn an_endless_text_is_stopped_by_the_fuel() {
    let source = "
class Endless(Exception):
    def __str__(self):
        while True:
            pass

raise Endless
";
    let limits = Limits {
        fuel: 10_000,
        ..Limits::default()
    };
    let outcome = new_vm(source, limits).run();
    assert!(
        matches!(outcome, Outcome::Fault(Fault::Fuel)),
        "{outcome:?}"
    );
}

#[test]
fn the_depth_limit_leaves_room_for_the_report() {
    let source = "
class Deep(Exception):
    def __str__(self):
        return 'deep ' + str(len(self.args))

def recurse(n):
    if n == 0:
        raise Deep(1)
    recurse(n - 1)

recurse(90)
";
    let limits = Limits {
        depth: 92,
        ..Limits::default()
    };
    let Outcome::Raised(raised) = new_vm(source, limits).run() else {
        panic!("the program raises");
    };
    assert_eq!(raised.message, "deep 1");
}
