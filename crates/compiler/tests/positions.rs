//! Instructions stand where CPython 3.14 says they stand: `positions/*.positions` are its answers.
//!
//! With `HOGNOSE_POSITIONS` naming a folder of Python files for which `regenerate.py` has been run,
//! compares those too and prints what differs.

use hognose_bytecode::Opcode;
use std::collections::BTreeSet;
use std::path::Path;

const KINDS: &[(&str, &[Opcode])] = &[
    (
        "call",
        &[
            Opcode::CallFunc,
            Opcode::CallFuncKw,
            Opcode::CallMethod,
            Opcode::CallMethodKw,
            Opcode::CallEx,
        ],
    ),
    (
        "attribute",
        &[
            Opcode::LoadAttr,
            Opcode::LoadMethod,
            Opcode::LoadSuperAttr,
            Opcode::LoadSuperMethod,
        ],
    ),
    ("store_attribute", &[Opcode::StoreAttr]),
    ("delete_attribute", &[Opcode::DeleteAttr]),
    ("item", &[Opcode::LoadItem, Opcode::LoadSlice]),
    ("store_item", &[Opcode::StoreItem, Opcode::StoreSlice]),
    ("delete_item", &[Opcode::DeleteItem]),
    (
        "compare",
        &[Opcode::Compare, Opcode::IsOp, Opcode::ContainsOp],
    ),
    ("unary", &[Opcode::Neg, Opcode::Invert]),
    ("raise", &[Opcode::Raise]),
    ("yield", &[Opcode::YieldValue, Opcode::YieldFrom]),
    ("iterate", &[Opcode::GetIter, Opcode::ForIter]),
    ("unpack", &[Opcode::UnpackSequence, Opcode::UnpackEx]),
    ("import", &[Opcode::ImportName, Opcode::ImportFrom]),
    ("special", &[Opcode::LoadSpecial, Opcode::WithExceptStart]),
    ("match", &[Opcode::CheckExcMatch]),
    ("name", &[Opcode::LoadGlobal, Opcode::LoadVar]),
    ("store_name", &[Opcode::StoreGlobal, Opcode::StoreVar]),
    (
        "format",
        &[
            Opcode::FormatSimple,
            Opcode::FormatWithSpec,
            Opcode::ConvertValue,
        ],
    ),
    ("function", &[Opcode::MakeFunction]),
    (
        "append",
        &[Opcode::ListAppend, Opcode::SetAdd, Opcode::MapAdd],
    ),
    (
        "extend",
        &[
            Opcode::ListExtend,
            Opcode::SetUpdate,
            Opcode::DictUpdate,
            Opcode::DictMerge,
        ],
    ),
    ("inplace", &[Opcode::Inplace]),
    (
        "binary",
        &[
            Opcode::Add,
            Opcode::Sub,
            Opcode::Mul,
            Opcode::Div,
            Opcode::FloorDiv,
            Opcode::Mod,
            Opcode::Pow,
            Opcode::MatMul,
            Opcode::LShift,
            Opcode::RShift,
            Opcode::BitAnd,
            Opcode::BitOr,
            Opcode::BitXor,
        ],
    ),
];

fn positions_of(source: &str, filename: &str) -> Option<BTreeSet<String>> {
    let program = hognose_compiler::compile(source, filename).ok()?;
    let mut lines = BTreeSet::new();
    for code in &program.codes {
        for (instruction, at) in code.instructions.iter().zip(&code.positions) {
            let opcode = instruction.opcode();
            let kind = KINDS.iter().find(|(_, opcodes)| opcodes.contains(&opcode));
            if let Some((kind, _)) = kind {
                lines.insert(format!(
                    "{kind} {}:{}-{}:{}",
                    at.line, at.column, at.end_line, at.end_column
                ));
            }
        }
    }
    Some(lines)
}

/// Lines only one side has, for every file of a folder that has an answer.
fn differences(folder: &Path) -> Vec<String> {
    let mut differences = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    for path in paths {
        let Ok(answer) = std::fs::read_to_string(path.with_extension("positions")) else {
            continue;
        };
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let expected: BTreeSet<String> = answer.lines().map(str::to_string).collect();
        let Some(found) = positions_of(&source, &name) else {
            continue;
        };
        for line in expected.difference(&found) {
            differences.push(format!("{name}: CPython only: {line}"));
        }
        for line in found.difference(&expected) {
            differences.push(format!("{name}: here only: {line}"));
        }
    }
    differences
}

#[test]
fn positions_are_those_of_cpython() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/positions");
    let differences = differences(&folder);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
#[ignore = "needs a folder of Python files with answers"]
fn positions_of_a_folder() {
    let folder = std::env::var("HOGNOSE_POSITIONS").expect("HOGNOSE_POSITIONS names a folder");
    for line in differences(Path::new(&folder)) {
        println!("{line}");
    }
}
