//! The compiler's state: the program so far, and the code being built.
//!
//! What compiles what: `expression` and its neighbours leave one value on the operand stack,
//! `statement` and its neighbours leave the stack as it was. Enclosing loops, handlers and `with`
//! blocks stand in a stack of *blocks*, which says what to undo when control leaves them.

use crate::block::Block;
use crate::emit::{CodeBuilder, SlotGroup};
use crate::error::{CompileError, Reporter};
use crate::limits::Limits;
use crate::scope::{Binding, ScopeId, ScopeKind, Scopes, mangle};
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{Count, Label};
use hognose_bytecode::program::{Code, CodeIndex, CodeKind, ConstantValue, Position};
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};
use std::collections::BTreeSet;
use std::rc::Rc;

pub(crate) type Result<T = ()> = std::result::Result<T, CompileError>;

/// The code being built, and where in it we are.
pub(crate) struct Unit<'a> {
    pub(crate) builder: CodeBuilder,
    /// The scope the code belongs to.
    pub(crate) owner: ScopeId,
    /// The innermost scope run in this code: the owner, or a comprehension in it.
    pub(crate) scope: ScopeId,
    pub(crate) blocks: Vec<Block<'a>>,
    index: CodeIndex,
    /// `self.name = ...` in methods of a class being built.
    pub(crate) static_attributes: BTreeSet<String>,
}

pub(crate) struct Compiler<'a> {
    pub(crate) reporter: &'a Reporter<'a>,
    pub(crate) limits: &'a Limits,
    pub(crate) scopes: Scopes,
    /// Codes by index; `None` while a code is being built.
    codes: Vec<Option<Code>>,
    pub(crate) unit: Unit<'a>,
    /// Codes around the one being built, innermost last.
    pub(crate) outer: Vec<Unit<'a>>,
    work: u32,
    /// Whether expression statements print their value.
    pub(crate) interactive: bool,
    /// Targets of the unpacking going on, whose values are still on the operand stack.
    pub(crate) targets_open: usize,
    /// Where the last `from __future__ import` stands that may stand where it does.
    pub(crate) future_end: TextSize,
}

/// Compiles statements as a module; prints the values of expression statements if `interactive`.
pub(crate) fn compile_module<'a>(
    reporter: &'a Reporter<'a>,
    limits: &'a Limits,
    scopes: Scopes,
    body: &'a [Stmt],
    interactive: bool,
) -> Result<Vec<Code>> {
    let mut compiler = Compiler::new(reporter, limits, scopes);
    compiler.interactive = interactive;
    compiler.module(body)?;
    compiler.finish()
}

/// Compiles an expression as a main code that returns its value.
pub(crate) fn compile_expression(
    reporter: &Reporter,
    limits: &Limits,
    scopes: Scopes,
    body: &Expr,
) -> Result<Vec<Code>> {
    let mut compiler = Compiler::new(reporter, limits, scopes);
    compiler.expression(body)?;
    compiler.emit(body.range(), Instruction::ReturnValue);
    compiler.finish()
}

impl<'a> Compiler<'a> {
    fn new(reporter: &'a Reporter<'a>, limits: &'a Limits, scopes: Scopes) -> Compiler<'a> {
        let builder = CodeBuilder::new(CodeKind::Module, "<module>", "<module>".to_string(), 1);
        Compiler {
            reporter,
            limits,
            scopes,
            codes: vec![None],
            unit: Unit {
                builder,
                owner: ScopeId::MODULE,
                scope: ScopeId::MODULE,
                blocks: Vec::new(),
                index: CodeIndex(0),
                static_attributes: BTreeSet::new(),
            },
            outer: Vec::new(),
            work: 0,
            interactive: false,
            targets_open: 0,
            future_end: TextSize::new(0),
        }
    }

    fn module(&mut self, body: &'a [Stmt]) -> Result {
        self.check_future_imports(body)?;
        let mut rest = body;
        if !self.interactive
            && let Some((docstring, after)) = split_docstring(body)
        {
            let range = docstring.range();
            let text = self.docstring(docstring)?;
            self.unit.builder.docstring = Some(text.clone());
            self.load_constant(range, ConstantValue::Str(text));
            self.store_name(range, "__doc__")?;
            rest = after;
        }
        self.statements(rest)?;
        let end = body.last().map_or(TextRange::default(), Ranged::range);
        self.return_none(end);
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Code>> {
        self.check_work(TextRange::default())?;
        let main = self.unit.builder.assemble();
        if let Some(place) = self.codes.first_mut() {
            *place = Some(main);
        }
        Ok(self.codes.into_iter().flatten().collect())
    }

    /// Builds a nested code with `build` and returns its index.
    pub(crate) fn nested_code(
        &mut self,
        mut builder: CodeBuilder,
        scope: ScopeId,
        build: impl FnOnce(&mut Self) -> Result,
    ) -> Result<CodeIndex> {
        let index = CodeIndex(self.codes.len() as u32);
        self.codes.push(None);
        self.add_outer_slots(&mut builder, scope);
        let unit = Unit {
            builder,
            owner: scope,
            scope,
            blocks: Vec::new(),
            index,
            static_attributes: BTreeSet::new(),
        };
        self.outer.push(std::mem::replace(&mut self.unit, unit));
        self.make_cells(scope);
        let result = build(self);
        let Some(outer) = self.outer.pop() else {
            return result.map(|()| index);
        };
        let unit = std::mem::replace(&mut self.unit, outer);
        result?;
        self.work = self.work.saturating_add(unit.builder.work);
        if let Some(place) = self.codes.get_mut(unit.index.0 as usize) {
            *place = Some(unit.builder.assemble());
        }
        Ok(index)
    }

    /// Slots for the cells and free variables of a function-like scope or class.
    fn add_outer_slots(&self, builder: &mut CodeBuilder, id: ScopeId) {
        let scope = self.scopes.get(id);
        if scope.kind == ScopeKind::Class && scope.needs_class_cell {
            builder.slot(id, "__class__", SlotGroup::Cell);
        }
        if scope.kind.is_function_like() {
            for (name, symbol) in &scope.symbols {
                if symbol.captured && !symbol.parameter {
                    builder.slot(id, name, SlotGroup::Cell);
                }
            }
        }
        for name in &scope.free {
            builder.slot(id, name, SlotGroup::Free);
        }
    }

    fn make_cells(&mut self, id: ScopeId) {
        let count = self.unit.builder.slots.len() as u32;
        for index in 0..count {
            if self.unit.builder.slots[index as usize].group == SlotGroup::Cell {
                let slot = hognose_bytecode::operand::Local(index);
                let position = Position {
                    line: self.unit.builder.first_line,
                    end_line: self.unit.builder.first_line,
                    ..Position::default()
                };
                self.emit_at(position, Instruction::MakeCell(slot));
            }
        }
        debug_assert_eq!(self.unit.owner, id);
    }

    /// Refuses sources whose code grows out of proportion, as duplicated `finally` bodies can.
    pub(crate) fn check_work(&self, range: TextRange) -> Result {
        let mut work = self.work.saturating_add(self.unit.builder.work);
        for unit in &self.outer {
            work = work.saturating_add(unit.builder.work);
        }
        if work > self.limits.instructions_max {
            let message = format!(
                "too many instructions (more than {})",
                self.limits.instructions_max
            );
            return Err(self.reporter.limit(range, message));
        }
        Ok(())
    }

    pub(crate) fn position(&self, range: TextRange) -> Position {
        self.reporter.source.position(range)
    }

    pub(crate) fn emit(&mut self, range: TextRange, instruction: Instruction) {
        let position = self.position(range);
        self.unit.builder.emit(position, instruction);
    }

    pub(crate) fn emit_at(&mut self, position: Position, instruction: Instruction) {
        self.unit.builder.emit(position, instruction);
    }

    /// A jump that the source does not show belongs to what was done last.
    pub(crate) fn jump(&mut self, label: Label) {
        let position = self.unit.builder.last_position;
        self.unit.builder.emit(position, Instruction::Jump(label));
    }

    /// `SWAP` of the top with the item `position` from the top.
    pub(crate) fn swap(&mut self, range: TextRange, position: u32) {
        self.emit(range, Instruction::Swap(Count(position)));
    }

    pub(crate) fn new_label(&mut self) -> Label {
        self.unit.builder.new_label()
    }

    pub(crate) fn bind(&mut self, label: Label) {
        self.unit.builder.bind(label);
    }

    pub(crate) fn load_constant(&mut self, range: TextRange, value: ConstantValue) {
        if self.unit.builder.is_reachable() {
            let constant = self.unit.builder.constant(value);
            self.emit(range, Instruction::LoadConst(constant));
        }
    }

    pub(crate) fn return_none(&mut self, range: TextRange) {
        self.load_constant(range, ConstantValue::None);
        self.emit(range, Instruction::ReturnValue);
    }

    pub(crate) fn syntax<T>(&self, range: TextRange, message: impl Into<String>) -> Result<T> {
        Err(self.reporter.syntax(range, message))
    }

    /// The kind of the scope whose code is built.
    pub(crate) fn owner_kind(&self) -> ScopeKind {
        self.scopes.get(self.unit.owner).kind
    }

    fn private(&self) -> Option<Rc<str>> {
        self.scopes.get(self.unit.scope).private.clone()
    }

    /// A name as the class around it mangles it.
    pub(crate) fn mangled(&self, name: &str) -> String {
        mangle(self.private().as_deref(), name).unwrap_or_else(|| name.to_string())
    }

    pub(crate) fn binding(&self, mangled: &str) -> Binding {
        self.scopes.binding(self.unit.scope, mangled)
    }

    /// Whether the expression's value may be left out: nothing of it can be seen.
    pub(crate) fn is_constant(&self, expression: &Expr) -> Result<bool> {
        Ok(self.constant_value(expression)?.is_some())
    }
}

/// The docstring a body begins with, and the statements after it.
pub(crate) fn split_docstring(
    body: &[Stmt],
) -> Option<(&ruff_python_ast::ExprStringLiteral, &[Stmt])> {
    let (first, rest) = body.split_first()?;
    match first {
        Stmt::Expr(statement) => match &*statement.value {
            Expr::StringLiteral(literal) => Some((literal, rest)),
            _ => None,
        },
        _ => None,
    }
}
