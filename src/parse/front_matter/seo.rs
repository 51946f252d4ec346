//! What search engines are told, from keys that exports have for it.

use super::listed::separated;
use crate::keys::tree::{Key, Node, Value};
use crate::source::Span;

/// Moves `page_description` and `page_keywords` into `seo`, wherever they stand.
pub fn gather_seo(pairs: Vec<(Key, Node)>) -> Vec<(Key, Node)> {
    let mut kept = Vec::with_capacity(pairs.len());
    let mut moved = Vec::new();
    for (key, mut node) in pairs {
        if let Some(name) = seo_name(&key.text) {
            moved.push((Key { text: name.into(), span: key.span }, keywords(name, node)));
        } else {
            if let (true, Value::Map(inner)) = (key.text == "seo", &mut node.value) {
                for (key, node) in inner {
                    let Some(name) = seo_name(&key.text) else { continue };
                    key.text = name.to_owned();
                    let taken = std::mem::replace(node, Node::new(Value::Empty, Span::default()));
                    *node = keywords(name, taken);
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

fn keywords(name: &str, node: Node) -> Node {
    if name == "keywords" { separated(node) } else { node }
}
