//! Reads the golden files that the generate.py scripts in testdata write from CPython's answers.
//!
//! A line is a case; fields are separated by tabs; `\\`, `\t`, `\n`, `\r` and `\u{..}` are escapes;
//! a line starting with `#` is a comment.

/// The cases of a golden file, each as its unescaped fields.
pub(crate) fn golden_lines(text: &str) -> Vec<Vec<String>> {
    let lines: Vec<Vec<String>> = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').map(unescape).collect())
        .collect();
    assert!(!lines.is_empty(), "an empty golden file checks nothing");
    lines
}

fn unescape(field: &str) -> String {
    let mut out = String::new();
    let mut rest = field.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next().expect("an escape") {
            't' => out.push('\t'),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            'u' => {
                let digits: String = rest.by_ref().skip(1).take_while(|&c| c != '}').collect();
                let code = u32::from_str_radix(&digits, 16).expect("a code point");
                out.push(char::from_u32(code).expect("a character"));
            }
            other => out.push(other),
        }
    }
    out
}

/// A result as golden files write it: `=` and the text, or `!` and the exception.
pub(crate) fn outcome(result: super::TextResult<String>) -> String {
    match result {
        Ok(text) => format!("={text}"),
        Err(error) => format!("!{error}"),
    }
}

/// Compare all cases of a golden file, reporting the first differences together.
pub(crate) fn check_lines(text: &str, actual: impl Fn(&[String]) -> String) {
    let mut differences = Vec::new();
    let mut count = 0;
    for line in golden_lines(text) {
        let (expected, input) = line.split_last().expect("an expectation");
        let actual = actual(input);
        count += 1;
        if actual != *expected {
            differences.push(format!(
                "{input:?}\n  expected {expected:?}\n  actual   {actual:?}"
            ));
        }
    }
    let shown = differences
        .iter()
        .take(20)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        differences.is_empty(),
        "{} of {count} differ:\n{shown}",
        differences.len()
    );
}

/// Parse a field that holds a float's bits in hexadecimal.
pub(crate) fn float_field(field: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(field, 16).expect("float bits"))
}
