//! `range` and `slice`.

use crate::memory::Value;

/// `range(start, stop, step)`; bounds beyond 64 bits are refused with a clear error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) start: i64,
    pub(crate) stop: i64,
    pub(crate) step: i64,
}

impl Range {
    /// How many items; saturates at `u64::MAX`, which no range of 64-bit bounds exceeds.
    pub(crate) fn len(&self) -> u64 {
        let (start, stop, step) = (self.start as i128, self.stop as i128, self.step as i128);
        let span = if step > 0 { stop - start } else { start - stop };
        if span <= 0 {
            return 0;
        }
        ((span - 1) / step.abs() + 1) as u64
    }

    /// The item at `index`, which is below the length.
    pub(crate) fn item(&self, index: u64) -> i64 {
        (self.start as i128 + index as i128 * self.step as i128) as i64
    }
}

/// `slice(start, stop, step)`.
#[derive(Debug)]
pub(crate) struct Slice {
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
}
