//! `range` and `slice`.

use crate::memory::Value;

/// `range(start, stop, step)`; bounds beyond [`Range::BOUND_MAX`] are refused with a clear error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) start: i128,
    pub(crate) stop: i128,
    pub(crate) step: i128,
}

impl Range {
    /// Bounds and steps are no further from zero, so that arithmetic with them cannot overflow.
    pub(crate) const BOUND_MAX: i128 = 1 << 120;

    /// How many items.
    pub(crate) fn len(&self) -> u128 {
        let span = match self.step > 0 {
            true => self.stop - self.start,
            false => self.start - self.stop,
        };
        if span <= 0 {
            return 0;
        }
        ((span - 1) / self.step.abs() + 1) as u128
    }

    /// The item at `index`, which is below the length.
    pub(crate) fn item(&self, index: u128) -> i128 {
        let offset = (index as i128).wrapping_mul(self.step);
        self.start.wrapping_add(offset)
    }

    /// The index of an item.
    pub(crate) fn index_of(&self, item: i128) -> Option<u128> {
        let offset = item.checked_sub(self.start)?;
        let index = u128::try_from(offset / self.step).ok()?;
        (offset % self.step == 0 && index < self.len()).then_some(index)
    }

    /// The same items from the end.
    pub(crate) fn reversed(&self) -> Range {
        let len = self.len();
        if len == 0 {
            return *self;
        }
        Range {
            start: self.item(len - 1),
            stop: self.start - self.step.signum(),
            step: -self.step,
        }
    }

    /// First item, step and length, if all items are machine integers.
    pub(crate) fn small(&self) -> Option<(i64, i64, u64)> {
        let left = u64::try_from(self.len()).ok()?;
        if left > 0 {
            i64::try_from(self.item(u128::from(left) - 1)).ok()?;
        }
        let start = i64::try_from(self.start).ok()?;
        Some((start, i64::try_from(self.step).ok()?, left))
    }
}

/// `slice(start, stop, step)`.
#[derive(Debug)]
pub(crate) struct Slice {
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
}
