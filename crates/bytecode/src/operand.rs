//! Operand kinds: what the number behind an opcode means.
//!
//! Every operand is a `u32` in the stream. The newtypes here say what it indexes or names, so that
//! the compiler, the verifier and the engine cannot confuse a name with a constant.

use std::fmt;

/// What an operand's number refers to; read by the verifier, the assembler and the disassembler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperandKind {
    /// Index into the code's constants.
    Constant,
    /// Index into the code's names.
    Name,
    /// Index into the code's local slots.
    Local,
    /// Index of an instruction of the same code.
    Label,
    /// A number of stack items, or a position counted from the top of the stack.
    Count,
    /// A small enumeration; its members' texts, indexed by value.
    Choice(&'static [&'static str]),
}

/// An operand type: its kind, and its conversion from and to the number in the stream.
pub trait Operand: Copy {
    /// What the number refers to.
    const KIND: OperandKind;
    /// The operand for `number`, or `None` if no such member exists.
    fn from_number(number: u32) -> Option<Self>;
    /// The number that stands in the stream.
    fn number(self) -> u32;
}

macro_rules! index_operands {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl Operand for $name {
            const KIND: OperandKind = OperandKind::$name;
            fn from_number(number: u32) -> Option<Self> {
                Some(Self(number))
            }
            fn number(self) -> u32 {
                self.0
            }
        }

        impl $name {
            /// The operand as a zero-based index (or a count) for Rust collections.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

index_operands! {
    /// Index into `Code::constants`.
    Constant
    /// Index into `Code::names`.
    Name
    /// Index into `Code::locals`.
    Local
    /// Index into `Code::instructions`: where a jump goes.
    Label
    /// A number of stack items, or a position counted from the top of the stack.
    Count
}

macro_rules! choice_operands {
    ($($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $text:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$member_doc])* #[doc = concat!("`", $text, "`")] $member,)* }

        impl $name {
            /// Every member, in the order of their numbers.
            pub const ALL: &'static [$name] = &[$($name::$member,)*];
            /// The members' texts, in the same order.
            pub const TEXTS: &'static [&'static str] = &[$($text,)*];
            /// The member's text, as assembly writes it.
            pub fn text(self) -> &'static str {
                Self::TEXTS[self as usize]
            }
        }

        impl Operand for $name {
            const KIND: OperandKind = OperandKind::Choice(Self::TEXTS);
            fn from_number(number: u32) -> Option<Self> {
                Self::ALL.get(number as usize).copied()
            }
            fn number(self) -> u32 {
                self as u32
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.text())
            }
        }
    )*};
}

choice_operands! {
    /// The thirteen binary operators; `INPLACE` takes one.
    BinaryOperator {
        Add = "+", Sub = "-", Mul = "*", Div = "/", FloorDiv = "//", Mod = "%", Pow = "**",
        MatMul = "@", LShift = "<<", RShift = ">>", BitAnd = "&", BitOr = "|", BitXor = "^",
    }
    /// The six rich comparisons.
    CompareOperator { Lt = "<", Le = "<=", Eq = "==", Ne = "!=", Gt = ">", Ge = ">=", }
    /// Identity tests.
    IdentityTest { Is = "is", IsNot = "is_not", }
    /// Membership tests.
    MembershipTest { In = "in", NotIn = "not_in", }
    /// Conversions of f-string fields.
    Conversion { Str = "str", Repr = "repr", Ascii = "ascii", }
    /// What `SET_FUNC_ATTR` sets.
    FunctionAttribute {
        Defaults = "defaults", KwDefaults = "kwdefaults", Annotations = "annotations",
        Closure = "closure", Annotate = "annotate",
    }
    /// Whether a call carries keyword arguments (`CALL_EX`).
    CallShape { Positional = "args", Keywords = "kwargs", }
    /// Whether `super` was written with two arguments.
    SuperForm { Implicit = "implicit", Explicit = "explicit", }
    /// Operations too rare for an instruction of their own, on one operand.
    Intrinsic { Print = "print", StopIterationError = "stopiteration_error", }
}
