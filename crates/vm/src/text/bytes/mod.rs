//! What the methods of `bytes` and `bytearray` compute: bytes in, bytes out; letters, digits and
//! whitespace are those of ASCII.

pub(crate) mod change;
pub(crate) mod hex;
pub(crate) mod search;
pub(crate) mod split;

/// Python's whitespace among the bytes.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}
