//! How an edition is cited: a line for people, and `CITATION.cff` (version 1.2.0 of its format) for code hosts and
//! citation managers.

use crate::model::{Edition, Section};
use crate::render::site::{Site, licence};
use crate::render::view::CitationView;
use crate::yaml;
use serde::Serialize;

/// The line that cites an edition.
pub fn citation(site: &Site<'_>, edition: &Edition) -> CitationView {
    let config = &site.curriculum.config;
    let words = site.theme.strings.fill(
        "citation_line",
        &[
            ("authors", &authors(site).join(", ")),
            ("title", &config.title),
            ("reference", &site.section_title(Section::Reference)),
            ("edition", edition.title()),
            ("date", &site.theme.strings.date(edition.date)),
        ],
    );
    CitationView {
        words,
        address: config.base_url.as_deref().map(|base| edition.output().absolute(base)),
        licence: config.licence.as_deref().map(licence),
    }
}

/// Who is named: the site's authors; else the title stands alone.
fn authors<'s>(site: &'s Site<'_>) -> Vec<&'s str> {
    let config = &site.curriculum.config;
    let mut authors: Vec<&str> = config.authors.iter().map(String::as_str).collect();
    if authors.is_empty() {
        authors.push(&config.title);
    }
    authors
}

#[derive(Serialize)]
struct Citation<'s> {
    #[serde(rename = "cff-version")]
    cff_version: yaml::Bare,
    message: &'s str,
    title: String,
    #[serde(rename = "abstract")]
    summary: &'s str,
    authors: Vec<Author<'s>>,
    version: &'s str,
    #[serde(rename = "date-released")]
    date_released: yaml::Bare,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// Nobody can tell the parts of a person's name from each other, so each is a name as it is written.
#[derive(Serialize)]
struct Author<'s> {
    name: &'s str,
}

/// The file about the newest edition; empty without one.
pub fn file(site: &Site<'_>) -> String {
    let config = &site.curriculum.config;
    let Some(edition) = site.curriculum.latest_edition() else { return String::new() };
    let known = config.licence.as_deref().map(licence).filter(|licence| licence.href.is_some());
    let citation = Citation {
        cff_version: yaml::Bare("1.2.0".to_owned()),
        message: site.theme.strings.get("citation_message"),
        title: format!("{}: {}", config.title, site.section_title(Section::Reference)),
        summary: if config.summary.is_empty() { &config.title } else { &config.summary },
        authors: authors(site).into_iter().map(|name| Author { name }).collect(),
        version: &edition.name,
        date_released: yaml::Bare(edition.date.iso()),
        license: known.map(|licence| licence.name.replace(' ', "-")),
        url: config.base_url.as_deref().map(|base| edition.output().absolute(base)),
    };
    // All of it are texts, which YAML can always say.
    yaml::write(&citation).unwrap_or_default()
}
