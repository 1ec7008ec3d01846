//! The VM.

pub(crate) mod number;
pub(crate) mod text;
