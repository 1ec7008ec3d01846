//! The VM's own modules.

use crate::builtins::NativeModule;

/// All of them.
static MODULES: &[&NativeModule] = &[];

/// The module of this name.
pub(crate) fn find(name: &str) -> Option<&'static NativeModule> {
    MODULES.iter().find(|module| module.name == name).copied()
}
