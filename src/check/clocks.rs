//! The times of sessions on the clocks of their zones: whether there is such a time on that day, and only once.

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, Meeting, Start, written_clock};
use crate::rule::Rule;
use crate::source::Span;
use crate::zone::{self, Clock, Moment, Reading};

/// Looks at the start of every session and of every agenda in it.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for session in &curriculum.sessions {
        let document = &*curriculum.documents[*session];
        let Some(start) = document.front.start else { continue };
        let path = &document.source.path;
        // A zone that is not known has been told.
        if document.front.timezone.is_none() && document.front.has_timezone {
            continue;
        }
        let Some(zone) = &document.front.timezone else {
            let words = "`start` has no time zone, so nobody elsewhere knows when it is";
            let problem = Diagnostic::new(Rule::NoTimezone, path, start.span, words);
            problems
                .push(problem.help("add a line with the zone by its place: `timezone: America/Los_Angeles`"));
            continue;
        };
        for meeting in curriculum.meetings(*session) {
            let span = place(&meeting, start);
            let shown = format!("{} {}", meeting.day.iso(), written_clock(meeting.start));
            match zone::read(&zone.text, meeting.day, meeting.start) {
                None | Some(Reading::Once(_)) => {}
                Some(Reading::Never { earlier, later }) => {
                    let words = format!("there is no {shown} in {}: clocks jump over it that day", zone.text);
                    let (earlier, later) = (time(&zone.text, earlier), time(&zone.text, later));
                    let problem = Diagnostic::new(Rule::NoSuchTime, path, span, words);
                    problems.push(problem.help(format!("write {earlier} or {later}")));
                }
                Some(Reading::Twice { first, second }) => {
                    let (first, second) = (named(&zone.text, first), named(&zone.text, second));
                    let words = format!("{shown} comes twice in {}: {first}, and again {second}", zone.text);
                    let problem = Diagnostic::new(Rule::TimeTwice, path, span, words);
                    let help = format!(
                        "the first, {first}, is used; begin before or after that hour, or tell people which one you mean"
                    );
                    problems.push(problem.help(help));
                }
            }
        }
    }
}

/// Where the time was written: in the agenda's title, else in the header.
fn place(meeting: &Meeting<'_>, start: Start) -> Span {
    let own = meeting.sitting.as_ref().and_then(|sitting| {
        let day = sitting.agenda.day.map(|_| sitting.block.opening);
        sitting.agenda.at.map(|(_, span)| span).or(day)
    });
    own.unwrap_or(start.span)
}

fn time(zone: &str, moment: Moment) -> String {
    zone::clock(zone, moment).map_or_else(String::new, |clock| format!("`{}`", written_clock(clock.minutes)))
}

/// `01:30 PDT (UTC−07:00)`.
fn named(zone: &str, moment: Moment) -> String {
    let name = |clock: Clock| match &clock.letters {
        Some(letters) => format!("{} {letters} ({})", written_clock(clock.minutes), clock.offset_words()),
        None => format!("{} ({})", written_clock(clock.minutes), clock.offset_words()),
    };
    zone::clock(zone, moment).map_or_else(String::new, name)
}
