//! Durations in words: how many minutes were meant.

/// The minutes of `30 min`, `1 h 30`, `1.5 hours` or `PT1H30M`. None for a bare number and for what has no one reading.
pub fn minutes_meant(text: &str) -> Option<i64> {
    let lower = text.trim().to_lowercase().replace(',', ".");
    let words = lower.strip_prefix("pt").unwrap_or(&lower);
    let mut rest = words.trim_start_matches(['~', ' ']).trim_end_matches('.');
    let mut total = 0.0;
    let mut last = None;
    while !rest.is_empty() {
        let digits =
            rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
        let number: f64 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start_matches([' ', '-']);
        let letters =
            rest.find(|letter: char| letter.is_ascii_digit() || letter == ' ').unwrap_or(rest.len());
        let unit = match (rest[..letters].trim_end_matches('.'), last) {
            ("m" | "min" | "mins" | "minute" | "minutes" | "'" | "′", None | Some(60)) => 1,
            ("h" | "hr" | "hrs" | "hour" | "hours", None) => 60,
            ("", Some(60)) => 1,
            _ => return None,
        };
        total += number * f64::from(unit);
        last = Some(unit);
        rest = rest[letters..].trim_start();
    }
    whole(total)
}

fn whole(number: f64) -> Option<i64> {
    let shown = format!("{number}");
    shown.parse().ok().filter(|minutes| *minutes > 0)
}
