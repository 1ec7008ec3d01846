//! The instruction set as a page of documentation, from the table.

use crate::instruction::{InstructionInfo, Opcode};
use crate::operand::OperandKind;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const INTRODUCTION: &str = "\
# Instructions

This page is made from the instruction table; `cargo xtask docs` writes it anew.

An instruction is an opcode byte and its operands, each an unsigned LEB128 number in its shortest
form. Every instruction costs one unit of fuel; work that grows with the operands costs more, as the
engine's documentation says. In stack pictures the top is at the right. `method receiver` is the pair
that `LOAD_METHOD` makes, `saved` a saved local slot, `state` a saved exception state; every other
name is an object. A name that leads both sides of a picture is only looked at: it is still in place
when the instruction raises.
";

/// Sections by the first byte of their instructions.
const SECTIONS: &[(u8, &str)] = &[
    (0x01, "Constants and the operand stack"),
    (0x10, "Variables"),
    (0x30, "Operators"),
    (0x50, "Items and attributes"),
    (0x60, "Containers and strings"),
    (0x80, "Control flow"),
    (0x90, "Functions and calls"),
    (0xa0, "Generators"),
    (0xb0, "Exceptions and `with`"),
    (0xc0, "Imports and rare operations"),
];

/// The page `docs/instructions.md`.
pub fn instructions_page() -> String {
    let mut page = INTRODUCTION.to_string();
    let mut choices = BTreeMap::new();
    let mut sections = SECTIONS.iter().peekable();
    for opcode in Opcode::ALL {
        let info = opcode.info();
        if let Some((_, title)) = sections.next_if(|(first, _)| *first <= info.byte) {
            let _ = writeln!(page, "\n## {title}\n");
            page.push_str("| Byte | Instruction | Operands | Stack | Raises | |\n");
            page.push_str("|---|---|---|---|---|---|\n");
        }
        row(info, &mut page, &mut choices);
    }
    page.push_str(
        "\n## Operands with members\n\n| Operand | Members, numbered from 0 |\n|---|---|\n",
    );
    for (name, texts) in choices {
        let members: Vec<String> = texts.iter().map(|text| code(text)).collect();
        let _ = writeln!(page, "| {name} | {} |", members.join(" "));
    }
    page
}

type Choices = BTreeMap<String, &'static [&'static str]>;

fn row(info: &InstructionInfo, page: &mut String, choices: &mut Choices) {
    let mut operands = Vec::new();
    for (name, kind) in info.operands {
        if let OperandKind::Choice(texts) = kind {
            choices.insert(format!("{} of `{}`", name, info.mnemonic), texts);
        }
        operands.push(format!("{name}: {}", kind_text(*kind)));
    }
    let (byte, mnemonic, operands) = (info.byte, info.mnemonic, operands.join(", "));
    let mut stack = picture(info.before, info.after);
    if let Some(after_jump) = info.after_jump {
        stack = format!("{stack}, jumping {}", picture(info.before, after_jump));
    }
    let raises = if info.quiet { "no" } else { "yes" };
    let doc = info.doc.trim().replace('|', "\\|");
    let _ = writeln!(
        page,
        "| 0x{byte:02x} | `{mnemonic}` | {operands} | {stack} | {raises} | {doc} |"
    );
}

fn picture(before: &str, after: &str) -> String {
    let text = format!("{before} -> {after}");
    code(text.trim())
}

/// `text` as code in a table.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

fn kind_text(kind: OperandKind) -> &'static str {
    match kind {
        OperandKind::Constant => "constant",
        OperandKind::Name => "name",
        OperandKind::Local => "local slot",
        OperandKind::Label => "instruction",
        OperandKind::Count => "number",
        OperandKind::Choice(_) => "member",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/instructions.md");
        let page = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            page == instructions_page(),
            "docs/instructions.md is stale: cargo xtask docs"
        );
    }

    #[test]
    fn every_section_has_instructions() {
        for (first, title) in SECTIONS {
            assert!(Opcode::from_byte(*first).is_some(), "{title}");
        }
        let page = instructions_page();
        for opcode in Opcode::ALL {
            assert!(page.contains(&format!("| `{}` |", opcode.info().mnemonic)));
        }
    }
}
