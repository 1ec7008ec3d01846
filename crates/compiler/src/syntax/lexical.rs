//! Faults of single tokens: strings and brackets left open, numbers, characters, indentation.

use super::escape;
use super::{Diagnosis, Fault};
use crate::error::ErrorKind;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// The first fault of a token, if any token has one.
pub(super) fn first_fault(diagnosis: &Diagnosis, errors: &[ParseError]) -> Option<Fault> {
    // After a first fault in an f-string, what the lexer says of `}` means nothing.
    let lexer = errors
        .iter()
        .enumerate()
        .filter(|(index, error)| *index == 0 || !is_single_brace(error))
        .find_map(|(_, error)| lexer_fault(diagnosis, error))
        .into_iter();
    lexer
        .chain(number_fault(diagnosis))
        .chain(bracket_fault(diagnosis))
        .chain(tab_fault(diagnosis))
        .min_by_key(|fault| fault.range.start())
}

fn is_single_brace(error: &ParseError) -> bool {
    let brace = InterpolatedStringErrorType::SingleRbrace;
    match &error.error {
        ParseErrorType::Lexical(LexicalErrorType::FStringError(kind)) => *kind == brace,
        ParseErrorType::FStringError(kind) => *kind == brace,
        _ => false,
    }
}

fn lexer_fault(diagnosis: &Diagnosis, error: &ParseError) -> Option<Fault> {
    let range = error.range();
    let kind = match &error.error {
        ParseErrorType::Lexical(kind) => kind,
        ParseErrorType::FStringError(kind) => return interpolated_fault(diagnosis, kind, range),
        _ => return None,
    };
    Some(match kind {
        LexicalErrorType::UnclosedStringError => unclosed_string(diagnosis, range, ""),
        LexicalErrorType::FStringError(kind) => return interpolated_fault(diagnosis, kind, range),
        LexicalErrorType::UnicodeError
        | LexicalErrorType::MissingUnicodeLbrace
        | LexicalErrorType::MissingUnicodeRbrace => escape::describe(diagnosis, range)?,
        LexicalErrorType::IndentationError => Fault::indentation(
            end_of_line(diagnosis, range),
            "unindent does not match any outer indentation level",
        ),
        LexicalErrorType::UnrecognizedToken { tok } => return character_fault(*tok, range),
        LexicalErrorType::InvalidByteLiteral => {
            let string = diagnosis.range(diagnosis.index_at(range.start()));
            Fault::syntax(string, "bytes can only contain ASCII literal characters")
        }
        LexicalErrorType::LineContinuationError => {
            let after = TextRange::at(range.start() + TextSize::new(1), TextSize::new(1));
            let message = "unexpected character after line continuation character";
            Fault::syntax(after, message)
        }
        LexicalErrorType::OtherError(text) => return other_fault(diagnosis, text, range),
        LexicalErrorType::Eof => {
            if unclosed_bracket(diagnosis).is_some() {
                return None;
            }
            Fault::syntax(
                end_of_line(diagnosis, range),
                "unexpected EOF while parsing",
            )
        }
        _ => return None,
    })
}

fn end_of_line(diagnosis: &Diagnosis, range: TextRange) -> TextRange {
    let source = diagnosis.reporter.source;
    let line = source.line(range.start());
    let (_, column) = source.line_and_column(range.start());
    let length = source.line_text(line).len() as u32;
    TextRange::empty(range.start() + TextSize::new(length.saturating_sub(column)))
}

fn unclosed_string(diagnosis: &Diagnosis, range: TextRange, prefix: &str) -> Fault {
    let text = diagnosis.text(range);
    let body = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let triple = body.starts_with("\"\"\"") || body.starts_with("'''");
    let last = diagnosis
        .reporter
        .source
        .text()
        .trim_end_matches(['\n', '\r'])
        .len() as u32;
    let (what, line) = if triple {
        let end = TextSize::new(last.max(range.start().to_u32()));
        ("triple-quoted ", diagnosis.line(end))
    } else {
        ("", diagnosis.line(range.start()))
    };
    Fault::syntax(
        TextRange::at(range.start(), TextSize::new(1)),
        format!("unterminated {what}{prefix}string literal (detected at line {line})"),
    )
}

fn interpolated_fault(
    diagnosis: &Diagnosis,
    kind: &InterpolatedStringErrorType,
    range: TextRange,
) -> Option<Fault> {
    use InterpolatedStringErrorType as E;
    match kind {
        E::SingleRbrace => Some(Fault::syntax(range, "f-string: single '}' is not allowed")),
        E::UnterminatedString | E::UnterminatedTripleQuotedString => {
            if let Some(bracket) = unclosed_bracket(diagnosis) {
                let symbol = diagnosis.text(bracket);
                return Some(Fault::syntax(
                    bracket,
                    format!("'{symbol}' was never closed"),
                ));
            }
            let start = diagnosis
                .tokens
                .iter()
                .rev()
                .find(|token| {
                    token.kind() == TokenKind::FStringStart && token.start() <= range.start()
                })?
                .range();
            Some(unclosed_fstring(diagnosis, start))
        }
        _ => None,
    }
}

fn unclosed_fstring(diagnosis: &Diagnosis, start: TextRange) -> Fault {
    let mut fault = unclosed_string(diagnosis, start, "");
    fault.message = fault.message.replace("string literal", "f-string literal");
    fault
}

/// Only characters beyond ASCII are CPython's tokenizer's business.
fn character_fault(character: char, range: TextRange) -> Option<Fault> {
    if character.is_ascii() {
        return None;
    }
    let code = character as u32;
    let message = if character.is_control() || character.is_whitespace() {
        format!("invalid non-printable character U+{code:04X}")
    } else {
        format!("invalid character '{character}' (U+{code:04X})")
    };
    Some(Fault::syntax(range, message))
}

/// What the lexer says of numbers.
fn other_fault(diagnosis: &Diagnosis, text: &str, range: TextRange) -> Option<Fault> {
    if text.contains("decimal integer literal") {
        return Some(Fault::syntax(
            leading_zeros(range.start(), diagnosis.text(range)),
            "leading zeros in decimal integer literals are not permitted; \
             use an 0o prefix for octal integers",
        ));
    }
    let prefix = diagnosis.text(range).to_ascii_lowercase();
    let name = match prefix.get(..2)? {
        "0x" => "hexadecimal",
        "0o" => "octal",
        "0b" => "binary",
        _ => return None,
    };
    let after = TextRange::at(range.start() + TextSize::new(2), TextSize::new(1));
    let next = diagnosis.text(after).chars().next();
    Some(match next {
        Some(digit) if digit.is_ascii_digit() => {
            Fault::syntax(after, format!("invalid digit '{digit}' in {name} literal"))
        }
        _ => Fault::syntax(
            TextRange::at(range.start() + TextSize::new(1), TextSize::new(1)),
            format!("invalid {name} literal"),
        ),
    })
}

/// The zeros a number begins with.
pub(crate) fn leading_zeros(start: TextSize, number: &str) -> TextRange {
    let digits = number.trim_start_matches(['0', '_']);
    let zeros = (number.len() - digits.len()) as u32;
    TextRange::at(start, TextSize::new(zeros.max(1)))
}

/// Keywords that may follow a number without a blank.
fn may_follow_number(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::And | T::Else | T::For | T::If | T::In | T::Is | T::Not | T::Or
    )
}

/// A number that runs into a name: `1a`, `1_`, `1e+`.
fn number_fault(diagnosis: &Diagnosis) -> Option<Fault> {
    use TokenKind as T;
    let pairs = diagnosis.tokens.windows(2);
    let is_number = |kind| matches!(kind, T::Int | T::Float | T::Complex);
    pairs
        .filter_map(|pair| match pair {
            [number, next] => Some((number, next)),
            _ => None,
        })
        .find(|(number, next)| {
            is_number(number.kind())
                && number.end() == next.start()
                && (next.kind() == T::Name || next.kind().is_keyword())
                && !may_follow_number(next.kind())
        })
        .map(|(number, next)| {
            let name = diagnosis.text(next.range());
            let mut end = number.end();
            if name.starts_with('_') {
                end += TextSize::new(1);
            } else if name.eq_ignore_ascii_case("e") {
                let sign = diagnosis.text(TextRange::at(next.end(), TextSize::new(1)));
                end += TextSize::new(if sign == "+" || sign == "-" { 2 } else { 0 });
            }
            let last = TextRange::at(end - TextSize::new(1), TextSize::new(1));
            let text = diagnosis.text(number.range()).to_ascii_lowercase();
            let name = match text.get(..2) {
                Some("0x") => "hexadecimal",
                Some("0o") => "octal",
                Some("0b") => "binary",
                _ => "decimal",
            };
            Fault::syntax(last, format!("invalid {name} literal"))
        })
}

/// A closing bracket that matches nothing, or another kind of bracket.
fn bracket_fault(diagnosis: &Diagnosis) -> Option<Fault> {
    let mut open: Vec<TextRange> = Vec::new();
    for token in &diagnosis.tokens {
        let expected = match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                open.push(token.range());
                continue;
            }
            TokenKind::Rpar => "(",
            TokenKind::Rsqb => "[",
            TokenKind::Rbrace => "{",
            _ => continue,
        };
        let closing = diagnosis.text(token.range());
        let Some(opening) = open.pop() else {
            let message = format!("unmatched '{closing}'");
            return Some(Fault::syntax(token.range(), message));
        };
        let symbol = diagnosis.text(opening);
        if symbol == expected {
            continue;
        }
        let line = diagnosis.line(opening.start());
        let mut message = format!(
            "closing parenthesis '{closing}' does not match opening parenthesis '{symbol}'"
        );
        if line != diagnosis.line(token.start()) {
            message.push_str(&format!(" on line {line}"));
        }
        return Some(Fault::syntax(token.range(), message));
    }
    None
}

/// The innermost bracket that is open when the source ends.
pub(super) fn unclosed_bracket(diagnosis: &Diagnosis) -> Option<TextRange> {
    let mut open: Vec<TextRange> = Vec::new();
    for token in &diagnosis.tokens {
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open.push(token.range()),
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}

/// Indentation whose depth depends on how wide a tab is.
fn tab_fault(diagnosis: &Diagnosis) -> Option<Fault> {
    let mut levels: Vec<(usize, usize)> = vec![(0, 0)];
    for index in 0..diagnosis.tokens.len() {
        let starts_line = matches!(
            diagnosis.kind_before(index),
            TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
        );
        let has_text = !matches!(
            diagnosis.kind(index),
            TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::EndOfFile
        );
        if !starts_line || !has_text {
            continue;
        }
        let range = diagnosis.range(index);
        let line = diagnosis.line(range.start());
        let text = diagnosis.reporter.source.line_text(line);
        let (wide, narrow) = indentation(text);
        while levels.len() > 1 && levels.last().is_some_and(|level| level.0 > wide) {
            levels.pop();
        }
        let (level_wide, level_narrow) = levels.last().copied().unwrap_or_default();
        let consistent = (wide == level_wide) == (narrow == level_narrow)
            && (wide > level_wide) == (narrow > level_narrow);
        if !consistent {
            let (_, column) = diagnosis.reporter.source.line_and_column(range.start());
            let line = TextRange::empty(range.start() - TextSize::new(column));
            let mut fault =
                Fault::indentation(line, "inconsistent use of tabs and spaces in indentation");
            fault.kind = ErrorKind::Tab;
            return Some(fault);
        }
        if wide > level_wide {
            levels.push((wide, narrow));
        }
    }
    None
}

/// The width of a line's indentation with tabs of eight columns, and of one.
fn indentation(line: &str) -> (usize, usize) {
    let (mut wide, mut narrow) = (0, 0);
    for c in line.chars() {
        match c {
            ' ' => (wide, narrow) = (wide + 1, narrow + 1),
            '\t' => (wide, narrow) = ((wide / 8 + 1) * 8, narrow + 1),
            '\x0c' => (wide, narrow) = (0, 0),
            _ => break,
        }
    }
    (wide, narrow)
}
