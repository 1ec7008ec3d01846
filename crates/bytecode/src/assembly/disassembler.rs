//! The disassembler: programs to text that assembles to the very same program.
//!
//! Tables are written out only where instructions alone would not give them their order, slots and
//! regions by number only where a program is malformed.

use super::builder::key;
use super::position;
use super::text::{SLOT_KINDS, constant_text, name_text, write_string};
use crate::instruction::Instruction;

use crate::operand::OperandKind;
use crate::program::{Code, CodeIndex, CodeKind, ConstantValue, Parameters, Program, SlotKind};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::hash::Hash;

/// Where positions are written.
const POSITION_COLUMN: usize = 40;
/// Names on one line of a table.
const NAMES_PER_LINE: usize = 8;
/// Characters of a source line shown above its instructions.
const SOURCE_LINE_MAX: usize = 100;

/// The text form of `program`.
pub fn disassemble(program: &Program) -> String {
    let mut text = String::new();
    let _ = writeln!(text, ".source {}", quoted(&program.source.filename));
    let functions = function_names(program);
    let source = program.source.text.as_deref().unwrap_or("");
    let lines: Vec<&str> = source.lines().collect();
    for (index, code) in program.codes.iter().enumerate() {
        let mut writer = Writer::new(code, index == 0, &functions, &lines);
        writer.write();
        text.push('\n');
        text.push_str(&writer.text);
    }
    if let Some(source) = &program.source.text {
        text.push('\n');
        if source.is_empty() {
            text.push_str(".text \"\"\n");
        }
        for line in source.split_inclusive('\n') {
            let _ = writeln!(text, ".text {}", quoted(line));
        }
    }
    text
}

fn quoted(string: &str) -> String {
    let mut text = String::new();
    write_string(string, &mut text);
    text
}

/// How constants refer to the functions whose qualified names are theirs alone.
fn function_names(program: &Program) -> HashMap<u32, String> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for code in program.codes.iter().skip(1) {
        *seen.entry(&code.qualname).or_default() += 1;
    }
    let codes = program.codes.iter().enumerate().skip(1);
    let unique = codes.filter(|(_, code)| seen.get(code.qualname.as_str()) == Some(&1));
    unique
        .map(|(index, code)| (index as u32, name_text(&code.qualname)))
        .collect()
}

/// Writes one code.
struct Writer<'a> {
    code: &'a Code,
    is_main: bool,
    source_lines: &'a [&'a str],
    indent: &'static str,
    labels: HashMap<u32, String>,
    names: Table,
    locals: Table,
    constants: Table,

    text: String,
}

impl<'a> Writer<'a> {
    fn new(
        code: &'a Code,
        is_main: bool,
        functions: &'a HashMap<u32, String>,
        source_lines: &'a [&'a str],
    ) -> Self {
        Writer {
            code,
            is_main,
            source_lines,
            indent: if is_main { "" } else { "    " },
            labels: labels(code),
            names: Table::new(
                code.names
                    .iter()
                    .map(|name| (name.as_str(), name_text(name))),
            ),
            locals: Table::new(
                code.locals
                    .iter()
                    .map(|slot| (slot.name.as_str(), name_text(&slot.name))),
            ),
            constants: Table::new(
                code.constants
                    .iter()
                    .map(|each| (key(each), constant_operand(each, functions))),
            ),
            text: String::new(),
        }
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(self.indent);
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn write(&mut self) {
        // Main has no `.func` line for them.
        let parameters_fit = match self.is_main {
            true => self.code.parameters == Parameters::default(),
            false => parameters_fit(self.code),
        };
        if !self.is_main {
            let name = name_text(&self.code.name);
            let list = if parameters_fit {
                self.parameter_list()
            } else {
                String::new()
            };
            let _ = writeln!(self.text, ".func {name}{list}");
        }
        self.header();
        self.slots(parameters_fit);
        self.tables();
        self.body();
        if !self.is_main {
            self.text.push_str(".end\n");
        }
    }

    fn parameter_list(&self) -> String {
        let parameters = &self.code.parameters;
        let mut slots = self.code.locals.iter().map(|slot| name_text(&slot.name));
        let mut next = || slots.next().unwrap_or_default();
        let mut list = Vec::new();
        for index in 0..parameters.positional_count {
            list.push(next());
            if index + 1 == parameters.positional_only_count {
                list.push("/".to_string());
            }
        }
        let keyword_only: Vec<String> =
            (0..parameters.keyword_only_count).map(|_| next()).collect();
        if parameters.var_positional {
            list.push(format!("*{}", next()));
        } else if !keyword_only.is_empty() {
            list.push("*".to_string());
        }
        list.extend(keyword_only);
        if parameters.var_keyword {
            list.push(format!("**{}", next()));
        }
        format!("({})", list.join(", "))
    }

    fn header(&mut self) {
        let code = self.code;
        let (kind, first_line, name) = match self.is_main {
            true => (CodeKind::Module, 1, "<module>"),
            false => (CodeKind::Function, 0, code.name.as_str()),
        };
        if code.kind != kind {
            self.line(kind_directive(code.kind));
        }
        if code.name != name {
            self.line(&format!(".name {}", name_text(&code.name)));
        }
        if code.qualname != name {
            self.line(&format!(".qualname {}", name_text(&code.qualname)));
        }
        if code.first_line != first_line {
            self.line(&format!(".first_line {}", code.first_line));
        }
        if let Some(docstring) = &code.docstring {
            self.line(&format!(".doc {}", quoted(docstring)));
        }
    }

    fn slots(&mut self, parameters_fit: bool) {
        let code = self.code;
        let count = if parameters_fit {
            code.parameters.slot_count() as usize
        } else {
            0
        };
        let (parameters, others) = code.locals.split_at_checked(count).unwrap_or((&[], &[]));
        if !parameters_fit && code.parameters != Parameters::default() {
            self.raw_parameters();
        }
        let cells = parameters.iter().filter(|slot| slot.kind == SlotKind::Cell);
        let cells: Vec<String> = cells.map(|slot| name_text(&slot.name)).collect();
        self.name_lines(".cells", &cells);
        let parameter_names: HashSet<&str> =
            parameters.iter().map(|slot| slot.name.as_str()).collect();
        for run in others.chunk_by(|left, right| left.kind == right.kind) {
            let Some(first) = run.first() else {
                continue;
            };
            let ambiguous =
                |name: &str| first.kind == SlotKind::Cell && parameter_names.contains(name);
            if !parameters_fit || run.iter().any(|slot| ambiguous(&slot.name)) {
                for slot in run {
                    let name = name_text(&slot.name);
                    self.line(&format!(".slot {} {name}", slot_word(slot.kind)));
                }
                continue;
            }
            let names: Vec<String> = run.iter().map(|slot| name_text(&slot.name)).collect();
            self.name_lines(slot_directive(first.kind), &names);
        }
    }

    fn raw_parameters(&mut self) {
        let parameters = &self.code.parameters;
        let mut text = format!(
            ".parameters positional={} positional_only={} keyword_only={}",
            parameters.positional_count,
            parameters.positional_only_count,
            parameters.keyword_only_count
        );
        if parameters.var_positional {
            text.push_str(" var_positional");
        }
        if parameters.var_keyword {
            text.push_str(" var_keyword");
        }
        self.line(&text);
    }

    fn name_lines(&mut self, directive: &str, names: &[String]) {
        for part in names.chunks(NAMES_PER_LINE) {
            self.line(&format!("{directive} {}", part.join(" ")));
        }
    }

    /// Tables whose order the instructions do not give.
    fn tables(&mut self) {
        if in_order_of_use(self.code, OperandKind::Name, &self.names) {
            self.names.is_written = false;
        } else {
            let names = self.names.texts.clone();
            self.name_lines(".names", &names);
        }
        if in_order_of_use(self.code, OperandKind::Constant, &self.constants) {
            self.constants.is_written = false;
        } else {
            for text in self.constants.texts.clone() {
                self.line(&format!(".const {text}"));
            }
        }
    }

    fn body(&mut self) {
        let code = self.code;
        let regions = regions_fit(code);
        if !regions {
            for handler in &code.handlers {
                let (start, end, target) = (handler.start, handler.end, handler.target);
                self.line(&format!(
                    ".handler {start} {end} {target} depth={}",
                    handler.depth
                ));
            }
        }
        let has_positions = code.positions.len() == code.instructions.len();
        let positions = if has_positions {
            code.positions.as_slice()
        } else {
            &[]
        };
        let mut handlers = code.handlers.iter().filter(|_| regions).peekable();
        let mut region_end = None;
        let mut position = None;
        for (ip, instruction) in code.instructions.iter().enumerate() {
            let ip = ip as u32;
            if region_end == Some(ip) {
                self.line(".endtry");
            }
            if let Some(label) = self.labels.get(&ip) {
                let _ = writeln!(self.text, "{label}:");
            }
            if let Some(handler) = handlers.next_if(|handler| handler.start == ip) {
                region_end = Some(handler.end);
                let label = self
                    .labels
                    .get(&handler.target)
                    .cloned()
                    .unwrap_or_default();
                self.line(&format!(".try {label} depth={}", handler.depth));
            }
            let new = positions.get(ip as usize).copied();
            let changed = new.filter(|new| position != Some(*new));
            if let Some(changed) = changed {
                let old_line = position.map(|position| position.line);
                if old_line != Some(changed.line) {
                    self.source_line(changed.line);
                }
                position = Some(changed);
            }
            let text = self.instruction(*instruction);
            match changed {
                Some(changed) => {
                    let position = position::text(changed);
                    self.line(&format!("{text:POSITION_COLUMN$} {position}"));
                }
                None => self.line(&text),
            }
        }
        if region_end == Some(code.instructions.len() as u32) {
            self.line(".endtry");
        }
    }

    /// The source line that what follows comes from, for the reader.
    fn source_line(&mut self, line: u32) {
        let index = (line as usize).checked_sub(1);
        let Some(source) = index.and_then(|index| self.source_lines.get(index)) else {
            return;
        };
        let shown = source.trim().chars().take(SOURCE_LINE_MAX);
        let shown: String = shown
            .map(|each| if each.is_control() { ' ' } else { each })
            .collect();
        self.line(&format!("; {line}: {shown}"));
    }

    fn instruction(&mut self, instruction: Instruction) -> String {
        let info = instruction.opcode().info();
        let mut text = info.mnemonic.to_string();
        for ((_, kind), number) in info.operands.iter().zip(instruction.operands()) {
            text.push(' ');
            text.push_str(&self.operand(*kind, number));
        }
        text
    }

    fn operand(&mut self, kind: OperandKind, number: u32) -> String {
        let known = match kind {
            OperandKind::Constant => return self.constants.operand(number),
            OperandKind::Name => return self.names.operand(number),
            OperandKind::Local => return self.locals.operand(number),
            OperandKind::Label => self.labels.get(&number).cloned(),
            OperandKind::Count => Some(number.to_string()),
            OperandKind::Choice(texts) => texts.get(number as usize).map(|text| text.to_string()),
        };
        known.unwrap_or_else(|| format!("@{number}"))
    }
}

/// A table of a code, and how its items are written as operands.
struct Table {
    texts: Vec<String>,
    /// Whether an item is the first of its value, which is the one assembly takes.
    is_first: Vec<bool>,
    /// Whether it stands in the text before the instructions, or else is made by them.
    is_written: bool,
    /// Whether an item has stood in an instruction.
    is_used: Vec<bool>,
}

/// Longer texts stand in one place only, so that a short program has no endless text.
const REPEATED_TEXT_MAX: usize = 60;

impl Table {
    fn new<T: Eq + Hash>(items: impl Iterator<Item = (T, String)>) -> Self {
        let mut seen = HashSet::new();
        let (is_first, texts): (Vec<bool>, _) =
            items.map(|(item, text)| (seen.insert(item), text)).unzip();
        Table {
            texts,
            is_used: vec![false; is_first.len()],
            is_first,
            is_written: true,
        }
    }

    /// The item numbered `number` as an operand: by what it is, or by its number.
    fn operand(&mut self, number: u32) -> String {
        let index = number as usize;
        let (Some(text), Some(true)) = (self.texts.get(index), self.is_first.get(index)) else {
            return format!("@{number}");
        };
        let written = match self.is_used.get_mut(index) {
            Some(used) => std::mem::replace(used, true) || self.is_written,
            None => true,
        };
        if written && text.len() > REPEATED_TEXT_MAX {
            return format!("@{number}");
        }
        text.clone()
    }
}

/// A constant as an operand; functions by name.
fn constant_operand(constant: &ConstantValue, functions: &HashMap<u32, String>) -> String {
    match constant {
        ConstantValue::Code(CodeIndex(index)) => match functions.get(index) {
            Some(name) => format!("&{name}"),
            None => format!("&@{index}"),
        },
        other => constant_text(other),
    }
}

/// Labels for every instruction that a jump or a handler goes to, in their order.
fn labels(code: &Code) -> HashMap<u32, String> {
    let jumps = code
        .instructions
        .iter()
        .filter_map(|instruction| instruction.label());
    let targets = jumps
        .map(|label| label.0)
        .chain(code.handlers.iter().map(|each| each.target));
    let count = code.instructions.len() as u32;
    let sorted: BTreeSet<u32> = targets.filter(|target| *target < count).collect();
    let numbered = sorted.into_iter().enumerate();
    numbered
        .map(|(index, target)| (target, format!("L{}", index + 1)))
        .collect()
}

/// Whether the parameters can stand in the `.func` line.
fn parameters_fit(code: &Code) -> bool {
    let parameters = &code.parameters;
    let count = u64::from(parameters.positional_count)
        + u64::from(parameters.keyword_only_count)
        + u64::from(parameters.var_positional)
        + u64::from(parameters.var_keyword);
    let slots = usize::try_from(count)
        .ok()
        .and_then(|count| code.locals.get(..count));
    let mut names = HashSet::new();
    parameters.positional_only_count <= parameters.positional_count
        && slots.is_some_and(|slots| {
            slots.iter().all(|slot| {
                matches!(slot.kind, SlotKind::Local | SlotKind::Cell) && names.insert(&slot.name)
            })
        })
}

/// Whether the handler regions can stand around their instructions.
fn regions_fit(code: &Code) -> bool {
    let count = code.instructions.len() as u32;
    let mut previous_end = 0;
    code.handlers.iter().all(|handler| {
        let fits = previous_end <= handler.start && handler.start < handler.end;
        previous_end = handler.end;
        fits && handler.end <= count && handler.target < count
    })
}

/// Whether a table has just what instructions name, in the order they first name it.
fn in_order_of_use(code: &Code, wanted: OperandKind, table: &Table) -> bool {
    let count = table.texts.len();
    let mut used = 0;
    for instruction in &code.instructions {
        let operands = instruction
            .opcode()
            .info()
            .operands
            .iter()
            .zip(instruction.operands());
        for ((_, kind), number) in operands {
            if *kind != wanted || number as usize >= count {
                continue;
            }
            if number > used {
                return false;
            }
            used = used.max(number + 1);
        }
    }
    used as usize == count && table.is_first.iter().all(|first| *first)
}

fn kind_directive(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Module => ".module",
        CodeKind::Class => ".class",
        CodeKind::Function => ".function",
        CodeKind::Generator => ".generator",
        CodeKind::Coroutine => ".coroutine",
        CodeKind::AsyncGenerator => ".async_generator",
    }
}

fn slot_word(kind: SlotKind) -> &'static str {
    let found = SLOT_KINDS.iter().find(|(each, _)| *each == kind);
    found.map_or("local", |(_, word)| word)
}

fn slot_directive(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Local => ".locals",
        SlotKind::Cell => ".cells",
        SlotKind::Free => ".free",
        SlotKind::Hidden => ".hidden",
    }
}
