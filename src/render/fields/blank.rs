//! Fields as printed blanks: lines, boxes and circles with a name for people who do not see them.

use super::MOST_LINES;
use crate::model::{Field, FieldKind, Size};
use crate::render::escape::escape;
use crate::render::strings::Strings;

/// The blank of a field; of one of its choices, where it has choices.
pub fn blank(strings: &Strings, field: &Field, choice: Option<u32>) -> String {
    match &field.kind {
        FieldKind::One(choices) => shape(strings, "choice", "choice_circle", &field.label, choices, choice),
        FieldKind::Many(choices) => shape(strings, "tick", "tick_box", &field.label, choices, choice),
        FieldKind::Tick => tick(strings, &field.label, false),
        FieldKind::Text => line(strings, field, "text"),
        FieldKind::Date => line(strings, field, "date"),
        FieldKind::Time => line(strings, field, "time"),
        FieldKind::Email => line(strings, field, "email"),
        FieldKind::Phone => line(strings, field, "phone"),
        FieldKind::Number => line(strings, field, "number"),
        FieldKind::Signature => line(strings, field, "signature"),
        FieldKind::Pick(_) => line(strings, field, "pick"),
        FieldKind::Name => line(strings, field, "name"),
    }
}

/// A box to tick.
pub fn tick(strings: &Strings, label: &str, done: bool) -> String {
    let words = strings.get("tick_box");
    let name = if label.is_empty() { escape(words) } else { escape(&format!("{words}: {label}")) };
    let done = if done { " tick--done" } else { "" };
    format!("<span class=\"tick{done}\" role=\"img\" aria-label=\"{name}\"></span>")
}

/// Writing lines one below the other.
pub fn rules(size: Size) -> String {
    "<span class=\"rule\"></span>".repeat(size.lines().min(MOST_LINES) as usize)
}

fn line(strings: &Strings, field: &Field, kind: &str) -> String {
    let name = |key: &str| escape(&strings.fill(key, &[("label", &field.label)]));
    match field.size {
        Size::Inline | Size::Rows(_) => {
            let name = name("blank_for");
            format!("<span class=\"blank blank--{kind}\" role=\"img\" aria-label=\"{name}\"></span>")
        }
        Size::Lines(_) | Size::Centimetres(_) | Size::HalfPage | Size::Page => {
            let (name, rules) = (name("space_for"), rules(field.size));
            format!("<span class=\"space\" role=\"img\" aria-label=\"{name}\">{rules}</span>")
        }
    }
}

fn shape(
    strings: &Strings,
    class: &str,
    key: &str,
    label: &str,
    choices: &[crate::model::Choice],
    choice: Option<u32>,
) -> String {
    let answer = choice.and_then(|choice| choices.get(choice as usize));
    let parts = [strings.get(key), label, answer.map_or("", |choice| &choice.label)];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("<span class=\"{class}\" role=\"img\" aria-label=\"{}\"></span>", escape(&parts.join(", ")))
}
