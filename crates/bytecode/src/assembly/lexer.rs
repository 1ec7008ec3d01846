//! Lines to tokens, one at a time: words, literals, symbols.

use super::error::{Fault, Place};
use super::escape;
use super::text::{continues_name, starts_name};
use crate::limits;
use dashu_int::IBig;

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind<'a> {
    /// A mnemonic, a name, a label.
    Word(&'a str),
    /// `.word`
    Directive(&'a str),
    Str(String),
    Bytes(Vec<u8>),
    Int(IBig),
    Float(f64),
    /// `2j`
    Imaginary(f64),
    /// `@3`: an operand by its number.
    Number(u32),
    Symbol(&'static str),
    /// The end of the line, or a comment.
    End,
}

/// A token and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind<'a>,
    pub(super) place: Place,
}

/// Longer symbols come before those they begin with.
const SYMBOLS: &[&str] = &[
    "...", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "(", ")", "{", "}", "[", "]", ",", ":",
    "=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "<", ">",
];

/// The tokens of a line.
pub(super) struct Lexer<'a> {
    line: &'a str,
    number: u32,
    offset: usize,
    peeked: Option<Token<'a>>,
    last_end: u32,
}

type Result<T> = std::result::Result<T, Fault>;

impl<'a> Lexer<'a> {
    pub(super) fn new(line: &'a str, number: u32) -> Self {
        Lexer {
            line,
            number,
            offset: 0,
            peeked: None,
            last_end: 0,
        }
    }

    /// The token that comes next.
    pub(super) fn peek(&mut self) -> Result<&Token<'a>> {
        let token = match self.peeked.take() {
            Some(token) => token,
            None => self.read()?,
        };
        Ok(self.peeked.insert(token))
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token<'a>> {
        let token = match self.peeked.take() {
            Some(token) => token,
            None => self.read()?,
        };
        self.last_end = token.place.end;
        Ok(token)
    }

    /// Take the next token if it is `symbol`.
    pub(super) fn accept(&mut self, symbol: &str) -> Result<bool> {
        let found = matches!(self.peek()?.kind, TokenKind::Symbol(text) if text == symbol);
        if found {
            self.next()?;
        }
        Ok(found)
    }

    /// Take `symbol`, which must come next.
    pub(super) fn expect(&mut self, symbol: &str) -> Result<()> {
        let place = self.peek()?.place;
        if self.accept(symbol)? {
            return Ok(());
        }
        Err(Fault::new(place, format!("expected `{symbol}`")))
    }

    /// Whether the line is over.
    pub(super) fn at_end(&mut self) -> Result<bool> {
        Ok(self.peek()?.kind == TokenKind::End)
    }

    /// Where the last token taken ended.
    pub(super) fn end_of_last(&self) -> u32 {
        self.last_end
    }

    /// The text a token was read from.
    pub(super) fn text(&self, place: Place) -> &'a str {
        self.line
            .get(place.start as usize..place.end as usize)
            .unwrap_or("")
    }

    fn rest(&self) -> &'a str {
        self.line.get(self.offset..).unwrap_or("")
    }

    fn place(&self, start: usize) -> Place {
        Place {
            line: self.number,
            start: start as u32,
            end: self.offset as u32,
        }
    }

    /// The bytes from here while `wanted` holds.
    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|each| !wanted(each)).unwrap_or(rest.len());
        self.offset += length;
        rest.get(..length).unwrap_or("")
    }

    fn read(&mut self) -> Result<Token<'a>> {
        self.take_while(|each| matches!(each, ' ' | '\t' | '\r' | '\u{c}'));
        let start = self.offset;
        let rest = self.rest();
        let mut characters = rest.chars();
        let (first, second) = (characters.next(), characters.next());
        let digit_follows = second.is_some_and(|each| each.is_ascii_digit());
        let letter_follows = second.is_some_and(|each| each.is_ascii_alphabetic());
        let kind = match first {
            None | Some(';' | '#') => TokenKind::End,
            Some('"' | '\'') => TokenKind::Str(self.string("", start)?),
            Some('0'..='9') => self.number(start)?,
            Some('.') if digit_follows => self.number(start)?,
            Some('.') if letter_follows => {
                self.offset += 1;
                TokenKind::Directive(self.take_while(continues_name))
            }
            Some('@') if digit_follows => {
                self.offset += 1;
                let digits = self.take_while(|each| each.is_ascii_digit());
                let number = digits.parse();
                TokenKind::Number(number.map_err(|_| self.fault(start, "number exceeds 32 bits"))?)
            }
            Some(first) if starts_name(first) => self.word(start)?,
            Some(first) => match SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
                Some(symbol) => {
                    self.offset += symbol.len();
                    TokenKind::Symbol(symbol)
                }
                None => {
                    self.offset += first.len_utf8();
                    let shown = first.escape_debug();
                    return Err(self.fault(start, format!("unexpected character `{shown}`")));
                }
            },
        };
        let place = self.place(start);
        Ok(Token { kind, place })
    }

    fn fault(&self, start: usize, message: impl Into<String>) -> Fault {
        Fault::new(self.place(start), message)
    }

    fn word(&mut self, start: usize) -> Result<TokenKind<'a>> {
        let word = self.take_while(continues_name);
        if !self.rest().starts_with(['"', '\'']) {
            return Ok(TokenKind::Word(word));
        }
        let prefix = word.to_ascii_lowercase();
        match prefix.as_str() {
            "b" | "rb" | "br" => {
                let raw = self.quoted(start)?;
                let bytes = escape::bytes(raw, prefix.contains('r'));
                Ok(TokenKind::Bytes(
                    bytes.map_err(|message| self.fault(start, message))?,
                ))
            }
            "r" | "u" => Ok(TokenKind::Str(self.string(&prefix, start)?)),
            _ => Err(self.fault(start, format!("no string begins with `{word}`"))),
        }
    }

    fn string(&mut self, prefix: &str, start: usize) -> Result<String> {
        let raw = self.quoted(start)?;
        escape::string(raw, prefix == "r").map_err(|message| self.fault(start, message))
    }

    /// What stands between the quotes that begin here.
    fn quoted(&mut self, start: usize) -> Result<&'a str> {
        let rest = self.rest();
        if rest.starts_with("\"\"\"") || rest.starts_with("'''") {
            self.offset += 3;
            return Err(self.fault(start, "triple-quoted strings are not supported"));
        }
        let mut characters = rest.char_indices();
        let quote = characters.next().map(|(_, quote)| quote);
        while let Some((index, character)) = characters.next() {
            if character == '\\' {
                characters.next();
            } else if Some(character) == quote {
                self.offset += index + 1;
                return Ok(rest.get(1..index).unwrap_or(""));
            }
        }
        self.offset = self.line.len();
        Err(self.fault(start, "string is not closed"))
    }

    /// An integer, a float, or an imaginary number.
    fn number(&mut self, start: usize) -> Result<TokenKind<'a>> {
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
            let begin = self.rest().get(..2).unwrap_or("");
            if begin.eq_ignore_ascii_case(prefix) {
                self.offset += 2;
                let digits = self.take_while(continues_name);
                let digits = digits.strip_prefix('_').unwrap_or(digits);
                return self.integer(digits, radix, start);
            }
        }
        let whole = self.take_while(is_digit);
        let mut is_float = false;
        if self.rest().starts_with('.') && !self.rest().starts_with("...") {
            is_float = true;
            self.offset += 1;
            self.take_while(is_digit);
        }
        is_float |= self.exponent();
        let end = self.offset;
        let suffix = self.take_while(continues_name);
        let imaginary = matches!(suffix, "j" | "J");
        if !suffix.is_empty() && !imaginary {
            return Err(self.fault(start, "invalid number"));
        }
        if !is_float && !imaginary {
            let zero = whole.chars().all(|each| matches!(each, '0' | '_'));
            if whole.len() > 1 && whole.starts_with('0') && !zero {
                return Err(self.fault(start, "leading zeros are not allowed in integers"));
            }
            return self.integer(whole, 10, start);
        }
        let digits = self.line.get(start..end).unwrap_or("");
        let value = joined(digits).and_then(|digits| digits.parse::<f64>().ok());
        match value {
            Some(value) if imaginary => Ok(TokenKind::Imaginary(value)),
            Some(value) => Ok(TokenKind::Float(value)),
            None => Err(self.fault(start, "invalid number")),
        }
    }

    /// Take an exponent, if one comes.
    fn exponent(&mut self) -> bool {
        let rest = self.rest();
        let Some(after) = rest.strip_prefix(['e', 'E']) else {
            return false;
        };
        let digits = after.strip_prefix(['+', '-']).unwrap_or(after);
        if !digits.starts_with(|each: char| each.is_ascii_digit()) {
            return false;
        }
        self.offset += rest.len() - digits.len();
        self.take_while(is_digit);
        true
    }

    fn integer(&self, digits: &str, radix: u32, start: usize) -> Result<TokenKind<'a>> {
        let limit = limits::DECIMAL_DIGITS_MAX;
        if radix == 10 && digits.len() > limit {
            let message = format!("integer of more than {limit} decimal digits");
            return Err(self.fault(start, message).help("write it in hexadecimal"));
        }
        let value = joined(digits).and_then(|digits| IBig::from_str_radix(&digits, radix).ok());
        match value {
            Some(value) => Ok(TokenKind::Int(value)),
            None => Err(self.fault(start, "invalid number")),
        }
    }
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || character == '_'
}

/// Digits without their underscores, which may only stand between two of them.
fn joined(digits: &str) -> Option<String> {
    let parts = digits.split('_');
    let misplaced = |part: &str| !part.starts_with(|first: char| first.is_ascii_hexdigit());
    if digits.contains('_') && parts.clone().any(misplaced) {
        return None;
    }
    Some(parts.collect())
}
