//! Runs `tests/reject`: what the verifier must refuse, each file with its reason in the first line
//! after `; reject:`, and beside it, as `*_accepted.hasm`, what it must not refuse.

use hognose_bytecode::assembly::assemble;
use hognose_bytecode::verifier::Rule;
use hognose_bytecode::verify;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Rules that a text of sensible size cannot break; the verifier's own tests break them.
const NOT_IN_TEXT: &[Rule] = &[Rule::Size, Rule::Positions, Rule::Work];

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reject");
    let entries = std::fs::read_dir(&folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "hasm"));
    paths.sort();
    paths
}

/// The rule a case is refused by, or `None` if it is accepted.
fn check(path: &Path) -> Option<Rule> {
    let text = std::fs::read_to_string(path).unwrap();
    let program = assemble(&text, "case.hasm").unwrap_or_else(|error| panic!("{error}"));
    let error = verify(program).err();
    let first_line = text.lines().next().unwrap_or("");
    let expected = first_line.strip_prefix("; reject: ");
    assert!(
        expected.is_some() || first_line == "; accept",
        "{}: first line",
        path.display()
    );
    let found = error.as_ref().map(|error| error.to_string());
    assert_eq!(found.as_deref(), expected, "{}", path.display());
    error.map(|error| error.rule)
}

#[test]
fn the_verifier_refuses_for_the_right_reason() {
    let paths = cases();
    let mut rules = HashSet::new();
    for path in &paths {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let Some(rule) = check(path) else {
            assert!(stem.ends_with("_accepted"), "{stem} is accepted");
            continue;
        };
        rules.insert(rule);
        let accepted = path.with_file_name(format!("{stem}_accepted.hasm"));
        assert!(
            paths.contains(&accepted),
            "{stem} has no accepted counterpart"
        );
    }
    for rule in Rule::ALL {
        let expected = !NOT_IN_TEXT.contains(rule);
        assert_eq!(
            rules.contains(rule),
            expected,
            "{rule:?} has a case: {expected}"
        );
    }
}
