//! `str.format` templates: fields, their names, conversions and nested specs.
//!
//! The VM drives and nothing here allocates: a template is a range of bytes still to read, and so are
//! a field's accessors and its spec. Mistakes surface when they are reached, as in CPython, after the
//! fields before have been formatted. The steps of a field, in order:
//!
//! 1. `split_name`: the argument's index or name; look it up (`index_error` when it isn't there, or
//!    `no_positional_fields` for `format_map`).
//! 2. `next_accessor` until it has none: attributes and items.
//! 3. the conversion: `r`, `s`, `a`, or `unknown_conversion`.
//! 4. when the spec has fields of its own, format it by the same steps with the same `Numbering`;
//!    specs of fields within it must not (`too_deep`).
//! 5. format the value with the spec.

use std::ops::Range;

use super::unicode::decimal_value;
use super::{ErrorKind, TextError, TextResult};

/// CPython keeps indexes in a signed machine word.
const INDEX_MAX: usize = i64::MAX as usize;

/// Whether fields are numbered by the template or by their order, and the next number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbering {
    state: NumberingState,
    next: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum NumberingState {
    #[default]
    Undecided,
    Automatic,
    Manual,
}

/// One part of a template. Ranges are byte positions in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Text to copy first.
    pub literal: Range<usize>,
    /// The field that follows it.
    pub field: Option<Field>,
}

/// A field: `{name!conversion:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub name: Range<usize>,
    pub conversion: Option<char>,
    pub spec: Range<usize>,
    /// The spec has fields of its own.
    pub spec_is_template: bool,
}

/// What a field's name starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum First {
    /// A positional argument.
    Index(usize),
    /// A keyword argument.
    Name(Range<usize>),
}

/// A step from an object to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Accessor {
    /// `.name`.
    Attribute(Range<usize>),
    /// `[index]`.
    Index(usize),
    /// `[key]`, a string.
    Key(Range<usize>),
}

/// The next piece of the template `rest` covers; `rest` moves behind it.
pub(crate) fn next_piece(template: &str, rest: &mut Range<usize>) -> Option<TextResult<Piece>> {
    if rest.start >= rest.end {
        return None;
    }
    let mut reader = Reader {
        template,
        position: rest.start,
        end: rest.end,
    };
    let piece = reader.piece();
    rest.start = reader.position;
    Some(piece)
}

/// The start of a field's name, and the range of its accessors for `next_accessor`.
pub(crate) fn split_name(
    template: &str,
    name: &Range<usize>,
    numbering: &mut Numbering,
) -> TextResult<(First, Range<usize>)> {
    let text = template.get(name.clone()).unwrap_or("");
    let first_end = name.start + text.find(['.', '[']).unwrap_or(text.len());
    let first = name.start..first_end;
    let index = integer(template.get(first.clone()).unwrap_or(""))?;
    let first = match index {
        None if !first.is_empty() => First::Name(first),
        _ => First::Index(numbering.number(index)?),
    };
    Ok((first, first_end..name.end))
}

/// The next accessor of a field's name; `rest` moves behind it.
pub(crate) fn next_accessor(
    template: &str,
    rest: &mut Range<usize>,
) -> Option<TextResult<Accessor>> {
    let text = template.get(rest.clone()).filter(|text| !text.is_empty())?;
    let start = rest.start + 1;
    let accessor = if let Some(text) = text.strip_prefix('.') {
        rest.start = start + text.find(['.', '[']).unwrap_or(text.len());
        Ok(Accessor::Attribute(start..rest.start))
    } else if let Some(text) = text.strip_prefix('[') {
        item(text, start, rest)
    } else {
        Err(TextError::value(
            "Only '.' or '[' may follow ']' in format field specifier",
        ))
    };
    let is_empty =
        matches!(&accessor, Ok(Accessor::Attribute(name) | Accessor::Key(name)) if name.is_empty());
    Some(if is_empty {
        Err(TextError::value("Empty attribute in format string"))
    } else {
        accessor
    })
}

fn item(text: &str, start: usize, rest: &mut Range<usize>) -> TextResult<Accessor> {
    let Some(length) = text.find(']') else {
        return Err(TextError::value("Missing ']' in format string"));
    };
    rest.start = start + length + 1;
    let index = integer(text.get(..length).unwrap_or(""))?;
    Ok(index.map_or(Accessor::Key(start..start + length), Accessor::Index))
}

/// A number in decimal digits of any script; `None` for other text.
fn integer(text: &str) -> TextResult<Option<usize>> {
    let mut number = None;
    for c in text.chars() {
        let Some(digit) = decimal_value(c) else {
            return Ok(None);
        };
        let tens = number.unwrap_or(0_usize).checked_mul(10);
        let value = tens.and_then(|tens| tens.checked_add(digit as usize));
        match value.filter(|&value| value <= INDEX_MAX) {
            Some(value) => number = Some(value),
            None => return Err(TextError::value("Too many decimal digits in format string")),
        }
    }
    Ok(number)
}

impl Numbering {
    /// The index of a field that gives `index`, or none.
    fn number(&mut self, index: Option<usize>) -> TextResult<usize> {
        let wanted = if index.is_none() {
            NumberingState::Automatic
        } else {
            NumberingState::Manual
        };
        if self.state == NumberingState::Undecided {
            self.state = wanted;
        }
        match (self.state, index) {
            (NumberingState::Automatic, None) => {
                self.next += 1;
                Ok(self.next - 1)
            }
            (NumberingState::Automatic, Some(_)) => Err(TextError::value(
                "cannot switch from automatic field numbering to manual field specification",
            )),
            (_, Some(index)) => Ok(index),
            (_, None) => Err(TextError::value(
                "cannot switch from manual field specification to automatic field numbering",
            )),
        }
    }
}

/// The error of a positional field without its argument.
pub(crate) fn index_error(index: usize) -> TextError {
    let message = format!("Replacement index {index} out of range for positional args tuple");
    TextError::new(ErrorKind::IndexError, message)
}

/// The error of a positional field in `format_map`.
pub(crate) fn no_positional_fields() -> TextError {
    TextError::value("Format string contains positional fields")
}

/// The error of a spec with fields inside a spec's field.
pub(crate) fn too_deep() -> TextError {
    TextError::value("Max string recursion exceeded")
}

/// The error of a conversion other than `r`, `s` and `a`.
pub(crate) fn unknown_conversion(conversion: char) -> TextError {
    TextError::value(match conversion {
        '!'..='~' => format!("Unknown conversion specifier {conversion}"),
        _ => format!(
            "Unknown conversion specifier \\x{:x}",
            u32::from(conversion)
        ),
    })
}

struct Reader<'a> {
    template: &'a str,
    position: usize,
    end: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.template.get(self.position..self.end).unwrap_or("")
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.position += c.len_utf8();
        Some(c)
    }

    fn piece(&mut self) -> TextResult<Piece> {
        let start = self.position;
        let brace = memchr::memchr2(b'{', b'}', self.rest().as_bytes());
        self.position = brace.map_or(self.end, |offset| start + offset);
        let literal = start..self.position;
        let Some(c) = self.next() else {
            return Ok(Piece {
                literal,
                field: None,
            });
        };
        if self.rest().starts_with(c) {
            // A doubled brace stands for itself.
            let literal = start..self.position;
            self.position += 1;
            return Ok(Piece {
                literal,
                field: None,
            });
        }
        if c == '}' {
            return Err(TextError::value("Single '}' encountered in format string"));
        }
        if self.rest().is_empty() {
            return Err(TextError::value("Single '{' encountered in format string"));
        }
        Ok(Piece {
            literal,
            field: Some(self.field()?),
        })
    }

    fn field(&mut self) -> TextResult<Field> {
        let start = self.position;
        let stop = self.skip_name()?;
        let name = start..self.position - stop.len_utf8();
        let empty = self.position..self.position;
        if stop == '}' {
            return Ok(Field {
                name,
                conversion: None,
                spec: empty,
                spec_is_template: false,
            });
        }
        let mut conversion = None;
        if stop == '!' {
            conversion = self.next();
            if conversion.is_none() {
                return Err(TextError::value(
                    "end of string while looking for conversion specifier",
                ));
            }
            match self.next() {
                Some('}') => {
                    return Ok(Field {
                        name,
                        conversion,
                        spec: empty,
                        spec_is_template: false,
                    });
                }
                Some(':') | None => {}
                Some(_) => return Err(TextError::value("expected ':' after conversion specifier")),
            }
        }
        let (spec, spec_is_template) = self.spec()?;
        Ok(Field {
            name,
            conversion,
            spec,
            spec_is_template,
        })
    }

    /// Read up to the character that ends the field's name, and return it.
    fn skip_name(&mut self) -> TextResult<char> {
        while let Some(c) = self.next() {
            match c {
                '{' => return Err(TextError::value("unexpected '{' in field name")),
                '[' => self.position += self.rest().find(']').unwrap_or(self.rest().len()),
                '}' | ':' | '!' => return Ok(c),
                _ => {}
            }
        }
        Err(TextError::value("expected '}' before end of string"))
    }

    /// The spec up to its closing brace, and whether it has fields.
    fn spec(&mut self) -> TextResult<(Range<usize>, bool)> {
        let start = self.position;
        let mut depth = 1_usize;
        let mut nested = false;
        while let Some(c) = self.next() {
            match c {
                '{' => {
                    nested = true;
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok((start..self.position - 1, nested));
            }
        }
        Err(TextError::value("unmatched '{' in format spec"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::golden::{check_lines, outcome};

    /// What a template does to arguments that write down every step, as generate.py's `Recorder`.
    fn format(
        template: &str,
        range: Range<usize>,
        numbering: &mut Numbering,
        depth: usize,
    ) -> TextResult<String> {
        if depth == 0 {
            return Err(too_deep());
        }
        let mut out = String::new();
        let mut rest = range;
        while let Some(piece) = next_piece(template, &mut rest) {
            let piece = piece?;
            out.push_str(&template[piece.literal]);
            let Some(field) = piece.field else { continue };
            let (first, mut accessors) = split_name(template, &field.name, numbering)?;
            let mut value = match first {
                First::Index(index) if index < 3 => format!("<{index}"),
                First::Index(index) => return Err(index_error(index)),
                First::Name(name) => format!("<{}", &template[name]),
            };
            while let Some(accessor) = next_accessor(template, &mut accessors) {
                value += &match accessor? {
                    Accessor::Attribute(name) => format!(".{}", &template[name]),
                    Accessor::Index(index) => format!("[{index}]"),
                    Accessor::Key(key) => format!("['{}']", &template[key]),
                };
            }
            match field.conversion {
                None => {}
                Some('s') => value += "!s",
                // `ascii` asks the argument for its `repr`, too.
                Some('r' | 'a') => value += "!r",
                Some(other) => return Err(unknown_conversion(other)),
            }
            let spec = match field.spec_is_template {
                true => format(template, field.spec, numbering, depth - 1)?,
                false => template[field.spec].to_owned(),
            };
            out += &format!("{value}:{spec}>");
        }
        Ok(out)
    }

    #[test]
    fn templates_are_read_as_cpython_reads_them() {
        check_lines(include_str!("testdata/str_format.txt"), |input| {
            outcome(format(
                &input[0],
                0..input[0].len(),
                &mut Numbering::default(),
                2,
            ))
        });
    }
}
