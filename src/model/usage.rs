//! What a session uses, as its agenda and its header say: lessons, or parts of them, and worksheets. The run sheet, the
//! notes and the packs of a session all ask here.

use super::{Audience, Curriculum, Document, Kind, Said, Slot};
use crate::source::Span;

/// A text that a session's agenda leads to, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    pub document: usize,
    /// The whole text, or the sections that are used, in the order of the agenda.
    pub extents: Vec<Span>,
}

impl Used {
    /// Whether a place of the text is used.
    pub fn holds(&self, offset: u32) -> bool {
        self.extents.iter().any(|extent| extent.contains(offset))
    }
}

impl Curriculum {
    /// The texts that a session's agenda leads to, in the order of the agenda, each once. Another session is not used,
    /// only spoken of.
    pub fn lessons_of(&self, session: usize) -> Vec<Used> {
        let mut used: Vec<Used> = Vec::new();
        for sitting in &self.timetable(session).sittings {
            for slot in &sitting.slots {
                let Some((document, extent)) = self.lesson_of(slot) else { continue };
                match used.iter_mut().find(|used| used.document == document) {
                    Some(known) if known.extents.contains(&extent) => {}
                    Some(known) => known.extents.push(extent),
                    None => used.push(Used { document, extents: vec![extent] }),
                }
            }
        }
        used
    }

    /// The text that an item of an agenda leads to, and the part of it that its link names.
    pub fn lesson_of(&self, slot: &Slot<'_>) -> Option<(usize, Span)> {
        let target = slot.target.as_ref()?;
        let document = &self.documents[target.document];
        match document.kind {
            Kind::Lesson | Kind::Entry | Kind::Plain => {
                Some((target.document, document.extent(target.anchor.as_deref())))
            }
            Kind::Worksheet
            | Kind::Session
            | Kind::Notes
            | Kind::Front
            | Kind::Module
            | Kind::Glossary
            | Kind::Section => None,
        }
    }

    /// The worksheets that a session needs, each once: those of its header, then those of its agenda and of the lessons
    /// there, in order.
    pub fn worksheets_of(&self, session: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut add = |sheet: usize| {
            if self.documents[sheet].kind == Kind::Worksheet && !found.contains(&sheet) {
                found.push(sheet);
            }
        };
        let document = &*self.documents[session];
        self.named(document, &document.front.worksheets).for_each(&mut add);
        for sitting in &self.timetable(session).sittings {
            for target in sitting.slots.iter().filter_map(|slot| slot.target.as_ref()) {
                let lesson = &*self.documents[target.document];
                add(target.document);
                // What another session uses is its own affair.
                if lesson.kind != Kind::Session {
                    self.named(lesson, &lesson.front.worksheets).for_each(&mut add);
                }
            }
        }
        found
    }

    /// Whether there is anything to put into a session's pack: an agenda or a worksheet.
    pub fn fills_pack(&self, session: usize) -> bool {
        !self.timetable(session).sittings.is_empty() || !self.worksheets_of(session).is_empty()
    }

    /// The documents that a list in a header names.
    pub fn named<'c>(&'c self, document: &'c Document, said: &'c [Said]) -> impl Iterator<Item = usize> + 'c {
        let targets = said.iter().filter_map(|said| document.source.path.resolve(&said.text));
        targets.filter_map(|target| self.by_path.get(&target.path).copied())
    }
}

impl Document {
    /// The part of the text that an anchor names: a heading with all below it; of a block or a step, the section that it
    /// stands in; without an anchor, or with one that is not there, everything.
    pub fn extent(&self, anchor: Option<&str>) -> Span {
        let whole = Span::new(self.body as usize, self.source.text.len());
        let everyone = || self.headings.iter().filter(|heading| heading.audience == Audience::Everyone);
        let Some(anchor) = anchor else { return whole };
        let named = everyone().find(|heading| heading.id == anchor);
        let heading = named.or_else(|| {
            let block =
                self.blocks().find(|block| block.id == anchor || block.entry_ids().any(|id| id == anchor))?;
            everyone().take_while(|heading| heading.span.start <= block.span.start).last()
        });
        let Some(heading) = heading else { return whole };
        let next =
            everyone().find(|next| next.span.start > heading.span.start && next.level <= heading.level);
        Span { start: heading.span.start, end: next.map_or(whole.end, |next| next.span.start) }
    }
}
