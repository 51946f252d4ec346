//! Choices: circles and boxes of a list, of a scale in one line, or of a row of a table.

use super::{Mark, Scan, index};
use crate::diagnostic::Diagnostic;
use crate::model::{Choice, ChoicePlace, Field, FieldKind, Size, label_of};
use crate::rule::Rule;
use crate::source::Span;

impl Scan<'_, '_> {
    /// A circle: one of a list, of a scale in the line, or of a row of a table.
    pub fn circle(&mut self, text: &str, end: usize, id: Option<String>, span: Span) -> bool {
        if self.table.is_some() {
            return self.cell_circle(text, end, id, span);
        }
        let at_start = !self.line.fields && self.line.words.trim().is_empty();
        // `- good ( )`: the only sign of its item, at the end.
        let at_end = !self.line.fields && self.is_end_of_line(text, end);
        if (at_start || at_end)
            && let Some(group) = self.list.last().copied()
        {
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
            if at_start {
                self.line.circle = Some((field, choice));
            } else {
                let label = label_of(&self.line.words);
                self.set_choice_label(field, choice, &label, ChoicePlace::AfterWords);
            }
            self.line.label.clear();
            self.line.fields = true;
            return true;
        }
        // A circle that is filled in is told; it is one of the choices all the same.
        let more = ["( )", "(x)", "(X)"].iter().any(|circle| near(text, end).contains(circle));
        self.scale(FieldKind::One(Vec::new()), more, id, span)
    }

    pub fn boxed(&mut self, text: &str, end: usize, id: Option<String>, span: Span) -> bool {
        if self.table.is_some() {
            let label = self.label();
            let field = self.add(&label, FieldKind::Tick, Size::Inline, None, span);
            self.fix_id(field, id, span);
            return true;
        }
        let more = near(text, end).contains("[ ]");
        if !more && !self.line.fields && !self.list.is_empty() && self.is_end_of_line(text, end) {
            let label = label_of(&self.line.words);
            let field = self.add(&label, FieldKind::Tick, Size::Inline, None, span);
            self.fix_id(field, id, span);
            self.line.fields = true;
            return true;
        }
        self.scale(FieldKind::Many(Vec::new()), more, id, span)
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
                self.line.before_scale = std::mem::take(&mut self.line.label);
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
        self.set_choice_label(field, choice, &column, ChoicePlace::BeforeWords);
        true
    }

    /// Ends the choices of a line. All of them have their words by now.
    pub fn end_choice(&mut self) {
        self.finish_choice_label();
        if let Some((field, _)) = self.line.scale.take() {
            self.turn(field);
            self.number_wordless(field);
        }
    }

    pub fn finish_choice_label(&mut self) {
        if let Some((field, choice)) = self.line.circle.take() {
            let label = label_of(&self.line.label);
            self.set_choice_label(field, choice, &label, ChoicePlace::BeforeWords);
            self.line.label.clear();
        }
    }

    /// Gives each choice the words before it, where nothing stands after the last one but before each: `good ( ) bad ( )`.
    /// The words before the first are the question and its answer: `How was it? good ( ) bad ( )`.
    fn turn(&mut self, field: usize) {
        let before = std::mem::take(&mut self.line.before_scale);
        let (question, first) = question_and_answer(&before);
        let (FieldKind::One(choices) | FieldKind::Many(choices)) = &mut self.fields[field].kind else {
            return;
        };
        let Some((last, others)) = choices.split_last() else { return };
        let is_after = last.label.is_empty() && others.iter().all(|choice| !choice.label.is_empty());
        if first.is_empty() || others.is_empty() || !is_after {
            return;
        }
        let mut label = first;
        for choice in choices.iter_mut() {
            label = std::mem::replace(&mut choice.label, label);
            choice.place = ChoicePlace::AfterWords;
        }
        let question = if question.is_empty() { self.question_of_cell_or_above() } else { question };
        self.fields[field].label = question;
    }

    /// A choice without words is told, and called by its number, so that its answer is kept all the same.
    fn number_wordless(&mut self, field: usize) {
        let place = |at: usize| (at + 1).to_string();
        let (FieldKind::One(choices) | FieldKind::Many(choices)) = &mut self.fields[field].kind else {
            return;
        };
        let wordless = choices.iter().position(|choice| choice.label.is_empty());
        for (at, choice) in choices.iter_mut().enumerate().filter(|(_, choice)| choice.label.is_empty()) {
            choice.label = place(at);
            choice.place = ChoicePlace::Wordless;
        }
        if let Some(at) = wordless {
            let span = choices[at].span;
            let problem = format!("this choice has no words, so its answer is kept as `{}`", place(at));
            self.problems.push(Diagnostic::new(Rule::FieldLabel, &self.source.path, span, problem).help(
                "write each choice before its words: `How was it? ( ) good ( ) fair ( ) poor`; \
                     or each after its words, with none left over",
            ));
        }
    }

    /// Whether nothing more comes in the line after a place of a text that is being read.
    fn is_end_of_line(&self, text: &str, end: usize) -> bool {
        text[end..].trim().is_empty() && !self.line.words.trim().is_empty()
    }

    fn add_choice(&mut self, field: usize, span: Span) -> usize {
        let choice = match &mut self.fields[field].kind {
            FieldKind::One(choices) | FieldKind::Many(choices) => {
                choices.push(Choice { label: String::new(), span, place: ChoicePlace::BeforeWords });
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

    fn set_choice_label(&mut self, field: usize, choice: usize, label: &str, place: ChoicePlace) {
        if let FieldKind::One(choices) | FieldKind::Many(choices) = &mut self.fields[field].kind
            && let Some(choice) = choices.get_mut(choice)
        {
            label.clone_into(&mut choice.label);
            choice.place = place;
        }
    }
}

/// Words that are a question and the first of its answers: they part after the last question mark or colon.
fn question_and_answer(words: &str) -> (String, String) {
    let marks = ['?', ':', '？', '：', '؟', ';', '.', '—', '–'];
    let cut = words.rfind(marks).map_or(0, |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
    (label_of(&words[..cut]), label_of(&words[cut..]))
}

/// The text after a place, as far as a line of choices may reasonably go on.
fn near(text: &str, from: usize) -> &str {
    let end = text.floor_char_boundary(from + 1000);
    &text[from..end]
}
