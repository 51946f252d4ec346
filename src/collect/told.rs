//! What a person at the terminal is told of a collection: what came of it, what was left out and why.

use super::Collected;
use super::mask::Masked;
use super::noted::Left;
use crate::visible;
use std::collections::BTreeMap;

/// Words that look like names, and files, are listed up to here.
const MOST: usize = 40;

/// All that is said.
pub fn told(collected: &Collected) -> String {
    let Collected { written, files, session, left } = collected;
    let mut words = left_out(left);
    let Some(written) = written else {
        words.push_str("\nno answers were found, and nothing was written\n");
        return from_first_line(&words);
    };
    let files = if *files == 1 { "1 file".to_owned() } else { format!("{files} files") };
    let session = session
        .as_ref()
        .map_or(String::new(), |title| format!(", for the session `{}`", visible::line(title)));
    words.push_str(&format!(
        "\n{} was written from {files}{session}.\n\
         It is a draft. Read it with the group in mind, fill in the facilitator's column and the line at the head,\n\
         and take out the line `draft: true` when the group has agreed.\n",
        visible::path(written)
    ));
    from_first_line(&words)
}

/// Without an empty line at the beginning.
fn from_first_line(words: &str) -> String {
    words.trim_start_matches('\n').to_owned()
}

/// What was left out, or needs a look, a heading and its lines each. Empty when there is nothing.
pub fn left_out(left: &[Left]) -> String {
    let mut lists: BTreeMap<u8, (&'static str, Vec<String>)> = BTreeMap::new();
    for item in left {
        let (order, heading) = heading(item);
        lists.entry(order).or_insert_with(|| (heading, Vec::new())).1.push(line(item));
    }
    let mut words = String::new();
    for (heading, lines) in lists.into_values() {
        words.push_str(&format!("\n{heading}\n"));
        for line in lines.iter().take(MOST) {
            words.push_str(&format!("  {}\n", visible::line(line)));
        }
        if lines.len() > MOST {
            words.push_str(&format!("  and {} more\n", lines.len() - MOST));
        }
    }
    words
}

fn heading(left: &Left) -> (u8, &'static str) {
    match left {
        Left::File { .. } => (0, "Not read:"),
        Left::Foreign { .. } => {
            (1, "Left out, because they belong to another curriculum (`--any-curriculum` takes them in):")
        }
        Left::Strange { .. } | Left::Cut { .. } | Left::Prefixes { .. } => (2, "Left out of files:"),
        Left::Copy { .. } => (3, "Counted once, because the name and the answers are the same:"),
        Left::Same { .. } => (4, "Counted twice, though the answers are the same and nobody can tell:"),
        Left::People { .. } => {
            (5, "Left out, because the question asks for people or how to reach them (`--names` keeps them):")
        }
        Left::Masked { .. } => (6, "Left out of what people wrote:"),
        Left::LooksLikeName { .. } => (7, "Still in the notes, and may be a name. Look at each:"),
    }
}

fn line(left: &Left) -> String {
    let many =
        |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    match left {
        Left::File { file, why } => format!("{file}: {why}"),
        Left::Foreign { file, curriculum } => format!("{file}: `{}`", short(curriculum)),
        Left::Copy { file, of } => format!("{file} is a copy of {of}"),
        Left::Same { file, other } => format!("{file} and {other}"),
        Left::Strange { file, count } => {
            format!("{file}: {} that cannot be read as answers", many(*count, "thing"))
        }
        Left::Cut { file, count } => {
            format!("{file}: the ends of {} that are too long", many(*count, "answer"))
        }
        Left::Prefixes { file, answers } => format!("{file}: the names before {}", many(*answers, "answer")),
        Left::People { sheet, label, answers } => {
            format!("{}: `{}`, {}", short(sheet), short(label), many(*answers, "answer"))
        }
        Left::Masked { sheet, label, what, times } => {
            let what = match what {
                Masked::Email => {
                    if *times == 1 {
                        "1 e-mail address".to_owned()
                    } else {
                        format!("{times} e-mail addresses")
                    }
                }
                Masked::Phone => many(*times, "phone number"),
            };
            format!("{}: `{}`, {what}", short(sheet), short(label))
        }
        Left::LooksLikeName { sheet, label, words } => {
            format!("{}: `{}`: {}", short(sheet), short(label), short(words))
        }
    }
}

/// The first words of what may be long.
fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
