//! `:::` blocks: opened by colons and a name, closed by colons alone. Strict, with places.

use super::ids::{Ids, trailing_id};
use super::{shapes, times, turns};
use crate::diagnostic::{Diagnostic, nearest};
use crate::limit::BLOCK_DEPTH;
use crate::model::markdown::{self, Border, Event, Reading, Tag};
use crate::model::{BLOCKS, Block, BlockName, Duration, EventRange, Part, Shape, Size};
use crate::path::compose;
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Cuts the events of a file into prose and blocks.
pub fn read(
    source: &Source,
    reading: &Reading<'_>,
    ids: &mut Ids,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Part> {
    let mut open: Vec<Open> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    let mut from = 0;
    // Blocks that are too deep are not cut out, so that nothing that walks through blocks goes deeper.
    let mut too_deep = 0_usize;
    let openings = openings(source, reading, ids, problems);
    for (border, opening) in reading.borders.iter().zip(openings) {
        // Inside a list item or quotation it cuts nothing.
        if !border.nested {
            push_prose(&mut parts, from, border.event);
            from = border.event + 1;
        }
        match opening {
            Line::Nested => problems.push(indented(source, border.line)),
            Line::Close if too_deep > 0 => too_deep -= 1,
            Line::Close => match open.pop() {
                Some(block) => {
                    let done =
                        block.close(source, reading, std::mem::take(&mut parts), border.line, ids, problems);
                    parts = done.0;
                    parts.extend(done.1);
                }
                None => problems.push(stray(source, border)),
            },
            Line::Open(_) if open.len() >= BLOCK_DEPTH => {
                if too_deep == 0 {
                    let words = format!("blocks are nested more than {BLOCK_DEPTH} deep");
                    let problem = Diagnostic::new(Rule::DeepNesting, &source.path, border.line, words);
                    problems.push(problem.help("close a block first"));
                }
                too_deep += 1;
            }
            Line::Open(opening) => open.push(Open { opening: *opening, outer: std::mem::take(&mut parts) }),
        }
    }
    push_prose(&mut parts, from, reading.events.len());
    let end = Span::new(source.text.len(), source.text.len());
    while let Some(block) = open.pop() {
        problems.push(unclosed(source, &block.opening));
        let done = block.close(source, reading, std::mem::take(&mut parts), end, ids, problems);
        parts = done.0;
        parts.extend(done.1);
    }
    deep_lines(source, reading, problems);
    parts
}

/// What a line of colons does.
enum Line {
    Open(Box<Opening>),
    Close,
    /// It stands inside a list item or a quotation.
    Nested,
}

/// Reads all lines of colons. Ids that authors fixed are taken before any other is made.
fn openings(
    source: &Source,
    reading: &Reading<'_>,
    ids: &mut Ids,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Line> {
    let mut lines = Vec::with_capacity(reading.borders.len());
    for border in &reading.borders {
        let words = source.slice(border.line).trim_start_matches(':');
        lines.push(if border.nested {
            Line::Nested
        } else if words.trim().is_empty() {
            Line::Close
        } else if is_end(words.trim()) {
            problems.push(end(source, border.line, words.trim()));
            Line::Close
        } else {
            let opening = Opening::read(source, border.line, problems);
            if let (Some(_), Some(id)) = (opening.name, &opening.id) {
                problems.extend(ids.fix_or_say(id, source, border.line));
            }
            Line::Open(Box::new(opening))
        });
    }
    lines
}

/// Finds lines of colons that are text to the engine, because they stand deep inside a list item or a quotation.
fn deep_lines(source: &Source, reading: &Reading<'_>, problems: &mut Vec<Diagnostic>) {
    let mut begins = true;
    for (event, span) in &reading.events {
        if let Event::Text(_) = event
            && begins
            && source.slice(*span).starts_with(":::")
            && !source.text[..span.start as usize].ends_with('\\')
        {
            problems.push(indented(source, *span));
        }
        begins =
            matches!(event, Event::Start(Tag::Paragraph | Tag::Item) | Event::SoftBreak | Event::HardBreak);
    }
}

/// A block that is not closed yet, and what stood before it.
struct Open {
    opening: Opening,
    outer: Vec<Part>,
}

/// What an opening line says.
struct Opening {
    /// None when the name is not of the language.
    name: Option<BlockName>,
    name_span: Span,
    title: String,
    title_span: Span,
    duration: Option<Duration>,
    id: Option<String>,
    /// The size in brackets at the end of a drawing's title.
    size: Option<Size>,
    line: Span,
}

impl Opening {
    fn read(source: &Source, line: Span, problems: &mut Vec<Diagnostic>) -> Self {
        let text = source.slice(line);
        let colons = text.len() - text.trim_start_matches(':').len();
        let after = &text[colons..];
        let words = after.trim_start();
        let start = line.start as usize + colons + (after.len() - words.len());
        let length = name_length(words);
        let name_span = Span::new(start, start + length);
        let found = BlockName::find(&words[..length]);
        if found.is_none() {
            problems.push(unknown(source, name_span, &words[..length]));
        }
        let rest = &words[length..];
        let lead = rest.len() - rest.trim_start().len();
        let mut title = rest.trim().trim_end_matches(':').trim_end();
        let offset = start + length + lead;
        let mut id = None;
        if let Some((before, named)) = block_id(title) {
            id = Some(compose(named).into_owned());
            title = before;
        }
        let (duration, end) = times::read_trailing(title, offset, &source.path, problems);
        title = title[..end].trim_end();
        if id.is_none()
            && let Some((before, named)) = block_id(title)
        {
            id = Some(compose(named).into_owned());
            title = before;
        }
        let mut size = None;
        if found == Some(BlockName::Drawing)
            && let Some((before, said)) = shapes::title_size(title)
        {
            size = Some(said);
            title = before;
        }
        let title_span = Span::new(offset, offset + title.len());
        Self { name: found, name_span, title: title.to_owned(), title_span, duration, id, size, line }
    }
}

/// An id at the end of a title is the block's, unless it follows the underscores of a field.
fn block_id(title: &str) -> Option<(&str, &str)> {
    trailing_id(title).filter(|(before, _)| !before.ends_with("____"))
}

impl Open {
    /// Gives what stood before the block, and the block itself; the parts of one with an unknown name stand alone.
    fn close(
        self,
        source: &Source,
        reading: &Reading<'_>,
        inner: Vec<Part>,
        end: Span,
        ids: &mut Ids,
        problems: &mut Vec<Diagnostic>,
    ) -> (Vec<Part>, Vec<Part>) {
        let Some(name) = self.opening.name else { return (self.outer, inner) };
        let id = self.opening.id.unwrap_or_else(|| {
            let words = markdown::plain(&markdown::read_alone(&self.opening.title));
            ids.claim(&words, name.row().name)
        });
        let mut block = Block {
            name,
            title: self.opening.title,
            title_span: self.opening.title_span,
            duration: self.opening.duration,
            id,
            span: self.opening.line.to(end),
            opening: self.opening.line,
            parts: inner,
            shape: Shape::Text,
            turns: Vec::new(),
        };
        block.shape = shapes::read(source, &reading.events, &block, self.opening.size, ids, problems);
        block.turns = turns::read(&reading.events, &block);
        (self.outer, vec![Part::Block(Box::new(block))])
    }
}

fn push_prose(parts: &mut Vec<Part>, from: usize, to: usize) {
    if from < to {
        parts.push(Part::Prose(EventRange::new(from, to)));
    }
}

/// How long the name is, with what other programs put in brackets after it: `tip[My title]`, `{.note title="My title"}`.
fn name_length(words: &str) -> usize {
    let bare = words.find(char::is_whitespace).unwrap_or(words.len());
    let bracket = words[..bare].find(['[', '{']);
    let end = bracket.and_then(|at| {
        let closing = if words[at..].starts_with('[') { ']' } else { '}' };
        Some(at + words[at..].find(closing)? + 1)
    });
    end.unwrap_or(bare)
}

fn unknown(source: &Source, span: Span, name: &str) -> Diagnostic {
    let names = || BLOCKS.iter().flat_map(|row| std::iter::once(row.name).chain(row.also.iter().copied()));
    let problem =
        Diagnostic::new(Rule::UnknownBlock, &source.path, span, format!("there is no block called `{name}`"));
    let near = BlockName::meant(name).map(|block| block.row().name).or_else(|| nearest(name, names()));
    if let Some(near) = near {
        let label = name.split_once('[').map_or("", |(_, label)| label.trim_end_matches(']'));
        let written = if label.is_empty() { near.to_owned() } else { format!("{near} {label}") };
        problem.help(format!("did you mean `{written}`?")).fix(span, written)
    } else {
        let all: Vec<&str> = BLOCKS.iter().map(|row| row.name).collect();
        problem.help(format!("the blocks are: {}", all.join(", ")))
    }
}

/// Whether words were written to close a block, as other programs want it: `end`, `/note`, `endnote`.
fn is_end(words: &str) -> bool {
    let lower = words.to_lowercase();
    let rest = lower.strip_prefix("end").or_else(|| lower.strip_prefix('/'));
    rest.map(|rest| rest.trim_start_matches(['-', '_', ' ']))
        .is_some_and(|name| name.is_empty() || BlockName::find(name).is_some())
}

fn end(source: &Source, line: Span, words: &str) -> Diagnostic {
    let message = format!("there is no block called `{words}`: a line of only colons ends a block");
    Diagnostic::new(Rule::UnknownBlock, &source.path, line, message).help("write `:::`").fix(line, ":::")
}

fn unclosed(source: &Source, opening: &Opening) -> Diagnostic {
    let name = source.slice(opening.name_span);
    let words = format!("the block `{name}` is opened here and never closed");
    Diagnostic::new(Rule::UnclosedBlock, &source.path, opening.line, words)
        .help("put a line with only `:::` where the block ends, with an empty line before it")
}

fn stray(source: &Source, border: &Border) -> Diagnostic {
    Diagnostic::new(
        Rule::StrayClose,
        &source.path,
        border.line,
        "these colons close a block, but none is open",
    )
    .help("remove the line, or write a name after the colons to open a block: `::: discussion`")
}

fn indented(source: &Source, line: Span) -> Diagnostic {
    Diagnostic::new(
        Rule::IndentedBlock,
        &source.path,
        line,
        "a block cannot stand inside a list item or a quotation",
    )
    .help("begin the line with the colons, without spaces before them")
}
