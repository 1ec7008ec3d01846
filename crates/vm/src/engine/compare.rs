//! Comparisons and membership.

use super::Engine;
use super::lower::choice;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::frame::{Action, TruthUse};
use crate::memory::Value;
use crate::names::Special;
use crate::object::{Dict, DictView, List, Range, Set, Str, Tuple};
use hognose_bytecode::operand::CompareOperator;
use std::cmp::Ordering;

/// A comparison's method, and the one asked of the right operand instead.
fn methods(operator: CompareOperator) -> [Special; 2] {
    use Special as S;
    match operator {
        CompareOperator::Lt => [S::Lt, S::Gt],
        CompareOperator::Le => [S::Le, S::Ge],
        CompareOperator::Eq => [S::Eq, S::Eq],
        CompareOperator::Ne => [S::Ne, S::Ne],
        CompareOperator::Gt => [S::Gt, S::Lt],
        CompareOperator::Ge => [S::Ge, S::Le],
    }
}

/// Whether an order satisfies a comparison; unordered values satisfy `!=` only.
pub(crate) fn satisfies(operator: CompareOperator, order: Option<Ordering>) -> bool {
    match operator {
        CompareOperator::Lt => order == Some(Ordering::Less),
        CompareOperator::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        CompareOperator::Eq => order == Some(Ordering::Equal),
        CompareOperator::Ne => order != Some(Ordering::Equal),
        CompareOperator::Gt => order == Some(Ordering::Greater),
        CompareOperator::Ge => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

impl Context {
    /// `left OP right` for builtin values; `None`: not defined for these types.
    pub(crate) fn compare_operator(
        &mut self,
        operator: CompareOperator,
        left: &Value,
        right: &Value,
    ) -> Res<Option<bool>> {
        match operator {
            CompareOperator::Eq => return self.equal(left, right).map(Some),
            CompareOperator::Ne => return self.equal(left, right).map(|equal| Some(!equal)),
            _ => {}
        }
        if let Some(order) = self.compare(left, right)? {
            return Ok(Some(satisfies(operator, order)));
        }
        let set_like = |value: &Value, cx: &Context| {
            value.downcast::<Set>().is_some() || cx.is_view_set(value)
        };
        if !set_like(left, self) || !set_like(right, self) {
            return Ok(None);
        }
        let (small, large) = match operator {
            CompareOperator::Lt | CompareOperator::Le => (left, right),
            _ => (right, left),
        };
        let proper = matches!(operator, CompareOperator::Lt | CompareOperator::Gt);
        let lengths = (self.native_len(small), self.native_len(large));
        let fits = if proper {
            lengths.0 < lengths.1
        } else {
            lengths.0 <= lengths.1
        };
        Ok(Some(fits && self.all_contained(small, large)?))
    }

    /// The error of an order asked of values that have none.
    #[cold]
    pub(crate) fn not_ordered(
        &mut self,
        operator: CompareOperator,
        left: &Value,
        right: &Value,
    ) -> Throw {
        let (a, b) = (self.type_name(left), self.type_name(right));
        let sign = operator.text();
        self.type_error(format!(
            "'{sign}' not supported between instances of '{a}' and '{b}'"
        ))
    }

    /// `item in container` for builtin containers; `None`: not one of them.
    pub(crate) fn contains(&mut self, container: &Value, item: &Value) -> Res<Option<bool>> {
        if let Some(dict) = container.downcast::<Dict>() {
            return Ok(Some(self.dict_find(dict, item)?.is_some()));
        }
        if let Some(set) = container.downcast::<Set>() {
            return self.set_contains(set, item).map(Some);
        }
        if let Some(string) = container.downcast::<Str>() {
            let Some(part) = item.downcast::<Str>() else {
                let name = self.type_name(item);
                let message = format!("'in <string>' requires string as left operand, not {name}");
                return Err(self.type_error(message));
            };
            let (text, part) = (string.text(&self.heap), part.text(&self.heap));
            let found = memchr::memmem::find(text.as_bytes(), part.as_bytes()).is_some();
            let length = text.len();
            self.charge(length as u64 / 256)?;
            return Ok(Some(found));
        }
        if let Some(list) = container.downcast::<List>() {
            let list = list.clone();
            return self.contains_by_index(item, |cx, i| list.items(&cx.heap).get(i).cloned());
        }
        if let Some(tuple) = container.downcast::<Tuple>() {
            let tuple = tuple.clone();
            return self.contains_by_index(item, |cx, i| tuple.items(&cx.heap).get(i).cloned());
        }
        if let Some(range) = container.downcast::<Range>() {
            let range = *range.get(&self.heap);
            let found = crate::builtins::range::find(self, range, item)?;
            return Ok(Some(found.is_some()));
        }
        if let Some(bytes) = self.byte_handle(container) {
            return self.bytes_contain(&bytes, item).map(Some);
        }
        if self.is_view_set(container) {
            return self.view_contains(container, item).map(Some);
        }
        if let Some(values) = container.downcast::<DictView>() {
            let dict = values.get(&self.heap).dict.clone();
            let count = dict.get(&self.heap).entry_count();
            for number in 0..count {
                let entry = dict.get(&self.heap).entry(number);
                let Some(value) = entry.map(|entry| entry.value.clone()) else {
                    continue;
                };
                if self.same_or_equal(&value, item)? {
                    return Ok(Some(true));
                }
                if number % 16 == 15 {
                    self.charge(1)?;
                }
            }
            return Ok(Some(false));
        }
        Ok(None)
    }

    fn contains_by_index(
        &mut self,
        item: &Value,
        get: impl Fn(&Context, usize) -> Option<Value>,
    ) -> Res<Option<bool>> {
        let mut index = 0;
        while let Some(candidate) = get(self, index) {
            if self.same_or_equal(&candidate, item)? {
                return Ok(Some(true));
            }
            index += 1;
            if index % 16 == 0 {
                self.charge(1)?;
            }
        }
        Ok(Some(false))
    }
}

impl Engine {
    #[inline]
    pub(super) fn compare(&mut self, operand: u32) -> Res<()> {
        let operator: CompareOperator = choice(operand)?;
        let result = match self.stack.top_two() {
            (Value::Int(a), Value::Int(b)) => satisfies(operator, Some(a.cmp(b))),
            (Value::Float(a), Value::Float(b)) => satisfies(operator, a.partial_cmp(b)),
            _ => return self.compare_general(operator),
        };
        self.stack.replace_top(2, Value::Bool(result));
        Ok(())
    }

    fn compare_general(&mut self, operator: CompareOperator) -> Res<()> {
        let (left, right) = self.stack.top_two();
        if matches!(operator, CompareOperator::Eq | CompareOperator::Ne)
            && let (Some(left), Some(right)) = (left.downcast::<Str>(), right.downcast::<Str>())
        {
            let heap = &self.cx.heap;
            let equal = left == right || left.text(heap) == right.text(heap);
            let result = Value::Bool(equal == (operator == CompareOperator::Eq));
            self.stack.replace_top(2, result);
            return Ok(());
        }
        let (left, right) = (left.clone(), right.clone());
        if self.cx.has_guest_class(&left) || self.cx.has_guest_class(&right) {
            return self.compare_guest(operator, &left, &right);
        }
        self.compare_native(operator, &left, &right)
    }

    fn compare_native(
        &mut self,
        operator: CompareOperator,
        left: &Value,
        right: &Value,
    ) -> Res<()> {
        match self.cx.compare_operator(operator, left, right) {
            Ok(Some(result)) => {
                self.stack.replace_top(2, Value::Bool(result));
                Ok(())
            }
            Ok(None) => {
                // The operands themselves, not what they hold inside a guest class.
                let (left, right) = self.stack.top_two();
                let (left, right) = (left.clone(), right.clone());
                Err(self.cx.not_ordered(operator, &left, &right))
            }
            Err(Throw::NeedsGuest) => {
                let floor = self.stack.len() - 2;
                let sign = self.cx.new_str(operator.text())?;
                let args = vec![left.clone(), right.clone(), sign];
                self.call_prelude("compare_containers", floor, args, Action::Push)
            }
            Err(throw) => Err(throw),
        }
    }

    /// Ask the left operand's method first, or the right one's if its class derives from the left's.
    fn compare_guest(&mut self, operator: CompareOperator, left: &Value, right: &Value) -> Res<()> {
        let [_, reflected] = methods(operator);
        let left_class = self.cx.type_of(left)?;
        let right_class = self.cx.type_of(right)?;
        let right_first =
            left_class != right_class && self.cx.is_subclass(&right_class, &left_class);
        if right_first && let Some(method) = self.comparison_method(right, reflected)? {
            let floor = self.stack.len();
            let action = Action::Compare {
                operator,
                reflected: true,
            };
            return self.invoke(floor, method, &[right.clone(), left.clone()], action);
        }
        let [plain, _] = methods(operator);
        if let Some(method) = self.comparison_method(left, plain)? {
            let floor = self.stack.len();
            let action = Action::Compare {
                operator,
                reflected: false,
            };
            return self.invoke(floor, method, &[left.clone(), right.clone()], action);
        }
        self.compare_next(operator, right_first)
    }

    /// A guest's comparison method; a missing `__ne__` is looked for as `__eq__` by the caller.
    fn comparison_method(&mut self, value: &Value, special: Special) -> Res<Option<Value>> {
        self.cx.guest_special(value, special)
    }

    /// The left operand's method is missing or answered NotImplemented: ask the right one's, then
    /// fall back on the builtin meaning.
    pub(super) fn compare_next(&mut self, operator: CompareOperator, reflected: bool) -> Res<()> {
        let (left, right) = self.stack.top_two();
        let (left, right) = (left.clone(), right.clone());
        let [_, other] = methods(operator);
        if !reflected && let Some(method) = self.comparison_method(&right, other)? {
            let floor = self.stack.len();
            let action = Action::Compare {
                operator,
                reflected: true,
            };
            return self.invoke(floor, method, &[right, left], action);
        }
        if operator == CompareOperator::Ne {
            // `!=` without a `__ne__` is the negation of `==`.
            let has_eq = self.cx.guest_special(&left, Special::Eq)?.is_some()
                || self.cx.guest_special(&right, Special::Eq)?.is_some();
            if has_eq {
                let floor = self.stack.len() - 2;
                return self.call_prelude("not_equal", floor, vec![left, right], Action::Push);
            }
        }
        let inner_left = self.cx.unwrapped(&left);
        let inner_right = self.cx.unwrapped(&right);
        if inner_left.is_some() || inner_right.is_some() {
            let a = inner_left.unwrap_or_else(|| left.clone());
            let b = inner_right.unwrap_or_else(|| right.clone());
            if !self.cx.has_guest_class(&a) && !self.cx.has_guest_class(&b) {
                return self.compare_native(operator, &a, &b);
            }
        }
        match operator {
            CompareOperator::Eq | CompareOperator::Ne => {
                let same = left.is(&right) == (operator == CompareOperator::Eq);
                self.stack.replace_top(2, Value::Bool(same));
                Ok(())
            }
            _ => Err(self.cx.not_ordered(operator, &left, &right)),
        }
    }

    // Membership.

    /// CONTAINS_OP: `[item container] -> [result]`.
    pub(super) fn contains(&mut self, negate: bool) -> Res<()> {
        let (item, container) = self.stack.top_two();
        let (item, container) = (item.clone(), container.clone());
        if let Some(method) = self.cx.guest_special(&container, Special::Contains)? {
            if method.is_none() {
                let name = self.cx.type_name(&container);
                return Err(self
                    .cx
                    .type_error(format!("'{name}' object is not a container")));
            }
            let floor = self.stack.len();
            let action = Action::Contains { negate };
            return self.invoke(floor, method, &[container, item], action);
        }
        let inner = self
            .cx
            .unwrapped(&container)
            .unwrap_or_else(|| container.clone());
        match self.cx.contains(&inner, &item) {
            Ok(Some(found)) => {
                self.stack.replace_top(2, Value::Bool(found != negate));
                Ok(())
            }
            Ok(None) if self.is_iterable(&container)? => {
                let floor = self.stack.len();
                let action = Action::Contains { negate };
                self.call_prelude("contains_by_iteration", floor, vec![inner, item], action)
            }
            Ok(None) => {
                let name = self.cx.type_name(&container);
                let message = format!("argument of type '{name}' is not a container or iterable");
                Err(self.cx.type_error(message))
            }
            Err(Throw::NeedsGuest) => {
                let floor = self.stack.len();
                let action = Action::Contains { negate };
                self.call_prelude("contains_guest", floor, vec![inner, item], action)
            }
            Err(throw) => Err(throw),
        }
    }

    /// The result of `__contains__`: its truth, negated for `not in`.
    pub(super) fn contains_result(&mut self, value: Value, negate: bool) -> Res<()> {
        // The item and the container make room for the result, whose truth may need guest code.
        self.stack.replace_top(2, value);
        self.truth(if negate {
            TruthUse::Not
        } else {
            TruthUse::Push
        })
    }
}
