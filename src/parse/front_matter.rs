//! STUB until merged.
use crate::diagnostic::Diagnostic;
use crate::model::{FrontMatter, Kind};
use crate::source::Source;
pub fn read(source: &Source, _p: &mut Vec<Diagnostic>) -> (Kind, FrontMatter, usize) {
    let mut f = FrontMatter::default();
    let mut body = 0;
    if let Some(r) = source.text.strip_prefix("---\n") {
        if let Some(e) = r.find("\n---\n") {
            body = 4 + e + 5;
            for l in r[..e].lines() {
                if let Some(t) = l.strip_prefix("title: ") {
                    f.title = t.trim_matches('"').into()
                }
                if let Some(t) = l.strip_prefix("minutes: ") {
                    f.minutes = t.parse().ok()
                }
                if let Some(t) = l.strip_prefix("order: ") {
                    f.order = t.parse().ok()
                }
                if let Some(t) = l.strip_prefix("summary: ") {
                    f.summary = t.trim_matches('"').into()
                }
            }
        }
    }
    let k = match source.path.in_content() {
        Some("index.md") => Kind::Front,
        Some("glossary.md") => Kind::Glossary,
        _ => match (source.path.part(), source.path.file_name()) {
            (Some("worksheets" | "sessions" | "reference"), "index.md") => Kind::Section,
            (Some("worksheets"), _) => Kind::Worksheet,
            (Some("sessions"), _) => Kind::Session,
            (Some("reference"), _) => Kind::Entry,
            (Some(_), "index.md") => Kind::Module,
            (Some(_), _) => Kind::Lesson,
            (None, _) => Kind::Plain,
        },
    };
    (k, f, body)
}
