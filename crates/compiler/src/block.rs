//! Blocks: the loops, handlers and `with` statements around a statement, and leaving them.

use crate::compiler::{Compiler, Result};
use crate::emit::HandlerId;
use hognose_bytecode::instruction::Instruction;
use hognose_bytecode::operand::{Count, Label};
use hognose_bytecode::program::ConstantValue;
use ruff_python_ast::Stmt;
use ruff_text_size::TextRange;

/// What a block is, and so what leaving it takes.
#[derive(Clone, Debug)]
pub(crate) enum BlockKind<'a> {
    While {
        next: Label,
        end: Label,
    },
    /// Its iterator is on the stack.
    For {
        next: Label,
        end: Label,
    },
    /// The body of a `try` with `except` clauses.
    Try,
    /// The body of a `try` with a `finally`, whose statements run on the way out.
    FinallyTry {
        body: &'a [Stmt],
    },
    /// A `finally` body run because of an exception; state and exception are on the stack.
    FinallyEnd,
    /// The `except` clauses as a whole.
    Handlers,
    /// The body of one `except` clause, and the name it unbinds at its end; the state is on the
    /// stack.
    Handler {
        name: Option<&'a str>,
    },
    /// Its exit function is on the stack; `range` is the context expression.
    With {
        range: TextRange,
    },
    /// The whole body of a generator.
    Generator,
    /// A return value waits on the stack while a `finally` body runs.
    ReturnValue,
}

impl BlockKind<'_> {
    /// How many items it keeps on the operand stack.
    fn stack_items(&self) -> u32 {
        match self {
            BlockKind::FinallyEnd => 2,
            BlockKind::For { .. }
            | BlockKind::Handler { .. }
            | BlockKind::With { .. }
            | BlockKind::ReturnValue => 1,
            _ => 0,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Block<'a> {
    pub(crate) kind: BlockKind<'a>,
    /// What guards the code that leaves the block.
    outer_handler: Option<HandlerId>,
    /// Operand stack depth inside.
    depth: u32,
}

/// CPython's limit on blocks within blocks of one code.
const BLOCKS_MAX: usize = 21;

/// Whether a return value on the operand stack must survive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    Nothing,
    Top,
}

impl<'a> Compiler<'a> {
    /// Operand stack depth between statements here.
    pub(crate) fn depth(&self) -> u32 {
        self.unit.blocks.last().map_or(0, |block| block.depth)
    }

    pub(crate) fn push_block(&mut self, range: TextRange, kind: BlockKind<'a>) -> Result {
        let outer_handler = match kind {
            // Leaving a clause restores the state the region of all clauses keeps on the stack.
            BlockKind::Handler { .. } => self.unit.blocks.last().and_then(|b| b.outer_handler),
            _ => self.unit.builder.handler,
        };
        self.push_block_inside(range, kind, outer_handler)
    }

    fn push_block_inside(
        &mut self,
        range: TextRange,
        kind: BlockKind<'a>,
        outer_handler: Option<HandlerId>,
    ) -> Result {
        if self.unit.blocks.len() >= BLOCKS_MAX {
            return self.syntax(range, "too many statically nested blocks");
        }
        let depth = self.depth() + kind.stack_items();
        self.unit.blocks.push(Block {
            kind,
            outer_handler,
            depth,
        });
        Ok(())
    }

    /// A block whose inside is guarded: exceptions go to `label` with the block's stack.
    pub(crate) fn push_guarded(
        &mut self,
        range: TextRange,
        kind: BlockKind<'a>,
        label: Label,
        depth: u32,
    ) -> Result {
        self.push_block(range, kind)?;
        self.unit.builder.handler = Some(self.unit.builder.new_handler(label, depth));
        Ok(())
    }

    /// Ends a block; what follows is guarded by what guards its outside.
    pub(crate) fn pop_block(&mut self) {
        if let Some(block) = self.unit.blocks.pop() {
            self.unit.builder.handler = block.outer_handler;
        }
    }

    /// `break` and `continue`: leaves the blocks inside the innermost loop, and for `break` the
    /// loop itself. Returns where to jump, or `None` outside loops.
    pub(crate) fn leave_to_loop(
        &mut self,
        range: TextRange,
        out_of_loop: bool,
    ) -> Result<Option<Label>> {
        let found =
            self.unit
                .blocks
                .iter()
                .enumerate()
                .rev()
                .find_map(|(index, block)| match block.kind {
                    BlockKind::While { next, end } | BlockKind::For { next, end } => {
                        Some((index, next, end))
                    }
                    _ => None,
                });
        let Some((index, next, end)) = found else {
            return Ok(None);
        };
        let (left, label) = match out_of_loop {
            true => (index, end),
            false => (index + 1, next),
        };
        self.leave_blocks(left, Keep::Nothing, range)?;
        self.emit(range, Instruction::Jump(label));
        Ok(Some(label))
    }

    /// Emits what leaving the blocks above the lowest `left` takes. They stay open for the
    /// statements that follow.
    pub(crate) fn leave_blocks(&mut self, left: usize, keep: Keep, range: TextRange) -> Result {
        let handler = self.unit.builder.handler;
        let mut removed = Vec::new();
        while self.unit.blocks.len() > left {
            let Some(block) = self.unit.blocks.pop() else {
                break;
            };
            self.unit.builder.handler = block.outer_handler;
            self.leave_block(&block.kind, keep, range)?;
            removed.push(block);
        }
        self.unit.blocks.extend(removed.into_iter().rev());
        self.unit.builder.handler = handler;
        Ok(())
    }

    fn leave_block(&mut self, kind: &BlockKind<'a>, keep: Keep, range: TextRange) -> Result {
        match kind {
            BlockKind::While { .. } | BlockKind::Try | BlockKind::Handlers => {}
            BlockKind::Generator => {}
            BlockKind::For { .. } | BlockKind::ReturnValue => {
                self.swap_kept(keep, range);
                self.emit(range, Instruction::PopTop);
            }
            BlockKind::FinallyTry { body } => self.run_finally_body(body, keep, range)?,
            BlockKind::FinallyEnd => {
                self.swap_kept(keep, range);
                self.emit(range, Instruction::PopTop);
                self.swap_kept(keep, range);
                self.emit(range, Instruction::PopExc);
            }
            BlockKind::Handler { name } => {
                self.swap_kept(keep, range);
                self.emit(range, Instruction::PopExc);
                self.unbind_exception(*name, range)?;
            }
            BlockKind::With { range } => {
                self.swap_kept(keep, *range);
                self.call_exit_with_nones(*range);
            }
        }
        Ok(())
    }

    fn swap_kept(&mut self, keep: Keep, range: TextRange) {
        if keep == Keep::Top {
            self.swap(range, 2);
        }
    }

    /// A copy of a `finally` body, run because `return`, `break` or `continue` leaves its `try`.
    fn run_finally_body(&mut self, body: &'a [Stmt], keep: Keep, range: TextRange) -> Result {
        self.count_copy(range)?;
        if keep == Keep::Nothing {
            return self.statements(body);
        }
        let handler = self.unit.builder.handler;
        self.push_block_inside(range, BlockKind::ReturnValue, handler)?;
        self.statements(body)?;
        self.pop_block();
        Ok(())
    }

    /// Copies of copies of a `finally` body can grow without emitting much, so each counts.
    pub(crate) fn count_copy(&mut self, range: TextRange) -> Result {
        self.unit.builder.work = self.unit.builder.work.saturating_add(1);
        self.check_work(range)
    }

    /// `[exit]` to nothing: `exit(None, None, None)`.
    pub(crate) fn call_exit_with_nones(&mut self, range: TextRange) {
        for _ in 0..3 {
            self.load_constant(range, ConstantValue::None);
        }
        self.emit(range, Instruction::CallFunc(Count(3)));
        self.emit(range, Instruction::PopTop);
    }

    /// The end of `except ... as name`: the name is unbound, whatever the body did to it.
    pub(crate) fn unbind_exception(&mut self, name: Option<&str>, range: TextRange) -> Result {
        if let Some(name) = name {
            self.load_constant(range, ConstantValue::None);
            self.store_name(range, name)?;
            self.delete_name(range, name)?;
        }
        Ok(())
    }
}
