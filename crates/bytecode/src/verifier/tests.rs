//! Rules that assembly cannot break, and what `Verified` offers.

use super::*;
use crate::instruction::Instruction;
use crate::operand::{Constant, Count};
use crate::program::{Code, CodeKind, ConstantValue, Position};

fn main_of(instructions: &[Instruction]) -> Program {
    let mut main = Code::new(CodeKind::Module, "<module>");
    main.instructions = instructions.to_vec();
    Program {
        codes: vec![main],
        ..Program::default()
    }
}

#[track_caller]
fn check_refused(program: Program, rule: Rule, text: &str) {
    let error = verify(program).unwrap_err();
    assert_eq!((error.rule, error.to_string().as_str()), (rule, text));
}

#[test]
fn facts_are_the_depths() {
    let mut program = main_of(&[
        Instruction::LoadConst(Constant(0)),
        Instruction::DupTop,
        Instruction::BuildList(Count(2)),
        Instruction::ReturnValue,
        Instruction::Nop,
    ]);
    program.codes[0].constants.push(ConstantValue::None);
    let verified = verify(program.clone()).unwrap();
    let facts = verified.facts(CodeIndex(0));
    assert_eq!(facts.stack_max, 2);
    assert_eq!(facts.depth_at, [0, 1, 2, 1, CodeFacts::UNREACHABLE]);
    assert_eq!(facts.depth_before(3), Some(1));
    assert_eq!(facts.depth_before(4), None);
    assert_eq!(facts.depth_before(5), None);
    assert_eq!(verified.facts(CodeIndex(7)).stack_max, 0);
    assert_eq!(verified.codes.len(), 1);
    assert_eq!(verified.into_inner(), program);
}

#[test]
fn verified_programs_are_shared_between_threads() {
    fn check<T: Send + Sync>() {}
    check::<Verified<Program>>();
}

#[test]
fn a_program_without_codes_is_refused() {
    let text = "in `<module>`: the first code is a module, and no other is: \
                expected a module as the first code, found no code";
    check_refused(Program::default(), Rule::MainModule, text);
}

#[test]
fn positions_are_all_or_none() {
    let mut program = main_of(&[Instruction::Nop, Instruction::Nop]);
    program.codes[0].positions = vec![Position::default(); 2];
    assert!(verify(program.clone()).is_ok());
    program.codes[0].positions.pop();
    let text = "in `<module>`: each instruction has a position, or none has: \
                expected 2 positions, or none, found 1";
    check_refused(program, Rule::Positions, text);
}

#[test]
fn a_big_integer_is_big() {
    let mut program = main_of(&[]);
    program.codes[0].constants = vec![ConstantValue::BigInt(dashu_int::IBig::from(1) << 63)];
    assert!(verify(program.clone()).is_ok());
    program.codes[0].constants = vec![ConstantValue::BigInt(-(dashu_int::IBig::from(1) << 63))];
    let text = "in `<module>`: constants have their one form: \
                expected a small integer for what fits 64 bits, found a big one";
    check_refused(program, Rule::ConstantForm, text);
}

/// Stacks that change kind with every item are what walking costs most on.
#[test]
fn work_stays_linear_on_hostile_stacks() {
    use crate::operand::Local;
    use crate::program::{LocalSlot, SlotKind};
    let runs = 2_000;
    let make = |swaps: usize| {
        let mut stream = Vec::new();
        for _ in 0..runs {
            stream.push(Instruction::SaveLocal(Local(0)));
            stream.push(Instruction::LoadConst(Constant(0)));
        }
        stream.extend(std::iter::repeat_n(
            Instruction::Swap(Count(2 * runs)),
            swaps,
        ));
        let mut program = main_of(&stream);
        program.codes[0].constants.push(ConstantValue::None);
        let name = "x".to_string();
        let kind = SlotKind::Local;
        program.codes[0].locals.push(LocalSlot { name, kind });
        program
    };
    assert!(verify(make(10)).is_ok());
    let error = verify(make(2_000)).unwrap_err();
    assert_eq!(error.rule, Rule::Work);
}

#[test]
fn sizes_are_limited() {
    use crate::limits::LOCAL_COUNT_MAX;
    use crate::program::{LocalSlot, SlotKind};
    let mut program = main_of(&[]);
    let slot = LocalSlot {
        name: "x".to_string(),
        kind: SlotKind::Hidden,
    };
    program.codes[0].locals = vec![slot; LOCAL_COUNT_MAX];
    assert!(verify(program.clone()).is_ok());
    program.codes[0].locals.extend_from_within(..1);
    let text = "in `<module>`: sizes stay within the limits: \
                expected at most 65536 local slots, found 65537";
    check_refused(program, Rule::Size, text);
}

/// Every path the verifier has accepted has the depths it found, counted another way.
#[test]
fn depths_hold_on_every_path() {
    use crate::assembly::assemble;
    let text = include_str!("../../../../tests/bytecode/paths.hasm");
    let verified = verify(assemble(text, "paths.hasm").unwrap()).unwrap();
    for (index, code) in verified.codes.iter().enumerate() {
        let facts = verified.facts(CodeIndex(index as u32));
        for (ip, instruction) in code.instructions.iter().enumerate() {
            let Some(depth) = facts.depth_before(ip as u32) else {
                continue;
            };
            assert!(depth <= facts.stack_max);
            let change = stack_change(*instruction);
            let left = depth.checked_sub(change.popped).unwrap();
            if let (Some(label), Some(pushed)) = (instruction.label(), change.pushed_jump) {
                assert_eq!(facts.depth_before(label.0), Some(left + pushed));
            }
            if let Some(pushed) = change.pushed {
                assert_eq!(facts.depth_before(ip as u32 + 1), Some(left + pushed));
            }
            if let Some(handler) = code.handler_at(ip as u32)
                && !instruction.opcode().info().quiet
            {
                assert_eq!(facts.depth_before(handler.target), Some(handler.depth + 1));
            }
        }
    }
}
