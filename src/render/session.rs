//! What only a session's page says, and the list of all sessions.

use super::article::Vantage;
use super::recap::{Recap, Steps};
use super::site::Site;
use super::view::{
    EarlierView, Link, NextStepsView, OutputLink, SeriesView, SessionItem, SessionLink, SessionView,
    SessionsView,
};
use super::when::{Zones, meetings};
use crate::model::{Address, Kind, Section, Series};
use crate::path::{OutputPath, slug};

/// When and where a session is, what came before it and what else there is of it.
pub fn session(site: &Site<'_>, index: usize, vantage: Vantage<'_>, recap: Recap) -> SessionView {
    let curriculum = site.curriculum;
    let front = &curriculum.documents[index].front;
    let series = curriculum.series_of(index);
    let is_follow_up = curriculum.is_follow_up(index);
    let follow_ups = series.filter(|_| !is_follow_up).map_or(&[][..], |(series, _)| series.follow_ups());
    SessionView {
        series: series.map(|(series, _)| Link {
            href: if site.has(&Section::Sessions.output()) {
                format!("{}#{}", vantage.href(&Section::Sessions.output()), series_id(series))
            } else {
                String::new()
            },
            title: series.title.clone(),
            language: None,
        }),
        number: front.number,
        is_follow_up,
        meetings: meetings(site, index, Zones::All, |id| vantage.inside(id)),
        location_href: front.location.clone().filter(|location| is_web(location)),
        location: front.location.clone(),
        register: register(site, index),
        facilitators: front.facilitators.clone(),
        links: links(site, index, vantage),
        earlier: recap
            .earlier
            .into_iter()
            .map(|(other, keypoints)| EarlierView { session: link(site, other, vantage), keypoints })
            .collect(),
        more_earlier: recap.more,
        next_steps: recap.steps.map(|steps| next_steps(site, steps, vantage)),
        notes: learned(site, index, Kind::Notes, vantage),
        entries: learned(site, index, Kind::Entry, vantage),
        follow_ups: follow_ups.iter().take(FOLLOW_UPS).map(|other| link(site, *other, vantage)).collect(),
    }
}

/// Workshop notes of a session, or entries that were learned at it.
fn learned(site: &Site<'_>, index: usize, kind: Kind, vantage: Vantage<'_>) -> Vec<Link> {
    site.curriculum.learned(index, kind).map(|document| vantage.link(site, document)).collect()
}

/// Sessions that follow up on a series are listed on each of its pages, so there is an end to them.
const FOLLOW_UPS: usize = 12;

fn register(site: &Site<'_>, index: usize) -> Option<String> {
    let said = site.curriculum.documents[index].front.register.as_ref()?;
    (!matches!(Address::of(&said.text), Address::Unsafe(_))).then(|| said.text.clone())
}

fn is_web(location: &str) -> bool {
    (location.starts_with("https://") || location.starts_with("http://"))
        && !location.contains(char::is_whitespace)
}

/// What is made of a session besides its page, where it is in the plan.
fn links(site: &Site<'_>, index: usize, vantage: Vantage<'_>) -> Vec<OutputLink> {
    let curriculum = site.curriculum;
    let link = |kind: &'static str, output: OutputPath, words: &str| {
        site.has(&output).then(|| OutputLink {
            kind,
            href: vantage.href(&output),
            title: site.theme.strings.get(words).to_owned(),
        })
    };
    let found = [
        link("calendar", curriculum.calendar_output(index), "add_to_calendar"),
        link("pack", curriculum.pack_output(index), "print_pack"),
        link("slides", curriculum.slides_output(index), "session_slides"),
    ];
    found.into_iter().flatten().collect()
}

fn link(site: &Site<'_>, session: usize, vantage: Vantage<'_>) -> SessionLink {
    let document = &site.curriculum.documents[session];
    SessionLink {
        href: vantage.document(site, session, None),
        title: document.title().to_owned(),
        number: document.front.number,
        date: document.front.start.map(|start| site.date(start.date)),
        language: site.title_language(session),
    }
}

fn next_steps(site: &Site<'_>, steps: Steps, vantage: Vantage<'_>) -> NextStepsView {
    let plain = steps.title.replace(['*', '`'], "");
    let is_empty = plain.trim().is_empty();
    NextStepsView {
        href: vantage.document(site, steps.session, Some(&steps.block)),
        title: if is_empty { site.theme.strings.get("block_commitments").to_owned() } else { plain },
        session: site.curriculum.documents[steps.session].title().to_owned(),
        words: steps.words,
    }
}

/// Where a series stands in the list of sessions.
fn series_id(series: &Series) -> String {
    let name = slug(&series.title);
    if name.is_empty() { "series--".to_owned() } else { format!("series--{name}") }
}

/// All sessions: by series, then those that stand alone. `page` is the list.
pub fn sessions(site: &Site<'_>, page: &OutputPath) -> SessionsView {
    let curriculum = site.curriculum;
    let items = |sessions: &[usize]| sessions.iter().map(|session| item(site, page, *session)).collect();
    let single: Vec<usize> = (curriculum.sessions.iter().copied())
        .filter(|session| !curriculum.series_places.contains_key(session))
        .collect();
    let calendar = curriculum.calendars_output();
    SessionsView {
        series: curriculum
            .series
            .iter()
            .map(|series| SeriesView {
                id: series_id(series),
                title: series.title.clone(),
                sessions: items(series.main()),
                follow_ups: items(series.follow_ups()),
            })
            .collect(),
        single: items(&single),
        calendar: site.has(&calendar).then(|| Link {
            href: page.href_to(&calendar),
            title: site.theme.strings.get("calendar_all").to_owned(),
            language: None,
        }),
    }
}

fn item(site: &Site<'_>, page: &OutputPath, session: usize) -> SessionItem {
    let document = &site.curriculum.documents[session];
    let front = &document.front;
    let own = site.output(session);
    SessionItem {
        language: site.title_language(session),
        href: page.href_to(own),
        title: document.title().to_owned(),
        number: front.number,
        summary: front.summary.clone(),
        location: front.location.clone(),
        meetings: meetings(site, session, Zones::Own, |id| page.href_to_anchor(own, id)),
        time: site.curriculum.length(session).map(|minutes| site.time(minutes)),
        register: register(site, session),
    }
}
