//! The feed of editions (Atom, RFC 4287): an item for each, which leads to what changed.

use crate::model::{Edition, Section, changes};
use crate::render::escape::escape;
use crate::render::site::Site;

/// Empty without a base address or without an edition.
pub fn atom(site: &Site<'_>) -> String {
    let curriculum = site.curriculum;
    let config = &curriculum.config;
    let (Some(base), Some(newest)) = (config.base_url.as_deref(), curriculum.latest_edition()) else {
        return String::new();
    };
    let strings = &site.theme.strings;
    let absolute = |output: crate::path::OutputPath| escape(&output.absolute(base));
    let title = format!("{}: {}", config.title, strings.get("editions"));
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
    );
    out.push_str(&format!("<title>{}</title>\n", escape(&title)));
    out.push_str(&format!("<id>{}</id>\n", absolute(Edition::list_output())));
    out.push_str(&format!("<link rel=\"self\" href=\"{}\"/>\n", absolute(Edition::feed_output())));
    out.push_str(&format!("<link href=\"{}\"/>\n", absolute(Edition::list_output())));
    out.push_str(&format!("<updated>{}T00:00:00Z</updated>\n", newest.date.iso()));
    let authors =
        if config.authors.is_empty() { std::slice::from_ref(&config.title) } else { &config.authors };
    for author in authors {
        out.push_str(&format!("<author><name>{}</name></author>\n", escape(author)));
    }
    for (at, edition) in curriculum.editions.iter().enumerate().rev() {
        let before = at.checked_sub(1).map(|at| &*curriculum.editions[at]);
        let page = before.map_or_else(|| edition.output(), |before| before.changes_output(Some(edition)));
        out.push_str(&format!(
            "<entry>\n<title>{}</title>\n<id>{}</id>\n<link href=\"{}\"/>\n<updated>{}T00:00:00Z</updated>\n\
             <summary>{}</summary>\n</entry>\n",
            escape(edition.title()),
            absolute(edition.output()),
            absolute(page),
            edition.date.iso(),
            escape(&summary(site, before, edition)),
        ));
    }
    out.push_str("</feed>\n");
    out
}

/// How many entries there are, and what happened to how many.
fn summary(site: &Site<'_>, before: Option<&Edition>, edition: &Edition) -> String {
    let strings = &site.theme.strings;
    let count = |key: &str, count: usize| strings.fill(key, &[("count", &count.to_string())]);
    let entries = if edition.count() == 1 { "edition_entries_one" } else { "edition_entries" };
    let mut parts =
        vec![format!("{}: {}", site.section_title(Section::Reference), count(entries, edition.count()))];
    if let Some(before) = before {
        let (old, new) = (before.documents(), edition.documents());
        let found = changes(&old, &new);
        let counts = [
            ("changes_count_added", found.added.len()),
            ("changes_count_revised", found.revised.len()),
            ("changes_count_renamed", found.renamed.len() + found.joined.len()),
            ("changes_count_retired", found.retired.len()),
        ];
        parts.extend(
            counts.into_iter().filter(|(_, number)| *number > 0).map(|(key, number)| count(key, number)),
        );
    }
    parts.join("; ")
}
