//! Dicts and sets with values as keys: look-ups that hash and compare, as far as no guest method is
//! needed.

use super::compare::quick_equal;
use super::{Dict, Set};
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::names::Special;

impl Context {
    /// The entry number of a key whose hash is known.
    pub(crate) fn dict_find_hashed(
        &mut self,
        dict: &Handle<Dict>,
        hash: i64,
        key: &Value,
    ) -> Res<Option<usize>> {
        // Plain keys among plain keys, the common case, compare without a context.
        let heap = &self.heap;
        let found = dict.get(heap).find(hash, |candidate| {
            quick_equal(heap, candidate, key, 0).ok_or(Throw::NeedsGuest)
        });
        if let Ok(found) = found {
            return Ok(found);
        }
        // In general equality needs the context, so the candidates are collected first.
        let mut candidates = Vec::new();
        dict.get(&self.heap).find(hash, |candidate| {
            candidates.push(candidate.clone());
            Ok(false)
        })?;
        for candidate in candidates {
            if self.same_or_equal(&candidate, key)? {
                return dict
                    .get(&self.heap)
                    .find(hash, |other| Ok(other.is(&candidate)));
            }
        }
        Ok(None)
    }

    /// The hash of a value as a key of a dict.
    #[inline]
    pub(crate) fn hash_key(&mut self, key: &Value) -> Res<i64> {
        match self.hash(key) {
            Err(Throw::Exception) => Err(self.unhashable_as(key, "dict key")),
            hash => hash,
        }
    }

    /// The hash of a value as an item of a set.
    #[inline]
    pub(crate) fn hash_item(&mut self, item: &Value) -> Res<i64> {
        match self.hash(item) {
            Err(Throw::Exception) => Err(self.unhashable_as(item, "set element")),
            hash => hash,
        }
    }

    /// The hash of a value that is looked for in a set: a set is looked for as a frozen one.
    fn hash_sought(&mut self, item: &Value) -> Res<i64> {
        let inner = self.unwrapped(item);
        match inner.as_ref().unwrap_or(item).downcast::<Set>() {
            Some(set)
                if self
                    .guest_special(item, Special::Hash)?
                    .is_none_or(|m| m.is_none()) =>
            {
                Ok(set.get(&self.heap).content_hash())
            }
            _ => self.hash_item(item),
        }
    }

    /// A hash raised a TypeError: say what the value was to be.
    #[cold]
    fn unhashable_as(&mut self, value: &Value, role: &str) -> Throw {
        let raised = self.raised.clone();
        if !self.exception_is(&raised, TypeId::TypeError) {
            return Throw::Exception;
        }
        let reason = match self.str(&raised) {
            Ok(reason) => reason,
            Err(throw) => return throw,
        };
        let name = self.type_name(value);
        self.type_error(format!("cannot use '{name}' as a {role} ({reason})"))
    }

    /// The entry number of a key.
    pub(crate) fn dict_find(&mut self, dict: &Handle<Dict>, key: &Value) -> Res<Option<usize>> {
        let hash = self.hash_key(key)?;
        self.dict_find_hashed(dict, hash, key)
    }

    /// The value under a key.
    pub(crate) fn dict_get(&mut self, dict: &Handle<Dict>, key: &Value) -> Res<Option<Value>> {
        let Some(number) = self.dict_find(dict, key)? else {
            return Ok(None);
        };
        Ok(dict
            .get(&self.heap)
            .entry(number)
            .map(|entry| entry.value.clone()))
    }

    /// Set the value under a key; returns the old one.
    pub(crate) fn dict_set(
        &mut self,
        dict: &Handle<Dict>,
        key: Value,
        value: Value,
    ) -> Res<Option<Value>> {
        let hash = self.hash_key(&key)?;
        self.dict_set_hashed(dict, hash, key, value)
    }

    /// As `dict_set`, with the hash known.
    pub(crate) fn dict_set_hashed(
        &mut self,
        dict: &Handle<Dict>,
        hash: i64,
        key: Value,
        value: Value,
    ) -> Res<Option<Value>> {
        let found = self.dict_find_hashed(dict, hash, &key)?;
        let (payload, account) = dict.edit(&mut self.heap);
        match found {
            Some(number) => Ok(Some(payload.set_value(number, value))),
            None => {
                payload.insert_new(account, hash, key, value)?;
                Ok(None)
            }
        }
    }

    /// Remove a key; returns its value.
    pub(crate) fn dict_remove(&mut self, dict: &Handle<Dict>, key: &Value) -> Res<Option<Value>> {
        let Some(number) = self.dict_find(dict, key)? else {
            return Ok(None);
        };
        Ok(Some(dict.get_mut(&mut self.heap).remove(number).1))
    }

    /// The slot of an item whose hash is known.
    pub(crate) fn set_find_hashed(
        &mut self,
        set: &Handle<Set>,
        hash: i64,
        item: &Value,
    ) -> Res<Option<usize>> {
        if let Value::Int(number) = item
            && let Ok(found) = set.get(&self.heap).find_int(*number, hash)
        {
            return Ok(found);
        }
        // As in `dict_find_hashed`.
        let heap = &self.heap;
        let quick = set.get(heap).find(hash, |candidate| {
            quick_equal(heap, candidate, item, 0).ok_or(Throw::NeedsGuest)
        });
        if let Ok(found) = quick {
            return Ok(found);
        }
        let mut candidates = Vec::new();
        let found = set.get(&self.heap).find(hash, |candidate| {
            if candidate.is(item) {
                return Ok(true);
            }
            candidates.push(candidate.clone());
            Ok(false)
        })?;
        if found.is_some() {
            return Ok(found);
        }
        for candidate in candidates {
            if self.equal(&candidate, item)? {
                return set
                    .get(&self.heap)
                    .find(hash, |other| Ok(other.is(&candidate)));
            }
        }
        Ok(None)
    }

    /// Whether a set holds an item.
    pub(crate) fn set_contains(&mut self, set: &Handle<Set>, item: &Value) -> Res<bool> {
        let hash = self.hash_sought(item)?;
        Ok(self.set_find_hashed(set, hash, item)?.is_some())
    }

    /// Add an item; whether it was new.
    pub(crate) fn set_add(&mut self, set: &Handle<Set>, item: Value) -> Res<bool> {
        let hash = self.hash_item(&item)?;
        self.set_add_hashed(set, hash, item)
    }

    /// As `set_add`, with the hash known.
    pub(crate) fn set_add_hashed(
        &mut self,
        set: &Handle<Set>,
        hash: i64,
        item: Value,
    ) -> Res<bool> {
        if self.set_find_hashed(set, hash, &item)?.is_some() {
            return Ok(false);
        }
        let (payload, account) = set.edit(&mut self.heap);
        payload.insert_new(account, hash, item)?;
        Ok(true)
    }

    /// Remove an item; whether it was there.
    pub(crate) fn set_remove(&mut self, set: &Handle<Set>, item: &Value) -> Res<bool> {
        let hash = self.hash_sought(item)?;
        let Some(slot) = self.set_find_hashed(set, hash, item)? else {
            return Ok(false);
        };
        drop(set.get_mut(&mut self.heap).remove(slot));
        Ok(true)
    }

    /// Whether every item of `left` is in `right`.
    pub(crate) fn set_is_subset(&mut self, left: &Handle<Set>, right: &Handle<Set>) -> Res<bool> {
        let count = left.get(&self.heap).slot_count();
        self.charge_items(count)?;
        for slot in 0..count {
            let Some((hash, item)) = left.get(&self.heap).slot(slot) else {
                continue;
            };
            let item = item.clone();
            if self.set_find_hashed(right, hash, &item)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
