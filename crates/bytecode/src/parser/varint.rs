//! Unsigned LEB128: seven bits a byte, the low ones first, in the shortest form only.

/// Why bytes do not begin with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VarintError {
    /// They end within it.
    Truncated,
    /// It does not fit.
    Overflow,
    /// It could be shorter.
    NonCanonical,
}

/// Append `number`.
pub fn write(number: u32, bytes: &mut Vec<u8>) {
    write_long(u64::from(number), bytes);
}

/// Append `number`.
pub fn write_long(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The number `bytes` begin with, and how many bytes it takes.
pub fn read(bytes: &[u8]) -> Result<(u32, usize), VarintError> {
    let (number, length) = read_bits(bytes, u32::BITS)?;
    Ok((number as u32, length))
}

/// The number `bytes` begin with, and how many bytes it takes.
pub fn read_long(bytes: &[u8]) -> Result<(u64, usize), VarintError> {
    read_bits(bytes, u64::BITS)
}

fn read_bits(bytes: &[u8], bits: u32) -> Result<(u64, usize), VarintError> {
    let mut number: u64 = 0;
    for (index, byte) in bytes.iter().enumerate() {
        let shift = 7 * index as u32;
        let part = u64::from(byte & 0x7f);
        let room = bits.saturating_sub(shift);
        if room == 0 || (room < 7 && part >> room != 0) {
            return Err(VarintError::Overflow);
        }
        number |= part << shift;
        if byte & 0x80 == 0 {
            let padded = *byte == 0 && index > 0;
            return if padded {
                Err(VarintError::NonCanonical)
            } else {
                Ok((number, index + 1))
            };
        }
    }
    Err(VarintError::Truncated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [
            0,
            1,
            127,
            128,
            16_383,
            16_384,
            u64::from(u32::MAX),
            u64::MAX,
        ] {
            let mut bytes = Vec::new();
            write_long(number, &mut bytes);
            assert_eq!(read_long(&bytes), Ok((number, bytes.len())));
            for cut in 0..bytes.len() {
                assert_eq!(read_long(&bytes[..cut]), Err(VarintError::Truncated));
            }
        }
    }

    #[test]
    fn only_the_shortest_form_is_read() {
        assert_eq!(read(&[0xff, 0xff, 0xff, 0xff, 0x0f]), Ok((u32::MAX, 5)));
        assert_eq!(
            read(&[0xff, 0xff, 0xff, 0xff, 0x10]),
            Err(VarintError::Overflow)
        );
        assert_eq!(
            read(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80]),
            Err(VarintError::Overflow)
        );
        assert_eq!(read(&[0x81, 0x80, 0x00]), Err(VarintError::NonCanonical));
    }
}
