//! Displays: tuples, lists, sets and dicts written out.

use crate::compiler::{Compiler, Result};
use crate::constant::{ConstantKey, range_of};
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::Count;
use hognose_bytecode::program::{ConstantValue, Position};
use ruff_python_ast::{self as ast, DictItem, Expr};
use ruff_text_size::TextRange;
use std::collections::HashSet;

/// What one bracket may put on the operand stack, as in CPython. Longer displays are built in parts,
/// so that brackets within brackets, as deep as they may be, stay below the stack's limit.
pub(crate) const STACK_ITEMS_MAX: usize = 30;
const PAIRS_MAX: usize = 17;
/// Lists of so many constants are made from one tuple.
const CONSTANTS_MIN: usize = 3;

type Build = fn(Count) -> Instruction;

impl Compiler<'_> {
    pub(crate) fn tuple_display(&mut self, items: &[Expr], range: TextRange) -> Result {
        let position = self.position(range);
        self.sequence_of(items, position, 0, Instruction::BuildTuple)
    }

    pub(crate) fn list_display(&mut self, node: &ast::ExprList) -> Result {
        let position = self.position(node.range);
        if node.elts.len() >= CONSTANTS_MIN
            && let Some(items) = self.constant_items(&node.elts)?
        {
            self.emit_at(position, Instruction::BuildList(Count(0)));
            self.load_constant(node.range, ConstantValue::Tuple(items));
            self.emit_at(position, Instruction::ListExtend(Count(1)));
            return Ok(());
        }
        self.sequence_of(&node.elts, position, 0, Instruction::BuildList)
    }

    /// A tuple or list of `pushed` items already on the stack and of `items`.
    pub(crate) fn sequence_of(
        &mut self,
        items: &[Expr],
        position: Position,
        pushed: u32,
        build: Build,
    ) -> Result {
        let is_tuple = build(Count(0)) == Instruction::BuildTuple(Count(0));
        if is_tuple && items.is_empty() && pushed == 0 {
            let empty = self.unit.builder.constant(ConstantValue::Tuple(Vec::new()));
            self.emit_at(position, Instruction::LoadConst(empty));
            return Ok(());
        }
        let starred = items.iter().any(Expr::is_starred_expr);
        if !starred && items.len() + pushed as usize <= STACK_ITEMS_MAX {
            for item in items {
                self.expression(item)?;
            }
            self.emit_at(position, build(Count(pushed + items.len() as u32)));
            return Ok(());
        }
        self.list_in_parts(items, position, pushed)?;
        if is_tuple {
            self.emit_at(position, Instruction::ListToTuple);
        }
        Ok(())
    }

    fn list_in_parts(&mut self, items: &[Expr], position: Position, pushed: u32) -> Result {
        let mut run = pushed;
        let mut have_list = false;
        for item in items {
            if let Expr::Starred(node) = item {
                if !have_list || run > 0 {
                    self.add_run(position, &mut have_list, &mut run);
                }
                self.expression(&node.value)?;
                self.emit_at(position, Instruction::ListExtend(Count(1)));
                continue;
            }
            self.expression(item)?;
            if have_list && items.len() <= STACK_ITEMS_MAX {
                self.emit_at(position, Instruction::ListAppend(Count(1)));
                continue;
            }
            run += 1;
            if run as usize >= STACK_ITEMS_MAX {
                self.add_run(position, &mut have_list, &mut run);
            }
        }
        if !have_list || run > 0 {
            self.add_run(position, &mut have_list, &mut run);
        }
        Ok(())
    }

    /// Puts the items pushed since the last time into the list.
    fn add_run(&mut self, position: Position, have_list: &mut bool, run: &mut u32) {
        if *have_list {
            self.emit_at(position, Instruction::BuildTuple(Count(*run)));
            self.emit_at(position, Instruction::ListExtend(Count(1)));
        } else {
            self.emit_at(position, Instruction::BuildList(Count(*run)));
        }
        *have_list = true;
        *run = 0;
    }

    pub(crate) fn set_display(&mut self, node: &ast::ExprSet) -> Result {
        let position = self.position(node.range);
        if node.elts.len() >= CONSTANTS_MIN
            && let Some(items) = self.constant_items(&node.elts)?
        {
            self.emit_at(position, Instruction::BuildSet(Count(0)));
            // A frozen set, not a tuple: the order of the result follows from its table.
            self.load_constant(node.range, ConstantValue::FrozenSet(items));
            self.emit_at(position, Instruction::SetUpdate(Count(1)));
            return Ok(());
        }
        let first_star = node.elts.iter().position(Expr::is_starred_expr);
        let at_once = match first_star {
            Some(index) => index,
            None if node.elts.len() <= STACK_ITEMS_MAX => node.elts.len(),
            None => 0,
        };
        let at_once = if at_once > STACK_ITEMS_MAX {
            0
        } else {
            at_once
        };
        let (first, rest) = node.elts.split_at(at_once);
        for item in first {
            self.expression(item)?;
        }
        self.emit_at(position, Instruction::BuildSet(Count(at_once as u32)));
        for item in rest {
            let (value, instruction) = match item {
                Expr::Starred(star) => (&*star.value, Instruction::SetUpdate(Count(1))),
                item => (item, Instruction::SetAdd(Count(1))),
            };
            self.expression(value)?;
            self.emit_at(position, instruction);
        }
        Ok(())
    }

    pub(crate) fn dict_display(&mut self, node: &ast::ExprDict) -> Result {
        let position = self.position(node.range);
        let mut have_dict = false;
        let mut items = node.items.as_slice();
        while let Some(item) = items.first() {
            if item.key.is_none() {
                if !have_dict {
                    self.emit_at(position, Instruction::BuildMap(Count(0)));
                }
                self.expression(&item.value)?;
                self.emit_at(position, Instruction::DictUpdate(Count(1)));
                items = items.get(1..).unwrap_or_default();
            } else {
                let run = self.run_of_pairs(items)?;
                let (pairs, rest) = items.split_at(run);
                self.pairs(pairs, node.range, position)?;
                if have_dict {
                    self.emit_at(position, Instruction::DictUpdate(Count(1)));
                }
                items = rest;
            }
            have_dict = true;
        }
        if !have_dict {
            self.emit_at(position, Instruction::BuildMap(Count(0)));
        }
        Ok(())
    }

    /// How many pairs to build at once: more if the keys are constants, whose hashing cannot fail.
    fn run_of_pairs(&self, items: &[DictItem]) -> Result<usize> {
        let pairs = items.iter().take_while(|item| item.key.is_some()).count();
        if self
            .constant_keys(items.get(..pairs.min(STACK_ITEMS_MAX)).unwrap_or_default())?
            .is_some()
        {
            return Ok(pairs.min(STACK_ITEMS_MAX));
        }
        Ok(pairs.min(PAIRS_MAX))
    }

    fn constant_keys(&self, pairs: &[DictItem]) -> Result<Option<Vec<ConstantValue>>> {
        let mut keys = Vec::new();
        for pair in pairs {
            let key = match &pair.key {
                Some(key) => self.constant_value(key)?,
                None => None,
            };
            match key {
                Some(key) => keys.push(key),
                None => return Ok(None),
            }
        }
        Ok(Some(keys))
    }

    fn pairs(&mut self, pairs: &[DictItem], range: TextRange, position: Position) -> Result {
        let count = Count(pairs.len() as u32);
        if pairs.len() > 1
            && let Some(keys) = self.constant_keys(pairs)?
        {
            for pair in pairs {
                self.expression(&pair.value)?;
            }
            self.load_constant(range, ConstantValue::Tuple(keys));
            self.emit_at(position, Instruction::BuildConstKeyMap(count));
            return Ok(());
        }
        for pair in pairs {
            if let Some(key) = &pair.key {
                self.expression(key)?;
            }
            self.expression(&pair.value)?;
        }
        self.emit_at(position, Instruction::BuildMap(count));
        Ok(())
    }

    /// What a loop goes over: a list of constants may be a tuple there.
    pub(crate) fn iterable(&mut self, expression: &Expr) -> Result {
        if let Expr::List(node) = expression
            && let Some(items) = self.constant_items(&node.elts)?
        {
            self.load_constant(range_of(expression), ConstantValue::Tuple(items));
            return Ok(());
        }
        self.expression(expression)
    }
}

/// A frozen set of constants, if they are plainly different: of strings, or of integers only.
pub(crate) fn frozen_set(items: Vec<ConstantValue>) -> Option<ConstantValue> {
    let strings = items
        .iter()
        .all(|item| matches!(item, ConstantValue::Str(_)));
    let integers = items
        .iter()
        .all(|item| matches!(item, ConstantValue::Int(_)));
    if !strings && !integers {
        return None;
    }
    let mut seen = HashSet::new();
    let different = items
        .into_iter()
        .filter(|item| seen.insert(ConstantKey::of(item)))
        .collect();
    Some(ConstantValue::FrozenSet(different))
}
