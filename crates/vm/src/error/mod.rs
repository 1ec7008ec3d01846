//! How things go wrong: exceptions (Python values that guest code may catch), faults (limits and
//! malformed programs, which it may not), and how both travel through Rust code.

mod anchor;
mod caret;
mod exception;
mod fault;
mod stdlib;
pub(crate) mod suggest;
pub(crate) mod traceback;
mod width;

pub use fault::Fault;

/// Why native code did not come to a result. Exceptions travel in `Context::raised`, so that a
/// result stays two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Throw {
    /// An exception was raised; it stands in `Context::raised`.
    Exception,
    /// A limit was hit before the work was done; the instruction can be run again.
    Fault(Fault),
    /// The work needs guest code (a guest `__eq__`, an iterator that is a generator ...), which
    /// native code never calls. Nothing was changed; the caller goes over to the prelude.
    NeedsGuest,
}

impl From<Fault> for Throw {
    fn from(fault: Fault) -> Throw {
        Throw::Fault(fault)
    }
}

/// What native code returns.
pub(crate) type Res<T> = Result<T, Throw>;
