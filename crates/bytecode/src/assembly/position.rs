//! Source positions in assembly: `[3]`, `[3:4-9]`, `[3:4-5:9]`.

use super::error::Fault;
use super::lexer::{Lexer, Token, TokenKind};
use crate::program::Position;

/// A position as assembly writes it.
pub(super) fn text(position: Position) -> String {
    let Position {
        line,
        end_line,
        column,
        end_column,
    } = position;
    if position == on_line(line) {
        format!("[{line}]")
    } else if line == end_line {
        format!("[{line}:{column}-{end_column}]")
    } else {
        format!("[{line}:{column}-{end_line}:{end_column}]")
    }
}

/// The position that says no more than a line.
pub(super) fn on_line(line: u32) -> Position {
    Position {
        line,
        end_line: line,
        ..Position::default()
    }
}

/// Read a position; its opening bracket is next.
pub(super) fn read(lexer: &mut Lexer<'_>) -> Result<Position, Fault> {
    lexer.expect("[")?;
    let mut position = on_line(number(lexer)?);
    if lexer.accept(":")? {
        position.column = number(lexer)?;
        lexer.expect("-")?;
        position.end_column = number(lexer)?;
        if lexer.accept(":")? {
            position.end_line = position.end_column;
            position.end_column = number(lexer)?;
        }
    }
    lexer.expect("]")?;
    Ok(position)
}

/// Read a number of 32 bits.
pub(super) fn number(lexer: &mut Lexer<'_>) -> Result<u32, Fault> {
    let Token { kind, place } = lexer.next()?;
    match kind {
        TokenKind::Int(number) => {
            u32::try_from(&number).map_err(|_| Fault::new(place, "number exceeds 32 bits"))
        }
        _ => Err(Fault::new(place, "expected a number")),
    }
}
