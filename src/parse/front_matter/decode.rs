//! From keys and values to decoded front matter.

use super::export::{self, Origin};
use super::{imports, kind_of, seo, title};
use crate::diagnostic::Diagnostic;
use crate::keys::decode::Reader;
use crate::keys::row::find;
use crate::keys::table::{FRONT_MATTER, TYPES};
use crate::keys::tree::{Key, Node, Value};
use crate::model::{FrontMatter, Kind, Orientation, Paper, Said, Seo};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Reads every key. `insert` is where a line could be added, `body` where the text begins.
pub fn decode(
    source: &Source,
    pairs: Vec<(Key, Node)>,
    insert: usize,
    body: usize,
    problems: &mut Vec<Diagnostic>,
) -> (Kind, FrontMatter) {
    let origin = export::origin(&pairs);
    let kind = kind_of_pairs(source, &pairs);
    let is_asked = !pairs.iter().any(|(key, _)| key.text == "type") && kind != kind_of(&source.path);
    let pairs = imports::accept(source, pairs, problems);
    let pairs = seo::gather_seo(pairs);
    let mut reader = Reader::new(source, FRONT_MATTER, "front matter", pairs, problems);
    reader.one_of("type");
    if is_asked {
        export::tell_entry(source, insert, &mut reader);
    }
    misplaced(source, kind, origin, &mut reader);
    let (title, title_span) = read_title(source, &mut reader, insert, body);
    let minutes = reader.number("minutes");
    let has_timezone = reader.has("timezone") || reader.has_meant_for("timezone");
    let review_by_span = reader.key_span("review_by").unwrap_or_default();
    let front = FrontMatter {
        title,
        title_span,
        summary: reader.text("summary").unwrap_or_default(),
        tags: reader.texts("tags"),
        authors: reader.words("authors"),
        contributors: reader.words("contributors"),
        date: reader.date("date"),
        updated: reader.date("updated"),
        lang: reader.language("lang"),
        licence: reader.text("licence"),
        draft: reader.yes_no("draft").unwrap_or_default(),
        order: reader.number("order").map(|(number, _)| number),
        aliases: reader.texts("aliases"),
        related: reader.texts("related"),
        seo: read_seo(&mut reader),
        sources: reader.texts("sources"),
        minutes: minutes.and_then(|(number, _)| u32::try_from(number).ok()),
        minutes_span: minutes.map(|(_, span)| span).unwrap_or_default(),
        objectives: reader.texts("objectives"),
        materials: reader.texts("materials"),
        group_size: reader.text("group_size"),
        worksheets: reader.texts("worksheets"),
        paper: reader.one_of("paper").and_then(paper_named),
        orientation: reader.one_of("orientation").and_then(orientation_named),
        name_line: reader.yes_no("name_line"),
        series: reader.text("series"),
        number: reader.number("number").and_then(|(number, _)| u32::try_from(number).ok()),
        start: reader.start("start"),
        timezone: reader.zone("timezone"),
        has_timezone,
        show_in: reader.zones("show_in"),
        location: reader.text("location"),
        register: reader.link("register"),
        facilitators: reader.words("facilitators"),
        question: reader.said("question"),
        answer: reader.said("answer"),
        added: reader.date("added"),
        reviewed: reader.date("reviewed"),
        review_by: reader.date("review_by"),
        review_by_span,
        from_session: reader.said("from_session"),
        chapters: reader.texts("chapters"),
        retired: reader.said("retired"),
    };
    reader.finish_as(kind);
    (kind, front)
}

/// The kind of a file by its header, and else by its place and what it holds.
pub fn kind_of_pairs(source: &Source, pairs: &[(Key, Node)]) -> Kind {
    let written = pairs.iter().find(|(key, _)| key.text == "type").and_then(|(_, node)| node.text());
    let by_place = || export::kind(kind_of(&source.path), pairs);
    written.and_then(|word| kind_named(&word.trim().to_lowercase())).unwrap_or_else(by_place)
}

fn kind_named(word: &str) -> Option<Kind> {
    TYPES.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind)
}

fn paper_named(word: &str) -> Option<Paper> {
    [("a4", Paper::A4), ("letter", Paper::Letter)].into_iter().find(|(name, _)| *name == word).map(|it| it.1)
}

fn orientation_named(word: &str) -> Option<Orientation> {
    let names = [("portrait", Orientation::Portrait), ("landscape", Orientation::Landscape)];
    names.into_iter().find(|(name, _)| *name == word).map(|it| it.1)
}

/// Takes out the keys of other kinds of files.
fn misplaced(source: &Source, kind: Kind, origin: Origin, reader: &mut Reader<'_>) {
    for row in FRONT_MATTER.iter().filter(|row| !row.belongs_to(kind)) {
        let Some((key, _)) = reader.take_raw(row.name) else { continue };
        let message = format!("`{}` does not belong in {}", row.name, with_article(kind));
        let kinds: Vec<String> = row.kinds.iter().map(|kind| with_article(*kind)).collect();
        let place = format!("it belongs in {}", either(&kinds));
        reader.problem(match origin {
            Origin::Export => export::misplaced(source, &key, message, &place),
            Origin::Written => Diagnostic::new(Rule::MisplacedKey, &source.path, key.span, message)
                .help(format!("{place}; take the line out here")),
        });
    }
}

/// `one, two or three`.
fn either(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// A kind of file in a sentence.
pub fn with_article(kind: Kind) -> String {
    match kind {
        Kind::Front => "the front page".to_owned(),
        Kind::Module => "the introduction of a module".to_owned(),
        Kind::Lesson => "a lesson".to_owned(),
        Kind::Worksheet => "a worksheet".to_owned(),
        Kind::Session => "a session".to_owned(),
        Kind::Notes => "workshop notes".to_owned(),
        Kind::Entry => "an entry of the reference".to_owned(),
        Kind::Glossary => "the glossary".to_owned(),
        Kind::Section => "the introduction of a folder".to_owned(),
        Kind::Plain => "a plain page".to_owned(),
    }
}

fn read_title(source: &Source, reader: &mut Reader<'_>, insert: usize, body: usize) -> (String, Span) {
    let start = Span::new(insert, insert);
    let Some((key, node)) = reader.take_raw("title") else {
        // A title under a wrong name is reported as such.
        if !reader.has_meant_for("title") {
            reader.problem(title::no_title(source, insert, body));
        }
        return (String::new(), start);
    };
    let span = node.span;
    let empty = match &node.value {
        Value::Scalar { text, .. } => text.trim().is_empty(),
        Value::Empty => true,
        Value::List(_) | Value::Map(_) | Value::Broken => false,
    };
    if empty {
        let end = source.text[key.span.range().end..]
            .find(['\n', '\r'])
            .map_or(source.text.len(), |at| key.span.range().end + at);
        let line = Span::new(key.span.range().start, end);
        reader.problem(title::empty_title(source, key.span, line, body));
        return (String::new(), key.span);
    }
    let row = find(FRONT_MATTER, "title");
    match row.and_then(|row| reader.single(row, node)) {
        Some(said) => (said.text.trim().to_owned(), said.span),
        None => (String::new(), span),
    }
}

fn read_seo(reader: &mut Reader<'_>) -> Seo {
    let Some(mut inner) = reader.map("seo") else { return Seo::default() };
    let seo = Seo {
        title: inner.text("title"),
        description: inner.text("description"),
        keywords: inner.words("keywords"),
        image: inner.said("image").map(|Said { text, span }| Said { text: text.trim().to_owned(), span }),
    };
    inner.finish();
    seo
}
