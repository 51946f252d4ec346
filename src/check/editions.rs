//! Editions: each has a day of its own, and whatever address stood in one still leads somewhere.

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, Document, Edition, Frozen};
use crate::path::OutputPath;
use crate::rule::Rule;
use std::collections::BTreeSet;

/// Looks at every edition, and at every address in it.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for pair in curriculum.editions.windows(2).filter(|pair| pair[0].date == pair[1].date) {
        let (one, other) = (&pair[0], &pair[1]);
        let words = format!("this edition has the same day as `{}`", one.name);
        let place = other.preface.front.title_span;
        let problem = Diagnostic::new(Rule::DamagedEdition, &other.source.path, place, words)
            .related(&one.source.path, one.preface.front.title_span, "the other one")
            .help("give each its own day in `date`, so that it is clear which came first");
        problems.push(problem);
    }
    for document in &curriculum.documents {
        problems.extend(document.front.retired.as_ref().filter(|said| !is_reason(&said.text)).map(|said| {
            let words = format!("`retired` says why, and `{}` is no reason", said.text.trim());
            Diagnostic::new(Rule::WrongValue, &document.source.path, said.span, words)
                .help("write it in words: `retired: Part of [Trust](trust.md) now`; or take the line out")
        }));
    }
    let there: BTreeSet<OutputPath> =
        curriculum.documents.iter().flat_map(|document| document.addresses()).collect();
    let mut told: BTreeSet<OutputPath> = BTreeSet::new();
    // The newest edition first: it names what was lost as people knew it last.
    for edition in curriculum.editions.iter().rev() {
        for frozen in &edition.entries {
            for (at, address) in frozen.document.addresses().enumerate() {
                if !there.contains(&address) && told.insert(address.clone()) {
                    let earlier = (at > 0).then_some(&frozen.document);
                    problems.push(lost(curriculum, edition, frozen, &address, earlier));
                }
            }
        }
    }
}

/// Whether a text has words: `yes` and a day say nothing.
fn is_reason(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.contains(char::is_alphabetic)
        && !["yes", "no", "true", "false", "on", "off"].contains(&text.as_str())
}

/// `earlier` is the entry of which this was an earlier address.
fn lost(
    curriculum: &Curriculum,
    edition: &Edition,
    frozen: &Frozen,
    address: &OutputPath,
    earlier: Option<&Document>,
) -> Diagnostic {
    let path = &frozen.document.source.path;
    let words =
        format!("`{}` was published in this edition, and nothing is at that address now", address.as_str());
    let problem = Diagnostic::new(Rule::LostAddress, &edition.source.path, frozen.place, words);
    let alias = format!("aliases: [{}]", address.as_str());
    if let Some(entry) = earlier.filter(|entry| curriculum.by_path.contains(&entry.source.path)) {
        return problem.help(format!("give `{}` its earlier address again: `{alias}`", entry.source.path));
    }
    if curriculum.drafts.contains(path) {
        return problem.help(format!(
            "`{path}` is a draft now: publish it again, or say in its header why it is out of use: `retired: WHY`"
        ));
    }
    let retire = format!("bring back `{path}` with a line that says why it is out of use: `retired: WHY`");
    match heir(curriculum, edition, &frozen.document) {
        Some(heir) => {
            let heir_path = &heir.source.path;
            problem
                .related(heir_path, heir.front.title_span, "this may be the same entry under a new name")
                .help(format!("if it is `{heir_path}` now, write there: `{alias}`; else {retire}"))
        }
        None => problem.help(format!("if it has a new name, write `{alias}` in its header; else {retire}")),
    }
}

/// The entry that is most likely the same under another name: one that the edition did not have, that begins with the same
/// words, or came on the same day.
fn heir<'c>(curriculum: &'c Curriculum, edition: &Edition, lost: &Document) -> Option<&'c Document> {
    let new = || {
        let entries = curriculum.entries.iter().map(|entry| &*curriculum.documents[*entry]);
        entries.filter(|entry| edition.position(&entry.source.path).is_none())
    };
    let same_words = |entry: &&Document| {
        let begins = |document: &Document| {
            crate::model::public_text(document).lines().next().unwrap_or_default().to_owned()
        };
        entry.title() == lost.title()
            || (!lost.front.summary.is_empty() && entry.front.summary == lost.front.summary)
            || (!begins(lost).is_empty() && begins(entry) == begins(lost))
    };
    let same_day = |entry: &&Document| lost.front.added.is_some() && entry.front.added == lost.front.added;
    new().find(same_words).or_else(|| new().find(same_day))
}
