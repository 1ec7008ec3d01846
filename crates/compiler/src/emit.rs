//! Builds one code: instructions with labels, exception regions, constants, names and slots.
//!
//! Instructions go to *sections*: the first is the ordinary path, the others (exception handlers)
//! follow it, so that the ordinary path never jumps around them. Every instruction remembers the
//! handler that guards it; `assemble` turns that into regions, sorted and without overlap.
//! After an instruction that does not fall through nothing is emitted until a label is bound
//! that something refers to, so dead code never gets into a program.

use crate::constant::ConstantKey;
use crate::scope::ScopeId;
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{Constant, Label, Local, Name};
use hognose_bytecode::program::{CodeKind, ConstantValue, Parameters, Position};
use std::collections::HashMap;

/// Index of a handler of the code being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HandlerId(pub(crate) u32);

/// Where a handler is, and the operand stack it expects below the exception.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HandlerInfo {
    pub(crate) label: Label,
    pub(crate) depth: u32,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Emitted {
    /// Labels in it are numbers of labels, not yet places.
    pub(crate) instruction: Instruction,
    pub(crate) position: Position,
    pub(crate) handler: Option<HandlerId>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LabelState {
    /// Section and index of the instruction it stands before.
    pub(crate) place: Option<(u32, u32)>,
    referenced: bool,
}

/// How a slot comes into the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SlotGroup {
    Local,
    Hidden,
    Cell,
    Free,
}

#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) name: String,
    pub(crate) group: SlotGroup,
    pub(crate) parameter: bool,
}

/// What to restore when a cold section ends.
#[must_use]
pub(crate) struct Resume {
    section: usize,
    reachable: bool,
}

pub(crate) struct CodeBuilder {
    pub(crate) kind: CodeKind,
    pub(crate) name: String,
    pub(crate) qualname: String,
    pub(crate) docstring: Option<String>,
    pub(crate) parameters: Parameters,
    pub(crate) first_line: u32,
    pub(crate) slots: Vec<Slot>,
    slot_index: HashMap<(ScopeId, bool, String), u32>,
    pub(crate) names: Vec<String>,
    name_index: HashMap<String, u32>,
    pub(crate) constants: Vec<ConstantValue>,
    constant_index: HashMap<ConstantKey, u32>,
    pub(crate) sections: Vec<Vec<Emitted>>,
    current: usize,
    reachable: bool,
    pub(crate) labels: Vec<LabelState>,
    pub(crate) handlers: Vec<HandlerInfo>,
    /// The handler that guards what is emitted now.
    pub(crate) handler: Option<HandlerId>,
    /// Instructions asked for, emitted or dead: what `limits` bounds.
    pub(crate) work: u32,
    /// The position of the last instruction emitted.
    pub(crate) last_position: Position,
}

impl CodeBuilder {
    pub(crate) fn new(kind: CodeKind, name: &str, qualname: String, first_line: u32) -> Self {
        CodeBuilder {
            kind,
            name: name.to_string(),
            qualname,
            docstring: None,
            parameters: Parameters::default(),
            first_line,
            slots: Vec::new(),
            slot_index: HashMap::new(),
            names: Vec::new(),
            name_index: HashMap::new(),
            constants: Vec::new(),
            constant_index: HashMap::new(),
            sections: vec![Vec::new()],
            current: 0,
            reachable: true,
            labels: Vec::new(),
            handlers: Vec::new(),
            handler: None,
            work: 0,
            last_position: Position::default(),
        }
    }

    /// Adds an instruction, unless it could never run.
    pub(crate) fn emit(&mut self, position: Position, instruction: Instruction) {
        self.work = self.work.saturating_add(1);
        if !self.reachable {
            return;
        }
        if let Some(label) = instruction.label() {
            self.refer(label);
        }
        if let Some(handler) = self.handler
            && !instruction.opcode().info().quiet
            && let Some(info) = self.handlers.get(handler.0 as usize).copied()
        {
            self.refer(info.label);
        }
        if let Some(section) = self.sections.get_mut(self.current) {
            section.push(Emitted {
                instruction,
                position,
                handler: self.handler,
            });
        }
        self.last_position = position;
        self.reachable = !ends_path(instruction);
    }

    fn refer(&mut self, label: Label) {
        if let Some(state) = self.labels.get_mut(label.index()) {
            state.referenced = true;
        }
    }

    pub(crate) fn new_label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// Binds a label here. Code after it is dead if nothing falls or jumps to it.
    pub(crate) fn bind(&mut self, label: Label) {
        let place = self.here();
        if let Some(state) = self.labels.get_mut(label.index()) {
            state.place = Some(place);
            self.reachable |= state.referenced;
        }
    }

    /// Binds a label that only later instructions jump to; `reachable` says whether they can run.
    pub(crate) fn bind_loop(&mut self, label: Label, reachable: bool) {
        self.bind(label);
        self.reachable |= reachable;
    }

    pub(crate) fn is_reachable(&self) -> bool {
        self.reachable
    }

    fn here(&self) -> (u32, u32) {
        let length = self.sections.get(self.current).map_or(0, Vec::len);
        (self.current as u32, length as u32)
    }

    /// Goes on in a new section, which nothing falls into and which must not fall out of its end.
    pub(crate) fn enter_cold(&mut self) -> Resume {
        let resume = Resume {
            section: self.current,
            reachable: self.reachable,
        };
        self.current = self.sections.len();
        self.sections.push(Vec::new());
        self.reachable = false;
        resume
    }

    pub(crate) fn leave_cold(&mut self, resume: Resume) {
        debug_assert!(!self.reachable, "a cold section ends with a jump");
        self.current = resume.section;
        self.reachable = resume.reachable;
    }

    pub(crate) fn new_handler(&mut self, label: Label, depth: u32) -> HandlerId {
        self.handlers.push(HandlerInfo { label, depth });
        HandlerId(self.handlers.len() as u32 - 1)
    }

    pub(crate) fn name(&mut self, name: &str) -> Name {
        if let Some(index) = self.name_index.get(name) {
            return Name(*index);
        }
        let index = self.names.len() as u32;
        self.names.push(name.to_string());
        self.name_index.insert(name.to_string(), index);
        Name(index)
    }

    /// The constant's index; equal constants of equal types share one.
    pub(crate) fn constant(&mut self, value: ConstantValue) -> Constant {
        let next = self.constants.len() as u32;
        let index = *self
            .constant_index
            .entry(ConstantKey::of(&value))
            .or_insert(next);
        if index == next {
            self.constants.push(value);
        }
        Constant(index)
    }

    /// The slot of a variable, made on first use.
    pub(crate) fn slot(&mut self, scope: ScopeId, name: &str, group: SlotGroup) -> Local {
        let key = (scope, group == SlotGroup::Free, name.to_string());
        if let Some(index) = self.slot_index.get(&key) {
            return Local(*index);
        }
        self.add_slot(key, group, false)
    }

    /// A parameter's slot; parameters come first, in the order a call fills them.
    pub(crate) fn parameter(&mut self, scope: ScopeId, name: &str, group: SlotGroup) -> Local {
        self.add_slot((scope, false, name.to_string()), group, true)
    }

    fn add_slot(
        &mut self,
        key: (ScopeId, bool, String),
        group: SlotGroup,
        parameter: bool,
    ) -> Local {
        let index = self.slots.len() as u32;
        self.slots.push(Slot {
            name: key.2.clone(),
            group,
            parameter,
        });
        self.slot_index.insert(key, index);
        Local(index)
    }
}

/// Whether execution never goes on with the next instruction.
pub(crate) fn ends_path(instruction: Instruction) -> bool {
    matches!(
        instruction,
        Instruction::Jump(_)
            | Instruction::ReturnValue
            | Instruction::Raise(_)
            | Instruction::Reraise
            | Instruction::Halt
    )
}
