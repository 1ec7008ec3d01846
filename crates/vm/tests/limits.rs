//! Limits are exact: the program stops just before the instruction that would pass them, and with
//! the limit raised ends as if there had been none.
//!
//! Every fuel limit up to `FUEL_MAX` is tried on one VM whose limit is raised by one each time, and
//! a sample of limits on fresh VMs; with `HOGNOSE_SWEEP=full` in the environment, all of them.

mod common;

use common::{Ending, Example, check_all, compiled, examples, expected, finish, vm_of};
use hognose::{Fault, Limits, Outcome, Vm};

const FUEL_MAX: u64 = 10_000;
/// Fresh VMs try every so many-th limit, unless all are asked for.
const SAMPLE: u64 = 331;

fn with_fuel(fuel: u64) -> Limits {
    Limits {
        fuel,
        ..Limits::default()
    }
}

/// Fuel used after each of the first instructions.
fn boundaries(example: &Example) -> Vec<u64> {
    let (mut vm, _) = vm_of(example, Limits::default());
    let mut found = vec![0];
    while vm.usage().fuel <= FUEL_MAX && matches!(vm.step(), Outcome::Paused(_)) {
        found.push(vm.usage().fuel);
    }
    // The last instruction of a program that has ended.
    found.push(vm.usage().fuel);
    found.dedup();
    found
}

/// The fuel of the last instruction that fits into a limit.
fn expected_stop(boundaries: &[u64], limit: u64) -> u64 {
    let next = boundaries.partition_point(|boundary| *boundary <= limit);
    boundaries[next - 1]
}

fn check_stop(vm: &mut Vm, limit: u64, stop: u64) -> Result<(), String> {
    match vm.run() {
        Outcome::Fault(Fault::Fuel) if vm.usage().fuel == stop => Ok(()),
        Outcome::Fault(Fault::Fuel) => Err(format!(
            "limit {limit}: stopped at {}, expected {stop}",
            vm.usage().fuel
        )),
        other => Err(format!("limit {limit}: {other:?}")),
    }
}

fn check_end(vm: &mut Vm, recorder: &common::Recorder, expected: &Ending) -> Result<(), String> {
    vm.set_limits(Limits::default());
    let found = finish(vm, recorder, Vm::run);
    match found == *expected {
        true => Ok(()),
        false => Err(format!(
            "after the limit was raised: {} with fuel {}, expected {} with fuel {}",
            found.outcome, found.fuel, expected.outcome, expected.fuel
        )),
    }
}

#[test]
fn every_fuel_limit() {
    let full = std::env::var("HOGNOSE_SWEEP").is_ok_and(|value| value == "full");
    let step = if full { 1 } else { SAMPLE };
    check_all(&examples(), |example| {
        let expected = expected(example)?;
        let boundaries = boundaries(example);
        let last = FUEL_MAX.min(expected.fuel - 1);
        let (mut vm, recorder) = vm_of(example, with_fuel(1));
        for limit in 1..=last {
            vm.set_limits(with_fuel(limit));
            check_stop(&mut vm, limit, expected_stop(&boundaries, limit))?;
        }
        check_end(&mut vm, &recorder, &expected)?;
        for limit in (1..=last).step_by(step as usize) {
            let (mut vm, recorder) = vm_of(example, with_fuel(limit));
            check_stop(&mut vm, limit, expected_stop(&boundaries, limit))?;
            check_end(&mut vm, &recorder, &expected)?;
        }
        // Just enough is enough.
        let (mut vm, recorder) = vm_of(example, with_fuel(expected.fuel));
        let found = finish(&mut vm, &recorder, Vm::run);
        match found == expected {
            true => Ok(()),
            false => Err(format!("with just enough fuel: {}", found.outcome)),
        }
    });
}

/// Memory limits from almost nothing to more than enough.
fn memory_limits(peak: usize) -> Vec<usize> {
    let mut limits = vec![0, 1, 100];
    let mut limit = 256;
    while limit < peak {
        limits.push(limit);
        limit += 64 + limit / 40;
    }
    limits.extend([peak - 1, peak, peak + 1]);
    limits
}

#[test]
fn every_memory_limit() {
    let programs: Vec<Example> = examples()
        .into_iter()
        .filter(|example| MEMORY_EXAMPLES.contains(&example.name.as_str()))
        .collect();
    assert_eq!(programs.len(), MEMORY_EXAMPLES.len());
    check_all(&programs, |example| {
        let expected = expected(example)?;
        let (mut vm, recorder) = vm_of(example, Limits::default());
        finish(&mut vm, &recorder, Vm::run);
        let peak = vm.memory_peak();
        for memory in memory_limits(peak) {
            check_memory_limit(example, memory, &expected)
                .map_err(|message| format!("memory {memory} of {peak}: {message}"))?;
        }
        Ok(())
    });
}

const MEMORY_EXAMPLES: &[&str] = &[
    "bank.py",
    "bigint.py",
    "calculator.py",
    "lru_cache.py",
    "sorting.py",
    "text_tools.py",
    "word_count.py",
];

fn check_memory_limit(example: &Example, memory: usize, expected: &Ending) -> Result<(), String> {
    let recorder = common::Recorder::default();
    let limits = Limits {
        memory,
        ..Limits::default()
    };
    let program = std::sync::Arc::clone(&example.program);
    let mut vm = match Vm::new(program, limits, Box::new(recorder.clone())) {
        Ok(vm) => vm,
        Err(Fault::Memory) => return Ok(()),
        Err(fault) => return Err(format!("{fault:?}")),
    };
    vm.set_arguments(example.arguments.clone());
    let first = finish(&mut vm, &recorder, Vm::run);
    if first.outcome != "fault Memory" {
        return same_ending(&first, expected);
    }
    if vm.memory_used() > memory {
        return Err(format!("{} bytes are held", vm.memory_used()));
    }
    vm.set_limits(Limits::default());
    same_ending(&finish(&mut vm, &recorder, Vm::run), expected)
}

fn same_ending(found: &Ending, expected: &Ending) -> Result<(), String> {
    match (
        found.outcome == expected.outcome,
        found.output == expected.output,
    ) {
        (true, true) => Ok(()),
        (false, _) => Err(format!("{}, expected {}", found.outcome, expected.outcome)),
        (true, false) => Err("another output".to_string()),
    }
}

#[test]
fn output_limit_stops_before_the_write() {
    let example = compiled("for i in range(10):\n    print(i)");
    let limits = Limits {
        output: 5,
        ..Limits::default()
    };
    let (mut vm, recorder) = vm_of(&example, limits);
    assert!(matches!(vm.run(), Outcome::Fault(Fault::Output)));
    assert_eq!(recorder.text(), "0\n1\n");
    vm.set_limits(Limits::default());
    assert!(matches!(vm.run(), Outcome::Done(_)));
    assert_eq!(recorder.text(), "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
}

#[test]
fn depth_is_an_exception_of_the_program() {
    let source =
        "def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError:\n    print('deep')";
    let limits = Limits {
        depth: 50,
        ..Limits::default()
    };
    let (mut vm, recorder) = vm_of(&compiled(source), limits);
    assert!(matches!(vm.run(), Outcome::Done(_)));
    assert_eq!(recorder.text(), "deep\n");
}

/// A host whose clock moves on each time it is asked.
struct Clock(u64);

impl hognose::Host for Clock {
    fn monotonic(&mut self) -> Option<std::time::Duration> {
        self.0 += 1;
        Some(std::time::Duration::from_secs(self.0))
    }
}

#[test]
fn deadline_stops_and_can_be_moved() {
    let example = compiled("n = 0\nwhile n < 100_000:\n    n += 1");
    let limits = |seconds| Limits {
        deadline: Some(std::time::Duration::from_secs(seconds)),
        ..Limits::default()
    };
    let mut vm = Vm::new(example.program, limits(3), Box::new(Clock(0))).unwrap();
    assert!(matches!(vm.run(), Outcome::Fault(Fault::Deadline)));
    assert!(matches!(vm.run(), Outcome::Fault(Fault::Deadline)));
    vm.set_limits(limits(1000));
    assert!(matches!(vm.run(), Outcome::Done(_)));
    assert!(matches!(vm.run(), Outcome::Fault(Fault::Ended)));
}
