//! The state of a random generator.

use crate::number::random::Twister;

/// A Mersenne Twister, and the second number that `gauss` made and did not give out yet.
#[derive(Debug)]
pub(crate) struct RandomState {
    pub(crate) twister: Twister,
    pub(crate) gauss: Option<f64>,
}

impl RandomState {
    /// Bytes of the twister's words.
    pub(crate) fn buffer_size(&self) -> usize {
        624 * 4
    }
}
