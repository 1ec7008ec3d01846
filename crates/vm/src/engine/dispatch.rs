//! The loop: fetch an operation, charge it, run it. What operations do is in the family files; what
//! must be fast is in `hot.rs`, on the registers.

use super::lower::{Lowered, Op, choice};
use super::registers::Registers;
use super::{Engine, Stop, fused, hot};
use crate::error::{Fault, Throw};
use crate::frame::TruthUse;
use crate::memory::Value;
use hognose_bytecode::Opcode;
use hognose_bytecode::instruction::byte;
use hognose_bytecode::operand::{BinaryOperator, IdentityTest, MembershipTest};
use std::rc::Rc;

impl Engine {
    /// Run until the fuel reaches `pause_at`, or something else stops the VM.
    ///
    /// `OBSERVED` is the build of the loop that asks the observer before every instruction; the
    /// other one knows nothing of it.
    pub(crate) fn execute<const OBSERVED: bool>(&mut self, pause_at: u64) -> Stop {
        if let Some(unwinding) = self.unwinding.take()
            && let Err(stop) = self.go_on_unwinding(unwinding)
        {
            return stop;
        }
        loop {
            let Some(frame) = self.frames.last() else {
                return Stop::Fault(Fault::Internal);
            };
            // SAFETY: the frame holds the code, and this turn ends when the frame leaves the stack
            // or another one comes on top.
            let lowered: &Lowered = unsafe { &*Rc::as_ptr(&frame.lowered) };
            let ops: &[Op] = &lowered.ops;
            let (base, ip) = (frame.base as usize, frame.ip as usize);
            let local_count = lowered.local_count;
            // SAFETY: `push_frame` made the window at `base`; a frame's ip is within its code.
            let mut r = unsafe { Registers::load(ops, ip, &mut self.stack, base, local_count) };
            let mut fuel = self.cx.usage.fuel;
            // One turn an instruction, until the frame changes or something is thrown.
            let thrown = loop {
                // Hands the registers over to the rest of the engine.
                macro_rules! save {
                    () => {{
                        r.write_back(&mut self.stack);
                        self.cx.usage.fuel = fuel;
                        self.frame_mut().ip = r.ip_in(ops);
                    }};
                }
                // Takes them back; the stack may have moved.
                macro_rules! load {
                    ($ip:expr) => {{
                        fuel = self.cx.usage.fuel;
                        let ip = $ip;
                        // SAFETY: as above; the frame is still the running one.
                        r = unsafe { Registers::load(ops, ip, &mut self.stack, base, local_count) };
                    }};
                }
                if fuel >= pause_at {
                    save!();
                    return Stop::FuelSlice;
                }
                if OBSERVED {
                    save!();
                    if self.observe() {
                        return Stop::Observer;
                    }
                }
                let op = r.fetch();
                fuel += 1;
                // Runs a method that cannot switch frames.
                macro_rules! run {
                    ($call:expr) => {{
                        save!();
                        if let Err(throw) = $call {
                            break Some((fuel - 1, throw));
                        }
                        load!(self.frame().ip as usize);
                    }};
                }
                // Runs a method that may have pushed or popped a frame, or jumped.
                macro_rules! switch {
                    ($call:expr) => {{
                        save!();
                        let depth = self.frames.len();
                        if let Err(throw) = $call {
                            break Some((fuel - 1, throw));
                        }
                        if self.frames.len() != depth {
                            break None;
                        }
                        load!(self.frame().ip as usize);
                    }};
                }
                // Runs a method after which another frame may run even at the same depth.
                macro_rules! leave {
                    ($call:expr) => {{
                        save!();
                        match $call {
                            Ok(()) => break None,
                            Err(throw) => break Some((fuel - 1, throw)),
                        }
                    }};
                }
                // Loads a local, or raises.
                macro_rules! load_local {
                    () => {{
                        let value = r.local(op.operand);
                        if value.is_unbound() {
                            run!(self.unbound_local(lowered, op.operand));
                        } else {
                            let value = value.clone();
                            r.push(value);
                        }
                    }};
                }
                // The rest of a fused row is done, unless the fuel ends within it.
                macro_rules! fuse {
                    ($width:literal) => {{
                        fuel += $width - 1;
                        r.skip($width - 1);
                    }};
                }
                // Jumps as the conditional jump that ends a fused row says.
                macro_rules! fused_jump {
                    ($truth:expr, $width:literal) => {{
                        let jump = r.ahead($width - 2);
                        fuse!($width);
                        if $truth == (jump.opcode == Opcode::JumpIfTrue) {
                            r.jump(ops, jump.operand);
                        }
                    }};
                }
                let code = if OBSERVED { op.opcode as u8 } else { op.code };
                match code {
                    // Constants and the operand stack.
                    byte::LoadConst => {
                        r.push(lowered.constants[op.operand as usize].clone());
                    }
                    byte::LoadBuiltin => run!(self.load_builtin(lowered, *op)),
                    byte::PopTop => drop(r.pop()),
                    byte::DupTop => {
                        let value = r.peek(0).clone();
                        r.push(value);
                    }
                    byte::Copy => {
                        let value = r.peek(op.operand as usize - 1).clone();
                        r.push(value);
                    }
                    byte::Swap => {
                        let top = std::mem::take(r.peek_mut(0));
                        let other = std::mem::replace(r.peek_mut(op.operand as usize - 1), top);
                        *r.peek_mut(0) = other;
                    }
                    byte::Nop => {}
                    byte::Halt => {
                        save!();
                        return Stop::Done(Value::None);
                    }

                    // Variables.
                    byte::LoadLocal => load_local!(),
                    byte::StoreLocal => {
                        let value = r.pop();
                        *r.local_mut(op.operand) = value;
                    }
                    byte::LoadGlobal => match self.cached_global(lowered, op) {
                        Some(value) => r.push(value),
                        None => run!(self.load_global(lowered, *op)),
                    },
                    byte::LoadVar => match self.cached_var(lowered, op) {
                        Some(value) => r.push(value),
                        None => run!(self.load_var(lowered, *op)),
                    },
                    byte::StoreVar => run!(self.store_var(lowered, *op)),
                    byte::StoreGlobal => run!(self.store_global(lowered, *op)),
                    byte::DeleteVar => run!(self.delete_var(lowered, *op)),
                    byte::DeleteGlobal => run!(self.delete_global(lowered, *op)),
                    byte::DeleteLocal => run!(self.delete_local(lowered, op.operand)),
                    byte::SaveLocal => {
                        let value = r.local(op.operand).clone();
                        *r.local_mut(op.operand) = Value::Unbound;
                        r.push(value);
                    }
                    byte::RestoreLocal => {
                        let value = r.pop();
                        *r.local_mut(op.operand) = value;
                    }
                    byte::LoadDeref => run!(self.load_deref(lowered, op.operand)),
                    byte::StoreDeref => run!(self.store_deref(op.operand)),
                    byte::DeleteDeref => run!(self.delete_deref(lowered, op.operand)),
                    byte::MakeCell => run!(self.make_cell(op.operand)),
                    byte::LoadClosure => {
                        let value = r.local(op.operand).clone();
                        r.push(value);
                    }
                    byte::LoadLocals => run!(self.load_locals()),
                    byte::LoadGlobalFrom => run!(self.load_global_from(lowered, *op)),
                    byte::LoadDerefFrom => run!(self.load_deref_from(lowered, op.operand)),
                    byte::SetupAnnotations => run!(self.setup_annotations()),

                    // Operators.
                    byte::Add => {
                        if !hot::add(&mut r) {
                            switch!(self.binary(BinaryOperator::Add));
                        }
                    }
                    byte::Sub => {
                        if !hot::subtract(&mut r) {
                            switch!(self.binary(BinaryOperator::Sub));
                        }
                    }
                    byte::Mul => {
                        if !hot::multiply(&mut r) {
                            switch!(self.binary(BinaryOperator::Mul));
                        }
                    }
                    byte::Div => {
                        if !hot::divide(&mut r, BinaryOperator::Div) {
                            switch!(self.binary(BinaryOperator::Div));
                        }
                    }
                    byte::FloorDiv => {
                        if !hot::divide(&mut r, BinaryOperator::FloorDiv) {
                            switch!(self.binary(BinaryOperator::FloorDiv));
                        }
                    }
                    byte::Mod => {
                        if !hot::divide(&mut r, BinaryOperator::Mod) {
                            switch!(self.binary(BinaryOperator::Mod));
                        }
                    }
                    byte::Pow => switch!(self.binary(BinaryOperator::Pow)),
                    byte::MatMul => switch!(self.binary(BinaryOperator::MatMul)),
                    byte::LShift => switch!(self.binary(BinaryOperator::LShift)),
                    byte::RShift => switch!(self.binary(BinaryOperator::RShift)),
                    byte::BitAnd => switch!(self.binary(BinaryOperator::BitAnd)),
                    byte::BitOr => switch!(self.binary(BinaryOperator::BitOr)),
                    byte::BitXor => switch!(self.binary(BinaryOperator::BitXor)),
                    byte::Inplace => {
                        if !hot::inplace(&mut r, op.operand) {
                            switch!(self.inplace(op.operand));
                        }
                    }
                    byte::Neg => switch!(self.negate()),
                    byte::Pos => switch!(self.positive()),
                    byte::Invert => switch!(self.invert()),
                    byte::Not => switch!(self.truth(TruthUse::Not)),
                    byte::ToBool => switch!(self.truth(TruthUse::Push)),
                    byte::Compare => {
                        if !hot::compare(&mut r, op.operand) {
                            switch!(self.compare(op.operand));
                        }
                    }
                    fused::COMPARE_JUMP => {
                        match fused::plain_compare(op.operand, r.peek(1), r.peek(0), &self.cx.heap)
                        {
                            Some(truth) if fuel < pause_at => {
                                drop(r.pop());
                                drop(r.pop());
                                fused_jump!(truth, 2);
                            }
                            _ => switch!(self.compare(op.operand)),
                        }
                    }
                    byte::IsOp => {
                        let same =
                            r.peek(1).is(r.peek(0)) == (op.operand == IdentityTest::Is as u32);
                        drop(r.pop());
                        *r.peek_mut(0) = Value::Bool(same);
                    }
                    byte::ContainsOp => {
                        switch!(self.contains(op.operand == MembershipTest::NotIn as u32));
                    }

                    // Items and attributes.
                    byte::LoadItem => {
                        if !hot::load_item(&mut r, &self.cx.heap) {
                            switch!(self.load_item());
                        }
                    }
                    byte::StoreItem => {
                        if !hot::store_item(&mut r, &mut self.cx.heap) {
                            switch!(self.store_item());
                        }
                    }
                    byte::DeleteItem => switch!(self.delete_item()),
                    byte::LoadSlice => switch!(self.load_slice()),
                    byte::StoreSlice => switch!(self.store_slice()),
                    byte::BuildSlice => run!(self.build_slice(op.operand as usize)),
                    byte::LoadAttr => match self.cached_attribute(r.peek(0), op) {
                        Some(value) => *r.peek_mut(0) = value,
                        None => switch!(self.load_attr_op(lowered, *op)),
                    },
                    byte::StoreAttr => match self.cached_place(r.peek(0), op) {
                        Some(place) => {
                            *place = r.peek(1).clone();
                            drop(r.pop());
                            drop(r.pop());
                        }
                        None => switch!(self.store_attr_op(lowered, *op)),
                    },
                    byte::DeleteAttr => switch!(self.delete_attr_op(lowered, *op)),
                    byte::LoadMethod => match self.cached_method(r.peek(0), op) {
                        Some(method) => {
                            let receiver = r.pop();
                            r.push(method);
                            r.push(receiver);
                        }
                        None => switch!(self.load_method_op(lowered, *op)),
                    },
                    byte::LoadSuperAttr => switch!(self.load_super_attr(lowered, *op, false)),
                    byte::LoadSuperMethod => switch!(self.load_super_attr(lowered, *op, true)),
                    byte::LoadSpecial => switch!(self.load_special(lowered, *op)),

                    // Containers and strings.
                    byte::BuildTuple => run!(self.build_tuple(op.operand as usize)),
                    byte::BuildList => run!(self.build_list(op.operand as usize)),
                    byte::BuildSet => switch!(self.build_set(op.operand as usize)),
                    byte::BuildString => run!(self.build_string(op.operand as usize)),
                    byte::BuildMap => switch!(self.build_map(op.operand as usize)),
                    byte::BuildConstKeyMap => {
                        switch!(self.build_const_key_map(op.operand as usize));
                    }
                    byte::ListAppend => run!(self.list_append(op.operand as usize)),
                    byte::SetAdd => switch!(self.set_add_op(op.operand as usize)),
                    byte::MapAdd => switch!(self.map_add(op.operand as usize)),
                    byte::ListExtend => switch!(self.list_extend(op.operand as usize)),
                    byte::SetUpdate => switch!(self.set_update(op.operand as usize)),
                    byte::DictUpdate => switch!(self.dict_update(op.operand as usize, false)),
                    byte::DictMerge => switch!(self.dict_update(op.operand as usize, true)),
                    byte::ListToTuple => run!(self.list_to_tuple()),
                    byte::UnpackSequence => switch!(self.unpack_sequence(op.operand as usize)),
                    byte::UnpackEx => {
                        switch!(self.unpack_ex(op.operand as usize, op.second as usize));
                    }
                    byte::ConvertValue => switch!(self.convert_value(op.operand)),
                    byte::FormatSimple => switch!(self.format_simple()),
                    byte::FormatWithSpec => switch!(self.format_with_spec()),

                    // Control flow.
                    byte::Jump => r.jump(ops, op.operand),
                    byte::JumpIfTrue => match r.peek(0) {
                        Value::Bool(condition) => {
                            let condition = *condition;
                            r.drop_plain();
                            if condition {
                                r.jump(ops, op.operand);
                            }
                        }
                        _ => switch!(self.truth(TruthUse::JumpIfTrue(op.operand))),
                    },
                    byte::JumpIfFalse => match r.peek(0) {
                        Value::Bool(condition) => {
                            let condition = *condition;
                            r.drop_plain();
                            if !condition {
                                r.jump(ops, op.operand);
                            }
                        }
                        _ => switch!(self.truth(TruthUse::JumpIfFalse(op.operand))),
                    },
                    byte::JumpIfNone => {
                        if r.pop().is_none() {
                            r.jump(ops, op.operand);
                        }
                    }
                    byte::JumpIfNotNone => {
                        if !r.pop().is_none() {
                            r.jump(ops, op.operand);
                        }
                    }
                    byte::GetIter => switch!(self.get_iter()),
                    byte::ForIter => match hot::next_item(r.peek(0), &mut self.cx.heap) {
                        hot::Next::Item(item) => r.push(item),
                        hot::Next::End => {
                            drop(r.pop());
                            r.jump(ops, op.operand);
                        }
                        hot::Next::Other => switch!(self.for_iter(op.operand)),
                    },
                    byte::ReturnValue if self.returns_plainly() => {
                        let value = r.pop();
                        let floor = self.frame().floor as usize;
                        r.cut(&mut self.stack, floor);
                        r.push_raw(value);
                        r.write_back(&mut self.stack);
                        self.cx.usage.fuel = fuel;
                        self.drop_frame();
                        break None;
                    }
                    byte::ReturnValue => {
                        save!();
                        match self.return_value() {
                            Ok(None) => break None,
                            Ok(Some(value)) => return Stop::Done(value),
                            Err(throw) => break Some((fuel - 1, throw)),
                        }
                    }

                    // Functions and calls.
                    byte::MakeFunction => run!(self.make_function()),
                    byte::SetFuncAttr => match choice(op.operand) {
                        Ok(attribute) => run!(self.set_function_attribute(attribute)),
                        Err(throw) => break Some((fuel - 1, throw)),
                    },
                    byte::CallFunc => {
                        match self.plain_function(r.peek(op.operand as usize), op.operand) {
                            Some(function) => {
                                save!();
                                let start = self.stack.len() - op.operand as usize;
                                if let Err(throw) = self.enter_plainly(function, start, start - 1) {
                                    break Some((fuel - 1, throw));
                                }
                                break None;
                            }
                            None => switch!(self.call_func(op.operand as usize)),
                        }
                    }
                    byte::CallFuncKw => switch!(self.call_func_kw(op.operand as usize)),
                    byte::CallMethod => {
                        let count = op.operand + 1;
                        match self.plain_function(r.peek(count as usize), count) {
                            Some(function) if !r.peek(op.operand as usize).is_unbound() => {
                                save!();
                                let start = self.stack.len() - count as usize;
                                if let Err(throw) = self.enter_plainly(function, start, start - 1) {
                                    break Some((fuel - 1, throw));
                                }
                                break None;
                            }
                            _ => switch!(self.call_method(op.operand as usize)),
                        }
                    }
                    byte::CallMethodKw => switch!(self.call_method_kw(op.operand as usize)),
                    byte::CallEx => switch!(self.call_ex(op.operand != 0)),
                    byte::LoadBuildClass => run!(self.load_build_class()),

                    // Generators.
                    byte::YieldValue => leave!(self.yield_value()),
                    byte::GetYieldFromIter => switch!(self.get_yield_from_iter()),
                    byte::YieldFrom => leave!(self.yield_from()),

                    // Exceptions and `with`.
                    byte::PushExc => run!(self.push_exc()),
                    byte::PopExc => run!(self.pop_exc()),
                    byte::CheckExcMatch => run!(self.check_exc_match()),
                    byte::Raise => switch!(self.raise_op(op.operand)),
                    byte::Reraise => run!(self.reraise()),
                    byte::WithExceptStart => switch!(self.with_except_start()),

                    // Imports and rare operations.
                    byte::ImportName => switch!(self.import_name(lowered, *op)),
                    byte::ImportFrom => switch!(self.import_from(lowered, *op)),
                    byte::ImportStar => run!(self.import_star()),
                    byte::CallIntrinsic => switch!(self.intrinsic(op.operand)),
                    // Rows of common instructions.
                    fused::LOCAL_CONST_COMPARE_JUMP => {
                        let right = &lowered.constants[r.ahead(0).operand as usize];
                        let operand = r.ahead(1).operand;
                        match fused::plain_compare(
                            operand,
                            r.local(op.operand),
                            right,
                            &self.cx.heap,
                        ) {
                            Some(truth) if fuel + 3 <= pause_at => fused_jump!(truth, 4),
                            _ => load_local!(),
                        }
                    }
                    fused::LOCAL_LOCAL_COMPARE_JUMP => {
                        let right = r.local(r.ahead(0).operand);
                        let operand = r.ahead(1).operand;
                        match fused::plain_compare(
                            operand,
                            r.local(op.operand),
                            right,
                            &self.cx.heap,
                        ) {
                            Some(truth) if fuel + 3 <= pause_at => fused_jump!(truth, 4),
                            _ => load_local!(),
                        }
                    }
                    fused::LOCAL_CONST_INPLACE_STORE => {
                        let right = &lowered.constants[r.ahead(0).operand as usize];
                        let operand = r.ahead(1).operand;
                        match fused::plain_inplace(operand, r.local(op.operand), right) {
                            Some(value) if fuel + 3 <= pause_at => {
                                *r.local_mut(r.ahead(2).operand) = value;
                                fuse!(4);
                            }
                            _ => load_local!(),
                        }
                    }
                    fused::LOCAL_LOCAL_INPLACE_STORE => {
                        let right = r.local(r.ahead(0).operand);
                        let operand = r.ahead(1).operand;
                        match fused::plain_inplace(operand, r.local(op.operand), right) {
                            Some(value) if fuel + 3 <= pause_at => {
                                *r.local_mut(r.ahead(2).operand) = value;
                                fuse!(4);
                            }
                            _ => load_local!(),
                        }
                    }
                    fused::LOCAL_CONST_BINARY => {
                        let right = &lowered.constants[r.ahead(0).operand as usize];
                        match fused::plain_binary(r.ahead(1).opcode, r.local(op.operand), right) {
                            Some(value) if fuel + 2 <= pause_at => {
                                r.push(value);
                                fuse!(3);
                            }
                            _ => load_local!(),
                        }
                    }
                    fused::LOCAL_LOCAL_BINARY => {
                        let right = r.local(r.ahead(0).operand);
                        match fused::plain_binary(r.ahead(1).opcode, r.local(op.operand), right) {
                            Some(value) if fuel + 2 <= pause_at => {
                                r.push(value);
                                fuse!(3);
                            }
                            _ => load_local!(),
                        }
                    }
                    fused::TOP_LOCAL_BINARY => {
                        let right = r.local(op.operand);
                        match fused::plain_binary(r.ahead(0).opcode, r.peek(0), right) {
                            Some(value) if fuel < pause_at => {
                                r.replace_plain(value);
                                fuse!(2);
                            }
                            _ => load_local!(),
                        }
                    }
                    fused::TOP_CONST_BINARY => {
                        let right = &lowered.constants[op.operand as usize];
                        match fused::plain_binary(r.ahead(0).opcode, r.peek(0), right) {
                            Some(value) if fuel < pause_at => {
                                r.replace_plain(value);
                                fuse!(2);
                            }
                            _ => r.push(right.clone()),
                        }
                    }
                    fused::LOCAL_LOCAL_ITEM => {
                        let index = r.local(r.ahead(0).operand);
                        match hot::list_item(r.local(op.operand), index, &self.cx.heap) {
                            Some(item) if fuel + 2 <= pause_at => {
                                r.push(item);
                                fuse!(3);
                            }
                            _ => load_local!(),
                        }
                    }
                    fused::LOCAL_ATTR => {
                        match self.cached_attribute(r.local(op.operand), r.ahead(0)) {
                            Some(value) if fuel < pause_at => {
                                r.push(value);
                                fuse!(2);
                            }
                            _ => load_local!(),
                        }
                    }
                    fused::LOCAL_METHOD => {
                        match self.cached_method(r.local(op.operand), r.ahead(0)) {
                            Some(method) if fuel < pause_at => {
                                r.push(method);
                                let receiver = r.local(op.operand).clone();
                                r.push(receiver);
                                fuse!(2);
                            }
                            _ => load_local!(),
                        }
                    }
                    fused::LOCAL_LOCAL => {
                        let second = r.ahead(0).operand;
                        let bound =
                            !r.local(op.operand).is_unbound() && !r.local(second).is_unbound();
                        if bound && fuel < pause_at {
                            let value = r.local(op.operand).clone();
                            r.push(value);
                            let value = r.local(second).clone();
                            r.push(value);
                            fuse!(2);
                        } else {
                            load_local!();
                        }
                    }
                    fused::FOR_ITER_UNPACK => {
                        let pair = match fuel < pause_at && r.ahead(0).operand == 2 {
                            true => hot::next_pair(r.peek(0), &mut self.cx.heap),
                            false => hot::NextPair::Other,
                        };
                        match pair {
                            hot::NextPair::Pair(first, second) => {
                                r.push(second);
                                r.push(first);
                                fuse!(2);
                            }
                            hot::NextPair::End => {
                                drop(r.pop());
                                r.jump(ops, op.operand);
                            }
                            hot::NextPair::Other => switch!(self.for_iter(op.operand)),
                        }
                    }
                    fused::FOR_ITER_STORE => {
                        if fuel < pause_at {
                            match hot::next_item(r.peek(0), &mut self.cx.heap) {
                                hot::Next::Item(item) => {
                                    *r.local_mut(r.ahead(0).operand) = item;
                                    fuse!(2);
                                }
                                hot::Next::End => {
                                    drop(r.pop());
                                    r.jump(ops, op.operand);
                                }
                                hot::Next::Other => switch!(self.for_iter(op.operand)),
                            }
                        } else {
                            switch!(self.for_iter(op.operand));
                        }
                    }
                    // The lowering makes no other codes.
                    _ => {
                        debug_assert!(false, "an operation of no known code");
                        // SAFETY: `lower_instruction` and `fuse` write opcodes and fused codes only.
                        unsafe { std::hint::unreachable_unchecked() }
                    }
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
