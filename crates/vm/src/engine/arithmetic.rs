//! Operators: numbers at once, builtin types natively, guest classes through their methods.

use super::Engine;
use super::lower::choice;
use crate::error::{Res, Throw};
use crate::frame::{Action, OperatorStage};
use crate::memory::Value;
use crate::names::Special;
use crate::object::{ByteArray, List, NativeFunction};
use hognose_bytecode::operand::BinaryOperator;

/// Methods of a binary operator: plain, reflected, in-place; and its sign.
fn methods(operator: BinaryOperator) -> [Special; 3] {
    use Special as S;
    match operator {
        BinaryOperator::Add => [S::Add, S::RAdd, S::IAdd],
        BinaryOperator::Sub => [S::Sub, S::RSub, S::ISub],
        BinaryOperator::Mul => [S::Mul, S::RMul, S::IMul],
        BinaryOperator::Div => [S::TrueDiv, S::RTrueDiv, S::ITrueDiv],
        BinaryOperator::FloorDiv => [S::FloorDiv, S::RFloorDiv, S::IFloorDiv],
        BinaryOperator::Mod => [S::Mod, S::RMod, S::IMod],
        BinaryOperator::Pow => [S::Pow, S::RPow, S::IPow],
        BinaryOperator::MatMul => [S::MatMul, S::RMatMul, S::IMatMul],
        BinaryOperator::LShift => [S::LShift, S::RLShift, S::ILShift],
        BinaryOperator::RShift => [S::RShift, S::RRShift, S::IRShift],
        BinaryOperator::BitAnd => [S::And, S::RAnd, S::IAnd],
        BinaryOperator::BitOr => [S::Or, S::ROr, S::IOr],
        BinaryOperator::BitXor => [S::Xor, S::RXor, S::IXor],
    }
}

/// Whether a value's in-place operators change the value itself.
fn is_growable(value: &Value) -> bool {
    value.downcast::<List>().is_some() || value.downcast::<ByteArray>().is_some()
}

/// Whether a value can be repeated.
fn is_sequence(value: &Value) -> bool {
    use crate::object::{Bytes, Str, Tuple};
    is_growable(value)
        || value.downcast::<Tuple>().is_some()
        || value.downcast::<Str>().is_some()
        || value.downcast::<Bytes>().is_some()
}

impl Engine {
    #[inline]
    pub(super) fn add(&mut self) -> Res<()> {
        match self.stack.top_two() {
            (Value::Int(a), Value::Int(b)) => {
                if let Some(sum) = a.checked_add(*b) {
                    self.stack.replace_top(2, Value::Int(sum));
                    return Ok(());
                }
            }
            (Value::Float(a), Value::Float(b)) => {
                let sum = Value::Float(a + b);
                self.stack.replace_top(2, sum);
                return Ok(());
            }
            _ => {}
        }
        self.binary(BinaryOperator::Add)
    }

    #[inline]
    pub(super) fn subtract(&mut self) -> Res<()> {
        match self.stack.top_two() {
            (Value::Int(a), Value::Int(b)) => {
                if let Some(difference) = a.checked_sub(*b) {
                    self.stack.replace_top(2, Value::Int(difference));
                    return Ok(());
                }
            }
            (Value::Float(a), Value::Float(b)) => {
                let difference = Value::Float(a - b);
                self.stack.replace_top(2, difference);
                return Ok(());
            }
            _ => {}
        }
        self.binary(BinaryOperator::Sub)
    }

    #[inline]
    pub(super) fn multiply(&mut self) -> Res<()> {
        match self.stack.top_two() {
            (Value::Int(a), Value::Int(b)) => {
                if let Some(product) = a.checked_mul(*b) {
                    self.stack.replace_top(2, Value::Int(product));
                    return Ok(());
                }
            }
            (Value::Float(a), Value::Float(b)) => {
                let product = Value::Float(a * b);
                self.stack.replace_top(2, product);
                return Ok(());
            }
            _ => {}
        }
        self.binary(BinaryOperator::Mul)
    }

    /// A binary operator on the two topmost values.
    pub(super) fn binary(&mut self, operator: BinaryOperator) -> Res<()> {
        let (left, right) = self.stack.top_two();
        let (left, right) = (left.clone(), right.clone());
        if self.cx.has_guest_class(&left) || self.cx.has_guest_class(&right) {
            return self.binary_next(operator, None);
        }
        self.binary_native(operator, &left, &right, false)
    }

    /// INPLACE: the in-place form of an operator.
    #[inline]
    pub(super) fn inplace(&mut self, operand: u32) -> Res<()> {
        let operator: BinaryOperator = choice(operand)?;
        let (left, right) = self.stack.top_two();
        if matches!(left, Value::Object(_)) || matches!(right, Value::Object(_)) {
            return self.inplace_general(operator);
        }
        match operator {
            BinaryOperator::Add => self.add(),
            BinaryOperator::Sub => self.subtract(),
            BinaryOperator::Mul => self.multiply(),
            _ => self.inplace_general(operator),
        }
    }

    fn inplace_general(&mut self, operator: BinaryOperator) -> Res<()> {
        let (left, right) = self.stack.top_two();
        let (left, right) = (left.clone(), right.clone());
        if let Some(method) = self.cx.guest_special(&left, methods(operator)[2])? {
            let floor = self.stack.len();
            let action = Action::Binary {
                operator,
                stage: OperatorStage::Inplace,
            };
            return self.invoke(floor, method, &[left, right], action);
        }
        if let Some(inner) = self.cx.unwrapped(&left)
            && is_growable(&inner)
        {
            return self.inplace_native(operator, &inner, &right, &left);
        }
        if self.cx.has_guest_class(&left) || self.cx.has_guest_class(&right) {
            let extends = operator == BinaryOperator::Add
                && is_growable(&left)
                && self.cx.guest_special(&right, Special::RAdd)?.is_none();
            if operator == BinaryOperator::Mul
                && is_growable(&left)
                && self.cx.guest_special(&right, Special::RMul)?.is_none()
                && self.cx.guest_special(&right, Special::Index)?.is_some()
            {
                let floor = self.stack.len() - 2;
                let args = vec![left, right];
                return self.call_prelude("repeat_in_place", floor, args, Action::Push);
            }
            if !extends {
                return self.binary_next(operator, None);
            }
        }
        self.inplace_native(operator, &left, &right, &left)
    }

    /// In-place operators of mutable builtin types; the others as the plain operator.
    fn inplace_native(
        &mut self,
        operator: BinaryOperator,
        target: &Value,
        right: &Value,
        result: &Value,
    ) -> Res<()> {
        match self.cx.inplace_operator(operator, target, right) {
            Ok(true) => {
                self.stack.replace_top(2, result.clone());
                Ok(())
            }
            Ok(false) => self.binary_native(operator, target, right, true),
            Err(Throw::NeedsGuest) => {
                let floor = self.stack.len() - 2;
                let args = vec![target.clone(), right.clone(), result.clone()];
                let entry = match operator {
                    BinaryOperator::Add => "list_iadd",
                    _ => "inplace_algebra",
                };
                let mut args = args;
                if entry == "inplace_algebra" {
                    args.push(self.cx.new_str(operator.text())?);
                }
                self.call_prelude(entry, floor, args, Action::Push)
            }
            Err(throw) => Err(throw),
        }
    }

    /// The operator of builtin types.
    fn binary_native(
        &mut self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
        inplace: bool,
    ) -> Res<()> {
        match self.cx.binary_operator(operator, left, right) {
            Ok(Some(value)) => {
                self.stack.replace_top(2, value);
                Ok(())
            }
            Ok(None) => Err(self.unsupported_operands(operator, inplace)),
            Err(Throw::NeedsGuest) => {
                let floor = self.stack.len() - 2;
                let sign = self.cx.new_str(operator.text())?;
                let args = vec![left.clone(), right.clone(), sign];
                self.call_prelude("binary_operator", floor, args, Action::Push)
            }
            Err(throw) => Err(throw),
        }
    }

    /// Try the next way of an operator with a guest class among its operands, after the stage that
    /// answered NotImplemented; the operands are the two topmost values.
    pub(super) fn binary_next(
        &mut self,
        operator: BinaryOperator,
        after: Option<OperatorStage>,
    ) -> Res<()> {
        let (left, right) = self.stack.top_two();
        let (left, right) = (left.clone(), right.clone());
        let [plain, reflected, _] = methods(operator);
        let left_class = self.cx.type_of(&left)?;
        let right_class = self.cx.type_of(&right)?;
        let same = left_class == right_class;
        let right_first = !same && self.cx.is_subclass(&right_class, &left_class);
        let inplace = after == Some(OperatorStage::Inplace);
        let order: &[OperatorStage] = match (after, right_first) {
            (None | Some(OperatorStage::Inplace), true) => {
                &[OperatorStage::RightFirst, OperatorStage::Left]
            }
            (None | Some(OperatorStage::Inplace), false) => {
                &[OperatorStage::Left, OperatorStage::Right]
            }
            (Some(OperatorStage::RightFirst), _) => &[OperatorStage::Left],
            (Some(OperatorStage::Left), false) => &[OperatorStage::Right],
            _ => &[],
        };
        for &stage in order {
            let (value, other, special) = match stage {
                OperatorStage::Left => (&left, &right, plain),
                _ => (&right, &left, reflected),
            };
            if stage == OperatorStage::Right && same {
                continue;
            }
            if let Some(method) = self.cx.guest_special(value, special)? {
                let floor = self.stack.len();
                let args = [value.clone(), other.clone()];
                return self.invoke(floor, method, &args, Action::Binary { operator, stage });
            }
            if stage == OperatorStage::Left
                && !self.cx.has_guest_class(&left)
                && self.native_left(operator, &left, &right)?
            {
                return Ok(());
            }
        }
        let inner_left = self.cx.unwrapped(&left).unwrap_or(left);
        let inner_right = self.cx.unwrapped(&right).unwrap_or(right);
        if self.cx.has_guest_class(&inner_left) || self.cx.has_guest_class(&inner_right) {
            // A sequence is repeated by what an object's `__index__` says.
            if operator == BinaryOperator::Mul
                && (self
                    .cx
                    .guest_special(&inner_right, Special::Index)?
                    .is_some()
                    || self
                        .cx
                        .guest_special(&inner_left, Special::Index)?
                        .is_some())
                && (is_sequence(&inner_left) || is_sequence(&inner_right))
            {
                let floor = self.stack.len() - 2;
                let args = vec![inner_left, inner_right];
                return self.call_prelude("repeat_by_index", floor, args, Action::Push);
            }
            return Err(self.unsupported_operands(operator, inplace));
        }
        self.binary_native(operator, &inner_left, &inner_right, inplace)
    }

    /// A builtin left operand that takes any right one: `str % object`, `bytes % object`.
    fn native_left(&mut self, operator: BinaryOperator, left: &Value, right: &Value) -> Res<bool> {
        let is_template =
            left.downcast::<crate::object::Str>().is_some() || self.cx.byte_handle(left).is_some();
        if operator != BinaryOperator::Mod || !is_template {
            return Ok(false);
        }
        self.binary_native(operator, left, right, false)?;
        Ok(true)
    }

    /// Whether the running instruction is an in-place operator, whichever way it went on.
    fn runs_inplace_operator(&self) -> bool {
        let frame = self.frame();
        let place = (frame.ip as usize).checked_sub(1);
        let op = place.and_then(|place| frame.lowered.ops.get(place));
        op.is_some_and(|op| op.opcode == hognose_bytecode::Opcode::Inplace)
    }

    #[cold]
    fn unsupported_operands(&mut self, operator: BinaryOperator, inplace: bool) -> Throw {
        let (left, right) = self.stack.top_two();
        let (left, right) = (left.clone(), right.clone());
        let (a, b) = (self.cx.type_name(&left), self.cx.type_name(&right));
        let inplace = inplace || self.runs_inplace_operator();
        let sign = match (operator, inplace) {
            (BinaryOperator::Pow, false) => "** or pow()".to_string(),
            (operator, false) => operator.text().to_string(),
            (operator, true) => format!("{}=", operator.text()),
        };
        if operator == BinaryOperator::Mul && (is_sequence(&left) || is_sequence(&right)) {
            let other = if is_sequence(&left) { b } else { a };
            return self.cx.type_error(format!(
                "can't multiply sequence by non-int of type '{other}'"
            ));
        }
        let hint = match operator {
            BinaryOperator::RShift
                if left
                    .downcast::<NativeFunction>()
                    .is_some_and(|f| f.get(&self.cx.heap).def.name == "print") =>
            {
                ". Did you mean \"print(<message>, file=<output_stream>)\"?"
            }
            _ => "",
        };
        self.cx.type_error(format!(
            "unsupported operand type(s) for {sign}: '{a}' and '{b}'{hint}"
        ))
    }

    // Unary operators.

    pub(super) fn negate(&mut self) -> Res<()> {
        if let Value::Int(value) = self.stack.peek(0)
            && *value != i64::MIN
        {
            let negated = Value::Int(-value);
            self.stack.replace_top(1, negated);
            return Ok(());
        }
        let value = self.stack.peek(0).clone();
        match self.cx.negated(&value)? {
            Some(result) => {
                self.stack.replace_top(1, result);
                Ok(())
            }
            None => self.unary_guest(&value, Special::Neg, "-"),
        }
    }

    pub(super) fn positive(&mut self) -> Res<()> {
        let value = self.stack.peek(0).clone();
        match self.cx.positive(&value) {
            Some(result) => {
                self.stack.replace_top(1, result);
                Ok(())
            }
            None => self.unary_guest(&value, Special::Pos, "+"),
        }
    }

    pub(super) fn invert(&mut self) -> Res<()> {
        let value = self.stack.peek(0).clone();
        match self.cx.inverted(&value)? {
            Some(result) => {
                self.stack.replace_top(1, result);
                Ok(())
            }
            None => self.unary_guest(&value, Special::Invert, "~"),
        }
    }

    fn unary_guest(&mut self, value: &Value, special: Special, sign: &str) -> Res<()> {
        if let Some(method) = self.cx.guest_special(value, special)? {
            let floor = self.stack.len() - 1;
            return self.invoke(floor, method, std::slice::from_ref(value), Action::Push);
        }
        if let Some(inner) = self.cx.unwrapped(value) {
            let result = match special {
                Special::Neg => self.cx.negated(&inner)?,
                Special::Pos => self.cx.positive(&inner),
                _ => self.cx.inverted(&inner)?,
            };
            if let Some(result) = result {
                self.stack.replace_top(1, result);
                return Ok(());
            }
        }
        let name = self.cx.type_name(value);
        Err(self
            .cx
            .type_error(format!("bad operand type for unary {sign}: '{name}'")))
    }
}
