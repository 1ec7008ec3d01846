//! The end of a run by an uncaught exception: its text may need guest code, which runs before the
//! run ends, like everything else of the guest: frame by frame, fuel counted, stoppable anywhere.
//!
//! When an exception finds no handler, the frames stay as they are. If its text, or that of one it
//! is chained to, needs a guest method, the prelude's `exception_texts` is entered on top of them;
//! its result is kept here, and the frames below are as before. Whoever renders the traceback finds
//! the texts with [`Engine::exception_text`].

use super::Engine;
use crate::builtins::NATIVE_TYPES;
use crate::builtins::functions;
use crate::context::Context;
use crate::error::{Res, Throw, traceback};
use crate::frame::Action;
use crate::memory::Value;
use crate::object::instance::TraceEntry;
use crate::object::{Cell, List, Str};
use hognose_bytecode::program::SlotKind;

/// An uncaught exception whose text is being made, or was made.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) exception: Value,
    /// Exceptions whose text needed guest code, with their texts; `None` within: it failed.
    texts: Vec<(Value, Option<String>)>,
    /// The guest's depth limit, which does not count for the report.
    depth: usize,
    running: bool,
}

impl Engine {
    /// An exception was not caught: whether guest code now runs to describe it.
    pub(crate) fn begin_report(&mut self) -> Res<bool> {
        if let Some(report) = &mut self.report
            && report.running
        {
            // The prelude's function catches everything: this is beyond it.
            report.running = false;
            return Ok(false);
        }
        let exception = self.cx.raised.clone();
        let mut described = Vec::new();
        for (_, exception) in traceback::chain(self, &exception) {
            if self.cx.str(&exception) == Err(Throw::NeedsGuest) {
                described.push(exception);
            }
        }
        self.cx.recursion_limit = None;
        let depth = self.cx.limits.depth;
        let texts: Vec<_> = described.iter().cloned().map(|e| (e, None)).collect();
        let running = !texts.is_empty();
        if running {
            let list = self.cx.heap.list_value(described)?;
            let floor = self.stack.len();
            self.cx.limits.depth = depth.saturating_add(self.frames.len());
            self.call_prelude("exception_texts", floor, vec![list], Action::Finish)?;
        }
        self.cx.raised = exception.clone();
        self.report = Some(Report {
            exception,
            texts,
            depth,
            running,
        });
        Ok(running)
    }

    /// The report's function returned: keep the texts.
    pub(crate) fn end_report(&mut self, texts: &Value) {
        let items = match texts.downcast::<List>() {
            Some(list) => list.items(&self.cx.heap).to_vec(),
            None => Vec::new(),
        };
        let Some(report) = &mut self.report else {
            return;
        };
        report.running = false;
        self.stopped_by_exception = true;
        self.cx.limits.depth = report.depth;
        self.cx.raised = report.exception.clone();
        for ((_, text), item) in report.texts.iter_mut().zip(items) {
            *text = item
                .downcast::<Str>()
                .map(|text| text.text(&self.cx.heap).to_string());
        }
    }

    /// Whether the running code describes an exception nobody caught.
    pub(crate) fn is_reporting(&self) -> bool {
        self.report.as_ref().is_some_and(|report| report.running)
    }

    /// `str(exception)` for a traceback.
    pub(crate) fn exception_text(&mut self, exception: &Value) -> String {
        let known = self.report.as_ref().and_then(|report| {
            let found = report.texts.iter().find(|(of, _)| of.is(exception));
            found.map(|(_, text)| text.clone())
        });
        let text = match known {
            Some(text) => text,
            None => {
                let raised = self.cx.raised.clone();
                let text = self.cx.str(exception).ok();
                self.cx.raised = raised;
                text
            }
        };
        text.unwrap_or_else(|| "<exception str() failed>".to_string())
    }

    // What a hint looks at.

    /// Whether the frames on which an exception was raised still stand.
    fn stands(&self, exception: &Value) -> bool {
        let reported = self.report.as_ref().map(|report| &report.exception);
        reported.is_some_and(|reported| reported.is(exception))
    }

    /// What `self` is where an exception was raised, if its frame still stands.
    pub(crate) fn standing_self(&mut self, exception: &Value) -> Option<Value> {
        if !self.stands(exception) {
            return None;
        }
        let frame = self.calling_frame()?;
        let (code, base) = (frame.lowered.code(), frame.base as usize);
        let slot = code.locals.iter().position(|local| local.name == "self")?;
        let value = self.stack.get(base + slot).clone();
        let value = match value.downcast::<Cell>() {
            Some(cell) => cell.get(&self.cx.heap).content.clone(),
            None => value,
        };
        value.bound().cloned()
    }

    /// Names of the variables where an exception was raised: the bound ones, if its frame still
    /// stands.
    pub(crate) fn variable_names(&mut self, exception: &Value, entry: &TraceEntry) -> Vec<String> {
        if self.stands(exception)
            && let Ok(locals) = self.calling_locals()
        {
            let keys = locals.get(&self.cx.heap).iter().map(|entry| &entry.key);
            let keys = keys.filter_map(|key| key.downcast::<Str>());
            return keys
                .map(|key| key.text(&self.cx.heap).to_string())
                .collect();
        }
        let locals = entry.code.code().locals.iter();
        locals
            .filter(|local| local.kind != SlotKind::Hidden)
            .map(|local| local.name.clone())
            .collect()
    }
}

impl Context {
    /// Names of the builtins.
    pub(crate) fn builtin_names(&self) -> Vec<String> {
        let types = NATIVE_TYPES
            .iter()
            .filter(|row| functions::is_public(row.id));
        let mut names: Vec<String> = types.map(|row| row.name.to_string()).collect();
        names.extend(functions::all().map(|def| def.name.to_string()));
        names.extend(functions::ALIASES.iter().map(|(name, _)| name.to_string()));
        let others = [
            "None",
            "True",
            "False",
            "Ellipsis",
            "NotImplemented",
            "__debug__",
        ];
        names.extend(others.map(str::to_string));
        names
    }
}
