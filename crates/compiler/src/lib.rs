//! Python source to programs.
//!
//! [`compile`] takes the text of a module and gives the program that runs it, or says why not in
//! CPython's words. The way: `limits` bounds the depth of the source, the Ruff parser makes the
//! syntax tree, `collect` and `scope` find out which variable each name means, `compiler` and its
//! neighbours emit code, `assemble` puts it together. Parser and compiler run on a thread of their
//! own, whose stack suffices for the deepest tree the limits allow; the tree is also dropped there.

mod assemble;
mod assignment;
mod block;
mod call;
mod class;
mod collect;
mod compiler;
mod comprehension;
mod condition;
mod constant;
mod display;
mod docstring;
mod emit;
mod error;
mod exception;
mod expression;
mod fstring;
mod function;
mod limits;
mod name;
mod scope;
mod source;
mod statement;
mod syntax;

pub use error::{CompileError, ErrorDetails, ErrorKind, Place};
pub use limits::Limits;

use error::Reporter;
use hognose_bytecode::Program;
use hognose_bytecode::program::Source;
use source::SourceText;

/// What a source is compiled as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// Statements: a module.
    #[default]
    Exec,
    /// An expression, whose value the main code returns.
    Eval,
    /// Statements typed at a prompt: the values of expression statements are printed.
    Single,
}

/// Compiles a module. `filename` is what tracebacks show.
pub fn compile(source: &str, filename: &str) -> Result<Program, CompileError> {
    compile_with(source, filename, Mode::Exec)
}

/// Compiles a source as `mode` says.
pub fn compile_with(source: &str, filename: &str, mode: Mode) -> Result<Program, CompileError> {
    compile_within(source, filename, mode, &Limits::default())
}

/// Compiles a source as `mode` says, within limits.
pub fn compile_within(
    source: &str,
    filename: &str,
    mode: Mode,
    limits: &Limits,
) -> Result<Program, CompileError> {
    let refuse = |kind, message: &str| Err(CompileError::without_place(kind, filename, message));
    if source.len() > limits.source_size_max as usize {
        let message = format!(
            "source too large (more than {} bytes)",
            limits.source_size_max
        );
        return refuse(ErrorKind::Limit, &message);
    }
    if source.contains('\0') {
        return refuse(
            ErrorKind::Syntax,
            "source code string cannot contain null bytes",
        );
    }
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    on_own_stack(limits.stack_bytes, || {
        compile_text(text, filename, mode, limits)
    })
    .unwrap_or_else(|trouble| refuse(ErrorKind::Limit, trouble))
}

/// Runs `work` on a thread with a stack of `stack_bytes`, or here if that is 0.
fn on_own_stack<T: Send>(
    stack_bytes: usize,
    work: impl FnOnce() -> T + Send,
) -> Result<T, &'static str> {
    if stack_bytes == 0 {
        return Ok(work());
    }
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("hognose-compiler".to_string())
            .stack_size(stack_bytes)
            .spawn_scoped(scope, work)
            .map_err(|_| "cannot start a thread to compile on")?
            .join()
            .map_err(|_| "the parser failed on this source")
    })
}

fn compile_text(
    text: &str,
    filename: &str,
    mode: Mode,
    limits: &Limits,
) -> Result<Program, CompileError> {
    let source = SourceText::new(text);
    let reporter = Reporter {
        source: &source,
        filename,
    };
    limits::check(&reporter, limits)?;
    let codes = match mode {
        Mode::Eval => {
            let tree = syntax::parse_expression(&reporter)?;
            let scopes = collect::collect_expression(&reporter, &tree.body)?;
            compiler::compile_expression(&reporter, limits, scopes, &tree.body)?
        }
        Mode::Exec | Mode::Single => {
            let tree = syntax::parse_module(&reporter)?;
            let scopes = collect::collect_statements(&reporter, &tree.body)?;
            let interactive = mode == Mode::Single;
            compiler::compile_module(&reporter, limits, scopes, &tree.body, interactive)?
        }
    };
    Ok(Program {
        codes,
        source: Source {
            filename: filename.to_string(),
            text: Some(text.to_string()),
        },
    })
}
