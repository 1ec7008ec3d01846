//! Exceptions: the tables of their methods, attributes and fields, and how one is made.
//!
//! What `BaseException` has (`args`, the cause ...) lies in the exception's payload. What some of
//! its subclasses have besides, such as `OSError.errno`, are *fields*: named in [`FIELDS`], kept in
//! the payload in that order.

use super::types::Getter;
use super::{NativeCall, NativeDef, TypeId};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::{Exception, Str, Type};

/// Methods of `BaseException`.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// Keep the arguments, and set the fields they give.
    "__init__" "(self, /, *args, **kwargs)" => leaf init;
    /// The class and the arguments.
    "__repr__" "(self, /)" => leaf repr, else "exception_repr";
    /// The message.
    "__str__" "(self, /)" => leaf str, else "exception_str";
    /// Add a line to what a traceback shows below the message.
    "add_note" "(self, note, /)" => leaf add_note;
    /// Set the traceback, and return the exception.
    "with_traceback" "(self, tb, /)" => leaf with_traceback;
};

/// Computed attributes of `BaseException`.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "__cause__",
        get: |cx, value| part(cx, value, |exception| exception.cause.clone()),
    },
    Getter {
        name: "__context__",
        get: |cx, value| part(cx, value, |exception| exception.context.clone()),
    },
    Getter {
        name: "__suppress_context__",
        get: |cx, value| {
            part(cx, value, |exception| {
                Value::Bool(exception.suppress_context)
            })
        },
    },
    Getter {
        name: "__traceback__",
        get: |cx, value| cx.traceback_of(value),
    },
    Getter {
        name: "args",
        get: |cx, value| part(cx, value, |exception| exception.args.clone()),
    },
];

macro_rules! fields {
    ($($table:ident $id:ident [$($index:literal $name:literal),*];)*) => {
        $(
            #[doc = concat!("Fields of `", stringify!($id), "`.")]
            pub(crate) static $table: &[Getter] = &[
                $(Getter { name: $name, get: field::<$index> },)*
            ];
        )*

        /// The exception classes with fields of their own.
        static FIELDS: &[(TypeId, &[Getter])] = &[$((TypeId::$id, $table),)*];
    };
}

fields! {
    ATTRIBUTE_ERROR AttributeError [0 "name", 1 "obj"];
    IMPORT_ERROR ImportError [0 "msg", 1 "name", 2 "path", 3 "name_from"];
    NAME_ERROR NameError [0 "name"];
    OS_ERROR OSError [0 "errno", 1 "strerror", 2 "filename", 3 "filename2"];
    STOP_ITERATION StopIteration [0 "value"];
    SYNTAX_ERROR SyntaxError [
        0 "msg", 1 "filename", 2 "lineno", 3 "offset", 4 "text", 5 "end_lineno", 6 "end_offset",
        7 "print_file_and_line"
    ];
    SYSTEM_EXIT SystemExit [0 "code"];
    UNICODE_DECODE_ERROR UnicodeDecodeError [
        0 "encoding", 1 "object", 2 "start", 3 "end", 4 "reason"
    ];
    UNICODE_ENCODE_ERROR UnicodeEncodeError [
        0 "encoding", 1 "object", 2 "start", 3 "end", 4 "reason"
    ];
    UNICODE_TRANSLATE_ERROR UnicodeTranslateError [1 "object", 2 "start", 3 "end", 4 "reason"];
}

/// No exception has more fields.
const FIELDS_MAX: usize = 8;

/// Exceptions are made by the engine, which knows their class; this row only marks that they can be.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "BaseException",
    signature: "(*args)",
    call: NativeCall::Engine(Engine::construct_builtin),
    prelude: None,
    doc: "",
};

fn part(cx: &mut Context, value: &Value, get: fn(&Exception) -> Value) -> Res<Value> {
    Ok(value
        .downcast::<Exception>()
        .map(|e| get(e.get(&cx.heap)))
        .unwrap_or_default())
}

fn field<const INDEX: usize>(cx: &mut Context, value: &Value) -> Res<Value> {
    Ok(cx.exception_field(value, INDEX))
}

fn init(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let items = cx.collect(&args[1])?;
    let args_tuple = cx.heap.tuple_value(items)?;
    let keywords = cx.string_items(&args[2])?;
    if let Some(exception) = args[0].downcast::<Exception>().cloned() {
        exception.get_mut(&mut cx.heap).args = args_tuple;
    }
    cx.init_exception(&args[0], &keywords)?;
    Ok(Value::None)
}

fn repr(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let text = cx.own_repr(&args[0])?;
    cx.new_str(text)
}

fn str(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let text = cx.exception_str(&args[0])?;
    cx.new_str(text)
}

fn add_note(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (Value::Object(reference), true) = (&args[0], args[1].downcast::<Str>().is_some()) else {
        let found = cx.type_name(&args[1]);
        return Err(cx.type_error(format!("add_note() argument must be str, not {found}")));
    };
    let name = cx.special(crate::names::Special::Notes)?;
    match cx.instance_attribute(reference, &name) {
        None => {
            let notes = cx.heap.list_value(vec![args[1].clone()])?;
            cx.set_instance_attribute(reference, &name, notes)?;
        }
        Some(notes) => {
            let Some(list) = notes.downcast::<crate::object::List>().cloned() else {
                return Err(cx.type_error("Cannot add note: __notes__ is not a list"));
            };
            let (list, account) = list.edit(&mut cx.heap);
            list.items.push(account, args[1].clone())?;
        }
    }
    Ok(Value::None)
}

fn with_traceback(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.set_traceback(&args[0], &args[1])?;
    Ok(args[0].clone())
}

impl Context {
    /// The fields of a class's instances: those of the first class in its MRO that has any.
    pub(crate) fn fields_of(&self, class: &Handle<Type>) -> Option<(TypeId, &'static [Getter])> {
        let classes = std::iter::once(class).chain(&class.get(&self.heap).mro);
        let ids = classes.filter_map(|class| class.get(&self.heap).native.map(|native| native.id));
        let mut found = ids.filter_map(|id| FIELDS.iter().find(|(with, _)| *with == id));
        found.next().copied()
    }

    /// A field of an exception; None before it is set.
    pub(crate) fn exception_field(&self, exception: &Value, index: usize) -> Value {
        let fields = exception
            .downcast::<Exception>()
            .map(|exception| &exception.get(&self.heap).fields[..]);
        fields
            .and_then(|fields| fields.get(index).cloned())
            .unwrap_or(Value::None)
    }

    /// The place of a field of this name, if the exception has such a field.
    pub(crate) fn field_index(&mut self, exception: &Value, name: &str) -> Res<Option<usize>> {
        let class = self.type_of(exception)?;
        let Some((id, fields)) = self.fields_of(&class) else {
            return Ok(None);
        };
        // Translation errors have no encoding; their fields start behind it.
        let first = usize::from(id == TypeId::UnicodeTranslateError);
        let found = fields.iter().position(|getter| getter.name == name);
        Ok(found.map(|place| place + first))
    }

    /// Set a field of an exception.
    pub(crate) fn set_exception_field(
        &mut self,
        exception: &Handle<Exception>,
        index: usize,
        value: Value,
    ) -> Res<()> {
        if index >= FIELDS_MAX {
            return Ok(());
        }
        let (exception, account) = exception.edit(&mut self.heap);
        while exception.fields.len() <= index {
            exception.fields.push(account, Value::None)?;
        }
        exception.fields[index] = value;
        Ok(())
    }

    /// The items of a dict whose keys are strings.
    fn string_items(&mut self, dict: &Value) -> Res<Vec<(Handle<Str>, Value)>> {
        let Some(dict) = dict.downcast::<crate::object::Dict>() else {
            return Ok(Vec::new());
        };
        let entries = dict.get(&self.heap).iter();
        Ok(entries
            .filter_map(|entry| Some((entry.key.downcast::<Str>()?.clone(), entry.value.clone())))
            .collect())
    }
}
