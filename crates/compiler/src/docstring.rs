//! Docstrings are kept without the indentation of the code they stand in.

/// `text` with tabs expanded, the first line's leading blanks removed, and from the other lines
/// the blanks that all of them have.
pub(crate) fn clean_docstring(text: &str) -> String {
    let text = expand_tabs(text);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("");
    let margin = lines
        .filter_map(|line| {
            let stripped = line.trim_start_matches(' ');
            (!stripped.is_empty()).then(|| line.len() - stripped.len())
        })
        .min()
        .unwrap_or(0);
    let mut cleaned = first.trim_start_matches(' ').to_string();
    for line in text.split('\n').skip(1) {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        cleaned.push('\n');
        cleaned.push_str(line.get(blanks.min(margin)..).unwrap_or(""));
    }
    cleaned
}

/// As `str.expandtabs()`: blanks to the next multiple of eight columns.
fn expand_tabs(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let blanks = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\n' | '\r' => {
                expanded.push(c);
                column = 0;
            }
            _ => {
                expanded.push(c);
                column += 1;
            }
        }
    }
    expanded
}
