//! Python objects: one file a type. Payloads and their core operations; the method tables that guest
//! code sees are in `builtins`.

#[macro_use]
mod kind;
pub(crate) mod attribute;
pub(crate) mod bigint;
pub(crate) mod byte_item;
pub(crate) mod bytearray;
pub(crate) mod code;
pub(crate) mod compare;
pub(crate) mod complex;
pub(crate) mod describe;
pub(crate) mod dict;
pub(crate) mod function;
pub(crate) mod hash;
pub(crate) mod instance;
pub(crate) mod item;
pub(crate) mod iterate;
pub(crate) mod iterator;
pub(crate) mod list;
pub(crate) mod lookup;
pub(crate) mod mapping;
pub(crate) mod module;
pub(crate) mod names;
pub(crate) mod operator;
pub(crate) mod percent;
pub(crate) mod random;
pub(crate) mod range;
pub(crate) mod set;
pub(crate) mod set_algebra;
pub(crate) mod shape;
pub(crate) mod sort;
pub(crate) mod stream;
pub(crate) mod string;
pub(crate) mod tuple;
pub(crate) mod types;

pub(crate) use bigint::BigInt;
pub(crate) use bytearray::ByteArray;
pub(crate) use code::Code;
pub(crate) use complex::ComplexNumber;
pub(crate) use dict::{Dict, DictView};
pub(crate) use function::{
    BoundMethod, ClassMethod, Function, GenericAlias, Member, NativeFunction, Property,
    StaticMethod, Super,
};
pub(crate) use instance::{Cell, Exception, Instance, NativeInstance, Traceback};
pub(crate) use iterator::{
    CallIter, DictIter, Enumerate, Filter, Generator, Map, RangeIter, Reversed, SequenceIter,
    SetIter, Zip,
};
pub(crate) use kind::KINDS;
pub(crate) use list::List;
pub(crate) use module::Module;
pub(crate) use random::RandomState;
pub(crate) use range::{Range, Slice};
pub(crate) use set::Set;
pub(crate) use stream::TextStream;
pub(crate) use string::{Bytes, Str};
pub(crate) use tuple::Tuple;
pub(crate) use types::Type;
