//! Calls: plain, of methods, of `super()`'s methods, and with unpacked arguments.

use crate::compiler::{Compiler, Result};
use crate::display::STACK_ITEMS_MAX;
use crate::scope::{Binding, ScopeId};
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{CallShape, Count, SuperForm};
use hognose_bytecode::program::{ConstantValue, Position};
use ruff_python_ast::{self as ast, Expr, Keyword};
use ruff_text_size::{Ranged, TextRange};

/// Calls with more arguments pass them as a tuple and a dict.
const ARGUMENTS_MAX: usize = STACK_ITEMS_MAX;

impl Compiler<'_> {
    /// A call whose function, or whose method's object, is on the stack.
    pub(crate) fn call(&mut self, node: &ast::ExprCall) -> Result {
        self.check_keywords(&node.arguments.keywords)?;
        let Some(attribute) = self.called_attribute(node) else {
            let position = self.position(node.range());
            return self.call_function(position, &node.arguments, 0);
        };
        if !self.is_super_attribute(&node.func) {
            let name = self.mangled(&attribute.attr);
            let name = self.unit.builder.name(&name);
            let position = self.attribute_position(attribute.range, attribute);
            self.emit_at(position, Instruction::LoadMethod(name));
        }
        let position = self.attribute_position(node.range(), attribute);
        self.push_arguments(&node.arguments)?;
        let count = Count(node.arguments.len() as u32);
        if node.arguments.keywords.is_empty() {
            self.emit_at(position, Instruction::CallMethod(count));
        } else {
            self.keyword_names(position, &node.arguments.keywords);
            self.emit_at(position, Instruction::CallMethodKw(count));
        }
        Ok(())
    }

    fn called_attribute<'n>(&self, node: &'n ast::ExprCall) -> Option<&'n ast::ExprAttribute> {
        match &*node.func {
            Expr::Attribute(attribute) if is_plain(&node.arguments) => Some(attribute),
            _ => None,
        }
    }

    /// A call of the function on the stack, `pushed` arguments of which are there already.
    pub(crate) fn call_function(
        &mut self,
        position: Position,
        arguments: &ast::Arguments,
        pushed: u32,
    ) -> Result {
        if !is_plain(arguments) {
            return self.call_unpacked(position, arguments, pushed);
        }
        self.push_arguments(arguments)?;
        let count = Count(pushed + arguments.len() as u32);
        if arguments.keywords.is_empty() {
            self.emit_at(position, Instruction::CallFunc(count));
        } else {
            self.keyword_names(position, &arguments.keywords);
            self.emit_at(position, Instruction::CallFuncKw(count));
        }
        Ok(())
    }

    fn push_arguments(&mut self, arguments: &ast::Arguments) -> Result {
        for argument in &arguments.args {
            match argument {
                Expr::Generator(node) if !node.parenthesized => {
                    self.generator_expression(argument, arguments.range)?;
                }
                argument => self.expression(argument)?,
            }
        }
        for keyword in &arguments.keywords {
            self.expression(&keyword.value)?;
        }
        Ok(())
    }

    fn keyword_names(&mut self, position: Position, keywords: &[Keyword]) {
        let names = keywords
            .iter()
            .filter_map(|keyword| keyword.arg.as_ref())
            .map(|name| ConstantValue::Str(name.to_string()))
            .collect();
        let names = self.unit.builder.constant(ConstantValue::Tuple(names));
        self.emit_at(position, Instruction::LoadConst(names));
    }

    pub(crate) fn check_keywords(&self, keywords: &[Keyword]) -> Result {
        let mut seen = std::collections::HashSet::new();
        for keyword in keywords {
            let Some(name) = &keyword.arg else {
                continue;
            };
            if name.as_str() == "__debug__" {
                return self.syntax(keyword.range, "cannot assign to __debug__");
            }
            if !seen.insert(name.as_str()) {
                let message = format!("keyword argument repeated: {name}");
                return self.syntax(keyword.range, message);
            }
        }
        Ok(())
    }

    /// `f(*args, **kwargs)` and calls with very many arguments.
    fn call_unpacked(
        &mut self,
        position: Position,
        arguments: &ast::Arguments,
        pushed: u32,
    ) -> Result {
        match &*arguments.args {
            [Expr::Starred(only)] if pushed == 0 => self.expression(&only.value)?,
            args => self.sequence_of(args, position, pushed, Instruction::BuildTuple)?,
        }
        let shape = if arguments.keywords.is_empty() {
            CallShape::Positional
        } else {
            self.keyword_dict(position, &arguments.keywords)?;
            CallShape::Keywords
        };
        self.emit_at(position, Instruction::CallEx(shape));
        Ok(())
    }

    /// One dict of all keyword arguments; runs of named ones are built at once.
    fn keyword_dict(&mut self, position: Position, keywords: &[Keyword]) -> Result {
        let mut have_dict = false;
        let mut named = 0;
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                let name = ConstantValue::Str(name.to_string());
                self.load_constant(keyword.range, name);
                self.expression(&keyword.value)?;
                named += 1;
                if named < ARGUMENTS_MAX as u32 / 2 {
                    continue;
                }
            }
            self.merge_named(position, &mut have_dict, &mut named);
            if keyword.arg.is_none() {
                if !have_dict {
                    self.emit_at(position, Instruction::BuildMap(Count(0)));
                    have_dict = true;
                }
                self.expression(&keyword.value)?;
                self.emit_at(position, Instruction::DictMerge(Count(1)));
            }
        }
        self.merge_named(position, &mut have_dict, &mut named);
        Ok(())
    }

    fn merge_named(&mut self, position: Position, have_dict: &mut bool, named: &mut u32) {
        if *named > 0 {
            self.emit_at(position, Instruction::BuildMap(Count(*named)));
            if *have_dict {
                self.emit_at(position, Instruction::DictMerge(Count(1)));
            }
            *have_dict = true;
            *named = 0;
        }
    }

    /// Whether an expression is `super().name` or `super(a, b).name` with the real `super`.
    pub(crate) fn is_super_attribute(&self, expression: &Expr) -> bool {
        let Expr::Attribute(attribute) = expression else {
            return false;
        };
        let Expr::Call(call) = &*attribute.value else {
            return false;
        };
        let Expr::Name(function) = &*call.func else {
            return false;
        };
        if function.id.as_str() != "super"
            || !call.arguments.keywords.is_empty()
            || self.binding("super") != Binding::Global
            || !attribute.ctx.is_load()
        {
            return false;
        }
        let owner = self.scopes.get(self.unit.owner);
        let module = self.scopes.get(ScopeId::MODULE);
        let declared = owner.symbols.get("super").is_some_and(|s| s.global);
        if declared || module.symbols.contains_key("super") || !owner.kind.is_function_like() {
            return false;
        }
        match &*call.arguments.args {
            [] => {
                self.unit.builder.parameters.positional_count > 0
                    && self.binding("__class__") == Binding::Free
            }
            [first, second] => !first.is_starred_expr() && !second.is_starred_expr(),
            _ => false,
        }
    }

    /// `super().name`, as a value or for an immediate call.
    pub(crate) fn super_attribute(&mut self, node: &ast::ExprAttribute, called: bool) -> Result {
        let Expr::Call(call) = &*node.value else {
            return Ok(());
        };
        let name = self.mangled(&node.attr);
        self.load_name(call.func.range(), "super");
        let form = if call.arguments.args.is_empty() {
            self.load_name(call.range(), "__class__");
            self.load_first_parameter(call.range());
            SuperForm::Implicit
        } else {
            for argument in &call.arguments.args {
                self.expression(argument)?;
            }
            SuperForm::Explicit
        };
        let name = self.unit.builder.name(&name);
        let position = self.attribute_position(node.range, node);
        let instruction = match called {
            true => Instruction::LoadSuperMethod(name, form),
            false => Instruction::LoadSuperAttr(name, form),
        };
        self.emit_at(position, instruction);
        Ok(())
    }

    fn load_first_parameter(&mut self, range: TextRange) {
        use crate::emit::SlotGroup;
        use hognose_bytecode::operand::Local;
        let first = Local(0);
        let in_cell = self.unit.builder.slots.first().map(|slot| slot.group);
        self.emit(
            range,
            match in_cell {
                Some(SlotGroup::Cell) => Instruction::LoadDeref(first),
                _ => Instruction::LoadLocal(first),
            },
        );
    }
}

/// If `node` calls an attribute with plain arguments: the attribute, and the call.
pub(crate) fn method_call(node: Option<&Expr>) -> Option<(&ast::ExprAttribute, &ast::ExprCall)> {
    match node {
        Some(Expr::Call(call)) if is_plain(&call.arguments) => match &*call.func {
            Expr::Attribute(attribute) => Some((attribute, call)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether `user` calls this very attribute as a method.
pub(crate) fn is_called_method(node: &ast::ExprAttribute, user: Option<&Expr>) -> bool {
    method_call(user).is_some_and(|(attribute, _)| std::ptr::eq(attribute, node))
}

/// Whether arguments can be pushed one by one.
fn is_plain(arguments: &ast::Arguments) -> bool {
    arguments.len() <= ARGUMENTS_MAX
        && !arguments.args.iter().any(Expr::is_starred_expr)
        && arguments
            .keywords
            .iter()
            .all(|keyword| keyword.arg.is_some())
}
