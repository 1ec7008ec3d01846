//! Comparisons, hashes and texts.

use crate::builtins::{NativeDef, TypeId};
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use hognose_bytecode::operand::CompareOperator;

/// What all builtin types with a value have.
pub(in crate::builtins) static COMPARED: &[NativeDef] = natives! {
    /// Whether two values are equal.
    "__eq__" "(self, value, /)" => leaf eq, else "builtin_eq";
    /// The text by a format specification.
    "__format__" "(self, format_spec, /)" => leaf format, else "format_of";
    /// Whether the value is not less than another.
    "__ge__" "(self, value, /)" => leaf ge, else "builtin_ge";
    /// Whether the value is greater than another.
    "__gt__" "(self, value, /)" => leaf gt, else "builtin_gt";
    /// Whether the value is not greater than another.
    "__le__" "(self, value, /)" => leaf le, else "builtin_le";
    /// Whether the value is less than another.
    "__lt__" "(self, value, /)" => leaf lt, else "builtin_lt";
    /// Whether two values differ.
    "__ne__" "(self, value, /)" => leaf ne, else "builtin_ne";
};

/// What types have whose values show as themselves, even in classes that derive from them.
pub(in crate::builtins) static SHOWN: &[NativeDef] = natives! {
    /// The representation.
    "__repr__" "(self, /)" => leaf repr, else "own_repr_of";
};

/// What types have whose values can be keys.
pub(in crate::builtins) static HASHED: &[NativeDef] = natives! {
    /// The hash.
    "__hash__" "(self, /)" => leaf hash, else "hash_of";
};

/// Types whose values may be equal.
fn family(id: TypeId) -> TypeId {
    match id {
        TypeId::Bool => TypeId::Int,
        TypeId::FrozenSet | TypeId::DictKeys | TypeId::DictItems => TypeId::Set,
        other => other,
    }
}

fn compared(cx: &mut Context, args: &[Value], operator: CompareOperator) -> Res<Value> {
    let (left, right) = (cx.plain(&args[0]), cx.plain(&args[1]));
    let families = [&left, &right].map(|value| family(cx.builtin_type_id(value)));
    // A wider number compares with narrower ones, which leave that to it; so does a bytearray.
    let widens = matches!(
        families,
        [TypeId::Float, TypeId::Int]
            | [TypeId::Complex, TypeId::Float | TypeId::Int]
            | [TypeId::ByteArray, TypeId::Bytes]
    );
    if families[0] != families[1] && !widens {
        return Ok(Value::NotImplemented);
    }
    let result = cx.compare_operator(operator, &left, &right)?;
    Ok(super::or_not_implemented(result.map(Value::Bool)))
}

macro_rules! comparisons {
    ($($name:ident $operator:ident)*) => {$(
        fn $name(cx: &mut Context, args: &[Value]) -> Res<Value> {
            compared(cx, args, CompareOperator::$operator)
        }
    )*};
}

comparisons! { eq Eq ne Ne lt Lt le Le gt Gt ge Ge }

fn hash(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.hash(&args[0]).map(Value::Int)
}

fn repr(cx: &mut Context, args: &[Value]) -> Res<Value> {
    cx.repr_value(&args[0])
}

fn format(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let spec = cx
        .str_argument(&args[1], "__format__() argument")?
        .owned(cx);
    cx.format_value(&args[0], &spec)
}
