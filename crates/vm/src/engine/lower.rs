//! Lowering: what the engine makes of a code when it first runs: fixed-width operations, constants
//! as values, interned names, and numbers for its inline caches.

use super::Engine;
use crate::error::{Fault, Res};
use crate::memory::{Handle, Value};
use crate::number::complex::Complex;
use crate::object::{Code, Str};
use hognose_bytecode::operand::Operand;
use hognose_bytecode::program::{self, CodeIndex, CodeKind, ConstantValue, Program, SlotKind};
use hognose_bytecode::verifier::Verified;
use hognose_bytecode::{Instruction, Opcode};
use std::rc::Rc;
use std::sync::Arc;

/// An operation: an instruction of fixed width with the number of its cache.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub(crate) struct Op {
    /// An opcode's byte, or the number of a fused operation.
    pub(crate) code: u8,
    /// How many instructions a fused operation stands for.
    pub(crate) width: u8,
    /// The second operand, where there are two.
    pub(crate) second: u16,
    /// The first operand.
    pub(crate) operand: u32,
    /// Index into the engine's caches, for operations that have one.
    pub(crate) cache: u32,
    /// What the instruction is by itself, where `code` is a fused operation.
    pub(crate) opcode: Opcode,
}

const _: () = assert!(size_of::<Op>() == 16);

/// A code, ready to run. One operation an instruction, so that an instruction pointer means the
/// same in both.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) program: Arc<Verified<Program>>,
    pub(crate) index: CodeIndex,
    pub(crate) ops: Box<[Op]>,
    pub(crate) constants: Box<[Value]>,
    pub(crate) names: Box<[Handle<Str>]>,
    /// Local slots.
    pub(crate) local_count: usize,
    /// Local slots and the deepest operand stack, with room for a call's receiver.
    pub(crate) frame_size: usize,
    /// How many arguments a call must give for them to be the first slots as they lie; `None`: the
    /// parameters need binding.
    pub(crate) plain_arguments: Option<usize>,
    /// The same, where nothing else stands in the way of entering it at once; `u32::MAX`: something
    /// does.
    pub(crate) plain_count: u32,
    /// The first slot of a free variable, and how many there are.
    pub(crate) free_start: usize,
    pub(crate) free_count: usize,
    pub(crate) kind: CodeKind,
    /// Part of the prelude: its frames do not show in tracebacks.
    pub(crate) internal: bool,
}

impl Lowered {
    /// The program's code.
    pub(crate) fn code(&self) -> &program::Code {
        &self.program.codes[self.index.0 as usize]
    }

    /// Whether a call makes a generator rather than running the code.
    pub(crate) fn is_generator(&self) -> bool {
        !matches!(
            self.kind,
            CodeKind::Module | CodeKind::Class | CodeKind::Function
        )
    }
}

/// What an instruction found where it looked before. A cache is a shortcut, never a meaning: without
/// it the same things happen.
#[derive(Clone, Debug, Default)]
pub(crate) enum Cache {
    #[default]
    Empty,
    /// The entry of a namespace that held the name.
    Entry(u32),
    /// A builtin, as long as the globals have no such name.
    Builtin {
        globals: usize,
        globals_version: u32,
        builtins_version: u32,
        value: Value,
    },
    /// The slot of an attribute in instances of this type word.
    Slot {
        type_word: u32,
        epoch: u32,
        slot: u32,
    },
    /// The shape after a new attribute is set on an instance of this type word.
    NewSlot {
        type_word: u32,
        epoch: u32,
        shape: u32,
    },
    /// What a class has under the name, for instances of this type word that do not have it.
    Class {
        type_word: u32,
        epoch: u32,
        value: Value,
    },
}

/// Whether an operation has a cache.
fn has_cache(opcode: Opcode) -> bool {
    matches!(
        opcode,
        Opcode::LoadGlobal
            | Opcode::StoreGlobal
            | Opcode::LoadVar
            | Opcode::StoreVar
            | Opcode::LoadAttr
            | Opcode::StoreAttr
            | Opcode::LoadMethod
    )
}

impl Engine {
    /// A code object's lowered form, made now if this is its first run.
    pub(crate) fn lowered(&mut self, code: &Handle<Code>) -> Res<Rc<Lowered>> {
        let payload = code.get(&self.cx.heap);
        if let Some(lowered) = payload.lowered.get() {
            return Ok(Rc::clone(lowered));
        }
        let (program, index) = (Arc::clone(&payload.program), payload.index);
        let lowered = Rc::new(self.lower(program, index)?);
        Ok(Rc::clone(
            code.get(&self.cx.heap).lowered.get_or_init(|| lowered),
        ))
    }

    fn lower(&mut self, program: Arc<Verified<Program>>, index: CodeIndex) -> Res<Lowered> {
        let code = &program.codes[index.0 as usize];
        let size = code.instructions.len() * size_of::<Op>()
            + code.constants.len() * size_of::<Value>()
            + code.names.len() * size_of::<Value>();
        self.cx.heap.account().charge(size)?;
        let mut ops = Vec::with_capacity(code.instructions.len() + 1);
        for &instruction in &code.instructions {
            let op = self.lower_instruction(instruction)?;
            ops.push(op);
        }
        if code.kind == CodeKind::Module {
            // Main ends with an implied HALT.
            ops.push(Op {
                code: Opcode::Halt as u8,
                width: 1,
                second: 0,
                operand: 0,
                cache: 0,
                opcode: Opcode::Halt,
            });
        }
        super::fused::fuse(&mut ops);
        let mut constants = Vec::with_capacity(code.constants.len());
        for constant in &code.constants {
            constants.push(self.cx.constant_value(&program, constant)?);
        }
        let mut names = Vec::with_capacity(code.names.len());
        for name in &code.names {
            names.push(self.cx.intern(name)?);
        }
        let parameters = &code.parameters;
        let plain = parameters.keyword_only_count == 0
            && !parameters.var_positional
            && !parameters.var_keyword;
        let free_count = code
            .locals
            .iter()
            .filter(|slot| slot.kind == SlotKind::Free)
            .count();
        let stack_max = program.facts(index).stack_max as usize;
        let kind = code.kind;
        let local_count = code.locals.len();
        let positional_count = parameters.positional_count as usize;
        Ok(Lowered {
            index,
            ops: ops.into(),
            constants: constants.into(),
            names: names.into(),
            local_count,
            frame_size: local_count + stack_max + CALL_ROOM,
            plain_arguments: plain.then_some(positional_count),
            plain_count: match plain && free_count == 0 && kind == CodeKind::Function {
                true => positional_count as u32,
                false => u32::MAX,
            },
            free_start: local_count - free_count,
            free_count,
            kind,
            internal: self.is_prelude(&program),
            program,
        })
    }

    fn lower_instruction(&mut self, instruction: Instruction) -> Res<Op> {
        let opcode = instruction.opcode();
        let [operand, second] = instruction.operand_numbers();
        let second = u16::try_from(second).map_err(|_| Fault::Internal)?;
        let cache = if has_cache(opcode) {
            self.cx.heap.account().charge(size_of::<Cache>())?;
            self.caches.push(Cache::Empty);
            (self.caches.len() - 1) as u32
        } else {
            0
        };
        Ok(Op {
            code: opcode as u8,
            width: 1,
            second,
            operand,
            cache,
            opcode,
        })
    }
}

impl crate::context::Context {
    /// A constant of a program as a value.
    pub(crate) fn constant_value(
        &mut self,
        program: &Arc<Verified<Program>>,
        constant: &ConstantValue,
    ) -> Res<Value> {
        Ok(match constant {
            ConstantValue::None => Value::None,
            ConstantValue::Ellipsis => Value::Ellipsis,
            ConstantValue::Bool(value) => Value::Bool(*value),
            ConstantValue::Int(value) => Value::Int(*value),
            ConstantValue::BigInt(value) => self.new_int(value.clone())?,
            ConstantValue::Float(value) => Value::Float(*value),
            ConstantValue::Complex(real, imag) => self.new_complex(Complex::new(*real, *imag))?,
            ConstantValue::Str(text) => self.constant_str(text)?,
            ConstantValue::Bytes(data) => self
                .heap
                .alloc(crate::object::Bytes::new(data.clone()))?
                .into_value(),
            // The verifier bounds how deep constants nest.
            ConstantValue::Tuple(items) => {
                let items: Res<Vec<Value>> = items
                    .iter()
                    .map(|item| self.constant_value(program, item))
                    .collect();
                self.heap.tuple_value(items?)?
            }
            ConstantValue::FrozenSet(items) => {
                let set = self.heap.alloc(crate::object::Set::new(true))?;
                for item in items {
                    let item = self.constant_value(program, item)?;
                    self.set_add(&set, item)?;
                }
                set.into_value()
            }
            ConstantValue::Code(index) => self
                .heap
                .alloc(Code::new(Arc::clone(program), *index))?
                .into_value(),
        })
    }
}

/// Stack room a frame has beyond what the verifier counted: for the callee and arguments of a
/// special method, which no instruction pushes.
pub(crate) const CALL_ROOM: usize = 8;

/// An operand enumeration's member; the verifier has checked the number.
#[inline]
pub(crate) fn choice<T: Operand>(number: u32) -> Res<T> {
    T::from_number(number).ok_or(crate::error::Throw::Fault(Fault::Internal))
}
