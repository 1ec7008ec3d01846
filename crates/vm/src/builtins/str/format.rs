//! `str.format` and `str.format_map`: the fields of a template, as far as no guest code is needed.
//!
//! Where it is, the prelude works on the template's parsed pieces, which `pieces` makes.

use crate::builtins::TypeId;
use crate::builtins::text_argument::receiver_of;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::{Str, Tuple};
use crate::text::str_format::{
    Accessor, First, Numbering, index_error, next_accessor, next_piece, no_positional_fields,
    split_name, too_deep, unknown_conversion,
};
use std::ops::Range;

/// A field's spec may hold fields, and theirs may not.
const DEPTH_MAX: usize = 2;

/// What a template's fields are taken from.
struct Arguments {
    positional: Option<Handle<Tuple>>,
    keywords: Value,
}

pub(super) fn format(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let template = receiver_of::<Str>(args)?.owned(cx);
    let arguments = Arguments {
        positional: args[1].downcast::<Tuple>().cloned(),
        keywords: args[2].clone(),
    };
    cx.format_template(&template, &arguments)
}

pub(super) fn format_map(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let template = receiver_of::<Str>(args)?.owned(cx);
    let arguments = Arguments {
        positional: None,
        keywords: args[1].clone(),
    };
    cx.format_template(&template, &arguments)
}

impl Context {
    fn format_template(&mut self, template: &str, arguments: &Arguments) -> Res<Value> {
        self.prepare(template.len())?;
        let mut numbering = Numbering::default();
        let whole = 0..template.len();
        let text = self.format_range(template, whole, arguments, &mut numbering, DEPTH_MAX)?;
        self.text_value(text)
    }

    fn format_range(
        &mut self,
        template: &str,
        mut rest: Range<usize>,
        arguments: &Arguments,
        numbering: &mut Numbering,
        depth: usize,
    ) -> Res<String> {
        if depth == 0 {
            return Err(self.raise_text_error(too_deep()));
        }
        let mut out = String::new();
        while let Some(piece) = next_piece(template, &mut rest) {
            let piece = self.lift(piece)?;
            out.push_str(template.get(piece.literal).unwrap_or(""));
            let Some(field) = piece.field else { continue };
            let parts = split_name(template, &field.name, numbering);
            let (first, mut accessors) = self.lift(parts)?;
            let mut value = self.field_value(template, first, arguments)?;
            while let Some(accessor) = next_accessor(template, &mut accessors) {
                let accessor = self.lift(accessor)?;
                value = self.field_part(template, &value, accessor)?;
            }
            if let Some(conversion) = field.conversion {
                value = self.convert_field(&value, conversion)?;
            }
            let formatted = if field.spec_is_template {
                let spec =
                    self.format_range(template, field.spec, arguments, numbering, depth - 1)?;
                self.format_value(&value, &spec)?
            } else {
                self.format_value(&value, template.get(field.spec).unwrap_or(""))?
            };
            if let Some(text) = formatted.downcast::<Str>() {
                let text = text.text(&self.heap);
                self.heap
                    .account()
                    .check(out.len().saturating_add(text.len()))?;
                out.push_str(text);
            }
        }
        Ok(out)
    }

    fn field_value(&mut self, template: &str, first: First, arguments: &Arguments) -> Res<Value> {
        match first {
            First::Index(index) => match &arguments.positional {
                None => Err(self.raise_text_error(no_positional_fields())),
                Some(positional) => match positional.items(&self.heap).get(index) {
                    Some(value) => Ok(value.clone()),
                    None => Err(self.raise_text_error(index_error(index))),
                },
            },
            First::Name(name) => {
                let key = self.new_str(template.get(name).unwrap_or(""))?;
                self.part_by_key(&arguments.keywords, &key)
            }
        }
    }

    fn field_part(&mut self, template: &str, value: &Value, accessor: Accessor) -> Res<Value> {
        match accessor {
            // Attributes are the engine's.
            Accessor::Attribute(_) => Err(Throw::NeedsGuest),
            Accessor::Index(index) => {
                let index = i64::try_from(index).unwrap_or(i64::MAX);
                self.part_by_key(value, &Value::Int(index))
            }
            Accessor::Key(name) => {
                let key = self.new_str(template.get(name).unwrap_or(""))?;
                self.part_by_key(value, &key)
            }
        }
    }

    fn part_by_key(&mut self, container: &Value, key: &Value) -> Res<Value> {
        if self.has_guest_class(container) {
            return Err(Throw::NeedsGuest);
        }
        match self.get_item(container, key)? {
            Some(value) => Ok(value),
            None => {
                // Other builtin objects may have items by their class; the prelude asks them.
                Err(Throw::NeedsGuest)
            }
        }
    }

    fn convert_field(&mut self, value: &Value, conversion: char) -> Res<Value> {
        match conversion {
            's' => self.str_value(value),
            'r' => self.repr_value(value),
            'a' => self.ascii_value(value),
            other => Err(self.raise_text_error(unknown_conversion(other))),
        }
    }
}

/// The pieces of a template for the prelude: texts to copy; for a field a tuple of what it starts
/// with, its accessors, its conversion and its spec, a text or a list of pieces; and an exception
/// where the template is wrong.
pub(crate) fn pieces(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(template) = cx.as_str_handle(&args[0]) else {
        return Err(cx.type_error("a template is needed"));
    };
    let template = template.owned(cx);
    cx.prepare(template.len().saturating_mul(64))?;
    let mut numbering = Numbering::default();
    list_pieces(cx, &template, 0..template.len(), &mut numbering, DEPTH_MAX)
}

fn list_pieces(
    cx: &mut Context,
    template: &str,
    mut rest: Range<usize>,
    numbering: &mut Numbering,
    depth: usize,
) -> Res<Value> {
    let mut list = Vec::new();
    if depth == 0 {
        let error = error_value(cx, too_deep())?;
        return Ok(cx.heap.list_value(vec![error])?);
    }
    while let Some(piece) = next_piece(template, &mut rest) {
        let piece = match piece {
            Ok(piece) => piece,
            Err(error) => {
                list.push(error_value(cx, error)?);
                break;
            }
        };
        if !piece.literal.is_empty() {
            list.push(cx.new_str(template.get(piece.literal).unwrap_or(""))?);
        }
        let Some(field) = piece.field else { continue };
        let (first, accessors) = match split_name(template, &field.name, numbering) {
            Ok(parts) => parts,
            Err(error) => {
                list.push(error_value(cx, error)?);
                break;
            }
        };
        let first = match first {
            First::Index(index) => Value::Int(index as i64),
            First::Name(name) => cx.new_str(template.get(name).unwrap_or(""))?,
        };
        let accessors = accessor_values(cx, template, accessors)?;
        let conversion = match field.conversion {
            Some(conversion @ ('s' | 'r' | 'a')) => cx.char_str(conversion)?,
            Some(other) => error_value(cx, unknown_conversion(other))?,
            None => Value::None,
        };
        let spec = if field.spec_is_template {
            list_pieces(cx, template, field.spec, numbering, depth - 1)?
        } else {
            cx.new_str(template.get(field.spec).unwrap_or(""))?
        };
        list.push(cx.heap.tuple_value([first, accessors, conversion, spec])?);
    }
    Ok(cx.heap.list_value(list)?)
}

fn accessor_values(cx: &mut Context, template: &str, mut rest: Range<usize>) -> Res<Value> {
    let mut accessors = Vec::new();
    while let Some(accessor) = next_accessor(template, &mut rest) {
        let (is_attribute, key) = match accessor {
            Err(error) => {
                accessors.push(error_value(cx, error)?);
                break;
            }
            Ok(Accessor::Attribute(name)) => (true, cx.new_str(template.get(name).unwrap_or(""))?),
            Ok(Accessor::Index(index)) => (false, Value::Int(index as i64)),
            Ok(Accessor::Key(key)) => (false, cx.new_str(template.get(key).unwrap_or(""))?),
        };
        accessors.push(cx.heap.tuple_value([Value::Bool(is_attribute), key])?);
    }
    Ok(cx.heap.list_value(accessors)?)
}

/// An error as an exception that the prelude raises when it comes to it.
pub(crate) fn error_value(cx: &mut Context, error: crate::text::TextError) -> Res<Value> {
    match cx.raise_text_error(error) {
        Throw::Exception => Ok(std::mem::take(&mut cx.raised)),
        throw => Err(throw),
    }
}

/// `IndexError` of a positional field.
pub(crate) fn field_index_error(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match args[0] {
        Value::Int(index) => Err(cx.raise_text_error(index_error(index.max(0) as usize))),
        _ => Err(cx.raise(TypeId::IndexError, "no such argument")),
    }
}
