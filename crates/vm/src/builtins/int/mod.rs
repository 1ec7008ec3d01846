//! `int`: the table of its methods, and how one is made.

mod make;
mod method;

use super::NativeDef;
use super::types::Getter;

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The number as a fraction: itself over 1.
    "as_integer_ratio" "(self, /)" => leaf method::as_integer_ratio;
    /// How many ones the magnitude has in binary.
    "bit_count" "(self, /)" => leaf method::bit_count;
    /// How many bits the magnitude needs.
    "bit_length" "(self, /)" => leaf method::bit_length;
    /// The number itself.
    "conjugate" "(self, /)" => leaf method::conjugate;
    /// The number that bytes stand for.
    "from_bytes" "(cls, /, bytes, byteorder='big', *, signed=False)" => leaf method::from_bytes, else "int_from_bytes";
    /// True: every int is a whole number.
    "is_integer" "(self, /)" => leaf method::is_integer;
    /// The number as bytes.
    "to_bytes" "(self, /, length=1, byteorder='big', *, signed=False)" => leaf method::to_bytes, else "int_to_bytes";
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "real",
        get: method::whole,
    },
    Getter {
        name: "imag",
        get: method::zero,
    },
    Getter {
        name: "numerator",
        get: method::whole,
    },
    Getter {
        name: "denominator",
        get: method::one,
    },
];

/// Makes one: `int(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "int",
    signature: "(x=0, /, base=10)",
    call: crate::builtins::NativeCall::Leaf(make::new),
    prelude: Some("int_new"),
    doc: "int(x=0) -> a number made whole; int(text, base=10) -> the number a text stands for",
};
