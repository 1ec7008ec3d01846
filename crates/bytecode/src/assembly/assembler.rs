//! The assembler: text to a program, line by line.

use super::builder::{Builder, Draft};
use super::directive;
use super::error::{AssemblyError, Fault, Place};
use super::lexer::{Lexer, Token, TokenKind};
use super::literal::{self, Reference};
use super::position;
use super::suggest::closest;
use crate::instruction::Opcode;
use crate::limits;
use crate::operand::OperandKind;
use crate::program::{CodeIndex, CodeKind, Program, Source};
use std::collections::HashMap;

type Result<T> = std::result::Result<T, Fault>;

/// Assemble a program.
///
/// `filename` is the program's source and stands in tracebacks, with the assembly's own lines,
/// unless the text says with `.source`, `.line` or positions what it was made from.
pub fn assemble(text: &str, filename: &str) -> std::result::Result<Program, AssemblyError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let assembled = if text.len() > limits::FILE_SIZE_MAX {
        let message = format!("text exceeds {} bytes", limits::FILE_SIZE_MAX);
        Err(Fault::new(Place::default(), message))
    } else {
        Assembler::new().assemble(text, filename)
    };
    assembled.map_err(|fault| AssemblyError::new(fault, text, filename))
}

/// A program while it is being assembled.
pub(super) struct Assembler {
    builders: Vec<Builder>,
    /// Functions that are not ended yet, the innermost last.
    open: Vec<usize>,
    /// The file the program was made from, if the text says so.
    pub(super) source_filename: Option<String>,
    pub(super) source_text: Option<String>,
    /// Whether the text says what it was made from.
    pub(super) is_mapped: bool,
}

impl Assembler {
    fn new() -> Self {
        let place = Place {
            line: 1,
            ..Place::default()
        };
        let mut main = Builder::new(CodeKind::Module, "<module>", place);
        main.code.first_line = 1;
        Assembler {
            builders: vec![main],
            open: Vec::new(),
            source_filename: None,
            source_text: None,
            is_mapped: false,
        }
    }

    fn assemble(mut self, text: &str, filename: &str) -> Result<Program> {
        for (index, line) in text.split('\n').enumerate() {
            self.line(&mut Lexer::new(line, index as u32 + 1))?;
        }
        if let Some(builder) = self.open.pop().and_then(|index| self.builders.get(index)) {
            return Err(Fault::new(builder.place, "`.func` without `.end`"));
        }
        self.finish(text, filename)
    }

    fn finish(mut self, text: &str, filename: &str) -> Result<Program> {
        let is_mapped = self.is_mapped || self.source_text.is_some();
        let functions = Functions::new(&self.builders);
        let mut codes = Vec::with_capacity(self.builders.len());
        for mut builder in std::mem::take(&mut self.builders) {
            if !is_mapped && builder.code.first_line == 0 {
                builder.code.first_line = builder.place.line;
            }
            codes.push(builder.finish(&|reference| functions.resolve(reference), !is_mapped)?);
        }
        let own_text = (!is_mapped).then(|| text.to_string());
        let source = Source {
            filename: self.source_filename.unwrap_or_else(|| filename.to_string()),
            text: self.source_text.or(own_text),
        };
        Ok(Program { codes, source })
    }

    /// The code that lines belong to at the moment.
    pub(super) fn builder(&mut self) -> &mut Builder {
        let index = self.open.last().copied().unwrap_or(0);
        &mut self.builders[index]
    }

    /// Begin a function.
    pub(super) fn open_function(&mut self, name: &str, place: Place) -> Result<()> {
        if self.open.len() >= limits::FUNCTION_NESTING_MAX {
            let limit = limits::FUNCTION_NESTING_MAX;
            return Err(Fault::new(
                place,
                format!("more than {limit} functions within one another"),
            ));
        }
        if self.builders.len() >= limits::CODE_COUNT_MAX {
            let limit = limits::CODE_COUNT_MAX;
            return Err(Fault::new(place, format!("more than {limit} functions")));
        }
        let is_outermost = self.open.is_empty();
        let parent = &self.builder().code;
        let qualname = match parent.kind {
            _ if is_outermost => name.to_string(),
            CodeKind::Class => format!("{}.{name}", parent.qualname),
            _ => format!("{}.<locals>.{name}", parent.qualname),
        };
        let mut builder = Builder::new(CodeKind::Function, name, place);
        builder.code.qualname = qualname;
        self.open.push(self.builders.len());
        self.builders.push(builder);
        Ok(())
    }

    /// End the innermost function.
    pub(super) fn close_function(&mut self, place: Place) -> Result<()> {
        match self.open.pop() {
            Some(_) => Ok(()),
            None => Err(Fault::new(place, "`.end` without `.func`")),
        }
    }

    fn line(&mut self, lexer: &mut Lexer<'_>) -> Result<()> {
        loop {
            let Token { kind, place } = lexer.next()?;
            match kind {
                TokenKind::End => return Ok(()),
                TokenKind::Word(word) if lexer.accept(":")? => {
                    self.builder().define_label(word, place)?;
                }
                TokenKind::Word(word) => return self.instruction(word, place, lexer),
                TokenKind::Directive(word) => return directive::run(self, word, place, lexer),
                _ => {
                    let message = "expected an instruction, a label or a directive";
                    return Err(Fault::new(place, message));
                }
            }
        }
    }

    fn instruction(&mut self, word: &str, place: Place, lexer: &mut Lexer<'_>) -> Result<()> {
        let Some(opcode) = Opcode::from_mnemonic(word) else {
            let mnemonics = Opcode::ALL.iter().map(|opcode| opcode.info().mnemonic);
            let fault = Fault::new(place, format!("no instruction is called `{word}`"));
            return Err(fault.suggest(closest(word, mnemonics)));
        };
        if self.builder().ip() as usize >= limits::INSTRUCTION_COUNT_MAX {
            let limit = limits::INSTRUCTION_COUNT_MAX;
            return Err(Fault::new(place, format!("more than {limit} instructions")));
        }
        let mut draft = Draft {
            opcode,
            operands: [0; 2],
            constant: None,
        };
        let mut end = place.end;
        for index in 0..opcode.info().operands.len() {
            end = self.operand(&mut draft, index, place, lexer)?;
        }
        if matches!(lexer.peek()?.kind, TokenKind::Symbol("[")) {
            let position = position::read(lexer)?;
            self.is_mapped = true;
            self.builder().set_position(position);
        }
        let rest = lexer.peek()?;
        if rest.kind != TokenKind::End {
            return Err(Fault::new(rest.place, count_message(opcode, "more")));
        }
        self.builder().add(draft, Place { end, ..place });
        Ok(())
    }

    /// Read an operand; the answer is where it ends.
    fn operand(
        &mut self,
        draft: &mut Draft,
        index: usize,
        mnemonic: Place,
        lexer: &mut Lexer<'_>,
    ) -> Result<u32> {
        let Some((name, kind)) = draft.opcode.info().operands.get(index) else {
            return Ok(mnemonic.end);
        };
        let Token { kind: found, place } = lexer.peek()?.clone();
        if found == TokenKind::End || found == TokenKind::Symbol("[") {
            let message = count_message(draft.opcode, &index.to_string());
            return Err(Fault::new(mnemonic, message));
        }
        let mut end = place.end;
        let number = match (kind, found) {
            (OperandKind::Choice(texts), _) => {
                lexer.next()?;
                choice(texts, lexer.text(place), name, place)?
            }
            (_, TokenKind::Number(number)) => {
                lexer.next()?;
                number
            }
            (OperandKind::Constant, _) => {
                let builder = self.builder();
                let constant = literal::constant(lexer, &mut builder.references)?;
                draft.constant = Some(index as u8);
                end = lexer.end_of_last();
                builder.constant(constant)
            }
            (OperandKind::Count, _) => {
                position::number(lexer).map_err(|fault| named(fault, name))?
            }
            (kind, found) => {
                lexer.next()?;
                let Some(text) = name_of(found) else {
                    return Err(Fault::new(place, format!("expected a {name}")));
                };
                self.named_operand(*kind, text, index, place)?
            }
        };
        if let Some(operand) = draft.operands.get_mut(index) {
            *operand = number;
        }
        Ok(end)
    }

    fn named_operand(
        &mut self,
        kind: OperandKind,
        text: String,
        index: usize,
        place: Place,
    ) -> Result<u32> {
        let builder = self.builder();
        match kind {
            OperandKind::Local => builder.local(&text, place),
            OperandKind::Label => {
                builder.use_label(index, &text, place);
                Ok(0)
            }
            _ => Ok(builder.name(text)),
        }
    }
}

fn count_message(opcode: Opcode, found: &str) -> String {
    let info = opcode.info();
    let names: Vec<&str> = info.operands.iter().map(|(name, _)| *name).collect();
    match names.len() {
        0 => format!("`{}` takes no operand, found {found}", info.mnemonic),
        count => {
            let (mnemonic, names) = (info.mnemonic, names.join(", "));
            format!("`{mnemonic}` takes {count} operand(s) ({names}), found {found}")
        }
    }
}

fn named(mut fault: Fault, name: &str) -> Fault {
    fault.message = format!("{name}: {}", fault.message);
    fault
}

/// A name written bare or in quotes.
pub(super) fn name_of(token: TokenKind<'_>) -> Option<String> {
    match token {
        TokenKind::Word(word) => Some(word.to_string()),
        TokenKind::Str(text) => Some(text),
        _ => None,
    }
}

fn choice(texts: &[&str], text: &str, name: &str, place: Place) -> Result<u32> {
    match texts.iter().position(|member| *member == text) {
        Some(index) => Ok(index as u32),
        None => {
            let fault = Fault::new(place, format!("`{text}` is no {name}"));
            Err(fault.help(format!("expected one of {}", texts.join(" "))))
        }
    }
}

/// Functions by their names, for `&name`.
struct Functions {
    by_qualname: HashMap<String, Vec<u32>>,
    by_name: HashMap<String, Vec<u32>>,
}

impl Functions {
    fn new(builders: &[Builder]) -> Self {
        let mut functions = Functions {
            by_qualname: HashMap::new(),
            by_name: HashMap::new(),
        };
        for (index, builder) in builders.iter().enumerate().skip(1) {
            let index = index as u32;
            let code = &builder.code;
            functions
                .by_qualname
                .entry(code.qualname.clone())
                .or_default()
                .push(index);
            functions
                .by_name
                .entry(code.name.clone())
                .or_default()
                .push(index);
        }
        functions
    }

    /// The one function of this qualified name, or else of this name.
    fn resolve(&self, reference: &Reference) -> Result<CodeIndex> {
        let name = reference.name.as_str();
        let found = self
            .by_qualname
            .get(name)
            .or_else(|| self.by_name.get(name));
        match found.map(Vec::as_slice) {
            Some([index]) => Ok(CodeIndex(*index)),
            Some(indices) => {
                let message = format!("{} functions are called `{name}`", indices.len());
                let numbers: Vec<String> = indices.iter().take(8).map(u32::to_string).collect();
                let help = format!("write `&@` and a number: {}", numbers.join(", "));
                Err(Fault::new(reference.place, message).help(help))
            }
            None => {
                let mut names: Vec<&str> = self.by_name.keys().map(String::as_str).collect();
                names.sort_unstable();
                let fault = Fault::new(reference.place, format!("no function is called `{name}`"));
                Err(fault.suggest(closest(name, names.into_iter())))
            }
        }
    }
}
