//! The files of the index: classic scripts, which browsers load from a folder too. Each hands its data to one function of
//! the theme's script, as JSON, which is data to JavaScript as well.

use crate::model::markdown::quotes::{self, Marks};
use crate::model::search::{Generated, Passage, Prose, Target, TargetKind, TargetPage, targets};
use crate::model::{Curriculum, Kind};
use crate::path::encode;
use crate::render::site::Site;
use serde::Serialize;
use std::borrow::Cow;

/// Bytes of one target's text that are handed over to be shown.
const MOST_SHOWN: usize = 16_000;

/// What is needed before any word can be looked up.
#[derive(Serialize)]
struct Start<'i> {
    /// The first word in each file of words.
    words: &'i [String],
    /// The number of the first target in each file of texts.
    texts: &'i [usize],
    /// Number of all targets.
    count: usize,
}

/// One target: kind, title, what it is part of, address, passages, and the language where it is not the site's.
#[derive(Serialize)]
struct Shown<'c>(
    &'static str,
    &'c str,
    &'c str,
    String,
    Vec<ShownPassage<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")] Option<(String, &'static str)>,
);

/// One passage: anchor, heading, text.
#[derive(Serialize)]
struct ShownPassage<'c>(String, Cow<'c, str>, Cow<'c, str>);

/// The first file.
pub fn start(site: &Site<'_>) -> String {
    let index = site.index();
    script("start", 0, &Start { words: &index.firsts, texts: &index.targets, count: index.count })
}

/// A file of words.
pub fn words(site: &Site<'_>, number: usize) -> String {
    let words = site.index().words.get(number).map_or("", String::as_str);
    script("words", number, &words)
}

/// A file of what is shown.
pub fn texts(site: &Site<'_>, number: usize) -> String {
    let curriculum = site.curriculum;
    let numbers = site.index().shards.texts.get(number).cloned().unwrap_or_default();
    let count = curriculum.documents.len();
    let documents = numbers.start.min(count)..numbers.end.min(count);
    let generated = site.generated();
    let generated = generated.iter().take(numbers.end - documents.end).skip(numbers.start - documents.start);
    let proses: Vec<Cow<'_, Prose>> =
        documents.clone().map(|document| site.prose(&curriculum.documents[document])).collect();
    let written = documents.zip(&proses).flat_map(|(document, prose)| targets(curriculum, document, prose));
    let all: Vec<Target<'_>> = written.chain(generated.map(Generated::target)).collect();
    let shown: Vec<Shown<'_>> = all.iter().map(|target| shown(site, target)).collect();
    script("texts", number, &shown)
}

fn shown<'c>(site: &'c Site<'_>, target: &Target<'c>) -> Shown<'c> {
    let curriculum = site.curriculum;
    let address = match target.page {
        TargetPage::Document(document) => {
            site.addresses.get(document).map(|address| address.as_str().to_owned())
        }
        TargetPage::Module(_) | TargetPage::Section(_) => {
            Some(target.page.output(curriculum).web().as_str().to_owned())
        }
    };
    let mut href = address.unwrap_or_default();
    let language = match target.page {
        TargetPage::Document(document) => site.language(&curriculum.documents[document]),
        TargetPage::Module(_) | TargetPage::Section(_) => &curriculum.config.language,
    };
    let marks = Marks::of(language);
    let mut room = MOST_SHOWN;
    let is_term = target.kind == TargetKind::Term;
    if is_term && let Some(term) = target.passages.first() {
        href.push('#');
        href.push_str(&encode(term.id));
    }
    let passage = |(at, passage): (usize, &Passage<'c>)| {
        let fits = passage.text.len() <= room;
        room = room.saturating_sub(passage.text.len());
        let text = if fits { passage.text } else { "" };
        // The term itself is the title already.
        let title = if is_term && at == 0 { "" } else { passage.title };
        ShownPassage(encode(passage.id).into_owned(), quotes::plain(title, marks), quotes::plain(text, marks))
    };
    let passages = target.passages.iter().enumerate().map(passage).collect();
    let language = match target.page {
        TargetPage::Document(document) => site.title_language(document),
        TargetPage::Module(_) | TargetPage::Section(_) => None,
    };
    Shown(target.kind.name(), target.title, part(curriculum, target), href, passages, language)
}

/// What a target is part of: a module, a series, the glossary.
fn part<'c>(curriculum: &'c Curriculum, target: &Target<'_>) -> &'c str {
    let TargetPage::Document(at) = target.page else { return "" };
    let document = &curriculum.documents[at];
    match (target.kind, document.kind) {
        (TargetKind::Term, _) => document.title(),
        (_, Kind::Session) => document.front.series.as_deref().unwrap_or_default(),
        (_, Kind::Lesson) => {
            curriculum.module_of(at).map_or("", |module| curriculum.modules[module].title.as_str())
        }
        _ => "",
    }
}

fn script(kind: &str, number: usize, data: &impl Serialize) -> String {
    // Whoever takes the file for a page finds no markup in it.
    let data =
        serde_json::to_string(data).map_or_else(|_| "null".to_owned(), |data| data.replace('<', "\\u003c"));
    format!("fieldbookSearch(\"{kind}\",{number},{data});\n")
}
