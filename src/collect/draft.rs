//! The notes as a file of the curriculum: a header, the line for the group's agreement, and a `notes` block for each
//! sheet, with the facilitator's column still empty. Whatever people typed goes through `words::markdown`.

use super::noted::{Heading, ItemNotes, Noted, Row, Said, SheetNotes};
use super::words::{clean_line, markdown};
use crate::keys::quote;
use crate::model::{Agenda, AgendaItem, Curriculum, Date, Document, Shape};
use crate::render::Strings;

/// What the file says of itself.
#[derive(Debug, Clone, Default)]
pub struct Head<'h> {
    pub date: Option<Date>,
    pub session: Option<SessionOf<'h>>,
}

/// The session the notes belong to.
#[derive(Debug, Clone, Copy)]
pub struct SessionOf<'h> {
    pub curriculum: &'h Curriculum,
    pub document: &'h Document,
    /// A link from the notes; none when they lie elsewhere.
    pub link: Option<&'h str>,
}

/// The text of the file.
pub fn draft(noted: &Noted, head: &Head<'_>, strings: &Strings) -> String {
    let pen = Pen { strings };
    let mut text = pen.header(head);
    let (date, yes) = ("____ (date) {#agreed-on}", "____ {#agreed}");
    text.push_str(&strings.fill("notes_consent", &[("date", date), ("yes", yes)]));
    text.push('\n');
    if let Some(session) = head.session {
        text.push_str(&pen.agenda(session));
    }
    for sheet in &noted.sheets {
        text.push_str(&pen.sheet(sheet));
    }
    text
}

/// Writes with the words of the site's language.
struct Pen<'s> {
    strings: &'s Strings,
}

impl Pen<'_> {
    fn header(&self, head: &Head<'_>) -> String {
        let strings = self.strings;
        let title = match head.date {
            Some(date) => strings.fill("notes_title", &[("date", &strings.date(date))]),
            None => strings.get("notes_of_a_session").to_owned(),
        };
        let mut text = format!(
            "---\ntitle: {}\nsummary: {}\ndraft: true\n",
            quote::yaml(&title),
            quote::yaml(strings.get("notes_summary"))
        );
        if let Some(date) = head.date {
            text.push_str(&format!("date: {}\n", date.iso()));
        }
        if let Some(link) = head.session.and_then(|session| session.link) {
            text.push_str(&format!("from_session: {}\n", quote::yaml(link)));
        }
        text + "---\n\n"
    }

    /// Planned minutes with an empty column beside them.
    fn agenda(&self, SessionOf { curriculum, document, .. }: SessionOf<'_>) -> String {
        let planned = |item: &AgendaItem| curriculum.item_minutes(document, item);
        let agendas = document.blocks().filter_map(|block| match &block.shape {
            Shape::Agenda(agenda) => Some(agenda),
            Shape::Text
            | Shape::Entries(_)
            | Shape::Sides(_)
            | Shape::Quote(_)
            | Shape::Map(_)
            | Shape::Network(_)
            | Shape::Drawing(_) => None,
        });
        let rows: Vec<(String, Option<u32>)> = agendas
            .flat_map(|Agenda { items, .. }| items)
            .map(|item| (item.plain.clone(), planned(item)))
            .collect();
        if rows.is_empty() {
            return String::new();
        }
        let mut text = format!("\n## {}\n\n", self.strings.get("notes_plan"));
        let mut table = Table::new(
            &mut text,
            &["notes_part", "notes_planned", "notes_took"].map(|key| self.strings.get(key)),
        );
        let time = |minutes: Option<u32>| minutes.map_or(String::new(), |minutes| self.strings.time(minutes));
        for (part, minutes) in &rows {
            table.row(&[markdown(&clean_line(part)), time(*minutes), String::new()]);
        }
        let sum = curriculum.by_path.get(&document.source.path).and_then(|it| curriculum.length(*it));
        table.row(&[format!("**{}**", self.strings.get("notes_sum")), time(sum), String::new()]);
        text
    }

    fn sheet(&self, sheet: &SheetNotes) -> String {
        let title = markdown(&sheet.title);
        let title = if title.is_empty() { self.strings.get("worksheet") } else { &title };
        let handed_in = self.count("notes_sheets", sheet.handed_in);
        let mut text = format!("\n## {title}\n\n{handed_in}\n\n::: notes\n");
        for part in &sheet.parts {
            match &part.heading {
                Heading::None => {}
                Heading::Words(words) => text.push_str(&format!("\n### {}\n", markdown(&clean_line(words)))),
                Heading::Other => text.push_str(&format!("\n### {}\n", self.strings.get("notes_other"))),
            }
            self.items(&part.items, &mut text);
        }
        text + "\n:::\n"
    }

    fn items(&self, items: &[ItemNotes], text: &mut String) {
        let words = |key: &str| self.strings.get(key).to_owned();
        let mut open = false;
        for item in items {
            let was_open = std::mem::replace(&mut open, matches!(item, ItemNotes::Said { .. }));
            match item {
                ItemNotes::Said { topic, group, facilitator } => {
                    if !was_open {
                        let head = ["notes_topic", "notes_group", "notes_facilitator"].map(words);
                        text.push('\n');
                        Table::new(text, &head);
                    }
                    self.said(topic, group, facilitator, text);
                }
                ItemNotes::Counted { question, rows, of } => {
                    let head = [markdown(question), words("notes_count"), words("notes_facilitator")];
                    self.counted(&head, rows, *of, text);
                }
                ItemNotes::Ticked { rows, of } => {
                    self.counted(
                        &["notes_ticked", "notes_count", "notes_facilitator"].map(words),
                        rows,
                        *of,
                        text,
                    );
                }
                ItemNotes::Table { columns, rows } => self.table(columns, rows, text),
            }
        }
    }

    /// A row for each answer; the topic stands in the first.
    fn said(&self, topic: &str, group: &[Said], facilitator: &[Said], text: &mut String) {
        let nothing = Said { words: String::new(), times: 1 };
        for at in 0..group.len().max(facilitator.len()) {
            let topic = if at == 0 { format!("**{}**", markdown(&clean_line(topic))) } else { String::new() };
            let cell = |list: &[Said]| self.words(list.get(at).unwrap_or(&nothing));
            push_row(&[topic, cell(group), cell(facilitator)], text);
        }
    }

    fn counted(&self, head: &[String], rows: &[Said], of: usize, text: &mut String) {
        text.push('\n');
        let mut table = Table::new(text, head);
        for Said { words, times } in rows {
            let counts = [("count", times.to_string()), ("all", of.max(*times).to_string())];
            let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
            table.row(&[markdown(words), self.strings.fill("notes_of", &counts), String::new()]);
        }
    }

    fn table(&self, columns: &[String], rows: &[Row], text: &mut String) {
        text.push('\n');
        let head = columns.iter().map(|column| markdown(&clean_line(column)));
        let last = ["notes_times_head", "notes_facilitator"].map(|key| self.strings.get(key).to_owned());
        let head: Vec<String> = head.chain(last).collect();
        let mut table = Table::new(text, &head);
        for Row { cells, times } in rows {
            let cells = cells.iter().map(|cell| markdown(cell));
            table.row(&cells.chain([times.to_string(), String::new()]).collect::<Vec<_>>());
        }
    }

    /// Somebody's words, and how many said them.
    fn words(&self, said: &Said) -> String {
        let words = markdown(&said.words);
        if said.times < 2 {
            return words;
        }
        format!("{words} *({})*", self.count("notes_times", said.times))
    }

    fn count(&self, key: &str, count: usize) -> String {
        let one = format!("{key}_one");
        let key = if count == 1 { &one } else { key };
        self.strings.fill(key, &[("count", &count.to_string())])
    }
}

/// A table that is being written; its cells are Markdown.
struct Table<'t> {
    text: &'t mut String,
}

impl<'t> Table<'t> {
    fn new<S: AsRef<str>>(text: &'t mut String, head: &[S]) -> Self {
        let cells: Vec<String> = head.iter().map(|cell| cell.as_ref().to_owned()).collect();
        push_row(&cells, text);
        text.push_str(&format!("|{}\n", " --- |".repeat(head.len())));
        Self { text }
    }

    fn row(&mut self, cells: &[String]) {
        push_row(cells, self.text);
    }
}

fn push_row(cells: &[String], text: &mut String) {
    text.push('|');
    for cell in cells {
        text.push_str(&format!(" {cell} |"));
    }
    text.push('\n');
}
