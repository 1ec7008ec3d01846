//! `str`: the table of its methods, and how one is made.

mod case;
mod format;
mod make;
mod search;
mod split;
mod translate;

pub(crate) use format::{error_value, field_index_error, pieces};
pub(crate) use make::{decode, name_argument};

use super::NativeDef;
use super::types::Getter;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The first character in title case, the rest in lower case.
    "capitalize" "(self, /)" => leaf case::capitalize;
    /// The text without differences of case, to compare by.
    "casefold" "(self, /)" => leaf case::casefold;
    /// The text in the middle of a width.
    "center" "(self, width, fillchar=' ', /)" => leaf case::center, else "str_center";
    /// How often a part occurs without overlap.
    "count" "(self, sub, start=None, end=None, /)" => leaf search::count, else "str_count";
    /// The text as bytes of an encoding.
    "encode" "(self, /, encoding='utf-8', errors='strict')" => leaf make::encode;
    /// Whether the text ends with a suffix, or with one of a tuple of them.
    "endswith" "(self, suffix, start=None, end=None, /)" => leaf search::endswith, else "str_endswith";
    /// The text with tabs made spaces.
    "expandtabs" "(self, /, tabsize=8)" => leaf case::expandtabs, else "str_expandtabs";
    /// Where a part first is, or -1.
    "find" "(self, sub, start=None, end=None, /)" => leaf search::find, else "str_find";
    /// The text as a template: its fields replaced by the arguments.
    "format" "(self, /, *args, **kwargs)" => leaf format::format, else "str_format";
    /// The text as a template: its fields replaced by a mapping's items.
    "format_map" "(self, mapping, /)" => leaf format::format_map, else "str_format_map";
    /// Where a part first is; ValueError if it is not there.
    "index" "(self, sub, start=None, end=None, /)" => leaf search::index, else "str_index";
    /// Whether all characters are letters or digits.
    "isalnum" "(self, /)" => leaf case::isalnum;
    /// Whether all characters are letters.
    "isalpha" "(self, /)" => leaf case::isalpha;
    /// Whether all characters are ASCII.
    "isascii" "(self, /)" => leaf case::isascii;
    /// Whether all characters are decimal digits.
    "isdecimal" "(self, /)" => leaf case::isdecimal;
    /// Whether all characters are digits.
    "isdigit" "(self, /)" => leaf case::isdigit;
    /// Whether the text is a valid name.
    "isidentifier" "(self, /)" => leaf case::isidentifier;
    /// Whether all letters are in lower case.
    "islower" "(self, /)" => leaf case::islower;
    /// Whether all characters are numbers.
    "isnumeric" "(self, /)" => leaf case::isnumeric;
    /// Whether repr() would escape nothing.
    "isprintable" "(self, /)" => leaf case::isprintable;
    /// Whether all characters are whitespace.
    "isspace" "(self, /)" => leaf case::isspace;
    /// Whether upper case starts words and only words.
    "istitle" "(self, /)" => leaf case::istitle;
    /// Whether all letters are in upper case.
    "isupper" "(self, /)" => leaf case::isupper;
    /// The texts of an iterable with this one between them.
    "join" "(self, iterable, /)" => leaf split::join, else "str_join";
    /// The text at the left of a width.
    "ljust" "(self, width, fillchar=' ', /)" => leaf case::ljust, else "str_ljust";
    /// The text in lower case.
    "lower" "(self, /)" => leaf case::lower;
    /// The text without whitespace, or given characters, at its start.
    "lstrip" "(self, chars=None, /)" => leaf split::lstrip;
    /// A table for translate().
    "maketrans" "(x, y=None, z=None, /)" => leaf translate::maketrans;
    /// What is before a separator, the separator, what is behind it.
    "partition" "(self, sep, /)" => leaf split::partition;
    /// The text without a prefix.
    "removeprefix" "(self, prefix, /)" => leaf search::removeprefix;
    /// The text without a suffix.
    "removesuffix" "(self, suffix, /)" => leaf search::removesuffix;
    /// The text with a part replaced by another one.
    "replace" "(self, old, new, /, count=-1)" => leaf search::replace, else "str_replace";
    /// Where a part last is, or -1.
    "rfind" "(self, sub, start=None, end=None, /)" => leaf search::rfind, else "str_rfind";
    /// Where a part last is; ValueError if it is not there.
    "rindex" "(self, sub, start=None, end=None, /)" => leaf search::rindex, else "str_rindex";
    /// The text at the right of a width.
    "rjust" "(self, width, fillchar=' ', /)" => leaf case::rjust, else "str_rjust";
    /// As partition(), at the last separator.
    "rpartition" "(self, sep, /)" => leaf split::rpartition;
    /// The parts between separators, split from the end.
    "rsplit" "(self, /, sep=None, maxsplit=-1)" => leaf split::rsplit, else "str_rsplit";
    /// The text without whitespace, or given characters, at its end.
    "rstrip" "(self, chars=None, /)" => leaf split::rstrip;
    /// The parts between separators, or between runs of whitespace.
    "split" "(self, /, sep=None, maxsplit=-1)" => leaf split::split, else "str_split";
    /// The lines of the text.
    "splitlines" "(self, /, keepends=False)" => leaf split::splitlines, else "str_splitlines";
    /// Whether the text starts with a prefix, or with one of a tuple of them.
    "startswith" "(self, prefix, start=None, end=None, /)" => leaf search::startswith, else "str_startswith";
    /// The text without whitespace, or given characters, at both ends.
    "strip" "(self, chars=None, /)" => leaf split::strip;
    /// Upper case made lower, lower case made upper.
    "swapcase" "(self, /)" => leaf case::swapcase;
    /// Every word in title case.
    "title" "(self, /)" => leaf case::title;
    /// Characters replaced by what a table says.
    "translate" "(self, table, /)" => leaf translate::translate, else "str_translate";
    /// The text in upper case.
    "upper" "(self, /)" => leaf case::upper;
    /// Zeros before the digits, behind a sign, up to a width.
    "zfill" "(self, width, /)" => leaf case::zfill, else "str_zfill";
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[];

/// Makes one: `str(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "str",
    signature: "(object='', encoding='utf-8', errors='strict')",
    call: crate::builtins::NativeCall::Leaf(make::new),
    prelude: Some("str_new"),
    doc: "str(object='') -> text of an object; str(bytes, encoding, errors) -> decoded text",
};
