//! Pages of documentation that are made from tables, and the test that they are not stale.

use std::fs;

/// A page's path, and what makes it.
type Page = (&'static str, fn() -> String);

const PAGES: &[Page] = &[(
    "docs/instructions.md",
    hognose_bytecode::docs::instructions_page,
)];

/// `cargo xtask docs [--check]`
pub fn run(arguments: &[String]) -> Result<(), String> {
    let check = match arguments {
        [] => false,
        [only] if only == "--check" => true,
        _ => return Err("docs takes --check or nothing".to_string()),
    };
    for (path, page) in PAGES {
        match check {
            true => check_page(path, &page())?,
            false => fs::write(path, page()).map_err(|error| format!("{path}: {error}"))?,
        }
    }
    Ok(())
}

fn check_page(path: &str, page: &str) -> Result<(), String> {
    let found = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    match found == page {
        true => Ok(()),
        false => Err(format!("{path} is stale: cargo xtask docs")),
    }
}
