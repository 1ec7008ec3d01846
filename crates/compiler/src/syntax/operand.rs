//! Operands side by side, or with the wrong sign between them.

use super::{Diagnosis, Fault, target};
use ruff_python_ast::token::TokenKind;

/// Two operands side by side in a bracket.
pub(super) fn forgotten_comma(diagnosis: &Diagnosis, here: usize) -> Option<Fault> {
    use TokenKind as T;
    let starts_operand = matches!(
        diagnosis.kind(here),
        T::Name
            | T::Int
            | T::Float
            | T::Complex
            | T::String
            | T::FStringStart
            | T::None
            | T::True
            | T::False
            | T::Ellipsis
            | T::Lbrace
    );
    let open = diagnosis.open_bracket(here)?;
    let first = diagnosis.kind(diagnosis.line_start(here));
    let of_import = matches!(first, T::Import | T::From);
    let of_parameters = first == T::Def && diagnosis.line_start(here) + 2 == open;
    if !starts_operand || of_import || of_parameters {
        return None;
    }
    let mut start = diagnosis.operand_start(here);
    while matches!(diagnosis.kind(start), T::Star | T::DoubleStar) {
        start += 1;
    }
    (start < here).then(|| {
        let range = diagnosis.range(start).cover(diagnosis.range(here));
        Fault::syntax(range, "invalid syntax. Perhaps you forgot a comma?")
    })
}

/// `if x = 1:`
pub(super) fn equal_in_condition(diagnosis: &Diagnosis, here: usize) -> Fault {
    let start = diagnosis.operand_start(here);
    let range = diagnosis
        .range(start)
        .cover(diagnosis.range(here.saturating_sub(1)));
    match target::name_at(diagnosis, range) {
        Some(("name", _)) | None => Fault::syntax(
            range.cover(diagnosis.range(diagnosis.operand_end(here + 1))),
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        ),
        Some((name, _)) => Fault::syntax(
            range,
            format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?"),
        ),
    }
}

pub(super) fn augmented_tuple(diagnosis: &Diagnosis, here: usize) -> Fault {
    let start = diagnosis.line_start(here);
    let range = diagnosis
        .range(start)
        .cover(diagnosis.range(here.saturating_sub(1)));
    Fault::syntax(
        range,
        "'tuple' is an illegal expression for augmented assignment",
    )
}

pub(super) fn is_augmented(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::PlusEqual
            | T::MinusEqual
            | T::StarEqual
            | T::SlashEqual
            | T::PercentEqual
            | T::AmperEqual
            | T::VbarEqual
            | T::CircumflexEqual
            | T::LeftShiftEqual
            | T::RightShiftEqual
            | T::DoubleStarEqual
            | T::DoubleSlashEqual
            | T::AtEqual
    )
}

/// Whether the nearest keyword before is a `lambda` that still lacks its colon.
pub(super) fn in_lambda(diagnosis: &Diagnosis, here: usize) -> bool {
    let start = diagnosis.line_start(here);
    let mut open = 0;
    for index in start..here {
        match diagnosis.kind(index) {
            TokenKind::Lambda => open += 1,
            TokenKind::Colon if open > 0 => open -= 1,
            _ => {}
        }
    }
    open > 0
}

/// Where the `if` of a conditional expression stands that lacks its `else`.
pub(super) fn conditional_start(diagnosis: &Diagnosis, here: usize) -> usize {
    let start = diagnosis.line_start(here);
    (start..here)
        .rev()
        .find(|index| diagnosis.kind(*index) == TokenKind::If)
        .unwrap_or(here)
}
