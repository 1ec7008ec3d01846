//! `set` and `frozenset`: a hash table with the probing and growth rules of CPython, so that sets of
//! numbers show their items in the same order.
//!
//! Source: the description of the algorithm in CPython's `Objects/setobject.c`.

use crate::error::{Fault, Res};
use crate::memory::{Account, Buffer, Value};

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const SIZE_MIN: usize = 8;

/// A set of values, frozen or not.
#[derive(Debug, Default)]
pub(crate) struct Set {
    slots: Buffer<Slot>,
    /// Slots in use or once used.
    fill: usize,
    live: usize,
    pub(crate) frozen: bool,
    /// Changes whenever an item is added or removed.
    pub(crate) version: u32,
}

#[derive(Debug, Clone, Default)]
struct Slot {
    hash: i64,
    state: SlotState,
    key: Value,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum SlotState {
    #[default]
    Empty,
    Removed,
    Live,
}

impl Set {
    pub(crate) fn new(frozen: bool) -> Set {
        Set {
            frozen,
            ..Set::default()
        }
    }

    pub(crate) fn buffer_size(&self) -> usize {
        self.slots.size()
    }

    pub(crate) fn len(&self) -> usize {
        self.live
    }

    /// How many slots there are; iteration goes over their numbers.
    pub(crate) fn slot_count(&self) -> usize {
        self.slots.len()
    }

    /// The item in a slot, with its hash.
    pub(crate) fn slot(&self, number: usize) -> Option<(i64, &Value)> {
        let slot = self.slots.get(number)?;
        (slot.state == SlotState::Live).then_some((slot.hash, &slot.key))
    }

    /// The items with their hashes, in the order of the table.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (i64, &Value)> {
        (0..self.slots.len()).filter_map(|number| self.slot(number))
    }

    /// Visit the slots of the probe sequence of `hash` until `stop` says so.
    fn probe<T>(&self, hash: i64, mut stop: impl FnMut(usize, &Slot) -> Option<T>) -> Option<T> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut perturb = hash as u64;
        let mut start = hash as usize & mask;
        loop {
            let run = if start + LINEAR_PROBES <= mask {
                LINEAR_PROBES
            } else {
                0
            };
            for number in start..=start + run {
                if let Some(found) = stop(number, &self.slots[number]) {
                    return Some(found);
                }
            }
            perturb >>= PERTURB_SHIFT;
            start = start
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize)
                & mask;
        }
    }

    /// The slot of the item with this hash for which `equal` holds.
    pub(crate) fn find(
        &self,
        hash: i64,
        mut equal: impl FnMut(&Value) -> Res<bool>,
    ) -> Res<Option<usize>> {
        let found = self.probe(hash, |number, slot| match slot.state {
            SlotState::Empty => Some(Ok(None)),
            SlotState::Live if slot.hash == hash => match equal(&slot.key) {
                Ok(true) => Some(Ok(Some(number))),
                Ok(false) => None,
                Err(throw) => Some(Err(throw)),
            },
            _ => None,
        });
        found.unwrap_or(Ok(None))
    }

    /// Add an item that is not there yet.
    pub(crate) fn insert_new(
        &mut self,
        account: &Account,
        hash: i64,
        key: Value,
    ) -> Result<(), Fault> {
        if self.slots.is_empty() {
            self.resize(account, SIZE_MIN)?;
        }
        // Grow before the item goes in, so that a refused growth changes nothing; CPython grows
        // after, by the same rule.
        let fills_empty = self.probe(hash, |_, slot| match slot.state {
            SlotState::Empty => Some(true),
            _ => None,
        });
        let fill_after = self.fill + usize::from(fills_empty == Some(true));
        let mask = self.slots.len() - 1;
        let place_then_grow = fill_after * 5 >= mask * 3;
        if place_then_grow {
            let live = self.live + 1;
            let wanted = if live > 50_000 { live * 2 } else { live * 4 };
            let size = (wanted + 1).next_power_of_two().max(SIZE_MIN);
            self.resize_with(account, size, Some((hash, key)))?;
        } else {
            self.place(hash, key);
        }
        self.version = self.version.wrapping_add(1);
        Ok(())
    }

    fn place(&mut self, hash: i64, key: Value) {
        let number = self.probe(hash, |number, slot| {
            (slot.state == SlotState::Empty).then_some(number)
        });
        if let Some(number) = number {
            self.slots[number] = Slot {
                hash,
                state: SlotState::Live,
                key,
            };
            self.fill += 1;
            self.live += 1;
        }
    }

    fn resize(&mut self, account: &Account, size: usize) -> Result<(), Fault> {
        self.resize_with(account, size, None)
    }

    /// Move the items to a table of `size` slots, in the order they stand; `last` goes where the
    /// old table would have had it.
    fn resize_with(
        &mut self,
        account: &Account,
        size: usize,
        last: Option<(i64, Value)>,
    ) -> Result<(), Fault> {
        account.check(size.saturating_mul(size_of::<Slot>()))?;
        let replacement = vec![Slot::default(); size];
        if let Some((hash, key)) = last {
            self.place(hash, key);
        }
        let old = self.slots.replace(account, replacement)?;
        self.fill = 0;
        self.live = 0;
        for slot in old {
            if slot.state == SlotState::Live {
                self.place(slot.hash, slot.key);
            }
        }
        Ok(())
    }

    /// Remove the item in a slot.
    pub(crate) fn remove(&mut self, number: usize) -> Value {
        let slot = &mut self.slots[number];
        slot.state = SlotState::Removed;
        self.live -= 1;
        self.version = self.version.wrapping_add(1);
        std::mem::take(&mut slot.key)
    }

    pub(crate) fn clear(&mut self, account: &Account) {
        self.fill = 0;
        self.live = 0;
        self.version = self.version.wrapping_add(1);
        drop(self.slots.take(account));
    }
}
