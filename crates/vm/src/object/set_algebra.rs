//! The algebra of sets and dict views, step by step as CPython does it, so that results have their
//! items in the same order.
//!
//! Source: the description of the algorithms in CPython's `Objects/setobject.c` and `dictobject.c`.

use super::dict::DictPart;
use super::{Dict, DictView, Set};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use hognose_bytecode::operand::BinaryOperator;

/// What a set is combined with.
#[derive(Clone, Debug)]
pub(crate) enum Operand {
    Set(Handle<Set>),
    Dict(Handle<Dict>),
    /// The items of any other iterable.
    Items(Vec<Value>),
}

impl Context {
    /// An argument of a set's method: sets and dicts as they are, other iterables as their items.
    pub(crate) fn set_operand(&mut self, value: &Value) -> Res<Operand> {
        let inner = self.unwrapped(value);
        if let Some(set) = inner.as_ref().unwrap_or(value).downcast::<Set>() {
            return Ok(Operand::Set(set.clone()));
        }
        if let Some(dict) = value.downcast::<Dict>() {
            return Ok(Operand::Dict(dict.clone()));
        }
        self.collect(value).map(Operand::Items)
    }

    fn empty_set(&mut self, frozen: bool) -> Res<Handle<Set>> {
        Ok(self.heap.alloc(Set::new(frozen))?)
    }

    /// A new set of the items of a set.
    pub(crate) fn set_copy(&mut self, source: &Handle<Set>, frozen: bool) -> Res<Handle<Set>> {
        let copy = self.empty_set(frozen)?;
        self.set_merge(&copy, source)?;
        Ok(copy)
    }

    /// The items of an operand with their hashes, in order.
    fn hashed_items(&mut self, operand: &Operand) -> Res<Vec<(i64, Value)>> {
        let hashed = match operand {
            Operand::Set(set) => {
                let set = set.get(&self.heap);
                set.iter().map(|(hash, key)| (hash, key.clone())).collect()
            }
            Operand::Dict(dict) => {
                let dict = dict.get(&self.heap);
                dict.iter().map(|e| (e.hash, e.key.clone())).collect()
            }
            Operand::Items(items) => {
                let mut hashed = Vec::with_capacity(items.len());
                for item in items {
                    hashed.push((self.hash_item(item)?, item.clone()));
                }
                hashed
            }
        };
        self.charge_items(hashed.len())?;
        Ok(hashed)
    }

    fn set_merge(&mut self, target: &Handle<Set>, source: &Handle<Set>) -> Res<()> {
        let count = source.get(&self.heap).len();
        if target == source || count == 0 {
            return Ok(());
        }
        self.charge_items(source.get(&self.heap).slot_count())?;
        let (payload, account) = target.edit(&mut self.heap);
        payload.reserve(account, count)?;
        if payload.is_untouched() {
            let copied = source.get(&self.heap).copied();
            let (payload, account) = target.edit(&mut self.heap);
            return Ok(payload.copy_items(account, &copied)?);
        }
        for (hash, item) in self.hashed_items(&Operand::Set(source.clone()))? {
            self.set_add_hashed(target, hash, item)?;
        }
        Ok(())
    }

    /// `target.update(operand)`
    pub(crate) fn set_update(&mut self, target: &Handle<Set>, operand: &Operand) -> Res<()> {
        match operand {
            Operand::Set(source) => return self.set_merge(target, source),
            Operand::Dict(dict) => {
                let count = dict.get(&self.heap).len();
                let (payload, account) = target.edit(&mut self.heap);
                payload.reserve(account, count)?;
            }
            Operand::Items(_) => {}
        }
        if let Operand::Items(items) = operand {
            // Hashed one by one: an item that cannot be hashed comes after the ones before it.
            self.charge_items(items.len())?;
            for item in items {
                self.set_add(target, item.clone())?;
            }
            return Ok(());
        }
        for (hash, item) in self.hashed_items(operand)? {
            self.set_add_hashed(target, hash, item)?;
        }
        Ok(())
    }

    fn set_has(&mut self, set: &Handle<Set>, hash: i64, item: &Value) -> Res<bool> {
        Ok(self.set_find_hashed(set, hash, item)?.is_some())
    }

    /// `set & operand`
    pub(crate) fn set_intersection(
        &mut self,
        set: &Handle<Set>,
        operand: &Operand,
    ) -> Res<Handle<Set>> {
        let frozen = set.get(&self.heap).frozen;
        let (mut base, mut other) = (set.clone(), operand.clone());
        if let Operand::Set(set) = operand {
            if *set == base {
                return self.set_copy(set, frozen);
            }
            if set.get(&self.heap).len() > base.get(&self.heap).len() {
                (base, other) = (set.clone(), Operand::Set(base));
            }
        }
        let result = self.empty_set(frozen)?;
        for (hash, item) in self.hashed_items(&other)? {
            if self.set_has(&base, hash, &item)? {
                self.set_add_hashed(&result, hash, item)?;
            }
        }
        Ok(result)
    }

    fn discard_hashed(&mut self, set: &Handle<Set>, hash: i64, item: &Value) -> Res<bool> {
        let Some(slot) = self.set_find_hashed(set, hash, item)? else {
            return Ok(false);
        };
        drop(set.get_mut(&mut self.heap).remove(slot));
        Ok(true)
    }

    /// `set.difference_update(operand)`
    pub(crate) fn set_subtract(&mut self, set: &Handle<Set>, operand: &Operand) -> Res<()> {
        let mut operand = operand.clone();
        if let Operand::Set(other) = &operand {
            if other == set {
                let (payload, account) = set.edit(&mut self.heap);
                payload.clear(account);
                return Ok(());
            }
            let lengths = (other.get(&self.heap).len(), set.get(&self.heap).len());
            if lengths.0 >> 3 > lengths.1 {
                operand = Operand::Set(self.set_intersection(set, &Operand::Set(other.clone()))?);
            }
        }
        for (hash, item) in self.hashed_items(&operand)? {
            self.discard_hashed(set, hash, &item)?;
        }
        let (payload, account) = set.edit(&mut self.heap);
        Ok(payload.settle(account)?)
    }

    /// `set - operand`
    pub(crate) fn set_difference(
        &mut self,
        set: &Handle<Set>,
        operand: &Operand,
    ) -> Res<Handle<Set>> {
        let frozen = set.get(&self.heap).frozen;
        let other_len = match operand {
            Operand::Set(other) => Some(other.get(&self.heap).len()),
            Operand::Dict(other) => Some(other.get(&self.heap).len()),
            Operand::Items(_) => None,
        };
        if other_len.is_none_or(|len| set.get(&self.heap).len() >> 2 > len) {
            let copy = self.set_copy(set, frozen)?;
            self.set_subtract(&copy, operand)?;
            return Ok(copy);
        }
        let result = self.empty_set(frozen)?;
        for (hash, item) in self.hashed_items(&Operand::Set(set.clone()))? {
            let found = match operand {
                Operand::Set(other) => self.set_has(other, hash, &item)?,
                Operand::Dict(other) => self.dict_find_hashed(other, hash, &item)?.is_some(),
                Operand::Items(_) => false,
            };
            if !found {
                self.set_add_hashed(&result, hash, item)?;
            }
        }
        Ok(result)
    }

    /// `set.symmetric_difference_update(operand)`
    pub(crate) fn set_toggle(&mut self, set: &Handle<Set>, operand: &Operand) -> Res<()> {
        let mut operand = operand.clone();
        match &operand {
            Operand::Set(other) if other == set => {
                let (payload, account) = set.edit(&mut self.heap);
                payload.clear(account);
                return Ok(());
            }
            Operand::Items(_) => {
                // Repeated items count once.
                let distinct = self.empty_set(false)?;
                self.set_update(&distinct, &operand)?;
                operand = Operand::Set(distinct);
            }
            _ => {}
        }
        // All comparisons come first: once the set changes, the work cannot be begun anew.
        let items = self.hashed_items(&operand)?;
        let mut found = Vec::with_capacity(items.len());
        for (hash, item) in &items {
            let slot = self.set_find_hashed(set, *hash, item)?;
            let there = slot.and_then(|slot| set.get(&self.heap).slot(slot));
            found.push(there.map(|(_, there)| there.clone()));
        }
        for ((hash, item), found) in items.into_iter().zip(found) {
            let (payload, account) = set.edit(&mut self.heap);
            match found {
                None => payload.insert_new(account, hash, item)?,
                Some(there) => {
                    let slot = payload.find(hash, |other| Ok(other.is(&there)))?;
                    drop(slot.map(|slot| payload.remove(slot)));
                }
            }
        }
        Ok(())
    }

    /// `set ^ operand`
    pub(crate) fn set_symmetric_difference(
        &mut self,
        set: &Handle<Set>,
        operand: &Operand,
    ) -> Res<Handle<Set>> {
        let frozen = set.get(&self.heap).frozen;
        let result = self.empty_set(frozen)?;
        self.set_update(&result, operand)?;
        self.set_toggle(&result, &Operand::Set(set.clone()))?;
        Ok(result)
    }

    /// Replace the items of `set` by those of `other`, which nobody else holds.
    pub(crate) fn set_become(&mut self, set: &Handle<Set>, other: &Handle<Set>) {
        if set == other {
            return;
        }
        let mut taken = std::mem::take(other.get_mut(&mut self.heap));
        set.get_mut(&mut self.heap).take_items(&mut taken);
        *other.get_mut(&mut self.heap) = taken;
    }

    // Operators.

    /// `left OP right` where one side is a set or a view of keys or items.
    pub(super) fn set_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Res<Option<Value>> {
        if self.is_view_set(left) || self.is_view_set(right) {
            return self.view_operator(operator, left, right).map(Some);
        }
        let (Some(a), Some(b)) = (left.downcast::<Set>(), right.downcast::<Set>()) else {
            return Ok(None);
        };
        let (a, other) = (a.clone(), Operand::Set(b.clone()));
        let result = match operator {
            BinaryOperator::BitAnd => self.set_intersection(&a, &other)?,
            BinaryOperator::Sub => self.set_difference(&a, &other)?,
            BinaryOperator::BitXor => self.set_symmetric_difference(&a, &other)?,
            _ => {
                let frozen = a.get(&self.heap).frozen;
                let result = self.set_copy(&a, frozen)?;
                if a != *b {
                    self.set_update(&result, &other)?;
                }
                result
            }
        };
        Ok(Some(result.into_value()))
    }

    /// The in-place forms; whether the target is a set and the value fits.
    pub(super) fn inplace_set_operator(
        &mut self,
        operator: BinaryOperator,
        target: &Value,
        value: &Value,
    ) -> Res<bool> {
        let (Some(set), Some(other)) = (target.downcast::<Set>(), value.downcast::<Set>()) else {
            return Ok(false);
        };
        if set.get(&self.heap).frozen {
            return Ok(false);
        }
        let (set, other) = (set.clone(), Operand::Set(other.clone()));
        match operator {
            BinaryOperator::BitOr => self.set_update(&set, &other)?,
            BinaryOperator::Sub => self.set_subtract(&set, &other)?,
            BinaryOperator::BitXor => self.set_toggle(&set, &other)?,
            BinaryOperator::BitAnd => {
                let result = self.set_intersection(&set, &other)?;
                self.set_become(&set, &result);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    // Views.

    /// Whether a value is a view that behaves as a set: of keys or of items.
    pub(crate) fn is_view_set(&self, value: &Value) -> bool {
        value
            .downcast::<DictView>()
            .is_some_and(|view| view.get(&self.heap).part != DictPart::Values)
    }

    /// `set(value)`
    fn as_new_set(&mut self, value: &Value) -> Res<Handle<Set>> {
        let operand = match value
            .downcast::<DictView>()
            .map(|view| view.get(&self.heap))
        {
            Some(view) if view.part == DictPart::Keys => Operand::Dict(view.dict.clone()),
            _ => self.set_operand(value)?,
        };
        let set = self.empty_set(false)?;
        self.set_update(&set, &operand)?;
        Ok(set)
    }

    fn view_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Res<Value> {
        for side in [left, right] {
            if self.is_builtin_iterator(side) {
                // Once stepped it could not be handed over to the prelude.
                return Err(Throw::NeedsGuest);
            }
        }
        let result = match operator {
            BinaryOperator::BitAnd => self.view_intersection(left, right)?,
            BinaryOperator::Sub => {
                let result = self.as_new_set(left)?;
                let operand = self.set_operand(right)?;
                self.set_subtract(&result, &operand)?;
                result
            }
            BinaryOperator::BitXor => {
                let result = self.as_new_set(left)?;
                let operand = self.set_operand(right)?;
                self.set_toggle(&result, &operand)?;
                result
            }
            _ => {
                let result = self.as_new_set(left)?;
                let operand = self.set_operand(right)?;
                self.set_update(&result, &operand)?;
                result
            }
        };
        Ok(result.into_value())
    }

    fn view_intersection(&mut self, left: &Value, right: &Value) -> Res<Handle<Set>> {
        let (mut view, mut other) = (left, right);
        if !self.is_view_set(view) {
            (view, other) = (other, view);
        }
        let view_len = self.native_len(view).unwrap_or(0);
        if let Some(set) = other.downcast::<Set>().cloned()
            && !set.get(&self.heap).frozen
            && view_len <= set.get(&self.heap).len()
        {
            let operand = Operand::Items(self.collect(view)?);
            return self.set_intersection(&set, &operand);
        }
        if self.is_view_set(other) && self.native_len(other).unwrap_or(0) > view_len {
            (view, other) = (other, view);
        }
        let result = self.empty_set(false)?;
        for item in self.collect(other)? {
            if self.view_contains(view, &item)? {
                self.set_add(&result, item)?;
            }
        }
        Ok(result)
    }

    /// `item in view`, for views of keys and items.
    pub(crate) fn view_contains(&mut self, view: &Value, item: &Value) -> Res<bool> {
        let Some(payload) = view.downcast::<DictView>().map(|view| view.get(&self.heap)) else {
            return Ok(false);
        };
        let (dict, part) = (payload.dict.clone(), payload.part);
        if part == DictPart::Keys {
            return Ok(self.dict_find(&dict, item)?.is_some());
        }
        let Some(pair) = item.downcast::<super::Tuple>() else {
            return Ok(false);
        };
        let [key, value] = pair.items(&self.heap) else {
            return Ok(false);
        };
        let (key, value) = (key.clone(), value.clone());
        match self.dict_get(&dict, &key)? {
            Some(found) => self.same_or_equal(&found, &value),
            None => Ok(false),
        }
    }
}
