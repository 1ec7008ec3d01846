//! Types of values, and attributes as they are stored: in instances, classes, modules.

use super::{
    BigInt, BoundMethod, ByteArray, Bytes, CallIter, Cell, ClassMethod, Code, ComplexNumber, Dict,
    DictIter, DictView, Enumerate, Exception, Filter, Function, Generator, GenericAlias, Instance,
    List, Map, Member, Module, NativeFunction, NativeInstance, Property, RandomState, Range,
    RangeIter, Reversed, SequenceIter, Set, SetIter, Slice, StaticMethod, Str, Super, TextStream,
    Traceback, Tuple, Type, Zip,
};
use crate::builtins::{NATIVE_TYPES, NativeDef, Signature, TypeId};
use crate::context::Context;
use crate::error::{Fault, Res, Throw};
use crate::memory::{Account, Buffer, Handle, ObjectRef, Payload, Value};
use crate::object::dict::DictPart;
use std::cell::OnceCell;

impl Context {
    // Types.

    /// The class of a builtin type, made on first use.
    #[inline]
    pub(crate) fn builtin_type(&mut self, id: TypeId) -> Res<Handle<Type>> {
        if let Some(Some(class)) = self.types.get(id as usize) {
            return Ok(class.clone());
        }
        self.make_builtin_type(id)
    }

    #[cold]
    fn make_builtin_type(&mut self, id: TypeId) -> Res<Handle<Type>> {
        if self.types.is_empty() {
            self.types.resize(NATIVE_TYPES.len(), None);
        }
        let native = id.native();
        let (mut bases, mut mro) = (Vec::new(), Vec::new());
        if id != TypeId::Object {
            let base = self.builtin_type(native.base)?;
            mro.push(base.clone());
            mro.extend(base.get(&self.heap).mro.iter().cloned());
            bases.push(base);
        }
        let name = self.intern(native.name)?;
        let layout = if id.is_exception() {
            TypeId::BaseException
        } else {
            id
        };
        let class = self.heap.alloc(Type {
            qualname: name.clone(),
            name,
            bases,
            mro,
            dict: self.heap.alloc(Dict::default())?,
            native: Some(native),
            layout,
            root_shape: 0.into(),
            dict_shape: 0.into(),
            expected_slots: 0.into(),
            constructor: OnceCell::new(),
            members: Box::default(),
            has_dict: id.is_exception(),
            subclasses: Buffer::default(),
        })?;
        self.types[id as usize] = Some(class.clone());
        Ok(class)
    }

    /// `type(value)`
    #[inline]
    pub(crate) fn type_of(&mut self, value: &Value) -> Res<Handle<Type>> {
        if let Value::Object(object) = value
            && object.shape() != 0
        {
            return Ok(self.shapes.class(object.shape()).clone());
        }
        let id = self.builtin_type_id(value);
        self.builtin_type(id)
    }

    /// The builtin type of a value that is of no guest class.
    pub(crate) fn builtin_type_id(&self, value: &Value) -> TypeId {
        match value {
            Value::Unbound | Value::None => TypeId::NoneType,
            Value::Ellipsis => TypeId::EllipsisType,
            Value::NotImplemented => TypeId::NotImplementedType,
            Value::Bool(_) => TypeId::Bool,
            Value::Int(_) => TypeId::Int,
            Value::Float(_) => TypeId::Float,
            Value::Object(object) => self.object_type_id(object),
        }
    }

    fn object_type_id(&self, object: &ObjectRef) -> TypeId {
        macro_rules! by_kind {
            ($($payload:ident => $id:expr,)*) => {
                match object.kind() {
                    $(<$payload as Payload>::KIND => $id,)*
                    _ => TypeId::Object,
                }
            };
        }
        let heap = &self.heap;
        let is_method = || {
            object
                .downcast::<NativeFunction>()
                .is_some_and(|f| f.get(heap).is_method())
        };
        by_kind! {
            Str => TypeId::Str,
            Bytes => TypeId::Bytes,
            ByteArray => TypeId::ByteArray,
            BigInt => TypeId::Int,
            ComplexNumber => TypeId::Complex,
            Tuple => TypeId::Tuple,
            List => TypeId::List,
            Dict => TypeId::Dict,
            DictView => match object.downcast::<DictView>().map(|view| view.get(heap).part) {
                Some(DictPart::Values) => TypeId::DictValues,
                Some(DictPart::Items) => TypeId::DictItems,
                _ => TypeId::DictKeys,
            },
            Set => match object.downcast::<Set>() {
                Some(set) if set.get(heap).frozen => TypeId::FrozenSet,
                _ => TypeId::Set,
            },
            Range => TypeId::Range,
            Slice => TypeId::Slice,
            Code => TypeId::Code,
            Function => TypeId::Function,
            NativeFunction => {
                if is_method() { TypeId::MethodDescriptor } else { TypeId::NativeFunction }
            },
            BoundMethod => match object.downcast::<BoundMethod>() {
                Some(method) if method.get(heap).function.downcast::<NativeFunction>().is_some() => {
                    TypeId::NativeFunction
                }
                _ => TypeId::Method,
            },
            Property => TypeId::Property,
            StaticMethod => TypeId::StaticMethod,
            ClassMethod => TypeId::ClassMethod,
            Member => TypeId::Member,
            GenericAlias => TypeId::GenericAlias,
            Super => TypeId::Super,
            Type => TypeId::Type,
            Instance => TypeId::Object,
            NativeInstance => TypeId::Object,
            Exception => TypeId::BaseException,
            Traceback => TypeId::Traceback,
            Cell => TypeId::Cell,
            Module => TypeId::Module,
            SequenceIter => self.sequence_iterator_type(object),
            RangeIter => TypeId::RangeIterator,
            DictIter => match object.downcast::<DictIter>().map(|iter| {
                let iter = iter.get(heap);
                (iter.part, iter.backward)
            }) {
                Some((DictPart::Values, false)) => TypeId::DictValueIterator,
                Some((DictPart::Items, false)) => TypeId::DictItemIterator,
                Some((DictPart::Keys, true)) => TypeId::DictReverseKeyIterator,
                Some((DictPart::Values, true)) => TypeId::DictReverseValueIterator,
                Some((DictPart::Items, true)) => TypeId::DictReverseItemIterator,
                _ => TypeId::DictKeyIterator,
            },
            SetIter => TypeId::SetIterator,
            Enumerate => TypeId::Enumerate,
            Zip => TypeId::Zip,
            Map => TypeId::Map,
            Filter => TypeId::Filter,
            Reversed => TypeId::Reversed,
            CallIter => TypeId::CallableIterator,
            Generator => TypeId::Generator,
            TextStream => TypeId::TextStream,
            RandomState => TypeId::RandomState,
        }
    }

    fn sequence_iterator_type(&self, object: &ObjectRef) -> TypeId {
        let Some(iterator) = object.downcast::<SequenceIter>() else {
            return TypeId::Object;
        };
        let iterator = iterator.get(&self.heap);
        let sequence = iterator.of;
        match (sequence, iterator.backward) {
            (TypeId::Range, _) => TypeId::LongRangeIterator,
            (TypeId::List, false) => TypeId::ListIterator,
            (TypeId::List, true) => TypeId::ListReverseIterator,
            (TypeId::Tuple, false) => TypeId::TupleIterator,
            (TypeId::Str, false) => TypeId::StrIterator,
            (TypeId::Bytes, false) => TypeId::BytesIterator,
            (TypeId::ByteArray, false) => TypeId::ByteArrayIterator,
            (_, true) => TypeId::Reversed,
            _ => TypeId::SequenceIterator,
        }
    }

    /// Whether a value's class is written by the guest.
    #[inline]
    pub(crate) fn has_guest_class(&self, value: &Value) -> bool {
        match value {
            Value::Object(object) if object.shape() != 0 => !self
                .shapes
                .class(object.shape())
                .get(&self.heap)
                .is_builtin(),
            _ => false,
        }
    }

    /// Whether a class attribute is the VM's own.
    pub(crate) fn is_native_method(&self, method: &Value) -> bool {
        method.downcast::<NativeFunction>().is_some()
    }

    /// `id(value)`: the object's place, or the value itself for inline values.
    pub(crate) fn identity(&self, value: &Value) -> i64 {
        match value {
            Value::Object(object) => object.place() as i64,
            Value::Int(value) => value.wrapping_mul(32) ^ 0x10,
            Value::Float(value) => (value.to_bits() as i64).wrapping_mul(32) ^ 0x18,
            Value::Bool(value) => 0x20 + 0x20 * i64::from(*value),
            Value::None | Value::Unbound => 0x80,
            Value::Ellipsis => 0xa0,
            Value::NotImplemented => 0xc0,
        }
    }

    // What a class itself holds.

    /// An attribute of a class's own dict; a builtin type's methods enter it on first use.
    pub(crate) fn own_attribute(
        &mut self,
        class: &Handle<Type>,
        name: &Handle<Str>,
    ) -> Res<Option<Value>> {
        let dict = class.get(&self.heap).dict.clone();
        if let Some(found) = self.namespace_get(&dict, name) {
            return Ok(Some(found));
        }
        let Some(native) = class.get(&self.heap).native else {
            return Ok(None);
        };
        let text = name.text(&self.heap);
        let def = match text {
            "__new__" => native
                .construct
                .map(|_| &crate::builtins::object::NEW_METHOD),
            _ => native
                .methods
                .iter()
                .find_map(|table| table.iter().find(|def| def.name == text)),
        };
        let unhashable = matches!(native.id, TypeId::List | TypeId::Dict | TypeId::Set);
        if unhashable && text == "__hash__" {
            return Ok(Some(Value::None));
        }
        let Some(def) = def else { return Ok(None) };
        let method = self.native_member(def, class)?;
        self.namespace_set(&dict, name, method.clone())?;
        Ok(Some(method))
    }

    /// A row of a type's table as an attribute: a method, or, as its first parameter says, a class
    /// method or a static one.
    fn native_member(&mut self, def: &'static NativeDef, class: &Handle<Type>) -> Res<Value> {
        if def.is_class_method() {
            let function = self.native_function(def, Some(class.clone()))?;
            return Ok(self.heap.alloc(ClassMethod { function })?.into_value());
        }
        let with_receiver = ["(self", "(type", "(instance"];
        if with_receiver
            .iter()
            .any(|start| def.signature.starts_with(start))
        {
            return self.native_function(def, Some(class.clone()));
        }
        let function = self.native_function(def, None)?;
        Ok(self.heap.alloc(StaticMethod { function })?.into_value())
    }

    /// A function object for a row of a native table.
    pub(crate) fn native_function(
        &mut self,
        def: &'static NativeDef,
        owner: Option<Handle<Type>>,
    ) -> Res<Value> {
        let signature = Signature::parse(def.signature)?;
        let qualname = match &owner {
            Some(class) => {
                format!(
                    "{}.{}",
                    class.get(&self.heap).name.text(&self.heap),
                    def.name
                )
            }
            None => def.name.to_string(),
        };
        let function = NativeFunction {
            def,
            signature,
            owner,
            qualname: qualname.into(),
        };
        Ok(self.heap.alloc(function)?.into_value())
    }

    // What an instance holds.

    /// The attribute slots of an instance, whatever else it holds.
    #[inline]
    pub(crate) fn slots<'a>(&'a self, object: &'a ObjectRef) -> Option<&'a Buffer<Value>> {
        if let Some(instance) = object.downcast::<Instance>() {
            return Some(&instance.get(&self.heap).slots);
        }
        if let Some(exception) = object.downcast::<Exception>() {
            return Some(&exception.get(&self.heap).slots);
        }
        object
            .downcast::<NativeInstance>()
            .map(|instance| &instance.get(&self.heap).slots)
    }

    /// The same slots, to change them, with the account to charge growth to.
    #[inline]
    pub(crate) fn slots_mut<'a>(
        &'a mut self,
        object: &'a ObjectRef,
    ) -> Option<(&'a mut Buffer<Value>, &'a Account)> {
        if let Some(instance) = object.downcast::<Instance>() {
            let (instance, account) = instance.edit(&mut self.heap);
            return Some((&mut instance.slots, account));
        }
        if let Some(exception) = object.downcast::<Exception>() {
            let (exception, account) = exception.edit(&mut self.heap);
            return Some((&mut exception.slots, account));
        }
        let instance = object.downcast::<NativeInstance>()?;
        let (instance, account) = instance.edit(&mut self.heap);
        Some((&mut instance.slots, account))
    }

    /// An attribute that the instance itself holds.
    pub(crate) fn instance_attribute(
        &self,
        object: &ObjectRef,
        name: &Handle<Str>,
    ) -> Option<Value> {
        let shape = object.shape();
        if shape == 0 {
            return None;
        }
        let slots = self.slots(object)?;
        if self.shapes.is_dict_mode(shape) {
            if let Some(place) = self.member_place(shape, name) {
                return slots.get(place)?.bound().cloned();
            }
            let dict = slots.first()?.downcast::<Dict>()?.clone();
            return self.namespace_get(&dict, name);
        }
        let slot = self.shapes.slot(shape, name)?;
        slots.get(slot).cloned()
    }

    /// Where an instance in dict mode keeps a member of its class's `__slots__`: behind its dict.
    fn member_place(&self, shape: u32, name: &Handle<Str>) -> Option<usize> {
        let members = &self.shapes.class(shape).get(&self.heap).members;
        let place = members.iter().position(|member| member == name)?;
        Some(place + 1)
    }

    /// Whether an instance of this shape may have an attribute of this name.
    fn may_hold(&self, shape: u32, name: &Handle<Str>) -> bool {
        let class = self.shapes.class(shape).get(&self.heap);
        class.has_dict || class.members.contains(name)
    }

    /// Set an attribute on the instance itself; whether the object can hold attributes.
    pub(crate) fn set_instance_attribute(
        &mut self,
        object: &ObjectRef,
        name: &Handle<Str>,
        value: Value,
    ) -> Res<bool> {
        let shape = object.shape();
        if shape == 0 || self.slots(object).is_none() {
            return Ok(false);
        }
        if !self.shapes.is_dict_mode(shape) {
            if let Some(slot) = self.shapes.slot(shape, name) {
                if let Some((slots, _)) = self.slots_mut(object) {
                    slots[slot] = value;
                }
                return Ok(true);
            }
            if !self.may_hold(shape, name) {
                return Ok(false);
            }
            if let Some(next) = self.shapes.extended(shape, name)? {
                let count = self.shapes.names(next).len() as u32;
                let expected = &self.shapes.class(next).get(&self.heap).expected_slots;
                expected.set(expected.get().max(count.min(16)));
                if let Some((slots, account)) = self.slots_mut(object) {
                    slots.push(account, value)?;
                }
                object.set_shape(next);
                return Ok(true);
            }
        }
        if !self.may_hold(shape, name) {
            return Ok(false);
        }
        let dict = self.instance_dict(object)?;
        if let Some(place) = self.member_place(shape, name) {
            self.set_slot(object, place, value);
            return Ok(true);
        }
        self.namespace_set(&dict, name, value)?;
        Ok(true)
    }

    /// Remove an attribute from the instance itself; whether it was there.
    pub(crate) fn remove_instance_attribute(
        &mut self,
        object: &ObjectRef,
        name: &Handle<Str>,
    ) -> Res<bool> {
        if self.instance_attribute(object, name).is_none() {
            return Ok(false);
        }
        let dict = self.instance_dict(object)?;
        if let Some(place) = self.member_place(object.shape(), name) {
            self.set_slot(object, place, Value::Unbound);
            return Ok(true);
        }
        Ok(self.namespace_remove(&dict, name))
    }

    fn set_slot(&mut self, object: &ObjectRef, place: usize, value: Value) {
        if let Some((slots, _)) = self.slots_mut(object)
            && let Some(slot) = slots.get_mut(place)
        {
            drop(std::mem::replace(slot, value));
        }
    }

    /// The instance's own dict: from now on it holds the attributes.
    pub(crate) fn instance_dict(&mut self, object: &ObjectRef) -> Res<Handle<Dict>> {
        let shape = object.shape();
        if self.shapes.is_dict_mode(shape) {
            let dict = self
                .slots(object)
                .and_then(|slots| slots.first()?.downcast::<Dict>());
            return dict.cloned().ok_or(Throw::Fault(Fault::Internal));
        }
        let class = self.shapes.class(shape).clone();
        let names = self.shapes.names(shape).to_vec();
        let values: Vec<Value> = self
            .slots(object)
            .map(|slots| slots.to_vec())
            .unwrap_or_default();
        let dict = self.heap.alloc(Dict::default())?;
        let members = class.get(&self.heap).members.clone();
        let mut kept = vec![Value::Unbound; members.len() + 1];
        for (name, value) in names.iter().zip(values) {
            match members.iter().position(|member| member == name) {
                Some(place) => kept[place + 1] = value,
                None => self.namespace_set(&dict, name, value)?,
            }
        }
        let dict_shape = self.dict_shape(&class)?;
        kept[0] = dict.to_value();
        if let Some((slots, account)) = self.slots_mut(object) {
            drop(slots.replace(account, kept)?);
        }
        object.set_shape(dict_shape);
        Ok(dict)
    }

    /// The names and values an instance holds, in order.
    pub(crate) fn instance_attributes(&self, object: &ObjectRef) -> Vec<(Handle<Str>, Value)> {
        let shape = object.shape();
        let Some(slots) = self.slots(object).filter(|_| shape != 0) else {
            return Vec::new();
        };
        if !self.shapes.is_dict_mode(shape) {
            return self
                .shapes
                .names(shape)
                .iter()
                .cloned()
                .zip(slots.iter().cloned())
                .collect();
        }
        let Some(dict) = slots.first().and_then(|dict| dict.downcast::<Dict>()) else {
            return Vec::new();
        };
        let dict = dict.get(&self.heap);
        let in_dict = dict
            .iter()
            .filter_map(|entry| Some((entry.key.downcast::<Str>()?.clone(), entry.value.clone())));
        let members = &self.shapes.class(shape).get(&self.heap).members;
        let in_slots = members.iter().cloned().zip(slots[1..].iter().cloned());
        in_slots
            .filter(|(_, value)| !value.is_unbound())
            .chain(in_dict)
            .collect()
    }

    /// The shape of a class's instances in dict mode.
    pub(crate) fn dict_shape(&mut self, class: &Handle<Type>) -> Res<u32> {
        match class.get(&self.heap).dict_shape.get() {
            0 => {
                let made = self.shapes.new_root(class.clone(), true)?;
                class.get(&self.heap).dict_shape.set(made);
                Ok(made)
            }
            made => Ok(made),
        }
    }

    /// The shape of a class's new instances.
    pub(crate) fn root_shape(&mut self, class: &Handle<Type>) -> Res<u32> {
        match class.get(&self.heap).root_shape.get() {
            0 => {
                let made = self.shapes.new_root(class.clone(), false)?;
                class.get(&self.heap).root_shape.set(made);
                Ok(made)
            }
            made => Ok(made),
        }
    }

    /// A new instance of a guest class without a builtin value inside.
    pub(crate) fn new_instance(&mut self, class: &Handle<Type>) -> Res<Value> {
        let shape = self.root_shape(class)?;
        let room = class.get(&self.heap).expected_slots.get() as usize;
        let slots = Buffer::from_vec(Vec::with_capacity(room));
        Ok(self
            .heap
            .alloc_shaped(Instance { slots }, shape)?
            .into_value())
    }

    // Exceptions.

    /// A new exception of a builtin class with a message.
    pub(crate) fn new_exception(&mut self, class: TypeId, message: String) -> Res<Value> {
        let class = self.builtin_type(class)?;
        let message = self.new_str(message)?;
        self.new_exception_of(&class, vec![message])
    }

    /// A new exception of any class with its arguments.
    pub(crate) fn new_exception_of(
        &mut self,
        class: &Handle<Type>,
        args: Vec<Value>,
    ) -> Res<Value> {
        let shape = self.root_shape(class)?;
        let exception = Exception {
            args: self.heap.tuple_value(args)?,
            cause: Value::None,
            context: Value::None,
            suppress_context: false,
            trace: Buffer::default(),
            fields: Buffer::default(),
            slots: Buffer::default(),
        };
        Ok(self.heap.alloc_shaped(exception, shape)?.into_value())
    }

    /// Whether a value is a class that derives from `BaseException`.
    pub(crate) fn is_exception_class(&self, value: &Value) -> bool {
        let layout = value
            .downcast::<Type>()
            .map(|class| class.get(&self.heap).layout);
        layout == Some(TypeId::BaseException)
    }

    /// Whether an exception is an instance of a builtin exception class.
    pub(crate) fn exception_is(&mut self, exception: &Value, class: TypeId) -> bool {
        self.is_instance_of(exception, class).unwrap_or(false)
    }
}
