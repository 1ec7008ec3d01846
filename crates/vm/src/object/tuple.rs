//! `tuple`: immutable sequences.

use crate::error::Fault;
use crate::memory::{Handle, Heap, Value};

/// An immutable sequence of values.
#[derive(Debug)]
pub(crate) struct Tuple {
    items: Box<[Value]>,
}

impl Tuple {
    pub(crate) fn new(items: impl Into<Box<[Value]>>) -> Tuple {
        Tuple {
            items: items.into(),
        }
    }

    pub(crate) fn buffer_size(&self) -> usize {
        size_of_val::<[Value]>(&self.items)
    }
}

impl Handle<Tuple> {
    #[inline]
    pub(crate) fn items<'a>(&'a self, heap: &'a Heap) -> &'a [Value] {
        &self.get(heap).items
    }
}

impl Heap {
    /// A new tuple as a value.
    pub(crate) fn tuple_value(&self, items: impl Into<Box<[Value]>>) -> Result<Value, Fault> {
        Ok(self.alloc(Tuple::new(items))?.into_value())
    }
}
