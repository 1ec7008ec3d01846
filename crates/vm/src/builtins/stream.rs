//! The standard streams: what `sys.stdin`, `sys.stdout` and `sys.stderr` can do.

use super::text_argument::receiver_of;
use super::types::Getter;
use super::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::host::Stream;
use crate::memory::{Handle, Value};
use crate::object::{Module, TextStream};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Make sure that what was written is seen.
    "flush" "(self, /)" => leaf flush;
    /// Whether a person may be at the other end; the VM does not know.
    "isatty" "(self, /)" => leaf isatty;
    /// All that is left of the input.
    "read" "(self, size=-1, /)" => leaf read;
    /// Whether it is the input.
    "readable" "(self, /)" => leaf readable;
    /// The next line of the input with its newline; empty at the end.
    "readline" "(self, size=-1, /)" => leaf readline;
    /// All lines that are left of the input.
    "readlines" "(self, hint=-1, /)" => leaf readlines;
    /// Whether it is an output.
    "writable" "(self, /)" => leaf writable;
    /// Write a text; returns how many characters it has.
    "write" "(self, text, /)" => leaf write;
    /// Write the texts of an iterable.
    "writelines" "(self, lines, /)" => leaf writelines, else "stream_writelines";
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "name",
        get: name,
    },
    Getter {
        name: "mode",
        get: mode,
    },
    Getter {
        name: "encoding",
        get: encoding,
    },
    Getter {
        name: "errors",
        get: errors,
    },
    Getter {
        name: "closed",
        get: closed,
    },
];

impl Context {
    /// A standard stream as an object: the one that `sys` shows, if it does; `None` is the input.
    pub(crate) fn new_standard_stream(&mut self, output: Option<Stream>) -> Res<Value> {
        Ok(self.heap.alloc(TextStream { output })?.into_value())
    }

    /// What `sys.stdout` is now, if the program has set it; the VM's own stream otherwise; `None`
    /// if it was set to None.
    pub(crate) fn standard_output(&mut self) -> Res<Option<Value>> {
        match self.replaced_output()? {
            Some(Value::None) => Ok(None),
            Some(stream) => Ok(Some(stream)),
            None => self.new_standard_stream(Some(Stream::Output)).map(Some),
        }
    }

    /// `sys.stdout`, if `sys` was imported and has it.
    pub(crate) fn replaced_output(&mut self) -> Res<Option<Value>> {
        let Some(modules) = self.modules.clone() else {
            return Ok(None);
        };
        let key = self.intern("sys")?;
        let module = self.namespace_get(&modules, &key);
        let Some(module) = module.as_ref().and_then(|m| m.downcast::<Module>()) else {
            return Ok(None);
        };
        let dict = module.get(&self.heap).dict.clone();
        let key = self.intern("stdout")?;
        Ok(self.namespace_get(&dict, &key))
    }
}

fn output_of(cx: &mut Context, args: &[Value]) -> Res<Stream> {
    let stream: Handle<TextStream> = receiver_of(args)?;
    match stream.get(&cx.heap).output {
        Some(output) => Ok(output),
        None => Err(cx.raise(TypeId::OSError, "not writable")),
    }
}

fn check_input(cx: &mut Context, args: &[Value]) -> Res<()> {
    let stream: Handle<TextStream> = receiver_of(args)?;
    match stream.get(&cx.heap).output {
        None => Ok(()),
        Some(_) => Err(cx.raise(TypeId::OSError, "not readable")),
    }
}

fn write(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let output = output_of(cx, args)?;
    let Some(text) = cx.as_str_handle(&args[1]) else {
        let found = cx.shown_type(&args[1]);
        return Err(cx.type_error(format!("write() argument must be str, not {found}")));
    };
    let (text, length) = (text.owned(cx), text.get(&cx.heap).len());
    cx.write_stream(output, &text)?;
    Ok(Value::Int(length as i64))
}

fn writelines(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let output = output_of(cx, args)?;
    if cx.has_guest_class(&args[1]) {
        return Err(Throw::NeedsGuest);
    }
    let mut whole = String::new();
    for line in cx.collect(&args[1])? {
        let Some(line) = cx.as_str_handle(&line) else {
            let found = cx.shown_type(&line);
            return Err(cx.type_error(format!("write() argument must be str, not {found}")));
        };
        let line = line.text(&cx.heap);
        cx.heap
            .account()
            .check(whole.len().saturating_add(line.len()))?;
        whole.push_str(line);
    }
    cx.write_stream(output, &whole)?;
    Ok(Value::None)
}

fn flush(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let stream: Handle<TextStream> = receiver_of(args)?;
    if let Some(output) = stream.get(&cx.heap).output {
        cx.host.flush(output);
    }
    Ok(Value::None)
}

fn isatty(_: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(Value::Bool(false))
}

fn readable(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let stream: Handle<TextStream> = receiver_of(args)?;
    Ok(Value::Bool(stream.get(&cx.heap).output.is_none()))
}

fn writable(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let stream: Handle<TextStream> = receiver_of(args)?;
    Ok(Value::Bool(stream.get(&cx.heap).output.is_some()))
}

/// Only whole reads: parts would have to be kept between calls.
fn whole_only(cx: &mut Context, args: &[Value]) -> Res<()> {
    check_input(cx, args)?;
    if args[1].is_none() || cx.word_argument(&args[1], -1)? < 0 {
        return Ok(());
    }
    let message = "reading a given number of characters is not supported";
    Err(cx.raise(TypeId::NotImplementedError, message))
}

fn next_line(cx: &mut Context) -> Res<Option<String>> {
    cx.charge(1)?;
    let Some(line) = cx.host.read_line() else {
        return Ok(None);
    };
    cx.prepare(line.len())?;
    Ok(Some(line))
}

fn readline(cx: &mut Context, args: &[Value]) -> Res<Value> {
    whole_only(cx, args)?;
    let line = next_line(cx)?.unwrap_or_default();
    cx.text_value(line)
}

fn readlines(cx: &mut Context, args: &[Value]) -> Res<Value> {
    whole_only(cx, args)?;
    let mut lines = Vec::new();
    while let Some(line) = next_line(cx)? {
        lines.push(cx.text_value(line)?);
    }
    Ok(cx.heap.list_value(lines)?)
}

fn read(cx: &mut Context, args: &[Value]) -> Res<Value> {
    whole_only(cx, args)?;
    let mut text = String::new();
    while let Some(line) = next_line(cx)? {
        cx.heap
            .account()
            .check(text.len().saturating_add(line.len()))?;
        text.push_str(&line);
    }
    cx.text_value(text)
}

fn name(cx: &mut Context, value: &Value) -> Res<Value> {
    let stream = value
        .downcast::<TextStream>()
        .map(|s| s.get(&cx.heap).output);
    cx.constant_str(match stream.flatten() {
        Some(Stream::Output) => "<stdout>",
        Some(Stream::Error) => "<stderr>",
        None => "<stdin>",
    })
}

fn mode(cx: &mut Context, value: &Value) -> Res<Value> {
    let stream = value
        .downcast::<TextStream>()
        .map(|s| s.get(&cx.heap).output);
    cx.constant_str(if stream.flatten().is_some() { "w" } else { "r" })
}

fn encoding(cx: &mut Context, _: &Value) -> Res<Value> {
    cx.constant_str("utf-8")
}

fn errors(cx: &mut Context, value: &Value) -> Res<Value> {
    let stream = value
        .downcast::<TextStream>()
        .map(|s| s.get(&cx.heap).output);
    cx.constant_str(match stream.flatten() {
        Some(Stream::Error) => "backslashreplace",
        _ => "strict",
    })
}

fn closed(_: &mut Context, _: &Value) -> Res<Value> {
    Ok(Value::Bool(false))
}
