//! Conditions, compiled to jumps without making booleans, and comparisons.

use crate::compiler::{Compiler, Result};
use crate::constant::{range_of, truth};
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{CompareOperator, Count, IdentityTest, Label, MembershipTest};
use hognose_bytecode::program::ConstantValue;
use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, UnaryOp};
use ruff_text_size::TextRange;

impl Compiler<'_> {
    /// Jumps to `target` if the truth of the expression is `when`, else goes on.
    pub(crate) fn jump_if(&mut self, expression: &Expr, target: Label, when: bool) -> Result {
        if let Some(value) = self.constant_value(expression)? {
            if truth(&value) == when {
                self.emit(range_of(expression), Instruction::Jump(target));
            }
            return Ok(());
        }
        match expression {
            Expr::UnaryOp(node) if node.op == UnaryOp::Not => {
                self.jump_if(&node.operand, target, !when)
            }
            Expr::BoolOp(node) => self.jump_if_boolean(node, target, when),
            Expr::If(node) => self.jump_if_conditional(node, target, when),
            Expr::Compare(node) => self.jump_if_comparison(node, target, when),
            _ => {
                self.expression(expression)?;
                self.emit(range_of(expression), jump_instruction(target, when));
                Ok(())
            }
        }
    }

    fn jump_if_boolean(&mut self, node: &ast::ExprBoolOp, target: Label, when: bool) -> Result {
        let Some((last, first)) = node.values.split_last() else {
            return Ok(());
        };
        let decided_early = node.op == BoolOp::Or;
        let past = self.new_label();
        // An `or` is decided by the first true value, an `and` by the first false one.
        let exit = if decided_early == when { target } else { past };
        for value in first {
            self.jump_if(value, exit, decided_early)?;
        }
        self.jump_if(last, target, when)?;
        self.bind(past);
        Ok(())
    }

    fn jump_if_conditional(&mut self, node: &ast::ExprIf, target: Label, when: bool) -> Result {
        let (otherwise, end) = (self.new_label(), self.new_label());
        self.jump_if(&node.test, otherwise, false)?;
        self.jump_if(&node.body, target, when)?;
        self.jump(end);
        self.bind(otherwise);
        self.jump_if(&node.orelse, target, when)?;
        self.bind(end);
        Ok(())
    }

    fn jump_if_comparison(&mut self, node: &ast::ExprCompare, target: Label, when: bool) -> Result {
        if let ([operator], [right]) = (&*node.ops, &*node.comparators) {
            if let (CmpOp::Is | CmpOp::IsNot, Expr::NoneLiteral(_)) = (operator, right) {
                self.expression(&node.left)?;
                let jump = match (*operator == CmpOp::Is) == when {
                    true => Instruction::JumpIfNone(target),
                    false => Instruction::JumpIfNotNone(target),
                };
                self.emit(node.range, jump);
                return Ok(());
            }
            self.single_comparison(node, node.range, *operator, right)?;
            self.emit(node.range, jump_instruction(target, when));
            return Ok(());
        }
        let (cleanup, end) = (self.new_label(), self.new_label());
        self.comparison_chain(node, |this| {
            this.emit(node.range, Instruction::JumpIfFalse(cleanup));
        })?;
        self.emit(node.range, jump_instruction(target, when));
        let resume = self.unit.builder.enter_cold();
        self.bind(cleanup);
        self.emit(node.range, Instruction::PopTop);
        self.jump(if when { end } else { target });
        self.unit.builder.leave_cold(resume);
        self.bind(end);
        Ok(())
    }

    pub(crate) fn comparison_value(&mut self, node: &ast::ExprCompare) -> Result {
        if let ([operator], [right]) = (&*node.ops, &*node.comparators) {
            return self.single_comparison(node, node.range, *operator, right);
        }
        let (cleanup, end) = (self.new_label(), self.new_label());
        self.comparison_chain(node, |this| {
            this.emit(node.range, Instruction::DupTop);
            this.emit(node.range, Instruction::JumpIfFalse(cleanup));
            this.emit(node.range, Instruction::PopTop);
        })?;
        let resume = self.unit.builder.enter_cold();
        self.bind(cleanup);
        self.swap(node.range, 2);
        self.emit(node.range, Instruction::PopTop);
        self.jump(end);
        self.unit.builder.leave_cold(resume);
        self.bind(end);
        Ok(())
    }

    /// `not (a in b)` is `a not in b`; the like for `is`. Returns whether it was that.
    pub(crate) fn negated_comparison(&mut self, range: TextRange, operand: &Expr) -> Result<bool> {
        let Expr::Compare(node) = operand else {
            return Ok(false);
        };
        let ([operator], [right]) = (&*node.ops, &*node.comparators) else {
            return Ok(false);
        };
        let negated = match operator {
            CmpOp::Is => CmpOp::IsNot,
            CmpOp::IsNot => CmpOp::Is,
            CmpOp::In => CmpOp::NotIn,
            CmpOp::NotIn => CmpOp::In,
            _ => return Ok(false),
        };
        self.single_comparison(node, range, negated, right)?;
        Ok(true)
    }

    fn single_comparison(
        &mut self,
        node: &ast::ExprCompare,
        range: TextRange,
        operator: CmpOp,
        right: &Expr,
    ) -> Result {
        self.expression(&node.left)?;
        match self.constant_container(operator, right)? {
            Some(container) => self.load_constant(range_of(right), container),
            None => self.expression(right)?,
        }
        self.compare(range, operator);
        Ok(())
    }

    /// `x in [1, 2]` looks in a tuple, `x in {1, 2}` in a frozen set: neither is seen.
    fn constant_container(&self, operator: CmpOp, right: &Expr) -> Result<Option<ConstantValue>> {
        if !matches!(operator, CmpOp::In | CmpOp::NotIn) {
            return Ok(None);
        }
        Ok(match right {
            Expr::List(node) => self.constant_items(&node.elts)?.map(ConstantValue::Tuple),
            Expr::Set(node) => self
                .constant_items(&node.elts)?
                .and_then(crate::display::frozen_set),
            _ => None,
        })
    }

    /// `a < b < c`: each comparison but the last leaves `[right result]` for `check`, which goes
    /// to a cleanup with the right operand below if it is false.
    fn comparison_chain(&mut self, node: &ast::ExprCompare, check: impl Fn(&mut Self)) -> Result {
        self.expression(&node.left)?;
        let last = node.comparators.len().saturating_sub(1);
        for (index, (operator, right)) in node.ops.iter().zip(&node.comparators).enumerate() {
            self.expression(right)?;
            if index < last {
                self.swap(node.range, 2);
                self.emit(node.range, Instruction::Copy(Count(2)));
                self.compare(node.range, *operator);
                check(self);
            } else {
                self.compare(node.range, *operator);
            }
        }
        Ok(())
    }

    fn compare(&mut self, range: TextRange, operator: CmpOp) {
        self.emit(
            range,
            match operator {
                CmpOp::Eq => Instruction::Compare(CompareOperator::Eq),
                CmpOp::NotEq => Instruction::Compare(CompareOperator::Ne),
                CmpOp::Lt => Instruction::Compare(CompareOperator::Lt),
                CmpOp::LtE => Instruction::Compare(CompareOperator::Le),
                CmpOp::Gt => Instruction::Compare(CompareOperator::Gt),
                CmpOp::GtE => Instruction::Compare(CompareOperator::Ge),
                CmpOp::Is => Instruction::IsOp(IdentityTest::Is),
                CmpOp::IsNot => Instruction::IsOp(IdentityTest::IsNot),
                CmpOp::In => Instruction::ContainsOp(MembershipTest::In),
                CmpOp::NotIn => Instruction::ContainsOp(MembershipTest::NotIn),
            },
        );
    }
}

fn jump_instruction(target: Label, when: bool) -> Instruction {
    match when {
        true => Instruction::JumpIfTrue(target),
        false => Instruction::JumpIfFalse(target),
    }
}
