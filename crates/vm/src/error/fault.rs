//! Faults: what stops a VM and cannot be caught by guest code.

use thiserror::Error;

/// A limit was hit. The VM stands before the instruction that would have passed it, intact; with
/// the limit raised it can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
#[non_exhaustive]
pub enum Fault {
    /// The total fuel is used up.
    #[error("fuel limit reached")]
    Fuel,
    /// The next allocation would pass the memory limit.
    #[error("memory limit reached")]
    Memory,
    /// The next write would pass the output limit.
    #[error("output limit reached")]
    Output,
    /// The program has ended; there is nothing left to run.
    #[error("the program has ended")]
    Ended,
    /// The deadline has passed.
    #[error("deadline passed")]
    Deadline,
    /// The engine met a state that a verified program cannot reach: a bug of the VM.
    #[error("internal error: a verified program reached an impossible state")]
    Internal,
}
