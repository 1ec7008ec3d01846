//! Structural rules: every path through a code, with the operand stack it brings.
//!
//! Each reachable instruction has exactly one stack, so it is visited once. Handlers are edges too:
//! an instruction that may raise leads to its region's handler with the stack cut to the region's
//! depth and the exception pushed.

use super::CodeFacts;
use super::effect::{self, Item};
use super::error::{Place, Rule, VerifyError};
use super::stack::{Kind, PopError, StackId, Stacks};
use crate::instruction::Instruction;
use crate::limits;
use crate::program::{Code, CodeKind};

/// Follow every path through `code`.
pub(super) fn check_code(code: &Code) -> Result<CodeFacts> {
    let mut flow = Flow {
        code,
        stacks: Stacks::new(),
        stack_at: vec![None; code.instructions.len()],
        waiting: Vec::new(),
        stack_max: 0,
    };
    flow.run()?;
    let stacks = &flow.stacks;
    let depth =
        |stack: &Option<StackId>| stack.map_or(CodeFacts::UNREACHABLE, |id| stacks.depth(id));
    Ok(CodeFacts {
        stack_max: flow.stack_max,
        depth_at: flow.stack_at.iter().map(depth).collect(),
    })
}

struct Flow<'a> {
    code: &'a Code,
    stacks: Stacks,
    stack_at: Vec<Option<StackId>>,
    waiting: Vec<u32>,
    stack_max: u32,
}

/// What an instruction does to the stack it finds.
struct Step {
    /// The items it leaves alone whatever happens: what a handler may count on.
    kept: StackId,
    /// The stack for the next instruction, if execution can go on there.
    next: Option<StackId>,
    /// The stack for the jump's target, if it is a jump.
    jump: Option<StackId>,
}

type Result<T> = std::result::Result<T, VerifyError>;

impl Flow<'_> {
    fn run(&mut self) -> Result<()> {
        // Each instruction, and then some for runs walked over by COPY, SWAP and handlers.
        let budget = 100_000 + 64 * self.code.instructions.len() as u64;
        self.enter(0, 0, Stacks::EMPTY)?;
        while let Some(ip) = self.waiting.pop() {
            self.visit(ip)?;
            if self.stacks.steps > budget {
                let found = format!("more than {budget} steps");
                return Err(self.refuse(ip, Rule::Work, "a stack of few kinds of runs", found));
            }
        }
        Ok(())
    }

    fn refuse(
        &self,
        ip: u32,
        rule: Rule,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> VerifyError {
        Place::instruction(self.code, ip).refuse(rule, expected, found)
    }

    /// Execution may go from `from` to `target` with `stack`.
    fn enter(&mut self, from: u32, target: u32, stack: StackId) -> Result<()> {
        let depth = self.stacks.depth(stack);
        if depth > limits::STACK_DEPTH_MAX {
            let expected = format!("at most {} items", limits::STACK_DEPTH_MAX);
            return Err(self.refuse(from, Rule::StackDepth, expected, depth.to_string()));
        }
        self.stack_max = self.stack_max.max(depth);
        match self.stack_at.get(target as usize) {
            Some(None) => {
                self.stack_at[target as usize] = Some(stack);
                self.waiting.push(target);
                Ok(())
            }
            Some(Some(known)) if *known == stack => Ok(()),
            Some(Some(known)) => {
                let (known, new) = (self.stacks.describe(*known), self.stacks.describe(stack));
                let found = format!("{new}, coming from instruction {from}");
                Err(self.refuse(target, Rule::Join, known, found))
            }
            // The end of main is an implied HALT.
            None if self.code.kind == CodeKind::Module => Ok(()),
            None => {
                let expected = "RETURN_VALUE, RAISE, RERAISE or a jump last";
                Err(self.refuse(from, Rule::PastEnd, expected, "the end of the code"))
            }
        }
    }

    fn visit(&mut self, ip: u32) -> Result<()> {
        let index = ip as usize;
        let (Some(instruction), Some(Some(stack))) =
            (self.code.instructions.get(index), self.stack_at.get(index))
        else {
            return Ok(());
        };
        let (instruction, stack) = (*instruction, *stack);
        let step = self.step(ip, instruction, stack)?;
        if !instruction.opcode().info().quiet {
            self.raise(ip, step.kept)?;
        }
        if let (Some(label), Some(stack)) = (instruction.label(), step.jump) {
            self.enter(ip, label.0, stack)?;
        }
        match step.next {
            Some(stack) => self.enter(ip, ip + 1, stack),
            None => Ok(()),
        }
    }

    /// The instruction at `ip` may raise with `kept` still on the stack.
    fn raise(&mut self, ip: u32, kept: StackId) -> Result<()> {
        let Some(handler) = self.code.handler_at(ip).copied() else {
            return Ok(());
        };
        let Some(stack) = self.stacks.cut(kept, handler.depth) else {
            let expected = format!("at least {} item(s) left for the handler", handler.depth);
            let found = format!("{}", self.stacks.depth(kept));
            return Err(self.refuse(ip, Rule::HandlerDepth, expected, found));
        };
        let stack = self.stacks.push(stack, Kind::Object, 1);
        self.enter(ip, handler.target, stack)
    }

    /// What `instruction` does to `stack`: as its pictures say, or by a rule of its own.
    fn step(&mut self, ip: u32, instruction: Instruction, stack: StackId) -> Result<Step> {
        match instruction {
            Instruction::DupTop => self.copy(ip, stack, 1),
            Instruction::Copy(position) => self.copy(ip, stack, position.0),
            Instruction::Swap(position) => self.swap(ip, stack, position.0),
            Instruction::ListAppend(depth)
            | Instruction::SetAdd(depth)
            | Instruction::MapAdd(depth)
            | Instruction::ListExtend(depth)
            | Instruction::SetUpdate(depth)
            | Instruction::DictUpdate(depth)
            | Instruction::DictMerge(depth) => self.fill(ip, instruction, stack, depth.0),
            _ => match effect::object_counts(instruction) {
                Some((popped, pushed)) => {
                    let kept = self.pop_kind(ip, stack, Some(Kind::Object), popped)?;
                    Ok(Step {
                        kept,
                        next: Some(self.stacks.push(kept, Kind::Object, pushed)),
                        jump: None,
                    })
                }
                None => self.picture(ip, instruction, stack),
            },
        }
    }

    fn picture(&mut self, ip: u32, instruction: Instruction, stack: StackId) -> Result<Step> {
        let opcode = instruction.opcode();
        let effect = effect::of(opcode);
        let operands = instruction.operand_numbers();
        let mut base = stack;
        for item in effect.before.iter().rev() {
            base = self.pop(ip, base, *item, operands)?;
        }
        // What only gets looked at is still there when the instruction raises.
        let kept_depth = self.stacks.depth(base) + effect.kept;
        let kept = self.stacks.cut(stack, kept_depth).unwrap_or(base);
        let next = self.push(base, &effect.after, operands);
        let jump = effect.after_jump.as_deref();
        Ok(Step {
            kept,
            next: (!effect::leaves(opcode)).then_some(next),
            jump: jump.map(|items| self.push(base, items, operands)),
        })
    }

    fn pop(&mut self, ip: u32, stack: StackId, item: Item, operands: [u32; 2]) -> Result<StackId> {
        self.pop_kind(ip, stack, item.kind, item.count(operands))
    }

    fn pop_kind(
        &mut self,
        ip: u32,
        stack: StackId,
        kind: Option<Kind>,
        count: u32,
    ) -> Result<StackId> {
        match self.stacks.pop(stack, kind, count) {
            Ok(rest) => Ok(rest),
            Err(PopError::Underflow) => Err(self.underflow(ip)),
            Err(PopError::Kind(other)) => {
                let expected = kind.map_or("an item", Kind::text);
                Err(self.refuse(ip, Rule::ItemKind, expected, other.text()))
            }
        }
    }

    /// The instruction at `ip` takes more than there is.
    #[cold]
    fn underflow(&self, ip: u32) -> VerifyError {
        let instruction = self.code.instructions.get(ip as usize);
        let count = instruction.map_or(0, |each| effect::stack_change(*each).popped);
        let stack = self.stack_at.get(ip as usize).copied().flatten();
        let found = self.stacks.describe(stack.unwrap_or(Stacks::EMPTY));
        self.refuse(ip, Rule::Underflow, format!("{count} item(s)"), found)
    }

    fn push(&mut self, stack: StackId, items: &[Item], operands: [u32; 2]) -> StackId {
        items.iter().fold(stack, |stack, item| {
            let kind = item.kind.unwrap_or(Kind::Object);
            self.stacks.push(stack, kind, item.count(operands))
        })
    }

    /// The kind of the item `position` from the top, which must be one of `kinds`.
    fn kind_at(&mut self, ip: u32, stack: StackId, position: u32, kinds: &[Kind]) -> Result<Kind> {
        match self.stacks.kind_at(stack, position) {
            Some(kind) if kinds.contains(&kind) => Ok(kind),
            Some(kind) => {
                let names: Vec<&str> = kinds.iter().map(|kind| kind.text()).collect();
                let expected = format!("{} at position {position}", names.join(" or "));
                Err(self.refuse(ip, Rule::ItemKind, expected, kind.text()))
            }
            None => {
                let expected = format!("{position} item(s)");
                let found = self.stacks.describe(stack);
                Err(self.refuse(ip, Rule::Underflow, expected, found))
            }
        }
    }

    fn copy(&mut self, ip: u32, stack: StackId, position: u32) -> Result<Step> {
        let kind = self.kind_at(ip, stack, position, &[Kind::Object, Kind::State])?;
        Ok(Step {
            kept: stack,
            next: Some(self.stacks.push(stack, kind, 1)),
            jump: None,
        })
    }

    /// Anything may change places but a method and its receiver, which stay together.
    fn swap(&mut self, ip: u32, stack: StackId, position: u32) -> Result<Step> {
        let movable = [Kind::Object, Kind::Saved, Kind::State];
        self.kind_at(ip, stack, 1, &movable)?;
        self.kind_at(ip, stack, position, &movable)?;
        Ok(Step {
            kept: stack,
            next: self.stacks.swap(stack, position),
            jump: None,
        })
    }

    /// Items go into a container that stays on the stack.
    fn fill(
        &mut self,
        ip: u32,
        instruction: Instruction,
        stack: StackId,
        depth: u32,
    ) -> Result<Step> {
        let step = self.picture(ip, instruction, stack)?;
        self.kind_at(ip, step.kept, depth, &[Kind::Object])?;
        Ok(step)
    }
}
