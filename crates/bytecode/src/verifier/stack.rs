//! Operand stacks as the verifier sees them: kinds of items, shared and compared by identity.
//!
//! A stack is a chain of runs of equal kind, each chain existing once. So two stacks are equal when
//! their ids are, pushing and popping any number of items takes constant time and memory, and deep
//! stacks at many instructions cost nothing extra.

use std::collections::HashMap;

/// What an item on the operand stack is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Any Python object.
    Object,
    /// The callable `LOAD_METHOD` found; the receiver is always right above it.
    Method,
    /// What `LOAD_METHOD` found it on, or nothing.
    Receiver,
    /// A slot's raw content.
    Saved,
    /// A saved exception state.
    State,
}

impl Kind {
    pub(super) fn text(self) -> &'static str {
        match self {
            Kind::Object => "an object",
            Kind::Method => "a method",
            Kind::Receiver => "a receiver",
            Kind::Saved => "a saved local",
            Kind::State => "a saved exception state",
        }
    }
}

/// A stack; equal ids are equal stacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct StackId(u32);

/// Items of one kind: those above `below`, up to `depth`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Run {
    kind: Kind,
    depth: u32,
    below: StackId,
}

/// Why items cannot be popped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PopError {
    /// There are not as many.
    Underflow,
    /// One is of this kind instead.
    Kind(Kind),
}

/// All stacks of a code.
pub(super) struct Stacks {
    runs: Vec<Run>,
    ids: HashMap<Run, StackId>,
    /// Runs walked over so far: the work that is not constant for each operation.
    pub(super) steps: u64,
}

impl Stacks {
    /// The stack without items.
    pub(super) const EMPTY: StackId = StackId(0);

    pub(super) fn new() -> Self {
        Stacks {
            // The empty stack's own run is never looked at: its depth is 0.
            runs: vec![Run {
                kind: Kind::Object,
                depth: 0,
                below: Self::EMPTY,
            }],
            ids: HashMap::new(),
            steps: 0,
        }
    }

    fn run(&self, id: StackId) -> Run {
        self.runs[id.0 as usize]
    }

    pub(super) fn depth(&self, id: StackId) -> u32 {
        self.run(id).depth
    }

    /// The stack of `depth` items whose part above `below` is of `kind`.
    fn stack(&mut self, kind: Kind, depth: u32, below: StackId) -> StackId {
        let lower = self.run(below);
        if depth == lower.depth {
            return below;
        }
        let merges = below != Self::EMPTY && lower.kind == kind;
        let below = if merges { lower.below } else { below };
        let run = Run { kind, depth, below };
        *self.ids.entry(run).or_insert_with(|| {
            self.runs.push(run);
            StackId(self.runs.len() as u32 - 1)
        })
    }

    /// `id` with `count` more items of `kind`.
    pub(super) fn push(&mut self, id: StackId, kind: Kind, count: u32) -> StackId {
        let depth = self.depth(id).saturating_add(count);
        self.stack(kind, depth, id)
    }

    /// `id` without its `count` topmost items, which must all be of `kind` (`None`: any).
    pub(super) fn pop(
        &mut self,
        id: StackId,
        kind: Option<Kind>,
        count: u32,
    ) -> Result<StackId, PopError> {
        if count == 0 {
            return Ok(id);
        }
        let run = self.run(id);
        if id == Self::EMPTY {
            return Err(PopError::Underflow);
        }
        let kind = kind.unwrap_or(run.kind);
        if run.kind != kind {
            return Err(PopError::Kind(run.kind));
        }
        let lowest = self.depth(run.below);
        if run.depth - lowest >= count {
            return Ok(self.stack(kind, run.depth - count, run.below));
        }
        match run.below {
            Self::EMPTY => Err(PopError::Underflow),
            below => Err(PopError::Kind(self.run(below).kind)),
        }
    }

    /// The kind of the item `position` from the top, 1 being the top.
    pub(super) fn kind_at(&mut self, id: StackId, position: u32) -> Option<Kind> {
        let index = self.depth(id).checked_sub(position)?;
        let mut run = self.run(id);
        while self.depth(run.below) > index {
            self.steps += 1;
            run = self.run(run.below);
        }
        Some(run.kind)
    }

    /// The lowest `depth` items of `id`; `None` if it has fewer.
    pub(super) fn cut(&mut self, id: StackId, depth: u32) -> Option<StackId> {
        if self.depth(id) < depth {
            return None;
        }
        let mut run = self.run(id);
        while self.depth(run.below) > depth {
            self.steps += 1;
            run = self.run(run.below);
        }
        Some(self.stack(run.kind, depth, run.below))
    }

    /// `id` with its top and the item `position` from the top exchanged.
    pub(super) fn swap(&mut self, id: StackId, position: u32) -> Option<StackId> {
        let index = self.depth(id).checked_sub(position)?;
        let (top, other) = (self.kind_at(id, 1)?, self.kind_at(id, position)?);
        if top == other {
            return Some(id);
        }
        // The runs between the two, to be put back on.
        let mut between = Vec::new();
        let mut run = self.run(id);
        while run.depth > index + 1 {
            self.steps += 1;
            let lowest = self.depth(run.below).max(index + 1);
            between.push((run.kind, run.depth - lowest));
            run = self.run(run.below);
        }
        let lower = self.cut(id, index)?;
        let mut stack = self.push(lower, top, 1);
        if let Some(first) = between.first_mut() {
            first.1 -= 1;
        }
        for (kind, count) in between.into_iter().rev() {
            stack = self.push(stack, kind, count);
        }
        Some(self.push(stack, other, 1))
    }

    /// The kinds of the topmost items, for messages.
    pub(super) fn describe(&self, id: StackId) -> String {
        const SHOWN_MAX: usize = 4;
        let mut parts = Vec::new();
        let mut rest = id;
        while rest != Self::EMPTY && parts.len() < SHOWN_MAX {
            let run = self.run(rest);
            match run.depth - self.depth(run.below) {
                1 => parts.push(run.kind.text().to_string()),
                count => {
                    let name = run.kind.text().split_once(' ').map_or("", |(_, name)| name);
                    parts.push(format!("{count} {name}s"));
                }
            }
            rest = run.below;
        }
        if rest != Self::EMPTY {
            parts.push("...".to_string());
        }
        parts.reverse();
        match self.depth(id) {
            0 => "an empty stack".to_string(),
            depth => format!("depth {depth} [{}]", parts.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_stacks_have_equal_ids() {
        let mut stacks = Stacks::new();
        let two = stacks.push(Stacks::EMPTY, Kind::Object, 2);
        let one = stacks.push(Stacks::EMPTY, Kind::Object, 1);
        assert_eq!(stacks.push(one, Kind::Object, 1), two);
        let mixed = stacks.push(two, Kind::State, 1);
        assert_eq!(stacks.pop(mixed, None, 1), Ok(two));
        assert_eq!(
            stacks.pop(mixed, Some(Kind::Object), 1),
            Err(PopError::Kind(Kind::State))
        );
        assert_eq!(
            stacks.pop(two, Some(Kind::Object), 3),
            Err(PopError::Underflow)
        );
        assert_eq!(stacks.cut(mixed, 1), Some(one));
        assert_eq!(stacks.cut(mixed, 4), None);
    }

    #[test]
    fn swapping_twice_is_the_same_stack() {
        let mut stacks = Stacks::new();
        let mut id = stacks.push(Stacks::EMPTY, Kind::Object, 2);
        id = stacks.push(id, Kind::Saved, 1);
        id = stacks.push(id, Kind::Object, 2);
        id = stacks.push(id, Kind::State, 1);
        for position in 2..=6 {
            let swapped = stacks.swap(id, position).unwrap();
            assert_eq!(stacks.kind_at(swapped, position), Some(Kind::State));
            assert_eq!(stacks.kind_at(swapped, 1), stacks.kind_at(id, position));
            assert_eq!(stacks.depth(swapped), 6);
            assert_eq!(stacks.swap(swapped, position), Some(id));
        }
        assert_eq!(stacks.swap(id, 7), None);
    }
}
