//! Fills the scope tree from the syntax tree, and refuses what is not compiled yet.
//!
//! The errors found on the way are those of CPython's symbol table: names declared `global` too
//! late, duplicate parameters, `yield` in the wrong place, assignment expressions in the wrong
//! comprehension.

pub(crate) mod comprehension;
pub(crate) mod statement;

use crate::error::{CompileError, Reporter};
use crate::scope::{ScopeId, ScopeKind, Scopes, Symbol, mangle};
use ruff_python_ast::helpers::any_over_expr;
use ruff_python_ast::{self as ast, Expr, ExprContext, Stmt};
use ruff_text_size::{Ranged, TextRange};

type Result<T = ()> = std::result::Result<T, CompileError>;

pub(crate) struct Collector<'a> {
    reporter: &'a Reporter<'a>,
    scopes: Scopes,
    current: ScopeId,
    /// How many comprehension iterables we stand in: no assignment expressions there.
    iterables: u32,
    /// Whether the names bound now are a comprehension's iteration variables.
    iteration_target: bool,
    /// What errors call the innermost comprehension.
    comprehension_name: &'static str,
}

/// The scopes of a module's statements.
pub(crate) fn collect_statements(reporter: &Reporter, body: &[Stmt]) -> Result<Scopes> {
    let mut collector = Collector::new(reporter);
    collector.statements(body)?;
    collector.finish()
}

/// The scopes of an expression.
pub(crate) fn collect_expression(reporter: &Reporter, body: &Expr) -> Result<Scopes> {
    let mut collector = Collector::new(reporter);
    collector.expression(body)?;
    collector.finish()
}

impl<'a> Collector<'a> {
    fn new(reporter: &'a Reporter<'a>) -> Collector<'a> {
        let mut scopes = Scopes::default();
        let current = scopes.add(ScopeKind::Module, None);
        Collector {
            reporter,
            scopes,
            current,
            iterables: 0,
            iteration_target: false,
            comprehension_name: "",
        }
    }

    fn finish(mut self) -> Result<Scopes> {
        self.scopes.resolve(self.reporter)?;
        Ok(self.scopes)
    }

    fn kind(&self) -> ScopeKind {
        self.scopes.get(self.current).kind
    }

    fn syntax<T>(&self, range: TextRange, message: impl Into<String>) -> Result<T> {
        Err(self.reporter.syntax(range, message))
    }

    fn unsupported<T>(&self, range: TextRange, construct: &str) -> Result<T> {
        Err(self.reporter.unsupported(range, construct))
    }

    /// The entry of a name, as mangled in the current scope.
    fn symbol(&mut self, name: &str) -> &mut Symbol {
        let scope = self.scopes.get_mut(self.current);
        let name = mangle(scope.private.as_deref(), name).unwrap_or_else(|| name.to_string());
        scope.symbols.entry(name).or_default()
    }

    fn load(&mut self, name: &str) {
        self.symbol(name).used = true;
        if name == "super" && self.kind().is_function_like() {
            self.symbol("__class__").used = true;
        }
    }

    fn bind(&mut self, name: &str, range: TextRange) -> Result {
        let iteration = self.iteration_target;
        let symbol = self.symbol(name);
        if iteration && symbol.walrus {
            let message = format!(
                "comprehension inner loop cannot rebind assignment expression target '{name}'"
            );
            return self.syntax(range, message);
        }
        symbol.bound = true;
        symbol.assigned = true;
        symbol.iteration |= iteration;
        Ok(())
    }

    /// Runs `visit` in a new scope for `node`.
    fn in_scope<T>(
        &mut self,
        kind: ScopeKind,
        node: &T,
        visit: impl FnOnce(&mut Self) -> Result,
    ) -> Result {
        let id = self.scopes.add(kind, Some(self.current));
        self.scopes.set_node(node, id);
        let outer = std::mem::replace(&mut self.current, id);
        let target = std::mem::take(&mut self.iteration_target);
        let result = visit(self);
        self.iteration_target = target;
        self.current = outer;
        result
    }

    fn expressions(&mut self, expressions: &[Expr]) -> Result {
        expressions
            .iter()
            .try_for_each(|expression| self.expression(expression))
    }

    fn optional(&mut self, expression: Option<&Expr>) -> Result {
        expression.map_or(Ok(()), |expression| self.expression(expression))
    }

    /// Visits an expression; chains that lean to the left are walked in a loop.
    pub(super) fn expression(&mut self, expression: &Expr) -> Result {
        let mut chain = Vec::new();
        let mut innermost = expression;
        while let Some(left) = left_operand(innermost) {
            chain.push(innermost);
            innermost = left;
        }
        self.leaf(innermost)?;
        while let Some(node) = chain.pop() {
            match node {
                Expr::BinOp(node) => self.expression(&node.right)?,
                Expr::Subscript(node) => self.expression(&node.slice)?,
                Expr::Call(node) => self.arguments(&node.arguments)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn leaf(&mut self, expression: &Expr) -> Result {
        match expression {
            Expr::Name(node) => match node.ctx {
                ExprContext::Load => {
                    self.load(&node.id);
                    Ok(())
                }
                _ => self.bind(&node.id, node.range),
            },
            Expr::BoolOp(node) => self.expressions(&node.values),
            Expr::Named(node) => self.named(node),
            Expr::UnaryOp(node) => self.expression(&node.operand),
            Expr::Lambda(node) => self.lambda(node),
            Expr::If(node) => {
                self.expression(&node.test)?;
                self.expression(&node.body)?;
                self.expression(&node.orelse)
            }
            Expr::Dict(node) => node.items.iter().try_for_each(|item| {
                self.optional(item.key.as_ref())?;
                self.expression(&item.value)
            }),
            Expr::Set(node) => self.expressions(&node.elts),
            Expr::List(node) => self.expressions(&node.elts),
            Expr::Tuple(node) => self.expressions(&node.elts),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expression)
            }
            Expr::Await(node) => self.await_expression(node),
            Expr::Yield(node) => {
                self.yield_expression(node.range)?;
                self.optional(node.value.as_deref())
            }
            Expr::YieldFrom(node) => {
                self.yield_expression(node.range)?;
                self.expression(&node.value)
            }
            Expr::Compare(node) => {
                self.expression(&node.left)?;
                self.expressions(&node.comparators)
            }
            Expr::FString(node) => node
                .value
                .elements()
                .try_for_each(|element| self.interpolated(element)),
            Expr::TString(node) => self.unsupported(node.range, "t-string"),
            Expr::Starred(node) => self.expression(&node.value),
            Expr::Slice(node) => {
                self.optional(node.lower.as_deref())?;
                self.optional(node.upper.as_deref())?;
                self.optional(node.step.as_deref())
            }
            Expr::IpyEscapeCommand(node) => self.syntax(node.range, "invalid syntax"),
            _ => Ok(()),
        }
    }

    fn arguments(&mut self, arguments: &ast::Arguments) -> Result {
        self.expressions(&arguments.args)?;
        for keyword in &arguments.keywords {
            self.expression(&keyword.value)?;
        }
        Ok(())
    }

    fn interpolated(&mut self, element: &ast::InterpolatedStringElement) -> Result {
        let ast::InterpolatedStringElement::Interpolation(field) = element else {
            return Ok(());
        };
        self.expression(&field.expression)?;
        match &field.format_spec {
            Some(spec) => spec
                .elements
                .iter()
                .try_for_each(|element| self.interpolated(element)),
            None => Ok(()),
        }
    }

    fn lambda(&mut self, node: &ast::ExprLambda) -> Result {
        if let Some(parameters) = node.parameters.as_deref() {
            self.defaults(parameters)?;
        }
        self.in_scope(ScopeKind::Function, node, |this| {
            if let Some(parameters) = node.parameters.as_deref() {
                this.parameters(parameters)?;
            }
            this.expression(&node.body)
        })
    }

    fn defaults(&mut self, parameters: &ast::Parameters) -> Result {
        for parameter in parameters.iter_non_variadic_params() {
            self.optional(parameter.default())?;
        }
        Ok(())
    }

    fn parameters(&mut self, parameters: &ast::Parameters) -> Result {
        for parameter in parameters {
            let name = parameter.name();
            let range = TextRange::new(name.start(), parameter.as_parameter().end());
            if self.symbol(name).parameter {
                let message = format!("duplicate argument '{name}' in function definition");
                return self.syntax(range, message);
            }
            if name.as_str() == "__debug__" {
                return self.syntax(range, "cannot assign to __debug__");
            }
            let symbol = self.symbol(name);
            symbol.bound = true;
            symbol.parameter = true;
        }
        Ok(())
    }

    fn yield_expression(&mut self, range: TextRange) -> Result {
        match self.kind() {
            ScopeKind::Module | ScopeKind::Class => self.syntax(range, "'yield' outside function"),
            ScopeKind::Function => {
                self.scopes.get_mut(self.current).yields = true;
                Ok(())
            }
            ScopeKind::Generator | ScopeKind::Comprehension => self.yield_in_comprehension(range),
        }
    }

    fn await_expression<T>(&mut self, node: &ast::ExprAwait) -> Result<T> {
        match self.scopes.get(self.scopes.owner(self.current)).kind {
            ScopeKind::Module | ScopeKind::Class => {
                self.syntax(node.range, "'await' outside function")
            }
            _ => self.syntax(node.range, "'await' outside async function"),
        }
    }

    /// Annotations are not evaluated (PEP 649), but they must be legal.
    fn annotation(&mut self, annotation: &Expr) -> Result {
        let mut illegal = None;
        any_over_expr(annotation, |expression| {
            let what = match expression {
                Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
                Expr::Await(_) => "await expression",
                Expr::Named(_) => "named expression",
                _ => return false,
            };
            illegal = Some((expression.range(), what));
            true
        });
        match illegal {
            Some((range, what)) => {
                self.syntax(range, format!("{what} cannot be used within an annotation"))
            }
            None => Ok(()),
        }
    }
}

/// The operand a chain goes on with to the left.
pub(crate) fn left_operand(expression: &Expr) -> Option<&Expr> {
    match expression {
        Expr::BinOp(node) => Some(&node.left),
        Expr::Attribute(node) => Some(&node.value),
        Expr::Subscript(node) => Some(&node.value),
        Expr::Call(node) => Some(&node.func),
        _ => None,
    }
}
