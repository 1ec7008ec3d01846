//! Sums, products and lengths: exact in between, rounded once.

use super::real_argument;
use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::object::Tuple;
use hognose_bytecode::operand::BinaryOperator;

/// An exact sum of floats: parts that do not overlap, smallest first.
#[derive(Default)]
struct Partials {
    parts: Vec<f64>,
    /// The sum of infinities and nans met, and of the infinities alone.
    special: f64,
    infinities: f64,
}

impl Partials {
    /// Add a number; whether the sum still fits.
    fn add(&mut self, number: f64) -> bool {
        let mut carried = number;
        let mut kept = 0;
        for at in 0..self.parts.len() {
            let mut part = self.parts[at];
            if carried.abs() < part.abs() {
                std::mem::swap(&mut carried, &mut part);
            }
            let high = carried + part;
            let low = part - (high - carried);
            if low != 0.0 {
                self.parts[kept] = low;
                kept += 1;
            }
            carried = high;
        }
        self.parts.truncate(kept);
        if carried == 0.0 {
            return true;
        }
        if !carried.is_finite() {
            if number.is_finite() {
                return false;
            }
            if number.is_infinite() {
                self.infinities += number;
            }
            self.special += number;
            self.parts.clear();
            return true;
        }
        self.parts.push(carried);
        true
    }

    /// The sum as a float, rounded once; ties to even.
    fn total(&self) -> f64 {
        let mut rest = self.parts.iter().rev().copied();
        let Some(mut high) = rest.next() else {
            return 0.0;
        };
        let mut low = 0.0;
        for part in rest.by_ref() {
            let before = high;
            high = before + part;
            low = part - (high - before);
            if low != 0.0 {
                break;
            }
        }
        // Half-way cases are decided by what lies below.
        if let Some(next) = rest.next()
            && (low < 0.0 && next < 0.0 || low > 0.0 && next > 0.0)
        {
            let doubled = low * 2.0;
            let rounded = high + doubled;
            if doubled == rounded - high {
                high = rounded;
            }
        }
        high
    }
}

fn float_of(cx: &mut Context, value: &Value) -> Res<f64> {
    let inner = cx.plain(value);
    for special in [crate::names::Special::Float, crate::names::Special::Index] {
        if cx.guest_special(value, special)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
    }
    match cx.as_float(&inner)? {
        Some(number) => Ok(number),
        None => {
            let found = cx.type_name(value);
            Err(cx.type_error(format!("must be real number, not {found}")))
        }
    }
}

/// The items of an iterable, if no guest code is needed for them.
fn items_of(cx: &mut Context, iterable: &Value) -> Res<Vec<Value>> {
    if cx
        .guest_special(iterable, crate::names::Special::Iter)?
        .is_some()
    {
        return Err(Throw::NeedsGuest);
    }
    let inner = cx.plain(iterable);
    cx.collect(&inner)
}

pub(super) fn fsum(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let items = items_of(cx, &args[0])?;
    let mut sum = Partials::default();
    for item in &items {
        let number = float_of(cx, item)?;
        if !sum.add(number) {
            let message = "intermediate overflow in fsum";
            return Err(cx.raise(TypeId::OverflowError, message));
        }
    }
    if sum.special != 0.0 || sum.special.is_nan() {
        if sum.infinities.is_nan() {
            return Err(cx.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::Float(sum.special));
    }
    Ok(Value::Float(sum.total()))
}

pub(super) fn prod(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let items = items_of(cx, &args[0])?;
    let mut product = args[1].bound().cloned().unwrap_or(Value::Int(1));
    let is_number =
        |cx: &Context, value: &Value| cx.is_integer(value) || matches!(value, Value::Float(_));
    if !is_number(cx, &product) || !items.iter().all(|item| is_number(cx, item)) {
        return Err(Throw::NeedsGuest);
    }
    for item in &items {
        product = match cx.binary_operator(BinaryOperator::Mul, &product, item)? {
            Some(product) => product,
            None => return Err(Throw::NeedsGuest),
        };
    }
    Ok(product)
}

/// A product as two floats whose sum is exact.
fn exact_product(a: f64, b: f64) -> (f64, f64) {
    let high = a * b;
    (high, libm::fma(a, b, -high))
}

pub(super) fn sumprod(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (left, right) = (items_of(cx, &args[0])?, items_of(cx, &args[1])?);
    if left.len() != right.len() {
        return Err(cx.value_error("Inputs are not the same length"));
    }
    if left.iter().chain(&right).all(|item| cx.is_integer(item)) {
        let mut total = Value::Int(0);
        for (a, b) in left.iter().zip(&right) {
            let product = cx.binary_operator(BinaryOperator::Mul, a, b)?;
            let product = product.ok_or(Throw::NeedsGuest)?;
            let sum = cx.binary_operator(BinaryOperator::Add, &total, &product)?;
            total = sum.ok_or(Throw::NeedsGuest)?;
        }
        return Ok(total);
    }
    let small = |value: &Value| match value {
        Value::Float(number) => Some(*number),
        Value::Int(number) => Some(*number as f64),
        _ => None,
    };
    let mut sum = Partials::default();
    for (a, b) in left.iter().zip(&right) {
        let (Some(a), Some(b)) = (small(a), small(b)) else {
            return Err(Throw::NeedsGuest);
        };
        let (high, low) = exact_product(a, b);
        if !high.is_finite() || !low.is_finite() || !sum.add(high) || !sum.add(low) {
            // Infinities and nans go the plain way.
            return Err(Throw::NeedsGuest);
        }
    }
    Ok(Value::Float(sum.total()))
}

/// The length of a vector: squares and their sum are exact, the root is corrected once.
fn length(coordinates: &[f64]) -> f64 {
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    let largest = coordinates.iter().fold(0.0_f64, |max, x| max.max(x.abs()));
    if largest == 0.0 || coordinates.len() == 1 {
        return largest;
    }
    let (_, exponent) = libm::frexp(largest);
    let mut squares = Partials::default();
    for &x in coordinates {
        let x = libm::ldexp(x, -exponent);
        let (high, low) = exact_product(x, x);
        squares.add(high);
        squares.add(low);
    }
    let root = squares.total().sqrt();
    let (high, low) = exact_product(root, root);
    squares.add(-high);
    squares.add(-low);
    let corrected = root + squares.total() / (2.0 * root);
    libm::ldexp(corrected, exponent)
}

pub(super) fn hypot(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let coordinates = match args[0].downcast::<Tuple>() {
        Some(coordinates) => coordinates.items(&cx.heap).to_vec(),
        None => Vec::new(),
    };
    cx.charge_items(coordinates.len())?;
    let mut numbers = Vec::with_capacity(coordinates.len());
    for place in 0..coordinates.len() {
        match real_argument(cx, "hypot", &coordinates, place) {
            Ok(number) => numbers.push(number),
            Err(throw) => return Err(throw),
        }
    }
    Ok(Value::Float(length(&numbers)))
}

pub(super) fn dist(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (p, q) = (items_of(cx, &args[0])?, items_of(cx, &args[1])?);
    if p.len() != q.len() {
        let message = "both points must have the same number of dimensions";
        return Err(cx.value_error(message));
    }
    let mut differences = Vec::with_capacity(p.len());
    for (a, b) in p.iter().zip(&q) {
        differences.push(float_of(cx, a)? - float_of(cx, b)?);
    }
    Ok(Value::Float(length(&differences)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(numbers: &[f64]) -> f64 {
        let mut sum = Partials::default();
        assert!(numbers.iter().all(|&number| sum.add(number)));
        sum.total()
    }

    #[test]
    fn sums_are_rounded_once() {
        assert_eq!(total(&[0.1; 10]), 1.0);
        assert_eq!(total(&[1e100, 1.0, -1e100]), 1.0);
        assert_eq!(total(&[1e16, 1.0, 1e-16]), 10000000000000002.0);
        assert_eq!(total(&[]), 0.0);
    }

    #[test]
    fn lengths_do_not_overflow() {
        assert_eq!(length(&[3e307, 4e307]), 5e307);
        assert_eq!(length(&[3e-320, 4e-320]), 5e-320);
        assert_eq!(length(&[1.0, 2.0, 2.0]), 3.0);
        assert!(length(&[f64::NAN, 1.0]).is_nan());
        assert_eq!(length(&[f64::NAN, f64::INFINITY]), f64::INFINITY);
    }
}
