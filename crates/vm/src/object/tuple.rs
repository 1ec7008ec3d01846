//! `tuple`: immutable sequences.

use crate::error::Fault;
use crate::memory::{Handle, Heap, Value};

/// An immutable sequence of values. Short ones, such as pairs and the results of `enumerate` and
/// `zip`, lie in the object itself, which halves what making one costs.
#[derive(Debug)]
pub(crate) enum Tuple {
    Short { len: u8, items: [Value; SHORT_MAX] },
    Long(Box<[Value]>),
}

/// The longest tuple that lies in the object.
const SHORT_MAX: usize = 3;

impl Tuple {
    pub(crate) fn new(items: impl Into<TupleItems>) -> Tuple {
        items.into().0
    }

    /// A short tuple of an iterator's items, which are no more than fit.
    fn short(items: impl Iterator<Item = Value>) -> Tuple {
        let mut short = [const { Value::Unbound }; SHORT_MAX];
        let mut len = 0;
        for (slot, item) in short.iter_mut().zip(items) {
            *slot = item;
            len += 1;
        }
        Tuple::Short { len, items: short }
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

/// What a tuple can be made of.
pub(crate) struct TupleItems(Tuple);

impl From<Vec<Value>> for TupleItems {
    fn from(items: Vec<Value>) -> TupleItems {
        TupleItems(match items.len() <= SHORT_MAX {
            true => Tuple::short(items.into_iter()),
            false => Tuple::Long(items.into()),
        })
    }
}

impl<const N: usize> From<[Value; N]> for TupleItems {
    fn from(items: [Value; N]) -> TupleItems {
        TupleItems(match N <= SHORT_MAX {
            true => Tuple::short(items.into_iter()),
            false => Tuple::Long(items.into()),
        })
    }
}

impl From<&[Value]> for TupleItems {
    fn from(items: &[Value]) -> TupleItems {
        TupleItems(match items.len() <= SHORT_MAX {
            true => Tuple::short(items.iter().cloned()),
            false => Tuple::Long(items.into()),
        })
    }
}

impl From<Box<[Value]>> for TupleItems {
    fn from(items: Box<[Value]>) -> TupleItems {
        TupleItems(match items.len() <= SHORT_MAX {
            true => Tuple::short(items.into_vec().into_iter()),
            false => Tuple::Long(items),
        })
    }
}

impl Handle<Tuple> {
    #[inline]
    pub(crate) fn items<'a>(&'a self, heap: &'a Heap) -> &'a [Value] {
        self.get(heap).as_slice()
    }
}

impl Heap {
    /// A new tuple as a value. A short one is filled where it stays: moving its items there together
    /// costs more than all the rest.
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
