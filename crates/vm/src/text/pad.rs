//! Padding: center, ljust, rjust, zfill, expandtabs. Every function has its exact size.

use super::view::Text;

/// Where the text goes in the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Justify {
    Left,
    Right,
    Center,
}

fn margin(text: Text<'_>, width: i64) -> usize {
    usize::try_from(width)
        .unwrap_or(0)
        .saturating_sub(text.char_count)
}

/// The bytes of `justify(text, width, fill, ...)`.
pub(crate) fn justify_size(text: Text<'_>, width: i64, fill: char) -> usize {
    margin(text, width)
        .saturating_mul(fill.len_utf8())
        .saturating_add(text.text.len())
}

/// `text.ljust(width, fill)`, `rjust`, `center`.
pub(crate) fn justify(text: Text<'_>, width: i64, fill: char, justify: Justify) -> String {
    let margin = margin(text, width);
    let left = match justify {
        Justify::Left => 0,
        Justify::Right => margin,
        // The odd column goes to the left when the width is odd, as it always went.
        Justify::Center => margin / 2 + usize::from(margin % 2 == 1 && width % 2 == 1),
    };
    let mut out = String::with_capacity(justify_size(text, width, fill));
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text.text);
    out.extend(std::iter::repeat_n(fill, margin - left));
    out
}

/// The bytes of `text.zfill(width)`.
pub(crate) fn zfill_size(text: Text<'_>, width: i64) -> usize {
    justify_size(text, width, '0')
}

/// `text.zfill(width)`: zeros go after a sign.
pub(crate) fn zfill(text: Text<'_>, width: i64) -> String {
    let sign_size = usize::from(text.text.starts_with(['+', '-']));
    let (sign, digits) = text.text.split_at(sign_size);
    let mut out = String::with_capacity(zfill_size(text, width));
    out.push_str(sign);
    out.extend(std::iter::repeat_n('0', margin(text, width)));
    out.push_str(digits);
    out
}

/// The bytes of `text.expandtabs(tab_size)`.
pub(crate) fn expand_tabs_size(text: &str, tab_size: i64) -> usize {
    let mut size = 0_usize;
    walk_tabs(text, tab_size, |part| {
        size = size.saturating_add(match part {
            Part::Char(c) => c.len_utf8(),
            Part::Spaces(count) => count,
        });
    });
    size
}

/// `text.expandtabs(tab_size)`.
pub(crate) fn expand_tabs(text: &str, tab_size: i64) -> String {
    let mut out = String::with_capacity(expand_tabs_size(text, tab_size));
    walk_tabs(text, tab_size, |part| match part {
        Part::Char(c) => out.push(c),
        Part::Spaces(count) => out.extend(std::iter::repeat_n(' ', count)),
    });
    out
}

enum Part {
    Char(char),
    Spaces(usize),
}

fn walk_tabs(text: &str, tab_size: i64, mut visit: impl FnMut(Part)) {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if tab_size == 0 => {}
            '\t' => {
                let spaces = tab_size - column % tab_size;
                column = 0;
                visit(Part::Spaces(spaces));
            }
            _ => {
                column = if matches!(c, '\n' | '\r') {
                    0
                } else {
                    column + 1
                };
                visit(Part::Char(c));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::check_lines;

    #[test]
    fn padding_is_cpythons() {
        check_lines(include_str!("testdata/pad.txt"), |input| {
            let text = Text::from(input[1].as_str());
            let width: i64 = input[2].parse().expect("a width");
            let fill = input[3].chars().next().unwrap_or(' ');
            let (padded, size) = match input[0].as_str() {
                "ljust" => (
                    justify(text, width, fill, Justify::Left),
                    justify_size(text, width, fill),
                ),
                "rjust" => (
                    justify(text, width, fill, Justify::Right),
                    justify_size(text, width, fill),
                ),
                "center" => (
                    justify(text, width, fill, Justify::Center),
                    justify_size(text, width, fill),
                ),
                "zfill" => (zfill(text, width), zfill_size(text, width)),
                _ => (
                    expand_tabs(text.text, width),
                    expand_tabs_size(text.text, width),
                ),
            };
            assert_eq!(padded.len(), size);
            padded
        });
    }

    #[test]
    fn sizes_saturate() {
        let text = Text::from("a\tb\t");
        assert_eq!(justify_size(text, i64::MAX, '\u{10ffff}'), usize::MAX);
        assert_eq!(
            expand_tabs_size(text.text, i64::MAX),
            usize::MAX - 1 + usize::from(usize::BITS < 64)
        );
    }
}
