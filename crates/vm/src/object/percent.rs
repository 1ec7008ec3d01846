//! `template % values`, as far as no guest code is needed.
//!
//! Where it is, the prelude works on the template's pieces, which `percent_pieces` makes, turns
//! arguments into builtin values and has each field formatted by itself.

use super::{BigInt, Dict, Str, Tuple};
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::number::convert;
use crate::text::percent::{
    Conversion, Field, Layout, Piece, incomplete_key, next_piece, wrong_length, wrong_type,
};
use dashu_int::IBig;

/// Where fields take their values from.
struct Values {
    items: Vec<Value>,
    taken: usize,
    /// The mapping behind `%(key)s`, if the argument is one.
    mapping: Option<Value>,
}

impl Values {
    fn next(&mut self, cx: &mut Context) -> Res<Value> {
        match self.items.get(self.taken) {
            Some(value) => {
                self.taken += 1;
                Ok(value.clone())
            }
            None => Err(cx.type_error("not enough arguments for format string")),
        }
    }
}

impl Context {
    /// `template % values` for strings; for bytes the prelude does it all.
    pub(super) fn percent_operator(&mut self, left: &Value, right: &Value) -> Res<Option<Value>> {
        if self.byte_handle(left).is_some() {
            return Err(Throw::NeedsGuest);
        }
        let Some(template) = left.downcast::<Str>() else {
            return Ok(None);
        };
        let template = template.owned(self);
        let text = self.format_percent(&template, right)?;
        self.text_value(text).map(Some)
    }

    fn format_percent(&mut self, template: &str, right: &Value) -> Res<String> {
        self.prepare(template.len())?;
        let mut values = self.percent_values(right)?;
        let mut out = String::new();
        let mut position = 0;
        while let Some(piece) = next_piece(template, &mut position) {
            match piece {
                Piece::Literal(range) => out.push_str(template.get(range).unwrap_or("")),
                Piece::IncompleteKey => {
                    self.percent_mapping(&values)?;
                    return Err(self.raise_text_error(incomplete_key()));
                }
                Piece::Field(field) => {
                    let text = self.percent_field(template, &field, &mut values)?;
                    self.heap
                        .account()
                        .check(out.len().saturating_add(text.len()))?;
                    out.push_str(&text);
                }
            }
        }
        if values.taken < values.items.len() && values.mapping.is_none() {
            let message = "not all arguments converted during string formatting";
            return Err(self.type_error(message));
        }
        Ok(out)
    }

    fn percent_values(&mut self, right: &Value) -> Res<Values> {
        let inner = self.plain(right);
        if let Some(tuple) = inner.downcast::<Tuple>() {
            return Ok(Values {
                items: tuple.items(&self.heap).to_vec(),
                taken: 0,
                mapping: None,
            });
        }
        let is_text = inner.downcast::<Str>().is_some();
        let has_items = match self.has_guest_class(right) {
            true => self.lookup_special(right, Special::GetItem)?.is_some(),
            false => {
                let id = self.builtin_type_id(&inner);
                matches!(
                    id,
                    TypeId::Dict | TypeId::List | TypeId::Range | TypeId::Bytes | TypeId::ByteArray
                )
            }
        };
        let has_items = has_items || inner.downcast::<Dict>().is_some();
        Ok(Values {
            items: vec![right.clone()],
            taken: 0,
            mapping: (has_items && !is_text).then(|| right.clone()),
        })
    }

    fn percent_mapping(&mut self, values: &Values) -> Res<Value> {
        match &values.mapping {
            Some(mapping) => Ok(mapping.clone()),
            None => Err(self.type_error("format requires a mapping")),
        }
    }

    fn percent_field(&mut self, template: &str, field: &Field, values: &mut Values) -> Res<String> {
        let mut layout = field.layout;
        if let Some(key) = &field.key {
            let mapping = self.percent_mapping(values)?;
            let key = self.new_str(template.get(key.clone()).unwrap_or(""))?;
            if self.has_guest_class(&mapping) {
                return Err(Throw::NeedsGuest);
            }
            let found = self.get_item(&mapping, &key)?;
            values.items = vec![found.ok_or(Throw::NeedsGuest)?];
            values.taken = 0;
        }
        if field.width_is_argument {
            let width = self.star(values)?;
            let result = layout.star_width(width);
            self.lift(result)?;
        }
        if field.precision_is_argument {
            let precision = self.star(values)?;
            let result = layout.star_precision(precision);
            self.lift(result)?;
        }
        if let Conversion::Malformed(error) = &field.conversion {
            return Err(self.raise_text_error(error.clone()));
        }
        let value = values.next(self)?;
        self.percent_value(&layout, &field.conversion, &value)
    }

    /// A width or precision from the arguments; `None` if it is beyond 64 bits.
    fn star(&mut self, values: &mut Values) -> Res<Option<i64>> {
        let value = values.next(self)?;
        let inner = self.plain(&value);
        if !self.is_integer(&inner) {
            return Err(self.type_error("* wants int"));
        }
        Ok(self.as_index(&inner))
    }

    fn percent_value(
        &mut self,
        layout: &Layout,
        conversion: &Conversion,
        value: &Value,
    ) -> Res<String> {
        match conversion {
            Conversion::Malformed(error) | Conversion::Unsupported(error) => {
                Err(self.raise_text_error(error.clone()))
            }
            Conversion::Text(kind) => {
                let text = match kind {
                    's' => self.str(value)?,
                    'r' => self.repr(value)?,
                    _ => crate::text::repr::ascii_of_repr(&self.repr(value)?),
                };
                self.prepare(layout.size(text.len()))?;
                Ok(layout.format_text(&text))
            }
            Conversion::Decimal(letter) | Conversion::Radix(letter) => {
                let number = self.percent_integer(conversion, value)?;
                let size = super::bigint::bigint_size(&number).saturating_mul(8);
                self.prepare(layout.size(size))?;
                let result = layout.format_int(&number, *letter, self.int_digits_max);
                self.lift(result)
            }
            Conversion::Float(letter) => {
                let inner = self.plain(value);
                let Some(number) = self.as_float(&inner)? else {
                    return Err(self.percent_refused(
                        conversion,
                        value,
                        &[Special::Float, Special::Index],
                    )?);
                };
                self.prepare(layout.size(64))?;
                Ok(layout.format_float(number, *letter))
            }
            Conversion::Character => self.percent_character(layout, conversion, value),
        }
    }

    /// The error for a value of the wrong type, unless guest methods may make it a right one.
    fn percent_refused(
        &mut self,
        conversion: &Conversion,
        value: &Value,
        methods: &[Special],
    ) -> Res<Throw> {
        for &method in methods {
            if self.guest_special(value, method)?.is_some() {
                return Ok(Throw::NeedsGuest);
            }
        }
        let name = self.type_name(value);
        Ok(self.raise_text_error(wrong_type(conversion, &name)))
    }

    fn percent_integer(&mut self, conversion: &Conversion, value: &Value) -> Res<IBig> {
        let inner = self.plain(value);
        if let Some(number) = self.as_ibig(&inner) {
            return Ok(number);
        }
        let decimal = matches!(conversion, Conversion::Decimal(_));
        if let (Value::Float(number), true) = (&inner, decimal) {
            return self.lift(convert::float_to_int(*number));
        }
        let methods: &[Special] = match decimal {
            true => &[Special::Int, Special::Index],
            false => &[Special::Index],
        };
        Err(self.percent_refused(conversion, value, methods)?)
    }

    fn percent_character(
        &mut self,
        layout: &Layout,
        conversion: &Conversion,
        value: &Value,
    ) -> Res<String> {
        self.prepare(layout.size(4))?;
        let inner = self.plain(value);
        if let Some(text) = inner.downcast::<Str>() {
            let text: Handle<Str> = text.clone();
            let mut characters = text.text(&self.heap).chars();
            return match (characters.next(), characters.next()) {
                (Some(only), None) => Ok(layout.format_char(only)),
                _ => {
                    let count = text.get(&self.heap).len();
                    Err(self.raise_text_error(wrong_length(count)))
                }
            };
        }
        if self.is_integer(&inner) {
            let code = match inner.downcast::<BigInt>() {
                Some(_) => None,
                None => self.as_index(&inner),
            };
            let result = layout.format_code_point(code);
            return self.lift(result);
        }
        Err(self.percent_refused(conversion, value, &[Special::Index])?)
    }
}

/// The pieces of a template for the prelude: texts to copy; for a field a tuple of its key or None,
/// how many `*` it has, its conversion's letter, and the template of the field alone, without the
/// key and with `%s` for `%r` and `%a`; and an exception where the template is wrong.
pub(crate) fn percent_pieces(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Some(template) = cx.as_str_handle(&args[0]) else {
        return Err(cx.type_error("a template is needed"));
    };
    let template = template.owned(cx);
    cx.prepare(template.len().saturating_mul(64))?;
    let mut list = Vec::new();
    let mut position = 0;
    loop {
        let start = position;
        let Some(piece) = next_piece(&template, &mut position) else {
            break;
        };
        let value = match piece {
            Piece::Literal(range) => cx.new_str(template.get(range).unwrap_or(""))?,
            Piece::IncompleteKey => cx.heap.tuple_value([])?,
            Piece::Field(field) => field_value(cx, &template, &field, (start, position))?,
        };
        list.push(value);
    }
    Ok(cx.heap.list_value(list)?)
}

fn field_value(
    cx: &mut Context,
    template: &str,
    field: &Field,
    (start, end): (usize, usize),
) -> Res<Value> {
    let options = match &field.key {
        Some(key) => key.end + 1,
        None => start + 1,
    };
    let mut spec = format!("%{}", template.get(options..end).unwrap_or(""));
    let conversion = match &field.conversion {
        Conversion::Text(letter) => {
            spec.pop();
            spec.push('s');
            cx.char_str(*letter)?
        }
        Conversion::Decimal(_) => cx.char_str('d')?,
        Conversion::Radix(_) => cx.char_str('x')?,
        Conversion::Float(_) => cx.char_str('f')?,
        Conversion::Character => cx.char_str('c')?,
        Conversion::Malformed(error) | Conversion::Unsupported(error) => {
            crate::builtins::error_value(cx, error.clone())?
        }
    };
    let malformed = matches!(field.conversion, Conversion::Malformed(_));
    let key = match &field.key {
        Some(key) => cx.new_str(template.get(key.clone()).unwrap_or(""))?,
        None => Value::None,
    };
    let stars = i64::from(field.width_is_argument) + i64::from(field.precision_is_argument);
    let spec = cx.new_str(spec)?;
    let parts = [
        key,
        Value::Int(stars),
        conversion,
        spec,
        Value::Bool(malformed),
    ];
    Ok(cx.heap.tuple_value(parts)?)
}
