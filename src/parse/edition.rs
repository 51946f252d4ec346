//! The file of an edition becomes an `Edition`: a header, a line `<!-- edition NAME -->` and words, then one entry after the
//! other, each begun by a line `<!-- entry PATH -->` and a header between lines of three backticks. Strict, because nobody writes it by hand.

use super::parse;
use crate::diagnostic::{Diagnostic, Severity};
use crate::keys::reserved;
use crate::model::{Document, Edition, Frozen, Kind};
use crate::path::{SourcePath, slug};
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Begins the line that says which edition it is. Those of the first days have none.
pub const IS: &str = "<!-- edition ";
/// Begins the line that begins an entry, and ends it.
pub const BEGINS: &str = "<!-- entry ";
pub const ENDS: &str = " -->";
/// Opens and closes the header of an entry. A code host shows what is between them as it is.
pub const OPENS: &str = "```yaml";
pub const CLOSES: &str = "```";

/// Reads an edition; none where the file does not even say which one it is.
pub fn read(source: &Source, problems: &mut Vec<Diagnostic>) -> Option<Edition> {
    let name = source.path.as_str().strip_prefix(Edition::FOLDER)?.strip_suffix(".md")?;
    reserved::tell(source, 0..source.text.len(), &[], |_| false, problems);
    let mut damage = Damage { source, problems };
    if !Edition::is_name(name) {
        damage.say(Span::default(), format!("an edition cannot be called `{name}`"), NAMES);
    }
    let sections = sections(&source.text);
    let end = sections.first().map_or(source.text.len(), |section| section.line.start as usize);
    let preface = preface(source, end, damage.problems);
    let Some(date) = preface.front.date else {
        let help = "give the day it was made in its header: `date: 2026-06-30`";
        damage.say(preface.front.title_span, "an edition has a day, and this one has none".to_owned(), help);
        return None;
    };
    if let Some((line, own)) = own_name(&source.text[..end])
        && own != name
    {
        let words = format!("this is the edition `{own}`, and its file is called `{name}.md`");
        damage.say(
            line,
            words,
            &format!("call the file `{own}.md` again: an edition keeps its name, which is its address"),
        );
    }
    if sections.is_empty() {
        let words = "there are no entries in this edition".to_owned();
        damage.say(preface.front.title_span, words, RESTORE);
    }
    let (mut places, mut ids) = (BTreeMap::new(), BTreeSet::new());
    let mut entries = Vec::with_capacity(sections.len());
    for section in sections {
        let Some(document) = damage.entry(&section) else { continue };
        let path = document.source.path.clone();
        if places.contains_key(&path) {
            damage.say(section.line, format!("`{path}` stands in this edition twice"), RESTORE);
            continue;
        }
        let page = path.page();
        let name = page.without_ending();
        let name = slug(name.strip_prefix("reference/").unwrap_or(name));
        let numbered = (2..).map(|number| format!("entry-{name}-{number}"));
        let id = std::iter::once(format!("entry-{name}")).chain(numbered).find(|id| !ids.contains(id))?;
        ids.insert(id.clone());
        places.insert(path, entries.len());
        entries.push(Frozen { document, place: section.line, id });
    }
    Some(Edition { source: source.clone(), name: name.to_owned(), date, preface, entries, places })
}

const NAMES: &str = "name the file in small letters, digits and hyphens, such as `2026-summer.md`";
const RESTORE: &str = "editions are not changed by hand: take the file back from your earlier versions";

/// What the file says its name is, with the place of the line.
fn own_name(text: &str) -> Option<(Span, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let words = line.trim_end();
        let span = Span::new(at, at + words.len());
        at += line.len();
        Some((span, words.strip_prefix(IS)?.strip_suffix(ENDS)?.trim()))
    })
}

/// What stands between one beginning line and the next.
struct Section<'t> {
    /// None where the line is damaged.
    path: Option<&'t str>,
    line: Span,
    text: Range<usize>,
}

fn sections(text: &str) -> Vec<Section<'_>> {
    let mut found: Vec<Section<'_>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if let Some(rest) = words.strip_prefix(BEGINS.trim_end()) {
            if let Some(before) = found.last_mut() {
                before.text.end = at;
            }
            let path = rest.strip_prefix(' ').and_then(|rest| rest.strip_suffix(ENDS));
            let start = at + line.len();
            found.push(Section { path, line: Span::new(at, at + words.len()), text: start..text.len() });
        }
        at += line.len();
    }
    found
}

/// The header of the file and the words after it. An edition may have none.
fn preface(source: &Source, end: usize, problems: &mut Vec<Diagnostic>) -> Document {
    let text = source.text.get(..end).unwrap_or_default();
    let (document, found) = parse(&Source::new(source.path.clone(), text), None);
    problems.extend(found.into_iter().filter(|problem| problem.rule != Rule::EmptyPage));
    document
}

/// Where what is wrong with a file is told.
struct Damage<'a> {
    source: &'a Source,
    problems: &'a mut Vec<Diagnostic>,
}

impl Damage<'_> {
    fn say(&mut self, place: Span, words: String, help: &str) {
        let problem = Diagnostic::new(Rule::DamagedEdition, &self.source.path, place, words);
        self.problems.push(problem.help(help));
    }

    /// Reads an entry as the text it was; none where that is not possible.
    fn entry(&mut self, section: &Section<'_>) -> Option<Document> {
        let path = section.path.filter(|path| is_path(path));
        let Some(path) = path else {
            self.say(section.line, "this line does not say which entry begins here".to_owned(), RESTORE);
            return None;
        };
        let Some((text, moved)) = as_file(&self.source.text, section.text.clone()) else {
            self.say(section.line, format!("the header of `{path}` is not where it should be"), RESTORE);
            return None;
        };
        let path = SourcePath::new(format!("{}{path}", SourcePath::CONTENT)).composed().into_owned();
        let (mut document, found) = parse(&Source::new(path, text), None);
        document.kind = Kind::Entry;
        // Rules may come after an edition was made; only what keeps it from being read is told.
        for problem in found.into_iter().filter(|problem| problem.severity() == Severity::Error) {
            let span = problem.place.span;
            if problem.rule == Rule::ExposedNotes {
                let told =
                    Diagnostic::new(problem.rule, &self.source.path, span.shifted(moved), problem.message);
                self.problems.push(told.help(problem.help.unwrap_or_default()));
            } else if span.start < document.body || problem.rule == Rule::UnresolvedMerge {
                self.say(span.shifted(moved), problem.message, RESTORE);
            }
        }
        Some(document)
    }
}

/// Whether this can be the path of a text below `content/`.
fn is_path(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    let odd = |letter: char| letter.is_control() || matches!(letter, '\\' | '#' | '?');
    path.ends_with(".md") && path.split('/').all(plain) && !path.contains(odd)
}

/// The entry with its header between lines of `---`, as a file has it, and how far its places are moved.
fn as_file(text: &str, range: Range<usize>) -> Option<(String, usize)> {
    let inside = text.get(range.clone())?;
    let mut at = 0;
    let mut lines = inside.split_inclusive('\n').map(|line| {
        at += line.len();
        (line, at)
    });
    let (opening, start) = lines.find(|(line, _)| !line.trim().is_empty())?;
    let (_, end) =
        lines.find(|(line, _)| line.trim_end() == CLOSES).filter(|_| opening.trim_end() == OPENS)?;
    let header = inside[start..end].trim_end();
    let header = header.strip_suffix(CLOSES)?;
    let whole = format!("---\n{header}---{}", &inside[start + header.len() + CLOSES.len()..]);
    // What is new at the beginning is shorter than what was there.
    Some((whole, range.start + start - "---\n".len()))
}
