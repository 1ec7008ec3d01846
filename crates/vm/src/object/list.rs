//! `list`: growable sequences.

use crate::error::Fault;
use crate::memory::{Buffer, Handle, Heap, Value};

/// A growable sequence of values.
#[derive(Debug, Default)]
pub(crate) struct List {
    pub(crate) items: Buffer<Value>,
}

impl List {
    pub(crate) fn new(items: Vec<Value>) -> List {
        List {
            items: Buffer::from_vec(items),
        }
    }
}

impl Handle<List> {
    #[inline]
    pub(crate) fn items<'a>(&'a self, heap: &'a Heap) -> &'a [Value] {
        &self.get(heap).items
    }

    #[inline]
    pub(crate) fn items_mut<'a>(&'a self, heap: &'a mut Heap) -> &'a mut [Value] {
        &mut self.get_mut(heap).items
    }

    #[inline]
    pub(crate) fn push(&self, heap: &mut Heap, item: Value) -> Result<(), Fault> {
        let (list, account) = self.edit(heap);
        list.items.push(account, item)
    }

    pub(crate) fn extend(&self, heap: &mut Heap, items: Vec<Value>) -> Result<(), Fault> {
        let (list, account) = self.edit(heap);
        list.items.extend(account, items)
    }
}

impl Heap {
    /// A new list as a value.
    pub(crate) fn list_value(&self, items: Vec<Value>) -> Result<Value, Fault> {
        Ok(self.alloc(List::new(items))?.into_value())
    }
}
