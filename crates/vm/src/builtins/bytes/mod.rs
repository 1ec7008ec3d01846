//! `bytes`: the table of its methods, and how one is made.

mod change;
mod make;
mod search;
mod split;

use super::NativeDef;
use super::types::Getter;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The first letter in upper case, the rest in lower case.
    "capitalize" "(self, /)" => leaf change::capitalize;
    /// The bytes in the middle of a width.
    "center" "(self, width, fillchar=b' ', /)" => leaf change::center, else "str_center";
    /// How often a part occurs without overlap.
    "count" "(self, sub, start=None, end=None, /)" => leaf search::count, else "str_count";
    /// The text that the bytes are in an encoding.
    "decode" "(self, /, encoding='utf-8', errors='strict')" => leaf super::str::decode;
    /// Whether the bytes end with a suffix, or with one of a tuple of them.
    "endswith" "(self, suffix, start=None, end=None, /)" => leaf search::endswith, else "str_endswith";
    /// The bytes with tabs made spaces.
    "expandtabs" "(self, /, tabsize=8)" => leaf change::expandtabs, else "str_expandtabs";
    /// Where a part first is, or -1.
    "find" "(self, sub, start=None, end=None, /)" => leaf search::find, else "str_find";
    /// The bytes that a text in hexadecimal stands for.
    "fromhex" "(cls, string, /)" => leaf make::fromhex, else "bytes_fromhex";
    /// The bytes in hexadecimal, perhaps with a separator between groups.
    "hex" "(self, /, sep=None, bytes_per_sep=1)" => leaf make::hex;
    /// Where a part first is; ValueError if it is not there.
    "index" "(self, sub, start=None, end=None, /)" => leaf search::index, else "str_index";
    /// Whether all bytes are ASCII letters or digits.
    "isalnum" "(self, /)" => leaf change::isalnum;
    /// Whether all bytes are ASCII letters.
    "isalpha" "(self, /)" => leaf change::isalpha;
    /// Whether all bytes are ASCII.
    "isascii" "(self, /)" => leaf change::isascii;
    /// Whether all bytes are ASCII digits.
    "isdigit" "(self, /)" => leaf change::isdigit;
    /// Whether all letters are in lower case.
    "islower" "(self, /)" => leaf change::islower;
    /// Whether all bytes are ASCII whitespace.
    "isspace" "(self, /)" => leaf change::isspace;
    /// Whether upper case starts words and only words.
    "istitle" "(self, /)" => leaf change::istitle;
    /// Whether all letters are in upper case.
    "isupper" "(self, /)" => leaf change::isupper;
    /// The bytes of an iterable with these between them.
    "join" "(self, iterable_of_bytes, /)" => leaf split::join, else "str_join";
    /// The bytes at the left of a width.
    "ljust" "(self, width, fillchar=b' ', /)" => leaf change::ljust, else "str_ljust";
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
    "rfind" "(self, sub, start=None, end=None, /)" => leaf search::rfind, else "str_rfind";
    /// Where a part last is; ValueError if it is not there.
    "rindex" "(self, sub, start=None, end=None, /)" => leaf search::rindex, else "str_rindex";
    /// The bytes at the right of a width.
    "rjust" "(self, width, fillchar=b' ', /)" => leaf change::rjust, else "str_rjust";
    /// As partition(), at the last separator.
    "rpartition" "(self, sep, /)" => leaf split::rpartition;
    /// The parts between separators, split from the end.
    "rsplit" "(self, /, sep=None, maxsplit=-1)" => leaf split::rsplit, else "str_rsplit";
    /// The bytes without whitespace, or given bytes, at their end.
    "rstrip" "(self, bytes=None, /)" => leaf split::rstrip;
    /// The parts between separators, or between runs of whitespace.
    "split" "(self, /, sep=None, maxsplit=-1)" => leaf split::split, else "str_split";
    /// The lines of the bytes.
    "splitlines" "(self, /, keepends=False)" => leaf split::splitlines, else "str_splitlines";
    /// Whether the bytes start with a prefix, or with one of a tuple of them.
    "startswith" "(self, prefix, start=None, end=None, /)" => leaf search::startswith, else "str_startswith";
    /// The bytes without whitespace, or given bytes, at both ends.
    "strip" "(self, bytes=None, /)" => leaf split::strip;
    /// Upper case made lower, lower case made upper.
    "swapcase" "(self, /)" => leaf change::swapcase;
    /// Every word in title case.
    "title" "(self, /)" => leaf change::title;
    /// Bytes replaced by what a table says, or deleted.
    "translate" "(self, table, /, delete=b'')" => leaf change::translate;
    /// The bytes in upper case.
    "upper" "(self, /)" => leaf change::upper;
    /// Zeros before the digits, behind a sign, up to a width.
    "zfill" "(self, width, /)" => leaf change::zfill, else "str_zfill";
};

/// Special methods besides those of all sequences.
pub(crate) static SPECIAL: &[NativeDef] = natives! {
    /// The bytes themselves.
    "__bytes__" "(self, /)" => leaf make::itself;
    /// Arguments that make an equal object.
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
