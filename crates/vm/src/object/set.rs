//! `set` and `frozenset`: a hash table with the probing and growth rules of CPython, so that sets of
//! numbers show their items in the same order.
//!
//! Source: the description of the algorithm in CPython's `Objects/setobject.c`.

use crate::error::{Fault, Res};
use crate::memory::{Account, Buffer, Value};
use crate::number::hash::FrozensetHash;

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
    /// Where `pop` goes on looking.
    finger: usize,
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

/// The items of a set, with where they stand if the table was never removed from.
#[derive(Debug)]
pub(crate) struct Copied {
    items: Vec<(i64, Value)>,
    numbers: Option<Vec<usize>>,
    slot_count: usize,
}

/// The size of a table for more than `wanted` items.
fn table_size(wanted: usize) -> usize {
    (wanted + 1).next_power_of_two().max(SIZE_MIN)
}

/// How many items a table that has become too small for `live` ones is made for.
fn grown(live: usize) -> usize {
    if live > 50_000 { live * 2 } else { live * 4 }
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

    /// The hash of the items, whatever their order: that of a frozenset.
    pub(crate) fn content_hash(&self) -> i64 {
        let mut combined = FrozensetHash::default();
        self.iter().for_each(|(hash, _)| combined.add(hash));
        combined.finish()
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

    /// The slot of a small integer, whose hash is itself, in a set that has only such items on its
    /// way; `Err`: something else stands there.
    pub(crate) fn find_int(&self, item: i64, hash: i64) -> Result<Option<usize>, ()> {
        if self.slots.is_empty() {
            return Ok(None);
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
            for (offset, slot) in self.slots[start..=start + run].iter().enumerate() {
                match (slot.state, &slot.key) {
                    (SlotState::Empty, _) => return Ok(None),
                    (SlotState::Live, Value::Int(key)) if *key == item => {
                        return Ok(Some(start + offset));
                    }
                    (SlotState::Live, Value::Int(_)) | (SlotState::Removed, _) => {}
                    _ if slot.hash != hash => {}
                    _ => return Err(()),
                }
            }
            perturb >>= PERTURB_SHIFT;
            let next = start
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize);
            start = next & mask;
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
        // The last slot of a removed item on the way is used again.
        let mut removed = None;
        self.probe(hash, |number, slot| {
            if slot.state == SlotState::Removed {
                removed = Some(number);
            }
            (slot.state == SlotState::Empty).then_some(())
        });
        if let Some(number) = removed {
            let state = SlotState::Live;
            self.slots[number] = Slot { hash, state, key };
            self.live += 1;
            self.version = self.version.wrapping_add(1);
            return Ok(());
        }
        // Grow before the item goes in, so that a refused growth changes nothing; CPython grows
        // after, by the same rule.
        let place_then_grow = (self.fill + 1) * 5 >= self.mask() * 3;
        if place_then_grow {
            let size = table_size(grown(self.live + 1));
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

    /// Remove and return the next item that `pop` finds.
    pub(crate) fn pop(&mut self) -> Option<Value> {
        if self.live == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut number = self.finger & mask;
        while self.slots[number].state != SlotState::Live {
            number = (number + 1) & mask;
        }
        self.finger = number + 1;
        Some(self.remove(number))
    }

    /// The table's size less one; a set without a table counts as one with the smallest.
    fn mask(&self) -> usize {
        self.slots.len().max(SIZE_MIN) - 1
    }

    /// Whether no slot was ever used.
    pub(crate) fn is_untouched(&self) -> bool {
        self.fill == 0
    }

    /// Grow once for all of the `count` items that are to be added.
    pub(crate) fn reserve(&mut self, account: &Account, count: usize) -> Result<(), Fault> {
        if (self.fill + count) * 5 < self.mask() * 3 {
            return Ok(());
        }
        self.resize(account, table_size((self.live + count) * 2))
    }

    /// Become a copy of the items of `other`; the set is untouched, but may have grown for them.
    pub(crate) fn copy_items(&mut self, account: &Account, other: &Copied) -> Result<(), Fault> {
        let size = self.slots.len().max(SIZE_MIN);
        account.check(size * size_of::<Slot>())?;
        let same_table = other.slot_count == size && other.numbers.is_some();
        if self.slots.is_empty() {
            self.resize(account, SIZE_MIN)?;
        }
        for (at, (hash, key)) in other.items.iter().enumerate() {
            let (hash, key) = (*hash, key.clone());
            match &other.numbers {
                Some(numbers) if same_table => {
                    let state = SlotState::Live;
                    self.slots[numbers[at]] = Slot { hash, state, key };
                    self.fill += 1;
                    self.live += 1;
                }
                _ => self.place(hash, key),
            }
        }
        self.version = self.version.wrapping_add(1);
        Ok(())
    }

    /// The items, as `copy_items` takes them.
    pub(crate) fn copied(&self) -> Copied {
        let live = |number: usize| self.slot(number).map(|_| number);
        let numbers: Vec<usize> = (0..self.slots.len()).filter_map(live).collect();
        Copied {
            items: self.iter().map(|(hash, key)| (hash, key.clone())).collect(),
            numbers: (self.fill == self.live).then_some(numbers),
            slot_count: self.slots.len(),
        }
    }

    /// After many removals: rebuild the table if more than a quarter of it was once used.
    pub(crate) fn settle(&mut self, account: &Account) -> Result<(), Fault> {
        if self.fill - self.live <= self.mask() / 4 {
            return Ok(());
        }
        self.resize(account, table_size(grown(self.live)))
    }

    /// Take over the items of `other`, as an in-place operator does with its result.
    pub(crate) fn take_items(&mut self, other: &mut Set) {
        std::mem::swap(&mut self.slots, &mut other.slots);
        std::mem::swap(&mut self.fill, &mut other.fill);
        std::mem::swap(&mut self.live, &mut other.live);
        self.version = self.version.wrapping_add(1);
    }

    pub(crate) fn clear(&mut self, account: &Account) {
        self.fill = 0;
        self.live = 0;
        self.version = self.version.wrapping_add(1);
        drop(self.slots.take(account));
    }
}
