//! Assembly there and back, and its error messages.

use super::*;
use crate::instruction::Instruction;
use crate::loader::{read_binary, write_binary};
use crate::operand::{Constant, Name};
use crate::program::{CodeIndex, CodeKind, ConstantValue, Handler, Parameters, Program, SlotKind};
use crate::verify;

const SAFE_DIV: &str = "\
.func safe_div(a, b=, /, *rest, k, **kw)   ; \"=\" marks a default
.locals t
.line 3
.try onerr
    LOAD_LOCAL a
    LOAD_LOCAL b
    DIV
.endtry
    RETURN_VALUE
onerr:
    PUSH_EXC
    LOAD_GLOBAL ZeroDivisionError
    CHECK_EXC_MATCH
    JUMP_IF_FALSE other
    POP_TOP
    POP_EXC
    LOAD_CONST None
    RETURN_VALUE
other:
    RERAISE
.end
LOAD_CONST &safe_div      # code object
MAKE_FUNCTION
STORE_VAR safe_div
";

#[track_caller]
fn assembled(text: &str) -> Program {
    match assemble(text, "test.hasm") {
        Ok(program) => program,
        Err(error) => panic!("{error}"),
    }
}

/// `program` disassembled assembles to the same bytes.
#[track_caller]
fn check_round_trip(program: &Program) -> String {
    let text = disassemble(program);
    let again = match assemble(&text, "other.hasm") {
        Ok(again) => again,
        Err(error) => panic!("{error}\n{text}"),
    };
    assert!(
        write_binary(&again) == write_binary(program),
        "{text}\n{again:#?}\n{program:#?}"
    );
    text
}

#[track_caller]
fn check_error(text: &str, expected: &str) {
    let error = assemble(text, "test.hasm").unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn the_plain_program_assembles() {
    let program = assembled("LOAD_CONST 5\nLOAD_CONST 10\nADD\nSTORE_VAR x\n");
    let main = &program.codes[0];
    let expected = [
        Instruction::LoadConst(Constant(0)),
        Instruction::LoadConst(Constant(1)),
        Instruction::Add,
        Instruction::StoreVar(Name(0)),
    ];
    assert_eq!(main.instructions, expected);
    assert_eq!(
        main.constants,
        [ConstantValue::Int(5), ConstantValue::Int(10)]
    );
    assert_eq!(main.names, ["x"]);
    assert_eq!(main.positions[2].line, 3);
    assert_eq!(
        (main.positions[3].column, main.positions[3].end_column),
        (0, 11)
    );
    assert_eq!(program.source.filename, "test.hasm");
    check_round_trip(&program);
    verify(program).unwrap();
}

#[test]
fn functions_have_slots_handlers_and_lines() {
    let program = assembled(SAFE_DIV);
    let function = &program.codes[1];
    let names: Vec<&str> = function
        .locals
        .iter()
        .map(|slot| slot.name.as_str())
        .collect();
    assert_eq!(names, ["a", "b", "k", "rest", "kw", "t"]);
    let parameters = Parameters {
        positional_count: 2,
        positional_only_count: 2,
        keyword_only_count: 1,
        var_positional: true,
        var_keyword: true,
    };
    assert_eq!(function.parameters, parameters);
    let region = Handler {
        start: 0,
        end: 3,
        target: 4,
        depth: 0,
    };
    assert_eq!(function.handlers, [region]);
    assert_eq!(function.position_at(0).line, 3);
    assert_eq!(
        program.codes[0].constants,
        [ConstantValue::Code(CodeIndex(1))]
    );
    assert!(program.codes[0].positions.is_empty());
    assert_eq!(program.source.text, None);
    check_round_trip(&program);
    verify(program).unwrap();
}

#[test]
fn depths_of_handlers_are_found() {
    let text = "\
LOAD_CONST 1
.try outer
NOP
LOAD_CONST 2
.try inner
LOAD_VAR a
POP_TOP
.endtry
POP_TOP
LOAD_VAR b
POP_TOP
.endtry
POP_TOP
HALT
inner:
POP_TOP
outer:
POP_TOP
POP_TOP
";
    let program = assembled(text);
    let regions = [(1, 3, 11, 1), (3, 5, 10, 2), (5, 8, 11, 1)];
    let regions = regions.map(|(start, end, target, depth)| Handler {
        start,
        end,
        target,
        depth,
    });
    // The handler of the inner region leaves one item, the exception of the outer one another.
    assert_eq!(program.codes[0].handlers.len(), 3);
    assert_eq!(program.codes[0].handlers, regions);
    check_round_trip(&program);
    verify(program).unwrap();
}

#[test]
fn functions_nest() {
    let text = "\
.func outer()
.func inner()
LOAD_CONST None
RETURN_VALUE
.end
.func Class
.class
.func method(self)
.generator
.free x
LOAD_CONST None
RETURN_VALUE
.end
LOAD_CONST &method
POP_TOP
LOAD_CONST None
RETURN_VALUE
.end
LOAD_CONST &\"outer.<locals>.inner\"
POP_TOP
LOAD_CONST &Class
RETURN_VALUE
.end
LOAD_CONST &outer
LOAD_CONST (&@1, 1)
";
    let program = assembled(text);
    let names: Vec<&str> = program
        .codes
        .iter()
        .map(|code| code.qualname.as_str())
        .collect();
    let method = "outer.<locals>.Class.method";
    let expected = [
        "<module>",
        "outer",
        "outer.<locals>.inner",
        "outer.<locals>.Class",
        method,
    ];
    assert_eq!(names, expected);
    assert_eq!(program.codes[4].kind, CodeKind::Generator);
    assert_eq!(program.codes[4].locals[1].kind, SlotKind::Free);
    assert_eq!(program.codes[1].first_line, 1);
    check_round_trip(&program);
}

#[test]
fn a_label_at_mains_end_names_a_halt() {
    let program = assembled("loop: JUMP end\nJUMP loop\nend:");
    assert_eq!(
        program.codes[0].instructions.last(),
        Some(&Instruction::Halt)
    );
    check_round_trip(&program);
    verify(program).unwrap();
}

#[test]
fn literals_come_back() {
    for literal in [
        "None",
        "True",
        "False",
        "...",
        "0",
        "-1",
        "0x_ff",
        "0o17",
        "0b101",
        "1_000",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "1.5",
        "-0.0",
        "1e3",
        "1_0.5e-1_0",
        ".5",
        "5.",
        "inf",
        "-inf",
        "nan",
        "nan:0x7ff0000000000001",
        "2j",
        "-2.5j",
        "1+2j",
        "1-2j",
        "-1.5+0j",
        "complex(-0.0, nan)",
        "'a'",
        "\"a'b\"",
        "r'\\n'",
        "'\\n;#'",
        "b'\\xff'",
        "rb'\\x'",
        "()",
        "(1)",
        "(1,)",
        "((1, ()), 'a', b'b',)",
        "frozenset({})",
        "frozenset({1, (2, 3)})",
    ] {
        let program = assembled(&format!("LOAD_CONST {literal}"));
        check_round_trip(&program);
    }
    let constants = |text: &str| assembled(text).codes[0].constants.clone();
    assert_eq!(constants("LOAD_CONST (1)"), [ConstantValue::Int(1)]);
    assert_eq!(constants("LOAD_CONST 0x_ff"), [ConstantValue::Int(255)]);
    assert_eq!(
        constants("LOAD_CONST 1-2j"),
        [ConstantValue::Complex(1.0, -2.0)]
    );
    let three = constants("LOAD_CONST 1\nLOAD_CONST True\nLOAD_CONST 1.0\nLOAD_CONST 1");
    assert_eq!(three.len(), 3);
}

#[test]
fn tables_are_kept_in_their_order() {
    let text = "\
.source \"x.py\"
.names b \"two words\" a a
.const 1
.const 1
.const \"unused\"
.cells c
.hidden c d
LOAD_CONST 1
LOAD_CONST @1
LOAD_CONST 2
LOAD_VAR a
LOAD_VAR @3
LOAD_LOCAL @1
LOAD_LOCAL c
LOAD_VAR @99
JUMP @99
";
    let program = assembled(text);
    let main = &program.codes[0];
    assert_eq!(main.names.len(), 4);
    assert_eq!(main.constants.len(), 4);
    assert_eq!(main.instructions[2], Instruction::LoadConst(Constant(3)));
    assert_eq!(main.instructions[4], Instruction::LoadVar(Name(3)));
    assert_eq!(main.instructions[7], Instruction::LoadVar(Name(99)));
    let text = check_round_trip(&program);
    assert!(text.contains("LOAD_LOCAL @1"), "{text}");
}

#[test]
fn malformed_headers_are_kept_too() {
    let text = "\
.source \"x.py\"
.function
.name \"odd one\"
.parameters positional=4294967295 positional_only=7 keyword_only=1 var_keyword
.slot free x
.slot local x
.handler 9 3 7 depth=1
.func f
.module
.parameters positional=2
.slot local a
.slot local a
.end
";
    let program = assembled(text);
    assert_eq!(program.codes[0].parameters.positional_count, u32::MAX);
    let shown = check_round_trip(&program);
    assert!(shown.contains(".handler 9 3 7 depth=1"), "{shown}");
}

#[test]
fn disassembly_shows_the_source() {
    let text = "\
.source \"x.py\"
LOAD_CONST 5 [1:4-5]
STORE_VAR x [1:0-1]
LOAD_CONST None [2:0-4:9]
RETURN_VALUE
.text \"x = 5\\n\"
.text \"# ä\\n\"
";
    let program = assembled(text);
    let expected = "\
.source \"x.py\"

; 1: x = 5
LOAD_CONST 5                             [1:4-5]
STORE_VAR x                              [1:0-1]
; 2: # ä
LOAD_CONST None                          [2:0-4:9]
RETURN_VALUE

.text \"x = 5\\n\"
.text \"# ä\\n\"
";
    assert_eq!(disassemble(&program), expected);
    check_round_trip(&program);
}

#[test]
fn long_operands_are_not_repeated() {
    let long = "x".repeat(1_000);
    let mut text = format!(".func {long}\n.locals {long}\n");
    let line = format!("LOAD_CONST '{long}'\nLOAD_VAR {long}\nLOAD_LOCAL {long}\n");
    text.push_str(&line.repeat(100));
    text.push_str(".end");
    let program = assembled(&text);
    assert_eq!(program.codes[1].constants.len(), 1);
    let mut program = read_binary(&write_binary(&program)).unwrap();
    program.source.text = None;
    let text = check_round_trip(&program);
    assert!(text.len() < 30_000, "{}", text.len());
}

#[test]
fn errors_show_their_place() {
    check_error(
        "LOAD_CONST 1\n    LOAD_CNST 5 ; five\n",
        "\
test.hasm:2:5: no instruction is called `LOAD_CNST`
  |
2 |     LOAD_CNST 5 ; five
  |     ^^^^^^^^^ did you mean `LOAD_CONST`?",
    );
    check_error(
        "JUMP ende\nend:\nNOP",
        "\
test.hasm:1:6: label `ende` is not defined
  |
1 | JUMP ende
  |      ^^^^ did you mean `end`?",
    );
    check_error(
        "a:\nNOP\na: NOP",
        "\
test.hasm:3:1: label `a` is defined twice
  |
3 | a: NOP
  | ^ it is in line 1 too",
    );
}

#[test]
fn errors_say_what_is_wrong() {
    let message = |text: &str| assemble(text, "").unwrap_err().message;
    let count = "`LOAD_CONST` takes 1 operand(s) (constant), found";
    assert_eq!(message("LOAD_CONST"), format!("{count} 0"));
    assert_eq!(message("LOAD_CONST 1 2"), format!("{count} more"));
    assert_eq!(message("ADD 1"), "`ADD` takes no operand, found more");
    assert_eq!(
        message("UNPACK_EX 1"),
        "`UNPACK_EX` takes 2 operand(s) (before, after), found 1"
    );
    assert_eq!(message("LOAD_CONST 'a"), "string is not closed");
    assert_eq!(message("LOAD_CONST x"), "`x` is not a constant");
    assert_eq!(
        message("LOAD_CONST 012"),
        "leading zeros are not allowed in integers"
    );
    assert_eq!(message("LOAD_CONST 1__0"), "invalid number");
    assert_eq!(message("LOAD_CONST 1x"), "invalid number");
    assert_eq!(message("LOAD_CONST (1 2)"), "expected `,` or `)`");
    assert_eq!(message("LOAD_CONST (1,"), "`)` is missing");
    assert_eq!(
        message("LOAD_CONST &nothing"),
        "no function is called `nothing`"
    );
    assert_eq!(message("LOAD_LOCAL x"), "no local slot is called `x`");
    assert_eq!(message("COPY -1"), "position: expected a number");
    assert_eq!(
        message("COPY 4294967296"),
        "position: number exceeds 32 bits"
    );
    assert_eq!(message("COMPARE ~"), "unexpected character `~`");
    assert_eq!(message("COMPARE +"), "`+` is no operator");
    assert_eq!(message(".end"), "`.end` without `.func`");
    assert_eq!(message(".func f"), "`.func` without `.end`");
    assert_eq!(message(".try a\nNOP\na:"), "`.try` without `.endtry`");
    assert_eq!(
        message(".try a\n.endtry\na:"),
        "`.try` guards no instruction"
    );
    assert_eq!(message(".endtry"), "`.endtry` without `.try`");
    assert_eq!(message(".foo"), "no directive is called `.foo`");
    assert_eq!(message(".line"), "expected a number");
    assert_eq!(message(".line 1 2"), "unexpected operand of `.line`");
    assert_eq!(
        message(".func f(a, /, b, /)"),
        "`/` stands once, after positional parameters"
    );
    assert_eq!(
        message("5"),
        "expected an instruction, a label or a directive"
    );
    assert_eq!(
        message("LOAD_CONST 1\n.const 1"),
        "`.const` stands before the first instruction with a constant"
    );
    let twice = ".func f\n.end\n.func f\n.end\nLOAD_CONST &f";
    assert_eq!(message(twice), "2 functions are called `f`");
    let deep = format!("LOAD_CONST {}", "(".repeat(100_000));
    assert_eq!(message(&deep), "constant of more than 100 levels");
    let digits = format!("LOAD_CONST {}", "9".repeat(4_301));
    assert_eq!(message(&digits), "integer of more than 4300 decimal digits");
    let nested = ".func f\n".repeat(65);
    assert_eq!(
        message(&nested),
        "more than 64 functions within one another"
    );
}
