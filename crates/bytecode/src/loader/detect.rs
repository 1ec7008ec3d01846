//! What form a file is in: by its content first, by its ending when the content leaves it open.

use super::MAGIC;
use super::error::LoadError;
use crate::instruction::Opcode;

/// The forms a program comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The binary form, `.hbc`.
    Binary,
    /// Text assembly, `.hasm`.
    Assembly,
    /// Python source, `.py`.
    Source,
    /// CPython's bytecode, `.pyc`.
    Pyc,
}

/// CPython's versions by their magic numbers' first. From 3.11 on each series has fifty.
const PYC_SERIES: &[(u16, &str)] = &[
    (3000, "CPython 3.0"),
    (3141, "CPython 3.1"),
    (3160, "CPython 3.2"),
    (3190, "CPython 3.3"),
    (3250, "CPython 3.4"),
    (3320, "CPython 3.5"),
    (3360, "CPython 3.6"),
    (3390, "CPython 3.7"),
    (3400, "CPython 3.8"),
    (3420, "CPython 3.9"),
    (3430, "CPython 3.10"),
    (3450, "CPython 3.11"),
    (3500, "CPython 3.12"),
    (3550, "CPython 3.13"),
    (3600, "CPython 3.14"),
    (3650, "CPython 3.15"),
    (3700, "a CPython after 3.15"),
];

/// What form `bytes` are in. `filename` matters only when the content could be two things.
pub fn detect(bytes: &[u8], filename: Option<&str>) -> Result<Format, LoadError> {
    if bytes.starts_with(&MAGIC) {
        return Ok(Format::Binary);
    }
    if bytes.starts_with(&MAGIC[..4]) {
        return Err(bad_magic(bytes));
    }
    if pyc_magic(bytes).is_some() {
        return Ok(Format::Pyc);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => return Err(not_text(bytes, error.valid_up_to())),
    };
    if let Some(offset) = text.find('\0') {
        return Err(not_text(bytes, offset));
    }
    let ending = filename
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, ending)| ending);
    let assembly = match looks_like_assembly(text) {
        Look::Assembly => true,
        Look::Either => ending != Some("py"),
        Look::Unclear => ending == Some("hasm"),
    };
    Ok(if assembly {
        Format::Assembly
    } else {
        Format::Source
    })
}

/// The refusal of a `.pyc` file, naming the CPython it is from; `None` if it is none.
pub fn refuse_pyc(bytes: &[u8]) -> Option<LoadError> {
    let magic = pyc_magic(bytes)?;
    let next = PYC_SERIES.partition_point(|(first, _)| *first <= magic);
    let version = PYC_SERIES[..next]
        .last()
        .map_or("an unknown CPython", |(_, name)| name);
    Some(LoadError::Pyc {
        version: version.to_string(),
        magic,
    })
}

fn pyc_magic(bytes: &[u8]) -> Option<u16> {
    let &[low, high, b'\r', b'\n', ..] = bytes else {
        return None;
    };
    let magic = u16::from_le_bytes([low, high]);
    (3000..4000).contains(&magic).then_some(magic)
}

/// Why `bytes` without the magic number are no binary program.
pub(super) fn bad_magic(bytes: &[u8]) -> LoadError {
    if bytes.starts_with(&MAGIC[..4]) && bytes.len() >= MAGIC.len() {
        return LoadError::LineEndsChanged;
    }
    if bytes.starts_with(&MAGIC[..4]) {
        return LoadError::Truncated {
            offset: bytes.len(),
            what: "the magic number",
        };
    }
    unrecognized("the magic number of the binary form is missing")
}

fn unrecognized(reason: &str) -> LoadError {
    LoadError::Unrecognized {
        reason: reason.to_string(),
    }
}

/// Well-known binary files, to say what was given by mistake.
const OTHER_FILES: &[(&[u8], &str)] = &[
    (b"\x7fELF", "it is an ELF executable"),
    (b"PK\x03\x04", "it is a zip archive"),
    (b"\x1f\x8b", "it is gzip data"),
    (b"\x89PNG", "it is a PNG image"),
    (b"%PDF", "it is a PDF document"),
    (b"\0asm", "it is a WebAssembly module"),
    (b"MZ", "it is a Windows executable"),
    (b"\xff\xfe", "it is UTF-16 text, not UTF-8"),
    (b"\xfe\xff", "it is UTF-16 text, not UTF-8"),
];

fn not_text(bytes: &[u8], offset: usize) -> LoadError {
    let other = OTHER_FILES
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    match other {
        Some((_, reason)) => unrecognized(reason),
        None => LoadError::NotText { offset },
    }
}

/// What a text looks like.
enum Look {
    /// No Python program begins like this.
    Assembly,
    /// Assembly, but could be Python.
    Either,
    /// Not assembly; Python, or assembly with a mistake.
    Unclear,
}

fn looks_like_assembly(text: &str) -> Look {
    for line in text.lines() {
        let line = line.trim();
        // In Python no line begins with a semicolon.
        if line.starts_with(';') {
            return Look::Assembly;
        }
        if !line.is_empty() && !line.starts_with('#') {
            return look_at_line(line);
        }
    }
    Look::Unclear
}

fn look_at_line(line: &str) -> Look {
    let directive = line.strip_prefix('.');
    if directive.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphabetic())) {
        return Look::Assembly;
    }
    let end = line.find(|each: char| !each.is_ascii_alphanumeric() && each != '_');
    let (word, rest) = line.split_at(end.unwrap_or(line.len()));
    let Some(opcode) = Opcode::from_mnemonic(word) else {
        return Look::Unclear;
    };
    let spaced = rest.starts_with([' ', '\t']);
    let operand = rest.trim_start();
    let comment = operand.is_empty() || operand.starts_with([';', '#']);
    let takes_operands = !opcode.info().operands.is_empty();
    // Two words side by side are no Python expression; a word and a symbol may be one.
    let word_follows = operand.starts_with(|first: char| {
        first.is_alphanumeric() || matches!(first, '_' | '"' | '\'' | '&' | '@' | '.')
    });
    match (takes_operands, comment) {
        (false, true) => Look::Either,
        (true, false) if is_python_operator(operand) => Look::Unclear,
        (true, false) if spaced && word_follows => Look::Assembly,
        (true, false) if spaced && !operand.starts_with('=') => Look::Either,
        _ => Look::Unclear,
    }
}

/// Whether a Python operator written as a word comes next with its right side, as in `NAME is None`.
fn is_python_operator(text: &str) -> bool {
    let (word, right) = text.split_once(' ').unwrap_or((text, ""));
    let right = right.trim_start();
    let ends = right.is_empty() || right.starts_with([';', '#']);
    matches!(word, "is" | "in" | "not" | "and" | "or" | "if") && !ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], filename: Option<&str>, expected: Format) {
        assert_eq!(detect(bytes, filename), Ok(expected));
    }

    #[test]
    fn content_decides() {
        check(&MAGIC, Some("x.py"), Format::Binary);
        check(b"\x2b\x0e\r\n\0\0\0\0", Some("x.py"), Format::Pyc);
        check(b"# c\n\nLOAD_CONST 5\n", Some("x.py"), Format::Assembly);
        check(b"\xef\xbb\xbf; note\nx", Some("x.py"), Format::Assembly);
        check(b"IS_OP is ; x\n", Some("x.py"), Format::Assembly);
        check(b".func f(a)\n", None, Format::Assembly);
        check(b"...\n", None, Format::Source);
        check(b"LOAD_CONST = 5\n", None, Format::Source);
        check(b"COMPARE is None\n", None, Format::Source);
        check(b"import os\n", None, Format::Source);
        check(b"", None, Format::Source);
    }

    #[test]
    fn the_ending_breaks_ties() {
        check(b"NOP\n", None, Format::Assembly);
        check(b"NOP\n", Some("x.py"), Format::Source);
        check(b"LOAD_CONST -5\n", Some("x.hasm"), Format::Assembly);
        check(b"LOAD_CONST -5\n", Some("x.py"), Format::Source);
        check(b"LOAD_CNST 5\n", Some("x.hasm"), Format::Assembly);
        check(b"LOAD_CNST 5\n", None, Format::Source);
        check(b"# nothing\n", Some("x.hasm"), Format::Assembly);
    }

    #[test]
    fn other_files_are_named() {
        let error = |bytes: &[u8]| detect(bytes, None).unwrap_err().to_string();
        assert_eq!(
            error(b"\x7fELF\x02\x01\0"),
            "not a program: it is an ELF executable"
        );
        assert_eq!(error(b"abc\0def"), "byte 3: not UTF-8 text");
        assert_eq!(error(b"ab\xff"), "byte 2: not UTF-8 text");
        let changed = error(b"\x89HOG\n\x1a\n\x01\x00");
        assert!(changed.starts_with("damaged binary program"), "{changed}");
        assert_eq!(error(b"\x89HOG\r"), "byte 5: the magic number is cut short");
    }

    #[test]
    fn pyc_files_are_refused_by_version() {
        let refused = refuse_pyc(b"\x2b\x0e\r\n").map(|error| error.to_string());
        let expected = "bytecode file of CPython 3.14 (magic number 3627): \
                        .pyc files are not supported";
        assert_eq!(refused.as_deref(), Some(expected));
        assert_eq!(refuse_pyc(b"import os"), None);
    }
}
