//! Exceptions as values: making them, their texts, and their special attributes.

use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::object::{Bytes, Exception, Str, Traceback, Tuple, Type};

/// A call's keyword arguments.
type Keywords = [(Handle<Str>, Value)];

/// The subclass of `OSError` for an error number, as Linux numbers them.
const OS_ERRORS: &[(i64, TypeId)] = &[
    (1, TypeId::PermissionError),
    (2, TypeId::FileNotFoundError),
    (3, TypeId::ProcessLookupError),
    (4, TypeId::InterruptedError),
    (10, TypeId::ChildProcessError),
    (11, TypeId::BlockingIOError),
    (13, TypeId::PermissionError),
    (17, TypeId::FileExistsError),
    (20, TypeId::NotADirectoryError),
    (21, TypeId::IsADirectoryError),
    (32, TypeId::BrokenPipeError),
    (103, TypeId::ConnectionAbortedError),
    (104, TypeId::ConnectionResetError),
    (108, TypeId::BrokenPipeError),
    (110, TypeId::TimeoutError),
    (111, TypeId::ConnectionRefusedError),
    (114, TypeId::BlockingIOError),
    (115, TypeId::BlockingIOError),
];

/// The keyword arguments that exception classes take, with the fields they set.
const KEYWORD_FIELDS: &[(TypeId, &[&str])] = &[
    (TypeId::AttributeError, &["name", "obj"]),
    (TypeId::ImportError, &["name", "path", "name_from"]),
    (TypeId::NameError, &["name"]),
];

impl Context {
    // Making.

    /// `class(*args, **keywords)` of an exception class whose `__new__` and `__init__` are the VM's.
    pub(crate) fn make_exception(
        &mut self,
        class: &Handle<Type>,
        args: Vec<Value>,
        keywords: &Keywords,
    ) -> Res<Value> {
        let class = self.os_error_class(class, &args)?;
        let exception = self.new_exception_of(&class, args)?;
        self.init_exception(&exception, keywords)?;
        Ok(exception)
    }

    /// `OSError(errno, ...)` makes an instance of the subclass for the number.
    fn os_error_class(&mut self, class: &Handle<Type>, args: &[Value]) -> Res<Handle<Type>> {
        let exact = class
            .get(&self.heap)
            .native
            .is_some_and(|native| native.id == TypeId::OSError);
        if let (true, [Value::Int(number), _, ..]) = (exact, args)
            && let Some((_, id)) = OS_ERRORS.iter().find(|(known, _)| known == number)
        {
            return self.builtin_type(*id);
        }
        Ok(class.clone())
    }

    /// `exception.__init__(...)` of builtin classes: the fields that the arguments give. The
    /// positional ones stand in `args` already.
    pub(crate) fn init_exception(&mut self, exception: &Value, keywords: &Keywords) -> Res<()> {
        let class = self.type_of(exception)?;
        let fields = self.fields_of(&class).map(|(id, _)| id);
        let Some(payload) = exception.downcast::<Exception>().cloned() else {
            return Ok(());
        };
        if let Some(id) = fields {
            let args = self.exception_args(exception);
            self.set_fields(&payload, id, &args)?;
        }
        for (name, value) in keywords {
            self.set_keyword_field(&payload, &class, fields, (name, value))?;
        }
        Ok(())
    }

    fn set_keyword_field(
        &mut self,
        exception: &Handle<Exception>,
        class: &Handle<Type>,
        fields: Option<TypeId>,
        (name, value): (&Handle<Str>, &Value),
    ) -> Res<()> {
        let text = name.text(&self.heap).to_string();
        let taken = KEYWORD_FIELDS.iter().find(|(id, _)| Some(*id) == fields);
        let Some((id, names)) = taken else {
            let class = class.get(&self.heap).name.text(&self.heap);
            let message = format!("{class}() takes no keyword arguments");
            return Err(self.type_error(message));
        };
        if !names.contains(&text.as_str()) {
            let class = id.native().name;
            let message = format!("{class}() got an unexpected keyword argument '{text}'");
            return Err(self.type_error(message));
        }
        let object = exception.to_value();
        if let Some(index) = self.field_index(&object, &text)? {
            self.set_exception_field(exception, index, value.clone())?;
        }
        Ok(())
    }

    /// The fields that positional arguments give.
    fn set_fields(&mut self, exception: &Handle<Exception>, id: TypeId, args: &[Value]) -> Res<()> {
        match (id, args) {
            (TypeId::StopIteration, [value, ..]) | (TypeId::SystemExit, [value]) => {
                self.set_exception_field(exception, 0, value.clone())
            }
            (TypeId::SystemExit, [_, ..]) => {
                let args = exception.get(&self.heap).args.clone();
                self.set_exception_field(exception, 0, args)
            }
            (TypeId::ImportError, [message]) => {
                self.set_exception_field(exception, 0, message.clone())
            }
            (TypeId::OSError, [_, _, ..]) => self.set_os_error_fields(exception, args),
            (TypeId::SyntaxError, [message, rest @ ..]) => {
                self.set_exception_field(exception, 0, message.clone())?;
                match rest {
                    [details] => self.set_syntax_error_fields(exception, details),
                    _ => Ok(()),
                }
            }
            (TypeId::UnicodeDecodeError | TypeId::UnicodeEncodeError, _) => {
                self.set_unicode_fields(exception, args, 0, id == TypeId::UnicodeDecodeError)
            }
            (TypeId::UnicodeTranslateError, _) => {
                self.set_unicode_fields(exception, args, 1, false)
            }
            _ => Ok(()),
        }
    }

    /// `OSError(errno, strerror[, filename[, winerror[, filename2]]])`; the file names do not stay
    /// among the arguments.
    fn set_os_error_fields(&mut self, exception: &Handle<Exception>, args: &[Value]) -> Res<()> {
        if args.len() > 5 {
            return Ok(());
        }
        for (index, place) in [(0, 0), (1, 1), (2, 2), (3, 4)] {
            if let Some(value) = args.get(place) {
                self.set_exception_field(exception, index, value.clone())?;
            }
        }
        if args.get(2).is_some_and(|name| !name.is_none()) {
            let shown = self.heap.tuple_value(args[..2].to_vec())?;
            exception.get_mut(&mut self.heap).args = shown;
        }
        Ok(())
    }

    /// `(filename, lineno, offset, text[, end_lineno, end_offset])`
    fn set_syntax_error_fields(
        &mut self,
        exception: &Handle<Exception>,
        details: &Value,
    ) -> Res<()> {
        let details = self.collect(details)?;
        if details.len() < 4 {
            let message = format!(
                "function takes at least 4 arguments ({} given)",
                details.len()
            );
            return Err(self.type_error(message));
        }
        for (index, value) in details.iter().take(6).enumerate() {
            self.set_exception_field(exception, index + 1, value.clone())?;
        }
        Ok(())
    }

    /// `(encoding, object, start, end, reason)`, without the encoding where it is `first`.
    fn set_unicode_fields(
        &mut self,
        exception: &Handle<Exception>,
        args: &[Value],
        first: usize,
        decoding: bool,
    ) -> Res<()> {
        let count = 5 - first;
        if args.len() != count {
            let message = format!(
                "function takes exactly {count} arguments ({} given)",
                args.len()
            );
            return Err(self.type_error(message));
        }
        for (place, value) in args.iter().enumerate() {
            let index = place + first;
            let is_str = value.downcast::<Str>().is_some();
            let fits = match index {
                1 if decoding => value.downcast::<Bytes>().is_some(),
                2 | 3 => self.is_integer(value),
                _ => is_str,
            };
            if !fits {
                let found = self.type_name(value);
                return Err(match index {
                    1 if decoding => {
                        self.type_error(format!("a bytes-like object is required, not '{found}'"))
                    }
                    2 | 3 => self.type_error(format!(
                        "'{found}' object cannot be interpreted as an integer"
                    )),
                    _ => {
                        self.type_error(format!("argument {} must be str, not {found}", place + 1))
                    }
                });
            }
            self.set_exception_field(exception, index, value.clone())?;
        }
        Ok(())
    }

    // Looking at one.

    /// An exception's arguments.
    pub(crate) fn exception_args(&self, exception: &Value) -> Vec<Value> {
        let args = exception
            .downcast::<Exception>()
            .map(|e| e.get(&self.heap).args.clone());
        let args = args.and_then(|args| args.downcast::<Tuple>().cloned());
        args.map(|args| args.items(&self.heap).to_vec())
            .unwrap_or_default()
    }

    /// `str(exception)`, as `BaseException` and its builtin subclasses define it.
    pub(crate) fn exception_str(&mut self, exception: &Value) -> Res<String> {
        let class = self.type_of(exception)?;
        let fields = self.fields_of(&class).map(|(id, _)| id);
        let special = match fields {
            Some(TypeId::OSError) => self.os_error_str(exception)?,
            Some(TypeId::ImportError) => self.import_error_str(exception),
            Some(TypeId::SyntaxError) => self.syntax_error_str(exception)?,
            Some(
                TypeId::UnicodeDecodeError
                | TypeId::UnicodeEncodeError
                | TypeId::UnicodeTranslateError,
            ) => self.unicode_error_str(exception)?,
            _ => None,
        };
        if let Some(text) = special {
            return Ok(text);
        }
        let args = self.exception_args(exception);
        match args.as_slice() {
            [] => Ok(String::new()),
            [only] => {
                if self.exception_is(exception, TypeId::KeyError) {
                    return self.repr(only);
                }
                // Exceptions within exceptions are left to the prelude, whose frames are bounded,
                // but for one level.
                if only.downcast::<Exception>().is_some() {
                    let inner = self.exception_args(only);
                    let nested = |value: &Value| value.downcast::<Exception>().is_some();
                    if inner.iter().any(nested) {
                        return Err(crate::error::Throw::NeedsGuest);
                    }
                }
                self.str(only)
            }
            _ => {
                let args = self.heap.tuple_value(args)?;
                self.repr(&args)
            }
        }
    }

    fn os_error_str(&mut self, exception: &Value) -> Res<Option<String>> {
        let field = |cx: &Context, index| cx.exception_field(exception, index);
        let (number, text) = (field(self, 0), field(self, 1));
        let (filename, filename2) = (field(self, 2), field(self, 3));
        if number.is_none() && text.is_none() {
            return Ok(None);
        }
        let mut shown = format!("[Errno {}] {}", self.str(&number)?, self.str(&text)?);
        if !filename.is_none() {
            shown.push_str(&format!(": {}", self.repr(&filename)?));
            if !filename2.is_none() {
                shown.push_str(&format!(" -> {}", self.repr(&filename2)?));
            }
        }
        Ok(Some(shown))
    }

    fn import_error_str(&self, exception: &Value) -> Option<String> {
        let message = self.exception_field(exception, 0);
        let message = message.downcast::<Str>()?;
        Some(message.text(&self.heap).to_string())
    }

    fn syntax_error_str(&mut self, exception: &Value) -> Res<Option<String>> {
        let message = self.exception_field(exception, 0);
        let message = self.str(&message)?;
        let filename = self.exception_field(exception, 1);
        let filename = filename.downcast::<Str>().map(|name| {
            let name = name.text(&self.heap);
            name.rsplit('/').next().unwrap_or(name).to_string()
        });
        let line = match self.exception_field(exception, 2) {
            Value::Int(line) => Some(line),
            _ => None,
        };
        Ok(Some(match (filename, line) {
            (Some(filename), Some(line)) => format!("{message} ({filename}, line {line})"),
            (Some(filename), None) => format!("{message} ({filename})"),
            (None, Some(line)) => format!("{message} (line {line})"),
            (None, None) => message,
        }))
    }

    fn unicode_error_str(&mut self, exception: &Value) -> Res<Option<String>> {
        let fields: Vec<Value> = (0..5)
            .map(|index| self.exception_field(exception, index))
            .collect();
        let [encoding, object, Value::Int(start), Value::Int(end), reason] = fields.as_slice()
        else {
            return Ok(None);
        };
        let reason = self.str(reason)?;
        let one = usize::try_from(*start).ok().filter(|_| *end == start + 1);
        let last = end - 1;
        if let Some(bytes) = object.downcast::<Bytes>() {
            let encoding = self.str(encoding)?;
            let data = &bytes.get(&self.heap).data;
            return Ok(Some(match one.and_then(|start| data.get(start)) {
                Some(byte) => format!(
                    "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: \
                     {reason}"
                ),
                None => format!(
                    "'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}"
                ),
            }));
        }
        let Some(text) = object.downcast::<Str>() else {
            return Ok(None);
        };
        let character = one.and_then(|start| text.get(&self.heap).char_at(start));
        let verb = match encoding.downcast::<Str>() {
            Some(encoding) => format!("'{}' codec can't encode", encoding.text(&self.heap)),
            None => "can't translate".to_string(),
        };
        Ok(Some(match character.map(u32::from) {
            Some(code) => {
                let shown = match code {
                    0..=0xff => format!("\\x{code:02x}"),
                    0x100..=0xffff => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                format!("{verb} character '{shown}' in position {start}: {reason}")
            }
            None => format!("{verb} characters in position {start}-{last}: {reason}"),
        }))
    }

    // Special attributes.

    /// Set one of the special attributes of exceptions; whether it is one.
    pub(crate) fn store_exception_attribute(
        &mut self,
        exception: &Handle<Exception>,
        name: &Handle<Str>,
        value: &Value,
    ) -> Res<bool> {
        let text = name.text(&self.heap).to_string();
        let object = exception.to_value();
        match text.as_str() {
            "args" => {
                let items = self.collect(value)?;
                let args = self.heap.tuple_value(items)?;
                exception.get_mut(&mut self.heap).args = args;
            }
            "__cause__" => {
                self.check_chained(value, "cause")?;
                let payload = exception.get_mut(&mut self.heap);
                payload.cause = value.clone();
                payload.suppress_context = true;
            }
            "__context__" => {
                self.check_chained(value, "context")?;
                exception.get_mut(&mut self.heap).context = value.clone();
            }
            "__suppress_context__" => {
                let Value::Bool(truth) = value else {
                    return Err(self.type_error("attribute value type must be bool"));
                };
                exception.get_mut(&mut self.heap).suppress_context = *truth;
            }
            "__traceback__" => self.set_traceback(&object, value)?,
            _ => {
                let Some(index) = self.field_index(&object, &text)? else {
                    return Ok(false);
                };
                self.set_exception_field(exception, index, value.clone())?;
            }
        }
        Ok(true)
    }

    fn check_chained(&mut self, value: &Value, role: &str) -> Res<()> {
        if value.is_none() || value.downcast::<Exception>().is_some() {
            return Ok(());
        }
        let message = format!("exception {role} must be None or derive from BaseException");
        Err(self.type_error(message))
    }

    /// `exception.__traceback__`: where it has passed up to now, or None.
    pub(crate) fn traceback_of(&mut self, exception: &Value) -> Res<Value> {
        let Some(exception) = exception.downcast::<Exception>() else {
            return Ok(Value::None);
        };
        let trace = &exception.get(&self.heap).trace;
        if trace.is_empty() {
            return Ok(Value::None);
        }
        // A traceback is read from the outermost frame inwards.
        let entries = trace.iter().rev().cloned().collect();
        self.charge_items(trace.len())?;
        Ok(self
            .heap
            .alloc(Traceback { entries, start: 0 })?
            .into_value())
    }

    /// `exception.__traceback__ = traceback`
    pub(crate) fn set_traceback(&mut self, exception: &Value, traceback: &Value) -> Res<()> {
        let entries = match traceback.downcast::<Traceback>() {
            Some(traceback) => {
                let traceback = traceback.get(&self.heap);
                let entries = traceback.entries[traceback.start..].iter();
                entries.rev().cloned().collect()
            }
            None if traceback.is_none() => Vec::new(),
            None => {
                let message = "__traceback__ must be a traceback or None";
                return Err(self.type_error(message));
            }
        };
        if let Some(exception) = exception.downcast::<Exception>().cloned() {
            let (exception, account) = exception.edit(&mut self.heap);
            drop(exception.trace.replace(account, entries)?);
        }
        Ok(())
    }
}
