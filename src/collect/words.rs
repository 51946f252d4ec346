//! Words that somebody typed, as Markdown that shows those very words and does nothing else.

use crate::reserved_chars::without;

/// The text without what is not seen: control characters, signs that turn the direction of what stands around them,
/// joints without width that could hide a phone number. Lines stay lines, and empty ones go.
pub fn clean(text: &str) -> String {
    let seen: String = text.chars().filter_map(visible).collect();
    let seen = without(&seen);
    let lines = seen.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The same on one line.
pub fn clean_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

fn visible(letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\0' => Some('\u{fffd}'),
        '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{206a}'..='\u{206f}' => None,
        '\u{fff9}'..='\u{fffb}' => None,
        _ if letter.is_control() => None,
        _ => Some(letter),
    }
}

/// Clean words as a cell of a table, or as any other text within a line. Lines are kept apart by `<br>`.
pub fn markdown(text: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join("<br>")
}

/// Quotation marks, dashes of two hyphens and dots become typographic ones, as in every other text of the site.
fn line(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let letters: Vec<char> = text.chars().collect();
    let begins = line_start(&letters);
    for (at, letter) in letters.iter().copied().enumerate() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let before = if at == 0 { ' ' } else { letters[at - 1] };
        let means_something = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '{' | '$' | '^' => true,
            '&' => next.is_alphanumeric() || next == '#',
            '(' => next.is_whitespace() || matches!(next, 'x' | 'X' | ')'),
            '-' | '.' => next == letter || before == letter,
            ':' => next == ':' || before == ':',
            _ => false,
        };
        if means_something || Some(at) == begins {
            written.push('\\');
        }
        written.push(letter);
    }
    written
}

/// The sign that would make something else of a line that begins so: a heading, a list, a quotation.
fn line_start(letters: &[char]) -> Option<usize> {
    match letters.first()? {
        '#' | '>' | '+' | '-' | '=' | ':' => Some(0),
        '0'..='9' => {
            let digits = letters.iter().take_while(|letter| letter.is_ascii_digit()).count();
            letters.get(digits).filter(|sign| matches!(sign, '.' | ')')).map(|_| digits)
        }
        _ => None,
    }
}

/// The form in which answers are compared: whoever writes `Stories.` and `stories` says the same.
pub fn folded(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    match words.trim_end_matches('.').trim_end() {
        "" => words,
        said => said.to_owned(),
    }
}
