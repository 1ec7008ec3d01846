//! Static rules for instructions, reachable or not: operands in range, and in their place.

use super::error::{Place, Rule, VerifyError};
use crate::instruction::{Instruction, Opcode};
use crate::limits;
use crate::operand::OperandKind;
use crate::program::{Code, CodeKind, SlotKind};
use std::ops::RangeInclusive;

/// Check every instruction of `code` by itself.
pub(super) fn check_code(code: &Code) -> Result<(), VerifyError> {
    for (ip, instruction) in code.instructions.iter().enumerate() {
        let place = Place::instruction(code, ip as u32);
        check_operands(place, code, *instruction)?;
        check_slot_kind(place, code, *instruction)?;
        check_place(place, code.kind, instruction.opcode())?;
    }
    Ok(())
}

fn check_operands(
    place: Place<'_>,
    code: &Code,
    instruction: Instruction,
) -> Result<(), VerifyError> {
    let opcode = instruction.opcode();
    for ((name, kind), number) in opcode.info().operands.iter().zip(instruction.operands()) {
        let (rule, table, length) = match kind {
            OperandKind::Constant => (Rule::OperandRange, "constants", code.constants.len()),
            OperandKind::Name => (Rule::OperandRange, "names", code.names.len()),
            OperandKind::Local => (Rule::OperandRange, "local slots", code.locals.len()),
            OperandKind::Label => (Rule::JumpTarget, "instructions", code.instructions.len()),
            OperandKind::Count => {
                let range = count_range(opcode);
                if !range.contains(&number) {
                    let expected = format!("{name} from {} to {}", range.start(), range.end());
                    return Err(place.refuse(Rule::OperandRange, expected, number.to_string()));
                }
                continue;
            }
            // The type of the operand has only its members.
            OperandKind::Choice(_) => continue,
        };
        if number as usize >= length {
            let expected = format!("{name} below {length}, the number of {table}");
            return Err(place.refuse(rule, expected, number.to_string()));
        }
    }
    Ok(())
}

/// What a count operand may be.
fn count_range(opcode: Opcode) -> RangeInclusive<u32> {
    const MAX: u32 = limits::STACK_DEPTH_MAX;
    match opcode {
        Opcode::Swap => 2..=MAX,
        Opcode::BuildSlice => 2..=3,
        Opcode::Raise => 0..=2,
        Opcode::Copy => 1..=MAX,
        Opcode::ListAppend | Opcode::SetAdd | Opcode::MapAdd => 1..=MAX,
        Opcode::ListExtend | Opcode::SetUpdate => 1..=MAX,
        Opcode::DictUpdate | Opcode::DictMerge => 1..=MAX,
        _ => 0..=MAX,
    }
}

fn check_slot_kind(
    place: Place<'_>,
    code: &Code,
    instruction: Instruction,
) -> Result<(), VerifyError> {
    let (local, wanted, expected): (_, &[SlotKind], _) = match instruction {
        // Hidden slots hold cells where inner functions capture a comprehension's variable.
        Instruction::MakeCell(local) => (local, &[SlotKind::Cell, SlotKind::Hidden], "a cell slot"),
        Instruction::LoadClosure(local)
        | Instruction::LoadDeref(local)
        | Instruction::StoreDeref(local)
        | Instruction::DeleteDeref(local)
        | Instruction::LoadDerefFrom(local) => (
            local,
            &[SlotKind::Cell, SlotKind::Hidden, SlotKind::Free],
            "a cell or free slot",
        ),
        _ => return Ok(()),
    };
    match code.locals.get(local.index()) {
        Some(slot) if !wanted.contains(&slot.kind) => {
            let found = format!("`{}`, {}", slot.name, slot_kind_text(slot.kind));
            Err(place.refuse(Rule::SlotKind, expected, found))
        }
        _ => Ok(()),
    }
}

pub(super) fn slot_kind_text(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Local => "a local",
        SlotKind::Cell => "a cell",
        SlotKind::Free => "a free variable",
        SlotKind::Hidden => "a hidden local",
    }
}

fn check_place(place: Place<'_>, kind: CodeKind, opcode: Opcode) -> Result<(), VerifyError> {
    let (allowed, expected): (&[CodeKind], _) = match opcode {
        Opcode::Halt => (&[CodeKind::Module], "a module"),
        Opcode::YieldValue => (
            &[CodeKind::Generator, CodeKind::AsyncGenerator],
            "a generator or async generator",
        ),
        Opcode::YieldFrom | Opcode::GetYieldFromIter => (
            &[
                CodeKind::Generator,
                CodeKind::Coroutine,
                CodeKind::AsyncGenerator,
            ],
            "a generator, coroutine or async generator",
        ),
        _ => return Ok(()),
    };
    if allowed.contains(&kind) {
        return Ok(());
    }
    Err(place.refuse(Rule::InstructionPlace, expected, code_kind_text(kind)))
}

pub(super) fn code_kind_text(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Module => "a module",
        CodeKind::Class => "a class body",
        CodeKind::Function => "a function",
        CodeKind::Generator => "a generator",
        CodeKind::Coroutine => "a coroutine",
        CodeKind::AsyncGenerator => "an async generator",
    }
}
