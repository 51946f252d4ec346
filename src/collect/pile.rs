//! The files of one sheet become its notes: what was said to each question, without what is left out.

use super::answers::Answer;
use super::mask::{self, Known, Masked, Signs};
use super::merge::{Handed, Names};
use super::noted::{Heading, ItemNotes, Left, PartNotes, Row, Said, SheetNotes};
use super::people::{SHEET_DATE, SHEET_NAME, asks_for_people, names_people};
use super::sheet::{AsksFor, Item, Part, Question, Sheet};
use super::tally::Tally;
use super::words::{clean, clean_line, folded};
use crate::model::AnswerKind;
use std::collections::{BTreeMap, BTreeSet};

/// The files of one sheet.
pub struct Pile<'p> {
    pub sheet: &'p Sheet,
    pub known: &'p Known,
    pub names: Names,
    pub signs: Signs<'p>,
    pub left: &'p mut Vec<Left>,
}

/// The answers of one file by what they answer. The same id can be there twice.
type Given = BTreeMap<(String, u64), Vec<Answer>>;

impl Pile<'_> {
    /// The notes of all files.
    pub fn notes(mut self, files: Vec<Handed>) -> SheetNotes {
        let handed_in = files.len();
        let mut given: Vec<Given> = files.into_iter().map(|handed| self.given(handed)).collect();
        let mut parts: Vec<PartNotes> = Vec::new();
        for Part { heading, items } in self.sheet.parts.clone() {
            let items: Vec<ItemNotes> =
                items.into_iter().filter_map(|item| self.item(&item, &mut given, handed_in)).collect();
            let heading = heading.map_or(Heading::None, Heading::Words);
            parts.push(PartNotes { heading, items });
        }
        let others =
            unknown(&given).into_iter().map(|item| self.with_safe_label(item)).collect::<Vec<Item>>();
        let others: Vec<ItemNotes> =
            others.iter().filter_map(|item| self.item(item, &mut given, handed_in)).collect();
        let is_unknown_sheet = self.sheet.parts.is_empty();
        let heading = if is_unknown_sheet { Heading::None } else { Heading::Other };
        parts.push(PartNotes { heading, items: others });
        for part in &mut parts {
            join_ticks(&mut part.items);
        }
        parts.retain(|part| !part.items.is_empty());
        SheetNotes { title: self.sheet.title.clone(), handed_in, parts }
    }

    /// The words of a question that only a file knows are looked at as its answers are.
    fn with_safe_label(&mut self, item: Item) -> Item {
        let mut safe = |question: Question| {
            let label = self.looked_at(question.label.clone(), &question.id);
            Question { label, ..question }
        };
        match item {
            Item::One(question) => Item::One(safe(question)),
            Item::Table(columns) => Item::Table(columns.into_iter().map(safe).collect()),
            Item::Beside { topic, group, facilitator } => Item::Beside { topic, group, facilitator },
        }
    }

    /// What a file says, without what the sheet says of itself. In a team's copy everybody's words stand below each other,
    /// with their names before them: each becomes an answer of its own.
    fn given(&mut self, handed: Handed) -> Given {
        let Handed { name, file } = handed;
        let people = file.people();
        let mut given: Given = BTreeMap::new();
        let mut prefixes = 0;
        for mut answer in file.answers {
            if people.len() > 1 && answer.row == 0 && answer.id != SHEET_NAME {
                let parts: Vec<String> =
                    answer.values.iter().flat_map(|value| by_person(value, &people, &mut prefixes)).collect();
                answer.values = parts;
            }
            given.entry((answer.id.clone(), answer.row)).or_default().push(answer);
        }
        if prefixes > 0 {
            self.left.push(Left::Prefixes { file: name, answers: prefixes });
        }
        given
    }

    fn item(&mut self, item: &Item, given: &mut [Given], handed_in: usize) -> Option<ItemNotes> {
        match item {
            Item::One(question) => self.one(question, given, handed_in),
            Item::Beside { topic, group, facilitator } => {
                let group = self.said(group, given);
                let facilitator = self.said(facilitator, given);
                let is_empty = group.is_empty() && facilitator.is_empty();
                (!is_empty).then(|| ItemNotes::Said { topic: topic.clone(), group, facilitator })
            }
            Item::Table(columns) => self.table(columns, given),
        }
    }

    fn one(&mut self, question: &Question, given: &mut [Given], handed_in: usize) -> Option<ItemNotes> {
        match question.kind {
            AnswerKind::Tick => {
                let rows = self.said(question, given);
                let words = |said: &Said| match said.words.as_str() {
                    "yes" => question.label.clone(),
                    other => format!("{}: {other}", question.label),
                };
                let rows: Vec<Said> =
                    rows.iter().map(|it| Said { words: words(it), times: it.times }).collect();
                (!rows.is_empty()).then_some(ItemNotes::Ticked { rows, of: handed_in })
            }
            AnswerKind::One | AnswerKind::Many | AnswerKind::Pick => {
                let of = given.iter().filter(|given| given.contains_key(&(question.id.clone(), 0))).count();
                let mut said = self.said(question, given);
                if said.is_empty() {
                    return None;
                }
                let listed = question.choices.iter().map(|choice| {
                    let words = clean_line(choice);
                    let at = said.iter().position(|said| said.words == words);
                    at.map_or(Said { words, times: 0 }, |at| said.remove(at))
                });
                let mut rows: Vec<Said> = listed.collect();
                rows.append(&mut said);
                Some(ItemNotes::Counted { question: question.label.clone(), rows, of })
            }
            AnswerKind::Text
            | AnswerKind::Date
            | AnswerKind::Time
            | AnswerKind::Email
            | AnswerKind::Phone
            | AnswerKind::Number => {
                let group = self.said(question, given);
                let topic = question.label.clone();
                (!group.is_empty()).then_some(ItemNotes::Said { topic, group, facilitator: Vec::new() })
            }
        }
    }

    /// All answers to a question that stay, equal ones once.
    fn said(&mut self, question: &Question, given: &mut [Given]) -> Vec<Said> {
        let key = (question.id.clone(), 0);
        let answers: Vec<Vec<Answer>> = given.iter_mut().filter_map(|given| given.remove(&key)).collect();
        let mut tally = Tally::default();
        let mut dropped = 0;
        for answers in answers {
            // Whoever says the same twice says it once.
            let mut own = BTreeSet::new();
            for answer in answers {
                let people = self.drops(question, &answer);
                for value in &answer.values {
                    let words = clean(value);
                    let listed = question.choices.iter().any(|choice| clean_line(choice) == words);
                    if words.is_empty() {
                        continue;
                    }
                    if people && !listed {
                        dropped += 1;
                        continue;
                    }
                    let words = self.looked_at(words, &question.label);
                    let key = if listed { words.clone() } else { folded(&words) };
                    if own.insert(key.clone()) {
                        tally.add(key, vec![words]);
                    }
                }
            }
        }
        self.tell_dropped(&question.label, dropped);
        let rows = tally.rows().into_iter();
        let said =
            rows.map(|Row { mut cells, times }| Said { words: cells.pop().unwrap_or_default(), times });
        said.collect()
    }

    /// The rows of a table that grows, without the columns that name people.
    fn table(&mut self, columns: &[Question], given: &mut [Given]) -> Option<ItemNotes> {
        let mut tally = Tally::default();
        let mut dropped: BTreeMap<usize, usize> = BTreeMap::new();
        for given in given.iter_mut() {
            let ids: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
            let keys: Vec<(String, u64)> =
                given.keys().filter(|(id, row)| *row > 0 && ids.contains(&id.as_str())).cloned().collect();
            let mut rows: BTreeMap<u64, Vec<BTreeSet<String>>> = BTreeMap::new();
            for key in keys {
                let column = ids.iter().position(|id| *id == key.0).unwrap_or_default();
                for answer in given.remove(&key).unwrap_or_default() {
                    let people = self.drops(&columns[column], &answer);
                    let words =
                        answer.values.iter().map(|value| clean(value)).filter(|words| !words.is_empty());
                    let words = words.collect::<Vec<_>>().join("\n");
                    if words.is_empty() {
                        continue;
                    }
                    let row = rows.entry(key.1).or_insert_with(|| vec![BTreeSet::new(); columns.len()]);
                    if people {
                        *dropped.entry(column).or_default() += 1;
                    } else {
                        row[column].insert(self.looked_at(words, &columns[column].label));
                    }
                }
            }
            for cells in rows.into_values() {
                let cells: Vec<String> =
                    cells.into_iter().map(|cell| cell.into_iter().collect::<Vec<_>>().join("\n")).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    let key = cells.iter().map(|cell| folded(cell)).collect::<Vec<_>>().join("\0");
                    tally.add(key, cells);
                }
            }
        }
        for (column, answers) in dropped {
            self.tell_dropped(&columns[column].label, answers);
        }
        let mut rows = tally.rows();
        // A column that nobody filled in, or that was left out, is not shown.
        let filled: Vec<usize> = (0..columns.len())
            .filter(|column| rows.iter().any(|row| !row.cells[*column].is_empty()))
            .collect();
        for row in &mut rows {
            row.cells = filled.iter().map(|column| std::mem::take(&mut row.cells[*column])).collect();
        }
        let columns = filled.into_iter().map(|column| columns[column].label.clone()).collect();
        (!rows.is_empty()).then_some(ItemNotes::Table { columns, rows })
    }

    /// Whether an answer is left out. It is also when only the question that somebody saw asked for people.
    fn drops(&self, question: &Question, answer: &Answer) -> bool {
        let asked = question.asks_for == AsksFor::People;
        let saw = question.kind == AnswerKind::Text
            && (matches!(answer.kind, AnswerKind::Email | AnswerKind::Phone)
                || (answer.label != question.label && names_people(&answer.label)));
        self.names == Names::Left && (asked || saw)
    }

    fn tell_dropped(&mut self, label: &str, answers: usize) {
        if answers > 0 {
            let (sheet, label) = (self.sheet.title.clone(), label.to_owned());
            self.left.push(Left::People { sheet, label, answers });
        }
    }

    /// Words that stay: without addresses and numbers, and with a warning of what looks like a name.
    fn looked_at(&mut self, words: String, label: &str) -> String {
        let (sheet, label) = (&self.sheet.title, label);
        let kept = match self.names {
            Names::Kept => words,
            Names::Left => {
                let (kept, found) = mask::mask(&words, self.signs);
                for what in [Masked::Email, Masked::Phone] {
                    let times = found.iter().filter(|found| **found == what).count();
                    if times > 0 {
                        let (sheet, label) = (sheet.clone(), label.to_owned());
                        self.left.push(Left::Masked { sheet, label, what, times });
                    }
                }
                kept
            }
        };
        for words in mask::like_names(&kept, self.known) {
            self.left.push(Left::LooksLikeName { sheet: sheet.clone(), label: label.to_owned(), words });
        }
        kept
    }
}

/// The parts of a text, each without the name of the person it begins with. Lines that begin with no name belong to the
/// part before.
fn by_person(text: &str, people: &[String], prefixes: &mut usize) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines() {
        let cleaned = clean_line(line);
        let said = people.iter().find_map(|name| cleaned.strip_prefix(name.as_str())?.strip_prefix(':'));
        match (said, parts.last_mut()) {
            (Some(said), _) => {
                *prefixes += 1;
                parts.push(said.trim().to_owned());
            }
            (None, Some(part)) => part.push_str(&format!("\n{cleaned}")),
            (None, None) => parts.push(cleaned),
        }
    }
    parts
}

/// Questions that only the files know, in the order of their ids; rows of tables as tables of one column.
fn unknown(given: &[Given]) -> Vec<Item> {
    let mut asked: BTreeMap<(bool, String), (String, AnswerKind)> = BTreeMap::new();
    for answers in given.iter().flat_map(BTreeMap::values) {
        for Answer { id, row, label, kind, .. } in answers.iter().filter(|answer| answer.id != SHEET_DATE) {
            let found = (clean_line(label), *kind);
            let entry = asked.entry((*row > 0, id.clone())).or_insert_with(|| found.clone());
            if found.0 < entry.0 || (found.0 == entry.0 && format!("{kind:?}") < format!("{:?}", entry.1)) {
                *entry = found;
            }
        }
    }
    let items = asked.into_iter().map(|((grows, id), (label, kind))| {
        let label = if label.is_empty() { clean_line(&id) } else { label };
        let asks_for = if asks_for_people(&id, &label, kind) { AsksFor::People } else { AsksFor::Anything };
        let question = Question { id, label, kind, choices: Vec::new(), asks_for };
        if grows { Item::Table(vec![question]) } else { Item::One(question) }
    });
    items.collect()
}

/// Boxes that stand below each other are one table.
fn join_ticks(items: &mut Vec<ItemNotes>) {
    let mut joined: Vec<ItemNotes> = Vec::new();
    for item in items.drain(..) {
        match (joined.last_mut(), item) {
            (Some(ItemNotes::Ticked { rows, .. }), ItemNotes::Ticked { rows: mut more, .. }) => {
                rows.append(&mut more);
            }
            (_, item) => joined.push(item),
        }
    }
    *items = joined;
}
