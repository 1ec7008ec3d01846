//! Code objects: a code of a verified program, and its lowered form once it has run.

use crate::engine::Lowered;
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
}

impl Code {
    pub(crate) fn new(program: Arc<Verified<Program>>, index: CodeIndex) -> Code {
        Code {
            program,
            index,
            lowered: OnceCell::new(),
        }
    }

    /// The program's code.
    pub(crate) fn code(&self) -> &hognose_bytecode::program::Code {
        &self.program.codes[self.index.0 as usize]
    }
}
