//! The turns of a block whose text says who has how long: a numbered list whose items all end in times that add up to
//! the block's own, or an agenda inside.

use super::times::{Trailing, trailing};
use crate::model::markdown::{Event, Events, Tag, TagEnd, inside, opening, plain, siblings};
use crate::model::{AgendaItem, Block, EventRange, Part, PartOrder, Shape, Turn};

/// Longer words of a turn, in letters, are cut.
const LONGEST: usize = 60;

/// Finds the turns of a block that people do by the clock.
pub fn read(events: &Events<'_>, block: &Block) -> Vec<Turn> {
    let Some(time) = block.duration.filter(|_| block.name.is_timed()) else { return Vec::new() };
    let found = block.parts.iter().find_map(|part| match part {
        Part::Block(inner) => of_agenda(inner),
        Part::Prose(range) => of_list(events, *range),
    });
    let adds_up = |turns: &Vec<Turn>| {
        turns.len() > 1
            && turns.iter().map(|turn| u64::from(turn.minutes)).sum::<u64>() == u64::from(time.minutes)
    };
    found.filter(adds_up).unwrap_or_default()
}

fn of_agenda(block: &Block) -> Option<Vec<Turn>> {
    let Shape::Agenda(agenda) = &block.shape else { return None };
    let mut turns = Vec::new();
    let mut waiting: Vec<&AgendaItem> = agenda.items.iter().rev().collect();
    while let Some(item) = waiting.pop() {
        if item.order == PartOrder::InTurn && !item.parts.is_empty() {
            waiting.extend(item.parts.iter().rev());
        } else {
            turns.push(Turn { minutes: item.duration?.minutes, words: short(&item.plain) });
        }
    }
    Some(turns)
}

fn of_list(events: &Events<'_>, range: EventRange) -> Option<Vec<Turn>> {
    let list =
        siblings(events, range).find(|node| matches!(opening(events, *node), Some(Tag::List(Some(_)))))?;
    siblings(events, inside(list)).map(|item| turn(events, item)).collect()
}

fn turn(events: &Events<'_>, item: EventRange) -> Option<Turn> {
    let item = inside(item);
    let end = events[item.range()]
        .iter()
        .position(|(event, _)| matches!(event, Event::Start(Tag::List(_)) | Event::End(TagEnd::Paragraph)))
        .map_or(item.end as usize, |at| item.start as usize + at);
    let line = &events[item.start as usize..end];
    let words = plain(line);
    let Trailing::Time { start, minutes } = trailing(&words) else { return None };
    Some(Turn { minutes, words: bold(line).unwrap_or_else(|| short(&words[..start])) })
}

/// The bold words that a line begins with.
fn bold(line: &[(Event<'_>, crate::source::Span)]) -> Option<String> {
    let first = line.iter().position(|(event, _)| !matches!(event, Event::Start(Tag::Paragraph)))?;
    matches!(line[first].0, Event::Start(Tag::Strong)).then_some(())?;
    let end = line.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Strong)))?;
    let words = short(&plain(&line[first..end]));
    (!words.is_empty()).then_some(words)
}

/// The first sentence, or as much of it as can be read at a glance.
fn short(words: &str) -> String {
    let words = words.trim();
    let sentence = words.find(['.', ':', ';', '?', '!']).map_or(words, |end| &words[..end]);
    if sentence.chars().count() <= LONGEST {
        return sentence.trim().to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{whole} …")
}
