//! Builtin functions of objects, attributes and namespaces.

use crate::builtins::{NativeDef, natives};

/// Functions of objects, attributes and namespaces.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {};
