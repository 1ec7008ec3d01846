//! What CPython calls an expression that cannot be assigned to.

use super::Diagnosis;
use ruff_python_ast::{Expr, Mod};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::TextRange;

/// The name of the kind of expression that stands in `range`, and whether `==` may be meant.
pub(super) fn name_at(diagnosis: &Diagnosis, range: TextRange) -> Option<(&'static str, bool)> {
    let text = diagnosis.text(range);
    let options = ParseOptions::from(Mode::Expression);
    let parsed = parse_unchecked(&format!("({text})"), options);
    match parsed.into_syntax() {
        Mod::Expression(tree) => {
            let (name, comparable) = name(&tree.body);
            // CPython takes the empty tuple for the whole target.
            Some((name, comparable && !text.starts_with("()")))
        }
        Mod::Module(_) => None,
    }
}

fn name(expression: &Expr) -> (&'static str, bool) {
    match expression {
        Expr::Attribute(_) => ("attribute", true),
        Expr::Subscript(_) => ("subscript", true),
        Expr::Starred(_) => ("starred", true),
        Expr::Name(_) => ("name", true),
        Expr::List(_) => ("list", false),
        Expr::Tuple(_) => ("tuple", false),
        Expr::Lambda(_) => ("lambda", false),
        Expr::Call(_) => ("function call", true),
        Expr::BinOp(_) => ("expression", true),
        Expr::UnaryOp(node) => ("expression", node.op != ruff_python_ast::UnaryOp::Not),
        Expr::BoolOp(_) => ("expression", false),
        Expr::Generator(_) => ("generator expression", false),
        Expr::Yield(_) | Expr::YieldFrom(_) => ("yield expression", true),
        Expr::Await(_) => ("await expression", true),
        Expr::ListComp(_) => ("list comprehension", true),
        Expr::SetComp(_) => ("set comprehension", true),
        Expr::DictComp(_) => ("dict comprehension", true),
        Expr::Dict(_) => ("dict literal", true),
        Expr::Set(_) => ("set display", true),
        Expr::FString(_) => ("f-string expression", true),
        Expr::TString(_) => ("t-string expression", true),
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => {
            ("literal", true)
        }
        Expr::BooleanLiteral(node) if node.value => ("True", false),
        Expr::BooleanLiteral(_) => ("False", false),
        Expr::NoneLiteral(_) => ("None", false),
        Expr::EllipsisLiteral(_) => ("ellipsis", true),
        Expr::Compare(_) => ("comparison", false),
        Expr::If(_) => ("conditional expression", false),
        Expr::Named(_) => ("named expression", true),
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => ("expression", false),
    }
}
