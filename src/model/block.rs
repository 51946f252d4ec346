//! The blocks of the language: their names, what a table says of each, and their parsed form.

use super::{Agenda, Duration, EventRange, Map, Network};
use crate::source::Span;

/// A stretch of a text: ordinary Markdown, or a block.
#[derive(Debug, Clone)]
pub enum Part {
    Prose(EventRange),
    Block(Box<Block>),
}

/// One `:::` block.
#[derive(Debug, Clone)]
pub struct Block {
    pub name: BlockName,
    /// The rest of the opening line without the time and the id; Markdown.
    pub title: String,
    pub title_span: Span,
    pub duration: Option<Duration>,
    /// Id of the block on the page.
    pub id: String,
    /// From the opening line to the closing one.
    pub span: Span,
    /// The opening line.
    pub opening: Span,
    pub parts: Vec<Part>,
    pub shape: Shape,
    /// Who has how long, where its text says so and the times add up to the block's.
    pub turns: Vec<Turn>,
}

/// One turn of a block: an item of its numbered list, which ends in a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub minutes: u32,
    /// The bold words it begins with, else its first words.
    pub words: String,
}

/// What the text of a block was found to be. The ranges are within the block's own Markdown, before any inner block.
#[derive(Debug, Clone)]
pub enum Shape {
    Text,
    Agenda(Agenda),
    Entries(Entries),
    Sides(Sides),
    Quote(Quote),
    Map(Map),
    Network(Network),
    Drawing(Drawing),
}

/// `principles` and `steps`: a list with an address for each item.
#[derive(Debug, Clone)]
pub struct Entries {
    pub intro: EventRange,
    pub entries: Vec<Entry>,
    pub outro: EventRange,
}

/// One principle or step.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: String,
    /// The bold words at the start: inline events, empty without.
    pub term: EventRange,
    /// The rest of the item.
    pub body: EventRange,
    pub span: Span,
}

/// `do-dont`: what to do and what not.
#[derive(Debug, Clone)]
pub struct Sides {
    pub intro: EventRange,
    pub left_title: EventRange,
    /// One range an item.
    pub left: Vec<EventRange>,
    pub right_title: EventRange,
    pub right: Vec<EventRange>,
    pub outro: EventRange,
}

/// `quote`: words, and the last line that says whose they are.
#[derive(Debug, Clone)]
pub struct Quote {
    pub words: EventRange,
    /// Inline events after the dash.
    pub attribution: Option<EventRange>,
    /// Where the attribution begins in the file, after the dash.
    pub attribution_start: u32,
}

/// `drawing`: empty space.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Height in writing lines.
    pub lines: u32,
    /// The text without the line that says the size.
    pub words: Vec<EventRange>,
}

/// What the table of blocks says of one name.
#[derive(Debug)]
pub struct BlockRow {
    pub block: BlockName,
    pub name: &'static str,
    /// Other names that are accepted.
    pub also: &'static [&'static str],
    /// What other programs and people call such a block.
    pub instead: &'static [&'static str],
    /// Whether fields inside can be filled on screen.
    pub live_fields: bool,
    /// What it is, for the docs and for messages.
    pub summary: &'static str,
}

macro_rules! blocks {
    ($($variant:ident $name:literal $also:expr, $instead:expr, $live:literal, $summary:literal;)*) => {
        /// The name of a block. Every output matches it without `_`, so that a new one must be answered everywhere.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum BlockName { $(#[doc = $summary] $variant,)* }

        /// The table of blocks, in the order of the language.
        pub const BLOCKS: &[BlockRow] = &[
            $(BlockRow { block: BlockName::$variant, name: $name, also: &$also, instead: &$instead, live_fields: $live, summary: $summary },)*
        ];
    };
}

blocks! {
    Objectives "objectives" [], ["goals", "outcomes", "aims"], false, "What people will be able to do: a list at the start of a lesson.";
    Keypoints "keypoints" [], ["summary", "takeaways", "key-points"], false, "What to take away: a list at the end of a lesson.";
    Materials "materials" [], [], false, "What to have at hand: a list.";
    Agreements "agreements" [], [], false, "Community agreements: written once with a list, shown elsewhere by an empty block.";
    Icebreaker "icebreaker" [], [], false, "A prompt to arrive with.";
    Discussion "discussion" ["questions"], ["question", "talk"], false, "A prompt that people talk about.";
    Reflection "reflection" [], ["journal"], true, "A prompt that people write about.";
    Agenda "agenda" [], ["schedule"], false, "A numbered list whose items end in a time, such as `(8 min)`.";
    Activity "activity" [], ["exercise", "task"], false, "Something a group does, with a time.";
    Breakout "breakout" [], ["group", "groups", "pairs"], false, "Work in small groups: size, prompt, and how to come back.";
    Roleplay "roleplay" [], [], false, "Who plays what, and when to switch.";
    Definition "definition" [], ["term"], false, "A term, in the title, and its meaning.";
    Principles "principles" [], [], false, "A list of bold terms, each with its gloss.";
    Steps "steps" [], [], false, "Ordered acts, each with an address of its own.";
    DoDont "do-dont" ["dos-and-donts"], [], false, "Two lists headed Do and Don't, or a table of two columns.";
    Challenge "challenge" [], ["problem"], false, "A challenge, in the title, and its response.";
    Tool "tool" [], [], false, "A practical tool: what it is for, when, how.";
    Quote "quote" [], ["testimonial", "quotation", "epigraph"], false, "Words with an attribution: last line `— Name, role`.";
    Worksheet "worksheet" [], ["form"], true, "Fields to fill.";
    Commitments "commitments" [], ["next-steps"], true, "Next steps: what, who, by when.";
    Map "map" [], [], true, "Partner map: quadrants × rings.";
    Network "network" [], [], true, "Relationship map: people, groups and ties.";
    Drawing "drawing" [], [], false, "Empty space to draw in, with a size.";
    Notes "notes" [], [], true, "Workshop notes: what the group said beside what the facilitator noted.";
    Facilitator "facilitator" ["instructor"], ["trainer", "teacher", "instructor-note"], false, "For trainers only: absent from every participant output.";
    Handout "handout" [], [], false, "On paper and web, not on slides.";
    Callout "callout" [], ["note", "tip", "info", "important", "warning", "caution", "danger", "box", "prereq", "solution", "hint", "spoiler", "checklist", "details", "admonition"], false, "A box that stands out, as the five alert quotes do.";
}

impl BlockName {
    pub fn row(self) -> &'static BlockRow {
        &BLOCKS[self as usize]
    }

    /// Whether people do such a block by the clock.
    pub fn is_timed(self) -> bool {
        match self {
            Self::Activity
            | Self::Breakout
            | Self::Roleplay
            | Self::Discussion
            | Self::Reflection
            | Self::Icebreaker => true,
            Self::Facilitator
            | Self::Agreements
            | Self::Objectives
            | Self::Keypoints
            | Self::Materials
            | Self::Agenda
            | Self::Definition
            | Self::Principles
            | Self::Steps
            | Self::DoDont
            | Self::Challenge
            | Self::Tool
            | Self::Quote
            | Self::Worksheet
            | Self::Commitments
            | Self::Map
            | Self::Network
            | Self::Drawing
            | Self::Notes
            | Self::Handout
            | Self::Callout => false,
        }
    }

    /// The block that another program's name stands for, as in `{.callout-note}` or `tip[My title]`.
    pub fn meant(name: &str) -> Option<Self> {
        let bare = name.trim_start_matches(['{', '.']).to_lowercase();
        let end = bare.find(|letter: char| !letter.is_alphanumeric() && letter != '-').unwrap_or(bare.len());
        let bare = &bare[..end];
        let is_so = |row: &&BlockRow| row.name == bare || row.instead.contains(&bare);
        let row = BLOCKS.iter().find(is_so);
        row.map(|row| row.block).or_else(|| bare.starts_with("callout-").then_some(Self::Callout))
    }

    /// The block called so, by its own name or another accepted one.
    pub fn find(name: &str) -> Option<Self> {
        BLOCKS.iter().find(|row| row.name == name || row.also.contains(&name)).map(|row| row.block)
    }
}

impl Block {
    /// Whether anything is written in the block.
    pub fn has_words(&self) -> bool {
        !self.parts.is_empty()
    }

    /// The ids of its principles or steps.
    pub fn entry_ids(&self) -> impl Iterator<Item = &String> {
        let entries = match &self.shape {
            Shape::Entries(found) => found.entries.as_slice(),
            Shape::Text
            | Shape::Agenda(_)
            | Shape::Sides(_)
            | Shape::Quote(_)
            | Shape::Map(_)
            | Shape::Network(_)
            | Shape::Drawing(_) => &[],
        };
        entries.iter().map(|entry| &entry.id)
    }
}
