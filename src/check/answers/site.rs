//! The names of the whole site: under another one, no browser finds the answers that it kept, and calendars double entries.

use super::quoted;
use crate::diagnostic::Diagnostic;
use crate::model::{Config, Curriculum, FieldList, ListedSheet, SiteId, former_calendar, is_id};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;

/// Compares the names of the site with those it was published under. `found` are the published sheets that are still
/// there: answers to others are lost under any name.
pub fn compare(
    curriculum: &Curriculum,
    list: &FieldList,
    found: &[&ListedSheet],
    problems: &mut Vec<Diagnostic>,
) {
    let now = SiteId::of(&curriculum.config);
    let has_entries = curriculum.sessions.iter().any(|session| {
        let front = &curriculum.documents[*session].front;
        front.start.is_some() && !front.draft
    });
    let answers = list.curriculum.as_str();
    let calendar = list.calendar.clone().unwrap_or_else(|| former_calendar(answers));
    let loses = !found.is_empty() && !now.knows(answers);
    let doubles = has_entries && calendar != now.calendar;
    let (rule, words) = match (loses, doubles) {
        (false, false) => return,
        (true, false) => (Rule::LostAnswers, "answers that people kept would not be found".to_owned()),
        (true, true) => (
            Rule::LostAnswers,
            "answers that people kept would not be found, and calendar entries would be doubled".to_owned(),
        ),
        (false, true) => {
            (Rule::DoubledEntries, "calendar entries that people took over would be doubled".to_owned())
        }
    };
    let (was, is) = if loses { (answers, &now.answers) } else { (calendar.as_str(), &now.calendar) };
    let words = format!("{words}: the site was published as `{}`, and now its id is `{is}`", quoted(was));
    let path = SourcePath::new("site.toml");
    let config = &curriculum.config;
    let place = config.id_span.unwrap_or_default();
    let problem = Diagnostic::new(rule, &path, place, words);
    problems.push(if is_id(answers) && is_id(&calendar) {
        keep(problem, config, answers, Some(calendar).filter(|name| has_entries && name != answers))
    } else {
        problem.help("give the site the title and the address that it had")
    });
}

/// The lines that keep the names a site was published under.
fn keep(problem: Diagnostic, config: &Config, answers: &str, calendar: Option<String>) -> Diagnostic {
    const COPY: &str = "if it is meant to be a separate training, ignore this";
    let line = format!("id = \"{answers}\"");
    let lines = match &calendar {
        Some(calendar) => format!("{line}\ncalendar_id = \"{calendar}\""),
        None => line,
    };
    let said = lines.replace('\n', "` and `");
    match (config.id_span, &config.calendar_id) {
        (None, None) => {
            let help = format!("to keep the old names, write `{said}` at the top of `site.toml`; {COPY}");
            problem.help(help).fix(Span::default(), format!("{lines}\n"))
        }
        (Some(span), None) if calendar.is_none() => problem
            .help(format!("to keep the old name, write `{said}` in `site.toml`; {COPY}"))
            .fix(span, answers),
        (Some(_), _) | (None, Some(_)) => {
            let without = if calendar.is_none() { ", without `calendar_id`" } else { "" };
            problem.help(format!("to keep the old names, write `{said}` in `site.toml`{without}; {COPY}"))
        }
    }
}
