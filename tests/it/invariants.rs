//! What holds for every document and every page, whatever text they came from: also asked by `tests/fuzz`.

use fieldbook::diagnostic::Diagnostic;
use fieldbook::model::markdown::{self, Events};
use fieldbook::model::{AgendaItem, Block, Document, EventRange, Part, Shape};
use fieldbook::source::Span;

/// Asks that elements that hold others are closed in the order they were opened, and that no link holds another.
#[track_caller]
pub fn check_balance(html: &str, of: &str) {
    const ELEMENTS: [&str; 23] = [
        "a",
        "div",
        "section",
        "figure",
        "figcaption",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "ul",
        "ol",
        "li",
        "p",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "main",
        "nav",
        "article",
        "pre",
    ];
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let name = tag.trim_start_matches('/').split([' ', '>', '\n']).next().unwrap_or_default();
        if !ELEMENTS.contains(&name) {
            continue;
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "</{name}> closes another, in {of}\n{html}");
        } else {
            assert!(name != "a" || !open.contains(&"a"), "a link stands in a link, in {of}\n{html}");
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} stay open in {of}\n{html}");
}

/// Asks that every place lies in the text, and that parts follow each other.
#[track_caller]
pub fn check_document(document: &Document, problems: &[Diagnostic]) {
    let text = &document.source.text;
    let span = |span: Span, what: &str| {
        assert!(text.get(span.range()).is_some(), "{what}: {span:?} is no place in {text:?}");
    };
    let events = markdown::read(text, document.body as usize).events;
    let mut at = 0;
    check_parts(&document.parts, &events, &mut at, &span);
    for heading in &document.headings {
        span(heading.span, "heading");
    }
    for link in &document.links {
        span(link.span, "link");
    }
    for field in &document.fields {
        span(field.span, "field");
        assert!(!field.id.is_empty(), "{field:?}");
    }
    for mark in &document.marks {
        span(mark.span, "mark");
        assert!((mark.field as usize) < document.fields.len());
    }
    assert!(document.marks.is_sorted_by_key(|mark| mark.span.start), "marks stand in order");
    assert!(document.anchors.is_sorted());
    for problem in problems {
        assert_eq!(problem.place.path, document.source.path);
        span(problem.place.span, &problem.message);
        if let Some(fix) = &problem.fix {
            span(fix.span, "fix");
        }
        for related in &problem.related {
            span(related.place.span, "related");
        }
    }
    for (_, place) in &events {
        span(*place, "event");
    }
}

/// Parts follow each other: no event stands in two, and none before one that came earlier.
fn check_parts(parts: &[Part], events: &Events<'_>, at: &mut u32, span: &impl Fn(Span, &str)) {
    for part in parts {
        match part {
            Part::Prose(range) => {
                check_range(*range, events);
                assert!(range.start >= *at, "{range:?} begins before {at}");
                *at = range.end;
            }
            Part::Block(block) => check_block(block, events, at, span),
        }
    }
}

fn check_block(block: &Block, events: &Events<'_>, at: &mut u32, span: &impl Fn(Span, &str)) {
    span(block.span, "block");
    span(block.opening, "opening");
    span(block.title_span, "title");
    if let Some(time) = block.duration {
        span(time.span, "time");
    }
    assert!(!block.id.is_empty());
    match &block.shape {
        Shape::Text => {}
        Shape::Agenda(agenda) => {
            check_range(agenda.intro, events);
            check_range(agenda.outro, events);
            check_items(&agenda.items, events, span);
        }
        Shape::Entries(entries) => {
            for entry in &entries.entries {
                span(entry.span, "entry");
                check_range(entry.term, events);
                check_range(entry.body, events);
            }
        }
        Shape::Sides(sides) => {
            for range in sides.left.iter().chain(&sides.right).chain([&sides.left_title, &sides.right_title])
            {
                check_range(*range, events);
            }
        }
        Shape::Quote(quote) => {
            check_range(quote.words, events);
            span(
                Span::new(quote.attribution_start as usize, quote.attribution_start as usize),
                "attribution",
            );
        }
        Shape::Map(map) => check_range(map.body, events),
        Shape::Network(_) | Shape::Drawing(_) => {}
    }
    check_parts(&block.parts, events, at, span);
}

fn check_items(items: &[AgendaItem], events: &Events<'_>, span: &impl Fn(Span, &str)) {
    for item in items {
        span(item.span, "item");
        span(Span::new(item.text_end as usize, item.text_end as usize), "end of the item's words");
        check_range(item.text, events);
        if let Some((_, pinned)) = item.pinned {
            span(pinned, "pinned time");
        }
        check_items(&item.parts, events, span);
    }
}

fn check_range(range: EventRange, events: &Events<'_>) {
    assert!(
        range.start <= range.end && (range.end as usize) <= events.len(),
        "{range:?} of {}",
        events.len()
    );
}
