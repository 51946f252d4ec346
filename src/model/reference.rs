//! The living reference as one document: its chapters, what is said of entries in their files' history, and ties
//! between entries, which hold from both sides.

use super::{Curriculum, Date, Kind, Said, Section};
use crate::path::{OutputPath, SourcePath, slug};
use std::collections::BTreeMap;

/// What belongs to the document beyond its entries. Made by `assemble`.
#[derive(Debug, Default)]
pub struct Reference {
    /// In the order of the document; none is empty.
    pub chapters: Vec<Chapter>,
    /// For an entry, those that name it among their `related` and that it does not name itself.
    pub named_by: BTreeMap<usize, Vec<usize>>,
    /// Who wrote an entry and when, as the repository tells; empty unless `site.toml` asks for it.
    pub history: History,
}

/// A part of the document.
#[derive(Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The author's words; none for the entries that no other chapter takes.
    pub title: Option<String>,
    /// The slug of its tag; empty for the last.
    pub tag: String,
    pub entries: Vec<usize>,
}

/// One line of `chapters:`: words for people, and the tag of the entries that stand there.
#[derive(Debug, PartialEq, Eq)]
pub struct ChapterLine<'t> {
    pub title: &'t str,
    pub tag: &'t str,
}

/// What the history of files says, by path.
pub type History = BTreeMap<SourcePath, Authored>;

/// Who wrote a file, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authored {
    /// Names in the order in which they came.
    pub names: Vec<String>,
    pub first: Date,
    pub last: Date,
}

impl<'t> ChapterLine<'t> {
    /// `Lessons learned (lesson learned)` is a title and a tag in brackets; without brackets the words are both.
    pub fn read(line: &'t str) -> Self {
        let line = line.trim();
        let cut = line.strip_suffix(')').and_then(|inside| inside.rsplit_once('('));
        match cut.map(|(title, tag)| (title.trim(), tag.trim())) {
            Some((title, tag)) if !title.is_empty() && !slug(tag).is_empty() => Self { title, tag },
            _ => Self { title: line, tag: line },
        }
    }
}

impl Chapter {
    /// Its id in the document.
    pub fn id(&self) -> String {
        format!("chapter--{}", self.tag)
    }
}

impl Curriculum {
    /// The lines of `chapters:` in the introduction of the reference.
    pub fn chapter_lines(&self) -> &[Said] {
        let page = self.sections.get(Section::Reference.folder());
        page.map_or(&[], |page| self.documents[*page].front.chapters.as_slice())
    }

    /// The other entries that an entry names among its `related`, with the author's words.
    pub fn named_entries(&self, entry: usize) -> impl Iterator<Item = (usize, &Said)> {
        let document = &self.documents[entry];
        document.front.related.iter().filter_map(move |said| {
            let target = document.source.path.resolve(&said.text)?;
            let (other, found) = self.document(&target.path)?;
            (found.kind == Kind::Entry && !found.is_retired() && other != entry).then_some((other, said))
        })
    }

    /// The address of the whole document.
    pub fn reference_output(&self) -> OutputPath {
        Section::Reference.output()
    }

    /// The address of the list of entries by the session where they were learned.
    pub fn by_session_output(&self) -> OutputPath {
        OutputPath::new("reference/by-session.html")
    }

    /// The address of the list of entries by their tags.
    pub fn by_tag_output(&self) -> OutputPath {
        OutputPath::new("reference/by-tag.html")
    }

    /// The address of the entries as open data.
    pub fn reference_data_output(&self) -> OutputPath {
        OutputPath::new("reference/reference.json")
    }
}
