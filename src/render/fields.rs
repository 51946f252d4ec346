//! Fields as printed blanks: lines, boxes and circles with a name for people who do not see them.

use super::escape::escape;
use super::html;
use super::scope::Scope;
use crate::model::markdown::{Alignment, Event, Tag, inside, siblings};
use crate::model::{EventRange, Field, FieldKind, Mark, Size};
use crate::source::Span;

/// More writing lines than this are not drawn as one space.
const MOST_LINES: u32 = 200;

/// The blank that stands at a mark.
pub fn mark(scope: &Scope<'_>, mark: &Mark) -> String {
    let Some(field) = scope.document.fields.get(mark.field as usize) else { return String::new() };
    match (&field.kind, mark.choice) {
        (FieldKind::One(_) | FieldKind::Many(_), Some(choice)) => choice_mark(scope, field, choice),
        (FieldKind::One(_) | FieldKind::Many(_), None) | (FieldKind::Tick, _) => {
            tick_box(scope, &field.label)
        }
        (FieldKind::Text, _) => blank(scope, field, "text"),
        (FieldKind::Date, _) => blank(scope, field, "date"),
        (FieldKind::Time, _) => blank(scope, field, "time"),
        (FieldKind::Email, _) => blank(scope, field, "email"),
        (FieldKind::Phone, _) => blank(scope, field, "phone"),
        (FieldKind::Number, _) => blank(scope, field, "number"),
        (FieldKind::Signature, _) => blank(scope, field, "signature"),
        (FieldKind::Pick(_), _) => blank(scope, field, "pick"),
        (FieldKind::Name, _) => blank(scope, field, "name"),
    }
}

/// The box of a task list's item.
pub fn tick(scope: &Scope<'_>, span: Span, ticked: bool) -> String {
    let field = scope.marks(span).first().and_then(|mark| scope.document.fields.get(mark.field as usize));
    let html = tick_box(scope, field.map_or("", |field| &field.label));
    if ticked { html.replacen("class=\"tick\"", "class=\"tick tick--done\"", 1) } else { html }
}

/// The class of a list whose items begin with boxes or circles.
pub fn list_class(scope: &Scope<'_>, at: usize) -> Option<&'static str> {
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
        _ => None,
    }
}

/// Number of blank rows when a table's row stands for several.
pub fn growing_row(scope: &Scope<'_>, row: Span) -> Option<u32> {
    let fields = &scope.document.fields;
    scope.marks(row).iter().find_map(|mark| match fields.get(mark.field as usize)?.size {
        Size::Rows(rows) => Some(rows.clamp(1, MOST_LINES)),
        Size::Inline | Size::Lines(_) | Size::Centimetres(_) | Size::HalfPage | Size::Page => None,
    })
}

/// The row, written as often as people may need it.
pub fn blank_rows(scope: &mut Scope<'_>, row: EventRange, rows: u32, alignments: &[Alignment]) -> String {
    let cells: Vec<EventRange> = siblings(&scope.events, inside(row)).map(inside).collect();
    let cells: String = cells
        .into_iter()
        .enumerate()
        .map(|(column, cell)| {
            let class = html::cell_class(alignments.get(column));
            format!("<td{class}>{}</td>", html::write(scope, cell).trim())
        })
        .collect();
    let row = format!("<tr>{cells}</tr>\n");
    row.repeat(rows as usize)
}

fn blank(scope: &Scope<'_>, field: &Field, kind: &str) -> String {
    match field.size {
        Size::Inline | Size::Rows(_) => {
            let label = label(scope, "blank_for", &field.label);
            format!("<span class=\"blank blank--{kind}\" role=\"img\" aria-label=\"{label}\"></span>")
        }
        Size::Lines(_) | Size::Centimetres(_) | Size::HalfPage | Size::Page => {
            let label = label(scope, "space_for", &field.label);
            let lines = field.size.lines().min(MOST_LINES) as usize;
            let rules = "<span class=\"rule\"></span>".repeat(lines);
            format!("<span class=\"space\" role=\"img\" aria-label=\"{label}\">{rules}</span>")
        }
    }
}

fn tick_box(scope: &Scope<'_>, label: &str) -> String {
    let words = scope.strings().get("tick_box");
    let name = if label.is_empty() { escape(words) } else { escape(&format!("{words}: {label}")) };
    format!("<span class=\"tick\" role=\"img\" aria-label=\"{name}\"></span>")
}

fn choice_mark(scope: &Scope<'_>, field: &Field, choice: u32) -> String {
    let (class, key, choices) = match &field.kind {
        FieldKind::One(choices) => ("choice", "choice_circle", choices),
        FieldKind::Many(choices) => ("tick", "tick_box", choices),
        FieldKind::Text
        | FieldKind::Date
        | FieldKind::Time
        | FieldKind::Email
        | FieldKind::Phone
        | FieldKind::Number
        | FieldKind::Signature
        | FieldKind::Pick(_)
        | FieldKind::Name
        | FieldKind::Tick => return String::new(),
    };
    let words = scope.strings().get(key);
    let answer = choices.get(choice as usize).map_or("", |choice| choice.label.as_str());
    let parts: Vec<&str> =
        [words, field.label.as_str(), answer].into_iter().filter(|part| !part.is_empty()).collect();
    format!("<span class=\"{class}\" role=\"img\" aria-label=\"{}\"></span>", escape(&parts.join(", ")))
}

fn label(scope: &Scope<'_>, key: &str, label: &str) -> String {
    escape(&scope.strings().fill(key, &[("label", label)]))
}
