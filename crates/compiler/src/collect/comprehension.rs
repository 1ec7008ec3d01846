//! Scopes of comprehensions, and where assignment expressions in them bind.

use super::{Collector, Result};
use crate::scope::{ScopeId, ScopeKind, mangle};
use ruff_python_ast::{self as ast, Comprehension, Expr};
use ruff_text_size::{Ranged, TextRange};

/// A comprehension of any kind: what stands before `for`, and the clauses.
pub(crate) struct Parts<'a> {
    pub(crate) kind: ScopeKind,
    pub(crate) name: &'static str,
    /// Key and value of a dict comprehension, else the element alone.
    pub(crate) elements: [Option<&'a Expr>; 2],
    pub(crate) generators: &'a [Comprehension],
}

/// The parts of a comprehension or generator expression.
pub(crate) fn parts(expression: &Expr) -> Option<Parts<'_>> {
    let (kind, name, elements, generators) = match expression {
        Expr::ListComp(node) => (
            ScopeKind::Comprehension,
            "list comprehension",
            [Some(&*node.elt), None],
            &node.generators,
        ),
        Expr::SetComp(node) => (
            ScopeKind::Comprehension,
            "set comprehension",
            [Some(&*node.elt), None],
            &node.generators,
        ),
        Expr::DictComp(node) => (
            ScopeKind::Comprehension,
            "dict comprehension",
            [node.key.as_deref(), Some(&*node.value)],
            &node.generators,
        ),
        Expr::Generator(node) => (
            ScopeKind::Generator,
            "generator expression",
            [Some(&*node.elt), None],
            &node.generators,
        ),
        _ => return None,
    };
    Some(Parts {
        kind,
        name,
        elements,
        generators,
    })
}

impl Collector<'_> {
    pub(super) fn comprehension(&mut self, expression: &Expr) -> Result {
        let Some(parts) = parts(expression) else {
            return Ok(());
        };
        if let Some(clause) = parts.generators.iter().find(|clause| clause.is_async) {
            return self.unsupported(clause.range, "asynchronous comprehension");
        }
        self.refuse_unpacking(expression, &parts)?;
        if let Some(first) = parts.generators.first() {
            self.iterable(&first.iter)?;
        }
        let outer_name = std::mem::replace(&mut self.comprehension_name, parts.name);
        let result = self.in_scope(parts.kind, expression, |this| {
            for (index, clause) in parts.generators.iter().enumerate() {
                this.iteration_target = true;
                this.expression(&clause.target)?;
                this.iteration_target = false;
                if index > 0 {
                    this.iterable(&clause.iter)?;
                }
                this.expressions(&clause.ifs)?;
            }
            let [first, second] = parts.elements;
            this.optional(second)?;
            this.optional(first)
        });
        self.comprehension_name = outer_name;
        result
    }

    fn refuse_unpacking(&self, expression: &Expr, parts: &Parts) -> Result {
        if let Expr::DictComp(node) = expression
            && node.key.is_none()
        {
            return self.syntax(
                node.value.range(),
                "dict unpacking cannot be used in dict comprehension",
            );
        }
        if let [Some(Expr::Starred(star)), _] = parts.elements {
            return self.syntax(
                star.range,
                "iterable unpacking cannot be used in comprehension",
            );
        }
        Ok(())
    }

    fn iterable(&mut self, iterable: &Expr) -> Result {
        self.iterables += 1;
        let result = self.expression(iterable);
        self.iterables -= 1;
        result
    }

    pub(super) fn named(&mut self, node: &ast::ExprNamed) -> Result {
        if self.iterables > 0 {
            return self.syntax(
                node.range,
                "assignment expression cannot be used in a comprehension iterable expression",
            );
        }
        let Expr::Name(target) = &*node.target else {
            return self.syntax(node.range, "invalid syntax");
        };
        if is_comprehension(self.kind()) {
            self.bind_outside_comprehension(&target.id, target.range)?;
        }
        self.expression(&node.value)?;
        if !is_comprehension(self.kind()) {
            self.bind(&target.id, target.range)?;
        }
        Ok(())
    }

    /// Binds the target in the scope around all comprehensions.
    fn bind_outside_comprehension(&mut self, name: &str, range: TextRange) -> Result {
        let private = self.scopes.get(self.current).private.clone();
        let name = &mangle(private.as_deref(), name).unwrap_or_else(|| name.to_string());
        let mut id = self.current;
        while is_comprehension(self.scopes.get(id).kind) {
            let scope = self.scopes.get_mut(id);
            let symbol = scope.symbols.entry(name.clone()).or_default();
            if symbol.iteration {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{name}'"
                );
                return self.syntax(range, message);
            }
            symbol.walrus = true;
            id = scope.parent.unwrap_or(ScopeId::MODULE);
        }
        if self.scopes.get(id).kind == ScopeKind::Class {
            return self.syntax(
                range,
                "assignment expression within a comprehension cannot be used in a class body",
            );
        }
        let scope = self.scopes.get_mut(id);
        let symbol = scope.symbols.entry(name.clone()).or_default();
        symbol.bound = true;
        symbol.assigned = true;
        Ok(())
    }

    pub(super) fn yield_in_comprehension<T>(&self, range: TextRange) -> Result<T> {
        self.syntax(range, format!("'yield' inside {}", self.comprehension_name))
    }
}

fn is_comprehension(kind: ScopeKind) -> bool {
    matches!(kind, ScopeKind::Generator | ScopeKind::Comprehension)
}
