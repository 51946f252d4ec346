//! Exports of content systems, wherever they lie: a question with its answer is an entry of the reference, and a key of
//! another kind of file stops nothing.

use crate::diagnostic::Diagnostic;
use crate::keys::decode::Reader;
use crate::keys::foreign::is_of_an_export;
use crate::keys::tree::{Key, Node, Value};
use crate::model::Kind;
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Where a header comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A content system wrote it.
    Export,
    /// A person wrote it for this site.
    Written,
}

/// Tells exports by the keys that only they have.
pub fn origin(pairs: &[(Key, Node)]) -> Origin {
    if pairs.iter().any(|(key, _)| is_of_an_export(&key.text)) { Origin::Export } else { Origin::Written }
}

/// The kind of a file without `type:` whose place says `kind`.
pub fn kind(kind: Kind, pairs: &[(Key, Node)]) -> Kind {
    let is_asked = |(key, node): &(Key, Node)| {
        matches!(key.text.as_str(), "question" | "answer") && !matches!(node.value, Value::Empty)
    };
    match kind {
        Kind::Lesson | Kind::Worksheet | Kind::Session | Kind::Notes | Kind::Plain
            if pairs.iter().any(is_asked) && origin(pairs) == Origin::Export =>
        {
            Kind::Entry
        }
        Kind::Lesson
        | Kind::Worksheet
        | Kind::Session
        | Kind::Notes
        | Kind::Plain
        | Kind::Entry
        | Kind::Module
        | Kind::Glossary
        | Kind::Front
        | Kind::Section => kind,
    }
}

/// Says that the file is read as an entry, though its folder holds something else. `insert` is where a line goes.
pub fn tell_entry(source: &Source, insert: usize, reader: &mut Reader<'_>) {
    let found = ["question", "answer"].into_iter().find_map(|name| Some((name, reader.key_span(name)?)));
    let Some((name, place)) = found else { return };
    let message = format!("`{name}` belongs in an entry of the reference, so this export is read as one");
    let end = super::lines::line_end(&source.text);
    let problem = Diagnostic::new(Rule::ImportedKey, &source.path, place, message)
        .help("add a line `type: entry`, or move the file to `content/reference/`")
        .fix(Span::new(insert, insert), format!("type: entry{end}"));
    reader.problem(problem);
}

/// A key of another kind of file, which does nothing here. `place` says where it belongs.
pub fn misplaced(source: &Source, key: &Key, message: String, place: &str) -> Diagnostic {
    let start = key.span.range().start;
    Diagnostic::new(Rule::ImportedKey, &source.path, key.span, message)
        .help(format!("{place}; take the line out, or write `_{}` when another tool needs it", key.text))
        .fix(Span::new(start, start), "_")
}
