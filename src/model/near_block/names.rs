//! Which block a word means, when it is not exactly a block's name.

use crate::diagnostic::nearest;
use crate::model::{BLOCKS, BlockName};

/// How a word is like the name of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// It means the block for facilitators, whatever its spelling.
    Notes(Sureness),
    Exact(BlockName),
    Near(BlockName),
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sureness {
    /// The word is like `facilitator` or `instructor`.
    Sure,
    /// People call such notes so, but the word has other meanings.
    Likely,
}

/// The accepted names of the block for facilitators, which are also found with typos.
const NOTES: [&str; 2] = ["facilitator", "instructor"];

/// Who else leads a group, and whose eyes notes are for.
const LEADERS: [&str; 13] = [
    "trainer",
    "teacher",
    "moderator",
    "moderation",
    "presenter",
    "speaker",
    "tutor",
    "coach",
    "leader",
    "host",
    "lecturer",
    "animator",
    "private",
];

/// Words that begin like those and mean something else.
const OTHERS: [&str; 3] = ["facility", "facilities", "instructi"];

/// Pieces of [`NOTES`] that most slips leave whole. Looking for them is far cheaper than reading every word.
const PIECES: [&[u8]; 4] = [b"acil", b"itat", b"nstr", b"ucto"];

/// Whether a line may name the block for facilitators, in small letters or capitals.
pub fn may_be_notes(line: &[u8]) -> bool {
    let holds = |piece: &&[u8]| {
        let begins = piece[0];
        let mut places = memchr::memchr2_iter(begins, begins.to_ascii_uppercase(), line);
        places.any(|at| line.get(at..at + piece.len()).is_some_and(|part| part.eq_ignore_ascii_case(piece)))
    };
    PIECES.iter().any(holds)
}

/// The word is in small letters.
pub fn likeness(word: &str) -> Likeness {
    if let Some(block) = BlockName::find(word).filter(|block| *block != BlockName::Facilitator) {
        return Likeness::Exact(block);
    }
    // `facilitator-notes` and `notes_for_trainers` say whose they are in one of their parts.
    let mut parts = word.split(['-', '_', '\'', '’']).filter(|part| !part.is_empty());
    if parts.clone().any(is_notes) {
        return Likeness::Notes(Sureness::Sure);
    }
    if parts.any(is_leader) {
        return Likeness::Notes(Sureness::Likely);
    }
    if let Some(block) = BlockName::meant(word) {
        return Likeness::Exact(block);
    }
    let names = BLOCKS.iter().flat_map(|row| std::iter::once(row.name).chain(row.also.iter().copied()));
    // A short word is near to too many.
    let near = (word.chars().count() > 3).then(|| nearest(word, names)).flatten();
    near.and_then(BlockName::find).map_or(Likeness::None, Likeness::Near)
}

fn is_notes(word: &str) -> bool {
    if OTHERS.iter().any(|other| word.starts_with(other)) {
        return false;
    }
    // Other forms of the word, in the languages that have it: `facilitation`, `facilitadora`.
    word.starts_with("facil") || nearest(word, NOTES).is_some() || holds_name(word)
}

/// Two words without a space between them: `facilitatornotes`, `forfacilitators`.
fn holds_name(word: &str) -> bool {
    NOTES.iter().any(|name| word.contains(name))
}

fn is_leader(word: &str) -> bool {
    let one = word.strip_suffix("es").filter(|one| LEADERS.contains(one));
    let one = one.or_else(|| word.strip_suffix('s')).unwrap_or(word);
    LEADERS.contains(&one)
}
