//! `string`: constants of characters, and `capwords`.

use crate::builtins::NativeModule;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;

/// The module.
pub(super) static MODULE: NativeModule = NativeModule {
    name: "string",
    functions: &[],
    constant,
    constants: &[
        "ascii_letters",
        "ascii_lowercase",
        "ascii_uppercase",
        "digits",
        "hexdigits",
        "octdigits",
        "printable",
        "punctuation",
        "whitespace",
    ],
    prelude: &["capwords"],
    computed: &[],
};

fn constant(cx: &mut Context, name: &str) -> Res<Option<Value>> {
    let text = match name {
        "ascii_letters" => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "ascii_lowercase" => "abcdefghijklmnopqrstuvwxyz",
        "ascii_uppercase" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "digits" => "0123456789",
        "hexdigits" => "0123456789abcdefABCDEF",
        "octdigits" => "01234567",
        "printable" => {
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\
             !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\u{b}\u{c}"
        }
        "punctuation" => "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
        "whitespace" => " \t\n\r\u{b}\u{c}",
        _ => return Ok(None),
    };
    cx.constant_str(text).map(Some)
}
