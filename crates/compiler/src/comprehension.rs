//! Comprehensions, run in the code around them, and generator expressions.

use crate::collect::comprehension::{Parts, parts};
use crate::compiler::{Compiler, Result};
use crate::constant::range_of;
use crate::display::STACK_ITEMS_MAX;
use crate::emit::CodeBuilder;
use crate::scope::{ScopeId, ScopeKind};
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{Count, Label};
use hognose_bytecode::program::{CodeKind, ConstantValue, Parameters, Position};
use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::{Ranged, TextRange};

/// Nested loops of one comprehension; each keeps an iterator on the operand stack.
const CLAUSES_MAX: usize = STACK_ITEMS_MAX;

/// An open loop of a comprehension.
struct Loop {
    next: Label,
    end: Label,
}

impl Compiler<'_> {
    /// A list, set or dict comprehension. Its variables live in hidden slots, which are unbound
    /// again at the end, so that values do not outlive the comprehension.
    pub(crate) fn comprehension(&mut self, expression: &Expr) -> Result {
        let Some(parts) = parts(expression) else {
            return Ok(());
        };
        let range = range_of(expression);
        let build = match expression {
            Expr::SetComp(_) => Instruction::BuildSet(Count(0)),
            Expr::DictComp(_) => Instruction::BuildMap(Count(0)),
            _ => Instruction::BuildList(Count(0)),
        };
        self.emit(range, build);
        self.outermost_iterator(&parts)?;
        let scope = self.scopes.of_node(expression);
        let outer = std::mem::replace(&mut self.unit.scope, scope);
        self.make_hidden_cells(scope, range);
        self.clauses(expression, &parts)?;
        self.unbind_hidden_slots(scope, range);
        self.unit.scope = outer;
        Ok(())
    }

    /// Pushes the iterator of the first `for`, evaluated in the scope around.
    fn outermost_iterator(&mut self, parts: &Parts) -> Result {
        if let Some(first) = parts.generators.first() {
            self.iterable(&first.iter)?;
            self.emit(first.iter.range(), Instruction::GetIter);
        }
        Ok(())
    }

    /// Variables that inner functions capture get a new cell each time the comprehension runs.
    fn make_hidden_cells(&mut self, scope: ScopeId, range: TextRange) {
        for name in self.hidden_names(scope, true) {
            let slot = self.cell_slot(scope, &name);
            self.emit(range, Instruction::SaveLocal(slot));
            self.emit(range, Instruction::PopTop);
            self.emit(range, Instruction::MakeCell(slot));
        }
    }

    fn unbind_hidden_slots(&mut self, scope: ScopeId, range: TextRange) {
        let mut names = self.hidden_names(scope, false);
        names.extend(self.hidden_names(scope, true));
        for name in names {
            let slot = self.local_slot(scope, &name);
            self.emit(range, Instruction::SaveLocal(slot));
            self.emit(range, Instruction::PopTop);
        }
    }

    fn hidden_names(&self, scope: ScopeId, captured: bool) -> Vec<String> {
        let symbols = &self.scopes.get(scope).symbols;
        let wanted = symbols
            .iter()
            .filter(|(_, symbol)| symbol.bound && symbol.captured == captured);
        wanted.map(|(name, _)| name.clone()).collect()
    }

    /// The loops, with the first iterator on the stack, and what they do with each element.
    fn clauses(&mut self, expression: &Expr, parts: &Parts) -> Result {
        if parts.generators.len() > CLAUSES_MAX {
            let message = format!(
                "too many loops in one {} (more than {CLAUSES_MAX})",
                parts.name
            );
            return Err(self.reporter.limit(range_of(expression), message));
        }
        let mut loops = Vec::new();
        for (index, clause) in parts.generators.iter().enumerate() {
            if index > 0 {
                self.iterable(&clause.iter)?;
                self.emit(clause.iter.range(), Instruction::GetIter);
            }
            loops.push(self.open_loop(clause, range_of(expression))?);
        }
        let depth = Count(loops.len() as u32 + 1);
        let position = self.element(expression, parts, depth)?;
        while let Some(open) = loops.pop() {
            self.emit_at(position, Instruction::Jump(open.next));
            self.bind(open.end);
        }
        Ok(())
    }

    fn open_loop(&mut self, clause: &Comprehension, range: TextRange) -> Result<Loop> {
        let open = Loop {
            next: self.new_label(),
            end: self.new_label(),
        };
        self.bind(open.next);
        self.emit(clause.iter.range(), Instruction::ForIter(open.end));
        self.store(&clause.target)?;
        for condition in &clause.ifs {
            self.jump_if(condition, open.next, false)?;
        }
        self.check_work(range)?;
        Ok(open)
    }

    /// Adds one element to the collection below the iterators, or yields it.
    fn element(&mut self, expression: &Expr, parts: &Parts, depth: Count) -> Result<Position> {
        let mut range: Option<TextRange> = None;
        for part in parts.elements.into_iter().flatten() {
            self.expression(part)?;
            range = Some(range.map_or(part.range(), |range| range.cover(part.range())));
        }
        let range = range.unwrap_or(range_of(expression));
        let position = self.position(range);
        match expression {
            Expr::Generator(_) => {
                self.emit_at(position, Instruction::YieldValue);
                self.emit_at(position, Instruction::PopTop);
            }
            Expr::SetComp(_) => self.emit_at(position, Instruction::SetAdd(depth)),
            Expr::DictComp(_) => self.emit_at(position, Instruction::MapAdd(depth)),
            _ => self.emit_at(position, Instruction::ListAppend(depth)),
        }
        Ok(position)
    }

    /// A generator expression: a generator function, called with the first iterator. `range` has
    /// its parentheses, which may be those of a call.
    pub(crate) fn generator_expression(&mut self, expression: &Expr, range: TextRange) -> Result {
        let Some(parts) = parts(expression) else {
            return Ok(());
        };
        let scope = self.scopes.of_node(expression);
        debug_assert_eq!(self.scopes.get(scope).kind, ScopeKind::Generator);
        let line = self.reporter.source.line(range.start());
        let qualname = self.qualified("<genexpr>", None);
        let mut builder = CodeBuilder::new(CodeKind::Generator, "<genexpr>", qualname, line);
        builder.parameters = Parameters {
            positional_count: 1,
            ..Parameters::default()
        };
        let group = crate::emit::SlotGroup::Local;
        let iterator = builder.parameter(scope, ".0", group);
        let code = self.nested_code(builder, scope, |this| {
            let label = this.begin_generator(range)?;
            this.emit(range, Instruction::LoadLocal(iterator));
            this.clauses(expression, &parts)?;
            this.load_constant(range, ConstantValue::None);
            this.emit(range, Instruction::ReturnValue);
            this.end_generator(label, range);
            Ok(())
        })?;
        let position = self.position(range);
        self.make_function(position, scope, code, &[]);
        self.outermost_iterator(&parts)?;
        self.emit(range, Instruction::CallFunc(Count(1)));
        Ok(())
    }
}
