//! Observability: what is asked before every instruction, and looking into a VM that stands.

use crate::engine::Engine;

/// What a run is observed for; the loop that asks it exists beside the one that does not.
#[derive(Debug, Default)]
pub(crate) struct Observer {}

impl Engine {
    /// Asked before every instruction of an observed run; whether to stop before it.
    pub(crate) fn observe(&mut self) -> bool {
        false
    }
}
