//! What instructions do to the operand stack, read from the table's pictures.

use super::stack::Kind;
use crate::instruction::{Instruction, InstructionInfo, Opcode};
use crate::operand::CallShape;
use std::sync::LazyLock;

/// One name of a picture: a kind of item, and how many of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// The kind; `None` is any.
    pub(super) kind: Option<Kind>,
    /// Which operand says how many, if not one.
    pub(super) count_operand: Option<usize>,
}

impl Item {
    /// How many items there are in an instruction with these operands.
    pub(super) fn count(self, operands: [u32; 2]) -> u32 {
        match self.count_operand {
            Some(index) => operands.get(index).copied().unwrap_or(0),
            None => 1,
        }
    }
}

/// An instruction's pictures.
#[derive(Debug, Default)]
pub(super) struct Effect {
    /// Items taken, the top last.
    pub(super) before: Vec<Item>,
    /// Items left, the top last.
    pub(super) after: Vec<Item>,
    /// Items left on the taken edge.
    pub(super) after_jump: Option<Vec<Item>>,
    /// How many of the lowest items are only looked at: they lead both pictures, under one name,
    /// and are still in place when the instruction raises.
    pub(super) kept: u32,
}

static EFFECTS: LazyLock<Vec<Effect>> = LazyLock::new(|| {
    let mut effects: Vec<Effect> = (0..=u8::MAX).map(|_| Effect::default()).collect();
    for opcode in Opcode::ALL {
        let info = opcode.info();
        effects[usize::from(info.byte)] = read(info);
    }
    effects
});

/// The pictures of `opcode`.
pub(super) fn of(opcode: Opcode) -> &'static Effect {
    &EFFECTS[usize::from(opcode as u8)]
}

/// How many objects an instruction takes and leaves, where its pictures cannot say it.
pub(super) fn object_counts(instruction: Instruction) -> Option<(u32, u32)> {
    match instruction {
        Instruction::BuildMap(count) => Some((count.0.saturating_mul(2), 1)),
        Instruction::UnpackEx(before, after) => {
            Some((1, before.0.saturating_add(1).saturating_add(after.0)))
        }
        Instruction::CallEx(CallShape::Positional) => Some((2, 1)),
        Instruction::CallEx(CallShape::Keywords) => Some((3, 1)),
        _ => None,
    }
}

/// Whether execution never goes on at the next instruction.
pub(super) fn leaves(opcode: Opcode) -> bool {
    matches!(
        opcode,
        Opcode::Jump | Opcode::ReturnValue | Opcode::Halt | Opcode::Raise | Opcode::Reraise
    )
}

/// What an instruction does to the depth of the stack.
pub(crate) struct StackChange {
    pub(crate) popped: u32,
    /// `None` if execution never goes on at the next instruction.
    pub(crate) pushed: Option<u32>,
    /// On the taken edge of a jump.
    pub(crate) pushed_jump: Option<u32>,
}

/// What `instruction` does to the depth of the stack, whatever is on it.
pub(crate) fn stack_change(instruction: Instruction) -> StackChange {
    let opcode = instruction.opcode();
    let (popped, pushed, pushed_jump) = match instruction {
        Instruction::DupTop | Instruction::Copy(_) => (0, 1, None),
        Instruction::Swap(_) => (0, 0, None),
        _ => match object_counts(instruction) {
            Some((popped, pushed)) => (popped, pushed, None),
            None => {
                let operands = instruction.operand_numbers();
                let count = |items: &[Item]| {
                    let counts = items.iter().map(|item| item.count(operands));
                    counts.fold(0, u32::saturating_add)
                };
                let effect = of(opcode);
                let jump = effect.after_jump.as_deref().map(count);
                (count(&effect.before), count(&effect.after), jump)
            }
        },
    };
    StackChange {
        popped,
        pushed: (!leaves(opcode)).then_some(pushed),
        pushed_jump,
    }
}

fn read(info: &InstructionInfo) -> Effect {
    let (before, after) = (words(info.before), words(info.after));
    let kept = before
        .iter()
        .zip(&after)
        .take_while(|(left, right)| left == right && left.1.is_none())
        .count();
    let items = |words: Vec<(&str, Option<&str>)>| -> Vec<Item> {
        words.into_iter().map(|word| item(info, word)).collect()
    };
    Effect {
        kept: kept as u32,
        after_jump: info.after_jump.map(|text| items(words(text))),
        before: items(before),
        after: items(after),
    }
}

/// The names of a picture, each with the operand that counts it.
fn words(picture: &str) -> Vec<(&str, Option<&str>)> {
    let mut words: Vec<(&str, Option<&str>)> = Vec::new();
    let mut tokens = picture.split_whitespace();
    while let Some(token) = tokens.next() {
        if token == "*" {
            if let Some(last) = words.last_mut() {
                last.1 = tokens.next();
            }
        } else {
            words.push((token, None));
        }
    }
    words
}

fn item(info: &InstructionInfo, (name, count): (&str, Option<&str>)) -> Item {
    let kind = match name {
        "any" => None,
        "method" => Some(Kind::Method),
        "receiver" => Some(Kind::Receiver),
        "saved" => Some(Kind::Saved),
        "state" => Some(Kind::State),
        // Iterators included: FOR_ITER runs on plain arguments too, and checks at run time.
        _ => Some(Kind::Object),
    };
    let count_operand =
        count.and_then(|count| info.operands.iter().position(|(name, _)| *name == count));
    Item {
        kind,
        count_operand,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_names_refer_to_operands() {
        for opcode in Opcode::ALL {
            let info = opcode.info();
            let all = [info.before, info.after, info.after_jump.unwrap_or("")];
            for (name, count) in all.into_iter().flat_map(words) {
                let found = info.operands.iter().any(|(name, _)| Some(*name) == count);
                assert!(count.is_none() || found, "{}: {name}", info.mnemonic);
            }
        }
    }

    #[test]
    fn what_leads_both_pictures_stays_in_place() {
        assert_eq!(of(Opcode::WithExceptStart).kept, 3);
        assert_eq!(of(Opcode::ForIter).kept, 1);
        assert_eq!(of(Opcode::Add).kept, 0);
    }
}
