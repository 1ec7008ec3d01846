//! Expressions: each leaves its value on the operand stack.

use crate::call::{is_called_method, method_call};
use crate::collect::left_operand;
use crate::compiler::{Compiler, Result};
use crate::constant::range_of;
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{BinaryOperator, Count};
use hognose_bytecode::program::{ConstantValue, Position};
use ruff_python_ast::{self as ast, BoolOp, Expr, Operator, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

impl Compiler<'_> {
    /// Compiles an expression. Chains that lean to the left (`a + b + c`, `a.b().c[d]`) are
    /// walked in a loop, so that only brackets and prefixes cost Rust stack.
    pub(crate) fn expression(&mut self, expression: &Expr) -> Result {
        let mut chain = Vec::new();
        let mut innermost = expression;
        while let Some(left) = left_operand(innermost) {
            if self.is_super_attribute(innermost) {
                break;
            }
            chain.push(innermost);
            innermost = left;
            // A method call takes its attribute along.
            if let Some((attribute, _)) = method_call(chain.last().copied())
                && !self.is_super_attribute(innermost)
            {
                innermost = &attribute.value;
            }
        }
        // What stands on the stack is constant as long as it is `Some`, and not yet loaded.
        let mut pending = self.constant_value(innermost)?;
        if pending.is_none() {
            self.leaf(innermost, chain.last().copied())?;
        }
        let mut range = innermost.range();
        while let Some(node) = chain.pop() {
            if let (Some(left), Expr::BinOp(operation)) = (&pending, node) {
                if let Some(value) = self.fold(left, operation)? {
                    pending = Some(value);
                    range = node.range();
                    continue;
                }
                if operation.left.is_string_literal_expr()
                    && self.percent_format(left, operation)?
                {
                    pending = None;
                    continue;
                }
            }
            if let Some(value) = pending.take() {
                self.load_constant(range, value);
            }
            self.chain_link(node)?;
        }
        if let Some(value) = pending {
            self.load_constant(range, value);
        }
        Ok(())
    }

    fn fold(&self, left: &ConstantValue, node: &ast::ExprBinOp) -> Result<Option<ConstantValue>> {
        let right = self.constant_value(&node.right)?;
        Ok(right.and_then(|right| crate::constant::fold_binary(node.op, left, &right)))
    }

    /// The rest of a chain's node, whose left operand is on the stack.
    fn chain_link(&mut self, node: &Expr) -> Result {
        match node {
            Expr::BinOp(node) => {
                self.expression(&node.right)?;
                self.emit(node.range, binary_instruction(node.op));
            }
            Expr::Attribute(node) => self.load_attribute(node),
            Expr::Subscript(node) => self.load_subscript(node)?,
            Expr::Call(node) => self.call(node)?,
            _ => {}
        }
        Ok(())
    }

    fn leaf(&mut self, expression: &Expr, user: Option<&Expr>) -> Result {
        match expression {
            Expr::Name(node) => self.load_name(node.range, &node.id),
            Expr::Attribute(node) => self.super_attribute(node, is_called_method(node, user))?,
            Expr::BoolOp(node) => self.boolean_value(node)?,
            Expr::Named(node) => self.named_expression(node)?,
            Expr::UnaryOp(node) => self.unary(node)?,
            Expr::Lambda(node) => self.lambda(node)?,
            Expr::If(node) => self.conditional(node)?,
            Expr::Dict(node) => self.dict_display(node)?,
            Expr::Set(node) => self.set_display(node)?,
            Expr::List(node) => self.list_display(node)?,
            Expr::Tuple(node) => self.tuple_display(&node.elts, node.range)?,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => {
                self.comprehension(expression)?;
            }
            Expr::Generator(node) => self.generator_expression(expression, node.range)?,
            Expr::Yield(node) => {
                match &node.value {
                    Some(value) => self.expression(value)?,
                    None => self.load_constant(node.range, ConstantValue::None),
                }
                self.emit(node.range, Instruction::YieldValue);
            }
            Expr::YieldFrom(node) => {
                self.expression(&node.value)?;
                self.emit(node.range, Instruction::GetYieldFromIter);
                self.load_constant(node.range, ConstantValue::None);
                self.emit(node.range, Instruction::YieldFrom);
            }
            Expr::Compare(node) => self.comparison_value(node)?,
            Expr::FString(node) => self.fstring(node)?,
            Expr::Slice(node) => self.slice_object(node)?,
            Expr::Starred(node) => {
                return self.syntax(node.range, "can't use starred expression here");
            }
            _ => return self.syntax(range_of(expression), "invalid syntax"),
        }
        Ok(())
    }

    fn unary(&mut self, node: &ast::ExprUnaryOp) -> Result {
        if node.op == UnaryOp::Not && self.negated_comparison(node.range, &node.operand)? {
            return Ok(());
        }
        self.expression(&node.operand)?;
        let instruction = match node.op {
            UnaryOp::Not => Instruction::Not,
            UnaryOp::USub => Instruction::Neg,
            UnaryOp::UAdd => Instruction::Pos,
            UnaryOp::Invert => Instruction::Invert,
        };
        self.emit(node.range, instruction);
        Ok(())
    }

    fn boolean_value(&mut self, node: &ast::ExprBoolOp) -> Result {
        let end = self.new_label();
        for (index, value) in node.values.iter().enumerate() {
            if index > 0 {
                self.emit(node.range, Instruction::PopTop);
            }
            self.expression(value)?;
            if index + 1 < node.values.len() {
                self.emit(node.range, Instruction::DupTop);
                self.emit(
                    node.range,
                    match node.op {
                        BoolOp::And => Instruction::JumpIfFalse(end),
                        BoolOp::Or => Instruction::JumpIfTrue(end),
                    },
                );
            }
        }
        self.bind(end);
        Ok(())
    }

    fn conditional(&mut self, node: &ast::ExprIf) -> Result {
        let (otherwise, end) = (self.new_label(), self.new_label());
        self.jump_if(&node.test, otherwise, false)?;
        self.expression(&node.body)?;
        self.jump(end);
        self.bind(otherwise);
        self.expression(&node.orelse)?;
        self.bind(end);
        Ok(())
    }

    fn named_expression(&mut self, node: &ast::ExprNamed) -> Result {
        self.expression(&node.value)?;
        self.emit(node.range, Instruction::DupTop);
        match &*node.target {
            Expr::Name(target) => self.store_name(target.range, &target.id),
            target => self.syntax(range_of(target), "invalid syntax"),
        }
    }

    fn load_attribute(&mut self, node: &ast::ExprAttribute) {
        let name = self.mangled(&node.attr);
        let name = self.unit.builder.name(&name);
        let position = self.attribute_position(node.range, node);
        self.emit_at(position, Instruction::LoadAttr(name));
    }

    /// The position of what is done to an attribute: when the attribute stands on a later line
    /// than `range` begins, the attribute alone, so that tracebacks name that line.
    pub(crate) fn attribute_position(
        &self,
        range: TextRange,
        node: &ast::ExprAttribute,
    ) -> Position {
        let mut position = self.position(range);
        let attribute = self.position(node.attr.range);
        if position.line != attribute.end_line {
            position.line = attribute.end_line;
            position.column = attribute.column;
            position.end_line = position.end_line.max(position.line);
        }
        position
    }

    fn load_subscript(&mut self, node: &ast::ExprSubscript) -> Result {
        let instruction =
            self.subscript_key(&node.slice, Instruction::LoadItem, Instruction::LoadSlice)?;
        self.emit(node.range, instruction);
        Ok(())
    }

    /// Pushes a subscript; returns the instruction for it, `slice` if it is two bounds.
    pub(crate) fn subscript_key(
        &mut self,
        key: &Expr,
        item: Instruction,
        slice: Instruction,
    ) -> Result<Instruction> {
        match key {
            Expr::Slice(node) if node.step.is_none() => {
                self.slice_bounds(node)?;
                Ok(slice)
            }
            _ => {
                self.expression(key)?;
                Ok(item)
            }
        }
    }

    fn slice_bounds(&mut self, node: &ast::ExprSlice) -> Result {
        for bound in [&node.lower, &node.upper] {
            match bound {
                Some(bound) => self.expression(bound)?,
                None => self.load_constant(node.range, ConstantValue::None),
            }
        }
        Ok(())
    }

    fn slice_object(&mut self, node: &ast::ExprSlice) -> Result {
        self.slice_bounds(node)?;
        let mut count = 2;
        if let Some(step) = &node.step {
            self.expression(step)?;
            count = 3;
        }
        self.emit(node.range, Instruction::BuildSlice(Count(count)));
        Ok(())
    }
}

/// The table of binary operators: the plain instruction and the operand of `INPLACE`.
const OPERATORS: [(Operator, Instruction, BinaryOperator); 13] = [
    (Operator::Add, Instruction::Add, BinaryOperator::Add),
    (Operator::Sub, Instruction::Sub, BinaryOperator::Sub),
    (Operator::Mult, Instruction::Mul, BinaryOperator::Mul),
    (
        Operator::MatMult,
        Instruction::MatMul,
        BinaryOperator::MatMul,
    ),
    (Operator::Div, Instruction::Div, BinaryOperator::Div),
    (Operator::Mod, Instruction::Mod, BinaryOperator::Mod),
    (Operator::Pow, Instruction::Pow, BinaryOperator::Pow),
    (
        Operator::LShift,
        Instruction::LShift,
        BinaryOperator::LShift,
    ),
    (
        Operator::RShift,
        Instruction::RShift,
        BinaryOperator::RShift,
    ),
    (Operator::BitOr, Instruction::BitOr, BinaryOperator::BitOr),
    (
        Operator::BitXor,
        Instruction::BitXor,
        BinaryOperator::BitXor,
    ),
    (
        Operator::BitAnd,
        Instruction::BitAnd,
        BinaryOperator::BitAnd,
    ),
    (
        Operator::FloorDiv,
        Instruction::FloorDiv,
        BinaryOperator::FloorDiv,
    ),
];

fn operator_row(operator: Operator) -> (Instruction, BinaryOperator) {
    let row = OPERATORS.iter().find(|(row, ..)| *row == operator);
    row.map_or((Instruction::Add, BinaryOperator::Add), |row| {
        (row.1, row.2)
    })
}

pub(crate) fn binary_instruction(operator: Operator) -> Instruction {
    operator_row(operator).0
}

pub(crate) fn inplace_instruction(operator: Operator) -> Instruction {
    Instruction::Inplace(operator_row(operator).1)
}
