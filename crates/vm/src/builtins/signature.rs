//! Signatures of native functions: parsed from their table row, binding arguments to parameters,
//! with CPython's messages.

use crate::context::Context;
use crate::error::{Fault, Res};
use crate::memory::{Handle, Value};
use crate::object::{Dict, NativeFunction, Str, Tuple};

/// A native function's parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) parameters: Box<[Parameter]>,
    /// Parameters that may be given by position.
    pub(crate) positional_count: usize,
    /// Of these, how many have no default.
    pub(crate) required_count: usize,
    pub(crate) var_positional: Option<usize>,
    pub(crate) var_keyword: Option<usize>,
    /// Whether a keyword-only parameter has no default.
    pub(crate) requires_keyword: bool,
    /// Whether the first parameter is a receiver, which messages do not count.
    pub(crate) has_self: bool,
    /// Whether the receiver stays an instance of a guest class where it is one; else the method gets
    /// the builtin value inside.
    pub(crate) keeps_instance: bool,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) default: Option<&'static str>,
    pub(crate) kind: ParameterKind,
}

/// How a parameter may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterKind {
    PositionalOnly,
    PositionalOrKeyword,
    KeywordOnly,
    VarPositional,
    VarKeyword,
}

impl Signature {
    /// Parse a row's text, such as `(self, value, start=0, /, *, key=None)`. The texts are the
    /// VM's own; a unit test parses them all.
    pub(crate) fn parse(text: &'static str) -> Result<Signature, Fault> {
        let inner = text
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'));
        let inner = inner.ok_or(Fault::Internal)?;
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut keyword_only = false;
        for part in split_outside_brackets(inner) {
            match part {
                "" => {}
                "/" => parameters
                    .iter_mut()
                    .for_each(|p| p.kind = ParameterKind::PositionalOnly),
                "*" => keyword_only = true,
                _ => parameters.push(parse_parameter(part, &mut keyword_only)),
            }
        }
        let place = |kind| parameters.iter().position(|p| p.kind == kind);
        let positional = |p: &&Parameter| {
            matches!(
                p.kind,
                ParameterKind::PositionalOnly | ParameterKind::PositionalOrKeyword
            )
        };
        Ok(Signature {
            positional_count: parameters.iter().filter(positional).count(),
            required_count: parameters
                .iter()
                .filter(positional)
                .filter(|p| p.default.is_none())
                .count(),
            var_positional: place(ParameterKind::VarPositional),
            var_keyword: place(ParameterKind::VarKeyword),
            requires_keyword: parameters
                .iter()
                .any(|p| p.kind == ParameterKind::KeywordOnly && p.default.is_none()),
            has_self: parameters
                .first()
                .is_some_and(|p| matches!(p.name, "self" | "cls" | "instance")),
            keeps_instance: parameters.first().is_some_and(|p| p.name == "instance"),
            parameters: parameters.into(),
        })
    }

    /// Whether a call with this many positional arguments and no others needs no binding: they are the
    /// first parameters, and all others have defaults.
    #[inline]
    pub(crate) fn binds_in_place(&self, count: usize) -> bool {
        count >= self.required_count
            && count <= self.positional_count
            && self.var_positional.is_none()
            && self.var_keyword.is_none()
            && !self.requires_keyword
    }

    /// Whether positional arguments all go into the first parameter, and the others have defaults.
    #[inline]
    pub(crate) fn is_variadic(&self) -> bool {
        self.var_positional == Some(0) && self.var_keyword.is_none() && !self.requires_keyword
    }
}

fn parse_parameter(part: &'static str, keyword_only: &mut bool) -> Parameter {
    let (name, default) = match part.split_once('=') {
        Some((name, default)) => (name.trim(), Some(default.trim())),
        None => (part, None),
    };
    let (name, kind) = if let Some(name) = name.strip_prefix("**") {
        (name, ParameterKind::VarKeyword)
    } else if let Some(name) = name.strip_prefix('*') {
        *keyword_only = true;
        (name, ParameterKind::VarPositional)
    } else if *keyword_only {
        (name, ParameterKind::KeywordOnly)
    } else {
        (name, ParameterKind::PositionalOrKeyword)
    };
    Parameter {
        name,
        default,
        kind,
    }
}

/// The parts of a parameter list; commas within brackets or quotes do not count.
fn split_outside_brackets(text: &'static str) -> Vec<&'static str> {
    let mut parts = Vec::new();
    let (mut depth, mut quoted, mut start) = (0usize, false, 0);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            b'(' | b'[' if !quoted => depth += 1,
            b')' | b']' if !quoted => depth = depth.saturating_sub(1),
            b',' if depth == 0 && !quoted => {
                parts.push(text[start..offset].trim());
                start = offset + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// Bind a call's arguments to a native function's parameters: one value each, unbound where a
/// parameter with a default got none.
pub(crate) fn bind_native(
    cx: &mut Context,
    function: &Handle<NativeFunction>,
    args: Vec<Value>,
    names: Option<&Handle<Tuple>>,
) -> Res<Vec<Value>> {
    let signature = function.get(&cx.heap).signature.clone();
    let names = names
        .map_or(&[][..], |names| names.items(&cx.heap))
        .to_vec();
    let given_count = args.len() - names.len();
    let mut args = args.into_iter();
    let mut slots = vec![Value::Unbound; signature.parameters.len()];
    let direct = given_count.min(signature.positional_count);
    for slot in slots.iter_mut().take(direct) {
        *slot = args.next().unwrap_or_default();
    }
    let rest: Vec<Value> = args.by_ref().take(given_count - direct).collect();
    if let Some(place) = signature.var_positional {
        slots[place] = cx.heap.tuple_value(rest)?;
    } else if !rest.is_empty() {
        return Err(wrong_count(cx, function, &signature, given_count));
    }
    let extra = match signature.var_keyword {
        Some(place) => {
            let dict = cx.heap.alloc(Dict::default())?;
            slots[place] = dict.to_value();
            Some(dict)
        }
        None => None,
    };
    for (name, value) in names.into_iter().zip(args) {
        bind_keyword(cx, function, &signature, &mut slots, &extra, (name, value))?;
    }
    let missing = signature
        .parameters
        .iter()
        .zip(&slots)
        .position(|(parameter, slot)| {
            let required = parameter.default.is_none()
                && !matches!(
                    parameter.kind,
                    ParameterKind::VarPositional | ParameterKind::VarKeyword
                );
            required && slot.is_unbound()
        });
    match missing {
        Some(place) => Err(missing_argument(
            cx,
            function,
            &signature,
            place,
            given_count,
        )),
        None => Ok(slots),
    }
}

fn bind_keyword(
    cx: &mut Context,
    function: &Handle<NativeFunction>,
    signature: &Signature,
    slots: &mut [Value],
    extra: &Option<Handle<Dict>>,
    (name, value): (Value, Value),
) -> Res<()> {
    let text = match name.downcast::<Str>() {
        Some(name) => name.text(&cx.heap).to_string(),
        None => return Err(cx.type_error("keywords must be strings")),
    };
    let accepts_keyword = |kind| {
        matches!(
            kind,
            ParameterKind::PositionalOrKeyword | ParameterKind::KeywordOnly
        )
    };
    let found = signature
        .parameters
        .iter()
        .position(|p| p.name == text && accepts_keyword(p.kind));
    let shown = shown_name(cx, function);
    if let Some(place) = found {
        if !slots[place].is_unbound() {
            let message = format!(
                "argument for {}() given by name ('{text}') and position ({})",
                function.get(&cx.heap).def.name,
                place + 1 - usize::from(signature.has_self)
            );
            return Err(cx.type_error(message));
        }
        slots[place] = value;
        return Ok(());
    }
    if let Some(extra) = extra {
        cx.dict_set(extra, name, value)?;
        return Ok(());
    }
    if !signature.parameters.iter().any(|p| accepts_keyword(p.kind)) {
        return Err(cx.type_error(format!("{shown}() takes no keyword arguments")));
    }
    let name = function.get(&cx.heap).def.name;
    Err(cx.type_error(format!(
        "{name}() got an unexpected keyword argument '{text}'"
    )))
}

/// How messages call a function: by its qualified name, but `__init__` by its type.
fn shown_name(cx: &Context, function: &Handle<NativeFunction>) -> String {
    let qualname = &function.get(&cx.heap).qualname;
    match qualname.strip_suffix(".__init__") {
        Some(class) => class.to_string(),
        None => qualname.to_string(),
    }
}

/// Too many positional arguments, in the words CPython uses for this form of signature.
fn wrong_count(
    cx: &mut Context,
    function: &Handle<NativeFunction>,
    signature: &Signature,
    given_count: usize,
) -> crate::error::Throw {
    let shown = shown_name(cx, function);
    let name = match function.get(&cx.heap).def.name {
        "__init__" => shown.as_str(),
        name => name,
    };
    let receivers = usize::from(signature.has_self);
    let most = signature.positional_count - receivers;
    let least = signature.required_count.saturating_sub(receivers);
    let given = given_count.saturating_sub(receivers);
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let keywords = signature.parameters.iter().any(|p| {
        matches!(
            p.kind,
            ParameterKind::PositionalOrKeyword | ParameterKind::KeywordOnly
        ) && !matches!(p.name, "self" | "cls")
    });
    let message = if keywords {
        let all = signature.parameters.len() - receivers;
        let positional_only = |p: &&Parameter| {
            p.kind == ParameterKind::PositionalOnly && p.default.is_none() && p.name != "self"
        };
        let needed = signature.parameters.iter().filter(positional_only).count();
        let is_constructor = receivers == 0 && matches!(name, "int" | "str");
        if is_constructor && given > all {
            format!("{name} expected at most {all} arguments, got {given}")
        } else if given < needed {
            format!(
                "{name}() takes at least {needed} positional argument{} ({given} given)",
                plural(needed)
            )
        } else if given > all {
            let bound = if least == all { "exactly" } else { "at most" };
            format!(
                "{name}() takes {bound} {all} argument{} ({given} given)",
                plural(all)
            )
        } else if most == 0 {
            format!("{name}() takes no positional arguments")
        } else {
            let bound = if least == most { "exactly" } else { "at most" };
            format!(
                "{name}() takes {bound} {most} positional argument{} ({given} given)",
                plural(most)
            )
        }
    } else if is_slot(name) {
        format!("expected {most} argument{}, got {given}", plural(most))
    } else if most == 0 {
        format!("{shown}() takes no arguments ({given} given)")
    } else if least == most && most == 1 {
        format!("{shown}() takes exactly one argument ({given} given)")
    } else {
        let bound = match (least == most, given < least) {
            (true, _) => "",
            (_, true) => "at least ",
            (_, false) => "at most ",
        };
        let count = if given < least { least } else { most };
        format!(
            "{name} expected {bound}{count} argument{}, got {given}",
            plural(count)
        )
    };
    cx.type_error(message)
}

fn missing_argument(
    cx: &mut Context,
    function: &Handle<NativeFunction>,
    signature: &Signature,
    place: usize,
    given_count: usize,
) -> crate::error::Throw {
    let parameter = &signature.parameters[place];
    let name = function.get(&cx.heap).def.name;
    let position = place + 1 - usize::from(signature.has_self);
    match parameter.kind {
        ParameterKind::PositionalOrKeyword => cx.type_error(format!(
            "{name}() missing required argument '{}' (pos {position})",
            parameter.name
        )),
        ParameterKind::KeywordOnly => cx.type_error(format!(
            "{name}() missing required argument '{}'",
            parameter.name
        )),
        _ => wrong_count(cx, function, signature, given_count),
    }
}

/// Whether a special method is one that CPython makes of a slot of the type; their errors have words
/// of their own.
pub(crate) fn is_slot(name: &str) -> bool {
    const METHODS: &[&str] = &[
        "__contains__",
        "__getitem__",
        "__reversed__",
        "__class_getitem__",
        "__format__",
        "__dir__",
        "__reduce__",
        "__reduce_ex__",
        "__length_hint__",
    ];
    name.starts_with("__") && !METHODS.contains(&name)
}
