//! Speed against CPython: whole processes, in alternation, outputs compared.
//!
//! Each pair runs `hog run FILE` and then `python3.14 FILE`; the ratio of a program is the median of
//! its pairs' ratios (CPython time / hog time: above 1, hog is faster). Never fails because of speed;
//! fails if outputs differ.

use crate::{PYTHON, files_in, option_value, python_version};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

const FOLDERS: &[&str] = &["examples", "benches"];
const README: &str = "README.md";
const README_START: &str = "<!-- bench:start -->";
const README_END: &str = "<!-- bench:end -->";

/// Other implementations that `--peers` adds where they print the same: title, command.
const PEERS: &[(&str, &str)] = &[("MicroPython", "micropython-peer"), ("Monty", "monty")];

struct Options {
    runs: usize,
    only: Option<String>,
    peers: bool,
    readme: bool,
    hog: PathBuf,
}

/// What was measured of one program; times in milliseconds.
struct Row {
    name: String,
    python: f64,
    hog: f64,
    ratio: f64,
    /// CPython's time by the peer's, for each of `PEERS`; none where it does not run the program.
    peers: Vec<Option<f64>>,
}

/// One finished process.
struct Timed {
    milliseconds: f64,
    stdout: Vec<u8>,
}

/// `cargo xtask bench [--runs N] [--only NAME] [--quick] [--peers] [--readme] [--hog PATH]`
pub fn run(arguments: &[String]) -> Result<(), String> {
    let options = parse(arguments)?;
    let version = python_version()?;
    if !options.hog.exists() {
        return Err(format!(
            "{} is not there: cargo build --release",
            options.hog.display()
        ));
    }
    let readme = if options.readme {
        Some(read_readme()?)
    } else {
        None
    };
    let programs = collect(&options)?;
    let mut rows = Vec::new();
    let mut differing = Vec::new();
    for program in &programs {
        eprintln!("{}", program.display());
        match measure(program, &options) {
            Ok(row) => rows.push(row),
            Err(message) => differing.push(format!("{}: {message}", program.display())),
        }
    }
    let table = render(&rows, &options, &version);
    print!("{table}");
    if !differing.is_empty() {
        return Err(format!(
            "{} programs cannot be compared\n{}",
            differing.len(),
            differing.join("\n")
        ));
    }
    match readme {
        Some(text) => {
            fs::write(README, insert(&text, &table)?).map_err(|error| format!("{README}: {error}"))
        }
        None => Ok(()),
    }
}

fn parse(arguments: &[String]) -> Result<Options, String> {
    let mut options = Options {
        runs: 5,
        only: None,
        peers: false,
        readme: false,
        hog: PathBuf::from("target/release/hog"),
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--runs" => {
                let text = option_value("--runs", &mut rest)?;
                options.runs = text
                    .parse()
                    .map_err(|_| format!("--runs: not a number: {text:?}"))?;
                if options.runs == 0 {
                    return Err("--runs: at least 1".to_string());
                }
            }
            "--only" => options.only = Some(option_value("--only", &mut rest)?.to_string()),
            "--quick" => options.runs = 1,
            "--peers" => options.peers = true,
            "--readme" => options.readme = true,
            "--hog" => options.hog = PathBuf::from(option_value("--hog", &mut rest)?),
            other => return Err(format!("bench: unknown option {other:?}")),
        }
    }
    if options.readme && options.only.is_some() {
        return Err("bench: --readme needs all programs, not --only one".to_string());
    }
    Ok(options)
}

fn collect(options: &Options) -> Result<Vec<PathBuf>, String> {
    let mut programs = Vec::new();
    for folder in FOLDERS {
        programs.extend(files_in(folder, "py")?);
    }
    if let Some(only) = &options.only {
        programs.retain(|program| stem(program) == *only);
    }
    if programs.is_empty() {
        Err("no program to measure".to_string())
    } else {
        Ok(programs)
    }
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn measure(program: &Path, options: &Options) -> Result<Row, String> {
    let (mut hog_times, mut python_times, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let mut expected = Vec::new();
    for _ in 0..options.runs {
        let hog = time(Command::new(&options.hog).arg("run").arg(program))?;
        let python = time(Command::new(PYTHON).arg(program))?;
        if hog.stdout != python.stdout {
            return Err(first_difference(&hog.stdout, &python.stdout));
        }
        ratios.push(python.milliseconds / hog.milliseconds);
        hog_times.push(hog.milliseconds);
        python_times.push(python.milliseconds);
        expected = python.stdout;
    }
    let python = median(&mut python_times);
    let peers = if options.peers {
        PEERS
            .iter()
            .map(|(_, command)| measure_peer(command, program, &expected, options.runs, python))
            .collect()
    } else {
        Vec::new()
    };
    Ok(Row {
        name: stem(program),
        python,
        hog: median(&mut hog_times),
        ratio: median(&mut ratios),
        peers,
    })
}

/// CPython's time by the peer's, if the peer is installed and prints the same.
fn measure_peer(
    command: &str,
    program: &Path,
    expected: &[u8],
    runs: usize,
    python: f64,
) -> Option<f64> {
    let mut times = Vec::new();
    for _ in 0..runs {
        let timed = time(Command::new(command).arg(program)).ok()?;
        if timed.stdout != expected {
            return None;
        }
        times.push(timed.milliseconds);
    }
    Some(python / median(&mut times))
}

/// Run a command to its end; an error if it cannot be started or fails.
fn time(command: &mut Command) -> Result<Timed, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let start = Instant::now();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{name}: {error}"))?;
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(format!(
            "{name} ended with {}: {}",
            output.status,
            text.lines().last().unwrap_or("no message")
        ));
    }
    Ok(Timed {
        milliseconds,
        stdout: output.stdout,
    })
}

fn first_difference(hog: &[u8], python: &[u8]) -> String {
    let (hog, python) = (
        String::from_utf8_lossy(hog),
        String::from_utf8_lossy(python),
    );
    let differing = hog
        .lines()
        .zip(python.lines())
        .position(|(left, right)| left != right);
    let line = differing.unwrap_or_else(|| hog.lines().count().min(python.lines().count()));
    format!(
        "outputs differ at line {}: hog {:?}, CPython {:?}",
        line + 1,
        hog.lines().nth(line).unwrap_or(""),
        python.lines().nth(line).unwrap_or("")
    )
}

/// The middle value, or the mean of the two middle ones; 0 for none.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.get(middle), values.len() % 2) {
        (Some(&upper), 0) => values
            .get(middle.wrapping_sub(1))
            .map_or(upper, |&lower| (lower + upper) / 2.0),
        (Some(&value), _) => value,
        (None, _) => 0.0,
    }
}

fn geometric_mean(values: impl Iterator<Item = f64>) -> f64 {
    let (mut logarithms, mut count) = (0.0, 0.0);
    for value in values {
        logarithms += value.ln();
        count += 1.0;
    }
    if count == 0.0 {
        0.0
    } else {
        f64::exp(logarithms / count)
    }
}

/// The result as a Markdown table, with a line on how it was made.
fn render(rows: &[Row], options: &Options, version: &str) -> String {
    let peers: &[(&str, &str)] = if options.peers { PEERS } else { &[] };
    let mut text = String::from("| program | CPython ms | hog ms | ratio |");
    for (title, _) in peers {
        text.push_str(&format!(" {title} ratio |"));
    }
    text.push_str(&format!(
        "\n|---|---:|---:|---:|{}\n",
        "---:|".repeat(peers.len())
    ));
    for row in rows {
        text.push_str(&format!(
            "| {} | {:.0} | {:.0} | {:.2} |",
            row.name, row.python, row.hog, row.ratio
        ));
        for ratio in &row.peers {
            text.push_str(&ratio.map_or(" - |".to_string(), |ratio| format!(" {ratio:.2} |")));
        }
        text.push('\n');
    }
    let mean = geometric_mean(rows.iter().map(|row| row.ratio));
    text.push_str(&format!("| **geometric mean** | | | **{mean:.2}** |"));
    for index in 0..peers.len() {
        let ratios = rows
            .iter()
            .filter_map(|row| row.peers.get(index).copied().flatten());
        text.push_str(&format!(" {:.2} |", geometric_mean(ratios)));
    }
    if let Some(slowest) = rows
        .iter()
        .min_by(|left, right| left.ratio.total_cmp(&right.ratio))
    {
        let blanks = " |".repeat(peers.len());
        text.push_str(&format!(
            "\n| minimum ({}) | | | {:.2} |{blanks}",
            slowest.name, slowest.ratio
        ));
    }
    text.push_str(&format!(
        "\n\nMeasured {} against {version}: whole processes, median of {} pairs in alternation; \
         ratio = CPython time / hog time.\n",
        today(),
        options.runs
    ));
    text
}

fn read_readme() -> Result<String, String> {
    let text = fs::read_to_string(README).map_err(|error| format!("{README}: {error}"))?;
    insert(&text, "")?;
    Ok(text)
}

/// The README with what stands between its markers replaced by the table.
fn insert(readme: &str, table: &str) -> Result<String, String> {
    let missing = || format!("{README} lacks the markers {README_START} and {README_END}");
    let (before, rest) = readme.split_once(README_START).ok_or_else(missing)?;
    let (_, after) = rest.split_once(README_END).ok_or_else(missing)?;
    Ok(format!(
        "{before}{README_START}\n{table}{README_END}{after}"
    ))
}

/// Today in UTC as `YYYY-MM-DD`, by counting years and months from 1970.
fn today() -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs());
    date_of_day(seconds / 86_400)
}

fn date_of_day(days_since_1970: u64) -> String {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let (mut year, mut day) = (1970, days_since_1970);
    while day >= 365 + u64::from(is_leap(year)) {
        day -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", day + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(date_of_day(0), "1970-01-01");
        assert_eq!(date_of_day(59), "1970-03-01");
        assert_eq!(date_of_day(11_016), "2000-02-29");
        assert_eq!(date_of_day(19_722), "2023-12-31");
    }

    #[test]
    fn medians() {
        assert_eq!(median(&mut []), 0.0);
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&mut [4.0, 1.0]), 2.5);
    }

    #[test]
    fn the_table_goes_between_the_markers() {
        let readme = format!("a\n{README_START}\nold\n{README_END}\nb\n");
        let made = insert(&readme, "new\n").unwrap();
        assert_eq!(made, format!("a\n{README_START}\nnew\n{README_END}\nb\n"));
        assert!(insert("no markers", "new").is_err());
    }
}
