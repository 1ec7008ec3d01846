//! The loop: fetch an operation, charge it, run it. What operations do is in the family files.

use super::lower::choice;
use super::{Engine, Stop};
use crate::error::{Fault, Throw};
use crate::frame::TruthUse;
use crate::memory::Value;
use hognose_bytecode::Opcode;
use hognose_bytecode::operand::{BinaryOperator, IdentityTest, MembershipTest};
use std::rc::Rc;

impl Engine {
    /// Run until the fuel reaches `pause_at`, or something else stops the VM.
    ///
    /// `OBSERVED` is the build of the loop that asks the observer before every instruction; the
    /// other one knows nothing of it.
    pub(crate) fn execute<const OBSERVED: bool>(&mut self, pause_at: u64) -> Stop {
        loop {
            let Some(frame) = self.frames.last() else {
                return Stop::Fault(Fault::Internal);
            };
            let lowered = Rc::clone(&frame.lowered);
            let base = frame.base as usize;
            let mut ip = frame.ip as usize;
            // One turn an instruction, until the frame changes or something is thrown. An operation
            // that may call, raise or look at its frame has the instruction pointer saved first.
            let thrown = loop {
                let fuel = self.cx.usage.fuel;
                if fuel >= pause_at {
                    self.frame_mut().ip = ip as u32;
                    return Stop::FuelSlice;
                }
                let op = lowered.ops[ip];
                if OBSERVED {
                    self.frame_mut().ip = ip as u32;
                    if self.observe() {
                        return Stop::Observer;
                    }
                }
                self.cx.usage.fuel = fuel + 1;
                ip += 1;
                // Runs a method that cannot switch frames.
                macro_rules! run {
                    ($call:expr) => {{
                        self.frame_mut().ip = ip as u32;
                        if let Err(throw) = $call {
                            break Some((fuel, throw));
                        }
                    }};
                }
                // Runs a method that may have pushed or popped a frame, or jumped.
                macro_rules! switch {
                    ($call:expr) => {{
                        self.frame_mut().ip = ip as u32;
                        let depth = self.frames.len();
                        if let Err(throw) = $call {
                            break Some((fuel, throw));
                        }
                        if self.frames.len() != depth {
                            break None;
                        }
                        ip = self.frame_mut().ip as usize;
                    }};
                }
                match op.opcode {
                    // Constants and the operand stack.
                    Opcode::LoadConst => {
                        self.stack
                            .push(lowered.constants[op.operand as usize].clone());
                    }
                    Opcode::LoadBuiltin => run!(self.load_builtin(&lowered, op)),
                    Opcode::PopTop => drop(self.stack.pop()),
                    Opcode::DupTop => {
                        let value = self.stack.peek(0).clone();
                        self.stack.push(value);
                    }
                    Opcode::Copy => {
                        let value = self.stack.peek(op.operand as usize - 1).clone();
                        self.stack.push(value);
                    }
                    Opcode::Swap => {
                        let top = self.stack.len() - 1;
                        self.stack.swap(top, top + 1 - op.operand as usize);
                    }
                    Opcode::Nop => {}
                    Opcode::Halt => {
                        self.frame_mut().ip = ip as u32;
                        return Stop::Done(Value::None);
                    }

                    // Variables.
                    Opcode::LoadLocal => {
                        let value = self.stack.get(base + op.operand as usize);
                        if value.is_unbound() {
                            run!(self.unbound_local(&lowered, op.operand));
                        } else {
                            let value = value.clone();
                            self.stack.push(value);
                        }
                    }
                    Opcode::StoreLocal => {
                        let value = self.stack.pop();
                        *self.stack.get_mut(base + op.operand as usize) = value;
                    }
                    Opcode::LoadGlobal => run!(self.load_global(&lowered, op)),
                    Opcode::LoadVar => run!(self.load_var(&lowered, op)),
                    Opcode::StoreVar => run!(self.store_var(&lowered, op)),
                    Opcode::StoreGlobal => run!(self.store_global(&lowered, op)),
                    Opcode::DeleteVar => run!(self.delete_var(&lowered, op)),
                    Opcode::DeleteGlobal => run!(self.delete_global(&lowered, op)),
                    Opcode::DeleteLocal => run!(self.delete_local(&lowered, op.operand)),
                    Opcode::SaveLocal => {
                        let value = std::mem::take(self.stack.get_mut(base + op.operand as usize));
                        self.stack.push(value);
                    }
                    Opcode::RestoreLocal => {
                        let value = self.stack.pop();
                        *self.stack.get_mut(base + op.operand as usize) = value;
                    }
                    Opcode::LoadDeref => run!(self.load_deref(&lowered, op.operand)),
                    Opcode::StoreDeref => run!(self.store_deref(op.operand)),
                    Opcode::DeleteDeref => run!(self.delete_deref(&lowered, op.operand)),
                    Opcode::MakeCell => run!(self.make_cell(op.operand)),
                    Opcode::LoadClosure => {
                        let value = self.stack.get(base + op.operand as usize).clone();
                        self.stack.push(value);
                    }
                    Opcode::LoadLocals => run!(self.load_locals()),
                    Opcode::LoadGlobalFrom => run!(self.load_global_from(&lowered, op)),
                    Opcode::LoadDerefFrom => run!(self.load_deref_from(&lowered, op.operand)),
                    Opcode::SetupAnnotations => run!(self.setup_annotations()),

                    // Operators.
                    Opcode::Add => switch!(self.add()),
                    Opcode::Sub => switch!(self.subtract()),
                    Opcode::Mul => switch!(self.multiply()),
                    Opcode::Div => switch!(self.binary(BinaryOperator::Div)),
                    Opcode::FloorDiv => switch!(self.binary(BinaryOperator::FloorDiv)),
                    Opcode::Mod => switch!(self.binary(BinaryOperator::Mod)),
                    Opcode::Pow => switch!(self.binary(BinaryOperator::Pow)),
                    Opcode::MatMul => switch!(self.binary(BinaryOperator::MatMul)),
                    Opcode::LShift => switch!(self.binary(BinaryOperator::LShift)),
                    Opcode::RShift => switch!(self.binary(BinaryOperator::RShift)),
                    Opcode::BitAnd => switch!(self.binary(BinaryOperator::BitAnd)),
                    Opcode::BitOr => switch!(self.binary(BinaryOperator::BitOr)),
                    Opcode::BitXor => switch!(self.binary(BinaryOperator::BitXor)),
                    Opcode::Inplace => switch!(self.inplace(op.operand)),
                    Opcode::Neg => switch!(self.negate()),
                    Opcode::Pos => switch!(self.positive()),
                    Opcode::Invert => switch!(self.invert()),
                    Opcode::Not => switch!(self.truth(TruthUse::Not)),
                    Opcode::ToBool => switch!(self.truth(TruthUse::Push)),
                    Opcode::Compare => switch!(self.compare(op.operand)),
                    Opcode::IsOp => {
                        let (left, right) = self.stack.top_two();
                        let same = left.is(right) == (op.operand == IdentityTest::Is as u32);
                        self.stack.replace_top(2, Value::Bool(same));
                    }
                    Opcode::ContainsOp => {
                        switch!(self.contains(op.operand == MembershipTest::NotIn as u32));
                    }

                    // Items and attributes.
                    Opcode::LoadItem => switch!(self.load_item()),
                    Opcode::StoreItem => switch!(self.store_item()),
                    Opcode::DeleteItem => switch!(self.delete_item()),
                    Opcode::LoadSlice => switch!(self.load_slice()),
                    Opcode::StoreSlice => switch!(self.store_slice()),
                    Opcode::BuildSlice => run!(self.build_slice(op.operand as usize)),
                    Opcode::LoadAttr => switch!(self.load_attr_op(&lowered, op)),
                    Opcode::StoreAttr => switch!(self.store_attr_op(&lowered, op)),
                    Opcode::DeleteAttr => switch!(self.delete_attr_op(&lowered, op)),
                    Opcode::LoadMethod => switch!(self.load_method_op(&lowered, op)),
                    Opcode::LoadSuperAttr => switch!(self.load_super_attr(&lowered, op, false)),
                    Opcode::LoadSuperMethod => switch!(self.load_super_attr(&lowered, op, true)),
                    Opcode::LoadSpecial => switch!(self.load_special(&lowered, op)),

                    // Containers and strings.
                    Opcode::BuildTuple => run!(self.build_tuple(op.operand as usize)),
                    Opcode::BuildList => run!(self.build_list(op.operand as usize)),
                    Opcode::BuildSet => switch!(self.build_set(op.operand as usize)),
                    Opcode::BuildString => run!(self.build_string(op.operand as usize)),
                    Opcode::BuildMap => switch!(self.build_map(op.operand as usize)),
                    Opcode::BuildConstKeyMap => {
                        switch!(self.build_const_key_map(op.operand as usize));
                    }
                    Opcode::ListAppend => run!(self.list_append(op.operand as usize)),
                    Opcode::SetAdd => switch!(self.set_add_op(op.operand as usize)),
                    Opcode::MapAdd => switch!(self.map_add(op.operand as usize)),
                    Opcode::ListExtend => switch!(self.list_extend(op.operand as usize)),
                    Opcode::SetUpdate => switch!(self.set_update(op.operand as usize)),
                    Opcode::DictUpdate => switch!(self.dict_update(op.operand as usize, false)),
                    Opcode::DictMerge => switch!(self.dict_update(op.operand as usize, true)),
                    Opcode::ListToTuple => run!(self.list_to_tuple()),
                    Opcode::UnpackSequence => switch!(self.unpack_sequence(op.operand as usize)),
                    Opcode::UnpackEx => {
                        switch!(self.unpack_ex(op.operand as usize, op.second as usize));
                    }
                    Opcode::ConvertValue => switch!(self.convert_value(op.operand)),
                    Opcode::FormatSimple => switch!(self.format_simple()),
                    Opcode::FormatWithSpec => switch!(self.format_with_spec()),

                    // Control flow.
                    Opcode::Jump => ip = op.operand as usize,
                    Opcode::JumpIfTrue => match self.stack.peek(0) {
                        Value::Bool(condition) => {
                            if *condition {
                                ip = op.operand as usize;
                            }
                            drop(self.stack.pop());
                        }
                        _ => switch!(self.truth(TruthUse::JumpIfTrue(op.operand))),
                    },
                    Opcode::JumpIfFalse => match self.stack.peek(0) {
                        Value::Bool(condition) => {
                            if !*condition {
                                ip = op.operand as usize;
                            }
                            drop(self.stack.pop());
                        }
                        _ => switch!(self.truth(TruthUse::JumpIfFalse(op.operand))),
                    },
                    Opcode::JumpIfNone => {
                        if self.stack.pop().is_none() {
                            ip = op.operand as usize;
                        }
                    }
                    Opcode::JumpIfNotNone => {
                        if !self.stack.pop().is_none() {
                            ip = op.operand as usize;
                        }
                    }
                    Opcode::GetIter => switch!(self.get_iter()),
                    Opcode::ForIter => switch!(self.for_iter(op.operand)),
                    Opcode::ReturnValue => {
                        self.frame_mut().ip = ip as u32;
                        match self.return_value() {
                            Ok(None) => break None,
                            Ok(Some(value)) => return Stop::Done(value),
                            Err(throw) => break Some((fuel, throw)),
                        }
                    }

                    // Functions and calls.
                    Opcode::MakeFunction => run!(self.make_function()),
                    Opcode::SetFuncAttr => match choice(op.operand) {
                        Ok(attribute) => run!(self.set_function_attribute(attribute)),
                        Err(throw) => break Some((fuel, throw)),
                    },
                    Opcode::CallFunc => switch!(self.call_func(op.operand as usize)),
                    Opcode::CallFuncKw => switch!(self.call_func_kw(op.operand as usize)),
                    Opcode::CallMethod => switch!(self.call_method(op.operand as usize)),
                    Opcode::CallMethodKw => switch!(self.call_method_kw(op.operand as usize)),
                    Opcode::CallEx => switch!(self.call_ex(op.operand != 0)),
                    Opcode::LoadBuildClass => run!(self.load_build_class()),

                    // Generators.
                    Opcode::YieldValue => {
                        self.frame_mut().ip = ip as u32;
                        match self.yield_value() {
                            Ok(()) => break None,
                            Err(throw) => break Some((fuel, throw)),
                        }
                    }
                    Opcode::GetYieldFromIter => switch!(self.get_yield_from_iter()),
                    Opcode::YieldFrom => switch!(self.yield_from()),

                    // Exceptions and `with`.
                    Opcode::PushExc => self.push_exc(),
                    Opcode::PopExc => self.pop_exc(),
                    Opcode::CheckExcMatch => run!(self.check_exc_match()),
                    Opcode::Raise => switch!(self.raise_op(op.operand)),
                    Opcode::Reraise => run!(self.reraise()),
                    Opcode::WithExceptStart => switch!(self.with_except_start()),

                    // Imports and rare operations.
                    Opcode::ImportName => switch!(self.import_name(&lowered, op)),
                    Opcode::ImportFrom => switch!(self.import_from(&lowered, op)),
                    Opcode::ImportStar => run!(self.import_star()),
                    Opcode::CallIntrinsic => switch!(self.intrinsic(op.operand)),
                }
            };
            // Nothing thrown: the frame changed, and the loop goes on with the one on top.
            let Some((fuel_before, throw)) = thrown else {
                continue;
            };
            match throw {
                Throw::Exception => {
                    if let Err(stop) = self.unwind() {
                        return stop;
                    }
                }
                // The instruction did nothing: stand before it, as if it had not begun.
                Throw::Fault(fault) => return self.stop_before(fuel_before, fault),
                // Every family turns this into a call of the prelude.
                Throw::NeedsGuest => return self.stop_before(fuel_before, Fault::Internal),
            }
        }
    }

    #[cold]
    fn stop_before(&mut self, fuel: u64, fault: Fault) -> Stop {
        self.cx.usage.fuel = fuel;
        let frame = self.frame_mut();
        frame.ip = frame.ip.saturating_sub(1);
        Stop::Fault(fault)
    }
}
