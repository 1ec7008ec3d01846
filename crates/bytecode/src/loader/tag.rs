//! The numbers of the binary form: sections, kinds of code, slots and constants, flags.

use crate::program::{CodeKind, SlotKind};

/// Source file name and text.
pub(super) const SECTION_SOURCE: u8 = 1;
/// The codes.
pub(super) const SECTION_CODES: u8 = 2;
/// Source positions of the codes' instructions.
pub(super) const SECTION_POSITIONS: u8 = 3;

/// Kinds of code; a kind's number is its index.
pub(super) const CODE_KINDS: [CodeKind; 6] = [
    CodeKind::Module,
    CodeKind::Class,
    CodeKind::Function,
    CodeKind::Generator,
    CodeKind::Coroutine,
    CodeKind::AsyncGenerator,
];

/// Kinds of slot; a kind's number is its index.
pub(super) const SLOT_KINDS: [SlotKind; 4] = [
    SlotKind::Local,
    SlotKind::Cell,
    SlotKind::Free,
    SlotKind::Hidden,
];

/// The number of `kind` in its table.
pub(super) fn number_of<T: PartialEq>(table: &[T], kind: &T) -> u8 {
    table.iter().position(|each| each == kind).unwrap_or(0) as u8
}

pub(super) const FLAG_VAR_POSITIONAL: u8 = 1;
pub(super) const FLAG_VAR_KEYWORD: u8 = 2;
pub(super) const FLAG_DOCSTRING: u8 = 4;
pub(super) const FLAGS_ALL: u8 = FLAG_VAR_POSITIONAL | FLAG_VAR_KEYWORD | FLAG_DOCSTRING;

pub(super) const CONSTANT_NONE: u8 = 0;
pub(super) const CONSTANT_ELLIPSIS: u8 = 1;
pub(super) const CONSTANT_FALSE: u8 = 2;
pub(super) const CONSTANT_TRUE: u8 = 3;
pub(super) const CONSTANT_INT: u8 = 4;
pub(super) const CONSTANT_BIG_INT: u8 = 5;
pub(super) const CONSTANT_FLOAT: u8 = 6;
pub(super) const CONSTANT_COMPLEX: u8 = 7;
pub(super) const CONSTANT_STR: u8 = 8;
pub(super) const CONSTANT_BYTES: u8 = 9;
pub(super) const CONSTANT_TUPLE: u8 = 10;
pub(super) const CONSTANT_FROZEN_SET: u8 = 11;
pub(super) const CONSTANT_CODE: u8 = 12;

/// The sign byte of a big integer.
pub(super) const SIGN_POSITIVE: u8 = 0;
/// The sign byte of a big integer.
pub(super) const SIGN_NEGATIVE: u8 = 1;
