//! Hashing of values, with CPython's numbers; strings as CPython does under `PYTHONHASHSEED=0`.

use super::{
    BigInt, Bytes, ComplexNumber, GenericAlias, Instance, NativeInstance, Range, Set, Slice, Str,
    Tuple,
};
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::number::hash::{TupleHash, hash_big, hash_float, hash_i64, hash_range};
use siphasher::sip::SipHasher13;
use std::hash::Hasher;

/// Nested deeper than this, hashing and comparing go over to the prelude, whose frames are bounded.
pub(crate) const NATIVE_DEPTH_MAX: usize = 100;

/// The hash of None, as CPython has it since 3.12.
const NONE_HASH: i64 = 0xfca8_6420;

/// The hash of a text: SipHash-1-3 over its code points in the narrowest of 1, 2 and 4 bytes.
pub(crate) fn str_hash(text: &str) -> i64 {
    let mut hasher = SipHasher13::new_with_keys(0, 0);
    if text.is_empty() {
        return 0;
    }
    if text.is_ascii() {
        hasher.write(text.as_bytes());
    } else {
        let widest = text.chars().max().map_or(0, u32::from);
        for character in text.chars() {
            let code = u32::from(character);
            match widest {
                0..=0xff => hasher.write(&[code as u8]),
                0x100..=0xffff => hasher.write(&(code as u16).to_le_bytes()),
                _ => hasher.write(&code.to_le_bytes()),
            }
        }
    }
    not_minus_one(hasher.finish() as i64)
}

fn bytes_hash(data: &[u8]) -> i64 {
    if data.is_empty() {
        return 0;
    }
    let mut hasher = SipHasher13::new_with_keys(0, 0);
    hasher.write(data);
    not_minus_one(hasher.finish() as i64)
}

/// The hash of a tuple of items with these hashes.
fn combine(hashes: &[i64]) -> i64 {
    let mut combined = TupleHash::new();
    hashes.iter().for_each(|&hash| combined.add(hash));
    combined.finish()
}

/// -1 means an error in CPython's interface, so no hash is -1.
pub(crate) fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

impl Context {
    /// `hash(value)`, as far as no guest `__hash__` is needed.
    #[inline]
    pub(crate) fn hash(&mut self, value: &Value) -> Res<i64> {
        match value {
            Value::Int(value) => Ok(hash_i64(*value)),
            Value::Object(object) => {
                if let Some(string) = object.downcast::<Str>() {
                    return Ok(self.hash_str(string));
                }
                self.hash_nested(value, 0)
            }
            _ => self.hash_nested(value, 0),
        }
    }

    fn hash_nested(&mut self, value: &Value, depth: usize) -> Res<i64> {
        let object = match value {
            Value::Int(value) => return Ok(hash_i64(*value)),
            Value::Bool(value) => return Ok(i64::from(*value)),
            Value::Float(value) => return Ok(hash_float(*value).unwrap_or(0)),
            Value::None => return Ok(NONE_HASH),
            Value::Ellipsis => return Ok(NONE_HASH + 1),
            Value::NotImplemented => return Ok(NONE_HASH + 2),
            Value::Unbound => return Err(Throw::Fault(crate::error::Fault::Internal)),
            Value::Object(object) => object,
        };
        if let Some(string) = object.downcast::<Str>() {
            return Ok(self.hash_str(string));
        }
        if let Some(tuple) = object.downcast::<Tuple>() {
            if depth >= NATIVE_DEPTH_MAX {
                return Err(Throw::NeedsGuest);
            }
            let tuple = tuple.clone();
            let count = tuple.items(&self.heap).len();
            self.charge_items(count)?;
            let mut combined = TupleHash::new();
            for index in 0..count {
                let item = tuple.items(&self.heap)[index].clone();
                combined.add(self.hash_nested(&item, depth + 1)?);
            }
            return Ok(combined.finish());
        }
        if let Some(big) = object.downcast::<BigInt>() {
            return Ok(hash_big(&big.get(&self.heap).value));
        }
        if let Some(complex) = object.downcast::<ComplexNumber>() {
            return Ok(self.complex_hash(&complex.clone()));
        }
        if let Some(bytes) = object.downcast::<Bytes>() {
            return Ok(bytes_hash(&bytes.get(&self.heap).data));
        }
        if let Some(set) = object.downcast::<Set>()
            && set.get(&self.heap).frozen
        {
            let count = set.get(&self.heap).slot_count();
            self.charge_items(count)?;
            return Ok(set.get(&self.heap).content_hash());
        }
        if let Some(range) = object.downcast::<Range>() {
            let range = range.get(&self.heap);
            let hash = |number: i128| hash_big(&number.into());
            let len = range.len();
            return Ok(hash_range(
                hash(len as i128),
                hash(range.start),
                if len == 1 {
                    NONE_HASH
                } else {
                    hash(range.step)
                },
            ));
        }
        if let Some(slice) = object.downcast::<Slice>() {
            let slice = slice.get(&self.heap);
            let parts = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
            let mut hashes = [0; 3];
            for (hash, part) in hashes.iter_mut().zip(&parts) {
                *hash = self.hash_nested(part, depth + 1)?;
            }
            return Ok(combine(&hashes));
        }
        if let Some(alias) = object.downcast::<GenericAlias>() {
            let alias = alias.get(&self.heap);
            let (origin, args) = (alias.origin.clone(), alias.args.to_value());
            let hash =
                self.hash_nested(&origin, depth + 1)? ^ self.hash_nested(&args, depth + 1)?;
            return Ok(not_minus_one(hash));
        }
        self.hash_object(value, depth)
    }

    /// The hash of an object that has no content of its own to hash.
    fn hash_object(&mut self, value: &Value, depth: usize) -> Res<i64> {
        let Value::Object(object) = value else {
            return Ok(0);
        };
        let class = self.type_of(value)?;
        let name = self.special(Special::Hash)?;
        match self.lookup(&class, &name)? {
            Some(Value::None) => return Err(self.unhashable(value)),
            Some(method) if !self.is_native_method(&method) => return Err(Throw::NeedsGuest),
            _ => {}
        }
        let unhashable = [TypeId::List, TypeId::Dict, TypeId::Set, TypeId::ByteArray];
        let layout = class.get(&self.heap).layout;
        if unhashable.contains(&layout) && object.downcast::<Instance>().is_none() {
            return Err(self.unhashable(value));
        }
        if let Some(instance) = object.downcast::<NativeInstance>() {
            let native = instance.get(&self.heap).native.clone();
            return self.hash_nested(&native, depth + 1);
        }
        Ok(self.identity_hash(value))
    }

    fn unhashable(&mut self, value: &Value) -> Throw {
        let name = self.type_name(value);
        self.type_error(format!("unhashable type: '{name}'"))
    }

    /// `id(value)`-based hash of objects without a hash of their own: deterministic, because
    /// identities are serial numbers.
    pub(crate) fn identity_hash(&mut self, value: &Value) -> i64 {
        not_minus_one(self.identity(value) >> 4)
    }
}
