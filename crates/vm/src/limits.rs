//! Limits: what a VM may use, and what it has used.

use std::time::Duration;

/// What a VM may use. Every limit is exact and is checked before the work it bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Total fuel: one unit an instruction, more for instructions that do much.
    pub fuel: u64,
    /// Bytes the VM may hold at once.
    pub memory: usize,
    /// Frames at once; one more raises `RecursionError`.
    pub depth: usize,
    /// Bytes the VM may write.
    pub output: u64,
    /// Wall-clock time from the first instruction of a run, by the host's clock.
    pub deadline: Option<Duration>,
}

impl Default for Limits {
    /// No limit on fuel, output and time; 4 GiB of memory; CPython's 1,000 frames.
    fn default() -> Limits {
        Limits {
            fuel: u64::MAX,
            memory: 4 << 30,
            depth: 1000,
            output: u64::MAX,
            deadline: None,
        }
    }
}

/// What a VM has used so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Fuel: instructions, and the charges of those that do much.
    pub fuel: u64,
    /// Bytes written.
    pub output: u64,
}
