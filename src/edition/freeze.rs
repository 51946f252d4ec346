//! The text of an edition: what `parse/edition.rs` reads again.

use crate::model::{Curriculum, Document, Kind, Pair, Said, public_text};
use crate::parse::edition::{BEGINS, CLOSES, ENDS, IS, OPENS};
use crate::parse::front_matter::kind_of;
use crate::yaml;
use serde::Serialize;

/// What an edition says of itself.
#[derive(Serialize)]
pub struct Head {
    pub title: String,
    pub date: yaml::Bare,
    /// Its name, which is that of its file.
    #[serde(skip)]
    pub name: String,
    /// The words below the header.
    #[serde(skip)]
    pub preface: String,
}

/// What is kept of an entry's header: what it says, where it comes from, and its earlier addresses. What only leads to
/// other pages is not.
#[derive(Serialize)]
struct Header<'d> {
    title: &'d str,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'d str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    added: Option<yaml::Bare>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<yaml::Bare>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    authors: &'d [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    contributors: &'d [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'d str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retired: Option<&'d str>,
}

/// The present reference as the text of an edition.
///
/// # Errors
/// When a header cannot be written as YAML.
pub fn freeze(curriculum: &Curriculum, head: &Head) -> Result<String, String> {
    let name = &head.name;
    let mut text = format!("---\n{}---\n\n{IS}{name}{ENDS}\n\n{}\n", yaml::write(head)?, head.preface);
    for document in curriculum.reference() {
        let path = document.source.path.in_content().unwrap_or_default();
        text.push_str(&format!("\n{BEGINS}{path}{ENDS}\n\n"));
        text.push_str(&format!("{OPENS}\n{}{CLOSES}\n", yaml::write(&header(document))?));
        // What is out of use keeps its address and says why; its text is in the edition before.
        let body = if document.is_retired() { String::new() } else { public_text(document) };
        if !body.is_empty() {
            text.push_str(&format!("\n{body}\n"));
        }
    }
    Ok(text)
}

fn header(document: &Document) -> Header<'_> {
    let front = &document.front;
    Header {
        title: document.title(),
        kind: (kind_of(&document.source.path) != Kind::Entry).then_some(Kind::Entry.name()),
        summary: &front.summary,
        question: text_of(front.question.as_ref()).filter(|_| !document.is_retired()),
        answer: text_of(front.answer.as_ref()).filter(|_| !document.is_retired()),
        tags: texts_of(&front.tags),
        added: front.added.map(|day| yaml::Bare(day.iso())),
        reviewed: front.reviewed.map(|day| yaml::Bare(day.iso())),
        authors: &front.authors,
        contributors: &front.contributors,
        sources: texts_of(&front.sources),
        lang: front.lang.as_deref(),
        licence: front.licence.as_deref(),
        aliases: texts_of(&front.aliases),
        retired: text_of(front.retired.as_ref()),
    }
}

fn text_of(said: Option<&Said>) -> Option<&str> {
    said.map(|said| said.text.as_str())
}

fn texts_of(said: &[Said]) -> Vec<&str> {
    said.iter().map(|said| said.text.as_str()).collect()
}

/// Whether an entry was read again as it is.
pub fn is_same(now: &Document, then: &Document) -> bool {
    let reason = |document: &Document| text_of(document.front.retired.as_ref()).map(str::to_owned);
    let addresses = |document: &Document| document.addresses().collect::<Vec<_>>();
    let is_text_same = now.is_retired() || Pair { old: now, new: then }.is_same();
    is_text_same && !then.has_notes && reason(now) == reason(then) && addresses(now) == addresses(then)
}
