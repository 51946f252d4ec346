//! Markdown events become HTML: the engine writes what `CommonMark` says, and this file answers what is ours: places of
//! headings, links to pages, tables, fields, glossary terms, footnotes, alerts, raw HTML.

mod controls;
mod links;
mod pictures;
mod quotations;
mod raw;
mod tables;

use super::draft::Printed;
use super::escape::{escape, escape_holes};
use super::fields::{self, Name};
use super::scope::{Cut as TextCut, Scope};
use super::strings::direction;
use crate::model::html::Closings;
use crate::model::html::nesting::Nesting;
use crate::model::html::target::Around;
use crate::model::markdown::{self, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd, inside};
use crate::model::{Address, EventRange};
use crate::source::Span;
use controls::{Options, group_open};
pub use links::printed as printed_address;
use pictures::figure;
pub use pictures::{Picture, image, title_attribute};
use pulldown_cmark::html::push_html;
use quotations::{alert, quotation};
use tables::Table;
pub use tables::cell_class;

/// Writes a range of the scope's events. A paragraph that was cut in two is opened or closed again.
pub fn write(scope: &mut Scope<'_>, range: EventRange) -> String {
    let range = range.range();
    let cut = Cut::of(scope.events.get(range.clone()).unwrap_or_default());
    let mut writer = Writer { out: Vec::with_capacity(range.len()), ..Writer::default() };
    writer.out.extend(cut.before.into_iter().map(Event::Start));
    let mut at = range.start;
    while at < range.end.min(scope.events.len()) {
        at = writer.event(scope, at, range.end);
    }
    writer.close_label();
    for tag in cut.after.into_iter().rev() {
        writer.end(tag);
    }
    writer.raw(None, |nesting, out| nesting.end(out));
    let mut html = String::with_capacity(range.len() * 24);
    push_html(&mut html, writer.out.into_iter());
    html
}

/// Writes a stretch of inline text, such as a title, that ends before `until` in the file.
pub fn write_inline(scope: &mut Scope<'_>, range: EventRange, from: u32, until: u32) -> String {
    let before = (scope.from, scope.until);
    (scope.from, scope.until) = (from, until);
    let html = write(scope, range);
    (scope.from, scope.until) = before;
    html.trim().to_owned()
}

/// What a range needs that begins or ends inside a paragraph, or inside emphasis: tags to open before it, and to close
/// after it.
struct Cut {
    before: Vec<Tag<'static>>,
    after: Vec<TagEnd>,
}

impl Cut {
    fn of(events: &[(Event<'_>, Span)]) -> Self {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for (event, _) in events {
            match event {
                Event::Start(tag) => after.push(tag.to_end()),
                Event::End(tag) if after.pop().is_none() => before.extend(reopened(*tag)),
                _ => {}
            }
        }
        before.reverse();
        Self { before, after }
    }
}

/// The tag that is opened again where its construct was cut in two; a link is not made twice.
fn reopened(tag: TagEnd) -> Option<Tag<'static>> {
    match tag {
        TagEnd::Paragraph => Some(Tag::Paragraph),
        TagEnd::Emphasis => Some(Tag::Emphasis),
        TagEnd::Strong => Some(Tag::Strong),
        TagEnd::Strikethrough => Some(Tag::Strikethrough),
        _ => None,
    }
}

#[derive(Default)]
struct Writer<'e> {
    out: Vec<Event<'e>>,
    table: Table,
    /// Ends of links that are left out or written by us.
    links: Vec<LinkEnd>,
    /// Elements of HTML that are open, and the event that opened a link of them.
    nesting: Nesting,
    raw_link: Option<raw::RawLink>,
    /// Elements of HTML that the line closes, up to an event; and those that later blocks do.
    closings: (usize, Closings),
    later_closings: Option<Closings>,
    /// Where a label that was opened ends.
    label_end: Option<usize>,
    /// For each open list, where its items are the choices of one answer, whether it can be given on screen.
    lists: Vec<Option<bool>>,
}

enum LinkEnd {
    Engine,
    Nothing,
}

impl<'e> Writer<'e> {
    fn html(&mut self, html: impl Into<CowStr<'e>>) {
        self.out.push(Event::InlineHtml(html.into()));
    }

    /// Writes the event at an index and gives the index of the next one.
    fn event<'s: 'e>(&mut self, scope: &mut Scope<'s>, at: usize, end: usize) -> usize {
        let (event, span) = scope.events[at].clone();
        if self.label_end == Some(at) {
            self.close_label();
        }
        match event {
            Event::Start(tag) => return self.start(scope, at, end, tag, span),
            Event::End(tag) => {
                self.end(tag);
                match tag {
                    TagEnd::List(_) if self.lists.pop() == Some(Some(true)) => {
                        self.on_screen("</div>\n");
                    }
                    TagEnd::TableCell => scope.in_cell = false,
                    _ => {}
                }
            }
            Event::Text(text) => self.text(scope, text, span, at),
            Event::HardBreak => self.html("<br>\n"),
            Event::SoftBreak if markdown::is_no_space(&scope.events, at) => {}
            Event::Rule => {
                self.raw(Some(scope), |nesting, out| nesting.block_follows(out));
                self.html("<hr>\n");
            }
            Event::TaskListMarker(ticked) => {
                self.label_end = fields::label_end(scope, at + 1);
                let named = scope.marks(span).first().and_then(|mark| fields::field(scope, mark));
                let named = named.filter(|field| field.is_control() && self.label_end.is_some());
                let opening = named.map(|field| scope.next_control(field));
                let name = if opening.is_some() { Name::Label } else { Name::Own };
                let html = fields::tick(scope, span, ticked, name);
                self.html(html);
                self.html(" ");
                self.open_label(opening);
            }
            Event::Html(html) => {
                self.raw(Some(scope), |nesting, out| nesting.piece(&html, &mut |_| false, out));
            }
            Event::InlineHtml(html) => self.raw_inline(scope, at, &html),
            Event::FootnoteReference(name) => {
                let html = scope.footnote_reference(&name, self.around());
                self.html(html);
            }
            other @ (Event::Code(_) | Event::SoftBreak | Event::InlineMath(_) | Event::DisplayMath(_)) => {
                self.out.push(other);
            }
        }
        at + 1
    }

    fn start<'s: 'e>(
        &mut self,
        scope: &mut Scope<'s>,
        at: usize,
        end: usize,
        tag: Tag<'s>,
        span: Span,
    ) -> usize {
        self.raw_before(scope, &tag);
        match tag {
            Tag::Heading { level, .. } => return self.heading(scope, at, level as u8, span),
            Tag::Link { link_type, dest_url, title, id } => {
                let words = markdown::plain(&scope.events[inside(whole(scope, at, end)).range()]);
                self.link(scope, &words, link_type, dest_url, title, id);
            }
            Tag::Image { dest_url, title, .. } => return self.image(scope, at, &dest_url, &title),
            Tag::Paragraph => {
                if let Some((next, html)) = figure(scope, at) {
                    self.html(html);
                    return next;
                }
                self.out.push(Event::Start(Tag::Paragraph));
                if let Some(field) = fields::paragraph_label(scope, at) {
                    self.label_end = Some(whole(scope, at, scope.events.len()).end as usize - 1);
                    let id = scope.next_control(field);
                    self.open_label(Some(id));
                    scope.is_named = true;
                }
            }
            Tag::CodeBlock(kind) => self.html(match &kind {
                CodeBlockKind::Fenced(language) if !language.is_empty() => {
                    let name = language.split([' ', ',']).next().unwrap_or_default();
                    format!("<pre tabindex=\"0\"><code class=\"language-{}\">", escape(name))
                }
                CodeBlockKind::Fenced(_) | CodeBlockKind::Indented => "<pre tabindex=\"0\"><code>".to_owned(),
            }),
            Tag::BlockQuote(kind) => {
                let range = whole(scope, at, end);
                let html = match kind {
                    Some(kind) => alert(scope, kind, inside(range)),
                    None => quotation(scope, inside(range)),
                };
                self.html(html);
                return range.end as usize;
            }
            // Notes are written at the foot of the text.
            Tag::FootnoteDefinition(_) => return whole(scope, at, end).end as usize,
            Tag::List(first) => {
                let class = fields::list_class(scope, at);
                let group = fields::choices_field(scope, at).filter(|_| class == Some("choices"));
                self.lists.push(match class {
                    Some("choices") => Some(group.is_some()),
                    _ => None,
                });
                if let Some(field) = group {
                    self.on_screen(&group_open("div", "radiogroup", &field.label, ""));
                }
                match (class, first) {
                    (Some(class), None) => self.html(format!("<ul class=\"{class}\">\n")),
                    (Some(class), Some(1)) => self.html(format!("<ol class=\"{class}\">\n")),
                    (Some(class), Some(first)) => {
                        self.html(format!("<ol class=\"{class}\" start=\"{first}\">\n"));
                    }
                    (None, first) => self.out.push(Event::Start(Tag::List(first))),
                }
            }
            Tag::Table(alignments) => {
                let has_fields = !scope.marks(span).is_empty();
                self.table = Table { alignments, ..Table::default() };
                let table = if has_fields {
                    self.form_table(scope, at, end)
                } else {
                    Self::plain_table(scope, at, end).to_owned()
                };
                self.html(format!("{}{table}", scope.table_box()));
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.html("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                if !self.table.in_body {
                    self.table.in_body = true;
                    self.html("<tbody>\n");
                }
                let range = whole(scope, at, end);
                if let Some(rows) = fields::growing_row(scope, span) {
                    let html =
                        fields::blank_rows(scope, range, rows, &self.table.alignments, &self.table.columns);
                    self.html(html);
                    return range.end as usize;
                }
                self.html("<tr>");
            }
            Tag::TableCell => {
                let html = self.cell_start(scope, at);
                self.table.cell_end = if html.starts_with("<th") { "</th>" } else { "</td>" };
                self.html(html);
                scope.in_cell = true;
            }
            Tag::HtmlBlock => return self.html_block(scope, at, end),
            other => self.out.push(Event::Start(other)),
        }
        at + 1
    }

    fn end(&mut self, tag: TagEnd) {
        self.raw_after(tag);
        match tag {
            TagEnd::Link => {
                if let Some(LinkEnd::Engine) = self.links.pop() {
                    self.out.push(Event::End(TagEnd::Link));
                }
            }
            TagEnd::CodeBlock => self.html("</code></pre>\n"),
            TagEnd::Table => {
                if self.table.in_body {
                    self.html("</tbody>");
                }
                self.html("</table></div>\n");
            }
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.html("</tr></thead>\n");
            }
            TagEnd::TableRow => self.html("</tr>\n"),
            TagEnd::TableCell => {
                let end = self.table.cell_end;
                self.html(end);
                self.table.column += 1;
            }
            other => self.out.push(Event::End(other)),
        }
    }

    /// A heading with its address. Levels are moved below the page's title, and never skip one.
    fn heading(&mut self, scope: &mut Scope<'_>, at: usize, level: u8, span: Span) -> usize {
        let range = whole(scope, at, scope.events.len());
        let html = write(scope, inside(range));
        let headings = &scope.document.headings;
        let known = headings.binary_search_by_key(&span, |heading| heading.span).map(|at| &headings[at]);
        let (id, text) = match known {
            Ok(heading) => (Some(scope.id(&heading.id)), heading.text.clone()),
            Err(_) => (None, String::new()),
        };
        // A first heading that only repeats the page's title says nothing new; links to it lead here.
        if level == 1 && text == scope.document.title() {
            if let Some(id) = id {
                self.html(format!("<span id=\"{}\"></span>\n", escape_holes(&id)));
            }
            return range.end as usize;
        }
        scope.head(&text);
        let level = scope.heading_level(level);
        let html = html.trim();
        self.html(match id {
            Some(id) => {
                let label = escape(&scope.strings().fill("link_to", &[("title", &scope.site.printed(scope.document, &text))]));
                let id = escape_holes(&id);
                format!(
                    "<h{level} id=\"{id}\">{html} <a class=\"anchor\" href=\"#{id}\" aria-label=\"{label}\">#</a></h{level}>\n"
                )
            }
            None => format!("<h{level}>{html}</h{level}>\n"),
        });
        range.end as usize
    }

    /// A link. What leads away is the engine's to write; the address of a letter has no scheme yet. What leads to
    /// another file waits for the page.
    fn link<'s: 'e>(
        &mut self,
        scope: &Scope<'s>,
        words: &str,
        kind: LinkType,
        address: CowStr<'s>,
        title: CowStr<'s>,
        id: CowStr<'s>,
    ) {
        let address = if kind == LinkType::Email { format!("mailto:{address}").into() } else { address };
        let href = scope.href(&address, Printed::Encoded).filter(|_| self.around() == Around::Words);
        let Some(href) = href else {
            self.links.push(LinkEnd::Nothing);
            return;
        };
        self.links.push(LinkEnd::Engine);
        // An address runs from left to right in every text.
        if matches!(kind, LinkType::Autolink | LinkType::Email) && direction(scope.language()) == "rtl" {
            self.html(format!("<a href=\"{}\" dir=\"ltr\">", escape_holes(&href)));
            return;
        }
        if let Address::Relative = Address::of(&address) {
            self.html(format!("<a href=\"{href}\"{}>", title_attribute(&title)));
        } else if let Some(attribute) = links::printed(&address, words) {
            let href = scope.href(&address, Printed::Escaped).unwrap_or_default();
            self.html(format!("<a href=\"{}\"{attribute}{}>", escape_holes(&href), title_attribute(&title)));
        } else {
            let link_type = LinkType::Inline;
            self.out.push(Event::Start(Tag::Link { link_type, dest_url: href.into(), title, id }));
        }
    }

    fn image(&mut self, scope: &mut Scope<'_>, at: usize, address: &str, title: &str) -> usize {
        let range = whole(scope, at, scope.events.len());
        let alt = markdown::plain(&scope.events[inside(range).range()]);
        let picture = Picture { address, alt: &alt, title, ..Picture::default() };
        self.html(image(scope, &picture, self.around()));
        range.end as usize
    }

    /// No link stands inside another.
    fn around(&self) -> Around {
        let in_link = self.links.iter().any(|end| matches!(end, LinkEnd::Engine));
        if in_link { Around::Link } else { self.nesting.around() }
    }

    /// Text: what a field or a glossary term is made of is cut out and written by us.
    fn text<'s: 'e>(&mut self, scope: &mut Scope<'s>, text: CowStr<'s>, span: Span, at: usize) {
        if span.start >= scope.until || span.end <= scope.from {
            return;
        }
        let exact = text.len() == span.range().len();
        let trimmed = exact && (span.end > scope.until || span.start < scope.from);
        if !exact || (!trimmed && !scope.has_cuts(span)) {
            self.out.push(Event::Text(text));
            return;
        }
        let slice = |from: u32, to: u32| {
            text.get((from.max(span.start) - span.start) as usize..(to - span.start) as usize)
                .unwrap_or_default()
                .to_owned()
        };
        let (mut from, until) = (span.start.max(scope.from), span.end.min(scope.until));
        let pairs = !trimmed && fields::is_form_line(scope, at);
        let mut options = Options::of_line(pairs);
        if pairs {
            self.html("<span class=\"form-line\">");
        }
        for (place, cut) in scope.cuts(span) {
            if place.start < from || place.end > until.max(place.start) {
                continue;
            }
            let before = slice(from, place.start);
            match cut {
                TextCut::Html(html) => {
                    self.words(before);
                    // A tap on a label goes to its field, not to the glossary.
                    if self.label_end.is_some() {
                        self.words(slice(place.start, place.end));
                    } else {
                        self.html(html);
                    }
                }
                TextCut::Field(mark) => self.field(scope, mark, before, &mut options, at),
            }
            from = place.end.min(span.end);
        }
        if from < until {
            self.words(slice(from, until));
        }
        options.close(self);
        if pairs {
            self.html("</span>");
        }
    }

    fn words(&mut self, words: String) {
        if !words.is_empty() {
            self.out.push(Event::Text(words.into()));
        }
    }
}

/// The construct that begins at an index, up to its end.
pub fn whole(scope: &Scope<'_>, at: usize, end: usize) -> EventRange {
    let range = EventRange::new(at, end.min(scope.events.len()));
    markdown::siblings(&scope.events, range).next().unwrap_or(range)
}
