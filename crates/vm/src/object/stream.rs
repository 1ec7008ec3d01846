//! The standard streams as objects.

use crate::host::Stream;

/// `sys.stdin` (no stream to write to), `sys.stdout` or `sys.stderr`.
#[derive(Debug)]
pub(crate) struct TextStream {
    /// Where it writes; `None`: it is the input.
    pub(crate) output: Option<Stream>,
}
