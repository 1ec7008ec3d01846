//! The status the process ends with.

use std::process::ExitCode;

/// The status the process ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The program ended.
    Success,
    /// An exception left the program.
    Exception,
    /// Wrong usage, or a file that is not a program.
    Usage,
    /// A limit was hit.
    Limit,
    /// The program asked for this status itself.
    Exit(i32),
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Success => 0,
            Status::Exception => 1,
            Status::Usage => 2,
            Status::Limit => 3,
            // The system keeps the low eight bits.
            Status::Exit(number) => number as u8,
        })
    }
}
