//! `hog repl`.

use crate::options::ReplOptions;
use crate::status::Status;

/// Read, run, print, again.
pub fn run(options: &ReplOptions) -> Status {
    let _ = options;
    crate::report::usage_error("not there yet", false)
}
