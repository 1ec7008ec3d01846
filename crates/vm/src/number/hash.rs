//! Python's hashes of numbers, None, tuples and frozensets, with CPython's exact values.
//!
//! Equal numbers of different types hash alike: the hash is the number modulo the prime 2**61 - 1.
//! Hashes of strings and bytes are keyed by the host and live elsewhere.

use dashu_int::{IBig, Sign};

use super::convert::decompose;

const MODULUS_BITS: u32 = 61;
const MODULUS: u64 = (1 << MODULUS_BITS) - 1;
const HASH_INFINITY: i64 = 314_159;
const HASH_IMAGINARY: i64 = 1_000_003;

/// `hash(None)`.
pub(crate) const HASH_NONE: i64 = 0xfca8_6420;

/// -1 means failure inside CPython, so no hash is -1.
fn avoid_failure_value(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

fn signed(magnitude: u64, negative: bool) -> i64 {
    // The magnitude is below 2**61.
    let magnitude = magnitude as i64;
    avoid_failure_value(if negative { -magnitude } else { magnitude })
}

/// `hash(value)` of a machine-sized int, and of a bool.
pub(crate) fn hash_i64(value: i64) -> i64 {
    signed(value.unsigned_abs() % MODULUS, value < 0)
}

/// `hash(value)` of any int.
pub(crate) fn hash_big(value: &IBig) -> i64 {
    let (sign, magnitude) = value.clone().into_parts();
    signed(magnitude % MODULUS, sign == Sign::Negative)
}

/// `hash(value)` of a float; `None` for NaN, which hashes by identity.
pub(crate) fn hash_float(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 {
            HASH_INFINITY
        } else {
            -HASH_INFINITY
        });
    }
    // Multiplying by a power of two modulo 2**61 - 1 rotates the 61 bits.
    let (mantissa, exponent) = decompose(value);
    let turn = exponent.rem_euclid(i64::from(MODULUS_BITS)) as u32;
    let rotated = if turn == 0 {
        mantissa
    } else {
        (mantissa << turn) & MODULUS | mantissa >> (MODULUS_BITS - turn)
    };
    Some(signed(rotated, value < 0.0))
}

/// `hash(complex)` from the hashes of its parts.
pub(crate) fn hash_complex(real: i64, imag: i64) -> i64 {
    avoid_failure_value(real.wrapping_add(imag.wrapping_mul(HASH_IMAGINARY)))
}

/// `hash(tuple)`, fed with the hashes of its items in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TupleHash {
    accumulator: u64,
    count: u64,
}

impl TupleHash {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;

    pub(crate) fn new() -> Self {
        TupleHash {
            accumulator: Self::PRIME_5,
            count: 0,
        }
    }

    /// Take in the hash of the next item.
    pub(crate) fn add(&mut self, hash: i64) {
        let lane = (hash as u64).wrapping_mul(Self::PRIME_2);
        self.accumulator = self
            .accumulator
            .wrapping_add(lane)
            .rotate_left(31)
            .wrapping_mul(Self::PRIME_1);
        self.count += 1;
    }

    /// The tuple's hash.
    pub(crate) fn finish(self) -> i64 {
        let hash = self
            .accumulator
            .wrapping_add(self.count ^ (Self::PRIME_5 ^ 3_527_539)) as i64;
        if hash == -1 { 1_546_275_796 } else { hash }
    }
}

/// `hash(frozenset)`, fed with the hashes of its members in any order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FrozensetHash {
    accumulator: u64,
    count: u64,
}

impl FrozensetHash {
    /// Take in the hash of a member.
    pub(crate) fn add(&mut self, hash: i64) {
        let hash = hash as u64;
        self.accumulator ^= ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        self.count += 1;
    }

    /// The frozenset's hash.
    pub(crate) fn finish(self) -> i64 {
        let mut hash = self.accumulator ^ (self.count + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash as i64 == -1 {
            590_923_713
        } else {
            hash as i64
        }
    }
}

/// `hash(range)`, from the hashes of its length, start and step: an empty range hashes no start, and
/// one of a single item no step.
pub(crate) fn hash_range(length: i64, start: i64, step: i64) -> i64 {
    let mut hash = TupleHash::new();
    hash.add(length);
    hash.add(if length == 0 { HASH_NONE } else { start });
    hash.add(if length <= 1 { HASH_NONE } else { step });
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::super::golden_big as big;
    use super::*;
    use crate::text::golden::{check_lines, float_field};

    fn hashes(field: &str) -> impl Iterator<Item = i64> {
        field
            .split_whitespace()
            .map(|hash| hash.parse().expect("a hash"))
    }

    #[test]
    fn hashes_are_cpythons() {
        check_lines(include_str!("testdata/hash.txt"), |input| {
            let hash = match input[0].as_str() {
                "int" => {
                    let hash = hash_big(&big(&input[1]));
                    if let Ok(small) = i64::try_from(&big(&input[1])) {
                        assert_eq!(hash_i64(small), hash);
                    }
                    hash
                }
                "float" => hash_float(float_field(&input[1])).expect("not NaN"),
                "none" => HASH_NONE,
                "complex" => {
                    let parts: Vec<i64> = hashes(&input[1]).collect();
                    hash_complex(parts[0], parts[1])
                }
                "tuple" => {
                    let mut tuple = TupleHash::new();
                    hashes(&input[1]).for_each(|hash| tuple.add(hash));
                    tuple.finish()
                }
                "frozenset" => {
                    let mut frozenset = FrozensetHash::default();
                    hashes(&input[1]).for_each(|hash| frozenset.add(hash));
                    frozenset.finish()
                }
                "range" => {
                    let parts: Vec<i64> = hashes(&input[1]).collect();
                    hash_range(parts[0], parts[1], parts[2])
                }
                other => panic!("unknown kind {other}"),
            };
            hash.to_string()
        });
    }
}
