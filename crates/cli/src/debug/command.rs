//! The debugger's commands: one row each.

use super::{Session, show};
use hognose::Resume;

/// What comes after a command.
pub enum Flow {
    /// The next command.
    Next,
    /// The end of the session.
    Quit,
}

/// A command.
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// Its short name, if it has one.
    pub short: &'static str,
    /// What it takes.
    pub arguments: &'static str,
    /// What it does.
    pub summary: &'static str,
    /// Does it.
    pub run: fn(&mut Session, &str) -> Flow,
}

impl Command {
    /// The command a word means: its name, its short name, or the beginning of one name only.
    pub fn find(word: &str) -> Option<&'static Command> {
        let exact = COMMANDS
            .iter()
            .find(|command| command.name == word || command.short == word);
        if exact.is_some() {
            return exact;
        }
        let mut starting = COMMANDS
            .iter()
            .filter(|command| command.name.starts_with(word));
        match (starting.next(), starting.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }
}

macro_rules! commands {
    ($($name:literal $short:literal $arguments:literal $summary:literal => $run:expr;)*) => {
        /// All commands, in the order help shows them.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: $name,
            short: $short,
            arguments: $arguments,
            summary: $summary,
            run: $run,
        },)*];
    };
}

commands! {
    "step" "s" "" "run to the next line, into calls" => |s, _| s.resume(Resume::Into);
    "next" "n" "" "run to the next line of this function" => |s, _| s.resume(Resume::Over);
    "out" "o" "" "run until this function has returned" => |s, _| s.resume(Resume::Out);
    "continue" "c" "" "run to the next breakpoint" => |s, _| s.resume(Resume::Continue);
    "stepi" "si" "" "run one instruction" => |s, _| s.step_instruction();
    "break" "b" "WHERE" "stop at LINE, FILE:LINE, FUNCTION or FUNCTION:INSTRUCTION"
        => |s, text| s.add_breakpoint(text);
    "watch" "w" "NAME" "stop when the value of a name changes" => |s, name| s.watch(name);
    "delete" "" "NUMBER" "delete a breakpoint" => |s, text| s.delete_breakpoint(text);
    "breakpoints" "" "" "list the breakpoints" => |s, _| show::breakpoints(s);
    "frames" "bt" "" "list the frames, innermost first" => |s, _| show::frames(s);
    "up" "u" "" "look at the frame that called this one" => |s, _| s.select(s.selected.checked_add(1));
    "down" "d" "" "look at the frame that this one called" => |s, _| s.select(s.selected.checked_sub(1));
    "frame" "f" "NUMBER" "look at a frame by its number" => |s, text| s.select(text.parse().ok());
    "locals" "" "" "show the frame's variables" => |s, _| show::locals(s);
    "globals" "" "" "show the program's globals" => |s, _| show::globals(s);
    "stack" "" "" "show the frame's operand stack, top first" => |s, _| show::stack(s);
    "print" "p" "EXPRESSION" "evaluate a Python expression in the frame"
        => |s, text| s.print_value(text);
    "list" "l" "[LINE]" "show the source around the frame's line, or more of it" => show::list;
    "disassemble" "dis" "" "show the frame's instructions" => |s, _| show::disassemble(s);
    "usage" "" "" "show fuel, memory and output used" => |s, _| show::usage(s);
    "limit" "" "NAME VALUE" "change a limit" => |s, text| s.set_limit(text);
    "restart" "" "" "run the program from its beginning" => |s, _| s.restart();
    "help" "h" "" "show this list" => |s, _| s.help();
    "quit" "q" "" "leave" => |_, _| Flow::Quit;
}
