//! The int functions of `math`: gcd, lcm, isqrt, factorial, comb, perm.

use dashu_int::ops::{BitTest, Gcd, SquareRoot, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};

use crate::text::{ErrorKind, TextError, TextResult};

/// `math.gcd(a, b)`.
pub(crate) fn gcd(a: &IBig, b: &IBig) -> IBig {
    if a.is_zero() || b.is_zero() {
        return IBig::from((a + b).unsigned_abs());
    }
    IBig::from(a.gcd(b))
}

/// `math.lcm(a, b)`.
pub(crate) fn lcm(a: &IBig, b: &IBig) -> IBig {
    if a.is_zero() || b.is_zero() {
        return IBig::ZERO;
    }
    IBig::from((a / gcd(a, b) * b).unsigned_abs())
}

/// `math.isqrt(n)`.
pub(crate) fn isqrt(n: &IBig) -> TextResult<IBig> {
    if n.sign() == Sign::Negative {
        return Err(TextError::value("isqrt() argument must be nonnegative"));
    }
    Ok(IBig::from(n.sqrt()))
}

/// A bound on the bytes of `math.factorial(n)`.
pub(crate) fn factorial_size(n: &IBig) -> usize {
    match u64::try_from(n) {
        Ok(n) => product_size(n, n),
        Err(_) if n.sign() == Sign::Negative => 8,
        Err(_) => usize::MAX,
    }
}

/// `math.factorial(n)`: charge `factorial_size` first.
pub(crate) fn factorial(n: &IBig) -> TextResult<IBig> {
    if n.sign() == Sign::Negative {
        return Err(TextError::value(
            "factorial() not defined for negative values",
        ));
    }
    match i64::try_from(n) {
        Ok(n) => falling_product(&IBig::from(n), n.unsigned_abs()),
        Err(_) => Err(TextError::overflow(format!(
            "factorial() argument should not exceed {}",
            i64::MAX
        ))),
    }
}

/// A bound on the bytes of `math.perm(n, k)`, and of `math.comb(n, k)`.
pub(crate) fn perm_size(n: &IBig, k: &IBig) -> usize {
    if n.sign() == Sign::Negative || k.sign() == Sign::Negative || k > n {
        return 8;
    }
    u64::try_from(k).map_or(usize::MAX, |k| falling_size(n, k))
}

/// `math.perm(n, k)`: charge `perm_size` first.
pub(crate) fn perm(n: &IBig, k: &IBig) -> TextResult<IBig> {
    check_counts(n, k)?;
    if k > n {
        return Ok(IBig::ZERO);
    }
    match i64::try_from(k) {
        Ok(k) => falling_product(n, k.unsigned_abs()),
        Err(_) => Err(TextError::overflow(format!(
            "k must not exceed {}",
            i64::MAX
        ))),
    }
}

/// A bound on the bytes of `math.comb(n, k)`.
pub(crate) fn comb_size(n: &IBig, k: &IBig) -> usize {
    let rest = n - k;
    let smaller = if &rest < k { &rest } else { k };
    perm_size(n, smaller)
}

/// `math.comb(n, k)`: charge `comb_size` first.
pub(crate) fn comb(n: &IBig, k: &IBig) -> TextResult<IBig> {
    check_counts(n, k)?;
    let rest = n - k;
    if rest.sign() == Sign::Negative {
        return Ok(IBig::ZERO);
    }
    let smaller = if &rest < k { &rest } else { k };
    match i64::try_from(smaller) {
        Ok(k) => {
            let k = k.unsigned_abs();
            Ok(falling_product(n, k)? / falling_product(&IBig::from(k), k)?)
        }
        Err(_) => Err(TextError::overflow(format!(
            "min(n - k, k) must not exceed {}",
            i64::MAX
        ))),
    }
}

fn check_counts(n: &IBig, k: &IBig) -> TextResult<()> {
    for (name, count) in [("n", n), ("k", k)] {
        if count.sign() == Sign::Negative {
            return Err(TextError::value(format!(
                "{name} must be a non-negative integer"
            )));
        }
    }
    Ok(())
}

fn falling_size(n: &IBig, k: u64) -> usize {
    match u64::try_from(n) {
        Ok(n) => product_size(n, k),
        Err(_) => usize::try_from(k).map_or(usize::MAX, |k| n.bit_len().saturating_mul(k) / 8 + 8),
    }
}

/// A bound on the bytes of a product of `count` factors of at most `largest`.
fn product_size(largest: u64, count: u64) -> usize {
    let bits = u64::from(u64::BITS - largest.leading_zeros());
    usize::try_from(bits.saturating_mul(count) / 8)
        .map_or(usize::MAX, |bytes| bytes.saturating_add(8))
}

/// n * (n - 1) * ... with `k` factors.
fn falling_product(n: &IBig, k: u64) -> TextResult<IBig> {
    if falling_size(n, k) >= usize::MAX / 16 {
        return Err(TextError::new(ErrorKind::MemoryError, ""));
    }
    if k == 0 {
        return Ok(IBig::ONE);
    }
    let last = n - IBig::from(k - 1);
    Ok(IBig::from(match (u64::try_from(n), u64::try_from(&last)) {
        (Ok(n), Ok(last)) => product_of_range(last, n),
        _ => product_of_offsets(&last.unsigned_abs(), k),
    }))
}

/// first * ... * last, by halves of equal length so that the multiplications are balanced.
///
/// The halving is at most 64 levels deep.
fn product_of_range(first: u64, last: u64) -> UBig {
    let count = last - first;
    if count < 16 {
        return small_product(first, last);
    }
    let middle = first + count / 2;
    product_of_range(first, middle) * product_of_range(middle + 1, last)
}

fn small_product(first: u64, last: u64) -> UBig {
    let mut product = UBig::ONE;
    let mut chunk = 1_u128;
    for factor in first..=last {
        // Two machine words hold at least one further factor.
        match chunk.checked_mul(u128::from(factor)) {
            Some(larger) => chunk = larger,
            None => {
                product *= chunk;
                chunk = u128::from(factor);
            }
        }
    }
    product * chunk
}

/// first * (first + 1) * ... with `count` factors.
fn product_of_offsets(first: &UBig, count: u64) -> UBig {
    if count == 1 {
        return first.clone();
    }
    let half = count / 2;
    product_of_offsets(first, half) * product_of_offsets(&(first + half), count - half)
}

#[cfg(test)]
mod tests {
    use super::super::golden_big as big;
    use super::*;
    use crate::text::golden::{check_lines, outcome};

    #[test]
    fn the_functions_of_math_agree_with_cpython() {
        check_lines(include_str!("testdata/theory.txt"), |input| {
            let a = big(&input[1]);
            let b = || big(&input[2]);
            let (result, size) = match input[0].as_str() {
                "gcd" => (Ok(gcd(&a, &b())), usize::MAX),
                "lcm" => (Ok(lcm(&a, &b())), usize::MAX),
                "isqrt" => (isqrt(&a), usize::MAX),
                "factorial" => (factorial(&a), factorial_size(&a)),
                "perm" => (perm(&a, &b()), perm_size(&a, &b())),
                "comb" => (comb(&a, &b()), comb_size(&a, &b())),
                other => panic!("unknown function {other}"),
            };
            assert!(
                result
                    .as_ref()
                    .map_or(0, |result| result.bit_len().div_ceil(8))
                    <= size
            );
            outcome(result.map(|result| result.to_string()))
        });
    }
}
