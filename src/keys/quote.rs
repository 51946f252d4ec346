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

/// A text as an item of a list in square brackets.
pub fn yaml_in_list(text: &str) -> String {
    if is_plain(text) && text.contains([',', '[', ']', '{', '}']) { double(text) } else { yaml(text) }
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
        && !is_other_kind(text)
}

/// Whether a reader of YAML, of version 1.1 or 1.2, takes a text without quotes for something else: nothing, a truth value,
/// a number, a day or a time. Source: yaml.org/type, and YAML 1.2.2, 10.3. Rather too many than too few.
pub fn is_other_kind(text: &str) -> bool {
    const WORDS: [&str; 11] = ["~", "null", "y", "n", "yes", "no", "true", "false", "on", "off", "<<"];
    const AMONG_DIGITS: &str = "0123456789_.,:+- abcdefoxtzABCDEFOXTZ";
    let small = text.to_ascii_lowercase();
    let number = small.trim_start_matches(['+', '-']);
    WORDS.contains(&small.as_str())
        || text == "="
        || matches!(number, ".inf" | ".nan")
        || (number.trim_start_matches('.').starts_with(|first: char| first.is_ascii_digit())
            && text.chars().all(|letter| AMONG_DIGITS.contains(letter)))
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
