//! Tables: heads, cells, and what narrow windows need to know of a table with fields.

use super::{Writer, whole};
use crate::model::markdown::{self, Alignment, Event, TagEnd, inside};
use crate::model::{EventRange, FieldKind, Mark};
use crate::render::draft;
use crate::render::fields;
use crate::render::scope::Scope;
use crate::source::Span;
use std::borrow::Cow;

/// The table being written.
#[derive(Default)]
pub struct Table {
    pub alignments: Vec<Alignment>,
    pub column: usize,
    pub in_head: bool,
    /// Whether a row has been opened in the body.
    pub in_body: bool,
    pub cell_end: &'static str,
    /// The words of each column's head.
    pub columns: Vec<String>,
    /// Whether it has controls.
    pub live: bool,
    pub first_column: FirstColumn,
}

/// What the first column of a table holds.
#[derive(Default, PartialEq, Eq)]
pub enum FirstColumn {
    #[default]
    Cells,
    /// The names of the rows: nothing stands above it.
    Names,
}

impl Writer<'_> {
    /// The opening tag of a table without fields.
    pub fn plain_table(scope: &Scope<'_>, at: usize, end: usize) -> &'static str {
        match Breadth::of(scope, inside(whole(scope, at, end))) {
            Breadth::Narrow => "<table>",
            Breadth::Half => "<table class=\"table--half\">",
            Breadth::Wide => "<table class=\"table--wide\">",
            Breadth::Widest => "<table class=\"table--widest\">",
        }
    }

    /// The opening tag of the cell at an index.
    pub fn cell_start(&mut self, scope: &Scope<'_>, at: usize) -> Cow<'static, str> {
        let class = cell_class(self.table.alignments.get(self.table.column));
        let empty = matches!(scope.events.get(at + 1), Some((Event::End(TagEnd::TableCell), _)));
        let is_head = self.table.in_head && !empty;
        let is_first = self.table.column == 0;
        if self.table.in_head && is_first && empty {
            self.table.first_column = FirstColumn::Names;
        }
        let name = self.table.columns.get(self.table.column).filter(|_| self.table.live && !is_head);
        let names = self.table.first_column == FirstColumn::Names;
        let names_row = is_first && names && !self.table.in_head && !empty;
        if names_row {
            return format!("<th{class} scope=\"row\">").into();
        }
        match (is_head, class) {
            (true, "") => "<th scope=\"col\">".into(),
            (true, class) => format!("<th{class} scope=\"col\">").into(),
            (false, "") if name.is_none() => "<td>".into(),
            (false, class) => format!("<td{class}{}>", fields::column_name(name)).into(),
        }
    }

    /// The opening tag of a table with fields; what its columns are called in narrow windows is noted.
    pub fn form_table(&mut self, scope: &Scope<'_>, at: usize, end: usize) -> String {
        let mut rows = markdown::siblings(&scope.events, inside(whole(scope, at, end)));
        if let Some(head) = rows.next() {
            let cells = markdown::siblings(&scope.events, inside(head));
            self.table.columns =
                cells.map(|cell| markdown::plain(&scope.events[inside(cell).range()])).collect();
        }
        let rows: Vec<EventRange> = rows.collect();
        let place = |row: &EventRange| scope.events[row.start as usize].1;
        let grown = rows.iter().find_map(|row| fields::growing_row(scope, place(row)));
        let grow = grown.map_or(String::new(), |rows| format!(" data-grow=\"{rows}\""));
        let live = rows.iter().any(|row| fields::has_controls(scope, place(row)));
        self.table.live = live;
        let widths = widths(scope, &rows, self.table.columns.len());
        let table = format!("<table>{widths}");
        let screen = format!("<table class=\"form-table\"{grow}>{widths}");
        if live { draft::either(&screen, &table) } else { table }
    }
}

/// Room for each column of a table with fields, where columns need less than the others: those of a few words, and
/// those of dates, times, numbers and ticks.
fn widths(scope: &Scope<'_>, rows: &[EventRange], columns: usize) -> String {
    let mut found = vec![Width::Words; columns];
    for row in rows {
        for (cell, width) in markdown::siblings(&scope.events, inside(*row)).map(inside).zip(&mut found) {
            *width = (*width).max(Width::of(scope, cell));
        }
    }
    if found.iter().all(|width| *width == Width::Full) || found.iter().all(|width| *width != Width::Full) {
        return String::new();
    }
    let columns = found.iter().map(|width| match width {
        Width::Words => "<col class=\"col-words\">",
        Width::Short => "<col class=\"col-short\">",
        Width::Full => "<col>",
    });
    format!("<colgroup>{}</colgroup>", columns.collect::<String>())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Width {
    Words,
    Short,
    Full,
}

impl Width {
    /// Longer words than these, in letters, need as much room as an answer.
    const FEW_WORDS: usize = 40;

    fn of(scope: &Scope<'_>, cell: EventRange) -> Self {
        let events = &scope.events[cell.range()];
        let (Some(first), Some(last)) = (events.first(), events.last()) else { return Self::Words };
        let marks = scope.marks(Span { start: first.1.start, end: last.1.end });
        let is_short = |mark: &Mark| {
            fields::field(scope, mark).is_some_and(|field| match field.kind {
                FieldKind::Date | FieldKind::Time | FieldKind::Number | FieldKind::Tick => true,
                FieldKind::One(_) | FieldKind::Many(_) => marks.len() == 1,
                FieldKind::Text
                | FieldKind::Email
                | FieldKind::Phone
                | FieldKind::Pick(_)
                | FieldKind::Name
                | FieldKind::Signature => false,
            })
        };
        if marks.is_empty() && markdown::plain(events).chars().count() <= Self::FEW_WORDS {
            Self::Words
        } else if !marks.is_empty() && marks.iter().all(is_short) {
            Self::Short
        } else {
            Self::Full
        }
    }
}

/// The class of a cell, as an attribute.
pub fn cell_class(alignment: Option<&Alignment>) -> &'static str {
    match alignment {
        Some(Alignment::Left) => " class=\"align-left\"",
        Some(Alignment::Center) => " class=\"align-center\"",
        Some(Alignment::Right) => " class=\"align-right\"",
        Some(Alignment::None) | None => "",
    }
}

/// How much of a sheet of paper the words of a table need, when none of them is broken. Paper does not scroll, so tables
/// that may need more than there is are set in smaller letters, and their words are broken.
enum Breadth {
    Narrow,
    /// More than a column or a block within a block may have.
    Half,
    /// More than a sheet.
    Wide,
    /// More than a sheet in small letters.
    Widest,
}

impl Breadth {
    /// Letters that have room beside each other.
    const HALF: usize = 34;
    const SHEET: usize = 72;
    const SMALL: usize = 100;
    /// The room between two columns, in letters.
    const BETWEEN: usize = 4;

    fn of(scope: &Scope<'_>, table: EventRange) -> Self {
        let mut columns: Vec<usize> = Vec::new();
        for row in markdown::siblings(&scope.events, table) {
            for (at, cell) in markdown::siblings(&scope.events, inside(row)).enumerate() {
                let longest = longest_word(&markdown::plain(&scope.events[inside(cell).range()]));
                match columns.get_mut(at) {
                    Some(column) => *column = (*column).max(longest),
                    None => columns.push(longest),
                }
            }
        }
        let letters: usize = columns.iter().map(|longest| longest + Self::BETWEEN).sum();
        if letters <= Self::HALF {
            Self::Narrow
        } else if letters <= Self::SHEET {
            Self::Half
        } else if letters <= Self::SMALL {
            Self::Wide
        } else {
            Self::Widest
        }
    }
}

/// The letters of the longest word; a line may end after a hyphen.
fn longest_word(words: &str) -> usize {
    let breaks = |letter: char| letter.is_whitespace() || letter == '-' || letter == '\u{ad}';
    words.split(breaks).map(|word| word.chars().count()).max().unwrap_or(0)
}
