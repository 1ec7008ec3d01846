//! Memory: values, the heap that holds objects, and the account that bounds it.
//!
//! This folder is the home of `unsafe`. Its door is safe by three rules:
//! - a [`Handle`] or [`ObjectRef`] holds one count of its object, so an object outlives every borrow
//!   made through a handle;
//! - objects are read through `&Heap` and changed through `&mut Heap`, so the borrow checker sees
//!   every aliasing write;
//! - dropping runs no guest code and changes no object that somebody still holds.

mod account;
mod buffer;
mod heap;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use account::Account;
pub(crate) use buffer::Buffer;
pub(crate) use heap::{Confined, Handle, Heap, KindInfo, ObjectRef, Payload};
pub(crate) use value::Value;
