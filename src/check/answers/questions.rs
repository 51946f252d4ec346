//! One sheet: each published question, and what became of it.

use super::quoted;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Document, Field, FieldKind, ListedField};
use crate::path::slug;
use crate::rule::Rule;
use std::collections::{BTreeMap, BTreeSet};

/// New questions that are looked at on either side of the place where a lost one stood.
const NEAR: usize = 40;

/// Compares the questions of a document with the published ones.
pub fn compare(document: &Document, published: &[ListedField], problems: &mut Vec<Diagnostic>) {
    let sheet = Sheet::new(document, published);
    let mut lost = Vec::new();
    for (at, old) in published.iter().enumerate() {
        match sheet.places.get(old.id.as_str()) {
            Some(place) => problems.extend(changed(document, sheet.fields[*place], old)),
            None => lost.push(Lost { old, around: sheet.around(at) }),
        }
    }
    let renamed = renamed(&sheet, &lost);
    for Lost { old, .. } in &lost {
        problems.push(match renamed.get(old.id.as_str()) {
            Some(field) => rename(document, field, old),
            None => gone(document, &sheet, old),
        });
    }
    problems.extend(sheet.fields.iter().filter_map(|field| came_between(document, &sheet, field)));
}

/// The live fields of a document beside the published ones.
struct Sheet<'d> {
    fields: Vec<&'d Field>,
    /// Where each field stands, by its id.
    places: BTreeMap<&'d str, usize>,
    old: BTreeMap<&'d str, &'d ListedField>,
    /// For each published field, and the end: places of the nearest fields around it that are still there.
    before: Vec<Option<usize>>,
    after: Vec<usize>,
}

/// A published field that is gone.
struct Lost<'d> {
    old: &'d ListedField,
    /// The fields between these stand where it stood.
    around: (usize, usize),
}

impl<'d> Sheet<'d> {
    fn new(document: &'d Document, published: &'d [ListedField]) -> Self {
        let fields: Vec<&Field> = document.live_fields().collect();
        let places: BTreeMap<&str, usize> =
            fields.iter().enumerate().map(|(at, field)| (field.id.as_str(), at)).collect();
        let old = published.iter().map(|field| (field.id.as_str(), field)).collect();
        let place = |field: &ListedField| places.get(field.id.as_str()).copied();
        let before = published.iter().scan(None, |last, field| {
            let found = *last;
            *last = place(field).or(*last);
            Some(found)
        });
        let before = before.collect();
        let mut next = fields.len();
        let mut after: Vec<usize> = Vec::with_capacity(published.len());
        for field in published.iter().rev() {
            after.push(next);
            next = place(field).unwrap_or(next);
        }
        after.reverse();
        Self { fields, places, old, before, after }
    }

    /// First and last place, not included, between which a published field would stand now.
    fn around(&self, at: usize) -> (usize, usize) {
        (self.before[at].map_or(0, |before| before + 1), self.after[at])
    }

    fn is_new(&self, field: &Field) -> bool {
        !self.old.contains_key(field.id.as_str())
    }
}

/// For ids that are gone, the new fields that most likely ask the same: first those whose labels are alike, then those
/// at the same place.
fn renamed<'d>(sheet: &Sheet<'d>, lost: &[Lost<'d>]) -> BTreeMap<&'d str, &'d Field> {
    let mut found: BTreeMap<&str, &Field> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let fits = |old: &ListedField, field: &Field| {
        let now = ListedField::of(field);
        sheet.is_new(field) && now.is_some_and(|now| now.kind == old.kind && now.grows == old.grows)
    };
    for Lost { old, around: (start, end) } in lost {
        let near = start.saturating_sub(NEAR)..(end + NEAR).min(start + 2 * NEAR).min(sheet.fields.len());
        let near = near.filter(|at| !taken.contains(at) && fits(old, sheet.fields[*at]));
        let near: BTreeMap<&str, usize> = near.map(|at| (sheet.fields[at].label.as_str(), at)).collect();
        if let Some(at) = nearest(&old.label, near.keys().copied()).map(|label| near[label]) {
            taken.insert(at);
            found.insert(&old.id, sheet.fields[at]);
        }
    }
    for Lost { old, around: (start, end) } in lost {
        if !found.contains_key(old.id.as_str()) {
            let mut here = (*start..*end).take(NEAR);
            if let Some(at) = here.find(|at| !taken.contains(at) && fits(old, sheet.fields[*at])) {
                taken.insert(at);
                found.insert(&old.id, sheet.fields[at]);
            }
        }
    }
    found
}

fn rename(document: &Document, field: &Field, old: &ListedField) -> Diagnostic {
    let source = &document.source;
    let words = format!("answers to {} that people kept would no longer find their question", named(old));
    let problem = Diagnostic::new(Rule::LostAnswers, &source.path, field.span, words);
    let (place, fix) = field.fixing(source, &old.id);
    let help = format!(
        "if `{}` asks the same, write `{{#{}}}` {}",
        quoted(&field.label),
        quoted(&old.id),
        behind(field)
    );
    problem.help(help).fix(place, fix)
}

fn gone(document: &Document, sheet: &Sheet<'_>, old: &ListedField) -> Diagnostic {
    let source = &document.source;
    let problem = |field: Option<&Field>, words: &str| {
        let span = field.map_or(document.front.title_span, |field| field.span);
        let words = format!("answers to {} that people kept {words}", named(old));
        Diagnostic::new(Rule::LostAnswers, &source.path, span, words)
    };
    if let Some(field) = document.fields.iter().find(|field| field.id == old.id) {
        let problem =
            problem(Some(field), "would no longer find their question: it cannot be filled in on screen now");
        return problem.help("put it where it was, such as into a `worksheet` block");
    }
    // The question before it of the same name went, and this one has its id now.
    let twin = old.id.rsplit_once('-').and_then(|(base, _)| Some(sheet.fields[*sheet.places.get(base)?]));
    if let Some(twin) = twin.filter(|twin| slug(&twin.label) == slug(&old.label) && !sheet.is_new(twin)) {
        let (place, fix) = twin.fixing(source, &old.id);
        return problem(Some(twin), "may stand at another one: fewer questions have this name now")
            .help(format!(
                "if this is the one that was `{id}`, write `{{#{id}}}` {}",
                behind(twin),
                id = quoted(&old.id)
            ))
            .fix(place, fix);
    }
    problem(None, "would no longer find their question").help(format!(
        "if another question took its place, write `{{#{}}}` after its underscores, box or first circle; if it was \
         withdrawn, nothing is to be done",
        quoted(&old.id)
    ))
}

/// A field that is still there, and takes other answers than before.
fn changed(document: &Document, field: &Field, old: &ListedField) -> Option<Diagnostic> {
    let now = ListedField::of(field)?;
    let problem =
        |words: String| Diagnostic::new(Rule::LostAnswers, &document.source.path, field.span, words);
    if old.grows != now.grows {
        let change =
            if now.grows { "once and is asked in each row" } else { "in each row and is asked once" };
        let words =
            format!("answers to {} that people kept no longer fit: it was asked {change} now", named(old));
        return Some(problem(words).help("undo it, or give the new question an id of its own"));
    }
    if !old.kind.fits(now.kind) {
        let (before, after) = (old.kind.words(), now.kind.words());
        let words = format!(
            "answers to {} that people kept no longer fit: it asked for {before} and asks for {after} now",
            named(old)
        );
        return Some(problem(words).help("undo it, or give the new question an id of its own"));
    }
    if old.kind != now.kind {
        return None;
    }
    let left: BTreeSet<&str> = now.choices.iter().map(String::as_str).collect();
    let gone = old.choices.iter().find(|choice| !choice.is_empty() && !left.contains(choice.as_str()))?;
    let words = format!(
        "people who chose `{}` at {} would find nothing chosen: it is no choice now",
        quoted(gone),
        named(old)
    );
    Some(problem(words).help(
        "if only the words changed, change them back; if the choice was withdrawn, nothing is to be done",
    ))
}

/// A new field that has the same name as a published one: which of the two has the old answers?
fn came_between(document: &Document, sheet: &Sheet<'_>, field: &Field) -> Option<Diagnostic> {
    let source = &document.source;
    let (base, number) = field.id.rsplit_once('-')?;
    let old = sheet
        .old
        .get(base)
        .filter(|old| slug(&old.label) == slug(&field.label) && slug(&field.label) == base)?;
    let first = sheet.fields[*sheet.places.get(base)?];
    let is_counted = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_next = !field.fixed && !first.fixed && is_counted && sheet.is_new(field);
    is_next.then(|| {
        let words =
            format!("answers to {} that people kept stand at the first question of this name", named(old));
        let (place, fix) = field.fixing(source, base);
        Diagnostic::new(Rule::LostAnswers, &source.path, field.span, words)
            .related(&source.path, first.span, "the first one")
            .help(format!("if they belong here, write `{{#{base}}}` {}", behind(field)))
            .fix(place, fix)
    })
}

/// Where the id of a field is written.
fn behind(field: &Field) -> &'static str {
    match &field.kind {
        _ if field.fixed => "instead of its id",
        FieldKind::Tick => "after its box",
        FieldKind::One(_) => "after its first circle",
        FieldKind::Many(_) => "after its first box",
        FieldKind::Text
        | FieldKind::Date
        | FieldKind::Time
        | FieldKind::Email
        | FieldKind::Phone
        | FieldKind::Number
        | FieldKind::Signature
        | FieldKind::Pick(_)
        | FieldKind::Name => "after its underscores",
    }
}

fn named(old: &ListedField) -> String {
    let (label, id) = (quoted(&old.label), quoted(&old.id));
    if label.is_empty() { format!("the question `{id}`") } else { format!("`{label}` (id `{id}`)") }
}
