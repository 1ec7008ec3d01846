//! Static rules for what surrounds the instructions: sizes, nesting, slots, constants, handlers.

use super::error::{Place, Rule, VerifyError};
use super::operands::{code_kind_text, slot_kind_text};
use crate::constant::{Visit, Walk, items};
use crate::limits;
use crate::program::{Code, CodeKind, ConstantValue, Program, SlotKind};
use dashu_int::IBig;
use std::collections::HashSet;

/// Check the program as a whole and each code's header.
pub(super) fn check_program(program: &Program) -> Result<(), VerifyError> {
    let nothing = Code::new(CodeKind::Module, "<module>");
    let main = program.codes.first().unwrap_or(&nothing);
    if program.codes.is_empty() {
        let place = Place::code(main);
        return Err(place.refuse(Rule::MainModule, "a module as the first code", "no code"));
    }
    check_size(main, "codes", program.codes.len(), limits::CODE_COUNT_MAX)?;
    let mut holders = vec![None; program.codes.len()];
    for (index, code) in program.codes.iter().enumerate() {
        check_main(index, code)?;
        check_sizes(code)?;
        check_parameters(code)?;
        check_slots(code)?;
        check_positions(code)?;
        check_constants(index, code, &mut holders)?;
        check_handlers(code)?;
    }
    Ok(())
}

fn check_main(index: usize, code: &Code) -> Result<(), VerifyError> {
    let place = Place::code(code);
    match (index, code.kind) {
        (0, CodeKind::Module) => Ok(()),
        (0, kind) => Err(place.refuse(
            Rule::MainModule,
            "a module as the first code",
            code_kind_text(kind),
        )),
        (_, CodeKind::Module) => Err(place.refuse(
            Rule::MainModule,
            "no module but the first code",
            format!("a module at {index}"),
        )),
        _ => Ok(()),
    }
}

fn check_size(code: &Code, what: &str, found: usize, limit: usize) -> Result<(), VerifyError> {
    if found <= limit {
        return Ok(());
    }
    let expected = format!("at most {limit} {what}");
    Err(Place::code(code).refuse(Rule::Size, expected, found.to_string()))
}

fn check_sizes(code: &Code) -> Result<(), VerifyError> {
    let sizes = [
        (
            "instructions",
            code.instructions.len(),
            limits::INSTRUCTION_COUNT_MAX,
        ),
        ("local slots", code.locals.len(), limits::LOCAL_COUNT_MAX),
        ("names", code.names.len(), limits::TABLE_COUNT_MAX),
        ("constants", code.constants.len(), limits::TABLE_COUNT_MAX),
        (
            "handler regions",
            code.handlers.len(),
            limits::TABLE_COUNT_MAX,
        ),
    ];
    for (what, found, limit) in sizes {
        check_size(code, what, found, limit)?;
    }
    Ok(())
}

fn check_parameters(code: &Code) -> Result<(), VerifyError> {
    let place = Place::code(code);
    let parameters = &code.parameters;
    let slot_count = parameters.slot_count();
    let called = !matches!(code.kind, CodeKind::Module | CodeKind::Class);
    if slot_count > 0 && !called {
        let found = format!("{slot_count} parameter(s)");
        return Err(place.refuse(Rule::Parameters, "none in a module or class body", found));
    }
    if parameters.positional_only_count > parameters.positional_count {
        let expected = format!("at most {} positional-only", parameters.positional_count);
        let found = parameters.positional_only_count.to_string();
        return Err(place.refuse(Rule::Parameters, expected, found));
    }
    let Some(slots) = code.locals.get(..slot_count as usize) else {
        let expected = format!("at least {slot_count} local slots");
        return Err(place.refuse(Rule::Parameters, expected, code.locals.len().to_string()));
    };
    let mut names = HashSet::new();
    for slot in slots {
        if !names.insert(&slot.name) {
            let found = format!("`{}` twice", slot.name);
            return Err(place.refuse(Rule::ParameterNames, "distinct names", found));
        }
        if !matches!(slot.kind, SlotKind::Local | SlotKind::Cell) {
            let expected = format!("a local or a cell for parameter `{}`", slot.name);
            return Err(place.refuse(Rule::SlotOrder, expected, slot_kind_text(slot.kind)));
        }
    }
    Ok(())
}

fn check_slots(code: &Code) -> Result<(), VerifyError> {
    let place = Place::code(code);
    let free_start = code
        .locals
        .iter()
        .position(|slot| slot.kind == SlotKind::Free);
    let Some(free_start) = free_start else {
        return Ok(());
    };
    if code.kind == CodeKind::Module {
        let found = format!("`{}`", code.locals[free_start].name);
        return Err(place.refuse(Rule::SlotOrder, "no free slot in a module", found));
    }
    let after = &code.locals[free_start..];
    match after.iter().find(|slot| slot.kind != SlotKind::Free) {
        Some(slot) => {
            let expected = format!("only free slots after `{}`", code.locals[free_start].name);
            Err(place.refuse(Rule::SlotOrder, expected, format!("`{}`", slot.name)))
        }
        None => Ok(()),
    }
}

fn check_positions(code: &Code) -> Result<(), VerifyError> {
    let (positions, instructions) = (code.positions.len(), code.instructions.len());
    if positions == 0 || positions == instructions {
        return Ok(());
    }
    let expected = format!("{instructions} positions, or none");
    Err(Place::code(code).refuse(Rule::Positions, expected, positions.to_string()))
}

fn check_constants(
    index: usize,
    code: &Code,
    holders: &mut [Option<usize>],
) -> Result<(), VerifyError> {
    let place = Place::code(code);
    for constant in &code.constants {
        if let ConstantValue::Code(nested) = constant {
            check_holder(place, index, nested.0 as usize, holders)?;
        } else {
            check_constant(place, constant)?;
        }
    }
    Ok(())
}

fn check_holder(
    place: Place<'_>,
    index: usize,
    nested: usize,
    holders: &mut [Option<usize>],
) -> Result<(), VerifyError> {
    let count = holders.len();
    let refuse =
        |expected: String, found: String| Err(place.refuse(Rule::CodeTree, expected, found));
    let Some(holder) = holders.get_mut(nested) else {
        return refuse(format!("a code below {count}"), format!("code {nested}"));
    };
    if nested <= index {
        return refuse(format!("a code above {index}"), format!("code {nested}"));
    }
    match *holder {
        Some(other) if other != index => refuse(
            format!("code {nested} in one code only"),
            format!("it in {other} and {index}"),
        ),
        _ => {
            *holder = Some(index);
            Ok(())
        }
    }
}

fn check_constant(place: Place<'_>, constant: &ConstantValue) -> Result<(), VerifyError> {
    let mut walk = Walk::new(constant);
    while let Some(visit) = walk.next() {
        let Visit::Enter(inner) = visit else {
            continue;
        };
        if items(inner).is_some() && walk.depth() > limits::CONSTANT_DEPTH_MAX as usize {
            let expected = format!("at most {} levels", limits::CONSTANT_DEPTH_MAX);
            return Err(place.refuse(Rule::ConstantDepth, expected, "more"));
        }
        let fault = match inner {
            ConstantValue::Code(_) => ("a code as a constant of its own", "one in a container"),
            ConstantValue::BigInt(number) if fits_small(number) => {
                ("a small integer for what fits 64 bits", "a big one")
            }
            _ => continue,
        };
        return Err(place.refuse(Rule::ConstantForm, fault.0, fault.1));
    }
    Ok(())
}

fn fits_small(number: &IBig) -> bool {
    i64::try_from(number).is_ok()
}

fn check_handlers(code: &Code) -> Result<(), VerifyError> {
    let place = Place::code(code);
    let refuse =
        |expected: String, found: String| Err(place.refuse(Rule::HandlerRegions, expected, found));
    let count = code.instructions.len() as u32;
    let mut previous_end = 0;
    for (index, handler) in code.handlers.iter().enumerate() {
        let region = format!("region {index} from {} to {}", handler.start, handler.end);
        if handler.start >= handler.end {
            return refuse("a region that is not empty".to_string(), region);
        }
        if handler.start < previous_end {
            return refuse(format!("a region from {previous_end} on"), region);
        }
        if handler.end > count {
            return refuse(format!("a region within {count} instructions"), region);
        }
        if handler.target >= count {
            let found = format!("target {} of {region}", handler.target);
            return refuse(format!("a target below {count}"), found);
        }
        previous_end = handler.end;
    }
    Ok(())
}
