//! What a file is, by where it lies.

use crate::model::Kind;
use crate::path::SourcePath;

/// The kind of a file that has no `type:`.
pub fn kind_of(path: &SourcePath) -> Kind {
    let Some(inside) = path.in_content() else { return Kind::Plain };
    let parts: Vec<&str> = inside.split('/').collect();
    match parts.as_slice() {
        ["index.md"] => Kind::Front,
        ["glossary.md"] => Kind::Glossary,
        [_] => Kind::Plain,
        ["worksheets" | "sessions" | "reference", "index.md"] => Kind::Section,
        ["worksheets", ..] => Kind::Worksheet,
        ["sessions", "notes", ..] => Kind::Notes,
        ["sessions", ..] => Kind::Session,
        ["reference", ..] => Kind::Entry,
        [_, "index.md"] => Kind::Module,
        _ => Kind::Lesson,
    }
}
