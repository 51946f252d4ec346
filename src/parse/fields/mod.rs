//! Fields that look like paper: finds them in the events, names them, and notes where each is drawn.

mod choices;
mod doubts;
mod line;
mod names;
mod slips;
pub mod syntax;
mod twins;

use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Event, Events, LinkType, Tag, TagEnd};
use crate::model::{
    Audience, Block, BlockName, Field, FieldKind, Kind, Mark, Part, Shape, Size, label_of, short_label,
};
use crate::rule::Rule;
use crate::source::{Source, Span};
use line::{Line, Table};
use slips::Where;
use std::collections::{BTreeMap, VecDeque};
use syntax::{Sizes, Written};

/// Finds every field of a text. `parts` tell in which block an event stands.
pub fn read(
    source: &Source,
    kind: Kind,
    events: &Events<'_>,
    parts: &[Part],
    problems: &mut Vec<Diagnostic>,
) -> (Vec<Field>, Vec<Mark>) {
    let may_slip = kind.is_sheet() && syntax::may_slip(&source.text);
    if !may_slip && !syntax::may_begin(&source.text) {
        return (Vec::new(), Vec::new());
    }
    let mut scan = Scan {
        source,
        events,
        fields: Vec::new(),
        marks: Vec::new(),
        fixed: BTreeMap::new(),
        fixed_elsewhere: BTreeMap::new(),
        sheet: kind.is_sheet(),
        live: false,
        audience: Audience::Everyone,
        line: Line::default(),
        above: String::new(),
        table: None,
        tables: VecDeque::new(),
        plain: false,
        link: None,
        list: Vec::new(),
        begins: Where::Line,
        problems,
    };
    scan.parts(parts, kind == Kind::Worksheet);
    let (mut fields, marks) = (scan.fields, scan.marks);
    names::give(&mut fields);
    if kind.is_sheet() {
        twins::find(source, &fields, problems);
    }
    (fields, marks)
}

/// What the columns of a map's tables are, table by table: a quadrant and a ring are picked, an end of a tie is a name.
fn columns(shape: &Shape) -> VecDeque<Vec<Option<FieldKind>>> {
    let pick = |labels: &[String]| (!labels.is_empty()).then(|| FieldKind::Pick(labels.to_vec()));
    match shape {
        Shape::Map(map) => VecDeque::from([vec![None, pick(&map.quadrants), pick(&map.rings)]]),
        Shape::Network(_) => VecDeque::from([Vec::new(), vec![Some(FieldKind::Name), Some(FieldKind::Name)]]),
        Shape::Text
        | Shape::Agenda(_)
        | Shape::Entries(_)
        | Shape::Sides(_)
        | Shape::Quote(_)
        | Shape::Drawing(_) => VecDeque::new(),
    }
}

struct Scan<'a, 's> {
    source: &'a Source,
    events: &'a Events<'s>,
    fields: Vec<Field>,
    marks: Vec<Mark>,
    /// Fields by the id that the author fixed.
    fixed: BTreeMap<String, usize>,
    /// The same of the other audience: what only facilitators see is never the same question as what everyone does.
    fixed_elsewhere: BTreeMap<String, usize>,
    /// Whether pages of this kind can be filled in at all.
    sheet: bool,
    live: bool,
    audience: Audience,
    line: Line,
    /// The last words above: a paragraph, item or heading.
    above: String,
    table: Option<Table>,
    /// The kinds of the columns of the next tables: those of a map.
    tables: VecDeque<Vec<Option<FieldKind>>>,
    /// Inside code and the words of a picture underscores are underscores.
    plain: bool,
    /// The kind of link that the words are in.
    link: Option<LinkType>,
    /// For each open list, the group of `- ( )` items, once it has begun.
    list: Vec<Option<usize>>,
    /// Where a mark at the beginning of the line stands.
    begins: Where,
    problems: &'a mut Vec<Diagnostic>,
}

impl Scan<'_, '_> {
    fn parts(&mut self, parts: &[Part], live: bool) {
        for part in parts {
            match part {
                Part::Prose(range) => {
                    self.live = live;
                    for (event, span) in &self.events[range.range()] {
                        self.event(event, *span);
                    }
                    self.end_line();
                }
                Part::Block(block) if block.name == BlockName::Drawing => {}
                Part::Block(block) if block.name == BlockName::Facilitator => {
                    // What only facilitators see must not become the label of what everyone fills in.
                    let above = self.above.clone();
                    let outer = std::mem::replace(&mut self.audience, Audience::Facilitators);
                    if outer == Audience::Everyone {
                        std::mem::swap(&mut self.fixed, &mut self.fixed_elsewhere);
                    }
                    self.block(block, live);
                    if outer == Audience::Everyone {
                        std::mem::swap(&mut self.fixed, &mut self.fixed_elsewhere);
                    }
                    (self.audience, self.above) = (outer, above);
                }
                Part::Block(block) => self.block(block, live),
            }
        }
    }

    fn block(&mut self, block: &Block, outer: bool) {
        let live = outer || block.name.row().live_fields;
        if !block.title.is_empty() {
            self.above.clone_from(&block.title);
            self.title(block.title_span, live);
        }
        let outer = std::mem::replace(&mut self.tables, columns(&block.shape));
        self.parts(&block.parts, live);
        self.tables = outer;
    }

    /// A field in a block's title: `::: map Partners in ____`.
    fn title(&mut self, span: Span, live: bool) {
        self.live = live;
        let source = self.source;
        for (event, span) in markdown::read_line(&source.text, span).unwrap_or_default() {
            self.event(&event, span);
        }
        self.end_line();
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Text(text) if self.plain => self.words(text),
            Event::Text(text) => {
                self.line.reach(span, self.marks.len());
                self.text(text, span);
            }
            Event::Code(text) => {
                self.line.reach(span, self.marks.len());
                self.line.code.push(span);
                self.words(text);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.end_line();
            }
            Event::TaskListMarker(_) => {
                let field = self.add("", FieldKind::Tick, Size::Inline, None, span);
                self.line.tick = Some(field);
                let written = self.source.slice(span).split_once(']').map_or("", |(_, after)| after);
                self.fix_id(field, syntax::id_after(written).0, span);
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::List(_) => {
                self.end_line();
                self.list.push(None);
            }
            Tag::Table(_) => {
                self.end_line();
                let kinds = self.tables.pop_front().unwrap_or_default();
                self.table = Some(Table { kinds, ..Table::default() });
            }
            Tag::TableHead => {
                if let Some(table) = &mut self.table {
                    table.in_head = true;
                }
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.row += 1;
                    table.column = 0;
                    table.in_head = false;
                    table.row_label.clear();
                    table.group = None;
                    table.grows = false;
                    table.first = self.fields.len();
                }
            }
            Tag::Item => {
                self.end_line();
                self.begins = Where::Item;
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) => self.end_line(),
            Tag::CodeBlock(_) => {
                self.end_line();
                self.plain = true;
            }
            Tag::Image { .. } => self.plain = true,
            Tag::Link { link_type, .. } => self.link = Some(*link_type),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableCell => {
                self.end_choice();
                self.slips();
                let words = std::mem::take(&mut self.line.words);
                self.line = Line::default();
                if let Some(table) = &mut self.table {
                    let words = short_label(words.trim()).to_owned();
                    if table.in_head {
                        table.columns.push(words);
                    } else {
                        if table.column == 0 {
                            table.row_label = words;
                        }
                        table.column += 1;
                    }
                    table.cell.clear();
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = self.table.as_ref().filter(|table| table.grows) {
                    self.fields[table.first..].iter_mut().for_each(|field| field.grows = true);
                }
            }
            TagEnd::Table => self.table = None,
            TagEnd::List(_) => {
                self.end_line();
                self.list.pop();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::BlockQuote(_) => self.end_line(),
            TagEnd::CodeBlock => {
                self.plain = false;
                self.line = Line::default();
            }
            TagEnd::Image => self.plain = false,
            TagEnd::Link => self.link = None,
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        self.line.label.push_str(words);
        self.line.words.push_str(words);
    }

    /// Reads the fields in one text event.
    fn text(&mut self, text: &str, span: Span) {
        let exact = text.len() == span.range().len();
        // The words of a bare address are the address.
        let is_address = matches!(self.link, Some(LinkType::Autolink | LinkType::Email));
        if !exact || is_address || !text.contains(['_', '(', '[']) {
            self.words(text);
            return;
        }
        let mut at = 0;
        while let Some(start) = syntax::next(text, at) {
            self.words(&text[at..start]);
            let sizes = self.sizes();
            let written = syntax::read(text, start, sizes);
            let place = |end: usize| Span::new(span.start as usize + start, span.start as usize + end);
            let escaped = self.source.text[..span.start as usize + start].ends_with('\\');
            at = match written {
                Written::Blank { end, .. } | Written::Circle { end, .. } | Written::Box { end, .. }
                    if escaped =>
                {
                    self.words(&text[start..end]);
                    end
                }
                Written::Blank { end, .. } | Written::Circle { end, .. } | Written::Box { end, .. }
                    if self.link.is_some() =>
                {
                    self.linked(&text[start..end], place(end));
                    end
                }
                Written::Blank { kind, size, id, end } => {
                    let rest = Span::new(span.start as usize + end, span.end as usize);
                    self.problems.extend(doubts::after_blank(self.source, rest, &kind, size, sizes));
                    self.blank(kind, size, id, place(end));
                    end
                }
                Written::Circle { id, end } => {
                    if !self.circle(text, end, id, place(end)) {
                        self.words(&text[start..end]);
                        self.lone(place(end), "circle", "( )");
                    }
                    end
                }
                Written::Box { id, end } => {
                    if !self.boxed(text, end, id, place(end)) {
                        self.words(&text[start..end]);
                        self.lone(place(end), "box", "[ ]");
                    }
                    end
                }
            };
        }
        self.words(&text[at..]);
    }

    /// Which sizes may follow a field here.
    fn sizes(&self) -> Sizes {
        if self.table.is_some() || (!self.line.fields && self.line.words.trim().is_empty()) {
            Sizes::All
        } else if self.line.fields {
            Sizes::None
        } else {
            Sizes::Counted
        }
    }

    fn blank(&mut self, kind: FieldKind, size: Option<Size>, id: Option<String>, span: Span) {
        if let (Some(table), Some(Size::Rows(_))) = (&mut self.table, size) {
            table.grows = true;
        }
        let label = self.label();
        self.end_choice();
        if label.is_empty() {
            let problem = "this field has no label: nothing stands before it or above it";
            self.problems.push(
                Diagnostic::new(Rule::FieldLabel, &self.source.path, span, problem)
                    .help("write what is asked for before the line: `Name: ____`"),
            );
        }
        self.line.last_blank = match self.line.last_blank.take() {
            Some((words, count)) if label_of(&self.line.label).is_empty() => Some((words, count + 1)),
            Some(_) | None => Some((label.clone(), 1)),
        };
        let kind = self.kind_here(kind);
        self.add(&label, kind, size.unwrap_or(Size::Inline), id, span);
        self.line.fields = true;
        self.line.label.clear();
    }

    /// Text in a column of a map's table is what the column is.
    fn kind_here(&self, kind: FieldKind) -> FieldKind {
        let table = self.table.as_ref().filter(|table| kind == FieldKind::Text && !table.in_head);
        table.and_then(|table| table.kinds.get(table.column)?.clone()).unwrap_or(kind)
    }

    /// Ends what belongs to one line.
    fn end_line(&mut self) {
        if self.table.is_some() {
            self.words(" ");
            return;
        }
        self.end_choice();
        self.slips();
        if let Some(tick) = self.line.tick.take() {
            self.fields[tick].label = label_of(&self.line.words);
        }
        let words = label_of(&self.line.words);
        if self.line.span.is_some() {
            self.begins = Where::Line;
        }
        if !words.is_empty() && !self.is_filled_line() {
            self.above = words;
        }
        self.line = Line::default();
    }

    fn add(&mut self, label: &str, kind: FieldKind, size: Size, id: Option<String>, span: Span) -> usize {
        let field = self.add_field(label, kind, size, id, span);
        self.marks.push(Mark { span, field: index(field), choice: None });
        field
    }

    fn add_field(
        &mut self,
        label: &str,
        kind: FieldKind,
        size: Size,
        id: Option<String>,
        span: Span,
    ) -> usize {
        let known = id.as_ref().and_then(|id| self.fixed.get(id).copied());
        let id = match known {
            Some(known) if is_written(&self.fields[known].kind) => return known,
            Some(_) => {
                self.problems.extend(id.map(|id| taken(&id, self.source, span)));
                None
            }
            None => id,
        };
        let at = self.fields.len();
        let fixed = id.is_some();
        self.fixed.extend(id.iter().map(|id| (id.clone(), at)));
        let field = Field {
            id: id.unwrap_or_default(),
            fixed,
            label: label.to_owned(),
            kind,
            size,
            span,
            live: self.live && self.sheet,
            grows: false,
            audience: self.audience,
        };
        self.fields.push(field);
        at
    }

    /// Gives a box or a group of choices the id that stands after it.
    fn fix_id(&mut self, field: usize, id: Option<String>, span: Span) {
        let Some(id) = id.filter(|id| !(self.fields[field].fixed && self.fields[field].id == *id)) else {
            return;
        };
        if self.fields[field].fixed || self.fixed.contains_key(&id) {
            self.problems.push(taken(&id, self.source, span));
            return;
        }
        self.fixed.insert(id.clone(), field);
        self.fields[field].fixed = true;
        self.fields[field].id = id;
    }
}

/// Whether an answer is written and not chosen: only such a field may stand at several places.
fn is_written(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Text
        | FieldKind::Date
        | FieldKind::Time
        | FieldKind::Email
        | FieldKind::Phone
        | FieldKind::Number
        | FieldKind::Signature
        | FieldKind::Pick(_)
        | FieldKind::Name => true,
        FieldKind::Tick | FieldKind::One(_) | FieldKind::Many(_) => false,
    }
}

fn taken(id: &str, source: &Source, span: Span) -> Diagnostic {
    let words = format!("the id `{id}` is given twice on this page, and not both are underscores");
    Diagnostic::new(Rule::DuplicateId, &source.path, span, words)
        .help("only fields with underscores can share an answer: give one of the two another id")
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
