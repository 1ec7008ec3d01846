//! Modules.

use super::{Dict, Str};
use crate::builtins::NativeModule;
use crate::memory::Handle;

/// A module: a namespace, and the native table behind it for modules of the VM's own.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) name: Handle<Str>,
    pub(crate) dict: Handle<Dict>,
    /// Names not yet in the namespace are made from here on first use.
    pub(crate) native: Option<&'static NativeModule>,
}
