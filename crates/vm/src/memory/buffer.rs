//! A growable array whose capacity is charged to the account.

use super::Account;
use crate::error::Fault;
use std::ops::{Deref, DerefMut};

/// A `Vec` that grows only through the account. Whoever owns a buffer inside an object reports
/// [`Buffer::size`] as part of the object's external size, which the heap releases at the end.
#[derive(Debug)]
pub(crate) struct Buffer<T> {
    items: Vec<T>,
}

impl<T> Default for Buffer<T> {
    fn default() -> Self {
        Buffer { items: Vec::new() }
    }
}

impl<T> Deref for Buffer<T> {
    type Target = [T];
    #[inline]
    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T> DerefMut for Buffer<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.items
    }
}

impl<T> Buffer<T> {
    /// A buffer that takes over `items`, not charged yet: an object that is made with it is charged
    /// for it as a whole.
    pub(crate) fn from_vec(items: Vec<T>) -> Buffer<T> {
        Buffer { items }
    }

    /// Bytes charged for it.
    pub(crate) fn size(&self) -> usize {
        self.items.capacity() * size_of::<T>()
    }

    /// Make room for `additional` more items, at least doubling when it must grow.
    #[inline]
    pub(crate) fn reserve(&mut self, account: &Account, additional: usize) -> Result<(), Fault> {
        if self.items.capacity() - self.items.len() >= additional {
            return Ok(());
        }
        self.grow(account, additional)
    }

    #[cold]
    fn grow(&mut self, account: &Account, additional: usize) -> Result<(), Fault> {
        let needed = self
            .items
            .len()
            .checked_add(additional)
            .ok_or(Fault::Memory)?;
        let doubled = self.items.capacity().saturating_mul(2).max(4);
        // Near the limit, take just what is needed rather than fail for the spare room.
        let target = match account.check(doubled.saturating_mul(size_of::<T>())) {
            Ok(()) => needed.max(doubled),
            Err(_) => needed,
        };
        let before = self.size();
        let wanted = target.checked_mul(size_of::<T>()).ok_or(Fault::Memory)?;
        account.charge(wanted - before)?;
        if self
            .items
            .try_reserve_exact(target - self.items.len())
            .is_err()
        {
            account.release(wanted - before);
            return Err(Fault::Memory);
        }
        // The allocator may round up; the account follows what is really held.
        let extra = self.size() - wanted;
        if extra > 0 && account.charge(extra).is_err() {
            self.items.shrink_to(target);
        }
        Ok(())
    }

    #[inline]
    pub(crate) fn push(&mut self, account: &Account, item: T) -> Result<(), Fault> {
        self.reserve(account, 1)?;
        self.items.push(item);
        Ok(())
    }

    /// Append an item for which room was reserved.
    #[inline]
    pub(crate) fn push_reserved(&mut self, item: T) {
        debug_assert!(
            self.items.len() < self.items.capacity(),
            "push without a reserve"
        );
        self.items.push(item);
    }

    /// Where the items lie, for the engine's loop.
    #[inline]
    pub(crate) fn as_mut_ptr(&mut self) -> *mut T {
        self.items.as_mut_ptr()
    }

    /// Declare that the first `len` items are initialised.
    ///
    /// # Safety
    /// As `Vec::set_len`.
    #[inline]
    pub(crate) unsafe fn set_len(&mut self, len: usize) {
        debug_assert!(len <= self.items.capacity());
        // SAFETY: passed on to the caller.
        unsafe { self.items.set_len(len) }
    }

    /// Take the items from `start` up out of the buffer.
    pub(crate) fn take_from(&mut self, start: usize) -> Vec<T> {
        self.items.split_off(start.min(self.items.len()))
    }

    pub(crate) fn insert(&mut self, account: &Account, index: usize, item: T) -> Result<(), Fault> {
        self.reserve(account, 1)?;
        self.items.insert(index.min(self.items.len()), item);
        Ok(())
    }

    /// Append all of `items`.
    pub(crate) fn extend(&mut self, account: &Account, items: Vec<T>) -> Result<(), Fault> {
        self.reserve(account, items.len())?;
        self.items.extend(items);
        Ok(())
    }

    /// Replace `range` by `items`.
    pub(crate) fn splice(
        &mut self,
        account: &Account,
        range: std::ops::Range<usize>,
        items: Vec<T>,
    ) -> Result<(), Fault> {
        self.reserve(account, items.len())?;
        self.items.splice(range, items);
        Ok(())
    }

    pub(crate) fn pop(&mut self) -> Option<T> {
        self.items.pop()
    }

    /// Remove the item at `index`, which must be in range.
    pub(crate) fn remove(&mut self, index: usize) -> T {
        self.items.remove(index)
    }

    pub(crate) fn truncate(&mut self, len: usize) {
        self.items.truncate(len);
    }

    /// Keep the items for which `keep` holds.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.items.retain(keep);
    }

    /// Take the items out; what the buffer held is released.
    pub(crate) fn take(&mut self, account: &Account) -> Vec<T> {
        account.release(self.size());
        std::mem::take(&mut self.items)
    }

    /// Become `items`, charged here.
    pub(crate) fn replace(&mut self, account: &Account, items: Vec<T>) -> Result<Vec<T>, Fault> {
        account.charge(items.capacity() * size_of::<T>())?;
        let old = self.take(account);
        self.items = items;
        Ok(old)
    }

    /// Give spare room back.
    pub(crate) fn shrink(&mut self, account: &Account) {
        let before = self.size();
        self.items.shrink_to_fit();
        account.release(before - self.size());
    }
}
