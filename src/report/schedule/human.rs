//! The plan for people at a terminal.

use super::{ItemPlan, Schedule, SessionPlan, fit, length, name, when};
use crate::visible::{clean, line};

/// Every session with its items, and what differs; then how many there are.
pub fn human(schedule: &Schedule) -> String {
    let mut out = String::new();
    for session in &schedule.sessions {
        out.push_str(&one(session));
        out.push('\n');
    }
    for gone in &schedule.removed {
        let sum = gone.sum.map(|sum| format!(", {}", length(sum))).unwrap_or_default();
        out.push_str(&format!("removed: {} ({}{sum})\n", line(&gone.title), line(gone.path.as_str())));
    }
    if !schedule.removed.is_empty() {
        out.push('\n');
    }
    out.push_str(&total(schedule));
    clean(&out)
}

fn one(session: &SessionPlan) -> String {
    let mut out = format!("{}\n  {}\n", line(&name(session)), line(session.path.as_str()));
    for meeting in &session.meetings {
        let when = when(session, meeting);
        let title =
            Some(meeting.title.as_str()).filter(|title| !title.is_empty() && session.meetings.len() > 1);
        let words: Vec<&str> =
            title.into_iter().chain(Some(when.as_str()).filter(|when| !when.is_empty())).collect();
        if !words.is_empty() {
            out.push_str(&format!("  {}\n", line(&words.join(" · "))));
        }
        let numbers = meeting.items.iter().map(|item| item.number.len()).max().unwrap_or_default();
        for item in &meeting.items {
            out.push_str(&row(item, numbers));
        }
    }
    out.push_str(&sum(session));
    out
}

fn row(item: &ItemPlan, numbers: usize) -> String {
    let clock = item.clock.as_deref().filter(|_| !item.room).unwrap_or_default();
    let minutes = item.minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default();
    let indent = "  ".repeat(item.depth);
    let mut notes = Vec::new();
    if item.wait > 0 {
        notes.push(format!("after {} min of waiting", item.wait));
    }
    if item.late > 0 {
        notes.push(format!("{} min late", item.late));
    }
    if item.room {
        notes.push("at the same time".to_owned());
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    format!("    {clock:5}  {minutes:>7}  {indent}{:numbers$}  {}{notes}\n", item.number, line(&item.title))
}

fn sum(session: &SessionPlan) -> String {
    let mut words: Vec<String> = Vec::new();
    match (session.sum, session.minutes) {
        (Some(sum), Some(minutes)) => words.push(format!("{sum} of {minutes} min, {}", fit(session))),
        (Some(sum), None) => words.push(format!("{sum} min")),
        (None, Some(minutes)) => words.push(format!("{minutes} min, no agenda")),
        (None, None) => words.push("no agenda".to_owned()),
    }
    let mut out = format!("  {}\n", words.join(", "));
    if let Some(drift) = &session.drift {
        for change in super::changes(session, drift) {
            out.push_str(&format!("  ! {}\n", line(&change)));
        }
    }
    out
}

fn total(schedule: &Schedule) -> String {
    let sessions = schedule.sessions.len();
    let sum = schedule.sessions.iter().filter_map(|session| session.sum).fold(0, u32::saturating_add);
    let over = schedule.sessions.iter().filter(|session| session.over > 0).count();
    let noun = if sessions == 1 { "session" } else { "sessions" };
    let mut words = format!("{sessions} {noun}, {}", length(sum));
    if over > 0 {
        words.push_str(&format!("; {over} over its time"));
    }
    if let Some(against) = &schedule.against {
        let changed = super::changed(schedule);
        words.push_str(&match changed {
            0 => format!("; nothing differs from {against}"),
            1 => format!("; 1 differs from {against}"),
            changed => format!("; {changed} differ from {against}"),
        });
    }
    words.push('\n');
    words
}
