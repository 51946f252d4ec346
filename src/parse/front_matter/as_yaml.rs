//! A header in TOML, as other tools have it, written as the header that is read here.

use super::title;
use crate::config::tables;
use crate::keys::foreign::foreign;
use crate::keys::quote;
use crate::keys::row::{Shape, find};
use crate::keys::table::FRONT_MATTER;
use crate::keys::tree::{Key, Node, Style, Value};
use crate::source::Source;
use std::fmt::Write as _;

/// The lines between `---` and `---`. None when it is no TOML. `body` is where the text begins.
pub fn header(source: &Source, inner: &str, end: &str, body: usize) -> Option<String> {
    let mut problems = Vec::new();
    let mut pairs = tables::read(&Source::new(source.path.clone(), inner), &mut problems);
    if !problems.is_empty() {
        return None;
    }
    lift(&mut pairs);
    let mut lines = String::new();
    if !pairs.iter().any(|(key, _)| key.text == "title") {
        let _ = write!(lines, "{}{end}", title::line(source, body));
    }
    for (key, node) in &pairs {
        let row = find(FRONT_MATTER, &key.text);
        // What nobody knows here may still be needed there.
        let sign = if row.is_some() || foreign(&key.text).is_some() { "" } else { "_" };
        let value = match (row.map(|row| row.shape), &node.value) {
            // The time of a day has no place here.
            (Some(Shape::Date), Value::Scalar { text, .. }) => text.get(..10).unwrap_or(text).to_owned(),
            _ => written(node),
        };
        let _ = write!(lines, "{}: {value}{end}", name(&format!("{sign}{}", key.text)));
    }
    Some(lines)
}

/// Tags stand in a group of their own in some tools.
fn lift(pairs: &mut Vec<(Key, Node)>) {
    let Some(at) = pairs.iter().position(|(key, _)| key.text == "taxonomies") else { return };
    if let Value::Map(inner) = &pairs[at].1.value {
        let is_free = inner.iter().all(|(key, _)| pairs.iter().all(|(other, _)| other.text != key.text));
        if is_free {
            let inner = inner.clone();
            pairs.splice(at..=at, inner);
        }
    }
}

fn written(node: &Node) -> String {
    match &node.value {
        Value::Scalar { text, style: Style::Plain } => text.clone(),
        Value::Scalar { text, .. } => quote::yaml_in_list(text),
        Value::List(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Map(pairs) => {
            let pairs = pairs.iter().map(|(key, node)| format!("{}: {}", name(&key.text), written(node)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        Value::Empty | Value::Broken => "\"\"".to_owned(),
    }
}

fn name(key: &str) -> String {
    let is_plain = key.chars().all(|letter| letter.is_alphanumeric() || "_-.".contains(letter));
    if is_plain { key.to_owned() } else { quote::toml(key) }
}
