//! "Did you mean": the known name closest to a misspelt one, by CPython's measure.

/// More known names than this are not searched.
const CANDIDATES_MAX: usize = 750;
/// Longer names are not compared.
const NAME_SIZE_MAX: usize = 40;
/// What changing, adding or leaving out a character costs.
const MOVE_COST: usize = 2;
/// What changing a letter's case costs.
const CASE_COST: usize = 1;

/// The closest of the known names, if one is close enough.
pub(crate) fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.into_iter().take(CANDIDATES_MAX + 1).collect();
    if known.len() > CANDIDATES_MAX || name.len() > NAME_SIZE_MAX {
        return None;
    }
    let mut best: Option<(&str, usize)> = None;
    for candidate in known {
        if candidate == name {
            continue;
        }
        // No more than a third of the characters may differ, and less than for the best so far.
        let mut cost_max = (name.len() + candidate.len() + 3) * MOVE_COST / 6;
        if let Some((_, cost)) = best {
            cost_max = cost_max.min(cost.saturating_sub(1));
        }
        if let Some(cost) = distance(name.as_bytes(), candidate.as_bytes(), cost_max) {
            best = Some((candidate, cost));
        }
    }
    best.map(|(candidate, _)| candidate)
}

fn substitution_cost(left: u8, right: u8) -> usize {
    if left == right {
        return 0;
    }
    match left.eq_ignore_ascii_case(&right) {
        true => CASE_COST,
        false => MOVE_COST,
    }
}

/// What it costs to turn one name into the other, unless it is more than `cost_max`.
fn distance(left: &[u8], right: &[u8], cost_max: usize) -> Option<usize> {
    let within = |cost: usize| (cost <= cost_max).then_some(cost);
    if left == right {
        return Some(0);
    }
    let common =
        |pairs: &mut dyn Iterator<Item = (&u8, &u8)>| pairs.take_while(|(a, b)| a == b).count();
    let prefix = common(&mut left.iter().zip(right));
    let (left, right) = (&left[prefix..], &right[prefix..]);
    let suffix = common(&mut left.iter().rev().zip(right.iter().rev()));
    let (left, right) = (&left[..left.len() - suffix], &right[..right.len() - suffix]);
    if left.is_empty() || right.is_empty() {
        return within((left.len() + right.len()) * MOVE_COST);
    }
    let (short, long) = match left.len() <= right.len() {
        true => (left, right),
        false => (right, left),
    };
    if short.len() > NAME_SIZE_MAX || long.len() > NAME_SIZE_MAX {
        return None;
    }
    within((long.len() - short.len()) * MOVE_COST)?;
    // One row of the table of costs at a time: `row[i]` turns the long name's start into the first
    // `i + 1` characters of the short one.
    let mut row: Vec<usize> = (1..=short.len()).map(|count| count * MOVE_COST).collect();
    let mut result = 0;
    for (index, &character) in long.iter().enumerate() {
        result = index * MOVE_COST;
        let mut diagonal = result;
        let mut smallest = usize::MAX;
        for (cell, &other) in row.iter_mut().zip(short) {
            let substituted = diagonal + substitution_cost(character, other);
            diagonal = *cell;
            result = substituted.min(result.min(diagonal) + MOVE_COST);
            *cell = result;
            smallest = smallest.min(result);
        }
        within(smallest)?;
    }
    within(result)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn finds_what_python_finds() {
        // Answers of CPython 3.14 for the same names.
        let known = ["colour", "size", "width", "height", "append"];
        for (name, expected) in [
            ("color", Some("colour")),
            ("Width", Some("width")),
            ("appendd", Some("append")),
            ("heigth", Some("height")),
            ("sizzle", Some("size")),
            ("x", None),
        ] {
            assert_eq!(closest(name, known), expected, "{name}");
        }
    }
}
