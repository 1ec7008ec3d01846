//! Targets that cannot be assigned to, and arguments and parameters in the wrong order.

use super::{Diagnosis, Fault, target};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::ParseErrorType;
use ruff_text_size::TextRange;

pub(super) fn target_fault(
    diagnosis: &Diagnosis,
    here: usize,
    range: TextRange,
    kind: &ParseErrorType,
) -> Option<Fault> {
    let (name, comparable) = target::name_at(diagnosis, range)?;
    let message = match kind {
        ParseErrorType::InvalidAssignmentTarget => {
            let hint = match comparable && is_only_target(diagnosis, here, range) {
                true => " here. Maybe you meant '==' instead of '='?",
                false => "",
            };
            let bare = diagnosis.kind_before(here) != TokenKind::Lpar;
            match name {
                "yield expression" if bare => {
                    "assignment to yield expression not possible".to_string()
                }
                name => format!("cannot assign to {name}{hint}"),
            }
        }
        ParseErrorType::InvalidNamedAssignmentTarget => {
            format!("cannot use assignment expressions with {name}")
        }
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            format!("'{name}' is an illegal expression for augmented assignment")
        }
        ParseErrorType::InvalidDeleteTarget => format!("cannot delete {name}"),
        _ => return None,
    };
    Some(Fault::syntax(range, message))
}

/// Whether a target is all there is before the only `=` of its statement.
fn is_only_target(diagnosis: &Diagnosis, here: usize, range: TextRange) -> bool {
    use TokenKind as T;
    let mut start = here;
    while diagnosis.kind_before(start) == T::Lpar {
        start -= 1;
    }
    let colon = diagnosis.kind_before(start) == T::Colon;
    if diagnosis.line_start(start) != start && !colon {
        return false;
    }
    let mut after = diagnosis.index_at(range.end());
    while diagnosis.kind(after) == T::Rpar {
        after += 1;
    }
    let line = (after + 1..).map(|index| diagnosis.kind(index));
    let mut line = line.take_while(|kind| !matches!(kind, T::Newline | T::EndOfFile | T::Semi));
    diagnosis.kind(after) == T::Equal && !line.any(|kind| kind == T::Equal)
}

pub(super) fn argument_fault(
    diagnosis: &Diagnosis,
    here: usize,
    range: TextRange,
    kind: &ParseErrorType,
) -> Option<Fault> {
    use TokenKind as T;
    let after = diagnosis.range(diagnosis.index_at(range.end()));
    Some(match kind {
        ParseErrorType::PositionalAfterKeywordArgument => {
            Fault::syntax(after, "positional argument follows keyword argument")
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => Fault::syntax(
            after,
            "positional argument follows keyword argument unpacking",
        ),
        ParseErrorType::InvalidArgumentUnpackingOrder => Fault::syntax(
            diagnosis.range(here.saturating_sub(1)).cover(range),
            "iterable argument unpacking follows keyword argument unpacking",
        ),
        ParseErrorType::VarParameterWithDefault => {
            let name = here.saturating_sub(1);
            let keyword = diagnosis.kind_before(name) == T::DoubleStar;
            let word = if keyword { "keyword" } else { "positional" };
            Fault::syntax(
                range,
                format!("var-{word} argument cannot have default value"),
            )
        }
        ParseErrorType::ExpectedKeywordParam => {
            let star = (0..=here)
                .rev()
                .find(|index| diagnosis.kind(*index) == T::Star)
                .unwrap_or(here);
            let lambda = diagnosis.open_bracket(star).is_none();
            let place = if lambda { star + 1 } else { star };
            Fault::syntax(diagnosis.range(place), "named arguments must follow bare *")
        }
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            let class = diagnosis.kind(diagnosis.line_start(here)) == T::Class;
            if !class {
                return None;
            }
            let next_for = (here..).find(|index| {
                matches!(diagnosis.kind(*index), T::For | T::Newline | T::EndOfFile)
            })?;
            Fault::invalid(diagnosis.range(next_for))
        }
        ParseErrorType::UnparenthesizedTupleExpression => {
            let comma = (here..).find(|index| {
                matches!(diagnosis.kind(*index), T::Comma | T::Newline | T::EndOfFile)
            })?;
            Fault::invalid(diagnosis.range(comma))
        }
        ParseErrorType::EmptyImportNames if diagnosis.kind(here) == T::Rpar => {
            Fault::invalid(diagnosis.range(here))
        }
        _ => return None,
    })
}

pub(super) fn starred(diagnosis: &Diagnosis, here: usize, range: TextRange) -> Option<Fault> {
    let open = diagnosis.open_bracket(here)?;
    match diagnosis.kind(open) {
        TokenKind::Lpar => Some(Fault::syntax(range, "cannot use starred expression here")),
        TokenKind::Lbrace => {
            let colon = diagnosis.range(diagnosis.index_at(range.end()));
            Some(Fault::invalid(colon))
        }
        _ => None,
    }
}
