//! How much text there is, as it would stand on a slide: words, and lines of about sixty letters.

use super::markdown::{Event, Events, Tag, TagEnd, read_alone};
use super::{AgendaItem, Block, BlockName, EventRange, Part, Shape};

/// Words and lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    pub words: u32,
    pub lines: u32,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Lines alone, which is far quicker: words stay 0.
    Lines,
    LinesAndWords,
}

/// Letters in a line across a slide.
const LINE: usize = 60;

/// Lines that a picture takes.
const PICTURE: u32 = 6;

/// Lines that the empty rows of a table take, however many there are.
const BLANK_ROWS: u32 = 2;

impl Amount {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { words: self.words.saturating_add(other.words), lines: self.lines.saturating_add(other.lines) }
    }
}

/// The same beside a timer, which takes a third of the slide.
const BESIDE_TIMER: usize = 42;

/// The same on one of two sides.
const SIDE: usize = 27;

/// The amount of a stretch of Markdown.
pub fn of_range(events: &Events<'_>, range: EventRange, measure: Measure) -> Amount {
    within(events, range, LINE, measure)
}

fn within(events: &Events<'_>, range: EventRange, line: usize, measure: Measure) -> Amount {
    let mut count = Count::new(line, measure);
    let end = range.range().end.min(events.len());
    for (event, _) in events.get(range.range().start..end).unwrap_or_default() {
        count.event(event);
    }
    count.line();
    count.amount
}

/// The amount of a block, with its title; without what only facilitators read.
pub fn of_block(events: &Events<'_>, block: &Block, measure: Measure) -> Amount {
    let line = match (&block.shape, block.duration) {
        (Shape::Sides(_), _) => SIDE,
        (_, Some(_)) if block.name.is_timed() => BESIDE_TIMER,
        _ => LINE,
    };
    let title = read_alone(&block.title);
    let mut amount = of_range(&title, EventRange::new(0, title.len()), measure);
    let mut inner = Amount::default();
    for part in &block.parts {
        inner = inner.and(match part {
            Part::Prose(range) => within(events, *range, line, measure),
            Part::Block(block) if matches!(block.name, BlockName::Facilitator | BlockName::Handout) => {
                Amount::default()
            }
            Part::Block(block) => of_block(events, block, measure),
        });
    }
    match &block.shape {
        // The two sides stand beside each other, with room between the lines of each.
        Shape::Sides(_) => inner.lines = inner.lines.saturating_mul(3).div_ceil(4),
        // Of maps the picture is shown, and the words before it.
        Shape::Map(found) => {
            inner = of_range(events, found.intro, measure);
            inner.lines = inner.lines.saturating_add(PICTURE);
        }
        Shape::Network(_) => inner = Amount { words: 0, lines: PICTURE },
        // Rows have room between them.
        Shape::Entries(_) => inner.lines = inner.lines.saturating_mul(4) / 3,
        Shape::Agenda(found) => inner.lines = rows(&found.items, ROW).div_ceil(10),
        Shape::Text | Shape::Quote(_) | Shape::Drawing(_) => {}
    }
    amount = amount.and(inner);
    // What it is and how long stands above.
    amount.lines = amount.lines.saturating_add(1);
    amount
}

/// Tenths of a line that a row of an agenda takes, and a row inside a row.
const ROW: u32 = 13;
const INNER_ROW: u32 = 9;

fn rows(items: &[AgendaItem], row: u32) -> u32 {
    items.iter().fold(0, |sum, item| sum.saturating_add(row).saturating_add(rows(&item.parts, INNER_ROW)))
}

/// Counts while events go by.
struct Count {
    amount: Amount,
    measure: Measure,
    /// Letters of the line that is being written.
    letters: usize,
    /// Letters in a line, and in a line of a cell within a table.
    line: usize,
    width: usize,
    /// Of the row of a table: the most lines of a cell.
    row: Option<u32>,
    /// Whether a cell of the row has words.
    row_has_words: bool,
    blank_rows: u32,
    /// Depth inside notes at the foot, which stand elsewhere.
    notes: usize,
}

impl Count {
    fn new(line: usize, measure: Measure) -> Self {
        Self {
            amount: Amount::default(),
            measure,
            letters: 0,
            line,
            width: line,
            row: None,
            row_has_words: false,
            blank_rows: 0,
            notes: 0,
        }
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => self.notes += 1,
            Event::End(TagEnd::FootnoteDefinition) => self.notes = self.notes.saturating_sub(1),
            _ if self.notes > 0 => {}
            Event::Text(text) | Event::Code(text) => self.text(text),
            Event::SoftBreak => self.letters += 1,
            Event::HardBreak => self.line(),
            Event::Start(Tag::Table(columns)) => self.width = self.line / columns.len().max(1),
            Event::End(TagEnd::Table) => self.width = self.line,
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                (self.row, self.row_has_words) = (Some(0), false);
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => self.end_row(),
            Event::Start(Tag::Image { .. }) => {
                self.line();
                self.amount.lines = self.amount.lines.saturating_add(PICTURE);
            }
            // The words of a picture are for those who do not see it.
            Event::End(TagEnd::Image) => self.letters = 0,
            Event::Start(Tag::List(_))
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock,
            ) => self.line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.measure == Measure::Lines && is_plain(text) {
            self.letters += text.len();
            return;
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.line();
            }
            // Blanks are short on a slide, and a space to write is left out.
            let line = line.trim_matches('_');
            self.letters += letters(line);
            if self.measure == Measure::LinesAndWords {
                self.amount.words = self.amount.words.saturating_add(words(line));
            }
        }
    }

    fn line(&mut self) {
        let lines = u32::try_from(self.letters.div_ceil(self.width.max(1))).unwrap_or(u32::MAX);
        self.letters = 0;
        if let Some(row) = &mut self.row {
            *row = (*row).max(lines);
            self.row_has_words |= lines > 0;
        } else {
            self.amount.lines = self.amount.lines.saturating_add(lines);
        }
    }

    fn end_row(&mut self) {
        let lines = self.row.take().unwrap_or(0);
        if self.row_has_words {
            self.amount.lines = self.amount.lines.saturating_add(lines);
        } else if self.blank_rows < BLANK_ROWS {
            self.blank_rows += 1;
            self.amount.lines = self.amount.lines.saturating_add(1);
        }
    }
}

/// More than this is hard to read from a chair, and more than fits in the smallest letters of a slide.
pub const FULL: Amount = Amount { words: 130, lines: 22 };

/// What reads well: said where a slide has too much.
pub const GOOD: Amount = Amount { words: 80, lines: 12 };

/// Whether each byte is a letter of one line. All bytes are looked at, which the processor does many at a time.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & !matches!(byte, b'\n' | b'_' | 0x80..))
}

/// Letters of a line, without underscores.
fn letters(line: &str) -> usize {
    if line.is_ascii() && !line.contains('_') {
        return line.len();
    }
    line.chars().filter(|letter| *letter != '_').count()
}

/// What is between spaces is a word when it has a letter or a digit.
fn words(line: &str) -> u32 {
    let words = line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    u32::try_from(words).unwrap_or(u32::MAX)
}
