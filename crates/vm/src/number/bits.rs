//! Bit operations on ints of two's complement without end: shifts, counts, bytes.

use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};

use crate::text::{ErrorKind, TextError, TextResult};

/// The order of an int's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    /// Parse the `byteorder` argument.
    pub(crate) fn parse(text: &str) -> TextResult<ByteOrder> {
        match text {
            "little" => Ok(ByteOrder::Little),
            "big" => Ok(ByteOrder::Big),
            _ => Err(TextError::value(
                "byteorder must be either 'little' or 'big'",
            )),
        }
    }
}

fn negative_shift() -> TextError {
    TextError::value("negative shift count")
}

/// `a << count` when it fits; `None` otherwise, also for a negative count.
pub(crate) fn shift_left_i64(a: i64, count: i64) -> Option<i64> {
    let count = u32::try_from(count).ok()?;
    if a == 0 {
        return Some(0);
    }
    let shifted = a.checked_shl(count)?;
    (shifted >> count == a).then_some(shifted)
}

/// `a >> count`; `None` for a negative count.
pub(crate) fn shift_right_i64(a: i64, count: i64) -> Option<i64> {
    (count >= 0).then(|| a >> count.min(63))
}

/// A bound on the bytes of `a << count`.
pub(crate) fn shift_left_size(a: &IBig, count: &IBig) -> usize {
    if a.is_zero() || count.sign() == Sign::Negative {
        return 8;
    }
    usize::try_from(count).map_or(usize::MAX, |count| {
        a.bit_len().saturating_add(count) / 8 + 8
    })
}

/// `a << count`: charge `shift_left_size` first.
pub(crate) fn shift_left(a: &IBig, count: &IBig) -> TextResult<IBig> {
    if count.sign() == Sign::Negative {
        return Err(negative_shift());
    }
    if a.is_zero() {
        return Ok(IBig::ZERO);
    }
    // CPython counts its own 30-bit digits in a signed word.
    let digits_max = IBig::from(i64::MAX) * 30;
    if *count >= digits_max {
        return Err(TextError::overflow("too many digits in integer"));
    }
    match usize::try_from(count) {
        Ok(count) if count < usize::MAX / 16 => Ok(a << count),
        _ => Err(TextError::new(ErrorKind::MemoryError, "")),
    }
}

/// `a >> count`, rounding down.
pub(crate) fn shift_right(a: &IBig, count: &IBig) -> TextResult<IBig> {
    if count.sign() == Sign::Negative {
        return Err(negative_shift());
    }
    match usize::try_from(count) {
        Ok(count) if count < a.bit_len() => Ok(a >> count),
        _ if a.sign() == Sign::Negative => Ok(IBig::NEG_ONE),
        _ => Ok(IBig::ZERO),
    }
}

/// `a.bit_length()`.
pub(crate) fn bit_length(a: &IBig) -> usize {
    a.unsigned_abs().bit_len()
}

/// `a.bit_length()` of a machine-sized int.
pub(crate) fn bit_length_i64(a: i64) -> u32 {
    u64::BITS - a.unsigned_abs().leading_zeros()
}

/// `a.bit_count()`: the ones of the magnitude.
pub(crate) fn bit_count(a: &IBig) -> usize {
    a.unsigned_abs().count_ones()
}

/// `a.to_bytes(length, order, signed=signed)`; the result has `length` bytes, to be charged first.
pub(crate) fn to_bytes(
    a: &IBig,
    length: i64,
    order: ByteOrder,
    signed: bool,
) -> TextResult<Vec<u8>> {
    let Ok(length) = usize::try_from(length) else {
        return Err(TextError::value("length argument must be non-negative"));
    };
    let negative = a.sign() == Sign::Negative;
    if negative && !signed {
        return Err(TextError::overflow(
            "can't convert negative int to unsigned",
        ));
    }
    // The bits besides the sign: those of the value, or of its complement when negative.
    let complement = if negative {
        IBig::from(a.unsigned_abs()) - IBig::ONE
    } else {
        a.clone()
    };
    let bits = complement
        .bit_len()
        .saturating_add(usize::from(signed && length > 0));
    if bits.div_ceil(8) > length || (negative && length == 0) {
        return Err(TextError::overflow("int too big to convert"));
    }
    let mut bytes = complement.unsigned_abs().to_le_bytes().into_vec();
    bytes.resize(length, 0);
    if negative {
        bytes.iter_mut().for_each(|byte| *byte = !*byte);
    }
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, order, signed=signed)`.
pub(crate) fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> IBig {
    let magnitude = match order {
        ByteOrder::Little => UBig::from_le_bytes(bytes),
        ByteOrder::Big => UBig::from_be_bytes(bytes),
    };
    let top = match order {
        ByteOrder::Little => bytes.last(),
        ByteOrder::Big => bytes.first(),
    };
    let value = IBig::from(magnitude);
    if signed && top.is_some_and(|byte| byte & 0x80 != 0) {
        return value - (IBig::ONE << (bytes.len().saturating_mul(8)));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::super::golden_big as big;
    use super::*;
    use crate::text::golden::{check_lines, outcome};

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn unhex(text: &str) -> Vec<u8> {
        let digit = |at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal");
        (0..text.len()).step_by(2).map(digit).collect()
    }

    fn check_shift(a: &IBig, count: &IBig) {
        if let (Ok(a), Ok(count)) = (i64::try_from(a), i64::try_from(count)) {
            let (left, right) = (shift_left_i64(a, count), shift_right_i64(a, count));
            let big_count = IBig::from(count);
            let expected =
                |result: TextResult<IBig>| result.ok().and_then(|value| i64::try_from(value).ok());
            if count < 10_000 {
                assert_eq!(
                    left,
                    expected(shift_left(&IBig::from(a), &big_count)),
                    "{a} << {count}"
                );
            }
            assert_eq!(
                right,
                expected(shift_right(&IBig::from(a), &big_count)),
                "{a} >> {count}"
            );
        }
    }

    #[test]
    fn bits_are_what_cpython_says() {
        check_lines(include_str!("testdata/bits.txt"), |input| {
            let order = |text: &str| ByteOrder::parse(text).expect("a byte order");
            let value = || big(&input[1]);
            outcome(match input[0].as_str() {
                "shift_left" => {
                    check_shift(&value(), &big(&input[2]));
                    let shifted = shift_left(&value(), &big(&input[2]));
                    let size = shifted.as_ref().map_or(0, |shifted| shifted.bit_len() / 8);
                    assert!(size <= shift_left_size(&value(), &big(&input[2])));
                    shifted.map(|shifted| shifted.to_string())
                }
                "shift_right" => {
                    shift_right(&value(), &big(&input[2])).map(|shifted| shifted.to_string())
                }
                "and" => Ok((value() & big(&input[2])).to_string()),
                "or" => Ok((value() | big(&input[2])).to_string()),
                "xor" => Ok((value() ^ big(&input[2])).to_string()),
                "invert" => Ok((!value()).to_string()),
                "bit_length" => {
                    if let Ok(small) = i64::try_from(&value()) {
                        assert_eq!(bit_length_i64(small) as usize, bit_length(&value()));
                    }
                    Ok(bit_length(&value()).to_string())
                }
                "bit_count" => Ok(bit_count(&value()).to_string()),
                "to_bytes" => {
                    let length = input[2].parse().expect("a length");
                    to_bytes(&value(), length, order(&input[3]), input[4] == "1")
                        .map(|bytes| hex(&bytes))
                }
                "from_bytes" => {
                    Ok(
                        from_bytes(&unhex(&input[1]), order(&input[2]), input[3] == "1")
                            .to_string(),
                    )
                }
                other => panic!("unknown operation {other}"),
            })
        });
    }
}
