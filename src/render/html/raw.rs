//! HTML of contributors among the events that are written: what is open, and what it makes of them.

use super::{Writer, whole};
use crate::model::EventRange;
use crate::model::html::nesting::Nesting;
use crate::model::markdown::{self, Event, Tag, TagEnd, inside};
use crate::render::escape::escape_words;
use crate::render::raw_html::{OpenLink, Written};
use crate::render::scope::Scope;

/// A link in HTML whose words are still to come, and which of the events that were written it is.
pub struct RawLink {
    at: usize,
    link: OpenLink,
}

impl Writer<'_> {
    /// Something begins in Markdown: what HTML opened in the line before it ends.
    pub fn raw_before(&mut self, scope: &Scope<'_>, tag: &Tag<'_>) {
        match tag {
            // A picture is written whole.
            Tag::Image { .. } => {}
            tag if is_inline(tag) => self.nesting.enter(),
            Tag::HtmlBlock | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                self.raw(None, |nesting, out| nesting.end_line(out));
            }
            Tag::Item => {
                self.raw(None, |nesting, out| nesting.end_line(out));
                self.nesting.enter();
            }
            _ => self.raw(Some(scope), |nesting, out| nesting.block_follows(out)),
        }
    }

    /// Something ends in Markdown, and with it what HTML opened inside.
    pub fn raw_after(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Item => {
                self.raw(None, |nesting, out| nesting.leave(out));
            }
            TagEnd::Paragraph | TagEnd::TableCell => self.raw(None, |nesting, out| nesting.end_line(out)),
            _ => {}
        }
    }

    /// All lines of a block of HTML are read together, so that an element may span them.
    pub fn html_block(&mut self, scope: &Scope<'_>, at: usize, end: usize) -> usize {
        let range = whole(scope, at, end);
        let html = markdown::html_of(&scope.events[inside(range).range()]);
        let mut later = self.later_closings.take();
        let mut is_closed_later = |name: &str| {
            let all = later
                .get_or_insert_with(|| markdown::block_closings(&scope.events, EventRange::new(at, end)));
            all.has(name, range.end as usize)
        };
        self.raw(Some(scope), |nesting, out| nesting.piece(&html, &mut is_closed_later, out));
        self.later_closings = later;
        range.end as usize
    }

    /// A tag in a line: an opening one waits for its closing one; what is left open is closed with the line.
    pub fn raw_inline(&mut self, scope: &Scope<'_>, at: usize, tag: &str) {
        let around = self.around();
        let mut closings = std::mem::take(&mut self.closings);
        let mut is_closed = |name: &str| {
            if closings.0 <= at {
                closings = markdown::closings(&scope.events, at);
            }
            closings.1.has(name, at)
        };
        self.raw(Some(scope), |nesting, out| nesting.tag(tag, around, &mut is_closed, out));
        self.closings = closings;
    }

    /// Writes what the elements of HTML that are open make of something. A link without words is taken back.
    pub fn raw(&mut self, scope: Option<&Scope<'_>>, read: impl FnOnce(&mut Nesting, &mut Written<'_, '_>)) {
        let mut written = Written::new(scope);
        read(&mut self.nesting, &mut written);
        if let Some(end) = written.link_end
            && let Some(link) = self.raw_link.take()
        {
            let is_empty =
                written.html[..end].trim().is_empty() && self.out[link.at + 1..].iter().all(is_blank);
            if is_empty {
                written.html.replace_range(end..end + "</a>".len(), "");
                self.out.remove(link.at);
            } else {
                self.print_address(&link, &written.html[..end]);
            }
        }
        if written.html.is_empty() {
            return;
        }
        if let Some(link) = written.link {
            self.raw_link = Some(RawLink { at: self.out.len(), link });
        }
        self.html(written.html);
    }

    /// A link is complete, and `last` is the end of its words: paper shows where it leads.
    fn print_address(&mut self, RawLink { at, link }: &RawLink, last: &str) {
        let [Event::InlineHtml(html), words @ ..] = &self.out[*at..] else { return };
        let mut html = html.to_string();
        let mut said = html[link.tag.end..].to_owned();
        for event in words {
            match event {
                Event::Text(text) | Event::Code(text) => said.push_str(&escape_words(text)),
                Event::InlineHtml(html) | Event::Html(html) => said.push_str(html),
                _ => {}
            }
        }
        said.push_str(last);
        link.print(&mut html, &said);
        self.out[*at] = Event::InlineHtml(html.into());
    }
}

/// Whether nobody sees an event.
fn is_blank(event: &Event<'_>) -> bool {
    match event {
        Event::Text(text) | Event::InlineHtml(text) => text.trim().is_empty(),
        event => matches!(event, Event::SoftBreak),
    }
}

/// Whether a tag stands within a line of text.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
    )
}
