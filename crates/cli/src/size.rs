//! Sizes and times as people write them: `100MB`, `1GiB`, `2.5`.

use std::time::Duration;

/// What may stand behind a number, and how many bytes it means.
const UNITS: &[(&str, u64)] = &[
    ("", 1),
    ("b", 1),
    ("k", 1000),
    ("kb", 1000),
    ("kib", 1 << 10),
    ("m", 1_000_000),
    ("mb", 1_000_000),
    ("mib", 1 << 20),
    ("g", 1_000_000_000),
    ("gb", 1_000_000_000),
    ("gib", 1 << 30),
];

/// Bytes: a number, and a unit or none.
pub fn parse_size(text: &str) -> Result<u64, String> {
    let trimmed = text.trim();
    let digits_end = trimmed
        .find(|each: char| !each.is_ascii_digit() && each != '.' && each != '_')
        .unwrap_or(trimmed.len());
    let (number, unit) = trimmed.split_at(digits_end);
    let unit = unit.trim().to_ascii_lowercase();
    let Some((_, factor)) = UNITS.iter().find(|(name, _)| *name == unit) else {
        return Err(format!(
            "unknown unit {unit:?}: use KB, MB, GB, KiB, MiB or GiB"
        ));
    };
    let wrong = || "expected a number and a unit, such as 100MB or 1GiB".to_string();
    let number = number.replace('_', "");
    if let Ok(whole) = number.parse::<u64>() {
        return whole.checked_mul(*factor).ok_or("too large".to_string());
    }
    let number: f64 = number.parse().map_err(|_| wrong())?;
    Ok((number * *factor as f64) as u64)
}

/// A number that may have underscores, such as `1_000_000`.
pub fn parse_count(text: &str) -> Result<u64, String> {
    text.replace('_', "")
        .parse()
        .map_err(|_| "expected a whole number".to_string())
}

/// Seconds, with or without a fraction.
pub fn parse_seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text
        .parse()
        .map_err(|_| "expected a number of seconds".to_string())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{parse_seconds, parse_size};

    #[test]
    fn sizes() {
        assert_eq!(parse_size("100"), Ok(100));
        assert_eq!(parse_size("100MB"), Ok(100_000_000));
        assert_eq!(parse_size("1GiB"), Ok(1 << 30));
        assert_eq!(parse_size("1.5 KiB"), Ok(1536));
        assert_eq!(parse_size("1_000k"), Ok(1_000_000));
        assert!(parse_size("1 parsec").is_err());
        assert!(parse_size("").is_err());
        assert!(parse_size("20000000000GiB").is_err());
    }

    #[test]
    fn seconds() {
        assert_eq!(parse_seconds("0.5").map(|d| d.as_millis()), Ok(500));
        assert!(parse_seconds("-1").is_err());
        assert!(parse_seconds("soon").is_err());
    }
}
