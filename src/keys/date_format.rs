//! Days in the form that an export says it writes them in: `MM/DD/YYYY`, `d.m.Y`, `%d-%m-%Y`.

use super::dates;
use crate::model::Date;

/// What a number of a day says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
}

/// The day of a text in such a form. None where the form is another, or there is no such day.
pub fn day(format: &str, text: &str) -> Option<Date> {
    let mut parts: Vec<Part> = Vec::new();
    for letter in format.chars() {
        let part = match letter {
            'Y' | 'y' => Part::Year,
            'M' | 'm' | 'n' => Part::Month,
            'D' | 'd' | 'j' | 'e' => Part::Day,
            letter if letter.is_alphanumeric() => return None,
            _ => continue,
        };
        if parts.last() != Some(&part) {
            parts.push(part);
        }
    }
    let numbers: Vec<u32> = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let signs = |text: &str| text.chars().filter(|letter| "/.- ".contains(*letter)).collect::<String>();
    let is_plain = signs(format) == signs(text)
        && text.chars().all(|letter| letter.is_ascii_digit() || "/.- ".contains(letter));
    let number = |wanted| {
        let at = parts.iter().position(|part| *part == wanted)?;
        numbers.get(at)
    };
    if !is_plain || parts.len() != 3 || numbers.len() != 3 {
        return None;
    }
    let (year, month, day) = (number(Part::Year)?, number(Part::Month)?, number(Part::Day)?);
    dates::day(&format!("{year:04}-{month:02}-{day:02}")).ok()
}
