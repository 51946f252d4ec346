//! Times as the language writes them.

/// Minutes in words: `8 min`, `1 h`, `1 h 30 min`.
pub fn written_time(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
