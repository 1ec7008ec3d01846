//! Directives: what assembly says besides instructions.

use super::assembler::{Assembler, name_of};
use super::error::{Fault, Place};
use super::lexer::{Lexer, Token, TokenKind};
use super::position::{self, number};
use super::suggest::closest;
use super::{literal, text};
use crate::program::{CodeKind, Handler, Parameters, SlotKind};

type Result<T> = std::result::Result<T, Fault>;
type Action = fn(&mut Assembler, Place, &mut Lexer<'_>) -> Result<()>;

/// Every directive, and what it does.
const DIRECTIVES: &[(&str, Action)] = &[
    ("func", func),
    ("end", |assembler, place, _| assembler.close_function(place)),
    ("module", |assembler, _, _| {
        kind(assembler, CodeKind::Module)
    }),
    ("class", |assembler, _, _| kind(assembler, CodeKind::Class)),
    ("function", |assembler, _, _| {
        kind(assembler, CodeKind::Function)
    }),
    ("generator", |assembler, _, _| {
        kind(assembler, CodeKind::Generator)
    }),
    ("coroutine", |assembler, _, _| {
        kind(assembler, CodeKind::Coroutine)
    }),
    ("async_generator", |assembler, _, _| {
        kind(assembler, CodeKind::AsyncGenerator)
    }),
    ("name", |assembler, _, lexer| {
        assembler.builder().code.name = name(lexer)?;
        Ok(())
    }),
    ("qualname", |assembler, _, lexer| {
        assembler.builder().code.qualname = name(lexer)?;
        Ok(())
    }),
    ("doc", |assembler, _, lexer| {
        assembler.builder().code.docstring = Some(string(lexer)?);
        Ok(())
    }),
    ("first_line", |assembler, _, lexer| {
        assembler.builder().code.first_line = number(lexer)?;
        Ok(())
    }),
    ("parameters", parameters),
    ("locals", |assembler, _, lexer| {
        slots(assembler, SlotKind::Local, lexer)
    }),
    ("hidden", |assembler, _, lexer| {
        slots(assembler, SlotKind::Hidden, lexer)
    }),
    ("free", |assembler, _, lexer| {
        slots(assembler, SlotKind::Free, lexer)
    }),
    ("cells", cells),
    ("slot", slot),
    ("names", names),
    ("const", constant),
    ("try", open_try),
    ("endtry", |assembler, place, _| {
        assembler.builder().close_guard(place)
    }),
    ("handler", handler),
    ("line", |assembler, _, lexer| {
        assembler.is_mapped = true;
        let position = position::on_line(number(lexer)?);
        assembler.builder().set_position(position);
        Ok(())
    }),
    ("source", |assembler, _, lexer| {
        assembler.is_mapped = true;
        assembler.source_filename = Some(string(lexer)?);
        Ok(())
    }),
    ("text", |assembler, _, lexer| {
        let text = string(lexer)?;
        assembler
            .source_text
            .get_or_insert_default()
            .push_str(&text);
        Ok(())
    }),
];

/// Do what the directive `word` says.
pub(super) fn run(
    assembler: &mut Assembler,
    word: &str,
    place: Place,
    lexer: &mut Lexer<'_>,
) -> Result<()> {
    let Some((_, action)) = DIRECTIVES.iter().find(|(name, _)| *name == word) else {
        let fault = Fault::new(place, format!("no directive is called `.{word}`"));
        return Err(
            match closest(word, DIRECTIVES.iter().map(|(name, _)| *name)) {
                Some(name) => fault.suggest(Some(&format!(".{name}"))),
                None => fault,
            },
        );
    };
    action(assembler, place, lexer)?;
    let rest = lexer.peek()?;
    match rest.kind {
        TokenKind::End => Ok(()),
        _ => Err(Fault::new(
            rest.place,
            format!("unexpected operand of `.{word}`"),
        )),
    }
}

fn name(lexer: &mut Lexer<'_>) -> Result<String> {
    let Token { kind, place } = lexer.next()?;
    name_of(kind).ok_or_else(|| Fault::new(place, "expected a name"))
}

fn string(lexer: &mut Lexer<'_>) -> Result<String> {
    match lexer.next()? {
        Token {
            kind: TokenKind::Str(text),
            ..
        } => Ok(text),
        token => Err(Fault::new(token.place, "expected a string")),
    }
}

/// The names up to the end of the line.
fn name_list(lexer: &mut Lexer<'_>) -> Result<Vec<String>> {
    let mut names = vec![name(lexer)?];
    while !lexer.at_end()? {
        lexer.accept(",")?;
        names.push(name(lexer)?);
    }
    Ok(names)
}

fn kind(assembler: &mut Assembler, kind: CodeKind) -> Result<()> {
    assembler.builder().code.kind = kind;
    Ok(())
}

/// `.func name(a, b=, /, *rest, k, **kw)`
fn func(assembler: &mut Assembler, place: Place, lexer: &mut Lexer<'_>) -> Result<()> {
    let name = name(lexer)?;
    assembler.open_function(&name, place)?;
    if !lexer.accept("(")? {
        return Ok(());
    }
    let list = ParameterList::read(lexer)?;
    let builder = assembler.builder();
    builder.code.parameters = list.parameters;
    let special = [list.var_positional, list.var_keyword]
        .into_iter()
        .flatten();
    for name in list
        .positional
        .into_iter()
        .chain(list.keyword_only)
        .chain(special)
    {
        builder.add_slot(name, SlotKind::Local);
    }
    Ok(())
}

/// Parameters as they are written; their slots have another order.
#[derive(Default)]
struct ParameterList {
    parameters: Parameters,
    positional: Vec<String>,
    keyword_only: Vec<String>,
    var_positional: Option<String>,
    var_keyword: Option<String>,
    /// Whether what comes is keyword-only.
    starred: bool,
}

impl ParameterList {
    fn read(lexer: &mut Lexer<'_>) -> Result<Self> {
        let mut list = ParameterList::default();
        while !lexer.accept(")")? {
            list.parameter(lexer)?;
            if !lexer.accept(",")? {
                lexer.expect(")")?;
                break;
            }
        }
        list.parameters.positional_count = list.positional.len() as u32;
        list.parameters.keyword_only_count = list.keyword_only.len() as u32;
        list.parameters.var_positional = list.var_positional.is_some();
        list.parameters.var_keyword = list.var_keyword.is_some();
        Ok(list)
    }

    fn parameter(&mut self, lexer: &mut Lexer<'_>) -> Result<()> {
        let place = lexer.peek()?.place;
        let refuse = |message: &str| Err(Fault::new(place, message));
        if self.var_keyword.is_some() {
            return refuse("nothing follows the parameter with `**`");
        }
        if lexer.accept("/")? {
            let count = self.positional.len() as u32;
            if self.starred || count == 0 || self.parameters.positional_only_count > 0 {
                return refuse("`/` stands once, after positional parameters");
            }
            self.parameters.positional_only_count = count;
            return Ok(());
        }
        if lexer.accept("**")? {
            self.var_keyword = Some(name(lexer)?);
            return Ok(());
        }
        if lexer.accept("*")? {
            if self.starred {
                return refuse("only one parameter has `*`");
            }
            self.starred = true;
            let is_bare = matches!(lexer.peek()?.kind, TokenKind::Symbol("," | ")"));
            if !is_bare {
                self.var_positional = Some(name(lexer)?);
            }
            return Ok(());
        }
        let name = name(lexer)?;
        // A default is the business of SET_FUNC_ATTR; the mark is for the reader.
        lexer.accept("=")?;
        let list = if self.starred {
            &mut self.keyword_only
        } else {
            &mut self.positional
        };
        list.push(name);
        Ok(())
    }
}

/// `.parameters positional=2 positional_only=1 keyword_only=0 var_positional var_keyword`: counts
/// over slots that follow, for codes whose header says no such thing.
fn parameters(assembler: &mut Assembler, _: Place, lexer: &mut Lexer<'_>) -> Result<()> {
    let mut parameters = Parameters::default();
    while !lexer.at_end()? {
        let Token { kind, place } = lexer.next()?;
        let count = match kind {
            TokenKind::Word("positional") => &mut parameters.positional_count,
            TokenKind::Word("positional_only") => &mut parameters.positional_only_count,
            TokenKind::Word("keyword_only") => &mut parameters.keyword_only_count,
            TokenKind::Word("var_positional") => {
                parameters.var_positional = true;
                continue;
            }
            TokenKind::Word("var_keyword") => {
                parameters.var_keyword = true;
                continue;
            }
            _ => return Err(Fault::new(place, "expected a kind of parameter")),
        };
        lexer.expect("=")?;
        *count = number(lexer)?;
    }
    assembler.builder().code.parameters = parameters;
    Ok(())
}

fn slots(assembler: &mut Assembler, kind: SlotKind, lexer: &mut Lexer<'_>) -> Result<()> {
    for name in name_list(lexer)? {
        assembler.builder().add_slot(name, kind);
    }
    Ok(())
}

/// Parameters of these names become cells; other names are new slots.
fn cells(assembler: &mut Assembler, _: Place, lexer: &mut Lexer<'_>) -> Result<()> {
    for name in name_list(lexer)? {
        let builder = assembler.builder();
        if !builder.make_parameter_cell(&name) {
            builder.add_slot(name, SlotKind::Cell);
        }
    }
    Ok(())
}

/// `.slot kind name`: a slot, whatever others there are.
fn slot(assembler: &mut Assembler, _: Place, lexer: &mut Lexer<'_>) -> Result<()> {
    let token = lexer.next()?;
    let place = token.place;
    let word = name_of(token.kind).unwrap_or_default();
    let Some((kind, _)) = text::SLOT_KINDS.iter().find(|(_, name)| *name == word) else {
        return Err(Fault::new(place, "expected local, cell, free or hidden"));
    };
    let name = name(lexer)?;
    assembler.builder().add_slot(name, *kind);
    Ok(())
}

/// `.names a b`: names in this order, before those that instructions add.
fn names(assembler: &mut Assembler, _: Place, lexer: &mut Lexer<'_>) -> Result<()> {
    for name in name_list(lexer)? {
        assembler.builder().declare_name(name);
    }
    Ok(())
}

/// `.const 5`: a constant, before those that instructions add.
fn constant(assembler: &mut Assembler, place: Place, lexer: &mut Lexer<'_>) -> Result<()> {
    let builder = assembler.builder();
    let constant = literal::constant(lexer, &mut builder.references)?;
    if builder.declare_constant(constant) {
        return Ok(());
    }
    Err(Fault::new(
        place,
        "`.const` stands before the first instruction with a constant",
    ))
}

/// `.try label depth=1`
fn open_try(assembler: &mut Assembler, place: Place, lexer: &mut Lexer<'_>) -> Result<()> {
    let label = lexer.next()?;
    let TokenKind::Word(word) = label.kind else {
        return Err(Fault::new(label.place, "expected a label"));
    };
    let depth = match lexer.at_end()? {
        true => None,
        false => Some(depth(lexer)?),
    };
    let place = Place {
        end: label.place.end,
        ..place
    };
    assembler.builder().open_guard(word, depth, place);
    Ok(())
}

fn depth(lexer: &mut Lexer<'_>) -> Result<u32> {
    let Token { kind, place } = lexer.next()?;
    if kind != TokenKind::Word("depth") {
        return Err(Fault::new(place, "expected `depth=`"));
    }
    lexer.expect("=")?;
    number(lexer)
}

/// `.handler 0 3 5 depth=1`: a region by its numbers, right or wrong.
fn handler(assembler: &mut Assembler, _: Place, lexer: &mut Lexer<'_>) -> Result<()> {
    let handler = Handler {
        start: number(lexer)?,
        end: number(lexer)?,
        target: number(lexer)?,
        depth: depth(lexer)?,
    };
    assembler.builder().code.handlers.push(handler);
    Ok(())
}
