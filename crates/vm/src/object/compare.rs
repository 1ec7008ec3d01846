//! Equality and order of builtin values, as far as no guest method is needed.

use super::hash::NATIVE_DEPTH_MAX;
use super::{
    BigInt, Dict, DictView, GenericAlias, List, NativeInstance, Range, Set, Slice, Str, Tuple,
};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Heap, Value};
use crate::names::Special;
use crate::number::convert::compare_big_f64;
use crate::object::dict::DictPart;
use std::cmp::Ordering;

/// Nested tuples are compared without a context down to this depth.
const QUICK_DEPTH_MAX: usize = 4;

/// Equality of plain values: numbers, strings, singletons, tuples of them. `None`: not decided here.
pub(crate) fn quick_equal(heap: &Heap, left: &Value, right: &Value, depth: usize) -> Option<bool> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::Object(a), Value::Object(b)) => {
            if let (Some(a), Some(b)) = (a.downcast::<Str>(), b.downcast::<Str>()) {
                return Some(a == b || a.text(heap) == b.text(heap));
            }
            let (a, b) = (
                a.downcast::<Tuple>()?.items(heap),
                b.downcast::<Tuple>()?.items(heap),
            );
            if depth >= QUICK_DEPTH_MAX || a.len() > 8 {
                return None;
            }
            if a.len() != b.len() {
                return Some(false);
            }
            for (a, b) in a.iter().zip(b) {
                if !a.is(b) && !quick_equal(heap, a, b, depth + 1)? {
                    return Some(false);
                }
            }
            Some(true)
        }
        (Value::None, Value::None) => Some(true),
        (Value::Bool(a), Value::Bool(b)) => Some(a == b),
        _ => None,
    }
}

impl Context {
    /// `left == right` as containers ask it: identical values are equal.
    #[inline]
    pub(crate) fn same_or_equal(&mut self, left: &Value, right: &Value) -> Res<bool> {
        if left.is(right) {
            return Ok(true);
        }
        self.equal(left, right)
    }

    /// `left == right`
    #[inline]
    pub(crate) fn equal(&mut self, left: &Value, right: &Value) -> Res<bool> {
        match (left, right) {
            (Value::Int(left), Value::Int(right)) => Ok(left == right),
            (Value::Float(left), Value::Float(right)) => Ok(left == right),
            _ => self.equal_nested(left, right, 0),
        }
    }

    fn equal_nested(&mut self, left: &Value, right: &Value, depth: usize) -> Res<bool> {
        if let Some(order) = self.compare_numbers(left, right) {
            return Ok(order == Some(Ordering::Equal));
        }
        let (Value::Object(left_object), Value::Object(right_object)) = (left, right) else {
            if let Some(equal) = self.complex_equal(left, right) {
                return Ok(equal);
            }
            // One side is a singleton or a number: equal only to itself, unless the other side is
            // of a guest class that says otherwise.
            self.no_guest_equality(left, right)?;
            return self.equal_unwrapped(left, right, depth);
        };
        if let (Some(left), Some(right)) = (left_object.downcast::<Str>(), right_object.downcast())
        {
            let (left, right): (&Handle<Str>, &Handle<Str>) = (left, right);
            return Ok(left == right || left.text(&self.heap) == right.text(&self.heap));
        }
        if let Some(equal) = self.complex_equal(left, right) {
            return Ok(equal);
        }
        if depth >= NATIVE_DEPTH_MAX {
            return Err(Throw::NeedsGuest);
        }
        if let Some((a, b)) = self.two_byte_handles(left, right) {
            return Ok(a.data(&self.heap) == b.data(&self.heap));
        }
        if left_object.kind() != right_object.kind() || left_object.shape() != 0 {
            self.no_guest_equality(left, right)?;
            return self.equal_unwrapped(left, right, depth);
        }
        self.equal_of_one_kind(left, right, depth)
    }

    /// Equality where at least one side may hold a builtin value inside a guest class.
    fn equal_unwrapped(&mut self, left: &Value, right: &Value, depth: usize) -> Res<bool> {
        if left.is(right) {
            return Ok(true);
        }
        let (inner_left, inner_right) = (self.unwrapped(left), self.unwrapped(right));
        if inner_left.is_none() && inner_right.is_none() {
            return self.equal_views(left, right, depth);
        }
        let left = inner_left.unwrap_or_else(|| left.clone());
        let right = inner_right.unwrap_or_else(|| right.clone());
        self.equal_nested(&left, &right, depth + 1)
    }

    /// The builtin value inside an instance of a guest class that derives from a builtin type.
    pub(crate) fn unwrapped(&self, value: &Value) -> Option<Value> {
        value
            .downcast::<NativeInstance>()
            .map(|instance| instance.get(&self.heap).native.clone())
    }

    fn no_guest_equality(&mut self, left: &Value, right: &Value) -> Res<()> {
        for side in [left, right] {
            if self.guest_special(side, Special::Eq)?.is_some() {
                return Err(Throw::NeedsGuest);
            }
        }
        Ok(())
    }

    fn equal_of_one_kind(&mut self, left: &Value, right: &Value, depth: usize) -> Res<bool> {
        if let (Some(a), Some(b)) = (left.downcast::<Tuple>(), right.downcast::<Tuple>()) {
            let (a, b) = (a.clone(), b.clone());
            if a.items(&self.heap).len() != b.items(&self.heap).len() {
                return Ok(false);
            }
            return self.equal_items(
                |cx, i| {
                    Some((
                        a.items(&cx.heap).get(i)?.clone(),
                        b.items(&cx.heap).get(i)?.clone(),
                    ))
                },
                depth,
            );
        }
        if let (Some(a), Some(b)) = (left.downcast::<List>(), right.downcast::<List>()) {
            let (a, b) = (a.clone(), b.clone());
            if a.items(&self.heap).len() != b.items(&self.heap).len() {
                return Ok(false);
            }
            return self.equal_items(
                |cx, i| {
                    Some((
                        a.items(&cx.heap).get(i)?.clone(),
                        b.items(&cx.heap).get(i)?.clone(),
                    ))
                },
                depth,
            );
        }
        if let (Some(a), Some(b)) = (left.downcast::<Dict>(), right.downcast::<Dict>()) {
            return self.equal_dicts(&a.clone(), &b.clone(), depth);
        }
        if let (Some(a), Some(b)) = (left.downcast::<Set>(), right.downcast::<Set>()) {
            let (a, b) = (a.clone(), b.clone());
            return Ok(
                a.get(&self.heap).len() == b.get(&self.heap).len() && self.set_is_subset(&a, &b)?
            );
        }
        if let (Some(a), Some(b)) = (left.downcast::<Range>(), right.downcast::<Range>()) {
            let (a, b) = (a.get(&self.heap), b.get(&self.heap));
            return Ok(a.len() == b.len()
                && (a.len() == 0 || a.start == b.start && (a.len() == 1 || a.step == b.step)));
        }
        if let (Some(a), Some(b)) = (left.downcast::<Slice>(), right.downcast::<Slice>()) {
            let (a, b) = (a.get(&self.heap), b.get(&self.heap));
            let pairs = [
                (a.start.clone(), b.start.clone()),
                (a.stop.clone(), b.stop.clone()),
                (a.step.clone(), b.step.clone()),
            ];
            return self.equal_items(|_, i| pairs.get(i).cloned(), depth);
        }
        if let (Some(a), Some(b)) = (
            left.downcast::<GenericAlias>(),
            right.downcast::<GenericAlias>(),
        ) {
            let (a, b) = (a.get(&self.heap), b.get(&self.heap));
            let (args, others) = (a.args.to_value(), b.args.to_value());
            return Ok(a.origin.is(&b.origin) && self.equal_nested(&args, &others, depth + 1)?);
        }
        self.equal_views(left, right, depth)
    }

    /// Equality of dict views with one another and with sets; else identity.
    fn equal_views(&mut self, left: &Value, right: &Value, _depth: usize) -> Res<bool> {
        let is_view = |value: &Value, cx: &Context| {
            value
                .downcast::<DictView>()
                .is_some_and(|v| v.get(&cx.heap).part != DictPart::Values)
        };
        if !is_view(left, self) && !is_view(right, self) {
            return Ok(left.is(right));
        }
        let set_like =
            |value: &Value, cx: &Context| is_view(value, cx) || value.downcast::<Set>().is_some();
        if !set_like(left, self) || !set_like(right, self) {
            return Ok(false);
        }
        Ok(self.native_len(left) == self.native_len(right) && self.all_contained(left, right)?)
    }

    /// Whether every item of a set or view is in another one.
    pub(crate) fn all_contained(&mut self, left: &Value, right: &Value) -> Res<bool> {
        if let (Some(left), Some(right)) = (left.downcast::<Set>(), right.downcast::<Set>()) {
            return self.set_is_subset(&left.clone(), &right.clone());
        }
        for item in self.collect(left)? {
            let found = match right.downcast::<Set>().cloned() {
                Some(right) => self.set_contains(&right, &item)?,
                None => self.view_contains(right, &item)?,
            };
            if !found {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn equal_items(
        &mut self,
        pair: impl Fn(&Context, usize) -> Option<(Value, Value)>,
        depth: usize,
    ) -> Res<bool> {
        let mut index = 0;
        while let Some((left, right)) = pair(self, index) {
            if !left.is(&right) && !self.equal_nested(&left, &right, depth + 1)? {
                return Ok(false);
            }
            index += 1;
            if index % 16 == 0 {
                self.charge(1)?;
            }
        }
        Ok(true)
    }

    fn equal_dicts(
        &mut self,
        left: &Handle<Dict>,
        right: &Handle<Dict>,
        depth: usize,
    ) -> Res<bool> {
        if left.get(&self.heap).len() != right.get(&self.heap).len() {
            return Ok(false);
        }
        for number in 0..left.get(&self.heap).entry_count() {
            let Some(entry) = left.get(&self.heap).entry(number) else {
                continue;
            };
            let (hash, key, value) = (entry.hash, entry.key.clone(), entry.value.clone());
            let Some(found) = self.dict_find_hashed(right, hash, &key)? else {
                return Ok(false);
            };
            let other = right
                .get(&self.heap)
                .entry(found)
                .map(|entry| entry.value.clone());
            let other = other.unwrap_or_default();
            if !value.is(&other) && !self.equal_nested(&value, &other, depth + 1)? {
                return Ok(false);
            }
            if number % 16 == 15 {
                self.charge(1)?;
            }
        }
        Ok(true)
    }

    /// The order of two numbers: `None` if one is not a number, `Some(None)` if one is not a
    /// number in the floating-point sense.
    pub(crate) fn compare_numbers(&self, left: &Value, right: &Value) -> Option<Option<Ordering>> {
        let whole = |value: &Value| match value {
            Value::Int(value) => Some(*value),
            Value::Bool(value) => Some(i64::from(*value)),
            _ => None,
        };
        if let (Some(left), Some(right)) = (whole(left), whole(right)) {
            return Some(Some(left.cmp(&right)));
        }
        match (left, right) {
            (Value::Float(left), Value::Float(right)) => Some(left.partial_cmp(right)),
            (Value::Float(left), _) => {
                let right = self.as_ibig_shallow(right)?;
                Some(compare_big_f64(&right, *left).map(Ordering::reverse))
            }
            (_, Value::Float(right)) => {
                let left = self.as_ibig_shallow(left)?;
                Some(compare_big_f64(&left, *right))
            }
            _ => {
                // At least one is big, or no number.
                if !self.is_integer(left) || !self.is_integer(right) {
                    return None;
                }
                Some(Some(self.as_ibig(left)?.cmp(&self.as_ibig(right)?)))
            }
        }
    }

    fn as_ibig_shallow(&self, value: &Value) -> Option<dashu_int::IBig> {
        self.as_ibig(value)
    }

    /// Whether a value is an int, bool or big int.
    pub(crate) fn is_integer(&self, value: &Value) -> bool {
        match value {
            Value::Int(_) | Value::Bool(_) => true,
            Value::Object(object) => object.downcast::<BigInt>().is_some(),
            _ => false,
        }
    }

    /// The order of two values of builtin types that have one: numbers, strings, bytes, tuples,
    /// lists. `None`: no order between these types. `Some(None)`: unordered (nan).
    pub(crate) fn compare(&mut self, left: &Value, right: &Value) -> Res<Option<Option<Ordering>>> {
        self.compare_nested(left, right, 0)
    }

    fn compare_nested(
        &mut self,
        left: &Value,
        right: &Value,
        depth: usize,
    ) -> Res<Option<Option<Ordering>>> {
        if let Some(order) = self.compare_numbers(left, right) {
            return Ok(Some(order));
        }
        if let (Some(a), Some(b)) = (left.downcast::<Str>(), right.downcast::<Str>()) {
            // UTF-8 sorts as code points do.
            return Ok(Some(Some(a.text(&self.heap).cmp(b.text(&self.heap)))));
        }
        if let Some((a, b)) = self.two_byte_handles(left, right) {
            return Ok(Some(Some(a.data(&self.heap).cmp(b.data(&self.heap)))));
        }
        if depth >= NATIVE_DEPTH_MAX {
            return Err(Throw::NeedsGuest);
        }
        if let (Some(a), Some(b)) = (left.downcast::<Tuple>(), right.downcast::<Tuple>()) {
            let (a, b) = (a.clone(), b.clone());
            return self.compare_items(
                |cx, i| {
                    (
                        a.items(&cx.heap).get(i).cloned(),
                        b.items(&cx.heap).get(i).cloned(),
                    )
                },
                depth,
            );
        }
        if let (Some(a), Some(b)) = (left.downcast::<List>(), right.downcast::<List>()) {
            let (a, b) = (a.clone(), b.clone());
            return self.compare_items(
                |cx, i| {
                    (
                        a.items(&cx.heap).get(i).cloned(),
                        b.items(&cx.heap).get(i).cloned(),
                    )
                },
                depth,
            );
        }
        if let (Some(a), Some(b)) = (left.downcast::<Slice>(), right.downcast::<Slice>()) {
            let parts = |slice: &Handle<Slice>, cx: &Context| {
                let slice = slice.get(&cx.heap);
                [slice.start.clone(), slice.stop.clone(), slice.step.clone()]
            };
            let (a, b) = (parts(a, self), parts(b, self));
            return self.compare_items(|_, i| (a.get(i).cloned(), b.get(i).cloned()), depth);
        }
        if self.has_guest_class(left) || self.has_guest_class(right) {
            return Err(Throw::NeedsGuest);
        }
        Ok(None)
    }

    /// The order of the first items that differ, else of the lengths.
    fn compare_items(
        &mut self,
        items: impl Fn(&Context, usize) -> (Option<Value>, Option<Value>),
        depth: usize,
    ) -> Res<Option<Option<Ordering>>> {
        for index in 0.. {
            if index % 16 == 15 {
                self.charge(1)?;
            }
            match items(self, index) {
                (Some(left), Some(right)) => {
                    if let Some(order) = self.compare_numbers(&left, &right) {
                        if order == Some(Ordering::Equal) {
                            continue;
                        }
                        return Ok(Some(order));
                    }
                    if left.is(&right) || self.equal_nested(&left, &right, depth + 1)? {
                        continue;
                    }
                    let order = self.compare_nested(&left, &right, depth + 1)?;
                    // Items without an order: the prelude raises with the right operator.
                    return if order.is_none() {
                        Err(Throw::NeedsGuest)
                    } else {
                        Ok(order)
                    };
                }
                (None, None) => return Ok(Some(Some(Ordering::Equal))),
                (None, _) => return Ok(Some(Some(Ordering::Less))),
                (_, None) => return Ok(Some(Some(Ordering::Greater))),
            }
        }
        Ok(None)
    }
}
