//! Which questions ask for people, by their words. One table, in English and Spanish.

use crate::model::AnswerKind;
use crate::path::is_word;

/// The id under which every sheet asks whose it is.
pub const SHEET_NAME: &str = "sheet-name";

/// The id under which every sheet asks for its day.
pub const SHEET_DATE: &str = "sheet-date";

/// Where a word has to stand to say that a question asks for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Anywhere,
    /// At the beginning of the question or of a sentence in it, or after a word such as `with`: `who` can also
    /// tell of people.
    Asking,
    /// Among the first two words.
    First,
    /// In a label of at most three words, such as `Second partner, Group`.
    Short,
}

/// The table: words, or several in a row, in the form of [`words_of`].
#[rustfmt::skip]
pub const WORDS: &[(&str, Place)] = &[
    // English
    ("name", Place::Short), ("names", Place::Short), ("your name", Place::Anywhere), ("name of", Place::First),
    ("names of", Place::First), ("first name", Place::Anywhere), ("last name", Place::Anywhere),
    ("surname", Place::Anywhere), ("who", Place::Asking), ("whom", Place::Asking), ("whose", Place::Asking),
    ("person", Place::First), ("person", Place::Short), ("contact", Place::Short), ("contact first", Place::Anywhere),
    ("contact person", Place::Anywhere), ("partner", Place::Short), ("partners", Place::Short),
    ("participant", Place::Short), ("participants", Place::Short), ("facilitator", Place::Short),
    ("facilitators", Place::Short), ("note taker", Place::Anywhere), ("notetaker", Place::Anywhere),
    ("leader", Place::Short), ("leaders", Place::Short), ("interviewer", Place::Anywhere),
    ("interviewee", Place::Anywhere), ("neighbour", Place::Short), ("neighbor", Place::Short),
    ("with whom", Place::Anywhere), ("met with", Place::Anywhere), ("made with", Place::Anywhere),
    ("together with", Place::Short), ("made together with", Place::Anywhere), ("given to", Place::Anywhere),
    ("given by", Place::Anywhere), ("signature", Place::Anywhere), ("signed", Place::Anywhere),
    ("filled in by", Place::Anywhere), ("written by", Place::Anywhere), ("introduced by", Place::Anywhere),
    ("responsible", Place::Short), ("email", Place::Anywhere), ("e mail", Place::Anywhere),
    ("phone", Place::Anywhere), ("telephone", Place::Anywhere), ("mobile number", Place::Anywhere),
    ("address", Place::Short), ("which two people", Place::Anywhere), ("which person", Place::Anywhere),
    ("which people", Place::Anywhere),
    // Spanish
    ("nombre", Place::Short), ("nombres", Place::Short), ("tu nombre", Place::Anywhere),
    ("su nombre", Place::Anywhere), ("nombre de", Place::First), ("nombres de", Place::First),
    ("apellido", Place::Anywhere), ("apellidos", Place::Anywhere), ("quién", Place::Anywhere),
    ("quiénes", Place::Anywhere), ("quien", Place::Asking), ("quienes", Place::Asking), ("persona", Place::First),
    ("persona", Place::Short), ("contacto", Place::Short), ("persona de contacto", Place::Anywhere),
    ("socio", Place::Short), ("socia", Place::Short), ("socios", Place::Short), ("socias", Place::Short),
    ("aliado", Place::Short), ("aliada", Place::Short), ("aliados", Place::Short), ("aliadas", Place::Short),
    ("participante", Place::Short), ("participantes", Place::Short), ("facilita", Place::Short),
    ("facilitador", Place::Short), ("facilitadora", Place::Short), ("toma notas", Place::Anywhere),
    ("toma de notas", Place::Anywhere), ("líder", Place::Short), ("lideresa", Place::Short),
    ("vecino", Place::Short), ("vecina", Place::Short), ("me reuní con", Place::Anywhere),
    ("hecho con", Place::Anywhere), ("entregado a", Place::Anywhere), ("firma", Place::Anywhere),
    ("firmado", Place::Anywhere), ("escrito por", Place::Anywhere), ("presentado por", Place::Anywhere),
    ("responsable", Place::Short), ("correo", Place::Anywhere), ("teléfono", Place::Anywhere),
    ("móvil", Place::Short), ("dirección", Place::Short), ("domicilio", Place::Anywhere),
    ("qué persona", Place::Anywhere), ("qué personas", Place::Anywhere),
];

/// Words after which `who` asks.
const BEFORE_WHO: [&str; 17] = [
    "with", "by", "to", "from", "of", "for", "about", "and", "or", "con", "de", "a", "para", "por", "sobre",
    "y", "o",
];

/// What is said of the ends of ties in a network, which is a name only when it is the whole label.
const ENDS: [&str; 5] = ["from", "to", "with", "desde", "hasta"];

/// Whether a question asks for people. Ticks, numbers, days and times name nobody.
pub fn asks_for_people(id: &str, label: &str, kind: AnswerKind) -> bool {
    match kind {
        AnswerKind::Email | AnswerKind::Phone => true,
        AnswerKind::Tick | AnswerKind::Number | AnswerKind::Date | AnswerKind::Time => false,
        AnswerKind::Text | AnswerKind::One | AnswerKind::Many | AnswerKind::Pick => {
            id == SHEET_NAME || names_people(label)
        }
    }
}

/// Whether the words of a label say so.
pub fn names_people(label: &str) -> bool {
    let words = words_of(label);
    let count = words.iter().filter(|word| !word.is_empty()).count();
    if let [only] = words.as_slice()
        && ENDS.contains(&only.as_str())
    {
        return true;
    }
    WORDS.iter().any(|(phrase, place)| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let mut found = words.windows(phrase.len()).enumerate().filter(|(_, window)| *window == phrase);
        found.any(|(at, _)| match place {
            Place::Anywhere => true,
            Place::Asking => {
                at == 0 || words[at - 1].is_empty() || BEFORE_WHO.contains(&words[at - 1].as_str())
            }
            Place::First => at < 2,
            Place::Short => count <= 3,
        })
    })
}

/// The words of a label in lower case, with an empty one where a sentence ends.
fn words_of(label: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in label.chars().chain([' ']) {
        if is_word(letter) {
            word.extend(letter.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        let ends = matches!(letter, '.' | '?' | '!' | ':' | ';' | ',' | '—' | '–' | '/' | '(' | '¿' | '¡');
        if ends && words.last().is_some_and(|last| !last.is_empty()) {
            words.push(String::new());
        }
    }
    while words.last().is_some_and(String::is_empty) {
        words.pop();
    }
    words
}
