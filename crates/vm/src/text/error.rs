//! The error of a text or number function: which Python exception to raise, and its message.

/// The class of the exception to raise, by its Python name.
#[allow(clippy::enum_variant_names)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrorKind {
    IndexError,
    KeyError,
    LookupError,
    MemoryError,
    OverflowError,
    /// An OverflowError with two arguments: 34, C's ERANGE, and the message.
    ResultOutOfRange,
    TypeError,
    ValueError,
    ZeroDivisionError,
}

impl ErrorKind {
    /// The Python class's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            ErrorKind::IndexError => "IndexError",
            ErrorKind::KeyError => "KeyError",
            ErrorKind::LookupError => "LookupError",
            ErrorKind::MemoryError => "MemoryError",
            ErrorKind::OverflowError | ErrorKind::ResultOutOfRange => "OverflowError",
            ErrorKind::TypeError => "TypeError",
            ErrorKind::ValueError => "ValueError",
            ErrorKind::ZeroDivisionError => "ZeroDivisionError",
        }
    }
}

/// A Python exception that has not been made yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextError {
    pub kind: ErrorKind,
    /// CPython's message.
    pub message: String,
}

/// What every fallible function here returns.
pub(crate) type TextResult<T> = Result<T, TextError>;

impl TextError {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        TextError {
            kind,
            message: message.into(),
        }
    }

    #[cold]
    pub(crate) fn value(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::ValueError, message)
    }

    #[cold]
    pub(crate) fn type_error(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::TypeError, message)
    }

    #[cold]
    pub(crate) fn overflow(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::OverflowError, message)
    }

    #[cold]
    pub(crate) fn zero_division(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::ZeroDivisionError, message)
    }
}

impl std::fmt::Display for TextError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind {
            ErrorKind::ResultOutOfRange => write!(f, "OverflowError: (34, '{}')", self.message),
            kind => write!(f, "{}: {}", kind.name(), self.message),
        }
    }
}
