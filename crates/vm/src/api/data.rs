//! Values as plain data: what leaves a VM.

use dashu_int::IBig;

/// A Python value as plain data, independent of the VM it came from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Data {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// A larger integer.
    BigInt(IBig),
    /// A float.
    Float(f64),
    /// A string.
    Str(String),
    /// A bytes object or byte array.
    Bytes(Vec<u8>),
    /// A list.
    List(Vec<Data>),
    /// A tuple.
    Tuple(Vec<Data>),
    /// A dict, in its order.
    Dict(Vec<(Data, Data)>),
    /// A set or frozen set.
    Set(Vec<Data>),
    /// Anything else, and what lies too deep or is too much to convert.
    Other {
        /// The name of its type.
        type_name: String,
        /// How it shows itself, as far as no guest code is needed.
        repr: String,
    },
}

/// A value was not of the type asked for; it comes back.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("the value is not of the type asked for: {0:?}")]
pub struct WrongType(pub Box<Data>);

macro_rules! conversions {
    ($($variant:ident $rust:ty;)*) => {$(
        impl From<$rust> for Data {
            fn from(value: $rust) -> Data {
                Data::$variant(value)
            }
        }

        impl TryFrom<Data> for $rust {
            type Error = WrongType;
            fn try_from(data: Data) -> Result<$rust, WrongType> {
                match data {
                    Data::$variant(value) => Ok(value),
                    other => Err(WrongType(Box::new(other))),
                }
            }
        }
    )*};
}

conversions! {
    Bool bool;
    Int i64;
    BigInt IBig;
    Float f64;
    Str String;
    Bytes Vec<u8>;
    List Vec<Data>;
    Dict Vec<(Data, Data)>;
}

impl From<&str> for Data {
    fn from(value: &str) -> Data {
        Data::Str(value.to_string())
    }
}
