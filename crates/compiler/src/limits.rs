//! The gate before the parser: bounds how deep the syntax tree of a source can be, by its tokens.
//!
//! Parser, compiler and the tree's drop recurse on the tree, so its depth must be bounded before
//! there is one. The lexer does not recurse. From its tokens we count, for every open bracket, what
//! may stand above a node: *nesting* (brackets, prefix operators, `lambda`, `else`, `**`, blocks),
//! on which the compiler recurses, and *chains* (`a.b().c[d]`, `a + b + c`), which it walks in a
//! loop, but which make the tree deep all the same. Both counts are upper bounds of the real depth.

use crate::error::{CompileError, ErrorKind, Reporter};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Mode;
use ruff_python_parser::lexer::lex;
use ruff_text_size::{TextRange, TextSize};

/// How large and how deep a source may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the source in bytes.
    pub source_size_max: u32,
    /// How deep expressions and blocks may nest, prefix operators counted.
    pub nesting_max: u32,
    /// How long chains of operators, attributes and calls may be.
    pub chain_max: u32,
    /// How many instructions a program may be compiled to.
    pub instructions_max: u32,
    /// Stack of the thread that parses and compiles.
    pub stack_bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        if cfg!(target_family = "wasm") {
            // No thread of our own there, so the caller's stack must do.
            Limits {
                source_size_max: 16 << 20,
                nesting_max: 100,
                chain_max: 500,
                instructions_max: 4 << 20,
                stack_bytes: 0,
            }
        } else {
            Limits {
                source_size_max: 16 << 20,
                nesting_max: 1000,
                chain_max: 100_000,
                instructions_max: 4 << 20,
                stack_bytes: 64 << 20,
            }
        }
    }
}

/// CPython's limits on open brackets and on blocks within blocks.
const BRACKETS_MAX: u32 = 200;
const INDENTATIONS_MAX: u32 = 100;

/// Checks the size and the depth of a source.
pub(crate) fn check(reporter: &Reporter, limits: &Limits) -> Result<(), CompileError> {
    let source = reporter.source.text();
    let mut scan = Scan::new(limits);
    let mut lexer = lex(source, Mode::Module);
    let mut tokens = 0;
    loop {
        let kind = lexer.next_token();
        if kind == TokenKind::EndOfFile {
            return Ok(());
        }
        tokens += u32::from(has_text(kind));
        if let Err(excess) = scan.token(kind) {
            // An indentation has no text of its own; the token after it has.
            let offset = offset_of_token(source, tokens + u32::from(!has_text(kind)));
            let range = TextRange::at(offset, TextSize::new(1));
            let (kind, message) = excess.describe(limits);
            return Err(reporter.error(kind, range, message));
        }
    }
}

/// Which limit a source exceeds.
#[derive(Clone, Copy)]
enum Excess {
    Brackets,
    Indentations,
    Nesting,
    Chain,
}

impl Excess {
    fn describe(self, limits: &Limits) -> (ErrorKind, String) {
        match self {
            Excess::Brackets => (ErrorKind::Syntax, "too many nested parentheses".to_string()),
            Excess::Indentations => (
                ErrorKind::Indentation,
                "too many levels of indentation".to_string(),
            ),
            Excess::Nesting => (
                ErrorKind::Limit,
                format!(
                    "too many nested expressions or blocks (more than {})",
                    limits.nesting_max
                ),
            ),
            Excess::Chain => (
                ErrorKind::Limit,
                format!(
                    "too many operators, attributes or calls in one chain (more than {})",
                    limits.chain_max
                ),
            ),
        }
    }
}

/// What may stand above the next node, counted since the last separator, inside one bracket.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Whether the level is the parameter list of a `lambda`, which ends at its colon.
    lambda: bool,
    /// Whether a bracket opened it, which its closing bracket ends.
    bracket: bool,
    /// Whether it is the text of an f-string, whose fields stand side by side.
    text: bool,
    /// `lambda`, `else`, `:=`, `yield`: their operand reaches to the end of the expression.
    loose: u32,
    /// `not`: its operand ends at `and`, `or`, `if`.
    nots: u32,
    /// `-`, `+`, `~`, `await`, `**`: their operand ends at the next binary operator.
    tight: u32,
    /// Binary operators, attributes, calls and subscripts: the tree leans to the left.
    chain: u32,
}

struct Scan<'a> {
    limits: &'a Limits,
    levels: Vec<Level>,
    /// Sums over `levels`.
    nesting: u32,
    chain: u32,
    brackets: u32,
    indentations: u32,
    previous: TokenKind,
}

impl Scan<'_> {
    fn new(limits: &Limits) -> Scan<'_> {
        Scan {
            limits,
            levels: vec![Level::default()],
            nesting: 0,
            chain: 0,
            brackets: 0,
            indentations: 0,
            previous: TokenKind::Newline,
        }
    }

    fn token(&mut self, kind: TokenKind) -> Result<(), Excess> {
        use TokenKind as T;
        match kind {
            T::Lpar | T::Lsqb | T::Lbrace => {
                self.change(|level| level.chain += u32::from(!level.text));
                self.open(Level {
                    bracket: true,
                    ..Level::default()
                });
                self.brackets += 1;
                if self.brackets > BRACKETS_MAX {
                    return Err(Excess::Brackets);
                }
            }
            T::Rpar | T::Rsqb | T::Rbrace => self.close(|level| level.bracket),
            T::FStringStart | T::TStringStart => self.open(Level {
                text: true,
                ..Level::default()
            }),
            T::FStringEnd | T::TStringEnd => self.close(|level| level.text),
            T::Newline | T::Semi => self.end_statement(),
            T::Indent => {
                self.indentations += 1;
                if self.indentations >= INDENTATIONS_MAX {
                    return Err(Excess::Indentations);
                }
            }
            T::Dedent => self.indentations = self.indentations.saturating_sub(1),
            T::Lambda => {
                self.change(|level| level.loose += 1);
                self.open(Level {
                    lambda: true,
                    ..Level::default()
                });
            }
            T::Colon if self.top().lambda => self.pop(),
            T::Comma | T::Colon | T::Equal => self.change(|level| {
                level.loose = 0;
                level.end_operand();
            }),
            T::Else | T::ColonEqual | T::Yield => self.change(|level| {
                level.end_operand();
                level.loose += 1;
            }),
            T::And | T::Or | T::If | T::For => self.change(Level::end_operand),
            T::Not if !matches!(self.previous, T::Is) && !ends_operand(self.previous) => {
                self.change(|level| level.nots += 1);
            }
            T::Await | T::Tilde | T::DoubleStar => self.change(|level| level.tight += 1),
            T::Dot => self.change(|level| level.chain += 1),
            T::Plus | T::Minus | T::Star if !ends_operand(self.previous) => {
                self.change(|level| level.tight += 1);
            }
            kind if is_binary_operator(kind) => self.change(|level| {
                level.tight = 0;
                level.chain += 1;
            }),
            kind if is_comparison(kind) => self.change(|level| {
                level.tight = 0;
                level.chain = 0;
            }),
            _ => {}
        }
        if !matches!(kind, T::NonLogicalNewline | T::Comment) {
            self.previous = kind;
        }
        self.check_sums()
    }

    fn check_sums(&self) -> Result<(), Excess> {
        let depth = self.nesting + self.levels.len() as u32 + self.indentations;
        if depth > self.limits.nesting_max {
            return Err(Excess::Nesting);
        }
        if self.chain > self.limits.chain_max {
            return Err(Excess::Chain);
        }
        Ok(())
    }

    fn top(&self) -> Level {
        self.levels.last().copied().unwrap_or_default()
    }

    fn open(&mut self, level: Level) {
        self.levels.push(level);
    }

    /// Changes the innermost level and keeps the sums.
    fn change(&mut self, change: impl FnOnce(&mut Level)) {
        if let Some(level) = self.levels.last_mut() {
            let (nesting, chain) = (level.nesting(), level.chain);
            change(level);
            self.nesting = self.nesting - nesting + level.nesting();
            self.chain = self.chain - chain + level.chain;
        }
    }

    fn pop(&mut self) {
        if self.levels.len() > 1
            && let Some(level) = self.levels.pop()
        {
            self.nesting -= level.nesting();
            self.chain -= level.chain;
            self.brackets -= u32::from(level.bracket);
        }
    }

    /// Ends the innermost level of a kind, and what was left open in it.
    fn close(&mut self, is_kind: impl Fn(Level) -> bool) {
        while self.levels.len() > 1 {
            let found = is_kind(self.top());
            self.pop();
            if found {
                return;
            }
        }
    }

    fn end_statement(&mut self) {
        while self.levels.len() > 1 {
            self.pop();
        }
        self.change(|level| *level = Level::default());
    }
}

impl Level {
    fn nesting(&self) -> u32 {
        self.loose + self.nots + self.tight
    }

    /// The operand of everything but the loosest operators ends here.
    fn end_operand(&mut self) {
        self.nots = 0;
        self.tight = 0;
        self.chain = 0;
    }
}

/// Whether an operand may end with this token, so that a `-` after it is a subtraction.
fn ends_operand(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::Name
            | T::Int
            | T::Float
            | T::Complex
            | T::String
            | T::FStringEnd
            | T::TStringEnd
            | T::Rpar
            | T::Rsqb
            | T::Rbrace
            | T::Ellipsis
            | T::True
            | T::False
            | T::None
            | T::Case
            | T::Lazy
            | T::Match
            | T::Type
    )
}

fn is_binary_operator(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::Plus
            | T::Minus
            | T::Star
            | T::Slash
            | T::DoubleSlash
            | T::Percent
            | T::At
            | T::Vbar
            | T::Amper
            | T::CircumFlex
            | T::LeftShift
            | T::RightShift
    )
}

fn is_comparison(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::Less
            | T::Greater
            | T::LessEqual
            | T::GreaterEqual
            | T::EqEqual
            | T::NotEqual
            | T::In
            | T::Is
    )
}

/// Whether a token stands for characters wherever the source is cut. (Unknown tokens also stand for
/// brackets left open at the end.)
fn has_text(kind: TokenKind) -> bool {
    use TokenKind as T;
    !matches!(
        kind,
        T::Newline | T::NonLogicalNewline | T::Indent | T::Dedent | T::Comment | T::Unknown
    )
}

/// Where the `count`-th token with text begins. The lexer does not tell places, but cut sources
/// have fewer tokens, so halving finds the shortest one that has so many.
fn offset_of_token(source: &str, count: u32) -> TextSize {
    let (mut short, mut long) = (0, source.len());
    while short + 1 < long {
        let mut middle = short + (long - short) / 2;
        while !source.is_char_boundary(middle) {
            middle += 1;
        }
        if middle >= long {
            break;
        }
        let enough = source
            .get(..middle)
            .is_some_and(|cut| has_tokens(cut, count));
        if enough {
            long = middle;
        } else {
            short = middle;
        }
    }
    TextSize::new(short as u32)
}

fn has_tokens(source: &str, count: u32) -> bool {
    let mut lexer = lex(source, Mode::Module);
    let mut tokens = 0;
    while tokens < count {
        let kind = lexer.next_token();
        if kind == TokenKind::EndOfFile {
            return false;
        }
        tokens += u32::from(has_text(kind));
    }
    true
}
