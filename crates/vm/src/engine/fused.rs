//! Fused operations: one operation of the private stream for a few common instructions in a row.
//!
//! The lowering puts a fused code where such a row begins and leaves the others in place, so that a
//! jump into the row, a fuel limit within it or an observed run finds the instructions one by one. A
//! fused operation does the whole row or, if anything is out of the ordinary, only its first
//! instruction; so fuel, traces and tracebacks know of instructions only.

use super::hot::compare_ints;
use super::lower::Op;
use crate::memory::{Heap, Value};
use crate::number::arithmetic::{floor_div_i64, modulo_i64};
use crate::object::Str;
use hognose_bytecode::Opcode;
use hognose_bytecode::operand::{BinaryOperator, CompareOperator};

macro_rules! fused_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, [$($opcode:pat),+ $(,)?];)*) => {
        $($(#[$doc])* pub(super) const $name: u8 = $code;)*

        /// The fused code for a row of opcodes, and how many it covers. Longer rows come first.
        fn fused_code(row: &[Opcode]) -> Option<(u8, u8)> {
            $(
                if let [$($opcode,)+ ..] = row {
                    return Some(($name, [$(stringify!($opcode)),+].len() as u8));
                }
            )*
            None
        }
    };
}

fused_codes! {
    /// A local and a constant compared, and a jump on the result.
    LOCAL_CONST_COMPARE_JUMP = 0xd0, [
        Opcode::LoadLocal, Opcode::LoadConst, Opcode::Compare,
        Opcode::JumpIfFalse | Opcode::JumpIfTrue,
    ];
    /// Two locals compared, and a jump on the result.
    LOCAL_LOCAL_COMPARE_JUMP = 0xd1, [
        Opcode::LoadLocal, Opcode::LoadLocal, Opcode::Compare,
        Opcode::JumpIfFalse | Opcode::JumpIfTrue,
    ];
    /// `local += constant`
    LOCAL_CONST_INPLACE_STORE = 0xd2, [
        Opcode::LoadLocal, Opcode::LoadConst, Opcode::Inplace, Opcode::StoreLocal,
    ];
    /// `local += local`
    LOCAL_LOCAL_INPLACE_STORE = 0xd3, [
        Opcode::LoadLocal, Opcode::LoadLocal, Opcode::Inplace, Opcode::StoreLocal,
    ];
    /// An operator on a local and a constant.
    LOCAL_CONST_BINARY = 0xd4, [
        Opcode::LoadLocal, Opcode::LoadConst,
        Opcode::Add | Opcode::Sub | Opcode::Mul | Opcode::Div | Opcode::FloorDiv | Opcode::Mod
            | Opcode::BitAnd | Opcode::RShift,
    ];
    /// An operator on two locals.
    LOCAL_LOCAL_BINARY = 0xd5, [
        Opcode::LoadLocal, Opcode::LoadLocal,
        Opcode::Add | Opcode::Sub | Opcode::Mul | Opcode::Div | Opcode::FloorDiv | Opcode::Mod
            | Opcode::BitAnd | Opcode::RShift,
    ];
    /// An item of a local list at a local index.
    LOCAL_LOCAL_ITEM = 0xd6, [Opcode::LoadLocal, Opcode::LoadLocal, Opcode::LoadItem];
    /// A comparison, and a jump on the result.
    COMPARE_JUMP = 0xd7, [Opcode::Compare, Opcode::JumpIfFalse | Opcode::JumpIfTrue];
    /// An operator on the top and a local.
    TOP_LOCAL_BINARY = 0xd8, [
        Opcode::LoadLocal,
        Opcode::Add | Opcode::Sub | Opcode::Mul | Opcode::Div | Opcode::FloorDiv | Opcode::Mod
            | Opcode::BitAnd | Opcode::RShift,
    ];
    /// An operator on the top and a constant.
    TOP_CONST_BINARY = 0xd9, [
        Opcode::LoadConst,
        Opcode::Add | Opcode::Sub | Opcode::Mul | Opcode::Div | Opcode::FloorDiv | Opcode::Mod
            | Opcode::BitAnd | Opcode::RShift,
    ];
    /// An attribute of a local.
    LOCAL_ATTR = 0xda, [Opcode::LoadLocal, Opcode::LoadAttr];
    /// A method of a local.
    LOCAL_METHOD = 0xdb, [Opcode::LoadLocal, Opcode::LoadMethod];
    /// Two locals.
    LOCAL_LOCAL = 0xdc, [Opcode::LoadLocal, Opcode::LoadLocal];
    /// The next pair of a loop over `enumerate`, `zip` or a dict's items, unpacked.
    FOR_ITER_UNPACK = 0xde, [Opcode::ForIter, Opcode::UnpackSequence];
    /// The next item of a loop into a local.
    FOR_ITER_STORE = 0xdd, [Opcode::ForIter, Opcode::StoreLocal];
}

/// Mark the rows of a code's operations.
pub(super) fn fuse(ops: &mut [Op]) {
    for start in 0..ops.len() {
        let row: Vec<Opcode> = ops[start..].iter().take(4).map(|op| op.opcode).collect();
        if let Some((code, width)) = fused_code(&row) {
            ops[start].code = code;
            ops[start].width = width;
        }
    }
}

/// An operator on two plain numbers.
#[inline(always)]
pub(super) fn plain_binary(opcode: Opcode, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => match opcode {
            Opcode::Add => a.checked_add(*b).map(Value::Int),
            Opcode::Sub => a.checked_sub(*b).map(Value::Int),
            Opcode::Mul => a.checked_mul(*b).map(Value::Int),
            Opcode::Mod if *b != 0 => modulo_i64(*a, *b).map(Value::Int),
            Opcode::FloorDiv if *b != 0 => floor_div_i64(*a, *b).map(Value::Int),
            Opcode::BitAnd => Some(Value::Int(a & b)),
            Opcode::RShift if (0..64).contains(b) => Some(Value::Int(a >> b)),
            Opcode::Div if *b != 0 => {
                crate::number::convert::true_div_i64(*a, *b).map(Value::Float)
            }
            _ => None,
        },
        (Value::Float(a), Value::Float(b)) => plain_float(opcode, *a, *b),
        (Value::Float(a), Value::Int(b)) => plain_float(opcode, *a, *b as f64),
        (Value::Int(a), Value::Float(b)) => plain_float(opcode, *a as f64, *b),
        _ => None,
    }
}

#[inline(always)]
fn plain_float(opcode: Opcode, a: f64, b: f64) -> Option<Value> {
    Some(Value::Float(match opcode {
        Opcode::Add => a + b,
        Opcode::Sub => a - b,
        Opcode::Mul => a * b,
        Opcode::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// The plain operator behind an in-place one.
#[inline(always)]
pub(super) fn plain_inplace(operand: u32, left: &Value, right: &Value) -> Option<Value> {
    const ADD: u32 = BinaryOperator::Add as u32;
    const SUB: u32 = BinaryOperator::Sub as u32;
    const MUL: u32 = BinaryOperator::Mul as u32;
    match operand {
        ADD => plain_binary(Opcode::Add, left, right),
        SUB => plain_binary(Opcode::Sub, left, right),
        MUL => plain_binary(Opcode::Mul, left, right),
        _ => None,
    }
}

/// A comparison of two plain numbers of one type, or of two strings for equality.
#[inline(always)]
pub(super) fn plain_compare(
    operand: u32,
    left: &Value,
    right: &Value,
    heap: &Heap,
) -> Option<bool> {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            const EQ: u32 = CompareOperator::Eq as u32;
            const NE: u32 = CompareOperator::Ne as u32;
            if operand != EQ && operand != NE {
                return None;
            }
            let (left, right) = (left.downcast::<Str>()?, right.downcast::<Str>()?);
            let equal = left == right || {
                let (left, right) = (left.text(heap).as_bytes(), right.text(heap).as_bytes());
                match left.len() == right.len() {
                    false => false,
                    true if left.len() == 1 => left[0] == right[0],
                    true => left == right,
                }
            };
            Some(equal == (operand == EQ))
        }
        (Value::Int(a), Value::Int(b)) => Some(compare_ints(operand, *a, *b)),
        (Value::Float(a), Value::Float(b)) => {
            let operator = CompareOperator::ALL.get(operand as usize)?;
            Some(super::compare::satisfies(*operator, a.partial_cmp(b)))
        }
        _ => None,
    }
}
