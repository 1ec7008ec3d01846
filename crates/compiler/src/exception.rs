//! `try` and `with`.
//!
//! Handlers stand in cold sections. A handler starts with the exception on the stack; `PUSH_EXC`
//! puts the previous state below it. While a clause runs, a second region restores that state if
//! the clause itself raises.

use crate::block::BlockKind;
use crate::compiler::{Compiler, Result};
use crate::constant::range_of;
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{Count, Label};
use ruff_python_ast::{self as ast, ExceptHandler, Stmt, WithItem};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Compiler<'a> {
    pub(crate) fn try_statement(&mut self, node: &'a ast::StmtTry) -> Result {
        if node.finalbody.is_empty() {
            return self.try_except(node);
        }
        let handler = self.new_label();
        let depth = self.depth();
        let kind = BlockKind::FinallyTry {
            body: &node.finalbody,
        };
        self.push_guarded(node.range, kind, handler, depth)?;
        if node.handlers.is_empty() {
            self.statements(&node.body)?;
        } else {
            self.try_except(node)?;
        }
        self.pop_block();
        self.statements(&node.finalbody)?;

        let resume = self.unit.builder.enter_cold();
        self.bind(handler);
        let range = node.finalbody.last().map_or(node.range, Ranged::range);
        self.emit(node.range, Instruction::PushExc);
        let cleanup = self.new_label();
        self.push_guarded(node.range, BlockKind::FinallyEnd, cleanup, depth + 1)?;
        self.count_copy(node.range)?;
        self.statements(&node.finalbody)?;
        self.emit(range, Instruction::Reraise);
        self.pop_block();
        self.restore_state(cleanup, range);
        self.unit.builder.leave_cold(resume);
        Ok(())
    }

    /// `[state exception]`: the exception that a handler raised goes on, with the state restored.
    fn restore_state(&mut self, cleanup: Label, range: TextRange) {
        self.bind(cleanup);
        self.swap(range, 2);
        self.emit(range, Instruction::PopExc);
        self.emit(range, Instruction::Reraise);
    }

    fn try_except(&mut self, node: &'a ast::StmtTry) -> Result {
        let (handlers, end) = (self.new_label(), self.new_label());
        let depth = self.depth();
        self.push_guarded(node.range, BlockKind::Try, handlers, depth)?;
        self.statements(&node.body)?;
        self.pop_block();
        self.statements(&node.orelse)?;

        let resume = self.unit.builder.enter_cold();
        self.bind(handlers);
        self.emit(node.range, Instruction::PushExc);
        let cleanup = self.new_label();
        self.push_guarded(node.range, BlockKind::Handlers, cleanup, depth + 1)?;
        for (index, handler) in node.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && index + 1 < node.handlers.len() {
                return self.syntax(handler.range, "default 'except:' must be last");
            }
            self.except_clause(handler, end)?;
        }
        self.emit(node.range, Instruction::Reraise);
        self.pop_block();
        self.restore_state(cleanup, node.range);
        self.unit.builder.leave_cold(resume);
        self.bind(end);
        Ok(())
    }

    /// One clause, with `[state exception]` on the stack.
    fn except_clause(&mut self, node: &'a ast::ExceptHandlerExceptHandler, end: Label) -> Result {
        let next = self.new_label();
        if let Some(class) = &node.type_ {
            self.expression(class)?;
            self.emit(node.range, Instruction::CheckExcMatch);
            self.emit(node.range, Instruction::JumpIfFalse(next));
        }
        let all_clauses = self.unit.builder.handler;
        let depth = self.depth() + 1;
        let name = node.name.as_ref().map(|name| name.as_str());
        let kind = BlockKind::Handler { name };
        let unbind = self.new_label();
        match name {
            Some(name) => {
                self.store_name(node.range, name)?;
                self.push_guarded(node.range, kind, unbind, depth)?;
            }
            None => {
                self.emit(node.range, Instruction::PopTop);
                self.push_block(node.range, kind)?;
            }
        }
        self.statements(&node.body)?;
        self.pop_block();
        let range = node.body.last().map_or(node.range, Ranged::range);
        self.emit(range, Instruction::PopExc);
        self.unbind_exception(name, range)?;
        self.jump(end);
        self.unit.builder.handler = all_clauses;
        if name.is_some() {
            self.bind(unbind);
            self.unbind_exception(name, range)?;
            self.emit(range, Instruction::Reraise);
        }
        self.bind(next);
        Ok(())
    }

    pub(crate) fn with_statement(&mut self, node: &'a ast::StmtWith) -> Result {
        self.with_items(&node.items, &node.body)
    }

    /// `with a, b:` is `with a: with b:`.
    fn with_items(&mut self, items: &'a [WithItem], body: &'a [Stmt]) -> Result {
        let Some((item, rest)) = items.split_first() else {
            return self.statements(body);
        };
        let range = range_of(&item.context_expr);
        self.expression(&item.context_expr)?;
        self.emit(range, Instruction::DupTop);
        let exit = self.unit.builder.name("__exit__");
        let enter = self.unit.builder.name("__enter__");
        self.emit(range, Instruction::LoadSpecial(exit));
        self.swap(range, 2);
        self.emit(range, Instruction::LoadSpecial(enter));
        self.emit(range, Instruction::CallFunc(Count(0)));

        let (handler, end) = (self.new_label(), self.new_label());
        let depth = self.depth() + 1;
        self.push_guarded(range, BlockKind::With { range }, handler, depth)?;
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => self.emit(range, Instruction::PopTop),
        }
        self.with_items(rest, body)?;
        self.pop_block();
        self.call_exit_with_nones(range);

        let resume = self.unit.builder.enter_cold();
        self.bind(handler);
        self.exit_with_exception(range, depth, end);
        self.unit.builder.leave_cold(resume);
        self.bind(end);
        Ok(())
    }

    /// `[exit exception]`: goes on at `end` if `exit` returns something true.
    fn exit_with_exception(&mut self, range: TextRange, depth: u32, end: Label) {
        let (cleanup, suppress) = (self.new_label(), self.new_label());
        self.emit(range, Instruction::PushExc);
        let outer = self.unit.builder.handler;
        let guard = self.unit.builder.new_handler(cleanup, depth + 1);
        self.unit.builder.handler = Some(guard);
        self.emit(range, Instruction::WithExceptStart);
        self.emit(range, Instruction::JumpIfTrue(suppress));
        self.emit(range, Instruction::Reraise);
        self.bind(suppress);
        self.emit(range, Instruction::PopTop);
        self.unit.builder.handler = outer;
        self.emit(range, Instruction::PopExc);
        self.emit(range, Instruction::PopTop);
        self.emit(range, Instruction::Jump(end));
        self.restore_state(cleanup, range);
    }
}
