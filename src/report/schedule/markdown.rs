//! The plan for the comment under a pull request: a table of sessions, what differs, and the agendas to unfold.

use super::{MeetingPlan, Schedule, SessionPlan, changed, changes, fit, length, name, when};
use crate::visible::clean;

/// Markdown as code hosts show it. With something to compare with, only agendas of sessions that differ are unfolded.
pub fn markdown(schedule: &Schedule) -> String {
    let mut out = String::from("## Sessions\n\n");
    if schedule.sessions.is_empty() && schedule.removed.is_empty() {
        out.push_str("There are no sessions.\n");
        return out;
    }
    if let Some(against) = &schedule.against {
        let against = text(against);
        out.push_str(&match changed(schedule) {
            0 => format!("Nothing differs from {against}.\n\n"),
            1 => format!("1 session differs from {against}.\n\n"),
            count => format!("{count} sessions differ from {against}.\n\n"),
        });
    }
    out.push_str(&table(schedule));
    for session in schedule.sessions.iter().filter(|session| has_agenda(session)) {
        let differs = session.drift.as_ref().is_some_and(|drift| !drift.is_none());
        if schedule.against.is_none() || differs {
            out.push_str(&agenda(session));
        }
    }
    clean(&out)
}

fn has_agenda(session: &SessionPlan) -> bool {
    session.meetings.iter().any(|meeting| !meeting.items.is_empty())
}

fn table(schedule: &Schedule) -> String {
    let compared = schedule.against.is_some();
    let (head, rule) = if compared { (" Difference |", " --- |") } else { ("", "") };
    let mut out =
        format!("| Session | When | Planned | Agenda | |{head}\n| --- | --- | --- | --- | --- |{rule}\n");
    for session in &schedule.sessions {
        let times: Vec<String> =
            session.meetings.iter().map(|meeting| text(&when(session, meeting))).collect();
        let mark = if session.over > 0 { "⚠ " } else { "" };
        let time = |minutes: Option<u32>| minutes.map(length).unwrap_or_default();
        out.push_str(&format!(
            "| {} | {} | {} | {} | {mark}{} |",
            text(&name(session)),
            times.join("<br>"),
            time(session.minutes),
            time(session.sum),
            fit(session)
        ));
        if let Some(drift) = &session.drift {
            let lines: Vec<String> = changes(session, drift).iter().map(|line| text(line)).collect();
            out.push_str(&format!(" {} |", lines.join("<br>")));
        }
        out.push('\n');
    }
    for gone in &schedule.removed {
        let sum = gone.sum.map(length).unwrap_or_default();
        out.push_str(&format!("| ~~{}~~ | | | {sum} | | removed |\n", text(&gone.title)));
    }
    out.push('\n');
    out
}

fn agenda(session: &SessionPlan) -> String {
    let mut out = format!("<details><summary>{}</summary>\n\n", text(&name(session)));
    for meeting in session.meetings.iter().filter(|meeting| !meeting.items.is_empty()) {
        out.push_str(&items(session, meeting));
    }
    out.push_str("</details>\n\n");
    out
}

fn items(session: &SessionPlan, meeting: &MeetingPlan) -> String {
    let mut out = String::new();
    if session.meetings.len() > 1 && !meeting.title.is_empty() {
        out.push_str(&format!("**{}**\n\n", text(&meeting.title)));
    }
    out.push_str("| | | Item | |\n| --- | --- | --- | ---: |\n");
    for item in &meeting.items {
        let mut words = format!("{}{}", "&emsp;".repeat(item.depth), text(&item.title));
        if item.wait > 0 {
            words.push_str(&format!(" *(after {} min of waiting)*", item.wait));
        }
        if item.late > 0 {
            words.push_str(&format!(" **({} min late)**", item.late));
        }
        let clock = item.clock.as_deref().filter(|_| !item.room).unwrap_or_default();
        let minutes = item.minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default();
        out.push_str(&format!("| {clock} | {} | {words} | {minutes} |\n", item.number));
    }
    out.push_str(&format!("| | | | **{} min** |\n\n", meeting.sum));
    out
}

/// An author's words as words: nothing in them makes a cell, a tag, a link or calls a person.
pub fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Code hosts tell a person who is named with this sign, and link the number after the other.
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '\n' | '\r' => out.push(' '),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}
