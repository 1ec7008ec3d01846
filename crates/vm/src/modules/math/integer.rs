//! Functions of integers of any size.

use super::whole_argument;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;
use crate::number::theory;
use crate::object::Tuple;
use crate::object::bigint::bigint_size;
use dashu_int::IBig;

/// Pay for a result of so many bytes that is made by multiplying.
fn prepare_product(cx: &mut Context, size: usize) -> Res<()> {
    let words = size as u64 / 64;
    cx.prepare(size)?;
    cx.charge(words.saturating_mul(words) / 16)
}

pub(super) fn factorial(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = whole_argument(cx, "factorial", args, &args[0])?;
    factorial_of(cx, &number)
}

fn factorial_of(cx: &mut Context, number: &IBig) -> Res<Value> {
    if i64::try_from(number).is_ok() && *number > IBig::ZERO {
        prepare_product(cx, theory::factorial_size(number))?;
    }
    let result = theory::factorial(number);
    let result = cx.lift(result)?;
    cx.new_int(result)
}

pub(super) fn isqrt(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let number = whole_argument(cx, "isqrt", args, &args[0])?;
    prepare_product(cx, bigint_size(&number))?;
    let root = cx.lift(theory::isqrt(&number))?;
    cx.new_int(root)
}

pub(super) fn comb(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let n = whole_argument(cx, "comb", args, &args[0])?;
    let k = whole_argument(cx, "comb", args, &args[1])?;
    if n >= IBig::ZERO && k >= IBig::ZERO && k <= n && comb_is_possible(&n, &k) {
        prepare_product(cx, theory::comb_size(&n, &k))?;
    }
    let result = cx.lift(theory::comb(&n, &k))?;
    cx.new_int(result)
}

/// Whether fewer factors than a machine word can count are to be multiplied.
fn comb_is_possible(n: &IBig, k: &IBig) -> bool {
    let rest = n - k;
    i64::try_from(k.min(&rest)).is_ok()
}

pub(super) fn perm(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let n = whole_argument(cx, "perm", args, &args[0])?;
    if args[1].is_unbound() || args[1].is_none() {
        return factorial_of(cx, &n);
    }
    let k = whole_argument(cx, "perm", args, &args[1])?;
    if n >= IBig::ZERO && k >= IBig::ZERO && k <= n && i64::try_from(&k).is_ok() {
        prepare_product(cx, theory::perm_size(&n, &k))?;
    }
    let result = cx.lift(theory::perm(&n, &k))?;
    cx.new_int(result)
}

fn folded(
    cx: &mut Context,
    name: &'static str,
    args: &[Value],
    start: i64,
    combine: fn(&IBig, &IBig) -> IBig,
) -> Res<Value> {
    let numbers = match args[0].downcast::<Tuple>() {
        Some(numbers) => numbers.items(&cx.heap).to_vec(),
        None => Vec::new(),
    };
    let mut result = IBig::from(start);
    for number in &numbers {
        let number = whole_argument(cx, name, args, number)?;
        let size = bigint_size(&result).saturating_add(bigint_size(&number));
        prepare_product(cx, size)?;
        result = combine(&result, &number);
    }
    cx.new_int(result)
}

pub(super) fn gcd(cx: &mut Context, args: &[Value]) -> Res<Value> {
    folded(cx, "gcd", args, 0, theory::gcd)
}

pub(super) fn lcm(cx: &mut Context, args: &[Value]) -> Res<Value> {
    folded(cx, "lcm", args, 1, theory::lcm)
}
