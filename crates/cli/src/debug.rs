//! `hog debug`: run a program step by step, with commands from a terminal or a script.

mod command;
mod place;
mod show;

use crate::file::{self, Loaded};
use crate::host::Terminal;
use crate::options::DebugOptions;
use crate::prompt::{Input, Prompt};
use crate::report;
use crate::run::{new_vm, status};
use crate::status::Status;
use command::{COMMANDS, Command, Flow};
use hognose::bytecode::Program;
use hognose::bytecode::verifier::Verified;
use hognose::{BreakAt, Limits, Outcome, Pause, Resume, StopReason, Vm};
use std::sync::Arc;

/// Debug what the options say.
pub fn run(options: &DebugOptions) -> Status {
    let loaded = match file::load(&options.program, false) {
        Ok(loaded) => loaded,
        Err(status) => return status,
    };
    let mut session = match Session::new(loaded, options.limits.limits()) {
        Ok(session) => session,
        Err(status) => return status,
    };
    session.read_commands()
}

/// A program being debugged.
struct Session {
    program: Arc<Verified<Program>>,
    arguments: Vec<String>,
    limits: Limits,
    vm: Vm,
    /// How the program ended, if it has.
    ended: Option<Status>,
    /// The frame that commands look at, 0 for the innermost.
    selected: usize,
    /// The line that `list` shows next.
    list_from: Option<usize>,
}

impl Session {
    fn new(loaded: Loaded, limits: Limits) -> Result<Session, Status> {
        let program = Arc::clone(&loaded.program);
        let arguments = loaded.arguments.clone();
        let vm = new_vm(loaded, limits.clone(), Box::new(Terminal::standard()))?;
        Ok(Session {
            program,
            arguments,
            limits,
            vm,
            ended: None,
            selected: 0,
            list_from: None,
        })
    }

    fn read_commands(&mut self) -> Status {
        let mut prompt = Prompt::standard();
        if prompt.is_terminal() {
            println!("Type help for the commands.");
        }
        show::place(self);
        let mut last = String::new();
        loop {
            let line = match prompt.read("(hog) ") {
                Input::Line(line) => line,
                Input::Interrupted => continue,
                Input::End => return self.final_status(),
            };
            // An empty line repeats the last command.
            if !line.trim().is_empty() {
                last = line;
            }
            if let Flow::Quit = self.obey(last.trim()) {
                return self.final_status();
            }
        }
    }

    fn final_status(&self) -> Status {
        self.ended.unwrap_or(Status::Success)
    }

    fn obey(&mut self, line: &str) -> Flow {
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        if word.is_empty() {
            return Flow::Next;
        }
        match Command::find(word) {
            Some(command) => (command.run)(self, rest.trim()),
            None => {
                println!("unknown command: {word}; type help for the commands");
                Flow::Next
            }
        }
    }

    // Going on.

    fn resume(&mut self, resume: Resume) -> Flow {
        if self.refuse_ended() {
            return Flow::Next;
        }
        let outcome = self.vm.resume(resume);
        self.show_outcome(&outcome);
        Flow::Next
    }

    fn step_instruction(&mut self) -> Flow {
        if self.refuse_ended() {
            return Flow::Next;
        }
        let outcome = self.vm.step();
        self.show_outcome(&outcome);
        if let Outcome::Paused(_) = outcome {
            show::instruction(self);
        }
        Flow::Next
    }

    fn refuse_ended(&self) -> bool {
        let ended = self.vm.is_ended();
        if ended {
            println!("the program has ended; type restart to run it again");
        }
        ended
    }

    fn show_outcome(&mut self, outcome: &Outcome) {
        self.vm.flush();
        self.selected = 0;
        self.list_from = None;
        match outcome {
            Outcome::Done(_) => {
                println!("the program has ended");
                self.ended = Some(Status::Success);
            }
            Outcome::Paused(pause) => {
                self.show_reason(*pause);
                show::place(self);
            }
            Outcome::Raised(raised) => {
                self.ended = Some(status(outcome));
                match raised.exit_status {
                    Some(status) => println!("the program has ended with status {status}"),
                    None => {
                        print!("{}", raised.traceback);
                        println!("the program has ended with an exception; its frames are kept");
                    }
                }
                show::place(self);
            }
            Outcome::Fault(fault) => {
                println!("{fault}; type limit to raise it");
                show::place(self);
            }
        }
    }

    fn show_reason(&self, pause: Pause) {
        let id = match pause {
            Pause::Observer(StopReason::Breakpoint(id) | StopReason::Watch(id)) => id,
            _ => return,
        };
        let breakpoints = self.vm.breakpoints();
        let Some(breakpoint) = breakpoints.iter().find(|each| each.id == id) else {
            return;
        };
        match &breakpoint.at {
            BreakAt::Watch(name) => {
                let value = breakpoint.value.as_deref().unwrap_or("unbound");
                println!("watch {id}: {name} = {value}");
            }
            at => println!("stopped at breakpoint {id}: {at}"),
        }
    }

    // Breakpoints.

    fn add_breakpoint(&mut self, text: &str) -> Flow {
        match place::parse(&self.program, &self.current_file(), text) {
            Ok(at) => {
                let id = self.vm.add_breakpoint(at.clone());
                println!("breakpoint {id}: {at}");
            }
            Err(message) => println!("{message}"),
        }
        Flow::Next
    }

    fn watch(&mut self, name: &str) -> Flow {
        if name.is_empty() {
            println!("watch what? give a name");
            return Flow::Next;
        }
        let id = self.vm.add_watch(self.selected, name);
        println!("watch {id}: {name}");
        Flow::Next
    }

    fn delete_breakpoint(&mut self, text: &str) -> Flow {
        let deleted = match text.parse() {
            Ok(id) => self.vm.remove_breakpoint(id),
            Err(_) => false,
        };
        match deleted {
            true => println!("deleted breakpoint {text}"),
            false => println!("no breakpoint {text:?}; type breakpoints for a list"),
        }
        Flow::Next
    }

    fn current_file(&self) -> String {
        let frame = self.vm.frame(self.selected);
        frame.map_or(self.program.source.filename.clone(), |frame| frame.filename)
    }

    // Frames.

    fn select(&mut self, index: Option<usize>) -> Flow {
        match index.filter(|index| *index < self.vm.depth()) {
            Some(index) => {
                self.selected = index;
                self.list_from = None;
                show::place(self);
            }
            None => println!("no such frame"),
        }
        Flow::Next
    }

    fn restart(&mut self) -> Flow {
        let loaded = Loaded {
            program: Arc::clone(&self.program),
            arguments: self.arguments.clone(),
        };
        let breakpoints = self.vm.breakpoints();
        match Session::new(loaded, self.limits.clone()) {
            Ok(fresh) => *self = fresh,
            Err(_) => return Flow::Next,
        }
        for breakpoint in breakpoints {
            self.vm.add_breakpoint(breakpoint.at);
        }
        show::place(self);
        Flow::Next
    }

    /// `limit NAME VALUE`: so that a program can go on after a fault.
    fn set_limit(&mut self, text: &str) -> Flow {
        let (name, value) = text.split_once(' ').unwrap_or((text, ""));
        let value = crate::size::parse_size(value);
        let mut limits = self.vm.limits().clone();
        match (name, value) {
            ("fuel", Ok(value)) => limits.fuel = value,
            ("memory", Ok(value)) => limits.memory = value as usize,
            ("output", Ok(value)) => limits.output = value,
            ("depth", Ok(value)) => limits.depth = value as usize,
            ("deadline", Ok(value)) => {
                limits.deadline = Some(std::time::Duration::from_secs(value));
            }
            _ => {
                println!(
                    "limit fuel|memory|output|depth|deadline VALUE, such as limit memory 1GiB"
                );
                return Flow::Next;
            }
        }
        self.vm.set_limits(limits);
        Flow::Next
    }

    fn help(&self) -> Flow {
        for command in COMMANDS {
            let names = match command.short {
                "" => command.name.to_string(),
                short => format!("{}, {short}", command.name),
            };
            println!(
                "{:<22} {:<12} {}",
                names, command.arguments, command.summary
            );
        }
        Flow::Next
    }

    fn print_value(&mut self, expression: &str) -> Flow {
        if expression.is_empty() {
            println!("print what? give an expression");
            return Flow::Next;
        }
        let evaluation = self.vm.evaluate(self.selected, expression);
        self.vm.flush();
        match evaluation {
            hognose::Evaluation::Value(value) => println!("{}", value.repr),
            hognose::Evaluation::Raised { type_name, message } if message.is_empty() => {
                println!("{type_name}");
            }
            hognose::Evaluation::Raised { type_name, message } => {
                println!("{type_name}: {message}");
            }
            hognose::Evaluation::Invalid(error) => println!("{}", error.message()),
            hognose::Evaluation::Fault(fault) => println!("{fault}"),
            _ => report::print_error("this result cannot be shown"),
        }
        Flow::Next
    }
}
