//! The VM's own modules.

pub(crate) mod math;
pub(crate) mod random;
mod string;
pub(crate) mod sys;
mod time;

use crate::builtins::NativeModule;

/// All of them.
static MODULES: &[&NativeModule] = &[
    &math::MODULE,
    &random::MODULE,
    &string::MODULE,
    &sys::MODULE,
    &time::MODULE,
];

/// The module of this name.
pub(crate) fn find(name: &str) -> Option<&'static NativeModule> {
    MODULES.iter().find(|module| module.name == name).copied()
}

/// The names of all of them.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|module| module.name)
}
