//! Binary and unary operators on builtin values.
//!
//! `None` says that the operator is not defined for these types: a guest method may be.

use super::{BigInt, Dict, List, Str, Tuple};
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::{Handle, Value};
use crate::number::complex::{self, Complex};
use crate::number::{arithmetic, bits, convert, float};
use crate::text::{ErrorKind, TextError, TextResult};
use dashu_int::IBig;
use hognose_bytecode::operand::BinaryOperator;

/// Two operands as machine integers.
fn small_integers(left: &Value, right: &Value) -> Option<(i64, i64)> {
    let small = |value: &Value| match value {
        Value::Int(value) => Some(*value),
        Value::Bool(value) => Some(i64::from(*value)),
        _ => None,
    };
    Some((small(left)?, small(right)?))
}

impl Context {
    /// Turn the result of a text or number function into the VM's.
    pub(crate) fn lift<T>(&mut self, result: TextResult<T>) -> Res<T> {
        result.map_err(|error| self.raise_text_error(error))
    }

    #[cold]
    pub(crate) fn raise_text_error(&mut self, error: TextError) -> Throw {
        let class = match error.kind {
            ErrorKind::ResultOutOfRange => return self.raise_out_of_range(error.message),
            ErrorKind::ValueError => TypeId::ValueError,
            ErrorKind::TypeError => TypeId::TypeError,
            ErrorKind::OverflowError => TypeId::OverflowError,
            ErrorKind::ZeroDivisionError => TypeId::ZeroDivisionError,
            ErrorKind::KeyError => TypeId::KeyError,
            ErrorKind::IndexError => TypeId::IndexError,
            ErrorKind::LookupError => TypeId::LookupError,
            ErrorKind::MemoryError => TypeId::MemoryError,
        };
        self.raise(class, error.message)
    }

    /// C's range error carries its number, 34, besides the message.
    fn raise_out_of_range(&mut self, message: String) -> Throw {
        let exception = self.builtin_type(TypeId::OverflowError).and_then(|class| {
            let message = self.new_str(message)?;
            self.new_exception_of(&class, vec![Value::Int(34), message])
        });
        match exception {
            Ok(exception) => self.raise_value(exception),
            Err(throw) => throw,
        }
    }

    /// Pay for an operation on big integers, and make sure that its result fits.
    fn charge_big(&mut self, size: usize) -> Res<()> {
        self.heap.account().check(size)?;
        self.charge(size as u64 / 64)
    }

    /// `left OP right` for builtin values.
    pub(crate) fn binary_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Res<Option<Value>> {
        if let Some((a, b)) = small_integers(left, right) {
            if let Some(value) = self.small_operator(operator, a, b, left, right)? {
                return Ok(Some(value));
            }
            return self.big_operator(operator, &a.into(), &b.into()).map(Some);
        }
        if matches!(left, Value::Float(_)) || matches!(right, Value::Float(_)) {
            let Some((a, b)) = self.floats(left, right)? else {
                return self.other_operator(operator, left, right);
            };
            return self.float_operator(operator, a, b);
        }
        if self.is_integer(left)
            && self.is_integer(right)
            && let (Some(a), Some(b)) = (self.as_ibig(left), self.as_ibig(right))
        {
            return self.big_operator(operator, &a, &b).map(Some);
        }
        self.other_operator(operator, left, right)
    }

    /// Operators of complex numbers, then of containers.
    fn other_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Res<Option<Value>> {
        match self.complex_operator(operator, left, right)? {
            Some(value) => Ok(Some(value)),
            None => self.sequence_operator(operator, left, right),
        }
    }

    /// Integer operators that need no big numbers; `None` on overflow.
    fn small_operator(
        &mut self,
        operator: BinaryOperator,
        a: i64,
        b: i64,
        left: &Value,
        right: &Value,
    ) -> Res<Option<Value>> {
        let bools = matches!((left, right), (Value::Bool(_), Value::Bool(_)));
        let logical = |value: i64| {
            if bools {
                Value::Bool(value != 0)
            } else {
                Value::Int(value)
            }
        };
        let result = match operator {
            BinaryOperator::Add => a.checked_add(b),
            BinaryOperator::Sub => a.checked_sub(b),
            BinaryOperator::Mul => a.checked_mul(b),
            BinaryOperator::FloorDiv if b != 0 => arithmetic::floor_div_i64(a, b),
            BinaryOperator::Mod if b != 0 => arithmetic::modulo_i64(a, b),
            BinaryOperator::LShift if b >= 0 => bits::shift_left_i64(a, b),
            BinaryOperator::RShift if b >= 0 => bits::shift_right_i64(a, b),
            BinaryOperator::Pow if b >= 0 => arithmetic::pow_i64(a, b as u64),
            BinaryOperator::BitAnd => return Ok(Some(logical(a & b))),
            BinaryOperator::BitOr => return Ok(Some(logical(a | b))),
            BinaryOperator::BitXor => return Ok(Some(logical(a ^ b))),
            BinaryOperator::Div if b != 0 => {
                return Ok(convert::true_div_i64(a, b).map(Value::Float));
            }
            _ => None,
        };
        Ok(result.map(Value::Int))
    }

    fn big_operator(&mut self, operator: BinaryOperator, a: &IBig, b: &IBig) -> Res<Value> {
        let sizes = super::bigint::bigint_size(a) + super::bigint::bigint_size(b);
        self.charge_big(sizes)?;
        let value = match operator {
            BinaryOperator::Add => a + b,
            BinaryOperator::Sub => a - b,
            BinaryOperator::Mul => {
                let work = (super::bigint::bigint_size(a) / 64)
                    .saturating_mul(super::bigint::bigint_size(b) / 64);
                self.charge(work as u64 / 16)?;
                a * b
            }
            BinaryOperator::FloorDiv => self.lift(arithmetic::floor_div(a, b))?,
            BinaryOperator::Mod => self.lift(arithmetic::modulo(a, b))?,
            BinaryOperator::Pow if *b < IBig::ZERO => return self.negative_power(a, b),
            BinaryOperator::Pow => {
                let size = arithmetic::pow_size(a, b);
                self.charge_big(size)?;
                self.charge((size as u64 / 64).saturating_mul(size as u64 / 64) / 64)?;
                self.lift(arithmetic::pow(a, b))?
            }
            BinaryOperator::LShift => {
                self.charge_big(bits::shift_left_size(a, b))?;
                self.lift(bits::shift_left(a, b))?
            }
            BinaryOperator::RShift => self.lift(bits::shift_right(a, b))?,
            BinaryOperator::BitAnd => a & b,
            BinaryOperator::BitOr => a | b,
            BinaryOperator::BitXor => a ^ b,
            BinaryOperator::Div => {
                let value = self.lift(convert::true_div(a, b))?;
                return Ok(Value::Float(value));
            }
            BinaryOperator::MatMul => {
                let message = "unsupported operand type(s) for @: 'int' and 'int'";
                return Err(self.type_error(message));
            }
        };
        self.new_int(value)
    }

    fn negative_power(&mut self, a: &IBig, b: &IBig) -> Res<Value> {
        let base = self.lift(convert::int_to_f64(a))?;
        let exponent = self.lift(convert::int_to_f64(b))?;
        match float::pow(base, exponent) {
            Ok(float::Power::Real(value)) => Ok(Value::Float(value)),
            Ok(float::Power::Complex) => {
                self.complex_power(Complex::new(base, 0.0), Complex::new(exponent, 0.0))
            }
            Err(error) => Err(self.raise_text_error(error)),
        }
    }

    /// Two numbers as floats, if both are numbers.
    fn floats(&mut self, left: &Value, right: &Value) -> Res<Option<(f64, f64)>> {
        let (Some(a), Some(b)) = (self.as_float(left)?, self.as_float(right)?) else {
            return Ok(None);
        };
        Ok(Some((a, b)))
    }

    /// A number as a float.
    pub(crate) fn as_float(&mut self, value: &Value) -> Res<Option<f64>> {
        Ok(Some(match value {
            Value::Float(value) => *value,
            Value::Int(value) => *value as f64,
            Value::Bool(value) => f64::from(u8::from(*value)),
            Value::Object(object) => match object.downcast::<BigInt>() {
                Some(big) => {
                    let result = convert::int_to_f64(&big.get(&self.heap).value);
                    self.lift(result)?
                }
                None => return Ok(None),
            },
            _ => return Ok(None),
        }))
    }

    fn float_operator(&mut self, operator: BinaryOperator, a: f64, b: f64) -> Res<Option<Value>> {
        let value = match operator {
            BinaryOperator::Add => a + b,
            BinaryOperator::Sub => a - b,
            BinaryOperator::Mul => a * b,
            BinaryOperator::Div => self.lift(float::true_div(a, b))?,
            BinaryOperator::FloorDiv => self.lift(float::floor_div(a, b))?,
            BinaryOperator::Mod => self.lift(float::modulo(a, b))?,
            BinaryOperator::Pow => match float::pow(a, b) {
                Ok(float::Power::Real(value)) => value,
                Ok(float::Power::Complex) => {
                    let (base, exponent) = (Complex::new(a, 0.0), Complex::new(b, 0.0));
                    return self.complex_power(base, exponent).map(Some);
                }
                Err(error) => return Err(self.raise_text_error(error)),
            },
            _ => return Ok(None),
        };
        Ok(Some(Value::Float(value)))
    }

    // Sequences, sets, dicts.

    fn sequence_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Res<Option<Value>> {
        match operator {
            BinaryOperator::Add => self.concatenate(left, right),
            BinaryOperator::Mul => match (self.repeat_count(left)?, self.repeat_count(right)?) {
                (_, Some(count)) if !self.is_integer(left) => self.repeat(left, count),
                (Some(count), _) if !self.is_integer(right) => self.repeat(right, count),
                _ => Ok(None),
            },
            BinaryOperator::Mod => self.percent_operator(left, right),
            BinaryOperator::BitOr if left.downcast::<Dict>().is_some() => {
                self.merge_dicts(left, right)
            }
            BinaryOperator::BitAnd
            | BinaryOperator::BitOr
            | BinaryOperator::BitXor
            | BinaryOperator::Sub => self.set_operator(operator, left, right),
            _ => Ok(None),
        }
    }

    fn concatenate(&mut self, left: &Value, right: &Value) -> Res<Option<Value>> {
        if let (Some(a), Some(b)) = (left.downcast::<Str>(), right.downcast::<Str>()) {
            let (a, b) = (a.text(&self.heap), b.text(&self.heap));
            let length = a.len() + b.len();
            self.heap.account().check(length)?;
            let mut text = String::with_capacity(length);
            text.push_str(a);
            text.push_str(b);
            self.charge(length as u64 / 256)?;
            return self.new_str(text).map(Some);
        }
        if let (Some(a), Some(b)) = (left.downcast::<List>(), right.downcast::<List>()) {
            let items = self.joined(a.items(&self.heap), b.items(&self.heap))?;
            return Ok(Some(self.heap.list_value(items)?));
        }
        if let (Some(a), Some(b)) = (left.downcast::<Tuple>(), right.downcast::<Tuple>()) {
            let items = self.joined(a.items(&self.heap), b.items(&self.heap))?;
            return Ok(Some(self.heap.tuple_value(items)?));
        }
        if let Some(bytes) = self.byte_handle(left) {
            return match self.byte_handle(right) {
                Some(other) => {
                    let (a, b) = (bytes.data(&self.heap), other.data(&self.heap));
                    let size = a.len() + b.len();
                    self.heap.account().check(size)?;
                    let data = [a, b].concat();
                    self.charge(size as u64 / 256)?;
                    self.new_bytes_of(bytes.type_id(), data).map(Some)
                }
                None if self.has_guest_class(right) => Ok(None),
                None => Err(self.cannot_concatenate(&bytes, right)),
            };
        }
        if left.downcast::<Str>().is_some() {
            let name = self.type_name(right);
            if !self.has_guest_class(right) {
                let message = format!("can only concatenate str (not \"{name}\") to str");
                return Err(self.type_error(message));
            }
        }
        for (id, word) in [(TypeId::List, "list"), (TypeId::Tuple, "tuple")] {
            if self.builtin_type_id(left) == id && !self.has_guest_class(right) {
                let name = self.type_name(right);
                let message = format!("can only concatenate {word} (not \"{name}\") to {word}");
                return Err(self.type_error(message));
            }
        }
        Ok(None)
    }

    fn joined(&self, left: &[Value], right: &[Value]) -> Res<Vec<Value>> {
        let count = left.len() + right.len();
        self.heap.account().check(count * size_of::<Value>())?;
        let mut items = Vec::with_capacity(count);
        items.extend_from_slice(left);
        items.extend_from_slice(right);
        Ok(items)
    }

    fn repeat_count(&mut self, value: &Value) -> Res<Option<usize>> {
        Ok(match value {
            Value::Int(count) => Some((*count).max(0) as usize),
            Value::Bool(count) => Some(usize::from(*count)),
            Value::Object(object) => match object.downcast::<BigInt>() {
                Some(big) if big.get(&self.heap).value < IBig::ZERO => Some(0),
                Some(_) => {
                    let message = "cannot fit 'int' into an index-sized integer";
                    return Err(self.raise(TypeId::OverflowError, message));
                }
                None => None,
            },
            _ => None,
        })
    }

    fn repeat(&mut self, sequence: &Value, count: usize) -> Res<Option<Value>> {
        if let Some(string) = sequence.downcast::<Str>() {
            let size = string.text(&self.heap).len().saturating_mul(count);
            self.heap.account().check(size)?;
            self.charge(size as u64 / 256)?;
            let text = string.text(&self.heap).repeat(count);
            return self.new_str(text).map(Some);
        }
        if let Some(bytes) = self.byte_handle(sequence) {
            let size = bytes.data(&self.heap).len().saturating_mul(count);
            self.prepare(size)?;
            let data = bytes.data(&self.heap).repeat(count);
            return self.new_bytes_of(bytes.type_id(), data).map(Some);
        }
        let (items, is_list): (&[Value], bool) = if let Some(list) = sequence.downcast::<List>() {
            (list.items(&self.heap), true)
        } else if let Some(tuple) = sequence.downcast::<Tuple>() {
            (tuple.items(&self.heap), false)
        } else {
            return Ok(None);
        };
        let total = items.len().saturating_mul(count);
        self.heap
            .account()
            .check(total.saturating_mul(size_of::<Value>()))?;
        let items = items.to_vec();
        self.charge_items(total)?;
        let mut repeated = Vec::with_capacity(total);
        for _ in 0..if items.is_empty() { 0 } else { count } {
            repeated.extend_from_slice(&items);
        }
        Ok(Some(match is_list {
            true => self.heap.list_value(repeated)?,
            false => self.heap.tuple_value(repeated)?,
        }))
    }

    fn merge_dicts(&mut self, left: &Value, right: &Value) -> Res<Option<Value>> {
        let (Some(a), Some(b)) = (left.downcast::<Dict>(), right.downcast::<Dict>()) else {
            return Ok(None);
        };
        let merged = self.heap.alloc(Dict::default())?;
        self.dict_copy_into(&merged, a)?;
        self.dict_copy_into(&merged, b)?;
        Ok(Some(merged.into_value()))
    }

    /// Set all of `source`'s items in `target`.
    pub(crate) fn dict_copy_into(
        &mut self,
        target: &Handle<Dict>,
        source: &Handle<Dict>,
    ) -> Res<()> {
        let count = source.get(&self.heap).entry_count();
        self.charge_items(count)?;
        for number in 0..count {
            let Some(entry) = source.get(&self.heap).entry(number) else {
                continue;
            };
            let (hash, key, value) = (entry.hash, entry.key.clone(), entry.value.clone());
            self.dict_set_hashed(target, hash, key, value)?;
        }
        Ok(())
    }

    // Unary operators.

    /// `-value` for numbers.
    pub(crate) fn negated(&mut self, value: &Value) -> Res<Option<Value>> {
        Ok(Some(match value {
            Value::Float(value) => Value::Float(-value),
            Value::Int(value) if *value != i64::MIN => Value::Int(-value),
            _ => match (self.as_ibig(value), self.as_complex(value)) {
                (Some(big), _) => self.new_int(-big)?,
                (_, Some(number)) => self.new_complex(complex::neg(number))?,
                _ => return Ok(None),
            },
        }))
    }

    /// `+value` for numbers.
    pub(crate) fn positive(&mut self, value: &Value) -> Option<Value> {
        match value {
            Value::Float(_) | Value::Int(_) => Some(value.clone()),
            Value::Bool(value) => Some(Value::Int(i64::from(*value))),
            _ if self.is_integer(value) || self.as_complex(value).is_some() => Some(value.clone()),
            _ => None,
        }
    }

    /// `~value` for integers.
    pub(crate) fn inverted(&mut self, value: &Value) -> Res<Option<Value>> {
        match value {
            Value::Int(value) => Ok(Some(Value::Int(!value))),
            _ => match self.as_ibig(value) {
                Some(big) => self.new_int(-big - IBig::ONE).map(Some),
                None => Ok(None),
            },
        }
    }
}
