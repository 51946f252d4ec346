//! How large a drawing becomes when all its parts are shown: each `use` shows another part again, so few words can make
//! a picture that no browser finishes.

use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// Parts within parts within parts: no drawing goes as deep.
const MOST_ROUNDS: usize = 16;

/// The most elements that a drawing may show.
const MOST_SHOWN: u64 = 1_000_000;

/// The first `use` of a drawing that would become too large, or shows itself.
pub fn too_large<'a>(document: &'a Document<'a>) -> Option<Node<'a, 'a>> {
    let nodes: Vec<Node<'_, '_>> = document.descendants().collect();
    let is_use = |node: &&Node<'_, '_>| node.tag_name().name() == "use";
    let first = *nodes.iter().find(is_use)?;
    let ids: BTreeMap<&str, usize> =
        nodes.iter().enumerate().filter_map(|(at, node)| Some((node.attribute("id")?, at))).collect();
    // A node's number is its place among all.
    let parents: Vec<Option<usize>> =
        nodes.iter().map(|node| Some(node.parent()?.id().get_usize())).collect();
    let targets: Vec<(usize, usize)> = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| is_use(node))
        .flat_map(|(at, node)| {
            let addresses = node.attributes().filter(|attribute| attribute.name() == "href");
            let named =
                addresses.filter_map(|attribute| ids.get(attribute.value().trim().strip_prefix('#')?));
            named.map(move |target| (at, *target)).collect::<Vec<_>>()
        })
        .collect();

    let mut sizes = vec![1_u64; nodes.len()];
    for _ in 0..MOST_ROUNDS {
        let mut next = vec![1_u64; nodes.len()];
        for (at, target) in &targets {
            next[*at] = next[*at].saturating_add(sizes[*target]);
        }
        // Children come after their parents.
        for at in (0..nodes.len()).rev() {
            if let Some(parent) = parents[at] {
                next[parent] = next[parent].saturating_add(next[at]);
            }
        }
        if next[0] > MOST_SHOWN {
            return Some(first);
        }
        if next == sizes {
            return None;
        }
        sizes = next;
    }
    Some(first)
}
