//! `dict`: an insertion-ordered hash table, and its views.
//!
//! Entries stand in order of insertion; a removed one leaves a hole (an unbound key) until the table
//! is rebuilt. Beyond eight entries an index of entry numbers, probed linearly, finds them by hash.
//! The table never compares keys itself: equality may need guest code, so callers bring it.

use crate::error::{Fault, Res};
use crate::memory::{Account, Buffer, Handle, Heap, Value};
use crate::object::Str;

/// An insertion-ordered mapping.
#[derive(Debug, Default)]
pub(crate) struct Dict {
    entries: Buffer<Entry>,
    /// Entry numbers by hash; empty while the dict is small.
    index: Buffer<u32>,
    /// Slots of the index in use, or once used by an entry that is gone.
    index_filled: usize,
    live: usize,
    /// Changes whenever a key is added or removed; caches of failed look-ups depend on it.
    keys_version: u32,
}

/// A key with its hash and value; the key of a removed entry is unbound.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) hash: i64,
    pub(crate) key: Value,
    pub(crate) value: Value,
}

const SMALL: usize = 8;
const EMPTY: u32 = u32::MAX;
/// A slot of the index whose entry is gone; probes go on behind it.
const GONE: u32 = u32::MAX - 1;
const ENTRIES_MAX: usize = (u32::MAX / 2) as usize;

impl Dict {
    pub(crate) fn buffer_size(&self) -> usize {
        self.entries.size() + self.index.size()
    }

    pub(crate) fn len(&self) -> usize {
        self.live
    }

    pub(crate) fn keys_version(&self) -> u32 {
        self.keys_version
    }

    /// The live entries, in order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_unbound())
    }

    /// How many entries there are, holes included; entry numbers are below it.
    pub(crate) fn entry_count(&self) -> usize {
        self.entries.len()
    }

    /// The entry of this number, unless it is a hole or past the end.
    #[inline]
    pub(crate) fn entry(&self, number: usize) -> Option<&Entry> {
        self.entries
            .get(number)
            .filter(|entry| !entry.key.is_unbound())
    }

    /// Where the probe of `hash` starts.
    fn first_slot(&self, hash: i64) -> usize {
        let bits = self.index.len().trailing_zeros();
        ((hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits)) as usize
    }

    /// The number of the entry whose key has this hash and for which `equal` holds.
    #[inline]
    pub(crate) fn find(
        &self,
        hash: i64,
        mut equal: impl FnMut(&Value) -> Res<bool>,
    ) -> Res<Option<usize>> {
        if self.index.is_empty() {
            for (number, entry) in self.entries.iter().enumerate() {
                if entry.hash == hash && !entry.key.is_unbound() && equal(&entry.key)? {
                    return Ok(Some(number));
                }
            }
            return Ok(None);
        }
        let mask = self.index.len() - 1;
        let mut slot = self.first_slot(hash);
        loop {
            let number = self.index[slot];
            if number == EMPTY {
                return Ok(None);
            }
            if number != GONE {
                let entry = &self.entries[number as usize];
                if entry.hash == hash && !entry.key.is_unbound() && equal(&entry.key)? {
                    return Ok(Some(number as usize));
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Add a key that is not there yet.
    pub(crate) fn insert_new(
        &mut self,
        account: &Account,
        hash: i64,
        key: Value,
        value: Value,
    ) -> Result<(), Fault> {
        if self.entries.len() >= ENTRIES_MAX {
            return Err(Fault::Memory);
        }
        let crowded = (self.index_filled + 1) * 3 > self.index.len() * 2;
        if self.entries.len() >= SMALL && (self.index.is_empty() || crowded) {
            self.rebuild(account)?;
        }
        self.entries.push(account, Entry { hash, key, value })?;
        if !self.index.is_empty() {
            self.index_entry(self.entries.len() - 1, hash);
        }
        self.live += 1;
        self.keys_version = self.keys_version.wrapping_add(1);
        Ok(())
    }

    fn index_entry(&mut self, number: usize, hash: i64) {
        let mask = self.index.len() - 1;
        let mut slot = self.first_slot(hash);
        while self.index[slot] != EMPTY {
            slot = (slot + 1) & mask;
        }
        self.index[slot] = number as u32;
        self.index_filled += 1;
    }

    /// Take an entry out of the index.
    fn unindex_entry(&mut self, number: usize, hash: i64) {
        let mask = self.index.len() - 1;
        let mut slot = self.first_slot(hash);
        while self.index[slot] != EMPTY {
            if self.index[slot] == number as u32 {
                self.index[slot] = GONE;
                return;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Close the holes and index the entries anew, with room to grow.
    fn rebuild(&mut self, account: &Account) -> Result<(), Fault> {
        let size = ((self.live + 1) * 3).next_power_of_two().max(16);
        self.index.replace(account, vec![EMPTY; size])?;
        self.entries.retain(|entry| !entry.key.is_unbound());
        self.index_filled = 0;
        for number in 0..self.entries.len() {
            self.index_entry(number, self.entries[number].hash);
        }
        Ok(())
    }

    /// Put another value under the key of this entry; returns the old one.
    #[inline]
    pub(crate) fn set_value(&mut self, number: usize, value: Value) -> Value {
        std::mem::replace(&mut self.entries[number].value, value)
    }

    /// Remove the entry of this number; returns its key and value.
    pub(crate) fn remove(&mut self, number: usize) -> (Value, Value) {
        let entry = &mut self.entries[number];
        let hash = entry.hash;
        let removed = (
            std::mem::take(&mut entry.key),
            std::mem::take(&mut entry.value),
        );
        self.live -= 1;
        self.keys_version = self.keys_version.wrapping_add(1);
        if !self.index.is_empty() {
            self.unindex_entry(number, hash);
        }
        // Holes at the end go at once, so that taking the last entry again and again is quick.
        while self
            .entries
            .last()
            .is_some_and(|entry| entry.key.is_unbound())
        {
            self.entries.pop();
        }
        removed
    }

    /// The number of the last live entry.
    pub(crate) fn last_entry(&self) -> Option<usize> {
        (0..self.entries.len())
            .rev()
            .find(|&number| !self.entries[number].key.is_unbound())
    }

    pub(crate) fn clear(&mut self, account: &Account) {
        self.live = 0;
        self.keys_version = self.keys_version.wrapping_add(1);
        self.index_filled = 0;
        drop(self.index.take(account));
        drop(self.entries.take(account));
    }

    /// The entry of a string key, compared by identity first and by text then.
    #[inline]
    pub(crate) fn find_str(&self, heap: &Heap, key: &Handle<Str>, hash: i64) -> Option<usize> {
        let found = self.find(hash, |candidate| {
            Ok(candidate.downcast::<Str>().is_some_and(|candidate| {
                candidate == key || candidate.text(heap) == key.text(heap)
            }))
        });
        found.ok().flatten()
    }
}

/// `dict.keys()`, `dict.values()` or `dict.items()`.
#[derive(Debug)]
pub(crate) struct DictView {
    pub(crate) dict: Handle<Dict>,
    pub(crate) part: DictPart,
}

/// What a view or an iterator of a dict shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DictPart {
    Keys,
    Values,
    Items,
}
