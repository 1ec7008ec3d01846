//! Every reader of program-made text meets random text: none panics, and each comes to an end.

use dashu_int::IBig;

use super::format_spec::{FormatSpec, Kind};
use super::{case, pad, percent, repr, search, split, str_format, view};
use crate::number::random::Twister;
use crate::number::{complex, float_hex, parse};

const PIECES: [&str; 40] = [
    "",
    "%",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ".",
    "!",
    ":",
    "*",
    "0",
    "1",
    "9",
    "99",
    "-",
    "+",
    "_",
    ",",
    "#",
    " ",
    "z",
    "x",
    "e",
    "inf",
    "nan",
    "j",
    "p",
    "0x",
    "s",
    "d",
    "é",
    "\u{661}",
    "\u{2003}",
    "\u{3a3}",
    "\u{10ffff}",
    "\0",
    "\r",
    "\n",
];

fn random_text(twister: &mut Twister) -> String {
    let count = twister.small_below(12);
    (0..count)
        .map(|_| PIECES[twister.small_below(PIECES.len() as u64) as usize])
        .collect()
}

fn read_templates(text: &str) {
    let mut position = 0;
    let mut pieces = 0;
    while percent::next_piece(text, &mut position).is_some() {
        pieces += 1;
    }
    assert!(pieces <= text.len());
    let mut rest = 0..text.len();
    let mut numbering = str_format::Numbering::default();
    while let Some(Ok(piece)) = str_format::next_piece(text, &mut rest) {
        let Some(field) = piece.field else { continue };
        let Ok((_, mut accessors)) = str_format::split_name(text, &field.name, &mut numbering)
        else {
            break;
        };
        while let Some(Ok(_)) = str_format::next_accessor(text, &mut accessors) {}
    }
}

fn format_values(spec: &str) {
    for kind in [Kind::Str, Kind::Int, Kind::Float, Kind::Complex] {
        let Ok(spec) = FormatSpec::parse(spec, kind, "object") else {
            continue;
        };
        if spec.size(100) > 100_000 {
            continue;
        }
        match kind {
            Kind::Str => drop(spec.format_str("aé\u{10ffff}")),
            Kind::Int => drop(spec.format_big(&(IBig::ONE << 70), 4300)),
            Kind::Float => drop(spec.format_float(-1234.5)),
            Kind::Complex => drop(spec.format_complex(-0.0, f64::NAN)),
        }
    }
}

#[test]
fn random_text_is_harmless() {
    let mut twister = Twister::from_int(&IBig::from(2024));
    for _ in 0..20_000 {
        let text = random_text(&mut twister);
        read_templates(&text);
        format_values(&text);
        for base in [0, 10, 16, 36] {
            drop(parse::parse_int(&text, base, 4300));
        }
        drop((
            parse::parse_float(&text),
            float_hex::from_hex(&text),
            complex::parse_complex(&text),
        ));
        drop((
            repr::repr_str(&text),
            case::lower(&text),
            case::title(&text),
            split::split_lines(&text, true),
        ));
        let whole = view::Text::from(text.as_str());
        let needle = random_text(&mut twister);
        let (start, end) = (
            twister.next_word() as i64 % 9 - 4,
            twister.next_word() as i64 % 9 - 4,
        );
        if let Some(range) = view::clamp(Some(start), Some(end), whole.char_count) {
            assert_eq!(
                search::find(whole, &needle, range.clone()).is_some(),
                whole.slice(range).contains(&needle)
            );
        }
        drop((
            split::split(&text, &needle, start),
            split::rsplit_whitespace(&text, end),
        ));
        drop(pad::expand_tabs(&text, start));
    }
}
