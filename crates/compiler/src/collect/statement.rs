//! Scopes and names of statements.

use super::{Collector, Result};
use crate::scope::{ScopeKind, Symbol};
use ruff_python_ast::{self as ast, ExceptHandler, Expr, Identifier, Stmt};
use ruff_text_size::{Ranged, TextRange};

/// The two declarations that say where a name lives.
#[derive(Clone, Copy)]
enum Declaration {
    Global,
    Nonlocal,
}

impl Declaration {
    fn word(self) -> &'static str {
        match self {
            Declaration::Global => "global",
            Declaration::Nonlocal => "nonlocal",
        }
    }
}

impl Collector<'_> {
    pub(super) fn statements(&mut self, body: &[Stmt]) -> Result {
        body.iter()
            .try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &Stmt) -> Result {
        match statement {
            Stmt::FunctionDef(node) => self.function(node),
            Stmt::ClassDef(node) => self.class(node),
            Stmt::Return(node) => self.optional(node.value.as_deref()),
            Stmt::Delete(node) => self.expressions(&node.targets),
            Stmt::TypeAlias(node) => self.unsupported(node.range, "type alias"),
            Stmt::Assign(node) => {
                self.expression(&node.value)?;
                self.expressions(&node.targets)
            }
            Stmt::AugAssign(node) => {
                self.expression(&node.target)?;
                self.expression(&node.value)
            }
            Stmt::AnnAssign(node) => self.annotated_assignment(node),
            Stmt::For(node) => {
                if node.is_async {
                    return self.unsupported(node.range, "async for statement");
                }
                self.expression(&node.target)?;
                self.expression(&node.iter)?;
                self.statements(&node.body)?;
                self.statements(&node.orelse)
            }
            Stmt::While(node) => {
                self.expression(&node.test)?;
                self.statements(&node.body)?;
                self.statements(&node.orelse)
            }
            Stmt::If(node) => {
                self.expression(&node.test)?;
                self.statements(&node.body)?;
                for clause in &node.elif_else_clauses {
                    self.optional(clause.test.as_ref())?;
                    self.statements(&clause.body)?;
                }
                Ok(())
            }
            Stmt::With(node) => self.with(node),
            Stmt::Match(node) => self.unsupported(node.range, "match statement"),
            Stmt::Raise(node) => {
                self.optional(node.exc.as_deref())?;
                self.optional(node.cause.as_deref())
            }
            Stmt::Try(node) => self.try_statement(node),
            Stmt::Assert(node) => {
                self.expression(&node.test)?;
                self.optional(node.msg.as_deref())
            }
            Stmt::Import(node) => {
                if node.is_lazy {
                    return self.unsupported(node.range, "lazy import");
                }
                node.names.iter().try_for_each(|alias| self.import(alias))
            }
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Global(node) => self.declare(&node.names, node.range, Declaration::Global),
            Stmt::Nonlocal(node) => self.declare(&node.names, node.range, Declaration::Nonlocal),
            Stmt::Expr(node) => self.expression(&node.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => Ok(()),
            Stmt::IpyEscapeCommand(node) => self.syntax(node.range, "invalid syntax"),
        }
    }

    fn function(&mut self, node: &ast::StmtFunctionDef) -> Result {
        if node.is_async {
            return self.unsupported(node.range, "async function");
        }
        if let Some(parameters) = &node.type_params {
            return self.unsupported(parameters.range, "type parameters");
        }
        self.bind(&node.name, node.name.range)?;
        for decorator in &node.decorator_list {
            self.expression(&decorator.expression)?;
        }
        self.defaults(&node.parameters)?;
        for parameter in &node.parameters {
            if let Some(annotation) = parameter.annotation() {
                self.annotation(annotation)?;
            }
        }
        if let Some(annotation) = &node.returns {
            self.annotation(annotation)?;
        }
        self.in_scope(ScopeKind::Function, node, |this| {
            this.parameters(&node.parameters)?;
            this.statements(&node.body)
        })
    }

    fn class(&mut self, node: &ast::StmtClassDef) -> Result {
        if let Some(parameters) = &node.type_params {
            return self.unsupported(parameters.range, "type parameters");
        }
        self.bind(&node.name, node.name.range)?;
        for decorator in &node.decorator_list {
            self.expression(&decorator.expression)?;
        }
        if let Some(arguments) = &node.arguments {
            self.arguments(arguments)?;
        }
        self.in_scope(ScopeKind::Class, node, |this| {
            let name = node.name.as_str().into();
            this.scopes.get_mut(this.current).private = Some(name);
            this.statements(&node.body)
        })
    }

    fn annotated_assignment(&mut self, node: &ast::StmtAnnAssign) -> Result {
        self.annotation(&node.annotation)?;
        if let Expr::Name(target) = &*node.target {
            let at_module = self.kind() == ScopeKind::Module;
            let symbol = *self.symbol(&target.id);
            if node.simple && !at_module && (symbol.global || symbol.nonlocal) {
                let word = if symbol.global { "global" } else { "nonlocal" };
                let message = format!("annotated name '{}' can't be {word}", target.id);
                return self.syntax(node.range, message);
            }
            if node.simple {
                self.symbol(&target.id).annotated = true;
            }
            if node.simple || node.value.is_some() {
                self.bind(&target.id, target.range)?;
            }
        } else {
            self.expression(&node.target)?;
        }
        self.optional(node.value.as_deref())
    }

    fn with(&mut self, node: &ast::StmtWith) -> Result {
        if node.is_async {
            return self.unsupported(node.range, "async with statement");
        }
        for item in &node.items {
            self.expression(&item.context_expr)?;
            self.optional(item.optional_vars.as_deref())?;
        }
        self.statements(&node.body)
    }

    fn try_statement(&mut self, node: &ast::StmtTry) -> Result {
        if node.is_star {
            return self.unsupported(node.range, "except* clause");
        }
        self.statements(&node.body)?;
        for handler in &node.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            self.optional(handler.type_.as_deref())?;
            if let Some(name) = &handler.name {
                self.bind(name, name.range)?;
            }
            self.statements(&handler.body)?;
        }
        self.statements(&node.orelse)?;
        self.statements(&node.finalbody)
    }

    fn import(&mut self, alias: &ast::Alias) -> Result {
        let name = match &alias.asname {
            Some(name) => name.as_str(),
            None => alias.name.split('.').next().unwrap_or_default(),
        };
        // An import may stand before a `global` declaration of its name.
        self.symbol(name).bound = true;
        Ok(())
    }

    fn import_from(&mut self, node: &ast::StmtImportFrom) -> Result {
        if node.is_lazy {
            return self.unsupported(node.range, "lazy import");
        }
        for alias in &node.names {
            if alias.name.as_str() != "*" {
                self.import(alias)?;
            } else if self.kind() != ScopeKind::Module {
                return self.syntax(alias.range, "import * only allowed at module level");
            }
        }
        Ok(())
    }

    fn declare(
        &mut self,
        names: &[Identifier],
        range: TextRange,
        declaration: Declaration,
    ) -> Result {
        if let (ScopeKind::Module, Declaration::Nonlocal) = (self.kind(), declaration) {
            return self.syntax(range, "nonlocal declaration not allowed at module level");
        }
        for name in names {
            if let Some((first, message)) = self.conflict(name, declaration) {
                return self.syntax(first.unwrap_or(range), message);
            }
            let symbol: &mut Symbol = self.symbol(name);
            match declaration {
                Declaration::Global => symbol.global = true,
                Declaration::Nonlocal => symbol.nonlocal = true,
            }
            symbol.declared = Some(range);
        }
        Ok(())
    }

    /// Why a name can't be declared any more, and where that is to be said if not here.
    fn conflict(
        &mut self,
        name: &str,
        declaration: Declaration,
    ) -> Option<(Option<TextRange>, String)> {
        let word = declaration.word();
        let symbol = *self.symbol(name);
        let message = match declaration {
            _ if symbol.parameter => format!("name '{name}' is parameter and {word}"),
            _ if symbol.used => format!("name '{name}' is used prior to {word} declaration"),
            _ if symbol.annotated => format!("annotated name '{name}' can't be {word}"),
            _ if symbol.assigned => {
                format!("name '{name}' is assigned to before {word} declaration")
            }
            Declaration::Nonlocal if symbol.global => {
                return Some((
                    symbol.declared,
                    format!("name '{name}' is nonlocal and global"),
                ));
            }
            Declaration::Global if symbol.nonlocal => {
                return Some((
                    symbol.declared,
                    format!("name '{name}' is nonlocal and global"),
                ));
            }
            _ => return None,
        };
        Some((None, message))
    }
}

/// The range of a statement without its decorators.
pub(crate) fn without_decorators(
    source: &str,
    range: TextRange,
    decorators: &[ast::Decorator],
) -> TextRange {
    let Some(last) = decorators.last() else {
        return range;
    };
    let start = skip_blank(source, last.range().end().to_usize());
    match u32::try_from(start) {
        Ok(start) if start < range.end().to_u32() => TextRange::new(start.into(), range.end()),
        _ => range,
    }
}

/// The offset of the next character that is neither white space nor in a comment.
fn skip_blank(source: &str, mut offset: usize) -> usize {
    let bytes = source.as_bytes();
    let mut comment = false;
    while let Some(byte) = bytes.get(offset) {
        match byte {
            b'\n' | b'\r' => comment = false,
            b'#' => comment = true,
            b' ' | b'\t' | b'\x0c' | b'\\' => {}
            _ if comment => {}
            _ => break,
        }
        offset += 1;
    }
    offset
}
