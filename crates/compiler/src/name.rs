//! Loading, storing and deleting variables by the kind of slot they live in.

use crate::compiler::{Compiler, Result};
use crate::emit::SlotGroup;
use crate::scope::{Binding, ScopeId, ScopeKind};
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::Local;
use hognose_bytecode::program::Position;
use ruff_text_size::TextRange;

impl Compiler<'_> {
    pub(crate) fn load_name(&mut self, range: TextRange, name: &str) {
        let name = self.mangled(name);
        let builder = &mut self.unit.builder;
        let instruction = match self.scopes.binding(self.unit.scope, &name) {
            Binding::ByName => Instruction::LoadVar(builder.name(&name)),
            Binding::Global => Instruction::LoadGlobal(builder.name(&name)),
            Binding::Local(scope) => Instruction::LoadLocal(self.local_slot(scope, &name)),
            Binding::Cell(scope) => Instruction::LoadDeref(self.cell_slot(scope, &name)),
            Binding::Free => Instruction::LoadDeref(self.free_slot(&name)),
            Binding::ClassFree => {
                self.emit(range, Instruction::LoadLocals);
                Instruction::LoadDerefFrom(self.free_slot(&name))
            }
        };
        self.emit(range, instruction);
    }

    pub(crate) fn store_name(&mut self, range: TextRange, name: &str) -> Result {
        if name == "__debug__" {
            return self.syntax(range, "cannot assign to __debug__");
        }
        let name = self.mangled(name);
        let builder = &mut self.unit.builder;
        let instruction = match self.scopes.binding(self.unit.scope, &name) {
            Binding::ByName => Instruction::StoreVar(builder.name(&name)),
            Binding::Global => Instruction::StoreGlobal(builder.name(&name)),
            Binding::Local(scope) => Instruction::StoreLocal(self.local_slot(scope, &name)),
            Binding::Cell(scope) => Instruction::StoreDeref(self.cell_slot(scope, &name)),
            Binding::Free | Binding::ClassFree => Instruction::StoreDeref(self.free_slot(&name)),
        };
        self.emit(range, instruction);
        Ok(())
    }

    pub(crate) fn delete_name(&mut self, range: TextRange, name: &str) -> Result {
        if name == "__debug__" {
            return self.syntax(range, "cannot delete __debug__");
        }
        let name = self.mangled(name);
        let builder = &mut self.unit.builder;
        let instruction = match self.scopes.binding(self.unit.scope, &name) {
            Binding::ByName => Instruction::DeleteVar(builder.name(&name)),
            Binding::Global => Instruction::DeleteGlobal(builder.name(&name)),
            Binding::Local(scope) => Instruction::DeleteLocal(self.local_slot(scope, &name)),
            Binding::Cell(scope) => Instruction::DeleteDeref(self.cell_slot(scope, &name)),
            Binding::Free | Binding::ClassFree => Instruction::DeleteDeref(self.free_slot(&name)),
        };
        self.emit(range, instruction);
        Ok(())
    }

    /// The slot of a plain variable of this code's own scope, or of a comprehension run in it.
    pub(crate) fn local_slot(&mut self, scope: ScopeId, name: &str) -> Local {
        let group = match self.scopes.get(scope).kind {
            ScopeKind::Comprehension => SlotGroup::Hidden,
            _ => SlotGroup::Local,
        };
        self.unit.builder.slot(scope, name, group)
    }

    /// The slot of a variable that inner functions share.
    pub(crate) fn cell_slot(&mut self, scope: ScopeId, name: &str) -> Local {
        let group = match self.scopes.get(scope).kind {
            ScopeKind::Comprehension => SlotGroup::Hidden,
            _ => SlotGroup::Cell,
        };
        self.unit.builder.slot(scope, name, group)
    }

    fn free_slot(&mut self, name: &str) -> Local {
        let owner = self.unit.owner;
        self.unit.builder.slot(owner, name, SlotGroup::Free)
    }

    /// Pushes the cell that an inner code takes as its free variable `name` (mangled).
    pub(crate) fn load_closure(&mut self, position: Position, name: &str) {
        let slot = match self.scopes.cell_for_inner(self.unit.scope, name) {
            Binding::Cell(scope) => self.cell_slot(scope, name),
            _ => self.free_slot(name),
        };
        self.emit_at(position, Instruction::LoadClosure(slot));
    }
}
