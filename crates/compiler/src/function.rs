//! Functions and lambdas: defaults, closures, and their codes.

use crate::block::BlockKind;
use crate::collect::statement::without_decorators;
use crate::compiler::{Compiler, Result, split_docstring};
use crate::docstring::clean_docstring;
use crate::emit::{CodeBuilder, SlotGroup};
use crate::scope::{ScopeId, ScopeKind};
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{Count, FunctionAttribute, Intrinsic, Label};
use hognose_bytecode::program::{CodeIndex, CodeKind, ConstantValue, Parameters, Position};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

/// All decorators wait on the operand stack.
const DECORATORS_MAX: usize = 1000;

impl<'a> Compiler<'a> {
    pub(crate) fn function_definition(&mut self, node: &'a ast::StmtFunctionDef) -> Result {
        let range = without_decorators(
            self.reporter.source.text(),
            node.range,
            &node.decorator_list,
        );
        self.decorators(&node.decorator_list)?;
        let position = self.position(range);
        let attributes = self.defaults(&node.parameters, position)?;
        let scope = self.scopes.of_node(node);
        let name = node.name.as_str();
        let qualname = self.qualified(name, Some(name));
        let first_line = self.reporter.source.line(node.range.start());
        let mut builder = CodeBuilder::new(self.function_kind(scope), name, qualname, first_line);
        self.parameters(&mut builder, scope, &node.parameters);
        let mut body = node.body.as_slice();
        if let Some((docstring, rest)) = split_docstring(body) {
            builder.docstring = Some(self.docstring(docstring)?);
            body = rest;
        }
        let end = node.body.last().map_or(range, Ranged::range);
        let code = self.nested_code(builder, scope, |this| {
            let label = this.begin_body(range)?;
            this.statements(body)?;
            this.return_none(end);
            this.end_body(label, range);
            Ok(())
        })?;
        self.make_function(position, scope, code, &attributes);
        self.call_decorators(&node.decorator_list);
        self.store_name(range, name)
    }

    pub(crate) fn lambda(&mut self, node: &ast::ExprLambda) -> Result {
        let position = self.position(node.range);
        let attributes = match &node.parameters {
            Some(parameters) => self.defaults(parameters, position)?,
            None => Vec::new(),
        };
        let scope = self.scopes.of_node(node);
        let qualname = self.qualified("<lambda>", None);
        let kind = self.function_kind(scope);
        let mut builder = CodeBuilder::new(kind, "<lambda>", qualname, position.line);
        if let Some(parameters) = &node.parameters {
            self.parameters(&mut builder, scope, parameters);
        }
        let code = self.nested_code(builder, scope, |this| {
            let label = this.begin_body(node.range)?;
            this.expression(&node.body)?;
            this.emit(node.body.range(), Instruction::ReturnValue);
            this.end_body(label, node.range);
            Ok(())
        })?;
        self.make_function(position, scope, code, &attributes);
        Ok(())
    }

    pub(crate) fn decorators(&mut self, decorators: &[ast::Decorator]) -> Result {
        if let Some(excess) = decorators.get(DECORATORS_MAX) {
            let message = format!("too many decorators (more than {DECORATORS_MAX})");
            return Err(self.reporter.limit(excess.range, message));
        }
        decorators
            .iter()
            .try_for_each(|decorator| self.expression(&decorator.expression))
    }

    pub(crate) fn call_decorators(&mut self, decorators: &[ast::Decorator]) {
        for decorator in decorators.iter().rev() {
            self.emit(
                decorator.expression.range(),
                Instruction::CallFunc(Count(1)),
            );
        }
    }

    /// Pushes default values; returns which attributes they are for, in the order pushed.
    fn defaults(
        &mut self,
        parameters: &ast::Parameters,
        position: Position,
    ) -> Result<Vec<FunctionAttribute>> {
        let mut attributes = Vec::new();
        let positional: Vec<_> = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .filter_map(|parameter| parameter.default.as_deref())
            .collect();
        if !positional.is_empty() {
            self.default_tuple(&positional, position)?;
            attributes.push(FunctionAttribute::Defaults);
        }
        let mut keyword_only = 0;
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                let name = self.mangled(&parameter.parameter.name);
                let name = self.unit.builder.constant(ConstantValue::Str(name));
                self.emit_at(position, Instruction::LoadConst(name));
                self.expression(default)?;
                keyword_only += 1;
            }
        }
        if keyword_only > 0 {
            self.emit_at(position, Instruction::BuildMap(Count(keyword_only)));
            attributes.push(FunctionAttribute::KwDefaults);
        }
        Ok(attributes)
    }

    fn default_tuple(&mut self, defaults: &[&ast::Expr], position: Position) -> Result {
        let mut values = Vec::new();
        for default in defaults {
            match self.constant_value(default)? {
                Some(value) => values.push(value),
                None => break,
            }
        }
        if values.len() == defaults.len() {
            let tuple = self.unit.builder.constant(ConstantValue::Tuple(values));
            self.emit_at(position, Instruction::LoadConst(tuple));
            return Ok(());
        }
        for default in defaults {
            self.expression(default)?;
        }
        let count = Count(defaults.len() as u32);
        self.emit_at(position, Instruction::BuildTuple(count));
        Ok(())
    }

    /// Slots in the order a call fills them: positional, keyword-only, `*args`, `**kwargs`.
    fn parameters(
        &mut self,
        builder: &mut CodeBuilder,
        scope: ScopeId,
        parameters: &ast::Parameters,
    ) {
        builder.parameters = Parameters {
            positional_count: (parameters.posonlyargs.len() + parameters.args.len()) as u32,
            positional_only_count: parameters.posonlyargs.len() as u32,
            keyword_only_count: parameters.kwonlyargs.len() as u32,
            var_positional: parameters.vararg.is_some(),
            var_keyword: parameters.kwarg.is_some(),
        };
        let named = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .chain(&parameters.kwonlyargs)
            .map(|parameter| &parameter.parameter.name);
        let variadic = [&parameters.vararg, &parameters.kwarg]
            .into_iter()
            .filter_map(|parameter| parameter.as_ref().map(|parameter| &parameter.name));
        for name in named.chain(variadic) {
            let name = self.mangled(name);
            let symbol = self.scopes.get(scope).symbols.get(&name);
            let group = match symbol.is_some_and(|symbol| symbol.captured) {
                true => SlotGroup::Cell,
                false => SlotGroup::Local,
            };
            builder.parameter(scope, &name, group);
        }
    }

    fn function_kind(&self, scope: ScopeId) -> CodeKind {
        match self.scopes.get(scope).yields {
            true => CodeKind::Generator,
            false => CodeKind::Function,
        }
    }

    /// Makes the function of `code`; the values for `attributes` are on the stack.
    pub(crate) fn make_function(
        &mut self,
        position: Position,
        scope: ScopeId,
        code: CodeIndex,
        attributes: &[FunctionAttribute],
    ) {
        let free: Vec<String> = self.scopes.get(scope).free.iter().cloned().collect();
        for name in &free {
            self.load_closure(position, name);
        }
        if !free.is_empty() {
            let count = Count(free.len() as u32);
            self.emit_at(position, Instruction::BuildTuple(count));
        }
        if self.unit.builder.is_reachable() {
            let code = self.unit.builder.constant(ConstantValue::Code(code));
            self.emit_at(position, Instruction::LoadConst(code));
        }
        self.emit_at(position, Instruction::MakeFunction);
        if !free.is_empty() {
            let attribute = Instruction::SetFuncAttr(FunctionAttribute::Closure);
            self.emit_at(position, attribute);
        }
        for attribute in attributes.iter().rev() {
            self.emit_at(position, Instruction::SetFuncAttr(*attribute));
        }
    }

    /// In generators, guards the body: a `StopIteration` that leaves it is a `RuntimeError`.
    fn begin_body(&mut self, range: TextRange) -> Result<Option<Label>> {
        match self.unit.builder.kind {
            CodeKind::Generator => self.begin_generator(range).map(Some),
            _ => Ok(None),
        }
    }

    fn end_body(&mut self, label: Option<Label>, range: TextRange) {
        if let Some(label) = label {
            self.end_generator(label, range);
        }
    }

    pub(crate) fn begin_generator(&mut self, range: TextRange) -> Result<Label> {
        let label = self.new_label();
        self.push_guarded(range, BlockKind::Generator, label, 0)?;
        Ok(label)
    }

    pub(crate) fn end_generator(&mut self, label: Label, range: TextRange) {
        self.pop_block();
        let resume = self.unit.builder.enter_cold();
        self.bind(label);
        self.emit(
            range,
            Instruction::CallIntrinsic(Intrinsic::StopIterationError),
        );
        self.emit(range, Instruction::Reraise);
        self.unit.builder.leave_cold(resume);
    }

    /// The qualified name of something called `name`; `variable` is the variable it is bound to.
    pub(crate) fn qualified(&self, name: &str, variable: Option<&str>) -> String {
        let unit = &self.unit;
        let declared_global = variable.is_some_and(|variable| {
            let variable = self.mangled(variable);
            let symbols = &self.scopes.get(unit.owner).symbols;
            symbols.get(&variable).is_some_and(|symbol| symbol.global)
        });
        let outer = &unit.builder.qualname;
        match self.scopes.get(unit.owner).kind {
            _ if declared_global => name.to_string(),
            ScopeKind::Module => name.to_string(),
            ScopeKind::Class => format!("{outer}.{name}"),
            _ => format!("{outer}.<locals>.{name}"),
        }
    }

    /// A docstring without the indentation of the code around it.
    pub(crate) fn docstring(&self, node: &ast::ExprStringLiteral) -> Result<String> {
        for part in &node.value {
            self.refuse_surrogates(&part.value, part.range)?;
        }
        Ok(clean_docstring(node.value.to_str()))
    }
}
