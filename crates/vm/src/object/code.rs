//! Code objects: a code of a verified program, and its lowered form once it has run.

use crate::engine::Lowered;
use crate::memory::{Handle, Value};
use crate::object::Str;
use hognose_bytecode::program::{CodeIndex, Program};
use hognose_bytecode::verifier::Verified;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

/// A code of a program, as an object.
#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) program: Arc<Verified<Program>>,
    pub(crate) index: CodeIndex,
    /// Made when the code first runs.
    pub(crate) lowered: OnceCell<Rc<Lowered>>,
    /// Made when the code first becomes a function.
    pub(crate) names: OnceCell<FunctionNames>,
}

/// What every function of a code is called, and its docstring.
#[derive(Clone, Debug)]
pub(crate) struct FunctionNames {
    pub(crate) name: Handle<Str>,
    pub(crate) qualname: Handle<Str>,
    pub(crate) doc: Value,
}

impl Code {
    pub(crate) fn new(program: Arc<Verified<Program>>, index: CodeIndex) -> Code {
        Code {
            program,
            index,
            lowered: OnceCell::new(),
            names: OnceCell::new(),
        }
    }

    /// The program's code.
    pub(crate) fn code(&self) -> &hognose_bytecode::program::Code {
        &self.program.codes[self.index.0 as usize]
    }
}
