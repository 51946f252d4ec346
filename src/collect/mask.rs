//! What in free words could tell who somebody is: addresses and numbers, which are taken out, and what looks like a name,
//! which a person has to look at.

use crate::model::search::{fold, words};
use std::collections::BTreeSet;

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
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let words = line.split(' ').map(|word| emails(word, signs.email, &mut found));
            let line = words.collect::<Vec<_>>().join(" ");
            phones(&line, signs.phone, &mut found)
        })
        .collect();
    (lines.join("\n"), found)
}

fn emails(word: &str, sign: &str, found: &mut Vec<Masked>) -> String {
    let (mut masked, mut rest) = (String::new(), word);
    while let Some((start, end)) = email(rest) {
        found.push(Masked::Email);
        masked.push_str(&rest[..start]);
        masked.push_str(sign);
        rest = &rest[end..];
    }
    masked + rest
}

/// Where in a word without spaces an e-mail address stands.
fn email(word: &str) -> Option<(usize, usize)> {
    let at = word.find(['@', '＠'])?;
    let sign = word[at..].chars().next().map_or(1, char::len_utf8);
    let inner = |letter: char| letter.is_alphanumeric() || "._%+-'!#$&*/=?^`{|}~".contains(letter);
    let start = word[..at].char_indices().rev().take_while(|(_, letter)| inner(*letter)).last()?.0;
    let after = &word[at + sign..];
    let is_host = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '。' | '．');
    let host = after.find(|letter: char| !is_host(letter)).unwrap_or(after.len());
    let host = after[..host].trim_end_matches(['.', '-']);
    let has_dot = host.contains(['.', '。', '．']);
    has_dot.then_some((start, at + sign + host.len()))
}

/// The value of a digit in the scripts that phone numbers are typed in.
fn digit(letter: char) -> Option<u32> {
    const ZEROS: [u32; 5] = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
    let code = u32::from(letter);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| code - zero)
}

/// Digits with what stands between them in phone numbers.
fn phones(line: &str, sign: &str, found: &mut Vec<Masked>) -> String {
    let between = |letter: char| {
        letter.is_whitespace() || matches!(letter, '(' | ')' | '.' | '-' | '/' | '‐' | '‑' | '–' | '+' | '·')
    };
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let mut masked = String::with_capacity(line.len());
    let mut at = 0;
    while let Some((place, letter)) = letters.get(at).copied() {
        let begins = digit(letter).is_some() || matches!(letter, '+' | '(');
        let mut end = at;
        if begins {
            let mut gap = 0;
            for (next, (_, letter)) in letters.iter().enumerate().skip(at) {
                if digit(*letter).is_some() {
                    (end, gap) = (next + 1, 0);
                } else if between(*letter) && gap < 3 {
                    gap += 1;
                } else {
                    break;
                }
            }
        }
        if end <= at {
            masked.push(letter);
            at += 1;
            continue;
        }
        let stop = letters.get(end).map_or(line.len(), |(place, _)| *place);
        let number = &line[place..stop];
        if is_phone(number) {
            masked.push_str(sign);
            found.push(Masked::Phone);
        } else {
            masked.push_str(number);
        }
        at = end;
    }
    masked
}

/// Seven to fifteen digits that are no day, no years, no time, no large number.
fn is_phone(number: &str) -> bool {
    let plain: String = number.chars().map(|letter| digit(letter).map_or(letter, ascii)).collect();
    let groups: Vec<&str> =
        plain.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    if !(7..=20).contains(&digits) {
        return false;
    }
    if plain.starts_with('+') || plain.starts_with("00") {
        return true;
    }
    if groups.len() == 1 {
        return digits >= 9;
    }
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_year = |group: &str| group.len() == 4 && matches!(&group[..2], "18" | "19" | "20" | "21");
    let has_year = groups.iter().any(|group| is_year(group));
    let is_day = has_year && matches!(lengths.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4]);
    let are_years = groups.iter().all(|group| is_year(group));
    let is_large = lengths[0] < 3 && lengths[1..].iter().all(|length| *length == 3);
    let is_list = lengths.iter().all(|length| *length < 2);
    !(is_day || are_years || is_large || is_list)
}

fn ascii(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
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
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// The same for whoever spells a name in another way: without accents, in one form of letters that have several (wide
/// ones, ligatures), and in pairs of letters where a language has no spaces.
fn folded(text: &str) -> String {
    let mut all = " ".to_owned();
    words(text, |word| {
        all.push_str(&fold(word.text));
        all.push(' ');
    });
    all
}

/// A word without the signs around it.
fn core(word: &str) -> &str {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
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
