//! Tables: heads, cells, and what narrow windows need to know of a table with fields.

use super::{Writer, whole};
use crate::model::markdown::{self, Alignment, Event, TagEnd, inside};
use crate::render::fields;
use crate::render::scope::Scope;

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
}

impl Writer<'_> {
    /// The opening tag of the cell at an index.
    pub fn cell_start(&mut self, scope: &Scope<'_>, at: usize) -> String {
        let class = cell_class(self.table.alignments.get(self.table.column));
        let empty = matches!(scope.events.get(at + 1), Some((Event::End(TagEnd::TableCell), _)));
        if self.table.in_head && !empty {
            format!("<th{class} scope=\"col\">")
        } else {
            let column = self.table.columns.get(self.table.column).filter(|_| self.table.live);
            format!("<td{class}{}>", fields::column_name(column))
        }
    }

    /// The opening tag of a table with controls; what it is called by in narrow windows is noted.
    pub fn form_table(&mut self, scope: &Scope<'_>, at: usize, end: usize) -> String {
        let mut rows = markdown::siblings(&scope.events, inside(whole(scope, at, end)));
        if let Some(head) = rows.next() {
            let cells = markdown::siblings(&scope.events, inside(head));
            self.table.columns =
                cells.map(|cell| markdown::plain(&scope.events[inside(cell).range()])).collect();
        }
        let grown = rows.find_map(|row| fields::growing_row(scope, scope.events[row.start as usize].1));
        let grow = grown.map_or(String::new(), |rows| format!(" data-grow=\"{rows}\""));
        scope.either(format!("<table class=\"form-table\"{grow}>"), "<table>".to_owned())
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
