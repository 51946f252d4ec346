//! `CommonMark` events of a text, with places. The one way from text to events: parsing and rendering both ask here
//! and get the same events, so a document need not keep them.
//!
//! The engine knows neither `:::` lines nor `____` fields, and would take them for paragraphs, rules and emphasis.
//! Before it reads, lines of colons become `***` (which ends every open construct) and runs of underscores become
//! letters of the same length that Markdown gives no meaning. Lengths do not change, so every place stays true; and
//! every borrowed text of an event is taken from the author's text, not from the disguised one.

pub mod quotes;
mod shelf;

use super::EventRange;
use super::html::Closings;
use crate::limit;
use crate::path::{is_wide, is_word};
use crate::reserved_chars::{PAIR, TRIPLE, is_free, without, without_owned};
use crate::source::Span;
pub use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, InlineStr, LinkType, Tag, TagEnd,
};
use pulldown_cmark::{Options, Parser};
pub use shelf::Shelf;
use std::borrow::Cow;

/// Events with their places in the file.
pub type Events<'s> = Vec<(Event<'s>, Span)>;

/// What the engine made of a text.
#[derive(Debug)]
pub struct Reading<'s> {
    pub events: Events<'s>,
    /// The lines of colons that are block borders: index of the event that stands for the line, and the line.
    pub borders: Vec<Border>,
    /// The definitions that links by a label lead to: index of the link's event, and the place of `[label]: address`.
    pub definitions: Vec<(usize, Span)>,
    /// What there is too much of; then there are no events at all.
    pub excess: Option<Excess>,
}

/// What a text has more of than its limit, and where that is first passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    Depth(Span),
    Pieces(Span),
}

/// A line that begins with three or more colons, outside code and raw HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Border {
    pub event: usize,
    /// The line without its indentation and line end.
    pub line: Span,
    /// Whether it stands inside a list item or a quotation.
    pub nested: bool,
}

/// The engine's options: `CommonMark`, tables, footnotes, strikethrough, task lists, alerts, smart punctuation, ids.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_SMART_PUNCTUATION)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Reads the text from `body` on. Places count from the start of `text`.
pub fn read(text: &str, body: usize) -> Reading<'_> {
    let whole = text;
    let text = whole.get(body..).unwrap_or_default();
    let (disguised, lines) = disguise(text);
    let mut events: Events = Vec::with_capacity(text.len() / 12);
    let mut borders = Vec::new();
    let mut definitions = Vec::new();
    let mut lines = lines.into_iter().peekable();
    let mut depth = 0_usize;
    let mut excess = None;
    let mut pieces = Parser::new_ext(&disguised, OPTIONS).into_offset_iter();
    while let Some((event, range)) = pieces.next() {
        match &event {
            Event::Start(tag) => {
                depth += 1;
                let definition = label(tag).and_then(|label| pieces.reference_definitions().get(label));
                definitions.extend(
                    definition.map(|found| (events.len(), Span::from(found.span.clone()).shifted(body))),
                );
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Rule => {
                while lines.next_if(|line| (line.end as usize) < range.start).is_some() {}
                if let Some(line) = lines
                    .next_if(|line| range.start <= line.start as usize && (line.start as usize) < range.end)
                {
                    borders.push(Border { event: events.len(), line: line.shifted(body), nested: depth > 0 });
                }
            }
            _ => {}
        }
        let place = || Span::new(range.start, text[..range.end].trim_end().len()).shifted(body);
        excess = match (depth > limit::DEPTH + 1, events.len() >= limit::PIECES) {
            (true, _) => Some(Excess::Depth(place())),
            (false, true) => Some(Excess::Pieces(place())),
            (false, false) => None,
        };
        if excess.is_some() {
            // Half of a text would say what nobody wrote.
            (events, borders) = (Events::new(), Vec::new());
            definitions.clear();
            break;
        }
        let event = undisguise(event, &disguised, text);
        push_merged(&mut events, event, Span::from(range).shifted(body), whole);
    }
    if text.contains(['"', '\'']) {
        quotes::set(&mut events, whole, quotes::Marks::english());
    }
    if text.contains("] {#") {
        join_ids(&mut events, whole);
    }
    Reading { events, borders, definitions, excess }
}

/// The label of a link or a picture that has its address elsewhere in the text.
fn label<'e>(tag: &'e Tag<'_>) -> Option<&'e str> {
    let (Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) = tag else { return None };
    matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut).then_some(&**id)
}

/// Reads a text that stands alone, such as a title or a value of the front matter.
pub fn read_alone(text: &str) -> Events<'_> {
    read(text, 0).events
}

/// Reads a place of a text that is one line, such as a title. None when on a line of its own it would be more than
/// words: a list, a heading.
pub fn read_line(text: &str, place: Span) -> Option<Events<'_>> {
    let range = place.range();
    let mut events = read(text.get(..range.end)?, range.start).events;
    let all = EventRange::new(0, events.len());
    let only = siblings(&events, all).next().filter(|first| *first == all)?;
    matches!(opening(&events, only), Some(Tag::Paragraph)).then(|| {
        events.pop();
        events.remove(0);
        events
    })
}

/// The constructs directly inside a range, each with all it holds.
pub fn siblings<'e>(events: &'e Events<'_>, range: EventRange) -> impl Iterator<Item = EventRange> + 'e {
    let range = range.range();
    let end = range.end.min(events.len());
    let mut next = range.start;
    std::iter::from_fn(move || {
        let start = next;
        let mut depth = 0_usize;
        while next < end {
            match events[next].0 {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            next += 1;
            if depth == 0 {
                break;
            }
        }
        (start < next).then(|| EventRange::new(start, next))
    })
}

/// What is inside a construct: the range without its first and last event.
pub fn inside(range: EventRange) -> EventRange {
    let range = range.range();
    EventRange::new(range.start + 1, range.end.saturating_sub(1).max(range.start + 1))
}

/// The tag that a range begins with.
pub fn opening<'e, 's>(events: &'e Events<'s>, range: EventRange) -> Option<&'e Tag<'s>> {
    match events.get(range.start as usize) {
        Some((Event::Start(tag), _)) => Some(tag),
        _ => None,
    }
}

/// The words of a range without any markup; breaks are spaces.
pub fn plain(events: &[(Event<'_>, Span)]) -> String {
    let mut words = String::new();
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak if is_no_space(events, at) => {}
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => {
                words.push(' ');
            }
            _ => {}
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// Whether the end of a line is no space: between two letters of Chinese or Japanese, also where they are emphasized.
pub fn is_no_space(events: &[(Event<'_>, Span)], at: usize) -> bool {
    let is_words = |(event, _): &&(Event<'_>, Span)| match event {
        Event::Start(tag) => !is_emphasis(tag.to_end()),
        Event::End(tag) => !is_emphasis(*tag),
        _ => true,
    };
    let before = events.get(..at).and_then(|before| before.iter().rev().find(is_words));
    let after = events.get(at + 1..).and_then(|after| after.iter().find(is_words));
    let (Some((Event::Text(before), _)), Some((Event::Text(after), _))) = (before, after) else {
        return false;
    };
    before.chars().next_back().is_some_and(is_wide) && after.chars().next().is_some_and(is_wide)
}

fn is_emphasis(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// The HTML of a block, whose lines are an event each.
pub fn html_of<'e>(events: &'e [(Event<'_>, Span)]) -> Cow<'e, str> {
    let mut lines = events.iter().filter_map(|(event, _)| match event {
        Event::Html(html) | Event::Text(html) => Some(html.as_ref()),
        _ => None,
    });
    match (lines.next(), lines.next()) {
        (Some(line), None) => Cow::Borrowed(line),
        (first, second) => first.into_iter().chain(second).chain(lines).collect::<String>().into(),
    }
}

/// The elements that HTML closes in the line of an event, from there on, and the event that ends the line.
pub fn closings(events: &Events<'_>, at: usize) -> (usize, Closings) {
    let mut found = Closings::default();
    for (next, (event, _)) in events.iter().enumerate().skip(at) {
        match event {
            Event::InlineHtml(html) => found.add(html, next),
            Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. },
            )
            | Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image,
            ) => {}
            Event::Start(_) | Event::End(_) => return (next, found),
            _ => {}
        }
    }
    (events.len(), found)
}

/// The elements that blocks of HTML close from an event on.
pub fn block_closings(events: &Events<'_>, range: EventRange) -> Closings {
    let mut found = Closings::default();
    for at in range.range() {
        if let Some((Event::Html(html), _)) = events.get(at) {
            found.add(html, at);
        }
    }
    found
}

/// The place of a range in the file.
pub fn span_of(events: &Events<'_>, range: EventRange) -> Span {
    let range = range.range();
    let slice = events.get(range).unwrap_or_default();
    match slice {
        [] => Span::default(),
        [(_, first), rest @ ..] => {
            let end = rest.iter().map(|(_, span)| span.end).max().unwrap_or(first.end).max(first.end);
            Span { start: first.start, end }
        }
    }
}

/// The last line of a quotation, which says whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// What stands before it.
    pub words: EventRange,
    /// Inline events, with the dash.
    pub line: EventRange,
    /// Where the words after the dash begin in the file.
    pub start: u32,
}

/// The attribution of a quotation whose last line begins with a dash. Notes may follow it.
pub fn attribution(events: &Events<'_>, range: EventRange, text: &str) -> Option<Attribution> {
    let is_note = |at: &EventRange| matches!(opening(events, *at), Some(Tag::FootnoteDefinition(_)));
    let paragraph = siblings(events, range).filter(|at| !is_note(at)).last()?;
    matches!(opening(events, paragraph), Some(Tag::Paragraph)).then_some(())?;
    let inner = inside(paragraph).range();
    let line = events[inner.clone()]
        .iter()
        .rposition(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak))
        .map_or(inner.start, |at| inner.start + at + 1);
    let start = events.get(line)?.1.start as usize;
    let words = text.get(start..)?;
    let rest = ["—", "–", "---", "--", "―"].iter().find_map(|dash| words.strip_prefix(dash))?;
    let rest = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let begins = u32::try_from(text.len() - rest.len()).ok()?;
    let end = if line == inner.start { paragraph.start as usize } else { line };
    Some(Attribution {
        words: EventRange::new(range.start as usize, end),
        line: EventRange::new(line, inner.end),
        start: begins,
    })
}

/// An id directly after the box of a list's item, `- [ ] {#food} Bring food`, belongs to the box and not to its words.
fn join_ids<'s>(events: &mut Events<'s>, text: &'s str) {
    for at in 1..events.len() {
        let (before, after) = events.split_at_mut(at);
        if let (Some((Event::TaskListMarker(_), marker)), Some((Event::Text(words), place))) =
            (before.last_mut(), after.first_mut())
            && words.len() == place.range().len()
            && let Some(id) = words.trim_start().strip_prefix("{#").and_then(|rest| rest.split_once('}'))
            && !id.0.is_empty()
            && id.0.chars().all(is_id_letter)
        {
            marker.end = place.end - u32::try_from(id.1.len()).unwrap_or_default();
            let rest = id.1.trim_start_matches(' ');
            place.start = place.end - u32::try_from(rest.len()).unwrap_or_default();
            *words = CowStr::Borrowed(text.get(place.range()).unwrap_or_default());
        }
    }
}

/// Whether a letter can stand in an id: letters with their marks, digits, `-`, `_` and `.`.
pub fn is_id_letter(letter: char) -> bool {
    is_word(letter) || matches!(letter, '-' | '_' | '.')
}

/// Puts underscores of fields and colons of blocks in disguise. Gives the places of the colon lines too.
fn disguise(text: &str) -> (Cow<'_, str>, Vec<Span>) {
    // Looking for one letter is far cheaper than looking for several, and most texts have no underscore at all.
    let has_fields = text.contains('_') && text.contains("____");
    if !has_fields && memchr::memmem::find(text.as_bytes(), b":::").is_none() {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut out = String::with_capacity(text.len());
    let mut lines = Vec::new();
    let words = |words: &str, out: &mut String| {
        if has_fields { disguise_fields(words, out) } else { out.push_str(words) }
    };
    let mut rest = text;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b":::") {
        let line = rest[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = rest[at..].find('\n').map_or(rest.len(), |newline| at + newline + 1);
        let indent = &rest[line..at];
        if indent.len() <= 3 && indent.bytes().all(|byte| byte == b' ') {
            words(&rest[..line], &mut out);
            let shown = rest[at..end].trim_end();
            let start = out.len() + indent.len();
            lines.push(Span::new(start, start + shown.len()));
            out.push_str(indent);
            out.push_str("***");
            out.extend(std::iter::repeat_n(' ', shown.len() - 3));
            out.push_str(&rest[at + shown.len()..end]);
        } else {
            words(&rest[..end], &mut out);
        }
        rest = &rest[end..];
    }
    words(rest, &mut out);
    (Cow::Owned(out), lines)
}

fn disguise_fields(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("____") {
        let run = rest[at..].bytes().take_while(|&byte| byte == b'_').count();
        out.push_str(&rest[..at]);
        if rest[..at].ends_with('\\') {
            out.push_str(&rest[at..at + run]);
        } else {
            if run % 2 == 1 {
                out.push(TRIPLE);
            }
            out.extend(std::iter::repeat_n(PAIR, run / 2 - run % 2));
        }
        rest = &rest[at + run..];
    }
    out.push_str(rest);
}

/// Gives an event the author's own text again.
fn undisguise<'s>(event: Event<'_>, disguised: &str, text: &'s str) -> Event<'s> {
    let own = |words: CowStr<'_>| own_text(words, disguised, text);
    match event {
        Event::Text(words) => Event::Text(own(words)),
        Event::Code(words) => Event::Code(own(words)),
        Event::Html(words) => Event::Html(own(words)),
        Event::InlineHtml(words) => Event::InlineHtml(own(words)),
        Event::InlineMath(words) => Event::InlineMath(own(words)),
        Event::DisplayMath(words) => Event::DisplayMath(own(words)),
        Event::FootnoteReference(words) => Event::FootnoteReference(own(words)),
        Event::SoftBreak => Event::SoftBreak,
        Event::HardBreak => Event::HardBreak,
        Event::Rule => Event::Rule,
        Event::TaskListMarker(ticked) => Event::TaskListMarker(ticked),
        Event::End(tag) => Event::End(tag),
        Event::Start(tag) => Event::Start(match tag {
            Tag::Link { link_type, dest_url, title, id } => {
                Tag::Link { link_type, dest_url: own(dest_url), title: own(title), id: own(id) }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                Tag::Image { link_type, dest_url: own(dest_url), title: own(title), id: own(id) }
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(words)) => Tag::CodeBlock(CodeBlockKind::Fenced(own(words))),
            Tag::FootnoteDefinition(words) => Tag::FootnoteDefinition(own(words)),
            Tag::Heading { level, id, classes, attrs } => Tag::Heading {
                level,
                id: id.map(own),
                classes: classes.into_iter().map(own).collect(),
                attrs: attrs.into_iter().map(|(name, value)| (own(name), value.map(own))).collect(),
            },
            other => other.into_static(),
        }),
    }
}

/// A text borrowed from the disguised source is borrowed from the author's at the same place.
fn own_text<'s>(words: CowStr<'_>, disguised: &str, text: &'s str) -> CowStr<'s> {
    if let CowStr::Borrowed(words) = words {
        let start = (words.as_ptr() as usize).wrapping_sub(disguised.as_ptr() as usize);
        if let Some(own) = start.checked_add(words.len()).and_then(|end| text.get(start..end)) {
            return CowStr::Borrowed(own);
        }
    }
    // Without fields there was nothing to disguise, and it came from an entity.
    if words.contains([PAIR, TRIPLE]) && text.contains("____") {
        let words = without_owned(words.replace(PAIR, "__").replace(TRIPLE, "___"));
        return CowStr::Boxed(words.into_boxed_str());
    }
    // An entity such as `&#64976;` may stand for anything.
    if !is_free(&words) {
        return CowStr::Boxed(without(&words).into());
    }
    words.into_static()
}

/// The engine cuts a text at every character that could have had a meaning; neighbours become one again.
fn push_merged<'s>(events: &mut Events<'s>, event: Event<'s>, span: Span, text: &'s str) {
    if let Event::Text(CowStr::Borrowed(words)) = &event
        && let Some((Event::Text(CowStr::Borrowed(before)), at)) = events.last_mut()
        && at.end == span.start
        && before.len() == at.range().len()
        && words.len() == span.range().len()
        && let Some(both) = text.get(at.start as usize..span.end as usize)
    {
        *before = both;
        at.end = span.end;
        return;
    }
    events.push((event, span));
}
