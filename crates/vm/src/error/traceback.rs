//! Tracebacks: an uncaught exception as CPython prints it.

use super::caret::source_lines;
use super::{stdlib, suggest};
use crate::builtins::TypeId;
use crate::engine::Engine;
use crate::memory::{Handle, Value};
use crate::names::Special;
use crate::object::instance::TraceEntry;
use crate::object::{Dict, Exception, List, Module, Str, Tuple};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::fmt::Write;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// The same line is shown this often; then only how often it was repeated.
const REPEATED_MAX: usize = 3;

/// The text of an uncaught exception. Texts that need guest code were made before the run ended
/// (see `engine::report`).
pub(crate) fn render(engine: &mut Engine, exception: &Value) -> String {
    let mut text = String::new();
    for (link, exception) in chain(engine, exception).into_iter().rev() {
        text.push_str(link);
        let trace = trace_of(engine, &exception);
        if !trace.is_empty() {
            text.push_str("Traceback (most recent call last):\n");
            push_frames(&mut text, &trace);
        }
        push_exception(engine, &mut text, &exception);
    }
    text
}

/// An exception and those it is chained to, the last one first, each with the sentence that
/// connects it with the one behind it.
pub(crate) fn chain(engine: &Engine, exception: &Value) -> Vec<(&'static str, Value)> {
    let mut links = Vec::new();
    let mut seen = FxHashSet::default();
    let mut current = Some(exception.clone());
    while let Some(value) = current.take() {
        let Some(payload) = value.downcast::<Exception>() else {
            break;
        };
        seen.insert(payload.object().address());
        let payload = payload.get(&engine.cx.heap);
        let is_new = |other: &Value| {
            other
                .downcast::<Exception>()
                .is_some_and(|other| !seen.contains(&other.object().address()))
        };
        let mut link = "";
        if is_new(&payload.cause) {
            link = CAUSE;
            current = Some(payload.cause.clone());
        } else if payload.cause.is_none() && !payload.suppress_context && is_new(&payload.context) {
            link = CONTEXT;
            current = Some(payload.context.clone());
        }
        links.push((link, value));
    }
    links
}

/// The places an exception passed, outermost first.
fn trace_of(engine: &Engine, exception: &Value) -> Vec<TraceEntry> {
    let payload = exception.downcast::<Exception>();
    payload.map_or(Vec::new(), |exception| {
        exception
            .get(&engine.cx.heap)
            .trace
            .iter()
            .rev()
            .cloned()
            .collect()
    })
}

// Frames.

fn push_frames(text: &mut String, trace: &[TraceEntry]) {
    let mut before: Option<(&str, u32, &str)> = None;
    let mut count = 0;
    let mut sources = Sources::default();
    for entry in trace {
        let code = entry.code.code();
        let filename = entry.code.program.source.filename.as_str();
        let position = code.position_at(entry.ip);
        let place = (filename, position.line, code.name.as_str());
        if before != Some(place) {
            push_repetition(text, count);
            before = Some(place);
            count = 0;
        }
        count += 1;
        if count > REPEATED_MAX {
            continue;
        }
        let _ = match position.line {
            0 => writeln!(text, "  File \"{filename}\", in {}", code.name),
            line => writeln!(text, "  File \"{filename}\", line {line}, in {}", code.name),
        };
        for line in source_lines(sources.lines(entry), position) {
            let _ = writeln!(text, "    {line}");
        }
    }
    push_repetition(text, count);
}

fn push_repetition(text: &mut String, count: usize) {
    if count > REPEATED_MAX {
        let more = count - REPEATED_MAX;
        let plural = if more > 1 { "s" } else { "" };
        let _ = writeln!(text, "  [Previous line repeated {more} more time{plural}]");
    }
}

/// The lines of the programs a traceback goes through.
#[derive(Default)]
struct Sources<'t> {
    programs: Vec<(*const (), Vec<&'t str>)>,
}

impl<'t> Sources<'t> {
    fn lines(&mut self, entry: &'t TraceEntry) -> &[&'t str] {
        let program = std::sync::Arc::as_ptr(&entry.code.program).cast::<()>();
        let known = self.programs.iter().position(|(of, _)| *of == program);
        let place = known.unwrap_or_else(|| {
            let text = entry
                .code
                .program
                .source
                .text
                .as_deref()
                .unwrap_or_default();
            self.programs.push((program, split_lines(text)));
            self.programs.len() - 1
        });
        &self.programs[place].1
    }
}

/// Lines of source text, whichever line ends it has.
fn split_lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.find(['\n', '\r']) {
        lines.push(&rest[..end]);
        let both = rest[end..].starts_with("\r\n");
        rest = &rest[end + 1 + usize::from(both)..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

// The exception itself.

fn push_exception(engine: &mut Engine, text: &mut String, exception: &Value) {
    let name = shown_class(engine, exception);
    if engine.cx.exception_is(exception, TypeId::SyntaxError) {
        push_syntax_error(engine, text, exception, &name);
    } else {
        let mut message = engine.exception_text(exception);
        if let Some(hint) = hint(engine, exception) {
            message.push_str(&hint);
        }
        let _ = match message.is_empty() {
            true => writeln!(text, "{name}"),
            false => writeln!(text, "{name}: {message}"),
        };
    }
    push_notes(engine, text, exception);
}

/// The name of the exception's class, with its module unless that goes without saying.
fn shown_class(engine: &mut Engine, exception: &Value) -> String {
    let Ok(class) = engine.cx.type_of(exception) else {
        return String::new();
    };
    let module = engine.cx.class_module(&class).unwrap_or_default();
    let qualname = class.get(&engine.cx.heap).qualname.text(&engine.cx.heap);
    match module.as_str() {
        "builtins" | "__main__" => qualname.to_string(),
        _ => format!("{module}.{qualname}"),
    }
}

fn push_notes(engine: &mut Engine, text: &mut String, exception: &Value) {
    let (Value::Object(reference), Ok(name)) = (exception, engine.cx.special(Special::Notes))
    else {
        return;
    };
    let Some(notes) = engine.cx.instance_attribute(reference, &name) else {
        return;
    };
    let heap = &engine.cx.heap;
    let items = notes
        .downcast::<List>()
        .map(|list| list.items(heap).to_vec())
        .or_else(|| Some(notes.downcast::<Tuple>()?.items(heap).to_vec()));
    let Some(items) = items else {
        let shown = engine.cx.repr(&notes);
        let shown = shown.unwrap_or_else(|_| "<__notes__ repr() failed>".to_string());
        let _ = writeln!(text, "{shown}");
        return;
    };
    for item in items {
        let shown = engine.cx.str(&item);
        let shown = shown.unwrap_or_else(|_| "<note str() failed>".to_string());
        let _ = writeln!(text, "{shown}");
    }
}

/// A `SyntaxError` shows the line it is about.
fn push_syntax_error(engine: &mut Engine, text: &mut String, exception: &Value, name: &str) {
    let field = |index| engine.cx.exception_field(exception, index);
    let string = |value: &Value| {
        let string = value.downcast::<Str>()?;
        Some(string.text(&engine.cx.heap).to_string())
    };
    let number = |value: &Value| match value {
        Value::Int(number) => Some(*number),
        _ => None,
    };
    let (filename, line) = (string(&field(1)), number(&field(2)));
    let mut suffix = String::new();
    if let Some(line) = line {
        let filename = filename.as_deref().unwrap_or("<string>");
        let _ = writeln!(text, "  File \"{filename}\", line {line}");
    } else if let Some(filename) = filename {
        suffix = format!(" ({filename})");
    }
    if let (Some(source), Some(_)) = (string(&field(4)), line) {
        let same_line = number(&field(5)).is_none() || number(&field(5)) == line;
        let end = number(&field(6)).filter(|_| same_line);
        push_marked_line(text, &source, number(&field(3)), end);
    }
    let message = match field(0) {
        Value::None => "<no detail available>".to_string(),
        message => engine.cx.str(&message).unwrap_or_default(),
    };
    let _ = writeln!(text, "{name}: {message}{suffix}");
}

/// A line with carets below the columns `offset..end`, which count from 1.
fn push_marked_line(text: &mut String, source: &str, offset: Option<i64>, end: Option<i64>) {
    let stripped = source.trim_end_matches('\n');
    let shown = stripped.trim_start_matches([' ', '\n', '\x0c']);
    let length = |text: &str| text.chars().count() as i64;
    let blank = length(stripped) - length(shown);
    let _ = writeln!(text, "    {shown}");
    let Some(offset) = offset else {
        return;
    };
    let offset = offset.min(length(stripped) + 1);
    let end = end.filter(|&end| end > offset).unwrap_or(offset + 1);
    let column = offset - 1 - blank;
    if column < 0 {
        return;
    }
    let before = shown.chars().take(column as usize);
    let before: String = before
        .map(|c| if c.is_whitespace() { c } else { ' ' })
        .collect();
    let carets = "^".repeat((end - offset).clamp(1, length(stripped) + 2) as usize);
    let _ = writeln!(text, "    {before}{carets}");
}

// Hints.

/// What the message of a name, attribute or import error ends with if a known name is close.
fn hint(engine: &mut Engine, exception: &Value) -> Option<String> {
    let is = |engine: &mut Engine, class| engine.cx.exception_is(exception, class);
    let (name_field, kind) = if is(engine, TypeId::ImportError) {
        (3, TypeId::ImportError)
    } else if is(engine, TypeId::NameError) {
        (0, TypeId::NameError)
    } else if is(engine, TypeId::AttributeError) {
        (0, TypeId::AttributeError)
    } else {
        return None;
    };
    let name = engine.cx.exception_field(exception, name_field);
    let name = name.downcast::<Str>()?.text(&engine.cx.heap).to_string();
    let close = match kind {
        TypeId::NameError => close_variable(engine, exception, &name),
        TypeId::AttributeError => close_attribute(engine, exception, &name),
        _ => close_member(engine, exception, &name),
    };
    let mut hint = String::new();
    if let Some(close) = &close {
        hint = format!(". Did you mean: '{close}'?");
    }
    if kind == TypeId::NameError && stdlib::NAMES.contains(&name.as_str()) {
        let or = if close.is_some() { " Or" } else { "." };
        let did = if close.is_some() { "did" } else { "Did" };
        let _ = write!(hint, "{or} {did} you forget to import '{name}'?");
    }
    (!hint.is_empty()).then_some(hint)
}

fn pick(names: impl IntoIterator<Item = String>, name: &str) -> Option<String> {
    let names: Vec<String> = names.into_iter().collect();
    suggest::closest(name, names.iter().map(String::as_str)).map(str::to_string)
}

/// The innermost place of an exception's traceback.
fn innermost(engine: &Engine, exception: &Value) -> Option<TraceEntry> {
    trace_of(engine, exception).pop()
}

/// A variable of the innermost frame, a global or a builtin, or an attribute of `self`.
fn close_variable(engine: &mut Engine, exception: &Value, name: &str) -> Option<String> {
    let entry = innermost(engine, exception)?;
    let receiver = engine.standing_self(exception);
    if let Some(receiver) = receiver
        && let Ok(attributes) = engine.cx.attribute_names(&receiver)
        && attributes.contains(name)
    {
        return Some(format!("self.{name}"));
    }
    let mut names = engine.variable_names(exception, &entry);
    names.extend(namespace_names(engine, &entry.globals));
    names.extend(engine.cx.builtin_names());
    pick(names, name)
}

fn namespace_names(engine: &Engine, dict: &Handle<Dict>) -> Vec<String> {
    let keys = dict.get(&engine.cx.heap).iter().map(|entry| &entry.key);
    let keys = keys.filter_map(|key| key.downcast::<Str>());
    keys.map(|key| key.text(&engine.cx.heap).to_string())
        .collect()
}

fn close_attribute(engine: &mut Engine, exception: &Value, name: &str) -> Option<String> {
    let object = engine.cx.exception_field(exception, 1);
    let names = engine.cx.attribute_names(&object).ok()?;
    let from_inside = engine
        .standing_self(exception)
        .is_some_and(|receiver| receiver.is(&object));
    let all = name.starts_with('_') || from_inside;
    pick(visible(names, all), name)
}

fn close_member(engine: &mut Engine, exception: &Value, name: &str) -> Option<String> {
    let module = engine.cx.exception_field(exception, 1);
    let module = module.downcast::<Str>()?.clone();
    let registry = engine.module_registry().ok()?;
    let module = engine.cx.namespace_get(&registry, &module)?;
    module.downcast::<Module>()?;
    let names = engine.cx.attribute_names(&module).ok()?;
    pick(visible(names, name.starts_with('_')), name)
}

/// Names that begin with an underscore are only suggested to those who know of them.
fn visible(names: BTreeSet<String>, all: bool) -> impl Iterator<Item = String> {
    names
        .into_iter()
        .filter(move |name| all || !name.starts_with('_'))
}
