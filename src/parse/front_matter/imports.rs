//! Keys that exports of content systems have: accepted with a warning and put where they belong.

use crate::diagnostic::Diagnostic;
use crate::keys::row::{Shape, find};
use crate::keys::table::FRONT_MATTER;
use crate::keys::tree::{Key, Node, Style, Value};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// The same pairs with the keys of the language.
pub fn accept(source: &Source, pairs: Vec<(Key, Node)>, problems: &mut Vec<Diagnostic>) -> Vec<(Key, Node)> {
    let has_title =
        pairs.iter().any(|(key, node)| key.text == "title" && !matches!(node.value, Value::Empty));
    let mut kept: Vec<(Key, Node)> = Vec::with_capacity(pairs.len());
    let mut gathered: Vec<(&'static str, Key, Vec<Node>)> = Vec::new();
    for (key, node) in pairs {
        let report = |help: String| {
            let message = format!("`{}` comes from the export of another system", key.text);
            Diagnostic::new(Rule::ImportedKey, &source.path, key.span, message).help(help)
        };
        match key.text.as_str() {
            "date_format" => {
                problems.push(report("take the line out: days are written as year-month-day".into()));
            }
            "url" => {
                problems.push(report("write `aliases:` and the address as an item below it".into()));
                gather(&mut gathered, "aliases", key, node);
            }
            "article_title" if has_title => {
                problems.push(report("take the line out: `title` is given".into()));
            }
            "article_title" => {
                problems.push(report("write `title` in its place".into()).fix(key.span, "title"));
                kept.retain(|(key, _)| key.text != "title");
                kept.push((Key { text: "title".into(), span: key.span }, node));
            }
            other => match numbered(other) {
                Some(name) => {
                    problems.push(report(format!("write `{name}:` once and each as an item `- …` below it")));
                    gather(&mut gathered, name, key, node);
                }
                None => kept.push((key, node)),
            },
        }
    }
    for found in gathered {
        join(&mut kept, found);
    }
    kept
}

/// The list that a numbered key is an item of: `related` for `related_article1`.
fn numbered(key: &str) -> Option<&'static str> {
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

fn gather(gathered: &mut Vec<(&'static str, Key, Vec<Node>)>, name: &'static str, key: Key, node: Node) {
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

fn join(kept: &mut Vec<(Key, Node)>, (name, key, items): (&'static str, Key, Vec<Node>)) {
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

/// Moves `page_description` and `page_keywords` into `seo`, wherever they stand.
pub fn gather_seo(pairs: Vec<(Key, Node)>) -> Vec<(Key, Node)> {
    let mut kept = Vec::with_capacity(pairs.len());
    let mut moved = Vec::new();
    for (key, mut node) in pairs {
        if let Some(name) = seo_name(&key.text) {
            moved.push((Key { text: name.into(), span: key.span }, separated(name, node)));
        } else {
            if let (true, Value::Map(inner)) = (key.text == "seo", &mut node.value) {
                for (key, node) in inner {
                    let Some(name) = seo_name(&key.text) else { continue };
                    key.text = name.to_owned();
                    let taken = std::mem::replace(node, Node::new(Value::Empty, Span::default()));
                    *node = separated(name, taken);
                }
            }
            kept.push((key, node));
        }
    }
    moved.retain(|(_, node)| !matches!(node.value, Value::Empty));
    if moved.is_empty() {
        return kept;
    }
    match kept.iter_mut().find(|(key, _)| key.text == "seo") {
        Some((_, Node { value: Value::Map(inner), .. })) => inner.extend(moved),
        Some(_) => {}
        None => {
            let span = moved.first().map(|(key, _)| key.span).unwrap_or_default();
            kept.push((Key { text: "seo".into(), span }, Node::new(Value::Map(moved), span)));
        }
    }
    kept
}

fn seo_name(key: &str) -> Option<&'static str> {
    match key {
        "page_description" => Some("description"),
        "page_keywords" => Some("keywords"),
        _ => None,
    }
}

/// Exports write keywords as one text with commas.
fn separated(name: &str, node: Node) -> Node {
    let Value::Scalar { text, style } = &node.value else { return node };
    if name != "keywords" || !text.contains(',') {
        return node;
    }
    let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
    let style = if *style == Style::Folded { Style::Folded } else { Style::Quoted };
    let items = words.map(|word| Node::scalar(word, style, node.span)).collect();
    Node::new(Value::List(items), node.span)
}
