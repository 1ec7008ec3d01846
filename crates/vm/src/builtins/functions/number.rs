//! Builtin functions of numbers.

use crate::builtins::{NativeDef, natives};

/// Functions of numbers.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {};
