//! A title from a file's name, and a file's name from a title.

use crate::path::slug;

/// `what-and-why` is `What and why`; words that were given as words stay as they are.
pub fn title(name: &str) -> String {
    let words =
        if name.contains(char::is_whitespace) { name.to_owned() } else { name.replace(['-', '_'], " ") };
    let mut letters = words.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `Who do I know?` is `who-do-i-know`; none when there is nothing to make a name of.
pub fn file_name(name: &str) -> Option<String> {
    let slug = slug(name);
    (!slug.is_empty()).then_some(slug)
}
