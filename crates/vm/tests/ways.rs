//! The ways of a program make no difference: from source, from the binary form, from assembly; run
//! straight, instruction by instruction, observed.

mod common;

use common::{Ending, Example, check_all, examples, expected, finish, straight, vm_of};
use hognose::bytecode::assembly::{assemble, disassemble};
use hognose::bytecode::loader::{read_binary, write_binary};
use hognose::bytecode::{Program, verify};
use hognose::{BreakAt, Limits, Vm};
use std::sync::Arc;

fn same(what: &str, found: &Ending, expected: &Ending) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    Err(format!(
        "{what}: {} with fuel {}, expected {} with fuel {}; outputs {}",
        found.outcome,
        found.fuel,
        expected.outcome,
        expected.fuel,
        if found.output == expected.output {
            "agree"
        } else {
            "differ"
        }
    ))
}

fn run_again(example: &Example, program: Program) -> Result<Ending, String> {
    let program = verify(program).map_err(|error| error.to_string())?;
    Ok(straight(&Example {
        name: example.name.clone(),
        program: Arc::new(program),
        arguments: example.arguments.clone(),
        expected: None,
    }))
}

#[test]
fn binary_and_assembly_run_as_the_source() {
    check_all(&examples(), |example| {
        let expected = expected(example)?;
        let bytes = write_binary(&example.program);
        let read = read_binary(&bytes).map_err(|error| error.to_string())?;
        same("binary", &run_again(example, read)?, &expected)?;
        let text = disassemble(&example.program);
        let assembled = assemble(&text, "again.hasm").map_err(|error| error.to_string())?;
        if write_binary(&assembled) != bytes {
            return Err("disassembled and assembled, it is another program".to_string());
        }
        same("assembly", &run_again(example, assembled)?, &expected)
    });
}

#[test]
fn single_steps_run_as_straight() {
    check_all(&examples(), |example| {
        let expected = expected(example)?;
        let (mut vm, recorder) = vm_of(example, Limits::default());
        let stepped = finish(&mut vm, &recorder, Vm::step);
        same("stepped", &stepped, &expected)
    });
}

#[test]
fn observed_runs_as_straight() {
    check_all(&examples(), |example| {
        let expected = expected(example)?;
        let (mut vm, recorder) = vm_of(example, Limits::default());
        vm.add_breakpoint(BreakAt::Line {
            file: None,
            line: 1_000_000,
        });
        let observed = finish(&mut vm, &recorder, Vm::run);
        same("observed", &observed, &expected)
    });
}

#[test]
fn looking_changes_nothing() {
    check_all(&examples(), |example| {
        let expected = expected(example)?;
        let (mut vm, recorder) = vm_of(example, Limits::default());
        let looked = finish(&mut vm, &recorder, |vm| {
            let outcome = vm.run_for(1 + expected.fuel / 50);
            let (fuel, memory) = (vm.usage().fuel, vm.memory_used());
            assert_eq!(vm.frames().len(), vm.depth());
            vm.globals();
            assert_eq!((vm.usage().fuel, vm.memory_used()), (fuel, memory));
            outcome
        });
        same("looked into", &looked, &expected)
    });
}
