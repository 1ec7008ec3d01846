//! The Mersenne Twister behind Python's `random` module: the same sequences for the same int seeds.

use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};

use crate::text::{TextError, TextResult};

const STATE_SIZE: usize = 624;
const SHIFT_SIZE: usize = 397;
const MATRIX: u32 = 0x9908_b0df;
const UPPER_BIT: u32 = 0x8000_0000;

/// The generator's state. `index` is the next word to hand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Twister {
    words: Box<[u32; STATE_SIZE]>,
    index: usize,
}

impl Twister {
    /// `random.seed(seed)` with an int; its sign doesn't matter.
    pub(crate) fn from_int(seed: &IBig) -> Self {
        let bytes = seed.unsigned_abs().to_le_bytes();
        let mut key: Vec<u32> = bytes.chunks(4).map(little_word).collect();
        if key.is_empty() {
            key.push(0);
        }
        Self::from_key(&key)
    }

    fn from_number(seed: u32) -> Self {
        let mut words = Box::new([0; STATE_SIZE]);
        let mut last = seed;
        for (word, number) in words.iter_mut().zip(0_u32..) {
            if number > 0 {
                last = 1_812_433_253_u32
                    .wrapping_mul(last ^ (last >> 30))
                    .wrapping_add(number);
            }
            *word = last;
        }
        Twister {
            words,
            index: STATE_SIZE,
        }
    }

    /// Mix every word of the key into every word of the state.
    fn from_key(key: &[u32]) -> Self {
        let mut twister = Self::from_number(19_650_218);
        let words = &mut *twister.words;
        let mut at = 1;
        let mix = |words: &mut [u32; STATE_SIZE],
                   at: &mut usize,
                   factor: u32,
                   addend: &dyn Fn(usize) -> u32| {
            let before = words[(*at + STATE_SIZE - 1) % STATE_SIZE];
            let mixed = words[*at % STATE_SIZE] ^ (before ^ (before >> 30)).wrapping_mul(factor);
            words[*at % STATE_SIZE] = mixed.wrapping_add(addend(*at));
            *at += 1;
            if *at >= STATE_SIZE {
                words[0] = words[STATE_SIZE - 1];
                *at = 1;
            }
        };
        let rounds = key.len().max(STATE_SIZE);
        for (word, position) in key.iter().zip(0_u32..).cycle().take(rounds) {
            mix(words, &mut at, 1_664_525, &|_| word.wrapping_add(position));
        }
        for _ in 1..STATE_SIZE {
            mix(words, &mut at, 1_566_083_941, &|at| {
                (at as u32).wrapping_neg()
            });
        }
        words[0] = UPPER_BIT;
        twister
    }

    /// The next 32 bits.
    pub(crate) fn next_word(&mut self) -> u32 {
        if self.index >= STATE_SIZE {
            self.refill();
        }
        let mut word = self.words.get(self.index).copied().unwrap_or(0);
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn refill(&mut self) {
        let words = &mut *self.words;
        for at in 0..STATE_SIZE {
            let joined = (words[at] & UPPER_BIT) | (words[(at + 1) % STATE_SIZE] & !UPPER_BIT);
            let twist = if joined & 1 == 1 { MATRIX } else { 0 };
            words[at] = words[(at + SHIFT_SIZE) % STATE_SIZE] ^ (joined >> 1) ^ twist;
        }
        self.index = 0;
    }

    /// `random.random()`: 53 random bits in [0, 1).
    pub(crate) fn random(&mut self) -> f64 {
        let high = f64::from(self.next_word() >> 5);
        let low = f64::from(self.next_word() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// The bytes of `getrandbits(bit_count)`.
    pub(crate) fn bits_size(bit_count: i64) -> usize {
        usize::try_from(bit_count)
            .unwrap_or(0)
            .div_ceil(8)
            .saturating_add(8)
    }

    /// `random.getrandbits(bit_count)`: charge `bits_size` first.
    pub(crate) fn bits(&mut self, bit_count: i64) -> TextResult<IBig> {
        let Ok(mut left) = usize::try_from(bit_count) else {
            return Err(TextError::value("Cannot convert negative int"));
        };
        if left <= 64 {
            return Ok(IBig::from(self.small_bits(left as u32)));
        }
        let mut bytes = Vec::with_capacity(left.div_ceil(32).saturating_mul(4));
        while left > 0 {
            let word = self.next_word();
            let kept = if left < 32 { word >> (32 - left) } else { word };
            bytes.extend_from_slice(&kept.to_le_bytes());
            left = left.saturating_sub(32);
        }
        Ok(IBig::from(UBig::from_le_bytes(&bytes)))
    }

    /// `getrandbits` of at most 64 bits.
    pub(crate) fn small_bits(&mut self, bit_count: u32) -> u64 {
        match bit_count {
            0 => 0,
            1..=32 => u64::from(self.next_word() >> (32 - bit_count)),
            _ => {
                let low = u64::from(self.next_word());
                let high = u64::from(self.next_word() >> (64 - bit_count.min(64)));
                high << 32 | low
            }
        }
    }

    /// `random._randbelow(limit)`: an int in [0, limit), by drawing until one fits; 0 for no limit.
    pub(crate) fn below(&mut self, limit: &IBig) -> TextResult<IBig> {
        if limit.sign() == Sign::Negative || limit.is_zero() {
            return Ok(IBig::ZERO);
        }
        let bit_count = i64::try_from(limit.bit_len()).unwrap_or(i64::MAX);
        loop {
            let drawn = self.bits(bit_count)?;
            if drawn < *limit {
                return Ok(drawn);
            }
        }
    }

    /// `_randbelow` of a machine-sized limit.
    pub(crate) fn small_below(&mut self, limit: u64) -> u64 {
        if limit == 0 {
            return 0;
        }
        let bit_count = u64::BITS - limit.leading_zeros();
        loop {
            let drawn = self.small_bits(bit_count);
            if drawn < limit {
                return drawn;
            }
        }
    }

    /// The words and the index, as the middle part of `random.getstate()` holds them.
    pub(crate) fn state(&self) -> (&[u32], usize) {
        (&*self.words, self.index)
    }

    /// `random.setstate(...)`, from what `state` gave.
    pub(crate) fn from_state(words: &[u32], index: usize) -> TextResult<Self> {
        let Ok(words) = <[u32; STATE_SIZE]>::try_from(words) else {
            return Err(TextError::value("state vector is the wrong size"));
        };
        if index > STATE_SIZE {
            return Err(TextError::value("invalid state"));
        }
        Ok(Twister {
            words: Box::new(words),
            index,
        })
    }
}

fn little_word(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .rev()
        .fold(0, |word, &byte| word << 8 | u32::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::golden_lines;

    #[test]
    fn sequences_are_cpythons() {
        let mut twister = Twister::from_int(&IBig::ZERO);
        for line in golden_lines(include_str!("testdata/random.txt")) {
            let number = |index: usize| -> IBig { line[index].parse().expect("an int") };
            let actual = match line[0].as_str() {
                "seed" => {
                    twister = Twister::from_int(&number(1));
                    continue;
                }
                "random" => format!("{:016x}", twister.random().to_bits()),
                "getrandbits" => twister
                    .bits(line[1].parse().expect("a count"))
                    .expect("bits")
                    .to_string(),
                "randbelow" => {
                    let mut twin = twister.clone();
                    let below = twister.below(&number(1)).expect("an int");
                    if let Ok(limit) = u64::try_from(&number(1)) {
                        assert_eq!(IBig::from(twin.small_below(limit)), below);
                        assert_eq!(twin, twister);
                    }
                    below.to_string()
                }
                "state" => {
                    let (words, index) = twister.state();
                    let sum = words.iter().fold(0_u64, |sum, &word| {
                        sum.wrapping_mul(31).wrapping_add(word.into())
                    });
                    assert_eq!(Twister::from_state(words, index), Ok(twister.clone()));
                    format!("{sum} {index}")
                }
                other => panic!("unknown operation {other}"),
            };
            assert_eq!(&actual, line.last().expect("an answer"), "{line:?}");
        }
    }

    #[test]
    fn states_are_checked() {
        assert!(Twister::from_state(&[0; 3], 0).is_err());
        assert!(Twister::from_state(&[0; STATE_SIZE], STATE_SIZE + 1).is_err());
        let message = Twister::from_int(&IBig::ONE)
            .bits(-1)
            .map_err(|error| error.message);
        assert_eq!(message, Err("Cannot convert negative int".to_owned()));
    }
}
