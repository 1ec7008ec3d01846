//! Faults in the order of tokens. What CPython has no special words for is "invalid syntax", at the
//! token that cannot follow.

use super::argument::{argument_fault, starred, target_fault};
use super::layout::{after_try_block, missing_block, unexpected_indent};
use super::missing::{expected_expression, fstring_fault};
use super::operand::{
    augmented_tuple, conditional_start, equal_in_condition, forgotten_comma, in_lambda,
    is_augmented,
};
use super::{Diagnosis, Fault};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange};

/// The parser's texts and CPython's, where the place is the same.
const TEXTS: &[(&str, &str)] = &[
    (
        "Unparenthesized generator expression cannot be used here",
        "Generator expression must be parenthesized",
    ),
    (
        "Parameter without a default cannot follow a parameter with a default",
        "parameter without a default follows parameter with a default",
    ),
    (
        "Expected one or more symbol names after import",
        "Expected one or more names after 'import'",
    ),
    (
        "Parameter cannot follow var-keyword parameter",
        "arguments cannot follow var-keyword argument",
    ),
    ("Only one '/' separator allowed", "/ may appear only once"),
    (
        "Only one '*' parameter allowed",
        "* argument may appear only once",
    ),
    (
        "Only one '*' separator allowed",
        "* argument may appear only once",
    ),
    (
        "Keyword-only parameter separator not allowed after '*' parameter",
        "* argument may appear only once",
    ),
    (
        "Only one '**' parameter allowed",
        "arguments cannot follow var-keyword argument",
    ),
    (
        "'/' parameter must appear before '*' parameter",
        "/ must be ahead of *",
    ),
    (
        "Position-only parameter separator not allowed as first parameter",
        "at least one argument must precede /",
    ),
    (
        "Only single target (not tuple) can be annotated",
        "only single target (not tuple) can be annotated",
    ),
    (
        "Only single target (not list) can be annotated",
        "only single target (not list) can be annotated",
    ),
    (
        "Invalid annotated assignment target",
        "illegal target for annotation",
    ),
    (
        "Cannot have both 'except' and 'except*' on the same 'try'",
        "cannot have both 'except' and 'except*' on the same 'try'",
    ),
];

/// The parser's first fault in CPython's words.
pub(super) fn describe(diagnosis: &Diagnosis, error: &ParseError) -> Fault {
    let range = error.range();
    let here = diagnosis.index_at(range.start());
    let special = match &error.error {
        ParseErrorType::ExpectedToken { expected, found } => {
            expected_token(diagnosis, here, *expected, *found)
        }
        ParseErrorType::ExpectedExpression => expected_expression(diagnosis, here),
        ParseErrorType::UnexpectedIndentation => Some(unexpected_indent(diagnosis, range)),
        ParseErrorType::SimpleStatementsOnSameLine => legacy_statement(diagnosis, here),
        ParseErrorType::FStringError(kind) => fstring_fault(diagnosis, here, kind),
        ParseErrorType::InvalidStarredExpressionUsage => starred(diagnosis, here, range),
        ParseErrorType::OtherError(text) => other(diagnosis, here, range, text),
        kind => target_fault(diagnosis, here, range, kind)
            .or_else(|| argument_fault(diagnosis, here, range, kind)),
    };
    let text = error.error.to_string();
    special
        .or_else(|| {
            let row = TEXTS.iter().find(|(parser, _)| *parser == text)?;
            // What is said of a `*` is shown at the `*` alone.
            let range = match row.1.starts_with('*') {
                true => diagnosis.range(here),
                false => range,
            };
            Some(Fault::syntax(range, row.1))
        })
        .unwrap_or_else(|| Fault::invalid(diagnosis.range(here)))
}

/// Syntax newer than the version we speak, by the parser's description.
pub(super) fn describe_future_syntax(text: &str) -> &'static str {
    if text.contains("dictionary") || text.contains("Dictionary") {
        "dict unpacking cannot be used in dict comprehension"
    } else if text.contains("unpack") && text.contains("comprehension") {
        "iterable unpacking cannot be used in comprehension"
    } else {
        "invalid syntax"
    }
}

fn expected_token(
    diagnosis: &Diagnosis,
    here: usize,
    expected: TokenKind,
    found: TokenKind,
) -> Option<Fault> {
    use TokenKind as T;
    let range = diagnosis.range(here);
    let first = diagnosis.kind(diagnosis.line_start(here));
    match (expected, found) {
        (T::Colon, T::Equal) => Some(equal_in_condition(diagnosis, here)),
        (T::Comma, T::PlusEqual) => Some(augmented_tuple(diagnosis, here)),
        (T::Comma | T::Newline, found) if is_augmented(found) => {
            Some(augmented_tuple(diagnosis, here))
        }
        (T::Colon, T::Rbrace | T::For) if diagnosis.open_bracket(here).is_some() => {
            let key = diagnosis.range(here.saturating_sub(1));
            Some(Fault::syntax(key, "':' expected after dictionary key"))
        }
        (T::Colon, T::Newline) if is_header(first) && !in_lambda(diagnosis, here) => {
            Some(Fault::syntax(range, "expected ':'"))
        }
        (T::Colon, _) if matches!(first, T::Else | T::Try | T::Finally) => {
            Some(Fault::syntax(range, "expected ':'"))
        }
        (T::Colon, T::Dot) if first == T::Except => Some(Fault::syntax(
            diagnosis
                .range(here.saturating_sub(1))
                .cover(diagnosis.range(here + 1)),
            "cannot use except statement with attribute",
        )),
        (T::Colon, T::Lpar) if diagnosis.kind_before(here) == T::Lambda => Some(Fault::syntax(
            range.cover(diagnosis.range(diagnosis.operand_end(here))),
            "Lambda expression parameters cannot be parenthesized",
        )),
        (T::Rpar, T::Lpar) if first == T::Def => Some(Fault::syntax(
            range.cover(diagnosis.range(diagnosis.operand_end(here))),
            "Function parameters cannot be parenthesized",
        )),
        (T::Lpar, _) if first == T::Def => Some(Fault::syntax(range, "expected '('")),
        (T::Else, _) => {
            let start = diagnosis.operand_start(conditional_start(diagnosis, here));
            let range = diagnosis
                .range(start)
                .cover(diagnosis.range(here.saturating_sub(1)));
            Some(Fault::syntax(
                range,
                "expected 'else' after 'if' expression",
            ))
        }
        (T::In, _) if diagnosis.open_bracket(here).is_some() => Some(Fault::syntax(
            range,
            "'in' expected after for-loop variables",
        )),
        (T::Rsqb | T::Rpar | T::Rbrace, T::For) => {
            let open = diagnosis.open_bracket(here)?;
            let range = diagnosis
                .range(open + 1)
                .cover(diagnosis.range(here.saturating_sub(1)));
            Some(Fault::syntax(
                range,
                "did you forget parentheses around the comprehension target?",
            ))
        }
        (T::Comma, T::Dot) if matches!(first, T::Import | T::From) => Some(Fault::syntax(
            diagnosis
                .range(here.saturating_sub(1))
                .cover(diagnosis.range(here + 1)),
            "cannot use attribute as import target",
        )),
        _ => forgotten_comma(diagnosis, here),
    }
}

/// Whether a logical line beginning so needs a colon before it ends.
fn is_header(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::If
            | T::Elif
            | T::Else
            | T::For
            | T::While
            | T::With
            | T::Def
            | T::Class
            | T::Try
            | T::Except
            | T::Finally
            | T::Async
            | T::Match
            | T::Case
    )
}

/// `print x` and `exec x`, else two statements on a line.
fn legacy_statement(diagnosis: &Diagnosis, here: usize) -> Option<Fault> {
    let start = diagnosis.line_start(here);
    if start + 1 == here {
        let name = diagnosis.text(diagnosis.range(start));
        if name == "print" || name == "exec" {
            let end = (here..)
                .find(|index| {
                    matches!(
                        diagnosis.kind(*index),
                        TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Semi
                    )
                })
                .unwrap_or(here);
            let range = diagnosis
                .range(start)
                .cover(diagnosis.range(end.saturating_sub(1)));
            let message =
                format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
            return Some(Fault::syntax(range, message));
        }
    }
    (diagnosis.kind(here) == TokenKind::Not).then(|| Fault::invalid(diagnosis.range(here + 1)))
}

fn other(diagnosis: &Diagnosis, here: usize, range: TextRange, text: &str) -> Option<Fault> {
    if let Some(clause) = text.strip_prefix("Expected an indented block after ") {
        return Some(missing_block(diagnosis, here, clause));
    }
    match text {
        "Expected a parameter name" => {
            let name = diagnosis.text(range);
            let message = match name {
                "None" | "True" | "False" => format!("cannot assign to {name}"),
                _ => "expression cannot contain assignment, perhaps you meant \"==\"?".to_string(),
            };
            let equal = diagnosis.range(diagnosis.index_at(range.end()));
            Some(Fault::syntax(range.cover(equal), message))
        }
        "Multiple exception types must be parenthesized when using `as`" => {
            let name = diagnosis.range(diagnosis.index_at(range.end()) + 1);
            Some(Fault::syntax(
                range.cover(name),
                "multiple exception types must be parenthesized when using 'as'",
            ))
        }
        "Only single target (not tuple) can be annotated"
            if diagnosis.kind(here) != TokenKind::Lpar =>
        {
            let first = diagnosis.range(diagnosis.operand_end(here));
            Some(Fault::syntax(
                diagnosis.range(here).cover(first),
                "only single target (not tuple) can be annotated",
            ))
        }
        "Trailing comma not allowed" => {
            let from = diagnosis.kind(diagnosis.line_start(here)) == TokenKind::From;
            let message = match from {
                true => "trailing comma not allowed without surrounding parentheses",
                false => "invalid syntax",
            };
            Some(Fault::syntax(diagnosis.range(here + 1), message))
        }
        "Star import must be the only import" | "Star import cannot be parenthesized" => {
            Some(Fault::invalid(diagnosis.range(here + 1)))
        }
        "Expected a statement" if diagnosis.kind(here) == TokenKind::ColonEqual => {
            let start = diagnosis.line_start(here);
            let lambda = (start..here).find(|index| diagnosis.kind(*index) == TokenKind::Lambda)?;
            let range = diagnosis
                .range(lambda)
                .cover(diagnosis.range(here.saturating_sub(1)));
            Some(Fault::syntax(
                range,
                "cannot use assignment expressions with lambda",
            ))
        }
        "Expected `except` or `finally` after `try` block" => Some(Fault::syntax(
            after_try_block(diagnosis, here),
            "expected 'except' or 'finally' block",
        )),
        _ => None,
    }
}
