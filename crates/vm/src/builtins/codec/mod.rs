//! Encodings of text as bytes: UTF-8, UTF-16, UTF-32, ASCII and Latin-1, with CPython's errors.
//!
//! Pure functions; the VM's side is `raise_codec_error`, which makes the exceptions.

mod decode;
mod encode;

pub(crate) use decode::decode;
pub(crate) use encode::encode;

use crate::builtins::TypeId;
use crate::context::Context;
use crate::error::Throw;
use crate::memory::Value;

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    /// UTF-8 that starts with a byte order mark.
    Utf8Signed,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
}

/// The order of the bytes in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// As a byte order mark says, little if there is none; a mark is written.
    Marked,
    Little,
    Big,
}

/// Names and aliases, normalised: lower case, underscores for everything else.
const NAMES: &[(&str, Encoding)] = &[
    ("utf_8", Encoding::Utf8),
    ("utf8", Encoding::Utf8),
    ("u8", Encoding::Utf8),
    ("utf", Encoding::Utf8),
    ("cp65001", Encoding::Utf8),
    ("utf_8_sig", Encoding::Utf8Signed),
    ("utf8_sig", Encoding::Utf8Signed),
    ("ascii", Encoding::Ascii),
    ("us_ascii", Encoding::Ascii),
    ("646", Encoding::Ascii),
    ("iso646_us", Encoding::Ascii),
    ("latin_1", Encoding::Latin1),
    ("latin1", Encoding::Latin1),
    ("latin", Encoding::Latin1),
    ("l1", Encoding::Latin1),
    ("iso_8859_1", Encoding::Latin1),
    ("iso8859_1", Encoding::Latin1),
    ("iso8859", Encoding::Latin1),
    ("8859", Encoding::Latin1),
    ("cp819", Encoding::Latin1),
    ("utf_16", Encoding::Utf16(Order::Marked)),
    ("utf16", Encoding::Utf16(Order::Marked)),
    ("u16", Encoding::Utf16(Order::Marked)),
    ("utf_16_le", Encoding::Utf16(Order::Little)),
    ("utf_16le", Encoding::Utf16(Order::Little)),
    ("utf_16_be", Encoding::Utf16(Order::Big)),
    ("utf_16be", Encoding::Utf16(Order::Big)),
    ("utf_32", Encoding::Utf32(Order::Marked)),
    ("utf32", Encoding::Utf32(Order::Marked)),
    ("u32", Encoding::Utf32(Order::Marked)),
    ("utf_32_le", Encoding::Utf32(Order::Little)),
    ("utf_32le", Encoding::Utf32(Order::Little)),
    ("utf_32_be", Encoding::Utf32(Order::Big)),
    ("utf_32be", Encoding::Utf32(Order::Big)),
];

impl Encoding {
    /// The encoding of this name, or why there is none.
    pub(crate) fn by_name(name: &str) -> Result<Encoding, CodecError> {
        let mut normal = String::new();
        for character in name.chars() {
            if character.is_ascii_alphanumeric() || character == '.' {
                normal.push(character.to_ascii_lowercase());
            } else if !normal.ends_with('_') {
                normal.push('_');
            }
        }
        let found = NAMES.iter().find(|(known, _)| *known == normal);
        found
            .map(|(_, encoding)| *encoding)
            .ok_or_else(|| CodecError::Lookup(format!("unknown encoding: {name}")))
    }

    /// The name that errors show.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Signed => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Utf16(Order::Marked) => "utf-16",
            Encoding::Utf16(Order::Little) => "utf-16-le",
            Encoding::Utf16(Order::Big) => "utf-16-be",
            Encoding::Utf32(Order::Marked) => "utf-32",
            Encoding::Utf32(Order::Little) => "utf-32-le",
            Encoding::Utf32(Order::Big) => "utf-32-be",
        }
    }
}

/// What went wrong; places are characters of a text or bytes of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CodecError {
    /// UnicodeEncodeError or UnicodeDecodeError.
    Unicode {
        encoding: &'static str,
        start: usize,
        end: usize,
        reason: &'static str,
    },
    /// LookupError: no such encoding or error handler.
    Lookup(String),
    /// What CPython knows and this VM does not.
    Unsupported(String),
}

/// The error for a handler that is not one of the plain ones.
fn no_handler(name: &str) -> CodecError {
    match name {
        "surrogateescape" | "surrogatepass" | "namereplace" => {
            CodecError::Unsupported(format!("the error handler '{name}' is not supported"))
        }
        _ => CodecError::Lookup(format!("unknown error handler name '{name}'")),
    }
}

impl Context {
    /// Raise a codec's error; `object` is what was to be encoded or decoded.
    #[cold]
    pub(crate) fn raise_codec_error(
        &mut self,
        error: CodecError,
        class: TypeId,
        object: &Value,
    ) -> Throw {
        match error {
            CodecError::Lookup(message) => self.raise(TypeId::LookupError, message),
            CodecError::Unsupported(message) => self.raise(TypeId::NotImplementedError, message),
            CodecError::Unicode {
                encoding,
                start,
                end,
                reason,
            } => {
                let made = (|| {
                    let class = self.builtin_type(class)?;
                    let args = vec![
                        self.constant_str(encoding)?,
                        object.clone(),
                        Value::Int(start as i64),
                        Value::Int(end as i64),
                        self.constant_str(reason)?,
                    ];
                    let exception = self.new_exception_of(&class, args)?;
                    self.init_exception(&exception, &[])?;
                    Ok(exception)
                })();
                match made {
                    Ok(exception) => self.raise_value(exception),
                    Err(throw) => throw,
                }
            }
        }
    }
}
