//! `template % values`, as far as no guest code is needed.
//!
//! Where it is, the prelude works on the template's pieces, which `percent_pieces` makes, turns
//! arguments into builtin values and has each field formatted by itself.

use super::{BigInt, Bytes, Dict, Str, Tuple};
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
    /// The template is bytes.
    bytes: bool,
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
    /// `template % values` for strings.
    pub(super) fn percent_operator(&mut self, left: &Value, right: &Value) -> Res<Option<Value>> {
        let Some(template) = left.downcast::<Str>() else {
            return match left.downcast::<Bytes>() {
                Some(template) => self.format_bytes(&template.clone(), right).map(Some),
                None => Ok(None),
            };
        };
        let template = template.owned(self);
        let text = self.format_percent(&template, right, false)?;
        self.text_value(text).map(Some)
    }

    /// The same for bytes: as a text of which every character is one byte.
    fn format_bytes(&mut self, template: &Handle<Bytes>, right: &Value) -> Res<Value> {
        let size = template.get(&self.heap).data.len();
        self.prepare(size.saturating_mul(2))?;
        let data = &template.get(&self.heap).data;
        let template: String = data.iter().map(|&byte| char::from(byte)).collect();
        let text = self.format_percent(&template, right, true)?;
        let data: Vec<u8> = text.chars().map(|c| u32::from(c) as u8).collect();
        self.new_bytes(data)
    }

    fn format_percent(&mut self, template: &str, right: &Value, bytes: bool) -> Res<String> {
        self.prepare(template.len())?;
        let mut values = self.percent_values(right)?;
        values.bytes = bytes;
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
            let what = if bytes { "bytes" } else { "string" };
            let message = format!("not all arguments converted during {what} formatting");
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
                bytes: false,
            });
        }
        let is_text = inner.downcast::<Str>().is_some();
        let has_items = match self.has_guest_class(right) {
            true => self.lookup_special(right, Special::GetItem)?.is_some(),
            false => {
                let id = self.builtin_type_id(&inner);
                matches!(
                    id,
                    TypeId::Dict | TypeId::List | TypeId::Range | TypeId::Bytes
                )
            }
        };
        let has_items = has_items || inner.downcast::<Dict>().is_some();
        Ok(Values {
            items: vec![right.clone()],
            taken: 0,
            mapping: (has_items && !is_text).then(|| right.clone()),
            bytes: false,
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
            let key = template.get(key.clone()).unwrap_or("");
            let key = match values.bytes {
                true => {
                    let key: Vec<u8> = key.chars().map(|c| u32::from(c) as u8).collect();
                    self.new_bytes(key)?
                }
                false => self.new_str(key)?,
            };
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
        if values.bytes
            && let Some(text) = self.bytes_field(&layout, &field.conversion, &value)?
        {
            return Ok(text);
        }
        self.percent_value(&layout, &field.conversion, &value)
    }

    /// A field of bytes that is not formatted as one of a text would be.
    fn bytes_field(
        &mut self,
        layout: &Layout,
        conversion: &Conversion,
        value: &Value,
    ) -> Res<Option<String>> {
        let as_text = |data: &[u8]| -> String { data.iter().map(|&b| char::from(b)).collect() };
        let is_bytes = match conversion {
            Conversion::Text('s') => true,
            Conversion::Unsupported(error) => error.message.contains("character 'b'"),
            _ => false,
        };
        if is_bytes {
            let Some(bytes) = self.as_bytes_handle(value) else {
                if self.guest_special(value, Special::Bytes)?.is_some() {
                    return Err(Throw::NeedsGuest);
                }
                let name = self.type_name(value);
                return Err(self.type_error(format!(
                    "%b requires a bytes-like object, or an object that implements __bytes__, not \
                     '{name}'"
                )));
            };
            let text = as_text(&bytes.get(&self.heap).data);
            self.prepare(layout.size(text.len()))?;
            return Ok(Some(layout.format_text(&text)));
        }
        match conversion {
            Conversion::Text(_) => {
                let text = crate::text::repr::ascii_of_repr(&self.repr(value)?);
                self.prepare(layout.size(text.len()))?;
                Ok(Some(layout.format_text(&text)))
            }
            Conversion::Character => {
                let inner = self.plain(value);
                let byte = match self.as_bytes_handle(&inner) {
                    Some(bytes) => match bytes.get(&self.heap).data[..] {
                        [only] => Some(only),
                        _ => None,
                    },
                    None if self.is_integer(&inner) => {
                        let code = self
                            .as_index(&inner)
                            .and_then(|code| u8::try_from(code).ok());
                        if code.is_none() {
                            let message = "%c arg not in range(256)";
                            return Err(self.raise(TypeId::OverflowError, message));
                        }
                        code
                    }
                    None => None,
                };
                match byte {
                    Some(byte) => Ok(Some(layout.format_char(char::from(byte)))),
                    None => {
                        let name = match self.as_bytes_handle(&inner) {
                            Some(bytes) => {
                                let length = bytes.get(&self.heap).data.len();
                                format!("a bytes object of length {length}")
                            }
                            None => self.type_name(value),
                        };
                        Err(self.type_error(format!(
                            "%c requires an integer in range(256) or a single byte, not {name}"
                        )))
                    }
                }
            }
            _ => Ok(None),
        }
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
