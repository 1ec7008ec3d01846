//! The names that `dir()` shows.

use super::{Dict, Function, Module, Str, Type};
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use std::collections::BTreeSet;

impl Context {
    /// The string keys of a namespace.
    pub(crate) fn namespace_names(&self, dict: &Handle<Dict>) -> BTreeSet<String> {
        let keys = dict.get(&self.heap).iter().map(|entry| &entry.key);
        keys.filter_map(|key| key.downcast::<Str>())
            .map(|key| key.text(&self.heap).to_string())
            .collect()
    }

    /// Names of the attributes of a class and of those it derives from.
    fn class_names(&self, class: &Handle<Type>) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for class in std::iter::once(class).chain(&class.get(&self.heap).mro) {
            let payload = class.get(&self.heap);
            names.extend(self.namespace_names(&payload.dict));
            if let Some(native) = payload.native {
                let methods = native.methods.iter().flat_map(|table| table.iter());
                names.extend(methods.map(|def| def.name.to_string()));
                names.extend(native.getters.iter().map(|getter| getter.name.to_string()));
                if native.construct.is_some() {
                    names.insert("__new__".to_string());
                }
            }
        }
        names
    }

    /// The names `dir(object)` shows when the class has no `__dir__` of its own.
    pub(crate) fn attribute_names(&mut self, object: &Value) -> Res<BTreeSet<String>> {
        if let Some(class) = object.downcast::<Type>() {
            return Ok(self.class_names(&class.clone()));
        }
        if let Some(module) = object.downcast::<Module>() {
            let module = module.get(&self.heap);
            let mut names = self.namespace_names(&module.dict);
            if let Some(native) = module.native {
                names.extend(native.functions.iter().map(|def| def.name.to_string()));
                let others = native.constants.iter().chain(native.prelude);
                names.extend(others.map(|name| name.to_string()));
            }
            return Ok(names);
        }
        let class = self.type_of(object)?;
        let mut names = self.class_names(&class);
        if let Some(function) = object.downcast::<Function>()
            && let Some(attributes) = function.get(&self.heap).attributes.clone()
        {
            names.extend(self.namespace_names(&attributes));
        }
        if let Value::Object(reference) = object {
            let own = self.instance_attributes(reference);
            names.extend(
                own.iter()
                    .map(|(name, _)| name.text(&self.heap).to_string()),
            );
        }
        Ok(names)
    }

    /// Names as a sorted list.
    pub(crate) fn sorted_names(&mut self, names: BTreeSet<String>) -> Res<Value> {
        self.charge_items(names.len())?;
        let mut items = Vec::with_capacity(names.len());
        for name in names {
            items.push(self.constant_str(&name)?);
        }
        Ok(self.heap.list_value(items)?)
    }
}
