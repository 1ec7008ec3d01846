//! What part of an expression a traceback underlines: the operator, the subscript's or the call's
//! brackets. Found by a small scanner over tokens, since the program carries its source only as
//! text.

/// Where the accented part of an expression starts and ends, as line and character within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchors {
    pub(super) left: (usize, usize),
    pub(super) right: (usize, usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Name,
    Number,
    Text,
    Open,
    Close,
    Operator,
}

/// A token: its place in bytes, and how many brackets it stands in (its own not counted).
#[derive(Clone, Copy, Debug)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
    depth: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Binary,
    Subscript,
    Call,
}

/// An expression of a form that has an accented part, all in bytes.
#[derive(Clone, Copy, Debug)]
struct Shape {
    form: Form,
    start: usize,
    end: usize,
    left: usize,
    right: usize,
}

/// The accented part of an expression, if it has one.
pub(super) fn anchors(segment: &str) -> Option<Anchors> {
    let tokens = tokenize(segment)?;
    let shape = shape_of(segment, &tokens)?;
    Some(Anchors {
        left: line_and_character(segment, shape.left),
        right: line_and_character(segment, shape.right),
    })
}

fn line_and_character(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.matches('\n').count();
    (line, before[line_start..].chars().count())
}

/// Whether lines of source are a statement `return name(...)` or `target = call(...)` whose call is
/// just the range between the two columns: such a call is not underlined.
pub(super) fn is_whole_call(lines: &[&str], start: usize, end: usize) -> bool {
    let text = lines.join("\n");
    let Some(tokens) = tokenize(&text) else {
        return false;
    };
    let Some(call) = returned_call(&text, &tokens).or_else(|| assigned_call(&text, &tokens)) else {
        return false;
    };
    let (first_line, first_column) = line_and_byte(&text, call.start);
    let (last_line, last_column) = line_and_byte(&text, call.end);
    first_line == 0 && first_column == start && last_line + 1 == lines.len() && last_column == end
}

fn line_and_byte(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count(), offset - line_start)
}

/// Where the first statement ends: the number of its tokens.
fn statement_len(text: &str, tokens: &[Token]) -> usize {
    let ends_before = |pair: &[Token]| {
        let between = &text[pair[0].end..pair[1].start];
        let new_line = pair[1].depth == 0
            && pair[0].depth == 0
            && pair[0].kind != Kind::Open
            && pair[1].kind != Kind::Close
            && between.contains('\n')
            && !between.contains('\\');
        new_line || is_operator(text, &pair[1], ";") && pair[1].depth == 0
    };
    let found = tokens.windows(2).position(ends_before);
    found.map_or(tokens.len(), |at| at + 1)
}

fn returned_call(text: &str, tokens: &[Token]) -> Option<Shape> {
    let statement = &tokens[..statement_len(text, tokens)];
    let [keyword, value @ ..] = statement else {
        return None;
    };
    if text_of(text, keyword) != "return" {
        return None;
    }
    let [function, open, ..] = value else {
        return None;
    };
    let plain = function.kind == Kind::Name && open.kind == Kind::Open;
    let shape = shape_of(text, value)?;
    // The function must be a plain name: its call's bracket is the second token.
    (plain && shape.form == Form::Call && shape.left == open.start).then_some(shape)
}

fn assigned_call(text: &str, tokens: &[Token]) -> Option<Shape> {
    let statement = &tokens[..statement_len(text, tokens)];
    let outer = |token: &&Token| token.depth == 0 && token.kind == Kind::Operator;
    if statement
        .iter()
        .filter(outer)
        .any(|token| text_of(text, token) == ":")
    {
        return None;
    }
    let equals = statement
        .iter()
        .rposition(|token| token.depth == 0 && is_operator(text, token, "="))?;
    let shape = shape_of(text, &statement[equals + 1..])?;
    (equals > 0 && shape.form == Form::Call).then_some(shape)
}

fn text_of<'a>(text: &'a str, token: &Token) -> &'a str {
    &text[token.start..token.end]
}

fn is_operator(text: &str, token: &Token, operator: &str) -> bool {
    token.kind == Kind::Operator && text_of(text, token) == operator
}

// The form of an expression.

/// Words that make an expression another form than the ones with an accented part, or that make it
/// no expression at all.
const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// How tightly binary operators bind; unary ones stand between `%` and `**`.
fn precedence(operator: &str) -> Option<u8> {
    Some(match operator {
        "|" => 1,
        "^" => 2,
        "&" => 3,
        "<<" | ">>" => 4,
        "+" | "-" => 5,
        "*" | "/" | "//" | "%" | "@" => 6,
        "**" => POWER,
        _ => return None,
    })
}

const POWER: u8 = 8;

fn shape_of(text: &str, tokens: &[Token]) -> Option<Shape> {
    let tokens = without_brackets(text, tokens)?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    let (start, end) = (first.start, last.end);
    let unary = first.kind == Kind::Operator;
    if let Some((place, level)) = weakest_operator(text, tokens)? {
        if level == POWER && unary {
            return None;
        }
        let (left, right) = operator_extent(text, tokens, place)?;
        let form = Form::Binary;
        return Some(Shape {
            form,
            start,
            end,
            left,
            right,
        });
    }
    if unary || text_of(text, first) == "await" || last.kind != Kind::Close {
        return None;
    }
    let form = match text_of(text, last) {
        ")" => Form::Call,
        "]" => Form::Subscript,
        _ => return None,
    };
    let open = opening_of(tokens, tokens.len() - 1).filter(|&open| open > 0)?;
    Some(Shape {
        form,
        start,
        end,
        left: tokens[open].start,
        right: end,
    })
}

/// The bracket that the closing one at `close` belongs to.
fn opening_of(tokens: &[Token], close: usize) -> Option<usize> {
    let depth = tokens[close].depth;
    tokens[..close]
        .iter()
        .rposition(|token| token.kind == Kind::Open && token.depth == depth)
}

/// The tokens within parentheses that only group, which are no part of the expression.
fn without_brackets<'t>(text: &str, mut tokens: &'t [Token]) -> Option<&'t [Token]> {
    loop {
        let [first, inner @ .., last] = tokens else {
            return Some(tokens);
        };
        let grouped = text_of(text, first) == "("
            && last.kind == Kind::Close
            && opening_of(tokens, tokens.len() - 1) == Some(0);
        if !grouped {
            return Some(tokens);
        }
        let depth = first.depth + 1;
        let separates = |token: &Token| {
            token.depth == depth && matches!(text_of(text, token), "," | "for" | ":=" | "yield")
        };
        if inner.is_empty() || inner.iter().any(separates) {
            return None;
        }
        tokens = inner;
    }
}

/// The operator that is applied last, and how tightly it binds; `None` within if there is none. No
/// result at all if the expression is of another form.
#[allow(clippy::option_option)]
fn weakest_operator(text: &str, tokens: &[Token]) -> Option<Option<(usize, u8)>> {
    let depth = tokens.first()?.depth;
    let mut found: Option<(usize, u8)> = None;
    let mut after_operand = false;
    let mut after_text = false;
    for (place, token) in tokens.iter().enumerate() {
        if token.depth != depth {
            continue;
        }
        let shown = text_of(text, token);
        match token.kind {
            Kind::Name if KEYWORDS.contains(&shown) => return None,
            Kind::Name if shown == "await" => after_operand = false,
            // Only texts stand side by side.
            Kind::Text if after_text => {}
            Kind::Name | Kind::Number | Kind::Text if after_operand => return None,
            Kind::Name | Kind::Number | Kind::Text | Kind::Close => after_operand = true,
            Kind::Open => {}
            Kind::Operator if shown == "." && after_operand => after_operand = false,
            Kind::Operator if !after_operand => {
                if !matches!(shown, "+" | "-" | "~") {
                    return None;
                }
            }
            Kind::Operator => {
                let level = precedence(shown)?;
                let weaker = match found {
                    None => true,
                    // Powers group from the right, everything else from the left.
                    Some((_, before)) => level < before || level == before && level != POWER,
                };
                if weaker {
                    found = Some((place, level));
                }
                after_operand = false;
            }
        }
        after_text = token.kind == Kind::Text;
    }
    after_operand.then_some(found)
}

/// The operator's extent as CPython finds it: one character, and the next one unless it is blank or
/// the right operand starts there, whose own parentheses do not count as part of it.
fn operator_extent(text: &str, tokens: &[Token], place: usize) -> Option<(usize, usize)> {
    let start = tokens[place].start;
    let operand = &tokens[place + 1..];
    let operand_start = match without_brackets(text, operand) {
        Some(inner) => inner.first()?.start,
        None => operand.first()?.start,
    };
    let mut end = start + 1;
    let next = text.get(end..)?.chars().next()?;
    if end < operand_start && !next.is_whitespace() && !matches!(next, '\\' | '#') {
        end += next.len_utf8();
    }
    Some((start, end))
}

// Tokens.

const OPERATORS: &[&str] = &[
    "**=", "//=", ">>=", "<<=", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", ":=", "+=",
    "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=",
];

/// The tokens of a text; `None` if its brackets do not match, or something in it is no token.
fn tokenize(text: &str) -> Option<Vec<Token>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut open: Vec<u8> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let mut depth = open.len();
        let kind = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'\\' => {
                at += 1;
                continue;
            }
            b'#' => {
                let rest = &bytes[at..];
                at += rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
                continue;
            }
            b'(' | b'[' | b'{' => {
                open.push(byte);
                at += 1;
                Kind::Open
            }
            b')' | b']' | b'}' => {
                let opening = open.pop()?;
                if !matches!((opening, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                    return None;
                }
                depth = open.len();
                at += 1;
                Kind::Close
            }
            b'"' | b'\'' => {
                at = string_end(bytes, at, Prefix::default(), 0)?;
                Kind::Text
            }
            b'0'..=b'9' => {
                at = number_end(bytes, at);
                Kind::Number
            }
            b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
                at = number_end(bytes, at);
                Kind::Number
            }
            b'.' if bytes[at..].starts_with(b"...") => {
                at += 3;
                Kind::Name
            }
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => {
                at = name_end(bytes, at);
                let quote = bytes.get(at).is_some_and(|b| matches!(b, b'"' | b'\''));
                match Prefix::parse(&bytes[start..at]).filter(|_| quote) {
                    Some(prefix) => {
                        at = string_end(bytes, at, prefix, 0)?;
                        Kind::Text
                    }
                    None => Kind::Name,
                }
            }
            _ => {
                let found = OPERATORS
                    .iter()
                    .find(|operator| bytes[at..].starts_with(operator.as_bytes()));
                at += found.map_or(1, |operator| operator.len());
                Kind::Operator
            }
        };
        tokens.push(Token {
            kind,
            start,
            end: at,
            depth,
        });
    }
    open.is_empty().then_some(tokens)
}

fn name_end(bytes: &[u8], start: usize) -> usize {
    let goes_on = |byte: &u8| *byte == b'_' || byte.is_ascii_alphanumeric() || *byte >= 0x80;
    let rest = &bytes[start..];
    let len = rest.iter().position(|byte| !goes_on(byte));
    start + len.unwrap_or(rest.len())
}

fn number_end(bytes: &[u8], start: usize) -> usize {
    let hexadecimal = bytes[start..].starts_with(b"0x") || bytes[start..].starts_with(b"0X");
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        let exponent_sign = matches!(byte, b'+' | b'-')
            && !hexadecimal
            && at > start
            && matches!(bytes[at - 1], b'e' | b'E');
        if !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.') || exponent_sign) {
            break;
        }
        at += 1;
    }
    at
}

/// What the letters before a string literal say.
#[derive(Clone, Copy, Default)]
struct Prefix {
    raw: bool,
    formatted: bool,
}

impl Prefix {
    fn parse(letters: &[u8]) -> Option<Prefix> {
        if letters.len() > 2 {
            return None;
        }
        let mut prefix = Prefix::default();
        for letter in letters {
            match letter.to_ascii_lowercase() {
                b'r' => prefix.raw = true,
                b'f' | b't' => prefix.formatted = true,
                b'b' | b'u' => {}
                _ => return None,
            }
        }
        Some(prefix)
    }
}

/// Formatted strings nested deeper are not looked through.
const NESTED_MAX: usize = 8;

/// One past the closing quote of the string literal whose opening quote is at `start`.
fn string_end(bytes: &[u8], start: usize, prefix: Prefix, nested: usize) -> Option<usize> {
    if nested > NESTED_MAX {
        return None;
    }
    let quote = *bytes.get(start)?;
    let triple = [quote; 3];
    let closing: &[u8] = match bytes[start..].starts_with(&triple) {
        true => &triple,
        false => &triple[..1],
    };
    let mut at = start + closing.len();
    loop {
        let byte = *bytes.get(at)?;
        if bytes[at..].starts_with(closing) {
            return Some(at + closing.len());
        }
        at = match byte {
            b'\\' if !prefix.formatted || bytes.get(at + 1) != Some(&b'{') => at + 2,
            b'{' if prefix.formatted && bytes.get(at + 1) == Some(&b'{') => at + 2,
            b'{' if prefix.formatted => replacement_end(bytes, at, nested)?,
            _ => at + 1,
        };
    }
}

/// One past the brace that closes the replacement field at `start`.
fn replacement_end(bytes: &[u8], start: usize, nested: usize) -> Option<usize> {
    if nested > NESTED_MAX {
        return None;
    }
    let (mut at, mut depth, mut in_spec) = (start + 1, 0usize, false);
    loop {
        let byte = *bytes.get(at)?;
        at = match byte {
            b'}' if depth == 0 => return Some(at + 1),
            b'{' if in_spec => replacement_end(bytes, at, nested + 1)?,
            _ if in_spec => at + 1,
            b'"' | b'\'' => {
                let letters = bytes[..at]
                    .iter()
                    .rev()
                    .take_while(|byte| byte.is_ascii_alphabetic())
                    .count();
                let prefix = Prefix::parse(&bytes[at - letters..at]).unwrap_or_default();
                string_end(bytes, at, prefix, nested + 1)?
            }
            b'(' | b'[' | b'{' => {
                depth += 1;
                at + 1
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                at + 1
            }
            b':' if depth == 0 => {
                in_spec = true;
                at + 1
            }
            _ => at + 1,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The accented part of a one-line expression, as CPython 3.14 underlines it.
    #[track_caller]
    fn check(segment: &str, expected: Option<&str>) {
        let found = anchors(segment).map(|anchors| {
            let (from, to) = (anchors.left.1, anchors.right.1);
            segment
                .chars()
                .skip(from)
                .take(to - from)
                .collect::<String>()
        });
        assert_eq!(found.as_deref(), expected, "{segment}");
    }

    #[test]
    fn operators() {
        check("a + b", Some("+"));
        check("a+(b)", Some("+("));
        check("a*b + c", Some("+"));
        check("a - b - c", Some("-"));
        check("a // b", Some("//"));
        check("a ** b ** c", Some("**"));
        check("-a ** b", None);
        check("-a * b", Some("*"));
        check("a if b else c + d", None);
        check("a < b", None);
        check("(a + b)", Some("+"));
        check("f'{a + b}' + c", Some("+"));
        check("f\"{d[\"+\"]:>{w}}\" % c", Some("%"));
    }

    #[test]
    fn brackets() {
        check("f(x)", Some("(x)"));
        check("a.b[c](d, e=1)", Some("(d, e=1)"));
        check("a['x'][0]", Some("[0]"));
        check("[0]", None);
        check("(a, b)", None);
        check("a.b", None);
        check("f('(')", Some("('(')"));
        check("f(x", None);
        check("raise f(x)", None);
        check("'a' 'b' % c", Some("%"));
    }

    #[test]
    fn statements_that_are_one_call() {
        assert!(is_whole_call(&["return f(x)"], 7, 11));
        assert!(!is_whole_call(&["return a.f(x)"], 7, 13));
        assert!(is_whole_call(&["a = b = c.f(x)  # why"], 8, 14));
        assert!(!is_whole_call(&["f(x)"], 0, 4));
        assert!(!is_whole_call(&["x: int = f(x)"], 9, 13));
        assert!(!is_whole_call(&["x = f(x) + 1"], 4, 8));
        assert!(is_whole_call(&["x = f(", "    1)"], 4, 6));
    }
}
