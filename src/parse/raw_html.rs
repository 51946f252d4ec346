//! HTML in a text: what of it does not become what it looks like, and where its links lead.

use crate::diagnostic::Diagnostic;
use crate::model::html::nesting::{DEEPEST, Nesting};
use crate::model::html::target::{Around, Loss, Target};
use crate::model::html::{Attribute, Closings, Tag};
use crate::model::markdown::{self, Event, Events, Tag as Markdown, TagEnd};
use crate::model::{Audience, EventRange, Form, LinkKind, LinkPlace, LinkRef};
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// After so many messages about one text nobody reads on.
const MOST_TOLD: usize = 1_000;

/// What was found in the HTML of one text.
#[derive(Debug, Default)]
pub struct Found {
    pub links: Vec<LinkRef>,
    pub problems: Vec<Diagnostic>,
}

/// Reads the HTML of a range of events, as it is drawn later.
pub fn read(source: &Source, events: &Events<'_>, range: EventRange, audience: Audience, found: &mut Found) {
    let holds_html = |(event, _): &(Event<'_>, Span)| matches!(event, Event::Html(_) | Event::InlineHtml(_));
    if !events[range.range()].iter().any(holds_html) {
        return;
    }
    let mut nesting = Nesting::default();
    let mut told = Told { source, audience, lines: Vec::new(), said: BTreeSet::new(), in_link: 0, found };
    let mut closings = (0, Closings::default());
    let mut later = None;
    let mut at = range.range().start;
    while at < range.range().end {
        let (event, span) = &events[at];
        match event {
            Event::Start(Markdown::HtmlBlock) => {
                nesting.end_line(&mut told);
                let block = EventRange::new(at, range.range().end);
                let block = markdown::siblings(events, block).next().unwrap_or(block);
                let inner = &events[markdown::inside(block).range()];
                let html = markdown::html_of(inner);
                told.begin(inner);
                let mut is_closed_later = |name: &str| {
                    let all = later.get_or_insert_with(|| markdown::block_closings(events, range));
                    all.has(name, block.range().end)
                };
                nesting.piece(&html, &mut is_closed_later, &mut told);
                at = block.range().end;
                continue;
            }
            Event::InlineHtml(html) => {
                told.lines = vec![(0, *span)];
                let mut is_closed = |name: &str| {
                    if closings.0 <= at {
                        closings = markdown::closings(events, at);
                    }
                    closings.1.has(name, at)
                };
                let around = if told.in_link > 0 { Around::Link } else { Around::Words };
                nesting.tag(html, around, &mut is_closed, &mut told);
            }
            Event::Start(Markdown::Image { .. }) => {}
            Event::Start(Markdown::Link { .. }) => {
                told.in_link += 1;
                nesting.enter();
            }
            Event::Start(Markdown::Emphasis | Markdown::Strong | Markdown::Strikethrough) => nesting.enter(),
            Event::Start(Markdown::TableHead | Markdown::TableRow | Markdown::TableCell) => {
                nesting.end_line(&mut told);
            }
            Event::Start(Markdown::Item | Markdown::BlockQuote(_) | Markdown::FootnoteDefinition(_)) => {
                nesting.block_follows(&mut told);
                nesting.enter();
                told.said.clear();
            }
            Event::Start(_) | Event::Rule => {
                nesting.block_follows(&mut told);
                told.said.clear();
            }
            Event::End(TagEnd::Link) => {
                told.in_link = told.in_link.saturating_sub(1);
                nesting.leave(&mut told);
            }
            Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Item
                | TagEnd::BlockQuote(_)
                | TagEnd::FootnoteDefinition,
            ) => nesting.leave(&mut told),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) => {
                nesting.end_line(&mut told);
            }
            _ => {}
        }
        at += 1;
    }
    nesting.end(&mut told);
}

/// Tells what is lost, and collects links.
struct Told<'t> {
    source: &'t Source,
    audience: Audience,
    /// For each line of the HTML that is read, where it begins in it, and its place in the text.
    lines: Vec<(usize, Span)>,
    /// What was said of this piece or paragraph.
    said: BTreeSet<String>,
    /// How many links of Markdown are open.
    in_link: usize,
    found: &'t mut Found,
}

impl Told<'_> {
    /// A piece of HTML begins.
    fn begin(&mut self, lines: &[(Event<'_>, Span)]) {
        self.said.clear();
        self.lines.clear();
        let mut start = 0;
        for (event, span) in lines {
            if let Event::Html(html) | Event::Text(html) = event {
                self.lines.push((start, *span));
                start += html.len();
            }
        }
    }

    fn at(&self, place: usize) -> usize {
        let line = self.lines.partition_point(|(start, _)| *start <= place).saturating_sub(1);
        let Some((start, span)) = self.lines.get(line) else { return 0 };
        (span.start as usize + place - start).min(span.end as usize)
    }

    fn link(&mut self, kind: LinkKind, address: &Attribute, has_words: bool) {
        let span = self.place(address.place.clone());
        let written = Some(LinkPlace { span, form: Form::Attribute });
        let address = address.value.trim().into();
        self.found.links.push(LinkRef { kind, address, has_words, span, written, audience: self.audience });
    }
}

impl Target for Told<'_> {
    fn place(&self, place: Range<usize>) -> Span {
        let text = &self.source.text;
        let (start, end) = (self.at(place.start), self.at(place.end));
        Span::new(text.floor_char_boundary(start), text.floor_char_boundary(end))
    }

    fn open(&mut self, name: &'static str, tag: Option<&Tag>) -> bool {
        if name != "a" {
            return true;
        }
        let Some(address) = tag.and_then(|tag| tag.value("href")) else { return false };
        self.link(LinkKind::Link, address, true);
        true
    }

    fn close(&mut self, _: &'static str) {}
    fn void(&mut self, _: &'static str) {}
    fn words(&mut self, _: &str) {}

    fn picture(&mut self, tag: &Tag, _: Around) {
        if let Some(address) = tag.value("src") {
            let has_words = tag.value("alt").is_some_and(|alt| !alt.value.trim().is_empty());
            self.link(LinkKind::Image, address, has_words);
        }
    }

    fn embed(&mut self, tag: &Tag, attribute: &str, _: Around) {
        if let Some(address) = tag.value(attribute) {
            self.link(LinkKind::Link, address, true);
        }
    }

    fn lost(&mut self, loss: Loss<'_>, place: Span) {
        if self.found.problems.len() >= MOST_TOLD {
            return;
        }
        let written = self.source.slice(place);
        // Whoever reads of the tag that opens it knows of the one that closes it.
        if let Loss::Stray(name) = loss {
            let before = [Loss::Tags(name), Loss::InLine(name), Loss::NoTable(name), Loss::Open(name)];
            let in_link = (name == "a").then_some(Loss::LinkInLink);
            if before.iter().chain(&in_link).any(|loss| self.said.contains(&format!("{loss:?}"))) {
                return;
            }
        }
        // Once for a piece, however often it is in there; what is shown as it was written is another thing each time.
        let kind = match loss {
            Loss::Placeholder | Loss::Unfinished => written.to_owned(),
            loss => format!("{loss:?}"),
        };
        if !self.said.insert(kind) {
            return;
        }
        let shown = |written: &str| {
            let line = written.lines().next().unwrap_or_default();
            match line.char_indices().nth(60) {
                Some((end, _)) => format!("{}…", &line[..end]),
                None => line.to_owned(),
            }
        };
        let markdown = "write it in Markdown, or as a block: `fieldbook explain raw-html` shows how";
        let (rule, help) = (Rule::RawHtml, markdown.to_owned());
        let (rule, words, help) = match loss {
            Loss::Placeholder => (
                rule,
                format!("`{}` is no HTML, so readers see it as it is written here", shown(written)),
                format!("write `\\{}`, and nothing takes it for HTML", shown(written)),
            ),
            Loss::Embed(name) => (
                rule,
                format!("`<{name}>` is left out, and a link to its address takes its place"),
                "write a link, with words that say what is there: `[The film](https://example.org/film)`"
                    .to_owned(),
            ),
            Loss::Whole(name) => (rule, format!("`<{name}>` is left out, with everything in it"), help),
            Loss::Tags(name) => (rule, format!("`<{name}>` is left out; only the words in it stay"), help),
            Loss::InLine(name) => (
                rule,
                format!(
                    "`<{name}>` is left out, because it is in the middle of a line; the words in it stay"
                ),
                help,
            ),
            Loss::NoTable(name) => {
                (rule, format!("`<{name}>` is left out, because no `<table>` is open here"), help)
            }
            Loss::LinkInLink => (
                rule,
                "a link cannot be inside another link; only the words of this one stay".to_owned(),
                "end the first link before it".to_owned(),
            ),
            Loss::Attribute(name, attribute @ ("id" | "name")) => (
                rule,
                format!("`{attribute}` of `<{name}>` is left out, so nothing can link to this place"),
                "give a heading an id: `## Words {#here}`".to_owned(),
            ),
            Loss::Attribute(name, attribute) => {
                (rule, format!("`{}` of `<{name}>` is left out", shown(attribute)), help)
            }
            Loss::Stray(name) => {
                (rule, format!("`</{name}>` closes nothing here, and is left out"), "take it out".to_owned())
            }
            Loss::Open(name) => (
                rule,
                format!("`<{name}>` is not closed where it can be, so it ends early"),
                format!("write `</{name}>` where it ends; in a paragraph, before the next empty line"),
            ),
            Loss::TooDeep => (
                Rule::DeepNesting,
                format!("more than {DEEPEST} elements of HTML are open here"),
                "close them, or write it in Markdown".to_owned(),
            ),
            Loss::Comment => (
                rule,
                "another comment begins inside this one, so everything up to there is hidden".to_owned(),
                "write `-->` where the first one ends".to_owned(),
            ),
            Loss::Instruction => (rule, format!("`{}` is left out", shown(written)), help),
            Loss::Field => (
                rule,
                "`____` in HTML is no place to write in".to_owned(),
                "write it in Markdown: tables with `|`, or an empty line before and after it".to_owned(),
            ),
            Loss::Unfinished => (
                rule,
                format!("`{}` has no `>`, so readers see it as it is written here", shown(written)),
                "write `>` where the tag ends".to_owned(),
            ),
        };
        let problem = Diagnostic::new(rule, &self.source.path, place, words).help(help);
        self.found.problems.push(match loss {
            Loss::Placeholder => problem.fix(place, format!("\\{written}")),
            _ => problem,
        });
    }
}
