//! Lines that look like the border of a block to people and are none: two colons, colons of another width, white space,
//! invisible characters, a list mark or words before them, a name with a typo.

mod names;
mod signs;

use crate::model::BlockName;
use names::{Likeness, Sureness};
use signs::{Sign, Signs};
use std::ops::Range;

/// A line that is nearly the border of a block. The place is a byte range within the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearBlock {
    pub place: Range<usize>,
    pub border: NearBorder,
    /// What keeps the line from being a border.
    pub reason: String,
    /// What a correct line would be.
    pub paste: String,
    /// Whether only white space and invisible characters surround it, so that pasting can replace the whole line.
    pub is_alone: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NearBorder {
    Opens(BlockName),
    /// Colons and a word that is no block's name. It only matters where a block's end must not be mistaken.
    OpensUnknown,
    Closes,
}

/// Where a line is, which decides how much it takes to be a near miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinePlace {
    /// The text that everyone reads.
    Text,
    /// Inside a `facilitator` block.
    Notes,
    /// A header, or the settings: a key may be before the value.
    Value,
}

/// Longer lines are looked at in pieces.
const LONGEST: usize = 16_384;

/// Pieces overlap by this much, so that nothing is cut in two.
const OVERLAP: usize = 256;

/// Looks at one line. `hidden` are ranges of the line that stand for themselves, such as code, in order.
pub fn look(line: &str, hidden: &[Range<usize>], place: LinePlace) -> Option<NearBlock> {
    let mut start = 0;
    loop {
        let end = line.floor_char_boundary(line.len().min(start + LONGEST));
        let piece = &line[start..end];
        let bytes = piece.as_bytes();
        if holds_colons(bytes) || signs::holds_other(bytes) || names::may_be_notes(bytes) {
            let here = hidden.iter().filter(|range| range.end > start && range.start < end);
            let here: Vec<_> =
                here.map(|range| range.start.saturating_sub(start)..range.end - start).collect();
            if let Some(mut found) = look_at(piece, &here, place) {
                found.place = found.place.start + start..found.place.end + start;
                found.is_alone &= start == 0 && end == line.len();
                return Some(found);
            }
        }
        if end == line.len() {
            return None;
        }
        start = line.floor_char_boundary(end - OVERLAP);
    }
}

/// Whether there are colons that are not those of prose, each directly after a letter or a digit and none after another:
/// one or two after words begin no block.
fn holds_colons(line: &[u8]) -> bool {
    memchr::memchr_iter(b':', line).any(|at| {
        let before = at.checked_sub(1).and_then(|before| line.get(before));
        !before.is_some_and(u8::is_ascii_alphanumeric)
    })
}

fn look_at(line: &str, hidden: &[Range<usize>], place: LinePlace) -> Option<NearBlock> {
    let signs = Signs::read(line, hidden);
    let from = if place == LinePlace::Value { signs.after_key() } else { 0 };
    let before = signs.lead(from);
    let mut at = from;
    while let Some(run) = signs.run(at) {
        at = run.signs.end;
        let lead = match run.signs.start {
            start if start > before.words => Lead::Words,
            start if start > before.marks || from > 0 => Lead::Marks,
            _ => Lead::Blank,
        };
        // Colons that all have a backslash are meant to be colons.
        if !run.is_escaped
            && let Some(found) = (Candidate { signs: &signs, run, lead, place }).judge()
        {
            return Some(found);
        }
    }
    foreign_opening(&signs, from, before)
}

/// A run of colons, and what is before it.
struct Candidate<'s, 'l> {
    signs: &'s Signs<'l>,
    run: signs::Run,
    lead: Lead,
    place: LinePlace,
}

/// What is before the colons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// White space and invisible characters, if anything.
    Blank,
    /// Marks of lists, quotations, headings, tables, HTML.
    Marks,
    Words,
}

impl Candidate<'_, '_> {
    fn judge(&self) -> Option<NearBlock> {
        let name_at = self.signs.skip_junk(self.run.signs.end);
        let Some(word) = self.signs.word(name_at) else { return self.closes(name_at) };
        let text = self.signs.text(word.clone());
        let border = self.opens(&text, &word)?;
        let name = match border {
            NearBorder::Opens(block) => block.row().name.to_owned(),
            NearBorder::OpensUnknown | NearBorder::Closes => "callout".to_owned(),
        };
        let title = self.signs.title(word.end, name_at > self.signs.skip_blank(self.run.signs.end));
        let title = match self.lead {
            Lead::Blank => title,
            // What is before the colons often has its other half behind the words.
            Lead::Marks | Lead::Words => {
                title.split(" |").next().unwrap_or_default().trim_end_matches(['*', ':', '|', ' '])
            }
        };
        let title = match title {
            // The words that were taken for a name stay.
            title if border == NearBorder::OpensUnknown => {
                format!("{} {title}", self.signs.source(word.clone()))
            }
            title => title.to_owned(),
        };
        Some(self.told(border, word.end, format!("::: {name} {title}").trim_end().to_owned()))
    }

    fn opens(&self, word: &str, at: &Range<usize>) -> Option<NearBorder> {
        let (colons, run) = (self.run.colons, &self.run);
        // Most colons are in prose, and need no closer look.
        if self.lead == Lead::Words && colons < 3 {
            return None;
        }
        let is_apart = self.signs.is_apart(at.end);
        let notes = Some(NearBorder::Opens(BlockName::Facilitator));
        let likeness = names::likeness(word);
        if self.lead == Lead::Words {
            return match likeness {
                Likeness::Notes(_) => notes,
                _ if self.says_notes_later(at.end) => notes,
                Likeness::Exact(block) if is_apart => Some(NearBorder::Opens(block)),
                Likeness::Exact(_) | Likeness::Near(_) | Likeness::None => None,
            };
        }
        let is_pair = colons + run.semicolons >= 2;
        if !is_pair {
            // One colon is also the mark of a picture of a word, and of a list of terms.
            let is_one = colons == 1 && !run.is_far(self.signs);
            return match likeness {
                Likeness::Notes(Sureness::Sure) if is_one => notes,
                Likeness::Exact(_) if is_one && is_apart && self.says_notes_later(at.end) => notes,
                Likeness::Exact(block) if is_one && is_apart && self.lead == Lead::Blank => {
                    Some(NearBorder::Opens(block))
                }
                Likeness::Notes(_) | Likeness::Exact(_) | Likeness::Near(_) | Likeness::None => None,
            };
        }
        let is_spaced = self.signs.is_blank(run.signs.end) || colons >= 3;
        match likeness {
            Likeness::Notes(_) => notes,
            _ if self.says_notes_later(at.end) => notes,
            Likeness::Exact(block) if is_apart => Some(NearBorder::Opens(block)),
            Likeness::Near(block) if is_spaced && is_apart => Some(NearBorder::Opens(block)),
            Likeness::Exact(_) | Likeness::Near(_) | Likeness::None => {
                let is_any = self.place == LinePlace::Notes && is_spaced && is_apart;
                is_any.then_some(NearBorder::OpensUnknown)
            }
        }
    }

    /// `:: notes for facilitators`: one of the next words says whose they are.
    fn says_notes_later(&self, from: usize) -> bool {
        let mut at = from;
        (0..2).any(|_| {
            let Some(word) = self.signs.word(self.signs.skip_junk(at)) else { return false };
            at = word.end;
            names::likeness(&self.signs.text(word)) == Likeness::Notes(Sureness::Sure)
        })
    }

    /// A line of nothing but colons, and colons at the end of words.
    fn closes(&self, end: usize) -> Option<NearBlock> {
        if end < self.signs.len() || self.place == LinePlace::Value {
            return None;
        }
        let colons = self.run.colons + self.run.semicolons;
        let enough = match self.lead {
            Lead::Blank | Lead::Marks => colons >= 2,
            Lead::Words => self.run.colons >= 3,
        };
        let is_table = self.lead != Lead::Blank && self.signs.holds('|');
        (enough && !is_table).then(|| self.told(NearBorder::Closes, end, ":::".to_owned()))
    }

    fn told(&self, border: NearBorder, end: usize, paste: String) -> NearBlock {
        let is_alone = self.lead == Lead::Blank;
        let start = if is_alone { 0 } else { self.signs.place(self.run.signs.start).start };
        let end = match border {
            NearBorder::Opens(_) | NearBorder::OpensUnknown if !is_alone => {
                self.signs.place(end.saturating_sub(1)).end
            }
            _ => self.signs.end(),
        };
        NearBlock { place: start..end.max(start), border, reason: self.reason(), paste, is_alone }
    }

    fn reason(&self) -> String {
        let named = |letter: char| format!("U+{:04X}", u32::from(letter));
        if let Some(letter) = self.signs.invisible(self.run.signs.end) {
            return format!("there is an invisible character ({}) in it", named(letter));
        }
        if let Some(letter) = self.signs.other_colon(self.run.signs.clone()) {
            return format!("`{letter}` ({}) is not an ordinary colon", named(letter));
        }
        match self.lead {
            Lead::Words => "there are words before the colons".to_owned(),
            Lead::Marks => "there is something before the colons".to_owned(),
            Lead::Blank if self.run.colons < 3 => "a block has three colons".to_owned(),
            Lead::Blank if self.signs.begins_blank() => "the line is indented".to_owned(),
            Lead::Blank => "the line has to be exactly like this".to_owned(),
        }
    }
}

/// What opens notes in other programs: `<facilitator>`, `!!! facilitator`, `{.facilitator}`, `> [!facilitator]`.
fn foreign_opening(signs: &Signs<'_>, from: usize, lead: signs::Lead) -> Option<NearBlock> {
    if !names::may_be_notes(signs.line().as_bytes()) {
        return None;
    }
    let mut at = from;
    while let Some(word) = signs.next_word(at) {
        at = word.end.max(at + 1);
        if !matches!(names::likeness(&signs.text(word.clone())), Likeness::Notes(Sureness::Sure)) {
            continue;
        }
        let Some(start) = signs.foreign_mark(lead, word.clone()) else { continue };
        let title = signs.title(word.end, true);
        return Some(NearBlock {
            place: signs.place(start).start..signs.place(word.end - 1).end,
            border: NearBorder::Opens(BlockName::Facilitator),
            reason: "this is how another program writes it".to_owned(),
            paste: format!("::: facilitator {title}").trim_end().to_owned(),
            is_alone: false,
        });
    }
    None
}

/// Whether words after the opening line of code, such as `{facilitator}`, name the block for facilitators.
pub fn names_notes(words: &str) -> bool {
    let signs = Signs::read(words, &[]);
    let word = signs.word(signs.skip_junk(0));
    word.is_some_and(|word| matches!(names::likeness(&signs.text(word)), Likeness::Notes(Sureness::Sure)))
}

impl signs::Run {
    /// Whether anything but white space is between the colons and the word after them.
    fn is_far(&self, signs: &Signs<'_>) -> bool {
        let blank = signs.skip_blank(self.signs.end);
        !matches!(signs.get(blank), Some(Sign::Letter(_)))
    }
}
