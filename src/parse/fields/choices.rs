//! Choices: circles and boxes of a list, of a scale in one line, or of a row of a table.

use super::{Mark, Scan, index};
use crate::model::{Choice, Field, FieldKind, Size, label_of};
use crate::source::Span;

impl Scan<'_, '_> {
    /// A circle: one of a list, of a scale in the line, or of a row of a table.
    pub fn circle(&mut self, text: &str, end: usize, id: Option<String>, span: Span) -> bool {
        if self.table.is_some() {
            return self.cell_circle(text, end, id, span);
        }
        let at_start = !self.line.fields && self.line.words.trim().is_empty();
        if at_start && let Some(group) = self.list.last().copied() {
            let field = if let Some(field) = group {
                field
            } else {
                let label = self.above_label();
                let field = self.add_field(&label, FieldKind::One(Vec::new()), Size::Inline, None, span);
                if let Some(open) = self.list.last_mut() {
                    *open = Some(field);
                }
                field
            };
            self.fix_id(field, id, span);
            let choice = self.add_choice(field, span);
            self.line.circle = Some((field, choice));
            self.line.label.clear();
            self.line.fields = true;
            return true;
        }
        self.scale(FieldKind::One(Vec::new()), near(text, end).contains("( )"), id, span)
    }

    pub fn boxed(&mut self, text: &str, end: usize, id: Option<String>, span: Span) -> bool {
        if self.table.is_some() {
            let label = self.label();
            let field = self.add(&label, FieldKind::Tick, Size::Inline, None, span);
            self.fix_id(field, id, span);
            return true;
        }
        self.scale(FieldKind::Many(Vec::new()), near(text, end).contains("[ ]"), id, span)
    }

    /// A choice in a line: the first one of at least two opens the scale.
    fn scale(&mut self, kind: FieldKind, more: bool, id: Option<String>, span: Span) -> bool {
        self.finish_choice_label();
        let same = |field: &Field| std::mem::discriminant(&field.kind) == std::mem::discriminant(&kind);
        let field = match self.line.scale {
            Some((field, _)) if same(&self.fields[field]) => field,
            _ if !more => return false,
            _ => {
                let label = self.label();
                self.add_field(&label, kind, Size::Inline, None, span)
            }
        };
        self.fix_id(field, id, span);
        let choice = self.add_choice(field, span);
        let mark = Mark { span, field: index(field), choice: Some(index(choice)) };
        self.line.scale = Some((field, mark));
        self.line.circle = Some((field, choice));
        self.line.label.clear();
        self.line.fields = true;
        true
    }

    fn cell_circle(&mut self, text: &str, end: usize, id: Option<String>, span: Span) -> bool {
        if self.line.scale.is_some() || near(text, end).contains("( )") {
            return self.scale(FieldKind::One(Vec::new()), true, id, span);
        }
        let Some(table) = &self.table else { return false };
        let (column, row) =
            (table.columns.get(table.column).cloned().unwrap_or_default(), table.row_label.clone());
        let field = if let Some(field) = table.group {
            field
        } else {
            let label = if row.is_empty() { self.above_label() } else { row };
            let field = self.add_field(&label, FieldKind::One(Vec::new()), Size::Inline, None, span);
            if let Some(table) = &mut self.table {
                table.group = Some(field);
            }
            field
        };
        self.fix_id(field, id, span);
        let choice = self.add_choice(field, span);
        self.set_choice_label(field, choice, &column);
        true
    }

    pub fn end_choice(&mut self) {
        self.finish_choice_label();
        self.line.scale = None;
    }

    pub fn finish_choice_label(&mut self) {
        if let Some((field, choice)) = self.line.circle.take() {
            let label = label_of(&self.line.label);
            self.set_choice_label(field, choice, &label);
            self.line.label.clear();
        }
    }

    fn add_choice(&mut self, field: usize, span: Span) -> usize {
        let choice = match &mut self.fields[field].kind {
            FieldKind::One(choices) | FieldKind::Many(choices) => {
                choices.push(Choice { label: String::new(), span });
                choices.len() - 1
            }
            FieldKind::Text
            | FieldKind::Date
            | FieldKind::Time
            | FieldKind::Email
            | FieldKind::Phone
            | FieldKind::Number
            | FieldKind::Signature
            | FieldKind::Pick(_)
            | FieldKind::Name
            | FieldKind::Tick => 0,
        };
        self.marks.push(Mark { span, field: index(field), choice: Some(index(choice)) });
        choice
    }

    fn set_choice_label(&mut self, field: usize, choice: usize, label: &str) {
        if let FieldKind::One(choices) | FieldKind::Many(choices) = &mut self.fields[field].kind
            && let Some(choice) = choices.get_mut(choice)
        {
            label.clone_into(&mut choice.label);
        }
    }
}

/// The text after a place, as far as a line of choices may reasonably go on.
fn near(text: &str, from: usize) -> &str {
    let end = text.floor_char_boundary(from + 1000);
    &text[from..end]
}
