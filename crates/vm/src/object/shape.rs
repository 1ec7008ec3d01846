//! Shapes: what an instance is, in one number: its class and the names of its attributes, in order.
//!
//! Instances whose attributes were set in the same order share a shape, so one comparison guards a
//! cached attribute place. An instance with very many attributes, or whose `__dict__` was asked for,
//! goes over to *dict mode*: its only slot holds its dict.

use super::{Str, Type};
use crate::error::Fault;
use crate::memory::Handle;
use rustc_hash::FxHashMap;

/// Beyond this many attributes an instance goes over to dict mode.
pub(crate) const SLOTS_MAX: usize = 128;
/// No VM makes more shapes; further instances go over to dict mode.
const SHAPES_MAX: usize = 1 << 20;

#[derive(Debug)]
struct Shape {
    class: Handle<Type>,
    names: Vec<Handle<Str>>,
    /// Slot by the address of the interned name.
    slots: FxHashMap<usize, u32>,
    /// The shape with one more name.
    next: FxHashMap<usize, u32>,
    dict_mode: bool,
}

/// All shapes of a VM; a shape's number is its index.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    shapes: Vec<Shape>,
}

impl Shapes {
    fn shape(&self, number: u32) -> &Shape {
        &self.shapes[number as usize - 1]
    }

    /// The class of objects of this shape, which is not 0.
    #[inline]
    pub(crate) fn class(&self, number: u32) -> &Handle<Type> {
        &self.shape(number).class
    }

    pub(crate) fn names(&self, number: u32) -> &[Handle<Str>] {
        &self.shape(number).names
    }

    pub(crate) fn is_dict_mode(&self, number: u32) -> bool {
        self.shape(number).dict_mode
    }

    /// The slot of an interned name.
    #[inline]
    pub(crate) fn slot(&self, number: u32, name: &Handle<Str>) -> Option<usize> {
        self.shape(number)
            .slots
            .get(&name.object().address())
            .map(|&slot| slot as usize)
    }

    fn add(&mut self, shape: Shape) -> Result<u32, Fault> {
        if self.shapes.len() >= SHAPES_MAX * 2 || self.shapes.try_reserve(1).is_err() {
            return Err(Fault::Memory);
        }
        self.shapes.push(shape);
        Ok(self.shapes.len() as u32)
    }

    /// The shape of a class's instances before they have attributes.
    pub(crate) fn new_root(&mut self, class: Handle<Type>, dict_mode: bool) -> Result<u32, Fault> {
        self.add(Shape {
            class,
            names: Vec::new(),
            slots: FxHashMap::default(),
            next: FxHashMap::default(),
            dict_mode,
        })
    }

    /// The shape with one more attribute, or `None` if the instance must go over to dict mode.
    pub(crate) fn extended(
        &mut self,
        number: u32,
        name: &Handle<Str>,
    ) -> Result<Option<u32>, Fault> {
        let address = name.object().address();
        let shape = self.shape(number);
        if let Some(&next) = shape.next.get(&address) {
            return Ok(Some(next));
        }
        if shape.names.len() >= SLOTS_MAX || self.shapes.len() >= SHAPES_MAX {
            return Ok(None);
        }
        let mut names = shape.names.clone();
        let mut slots = shape.slots.clone();
        slots.insert(address, names.len() as u32);
        names.push(name.clone());
        let extended = Shape {
            class: shape.class.clone(),
            names,
            slots,
            next: FxHashMap::default(),
            dict_mode: false,
        };
        let next = self.add(extended)?;
        self.shapes[number as usize - 1].next.insert(address, next);
        Ok(Some(next))
    }
}
