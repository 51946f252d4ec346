//! When what happens in a session: the items of its agendas with their lengths, one after another or side by side.
//! Everything that shows or checks times asks here, so that no two of them can say different things.

use super::{Agenda, AgendaItem, Audience, Block, Curriculum, Date, Document, PartOrder, Shape, Start};

/// Minutes in a day.
const DAY: u32 = 24 * 60;

/// The agendas of a document that everyone sees, in the order of the text.
#[derive(Debug, Clone)]
pub struct Timetable<'c> {
    pub sittings: Vec<Sitting<'c>>,
}

/// One agenda: an evening, a day, or a part of a day.
#[derive(Debug, Clone)]
pub struct Sitting<'c> {
    pub block: &'c Block,
    pub agenda: &'c Agenda,
    /// The day it is on, as its title or the session's `start` say. A further agenda without a day is taken to be on
    /// the same day when it begins later than the one before ends, else on the next day.
    pub day: Option<Date>,
    /// When it begins: minutes after midnight, by the clock of the session's zone.
    pub start: Option<u32>,
    /// Its items, each before its parts.
    pub slots: Vec<Slot<'c>>,
    /// From its start to the end of its last item, with the waiting for pinned times.
    pub minutes: u32,
}

/// One item of an agenda, or one part of an item.
#[derive(Debug, Clone)]
pub struct Slot<'c> {
    pub item: &'c AgendaItem,
    /// As readers see it: `3` or `3.2`.
    pub number: String,
    /// 0 for items, 1 for their parts, and so on.
    pub depth: usize,
    pub minutes: Option<u32>,
    /// When it begins: minutes after the start of the sitting. None after an item without a time.
    pub offset: Option<u32>,
    /// Minutes of waiting before it, because it is pinned to a later time.
    pub spare: u32,
    /// Minutes by which what comes before it runs over the time it is pinned to.
    pub late: u32,
    /// Whether it goes on at the same time as its siblings, in a room of its own.
    pub is_room: bool,
    /// The document it is about, by its first link, and the place there.
    pub target: Option<SlotTarget<'c>>,
}

/// Where the link of an item leads.
#[derive(Debug, Clone)]
pub struct SlotTarget<'c> {
    pub document: usize,
    pub anchor: Option<String>,
    /// The block that the anchor names.
    pub block: Option<&'c Block>,
    /// How long it takes as it is written there: that of the block when the link leads to one, that of the whole
    /// lesson when it leads to no place inside.
    pub minutes: Option<u32>,
}

impl Timetable<'_> {
    /// The sum of all sittings.
    pub fn minutes(&self) -> u32 {
        self.sittings.iter().fold(0, |sum, sitting| sum.saturating_add(sitting.minutes))
    }
}

impl Sitting<'_> {
    /// The clock time of an offset: minutes after midnight, and whole days after the sitting's own.
    pub fn clock(&self, offset: u32) -> Option<(u32, u32)> {
        let minutes = self.start?.checked_add(offset)?;
        Some((minutes % DAY, minutes / DAY))
    }
}

impl Curriculum {
    /// When what happens in a document.
    pub fn timetable(&self, document: usize) -> Timetable<'_> {
        let document = &*self.documents[document];
        let mut sittings: Vec<Sitting<'_>> = Vec::new();
        for (block, audience) in document.blocks_and_audiences() {
            let Shape::Agenda(agenda) = &block.shape else { continue };
            if audience == Audience::Everyone {
                let (day, start) = begin(document, agenda, sittings.last());
                let mut sitting = Sitting { block, agenda, day, start, slots: Vec::new(), minutes: 0 };
                let mut walk = Walk { curriculum: self, document, start, slots: &mut sitting.slots };
                sitting.minutes = walk.in_turn(&agenda.items, "", 0, Some(0)).0;
                sittings.push(sitting);
            }
        }
        Timetable { sittings }
    }

    /// Length of an agenda's item: its own time, else that of its parts, else of what it links to.
    pub fn item_minutes(&self, document: &Document, item: &AgendaItem) -> Option<u32> {
        if let Some(time) = item.duration {
            return Some(time.minutes);
        }
        let mut parts = item.parts.iter().filter_map(|part| self.item_minutes(document, part)).peekable();
        if parts.peek().is_some() {
            return match item.order {
                PartOrder::InTurn => Some(parts.fold(0, u32::saturating_add)),
                PartOrder::AtOnce => parts.max(),
            };
        }
        self.item_target(document, item)?.minutes
    }

    /// Where the first link of an item leads, when it leads to another document.
    pub fn item_target(&self, document: &Document, item: &AgendaItem) -> Option<SlotTarget<'_>> {
        let target = document.source.path.resolve(item.link.as_deref()?)?;
        let (index, found) = self.document(&target.path)?;
        let anchor = target.anchor.filter(|anchor| !anchor.is_empty());
        let anchor = anchor.map(|written| found.anchor(&written).to_owned());
        let named = |id: &str| found.blocks().find(|block| block.id == id);
        let block = anchor.as_deref().and_then(named);
        let minutes = match (&anchor, block) {
            (None, _) => found.front.minutes,
            (Some(_), Some(block)) => self.block_minutes(block),
            (Some(_), None) => None,
        };
        Some(SlotTarget { document: index, anchor, block, minutes })
    }

    /// Length of a block: its own time, else the sum of the agenda that it is.
    pub fn block_minutes(&self, block: &Block) -> Option<u32> {
        if let Some(time) = block.duration {
            return Some(time.minutes);
        }
        let Shape::Agenda(agenda) = &block.shape else { return None };
        // An agenda whose items link to agendas that link back would never end, so only written times count.
        let written = agenda.items.iter().map(|item| item.duration.map(|time| time.minutes));
        written.sum()
    }
}

/// On which day and at what time an agenda begins.
fn begin(document: &Document, agenda: &Agenda, before: Option<&Sitting<'_>>) -> (Option<Date>, Option<u32>) {
    let first = document.front.start;
    let at = agenda.at.map(|(minutes, _)| minutes);
    let clock = first.map(Start::minutes);
    let Some(before) = before else {
        return (agenda.day.or(first.map(|start| start.date)), at.or(clock));
    };
    let after = |begins: u32| before.start.is_none_or(|start| begins >= start.saturating_add(before.minutes));
    let day = agenda.day.or_else(|| match at {
        Some(begins) if after(begins) => before.day,
        _ => before.day.and_then(Date::next),
    });
    (day, at.or(clock))
}

/// Lays items out in time.
struct Walk<'c, 's> {
    curriculum: &'c Curriculum,
    document: &'c Document,
    start: Option<u32>,
    slots: &'s mut Vec<Slot<'c>>,
}

impl<'c> Walk<'c, '_> {
    /// Items one after another from an offset. Gives the minutes they take, and the offset of their end.
    fn in_turn(
        &mut self,
        items: &'c [AgendaItem],
        outer: &str,
        depth: usize,
        from: Option<u32>,
    ) -> (u32, Option<u32>) {
        let mut offset = from;
        let mut taken: u32 = 0;
        for item in items {
            let (spare, late) = self.pinned(item, offset);
            offset = offset.map(|offset| offset.saturating_add(spare));
            let minutes = self.slot(item, outer, depth, offset, (spare, late), false);
            taken = taken.saturating_add(spare).saturating_add(minutes.unwrap_or(0));
            offset = offset.zip(minutes).map(|(offset, minutes)| offset.saturating_add(minutes));
        }
        (taken, offset)
    }

    /// Adds an item and its parts.
    fn slot(
        &mut self,
        item: &'c AgendaItem,
        outer: &str,
        depth: usize,
        offset: Option<u32>,
        (spare, late): (u32, u32),
        is_room: bool,
    ) -> Option<u32> {
        let number =
            if outer.is_empty() { item.number.to_string() } else { format!("{outer}.{}", item.number) };
        let minutes = self.curriculum.item_minutes(self.document, item);
        let target = self.curriculum.item_target(self.document, item);
        let slot =
            Slot { item, number: number.clone(), depth, minutes, offset, spare, late, is_room, target };
        self.slots.push(slot);
        match item.order {
            PartOrder::InTurn => {
                self.in_turn(&item.parts, &number, depth + 1, offset);
            }
            PartOrder::AtOnce => {
                for part in &item.parts {
                    self.slot(part, &number, depth + 1, offset, (0, 0), true);
                }
            }
        }
        minutes
    }

    /// How long one waits for the time that an item is pinned to, and by how much that time is missed.
    fn pinned(&self, item: &AgendaItem, offset: Option<u32>) -> (u32, u32) {
        let (Some((pinned, _)), Some(start), Some(offset)) = (item.pinned, self.start, offset) else {
            return (0, 0);
        };
        wait_for(pinned, start.saturating_add(offset))
    }
}

/// How long one waits for a time of day from another one, and by how much it is over already. Times that lie more than
/// half a day off are those of the day before.
pub fn wait_for(pinned: u32, clock: u32) -> (u32, u32) {
    let wait = (pinned + DAY - clock % DAY) % DAY;
    if wait <= DAY / 2 { (wait, 0) } else { (0, DAY - wait) }
}
