//! Builtin functions of text: representation and characters.

use crate::builtins::{NativeDef, natives};

/// Functions of text: representation and characters.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {};
