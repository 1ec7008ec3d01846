//! Case, padding, tabs and translation; and what kinds of bytes there are.

/// A change of case: from the byte before, if any, and the byte.
pub(crate) type CaseOf = fn(Option<u8>, u8) -> u8;

pub(crate) fn lower(_: Option<u8>, byte: u8) -> u8 {
    byte.to_ascii_lowercase()
}

pub(crate) fn upper(_: Option<u8>, byte: u8) -> u8 {
    byte.to_ascii_uppercase()
}

pub(crate) fn swapcase(_: Option<u8>, byte: u8) -> u8 {
    match byte.is_ascii_lowercase() {
        true => byte.to_ascii_uppercase(),
        false => byte.to_ascii_lowercase(),
    }
}

pub(crate) fn capitalize(before: Option<u8>, byte: u8) -> u8 {
    match before {
        None => byte.to_ascii_uppercase(),
        Some(_) => byte.to_ascii_lowercase(),
    }
}

pub(crate) fn title(before: Option<u8>, byte: u8) -> u8 {
    match before.is_some_and(|before| before.is_ascii_alphabetic()) {
        true => byte.to_ascii_lowercase(),
        false => byte.to_ascii_uppercase(),
    }
}

/// All bytes in the case that a function gives them.
pub(crate) fn recased(data: &[u8], case_of: CaseOf) -> Vec<u8> {
    let before = std::iter::once(None).chain(data.iter().map(|&byte| Some(byte)));
    let pairs = before.zip(data);
    pairs.map(|(before, &byte)| case_of(before, byte)).collect()
}

/// Whether there are letters, all of them in one case: those for which `other` holds are not.
pub(crate) fn is_in_case(data: &[u8], other: fn(&u8) -> bool) -> bool {
    data.iter().any(u8::is_ascii_alphabetic) && !data.iter().any(other)
}

/// Whether upper case starts words and only words, and there are some.
pub(crate) fn is_title(data: &[u8]) -> bool {
    let (mut in_word, mut found) = (false, false);
    for byte in data {
        if byte.is_ascii_uppercase() {
            if in_word {
                return false;
            }
            (in_word, found) = (true, true);
        } else if byte.is_ascii_lowercase() {
            if !in_word {
                return false;
            }
        } else {
            in_word = false;
        }
    }
    found
}

/// The bytes with so many fill bytes before and after them.
pub(crate) fn padded(data: &[u8], fill: u8, left: usize, right: usize) -> Vec<u8> {
    let mut out = vec![fill; left];
    out.extend_from_slice(data);
    out.resize(out.len() + right, fill);
    out
}

/// So many zeros before the bytes, behind a sign.
pub(crate) fn zeros_after_sign(data: &[u8], count: usize) -> Vec<u8> {
    let sign_size = usize::from(matches!(data.first(), Some(b'+' | b'-')));
    let (sign, digits) = data.split_at(sign_size);
    let mut out = sign.to_vec();
    out.resize(sign_size + count, b'0');
    out.extend_from_slice(digits);
    out
}

/// The runs of bytes without tabs, each with the spaces that come after it.
fn tab_pieces(data: &[u8], tab_size: i64) -> impl Iterator<Item = (&[u8], usize)> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut column = 0_usize;
    let count = data.split(|&byte| byte == b'\t').count();
    let pieces = data.split(|&byte| byte == b'\t').enumerate();
    pieces.map(move |(index, piece)| {
        column = match memchr::memrchr2(b'\n', b'\r', piece) {
            Some(line_end) => piece.len() - line_end - 1,
            None => column.saturating_add(piece.len()),
        };
        let is_last = index + 1 == count;
        let spaces = match tab_size {
            0 => 0,
            _ if is_last => 0,
            _ => tab_size - column % tab_size,
        };
        column = column.saturating_add(spaces);
        (piece, spaces)
    })
}

/// The size of the bytes with their tabs made spaces.
pub(crate) fn expand_tabs_size(data: &[u8], tab_size: i64) -> usize {
    tab_pieces(data, tab_size)
        .map(|(piece, spaces)| piece.len().saturating_add(spaces))
        .fold(0, usize::saturating_add)
}

/// `data.expandtabs(tab_size)`
pub(crate) fn expand_tabs(data: &[u8], tab_size: i64) -> Vec<u8> {
    let mut out = Vec::new();
    for (piece, spaces) in tab_pieces(data, tab_size) {
        out.extend_from_slice(piece);
        out.resize(out.len() + spaces, b' ');
    }
    out
}

/// `data.translate(table, delete)`; a table has 256 bytes.
pub(crate) fn translate(data: &[u8], table: Option<&[u8]>, delete: &[u8]) -> Vec<u8> {
    let mut deleted = [false; 256];
    for &byte in delete {
        deleted[usize::from(byte)] = true;
    }
    let kept = data.iter().filter(|&&byte| !deleted[usize::from(byte)]);
    let translated = |&byte: &u8| {
        let found = table.and_then(|table| table.get(usize::from(byte)));
        found.copied().unwrap_or(byte)
    };
    kept.map(translated).collect()
}

/// A table for `translate`: each byte of `from` becomes the one at its place in `to`.
pub(crate) fn translation_table(from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut table: Vec<u8> = (0..=255).collect();
    for (&byte, &target) in from.iter().zip(to) {
        if let Some(entry) = table.get_mut(usize::from(byte)) {
            *entry = target;
        }
    }
    table
}
