//! Integers beyond 64 bits.

use crate::error::Fault;
use crate::memory::{Heap, Value};
use dashu_int::IBig;

/// An integer that does not fit 64 bits; smaller ones are always `Value::Int`.
#[derive(Debug)]
pub(crate) struct BigInt {
    pub(crate) value: IBig,
}

impl BigInt {
    pub(crate) fn buffer_size(&self) -> usize {
        bigint_size(&self.value)
    }
}

/// Bytes an integer's digits take.
pub(crate) fn bigint_size(value: &IBig) -> usize {
    use dashu_int::ops::BitTest;
    value.bit_len() / 8 + 8
}

impl Heap {
    /// An integer as a value, inline if it fits.
    pub(crate) fn int_value(&self, value: IBig) -> Result<Value, Fault> {
        match i64::try_from(&value) {
            Ok(small) => Ok(Value::Int(small)),
            Err(_) => Ok(self.alloc(BigInt { value })?.into_value()),
        }
    }
}
