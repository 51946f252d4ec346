//! Notes and prompts of lessons, item by item of a session's agenda, for those who lead.

use super::draft::{self, ALONE, Home, Printed};
use super::extract;
use super::run_sheet::{NotesIds, clock};
use super::site::{Site, context};
use super::view::guide::{NotesGroup, NotesView};
use super::view::{Html, Link};
use crate::diagnostic::Diagnostic;
use crate::model::{Audience, Block, BlockName, Heading, Sitting, Slot, Timetable};
use crate::path::WebPath;
use std::collections::BTreeMap;

/// What stands for one item of an agenda.
pub struct ItemNotes<'c> {
    /// Id on the page.
    pub id: String,
    pub document: usize,
    number: String,
    start: Option<String>,
    minutes: Option<u32>,
    part: Option<&'c Heading>,
    /// The id of the same notes that stand on the page already.
    earlier: Option<String>,
    /// Blocks by the heading they stand under.
    groups: Vec<(Option<&'c Heading>, Vec<&'c Block>)>,
}

impl ItemNotes<'_> {
    /// As a line of a list of contents.
    pub fn line(&self, site: &Site<'_>) -> Link {
        let title = site.curriculum.documents[self.document].title();
        let (words, language) = if self.number.is_empty() {
            (site.theme.strings.get("notes_own").to_owned(), None)
        } else {
            (format!("{}. {title}", self.number), site.title_language(self.document))
        };
        Link { href: format!("#{}", self.id), title: words, language }
    }
}

/// Where blocks stand already: the id of the notes, by document and place of the opening line.
type Shown = BTreeMap<(usize, u32), String>;

/// The notes of a session's lessons in the order of its agenda, and for each item the id of its own.
pub fn of_session<'c>(site: &Site<'c>, timetable: &Timetable<'c>) -> (Vec<ItemNotes<'c>>, NotesIds) {
    let mut all: Vec<ItemNotes<'c>> = Vec::new();
    let mut shown = Shown::new();
    let mut ids = NotesIds::new();
    for sitting in &timetable.sittings {
        for slot in &sitting.slots {
            let id = format!("notes--{}", all.len() + 1);
            let notes = of_slot(site, sitting, slot, id, &mut shown);
            ids.push(notes.as_ref().map(|notes| notes.id.clone()));
            all.extend(notes);
        }
    }
    (all, ids)
}

/// The notes and prompts of a session itself.
pub fn own<'c>(site: &Site<'c>, session: usize) -> Option<ItemNotes<'c>> {
    let document = &*site.curriculum.documents[session];
    let blocks = extract::blocks(document, Audience::Facilitators, |block| is_prompt(block.name));
    (!blocks.is_empty()).then(|| ItemNotes {
        id: "notes--0".to_owned(),
        document: session,
        number: String::new(),
        start: None,
        minutes: None,
        part: None,
        earlier: None,
        groups: groups(site, session, blocks),
    })
}

fn of_slot<'c>(
    site: &Site<'c>,
    sitting: &Sitting<'c>,
    slot: &Slot<'c>,
    id: String,
    shown: &mut Shown,
) -> Option<ItemNotes<'c>> {
    let curriculum = site.curriculum;
    let (index, extent) = curriculum.lesson_of(slot)?;
    let document = &*curriculum.documents[index];
    let target = slot.target.as_ref()?;
    // Of a block that is linked, only itself and the notes of its section are meant.
    let is_wanted = |block: &Block| {
        extent.contains(block.opening.start)
            && match target.block {
                Some(named) => std::ptr::eq(named, block) || block.name == BlockName::Facilitator,
                None => is_prompt(block.name),
            }
    };
    let blocks = extract::blocks(document, Audience::Facilitators, is_wanted);
    let first = blocks.first()?;
    let earlier = shown.get(&(index, first.opening.start)).cloned();
    let new: Vec<&Block> =
        blocks.into_iter().filter(|block| !shown.contains_key(&(index, block.opening.start))).collect();
    shown.extend(new.iter().map(|block| ((index, block.opening.start), id.clone())));
    let earlier = earlier.filter(|_| new.is_empty());
    let part = target.anchor.as_ref().and_then(|_| extract::heading_before(document, extent.start + 1));
    Some(ItemNotes {
        id,
        document: index,
        number: slot.number.clone(),
        start: slot.offset.map(|offset| clock(sitting, offset)),
        minutes: slot.minutes,
        part,
        earlier,
        groups: groups(site, index, new),
    })
}

fn groups<'c>(
    site: &Site<'c>,
    document: usize,
    blocks: Vec<&'c Block>,
) -> Vec<(Option<&'c Heading>, Vec<&'c Block>)> {
    let document = &*site.curriculum.documents[document];
    let mut groups: Vec<(Option<&Heading>, Vec<&Block>)> = Vec::new();
    for block in blocks {
        let heading = extract::heading_before(document, block.opening.start);
        match groups.last_mut() {
            Some((last, blocks)) if last.map(|it| &it.id) == heading.map(|it| &it.id) => blocks.push(block),
            _ => groups.push((heading, vec![block])),
        }
    }
    groups
}

/// What those who lead say aloud, or ask for.
fn is_prompt(name: BlockName) -> bool {
    match name {
        BlockName::Facilitator
        | BlockName::Icebreaker
        | BlockName::Discussion
        | BlockName::Reflection
        | BlockName::Activity
        | BlockName::Breakout
        | BlockName::Roleplay
        | BlockName::Commitments => true,
        BlockName::Agreements
        | BlockName::Objectives
        | BlockName::Keypoints
        | BlockName::Materials
        | BlockName::Agenda
        | BlockName::Definition
        | BlockName::Principles
        | BlockName::Steps
        | BlockName::DoDont
        | BlockName::Challenge
        | BlockName::Tool
        | BlockName::Quote
        | BlockName::Worksheet
        | BlockName::Map
        | BlockName::Network
        | BlockName::Drawing
        | BlockName::Notes
        | BlockName::Handout
        | BlockName::Callout => false,
    }
}

/// The notes of one item as they stand on a page for facilitators.
pub fn draw(site: &Site<'_>, web: &WebPath, notes: &ItemNotes<'_>, problems: &mut Vec<Diagnostic>) -> String {
    let curriculum = site.curriculum;
    let document = &*curriculum.documents[notes.document];
    let blocks: Vec<Vec<&Block>> = notes.groups.iter().map(|(_, blocks)| blocks.clone()).collect();
    let bodies = extract::draw(site, document, Audience::Facilitators, &blocks, problems);
    let heading = |heading: &&Heading| Link {
        href: draft::link(notes.document, Some(&heading.id), Printed::Escaped),
        title: site.printed(document, &heading.text),
        language: None,
    };
    let groups = notes.groups.iter().zip(bodies).map(|((above, _), body)| {
        // The part says it already.
        let above = above.filter(|above| notes.part.is_none_or(|part| part.id != above.id));
        NotesGroup { heading: above.as_ref().map(heading), body: Html(body) }
    });
    let view = NotesView {
        id: notes.id.clone(),
        number: notes.number.clone(),
        start: notes.start.clone(),
        time: notes.minutes.map(|minutes| site.time(minutes)),
        lesson: Link {
            href: draft::link(notes.document, None, Printed::Escaped),
            title: document.title().to_owned(),
            language: None,
        },
        part: match notes.part {
            _ if notes.number.is_empty() => Some(site.theme.strings.get("notes_own").to_owned()),
            part => part.map(|part| part.text.clone()),
        },
        earlier: notes.earlier.as_ref().map(|id| format!("#{id}")),
        groups: groups.collect(),
    };
    match site.theme.draw("guide_notes.html", &context("notes", &view)) {
        Ok(drawn) => {
            let prefix = format!("{}--", notes.id);
            let home = Home::extract(web, site.facilitator_addresses(), &ALONE, &prefix);
            draft::fill(&drawn, &home)
        }
        Err(problem) => {
            problems.push(*problem);
            String::new()
        }
    }
}
