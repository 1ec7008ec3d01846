//! Builtin functions of input and output.

use crate::builtins::{NativeDef, natives};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::object::{Str, Tuple};

/// Functions of input and output.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    /// Print values to a stream.
    "print" "(*args, sep=' ', end='\n', file=None, flush=False)" => leaf print, else "print_values";
};

fn print(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let [values, sep, end, ..] = args else {
        return Ok(Value::None);
    };
    let separator = match sep.downcast::<Str>() {
        Some(sep) => sep.text(&cx.heap).to_string(),
        None => " ".to_string(),
    };
    let ending = match end.downcast::<Str>() {
        Some(end) => end.text(&cx.heap).to_string(),
        None => "\n".to_string(),
    };
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
    }
    text.push_str(&ending);
    cx.write_output(&text)?;
    Ok(Value::None)
}
