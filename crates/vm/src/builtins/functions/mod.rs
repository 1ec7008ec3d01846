//! The builtin functions, in tables by what they are about.

mod iteration;
mod number;
mod object;
mod output;
pub(crate) mod reduce;
pub(crate) mod text;

use super::{NativeDef, TypeId};

/// The builtin functions.
static TABLES: &[&[NativeDef]] = &[
    iteration::FUNCTIONS,
    number::FUNCTIONS,
    object::FUNCTIONS,
    output::FUNCTIONS,
    reduce::FUNCTIONS,
    text::FUNCTIONS,
];

/// All builtin functions.
pub(crate) fn all() -> impl Iterator<Item = &'static NativeDef> {
    TABLES.iter().flat_map(|table| table.iter())
}

/// Builtin types that stand under another name too.
pub(crate) static ALIASES: &[(&str, TypeId)] = &[
    ("IOError", TypeId::OSError),
    ("EnvironmentError", TypeId::OSError),
];

/// Whether a builtin type is a name of its own in the builtins' namespace.
pub(crate) fn is_public(id: TypeId) -> bool {
    id.is_exception() || id.native().construct.is_some() && id != TypeId::Method
}
