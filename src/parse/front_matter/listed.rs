//! Keys of other tools whose values are items of one list here.

use crate::keys::row::{Shape, find};
use crate::keys::table::FRONT_MATTER;
use crate::keys::tree::{Key, Node, Style, Value};
use crate::model::alias_output;
use crate::path::OutputPath;

/// The list that a numbered key is an item of: `related` for `related_article1`.
pub fn numbered(key: &str) -> Option<&'static str> {
    let base = key.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if base.len() == key.len() {
        return None;
    }
    let base = base.trim_end_matches(['_', '-']);
    let name = match base {
        "related_article" | "related_page" | "related_link" => "related",
        other => other,
    };
    let row = find(FRONT_MATTER, name).or_else(|| find(FRONT_MATTER, &format!("{name}s")))?;
    matches!(row.shape, Shape::Texts | Shape::Files).then_some(row.name)
}

pub fn gather(gathered: &mut Vec<(&'static str, Key, Vec<Node>)>, name: &'static str, key: Key, node: Node) {
    let items = match node.value {
        Value::List(items) => items,
        Value::Scalar { ref text, .. } if !text.trim().is_empty() => vec![node],
        Value::Scalar { .. } | Value::Map(_) | Value::Empty | Value::Broken => Vec::new(),
    };
    match gathered.iter_mut().find(|(known, ..)| *known == name) {
        Some((_, _, all)) => all.extend(items),
        None => gathered.push((name, key, items)),
    }
}

pub fn join(kept: &mut Vec<(Key, Node)>, (name, key, items): (&'static str, Key, Vec<Node>)) {
    let Some((_, node)) = kept.iter_mut().find(|(key, _)| key.text == name) else {
        let span = key.span;
        if !items.is_empty() {
            kept.push((Key { text: name.into(), span }, Node::new(Value::List(items), span)));
        }
        return;
    };
    match &mut node.value {
        Value::List(all) => all.extend(items),
        Value::Scalar { text, style } => {
            let mut all = vec![Node::scalar(text.clone(), *style, node.span)];
            all.extend(items);
            node.value = Value::List(all);
        }
        Value::Map(_) | Value::Empty | Value::Broken => {}
    }
}

/// Exports write several words as one text with commas.
pub fn separated(node: Node) -> Node {
    let Value::Scalar { text, style } = &node.value else { return node };
    if !text.contains(',') {
        return node;
    }
    let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
    let style = if *style == Style::Folded { Style::Folded } else { Style::Quoted };
    let items = words.map(|word| Node::scalar(word, style, node.span)).collect();
    Node::new(Value::List(items), node.span)
}

/// Takes whole addresses of the site where a text comes from as paths, and leaves out what no earlier address can be.
pub fn as_addresses(own: &OutputPath, node: &mut Node) {
    let path = |text: &str| {
        let text = text.trim();
        let path = match text.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |slash| &rest[slash..]),
            None => text,
        };
        let path = path.split('?').next().unwrap_or_default();
        let has_holes = path.contains(['{', ':', '*']);
        (!has_holes && alias_output(path).is_some_and(|output| output != *own)).then(|| path.to_owned())
    };
    let change = |node: &mut Node| {
        let Value::Scalar { text, .. } = &mut node.value else { return };
        match path(text) {
            Some(path) => *text = path,
            None => node.value = Value::Empty,
        }
    };
    match &mut node.value {
        Value::List(items) => {
            items.iter_mut().for_each(change);
            items.retain(|item| !matches!(item.value, Value::Empty));
        }
        Value::Scalar { .. } | Value::Map(_) | Value::Empty | Value::Broken => change(node),
    }
}
