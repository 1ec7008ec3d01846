//! The context: all of a VM's state but its frames and stack; what native code works on.

use crate::builtins::TypeId;
use crate::error::{Fault, Res, Throw};
use crate::host::Host;
use crate::limits::{Limits, Usage};
use crate::memory::{Handle, Heap, Value};
use crate::names::{Special, SpecialNames};
use crate::object::hash::str_hash;
use crate::object::shape::Shapes;
use crate::object::{BigInt, Dict, KINDS, RandomState, Str, Type};
use hashbrown::HashTable;
use rustc_hash::FxHashMap;

/// Objects, types, names, limits and the host. Native functions get it and nothing else.
pub(crate) struct Context {
    pub(crate) shapes: Shapes,
    /// Builtin types, made on first use; by `TypeId`.
    pub(crate) types: Vec<Option<Handle<Type>>>,
    /// Interned strings: names, short constants.
    interned: HashTable<Handle<Str>>,
    /// One-character ASCII strings, made on first use.
    pub(crate) characters: Vec<Option<Handle<Str>>>,
    pub(crate) special_names: SpecialNames,
    /// Where look-ups along an MRO ended; emptied when a class changes.
    method_cache: FxHashMap<(usize, usize), CachedMethod>,
    /// Grows whenever a class changes after it was made.
    pub(crate) class_epoch: u32,
    pub(crate) builtins: Option<Handle<Dict>>,
    /// `sys.modules`.
    pub(crate) modules: Option<Handle<Dict>>,
    /// Namespace of the prelude.
    pub(crate) prelude: Option<Handle<Dict>>,
    /// The exception in flight, when a result is `Throw::Exception`.
    pub(crate) raised: Value,
    /// The exception being handled.
    pub(crate) handled: Value,
    /// Where a leaf that needs guest code wants to go on, when it is not its own fallback with its
    /// own arguments: a prelude function and its slots.
    pub(crate) divert: Option<(&'static str, Vec<Value>)>,
    /// The generator behind the functions of `random`, made on first use.
    pub(crate) random: Option<Handle<RandomState>>,
    /// How many frames the program wants at most, as `sys.setrecursionlimit` set it.
    pub(crate) recursion_limit: Option<usize>,
    /// The longest text of an integer, in digits, as `sys.set_int_max_str_digits` set it; 0: any.
    pub(crate) int_digits_max: usize,
    pub(crate) limits: Limits,
    pub(crate) usage: Usage,
    pub(crate) host: Box<dyn Host>,
    /// Arguments of the program, as `sys.argv` shows them.
    pub(crate) arguments: Vec<String>,
    // Last, so that everything that refers to its objects is dropped before it.
    pub(crate) heap: Heap,
}

struct CachedMethod {
    // Held so that their addresses, which are the key, cannot be used again.
    _class: Handle<Type>,
    _name: Handle<Str>,
    found: Option<Value>,
}

/// More look-ups than this are not remembered.
const METHOD_CACHE_MAX: usize = 4096;
/// Longer constants are not interned.
const INTERN_LEN_MAX: usize = 64;

impl Context {
    pub(crate) fn new(limits: Limits, host: Box<dyn Host>) -> Context {
        let heap = Heap::new(limits.memory, KINDS);
        Context {
            shapes: Shapes::default(),
            types: Vec::new(),
            interned: HashTable::new(),
            characters: Vec::new(),
            special_names: SpecialNames::default(),
            method_cache: FxHashMap::default(),
            class_epoch: 1,
            builtins: None,
            modules: None,
            prelude: None,
            raised: Value::Unbound,
            handled: Value::None,
            divert: None,
            random: None,
            recursion_limit: None,
            int_digits_max: crate::number::parse::DIGITS_MAX_DEFAULT,
            limits,
            usage: Usage::default(),
            host,
            arguments: Vec::new(),
            heap,
        }
    }

    /// How many frames there may be at once: what the program set, within what the host allows.
    #[inline]
    pub(crate) fn recursion_limit(&self) -> usize {
        match self.recursion_limit {
            Some(limit) => limit.min(self.limits.depth),
            None => self.limits.depth,
        }
    }

    /// Pay for work beyond the instruction's own unit, before it is done.
    #[inline]
    pub(crate) fn charge(&mut self, units: u64) -> Res<()> {
        let used = self.usage.fuel.saturating_add(units);
        if used > self.limits.fuel {
            return Err(Throw::Fault(Fault::Fuel));
        }
        self.usage.fuel = used;
        Ok(())
    }

    /// Pay for going over `count` items, one unit for sixteen.
    #[inline]
    pub(crate) fn charge_items(&mut self, count: usize) -> Res<()> {
        self.charge(count as u64 / 16)
    }

    // Strings and names.

    /// The one string of this text that names compare by.
    pub(crate) fn intern(&mut self, text: &str) -> Res<Handle<Str>> {
        let hash = str_hash(text);
        let heap = &self.heap;
        let found = self
            .interned
            .find(hash as u64, |candidate| candidate.text(heap) == text);
        if let Some(found) = found {
            return Ok(found.clone());
        }
        let string = self.heap.new_str(text)?;
        string.get(&self.heap).cache_hash(hash);
        let heap = &self.heap;
        let rehash = |candidate: &Handle<Str>| str_hash(candidate.text(heap)) as u64;
        self.interned
            .insert_unique(hash as u64, string.clone(), rehash);
        Ok(string)
    }

    /// A string as one that names compare by: itself, if it was interned already.
    pub(crate) fn intern_handle(&mut self, string: &Handle<Str>) -> Res<Handle<Str>> {
        let hash = self.hash_str(string);
        let heap = &self.heap;
        let same = |candidate: &Handle<Str>| {
            candidate == string || candidate.text(heap) == string.text(heap)
        };
        if let Some(found) = self.interned.find(hash as u64, same) {
            return Ok(found.clone());
        }
        let rehash = |candidate: &Handle<Str>| str_hash(candidate.text(heap)) as u64;
        self.interned
            .insert_unique(hash as u64, string.clone(), rehash);
        Ok(string.clone())
    }

    /// A constant string: interned if it is short.
    pub(crate) fn constant_str(&mut self, text: &str) -> Res<Value> {
        if text.len() <= INTERN_LEN_MAX {
            return Ok(self.intern(text)?.into_value());
        }
        Ok(self.heap.str_value(text)?)
    }

    /// A new string.
    pub(crate) fn new_str(&mut self, text: impl Into<Box<str>>) -> Res<Value> {
        Ok(self.heap.str_value(text)?)
    }

    /// A string of one character.
    pub(crate) fn char_str(&mut self, character: char) -> Res<Value> {
        if !character.is_ascii() {
            return self.new_str(character.to_string());
        }
        if self.characters.is_empty() {
            self.characters.resize(128, None);
        }
        if let Some(Some(string)) = self.characters.get(character as usize) {
            return Ok(string.to_value());
        }
        let mut buffer = [0; 4];
        let string = self.intern(character.encode_utf8(&mut buffer))?;
        self.characters[character as usize] = Some(string.clone());
        Ok(string.into_value())
    }

    /// The hash of a string, remembered in it.
    #[inline]
    pub(crate) fn hash_str(&self, string: &Handle<Str>) -> i64 {
        let string = string.get(&self.heap);
        string.cached_hash().unwrap_or_else(|| {
            let hash = str_hash(string.as_str());
            string.cache_hash(hash);
            hash
        })
    }

    /// The interned name of a special method.
    pub(crate) fn special(&mut self, special: Special) -> Res<Handle<Str>> {
        if let Some(name) = self.special_names.get(special) {
            return Ok(name.clone());
        }
        let name = self.intern(special.text())?;
        self.special_names.set(special, name.clone());
        Ok(name)
    }

    // Dicts keyed by names: globals, class namespaces, modules.

    /// The value under a name.
    pub(crate) fn namespace_get(&self, dict: &Handle<Dict>, name: &Handle<Str>) -> Option<Value> {
        let hash = self.hash_str(name);
        let dict = dict.get(&self.heap);
        let number = dict.find_str(&self.heap, name, hash)?;
        dict.entry(number).map(|entry| entry.value.clone())
    }

    /// Bind a name.
    pub(crate) fn namespace_set(
        &mut self,
        dict: &Handle<Dict>,
        name: &Handle<Str>,
        value: Value,
    ) -> Res<()> {
        let hash = self.hash_str(name);
        let found = dict.get(&self.heap).find_str(&self.heap, name, hash);
        let (payload, account) = dict.edit(&mut self.heap);
        match found {
            Some(number) => drop(payload.set_value(number, value)),
            None => payload.insert_new(account, hash, name.to_value(), value)?,
        }
        Ok(())
    }

    /// Unbind a name; whether it was bound.
    pub(crate) fn namespace_remove(&mut self, dict: &Handle<Dict>, name: &Handle<Str>) -> bool {
        let hash = self.hash_str(name);
        let Some(number) = dict.get(&self.heap).find_str(&self.heap, name, hash) else {
            return false;
        };
        drop(dict.get_mut(&mut self.heap).remove(number));
        true
    }

    // Types and look-ups along them.

    /// Remember that a class changed: every cached look-up is void.
    pub(crate) fn class_changed(&mut self) {
        self.class_epoch = self.class_epoch.wrapping_add(1).max(1);
        self.method_cache.clear();
    }

    /// An attribute of a class or of the classes it derives from, as it stands in their dicts.
    pub(crate) fn lookup(
        &mut self,
        class: &Handle<Type>,
        name: &Handle<Str>,
    ) -> Res<Option<Value>> {
        let key = (class.object().address(), name.object().address());
        if let Some(cached) = self.method_cache.get(&key) {
            return Ok(cached.found.clone());
        }
        let found = self.lookup_uncached(class, name)?;
        if self.method_cache.len() >= METHOD_CACHE_MAX {
            self.method_cache.clear();
        }
        let cached = CachedMethod {
            _class: class.clone(),
            _name: name.clone(),
            found: found.clone(),
        };
        self.method_cache.insert(key, cached);
        Ok(found)
    }

    fn lookup_uncached(&mut self, class: &Handle<Type>, name: &Handle<Str>) -> Res<Option<Value>> {
        if let Some(found) = self.own_attribute(class, name)? {
            return Ok(Some(found));
        }
        let count = class.get(&self.heap).mro.len();
        for index in 0..count {
            let base = class.get(&self.heap).mro[index].clone();
            if let Some(found) = self.own_attribute(&base, name)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// A special method of a value, looked up on its type.
    pub(crate) fn lookup_special(&mut self, value: &Value, special: Special) -> Res<Option<Value>> {
        let class = self.type_of(value)?;
        let name = self.special(special)?;
        self.lookup(&class, &name)
    }

    /// A special method that guest code defined, looked up on the value's type; builtin types'
    /// own methods do not count.
    pub(crate) fn guest_special(&mut self, value: &Value, special: Special) -> Res<Option<Value>> {
        if !self.has_guest_class(value) {
            return Ok(None);
        }
        let found = self.lookup_special(value, special)?;
        Ok(found.filter(|method| !self.is_native_method(method)))
    }

    /// Whether `class` is `base` or derives from it.
    pub(crate) fn is_subclass(&self, class: &Handle<Type>, base: &Handle<Type>) -> bool {
        class == base || class.get(&self.heap).mro.contains(base)
    }

    /// Whether a value is an instance of a builtin type or of a class that derives from it.
    pub(crate) fn is_instance_of(&mut self, value: &Value, id: TypeId) -> Res<bool> {
        let class = self.type_of(value)?;
        let base = self.builtin_type(id)?;
        Ok(self.is_subclass(&class, &base))
    }

    /// The name of a value's type, as messages show it.
    pub(crate) fn type_name(&mut self, value: &Value) -> String {
        match self.type_of(value) {
            Ok(class) => class.get(&self.heap).name.text(&self.heap).to_string(),
            Err(_) => "object".to_string(),
        }
    }

    // Numbers.

    /// An integer, inline if it fits.
    pub(crate) fn new_int(&mut self, value: dashu_int::IBig) -> Res<Value> {
        Ok(self.heap.int_value(value)?)
    }

    /// A value as a big integer: int, bool, big int.
    pub(crate) fn as_ibig(&self, value: &Value) -> Option<dashu_int::IBig> {
        match value {
            Value::Int(value) => Some((*value).into()),
            Value::Bool(value) => Some(i64::from(*value).into()),
            Value::Object(object) => object
                .downcast::<BigInt>()
                .map(|big| big.get(&self.heap).value.clone()),
            _ => None,
        }
    }

    // Going over to the prelude.

    /// For a leaf that has begun to step an iterator: what is left is done by this prelude function.
    pub(crate) fn divert_to(&mut self, name: &'static str, slots: Vec<Value>) -> Throw {
        self.divert = Some((name, slots));
        Throw::NeedsGuest
    }

    // Exceptions.

    /// Raise a new exception of a builtin class.
    #[cold]
    pub(crate) fn raise(&mut self, class: TypeId, message: impl Into<String>) -> Throw {
        let result = self.new_exception(class, message.into());
        match result {
            Ok(exception) => self.raise_value(exception),
            Err(throw) => throw,
        }
    }

    /// Raise an exception that exists.
    pub(crate) fn raise_value(&mut self, exception: Value) -> Throw {
        self.raised = exception;
        Throw::Exception
    }

    pub(crate) fn type_error(&mut self, message: impl Into<String>) -> Throw {
        self.raise(TypeId::TypeError, message)
    }

    pub(crate) fn value_error(&mut self, message: impl Into<String>) -> Throw {
        self.raise(TypeId::ValueError, message)
    }
}
