//! Classes: the class body's code, and the call that makes the class.

use crate::collect::statement::without_decorators;
use crate::compiler::{Compiler, Result, split_docstring};
use crate::emit::CodeBuilder;
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::program::{CodeIndex, CodeKind, ConstantValue, Position};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

impl<'a> Compiler<'a> {
    pub(crate) fn class_definition(&mut self, node: &'a ast::StmtClassDef) -> Result {
        let range = without_decorators(
            self.reporter.source.text(),
            node.range,
            &node.decorator_list,
        );
        self.decorators(&node.decorator_list)?;
        let position = self.position(range);
        self.emit_at(position, Instruction::LoadBuildClass);
        let code = self.class_body(node)?;
        let scope = self.scopes.of_node(node);
        self.make_function(position, scope, code, &[]);
        let name = ConstantValue::Str(node.name.to_string());
        self.load_constant(range, name);
        let none = ast::Arguments {
            range: TextRange::default(),
            node_index: ast::AtomicNodeIndex::NONE,
            args: Box::default(),
            keywords: Default::default(),
        };
        let arguments = node.arguments.as_deref().unwrap_or(&none);
        self.check_keywords(&arguments.keywords)?;
        self.call_function(position, arguments, 2)?;
        self.call_decorators(&node.decorator_list);
        self.store_name(range, &node.name)
    }

    fn class_body(&mut self, node: &'a ast::StmtClassDef) -> Result<CodeIndex> {
        let scope = self.scopes.of_node(node);
        let name = node.name.as_str();
        let qualname = self.qualified(name, Some(name));
        let first_line = self.reporter.source.line(node.range.start());
        let builder = CodeBuilder::new(CodeKind::Class, name, qualname, first_line);
        self.nested_code(builder, scope, |this| {
            let start = Position {
                line: first_line,
                end_line: first_line,
                column: 0,
                end_column: 0,
            };
            this.class_prologue(start, first_line);
            let mut body = node.body.as_slice();
            if let Some((docstring, rest)) = split_docstring(body) {
                let text = this.docstring(docstring)?;
                this.unit.builder.docstring = Some(text.clone());
                this.load_constant(docstring.range(), ConstantValue::Str(text));
                this.store_name(docstring.range(), "__doc__")?;
                body = rest;
            }
            this.statements(body)?;
            this.class_epilogue(start);
            Ok(())
        })
    }

    fn class_prologue(&mut self, position: Position, first_line: u32) {
        let name = self.unit.builder.name("__name__");
        self.emit_at(position, Instruction::LoadVar(name));
        self.set_variable(position, "__module__");
        let qualname = self.unit.builder.qualname.clone();
        self.constant_at(position, ConstantValue::Str(qualname));
        self.set_variable(position, "__qualname__");
        self.constant_at(position, ConstantValue::Int(i64::from(first_line)));
        self.set_variable(position, "__firstlineno__");
    }

    /// What the class is told of its methods, and the cell that `super()` reads.
    fn class_epilogue(&mut self, position: Position) {
        let attributes = std::mem::take(&mut self.unit.static_attributes);
        let attributes = attributes.into_iter().map(ConstantValue::Str).collect();
        self.constant_at(position, ConstantValue::Tuple(attributes));
        self.set_variable(position, "__static_attributes__");
        let scope = self.unit.owner;
        if self.scopes.get(scope).needs_class_cell {
            let cell = self.cell_slot(scope, "__class__");
            self.emit_at(position, Instruction::LoadClosure(cell));
            self.emit_at(position, Instruction::DupTop);
            self.set_variable(position, "__classcell__");
        } else {
            self.constant_at(position, ConstantValue::None);
        }
        self.emit_at(position, Instruction::ReturnValue);
    }

    fn set_variable(&mut self, position: Position, name: &str) {
        let name = self.unit.builder.name(name);
        self.emit_at(position, Instruction::StoreVar(name));
    }

    fn constant_at(&mut self, position: Position, value: ConstantValue) {
        if self.unit.builder.is_reachable() {
            let constant = self.unit.builder.constant(value);
            self.emit_at(position, Instruction::LoadConst(constant));
        }
    }
}
