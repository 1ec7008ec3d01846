//! Errors on standard error, or as JSON on standard output.

use crate::json;
use crate::status::Status;
use anstyle::{AnsiColor, Style};
use hognose::{Error, ErrorKind};
use serde_json::json;

/// How the word `error` looks.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();

/// A file that is not a program.
pub fn load_error(error: &Error, json: bool) -> Status {
    if json {
        let (line, column) = error.position().unzip();
        json::print(&json!({ "error": {
            "file": error.filename(),
            "line": line,
            "column": column,
            "message": error.message(),
        }}));
    } else if matches!(error.kind(), ErrorKind::Compile(_)) {
        // In CPython's own layout, which begins with the file.
        anstream::eprintln!("{error}");
    } else {
        print_error(&error.to_string());
    }
    Status::Usage
}

/// A file that cannot be read or written.
pub fn file_error(file: &str, error: &std::io::Error, json: bool) -> Status {
    usage_error(&format!("{file}: {}", plain_message(error)), json)
}

/// The system's message as ours are: lower case, without the number.
fn plain_message(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// What the command line asks for cannot be done.
pub fn usage_error(message: &str, json: bool) -> Status {
    if json {
        json::print(&json!({ "error": { "message": message } }));
    } else {
        print_error(message);
    }
    Status::Usage
}

/// A line on standard error.
pub fn print_error(message: &str) {
    anstream::eprintln!("{ERROR}error{ERROR:#}: {message}");
}
