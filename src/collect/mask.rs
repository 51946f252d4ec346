//! What in free words could tell who somebody is: addresses and numbers, which are taken out, and what looks like a name,
//! which a person has to look at.

mod emails;
mod phones;

use crate::model::search::{Cut, fold, words};
use crate::path::is_word;
use std::collections::BTreeSet;
use std::ops::Range;

/// What was taken out of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Masked {
    Email,
    Phone,
}

/// The words that stand for it.
#[derive(Debug, Clone, Copy)]
pub struct Signs<'s> {
    pub email: &'s str,
    pub phone: &'s str,
}

/// The text with signs in place of e-mail addresses and phone numbers, and what was replaced.
pub fn mask(text: &str, signs: Signs<'_>) -> (String, Vec<Masked>) {
    let mut found = Vec::new();
    let lines = text.lines().map(|line| {
        let (addresses, count) = emails::find(line);
        found.extend(std::iter::repeat_n(Masked::Email, count));
        let line = replaced(line, &addresses, signs.email);
        let numbers = phones::find(&line);
        found.extend(numbers.iter().map(|_| Masked::Phone));
        replaced(&line, &numbers, signs.phone)
    });
    let lines: Vec<String> = lines.collect();
    (lines.join("\n"), found)
}

/// A line with a sign in each of some places, which are in order.
fn replaced(line: &str, places: &[Range<usize>], sign: &str) -> String {
    let (mut text, mut from) = (String::with_capacity(line.len()), 0);
    for place in places {
        text.push_str(&line[from..place.start]);
        text.push_str(sign);
        from = place.end;
    }
    text + &line[from..]
}

/// Words that begin with a capital letter and name nobody.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "i", "i'm", "i’m", "i'd", "i’d", "i'll", "i’ll", "i've", "i’ve", "ok",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "christmas", "easter", "ramadan", "english", "spanish", "french", "arabic", "portuguese", "german",
    "chinese", "do", "don't", "don’t", "yes", "no",
];

/// Titles before a name.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "prof", "sr", "sra", "srta", "don", "doña", "rev", "pastor", "father",
    "sister",
];

/// Names that were written elsewhere, each with the forms in which it is looked for.
#[derive(Debug, Default)]
pub struct Known(Vec<(String, [String; 2])>);

impl Known {
    pub fn of(names: impl IntoIterator<Item = String>) -> Self {
        Self(names.into_iter().map(|name| (name.clone(), [spelled(&name), folded(&name)])).collect())
    }
}

/// What looks like a name: capital letters in the middle of a sentence, two in a row at its beginning, what follows a
/// title, a handle, and names that were written elsewhere. In scripts without capital letters only the last are seen.
pub fn like_names(text: &str, known: &Known) -> Vec<String> {
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
        let mut at = 0;
        while at < words.len() {
            let run = words[at..].iter().take_while(|word| is_capital(word)).count();
            let ends = |word: &str| word.ends_with(['.', '?', '!', ':', '…', '"', '“', '”', '«']);
            let is_first = at == 0 || ends(words[at - 1]);
            let title = at > 0 && TITLES.contains(&core(words[at - 1]).to_lowercase().as_str());
            // One capital letter begins every sentence.
            if run >= 2 || (run == 1 && (!is_first || title)) {
                let name = words[at..at + run].iter().map(|word| core(word)).collect::<Vec<_>>().join(" ");
                found.insert(name);
            }
            if words[at].starts_with('@') && words[at].len() > 2 {
                found.insert(words[at].to_owned());
            }
            at += run.max(1);
        }
    }
    let texts = [spelled(text), folded(text)];
    for (name, forms) in &known.0 {
        let mut pairs = texts.iter().zip(forms);
        if pairs.any(|(text, form)| !form.trim().is_empty() && text.contains(form)) {
            found.insert(name.clone());
        }
    }
    found.into_iter().collect()
}

/// The words of a text in small letters, each between spaces.
fn spelled(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !is_word(letter)).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// The same for whoever spells a name in another way: without accents, in one form of letters that have several (wide
/// ones, ligatures), and in pairs of letters where a language has no spaces.
fn folded(text: &str) -> String {
    let mut all = " ".to_owned();
    words(text, |word| {
        if word.cut == Cut::Joined {
            return;
        }
        all.push_str(&fold(word.text));
        all.push(' ');
    });
    all
}

/// A word without the signs around it.
fn core(word: &str) -> &str {
    let word = word.trim_matches(|letter: char| !is_word(letter));
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn is_capital(word: &str) -> bool {
    let core = core(word);
    let mut letters = core.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.any(char::is_lowercase)
        && !is_nobody(&core.to_lowercase())
}

/// One of the words, also in the plural: `Sundays`.
fn is_nobody(word: &str) -> bool {
    NOBODY.contains(&word) || word.strip_suffix('s').is_some_and(|one| NOBODY.contains(&one))
}
