//! Editions: the reference as it was on one day, frozen in a text of the repository. Everything frozen was seen by
//! everybody.

use super::{BlockName, Date, Document};
use crate::path::{OutputPath, SourcePath};
use crate::source::{Source, Span};
use std::collections::BTreeMap;

/// One edition, read again from its file.
#[derive(Debug, Clone)]
pub struct Edition {
    pub source: Source,
    /// The file's name, which is its address for ever.
    pub name: String,
    pub date: Date,
    /// What the file says of itself: its header, and the words before the first entry.
    pub preface: Document,
    /// The entries in their order on that day, those that were retired among them.
    pub entries: Vec<Frozen>,
    /// The place of each in `entries`, by its path.
    pub places: BTreeMap<SourcePath, usize>,
}

/// An entry as it was. Its document has the path that the entry had, so that its links mean what they meant.
#[derive(Debug, Clone)]
pub struct Frozen {
    pub document: Document,
    /// The line of the edition's file that begins it.
    pub place: Span,
    /// Its address on the page of the edition.
    pub id: String,
}

impl Edition {
    /// Every file of this folder is an edition.
    pub const FOLDER: &'static str = "content/reference/editions/";

    /// Whether a file is an edition, or should be one.
    pub fn is_at(path: &SourcePath) -> bool {
        path.as_str().starts_with(Self::FOLDER) && path.as_str().ends_with(".md")
    }

    /// The file of an edition.
    pub fn path_of(name: &str) -> SourcePath {
        SourcePath::new(format!("{}{name}.md", Self::FOLDER))
    }

    /// Whether an edition can have this name: small letters, digits, and single hyphens between them. Some are addresses
    /// of other pages.
    pub fn is_name(name: &str) -> bool {
        let word = |part: &str| {
            let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
            !part.is_empty() && part.chars().all(plain)
        };
        name.len() <= 60 && name.split('-').all(word) && !["index", "changes", Self::NOW].contains(&name)
    }

    /// Stands in addresses for the present text.
    pub const NOW: &'static str = "now";

    pub fn title(&self) -> &str {
        self.preface.title()
    }

    /// Its page.
    pub fn output(&self) -> OutputPath {
        OutputPath::new(format!("reference/editions/{}.html", self.name))
    }

    /// The page that says what changed between it and another one, or the present text.
    pub fn changes_output(&self, later: Option<&Self>) -> OutputPath {
        let later = later.map_or(Self::NOW, |later| &later.name);
        OutputPath::new(format!("reference/editions/changes/{}--{later}.html", self.name))
    }

    /// The page that lists all editions.
    pub fn list_output() -> OutputPath {
        OutputPath::new("reference/editions/index.html")
    }

    /// The feed with an item for each edition.
    pub fn feed_output() -> OutputPath {
        OutputPath::new("reference/feed.xml")
    }

    /// What citation managers and code hosts read.
    pub fn citation_output() -> OutputPath {
        OutputPath::new("CITATION.cff")
    }

    /// The place in `entries` of what a path was.
    pub fn position(&self, path: &SourcePath) -> Option<usize> {
        self.places.get(&*path.composed()).copied()
    }

    /// All documents frozen in it.
    pub fn documents(&self) -> Vec<&Document> {
        self.entries.iter().map(|entry| &entry.document).collect()
    }

    /// Number of entries that were in use.
    pub fn count(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.document.is_retired()).count()
    }
}

/// The text of a document that everybody sees, as it was written: without what is for facilitators.
pub fn public_text(document: &Document) -> String {
    let text = &document.source.text;
    let hidden = document.blocks().filter(|block| block.name == BlockName::Facilitator);
    let mut kept = String::with_capacity(text.len());
    let mut from = document.body as usize;
    for block in hidden {
        let range = block.span.range();
        // One inside another is gone already.
        if range.start < from {
            continue;
        }
        kept.push_str(text.get(from..range.start).unwrap_or_default());
        let mut after = text.get(range.end..).unwrap_or_default().split_inclusive('\n');
        // The rest of the closing line, and the empty lines after it.
        let closing = after.next().map_or(0, str::len);
        let empty: usize = after.take_while(|line| line.trim().is_empty()).map(str::len).sum();
        from = range.end + closing + empty;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    let kept = kept.replace("\r\n", "\n");
    let empty: usize =
        kept.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    kept[empty..].trim_end().to_owned()
}
