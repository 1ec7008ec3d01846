//! Lines from whoever types or from a script: with editing and history on a terminal, plain lines
//! and no prompts otherwise.

use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{Config, Editor};
use std::io::{IsTerminal, Write};

/// What came instead of a line, or the line.
pub enum Input {
    /// A line without its end.
    Line(String),
    /// The line was given up with Ctrl-C.
    Interrupted,
    /// There are no more lines.
    End,
}

/// Where lines come from.
pub enum Prompt {
    /// A terminal.
    Terminal(Box<Editor<(), MemHistory>>),
    /// Anything else.
    Plain,
}

impl Prompt {
    /// Standard input.
    pub fn standard() -> Prompt {
        let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        if !terminal {
            return Prompt::Plain;
        }
        let config = Config::builder().auto_add_history(true).build();
        let history = MemHistory::with_config(&config);
        match Editor::with_history(config, history) {
            Ok(editor) => Prompt::Terminal(Box::new(editor)),
            Err(_) => Prompt::Plain,
        }
    }

    /// Whether somebody types.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Prompt::Terminal(_))
    }

    /// The next line; `text` asks for it on a terminal.
    pub fn read(&mut self, text: &str) -> Input {
        let _ = std::io::stdout().flush();
        match self {
            Prompt::Plain => plain_line(),
            Prompt::Terminal(editor) => match editor.readline(text) {
                Ok(line) => Input::Line(line),
                Err(ReadlineError::Interrupted) => Input::Interrupted,
                Err(_) => Input::End,
            },
        }
    }
}

fn plain_line() -> Input {
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(0) | Err(_) => Input::End,
        Ok(_) => Input::Line(line.trim_end_matches(['\n', '\r']).to_string()),
    }
}
