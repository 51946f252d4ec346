//! Fields where they are drawn: a control on the page of a document, a printed blank on print pages and wherever people
//! cannot fill anything in.

mod blank;
mod control;
mod words;

pub use control::{Name, Place};
pub use words::{choices_field, is_form_line, label_end, leading, paragraph_label};

use super::draft;
use super::escape::escape;
use super::html;
use super::scope::Scope;
use crate::model::markdown::{Alignment, Event, Tag, inside, siblings};
use crate::model::{EventRange, Field, FieldKind, Mark, Size};
use crate::source::Span;

/// More writing lines than this are not drawn as one space.
const MOST_LINES: u32 = 200;

/// The field of a mark; none where words are only repeated.
pub fn field<'s>(scope: &Scope<'s>, mark: &Mark) -> Option<&'s Field> {
    scope.document.fields.get(mark.field as usize).filter(|_| !scope.repeats)
}

/// What stands at a mark. `name` says whether a label around the words before it names it.
pub fn mark(scope: &mut Scope<'_>, mark: &Mark, name: Name) -> String {
    let Some(field) = field(scope, mark) else { return String::new() };
    let blank = blank::blank(scope.strings(), field, mark.choice);
    if !field.is_control() {
        return blank;
    }
    let place = place(scope, field, name);
    draft::either(&control::control(field, mark.choice, &place, false), &blank)
}

/// The box of a task list's item.
pub fn tick(scope: &mut Scope<'_>, span: Span, ticked: bool, name: Name) -> String {
    if scope.repeats {
        return String::new();
    }
    let field = scope.marks(span).first().and_then(|mark| field(scope, mark));
    let blank = blank::tick(scope.strings(), field.map_or("", |field| &field.label), ticked);
    match field {
        Some(field) if field.is_control() => {
            let place = place(scope, field, name);
            draft::either(&control::control(field, None, &place, ticked), &blank)
        }
        _ => blank,
    }
}

fn place(scope: &mut Scope<'_>, field: &Field, name: Name) -> Place {
    let dom = scope.next_control(field);
    *scope.controls.entry(control_id(field, scope.row)).or_insert(0) += 1;
    let unnamed = scope.strings().get("unnamed_field").to_owned();
    Place { dom, row: scope.row, in_cell: scope.in_cell, name, unnamed }
}

/// What the id of a field's first control is, before the prefix.
pub fn control_id(field: &Field, row: Option<u32>) -> String {
    match row {
        Some(row) => format!("f-{}.{row}", field.id),
        None => format!("f-{}", field.id),
    }
}

/// The class of a list whose items begin with boxes or circles.
pub fn list_class(scope: &Scope<'_>, at: usize) -> Option<&'static str> {
    if scope.repeats {
        return None;
    }
    let list = html::whole(scope, at, scope.events.len());
    let item = siblings(&scope.events, inside(list)).next()?;
    let mut first = item.start as usize + 1;
    if matches!(scope.events.get(first)?.0, Event::Start(Tag::Paragraph)) {
        first += 1;
    }
    let (event, span) = scope.events.get(first)?;
    match event {
        Event::TaskListMarker(_) => Some("ticks"),
        Event::Text(text) if text.trim_start().starts_with("( )") && !scope.marks(*span).is_empty() => {
            Some("choices")
        }
        Event::Text(_) => {
            let whole = scope.events[item.start as usize].1;
            let marks = scope.marks(whole);
            let is_choice = marks.len() == 1 && field(scope, &marks[0]).is_some_and(is_choice);
            is_choice.then_some("choices")
        }
        _ => None,
    }
}

/// Number of blank rows when a table's row stands for several.
pub fn growing_row(scope: &Scope<'_>, row: Span) -> Option<u32> {
    scope.marks(row).iter().find_map(|mark| match field(scope, mark)?.size {
        Size::Rows(rows) => Some(rows.clamp(1, MOST_LINES)),
        Size::Inline | Size::Lines(_) | Size::Centimetres(_) | Size::HalfPage | Size::Page => None,
    })
}

/// Whether any field that can be filled in on screen stands in a place of the text.
pub fn has_controls(scope: &Scope<'_>, span: Span) -> bool {
    scope.marks(span).iter().any(|mark| field(scope, mark).is_some_and(Field::is_control))
}

/// The row, written as often as people may need it: on screen each with answers of its own.
pub fn blank_rows(
    scope: &mut Scope<'_>,
    row: EventRange,
    rows: u32,
    alignments: &[Alignment],
    columns: &[String],
) -> String {
    let live = has_controls(scope, scope.events[row.start as usize].1);
    let cells: Vec<EventRange> = siblings(&scope.events, inside(row)).map(inside).collect();
    let mut html = String::new();
    for number in 1..=rows {
        scope.row = live.then_some(number);
        html.push_str(&match scope.row {
            Some(number) => draft::either(&format!("<tr data-row=\"{number}\">"), "<tr>"),
            None => "<tr>".to_owned(),
        });
        for (column, cell) in cells.iter().enumerate() {
            let class = html::cell_class(alignments.get(column));
            scope.in_cell = true;
            let words = html::write(scope, *cell);
            scope.in_cell = false;
            html.push_str(&format!(
                "<td{class}{}>{}</td>",
                column_name(columns.get(column).filter(|_| live)),
                words.trim()
            ));
        }
        html.push_str("</tr>\n");
    }
    scope.row = None;
    html
}

/// The name of a cell's column, for narrow windows where each cell stands on a line of its own.
pub fn column_name(column: Option<&String>) -> String {
    column
        .filter(|name| !name.is_empty())
        .map_or(String::new(), |name| format!(" data-column=\"{}\"", escape(name)))
}

/// Whether a mark is one of several choices.
pub fn is_choice(field: &Field) -> bool {
    matches!(field.kind, FieldKind::One(_) | FieldKind::Many(_))
}
