//! How people work in an item of an agenda: together, in pairs, alone. It is told from the author's words and from the
//! blocks that the item leads to; where neither says so, nothing is said.

use super::strings::Strings;
use crate::model::{Audience, Block, BlockName, Curriculum, Document, PartOrder, Slot};
use crate::path::is_word;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Plenary,
    Pairs,
    Groups,
    Rooms,
    Alone,
    Roleplay,
    Break,
}

/// Those that words tell, the most telling first.
const TOLD: [Mode; 5] = [Mode::Pairs, Mode::Groups, Mode::Rooms, Mode::Alone, Mode::Plenary];

impl Mode {
    /// What it is called.
    pub fn label(self, strings: &Strings) -> &str {
        strings.get(match self {
            Self::Plenary => "mode_plenary",
            Self::Pairs => "mode_pairs",
            Self::Groups => "mode_groups",
            Self::Rooms => "mode_rooms",
            Self::Alone => "mode_alone",
            Self::Roleplay => "block_roleplay",
            Self::Break => "break",
        })
    }

    /// The key of the words that tell it.
    fn told_by(self) -> &'static str {
        match self {
            Self::Plenary => "mode_words_plenary",
            Self::Pairs => "mode_words_pairs",
            Self::Groups => "mode_words_groups",
            Self::Rooms => "mode_words_rooms",
            Self::Alone => "mode_words_alone",
            Self::Roleplay | Self::Break => "",
        }
    }
}

/// The modes of an item, in order; none where nothing tells.
pub fn of_slot(strings: &Strings, curriculum: &Curriculum, slot: &Slot<'_>) -> Vec<Mode> {
    if slot.item.is_break {
        return vec![Mode::Break];
    }
    let told = of_words(strings, &slot.item.plain);
    if !told.is_empty() {
        return told;
    }
    // Parts say it for themselves.
    if !slot.item.parts.is_empty() {
        return match slot.item.order {
            PartOrder::AtOnce => vec![Mode::Rooms],
            PartOrder::InTurn => Vec::new(),
        };
    }
    let Some(target) = &slot.target else { return Vec::new() };
    let document = &*curriculum.documents[target.document];
    if let Some(block) = target.block {
        return of_block(strings, document, block);
    }
    let Some((_, extent)) = curriculum.lesson_of(slot) else { return Vec::new() };
    let mut modes = Vec::new();
    for (block, audience) in document.blocks_and_audiences() {
        if audience == Audience::Everyone && extent.contains(block.opening.start) {
            let new = of_block(strings, document, block);
            modes.extend(new.into_iter().filter(|mode| !modes.contains(mode)).collect::<Vec<_>>());
        }
    }
    modes
}

/// How people work in a block: by what is written in it, else by what such a block is.
fn of_block(strings: &Strings, document: &Document, block: &Block) -> Vec<Mode> {
    let told = |among: &[Mode]| {
        let words = of_words(strings, document.source.slice(block.span));
        words.into_iter().find(|mode| among.contains(mode))
    };
    match block.name {
        BlockName::Breakout => vec![told(&[Mode::Pairs, Mode::Groups]).unwrap_or(Mode::Groups)],
        BlockName::Roleplay => vec![told(&[Mode::Pairs, Mode::Groups]).unwrap_or(Mode::Roleplay)],
        BlockName::Reflection | BlockName::Worksheet | BlockName::Commitments => {
            vec![told(&[Mode::Pairs, Mode::Groups]).unwrap_or(Mode::Alone)]
        }
        BlockName::Icebreaker | BlockName::Discussion | BlockName::Activity => {
            vec![told(&TOLD).unwrap_or(Mode::Plenary)]
        }
        BlockName::Facilitator
        | BlockName::Agreements
        | BlockName::Objectives
        | BlockName::Keypoints
        | BlockName::Materials
        | BlockName::Agenda
        | BlockName::Definition
        | BlockName::Principles
        | BlockName::Steps
        | BlockName::DoDont
        | BlockName::Challenge
        | BlockName::Tool
        | BlockName::Quote
        | BlockName::Map
        | BlockName::Network
        | BlockName::Drawing
        | BlockName::Notes
        | BlockName::Handout
        | BlockName::Callout => Vec::new(),
    }
}

/// The modes that some words name, the most telling first: "together in pairs" is in pairs.
fn of_words(strings: &Strings, words: &str) -> Vec<Mode> {
    let words = words.to_lowercase();
    let named = |mode: &Mode| names(strings.get(mode.told_by()), &words);
    let mut modes: Vec<Mode> = TOLD.into_iter().filter(named).collect();
    if modes.len() > 1 {
        modes.retain(|mode| *mode != Mode::Plenary);
    }
    modes
}

/// Whether a text in small letters has one of the phrases of a list with commas, as whole words.
pub fn names(list: &str, text: &str) -> bool {
    phrases(list).any(|phrase| {
        text.match_indices(phrase).any(|(at, _)| {
            let before = text[..at].chars().next_back().is_some_and(is_word);
            let after = text[at + phrase.len()..].chars().next().is_some_and(is_word);
            !before && !after
        })
    })
}

/// Whether a text in small letters begins with one of the phrases of a list with commas.
pub fn begins(list: &str, text: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(is_word);
    phrases(list).any(|phrase| text.strip_prefix(phrase).is_some_and(ends))
}

fn phrases(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|phrase| !phrase.is_empty())
}
