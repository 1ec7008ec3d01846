//! Source lines of a traceback with the underlining of the place where execution stood.

use super::anchor::{Anchors, anchors, is_whole_call};
use super::width::display_width;
use hognose_bytecode::program::Position;
use std::collections::BTreeSet;

/// The lines to show for a place in the source, underlining included; empty if there is no source.
pub(super) fn source_lines(source: &[&str], position: Position) -> Vec<String> {
    let first = position.line.max(1) as usize - 1;
    let last = (position.end_line.max(position.line)).max(1) as usize - 1;
    if position.line == 0 || first >= source.len() {
        return Vec::new();
    }
    let last = last.min(source.len() - 1);
    let original: Vec<&str> = source[first..=last]
        .iter()
        .map(|line| line.trim_end())
        .collect();
    let lines = dedent(&original);
    if lines.iter().all(|line| line.is_empty()) {
        return Vec::new();
    }
    let unknown_columns = position.column == 0 && position.end_column == 0;
    if unknown_columns {
        return vec![original[0].trim().to_string()];
    }
    let dedented = original[0].chars().count() - lines[0].chars().count();
    let last_original = original[original.len() - 1];
    let start = character_offset(original[0], position.column as usize);
    let end = character_offset(last_original, position.end_column as usize);
    let excerpt = Excerpt::new(
        lines,
        start.saturating_sub(dedented),
        end.saturating_sub(dedented),
    );
    let shown = excerpt.render();
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    dedent(&shown).into_iter().map(str::to_string).collect()
}

/// How many characters the first `offset` bytes of a line make.
fn character_offset(line: &str, offset: usize) -> usize {
    line.char_indices()
        .take_while(|(at, _)| *at < offset)
        .count()
}

/// The lines without the blanks they all start with.
fn dedent<'l>(lines: &[&'l str]) -> Vec<&'l str> {
    let mut margin: Option<&str> = None;
    for line in lines {
        let text = line.trim_start_matches([' ', '\t']);
        if text.is_empty() {
            continue;
        }
        let indent = &line[..line.len() - text.len()];
        margin = Some(match margin {
            None => indent,
            Some(margin) => common_start(margin, indent),
        });
    }
    let margin = margin.unwrap_or_default();
    let strip = |line: &&'l str| {
        if line.trim_matches([' ', '\t']).is_empty() {
            return "";
        }
        line.strip_prefix(margin).unwrap_or(line)
    };
    lines.iter().map(strip).collect()
}

fn common_start<'a>(left: &'a str, right: &str) -> &'a str {
    let same = left.bytes().zip(right.bytes()).take_while(|(a, b)| a == b);
    &left[..same.count()]
}

/// The dedented lines, where the place starts in the first and ends in the last, in characters, and
/// what is accented in it.
struct Excerpt<'l> {
    lines: Vec<&'l str>,
    start: usize,
    end: usize,
    anchors: Option<Anchors>,
    show_carets: bool,
}

impl<'l> Excerpt<'l> {
    fn new(lines: Vec<&'l str>, start: usize, end: usize) -> Excerpt<'l> {
        let mut anchors = anchors(&segment(&lines, start, end));
        let show_carets = should_show_carets(&lines, start, end, anchors.is_some());
        if let Some(anchors) = &mut anchors {
            // Places within the expression become places within the lines.
            for place in [&mut anchors.left, &mut anchors.right] {
                if place.0 == 0 {
                    place.1 += start;
                }
                let line = lines.get(place.0).copied().unwrap_or_default();
                place.1 = display_width(line, place.1);
            }
        }
        Excerpt {
            lines,
            start,
            end,
            anchors,
            show_carets,
        }
    }

    /// The first and the last line, and those around the accented part; others are left out.
    fn significant_lines(&self) -> BTreeSet<usize> {
        let last = self.lines.len() - 1;
        let mut numbers = BTreeSet::from([0, last]);
        if let Some(anchors) = &self.anchors {
            for (line, _) in [anchors.left, anchors.right] {
                numbers.extend(line.saturating_sub(1)..=line + 1);
            }
        }
        numbers.retain(|&number| number <= last);
        numbers
    }

    fn render(&self) -> Vec<String> {
        let mut shown = Vec::new();
        let mut before: Option<usize> = None;
        for number in self.significant_lines() {
            let skipped = before.map_or(0, |before| number - before - 1);
            match skipped {
                0 => {}
                1 => self.push_line(&mut shown, number - 1),
                _ => shown.push(format!("...<{skipped} lines>...")),
            }
            self.push_line(&mut shown, number);
            before = Some(number);
        }
        shown
    }

    fn push_line(&self, shown: &mut Vec<String>, number: usize) {
        let line = self.lines[number];
        shown.push(line.to_string());
        if !self.show_carets {
            return;
        }
        let last = number == self.lines.len() - 1;
        let length = line.chars().count();
        let width = display_width(line, if last { self.end } else { length });
        let blank = length - line.trim_start().chars().count();
        let start = display_width(line, self.start);
        let mut carets = String::new();
        for column in 0..width {
            let before = column < blank || number == 0 && column < start;
            carets.push(match &self.anchors {
                _ if before => ' ',
                None => '^',
                Some(anchors)
                    if anchors.left <= (number, column) && (number, column) < anchors.right =>
                {
                    '^'
                }
                Some(_) => '~',
            });
        }
        shown.push(carets);
    }
}

/// The text of the place itself.
fn segment(lines: &[&str], start: usize, end: usize) -> String {
    let text = lines.join("\n");
    let last = lines[lines.len() - 1].chars().count();
    let count = text.chars().count();
    let stop = count - last.saturating_sub(end).min(count);
    text.chars().take(stop).skip(start).collect()
}

fn should_show_carets(lines: &[&str], start: usize, end: usize, accented: bool) -> bool {
    if is_whole_call(lines, start, end) {
        return false;
    }
    if accented {
        return true;
    }
    let before: String = lines[0].chars().take(start).collect();
    let after: String = lines[lines.len() - 1].chars().skip(end).collect();
    !before.trim_start().is_empty() || !after.trim_end().is_empty()
}
