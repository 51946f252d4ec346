//! Fields as controls to fill in on screen. The attributes that scripts know them by are in `docs/themes.md`.

use super::MOST_LINES;
use super::blank::rules;
use crate::model::{Field, FieldKind, Size};
use crate::render::escape::{escape, escape_holes};

/// What holds for everything that people type. A browser that completes, checks or suggests words may ask a server for
/// them; and words are written in the direction of their own language.
const TYPED: &str = " autocomplete=\"off\" dir=\"auto\" spellcheck=\"false\" writingsuggestions=\"false\"";

/// Where a control stands.
#[derive(Debug, Clone)]
pub struct Place {
    /// The id of the element, unique on the page.
    pub dom: String,
    /// Number of the row in a table that grows, from 1.
    pub row: Option<u32>,
    /// Whether it fills the cell of a table.
    pub in_cell: bool,
    pub name: Name,
    /// The name of a field whose author gave none.
    pub unnamed: String,
}

/// Where people who do not see the sheet hear the name of a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A `label` element names it.
    Label,
    /// Nothing does, so the control says it itself.
    Own,
}

/// The control of a field; of one of its choices, where it has choices. `ticked` is what the author wrote.
pub fn control(field: &Field, choice: Option<u32>, place: &Place, ticked: bool) -> String {
    match &field.kind {
        FieldKind::Text => text(field, place),
        FieldKind::Date => line(field, place, "date", "type=\"text\""),
        FieldKind::Time => line(field, place, "time", "type=\"text\""),
        FieldKind::Email => line(field, place, "email", "type=\"email\""),
        FieldKind::Phone => line(field, place, "phone", "type=\"tel\""),
        FieldKind::Number => line(field, place, "number", "type=\"text\" inputmode=\"decimal\""),
        FieldKind::Name => line(field, place, "text", "type=\"text\""),
        FieldKind::Pick(labels) => pick(field, place, labels),
        FieldKind::Signature => String::new(),
        FieldKind::Tick => {
            let checked = if ticked { " checked" } else { "" };
            let common = common(field, place, "tick", &field.label);
            format!("<input type=\"checkbox\" class=\"tick\" value=\"yes\"{common}{checked}>")
        }
        FieldKind::One(choices) => {
            let answer = choice.and_then(|choice| choices.get(choice as usize));
            option(field, place, answer.map_or("", |choice| &choice.label), "radio", "choice", "one")
        }
        FieldKind::Many(choices) => {
            let answer = choice.and_then(|choice| choices.get(choice as usize));
            option(field, place, answer.map_or("", |choice| &choice.label), "checkbox", "tick", "many")
        }
    }
}

/// Text: a line within words, a space of lines, or what fills a cell and grows with its words.
fn text(field: &Field, place: &Place) -> String {
    let common = common(field, place, "text", &field.label);
    match field.size {
        Size::Inline | Size::Rows(_) if !place.in_cell => line(field, place, "text", "type=\"text\""),
        Size::Inline | Size::Rows(_) => {
            format!("<span class=\"fill fill--cell\"><textarea rows=\"1\"{common}{TYPED}></textarea></span>")
        }
        Size::Lines(_) | Size::Centimetres(_) | Size::HalfPage | Size::Page => {
            let lines = field.size.lines().min(MOST_LINES);
            let class = if place.in_cell { "fill--cell fill--space" } else { "fill--space" };
            let rules = rules(field.size);
            format!(
                "<span class=\"fill {class}\"><span class=\"rules\" aria-hidden=\"true\">{rules}</span>\
                 <textarea rows=\"{lines}\"{common}{TYPED}></textarea></span>"
            )
        }
    }
}

fn line(field: &Field, place: &Place, kind: &str, input: &str) -> String {
    let class = if place.in_cell { "fill--cell" } else { "fill--line" };
    let common = common(field, place, kind, &field.label);
    format!("<span class=\"fill {class} fill--{kind}\"><input {input}{common}{TYPED}></span>")
}

/// A list to pick one of, with nothing picked at first.
fn pick(field: &Field, place: &Place, labels: &[String]) -> String {
    let class = if place.in_cell { "fill--cell" } else { "fill--line" };
    let common = common(field, place, "pick", &field.label);
    let options: String = labels.iter().map(|label| format!("<option>{}</option>", escape(label))).collect();
    format!(
        "<span class=\"fill {class} fill--pick\"><select{common} autocomplete=\"off\">\
         <option value=\"\" label=\" \"></option>{options}</select></span>"
    )
}

fn option(field: &Field, place: &Place, answer: &str, input: &str, class: &str, kind: &str) -> String {
    let parts: Vec<&str> =
        [field.label.as_str(), answer].into_iter().filter(|part| !part.is_empty()).collect();
    let common = common(field, place, kind, &parts.join(", "));
    format!("<input type=\"{input}\" class=\"{class}\" value=\"{}\"{common}>", escape(answer))
}

/// The attributes that every control has. `name` is what it is called where no label does.
fn common(field: &Field, place: &Place, kind: &str, name: &str) -> String {
    let (id, label) = (escape(&field.id), escape(&field.label));
    let name = if name.is_empty() { place.unnamed.as_str() } else { name };
    let (row, suffix) = match place.row {
        Some(row) => (format!(" data-row=\"{row}\""), format!(".{row}")),
        None => (String::new(), String::new()),
    };
    let named = match (place.name, place.row) {
        (Name::Label, _) => String::new(),
        (Name::Own, Some(row)) => format!(" aria-label=\"{}, {row}\"", escape(name)),
        (Name::Own, None) => format!(" aria-label=\"{}\"", escape(name)),
    };
    let dom = escape_holes(&place.dom);
    format!(
        " id=\"{dom}\" name=\"{id}{suffix}\" data-field=\"{id}\" data-label=\"{label}\" data-kind=\"{kind}\"{row}{named}"
    )
}
