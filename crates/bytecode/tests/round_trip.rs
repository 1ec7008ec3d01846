//! Programs come back from bytes and from text exactly as they were, byte for byte.

#[allow(dead_code)]
mod common;

use common::Random;
use hognose_bytecode::assembly::{assemble, disassemble};
use hognose_bytecode::loader::{read_binary, write_binary};
use hognose_bytecode::parser::{encode, parse};
use hognose_bytecode::{Instruction, Program};

#[track_caller]
fn check(program: &Program) {
    let bytes = write_binary(program);
    let read = read_binary(&bytes).unwrap_or_else(|error| panic!("{error}\n{program:#?}"));
    assert!(write_binary(&read) == bytes, "{program:#?}");
    for code in &program.codes {
        let parsed = parse(&encode(&code.instructions)).unwrap();
        let instructions: Vec<Instruction> = parsed.iter().map(|each| each.instruction).collect();
        assert_eq!(instructions, code.instructions);
    }
    let text = disassemble(program);
    let again = assemble(&text, "other").unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(
        write_binary(&again) == bytes,
        "{text}\n{again:#?}\n{program:#?}"
    );
}

#[test]
fn generated_programs_come_back() {
    let mut random = Random(1);
    for _ in 0..3_000 {
        check(&common::program(&mut random));
    }
}

#[test]
fn fixtures_come_back() {
    for text in common::fixtures() {
        // One constant is too deep for the binary form, which is what its file is about.
        if !text.contains("constants nest only so deep") {
            check(&assemble(&text, "fixture.hasm").unwrap());
        }
    }
}
