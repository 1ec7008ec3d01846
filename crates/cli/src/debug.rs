//! `hog debug`: run a program step by step.

use crate::options::DebugOptions;
use crate::status::Status;

/// Debug what the options say.
pub fn run(options: &DebugOptions) -> Status {
    let _ = options;
    crate::report::usage_error("not there yet", false)
}
