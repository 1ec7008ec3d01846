//! Operands that are missing, in f-strings and elsewhere.

use super::operand::forgotten_comma;
use super::{Diagnosis, Fault};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::InterpolatedStringErrorType;

pub(super) fn expected_expression(diagnosis: &Diagnosis, here: usize) -> Option<Fault> {
    use TokenKind as T;
    let range = diagnosis.range(here);
    let before = here.saturating_sub(1);
    let before_range = diagnosis.range(before);
    let first = diagnosis.kind(diagnosis.line_start(here));
    let in_field = |open: usize| {
        let outer = diagnosis.kind_before(open);
        matches!(outer, T::FStringStart | T::FStringMiddle)
    };
    match (diagnosis.kind(before), diagnosis.kind(here)) {
        (T::Less, T::Greater) if before_range.end() == range.start() => Some(Fault::syntax(
            before_range.cover(range),
            "invalid syntax.  Maybe you meant '!=' instead of '<>'?",
        )),
        (T::Else, T::Newline) => Some(Fault::syntax(
            range,
            "expected expression after 'else', but statement is given",
        )),
        (T::Lbrace, T::Rbrace) if in_field(before) => Some(Fault::syntax(
            range,
            "f-string: valid expression required before '}'",
        )),
        (T::Lbrace, T::FStringEnd) => Some(Fault::syntax(range, "f-string: expecting '}'")),
        (T::Rarrow, _) => Some(Fault::syntax(before_range, "expected ':'")),
        (T::Colon, _) => dict_value(diagnosis, here),
        (T::Equal, T::Rpar | T::Comma) if first == T::Def => Some(Fault::syntax(
            before_range,
            "expected default value expression",
        )),
        (T::Equal, T::Rpar | T::Comma) => {
            diagnosis.open_bracket(here)?;
            let name = diagnosis.range(before.saturating_sub(1));
            Some(Fault::syntax(
                name.cover(before_range),
                "expected argument value expression",
            ))
        }
        (T::Star, T::Rpar) if diagnosis.kind_before(before) != T::Import => {
            Some(Fault::syntax(range, "Invalid star expression"))
        }
        _ => None,
    }
}

fn dict_value(diagnosis: &Diagnosis, here: usize) -> Option<Fault> {
    use TokenKind as T;
    let open = diagnosis.open_bracket(here)?;
    let colon = diagnosis.range(here.saturating_sub(1));
    if diagnosis.kind(open) != T::Lbrace {
        return None;
    }
    if matches!(
        diagnosis.kind_before(open),
        T::FStringStart | T::FStringMiddle
    ) {
        let lambda = (open..here).find(|index| diagnosis.kind(*index) == T::Lambda)?;
        return Some(Fault::syntax(
            diagnosis.range(lambda).cover(colon),
            "f-string: lambda expressions are not allowed without parentheses",
        ));
    }
    let has_key = here.saturating_sub(1) > open + 1;
    has_key.then(|| Fault::syntax(colon, "expression expected after dictionary key and ':'"))
}

pub(super) fn fstring_fault(
    diagnosis: &Diagnosis,
    here: usize,
    kind: &InterpolatedStringErrorType,
) -> Option<Fault> {
    use InterpolatedStringErrorType as E;
    let range = diagnosis.range(here);
    Some(match kind {
        E::UnclosedLbrace => {
            if let Some(fault) = forgotten_comma(diagnosis, here) {
                return Some(fault);
            }
            let open = diagnosis.open_bracket(here)?;
            let in_spec = (open..here).any(|index| diagnosis.kind(index) == TokenKind::Colon);
            let message = match in_spec {
                true => "f-string: expecting '}', or format specs",
                false => "f-string: expecting '}'",
            };
            Fault::syntax(range, message)
        }
        E::InvalidConversionFlag => match diagnosis.kind(here) {
            TokenKind::Name => {
                let name = diagnosis.text(range);
                let message = format!(
                    "f-string: invalid conversion character '{name}': expected 's', 'r', or 'a'"
                );
                Fault::syntax(range, message)
            }
            _ => Fault::syntax(range, "f-string: missing conversion character"),
        },
        E::LambdaWithoutParentheses => Fault::syntax(
            range,
            "f-string: lambda expressions are not allowed without parentheses",
        ),
        E::ConversionFlagNotImmediatelyAfterExclamation => Fault::syntax(
            range,
            "f-string: conversion type must come right after the exclamation mark",
        ),
        _ => return None,
    })
}
