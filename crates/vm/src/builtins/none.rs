//! `none`: the table of its methods, and how one is made.

use super::NativeDef;
use super::types::Getter;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];
