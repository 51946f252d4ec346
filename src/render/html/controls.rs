//! Fields within text: labels around the words that name a control, groups around the choices of one answer.

use super::Writer;
use crate::model::{Choice, ChoicePlace, Field, FieldKind, Mark};
use crate::render::draft;
use crate::render::escape::{escape, escape_holes};
use crate::render::fields::{self, Name};
use crate::render::scope::Scope;

/// Choices of one answer in a line of text, while they are written.
#[derive(Default)]
pub struct Options {
    /// The answer whose group is open: index of its field.
    group: Option<u32>,
    /// Whether the label of a choice is open.
    label: bool,
    /// Whether it can be given on screen.
    live: bool,
    /// Whether the line is nothing but names and the fields after them, so that each pair can share its room.
    pairs: bool,
}

impl Options {
    pub fn of_line(pairs: bool) -> Self {
        Self { pairs, ..Self::default() }
    }

    /// What is one thing on screen and another on paper, where the answer can be given on screen.
    fn either(&self, screen: &str, paper: &str) -> String {
        if self.live { draft::either(screen, paper) } else { paper.to_owned() }
    }

    pub fn close(&mut self, writer: &mut Writer<'_>) {
        self.close_label(writer);
        if self.group.take().is_some() {
            writer.html("</span>");
        }
    }

    fn close_label(&mut self, writer: &mut Writer<'_>) {
        if std::mem::take(&mut self.label) {
            let html = self.either("</label>", "</span>");
            writer.html(html);
        }
    }
}

impl<'e> Writer<'e> {
    /// Writes the words before a field, and the field.
    pub fn field<'s: 'e>(
        &mut self,
        scope: &mut Scope<'s>,
        mark: &'s Mark,
        before: String,
        options: &mut Options,
        at: usize,
    ) {
        let Some(field) = fields::field(scope, mark) else {
            self.words(before);
            return self.words(if mark.choice.is_none() { "…".to_owned() } else { String::new() });
        };
        if fields::is_choice(field) {
            return self.choice(scope, field, mark, before, options, at);
        }
        if options.pairs {
            self.html("<span class=\"form-pair\">");
        }
        let words = fields::leading(&before, field).filter(|_| !scope.in_cell && options.group.is_none());
        if let Some(label) = words {
            self.words(label.before.to_owned());
            let id = scope.next_control(field);
            self.open_label(Some(id));
            self.words(label.words.to_owned());
            self.on_screen("</label>");
            self.words(label.after.to_owned());
        } else {
            self.words(before.clone());
        }
        options.close(self);
        let named = std::mem::take(&mut scope.is_named) || words.is_some();
        let html = fields::mark(scope, mark, if named { Name::Label } else { Name::Own });
        self.html(html);
        if options.pairs {
            self.html("</span> ");
        }
    }

    fn choice<'s: 'e>(
        &mut self,
        scope: &mut Scope<'s>,
        field: &Field,
        mark: &'s Mark,
        before: String,
        options: &mut Options,
        at: usize,
    ) {
        let choice = choice_of(field, mark);
        // The words of this choice, where they stand before it.
        let own = choice.filter(|choice| choice.place == ChoicePlace::AfterWords);
        let own =
            own.and_then(|choice| before.rfind(choice.label.as_str()).filter(|_| !choice.label.is_empty()));
        let (before, own) = before.split_at(own.unwrap_or(before.len()));
        self.words(before.to_owned());
        options.close_label(self);
        let span = scope.events[at].1;
        let alone = scope.marks(span).len() == 1;
        if let Some(Some(live)) = self.lists.last()
            && mark.span.start == span.start
            && own.is_empty()
        {
            let end = fields::label_end(scope, at + 1).filter(|_| alone && *live);
            let id = end.map(|_| scope.next_control(field));
            let name = if id.is_some() { Name::Label } else { Name::Own };
            let html = fields::mark(scope, mark, name);
            self.html(html);
            self.open_label(id);
            self.label_end = end;
            return;
        }
        let is_item = matches!(self.lists.last(), Some(Some(_)));
        if alone && is_item && !own.is_empty() {
            options.live = field.is_control();
            self.html(options.either("<label class=\"scale-option\">", "<span class=\"scale-option\">"));
            self.words(own.to_owned());
            let html = fields::mark(scope, mark, Name::Label);
            self.html(html);
            options.label = true;
            return options.close_label(self);
        }
        if alone && scope.in_cell && own.is_empty() {
            let html = fields::mark(scope, mark, Name::Own);
            return self.html(html);
        }
        if options.group != Some(mark.field) {
            options.close(self);
            options.live = field.is_control();
            let role = if matches!(field.kind, FieldKind::One(_)) { "radiogroup" } else { "group" };
            let screen = group_open("span", role, &field.label, " class=\"scale\"");
            self.html(options.either(&screen, "<span class=\"scale\">"));
            options.group = Some(mark.field);
        }
        // A choice without words is called by its number, which is nowhere on the page.
        let named = !own.is_empty() || choice.is_some_and(|choice| choice.place == ChoicePlace::BeforeWords);
        if named {
            self.html(options.either("<label class=\"scale-option\">", "<span class=\"scale-option\">"));
            options.label = true;
        }
        self.words(own.to_owned());
        let html = fields::mark(scope, mark, if named { Name::Label } else { Name::Own });
        self.html(html);
        if !own.is_empty() {
            options.close_label(self);
        }
    }

    /// Opens the label of the control with an id; nothing without one.
    pub fn open_label(&mut self, id: Option<String>) {
        if let Some(id) = id {
            self.on_screen(&format!("<label for=\"{}\">", escape_holes(&id)));
        } else {
            self.label_end = None;
        }
    }

    /// Ends a label that holds the rest of an item or paragraph.
    pub fn close_label(&mut self) {
        if self.label_end.take().is_some() {
            self.raw(None, |nesting, out| nesting.end_line(out));
            self.on_screen("</label>");
        }
    }

    /// Markup that only the page on screen has.
    pub fn on_screen(&mut self, html: &str) {
        self.html(draft::either(html, ""));
    }
}

/// The opening tag of what stands around the choices of one answer.
pub fn group_open(element: &str, role: &str, label: &str, more: &str) -> String {
    let name = if label.is_empty() { String::new() } else { format!(" aria-label=\"{}\"", escape(label)) };
    format!("<{element}{more} role=\"{role}\"{name}>")
}

fn choice_of<'f>(field: &'f Field, mark: &Mark) -> Option<&'f Choice> {
    let (FieldKind::One(choices) | FieldKind::Many(choices)) = &field.kind else { return None };
    choices.get(mark.choice? as usize)
}
