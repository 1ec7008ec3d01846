//! How large a program may be. Real programs stay far below; what exceeds a limit is refused.

/// Items on one frame's operand stack.
pub const STACK_DEPTH_MAX: u32 = 10_000;
/// Tuples and frozen sets within one another in a constant.
pub const CONSTANT_DEPTH_MAX: u32 = 64;
/// Codes in a program.
pub const CODE_COUNT_MAX: usize = 1 << 18;
/// Instructions in a code.
pub const INSTRUCTION_COUNT_MAX: usize = 1 << 24;
/// Local slots of a code.
pub const LOCAL_COUNT_MAX: usize = 1 << 16;
/// Names, constants or handler regions of a code, each.
pub const TABLE_COUNT_MAX: usize = 1 << 22;
/// Bytes of a binary file or of an assembly text.
pub const FILE_SIZE_MAX: usize = 1 << 26;
/// Functions within one another in an assembly text.
pub const FUNCTION_NESTING_MAX: usize = 64;
/// Levels of a constant that the assembler still reads, so that the verifier can say what is wrong.
pub const LITERAL_DEPTH_MAX: usize = 100;
/// Decimal digits of an integer in assembly, as in Python; hexadecimal has no limit.
pub const DECIMAL_DIGITS_MAX: usize = 4_300;
