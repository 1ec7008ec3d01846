//! `sys`: the program's arguments, streams and limits, and what this machine is.

use crate::builtins::{NativeDef, NativeModule, TypeId, natives};
use crate::context::Context;
use crate::error::Res;
use crate::host::Stream;
use crate::memory::Value;
use crate::object::{Dict, Module, Str, TextStream, Tuple};

/// The module.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "sys",
    functions: FUNCTIONS,
    constant,
    constants: &[
        "__stderr__",
        "__stdin__",
        "__stdout__",
        "api_version",
        "argv",
        "builtin_module_names",
        "byteorder",
        "copyright",
        "dont_write_bytecode",
        "executable",
        "float_repr_style",
        "hexversion",
        "maxsize",
        "maxunicode",
        "meta_path",
        "modules",
        "orig_argv",
        "path",
        "platform",
        "prefix",
        "stderr",
        "stdin",
        "stdout",
        "version",
    ],
    prelude: &["exc_info", "exception"],
    computed: &[
        "flags",
        "float_info",
        "hash_info",
        "implementation",
        "int_info",
        "version_info",
    ],
};

static FUNCTIONS: &[NativeDef] = natives! {
    /// Print an expression's value, as the interactive interpreter does.
    "displayhook" "(object, /)" => leaf displayhook, else "displayhook";
    /// Leave the program by raising SystemExit.
    "exit" "(status=None, /)" => leaf exit;
    /// The encoding of strings made of bytes by default.
    "getdefaultencoding" "()" => leaf encoding;
    /// The encoding of file names.
    "getfilesystemencoding" "()" => leaf encoding;
    /// How many digits an integer's text may have.
    "get_int_max_str_digits" "()" => leaf get_int_max_str_digits;
    /// How many frames there may be at once.
    "getrecursionlimit" "()" => leaf getrecursionlimit;
    /// The size of an object in bytes, which this VM does not tell.
    "getsizeof" "(object, default=None, /)" => leaf getsizeof;
    /// A string as one that compares quickly.
    "intern" "(string, /)" => leaf intern;
    /// Whether the program is being shut down.
    "is_finalizing" "()" => leaf is_finalizing;
    /// Set how many digits an integer's text may have; 0 for any number.
    "set_int_max_str_digits" "(maxdigits)" => leaf set_int_max_str_digits;
    /// Set how many frames there may be at once, up to what the host allows.
    "setrecursionlimit" "(limit, /)" => leaf setrecursionlimit;
};

/// For the prelude, which makes values out of these.
pub(crate) static INTERNAL: &[NativeDef] = natives! {
    /// The exception being handled, or None.
    "_handled" "()" => leaf handled;
    /// A member of a module that was imported, or None.
    "_module_get" "(module, name, /)" => leaf module_get;
    /// Set a member of a module that was imported.
    "_module_set" "(module, name, value, /)" => leaf module_set;
};

fn constant(cx: &mut Context, name: &str) -> Res<Option<Value>> {
    let text = match name {
        "byteorder" => "little",
        "copyright" => "",
        "executable" | "prefix" => "",
        "float_repr_style" => "short",
        "platform" => "hognose",
        "version" => concat!("3.14.0 (Hognose ", env!("CARGO_PKG_VERSION"), ")"),
        "argv" | "orig_argv" => return arguments(cx).map(Some),
        "builtin_module_names" => {
            let mut names: Vec<&str> = super::names().collect();
            names.sort_unstable();
            let mut items = Vec::new();
            for name in names {
                items.push(cx.constant_str(name)?);
            }
            return Ok(Some(cx.heap.tuple_value(items)?));
        }
        "api_version" => return Ok(Some(Value::Int(1013))),
        "hexversion" => return Ok(Some(Value::Int(0x030e_00f0))),
        "maxsize" => return Ok(Some(Value::Int(i64::MAX))),
        "maxunicode" => return Ok(Some(Value::Int(0x10_ffff))),
        "dont_write_bytecode" => return Ok(Some(Value::Bool(true))),
        "meta_path" | "path" => return Ok(Some(cx.heap.list_value(Vec::new())?)),
        "modules" => {
            let modules = match &cx.modules {
                Some(modules) => modules.clone(),
                None => cx.heap.alloc(Dict::default())?,
            };
            return Ok(Some(modules.into_value()));
        }
        "stdin" | "__stdin__" => return stream(cx, None, ["stdin", "__stdin__"]).map(Some),
        "stdout" | "__stdout__" => {
            return stream(cx, Some(Stream::Output), ["stdout", "__stdout__"]).map(Some);
        }
        "stderr" | "__stderr__" => {
            return stream(cx, Some(Stream::Error), ["stderr", "__stderr__"]).map(Some);
        }
        _ => return Ok(None),
    };
    cx.constant_str(text).map(Some)
}

fn arguments(cx: &mut Context) -> Res<Value> {
    let mut items = Vec::new();
    for argument in cx.arguments.clone() {
        items.push(cx.new_str(argument)?);
    }
    Ok(cx.heap.list_value(items)?)
}

/// A standard stream; both of its names are one object, unless the program has set one of them.
fn stream(cx: &mut Context, output: Option<Stream>, names: [&str; 2]) -> Res<Value> {
    for name in names {
        if let Some(value) = member(cx, "sys", name)?
            && let Some(stream) = value.downcast::<TextStream>()
            && stream.get(&cx.heap).output == output
        {
            return Ok(value);
        }
    }
    cx.new_standard_stream(output)
}

/// A member of a module that was already made or set.
fn member(cx: &mut Context, module: &str, name: &str) -> Res<Option<Value>> {
    let Some(modules) = cx.modules.clone() else {
        return Ok(None);
    };
    let key = cx.intern(module)?;
    let module = cx.namespace_get(&modules, &key);
    let Some(module) = module.as_ref().and_then(|m| m.downcast::<Module>()) else {
        return Ok(None);
    };
    let dict = module.get(&cx.heap).dict.clone();
    let key = cx.intern(name)?;
    Ok(cx.namespace_get(&dict, &key))
}

fn module_get(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (module, name) = (cx.str(&args[0])?, cx.str(&args[1])?);
    Ok(member(cx, &module, &name)?.unwrap_or(Value::None))
}

fn displayhook(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if args[0].is_none() {
        return Ok(Value::None);
    }
    let text = cx.repr(&args[0])?;
    cx.write_output(&format!("{text}\n"))?;
    Ok(Value::None)
}

fn exit(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let class = cx.builtin_type(TypeId::SystemExit)?;
    let args = match args[0].bound().filter(|status| !status.is_none()) {
        None => Vec::new(),
        Some(status) => match status.downcast::<Tuple>() {
            Some(parts) => parts.items(&cx.heap).to_vec(),
            None => vec![status.clone()],
        },
    };
    let exception = cx.new_exception_of(&class, args)?;
    cx.init_exception(&exception, &[])?;
    Err(cx.raise_value(exception))
}

fn encoding(cx: &mut Context, _: &[Value]) -> Res<Value> {
    cx.constant_str("utf-8")
}

fn get_int_max_str_digits(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(Value::Int(cx.int_digits_max as i64))
}

fn set_int_max_str_digits(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let count = cx.word_argument(&args[0], 0)?;
    match usize::try_from(count) {
        Ok(count) if count == 0 || count >= 640 => cx.int_digits_max = count,
        _ => {
            let message = "maxdigits must be >= 640 or 0 for unlimited";
            return Err(cx.value_error(message));
        }
    }
    Ok(Value::None)
}

fn getrecursionlimit(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(Value::Int(cx.recursion_limit() as i64))
}

fn setrecursionlimit(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let limit = cx.word_argument(&args[0], 0)?;
    let limit = match i32::try_from(limit) {
        Ok(limit) => limit,
        Err(_) => {
            let message = "Python int too large to convert to C int";
            return Err(cx.raise(TypeId::OverflowError, message));
        }
    };
    match usize::try_from(limit) {
        Ok(limit) if limit > 0 => cx.recursion_limit = Some(limit),
        _ => return Err(cx.value_error("recursion limit must be greater or equal than 1")),
    }
    Ok(Value::None)
}

fn getsizeof(cx: &mut Context, _: &[Value]) -> Res<Value> {
    let message = "sys.getsizeof() is not supported: objects here have other sizes than in CPython";
    Err(cx.raise(TypeId::NotImplementedError, message))
}

fn intern(cx: &mut Context, args: &[Value]) -> Res<Value> {
    match args[0].downcast::<Str>() {
        Some(string) => Ok(cx.intern_handle(&string.clone())?.into_value()),
        None => {
            let name = cx.type_name(&args[0]);
            Err(cx.type_error(match cx.as_str_handle(&args[0]) {
                Some(_) => format!("can't intern {name}"),
                None => format!("intern() argument must be str, not {name}"),
            }))
        }
    }
}

fn is_finalizing(_: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(Value::Bool(false))
}

fn handled(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(cx.handled.clone())
}

fn module_set(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (Some(module), Some(name)) = (args[0].downcast::<Str>(), args[1].downcast::<Str>()) else {
        return Err(cx.type_error("names are needed"));
    };
    let (module, name) = (cx.intern_handle(module)?, cx.intern_handle(name)?);
    let found = cx
        .modules
        .clone()
        .and_then(|modules| cx.namespace_get(&modules, &module));
    if let Some(module) = found.as_ref().and_then(|m| m.downcast::<Module>()) {
        let dict = module.get(&cx.heap).dict.clone();
        cx.namespace_set(&dict, &name, args[2].clone())?;
    }
    Ok(args[2].clone())
}
