//! f-string fields: conversion and formatting.

use super::Engine;
use super::lower::choice;
use crate::error::{Res, Throw};
use crate::frame::Action;
use crate::memory::Value;
use crate::object::Str;
use hognose_bytecode::operand::{Conversion, Intrinsic};

impl Engine {
    /// CONVERT_VALUE: `str()`, `repr()` or `ascii()` of the top.
    pub(super) fn convert_value(&mut self, operand: u32) -> Res<()> {
        let value = self.stack.peek(0).clone();
        let (result, entry) = match choice(operand)? {
            Conversion::Str => (self.cx.str_value(&value), "str_of"),
            Conversion::Repr => (self.cx.repr_value(&value), "repr_of"),
            Conversion::Ascii => (self.cx.ascii_value(&value), "ascii_of"),
        };
        self.replace_or_prelude(result, entry, vec![value], 1)
    }

    /// FORMAT_SIMPLE: `format(value, "")`.
    pub(super) fn format_simple(&mut self) -> Res<()> {
        let value = self.stack.peek(0).clone();
        if value.downcast::<Str>().is_some() {
            return Ok(());
        }
        let spec = self.cx.constant_str("")?;
        let result = self.cx.format_value(&value, "");
        self.replace_or_prelude(result, "format_of", vec![value, spec], 1)
    }

    /// FORMAT_WITH_SPEC: `format(value, spec)`.
    pub(super) fn format_with_spec(&mut self) -> Res<()> {
        let (value, spec) = self.stack.top_two();
        let (value, spec) = (value.clone(), spec.clone());
        let Some(text) = spec
            .downcast::<Str>()
            .map(|s| s.text(&self.cx.heap).to_string())
        else {
            let name = self.cx.type_name(&spec);
            let message = format!("format() argument 2 must be str, not {name}");
            return Err(self.cx.type_error(message));
        };
        let result = self.cx.format_value(&value, &text);
        self.replace_or_prelude(result, "format_of", vec![value, spec], 2)
    }

    /// Replace the topmost `count` values by a native result, or by what the prelude makes of `args`.
    pub(super) fn replace_or_prelude(
        &mut self,
        result: Res<Value>,
        entry: &str,
        args: Vec<Value>,
        count: usize,
    ) -> Res<()> {
        match result {
            Ok(value) => {
                self.stack.replace_top(count, value);
                Ok(())
            }
            Err(Throw::NeedsGuest) => {
                let floor = self.stack.len() - count;
                self.call_prelude(entry, floor, args, Action::Push)
            }
            Err(throw) => Err(throw),
        }
    }

    /// INTRINSIC: rare operations on one operand.
    pub(super) fn intrinsic(&mut self, operand: u32) -> Res<()> {
        let value = self.stack.peek(0).clone();
        let floor = self.stack.len() - 1;
        match choice(operand)? {
            Intrinsic::Print => {
                if value.is_none() {
                    return Ok(());
                }
                let result = self.cx.repr_value(&value).and_then(|text| {
                    let text = text
                        .downcast::<Str>()
                        .map(|s| s.text(&self.cx.heap).to_string());
                    self.cx
                        .write_output(&format!("{}\n", text.unwrap_or_default()))?;
                    Ok(Value::None)
                });
                self.replace_or_prelude(result, "displayhook", vec![value], 1)
            }
            Intrinsic::StopIterationError => {
                self.call_prelude("stopiteration_error", floor, vec![value], Action::Push)
            }
        }
    }
}
