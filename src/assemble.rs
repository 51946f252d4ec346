//! Documents become one `Curriculum`: what is published, in which order, what belongs where.

mod led_to;
mod linked_drawings;
mod mentions;
mod reference;
mod tags;

use crate::config::{Config, ModuleConfig};
use crate::model::{
    ByPath, Curriculum, Dimensions, Document, Edition, History, Kind, LedTo, Module, Reference, SeriesPlace,
    TermIndex, series,
};
use crate::path::{OutputPath, SourcePath};
use crate::source::{Source, Span};
use mentions::Mentions;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use tags::Tags;

/// Whether drafts are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    Left,
    Included,
}

/// What there is beside the documents.
pub struct Beside<'a> {
    /// Pictures, handouts.
    pub files: &'a [SourcePath],
    /// How large the pictures among them are.
    pub sizes: ByPath<Dimensions>,
    /// The settings and the texts of the theme, which can lead to files as documents do.
    pub leads: Vec<&'a Source>,
}

/// What was found out the last time, for what takes longest to find.
#[derive(Debug, Default)]
pub struct Known {
    mentions: Mentions,
    tags: Tags,
}

/// Accents of the default theme, given to modules in turn when `site.toml` names none.
const ACCENTS: [&str; 6] = ["clay", "teal", "ochre", "indigo", "plum", "moss"];

/// Puts all documents together. `documents` are sorted by path, `editions` by day; what is `known` of terms is not looked
/// for again, and `history` is of entries.
pub fn assemble(
    config: Config,
    documents: Vec<Arc<Document>>,
    editions: Vec<Arc<Edition>>,
    beside: Beside<'_>,
    drafts: Drafts,
    known: &mut Known,
    history: Option<&History>,
) -> Curriculum {
    let (left, documents): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|document| document.front.draft && drafts == Drafts::Left);
    let by_path =
        documents.iter().enumerate().map(|(index, document)| (document.source.path.clone(), index)).collect();
    let outputs = documents.iter().map(|document| document.source.path.page()).collect::<Vec<OutputPath>>();
    let of_kind = |kind: Kind| {
        let mut found: Vec<usize> =
            (0..documents.len()).filter(|index| documents[*index].kind == kind).collect();
        found.sort_by(|one, other| in_order(&documents[*one], &documents[*other]));
        found
    };
    let is_retired = |index: &usize| documents[*index].is_retired();
    let (retired, entries) = of_kind(Kind::Entry).into_iter().partition(is_retired);
    let modules = modules(&config, &documents);
    let mut lesson_places = BTreeMap::new();
    for (module, found) in modules.iter().enumerate() {
        lesson_places
            .extend(found.lessons.iter().enumerate().map(|(place, lesson)| (*lesson, (module, place))));
    }
    let sessions = sessions(&documents, of_kind(Kind::Session));
    let series = series(&sessions, |session| &documents[session]);
    let mut series_places = BTreeMap::new();
    for (at, found) in series.iter().enumerate() {
        let places = found.sessions.iter().enumerate();
        series_places.extend(places.map(|(place, session)| (*session, SeriesPlace { series: at, place })));
    }
    let mut curriculum = Curriculum {
        modules,
        lesson_places,
        worksheets: of_kind(Kind::Worksheet),
        sessions,
        series,
        series_places,
        entries,
        retired,
        editions,
        notes: notes(&documents, of_kind(Kind::Notes)),
        plain: of_kind(Kind::Plain),
        front: of_kind(Kind::Front).first().copied(),
        glossary: of_kind(Kind::Glossary).first().copied(),
        sections: sections(&documents),
        tags: known.tags.of(&documents),
        used_in: BTreeMap::new(),
        learned_in: BTreeMap::new(),
        reference: Reference::default(),
        terms: TermIndex::default(),
        agreements: agreements(&documents),
        files: beside.files.iter().collect(),
        sizes: beside.sizes,
        led_to: LedTo::default(),
        linked_drawings: BTreeSet::new(),
        drafts: left.iter().map(|document| &document.source.path).collect(),
        index: OnceLock::new(),
        config,
        by_path,
        outputs,
        documents,
    };
    curriculum.used_in = used_in(&curriculum);
    let drafts: Vec<&Document> = left.iter().map(|document| &**document).collect();
    curriculum.led_to = led_to::find(&curriculum, &drafts, &beside.leads);
    curriculum.linked_drawings = linked_drawings::find(&curriculum);
    curriculum.learned_in = learned_in(&curriculum);
    curriculum.reference = reference::reference(&curriculum, history);
    curriculum.terms = mentions::terms(&curriculum, &mut known.mentions);
    curriculum
}

/// Order among siblings: `order` first, then the file's name with its numbers counted as numbers.
fn in_order(one: &Document, other: &Document) -> Ordering {
    let order = |document: &Document| document.front.order.unwrap_or(i64::MAX);
    let (path, other_path) = (&one.source.path, &other.source.path);
    let by_name = || natural(named(path)).cmp(natural(named(other_path))).then_with(|| path.cmp(other_path));
    order(one).cmp(&order(other)).then_with(by_name)
}

/// What introduces a folder comes before all else in it.
fn named(path: &SourcePath) -> &str {
    if path.file_name() == "index.md" { path.as_str().trim_end_matches("index.md") } else { path.as_str() }
}

/// A part of a name. A number comes before a letter, as the end of a word comes before more of it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Number(u64),
    Letter(char),
}

/// A name cut into numbers and the letters between them: `2-trust` comes before `10-power`.
fn natural(name: &str) -> impl Iterator<Item = Piece> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let letter = rest.chars().next()?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (piece, length) = match digits {
            0 => (Piece::Letter(letter.to_lowercase().next().unwrap_or(letter)), letter.len_utf8()),
            digits => (Piece::Number(rest[..digits].parse().unwrap_or(u64::MAX)), digits),
        };
        rest = &rest[length..];
        Some(piece)
    })
}

/// Sessions stand by their order and start; those of a series by their number.
fn sessions(documents: &[Arc<Document>], mut found: Vec<usize>) -> Vec<usize> {
    found.sort_by_cached_key(|index| {
        let front = &documents[*index].front;
        let start = front.start.map(|start| (start.date, start.hour, start.minute));
        (front.order.unwrap_or(i64::MAX), start.is_none(), start, front.series.clone(), front.number)
    });
    found
}

/// Notes stand by their order and day.
fn notes(documents: &[Arc<Document>], mut found: Vec<usize>) -> Vec<usize> {
    found.sort_by_key(|index| {
        let front = &documents[*index].front;
        (front.order.unwrap_or(i64::MAX), front.date.is_none(), front.date)
    });
    found
}

fn modules(config: &Config, documents: &[Arc<Document>]) -> Vec<Module> {
    let mut folders: Vec<ModuleConfig> = config.modules.clone();
    let is_lesson = |document: &Document| matches!(document.kind, Kind::Lesson | Kind::Module);
    if !config.modules_given {
        let parts: BTreeSet<&str> =
            documents.iter().filter_map(|document| document.source.path.part()).collect();
        folders.retain(|module| parts.contains(module.folder.as_str()));
    }
    let mut known: BTreeSet<String> = folders.iter().map(|module| module.folder.clone()).collect();
    // A folder that is not listed is still published, after the others; a check says so.
    for document in documents.iter().filter(|document| is_lesson(document)) {
        if let Some(part) = document.source.path.part()
            && known.insert(part.to_owned())
        {
            folders.push(ModuleConfig {
                folder: part.to_owned(),
                folder_span: Span::default(),
                title: None,
                accent: None,
            });
        }
    }
    let mut lessons: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut index_pages: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, document) in documents.iter().enumerate() {
        match (document.kind, document.source.path.part()) {
            (Kind::Lesson, Some(part)) => lessons.entry(part).or_default().push(index),
            (Kind::Module, Some(part)) => {
                index_pages.insert(part, index);
            }
            _ => {}
        }
    }
    folders
        .into_iter()
        .enumerate()
        .map(|(number, module)| {
            let index = index_pages.get(module.folder.as_str()).copied();
            let mut lessons = lessons.remove(module.folder.as_str()).unwrap_or_default();
            lessons.sort_by(|one, other| in_order(&documents[*one], &documents[*other]));
            let page = index.map(|index| &documents[index].front);
            let title = module
                .title
                .or_else(|| page.map(|page| page.title.clone()).filter(|title| !title.is_empty()));
            Module {
                title: title.unwrap_or_else(|| capitalized(&module.folder)),
                summary: page.map(|page| page.summary.clone()).unwrap_or_default(),
                accent: module.accent.unwrap_or_else(|| ACCENTS[number % ACCENTS.len()].to_owned()),
                folder: module.folder,
                index,
                lessons,
            }
        })
        .collect()
}

fn capitalized(folder: &str) -> String {
    let words = folder.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn sections(documents: &[Arc<Document>]) -> BTreeMap<String, usize> {
    let pages = documents.iter().enumerate().filter(|(_, document)| document.kind == Kind::Section);
    pages.filter_map(|(index, document)| Some((document.source.path.part()?.to_owned(), index))).collect()
}

/// The first agreements that are written out for everyone; empty blocks ask for them.
fn agreements(documents: &[Arc<Document>]) -> Option<(usize, Span)> {
    documents.iter().enumerate().find_map(|(index, document)| Some((index, document.agreements?)))
}

fn used_in(curriculum: &Curriculum) -> BTreeMap<usize, Vec<usize>> {
    let mut used: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, document) in curriculum.documents.iter().enumerate() {
        for worksheet in &document.front.worksheets {
            let target = document.source.path.resolve(&worksheet.text);
            if let Some(sheet) = target.and_then(|target| curriculum.by_path.get(&target.path)) {
                used.entry(*sheet).or_default().push(index);
            }
        }
    }
    used
}

fn learned_in(curriculum: &Curriculum) -> BTreeMap<usize, Vec<usize>> {
    let mut learned: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in curriculum.entries.iter().chain(&curriculum.notes).copied() {
        if let Some(from) = curriculum.session_of(index) {
            learned.entry(from).or_default().push(index);
        }
    }
    learned
}
