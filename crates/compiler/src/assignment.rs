//! Assignment in all its forms, and deletion.

use crate::compiler::{Compiler, Result};
use crate::constant::range_of;
use crate::expression::inplace_instruction;
use crate::scope::{Binding, ScopeKind};
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::Count;
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::TextRange;

/// What unpacking may put on the operand stack, nested targets included.
const TARGETS_MAX: usize = 1000;
/// `UNPACK_EX` counts the items before the star in one byte in CPython, those after in three.
const BEFORE_STAR_MAX: usize = 255;

impl Compiler<'_> {
    pub(crate) fn assignment(&mut self, node: &ast::StmtAssign) -> Result {
        if let [target] = node.targets.as_slice()
            && self.parallel_assignment(target, &node.value)?
        {
            return Ok(());
        }
        self.expression(&node.value)?;
        for (index, target) in node.targets.iter().enumerate() {
            if index + 1 < node.targets.len() {
                self.emit(node.range, Instruction::DupTop);
            }
            self.store(target)?;
        }
        Ok(())
    }

    /// `a, b = c, d` without making the tuple. Returns whether it was that.
    fn parallel_assignment(&mut self, target: &Expr, value: &Expr) -> Result<bool> {
        let (Some(targets), Expr::Tuple(values)) = (elements(target), value) else {
            return Ok(false);
        };
        let values = &values.elts;
        let starred = targets.iter().chain(values).any(Expr::is_starred_expr);
        if starred || targets.len() != values.len() || !(2..=3).contains(&targets.len()) {
            return Ok(false);
        }
        if self.is_constant(value)? {
            return Ok(false);
        }
        for value in values {
            self.expression(value)?;
        }
        if self.are_distinct_locals(targets) {
            for target in targets.iter().rev() {
                self.store(target)?;
            }
        } else {
            self.swap(range_of(target), targets.len() as u32);
            for target in targets {
                self.store(target)?;
            }
        }
        Ok(true)
    }

    /// Whether nobody can see in which order the targets are bound.
    fn are_distinct_locals(&self, targets: &[Expr]) -> bool {
        let mut names = Vec::new();
        for target in targets {
            let Expr::Name(node) = target else {
                return false;
            };
            let name = self.mangled(&node.id);
            if !matches!(self.binding(&name), Binding::Local(_)) || names.contains(&name) {
                return false;
            }
            names.push(name);
        }
        true
    }

    /// Stores the top of the stack.
    pub(crate) fn store(&mut self, target: &Expr) -> Result {
        match target {
            Expr::Name(node) => self.store_name(node.range, &node.id),
            Expr::Attribute(node) => {
                self.expression(&node.value)?;
                self.note_static_attribute(node);
                self.store_attribute(node)
            }
            Expr::Subscript(node) => {
                self.expression(&node.value)?;
                let instruction = self.subscript_key(
                    &node.slice,
                    Instruction::StoreItem,
                    Instruction::StoreSlice,
                )?;
                self.emit(node.range, instruction);
                Ok(())
            }
            Expr::Tuple(node) => self.unpack(&node.elts, node.range),
            Expr::List(node) => self.unpack(&node.elts, node.range),
            Expr::Starred(node) => self.syntax(
                node.range,
                "starred assignment target must be in a list or tuple",
            ),
            _ => self.syntax(range_of(target), "invalid syntax"),
        }
    }

    /// `[value object]` to nothing.
    fn store_attribute(&mut self, node: &ast::ExprAttribute) -> Result {
        if node.attr.as_str() == "__debug__" {
            return self.syntax(node.range, "cannot assign to __debug__");
        }
        let name = self.mangled(&node.attr);
        let name = self.unit.builder.name(&name);
        let position = self.attribute_position(node.range, node);
        self.emit_at(position, Instruction::StoreAttr(name));
        Ok(())
    }

    /// `self.name = ...` in a method makes the name one of the class's static attributes.
    fn note_static_attribute(&mut self, node: &ast::ExprAttribute) {
        let object = node.value.as_name_expr();
        if object.is_none_or(|object| object.id.as_str() != "self") {
            return;
        }
        let units = std::iter::once(&mut self.unit).chain(self.outer.iter_mut().rev());
        for unit in units {
            if self.scopes.get(unit.owner).kind == ScopeKind::Class {
                unit.static_attributes.insert(node.attr.to_string());
                return;
            }
        }
    }

    fn unpack(&mut self, targets: &[Expr], range: TextRange) -> Result {
        let mut stars = targets
            .iter()
            .enumerate()
            .filter(|(_, target)| target.is_starred_expr());
        self.targets_open += targets.len();
        if self.targets_open > TARGETS_MAX {
            let message = format!("too many targets in one assignment (more than {TARGETS_MAX})");
            return Err(self.reporter.limit(range, message));
        }
        let star = stars.next().map(|(index, _)| index);
        if stars.next().is_some() {
            return self.syntax(range, "multiple starred expressions in assignment");
        }
        match star {
            Some(before) => {
                let after = targets.len() - before - 1;
                if before > BEFORE_STAR_MAX {
                    return self.syntax(range, "too many expressions in star-unpacking assignment");
                }
                let (before, after) = (Count(before as u32), Count(after as u32));
                self.emit(range, Instruction::UnpackEx(before, after));
            }
            None => {
                let count = Count(targets.len() as u32);
                self.emit(range, Instruction::UnpackSequence(count));
            }
        }
        for target in targets {
            match target {
                Expr::Starred(node) => self.store(&node.value)?,
                target => self.store(target)?,
            }
            self.targets_open -= 1;
        }
        Ok(())
    }

    pub(crate) fn delete(&mut self, target: &Expr) -> Result {
        match target {
            Expr::Name(node) => self.delete_name(node.range, &node.id),
            Expr::Attribute(node) => {
                if node.attr.as_str() == "__debug__" {
                    return self.syntax(node.range, "cannot delete __debug__");
                }
                self.expression(&node.value)?;
                let name = self.mangled(&node.attr);
                let name = self.unit.builder.name(&name);
                let position = self.attribute_position(node.range, node);
                self.emit_at(position, Instruction::DeleteAttr(name));
                Ok(())
            }
            Expr::Subscript(node) => {
                self.expression(&node.value)?;
                self.expression(&node.slice)?;
                self.emit(node.range, Instruction::DeleteItem);
                Ok(())
            }
            Expr::Tuple(node) => node.elts.iter().try_for_each(|t| self.delete(t)),
            Expr::List(node) => node.elts.iter().try_for_each(|t| self.delete(t)),
            _ => self.syntax(range_of(target), "invalid syntax"),
        }
    }

    pub(crate) fn augmented_assignment(&mut self, node: &ast::StmtAugAssign) -> Result {
        let operation = inplace_instruction(node.op);
        match &*node.target {
            Expr::Name(target) => {
                self.load_name(target.range, &target.id);
                self.expression(&node.value)?;
                self.emit(node.range, operation);
                self.store_name(target.range, &target.id)
            }
            Expr::Attribute(target) => {
                self.expression(&target.value)?;
                let name = self.mangled(&target.attr);
                let name = self.unit.builder.name(&name);
                let position = self.attribute_position(target.range, target);
                self.emit_at(position, Instruction::DupTop);
                self.emit_at(position, Instruction::LoadAttr(name));
                self.expression(&node.value)?;
                self.emit(node.range, operation);
                self.emit_at(position, Instruction::Swap(Count(2)));
                self.store_attribute(target)
            }
            Expr::Subscript(target) => self.augmented_item(node, target, operation),
            target => self.syntax(range_of(target), "invalid syntax"),
        }
    }

    fn augmented_item(
        &mut self,
        node: &ast::StmtAugAssign,
        target: &ast::ExprSubscript,
        operation: Instruction,
    ) -> Result {
        let range = target.range;
        self.expression(&target.value)?;
        let load =
            self.subscript_key(&target.slice, Instruction::LoadItem, Instruction::LoadSlice)?;
        let (operands, store) = match load {
            Instruction::LoadSlice => (3, Instruction::StoreSlice),
            _ => (2, Instruction::StoreItem),
        };
        for _ in 0..operands {
            self.emit(range, Instruction::Copy(Count(operands)));
        }
        self.emit(range, load);
        self.expression(&node.value)?;
        self.emit(node.range, operation);
        // The value goes below the operands of the store, one exchange at a time.
        for position in (2..=operands + 1).rev() {
            self.swap(range, position);
        }
        self.emit(range, store);
        Ok(())
    }

    /// Annotations are not evaluated (PEP 649).
    pub(crate) fn annotated_assignment(&mut self, node: &ast::StmtAnnAssign) -> Result {
        if let Some(value) = &node.value {
            self.expression(value)?;
            self.store(&node.target)?;
        } else {
            self.bare_annotated_target(&node.target)?;
        }
        Ok(())
    }

    /// The target of an annotation without a value: its parts are evaluated, nothing is bound.
    fn bare_annotated_target(&mut self, target: &Expr) -> Result {
        let mut discard = |expression: &Expr| -> Result {
            self.expression(expression)?;
            self.emit(range_of(expression), Instruction::PopTop);
            Ok(())
        };
        match target {
            Expr::Name(node) if node.id.as_str() == "__debug__" => {
                self.syntax(node.range, "cannot assign to __debug__")
            }
            Expr::Name(_) => Ok(()),
            Expr::Attribute(node) => discard(&node.value),
            Expr::Subscript(node) => {
                discard(&node.value)?;
                match &*node.slice {
                    Expr::Slice(slice) => [&slice.lower, &slice.upper, &slice.step]
                        .into_iter()
                        .flatten()
                        .try_for_each(|bound| discard(bound)),
                    slice => discard(slice),
                }
            }
            target => self.syntax(range_of(target), "invalid syntax"),
        }
    }
}

/// The elements of a tuple or list target.
fn elements(target: &Expr) -> Option<&[Expr]> {
    match target {
        Expr::Tuple(node) => Some(&node.elts),
        Expr::List(node) => Some(&node.elts),
        _ => None,
    }
}
