//! `str` and `bytes`: immutable text and bytes.

use crate::error::Fault;
use crate::memory::{Handle, Heap, Value};
use std::cell::{Cell, OnceCell};

/// Code points between two marks of a text that is not ASCII.
const MARK_EVERY: usize = 64;

/// An immutable string: UTF-8, with its length in code points and marks for constant-time indexing.
#[derive(Debug)]
pub(crate) struct Str {
    text: Box<str>,
    /// Length in code points; equal to the length in bytes for ASCII only.
    len: usize,
    /// The hash, or 0 while it is not known.
    hash: Cell<i64>,
    /// Byte offset of every 64th code point, made on first use; ASCII needs none.
    marks: OnceCell<Box<[u32]>>,
}

impl Str {
    pub(crate) fn new(text: impl Into<Box<str>>) -> Str {
        let text = text.into();
        let len = if text.is_ascii() {
            text.len()
        } else {
            text.chars().count()
        };
        Str {
            text,
            len,
            hash: Cell::new(0),
            marks: OnceCell::new(),
        }
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(crate) fn is_ascii(&self) -> bool {
        self.len == self.text.len()
    }

    pub(crate) fn cached_hash(&self) -> Option<i64> {
        Some(self.hash.get()).filter(|&hash| hash != 0)
    }

    pub(crate) fn cache_hash(&self, hash: i64) {
        self.hash.set(hash);
    }

    /// Bytes of the text and of its marks, made or not.
    pub(crate) fn buffer_size(&self) -> usize {
        let marks = if self.is_ascii() {
            0
        } else {
            (self.len / MARK_EVERY + 1) * 4
        };
        self.text.len() + marks
    }

    /// The byte offset of the code point `index`, which is at most the length.
    pub(crate) fn byte_offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            return index.min(self.text.len());
        }
        if index >= self.len {
            return self.text.len();
        }
        let marks = self.marks.get_or_init(|| {
            self.text
                .char_indices()
                .step_by(MARK_EVERY)
                .map(|(offset, _)| offset as u32)
                .collect()
        });
        let start = marks.get(index / MARK_EVERY).copied().unwrap_or(0) as usize;
        let tail = &self.text[start..];
        let within = tail
            .char_indices()
            .nth(index % MARK_EVERY)
            .map_or(tail.len(), |(o, _)| o);
        start + within
    }

    /// The code point at `index`.
    pub(crate) fn char_at(&self, index: usize) -> Option<char> {
        if self.is_ascii() {
            return self
                .text
                .as_bytes()
                .get(index)
                .map(|&byte| char::from(byte));
        }
        self.text[self.byte_offset(index)..].chars().next()
    }

    /// The text from code point `start` up to `end`.
    pub(crate) fn slice(&self, start: usize, end: usize) -> &str {
        let start = self.byte_offset(start);
        let end = self.byte_offset(end).max(start);
        &self.text[start..end]
    }
}

impl Handle<Str> {
    /// The text.
    #[inline]
    pub(crate) fn text<'a>(&'a self, heap: &'a Heap) -> &'a str {
        self.get(heap).as_str()
    }
}

/// An immutable sequence of bytes.
#[derive(Debug)]
pub(crate) struct Bytes {
    pub(crate) data: Box<[u8]>,
}

impl Bytes {
    pub(crate) fn new(data: impl Into<Box<[u8]>>) -> Bytes {
        Bytes { data: data.into() }
    }

    pub(crate) fn buffer_size(&self) -> usize {
        self.data.len()
    }
}

impl Heap {
    /// A new string.
    pub(crate) fn new_str(&self, text: impl Into<Box<str>>) -> Result<Handle<Str>, Fault> {
        self.alloc(Str::new(text))
    }

    /// A new string as a value.
    pub(crate) fn str_value(&self, text: impl Into<Box<str>>) -> Result<Value, Fault> {
        Ok(self.new_str(text)?.into_value())
    }
}
