//! What the debugger shows.

use super::Session;
use super::command::Flow;
use anstyle::Style;
use hognose::bytecode::assembly::instruction_text;
use hognose::{FrameState, Variable};

const PLACE: Style = Style::new().bold();
/// Source lines that `list` shows.
const LIST_LINES: usize = 11;

fn selected(session: &Session) -> Option<FrameState> {
    session.vm.frame(session.selected)
}

/// Where the selected frame stands, with its source line.
pub fn place(session: &Session) {
    let Some(frame) = selected(session) else {
        return;
    };
    anstream::println!("{PLACE}{}{PLACE:#}", place_text(&frame));
    match source_line(session, &frame) {
        Some(text) => println!("{:>5}  {text}", frame.line),
        None => println!("{:>5}  {}", frame.instruction_pointer, frame.instruction),
    }
}

fn place_text(frame: &FrameState) -> String {
    let (file, function) = (&frame.filename, &frame.qualname);
    match frame.line {
        0 => format!(
            "{file} in {function}, instruction {}",
            frame.instruction_pointer
        ),
        line => format!("{file}:{line} in {function}"),
    }
}

fn lines(session: &Session) -> Vec<&str> {
    let text = session.program.source.text.as_deref();
    text.unwrap_or("").lines().collect()
}

/// The source line of a frame of the program itself.
fn source_line<'a>(session: &'a Session, frame: &FrameState) -> Option<&'a str> {
    if frame.internal || frame.filename != session.program.source.filename {
        return None;
    }
    let line = (frame.line as usize).checked_sub(1)?;
    lines(session).get(line).copied()
}

/// The next instruction, after a step of one.
pub fn instruction(session: &Session) {
    if let Some(frame) = session.vm.frame(0) {
        println!("{:>5}  {}", frame.instruction_pointer, frame.instruction);
    }
}

pub fn breakpoints(session: &Session) -> Flow {
    let breakpoints = session.vm.breakpoints();
    if breakpoints.is_empty() {
        println!("no breakpoints");
    }
    for breakpoint in breakpoints {
        println!("{:>3}  {}", breakpoint.id, breakpoint.at);
    }
    Flow::Next
}

/// Frames shown of a deep call; there may be very many.
const FRAMES_SHOWN: usize = 100;

pub fn frames(session: &Session) -> Flow {
    let depth = session.vm.depth();
    for index in 0..depth.min(FRAMES_SHOWN) {
        let Some(frame) = session.vm.frame(index) else {
            continue;
        };
        let mark = if index == session.selected { '>' } else { ' ' };
        let internal = if frame.internal { " (internal)" } else { "" };
        println!("{mark}{index:>3}  {}{internal}", place_text(&frame));
    }
    if depth > FRAMES_SHOWN {
        println!("      {} more", depth - FRAMES_SHOWN);
    }
    if depth == 0 {
        println!("no frames");
    }
    Flow::Next
}

fn variables(variables: &[Variable]) -> Flow {
    for variable in variables {
        match &variable.value {
            Some(value) => println!("{} = {}", variable.name, value.repr),
            None => println!("{} is unbound", variable.name),
        }
    }
    if variables.is_empty() {
        println!("none");
    }
    Flow::Next
}

pub fn locals(session: &Session) -> Flow {
    match selected(session) {
        // A module's own variables are its globals.
        Some(frame) if frame.locals.is_empty() && frame.function == "<module>" => globals(session),
        Some(frame) => variables(&frame.locals),
        None => variables(&[]),
    }
}

pub fn globals(session: &Session) -> Flow {
    variables(&session.vm.globals())
}

pub fn stack(session: &Session) -> Flow {
    let operands = selected(session).map_or(Vec::new(), |frame| frame.operands);
    if operands.is_empty() {
        println!("empty");
    }
    for (index, value) in operands.iter().rev().enumerate() {
        println!("{index:>3}  {} {}", value.type_name, value.repr);
    }
    Flow::Next
}

pub fn list(session: &mut Session, text: &str) -> Flow {
    let Some(frame) = selected(session) else {
        println!("no frames");
        return Flow::Next;
    };
    let current = frame.line as usize;
    let around = |line: usize| line.saturating_sub(LIST_LINES / 2).max(1);
    let from = match text.parse() {
        Ok(line) => around(line),
        Err(_) => session.list_from.unwrap_or(around(current)),
    };
    let lines = lines(session);
    let end = (from + LIST_LINES).min(lines.len() + 1);
    if from >= end {
        println!("no more lines");
        return Flow::Next;
    }
    for number in from..end {
        let mark = if number == current { '>' } else { ' ' };
        println!("{mark}{number:>5}  {}", lines[number - 1]);
    }
    session.list_from = Some(end);
    Flow::Next
}

pub fn disassemble(session: &Session) -> Flow {
    let Some(frame) = selected(session) else {
        println!("no frames");
        return Flow::Next;
    };
    let code = session.program.codes.get(frame.code as usize);
    let Some(code) = code.filter(|_| !frame.internal) else {
        println!("{:>5}  {}", frame.instruction_pointer, frame.instruction);
        return Flow::Next;
    };
    let mut line_before = 0;
    for (ip, instruction) in code.instructions.iter().enumerate() {
        let line = code.position_at(ip as u32).line;
        let shown = match line == line_before || line == 0 {
            true => String::new(),
            false => line.to_string(),
        };
        line_before = line;
        let here = ip == frame.instruction_pointer as usize;
        let mark = if here { '>' } else { ' ' };
        println!(
            "{mark}{shown:>5} {ip:>5}  {}",
            instruction_text(code, *instruction)
        );
    }
    Flow::Next
}

pub fn usage(session: &Session) -> Flow {
    let (vm, usage) = (&session.vm, session.vm.usage());
    println!("fuel {}", usage.fuel);
    println!(
        "memory {} bytes, peak {}",
        vm.memory_used(),
        vm.memory_peak()
    );
    println!("output {} bytes", usage.output);
    Flow::Next
}
