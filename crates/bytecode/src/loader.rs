//! The loader: files to programs, and back.
//!
//! What it makes is not trusted yet; the verifier decides.

mod detect;
mod error;
mod read;
mod reader;
mod tag;
mod write;

pub use detect::{Format, detect, refuse_pyc};
pub use error::LoadError;
pub use read::read_binary;
pub(crate) use write::write_constant;
pub use write::{program_hash, write_binary};

/// What every binary file begins with. The first byte is no text, the line ends in the middle show
/// when a transfer has changed them.
pub const MAGIC: [u8; 8] = *b"\x89HOG\r\n\x1a\n";
/// The version of the binary form.
pub const VERSION: u16 = 1;
/// Bytes of the content hash.
pub const HASH_SIZE: usize = 32;
/// Bytes before the first section: magic, version, hash.
pub const HEADER_SIZE: usize = MAGIC.len() + 2 + HASH_SIZE;

#[cfg(test)]
mod tests;
