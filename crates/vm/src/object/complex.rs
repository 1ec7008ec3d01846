//! `complex`: the payload and its operators; the arithmetic itself is in `number::complex`.

use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::number::complex::{self, Complex};
use crate::number::hash::{hash_complex, hash_float};
use hognose_bytecode::operand::BinaryOperator;
use std::cmp::Ordering;

/// A complex number.
#[derive(Debug)]
pub(crate) struct ComplexNumber {
    pub(crate) value: Complex,
}

/// An operand of complex arithmetic: real numbers are not complex ones whose imaginary part is zero,
/// since a zero would change signs and infinities.
#[derive(Clone, Copy)]
enum Operand {
    Real(f64),
    Complex(Complex),
}

impl Operand {
    fn widened(self) -> Complex {
        match self {
            Operand::Real(real) => Complex::new(real, 0.0),
            Operand::Complex(value) => value,
        }
    }
}

impl Context {
    /// A complex number as a value.
    pub(crate) fn new_complex(&self, value: Complex) -> Res<Value> {
        Ok(self.heap.alloc(ComplexNumber { value })?.into_value())
    }

    /// The number, if the value is a complex one.
    pub(crate) fn as_complex(&self, value: &Value) -> Option<Complex> {
        let number = value.downcast::<ComplexNumber>()?;
        Some(number.get(&self.heap).value)
    }

    fn complex_operand(&mut self, value: &Value) -> Res<Option<Operand>> {
        if let Some(value) = self.as_complex(value) {
            return Ok(Some(Operand::Complex(value)));
        }
        Ok(self.as_float(value)?.map(Operand::Real))
    }

    /// `left OP right` where one is complex and both are numbers; `None` for all else.
    pub(super) fn complex_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Res<Option<Value>> {
        let one_is_complex = left.downcast::<ComplexNumber>().is_some()
            || right.downcast::<ComplexNumber>().is_some();
        let defined = matches!(
            operator,
            BinaryOperator::Add
                | BinaryOperator::Sub
                | BinaryOperator::Mul
                | BinaryOperator::Div
                | BinaryOperator::Pow
        );
        if !one_is_complex || !defined {
            return Ok(None);
        }
        let Some(left) = self.complex_operand(left)? else {
            return Ok(None);
        };
        let Some(right) = self.complex_operand(right)? else {
            return Ok(None);
        };
        use Operand::{Complex as C, Real as R};
        let result = match (operator, left, right) {
            (BinaryOperator::Add, C(a), R(b)) | (BinaryOperator::Add, R(b), C(a)) => {
                complex::add_real(a, b)
            }
            (BinaryOperator::Add, a, b) => complex::add(a.widened(), b.widened()),
            (BinaryOperator::Sub, C(a), R(b)) => complex::sub_real(a, b),
            (BinaryOperator::Sub, R(a), C(b)) => complex::real_sub(a, b),
            (BinaryOperator::Sub, a, b) => complex::sub(a.widened(), b.widened()),
            (BinaryOperator::Mul, C(a), R(b)) | (BinaryOperator::Mul, R(b), C(a)) => {
                complex::mul_real(a, b)
            }
            (BinaryOperator::Mul, a, b) => complex::mul(a.widened(), b.widened()),
            (BinaryOperator::Div, C(a), R(b)) => self.lift(complex::div_real(a, b))?,
            (BinaryOperator::Div, R(a), C(b)) => self.lift(complex::real_div(a, b))?,
            (BinaryOperator::Div, a, b) => self.lift(complex::div(a.widened(), b.widened()))?,
            (_, a, b) => return self.complex_power(a.widened(), b.widened()).map(Some),
        };
        self.new_complex(result).map(Some)
    }

    /// `base ** exponent` of complex numbers, or of real ones whose power is complex.
    pub(super) fn complex_power(&mut self, base: Complex, exponent: Complex) -> Res<Value> {
        let power = self.lift(complex::pow(base, exponent))?;
        self.new_complex(power)
    }

    /// `left == right` where one is complex and both are numbers; `None` for all else.
    pub(super) fn complex_equal(&self, left: &Value, right: &Value) -> Option<bool> {
        let (complex, other) = match (self.as_complex(left), self.as_complex(right)) {
            (Some(left), Some(right)) => return Some(left == right),
            (Some(complex), None) => (complex, right),
            (None, Some(complex)) => (complex, left),
            (None, None) => return None,
        };
        let order = self.compare_numbers(&Value::Float(complex.real), other)?;
        Some(complex.imag == 0.0 && order == Some(Ordering::Equal))
    }

    /// The hash of a complex number: that of an equal real number; nan hashes as the object.
    pub(super) fn complex_hash(&mut self, number: &Handle<ComplexNumber>) -> i64 {
        let Complex { real, imag } = number.get(&self.heap).value;
        let object = number.to_value();
        let mut hash = |part| hash_float(part).unwrap_or_else(|| self.identity_hash(&object));
        hash_complex(hash(real), hash(imag))
    }
}
