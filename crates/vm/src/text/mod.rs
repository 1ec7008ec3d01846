//! Python's text semantics as pure functions over `&str`: no VM types, no heap handles.
//!
//! The VM supplies what needs an object (the `str()` of an argument, a mapping's item) and charges
//! memory before a call: wherever an output can be much larger than its input, a sibling named
//! `..._size` bounds the output's bytes first. Strings hold no surrogates, so positions count
//! characters as Python does.

#![allow(dead_code)]

pub(crate) mod bytes;
pub(crate) mod case;
pub(crate) mod error;
pub(crate) mod float_format;
pub(crate) mod format_spec;
#[cfg(test)]
pub(crate) mod golden;
#[cfg(test)]
mod hostile_tests;
pub(crate) mod pad;
pub(crate) mod percent;
pub(crate) mod predicate;
pub(crate) mod repr;
pub(crate) mod search;
pub(crate) mod split;
pub(crate) mod str_format;
pub(crate) mod translate;
pub(crate) mod unicode;
pub(crate) mod view;

pub(crate) use error::{ErrorKind, TextError, TextResult};
