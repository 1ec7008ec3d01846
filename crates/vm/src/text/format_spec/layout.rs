//! Putting a formatted value together: sign, prefix, grouped digits, padding.

use super::{Align, FormatSpec, Grouping};

/// A number taken apart, ready to be padded and grouped.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NumberParts<'a> {
    /// The sign to write, if any.
    pub sign: Option<char>,
    /// `0x` and its kin.
    pub prefix: &'a str,
    /// The digits before the point; empty for infinities and characters.
    pub whole: &'a str,
    /// The digits after the point.
    pub fraction: &'a str,
    pub has_point: bool,
    /// What follows the digits: an exponent, a percent sign, `inf`.
    pub rest: &'a str,
}

impl NumberParts<'_> {
    /// Append the number as `spec` lays it out; `group_size` digits stand between separators.
    pub(crate) fn push(&self, out: &mut String, spec: &FormatSpec, group_size: usize) {
        let separator = spec
            .grouping
            .separator()
            .map(|separator| (separator, group_size));
        let fraction = group_fraction(self.fraction, spec.fraction_grouping);
        let fraction = fraction.as_deref().unwrap_or(self.fraction);
        let fixed = usize::from(self.sign.is_some())
            + self.prefix.len()
            + usize::from(self.has_point)
            + fraction.len()
            + self.rest.chars().count();
        let zero_padded = spec.fill == '0' && spec.align == Align::AfterSign;
        let whole_width_min = match spec.width {
            Some(width) if zero_padded => width.saturating_sub(fixed),
            _ => 0,
        };
        let whole = group_whole(self.whole, whole_width_min, separator);
        let whole = whole.as_deref().unwrap_or(self.whole);
        let padding = spec
            .width
            .unwrap_or(0)
            .saturating_sub(fixed.saturating_add(whole.len()));
        let (left, inner, right) = match spec.align {
            Align::Left => (0, 0, padding),
            Align::Right => (padding, 0, 0),
            Align::Center => (padding / 2, 0, padding - padding / 2),
            Align::AfterSign => (0, padding, 0),
        };
        push_fill(out, spec.fill, left);
        out.extend(self.sign);
        out.push_str(self.prefix);
        push_fill(out, spec.fill, inner);
        out.push_str(whole);
        if self.has_point {
            out.push('.');
        }
        out.push_str(fraction);
        out.push_str(self.rest);
        push_fill(out, spec.fill, right);
    }
}

/// Append what `write` writes, `content_width` characters wide, padded as `spec` says.
pub(super) fn pad(
    out: &mut String,
    spec: &FormatSpec,
    content_width: usize,
    write: impl FnOnce(&mut String),
) {
    let padding = spec.width.unwrap_or(0).saturating_sub(content_width);
    let left = match spec.align {
        Align::Left => 0,
        Align::Center => padding / 2,
        Align::Right | Align::AfterSign => padding,
    };
    push_fill(out, spec.fill, left);
    write(out);
    push_fill(out, spec.fill, padding - left);
}

fn push_fill(out: &mut String, fill: char, count: usize) {
    out.extend(std::iter::repeat_n(fill, count));
}

/// The digits with separators, zero-padded to at least `width_min` characters; `None`: as they are.
fn group_whole(digits: &str, width_min: usize, separator: Option<(char, usize)>) -> Option<String> {
    if digits.is_empty() {
        return None;
    }
    let Some((separator, size)) = separator else {
        let zeros = width_min.saturating_sub(digits.len());
        return (zeros > 0).then(|| {
            let mut out = String::with_capacity(width_min);
            push_fill(&mut out, '0', zeros);
            out.push_str(digits);
            out
        });
    };
    Some(group_digits(
        digits,
        padded_digit_count(digits.len(), width_min, size),
        separator,
        size,
    ))
}

/// How many digits, with a separator between groups of `size`, fill `width_min` characters; a
/// separator is never written first, so the result may be one character wider.
fn padded_digit_count(count: usize, width_min: usize, size: usize) -> usize {
    // n digits are written in n + (n - 1) / size characters.
    let block = size.saturating_add(1);
    let (full, rest) = (width_min / block, width_min % block);
    let digits = if full == 0 {
        rest
    } else {
        full.saturating_mul(size).saturating_add(rest.max(1))
    };
    count.max(digits)
}

/// `digits`, zero-extended on the left to `count` digits, with `separator` between groups of `size`
/// counted from the right.
pub(crate) fn group_digits(digits: &str, count: usize, separator: char, size: usize) -> String {
    let zeros = count.saturating_sub(digits.len());
    let count = count.max(digits.len());
    let mut out = String::with_capacity(count.saturating_add(count / size.max(1)));
    let padded = std::iter::repeat_n('0', zeros).chain(digits.chars());
    for (index, digit) in padded.enumerate() {
        if index > 0 && (count - index).is_multiple_of(size) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// The digits after the point with separators after every third; `None`: as they are.
fn group_fraction(digits: &str, grouping: Grouping) -> Option<String> {
    let separator = grouping.separator()?;
    let mut out = String::with_capacity(digits.len().saturating_add(digits.len() / 3));
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index.is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    Some(out)
}
