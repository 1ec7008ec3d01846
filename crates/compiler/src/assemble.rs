//! From a built code to the code in the program: one row of instructions, places for labels,
//! regions for handlers, slots in their final order.

use crate::emit::{CodeBuilder, Emitted, HandlerId, Slot, SlotGroup, ends_path};
use hognose_bytecode::instruction::{Instruction, Opcode};
use hognose_bytecode::operand::{Label, OperandKind};
use hognose_bytecode::program::{Code, Handler, LocalSlot, SlotKind};
use std::collections::HashSet;

impl CodeBuilder {
    pub(crate) fn assemble(mut self) -> Code {
        let (locals, slot_order) = order_slots(&self.slots);
        let sections = std::mem::take(&mut self.sections);
        let starts = section_starts(&sections);
        let mut row: Vec<Emitted> = sections.into_iter().flatten().collect();
        let places = self.label_places(&starts);
        thread_jumps(&mut row, &places);
        invert_jumps_over_jumps(&mut row, &places);
        let dead = self.dead_instructions(&row, &places);
        let kept = kept_indices(&row, &places, &dead);
        let target = |label: Label| kept_index(&kept, place_of(&places, label));

        let mut instructions = Vec::with_capacity(row.len());
        let mut positions = Vec::with_capacity(row.len());
        let mut guards = Vec::with_capacity(row.len());
        for (index, emitted) in row.iter().enumerate() {
            if kept_index(&kept, index as u32) == kept_index(&kept, index as u32 + 1) {
                continue;
            }
            instructions.push(rewrite(emitted.instruction, &target, &slot_order));
            positions.push(emitted.position);
            // What cannot raise needs no handler of its own, and so never splits a region.
            let quiet = emitted.instruction.opcode().info().quiet;
            let guard = match quiet {
                true => guards.last().copied().flatten(),
                false => emitted.handler,
            };
            guards.push(guard);
        }
        let handlers = self.regions(&guards, &target);
        Code {
            kind: self.kind,
            name: self.name,
            qualname: self.qualname,
            docstring: self.docstring,
            parameters: self.parameters,
            locals,
            names: self.names,
            constants: self.constants,
            instructions,
            handlers,
            positions,
            first_line: self.first_line,
        }
    }

    /// Labels as indices into the row of all sections.
    fn label_places(&self, starts: &[u32]) -> Vec<u32> {
        self.labels
            .iter()
            .map(|state| match state.place {
                Some((section, index)) => {
                    starts.get(section as usize).copied().unwrap_or(0) + index
                }
                None => u32::MAX,
            })
            .collect()
    }

    /// For each instruction whether nothing falls or jumps to it: what threading jumps leaves.
    fn dead_instructions(&self, row: &[Emitted], places: &[u32]) -> Vec<bool> {
        let handlers = row
            .iter()
            .filter(|emitted| !emitted.instruction.opcode().info().quiet)
            .filter_map(|emitted| self.handlers.get(emitted.handler?.0 as usize))
            .map(|info| info.label);
        let targets: HashSet<u32> = row
            .iter()
            .filter_map(|emitted| emitted.instruction.label())
            .chain(handlers)
            .map(|label| place_of(places, label))
            .collect();
        let mut dead = false;
        let mut all = Vec::with_capacity(row.len());
        for (index, emitted) in row.iter().enumerate() {
            dead &= !targets.contains(&(index as u32));
            all.push(dead);
            dead |= ends_path(emitted.instruction);
        }
        all
    }

    /// Neighbours with the same handler make one region.
    fn regions(
        &self,
        guards: &[Option<HandlerId>],
        target: &impl Fn(Label) -> u32,
    ) -> Vec<Handler> {
        let mut regions = Vec::new();
        let mut start = 0;
        for end in 1..=guards.len() {
            let guard = guards.get(start).copied().flatten();
            if end < guards.len() && guards.get(end).copied().flatten() == guard {
                continue;
            }
            let info = guard.and_then(|id| self.handlers.get(id.0 as usize));
            if let Some(info) = info {
                regions.push(Handler {
                    start: start as u32,
                    end: end as u32,
                    target: target(info.label),
                    depth: info.depth,
                });
            }
            start = end;
        }
        regions
    }
}

fn section_starts(sections: &[Vec<Emitted>]) -> Vec<u32> {
    let mut start = 0;
    sections
        .iter()
        .map(|section| {
            let here = start;
            start += section.len() as u32;
            here
        })
        .collect()
}

fn place_of(places: &[u32], label: Label) -> u32 {
    places.get(label.index()).copied().unwrap_or(u32::MAX)
}

/// Makes jumps to a `JUMP` go where that goes.
fn thread_jumps(row: &mut [Emitted], places: &[u32]) {
    for index in 0..row.len() {
        let instruction = row[index].instruction;
        // The exhausted iterator of FOR_ITER is gone at its label either way, so it threads too.
        let Some(mut label) = instruction.label() else {
            continue;
        };
        // Loops of jumps exist (`while True: pass`), hence the bound.
        for _ in 0..8 {
            let place = place_of(places, label) as usize;
            match row.get(place).map(|emitted| emitted.instruction) {
                Some(Instruction::Jump(next)) if place != index && next != label => label = next,
                _ => break,
            }
        }
        row[index].instruction = with_label(instruction, label);
    }
}

/// `JUMP_IF_FALSE a; JUMP b; a:` is `JUMP_IF_TRUE b`.
fn invert_jumps_over_jumps(row: &mut [Emitted], places: &[u32]) {
    let targets: HashSet<u32> = row
        .iter()
        .filter_map(|emitted| emitted.instruction.label())
        .map(|label| place_of(places, label))
        .collect();
    for index in 1..row.len() {
        let here = index as u32;
        let Instruction::Jump(far) = row[index].instruction else {
            continue;
        };
        let Some(inverted) = inverted(row[index - 1].instruction, far) else {
            continue;
        };
        let over = row[index - 1].instruction.label();
        if over.is_some_and(|label| place_of(places, label) == here + 1) && !targets.contains(&here)
        {
            row[index - 1].instruction = inverted;
            row[index].instruction = Instruction::Jump(over.unwrap_or(far));
        }
    }
}

/// The jump to `label` on the opposite condition.
fn inverted(instruction: Instruction, label: Label) -> Option<Instruction> {
    Some(match instruction {
        Instruction::JumpIfTrue(_) => Instruction::JumpIfFalse(label),
        Instruction::JumpIfFalse(_) => Instruction::JumpIfTrue(label),
        Instruction::JumpIfNone(_) => Instruction::JumpIfNotNone(label),
        Instruction::JumpIfNotNone(_) => Instruction::JumpIfNone(label),
        _ => return None,
    })
}

/// For each index, how many instructions before it stay: dead ones and `JUMP`s to the next one go.
fn kept_indices(row: &[Emitted], places: &[u32], dead: &[bool]) -> Vec<u32> {
    let mut kept = Vec::with_capacity(row.len() + 1);
    let mut count = 0;
    for (index, emitted) in row.iter().enumerate() {
        kept.push(count);
        let to_next = match emitted.instruction {
            Instruction::Jump(label) => place_of(places, label) == index as u32 + 1,
            _ => false,
        };
        let is_dead = dead.get(index).copied().unwrap_or(false);
        count += u32::from(!to_next && !is_dead);
    }
    kept.push(count);
    kept
}

fn kept_index(kept: &[u32], index: u32) -> u32 {
    kept.get(index as usize).copied().unwrap_or(u32::MAX)
}

fn with_label(instruction: Instruction, label: Label) -> Instruction {
    map_operands(instruction, |kind, number| match kind {
        OperandKind::Label => label.0,
        _ => number,
    })
}

fn rewrite(
    instruction: Instruction,
    target: &impl Fn(Label) -> u32,
    slot_order: &[u32],
) -> Instruction {
    map_operands(instruction, |kind, number| match kind {
        OperandKind::Label => target(Label(number)),
        OperandKind::Local => slot_order.get(number as usize).copied().unwrap_or(number),
        _ => number,
    })
}

fn map_operands(instruction: Instruction, map: impl Fn(OperandKind, u32) -> u32) -> Instruction {
    let opcode: Opcode = instruction.opcode();
    let operands = opcode.info().operands;
    let mut numbers = instruction.operand_numbers();
    for (number, (_, kind)) in numbers.iter_mut().zip(operands) {
        *number = map(*kind, *number);
    }
    opcode
        .with_operands(numbers.get(..operands.len()).unwrap_or(&numbers))
        .unwrap_or(instruction)
}

/// Final slots, and for each slot as built its final index: parameters, locals, hidden variables,
/// cells by name, free variables by name (the order of the closure).
fn order_slots(slots: &[Slot]) -> (Vec<LocalSlot>, Vec<u32>) {
    let mut order: Vec<usize> = (0..slots.len()).collect();
    order.sort_by_key(|index| {
        let slot = &slots[*index];
        match (slot.parameter, slot.group) {
            (true, _) => (0, "", *index),
            (_, SlotGroup::Local) => (1, "", *index),
            (_, SlotGroup::Hidden) => (2, "", *index),
            (_, SlotGroup::Cell) => (3, slot.name.as_str(), *index),
            (_, SlotGroup::Free) => (4, slot.name.as_str(), *index),
        }
    });
    let mut final_index = vec![0; slots.len()];
    let mut locals = Vec::with_capacity(slots.len());
    for (place, index) in order.into_iter().enumerate() {
        final_index[index] = place as u32;
        let slot = &slots[index];
        locals.push(LocalSlot {
            name: slot.name.clone(),
            kind: match slot.group {
                SlotGroup::Local => SlotKind::Local,
                SlotGroup::Hidden => SlotKind::Hidden,
                SlotGroup::Cell => SlotKind::Cell,
                SlotGroup::Free => SlotKind::Free,
            },
        });
    }
    (locals, final_index)
}
