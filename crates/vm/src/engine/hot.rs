//! The fast paths of common instructions, on the registers: plain numbers, list items, ranges. Each
//! either does the whole instruction or nothing; what it leaves is done by the instruction's family.

use super::compare::satisfies;
use super::registers::Registers;
use crate::memory::{Handle, Heap, Value};
use crate::number::arithmetic::{floor_div_i64, modulo_i64};
use crate::object::dict::DictPart;
use crate::object::{DictIter, Enumerate, List, RangeIter, SequenceIter, Zip};
use hognose_bytecode::operand::{BinaryOperator, CompareOperator};

/// Replace two numbers by the result of an operator on them, if it is plain.
macro_rules! plain_operator {
    ($(#[$doc:meta])* $name:ident, $checked:ident, $float:tt) => {
        $(#[$doc])*
        #[inline(always)]
        pub(super) fn $name(r: &mut Registers) -> bool {
            let result = match (r.peek(1), r.peek(0)) {
                (Value::Int(a), Value::Int(b)) => match a.$checked(*b) {
                    Some(result) => Value::Int(result),
                    None => return false,
                },
                (Value::Float(a), Value::Float(b)) => Value::Float(a $float b),
                (Value::Float(a), Value::Int(b)) => Value::Float(a $float (*b as f64)),
                (Value::Int(a), Value::Float(b)) => Value::Float(*a as f64 $float b),
                _ => return false,
            };
            r.replace_two_plain(result);
            true
        }
    };
}

plain_operator! {
    /// `+` of plain numbers.
    add, checked_add, +
}
plain_operator! {
    /// `-` of plain numbers.
    subtract, checked_sub, -
}
plain_operator! {
    /// `*` of plain numbers.
    multiply, checked_mul, *
}

/// The divisions of plain numbers, but for a zero divisor.
#[inline(always)]
pub(super) fn divide(r: &mut Registers, operator: BinaryOperator) -> bool {
    let result = match (r.peek(1), r.peek(0)) {
        (Value::Int(a), Value::Int(b)) if *b != 0 => match operator {
            BinaryOperator::FloorDiv => floor_div_i64(*a, *b).map(Value::Int),
            BinaryOperator::Mod => modulo_i64(*a, *b).map(Value::Int),
            _ => crate::number::convert::true_div_i64(*a, *b).map(Value::Float),
        },
        (Value::Float(a), Value::Float(b)) if *b != 0.0 && operator == BinaryOperator::Div => {
            Some(Value::Float(a / b))
        }
        _ => None,
    };
    match result {
        Some(result) => {
            r.replace_two_plain(result);
            true
        }
        None => false,
    }
}

/// The in-place forms, which are the plain ones for numbers.
#[inline(always)]
pub(super) fn inplace(r: &mut Registers, operand: u32) -> bool {
    const ADD: u32 = BinaryOperator::Add as u32;
    const SUB: u32 = BinaryOperator::Sub as u32;
    const MUL: u32 = BinaryOperator::Mul as u32;
    match operand {
        ADD => add(r),
        SUB => subtract(r),
        MUL => multiply(r),
        _ => false,
    }
}

/// Comparisons of plain numbers of one type.
#[inline(always)]
pub(super) fn compare(r: &mut Registers, operand: u32) -> bool {
    let result = match (r.peek(1), r.peek(0)) {
        (Value::Int(a), Value::Int(b)) => compare_ints(operand, *a, *b),
        (Value::Float(a), Value::Float(b)) => match CompareOperator::ALL.get(operand as usize) {
            Some(operator) => satisfies(*operator, a.partial_cmp(b)),
            None => return false,
        },
        _ => return false,
    };
    r.replace_two_plain(Value::Bool(result));
    true
}

#[inline(always)]
pub(super) fn compare_ints(operand: u32, a: i64, b: i64) -> bool {
    const LT: u32 = CompareOperator::Lt as u32;
    const LE: u32 = CompareOperator::Le as u32;
    const EQ: u32 = CompareOperator::Eq as u32;
    const NE: u32 = CompareOperator::Ne as u32;
    const GT: u32 = CompareOperator::Gt as u32;
    match operand {
        LT => a < b,
        LE => a <= b,
        EQ => a == b,
        NE => a != b,
        GT => a > b,
        _ => a >= b,
    }
}

/// `list[int]`
#[inline(always)]
pub(super) fn load_item(r: &mut Registers, heap: &Heap) -> bool {
    let Some(item) = list_item(r.peek(1), r.peek(0), heap) else {
        return false;
    };
    r.drop_plain();
    *r.peek_mut(0) = item;
    true
}

/// The item of a list at an index.
#[inline(always)]
pub(super) fn list_item(container: &Value, index: &Value, heap: &Heap) -> Option<Value> {
    let (Value::Object(object), Value::Int(index)) = (container, index) else {
        return None;
    };
    let items = object.downcast::<List>()?.items(heap);
    let place = if *index < 0 {
        index + items.len() as i64
    } else {
        *index
    };
    items.get(place as usize).cloned()
}

/// `list[int] = value`
#[inline(always)]
pub(super) fn store_item(r: &mut Registers, heap: &mut Heap) -> bool {
    let (Value::Object(object), Value::Int(index)) = (r.peek(1), r.peek(0)) else {
        return false;
    };
    let Some(list) = object.downcast::<List>() else {
        return false;
    };
    let items = list.items_mut(heap);
    let place = if *index < 0 {
        index + items.len() as i64
    } else {
        *index
    };
    let Some(item) = items.get_mut(place as usize) else {
        return false;
    };
    // The old item is dropped last, when the list may go.
    let old = std::mem::replace(item, r.peek(2).clone());
    drop(r.pop());
    drop(r.pop());
    drop(r.pop());
    drop(old);
    true
}

/// What a step of a loop came to.
pub(super) enum Next {
    Item(Value),
    /// The iterator is exhausted.
    End,
    /// Nothing was done: it is no range and no list.
    Other,
}

/// The next item of a range or a list.
#[inline(always)]
pub(super) fn next_item(iterator: &Value, heap: &mut Heap) -> Next {
    let Value::Object(object) = iterator else {
        return Next::Other;
    };
    if let Some(range) = object.downcast::<RangeIter>() {
        let range = range.get_mut(heap);
        if range.left == 0 {
            return Next::End;
        }
        let item = range.next;
        range.left -= 1;
        range.next = range.next.wrapping_add(range.step);
        return Next::Item(Value::Int(item));
    }
    if let Some(iterator) = object.downcast::<SequenceIter>() {
        let payload = iterator.get(heap);
        if payload.backward {
            return Next::Other;
        }
        let index = payload.index;
        let Some(list) = payload.sequence.downcast::<List>() else {
            return Next::Other;
        };
        let Some(item) = list.items(heap).get(index).cloned() else {
            return Next::Other;
        };
        iterator.get_mut(heap).index = index + 1;
        return Next::Item(item);
    }
    Next::Other
}

/// What a step of a loop over pairs came to.
pub(super) enum NextPair {
    Pair(Value, Value),
    /// The iterator is exhausted.
    End,
    /// Nothing was done.
    Other,
}

/// The next pair of an `enumerate`, a `zip` of two or a dict's items, without the tuple that would be
/// taken apart at once.
#[inline(always)]
pub(super) fn next_pair(iterator: &Value, heap: &mut Heap) -> NextPair {
    let Value::Object(object) = iterator else {
        return NextPair::Other;
    };
    if let Some(enumerate) = object.downcast::<Enumerate>() {
        return next_enumerated(enumerate, heap);
    }
    if let Some(zip) = object.downcast::<Zip>() {
        return next_zipped(zip, heap);
    }
    match object.downcast::<DictIter>() {
        Some(iterator) => next_of_items(iterator, heap),
        None => NextPair::Other,
    }
}

#[inline(never)]
fn next_enumerated(enumerate: &Handle<Enumerate>, heap: &mut Heap) -> NextPair {
    let payload = enumerate.get(heap);
    let Value::Int(count) = payload.count else {
        return NextPair::Other;
    };
    if count == i64::MAX {
        return NextPair::Other;
    }
    let inner = payload.iterator.clone();
    match next_item(&inner, heap) {
        Next::Item(item) => {
            enumerate.get_mut(heap).count = Value::Int(count + 1);
            NextPair::Pair(Value::Int(count), item)
        }
        Next::End => NextPair::End,
        Next::Other => NextPair::Other,
    }
}

#[inline(never)]
fn next_zipped(zip: &Handle<Zip>, heap: &mut Heap) -> NextPair {
    let payload = zip.get(heap);
    let [first, second] = payload.iterators.items(heap) else {
        return NextPair::Other;
    };
    // Both must step here, or neither may: a half-done pair could not be given to anyone else.
    if payload.strict || !steps_here(first, heap) || !steps_here(second, heap) {
        return NextPair::Other;
    }
    let (first, second) = (first.clone(), second.clone());
    let Next::Item(first) = next_item(&first, heap) else {
        return NextPair::End;
    };
    match next_item(&second, heap) {
        Next::Item(second) => NextPair::Pair(first, second),
        _ => NextPair::End,
    }
}

/// Whether `next_item` either has an item for this iterator or it is at its end.
fn steps_here(iterator: &Value, heap: &Heap) -> bool {
    if iterator.downcast::<RangeIter>().is_some() {
        return true;
    }
    let Some(iterator) = iterator.downcast::<SequenceIter>() else {
        return false;
    };
    let payload = iterator.get(heap);
    // At the end of its list a sequence iterator lets go of it, which is done elsewhere.
    !payload.backward
        && payload
            .sequence
            .downcast::<List>()
            .is_some_and(|list| payload.index < list.items(heap).len())
}

#[inline(never)]
fn next_of_items(iterator: &Handle<DictIter>, heap: &mut Heap) -> NextPair {
    let payload = iterator.get(heap);
    let Some(dict) = &payload.dict else {
        return NextPair::Other;
    };
    let dict = dict.get(heap);
    if payload.part != DictPart::Items || payload.backward || dict.len() != payload.len {
        return NextPair::Other;
    }
    let number = payload.entry;
    // Holes and the end are passed elsewhere.
    let Some(entry) = dict.entry(number) else {
        return NextPair::Other;
    };
    let pair = NextPair::Pair(entry.key.clone(), entry.value.clone());
    iterator.get_mut(heap).entry = number + 1;
    pair
}
