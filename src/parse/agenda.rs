//! The numbered list of an agenda: items, their times and their parts.

use super::shapes::split_at;
use super::{loose_times, times};
use crate::diagnostic::Diagnostic;
use crate::keys::dates;
use crate::model::markdown::{Event, Events, Tag, inside, opening, plain, siblings, span_of};
use crate::model::{Agenda, AgendaItem, Block, Date, EventRange, PartOrder};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Reads an agenda. None when there is no numbered list.
pub fn read(
    source: &Source,
    events: &Events<'_>,
    range: EventRange,
    block: &Block,
    problems: &mut Vec<Diagnostic>,
) -> Option<Agenda> {
    let (intro, list, outro) = split_at(events, range, |tag| matches!(tag, Some(Tag::List(Some(_)))))?;
    Some(Agenda {
        intro,
        items: items(source, events, list, problems),
        outro,
        day: day(source, block, problems),
        at: pinned(&block.title, block.title_span.start as usize),
    })
}

/// A day in the title, such as `2027-02-12`.
fn day(source: &Source, block: &Block, problems: &mut Vec<Diagnostic>) -> Option<Date> {
    let words = block.title.split([' ', '\u{a0}', ',', ';', ':', '(', ')']);
    let word = words.into_iter().find(|word| {
        let parts: Vec<&str> = word.split('-').collect();
        parts.len() == 3 && parts.iter().all(|part| part.parse::<u16>().is_ok())
    })?;
    match dates::day(word) {
        Ok(date) => Some(date),
        Err(unread) => {
            let start = block.title_span.start as usize + block.title.find(word).unwrap_or_default();
            let place = Span::new(start, start + word.len());
            let problem = Diagnostic::new(Rule::AgendaDay, &source.path, place, unread.message);
            problems.push(match unread.better {
                Some(better) => problem.fix(place, better),
                None => problem.help("a day is written `2027-02-12`: year, month, day"),
            });
            None
        }
    }
}

fn items(
    source: &Source,
    events: &Events<'_>,
    list: EventRange,
    problems: &mut Vec<Diagnostic>,
) -> Vec<AgendaItem> {
    let items: Vec<EventRange> = siblings(events, inside(list)).collect();
    check_numbers(source, events, &items, problems);
    let first = match opening(events, list) {
        Some(Tag::List(Some(first))) => *first,
        _ => 1,
    };
    let numbered = (first..).zip(items);
    numbered.map(|(number, at)| item(source, events, number, at, problems)).collect()
}

fn item(
    source: &Source,
    events: &Events<'_>,
    number: u64,
    at: EventRange,
    problems: &mut Vec<Diagnostic>,
) -> AgendaItem {
    let nodes: Vec<EventRange> = siblings(events, inside(at)).collect();
    let (mut text, mut rest) = first_text(events, inside(at), &nodes);
    let span = span_of(events, text);
    let mut words = source.slice(span);
    let mut line_end = None;
    if let times::Trailing::None = times::trailing(words) {
        // The time may end the first line when more words follow on the next.
        let first = words.lines().next().unwrap_or_default().trim_end_matches(['\\', ' ', '\t']);
        if !matches!(times::trailing(first), times::Trailing::None) {
            words = first;
            line_end = Some(span.start as usize + first.len());
        }
    }
    let (duration, end) = times::read_trailing(words, span.start as usize, &source.path, problems);
    let mut body = Vec::new();
    if let Some(line_end) = line_end {
        let cut = events[text.range()].iter().position(|(event, at)| {
            at.start as usize >= line_end && matches!(event, Event::SoftBreak | Event::HardBreak)
        });
        if let Some(cut) = cut {
            let cut = text.start + u32::try_from(cut).unwrap_or(0);
            body.push(EventRange { start: cut + 1, end: text.end });
            text.end = cut;
        }
    }
    let (mut parts, mut order) = (Vec::new(), PartOrder::InTurn);
    if let Some(list) =
        rest.iter().position(|node| matches!(opening(events, *node), Some(Tag::List(Some(_)))))
    {
        parts = items(source, events, rest.remove(list), problems);
    } else if let Some(list) = rest.iter().position(|node| are_rooms(source, events, *node)) {
        parts = items(source, events, rest.remove(list), problems);
        order = PartOrder::AtOnce;
    } else {
        tell_loose(source, events, &rest, problems);
    }
    body.extend(rest);
    let shown = words[..end].trim_end();
    let pinned = pinned(shown, span.start as usize);
    let shown = without_pinned(shown, span, pinned);
    let plain_words = words_of(events, text);
    AgendaItem {
        number,
        text,
        text_end: Span::new(0, span.start as usize + shown.len()).end,
        is_break: is_break(&plain_words),
        pinned,
        link: link(events, text),
        plain: plain_words,
        duration,
        body,
        parts,
        order,
        span: span_of(events, at),
    }
}

/// Whether a construct is a list of bullets that end in times: what happens side by side, in rooms.
fn are_rooms(source: &Source, events: &Events<'_>, node: EventRange) -> bool {
    matches!(opening(events, node), Some(Tag::List(None)))
        && siblings(events, inside(node)).any(|item| {
            let nodes: Vec<EventRange> = siblings(events, inside(item)).collect();
            let (text, _) = first_text(events, inside(item), &nodes);
            let words = source.slice(span_of(events, text));
            let first = words.lines().next().unwrap_or_default().trim_end_matches(['\\', ' ', '\t']);
            [words, first].iter().any(|words| matches!(times::trailing(words), times::Trailing::Time { .. }))
        })
}

/// Bullets with times that are not at their end are no parts.
fn tell_loose(source: &Source, events: &Events<'_>, nodes: &[EventRange], problems: &mut Vec<Diagnostic>) {
    for list in nodes.iter().filter(|node| matches!(opening(events, **node), Some(Tag::List(None)))) {
        for bullet in siblings(events, inside(*list)) {
            let nodes: Vec<EventRange> = siblings(events, inside(bullet)).collect();
            let span = span_of(events, first_text(events, inside(bullet), &nodes).0);
            loose_times::read(source.slice(span), span.start as usize, &source.path, problems);
        }
    }
}

/// The item's first words, and the constructs after them.
fn first_text(events: &Events<'_>, inner: EventRange, nodes: &[EventRange]) -> (EventRange, Vec<EventRange>) {
    match nodes.first() {
        Some(first) if matches!(opening(events, *first), Some(Tag::Paragraph)) => {
            (inside(*first), nodes[1..].to_vec())
        }
        _ => {
            let block = nodes.iter().position(|node| match opening(events, *node) {
                Some(tag) => !is_inline(tag),
                None => false,
            });
            let block = block.unwrap_or(nodes.len());
            let end = nodes.get(block).map_or(inner.end, |node| node.start);
            (EventRange { start: inner.start, end }, nodes[block..].to_vec())
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

/// The words of the first line without markup and without its time.
fn words_of(events: &Events<'_>, text: EventRange) -> String {
    let mut words = plain(&events[text.range()]);
    if let times::Trailing::Time { start, .. } | times::Trailing::Meant { start, .. } =
        times::trailing(&words)
    {
        words.truncate(start);
        words.truncate(words.trim_end().len());
    } else {
        words.truncate(loose_times::words(&words).len());
    }
    words
}

/// What a break is called, in the languages of the theme and some of their neighbours.
const BREAKS: [&str; 6] = ["break", "pausa", "descanso", "receso", "pause", "intervalo"];

/// `Break`, `Break, with tea`, `Break at 12:00`, `Lunch break`; but not `Break into pairs`.
fn is_break(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    let Some(rest) = BREAKS.iter().find_map(|name| words.strip_prefix(name)) else {
        return words.ends_with(" break");
    };
    let next = rest.chars().next().is_none_or(|letter| !letter.is_alphanumeric());
    let more = rest.trim_start();
    next && (more.starts_with("at ") || !more.starts_with(char::is_alphanumeric))
}

/// `at 12:00`: minutes after midnight.
fn pinned(words: &str, offset: usize) -> Option<(u32, Span)> {
    let (start, _) = words.match_indices("at ").find(|(start, _)| {
        let before = words[..*start].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric()) && clock(&words[start + 3..]).is_some()
    })?;
    let (minutes, length) = clock(&words[start + 3..])?;
    Some((minutes, Span::new(offset + start, offset + start + 3 + length)))
}

/// The words before a pinned time at their end, which is drawn apart.
fn without_pinned(words: &str, span: Span, pinned: Option<(u32, Span)>) -> &str {
    let Some((_, place)) = pinned else { return words };
    let bare = words.trim_end_matches(['*', '_', '~']);
    if span.start as usize + bare.len() != place.end as usize {
        return words;
    }
    words[..(place.start - span.start) as usize].trim_end_matches([' ', '\u{a0}', ','])
}

fn clock(words: &str) -> Option<(u32, usize)> {
    let length = words.find(|letter: char| !letter.is_ascii_digit() && letter != ':').unwrap_or(words.len());
    let (hour, minute) = words[..length].split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, (minute.len() == 2).then(|| minute.parse().ok())??);
    (hour < 24 && minute < 60).then_some((hour * 60 + minute, length))
}

fn link(events: &Events<'_>, text: EventRange) -> Option<String> {
    events[text.range()].iter().find_map(|(event, _)| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    })
}

/// Numbers count up by one; a list of only `1.` leaves the counting to us.
fn check_numbers(source: &Source, events: &Events<'_>, items: &[EventRange], problems: &mut Vec<Diagnostic>) {
    let numbers: Vec<(u64, Span)> =
        items.iter().filter_map(|item| number(source, span_of(events, *item))).collect();
    if numbers.len() != items.len() || numbers.iter().all(|(number, _)| *number == numbers[0].0) {
        return;
    }
    for pair in numbers.windows(2) {
        let ((before, _), (number, span)) = (pair[0], pair[1]);
        if number == before + 1 {
            continue;
        }
        let words = if number > before + 1 {
            format!("the agenda goes from item {before} to item {number}: item {} is missing", before + 1)
        } else {
            format!("item {number} of the agenda follows item {before}")
        };
        let problem = Diagnostic::new(Rule::AgendaNumber, &source.path, span, words);
        problems.push(
            problem.help(format!("number this item {}", before + 1)).fix(span, (before + 1).to_string()),
        );
    }
}

fn number(source: &Source, item: Span) -> Option<(u64, Span)> {
    let words = source.slice(item);
    let lead = words.len() - words.trim_start().len();
    let digits = words[lead..].bytes().take_while(u8::is_ascii_digit).count();
    let start = item.start as usize + lead;
    words[lead..lead + digits].parse().ok().map(|number| (number, Span::new(start, start + digits)))
}
