//! What the site knows of a sheet: its questions in order, below their headings, as tables where they stand in one.

use super::people::asks_for_people;
use crate::model::{
    AnswerKind, Audience, Block, BlockName, Curriculum, Document, Field, FieldKind, ListedField, Shape,
};
use crate::source::Span;

/// A sheet of the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    pub id: String,
    /// What it was called before.
    pub before: Vec<String>,
    pub title: String,
    pub parts: Vec<Part>,
}

/// Questions with the heading above them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    pub heading: Option<String>,
    pub items: Vec<Item>,
}

/// One question, or several that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    One(Question),
    /// A row of workshop notes: what the group said, and what the facilitator noted.
    Beside {
        topic: String,
        group: Question,
        facilitator: Question,
    },
    /// A table that grows: a question for each column.
    Table(Vec<Question>),
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub id: String,
    pub label: String,
    pub kind: AnswerKind,
    pub choices: Vec<String>,
    pub asks_for: AsksFor,
}

/// What an answer may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsksFor {
    People,
    Anything,
}

/// Every sheet of a site: lessons in their order, then worksheets, sessions, entries and the rest.
pub fn sheets(curriculum: &Curriculum) -> Vec<Sheet> {
    let lessons = curriculum.modules.iter().flat_map(|module| &module.lessons);
    let lists = [&curriculum.worksheets, &curriculum.sessions, &curriculum.entries, &curriculum.plain];
    let documents = lessons.chain(lists.into_iter().flatten()).map(|index| &*curriculum.documents[*index]);
    documents.map(Sheet::of).filter(|sheet| !sheet.parts.is_empty()).collect()
}

impl Sheet {
    fn of(document: &Document) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut fields = document.live_fields().peekable();
        while let Some(field) = fields.next() {
            let Some(question) = question(document, field) else { continue };
            let mut row = vec![(field, question)];
            // A table that grows has one row of fields; a row of notes has one field for each side.
            let together = field.grows || block_of(document, field, BlockName::Notes).is_some();
            while let Some(next) = fields.next_if(|next| {
                together && next.grows == field.grows && are_on_one_line(document, field, next)
            }) {
                row.extend(question_with(document, next));
            }
            let heading = heading_of(document, field);
            if parts.last().is_none_or(|part| part.heading != heading) {
                parts.push(Part { heading, items: Vec::new() });
            }
            let Some(part) = parts.last_mut() else { continue };
            part.items.extend(items(row));
        }
        Self {
            id: document.sheet_id(),
            before: document.earlier_sheet_ids(),
            title: document.title().to_owned(),
            parts,
        }
    }
}

fn items(row: Vec<(&Field, Question)>) -> Vec<Item> {
    let grows = row.iter().any(|(field, _)| field.grows);
    let questions: Vec<Question> = row.into_iter().map(|(_, question)| question).collect();
    if grows {
        return vec![Item::Table(questions)];
    }
    if let [group, facilitator] = questions.as_slice()
        && let Some(topic) = shared_end(&group.label, &facilitator.label)
    {
        let plain = |question: &Question| Question { asks_for: AsksFor::Anything, ..question.clone() };
        return vec![Item::Beside { topic, group: plain(group), facilitator: plain(facilitator) }];
    }
    questions.into_iter().map(Item::One).collect()
}

/// What the row is called, when two labels are a column's name and then that of their row.
fn shared_end(one: &str, other: &str) -> Option<String> {
    let ends = one.match_indices(", ").map(|(at, _)| &one[at..]);
    ends.filter(|end| other.ends_with(end)).map(|end| end[2..].to_owned()).next()
}

fn question_with<'d>(document: &Document, field: &'d Field) -> Option<(&'d Field, Question)> {
    Some((field, question(document, field)?))
}

fn question(document: &Document, field: &Field) -> Option<Question> {
    let ListedField { id, label, kind, choices, .. } = ListedField::of(field)?;
    let people = asks_for_people(&id, &label, kind) || names_of_a_map(document, field);
    // Who chooses from a list names nobody that the list does not name.
    let from_list = !choices.is_empty();
    let asks_for = if people && !from_list { AsksFor::People } else { AsksFor::Anything };
    Some(Question { id, label, kind, choices, asks_for })
}

/// The first column of a map holds partners; that of a network people or groups, and its ties name them again.
fn names_of_a_map(document: &Document, field: &Field) -> bool {
    if field.kind == FieldKind::Name {
        return true;
    }
    let is_first = |block: &Block| {
        let inside = document.live_fields().filter(|other| block.span.contains(other.span.start));
        let mut row = inside.filter(|other| other.grows && are_on_one_line(document, field, other));
        row.next().is_some_and(|first| first.id == field.id)
    };
    let map = block_of(document, field, BlockName::Map).or(block_of(document, field, BlockName::Network));
    map.is_some_and(|block| match block.shape {
        Shape::Map(_) | Shape::Network(_) => is_first(block),
        Shape::Text
        | Shape::Agenda(_)
        | Shape::Entries(_)
        | Shape::Sides(_)
        | Shape::Quote(_)
        | Shape::Drawing(_) => false,
    })
}

fn block_of<'d>(document: &'d Document, field: &Field, name: BlockName) -> Option<&'d Block> {
    document.blocks().filter(|block| block.name == name).find(|block| block.span.contains(field.span.start))
}

fn are_on_one_line(document: &Document, one: &Field, other: &Field) -> bool {
    let (start, end) = (one.span.start.min(other.span.start), one.span.start.max(other.span.start));
    !document.source.slice(Span { start, end }).contains('\n')
}

/// The words of the nearest heading above a field.
fn heading_of(document: &Document, field: &Field) -> Option<String> {
    let mut above = document.headings.iter().rev().filter(|heading| {
        heading.audience == Audience::Everyone && heading.span.start < field.span.start && heading.level > 1
    });
    above.next().map(|heading| heading.text.clone())
}
