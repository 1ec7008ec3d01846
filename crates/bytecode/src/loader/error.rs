//! Why a file is not a program.

use crate::parser::ParseError;
use thiserror::Error;

/// Why the loader refuses a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LoadError {
    /// The file is not in any form that is known.
    #[error("not a program: {reason}")]
    Unrecognized {
        /// What it looks like.
        reason: String,
    },
    /// The magic number is damaged the way text-mode transfers do.
    #[error("damaged binary program: line ends were changed, transfer it in binary mode")]
    LineEndsChanged,
    /// A CPython bytecode file.
    #[error("bytecode file of {version} (magic number {magic}): .pyc files are not supported")]
    Pyc {
        /// The CPython it is from.
        version: String,
        /// The number the file begins with.
        magic: u16,
    },
    /// Bytes that are no program text.
    #[error("byte {offset}: not UTF-8 text")]
    NotText {
        /// Where.
        offset: usize,
    },
    /// The file is larger than any may be.
    #[error("file of {size} bytes exceeds the limit of {limit}")]
    TooLarge {
        /// Its size.
        size: usize,
        /// The limit.
        limit: usize,
    },
    /// The binary form is of another version.
    #[error("binary form version {found} is not supported (this is version {supported})")]
    Version {
        /// The file's.
        found: u16,
        /// Ours.
        supported: u16,
    },
    /// The content does not have the hash the header says.
    #[error("content hash does not match: the file is damaged")]
    Hash,
    /// The file ends early.
    #[error("byte {offset}: {what} is cut short")]
    Truncated {
        /// Where the file or the section ends.
        offset: usize,
        /// What was being read.
        what: &'static str,
    },
    /// Bytes follow what should be the end.
    #[error("byte {offset}: unexpected bytes after {what}")]
    Trailing {
        /// Where they begin.
        offset: usize,
        /// What had ended.
        what: &'static str,
    },
    /// Sections are not the known ones in their order.
    #[error("byte {offset}: section {found} where section {expected} is due")]
    Section {
        /// Where.
        offset: usize,
        /// Its number.
        found: u8,
        /// The number that is due.
        expected: u8,
    },
    /// A number, tag or text is not valid.
    #[error("byte {offset}: invalid {what}")]
    Invalid {
        /// Where.
        offset: usize,
        /// What it should be.
        what: &'static str,
    },
    /// There is more of something than may be.
    #[error("byte {offset}: {count} {what} exceed the limit of {limit}")]
    Limit {
        /// Where the count stands.
        offset: usize,
        /// The count.
        count: u64,
        /// What is counted.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// An instruction stream is malformed.
    #[error("instructions of code {code} at byte {offset}: {error}")]
    Instructions {
        /// Which code.
        code: u32,
        /// Where its stream begins; the error counts from there.
        offset: usize,
        /// What is wrong.
        error: ParseError,
    },
    /// The same program has another, shorter or better ordered form.
    #[error("byte {offset}: not the canonical form of the program")]
    NotCanonical {
        /// Where the canonical form differs first.
        offset: usize,
    },
}
