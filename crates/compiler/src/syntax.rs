//! The parser behind its boundary: trees out, errors in CPython's words.

use crate::error::{CompileError, ErrorKind, Reporter};
use ruff_python_ast::{Mod, ModExpression, ModModule, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};
use ruff_text_size::Ranged;

/// Parses statements.
pub(crate) fn parse_module(reporter: &Reporter) -> Result<ModModule, CompileError> {
    match checked(reporter, Mode::Module)? {
        Mod::Module(tree) => Ok(tree),
        Mod::Expression(tree) => Err(reporter.syntax(tree.range, "invalid syntax")),
    }
}

/// Parses one expression.
pub(crate) fn parse_expression(reporter: &Reporter) -> Result<ModExpression, CompileError> {
    match checked(reporter, Mode::Expression)? {
        Mod::Expression(tree) => Ok(tree),
        Mod::Module(tree) => Err(reporter.syntax(tree.range, "invalid syntax")),
    }
}

fn checked(reporter: &Reporter, mode: Mode) -> Result<Mod, CompileError> {
    let options = ParseOptions::from(mode).with_target_version(PythonVersion::PY314);
    let parsed: Parsed<Mod> = parse_unchecked(reporter.source.text(), options);
    if let Some(error) = parsed.errors().first() {
        let message = error.error.to_string();
        return Err(reporter.error(ErrorKind::Syntax, error.range(), message));
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return Err(reporter.syntax(error.range(), "invalid syntax"));
    }
    Ok(parsed.into_syntax())
}
