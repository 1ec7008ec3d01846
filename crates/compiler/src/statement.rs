//! Statements: each leaves the operand stack as it was.

use crate::block::{BlockKind, Keep};
use crate::compiler::{Compiler, Result};
use crate::constant::range_of;
use crate::scope::ScopeKind;
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{Count, Intrinsic};
use hognose_bytecode::program::ConstantValue;
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

const LATE_FUTURE_IMPORT: &str = "from __future__ imports must occur at the beginning of the file";

impl<'a> Compiler<'a> {
    pub(crate) fn statements(&mut self, body: &'a [Stmt]) -> Result {
        body.iter()
            .try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'a Stmt) -> Result {
        match statement {
            Stmt::FunctionDef(node) => self.function_definition(node),
            Stmt::ClassDef(node) => self.class_definition(node),
            Stmt::Return(node) => self.return_statement(node),
            Stmt::Delete(node) => node.targets.iter().try_for_each(|t| self.delete(t)),
            Stmt::Assign(node) => self.assignment(node),
            Stmt::AugAssign(node) => self.augmented_assignment(node),
            Stmt::AnnAssign(node) => self.annotated_assignment(node),
            Stmt::For(node) => self.for_loop(node),
            Stmt::While(node) => self.while_loop(node),
            Stmt::If(node) => self.if_statement(node),
            Stmt::With(node) => self.with_statement(node),
            Stmt::Raise(node) => self.raise(node),
            Stmt::Try(node) => self.try_statement(node),
            Stmt::Assert(node) => self.assert(node),
            Stmt::Import(node) => self.import(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Expr(node) => self.expression_statement(&node.value),
            Stmt::Break(node) => match self.leave_to_loop(node.range, true)? {
                Some(_) => Ok(()),
                None => self.syntax(node.range, "'break' outside loop"),
            },
            Stmt::Continue(node) => match self.leave_to_loop(node.range, false)? {
                Some(_) => Ok(()),
                None => self.syntax(node.range, "'continue' not properly in loop"),
            },
            Stmt::Pass(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            // The collector has refused the others.
            _ => Err(self.reporter.unsupported(statement.range(), "statement")),
        }
    }

    fn expression_statement(&mut self, value: &Expr) -> Result {
        let range = range_of(value);
        if self.interactive && self.owner_kind() == ScopeKind::Module {
            self.expression(value)?;
            self.emit(range, Instruction::CallIntrinsic(Intrinsic::Print));
        } else if self.is_constant(value)? {
            return Ok(());
        } else {
            self.expression(value)?;
        }
        self.emit(range, Instruction::PopTop);
        Ok(())
    }

    fn return_statement(&mut self, node: &ast::StmtReturn) -> Result {
        if !self.owner_kind().is_function_like() {
            return self.syntax(node.range, "'return' outside function");
        }
        let mut range = node.range;
        let mut constant = Some(ConstantValue::None);
        if let Some(value) = &node.value {
            constant = self.constant_value(value)?;
            if constant.is_none() {
                self.expression(value)?;
            } else if self.reporter.source.line(value.start())
                == self.reporter.source.line(node.range.start())
            {
                range = value.range();
            }
        }
        let keep = match constant {
            Some(_) => Keep::Nothing,
            None => Keep::Top,
        };
        self.leave_blocks(0, keep, range)?;
        if let Some(constant) = constant {
            self.load_constant(range, constant);
        }
        self.emit(range, Instruction::ReturnValue);
        Ok(())
    }

    fn if_statement(&mut self, node: &'a ast::StmtIf) -> Result {
        let end = self.new_label();
        let mut next = self.new_label();
        self.jump_if(&node.test, next, false)?;
        self.statements(&node.body)?;
        for clause in &node.elif_else_clauses {
            self.jump(end);
            self.bind(next);
            next = self.new_label();
            if let Some(test) = &clause.test {
                self.jump_if(test, next, false)?;
            }
            self.statements(&clause.body)?;
        }
        self.bind(next);
        self.bind(end);
        Ok(())
    }

    /// The condition stands at the bottom, so that each turn takes one jump.
    fn while_loop(&mut self, node: &'a ast::StmtWhile) -> Result {
        let (body, test, otherwise, end) = (
            self.new_label(),
            self.new_label(),
            self.new_label(),
            self.new_label(),
        );
        let truth = self.constant_truth(&node.test)?;
        let enters = self.unit.builder.is_reachable() && truth != Some(false);
        if truth.is_none() {
            if is_small(&node.test) {
                self.jump_if(&node.test, otherwise, false)?;
            } else {
                self.emit(range_of(&node.test), Instruction::Jump(test));
            }
        } else if truth == Some(false) {
            self.emit(node.range, Instruction::Jump(otherwise));
        }
        self.push_block(node.range, BlockKind::While { next: test, end })?;
        self.unit.builder.bind_loop(body, enters);
        self.statements(&node.body)?;
        self.bind(test);
        self.jump_if(&node.test, body, true)?;
        self.pop_block();
        self.bind(otherwise);
        self.statements(&node.orelse)?;
        self.bind(end);
        Ok(())
    }

    fn for_loop(&mut self, node: &'a ast::StmtFor) -> Result {
        let (next, exhausted, end) = (self.new_label(), self.new_label(), self.new_label());
        self.iterable(&node.iter)?;
        self.emit(node.iter.range(), Instruction::GetIter);
        self.push_block(node.range, BlockKind::For { next, end })?;
        self.bind(next);
        self.emit(node.iter.range(), Instruction::ForIter(exhausted));
        self.store(&node.target)?;
        self.statements(&node.body)?;
        self.jump(next);
        self.pop_block();
        self.bind(exhausted);
        self.statements(&node.orelse)?;
        self.bind(end);
        Ok(())
    }

    fn raise(&mut self, node: &ast::StmtRaise) -> Result {
        let mut count = 0;
        for operand in [&node.exc, &node.cause].into_iter().flatten() {
            self.expression(operand)?;
            count += 1;
        }
        self.emit(node.range, Instruction::Raise(Count(count)));
        Ok(())
    }

    fn assert(&mut self, node: &ast::StmtAssert) -> Result {
        let end = self.new_label();
        self.jump_if(&node.test, end, true)?;
        let name = self.unit.builder.name("AssertionError");
        self.emit(node.range, Instruction::LoadBuiltin(name));
        if let Some(message) = &node.msg {
            self.expression(message)?;
            self.emit(node.range, Instruction::CallFunc(Count(1)));
        }
        self.emit(node.test.range(), Instruction::Raise(Count(1)));
        self.bind(end);
        Ok(())
    }

    fn import(&mut self, node: &ast::StmtImport) -> Result {
        for alias in &node.names {
            self.load_constant(node.range, ConstantValue::Int(0));
            self.load_constant(node.range, ConstantValue::None);
            let path = self.mangled(&alias.name);
            self.import_name(node.range, &path);
            let mut parts = alias.name.split('.');
            let first = parts.next().unwrap_or_default();
            match &alias.asname {
                Some(target) => {
                    for part in parts {
                        let part = self.mangled(part);
                        let name = self.unit.builder.name(&part);
                        self.emit(node.range, Instruction::ImportFrom(name));
                        self.swap(node.range, 2);
                        self.emit(node.range, Instruction::PopTop);
                    }
                    self.store_import(alias.range, node.range, target)?;
                }
                None => self.store_import(alias.range, node.range, first)?,
            }
        }
        Ok(())
    }

    fn import_from(&mut self, node: &ast::StmtImportFrom) -> Result {
        if is_future_import(node) && node.range.start() >= self.future_end {
            return self.syntax(node.range, LATE_FUTURE_IMPORT);
        }
        let names = node
            .names
            .iter()
            .map(|alias| ConstantValue::Str(alias.name.to_string()))
            .collect();
        let level = ConstantValue::Int(i64::from(node.level));
        self.load_constant(node.range, level);
        self.load_constant(node.range, ConstantValue::Tuple(names));
        let module = node.module.as_ref().map_or("", |module| module.as_str());
        let module = self.mangled(module);
        self.import_name(node.range, &module);
        if node.names.iter().any(|alias| alias.name.as_str() == "*") {
            self.emit(node.range, Instruction::ImportStar);
            return Ok(());
        }
        for alias in &node.names {
            let name = self.mangled(&alias.name);
            let name = self.unit.builder.name(&name);
            self.emit(node.range, Instruction::ImportFrom(name));
            let target = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_import(alias.range, node.range, target)?;
        }
        self.emit(node.range, Instruction::PopTop);
        Ok(())
    }

    fn import_name(&mut self, range: TextRange, path: &str) {
        let name = self.unit.builder.name(path);
        self.emit(range, Instruction::ImportName(name));
    }

    fn store_import(&mut self, alias: TextRange, statement: TextRange, name: &str) -> Result {
        let range = if name == "__debug__" {
            alias
        } else {
            statement
        };
        self.store_name(range, name)
    }

    /// `from __future__ import ...` may only name what exists, at the top of the module.
    pub(crate) fn check_future_imports(&mut self, body: &[Stmt]) -> Result {
        let mut early = true;
        for (index, statement) in body.iter().enumerate() {
            let Some(node) = future_import(statement) else {
                early &= index == 0 && is_string_statement(statement);
                continue;
            };
            if !early {
                return self.syntax(node.range, LATE_FUTURE_IMPORT);
            }
            for alias in &node.names {
                self.check_feature(alias)?;
            }
            self.future_end = node.range.end();
        }
        Ok(())
    }

    fn check_feature(&self, alias: &ast::Alias) -> Result {
        match alias.name.as_str() {
            "annotations" | "generator_stop" | "nested_scopes" | "generators" | "division"
            | "absolute_import" | "with_statement" | "print_function" | "unicode_literals" => {
                Ok(())
            }
            "braces" => self.syntax(alias.range, "not a chance"),
            "barry_as_FLUFL" => Err(self
                .reporter
                .unsupported(alias.range, "future feature barry_as_FLUFL")),
            name => self.syntax(alias.range, format!("future feature {name} is not defined")),
        }
    }
}

fn future_import(statement: &Stmt) -> Option<&ast::StmtImportFrom> {
    match statement {
        Stmt::ImportFrom(node) if is_future_import(node) => Some(node),
        _ => None,
    }
}

fn is_future_import(node: &ast::StmtImportFrom) -> bool {
    let module = node.module.as_ref();
    node.level == 0 && module.is_some_and(|module| module.as_str() == "__future__")
}

fn is_string_statement(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Expr(node) if node.value.is_string_literal_expr())
}

/// Whether a condition may stand twice: at the top and at the bottom of its loop.
fn is_small(test: &Expr) -> bool {
    fn leaf(expression: &Expr) -> bool {
        match expression {
            Expr::Attribute(node) => leaf(&node.value),
            Expr::Name(_)
            | Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::BooleanLiteral(_) => true,
            _ => false,
        }
    }
    match test {
        Expr::Compare(node) => {
            node.comparators.len() == 1 && leaf(&node.left) && node.comparators.iter().all(leaf)
        }
        Expr::UnaryOp(node) => leaf(&node.operand),
        test => leaf(test),
    }
}
