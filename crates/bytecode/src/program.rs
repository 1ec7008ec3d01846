//! What a program is: codes with their instructions, constants, names, slots, handlers, positions.
//!
//! A `Program` is plain data that anyone may build; it runs only as `Verified<Program>`, which the
//! verifier alone makes. Nothing here knows of run-time values.

use crate::instruction::Instruction;
use dashu_int::IBig;

/// A whole program: its main code and all codes nested in it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Program {
    /// All codes; `codes[0]` is main. A nested code has a higher index than the code that holds it.
    pub codes: Vec<Code>,
    /// Where the program came from, for tracebacks and the debugger.
    pub source: Source,
}

/// The source a program was made from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Source {
    /// File name as tracebacks show it, such as `examples/nbody.py` or `<string>`.
    pub filename: String,
    /// The source text, if the program carries it.
    pub text: Option<String>,
}

/// Index into `Program::codes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeIndex(pub u32);

/// One code: a module body, a function body, or a class body.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// What the code is the body of.
    pub kind: CodeKind,
    /// Its name, `<module>` for main.
    pub name: String,
    /// Its qualified name (PEP 3155).
    pub qualname: String,
    /// The docstring, if it has one.
    pub docstring: Option<String>,
    /// How its first local slots are filled by a call.
    pub parameters: Parameters,
    /// Local slots: parameters first (positional, keyword-only, `*args`, `**kwargs`), then locals
    /// and cells, then free variables, which a call fills from the function's closure in order.
    pub locals: Vec<LocalSlot>,
    /// Names that `Name` operands index.
    pub names: Vec<String>,
    /// Values that `Constant` operands index.
    pub constants: Vec<ConstantValue>,
    /// The instructions; an instruction pointer is an index into them.
    pub instructions: Vec<Instruction>,
    /// Exception handler regions, sorted by start, not overlapping.
    pub handlers: Vec<Handler>,
    /// Source position of each instruction; empty, or as long as `instructions`.
    pub positions: Vec<Position>,
    /// Line of the `def`, `class` or `lambda` (its first decorator's, if any); 1 for main; 0 unknown.
    pub first_line: u32,
}

/// What a code is the body of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CodeKind {
    /// A module: variables by name live in the globals. `HALT` is legal here only.
    Module,
    /// A class body: variables by name live in the class namespace.
    Class,
    /// A plain function.
    Function,
    /// A generator function: a call makes a generator.
    Generator,
    /// An `async def` function.
    Coroutine,
    /// An `async def` function that yields.
    AsyncGenerator,
}

/// A function's parameters, by counts over the first slots of `Code::locals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Parameters {
    /// Positional parameters, positional-only ones included.
    pub positional_count: u32,
    /// How many of those are positional-only.
    pub positional_only_count: u32,
    /// Keyword-only parameters.
    pub keyword_only_count: u32,
    /// Whether a slot for `*args` follows.
    pub var_positional: bool,
    /// Whether a slot for `**kwargs` follows.
    pub var_keyword: bool,
}

impl Parameters {
    /// How many slots a call fills.
    pub fn slot_count(&self) -> u32 {
        self.positional_count
            .saturating_add(self.keyword_only_count)
            .saturating_add(u32::from(self.var_positional))
            .saturating_add(u32::from(self.var_keyword))
    }
}

/// A local slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalSlot {
    /// The variable's name.
    pub name: String,
    /// How the slot is used.
    pub kind: SlotKind,
}

/// How a local slot is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlotKind {
    /// Holds the value itself.
    Local,
    /// Holds a cell once `MAKE_CELL` has run; inner functions share it.
    Cell,
    /// Holds a cell of an enclosing function, taken from the closure.
    Free,
    /// Holds the value itself, and is not shown by `locals()`: comprehension variables.
    Hidden,
}

/// An immutable constant.
#[derive(Clone, Debug, PartialEq)]
pub enum ConstantValue {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True` or `False`
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// An integer beyond 64 bits.
    BigInt(IBig),
    /// A float (compared by bits when programs are compared for identity).
    Float(f64),
    /// A complex number: real, imaginary.
    Complex(f64, f64),
    /// A string.
    Str(String),
    /// A bytes object.
    Bytes(Vec<u8>),
    /// A tuple.
    Tuple(Vec<ConstantValue>),
    /// A frozen set, in the order written.
    FrozenSet(Vec<ConstantValue>),
    /// A nested code.
    Code(CodeIndex),
}

/// An exception handler region: instructions `start..end` are guarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First guarded instruction.
    pub start: u32,
    /// One past the last guarded instruction.
    pub end: u32,
    /// Where execution goes on, with the operand stack cut to `depth` and the exception pushed.
    pub target: u32,
    /// Operand stack depth the handler expects, before the exception.
    pub depth: u32,
}

/// Source extent of an instruction, as `co_positions` (PEP 657): lines from 1, 0 for unknown;
/// columns in UTF-8 bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Position {
    /// First line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// Column of the first byte.
    pub column: u32,
    /// Column one past the last byte.
    pub end_column: u32,
}

impl Code {
    /// An empty code of `kind` called `name`.
    pub fn new(kind: CodeKind, name: &str) -> Code {
        Code {
            kind,
            name: name.to_string(),
            qualname: name.to_string(),
            docstring: None,
            parameters: Parameters::default(),
            locals: Vec::new(),
            names: Vec::new(),
            constants: Vec::new(),
            instructions: Vec::new(),
            handlers: Vec::new(),
            positions: Vec::new(),
            first_line: 0,
        }
    }

    /// The handler region that guards the instruction at `ip`, if any.
    pub fn handler_at(&self, ip: u32) -> Option<&Handler> {
        let next = self.handlers.partition_point(|handler| handler.start <= ip);
        let candidate = self.handlers[..next].last()?;
        (ip < candidate.end).then_some(candidate)
    }

    /// Source position of the instruction at `ip`; all zero if unknown.
    pub fn position_at(&self, ip: u32) -> Position {
        self.positions.get(ip as usize).copied().unwrap_or_default()
    }
}
