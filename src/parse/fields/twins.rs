//! Questions of the same name on one sheet. Their ids are counted in the order of the text, so answers that people kept
//! would move to another question when one of them goes or a new one comes.

use crate::diagnostic::Diagnostic;
use crate::model::{Audience, Field, FieldKind};
use crate::path::slug;
use crate::rule::Rule;
use crate::source::Source;
use std::collections::BTreeMap;

/// Reports each name that several questions have, at the second of them.
pub fn find(source: &Source, fields: &[Field], problems: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(String, bool), (&Field, u32)> = BTreeMap::new();
    for field in fields.iter().filter(|field| is_answered(field)) {
        // `- [ ] I thanked them on ____` is a box and a day, and nobody takes one for the other.
        let key = (slug(&field.label), field.kind == FieldKind::Tick);
        let (first, count) = seen.entry(key).or_insert((field, 0));
        *count += 1;
        if *count == 2 {
            problems.push(twin(source, first, field));
        }
    }
}

fn is_answered(field: &Field) -> bool {
    let seen = field.live && field.audience == Audience::Everyone && field.kind != FieldKind::Signature;
    seen && !field.fixed && !field.label.is_empty()
}

fn twin(source: &Source, first: &Field, second: &Field) -> Diagnostic {
    let words = format!("two questions are called `{}`", second.label);
    let help = format!("give it words of its own, or fix its id: `{{#{}}}`", second.id);
    let (place, fix) = second.fixing(source, &second.id);
    Diagnostic::new(Rule::SameLabel, &source.path, second.span, words)
        .related(&source.path, first.span, "the first one")
        .help(help)
        .fix(place, fix)
}
