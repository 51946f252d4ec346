//! What a script is told of blocks that people do by the clock, so that it can put a timer beside their time.

use super::scope::Scope;
use super::view::TimerView;
use crate::model::markdown::{Event, Events};
use crate::model::{Audience, Block, BlockName, Document, EventRange, Part};
use crate::path::is_word;

/// Whether anything that participants see in a document has a timer.
pub fn has_timers(document: &Document) -> bool {
    let has = |block: &Block| block.name.is_timed() && block.duration.is_some_and(|time| time.minutes > 0);
    document.blocks_and_audiences().any(|(block, audience)| audience == Audience::Everyone && has(block))
}

/// The timer of a block.
pub fn timer(scope: &Scope<'_>, block: &Block) -> Option<TimerView> {
    let minutes = block.duration.filter(|_| block.name.is_timed())?.minutes;
    let seconds = minutes.checked_mul(60).filter(|seconds| *seconds > 0)?;
    let line = |turn: &crate::model::Turn| format!("{} {}", turn.minutes.saturating_mul(60), turn.words);
    let turns = block.turns.iter().map(line).collect::<Vec<_>>().join("\n");
    let changes =
        block.name == BlockName::Roleplay || (block.name == BlockName::Breakout && says_switch(scope, block));
    let half = changes && turns.is_empty();
    Some(TimerView { seconds, turns, half })
}

/// Whether the text of a block says to change places, by the words that the language has for it.
fn says_switch(scope: &Scope<'_>, block: &Block) -> bool {
    let words: Vec<String> =
        scope.strings().get("switch_words").split(',').map(|word| word.trim().to_lowercase()).collect();
    let says = |range: &EventRange| said(&scope.events, *range, &words);
    block.parts.iter().any(|part| match part {
        Part::Prose(range) => says(range),
        Part::Block(_) => false,
    })
}

fn said(events: &Events<'_>, range: EventRange, words: &[String]) -> bool {
    events.get(range.range()).unwrap_or_default().iter().any(|(event, _)| {
        let Event::Text(text) = event else { return false };
        let text = text.to_lowercase();
        let mut found = text.split(|letter: char| !is_word(letter));
        found.any(|word| words.iter().any(|known| !known.is_empty() && word == known))
    })
}
