//! `repr()`, `str()`, `format()` and output, as far as no guest method is needed.

use super::{
    BigInt, BoundMethod, ByteArray, Bytes, Cell, ClassMethod, Code, ComplexNumber, Dict, DictView,
    Exception, Function, Generator, GenericAlias, List, Member, Module, NativeFunction, Range, Set,
    Slice, StaticMethod, Str, Super, Tuple, Type,
};
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Fault, Res, Throw};
use crate::host::Stream;
use crate::memory::{Handle, ObjectRef, Value};
use crate::names::Special;
use crate::object::dict::DictPart;
use crate::text::format_spec::{FormatSpec, Kind};
use crate::text::repr::{
    ascii_of_repr, push_repr_float, repr_bytearray, repr_bytes, repr_complex, repr_str,
};

/// Containers nested deeper are left to the prelude, whose frames are bounded.
const NATIVE_DEPTH_MAX: usize = 50;

/// The objects whose repr is part of another builtin object's.
pub(crate) fn plain_repr_parts(cx: &Context, value: &Value) -> Vec<Value> {
    value
        .downcast::<BoundMethod>()
        .map(|method| method.get(&cx.heap).receiver.clone())
        .into_iter()
        .collect()
}

/// A text in the making: the containers it stands in, and how long it may become.
struct Writer {
    text: String,
    open: Vec<ObjectRef>,
    charged: usize,
}

impl Context {
    /// `repr(value)` as a string value.
    pub(crate) fn repr_value(&mut self, value: &Value) -> Res<Value> {
        let text = self.repr(value)?;
        self.new_str(text)
    }

    /// `str(value)` as a string value.
    pub(crate) fn str_value(&mut self, value: &Value) -> Res<Value> {
        if value.downcast::<Str>().is_some() {
            return Ok(value.clone());
        }
        let text = self.str(value)?;
        self.new_str(text)
    }

    /// `ascii(value)` as a string value.
    pub(crate) fn ascii_value(&mut self, value: &Value) -> Res<Value> {
        let text = self.repr(value)?;
        self.new_str(ascii_of_repr(&text))
    }

    /// `str(value)`
    pub(crate) fn str(&mut self, value: &Value) -> Res<String> {
        if let Some(string) = value.downcast::<Str>() {
            return Ok(string.text(&self.heap).to_string());
        }
        if self.has_guest_class(value) && self.guest_special(value, Special::Str)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
        if let Some(string) = self.as_str_handle(value) {
            return Ok(string.owned(self));
        }
        if value.downcast::<Exception>().is_some() {
            return self.exception_str(value);
        }
        self.repr(value)
    }

    /// `repr(value)`
    pub(crate) fn repr(&mut self, value: &Value) -> Res<String> {
        let mut writer = Writer {
            text: String::new(),
            open: Vec::new(),
            charged: 0,
        };
        if let Some(open) = self.open_reprs()? {
            let open = open.items(&self.heap).iter();
            writer.open.extend(open.filter_map(|value| match value {
                Value::Object(object) => Some(object.clone()),
                _ => None,
            }));
        }
        self.write_repr(&mut writer, value)?;
        Ok(writer.text)
    }

    fn write_repr(&mut self, writer: &mut Writer, value: &Value) -> Res<()> {
        if writer.text.len() > writer.charged + 4096 {
            self.charge(16)?;
            self.heap.account().check(writer.text.len() * 2)?;
            writer.charged = writer.text.len();
        }
        let out = &mut writer.text;
        let object = match value {
            Value::None | Value::Unbound => return push(out, "None"),
            Value::Ellipsis => return push(out, "Ellipsis"),
            Value::NotImplemented => return push(out, "NotImplemented"),
            Value::Bool(true) => return push(out, "True"),
            Value::Bool(false) => return push(out, "False"),
            Value::Int(value) => {
                use std::fmt::Write;
                let _ = write!(out, "{value}");
                return Ok(());
            }
            Value::Float(value) => {
                push_repr_float(out, *value);
                return Ok(());
            }
            Value::Object(object) => object,
        };
        if let Some(string) = object.downcast::<Str>() {
            out.push_str(&repr_str(string.text(&self.heap)));
            return Ok(());
        }
        if let Some(big) = object.downcast::<BigInt>() {
            let size = big.get(&self.heap).buffer_size();
            self.charge((size as u64 / 64).saturating_mul(size as u64 / 64) / 16)?;
            let digits =
                crate::number::convert::to_decimal(&big.get(&self.heap).value, self.int_digits_max);
            let digits = self.lift(digits)?;
            writer.text.push_str(&digits);
            return Ok(());
        }
        if self.has_guest_class(value) {
            return self.write_guest_repr(writer, value);
        }
        self.write_object_repr(writer, value, object)
    }

    /// An instance of a guest class that has no `__repr__` of its own.
    fn write_guest_repr(&mut self, writer: &mut Writer, value: &Value) -> Res<()> {
        if self.guest_special(value, Special::Repr)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
        self.write_own_repr(writer, value)
    }

    /// `repr(value)` as the value's builtin type defines it, whatever its class says.
    pub(crate) fn own_repr(&mut self, value: &Value) -> Res<String> {
        let mut writer = Writer {
            text: String::new(),
            open: Vec::new(),
            charged: 0,
        };
        match self.has_guest_class(value) {
            true => self.write_own_repr(&mut writer, value)?,
            false => self.write_repr(&mut writer, value)?,
        }
        Ok(writer.text)
    }

    fn write_own_repr(&mut self, writer: &mut Writer, value: &Value) -> Res<()> {
        if value.downcast::<Type>().is_some() {
            return self.write_class_repr(writer, value);
        }
        if value.downcast::<Exception>().is_some() {
            return self.write_exception_repr(writer, value);
        }
        if let Some(inner) = self.unwrapped(value) {
            if let Some(set) = inner.downcast::<Set>() {
                let name = self.type_name(value);
                let empty = set.get(&self.heap).len() == 0;
                let mut text = Writer {
                    text: String::new(),
                    open: Vec::new(),
                    charged: 0,
                };
                self.write_set_items(&mut text, &inner)?;
                let items = if empty {
                    String::new()
                } else {
                    format!("{{{}}}", text.text)
                };
                writer.text.push_str(&format!("{name}({items})"));
                return Ok(());
            }
            if let Some(array) = inner.downcast::<ByteArray>() {
                let name = self.type_name(value);
                let text = repr_bytearray(&name, &array.get(&self.heap).data);
                return push(&mut writer.text, &text);
            }
            return self.write_repr(writer, &inner);
        }
        let class = self.type_of(value)?;
        let module = self.class_module(&class)?;
        let qualname = class.get(&self.heap).qualname.text(&self.heap);
        let place = self.identity(value);
        writer
            .text
            .push_str(&format!("<{module}.{qualname} object at {place:#x}>"));
        Ok(())
    }

    fn write_object_repr(
        &mut self,
        writer: &mut Writer,
        value: &Value,
        object: &ObjectRef,
    ) -> Res<()> {
        if let Some(list) = object.downcast::<List>() {
            let list = list.clone();
            return self.write_items(writer, object, ["[", "]", "[...]"], |cx, index| {
                list.items(&cx.heap).get(index).cloned()
            });
        }
        if let Some(tuple) = object.downcast::<Tuple>() {
            let tuple = tuple.clone();
            let close = if tuple.items(&self.heap).len() == 1 {
                ",)"
            } else {
                ")"
            };
            return self.write_items(writer, object, ["(", close, "(...)"], |cx, index| {
                tuple.items(&cx.heap).get(index).cloned()
            });
        }
        if object.downcast::<Dict>().is_some() {
            return self.write_dict(writer, value, object);
        }
        if let Some(set) = object.downcast::<Set>() {
            let (frozen, empty) = (set.get(&self.heap).frozen, set.get(&self.heap).len() == 0);
            let (open, close) = match (frozen, empty) {
                (false, true) => return push(&mut writer.text, "set()"),
                (true, true) => return push(&mut writer.text, "frozenset()"),
                (false, false) => ("{", "}"),
                (true, false) => ("frozenset({", "})"),
            };
            writer.text.push_str(open);
            self.write_set_items(writer, value)?;
            return push(&mut writer.text, close);
        }
        if let Some(method) = object.downcast::<BoundMethod>() {
            let method = method.get(&self.heap);
            let (function, receiver) = (method.function.clone(), method.receiver.clone());
            return self.write_method_repr(writer, object, &function, &receiver);
        }
        if let Some(number) = self.as_complex(value) {
            return push(&mut writer.text, &repr_complex(number.real, number.imag));
        }
        if let Some(bytes) = self.byte_handle(value) {
            let size = bytes.data(&self.heap).len();
            self.prepare(size.saturating_mul(4))?;
        }
        if let Some(array) = object.downcast::<ByteArray>() {
            let text = repr_bytearray("bytearray", &array.get(&self.heap).data);
            return push(&mut writer.text, &text);
        }
        if let Some(bytes) = object.downcast::<Bytes>() {
            writer
                .text
                .push_str(&repr_bytes(&bytes.get(&self.heap).data));
            return Ok(());
        }
        if let Some(range) = object.downcast::<Range>() {
            let Range { start, stop, step } = *range.get(&self.heap);
            let text = match step {
                1 => format!("range({start}, {stop})"),
                _ => format!("range({start}, {stop}, {step})"),
            };
            return push(&mut writer.text, &text);
        }
        if let Some(slice) = object.downcast::<Slice>() {
            let slice = slice.get(&self.heap);
            let parts = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
            return self.write_items(writer, object, ["slice(", ")", "slice(...)"], |_, index| {
                parts.get(index).cloned()
            });
        }
        if let Some(view) = object.downcast::<DictView>() {
            let view = view.get(&self.heap);
            let (dict, part) = (view.dict.clone(), view.part);
            let open = match part {
                DictPart::Keys => "dict_keys([",
                DictPart::Values => "dict_values([",
                DictPart::Items => "dict_items([",
            };
            return self.write_view(writer, object, open, &dict, part);
        }
        if object.downcast::<Exception>().is_some() {
            return self.write_exception_repr(writer, value);
        }
        if object.downcast::<Type>().is_some() {
            return self.write_class_repr(writer, value);
        }
        if let Some(inner) = self.unwrapped(value) {
            // The only builtin type whose values hold another one.
            writer.text.push_str("mappingproxy(");
            self.write_repr(writer, &inner)?;
            return push(&mut writer.text, ")");
        }
        if let Some(method) = object.downcast::<StaticMethod>() {
            let function = method.get(&self.heap).function.clone();
            writer.text.push_str("<staticmethod(");
            self.write_repr(writer, &function)?;
            return push(&mut writer.text, ")>");
        }
        if let Some(method) = object.downcast::<ClassMethod>() {
            let function = method.get(&self.heap).function.clone();
            writer.text.push_str("<classmethod(");
            self.write_repr(writer, &function)?;
            return push(&mut writer.text, ")>");
        }
        if let Some(alias) = object.downcast::<GenericAlias>() {
            let text = self.alias_repr(&alias.clone(), 0)?;
            return push(&mut writer.text, &text);
        }
        let text = self.plain_object_repr(value, object)?;
        push(&mut writer.text, &text)
    }

    fn write_view(
        &mut self,
        writer: &mut Writer,
        object: &ObjectRef,
        open: &str,
        dict: &Handle<Dict>,
        part: DictPart,
    ) -> Res<()> {
        if writer.open.contains(object) {
            return push(&mut writer.text, "...");
        }
        if writer.open.len() >= NATIVE_DEPTH_MAX {
            return Err(Throw::NeedsGuest);
        }
        writer.open.push(object.clone());
        writer.text.push_str(open);
        let iterator = self.dict_iter(dict, part, false)?;
        let mut first = true;
        while let Some(item) = self.native_next(&iterator)? {
            if !std::mem::take(&mut first) {
                writer.text.push_str(", ");
            }
            self.write_repr(writer, &item)?;
        }
        writer.open.pop();
        push(&mut writer.text, "])")
    }

    /// Items between brackets; a container within itself shows as `itself`.
    fn write_items(
        &mut self,
        writer: &mut Writer,
        object: &ObjectRef,
        [open, close, itself]: [&str; 3],
        item: impl Fn(&Context, usize) -> Option<Value>,
    ) -> Res<()> {
        if writer.open.contains(object) {
            return push(&mut writer.text, itself);
        }
        if writer.open.len() >= NATIVE_DEPTH_MAX {
            return Err(Throw::NeedsGuest);
        }
        writer.open.push(object.clone());
        writer.text.push_str(open);
        let mut index = 0;
        while let Some(value) = item(self, index) {
            if index > 0 {
                writer.text.push_str(", ");
            }
            self.write_repr(writer, &value)?;
            index += 1;
        }
        writer.text.push_str(close);
        writer.open.pop();
        Ok(())
    }

    fn write_set_items(&mut self, writer: &mut Writer, value: &Value) -> Res<()> {
        let Some(set) = value.downcast::<Set>().cloned() else {
            return Ok(());
        };
        let mut first = true;
        for slot in 0..set.get(&self.heap).slot_count() {
            let item = set.get(&self.heap).slot(slot).map(|(_, item)| item.clone());
            let Some(item) = item else { continue };
            if !std::mem::take(&mut first) {
                writer.text.push_str(", ");
            }
            self.write_repr(writer, &item)?;
        }
        Ok(())
    }

    fn write_dict(&mut self, writer: &mut Writer, value: &Value, object: &ObjectRef) -> Res<()> {
        if writer.open.contains(object) {
            return push(&mut writer.text, "{...}");
        }
        if writer.open.len() >= NATIVE_DEPTH_MAX {
            return Err(Throw::NeedsGuest);
        }
        let Some(dict) = value.downcast::<Dict>().cloned() else {
            return Ok(());
        };
        writer.open.push(object.clone());
        writer.text.push('{');
        let mut first = true;
        for number in 0..dict.get(&self.heap).entry_count() {
            let entry = dict.get(&self.heap).entry(number);
            let Some((key, value)) = entry.map(|e| (e.key.clone(), e.value.clone())) else {
                continue;
            };
            if !std::mem::take(&mut first) {
                writer.text.push_str(", ");
            }
            self.write_repr(writer, &key)?;
            writer.text.push_str(": ");
            self.write_repr(writer, &value)?;
        }
        writer.text.push('}');
        writer.open.pop();
        Ok(())
    }

    fn write_class_repr(&mut self, writer: &mut Writer, value: &Value) -> Res<()> {
        let Some(class) = value.downcast::<Type>().cloned() else {
            return Ok(());
        };
        let module = self.class_module(&class)?;
        let qualname = class.get(&self.heap).qualname.text(&self.heap);
        let text = match module.as_str() {
            "builtins" => format!("<class '{qualname}'>"),
            _ => format!("<class '{module}.{qualname}'>"),
        };
        push(&mut writer.text, &text)
    }

    fn write_exception_repr(&mut self, writer: &mut Writer, value: &Value) -> Res<()> {
        let Value::Object(object) = value else {
            return Ok(());
        };
        if writer.open.contains(object) || writer.open.len() >= NATIVE_DEPTH_MAX {
            return Err(Throw::NeedsGuest);
        }
        writer.open.push(object.clone());
        let name = self.type_name(value);
        let args = value
            .downcast::<Exception>()
            .map(|e| e.get(&self.heap).args.clone());
        let items = args.and_then(|args| args.downcast::<Tuple>().cloned());
        let items = items
            .map(|args| args.items(&self.heap).to_vec())
            .unwrap_or_default();
        writer.text.push_str(&name);
        writer.text.push('(');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                writer.text.push_str(", ");
            }
            self.write_repr(writer, item)?;
        }
        writer.open.pop();
        push(&mut writer.text, ")")
    }

    fn plain_object_repr(&mut self, value: &Value, object: &ObjectRef) -> Res<String> {
        let place = self.identity(value);
        let heap = &self.heap;
        if let Some(function) = object.downcast::<Function>() {
            let qualname = function.get(heap).qualname.text(heap);
            return Ok(format!("<function {qualname} at {place:#x}>"));
        }
        if let Some(native) = object.downcast::<NativeFunction>() {
            let native = native.get(heap);
            return Ok(match &native.owner {
                Some(owner) => {
                    let owner = owner.get(heap).name.text(heap);
                    format!("<method '{}' of '{owner}' objects>", native.def.name)
                }
                None => format!("<built-in function {}>", native.def.name),
            });
        }
        if let Some(module) = object.downcast::<Module>() {
            let name = module.get(heap).name.text(heap);
            return Ok(format!("<module '{name}' (built-in)>"));
        }
        if let Some(generator) = object.downcast::<Generator>() {
            let qualname = generator.get(heap).qualname.text(heap);
            return Ok(format!("<generator object {qualname} at {place:#x}>"));
        }
        if let Some(member) = object.downcast::<Member>() {
            let member = member.get(heap);
            let class = member.class.get(heap).name.text(heap);
            let name = member.name.text(heap);
            return Ok(format!("<member '{name}' of '{class}' objects>"));
        }
        if let Some(lookup) = object.downcast::<Super>() {
            let lookup = lookup.get(heap);
            let class = lookup.class.get(heap).name.text(heap);
            let receiver = lookup.receiver_class.get(heap).name.text(heap);
            return Ok(format!("<super: <class '{class}'>, <{receiver} object>>"));
        }
        if let Some(code) = object.downcast::<Code>() {
            let code = code.get(heap);
            let (name, line) = (&code.code().name, code.code().first_line);
            let file = &code.program.source.filename;
            return Ok(format!(
                "<code object {name} at {place:#x}, file \"{file}\", line {line}>"
            ));
        }
        if let Some(cell) = object.downcast::<Cell>() {
            let content = cell.get(heap).content.clone();
            if content.is_unbound() {
                return Ok(format!("<cell at {place:#x}: empty>"));
            }
            let inner = self.identity(&content);
            let name = self.type_name(&content);
            return Ok(format!("<cell at {place:#x}: {name} object at {inner:#x}>"));
        }
        let name = self.type_name(value);
        if name == "object" {
            return Ok(format!("<object object at {place:#x}>"));
        }
        Ok(format!("<{name} object at {place:#x}>"))
    }

    fn write_method_repr(
        &mut self,
        writer: &mut Writer,
        object: &ObjectRef,
        function: &Value,
        receiver: &Value,
    ) -> Res<()> {
        if let Some(native) = function.downcast::<NativeFunction>() {
            let name = native.get(&self.heap).def.name;
            let class = self.type_name(receiver);
            let place = self.identity(receiver);
            let text = format!("<built-in method {name} of {class} object at {place:#x}>");
            return push(&mut writer.text, &text);
        }
        if writer.open.contains(object) || writer.open.len() >= NATIVE_DEPTH_MAX {
            return Err(Throw::NeedsGuest);
        }
        writer.open.push(object.clone());
        let start = self.method_repr_start(function);
        writer.text.push_str(&start);
        self.write_repr(writer, receiver)?;
        writer.open.pop();
        push(&mut writer.text, ">")
    }

    fn method_repr_start(&self, function: &Value) -> String {
        let qualname = match function.downcast::<Function>() {
            Some(function) => function.get(&self.heap).qualname.text(&self.heap),
            None => "?",
        };
        format!("<bound method {qualname} of ")
    }

    // What the prelude needs to go on with containers that hold guest objects.

    /// What a container shows for itself inside itself.
    pub(crate) fn repr_marker(&self, value: &Value) -> &'static str {
        match self.builtin_type_id(value) {
            TypeId::List => "[...]",
            TypeId::Tuple => "(...)",
            TypeId::Dict => "{...}",
            TypeId::Set => "set(...)",
            TypeId::FrozenSet => "frozenset(...)",
            _ => "...",
        }
    }

    /// The containers whose repr the prelude is making now.
    pub(crate) fn open_reprs(&mut self) -> Res<Option<Handle<List>>> {
        let Some(prelude) = self.prelude.clone() else {
            return Ok(None);
        };
        let name = self.intern("_open_reprs")?;
        let found = self.namespace_get(&prelude, &name);
        Ok(found.and_then(|open| open.downcast::<List>().cloned()))
    }

    /// The repr of a builtin object from those of its parts.
    pub(crate) fn repr_from_parts(&mut self, value: &Value, parts: &[String]) -> Res<String> {
        let function = value
            .downcast::<BoundMethod>()
            .map(|method| method.get(&self.heap).function.clone());
        match (function, parts) {
            (Some(function), [receiver]) => {
                Ok(format!("{}{receiver}>", self.method_repr_start(&function)))
            }
            _ => self.repr(value),
        }
    }

    // Formatting.

    /// `format(value, spec)`
    pub(crate) fn format_value(&mut self, value: &Value, spec: &str) -> Res<Value> {
        if self.guest_special(value, Special::Format)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
        if spec.is_empty() {
            return self.str_value(value);
        }
        let inner = self.unwrapped(value).unwrap_or_else(|| value.clone());
        let name = self.type_name(value);
        let kind = match &inner {
            Value::Int(_) | Value::Bool(_) => Kind::Int,
            Value::Float(_) => Kind::Float,
            _ if inner.downcast::<BigInt>().is_some() => Kind::Int,
            _ if inner.downcast::<Str>().is_some() => Kind::Str,
            _ if inner.downcast::<ComplexNumber>().is_some() => Kind::Complex,
            _ => {
                let message = format!("unsupported format string passed to {name}.__format__");
                return Err(self.type_error(message));
            }
        };
        let spec = FormatSpec::parse(spec, kind, &name);
        let spec = self.lift(spec)?;
        let text = match &inner {
            Value::Int(value) => {
                self.check_format_size(spec.size(24))?;
                spec.format_i64(*value)
            }
            Value::Bool(value) => spec.format_i64(i64::from(*value)),
            Value::Float(value) => {
                self.check_format_size(spec.size(400))?;
                spec.format_float(*value)
            }
            Value::Object(object) => {
                if let Some(big) = object.downcast::<BigInt>() {
                    self.check_format_size(spec.size(big.get(&self.heap).buffer_size() * 8))?;
                    spec.format_big(&big.get(&self.heap).value, self.int_digits_max)
                } else if let Some(string) = object.downcast::<Str>() {
                    self.check_format_size(spec.size(string.text(&self.heap).len()))?;
                    Ok(spec.format_str(string.text(&self.heap)))
                } else if let Some(number) = self.as_complex(&inner) {
                    self.check_format_size(spec.size(400))?;
                    spec.format_complex(number.real, number.imag)
                } else {
                    return self.str_value(&inner);
                }
            }
            _ => return self.str_value(&inner),
        };
        let text = self.lift(text)?;
        self.new_str(text)
    }

    pub(crate) fn check_format_size(&mut self, size: usize) -> Res<()> {
        self.heap.account().check(size)?;
        self.charge(size as u64 / 256)
    }

    // Output.

    /// Write to standard output, within the output limit.
    pub(crate) fn write_output(&mut self, text: &str) -> Res<()> {
        self.write_stream(Stream::Output, text)
    }

    /// Write to a stream, within the output limit.
    pub(crate) fn write_stream(&mut self, stream: Stream, text: &str) -> Res<()> {
        let used = self.usage.output.saturating_add(text.len() as u64);
        if used > self.limits.output {
            return Err(Throw::Fault(Fault::Output));
        }
        self.charge(text.len() as u64 / 256)?;
        self.usage.output = used;
        self.host.write(stream, text);
        Ok(())
    }

    /// The module a class says it is from.
    pub(crate) fn class_module(&mut self, class: &Handle<Type>) -> Res<String> {
        let name = self.special(Special::Module)?;
        let dict = class.get(&self.heap).dict.clone();
        let module = self.namespace_get(&dict, &name);
        Ok(
            match module.as_ref().and_then(|module| module.downcast::<Str>()) {
                Some(module) => module.text(&self.heap).to_string(),
                None => "builtins".to_string(),
            },
        )
    }
}

fn push(out: &mut String, text: &str) -> Res<()> {
    out.push_str(text);
    Ok(())
}
