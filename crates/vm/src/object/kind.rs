//! The table of payload kinds: which Rust type an object of each kind holds. One of the homes of
//! `unsafe`: it alone implements [`Payload`], so kinds cannot collide.

use super::*;
use crate::memory::{KindInfo, Payload};

macro_rules! kinds {
    ($($name:ident { $size:expr })*) => {
        /// The kind numbers, in the order of the table.
        #[repr(u8)]
        enum Kind { $($name,)* }

        $(
            // SAFETY: the enum gives each type a number of its own, which is its index in `KINDS`.
            unsafe impl Payload for $name {
                const KIND: u8 = Kind::$name as u8;
                fn external_size(&self) -> usize {
                    let size: fn(&$name) -> usize = $size;
                    size(self)
                }
            }
        )*

        /// What the heap knows of each kind.
        pub(crate) static KINDS: &[KindInfo] = &[$(KindInfo::of::<$name>(),)*];
    };
}

// Each row: the type, and the bytes its buffers hold.
kinds! {
    Str { Str::buffer_size }
    Bytes { Bytes::buffer_size }
    ByteArray { |array| array.data.size() }
    BigInt { BigInt::buffer_size }
    ComplexNumber { |_| 0 }
    Tuple { Tuple::buffer_size }
    List { |list| list.items.size() }
    Dict { Dict::buffer_size }
    DictView { |_| 0 }
    Set { Set::buffer_size }
    Range { |_| 0 }
    Slice { |_| 0 }
    Code { |_| 0 }
    Function { |_| 0 }
    NativeFunction { |_| 0 }
    BoundMethod { |_| 0 }
    Property { |_| 0 }
    StaticMethod { |_| 0 }
    ClassMethod { |_| 0 }
    Member { |_| 0 }
    GenericAlias { |_| 0 }
    Super { |_| 0 }
    Type { Type::buffer_size }
    Instance { |instance| instance.slots.size() }
    NativeInstance { |instance| instance.slots.size() }
    Exception { Exception::buffer_size }
    Traceback { Traceback::buffer_size }
    Cell { |_| 0 }
    Module { |_| 0 }
    SequenceIter { |_| 0 }
    RangeIter { |_| 0 }
    DictIter { |_| 0 }
    SetIter { |_| 0 }
    Enumerate { |_| 0 }
    Zip { |_| 0 }
    Map { |_| 0 }
    Filter { |_| 0 }
    Reversed { |_| 0 }
    CallIter { |_| 0 }
    Generator { Generator::buffer_size }
    TextStream { |_| 0 }
    RandomState { RandomState::buffer_size }
}
