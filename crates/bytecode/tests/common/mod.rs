//! What several tests need: reproducible randomness, programs made from it, fixtures.

use dashu_int::{IBig, UBig};
use hognose_bytecode::operand::OperandKind;
use hognose_bytecode::program::{
    Code, CodeIndex, CodeKind, ConstantValue, Handler, LocalSlot, Parameters, Position, Program,
    SlotKind, Source,
};
use hognose_bytecode::{Instruction, Opcode};
use std::path::Path;

/// A generator of numbers that are the same every time (SplitMix64).
pub struct Random(pub u64);

impl Random {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit.max(1) as u64) as usize
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of `items`.
    pub fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }

    /// As many items as `limit` at most.
    pub fn list<T>(&mut self, limit: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(limit + 1)).map(|_| make(self)).collect()
    }
}

const NAMES: &[&str] = &[
    "x",
    "y",
    "self",
    "größe",
    ".0",
    "<lambda>",
    "",
    "two words",
    "\"quoted\\\"",
    "\n",
    "None",
    "end",
    "\u{1f40d}",
    "nan",
    "b",
    "x;#",
];

/// Any program: its bytes and its text must come back, whether it makes sense or not.
pub fn program(random: &mut Random) -> Program {
    let count = 1 + random.below(4);
    Program {
        codes: (0..count).map(|_| code(random, count)).collect(),
        source: Source {
            filename: name(random),
            text: random.once_in(2).then(|| random.list(4, line).concat()),
        },
    }
}

fn line(random: &mut Random) -> String {
    let end = random.pick(&["\n", "\n", "\r\n", "", "\r"]);
    format!("{} = {}{end}", name(random), random.below(9))
}

fn name(random: &mut Random) -> String {
    match random.once_in(20) {
        true => "long_".repeat(20),
        false => random.pick(NAMES).to_string(),
    }
}

fn code(random: &mut Random, code_count: usize) -> Code {
    use CodeKind::{AsyncGenerator, Class, Coroutine, Function, Generator, Module};
    let kinds = [
        Module,
        Class,
        Function,
        Generator,
        Coroutine,
        AsyncGenerator,
    ];
    let mut code = Code::new(random.pick(&kinds), &name(random));
    if random.once_in(2) {
        code.qualname = format!("{}.{}", name(random), name(random));
    }
    code.docstring = random.once_in(3).then(|| name(random));
    code.first_line = random.below(3) as u32;
    let kinds = [
        SlotKind::Local,
        SlotKind::Cell,
        SlotKind::Free,
        SlotKind::Hidden,
    ];
    code.locals = random.list(6, |random| LocalSlot {
        name: name(random),
        kind: random.pick(&kinds),
    });
    code.parameters = parameters(random);
    code.names = random.list(5, name);
    code.constants = random.list(6, |random| match random.once_in(4) {
        true => ConstantValue::Code(CodeIndex(random.below(code_count + 1) as u32)),
        false => constant(random, 0),
    });
    let count = random.below(30);
    code.instructions = (0..count)
        .map(|_| instruction(random, &code, count))
        .collect();
    code.handlers = handlers(random, count as u32);
    if random.once_in(2) {
        code.positions = positions(random, count);
    }
    code
}

fn parameters(random: &mut Random) -> Parameters {
    let mut count = |limit| random.below(limit) as u32;
    Parameters {
        positional_count: count(3),
        positional_only_count: count(2),
        keyword_only_count: count(2),
        var_positional: count(4) == 0,
        var_keyword: count(4) == 0,
    }
}

/// Any constant: floats of any bits, tuples within frozen sets within tuples.
fn constant(random: &mut Random, depth: usize) -> ConstantValue {
    match random.below(if depth < 4 { 12 } else { 10 }) {
        0 => ConstantValue::None,
        1 => ConstantValue::Ellipsis,
        2 => ConstantValue::Bool(random.once_in(2)),
        3 => ConstantValue::Int(random.bits() as i64 >> random.below(64)),
        4 => {
            let magnitude = UBig::from(random.bits() | 1 << 63) << random.below(2_000);
            let number = IBig::from(magnitude) + random.below(1_000);
            ConstantValue::BigInt(if random.once_in(2) {
                number
            } else {
                -number - 1
            })
        }
        5 => ConstantValue::Float(float(random)),
        6 => ConstantValue::Complex(float(random), float(random)),
        7 => ConstantValue::Str(name(random)),
        8 => ConstantValue::Bytes(random.list(8, |random| random.bits() as u8)),
        9 => ConstantValue::Int(random.below(3) as i64),
        10 => ConstantValue::Tuple(random.list(3, |random| constant(random, depth + 1))),
        _ => ConstantValue::FrozenSet(random.list(3, |random| constant(random, depth + 1))),
    }
}

fn float(random: &mut Random) -> f64 {
    let bits = random.bits();
    let special = [
        0.0,
        -0.0,
        1.0,
        0.1,
        1e300,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
    ];
    match random.below(3) {
        0 => f64::from_bits(bits),
        1 => f64::from_bits(bits | 0x7ff0 << 48),
        _ => random.pick(&special),
    }
}

/// Any instruction; operands are in range, mostly.
fn instruction(random: &mut Random, code: &Code, count: usize) -> Instruction {
    let opcode = random.pick(Opcode::ALL);
    let operands = opcode.info().operands.iter().map(|(_, kind)| {
        let limit = match kind {
            OperandKind::Constant => code.constants.len(),
            OperandKind::Name => code.names.len(),
            OperandKind::Local => code.locals.len(),
            OperandKind::Label => count,
            OperandKind::Count => 4,
            OperandKind::Choice(texts) => return random.below(texts.len()) as u32,
        };
        match random.once_in(30) {
            true => random.bits() as u32,
            false => random.below(limit) as u32,
        }
    });
    let operands: Vec<u32> = operands.collect();
    opcode.with_operands(&operands).unwrap_or(Instruction::Nop)
}

fn handlers(random: &mut Random, count: u32) -> Vec<Handler> {
    let mut start = 0;
    random.list(4, |random| {
        let ordered = !random.once_in(10);
        let end = start + random.below(5) as u32 + u32::from(ordered);
        let handler = Handler {
            start,
            end,
            target: random.below(count as usize) as u32,
            depth: random.below(3) as u32,
        };
        start = if ordered {
            end + random.below(2) as u32
        } else {
            0
        };
        handler
    })
}

fn positions(random: &mut Random, count: usize) -> Vec<Position> {
    let mut position = Position::default();
    let next = (0..count).map(|_| {
        if random.once_in(2) {
            let mut number = |limit| match random.once_in(50) {
                true => random.bits() as u32,
                false => random.below(limit) as u32,
            };
            position = Position {
                line: number(40),
                end_line: number(40),
                column: number(3),
                end_column: number(3),
            };
        }
        position
    });
    next.collect()
}

/// The assembly files under the tests' folders.
pub fn fixtures() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let folders = ["bytecode", "reject"].map(|folder| tests.join(folder));
    let entries = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}
