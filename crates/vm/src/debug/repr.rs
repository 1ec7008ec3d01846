//! How values show themselves to an observer: bounded in length and depth, running no guest code,
//! making no object, so that looking changes nothing.

use crate::context::Context;
use crate::memory::{Handle, ObjectRef, Value};
use crate::number::convert::to_decimal;
use crate::number::parse::DIGITS_MAX_DEFAULT as INT_DIGITS_MAX;
use crate::object::dict::{DictPart, Entry};
use crate::object::{
    BigInt, BoundMethod, ByteArray, Bytes, Cell, Code, Dict, DictView, Exception, Function,
    Generator, List, Module, NativeFunction, Range, Set, Slice, Str, Tuple, Type,
};
use crate::text::repr::{push_repr_float, repr_bytearray, repr_bytes, repr_complex, repr_str};
use std::fmt::Write;

/// How much of a value is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Containers within containers.
    depth: usize,
    /// Bytes, roughly: what stands open is closed.
    length: usize,
}

impl Bounds {
    /// For a line of a trace.
    pub(crate) const SHORT: Bounds = Bounds {
        depth: 3,
        length: 40,
    };
    /// For a variable in a list of them.
    pub(crate) const MEDIUM: Bounds = Bounds {
        depth: 8,
        length: 200,
    };
    /// For a value that was asked for by name.
    pub(crate) const LONG: Bounds = Bounds {
        depth: 40,
        length: 10_000,
    };
}

/// The name of a value's type.
pub(crate) fn type_name(cx: &Context, value: &Value) -> String {
    match guest_class(cx, value) {
        Some(class) => class.get(&cx.heap).name.text(&cx.heap).to_string(),
        None => cx.builtin_type_id(value).native().name.to_string(),
    }
}

/// `repr(value)`, as far as the VM can say it by itself.
pub(crate) fn safe_repr(cx: &Context, value: &Value, bounds: Bounds) -> String {
    let mut writer = Writer {
        cx,
        bounds,
        text: String::new(),
        open: Vec::new(),
    };
    writer.value(value);
    writer.text
}

/// The class of an instance that has a shape.
fn guest_class<'a>(cx: &'a Context, value: &Value) -> Option<&'a Handle<Type>> {
    match value {
        Value::Object(object) if object.shape() != 0 => Some(cx.shapes.class(object.shape())),
        _ => None,
    }
}

/// What a class's own dict has under a name, without interning the name.
fn class_entry<'a>(cx: &'a Context, class: &'a Handle<Type>, name: &str) -> Option<&'a Entry> {
    let mut entries = class.get(&cx.heap).dict.get(&cx.heap).iter();
    entries.find(|entry| {
        entry
            .key
            .downcast::<Str>()
            .is_some_and(|key| key.text(&cx.heap) == name)
    })
}

/// Whether guest code defines how instances of a class show themselves.
fn has_own_repr(cx: &Context, class: &Handle<Type>) -> bool {
    let mro = std::iter::once(class).chain(&class.get(&cx.heap).mro);
    mro.filter(|class| !class.get(&cx.heap).is_builtin())
        .any(|class| class_entry(cx, class, "__repr__").is_some())
}

struct Writer<'a> {
    cx: &'a Context,
    bounds: Bounds,
    text: String,
    open: Vec<ObjectRef>,
}

impl Writer<'_> {
    // The recursion is bounded by `Bounds::depth`.
    fn value(&mut self, value: &Value) {
        let object = match value {
            Value::Unbound => return self.text.push_str("<unbound>"),
            Value::None => return self.text.push_str("None"),
            Value::Ellipsis => return self.text.push_str("Ellipsis"),
            Value::NotImplemented => return self.text.push_str("NotImplemented"),
            Value::Bool(true) => return self.text.push_str("True"),
            Value::Bool(false) => return self.text.push_str("False"),
            Value::Int(value) => {
                let _ = write!(self.text, "{value}");
                return;
            }
            Value::Float(value) => return push_repr_float(&mut self.text, *value),
            Value::Object(object) => object,
        };
        match guest_class(self.cx, value).cloned() {
            Some(class) if has_own_repr(self.cx, &class) => self.instance(value, &class),
            Some(class) => self.plain_instance(value, object, &class),
            None => self.object(value, object),
        }
    }

    /// An instance whose class defines no `__repr__`.
    fn plain_instance(&mut self, value: &Value, object: &ObjectRef, class: &Handle<Type>) {
        if object.downcast::<Exception>().is_some() || object.downcast::<Type>().is_some() {
            return self.object(value, object);
        }
        match self.cx.unwrapped(value) {
            Some(inner) if self.open.len() < self.bounds.depth => {
                self.open.push(object.clone());
                self.value(&inner);
                self.open.pop();
            }
            _ => self.instance(value, class),
        }
    }

    /// `<module.Class object at 0x..>`
    fn instance(&mut self, value: &Value, class: &Handle<Type>) {
        let qualname = self.class_name(class);
        let place = self.cx.identity(value);
        let _ = write!(self.text, "<{qualname} object at {place:#x}>");
    }

    /// A class's qualified name with its module, unless that is `builtins`.
    fn class_name(&self, class: &Handle<Type>) -> String {
        let heap = &self.cx.heap;
        let qualname = class.get(heap).qualname.text(heap);
        let module = class_entry(self.cx, class, "__module__");
        match module.and_then(|entry| entry.value.downcast::<Str>()) {
            Some(module) if module.text(heap) != "builtins" => {
                format!("{}.{qualname}", module.text(heap))
            }
            _ => qualname.to_string(),
        }
    }

    fn object(&mut self, value: &Value, object: &ObjectRef) {
        let heap = &self.cx.heap;
        if let Some(string) = object.downcast::<Str>() {
            let text = string.text(heap);
            let shown = prefix(text, self.left());
            self.text.push_str(&repr_str(shown));
            self.mark_cut(shown.len() < text.len());
        } else if let Some(bytes) = object.downcast::<Bytes>() {
            let data = &bytes.get(heap).data;
            let shown = &data[..data.len().min(self.left())];
            self.text.push_str(&repr_bytes(shown));
            self.mark_cut(shown.len() < data.len());
        } else if let Some(array) = object.downcast::<ByteArray>() {
            let data = &array.get(heap).data;
            let shown = &data[..data.len().min(self.left())];
            self.text.push_str(&repr_bytearray("bytearray", shown));
            self.mark_cut(shown.len() < data.len());
        } else if let Some(big) = object.downcast::<BigInt>() {
            self.big(big);
        } else if let Some(number) = self.cx.as_complex(value) {
            self.text.push_str(&repr_complex(number.real, number.imag));
        } else if let Some(list) = object.downcast::<List>() {
            self.items(object, ["[", "]"], list.items(heap).iter());
        } else if let Some(tuple) = object.downcast::<Tuple>() {
            let items = tuple.items(heap);
            let close = if items.len() == 1 { ",)" } else { ")" };
            self.items(object, ["(", close], items.iter());
        } else if let Some(dict) = object.downcast::<Dict>() {
            self.entries(object, ["{", "}"], dict, DictPart::Items, ": ");
        } else if let Some(set) = object.downcast::<Set>() {
            self.set(object, set);
        } else if let Some(exception) = object.downcast::<Exception>() {
            let args = exception.get(heap).args.clone();
            let name = type_name(self.cx, value);
            self.text.push_str(&name);
            let items = args.downcast::<Tuple>().map_or(&[][..], |a| a.items(heap));
            self.items(object, ["(", ")"], items.iter());
        } else if let Some(view) = object.downcast::<DictView>() {
            let view = view.get(heap);
            match view.part {
                DictPart::Keys => self.text.push_str("dict_keys"),
                DictPart::Values => self.text.push_str("dict_values"),
                DictPart::Items => self.text.push_str("dict_items"),
            }
            self.entries(object, ["([", "])"], &view.dict, view.part, ", ");
        } else {
            self.small_object(value, object);
        }
    }

    fn small_object(&mut self, value: &Value, object: &ObjectRef) {
        let (cx, heap) = (self.cx, &self.cx.heap);
        let place = cx.identity(value);
        let text = if let Some(class) = object.downcast::<Type>() {
            format!("<class '{}'>", self.class_name(class))
        } else if let Some(range) = object.downcast::<Range>() {
            let Range { start, stop, step } = *range.get(heap);
            match step {
                1 => format!("range({start}, {stop})"),
                _ => format!("range({start}, {stop}, {step})"),
            }
        } else if let Some(function) = object.downcast::<Function>() {
            let qualname = function.get(heap).qualname.text(heap);
            format!("<function {qualname} at {place:#x}>")
        } else if let Some(native) = object.downcast::<NativeFunction>() {
            let native = native.get(heap);
            match &native.owner {
                Some(owner) => {
                    let owner = owner.get(heap).name.text(heap);
                    format!("<method '{}' of '{owner}' objects>", native.def.name)
                }
                None => format!("<built-in function {}>", native.def.name),
            }
        } else if let Some(generator) = object.downcast::<Generator>() {
            let qualname = generator.get(heap).qualname.text(heap);
            format!("<generator object {qualname} at {place:#x}>")
        } else if let Some(module) = object.downcast::<Module>() {
            format!("<module '{}'>", module.get(heap).name.text(heap))
        } else if let Some(code) = object.downcast::<Code>() {
            format!("<code object {} at {place:#x}>", code.get(heap).code().name)
        } else {
            return self.holder(value, object);
        };
        self.text.push_str(&text);
    }

    /// Objects that show another value within themselves.
    fn holder(&mut self, value: &Value, object: &ObjectRef) {
        let heap = &self.cx.heap;
        if let Some(slice) = object.downcast::<Slice>() {
            let slice = slice.get(heap);
            let parts = [&slice.start, &slice.stop, &slice.step];
            return self.items(object, ["slice(", ")"], parts.into_iter());
        }
        if let Some(cell) = object.downcast::<Cell>() {
            let content = &cell.get(heap).content;
            return self.items(object, ["<cell ", ">"], std::iter::once(content));
        }
        if let Some(method) = object.downcast::<BoundMethod>() {
            let method = method.get(heap);
            let parts = [&method.function, &method.receiver];
            return self.items(object, ["<method ", ">"], parts.into_iter());
        }
        let name = type_name(self.cx, value);
        let place = self.cx.identity(value);
        let _ = write!(self.text, "<{name} object at {place:#x}>");
    }

    fn big(&mut self, big: &Handle<BigInt>) {
        use dashu_int::ops::BitTest;
        let value = &big.get(&self.cx.heap).value;
        let bits = value.bit_len();
        // Three bits and a third make a digit.
        let digits = match bits / 3 <= self.left().min(INT_DIGITS_MAX) {
            true => to_decimal(value, INT_DIGITS_MAX).ok(),
            false => None,
        };
        match digits {
            Some(digits) => self.text.push_str(&digits),
            None => {
                let _ = write!(self.text, "<int of {bits} bits>");
            }
        }
    }

    fn set(&mut self, object: &ObjectRef, set: &Handle<Set>) {
        let set = set.get(&self.cx.heap);
        let brackets = match (set.frozen, set.len()) {
            (false, 0) => return self.text.push_str("set()"),
            (true, 0) => return self.text.push_str("frozenset()"),
            (false, _) => ["{", "}"],
            (true, _) => ["frozenset({", "})"],
        };
        self.items(object, brackets, set.iter().map(|(_, item)| item));
    }

    fn items<'v>(
        &mut self,
        object: &ObjectRef,
        [open, close]: [&str; 2],
        items: impl Iterator<Item = &'v Value>,
    ) {
        self.bracketed(object, [open, close], items, |writer, item| {
            writer.value(item);
        });
    }

    fn entries(
        &mut self,
        object: &ObjectRef,
        brackets: [&str; 2],
        dict: &Handle<Dict>,
        part: DictPart,
        between: &str,
    ) {
        let entries = dict.get(&self.cx.heap).iter();
        self.bracketed(object, brackets, entries, |writer, entry| match part {
            DictPart::Keys => writer.value(&entry.key),
            DictPart::Values => writer.value(&entry.value),
            DictPart::Items => {
                let pair = between == ", ";
                writer.text.push_str(if pair { "(" } else { "" });
                writer.value(&entry.key);
                writer.text.push_str(between);
                writer.value(&entry.value);
                writer.text.push_str(if pair { ")" } else { "" });
            }
        });
    }

    fn bracketed<T>(
        &mut self,
        object: &ObjectRef,
        [open, close]: [&str; 2],
        items: impl Iterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.text.push_str(open);
        if self.open.contains(object) || self.open.len() >= self.bounds.depth {
            self.text.push_str("...");
            return self.text.push_str(close);
        }
        self.open.push(object.clone());
        for (index, item) in items.enumerate() {
            if index > 0 {
                self.text.push_str(", ");
            }
            if self.left() == 0 {
                self.text.push_str("...");
                break;
            }
            write(self, item);
        }
        self.open.pop();
        self.text.push_str(close);
    }

    /// Bytes that may still be written.
    fn left(&self) -> usize {
        self.bounds.length.saturating_sub(self.text.len())
    }

    fn mark_cut(&mut self, cut: bool) {
        if cut {
            self.text.push_str("...");
        }
    }
}

/// The first `size` bytes of `text`, or fewer if that would split a character.
fn prefix(text: &str, size: usize) -> &str {
    let mut size = size.min(text.len());
    while !text.is_char_boundary(size) {
        size -= 1;
    }
    text.get(..size).unwrap_or("")
}
