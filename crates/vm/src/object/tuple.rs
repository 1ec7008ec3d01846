//! `tuple`: immutable sequences.

use crate::error::Fault;
use crate::memory::{Handle, Heap, Value};

/// An immutable sequence of values. Short ones, such as pairs and the results of `enumerate` and
/// `zip`, lie in the object itself and need no buffer.
#[derive(Debug)]
pub(crate) enum Tuple {
    Short { len: u8, items: [Value; SHORT_MAX] },
    Long(Box<[Value]>),
}

/// The longest tuple that lies in the object.
const SHORT_MAX: usize = 3;

impl Tuple {
    pub(crate) fn new(items: impl TupleSource) -> Tuple {
        let given = items.as_items();
        if given.len() > SHORT_MAX {
            return Tuple::Long(items.into_box());
        }
        let mut short = [const { Value::Unbound }; SHORT_MAX];
        for (slot, item) in short.iter_mut().zip(given) {
            *slot = item.clone();
        }
        Tuple::Short {
            len: given.len() as u8,
            items: short,
        }
    }

    #[inline]
    pub(crate) fn as_slice(&self) -> &[Value] {
        match self {
            Tuple::Short { len, items } => &items[..usize::from(*len).min(SHORT_MAX)],
            Tuple::Long(items) => items,
        }
    }

    pub(crate) fn buffer_size(&self) -> usize {
        match self {
            Tuple::Short { .. } => 0,
            Tuple::Long(items) => size_of_val::<[Value]>(items),
        }
    }
}

impl Handle<Tuple> {
    #[inline]
    pub(crate) fn items<'a>(&'a self, heap: &'a Heap) -> &'a [Value] {
        self.get(heap).as_slice()
    }
}

impl Heap {
    /// A new tuple as a value. A short one is filled where it stays: moved there together, its
    /// items would be read wider than they were written, which waits for the store buffer.
    pub(crate) fn tuple_value(&mut self, items: impl TupleSource) -> Result<Value, Fault> {
        let given = items.as_items();
        if given.len() > SHORT_MAX {
            return Ok(self.alloc(Tuple::Long(items.into_box()))?.into_value());
        }
        let empty = [const { Value::Unbound }; SHORT_MAX];
        let tuple = self.alloc(Tuple::Short {
            len: given.len() as u8,
            items: empty,
        })?;
        if let Tuple::Short { items: slots, .. } = tuple.get_mut(self) {
            for (slot, item) in slots.iter_mut().zip(given) {
                *slot = item.clone();
            }
        }
        Ok(tuple.into_value())
    }
}

/// What a tuple can be made of.
pub(crate) trait TupleSource {
    fn as_items(&self) -> &[Value];
    fn into_box(self) -> Box<[Value]>;
}

impl TupleSource for Vec<Value> {
    fn as_items(&self) -> &[Value] {
        self
    }
    fn into_box(self) -> Box<[Value]> {
        self.into()
    }
}

impl<const N: usize> TupleSource for [Value; N] {
    fn as_items(&self) -> &[Value] {
        self
    }
    fn into_box(self) -> Box<[Value]> {
        self.into()
    }
}

impl TupleSource for &[Value] {
    fn as_items(&self) -> &[Value] {
        self
    }
    fn into_box(self) -> Box<[Value]> {
        self.into()
    }
}

impl TupleSource for Box<[Value]> {
    fn as_items(&self) -> &[Value] {
        self
    }
    fn into_box(self) -> Box<[Value]> {
        self
    }
}
