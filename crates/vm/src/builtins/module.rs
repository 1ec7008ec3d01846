//! `module`: the table of its methods. Its attributes are its namespace.

use super::types::Getter;
use super::{NativeDef, natives};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {};

/// Computed attributes: `__dict__` comes from `object`, the others stand in the namespace.
pub(crate) static GETTERS: &[Getter] = &[];
