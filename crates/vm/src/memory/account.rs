//! The account: how many bytes a VM holds, and how many it may.

use crate::error::Fault;
use std::cell::Cell;

/// Bytes held by one VM. Every allocation is charged here before it is made.
#[derive(Debug)]
pub(crate) struct Account {
    used: Cell<usize>,
    peak: Cell<usize>,
    limit: Cell<usize>,
}

/// No VM may hold more: a 32-bit reference count cannot overflow below it, since a reference takes
/// 16 accounted bytes.
const LIMIT_MAX: usize = 1 << 35;

impl Account {
    pub(crate) fn new(limit: usize) -> Account {
        let account = Account {
            used: Cell::new(0),
            peak: Cell::new(0),
            limit: Cell::new(0),
        };
        account.set_limit(limit);
        account
    }

    /// Take `bytes`, or fail and change nothing.
    #[inline]
    pub(crate) fn charge(&self, bytes: usize) -> Result<(), Fault> {
        let used = self.used.get().saturating_add(bytes);
        if used > self.limit.get() {
            return Err(Fault::Memory);
        }
        self.used.set(used);
        if used > self.peak.get() {
            self.peak.set(used);
        }
        Ok(())
    }

    /// Whether `bytes` more would fit; for work whose result is charged piece by piece.
    pub(crate) fn check(&self, bytes: usize) -> Result<(), Fault> {
        if self.used.get().saturating_add(bytes) > self.limit.get() {
            return Err(Fault::Memory);
        }
        Ok(())
    }

    /// Give `bytes` back.
    #[inline]
    pub(crate) fn release(&self, bytes: usize) {
        debug_assert!(self.used.get() >= bytes, "more released than charged");
        self.used.set(self.used.get().saturating_sub(bytes));
    }

    pub(crate) fn used(&self) -> usize {
        self.used.get()
    }

    pub(crate) fn peak(&self) -> usize {
        self.peak.get()
    }

    pub(crate) fn set_limit(&self, limit: usize) {
        self.limit.set(limit.min(LIMIT_MAX));
    }
}
