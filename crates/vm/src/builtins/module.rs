//! `module`: the table of its methods. Its attributes are its namespace.

use super::NativeDef;
use super::types::Getter;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {};

/// Computed attributes: `__dict__` comes from `object`, the others stand in the namespace.
pub(crate) static GETTERS: &[Getter] = &[];
