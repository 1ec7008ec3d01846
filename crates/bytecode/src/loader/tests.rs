//! The binary form: what is written comes back, and nothing else is read.

use super::write::content_hash;
use super::*;
use crate::instruction::Instruction;
use crate::operand::{Constant, Local};
use crate::program::{
    Code, CodeIndex, CodeKind, ConstantValue, Handler, LocalSlot, Parameters, Position, Program,
    SlotKind, Source,
};
use dashu_int::IBig;

fn sample() -> Program {
    let mut main = Code::new(CodeKind::Module, "<module>");
    let nested = ConstantValue::FrozenSet(vec![
        ConstantValue::Tuple(vec![]),
        ConstantValue::Tuple(vec![
            ConstantValue::Bytes(vec![0, 255]),
            ConstantValue::None,
        ]),
        ConstantValue::Str("größe".into()),
    ]);
    main.constants = vec![
        nested,
        ConstantValue::Int(i64::MIN),
        ConstantValue::Int(i64::MAX),
        ConstantValue::BigInt(-(IBig::from(1) << 200)),
        ConstantValue::Float(-0.0),
        ConstantValue::Complex(1.5, f64::INFINITY),
        ConstantValue::Bool(true),
        ConstantValue::Bool(false),
        ConstantValue::Ellipsis,
        ConstantValue::Code(CodeIndex(1)),
    ];
    main.names = vec!["x".into(), String::new()];
    main.instructions = vec![Instruction::LoadConst(Constant(0)), Instruction::PopTop];
    main.first_line = 1;
    let mut function = Code::new(CodeKind::Generator, "f");
    function.docstring = Some("what it does".into());
    function.parameters = Parameters {
        positional_count: 1,
        var_keyword: true,
        ..Parameters::default()
    };
    function.locals = [
        ("a", SlotKind::Cell),
        ("k", SlotKind::Local),
        ("b", SlotKind::Free),
    ]
    .map(|(name, kind)| LocalSlot {
        name: name.into(),
        kind,
    })
    .to_vec();
    function.instructions = vec![
        Instruction::MakeCell(Local(0)),
        Instruction::LoadConst(Constant(0)),
        Instruction::ReturnValue,
    ];
    function.handlers = vec![Handler {
        start: 0,
        end: 2,
        target: 1,
        depth: 3,
    }];
    let position = Position {
        line: 7,
        end_line: 9,
        column: 4,
        end_column: 2,
    };
    function.positions = vec![
        position,
        position,
        Position {
            line: 3,
            ..Position::default()
        },
    ];
    Program {
        codes: vec![main, function],
        source: Source {
            filename: "x.py".into(),
            text: Some("text\n".into()),
        },
    }
}

/// `sections` as a file with a right hash.
fn sealed(sections: &[u8]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend_from_slice(&VERSION.to_le_bytes());
    file.extend_from_slice(&content_hash(VERSION, sections));
    file.extend_from_slice(sections);
    file
}

#[track_caller]
fn check_error(file: &[u8], expected: &str) {
    assert_eq!(read_binary(file).unwrap_err().to_string(), expected);
}

#[test]
fn programs_come_back() {
    let program = sample();
    let file = write_binary(&program);
    assert_eq!(read_binary(&file).unwrap(), program);
    assert_eq!(program_hash(&program), file[10..HEADER_SIZE]);
    let empty = Program::default();
    assert_eq!(read_binary(&write_binary(&empty)).unwrap(), empty);
}

#[test]
fn floats_keep_their_bits() {
    let mut program = sample();
    let bits = [0x7ff8_0000_0000_0001, 0xfff0_0000_0000_0001, 1];
    program.codes[0].constants = bits
        .iter()
        .map(|bits| ConstantValue::Float(f64::from_bits(*bits)))
        .collect();
    let read = read_binary(&write_binary(&program)).unwrap();
    for (constant, bits) in read.codes[0].constants.iter().zip(bits) {
        assert!(matches!(constant, ConstantValue::Float(number) if number.to_bits() == bits));
    }
}

#[test]
fn every_byte_counts() {
    let file = write_binary(&sample());
    for offset in 0..file.len() {
        let mut changed = file.clone();
        changed[offset] ^= 0x10;
        assert!(read_binary(&changed).is_err(), "byte {offset}");
        assert!(read_binary(&file[..offset]).is_err(), "{offset} bytes");
        // With the hash put right, another program or an error, but never the same program.
        if offset >= HEADER_SIZE {
            let read = read_binary(&sealed(&changed[HEADER_SIZE..]));
            assert_ne!(read.ok(), Some(sample()), "byte {offset}");
        }
    }
}

#[test]
fn damage_is_named() {
    let file = write_binary(&sample());
    let mut changed = file.clone();
    changed[60] ^= 1;
    check_error(&changed, "content hash does not match: the file is damaged");
    changed[8] = 9;
    check_error(
        &changed,
        "binary form version 9 is not supported (this is version 1)",
    );
    check_error(&file[..9], "byte 9: the version is cut short");
    check_error(
        b"",
        "not a program: the magic number of the binary form is missing",
    );
    let mut longer = file[HEADER_SIZE..].to_vec();
    longer.push(4);
    let text = format!(
        "byte {}: unexpected bytes after the last section",
        file.len()
    );
    check_error(&sealed(&longer), &text);
    check_error(
        &sealed(&[2, 0]),
        "byte 42: section 2 where section 1 is due",
    );
    check_error(
        &sealed(&[1, 0xff, 0xff, 0x03, 1]),
        "byte 47: a section is cut short",
    );
}

#[test]
fn nothing_is_allocated_from_a_declared_count() {
    // A source section, then codes: two hundred million of them, says the count.
    let huge = [0xff, 0xff, 0xff, 0x7f];
    let sections = [&[1, 2, 0, 0, 2, 4][..], &huge, &[3, 0]].concat();
    let text = "byte 48: 268435455 codes exceed the limit of 262144";
    check_error(&sealed(&sections), text);
    let sections = [&[1, 2, 0, 0, 2, 2, 0xff, 0x7f, 3, 0][..]].concat();
    check_error(&sealed(&sections), "byte 50: codes is cut short");
}

#[test]
fn only_the_canonical_form_is_read() {
    // Two runs of positions where one would do.
    let mut program = sample();
    program.codes.truncate(1);
    program.codes[0].positions = vec![Position::default(); 2];
    let file = write_binary(&program);
    let end = file.len() - 8;
    assert_eq!(file[end..], [3, 6, 1, 2, 0, 0, 0, 0]);
    let mut other = file[HEADER_SIZE..end].to_vec();
    other.extend_from_slice(&[3, 11, 2, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    let text = format!("byte {}: not the canonical form of the program", end + 1);
    check_error(&sealed(&other), &text);
}

#[test]
fn constants_nest_only_so_deep() {
    let mut program = sample();
    program.codes.truncate(1);
    let nest = |levels: usize| {
        (0..levels).fold(ConstantValue::None, |inner, _| {
            ConstantValue::Tuple(vec![inner])
        })
    };
    program.codes[0].constants = vec![nest(64)];
    assert_eq!(read_binary(&write_binary(&program)).unwrap(), program);
    program.codes[0].constants = vec![nest(65)];
    let error = read_binary(&write_binary(&program)).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("levels of a constant exceed the limit of 64"),
        "{error}"
    );
}
