//! Operand stack depths where `.try` begins, for those written without `depth=`.
//!
//! Only a convenience: the depths are guesses as good as the code is, and the verifier checks them.

use crate::instruction::Instruction;
use crate::verifier::stack_change;
use std::collections::HashMap;

/// Where a guard's region begins.
pub(super) struct Entry {
    pub(super) start: u32,
    pub(super) target: u32,
    pub(super) guard: usize,
}

/// Fill in the depths of guards that have none: each the depth at its first region's start.
pub(super) fn infer(instructions: &[Instruction], entries: &[Entry], depths: &mut [Option<u32>]) {
    let by_start: HashMap<u32, &Entry> = entries.iter().map(|entry| (entry.start, entry)).collect();
    let mut depth_at: Vec<Option<u32>> = vec![None; instructions.len()];
    let mut waiting = vec![(0, 0)];
    while let Some((ip, depth)) = waiting.pop() {
        let (Some(instruction), Some(known)) =
            (instructions.get(ip as usize), depth_at.get_mut(ip as usize))
        else {
            continue;
        };
        if known.replace(depth).is_some() {
            continue;
        }
        if let Some(entry) = by_start.get(&ip)
            && let Some(guard) = depths.get_mut(entry.guard)
        {
            let depth = *guard.get_or_insert(depth);
            waiting.push((entry.target, depth.saturating_add(1)));
        }
        let change = stack_change(*instruction);
        let left = depth.saturating_sub(change.popped);
        if let (Some(label), Some(pushed)) = (instruction.label(), change.pushed_jump) {
            waiting.push((label.0, left.saturating_add(pushed)));
        }
        if let Some(pushed) = change.pushed {
            waiting.push((ip + 1, left.saturating_add(pushed)));
        }
    }
}
