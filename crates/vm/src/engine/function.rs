//! Functions: making them, and binding a call's arguments to their parameters.

use super::Engine;
use super::call::Window;
use super::lower::Lowered;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::object::code::FunctionNames;
use crate::object::{Code, Dict, Function, Str, Tuple};
use hognose_bytecode::operand::FunctionAttribute;

impl Engine {
    pub(super) fn make_function(&mut self) -> Res<()> {
        let Some(code) = self.stack.peek(0).downcast::<Code>().cloned() else {
            return Err(self.cx.type_error("MAKE_FUNCTION needs a code object"));
        };
        let globals = self.frame().globals.clone();
        let function = self.new_function(code, globals)?;
        self.stack.replace_top(1, function);
        Ok(())
    }

    /// A function of a code object without defaults or closure.
    pub(crate) fn new_function(&mut self, code: Handle<Code>, globals: Handle<Dict>) -> Res<Value> {
        let FunctionNames {
            name,
            qualname,
            doc,
        } = self.function_names(&code)?;
        let function = Function {
            code,
            globals,
            name,
            qualname,
            defaults: None,
            kwdefaults: None,
            closure: None,
            doc,
            module: Value::Unbound,
            annotations: Value::Unbound,
            attributes: None,
        };
        Ok(self.cx.heap.alloc(function)?.into_value())
    }

    fn function_names(&mut self, code: &Handle<Code>) -> Res<FunctionNames> {
        let payload = code.get(&self.cx.heap);
        if let Some(names) = payload.names.get() {
            return Ok(names.clone());
        }
        let program = std::sync::Arc::clone(&payload.program);
        let source = &program.codes[payload.index.0 as usize];
        let names = FunctionNames {
            name: self.cx.intern(&source.name)?,
            qualname: self.cx.intern(&source.qualname)?,
            doc: match &source.docstring {
                Some(text) => self.cx.constant_str(text)?,
                None => Value::None,
            },
        };
        Ok(code.get(&self.cx.heap).names.get_or_init(|| names).clone())
    }

    pub(super) fn set_function_attribute(&mut self, attribute: FunctionAttribute) -> Res<()> {
        let (value, function) = self.stack.top_two();
        let value = value.clone();
        let Some(function) = function.downcast::<Function>().cloned() else {
            return Err(self.cx.type_error("SET_FUNC_ATTR needs a function"));
        };
        let payload = function.get_mut(&mut self.cx.heap);
        let fits = match attribute {
            FunctionAttribute::Defaults => {
                payload.defaults = value.downcast::<Tuple>().cloned();
                payload.defaults.is_some()
            }
            FunctionAttribute::KwDefaults => {
                payload.kwdefaults = value.downcast::<Dict>().cloned();
                payload.kwdefaults.is_some()
            }
            FunctionAttribute::Closure => {
                payload.closure = value.downcast::<Tuple>().cloned();
                payload.closure.is_some()
            }
            FunctionAttribute::Annotations => {
                payload.annotations = value;
                true
            }
            FunctionAttribute::Annotate => true,
        };
        if !fits {
            return Err(self.cx.type_error("SET_FUNC_ATTR: value of the wrong type"));
        }
        let function = function.into_value();
        self.stack.replace_top(2, function);
        Ok(())
    }

    // Binding arguments.

    /// The parameter slots of a call: one value each.
    pub(super) fn bind_arguments(
        &mut self,
        function: &Handle<Function>,
        lowered: &Lowered,
        window: Window,
        names: Option<&Handle<Tuple>>,
    ) -> Res<Vec<Value>> {
        let parameters = lowered.code().parameters;
        let positional_count = parameters.positional_count as usize;
        let keyword_only_count = parameters.keyword_only_count as usize;
        let mut slots = vec![Value::Unbound; parameters.slot_count() as usize];
        let args = self.stack.from(window.start)[..window.count].to_vec();
        let names = names
            .map_or(&[][..], |names| names.items(&self.cx.heap))
            .to_vec();
        let given_count = args.len() - names.len();
        let (given, keyword_args) = args.split_at(given_count);
        for (slot, value) in slots
            .iter_mut()
            .zip(&given[..given_count.min(positional_count)])
        {
            *slot = value.clone();
        }
        let rest = &given[given_count.min(positional_count)..];
        let var_positional = positional_count + keyword_only_count;
        if parameters.var_positional {
            slots[var_positional] = self.cx.heap.tuple_value(rest.to_vec())?;
        }
        let too_many = !rest.is_empty() && !parameters.var_positional;
        let var_keyword = match parameters.var_keyword {
            true => Some(self.cx.heap.alloc(Dict::default())?),
            false => None,
        };
        if let Some(dict) = &var_keyword {
            slots[var_positional + usize::from(parameters.var_positional)] = dict.to_value();
        }
        for (name, value) in names.iter().zip(keyword_args) {
            let Some(name) = name.downcast::<Str>() else {
                continue;
            };
            if !parameters.var_keyword {
                self.check_positional_only(function, lowered, &names, name)?;
            }
            self.bind_keyword(
                function,
                lowered,
                &mut slots,
                name,
                value.clone(),
                &var_keyword,
            )?;
        }
        if too_many {
            return Err(self.too_many_arguments(function, lowered, given_count, &slots));
        }
        self.fill_defaults(function, lowered, &mut slots)?;
        Ok(slots)
    }

    fn bind_keyword(
        &mut self,
        function: &Handle<Function>,
        lowered: &Lowered,
        slots: &mut [Value],
        name: &Handle<Str>,
        value: Value,
        var_keyword: &Option<Handle<Dict>>,
    ) -> Res<()> {
        let code = lowered.code();
        let parameters = &code.parameters;
        let first = parameters.positional_only_count as usize;
        let last = (parameters.positional_count + parameters.keyword_only_count) as usize;
        let text = name.text(&self.cx.heap).to_string();
        let found = (first..last).find(|&slot| code.locals[slot].name == text);
        if let Some(slot) = found {
            if !slots[slot].is_unbound() {
                let function = self.function_name(function);
                let message = format!("{function}() got multiple values for argument '{text}'");
                return Err(self.cx.type_error(message));
            }
            slots[slot] = value;
            return Ok(());
        }
        if let Some(dict) = var_keyword {
            self.cx.dict_set(dict, name.to_value(), value)?;
            return Ok(());
        }
        let function = self.function_name(function);
        let known = code.locals[first..last]
            .iter()
            .map(|local| local.name.as_str());
        let hint = match crate::error::suggest::closest(&text, known) {
            Some(name) => format!(". Did you mean '{name}'?"),
            None => String::new(),
        };
        let message = format!("{function}() got an unexpected keyword argument '{text}'{hint}");
        Err(self.cx.type_error(message))
    }

    /// A keyword argument with the name of a positional-only parameter is an error that names all
    /// of its kind.
    fn check_positional_only(
        &mut self,
        function: &Handle<Function>,
        lowered: &Lowered,
        names: &[Value],
        name: &Handle<Str>,
    ) -> Res<()> {
        let code = lowered.code();
        let first = code.parameters.positional_only_count as usize;
        let is_positional_only = |name: &Handle<Str>| {
            let text = name.text(&self.cx.heap);
            code.locals[..first].iter().any(|local| local.name == text)
        };
        if first == 0 || !is_positional_only(name) {
            return Ok(());
        }
        let all = names.iter().filter_map(|name| name.downcast::<Str>());
        let given: Vec<&str> = all
            .filter(|name| is_positional_only(name))
            .map(|name| name.text(&self.cx.heap))
            .collect();
        let given = given.join(", ");
        let function = self.function_name(function);
        Err(self.cx.type_error(format!(
            "{function}() got some positional-only arguments passed as keyword arguments: '{given}'"
        )))
    }

    /// Give parameters without an argument their defaults.
    pub(super) fn fill_defaults(
        &mut self,
        function: &Handle<Function>,
        lowered: &Lowered,
        slots: &mut [Value],
    ) -> Res<()> {
        let parameters = lowered.code().parameters;
        let positional_count = parameters.positional_count as usize;
        let payload = function.get(&self.cx.heap);
        let (defaults, kwdefaults) = (payload.defaults.clone(), payload.kwdefaults.clone());
        let defaults = defaults
            .as_ref()
            .map_or(&[][..], |tuple| tuple.items(&self.cx.heap));
        let first_default = positional_count.saturating_sub(defaults.len());
        for (slot, default) in slots[..positional_count]
            .iter_mut()
            .skip(first_default)
            .zip(defaults)
        {
            if slot.is_unbound() {
                *slot = default.clone();
            }
        }
        let end = positional_count + parameters.keyword_only_count as usize;
        let keyword_only = slots.iter_mut().zip(&lowered.code().locals).take(end);
        for (slot, local) in keyword_only.skip(positional_count) {
            if let Some(defaults) = &kwdefaults
                && slot.is_unbound()
            {
                let name = self.cx.intern(&local.name)?;
                *slot = self.cx.namespace_get(defaults, &name).unwrap_or_default();
            }
        }
        let missing = |range: std::ops::Range<usize>, slots: &[Value]| -> Vec<String> {
            range
                .filter(|&slot| slots[slot].is_unbound())
                .map(|slot| format!("'{}'", lowered.code().locals[slot].name))
                .collect()
        };
        for (range, what) in [
            (0..positional_count, "positional"),
            (positional_count..end, "keyword-only"),
        ] {
            let missing = missing(range, slots);
            if !missing.is_empty() {
                return Err(self.missing_arguments(function, &missing, what));
            }
        }
        Ok(())
    }

    fn function_name(&mut self, function: &Handle<Function>) -> String {
        function
            .get(&self.cx.heap)
            .qualname
            .text(&self.cx.heap)
            .to_string()
    }

    #[cold]
    fn missing_arguments(
        &mut self,
        function: &Handle<Function>,
        missing: &[String],
        what: &str,
    ) -> Throw {
        let list = match missing {
            [one] => one.clone(),
            [first, second] => format!("{first} and {second}"),
            [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
            [] => String::new(),
        };
        let plural = if missing.len() == 1 { "" } else { "s" };
        let name = self.function_name(function);
        self.cx.type_error(format!(
            "{name}() missing {} required {what} argument{plural}: {list}",
            missing.len()
        ))
    }

    #[cold]
    fn too_many_arguments(
        &mut self,
        function: &Handle<Function>,
        lowered: &Lowered,
        given_count: usize,
        slots: &[Value],
    ) -> Throw {
        let parameters = lowered.code().parameters;
        let positional_count = parameters.positional_count as usize;
        let keyword_only = positional_count..slots.len();
        let keyword_given = keyword_only
            .take(parameters.keyword_only_count as usize)
            .filter(|&slot| !slots[slot].is_unbound())
            .count();
        let payload = function.get(&self.cx.heap);
        let default_count = payload
            .defaults
            .as_ref()
            .map_or(0, |tuple| tuple.items(&self.cx.heap).len());
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let (takes, takes_plural) = match default_count {
            0 => (positional_count.to_string(), plural(positional_count)),
            _ => (
                format!(
                    "from {} to {positional_count}",
                    positional_count - default_count
                ),
                "s",
            ),
        };
        let given = match keyword_given {
            0 => format!(
                "{given_count} {}",
                if given_count == 1 { "was" } else { "were" }
            ),
            _ => format!(
                "{given_count} positional argument{} (and {keyword_given} keyword-only \
                 argument{}) were",
                plural(given_count),
                plural(keyword_given)
            ),
        };
        let name = self.function_name(function);
        self.cx.type_error(format!(
            "{name}() takes {takes} positional argument{takes_plural} but {given} given"
        ))
    }
}
