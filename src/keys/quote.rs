//! Lines to paste: a text written so that it is read back as it is.

/// A text as a front matter value, in quotes only where it needs them.
pub fn yaml(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    if text.contains(['"', '\\']) && !text.contains(char::is_control) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    double(text)
}

/// A text as a value of `site.toml`.
pub fn toml(text: &str) -> String {
    double(text)
}

fn is_plain(text: &str) -> bool {
    let first = text.chars().next();
    let special = |letter: char| "-?:,[]{}#&*!|>'\"%@`“”„‘’".contains(letter);
    !text.is_empty()
        && text.trim() == text
        && !first.is_some_and(special)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(char::is_control)
        && !matches!(text, "~" | "null")
}

fn double(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            control if control.is_control() => quoted.push(' '),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
