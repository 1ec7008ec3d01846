//! `bytes`: how one is made, and the methods that it has in common with `bytearray`: what they make is
//! of the receiver's type.

mod change;
mod hex;
mod make;
mod search;
mod split;

use super::NativeDef;
use super::types::Getter;
use crate::context::Context;
use crate::error::{Fault, Res, Throw};
use crate::memory::Value;
use crate::object::bytearray::ByteHandle;

pub(super) use make::bytes_of_source;

/// The methods of both types.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The first byte in upper case, the rest in lower case.
    "capitalize" "(self, /)" => leaf change::capitalize;
    /// The bytes in the middle of a width.
    "center" "(self, width, fillchar=b' ', /)" => leaf change::center, else "bytes_center";
    /// How often a part occurs without overlap.
    "count" "(self, sub, start=None, end=None, /)" => leaf search::count, else "bytes_count";
    /// The text that the bytes are in an encoding.
    "decode" "(self, /, encoding='utf-8', errors='strict')" => leaf crate::builtins::str::decode;
    /// Whether the bytes end with a suffix, or with one of a tuple of them.
    "endswith" "(self, suffix, start=None, end=None, /)" => leaf search::endswith, else "bytes_endswith";
    /// The bytes with tabs made spaces.
    "expandtabs" "(self, /, tabsize=8)" => leaf change::expandtabs, else "bytes_expandtabs";
    /// Where a part first is, or -1.
    "find" "(self, sub, start=None, end=None, /)" => leaf search::find, else "bytes_find";
    /// The bytes that hexadecimal digits stand for.
    "fromhex" "(cls, string, /)" => leaf hex::fromhex, else "bytes_fromhex";
    /// The bytes in hexadecimal digits.
    "hex" "(self, /, sep=None, bytes_per_sep=1)" => leaf hex::hex, else "bytes_hex";
    /// Where a part first is; ValueError if it is not there.
    "index" "(self, sub, start=None, end=None, /)" => leaf search::index, else "bytes_index";
    /// Whether all bytes are letters or digits.
    "isalnum" "(self, /)" => leaf change::isalnum;
    /// Whether all bytes are letters.
    "isalpha" "(self, /)" => leaf change::isalpha;
    /// Whether all bytes are ASCII.
    "isascii" "(self, /)" => leaf change::isascii;
    /// Whether all bytes are digits.
    "isdigit" "(self, /)" => leaf change::isdigit;
    /// Whether all letters are in lower case.
    "islower" "(self, /)" => leaf change::islower;
    /// Whether all bytes are whitespace.
    "isspace" "(self, /)" => leaf change::isspace;
    /// Whether upper case starts words and only words.
    "istitle" "(self, /)" => leaf change::istitle;
    /// Whether all letters are in upper case.
    "isupper" "(self, /)" => leaf change::isupper;
    /// The bytes of an iterable's items with these between them.
    "join" "(self, iterable_of_bytes, /)" => leaf split::join, else "bytes_join";
    /// The bytes at the left of a width.
    "ljust" "(self, width, fillchar=b' ', /)" => leaf change::ljust, else "bytes_ljust";
    /// The bytes in lower case.
    "lower" "(self, /)" => leaf change::lower;
    /// The bytes without whitespace, or given bytes, at their start.
    "lstrip" "(self, bytes=None, /)" => leaf split::lstrip;
    /// A table for translate().
    "maketrans" "(frm, to, /)" => leaf change::maketrans;
    /// What is before a separator, the separator, what is behind it.
    "partition" "(self, sep, /)" => leaf split::partition;
    /// The bytes without a prefix.
    "removeprefix" "(self, prefix, /)" => leaf search::removeprefix;
    /// The bytes without a suffix.
    "removesuffix" "(self, suffix, /)" => leaf search::removesuffix;
    /// The bytes with a part replaced by another one.
    "replace" "(self, old, new, count=-1, /)" => leaf search::replace, else "bytes_replace";
    /// Where a part last is, or -1.
    "rfind" "(self, sub, start=None, end=None, /)" => leaf search::rfind, else "bytes_rfind";
    /// Where a part last is; ValueError if it is not there.
    "rindex" "(self, sub, start=None, end=None, /)" => leaf search::rindex, else "bytes_rindex";
    /// The bytes at the right of a width.
    "rjust" "(self, width, fillchar=b' ', /)" => leaf change::rjust, else "bytes_rjust";
    /// As partition(), at the last separator.
    "rpartition" "(self, sep, /)" => leaf split::rpartition;
    /// The parts between separators, split from the end.
    "rsplit" "(self, /, sep=None, maxsplit=-1)" => leaf split::rsplit, else "bytes_rsplit";
    /// The bytes without whitespace, or given bytes, at their end.
    "rstrip" "(self, bytes=None, /)" => leaf split::rstrip;
    /// The parts between separators, or between runs of whitespace.
    "split" "(self, /, sep=None, maxsplit=-1)" => leaf split::split, else "bytes_split";
    /// The lines.
    "splitlines" "(self, /, keepends=False)" => leaf split::splitlines, else "bytes_splitlines";
    /// Whether the bytes start with a prefix, or with one of a tuple of them.
    "startswith" "(self, prefix, start=None, end=None, /)" => leaf search::startswith, else "bytes_startswith";
    /// The bytes without whitespace, or given bytes, at both ends.
    "strip" "(self, bytes=None, /)" => leaf split::strip;
    /// Upper case made lower, lower case made upper.
    "swapcase" "(self, /)" => leaf change::swapcase;
    /// Every word in title case.
    "title" "(self, /)" => leaf change::title;
    /// Bytes replaced by what a table of 256 says, and some deleted.
    "translate" "(self, table, /, delete=b'')" => leaf change::translate;
    /// The bytes in upper case.
    "upper" "(self, /)" => leaf change::upper;
    /// Zeros before the digits, behind a sign, up to a width.
    "zfill" "(self, width, /)" => leaf change::zfill, else "bytes_zfill";
    "__mod__" "(self, value, /)" => leaf in_prelude, else "bytes_mod";
    "__rmod__" "(self, value, /)" => leaf in_prelude, else "bytes_rmod";
};

/// Special methods of `bytes` besides those of all sequences.
pub(crate) static SPECIAL: &[NativeDef] = natives! {
    "__bytes__" "(self, /)" => leaf make::itself;
    "__getnewargs__" "(self, /)" => leaf make::new_args;
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `bytes(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "bytes",
    signature: "(source=b'', encoding='utf-8', errors='strict')",
    call: crate::builtins::NativeCall::Leaf(make::new),
    prelude: Some("bytes_new"),
    doc: "bytes(iterable_of_ints), bytes(count), bytes(text, encoding, errors)",
};

/// For methods that the prelude does altogether; being leaves, they do not count as guest methods.
fn in_prelude(_: &mut Context, _: &[Value]) -> Res<Value> {
    Err(Throw::NeedsGuest)
}

/// The receiver of a method, whose type the call has checked.
fn receiver(cx: &Context, args: &[Value]) -> Res<ByteHandle> {
    args.first()
        .and_then(|value| cx.byte_handle(value))
        .ok_or(Throw::Fault(Fault::Internal))
}

/// An argument that must be bytes.
fn bytes_argument(cx: &mut Context, value: &Value) -> Res<ByteHandle> {
    match cx.as_byte_handle(value) {
        Some(bytes) => Ok(bytes),
        None => {
            let name = cx.type_name(value);
            Err(cx.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
    }
}

/// A list of new objects of the receiver's type.
fn list_of(cx: &mut Context, like: &ByteHandle, parts: Vec<Vec<u8>>) -> Res<Value> {
    let mut items = Vec::with_capacity(parts.len());
    for part in parts {
        items.push(cx.new_bytes_of(like.type_id(), part)?);
    }
    Ok(cx.heap.list_value(items)?)
}
