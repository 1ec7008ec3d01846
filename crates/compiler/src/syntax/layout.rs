//! Blocks: missing, or where none may begin.

use super::{Diagnosis, Fault};
use ruff_python_ast::token::TokenKind;
use ruff_text_size::TextRange;

pub(super) fn unexpected_indent(diagnosis: &Diagnosis, range: TextRange) -> Fault {
    let source = diagnosis.reporter.source;
    let index = diagnosis.index_at(range.end());
    let token = diagnosis.range(index);
    let (_, column) = source.line_and_column(token.start());
    let place = match column {
        0 => token.start(),
        _ => token.start() - ruff_text_size::TextSize::new(1),
    };
    Fault {
        marked: false,
        ..Fault::indentation(TextRange::empty(place), "unexpected indent")
    }
}

/// The token after the block of a `try` that ends before `here`.
pub(super) fn after_try_block(diagnosis: &Diagnosis, here: usize) -> TextRange {
    use TokenKind as T;
    let mut depth = 0_i32;
    let mut place = here;
    for index in (0..here).rev() {
        match diagnosis.kind(index) {
            T::Dedent => depth += 1,
            T::Indent => depth -= 1,
            T::Try if depth == 0 => break,
            _ if depth == 0 && diagnosis.line_start(index) == index => place = index,
            _ => {}
        }
    }
    match diagnosis.kind(place) {
        T::EndOfFile => TextRange::empty(diagnosis.last_text_end()),
        _ => diagnosis.range(place),
    }
}

/// A header without its block; the line named is the header's.
pub(super) fn missing_block(diagnosis: &Diagnosis, here: usize, clause: &str) -> Fault {
    use TokenKind as T;
    let colon = (0..here)
        .rev()
        .find(|index| diagnosis.kind(*index) == T::Colon)
        .unwrap_or(here);
    let header = diagnosis.line_start(colon);
    let line = diagnosis.line(diagnosis.range(header).start());
    let name = match clause {
        "function definition" => clause.to_string(),
        "`class` definition" => "class definition".to_string(),
        clause => {
            let keyword = clause.split('`').nth(1).unwrap_or(clause);
            format!("'{keyword}' statement")
        }
    };
    Fault::indentation(
        diagnosis.range(here),
        format!("expected an indented block after {name} on line {line}"),
    )
}
