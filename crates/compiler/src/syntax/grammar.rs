//! Faults in the order of tokens. What CPython has no special words for is "invalid syntax", at the
//! token that cannot follow.

use super::{Diagnosis, Fault, target};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, ParseError, ParseErrorType};
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
        "Multiple exception types must be parenthesized when using `as`",
        "multiple exception types must be parenthesized when using 'as'",
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

fn target_fault(
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

fn argument_fault(
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
            diagnosis.range(here.saturating_sub(1)),
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
            diagnosis.range(here.saturating_sub(1)),
            "cannot use except statement with attribute",
        )),
        (T::Colon, T::Lpar) if diagnosis.kind_before(here) == T::Lambda => Some(Fault::syntax(
            range,
            "Lambda expression parameters cannot be parenthesized",
        )),
        (T::Rpar, T::Lpar) if first == T::Def => Some(Fault::syntax(
            range,
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
            diagnosis.range(here.saturating_sub(1)),
            "cannot use attribute as import target",
        )),
        _ => forgotten_comma(diagnosis, here),
    }
}

fn is_augmented(kind: TokenKind) -> bool {
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

fn augmented_tuple(diagnosis: &Diagnosis, here: usize) -> Fault {
    let start = diagnosis.line_start(here);
    let range = diagnosis
        .range(start)
        .cover(diagnosis.range(here.saturating_sub(1)));
    Fault::syntax(
        range,
        "'tuple' is an illegal expression for augmented assignment",
    )
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

/// Whether the nearest keyword before is a `lambda` that still lacks its colon.
fn in_lambda(diagnosis: &Diagnosis, here: usize) -> bool {
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
fn conditional_start(diagnosis: &Diagnosis, here: usize) -> usize {
    let start = diagnosis.line_start(here);
    (start..here)
        .rev()
        .find(|index| diagnosis.kind(*index) == TokenKind::If)
        .unwrap_or(here)
}

/// `if x = 1:`
fn equal_in_condition(diagnosis: &Diagnosis, here: usize) -> Fault {
    let start = diagnosis.operand_start(here);
    let range = diagnosis
        .range(start)
        .cover(diagnosis.range(here.saturating_sub(1)));
    let message = match target::name_at(diagnosis, range) {
        Some(("name", _)) | None => {
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?".to_string()
        }
        Some((name, _)) => {
            format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
        }
    };
    Fault::syntax(range, message)
}

/// Two operands side by side in a bracket.
fn forgotten_comma(diagnosis: &Diagnosis, here: usize) -> Option<Fault> {
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

fn expected_expression(diagnosis: &Diagnosis, here: usize) -> Option<Fault> {
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

fn unexpected_indent(diagnosis: &Diagnosis, range: TextRange) -> Fault {
    let source = diagnosis.reporter.source;
    let index = diagnosis.index_at(range.end());
    let token = diagnosis.range(index);
    let (_, column) = source.line_and_column(token.start());
    let place = match column {
        0 => token.start(),
        _ => token.start() - ruff_text_size::TextSize::new(1),
    };
    Fault::indentation(TextRange::empty(place), "unexpected indent")
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

fn fstring_fault(
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

fn starred(diagnosis: &Diagnosis, here: usize, range: TextRange) -> Option<Fault> {
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
            Some(Fault::syntax(range, message))
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

/// The token after the block of a `try` that ends before `here`.
fn after_try_block(diagnosis: &Diagnosis, here: usize) -> TextRange {
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
fn missing_block(diagnosis: &Diagnosis, here: usize, clause: &str) -> Fault {
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
