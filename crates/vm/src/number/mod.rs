//! Python's number semantics as pure functions over `i64`, `f64` and `IBig`: no VM types.
//!
//! Ints come in two widths: `i64` where the answer fits, `IBig` otherwise; functions named `..._i64`
//! answer `None` when the result needs the other width. What can grow much beyond its arguments has
//! a sibling `..._size` that bounds the result's bytes, for the VM to charge before the work.

#![allow(dead_code)]

pub(crate) mod arithmetic;
pub(crate) mod bits;
pub(crate) mod complex;
pub(crate) mod convert;
pub(crate) mod elementary;
pub(crate) mod float;
pub(crate) mod float_hex;
pub(crate) mod hash;
pub(crate) mod parse;
pub(crate) mod random;
pub(crate) mod theory;

/// Read an int of a golden file.
#[cfg(test)]
fn golden_big(text: &str) -> dashu_int::IBig {
    text.parse().expect("an int")
}
