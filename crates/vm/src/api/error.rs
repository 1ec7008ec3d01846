//! Why a text or file is not a program that can run.

use hognose_bytecode::assembly::AssemblyError;
use hognose_bytecode::loader::LoadError;
use hognose_bytecode::verifier::VerifyError;
use std::fmt;

/// Why a text or file is not a program that can run. Its `Display` shows the place, where there is
/// one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<ErrorKind>);

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file is not a program.
    Load {
        /// The file.
        filename: String,
        /// Why.
        error: LoadError,
    },
    /// The program breaks a rule of the verifier.
    Verify {
        /// Where the program came from.
        filename: String,
        /// Which rule, and where.
        error: VerifyError,
    },
    /// The text assembly has a mistake.
    Assembly(AssemblyError),
    /// The Python source does not compile.
    #[cfg(feature = "compiler")]
    Compile(hognose_compiler::CompileError),
}

impl Error {
    pub(super) fn new(kind: ErrorKind) -> Error {
        Error(Box::new(kind))
    }

    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// The file it is about.
    pub fn filename(&self) -> &str {
        match &*self.0 {
            ErrorKind::Load { filename, .. } | ErrorKind::Verify { filename, .. } => filename,
            ErrorKind::Assembly(error) => &error.filename,
            #[cfg(feature = "compiler")]
            ErrorKind::Compile(error) => &error.filename,
        }
    }

    /// Line and column, both from 1, if the place is known.
    pub fn position(&self) -> Option<(u32, u32)> {
        match &*self.0 {
            ErrorKind::Load { .. } | ErrorKind::Verify { .. } => None,
            ErrorKind::Assembly(error) => Some((error.line, error.column)),
            #[cfg(feature = "compiler")]
            ErrorKind::Compile(error) if error.start.line > 0 => {
                Some((error.start.line, error.start.column + 1))
            }
            #[cfg(feature = "compiler")]
            ErrorKind::Compile(_) => None,
        }
    }

    /// Whether it is what Python raises as an exception: `SyntaxError` or one of its kinds.
    pub fn is_exception(&self) -> bool {
        match &*self.0 {
            #[cfg(feature = "compiler")]
            ErrorKind::Compile(error) => {
                use hognose_compiler::ErrorKind::{Indentation, Syntax, Tab};
                matches!(error.kind, Syntax | Indentation | Tab)
            }
            _ => false,
        }
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> String {
        match &*self.0 {
            ErrorKind::Load { error, .. } => error.to_string(),
            ErrorKind::Verify { error, .. } => error.to_string(),
            ErrorKind::Assembly(error) => error.message.clone(),
            #[cfg(feature = "compiler")]
            ErrorKind::Compile(error) => format!("{}: {}", error.kind.label(), error.message),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            ErrorKind::Load { filename, error } => write!(f, "{filename}: {error}"),
            ErrorKind::Verify { filename, error } => write!(f, "{filename}: {error}"),
            ErrorKind::Assembly(error) => error.fmt(f),
            #[cfg(feature = "compiler")]
            ErrorKind::Compile(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn an_error_is_one_pointer() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
