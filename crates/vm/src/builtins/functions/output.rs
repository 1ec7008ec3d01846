//! Builtin functions of input and output.

use crate::builtins::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::host::Stream;
use crate::memory::Value;
use crate::object::{TextStream, Tuple};

/// Functions of input and output.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    /// Print values to a stream.
    "print" "(*args, sep=' ', end='\n', file=None, flush=False)" => leaf print, else "print_values";
    /// A line of the input, without its newline.
    "input" "(prompt='', /)" => leaf input, else "input_of";
};

/// A text that `print` puts between or behind values; None means the usual one.
fn joint(cx: &mut Context, value: &Value, name: &str, usual: &str) -> Res<String> {
    if value.is_unbound() || value.is_none() {
        return Ok(usual.to_string());
    }
    match cx.as_str_handle(value) {
        Some(text) => Ok(text.owned(cx)),
        None => {
            let found = cx.type_name(value);
            Err(cx.type_error(format!("{name} must be None or a string, not {found}")))
        }
    }
}

/// Where `print` writes; `None`: nowhere, for there is no standard output.
fn target(cx: &mut Context, file: &Value) -> Res<Option<Stream>> {
    let file = match file.is_unbound() || file.is_none() {
        false => file.clone(),
        true => match cx.replaced_output()? {
            Some(Value::None) => return Ok(None),
            Some(file) => file,
            None => return Ok(Some(Stream::Output)),
        },
    };
    match file.downcast::<TextStream>() {
        Some(stream) => match stream.get(&cx.heap).output {
            Some(output) => Ok(Some(output)),
            None => Err(cx.raise(TypeId::OSError, "not writable")),
        },
        // Any object with a write method.
        None => Err(Throw::NeedsGuest),
    }
}

fn print(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let [values, sep, end, file, flush] = args else {
        return Ok(Value::None);
    };
    let separator = joint(cx, sep, "sep", " ")?;
    let ending = joint(cx, end, "end", "\n")?;
    let Some(stream) = target(cx, file)? else {
        return Ok(Value::None);
    };
    let flushed = !flush.is_unbound() && cx.truth(flush)?;
    let values = match values.downcast::<Tuple>() {
        Some(values) => values.items(&cx.heap).to_vec(),
        None => Vec::new(),
    };
    let mut text = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            text.push_str(&separator);
        }
        text.push_str(&cx.str(value)?);
        cx.heap.account().check(text.len())?;
    }
    text.push_str(&ending);
    cx.write_stream(stream, &text)?;
    if flushed {
        cx.host.flush(stream);
    }
    Ok(Value::None)
}

fn input(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if !args[0].is_unbound() {
        let prompt = cx.str(&args[0])?;
        cx.write_output(&prompt)?;
    }
    cx.host.flush(Stream::Output);
    let Some(line) = cx.host.read_line() else {
        return Err(cx.raise(TypeId::EOFError, "EOF when reading a line"));
    };
    cx.prepare(line.len())?;
    let line = line.strip_suffix('\n').unwrap_or(&line);
    cx.new_str(line)
}
