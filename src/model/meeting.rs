//! The times at which a session comes together: one for an evening, one for each day or half day of a longer one.

use super::{Block, Curriculum, Date, Kind, Sitting};

/// One stretch of a session, with a day and a time by the clock of the session's zone.
#[derive(Debug, Clone)]
pub struct Meeting<'c> {
    /// The agenda that says what happens; none for a session without any.
    pub sitting: Option<Sitting<'c>>,
    pub day: Date,
    /// Minutes after midnight.
    pub start: u32,
    /// How long it takes, where that is said anywhere.
    pub minutes: Option<u32>,
}

impl<'c> Meeting<'c> {
    pub fn block(&self) -> Option<&'c Block> {
        self.sitting.as_ref().map(|sitting| sitting.block)
    }

    /// The words of its agenda's title without markup, and without the day and the time in it: `Day 2`.
    pub fn label(&self) -> String {
        let Some(sitting) = &self.sitting else { return String::new() };
        let (block, agenda) = (sitting.block, sitting.agenda);
        let mut title = block.title.clone();
        if let Some((_, span)) = agenda.at {
            let start = span.start.saturating_sub(block.title_span.start) as usize;
            let end = span.end.saturating_sub(block.title_span.start) as usize;
            if let (Some(before), Some(after)) = (block.title.get(..start), block.title.get(end..)) {
                title = format!("{before}{after}");
            }
        }
        if let Some(day) = agenda.day {
            title = title.replace(&day.iso(), "");
        }
        let is_edge =
            |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '–' | '—' | '-');
        let words = title.trim_matches(is_edge).replace(['*', '_', '`'], "");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Curriculum {
    /// How long a lesson or session takes: what its header says, else for a session of known days all of them together.
    pub fn length(&self, document: usize) -> Option<u32> {
        let all = || self.meetings(document).iter().map(|meeting| meeting.minutes).sum::<Option<u32>>();
        self.documents[document].front.minutes.or_else(|| all().filter(|minutes| *minutes > 0))
    }

    /// How long a session is to take, also when its day is not set.
    pub fn planned_minutes(&self, session: usize) -> Option<u32> {
        let agendas = || Some(self.timetable(session).minutes()).filter(|minutes| *minutes > 0);
        self.length(session).or_else(agendas)
    }

    /// When a session comes together, in the order of the text; nothing for one whose day is not set. With a single agenda
    /// the session's own `minutes` say how long it takes, else the title of each agenda, else the sum of its items.
    pub fn meetings(&self, session: usize) -> Vec<Meeting<'_>> {
        let document = &*self.documents[session];
        if document.kind != Kind::Session {
            return Vec::new();
        }
        let front = &document.front;
        let sittings = self.timetable(session).sittings;
        let own = front.minutes.filter(|_| sittings.len() < 2);
        let mut meetings: Vec<Meeting<'_>> = Vec::with_capacity(sittings.len());
        for sitting in sittings {
            let (Some(day), Some(start)) = (sitting.day, sitting.start) else { continue };
            let written = sitting.block.duration.map(|time| time.minutes);
            let minutes = own.or(written).or(Some(sitting.minutes)).filter(|minutes| *minutes > 0);
            meetings.push(Meeting { sitting: Some(sitting), day, start, minutes });
        }
        if meetings.is_empty()
            && let Some(start) = front.start
        {
            meetings.push(Meeting {
                sitting: None,
                day: start.date,
                start: start.minutes(),
                minutes: front.minutes.filter(|minutes| *minutes > 0),
            });
        }
        meetings
    }
}
