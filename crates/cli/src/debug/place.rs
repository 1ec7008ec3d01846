//! What `break` takes: places in a program, checked against it.

use hognose::BreakAt;
use hognose::bytecode::Program;
use hognose::bytecode::program::Code;

/// The breakpoint a text means in a program, whose file in view is `file`.
pub fn parse(program: &Program, file: &str, text: &str) -> Result<BreakAt, String> {
    if text.is_empty() {
        return Err("break where? LINE, FILE:LINE, FUNCTION or FUNCTION:INSTRUCTION".to_string());
    }
    if let Ok(line) = text.parse() {
        return at_line(program, None, file, line);
    }
    if let Some((before, number)) = text.rsplit_once(':')
        && let Ok(number) = number.trim().parse()
    {
        let before = before.trim();
        return match find(program, before) {
            Some(code) => at_instruction(code, before, number),
            None => at_line(program, Some(before), file, number),
        };
    }
    match find(program, text) {
        Some(_) => Ok(BreakAt::Function(text.to_string())),
        None => Err(format!("no function is called {text:?}")),
    }
}

fn find<'a>(program: &'a Program, name: &str) -> Option<&'a Code> {
    let mut codes = program.codes.iter();
    codes.find(|code| code.name == name || code.qualname == name)
}

fn at_instruction(code: &Code, function: &str, number: u32) -> Result<BreakAt, String> {
    let count = code.instructions.len();
    if number as usize >= count {
        return Err(format!(
            "{function} has instructions 0 to {}",
            count.saturating_sub(1)
        ));
    }
    Ok(BreakAt::Instruction {
        function: function.to_string(),
        instruction_pointer: number,
    })
}

/// The line itself, or the next one that has code.
fn at_line(
    program: &Program,
    given: Option<&str>,
    file: &str,
    line: u32,
) -> Result<BreakAt, String> {
    if given.is_some_and(|given| !file.ends_with(given)) {
        return Err(format!("the program has no file {:?}", given.unwrap_or("")));
    }
    let positions = program.codes.iter().flat_map(|code| &code.positions);
    let next = positions
        .map(|position| position.line)
        .filter(|candidate| *candidate >= line.max(1))
        .min();
    match next {
        Some(line) => Ok(BreakAt::Line {
            file: given.map(str::to_string),
            line,
        }),
        None => Err(format!("no code at or after line {line}")),
    }
}
