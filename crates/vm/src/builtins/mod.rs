//! What guest code finds without importing: the tables of builtin types, their methods, and the
//! builtin functions; and the form all native tables have.

/// Makes a table of native functions. A row: documentation, name, signature, `=>` what runs it:
/// a leaf, or `engine` and a function. `, else "name"` names the prelude function that
/// takes over when a leaf needs guest code.
macro_rules! natives {
    ($(
        $(#[doc = $doc:literal])*
        $name:literal $signature:literal => $kind:ident $($function:path)? $(, else $prelude:literal)?;
    )*) => {
        &[$($crate::builtins::NativeDef {
            name: $name,
            signature: $signature,
            call: $crate::builtins::natives!(@call $kind $($function)?),
            prelude: $crate::builtins::natives!(@prelude $kind $name $($prelude)?),
            doc: concat!($($doc, "\n"),*),
        },)*]
    };
    (@call leaf $function:path) => { $crate::builtins::NativeCall::Leaf($function) };
    (@call engine $function:path) => { $crate::builtins::NativeCall::Engine($function) };
    (@prelude $kind:ident $name:literal $prelude:literal) => { Some($prelude) };
    (@prelude $kind:ident $name:literal) => { None };
}
pub(crate) use natives;

pub(crate) mod arguments;
mod bool;
mod bytearray;
mod bytes;
mod classmethod;
mod code;
pub(crate) mod codec;
mod complex;
mod container_dunder;
mod dict;
mod dict_view;
mod dunder;
mod enumerate;
pub(crate) mod exceptions;
mod filter;
mod float;
mod frozenset;
mod function;
pub(crate) mod functions;
mod generator;
mod generic_alias;
mod int;
pub(crate) mod internal;
pub(crate) mod internal_text;
mod iterator;
mod list;
mod map;
mod mapping_proxy;
mod member;
mod method;
mod module;
mod native_function;
mod none;
pub(crate) mod object;
pub(crate) mod property;
pub(crate) mod range;
mod reversed;
mod set;
pub(crate) mod signature;
mod slice;
mod staticmethod;
mod str;
mod stream;
mod super_;
pub(crate) mod text_argument;
mod traceback;
mod tuple;
mod type_;
pub(crate) mod types;
mod zip;

pub(crate) use signature::Signature;
pub(crate) use str::error_value;
pub(crate) use types::{NATIVE_TYPES, NativeType, TypeId};

use crate::context::Context;
use crate::engine::Engine;
use crate::error::Res;
use crate::memory::Value;

/// A native function: what it is called, what it takes, what it does.
#[derive(Debug)]
pub(crate) struct NativeDef {
    pub(crate) name: &'static str,
    /// As `inspect` writes it: `(self, value, start=0, /, *, key=None)`.
    pub(crate) signature: &'static str,
    pub(crate) call: NativeCall,
    /// The prelude function of the same parameters that takes over when guest code is needed.
    pub(crate) prelude: Option<&'static str>,
    pub(crate) doc: &'static str,
}

impl NativeDef {
    /// Whether a method takes the class it is called on: its first parameter is called `cls`.
    pub(crate) fn is_class_method(&self) -> bool {
        self.signature.starts_with("(cls,") || self.signature == "(cls)"
    }
}

/// How a native function runs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NativeCall {
    /// A leaf: one value a parameter (unbound where an argument is missing), `*args` as a tuple,
    /// `**kwargs` as a dict. Charges for its work, changes nothing before it may fail.
    Leaf(fn(&mut Context, &[Value]) -> Res<Value>),
    /// Needs the engine: frames, calls. The arguments lie on the operand stack.
    Engine(fn(&mut Engine, crate::engine::Window) -> Res<()>),
}

/// A module of the VM's own.
#[derive(Debug)]
pub(crate) struct NativeModule {
    pub(crate) name: &'static str,
    pub(crate) functions: &'static [NativeDef],
    /// Makes a member that is not a function, by name.
    pub(crate) constant: fn(&mut Context, &str) -> Res<Option<Value>>,
    /// The names `constant` knows.
    pub(crate) constants: &'static [&'static str],
    /// Names of prelude classes and functions that the module shows under their own names.
    pub(crate) prelude: &'static [&'static str],
    /// Names whose values the prelude function `MODULE_make` makes when they are first asked for.
    pub(crate) computed: &'static [&'static str],
}
