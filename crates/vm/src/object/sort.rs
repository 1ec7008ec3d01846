//! Stable sorting of values that compare natively.
//!
//! Keys of one simple type go to the standard library's sort. All others, whose order may be
//! partial (nan, sets), go to a merge sort that compares as CPython does: a later item with an
//! earlier one, by `<` only, in runs that binary insertion extends.

use super::Str;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use hognose_bytecode::operand::CompareOperator;
use std::cmp::Ordering;

/// Runs shorter than this are extended by insertion.
const RUN_MAX: usize = 64;

impl Context {
    /// The values in ascending order, or in descending order; equal ones stay in their order.
    pub(crate) fn sort_natively(&mut self, items: Vec<Value>, reverse: bool) -> Res<Vec<Value>> {
        let order = self.sorted_order(&items, reverse)?;
        Ok(order.into_iter().map(|at| items[at].clone()).collect())
    }

    /// The places of `keys` in sorted order. Fails before anything is compared if a limit does not
    /// allow it.
    pub(crate) fn sorted_order(&mut self, keys: &[Value], reverse: bool) -> Res<Vec<usize>> {
        let count = keys.len();
        let depth = u64::from(usize::BITS - count.leading_zeros());
        self.heap
            .account()
            .check(count.saturating_mul(2 * size_of::<(f64, usize)>()))?;
        self.charge(count as u64 * depth / 16)?;
        if let Some(order) = order_of_numbers(keys, reverse) {
            return Ok(order);
        }
        if let Some(order) = self.order_of_strings(keys, reverse) {
            return Ok(order);
        }
        let mut order: Vec<usize> = (0..count).collect();
        if reverse {
            order.reverse();
        }
        self.merge_sort(keys, &mut order)?;
        if reverse {
            order.reverse();
        }
        Ok(order)
    }

    fn order_of_strings(&self, keys: &[Value], reverse: bool) -> Option<Vec<usize>> {
        let text = |(at, key): (usize, &'_ Value)| {
            key.downcast::<Str>()?;
            Some(at)
        };
        let mut order: Vec<usize> = keys.iter().enumerate().map(text).collect::<Option<_>>()?;
        let heap = &self.heap;
        let text = |at: usize| keys[at].downcast::<Str>().map(|key| key.text(heap));
        sort_stably(&mut order, reverse, |a, b| text(*a).cmp(&text(*b)));
        Some(order)
    }

    // The merge sort.

    fn less(&mut self, keys: &[Value], left: usize, right: usize) -> Res<bool> {
        let (left, right) = (&keys[left], &keys[right]);
        match self.compare_operator(CompareOperator::Lt, left, right)? {
            Some(less) => Ok(less),
            None => Err(self.not_ordered(CompareOperator::Lt, left, right)),
        }
    }

    fn merge_sort(&mut self, keys: &[Value], order: &mut Vec<usize>) -> Res<()> {
        let mut runs = self.make_runs(keys, order)?;
        let mut merged = Vec::with_capacity(order.len());
        while runs.len() > 1 {
            merged.clear();
            let mut next_runs = Vec::with_capacity(runs.len() / 2 + 1);
            for pair in runs.chunks(2) {
                let start = merged.len();
                match pair {
                    [left, right] => {
                        let (left, right) = (&order[left.clone()], &order[right.clone()]);
                        self.merge(keys, left, right, &mut merged)?;
                    }
                    _ => pair
                        .iter()
                        .for_each(|run| merged.extend_from_slice(&order[run.clone()])),
                }
                next_runs.push(start..merged.len());
            }
            std::mem::swap(order, &mut merged);
            runs = next_runs;
        }
        Ok(())
    }

    /// Sorted runs, side by side, that cover the whole order.
    fn make_runs(
        &mut self,
        keys: &[Value],
        order: &mut [usize],
    ) -> Res<Vec<std::ops::Range<usize>>> {
        let least = shortest_run(order.len());
        let mut runs = Vec::new();
        let mut start = 0;
        while start < order.len() {
            let rest = &mut order[start..];
            let natural = self.natural_run(keys, rest)?;
            let forced = least.min(rest.len()).max(natural);
            self.insert_binary(keys, &mut rest[..forced], natural)?;
            runs.push(start..start + forced);
            start += forced;
        }
        Ok(runs)
    }

    /// How many items at the front are in order; a strictly descending run is turned round.
    fn natural_run(&mut self, keys: &[Value], order: &mut [usize]) -> Res<usize> {
        if order.len() < 2 {
            return Ok(order.len());
        }
        let descending = self.less(keys, order[1], order[0])?;
        let mut end = 2;
        while end < order.len() && self.less(keys, order[end], order[end - 1])? == descending {
            end += 1;
        }
        if descending {
            order[..end].reverse();
        }
        Ok(end)
    }

    /// Insert the items from `sorted` up into the sorted ones before them.
    fn insert_binary(&mut self, keys: &[Value], order: &mut [usize], sorted: usize) -> Res<()> {
        for at in sorted..order.len() {
            let item = order[at];
            let (mut low, mut high) = (0, at);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.less(keys, item, order[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            order[low..=at].rotate_right(1);
        }
        Ok(())
    }

    fn merge(
        &mut self,
        keys: &[Value],
        left: &[usize],
        right: &[usize],
        merged: &mut Vec<usize>,
    ) -> Res<()> {
        let (mut l, mut r) = (0, 0);
        while l < left.len() && r < right.len() {
            if self.less(keys, right[r], left[l])? {
                merged.push(right[r]);
                r += 1;
            } else {
                merged.push(left[l]);
                l += 1;
            }
        }
        merged.extend_from_slice(&left[l..]);
        merged.extend_from_slice(&right[r..]);
        Ok(())
    }

    /// Whether the keys may be sorted natively at all; said before a list gives its items away.
    pub(crate) fn sort_or_guest(
        &mut self,
        keys: &[Value],
        reverse: bool,
    ) -> Res<Option<Vec<usize>>> {
        match self.sorted_order(keys, reverse) {
            Ok(order) => Ok(Some(order)),
            Err(Throw::NeedsGuest) => Ok(None),
            Err(throw) => Err(throw),
        }
    }
}

/// Between 32 and 64, so that the runs of `count` items are about a power of two; `count` itself if
/// it is below 64.
fn shortest_run(mut count: usize) -> usize {
    let mut odd = 0;
    while count >= RUN_MAX {
        odd |= count & 1;
        count >>= 1;
    }
    count + odd
}

fn sort_stably<T>(items: &mut [T], reverse: bool, order: impl Fn(&T, &T) -> Ordering) {
    match reverse {
        false => items.sort_by(order),
        true => items.sort_by(|a, b| order(b, a)),
    }
}

/// The order of keys that are all machine integers, or all floats without nan.
fn order_of_numbers(keys: &[Value], reverse: bool) -> Option<Vec<usize>> {
    match keys.first()? {
        Value::Int(_) => {
            let whole = |(at, key): (usize, &Value)| match key {
                Value::Int(key) => Some((*key, at)),
                _ => None,
            };
            let mut pairs: Vec<(i64, usize)> =
                keys.iter().enumerate().map(whole).collect::<Option<_>>()?;
            sort_stably(&mut pairs, reverse, |a, b| a.0.cmp(&b.0));
            Some(pairs.into_iter().map(|pair| pair.1).collect())
        }
        Value::Float(_) => {
            let real = |(at, key): (usize, &Value)| match key {
                Value::Float(key) if !key.is_nan() => Some((*key, at)),
                _ => None,
            };
            let mut pairs: Vec<(f64, usize)> =
                keys.iter().enumerate().map(real).collect::<Option<_>>()?;
            let order = |a: &(f64, usize), b: &(f64, usize)| {
                a.0.partial_cmp(&b.0).unwrap_or(Ordering::Equal)
            };
            sort_stably(&mut pairs, reverse, order);
            Some(pairs.into_iter().map(|pair| pair.1).collect())
        }
        _ => None,
    }
}
