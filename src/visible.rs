//! Texts and names of others on their way to a terminal or a log: what would move the cursor, change colors, turn the
//! direction of the words or begin a line of its own is shown as a sign instead.

use std::path::Path;

/// The text without anything a terminal would obey. Tabs and line ends stay.
pub fn clean(text: &str) -> String {
    text.chars().map(letter).collect()
}

/// The same on one line: a name that holds a line end cannot begin a line of a log.
pub fn line(text: &str) -> String {
    let one = |sign| if sign == '\n' { '\u{240a}' } else { letter(sign) };
    text.chars().map(one).collect()
}

/// A clean text in which no line is a command to the code host that runs the program: `::error …` at the beginning of a line
/// of a log is one, whatever white space is before it. Three colons are none.
pub fn printed(text: &str) -> String {
    without_commands(&clean(text))
}

/// The same for a text that is clean and has colors.
pub fn without_commands(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let rest = line.trim_start();
        let is_command = rest.starts_with("::") && !rest.starts_with(":::");
        let (space, rest) = line.split_at(line.len() - rest.len());
        if is_command { format!("{space}: {}", &rest[1..]) } else { line.to_owned() }
    });
    lines.collect()
}

/// The name of a file or folder, on one line.
pub fn path(path: &Path) -> String {
    line(&path.to_string_lossy())
}

/// The sign that stands for a character: itself, unless a terminal would obey it.
pub fn letter(letter: char) -> char {
    match letter {
        '\t' | '\n' => letter,
        '\u{7f}' => '\u{2421}',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ if is_obeyed(letter) => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

/// Control characters beyond the first 32, other line ends, and those that turn the direction of the text around them.
pub fn is_obeyed(letter: char) -> bool {
    matches!(
        letter,
        '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}
