//! From texts and files to programs that can run, in one call.

use super::{Error, ErrorKind};
use hognose_bytecode::Program;
use hognose_bytecode::assembly::assemble;
use hognose_bytecode::loader::{Format, LoadError, detect, read_binary, refuse_pyc};
use hognose_bytecode::verifier::{Verified, verify};
use std::sync::Arc;

/// Compile a Python module; `filename` is what tracebacks show.
///
/// ```
/// let program = hognose::compile("print('hello')", "hello.py")?;
/// assert_eq!(program.source.filename, "hello.py");
/// let error = hognose::compile("if x print()", "wrong.py").unwrap_err();
/// assert_eq!(error.position(), Some((1, 6)));
/// # Ok::<(), hognose::Error>(())
/// ```
#[cfg(feature = "compiler")]
pub fn compile(source: &str, filename: &str) -> Result<Arc<Verified<Program>>, Error> {
    compile_as(source, filename, hognose_compiler::Mode::Exec)
}

/// Compile what was typed at a prompt: the values of expression statements are printed.
#[cfg(feature = "compiler")]
pub fn compile_single(source: &str, filename: &str) -> Result<Arc<Verified<Program>>, Error> {
    compile_as(source, filename, hognose_compiler::Mode::Single)
}

/// Compile an expression typed in a debugger.
#[cfg(feature = "compiler")]
pub(super) fn compile_expression(expression: &str) -> Result<Arc<Verified<Program>>, Error> {
    let trimmed = expression.trim();
    compile_as(trimmed, "<expression>", hognose_compiler::Mode::Eval)
}

#[cfg(feature = "compiler")]
fn compile_as(
    source: &str,
    filename: &str,
    mode: hognose_compiler::Mode,
) -> Result<Arc<Verified<Program>>, Error> {
    let program = hognose_compiler::compile_with(source, filename, mode)
        .map_err(|error| Error::new(ErrorKind::Compile(error)))?;
    verified(program, filename)
}

/// Load a program from a file's bytes: Python source, text assembly or the binary form, told apart
/// by the content.
///
/// ```
/// let program = hognose::load(b"LOAD_CONST 6\nLOAD_CONST 7\nMUL\nRETURN_VALUE\n", "six.hasm")?;
/// assert_eq!(program.codes[0].instructions.len(), 4);
/// # Ok::<(), hognose::Error>(())
/// ```
pub fn load(bytes: &[u8], filename: &str) -> Result<Arc<Verified<Program>>, Error> {
    verified(load_program(bytes, filename)?, filename)
}

/// Load a program as [`load`] does, without verifying it: to look at, not to run.
pub fn load_program(bytes: &[u8], filename: &str) -> Result<Program, Error> {
    let refuse = |error| {
        Error::new(ErrorKind::Load {
            filename: filename.to_string(),
            error,
        })
    };
    match detect(bytes, Some(filename)).map_err(refuse)? {
        Format::Binary => read_binary(bytes).map_err(refuse),
        Format::Assembly => assemble(text(bytes).map_err(refuse)?, filename)
            .map_err(|error| Error::new(ErrorKind::Assembly(error))),
        Format::Source => compile_source(text(bytes).map_err(refuse)?, filename),
        Format::Pyc => Err(refuse(refuse_pyc(bytes).unwrap_or(LoadError::Invalid {
            offset: 0,
            what: "magic number",
        }))),
    }
}

fn text(bytes: &[u8]) -> Result<&str, LoadError> {
    std::str::from_utf8(bytes).map_err(|error| LoadError::NotText {
        offset: error.valid_up_to(),
    })
}

#[cfg(feature = "compiler")]
fn compile_source(source: &str, filename: &str) -> Result<Program, Error> {
    hognose_compiler::compile(source, filename)
        .map_err(|error| Error::new(ErrorKind::Compile(error)))
}

#[cfg(not(feature = "compiler"))]
fn compile_source(_: &str, filename: &str) -> Result<Program, Error> {
    Err(Error::new(ErrorKind::Load {
        filename: filename.to_string(),
        error: LoadError::Unrecognized {
            reason: "it is Python source, and this build has no compiler".to_string(),
        },
    }))
}

fn verified(program: Program, filename: &str) -> Result<Arc<Verified<Program>>, Error> {
    let refuse = |error| {
        Error::new(ErrorKind::Verify {
            filename: filename.to_string(),
            error,
        })
    };
    verify(program).map(Arc::new).map_err(refuse)
}
