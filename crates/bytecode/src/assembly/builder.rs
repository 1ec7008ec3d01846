//! A code while it is being assembled: its tables grow as instructions name things, labels and
//! functions are resolved at its end.

use super::depth;
use super::error::{Fault, Place};
use super::literal::{REFERENCE_BASE, Reference};
use super::suggest::closest;
use crate::instruction::Opcode;
use crate::loader::write_constant;
use crate::program::{
    Code, CodeIndex, CodeKind, ConstantValue, Handler, LocalSlot, Position, SlotKind,
};
use std::collections::HashMap;

type Result<T> = std::result::Result<T, Fault>;

/// A code and what is still open about it.
pub(super) struct Builder {
    /// The code itself; instructions, constants and handlers come at the end.
    pub(super) code: Code,
    /// Where it begins.
    pub(super) place: Place,
    /// Functions named in its constants.
    pub(super) references: Vec<Reference>,
    instructions: Vec<Draft>,
    names: HashMap<String, u32>,
    locals: HashMap<String, u32>,
    constants: Vec<ConstantValue>,
    declared_constant_count: usize,
    constant_indices: HashMap<Vec<u8>, u32>,
    labels: HashMap<String, (u32, Place)>,
    label_uses: Vec<LabelUse>,
    guards: Vec<Guard>,
    open_guards: Vec<usize>,
    /// Guarded instructions, from and to, and by which guard.
    regions: Vec<(u32, u32, usize)>,
    position: Option<Position>,
    positions: Vec<Position>,
    own_positions: Vec<Position>,
}

/// An instruction whose labels and constants have no numbers yet.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) opcode: Opcode,
    pub(super) operands: [u32; 2],
    /// Which operand is an index into the constants met so far, rather than a final one.
    pub(super) constant: Option<u8>,
}

struct LabelUse {
    ip: u32,
    operand: usize,
    label: String,
    place: Place,
}

/// A `.try`.
struct Guard {
    label: String,
    depth: Option<u32>,
    place: Place,
    is_used: bool,
}

impl Builder {
    pub(super) fn new(kind: CodeKind, name: &str, place: Place) -> Self {
        Builder {
            code: Code::new(kind, name),
            place,
            references: Vec::new(),
            instructions: Vec::new(),
            names: HashMap::new(),
            locals: HashMap::new(),
            constants: Vec::new(),
            declared_constant_count: 0,
            constant_indices: HashMap::new(),
            labels: HashMap::new(),
            label_uses: Vec::new(),
            guards: Vec::new(),
            open_guards: Vec::new(),
            regions: Vec::new(),
            position: None,
            positions: Vec::new(),
            own_positions: Vec::new(),
        }
    }

    /// The index of the next instruction.
    pub(super) fn ip(&self) -> u32 {
        self.instructions.len() as u32
    }

    /// Add a local slot.
    pub(super) fn add_slot(&mut self, name: String, kind: SlotKind) {
        let index = self.code.locals.len() as u32;
        self.locals.entry(name.clone()).or_insert(index);
        self.code.locals.push(LocalSlot { name, kind });
    }

    /// Make the parameter of this name a cell; false if there is none.
    pub(super) fn make_parameter_cell(&mut self, name: &str) -> bool {
        let count = self.code.parameters.slot_count() as usize;
        let index = self
            .locals
            .get(name)
            .map_or(usize::MAX, |index| *index as usize);
        match self.code.locals.get_mut(index) {
            Some(slot) if index < count && slot.kind == SlotKind::Local => {
                slot.kind = SlotKind::Cell;
                true
            }
            _ => false,
        }
    }

    /// The first slot of this name.
    pub(super) fn local(&self, name: &str, place: Place) -> Result<u32> {
        if let Some(index) = self.locals.get(name) {
            return Ok(*index);
        }
        let fault = Fault::new(place, format!("no local slot is called `{name}`"));
        let slots = self.code.locals.iter().map(|slot| slot.name.as_str());
        match closest(name, slots) {
            Some(other) => Err(fault.suggest(Some(other))),
            None => Err(fault.help("declare it with `.locals`, `.cells`, `.free` or `.hidden`")),
        }
    }

    /// The index of a name, which is added if it is new.
    pub(super) fn name(&mut self, name: String) -> u32 {
        if let Some(index) = self.names.get(&name) {
            return *index;
        }
        self.declare_name(name);
        self.code.names.len() as u32 - 1
    }

    /// Add a name to the table, even if it is there.
    pub(super) fn declare_name(&mut self, name: String) {
        let index = self.code.names.len() as u32;
        self.names.entry(name.clone()).or_insert(index);
        self.code.names.push(name);
    }

    /// The provisional index of a constant.
    pub(super) fn constant(&mut self, constant: ConstantValue) -> u32 {
        let next = self.constants.len() as u32;
        let index = *self.constant_indices.entry(key(&constant)).or_insert(next);
        if index == next {
            self.constants.push(constant);
        }
        index
    }

    /// Add a constant to the table, even if it is there; false if constants are in use already.
    pub(super) fn declare_constant(&mut self, constant: ConstantValue) -> bool {
        let next = self.constants.len();
        if self.declared_constant_count != next {
            return false;
        }
        self.constant_indices
            .entry(key(&constant))
            .or_insert(next as u32);
        self.constants.push(constant);
        self.declared_constant_count += 1;
        true
    }

    /// Define a label here.
    pub(super) fn define_label(&mut self, label: &str, place: Place) -> Result<()> {
        let here = (self.ip(), place);
        match self.labels.insert(label.to_string(), here) {
            None => Ok(()),
            Some((_, first)) => {
                let message = format!("label `{label}` is defined twice");
                Err(Fault::new(place, message).help(format!("it is in line {} too", first.line)))
            }
        }
    }

    /// The next instruction's operand is this label.
    pub(super) fn use_label(&mut self, operand: usize, label: &str, place: Place) {
        self.label_uses.push(LabelUse {
            ip: self.ip(),
            operand,
            label: label.to_string(),
            place,
        });
    }

    /// Instructions from here on are guarded.
    pub(super) fn open_guard(&mut self, label: &str, depth: Option<u32>, place: Place) {
        self.open_guards.push(self.guards.len());
        self.guards.push(Guard {
            label: label.to_string(),
            depth,
            place,
            is_used: false,
        });
    }

    /// The innermost guard ends here.
    pub(super) fn close_guard(&mut self, place: Place) -> Result<()> {
        let Some(guard) = self.open_guards.pop() else {
            return Err(Fault::new(place, "`.endtry` without `.try`"));
        };
        match self.guards.get(guard) {
            Some(guard) if !guard.is_used => {
                Err(Fault::new(guard.place, "`.try` guards no instruction"))
            }
            _ => Ok(()),
        }
    }

    /// Instructions from here on are at this place of the source.
    pub(super) fn set_position(&mut self, position: Position) {
        if self.position.is_none() {
            // Those before it are at an unknown place.
            self.positions
                .resize(self.instructions.len(), Position::default());
        }
        self.position = Some(position);
    }

    /// Add an instruction, which stands at `place` of the assembly.
    pub(super) fn add(&mut self, draft: Draft, place: Place) {
        let ip = self.ip();
        if let Some(guard) = self.open_guards.last() {
            if let Some(guard) = self.guards.get_mut(*guard) {
                guard.is_used = true;
            }
            match self.regions.last_mut() {
                Some((_, end, by)) if by == guard && *end == ip => *end = ip + 1,
                _ => self.regions.push((ip, ip + 1, *guard)),
            }
        }
        self.instructions.push(draft);
        if let Some(position) = self.position {
            self.positions.push(position);
        }
        self.own_positions.push(Position {
            line: place.line,
            end_line: place.line,
            column: place.start,
            end_column: place.end,
        });
    }

    /// The finished code. `own_positions`: instructions are at their places in the assembly.
    pub(super) fn finish(
        mut self,
        resolve: &dyn Fn(&Reference) -> Result<CodeIndex>,
        own_positions: bool,
    ) -> Result<Code> {
        if let Some(guard) = self
            .open_guards
            .last()
            .and_then(|guard| self.guards.get(*guard))
        {
            return Err(Fault::new(guard.place, "`.try` without `.endtry`"));
        }
        self.end_with_halt();
        self.resolve_labels()?;
        let constants = self.resolve_constants(resolve)?;
        let mut code = self.code;
        code.positions = if own_positions {
            self.own_positions
        } else {
            self.positions
        };
        for draft in &self.instructions {
            let mut operands = draft.operands;
            let constant = draft
                .constant
                .and_then(|index| operands.get_mut(usize::from(index)));
            if let Some(operand) = constant {
                *operand = constants
                    .get(*operand as usize)
                    .copied()
                    .unwrap_or(*operand);
            }
            let count = draft.opcode.info().operands.len();
            let instruction = draft
                .opcode
                .with_operands(operands.get(..count).unwrap_or(&[]));
            let instruction =
                instruction.map_err(|error| Fault::new(self.place, error.to_string()))?;
            code.instructions.push(instruction);
        }
        add_handlers(&mut code, &self.regions, &self.guards, &self.labels)?;
        Ok(code)
    }

    /// A label at main's end names the HALT that is implied there.
    fn end_with_halt(&mut self) {
        let end = self.ip();
        let at_end = self.labels.values().filter(|(ip, _)| *ip == end);
        let place = at_end
            .map(|(_, place)| *place)
            .min_by_key(|place| (place.line, place.start));
        if let (CodeKind::Module, Some(place)) = (self.code.kind, place) {
            let halt = Draft {
                opcode: Opcode::Halt,
                operands: [0; 2],
                constant: None,
            };
            self.add(halt, place);
        }
    }

    fn resolve_labels(&mut self) -> Result<()> {
        for label_use in &self.label_uses {
            let target = find_label(&self.labels, &label_use.label, label_use.place)?;
            let draft = self.instructions.get_mut(label_use.ip as usize);
            if let Some(operand) = draft.and_then(|draft| draft.operands.get_mut(label_use.operand))
            {
                *operand = target;
            }
        }
        Ok(())
    }

    /// Move the constants into the code; the answer has their final indices.
    fn resolve_constants(
        &mut self,
        resolve: &dyn Fn(&Reference) -> Result<CodeIndex>,
    ) -> Result<Vec<u32>> {
        let mut final_indices = Vec::new();
        let mut known = HashMap::new();
        for (index, mut constant) in std::mem::take(&mut self.constants).into_iter().enumerate() {
            resolve_references(&mut constant, &self.references, resolve)?;
            let next = self.code.constants.len() as u32;
            let first = *known.entry(key(&constant)).or_insert(next);
            let declared = index < self.declared_constant_count;
            final_indices.push(if declared { next } else { first });
            if declared || first == next {
                self.code.constants.push(constant);
            }
        }
        Ok(final_indices)
    }
}

/// What tells constants apart: type and bits.
pub(super) fn key(constant: &ConstantValue) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_constant(constant, &mut bytes);
    bytes
}

fn resolve_references(
    constant: &mut ConstantValue,
    references: &[Reference],
    resolve: &dyn Fn(&Reference) -> Result<CodeIndex>,
) -> Result<()> {
    let mut waiting = vec![constant];
    while let Some(constant) = waiting.pop() {
        match constant {
            ConstantValue::Code(index) => {
                let reference = index.0.checked_sub(REFERENCE_BASE);
                if let Some(reference) = reference.and_then(|at| references.get(at as usize)) {
                    *index = resolve(reference)?;
                }
            }
            ConstantValue::Tuple(items) | ConstantValue::FrozenSet(items) => {
                waiting.extend(items.iter_mut());
            }
            _ => {}
        }
    }
    Ok(())
}

fn find_label(labels: &HashMap<String, (u32, Place)>, label: &str, place: Place) -> Result<u32> {
    if let Some((ip, _)) = labels.get(label) {
        return Ok(*ip);
    }
    let mut known: Vec<&str> = labels.keys().map(String::as_str).collect();
    known.sort_unstable();
    let fault = Fault::new(place, format!("label `{label}` is not defined"));
    Err(fault.suggest(closest(label, known.into_iter())))
}

/// Guards become handler regions; depths that were left out are found by following the code.
fn add_handlers(
    code: &mut Code,
    regions: &[(u32, u32, usize)],
    guards: &[Guard],
    labels: &HashMap<String, (u32, Place)>,
) -> Result<()> {
    let mut targets = Vec::with_capacity(guards.len());
    for guard in guards {
        targets.push(find_label(labels, &guard.label, guard.place)?);
    }
    let mut depths: Vec<Option<u32>> = guards.iter().map(|guard| guard.depth).collect();
    let entries: Vec<depth::Entry> = regions
        .iter()
        .map(|(start, _, guard)| depth::Entry {
            start: *start,
            target: targets.get(*guard).copied().unwrap_or(0),
            guard: *guard,
        })
        .collect();
    if depths.contains(&None) {
        depth::infer(&code.instructions, &entries, &mut depths);
    }
    for ((_, end, _), entry) in regions.iter().zip(entries) {
        code.handlers.push(Handler {
            start: entry.start,
            end: *end,
            target: entry.target,
            depth: depths.get(entry.guard).copied().flatten().unwrap_or(0),
        });
    }
    Ok(())
}
