//! What the methods of strings, bytes and numbers ask of their arguments.

use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Fault, Res, Throw};
use crate::memory::{Handle, Payload, Value};
use crate::names::Special;
use crate::object::{Bytes, Str};
use crate::text::view::{Text, clamp};
use std::ops::Range;

/// The receiver of a method, whose type the call has checked.
pub(crate) fn receiver_of<T: Payload>(args: &[Value]) -> Res<Handle<T>> {
    args.first()
        .and_then(Value::downcast::<T>)
        .cloned()
        .ok_or(Throw::Fault(Fault::Internal))
}

impl Handle<Str> {
    /// The string as the text functions take it.
    pub(crate) fn view<'a>(&'a self, cx: &'a Context) -> Text<'a> {
        let string = self.get(&cx.heap);
        Text {
            text: string.as_str(),
            char_count: string.len(),
        }
    }

    pub(crate) fn owned(&self, cx: &Context) -> String {
        self.text(&cx.heap).to_string()
    }
}

impl Context {
    /// Make sure that a result of so many bytes fits, and pay for the work on it.
    pub(crate) fn prepare(&mut self, size: usize) -> Res<()> {
        self.heap.account().check(size)?;
        self.charge(size as u64 / 256)
    }

    /// A new bytes object.
    pub(crate) fn new_bytes(&mut self, data: impl Into<Box<[u8]>>) -> Res<Value> {
        Ok(self.heap.alloc(Bytes::new(data))?.into_value())
    }

    /// The value itself, or the builtin value inside an instance of a guest class.
    pub(crate) fn plain(&self, value: &Value) -> Value {
        self.unwrapped(value).unwrap_or_else(|| value.clone())
    }

    /// A string, of `str` itself or of a class that derives from it.
    pub(crate) fn as_str_handle(&self, value: &Value) -> Option<Handle<Str>> {
        if let Some(string) = value.downcast::<Str>() {
            return Some(string.clone());
        }
        self.unwrapped(value)?.downcast::<Str>().cloned()
    }

    /// An argument that must be a string: `name() argument PLACE must be str, not TYPE`.
    pub(crate) fn str_argument(&mut self, value: &Value, what: &str) -> Res<Handle<Str>> {
        match self.as_str_handle(value) {
            Some(string) => Ok(string),
            None => {
                let found = self.shown_type(value);
                Err(self.type_error(format!("{what} must be str, not {found}")))
            }
        }
    }

    /// A type's name where CPython writes `None` for None.
    pub(crate) fn shown_type(&mut self, value: &Value) -> String {
        match value {
            Value::None => "None".to_string(),
            _ => self.type_name(value),
        }
    }

    /// An integer argument as a plain int; guest code may be needed for its `__index__`.
    pub(crate) fn whole_argument(&mut self, value: &Value) -> Res<Value> {
        let inner = self.plain(value);
        if self.is_integer(&inner) {
            return Ok(inner);
        }
        if self.guest_special(value, Special::Index)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
        let name = self.type_name(value);
        let message = format!("'{name}' object cannot be interpreted as an integer");
        Err(self.type_error(message))
    }

    /// An argument that must be an index-sized integer; `default` if it is missing.
    pub(crate) fn word_argument(&mut self, value: &Value, default: i64) -> Res<i64> {
        if value.is_unbound() {
            return Ok(default);
        }
        match self.whole_argument(value)? {
            Value::Int(number) => Ok(number),
            Value::Bool(truth) => Ok(i64::from(truth)),
            _ => {
                let message = "Python int too large to convert to C ssize_t";
                Err(self.raise(TypeId::OverflowError, message))
            }
        }
    }

    /// An optional limit of a search: None, or an index that saturates at 64 bits.
    fn limit_argument(&mut self, value: &Value) -> Res<Option<i64>> {
        if value.is_unbound() || value.is_none() {
            return Ok(None);
        }
        let inner = self.plain(value);
        if !self.is_integer(&inner) {
            if self.guest_special(value, Special::Index)?.is_some() {
                return Err(Throw::NeedsGuest);
            }
            let message = "slice indices must be integers or None or have an __index__ method";
            return Err(self.type_error(message));
        }
        Ok(Some(match inner {
            Value::Int(number) => number,
            Value::Bool(truth) => i64::from(truth),
            _ => match self.as_ibig(&inner) {
                Some(big) if big < dashu_int::IBig::ZERO => i64::MIN,
                _ => i64::MAX,
            },
        }))
    }

    /// The range that optional start and end arguments mean in a sequence.
    pub(crate) fn search_range(
        &mut self,
        start: &Value,
        end: &Value,
        length: usize,
    ) -> Res<Option<Range<usize>>> {
        let start = self.limit_argument(start)?;
        let end = self.limit_argument(end)?;
        Ok(clamp(start, end, length))
    }

    /// A list of new strings.
    pub(crate) fn list_of_texts(&mut self, parts: Vec<String>) -> Res<Value> {
        let mut items = Vec::with_capacity(parts.len());
        for part in parts {
            items.push(self.text_value(part)?);
        }
        Ok(self.heap.list_value(items)?)
    }

    /// A string value; single ASCII characters are shared.
    pub(crate) fn text_value(&mut self, text: String) -> Res<Value> {
        if text.len() == 1
            && let Some(character) = text.chars().next()
        {
            return self.char_str(character);
        }
        self.new_str(text)
    }
}
