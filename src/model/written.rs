//! Lengths and times of day in words.

/// Minutes in words: `8 min`, `1 h`, `1 h 30 min`.
pub fn written_time(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Minutes after midnight as a clock shows them, on the next day as well: `09:05`.
pub fn written_clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}
