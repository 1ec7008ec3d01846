//! Builtin functions of numbers.

use crate::builtins::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::{Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::number::{arithmetic, complex, convert, float};
use dashu_int::{IBig, ops::Abs};
use hognose_bytecode::operand::BinaryOperator;

/// Functions of numbers.
pub(super) static FUNCTIONS: &[NativeDef] = natives! {
    /// The absolute value.
    "abs" "(number, /)" => leaf abs, else "abs_of";
    /// An integer in base 2, with its prefix.
    "bin" "(number, /)" => leaf bin, else "bin_of";
    /// Quotient and remainder of a floor division.
    "divmod" "(x, y, /)" => leaf divmod, else "divmod_of";
    /// The number by which an object is found in sets and dicts.
    "hash" "(obj, /)" => leaf hash, else "hash_of";
    /// An integer in base 16, with its prefix.
    "hex" "(number, /)" => leaf hex, else "hex_of";
    /// An integer in base 8, with its prefix.
    "oct" "(number, /)" => leaf oct, else "oct_of";
    /// A power, or a power modulo a third number.
    "pow" "(base, exp, mod=None)" => leaf pow, else "pow_of";
    /// The nearest integer, or the nearest number of some decimal places; ties go to the even one.
    "round" "(number, ndigits=None)" => leaf round, else "round_of";
};

fn abs(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if cx.guest_special(&args[0], Special::Abs)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    match cx.plain(&args[0]) {
        Value::Float(number) => Ok(Value::Float(number.abs())),
        value if let Some(number) = cx.as_complex(&value) => {
            cx.lift(complex::abs(number)).map(Value::Float)
        }
        value => match cx.as_ibig(&value) {
            Some(number) => cx.new_int(number.abs()),
            None => {
                let name = cx.type_name(&args[0]);
                Err(cx.type_error(format!("bad operand type for abs(): '{name}'")))
            }
        },
    }
}

fn based(cx: &mut Context, args: &[Value], base: u8) -> Res<Value> {
    let number = cx.whole_argument(&args[0])?;
    let number = cx.as_ibig(&number).unwrap_or_default();
    let size = convert::text_size(&number, u32::from(base));
    cx.prepare(size)?;
    cx.new_str(convert::to_base(&number, base))
}

fn bin(cx: &mut Context, args: &[Value]) -> Res<Value> {
    based(cx, args, 2)
}

fn oct(cx: &mut Context, args: &[Value]) -> Res<Value> {
    based(cx, args, 8)
}

fn hex(cx: &mut Context, args: &[Value]) -> Res<Value> {
    based(cx, args, 16)
}

fn hash(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.hash(&args[0]).map(Value::Int)
}

fn divmod(cx: &mut Context, args: &[Value]) -> Res<Value> {
    for (value, special) in [(&args[0], Special::DivMod), (&args[1], Special::RDivMod)] {
        if cx.guest_special(value, special)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
    }
    match cx.divmod(&args[0], &args[1])? {
        Some(pair) => Ok(pair),
        None => {
            let (a, b) = (cx.type_name(&args[0]), cx.type_name(&args[1]));
            Err(cx.type_error(format!(
                "unsupported operand type(s) for divmod(): '{a}' and '{b}'"
            )))
        }
    }
}

fn pow(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let modulus = args[2].bound().filter(|modulus| !modulus.is_none());
    let guests = [
        (&args[0], Special::Pow),
        (&args[1], Special::RPow),
        (&args[1], Special::Pow),
        (&args[2], Special::Pow),
        (&args[2], Special::RPow),
    ];
    for (value, special) in guests {
        if cx.guest_special(value, special)?.is_some() {
            return Err(Throw::NeedsGuest);
        }
    }
    let (base, exponent) = (cx.plain(&args[0]), cx.plain(&args[1]));
    let (a, b) = (cx.type_name(&args[0]), cx.type_name(&args[1]));
    let Some(modulus) = modulus else {
        return match cx.binary_operator(BinaryOperator::Pow, &base, &exponent)? {
            Some(value) => Ok(value),
            None => Err(cx.type_error(format!(
                "unsupported operand type(s) for ** or pow(): '{a}' and '{b}'"
            ))),
        };
    };
    let values = [base, exponent, cx.plain(modulus)];
    if values.iter().all(|value| cx.is_integer(value)) {
        let [base, exponent, modulus] = values.map(|value| cx.as_ibig(&value).unwrap_or_default());
        return cx.power_modulo(&base, &exponent, &modulus);
    }
    let is_complex = |value: &Value| cx.as_complex(value).is_some();
    let is_number = |value: &Value| {
        cx.is_integer(value) || matches!(value, Value::Float(_)) || is_complex(value)
    };
    let real_first = !is_complex(&values[0])
        && (matches!(values[0], Value::Float(_)) || matches!(values[1], Value::Float(_)));
    if is_number(&values[0])
        && is_number(&values[1])
        && values.iter().any(is_complex)
        && !real_first
    {
        return Err(cx.value_error("complex modulo"));
    }
    let first_is_number =
        matches!(values[0], Value::Float(_)) || matches!(values[1], Value::Float(_));
    let numbers = values.iter().all(|value| {
        cx.is_integer(value) || matches!(value, Value::Float(_)) || cx.as_complex(value).is_some()
    });
    if numbers && first_is_number || matches!(values[0], Value::Float(_)) {
        let message = "pow() 3rd argument not allowed unless all arguments are integers";
        return Err(cx.type_error(message));
    }
    let c = cx.type_name(modulus);
    Err(cx.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'"
    )))
}

fn round(cx: &mut Context, args: &[Value]) -> Res<Value> {
    if cx.guest_special(&args[0], Special::Round)?.is_some() {
        return Err(Throw::NeedsGuest);
    }
    let number = cx.plain(&args[0]);
    let known = cx.is_integer(&number) || matches!(number, Value::Float(_));
    if !known {
        let name = cx.type_name(&args[0]);
        return Err(cx.type_error(format!("type {name} doesn't define __round__ method")));
    }
    cx.rounded(&number, &args[1])
}

impl Context {
    /// `pow(base, exponent, modulus)` of integers.
    pub(crate) fn power_modulo(
        &mut self,
        base: &IBig,
        exponent: &IBig,
        modulus: &IBig,
    ) -> Res<Value> {
        use crate::object::bigint::bigint_size;
        let limbs = (bigint_size(modulus) / 8) as u64;
        let steps = bigint_size(exponent) as u64;
        let work = limbs.saturating_mul(limbs).saturating_mul(steps) / 16;
        self.charge(work.saturating_add(bigint_size(base) as u64 / 64))?;
        self.prepare(bigint_size(modulus).saturating_mul(4))?;
        let result = arithmetic::pow_mod(base, exponent, modulus);
        let result = self.lift(result)?;
        self.new_int(result)
    }

    /// `divmod` of two numbers; `None` for other types.
    pub(crate) fn divmod(&mut self, left: &Value, right: &Value) -> Res<Option<Value>> {
        let (left, right) = (self.plain(left), self.plain(right));
        if matches!(left, Value::Float(_)) || matches!(right, Value::Float(_)) {
            let (Some(a), Some(b)) = (self.as_float(&left)?, self.as_float(&right)?) else {
                return Ok(None);
            };
            let (quotient, remainder) = self.lift(float::divmod(a, b))?;
            let pair = [Value::Float(quotient), Value::Float(remainder)];
            return Ok(Some(self.heap.tuple_value(pair)?));
        }
        if !self.is_integer(&left) || !self.is_integer(&right) {
            return Ok(None);
        }
        let mut parts = Vec::with_capacity(2);
        for operator in [BinaryOperator::FloorDiv, BinaryOperator::Mod] {
            match self.binary_operator(operator, &left, &right)? {
                Some(part) => parts.push(part),
                None => return Ok(None),
            }
        }
        Ok(Some(self.heap.tuple_value(parts)?))
    }

    /// `round` of an int or float.
    pub(crate) fn rounded(&mut self, number: &Value, places: &Value) -> Res<Value> {
        let places = match places.bound().filter(|places| !places.is_none()) {
            None => None,
            Some(places) => Some(self.whole_argument(places)?),
        };
        match (number, places) {
            (Value::Float(value), None) => {
                let rounded = self.lift(float::round_to_int(*value))?;
                self.new_int(rounded)
            }
            (Value::Float(value), Some(places)) => {
                let places = match self.as_index(&places) {
                    Some(places) => places,
                    None => {
                        let message = "Python int too large to convert to C ssize_t";
                        return Err(self.raise(TypeId::OverflowError, message));
                    }
                };
                self.lift(float::round(*value, places)).map(Value::Float)
            }
            (_, None) => {
                let whole = self.as_ibig(number).unwrap_or_default();
                self.new_int(whole)
            }
            (_, Some(places)) => {
                let whole = self.as_ibig(number).unwrap_or_default();
                let places = self.as_ibig(&places).unwrap_or_default();
                self.prepare(arithmetic::round_int_size(&whole, &places))?;
                self.new_int(arithmetic::round_int(&whole, &places))
            }
        }
    }
}
