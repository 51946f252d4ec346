//! Which words of the text are the name of a control, so that a `label` can stand around them.

use super::field;
use crate::model::markdown::{Event, Tag, TagEnd, inside, plain};
use crate::model::{Field, FieldKind, Size, label_of};
use crate::render::html::whole;
use crate::render::scope::Scope;

/// Words before a field: what stands before its name, the name, and the space after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label<'t> {
    pub before: &'t str,
    pub words: &'t str,
    pub after: &'t str,
}

/// The name in the words right before a field, where they hold all of it.
pub fn leading<'t>(words: &'t str, field: &Field) -> Option<Label<'t>> {
    if !field.is_control() || field.label.is_empty() || label_of(words) != field.label {
        return None;
    }
    let start = words.len() - words.trim_start().len();
    let end = words.trim_end().len();
    Some(Label { before: &words[..start], words: &words[start..end], after: &words[end..] })
}

/// The field that a paragraph is the name of: it stands alone in the next one.
pub fn paragraph_label<'s>(scope: &Scope<'s>, at: usize) -> Option<&'s Field> {
    let paragraph = whole(scope, at, scope.events.len());
    let words = &scope.events[inside(paragraph).range()];
    let (first, last) = (words.first()?.1, words.last()?.1);
    let has_marks = !scope.marks(crate::source::Span { start: first.start, end: last.end }).is_empty();
    let next = paragraph.end as usize;
    let (Event::Start(Tag::Paragraph), _) = scope.events.get(next)? else { return None };
    let (Event::Text(text), span) = scope.events.get(next + 1)? else { return None };
    let (Event::End(TagEnd::Paragraph), _) = scope.events.get(next + 2)? else { return None };
    let [mark] = scope.marks(*span) else { return None };
    let alone = mark.span.start == span.start && mark.span.range().len() == text.trim_end().len();
    let field = field(scope, mark)?;
    let named = field.is_control() && !field.label.is_empty() && label_of(&plain(words)) == field.label;
    (alone && !has_marks && named && !super::is_choice(field)).then_some(field)
}

/// Whether the text at an index is a line of nothing but names with one-line fields after them, such as
/// `Name: ____   Role: ____`.
pub fn is_form_line(scope: &Scope<'_>, at: usize) -> bool {
    let begins = at.checked_sub(1).and_then(|before| scope.events.get(before)).is_some_and(|(event, _)| {
        matches!(event, Event::Start(Tag::Paragraph | Tag::Item) | Event::SoftBreak | Event::HardBreak)
    });
    let ends = scope.events.get(at + 1).is_some_and(|(event, _)| {
        matches!(
            event,
            Event::End(TagEnd::Paragraph | TagEnd::Item)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::Start(Tag::List(_))
        )
    });
    let (Event::Text(text), span) = &scope.events[at] else { return false };
    let marks = scope.marks(*span);
    let mut from = span.start;
    let is_pair = |mark: &crate::model::Mark| {
        let words = text.get((from - span.start) as usize..(mark.span.start - span.start) as usize);
        from = mark.span.end;
        let Some(field) = field(scope, mark) else { return false };
        let is_line = field.size == Size::Inline && mark.choice.is_none() && field.kind != FieldKind::Tick;
        is_line && !field.label.is_empty() && words.is_some_and(|words| label_of(words) == field.label)
    };
    begins
        && ends
        && !scope.in_cell
        && !marks.is_empty()
        && marks.iter().all(is_pair)
        && marks
            .last()
            .is_some_and(|mark| mark.span.end as usize == span.start as usize + text.trim_end().len())
}

/// Where the words that follow a box or circle in its item end; none when another field stands among them.
pub fn label_end(scope: &Scope<'_>, from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for at in from..scope.events.len() {
        let (event, span) = &scope.events[at];
        match event {
            Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. },
            ) => depth += 1,
            Event::Start(_) => return Some(at),
            Event::End(_) if depth == 0 => return Some(at),
            Event::End(_) => depth -= 1,
            Event::Text(_) if !scope.marks(*span).is_empty() => return None,
            _ => {}
        }
    }
    None
}

/// The field of a list of circles: one of its items is chosen.
pub fn choices_field<'s>(scope: &Scope<'s>, at: usize) -> Option<&'s Field> {
    let span = scope.events.get(at)?.1;
    let field = scope.marks(span).first().and_then(|mark| field(scope, mark))?;
    (matches!(field.kind, FieldKind::One(_)) && field.is_control()).then_some(field)
}
