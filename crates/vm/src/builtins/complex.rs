//! `complex`: the table of its methods, and how one is made.

use super::types::Getter;
use super::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::{Fault, Res, Throw};
use crate::memory::Value;
use crate::names::Special;
use crate::number::complex::{self, Complex};

/// Methods.
pub(crate) static METHODS: &[NativeDef] = natives! {
    /// The number with the sign of its imaginary part turned.
    "conjugate" "(self, /)" => leaf conjugate;
    /// A complex number from a number.
    "from_number" "(cls, number, /)" => leaf from_number, else "complex_from_number";
};

/// Computed attributes.
pub(crate) static GETTERS: &[Getter] = &[
    Getter {
        name: "real",
        get: real,
    },
    Getter {
        name: "imag",
        get: imag,
    },
];

/// Makes one: `complex(...)`.
pub(crate) static NEW: NativeDef = NativeDef {
    name: "complex",
    signature: "(real=0, imag=0)",
    call: crate::builtins::NativeCall::Leaf(new),
    prelude: Some("complex_of_parts"),
    doc: "complex(real=0, imag=0) -> the number real + imag*1j, or the number a text stands for",
};

fn new(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let (real, imag) = (&args[0], &args[1]);
    match (real.bound(), imag.bound()) {
        (None, None) => return cx.new_complex(Complex::ZERO),
        (Some(real), None) => return from_one(cx, real),
        _ => {}
    }
    let real = match real.bound() {
        Some(real) => part(cx, real, Role::Real)?,
        None => Part::Real(0.0),
    };
    let imag = part(cx, imag, Role::Imag)?;
    cx.new_complex(match (real, imag) {
        (Part::Real(real), Part::Real(imag)) => Complex::new(real, imag),
        (Part::Complex(a), Part::Real(imag)) => Complex::new(a.real, a.imag + imag),
        (Part::Real(real), Part::Complex(b)) => Complex::new(real - b.imag, b.real),
        (Part::Complex(a), Part::Complex(b)) => Complex::new(a.real - b.imag, a.imag + b.real),
    })
}

/// `complex(value)`
fn from_one(cx: &mut Context, value: &Value) -> Res<Value> {
    if needs_guest(cx, value, Role::Real)? {
        return Err(cx.divert_to("complex_of", vec![value.clone()]));
    }
    let inner = cx.plain(value);
    if cx.as_complex(&inner).is_some() {
        return Ok(inner);
    }
    if let Some(real) = cx.as_float(&inner)? {
        return cx.new_complex(Complex::new(real, 0.0));
    }
    let Some(text) = cx.as_str_handle(&inner) else {
        let name = cx.type_name(value);
        let message = format!("complex() argument must be a string or a number, not {name}");
        return Err(cx.type_error(message));
    };
    let size = text.text(&cx.heap).len();
    cx.prepare(size)?;
    let number = complex::parse_complex(text.text(&cx.heap));
    let number = cx.lift(number)?;
    cx.new_complex(number)
}

/// An argument of `complex(real, imag)`; complex ones are added up.
enum Part {
    Real(f64),
    Complex(Complex),
}

/// Which argument one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Real,
    Imag,
}

fn part(cx: &mut Context, value: &Value, role: Role) -> Res<Part> {
    if needs_guest(cx, value, role)? {
        return Err(Throw::NeedsGuest);
    }
    let inner = cx.plain(value);
    if let Some(number) = cx.as_complex(&inner) {
        return Ok(Part::Complex(number));
    }
    if let Some(real) = cx.as_float(&inner)? {
        return Ok(Part::Real(real));
    }
    let name = cx.type_name(value);
    let role = match role {
        Role::Real => "real",
        Role::Imag => "imag",
    };
    let message = format!("complex() argument '{role}' must be a real number, not {name}");
    Err(cx.type_error(message))
}

/// Whether guest code says which number a value is. `__complex__` counts for the real argument
/// only; a complex number as the imaginary one is taken as it is.
fn needs_guest(cx: &mut Context, value: &Value, role: Role) -> Res<bool> {
    if role == Role::Real && cx.guest_special(value, Special::Complex)?.is_some() {
        return Ok(true);
    }
    let inner = cx.plain(value);
    if cx.as_complex(&inner).is_some() {
        return Ok(false);
    }
    Ok(cx.guest_special(value, Special::Float)?.is_some()
        || cx.guest_special(value, Special::Index)?.is_some())
}

fn from_number(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let complex = cx.builtin_type(TypeId::Complex)?;
    if args[0].downcast() != Some(&complex) || needs_guest(cx, &args[1], Role::Real)? {
        return Err(Throw::NeedsGuest);
    }
    let inner = cx.plain(&args[1]);
    if cx.as_complex(&inner).is_some() {
        return Ok(inner);
    }
    match cx.as_float(&inner)? {
        Some(real) => cx.new_complex(Complex::new(real, 0.0)),
        None => {
            let name = cx.type_name(&args[1]);
            Err(cx.type_error(format!("must be real number, not {name}")))
        }
    }
}

fn receiver(cx: &Context, value: &Value) -> Res<Complex> {
    let inner = cx.plain(value);
    cx.as_complex(&inner).ok_or(Throw::Fault(Fault::Internal))
}

fn real(cx: &mut Context, value: &Value) -> Res<Value> {
    receiver(cx, value).map(|number| Value::Float(number.real))
}

fn imag(cx: &mut Context, value: &Value) -> Res<Value> {
    receiver(cx, value).map(|number| Value::Float(number.imag))
}

fn conjugate(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let Complex { real, imag } = receiver(cx, &args[0])?;
    cx.new_complex(Complex::new(real, -imag))
}
