//! What a misspelt word may have been meant to be.

/// Longer words are not compared.
const LENGTH_MAX: usize = 48;
/// Of very many candidates only the first are compared.
const CANDIDATES_MAX: usize = 2_000;

/// The candidate closest to `word`, if one is close.
pub(super) fn closest<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let word: Vec<char> = word.to_uppercase().chars().collect();
    if word.len() > LENGTH_MAX {
        return None;
    }
    let limit = word.len() / 4 + 1;
    let measured = candidates.take(CANDIDATES_MAX).filter_map(|candidate| {
        let other: Vec<char> = candidate.to_uppercase().chars().collect();
        let close = other.len().abs_diff(word.len()) <= limit;
        let distance = close.then(|| distance(&word, &other))?;
        (distance <= limit).then_some((distance, candidate))
    });
    measured
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many characters must be inserted, deleted, changed or exchanged with their neighbour.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, from) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, to) in right.iter().enumerate() {
            let change = last[column] + usize::from(from != to);
            let mut least = change.min(last[column + 1] + 1).min(current[column] + 1);
            let exchanged =
                row > 0 && column > 0 && left[row - 1] == *to && right[column - 1] == *from;
            if exchanged {
                least = least.min(before[column - 1] + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_word_is_found() {
        let words = ["LOAD_CONST", "LOAD_LOCAL", "ADD", "SUB"];
        let closest = |word| closest(word, words.into_iter());
        assert_eq!(closest("LOAD_CNST"), Some("LOAD_CONST"));
        assert_eq!(closest("load_lcoal"), Some("LOAD_LOCAL"));
        assert_eq!(closest("DAD"), Some("ADD"));
        assert_eq!(closest("FROBNICATE"), None);
        assert_eq!(closest(""), None);
    }
}
