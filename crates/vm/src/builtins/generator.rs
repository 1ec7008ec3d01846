//! `generator`: the table of its methods, and how one is made.

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];
