//! The host: every effect passes here. A VM has no other way to the world.

use std::time::Duration;

/// What an embedding program grants to a VM. Every method has a default that grants nothing.
pub trait Host: Send {
    /// Take what the program writes.
    fn write(&mut self, stream: Stream, text: &str) {
        let _ = (stream, text);
    }

    /// Make sure that what was written is seen.
    fn flush(&mut self, stream: Stream) {
        let _ = stream;
    }

    /// The next line of input, with its newline; `None` at the end of input.
    fn read_line(&mut self) -> Option<String> {
        None
    }

    /// Time since some fixed point, never going back; `None` if the program may not know.
    fn monotonic(&mut self) -> Option<Duration> {
        None
    }

    /// Time since the Unix epoch; `None` if the program may not know.
    fn now(&mut self) -> Option<Duration> {
        None
    }

    /// Wait, or do not: a program that sleeps on a host without time just goes on.
    fn sleep(&mut self, duration: Duration) {
        let _ = duration;
    }

    /// The seed of `random` when the program gives none; `None` for the fixed default.
    fn random_seed(&mut self) -> Option<u64> {
        None
    }
}

/// A stream the program writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

/// A host that grants nothing and drops what is written.
#[derive(Debug, Default, Clone, Copy)]
pub struct NoHost;

impl Host for NoHost {}
