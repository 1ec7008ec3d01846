//! A cursor over a file's bytes: every read is checked, and says where it failed.

use super::error::LoadError;
use crate::parser::varint::{self, VarintError};

type Result<T> = std::result::Result<T, LoadError>;

/// Reads from `bytes`, which begin at `base` of the file.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    base: usize,
    offset: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], base: usize) -> Self {
        Reader {
            bytes,
            base,
            offset: 0,
        }
    }

    /// Where in the file the next byte stands.
    pub(super) fn offset(&self) -> usize {
        self.base + self.offset
    }

    pub(super) fn remaining(&self) -> usize {
        self.bytes.len().saturating_sub(self.offset)
    }

    pub(super) fn invalid<T>(&self, offset: usize, what: &'static str) -> Result<T> {
        Err(LoadError::Invalid { offset, what })
    }

    fn truncated<T>(&self, what: &'static str) -> Result<T> {
        let offset = self.base + self.bytes.len();
        Err(LoadError::Truncated { offset, what })
    }

    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: usize, what: &'static str) -> Result<&'a [u8]> {
        let end = self.offset.checked_add(count);
        match end.and_then(|end| self.bytes.get(self.offset..end)) {
            Some(bytes) => {
                self.offset += count;
                Ok(bytes)
            }
            None => self.truncated(what),
        }
    }

    pub(super) fn byte(&mut self, what: &'static str) -> Result<u8> {
        Ok(self.take(1, what)?.first().copied().unwrap_or(0))
    }

    pub(super) fn float(&mut self, what: &'static str) -> Result<f64> {
        let mut bits = [0; 8];
        bits.copy_from_slice(self.take(8, what)?);
        Ok(f64::from_bits(u64::from_le_bytes(bits)))
    }

    pub(super) fn long(&mut self, what: &'static str) -> Result<u64> {
        let rest = self.bytes.get(self.offset..).unwrap_or(&[]);
        match varint::read_long(rest) {
            Ok((number, length)) => {
                self.offset += length;
                Ok(number)
            }
            Err(VarintError::Truncated) => self.truncated(what),
            Err(_) => self.invalid(self.offset(), what),
        }
    }

    pub(super) fn number(&mut self, what: &'static str) -> Result<u32> {
        let offset = self.offset();
        match u32::try_from(self.long(what)?) {
            Ok(number) => Ok(number),
            Err(_) => self.invalid(offset, what),
        }
    }

    pub(super) fn signed(&mut self, what: &'static str) -> Result<i64> {
        let folded = self.long(what)?;
        Ok((folded >> 1) as i64 ^ -((folded & 1) as i64))
    }

    /// How many of something follow. Each takes a byte at least, so that no count can promise more
    /// than the file holds.
    pub(super) fn count(&mut self, limit: usize, what: &'static str) -> Result<usize> {
        let offset = self.offset();
        let count = self.long(what)?;
        if count > limit as u64 {
            let limit = limit as u64;
            return Err(LoadError::Limit {
                offset,
                count,
                what,
                limit,
            });
        }
        let count = count as usize;
        if count > self.remaining() {
            return self.truncated(what);
        }
        Ok(count)
    }

    /// Bytes with their length before them.
    pub(super) fn bytes(&mut self, what: &'static str) -> Result<&'a [u8]> {
        let length = self.long(what)?;
        match usize::try_from(length) {
            Ok(length) => self.take(length, what),
            Err(_) => self.truncated(what),
        }
    }

    pub(super) fn text(&mut self, what: &'static str) -> Result<String> {
        let start = self.offset();
        let bytes = self.bytes(what)?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_string()),
            Err(_) => self.invalid(start, what),
        }
    }

    /// A member of `table` by its number.
    pub(super) fn member<T: Copy>(&mut self, table: &[T], what: &'static str) -> Result<T> {
        let offset = self.offset();
        let number = self.byte(what)?;
        match table.get(usize::from(number)) {
            Some(member) => Ok(*member),
            None => self.invalid(offset, what),
        }
    }

    /// Nothing may follow.
    pub(super) fn end(&self, what: &'static str) -> Result<()> {
        match self.remaining() {
            0 => Ok(()),
            _ => Err(LoadError::Trailing {
                offset: self.offset(),
                what,
            }),
        }
    }
}
