//! The run sheet of a session: what happens when and how, what to bring, what to copy, what to leave out when time is
//! short. All of it with holes, to be filled for the page it stands on.

use super::blocks::inline;
use super::draft::{self, Printed};
use super::extract;
use super::html::write_inline;
use super::modes::{self, Mode};
use super::scope::{Footnotes, Scope};
use super::site::Site;
use super::strings::Strings;
use super::view::guide::{Copies, RunRow, RunSheet, RunSitting, Sourced};
use super::view::{Html, Link, TimeView};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Audience, Block, BlockName, Document, Kind, Orientation, Sitting, Slot, Timetable, Used, written_clock,
};

/// The id of the notes that stand for an item of an agenda, among all items of all agendas of a session.
pub type NotesIds = Vec<Option<String>>;

/// The run sheet of a session. `notes` has the id of the notes of each item, where there are any.
pub fn run_sheet(
    site: &Site<'_>,
    session: usize,
    timetable: &Timetable<'_>,
    notes: &NotesIds,
    problems: &mut Vec<Diagnostic>,
) -> RunSheet {
    let document = &*site.curriculum.documents[session];
    let mut table = Table { site, document, timetable, told: Vec::new(), notes: notes.iter(), problems };
    let sittings = timetable.sittings.iter().map(|sitting| table.sitting(sitting)).collect();
    let used = used(site, session);
    RunSheet {
        sittings,
        cuts: cuts(site, &used, problems),
        materials: materials(site, &used, problems),
        copies: copies(site, session),
        group_size: document.front.group_size.clone(),
    }
}

/// The session itself, then what its agenda leads to.
fn used(site: &Site<'_>, session: usize) -> Vec<Used> {
    let whole = site.curriculum.documents[session].extent(None);
    let mut used = vec![Used { document: session, extents: vec![whole] }];
    used.extend(site.curriculum.lessons_of(session));
    used
}

struct Table<'s, 'p> {
    site: &'s Site<'s>,
    document: &'s Document,
    timetable: &'p Timetable<'s>,
    /// Lessons whose materials and worksheets stand in a row already.
    told: Vec<usize>,
    notes: std::slice::Iter<'p, Option<String>>,
    problems: &'p mut Vec<Diagnostic>,
}

impl<'s> Table<'s, '_> {
    fn sitting(&mut self, sitting: &Sitting<'s>) -> RunSitting {
        let site = self.site;
        let mut scope = Scope::new(site, self.document, Audience::Facilitators);
        // The agenda's notes stand where the agenda does.
        scope.footnotes = Footnotes::default();
        let title = Html(inline(&mut scope, &sitting.block.title, Some(sitting.block.title_span.start)));
        let rows: Vec<RunRow> =
            sitting.slots.iter().map(|slot| self.row(&mut scope, sitting, slot)).collect();
        self.problems.append(&mut scope.problems);
        let is_whole = sitting.slots.iter().filter(|slot| slot.depth == 0).all(|slot| slot.minutes.is_some());
        let only = (self.timetable.sittings.len() == 1).then_some(self.document.front.minutes).flatten();
        let said = sitting.block.duration.map(|time| time.minutes).or(only).filter(|_| is_whole);
        let (spare, over) = difference(site, said, Some(sitting.minutes));
        RunSitting {
            title,
            day: sitting.day.map(|day| site.date(day)),
            has_clock: sitting.start.is_some(),
            shows_who: self.document.front.facilitators.len() != 1,
            names_someone: rows.iter().any(|row| !row.who.is_empty()),
            rows,
            end: is_whole.then(|| clock(sitting, sitting.minutes)),
            time: site.time(sitting.minutes),
            spare,
            over,
        }
    }

    fn row(&mut self, scope: &mut Scope<'s>, sitting: &Sitting<'s>, slot: &Slot<'s>) -> RunRow {
        let site = self.site;
        let item = slot.item;
        let positive = |minutes: u32| (minutes > 0).then(|| site.time(minutes));
        let target = slot.target.as_ref().filter(|_| item.duration.is_some());
        let (slack, short) = difference(site, slot.minutes, target.and_then(|target| target.minutes));
        let (worksheets, materials) = self.needed(slot);
        let modes = modes::of_slot(&site.theme.strings, site.curriculum, slot);
        let named = self.document.front.facilitators.iter().filter(|name| item.plain.contains(name.as_str()));
        RunRow {
            start: slot.offset.map(|offset| clock(sitting, offset)),
            time: slot.minutes.map(|minutes| site.time(minutes)),
            number: slot.number.clone(),
            depth: slot.depth,
            what: Html(write_inline(scope, item.text, 0, item.text_end)),
            notes: self.notes.next().and_then(Clone::clone).map(|id| format!("#{id}")),
            modes: modes.into_iter().map(|mode: Mode| mode.label(&site.theme.strings).to_owned()).collect(),
            is_break: item.is_break,
            is_room: slot.is_room,
            who: named.cloned().collect(),
            worksheets,
            materials,
            wait: positive(slot.spare),
            late: positive(slot.late),
            slack,
            short,
        }
    }

    /// What the text that an item leads to needs, where it is named for the first time.
    fn needed(&mut self, slot: &Slot<'s>) -> (Vec<Link>, Vec<Html>) {
        let Some(target) = slot.target.as_ref() else { return Default::default() };
        let lesson = &*self.site.curriculum.documents[target.document];
        if lesson.kind == Kind::Session || self.told.contains(&target.document) {
            return Default::default();
        }
        self.told.push(target.document);
        let sheets = self.site.curriculum.named(lesson, &lesson.front.worksheets);
        let sheets = sheets.map(|sheet| link(self.site, sheet)).collect();
        if lesson.front.materials.is_empty() {
            return (sheets, Vec::new());
        }
        let mut scope = Scope::new(self.site, lesson, Audience::Facilitators);
        let materials =
            lesson.front.materials.iter().map(|said| Html(inline(&mut scope, &said.text, None))).collect();
        self.problems.append(&mut scope.problems);
        (sheets, materials)
    }
}

/// What is left of a time after what is needed, and what is lacking.
fn difference(
    site: &Site<'_>,
    time: Option<u32>,
    needed: Option<u32>,
) -> (Option<TimeView>, Option<TimeView>) {
    let (Some(time), Some(needed)) = (time, needed) else { return (None, None) };
    let view = |minutes: u32| (minutes > 0).then(|| site.time(minutes));
    (view(time.saturating_sub(needed)), view(needed.saturating_sub(time)))
}

/// A time of day, or the time since the beginning where nobody said when that is.
pub fn clock(sitting: &Sitting<'_>, offset: u32) -> String {
    match sitting.clock(offset) {
        Some((minutes, _)) => written_clock(minutes),
        None => format!("+{}:{:02}", offset / 60, offset % 60),
    }
}

fn link(site: &Site<'_>, document: usize) -> Link {
    let title = site.curriculum.documents[document].title().to_owned();
    Link {
        href: draft::link(document, None, Printed::Escaped),
        title,
        language: site.title_language(document),
    }
}

fn cuts(site: &Site<'_>, used: &[Used], problems: &mut Vec<Diagnostic>) -> Vec<Sourced> {
    let mut found = Vec::new();
    for (number, used) in used.iter().enumerate() {
        let document = &*site.curriculum.documents[used.document];
        if document.has_notes {
            let wanted = |block: &Block| used.holds(block.opening.start);
            let bodies = extract::cuts(site, document, wanted, &format!("cut-{number}--"), problems);
            found.extend(bodies.into_iter().map(|body| Sourced { source: link(site, used.document), body }));
        }
    }
    found
}

/// What to bring for the session, its lessons and its worksheets, in headers and in `materials` blocks.
fn materials(site: &Site<'_>, used: &[Used], problems: &mut Vec<Diagnostic>) -> Vec<Sourced> {
    let mut found = Vec::new();
    let sheets = used.first().map(|session| site.curriculum.worksheets_of(session.document));
    let sheets = sheets.into_iter().flatten().map(|document| {
        let extents = vec![site.curriculum.documents[document].extent(None)];
        Used { document, extents }
    });
    for (number, used) in used.iter().cloned().chain(sheets).enumerate() {
        let document = &*site.curriculum.documents[used.document];
        let wanted = |block: &Block| block.name == BlockName::Materials && used.holds(block.opening.start);
        let blocks = extract::blocks(document, Audience::Facilitators, wanted);
        if document.front.materials.is_empty() && blocks.is_empty() {
            continue;
        }
        let mut scope = Scope::new(site, document, Audience::Facilitators);
        scope.prefix = format!("{}bring-{number}--", draft::PREFIX);
        scope.footnotes = Footnotes::default();
        let said: String = document
            .front
            .materials
            .iter()
            .map(|said| format!("<li>{}</li>\n", inline(&mut scope, &said.text, None)))
            .collect();
        let mut body = if said.is_empty() { said } else { format!("<ul>\n{said}</ul>\n") };
        for block in blocks {
            body.push_str(&super::blocks::parts(&mut scope, &block.parts));
        }
        problems.append(&mut scope.problems);
        found.push(Sourced { source: link(site, used.document), body: Html(body) });
    }
    found
}

/// Worksheets to copy, and how many of each: as the sheet says, else as the group size of a lesson that names it says,
/// else one each.
fn copies(site: &Site<'_>, session: usize) -> Vec<Copies> {
    let curriculum = site.curriculum;
    let strings = &site.theme.strings;
    let lessons = curriculum.lessons_of(session);
    let sheets = curriculum.worksheets_of(session);
    let copies = sheets.into_iter().map(|sheet| {
        let document = &*curriculum.documents[sheet];
        let words =
            format!("{}\n{}", document.front.summary, &document.source.text[document.body as usize..]);
        let users = lessons.iter().map(|used| used.document).chain([session]).filter(|user| {
            let user = &*curriculum.documents[*user];
            curriculum.named(user, &user.front.worksheets).any(|named| named == sheet)
        });
        let groups = users.filter_map(|user| curriculum.documents[user].front.group_size.as_deref());
        let each = each(strings, &words, Each::of_sheet)
            .or_else(|| groups.into_iter().find_map(|group| each(strings, group, Each::of_group)));
        Copies {
            sheet: link(site, sheet),
            count: strings.get(each.map_or("copies_each", Each::label)).to_owned(),
            is_landscape: document.front.orientation == Some(Orientation::Landscape),
        }
    });
    copies.collect()
}

/// Those who share a sheet.
#[derive(Clone, Copy)]
enum Each {
    Pair,
    Table,
}

impl Each {
    fn label(self) -> &'static str {
        match self {
            Self::Pair => "copies_pair",
            Self::Table => "copies_table",
        }
    }

    /// The lists of words that tell it, in a worksheet.
    fn of_sheet(self) -> &'static [&'static str] {
        match self {
            Self::Pair => &["copies_words_pair"],
            Self::Table => &["copies_words_table"],
        }
    }

    /// The same in the group size of a lesson.
    fn of_group(self) -> &'static [&'static str] {
        match self {
            Self::Pair => &["copies_words_pair", "mode_words_pairs"],
            Self::Table => &["copies_words_table"],
        }
    }
}

fn each(strings: &Strings, words: &str, told_by: fn(Each) -> &'static [&'static str]) -> Option<Each> {
    let words = words.to_lowercase();
    let tells = |each: &Each| told_by(*each).iter().any(|key| modes::names(strings.get(key), &words));
    [Each::Pair, Each::Table].into_iter().find(tells)
}
