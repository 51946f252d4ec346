//! The index over all texts: groups of words and where they stand, cut into files of about the same size.

use super::counts::{Counts, Group, Hashing, Place};
use super::stems::Stems;
use super::{Generated, Prose, Shards, targets};
use crate::model::{Curriculum, Document};
use crate::parallel;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// A word that stands in more targets than this is looked up in the best of them only.
const MOST: usize = 400;

/// So many documents are counted by one core at a time.
const BATCH: usize = 128;

/// The index of a curriculum.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The words of each file: a line a group.
    pub words: Vec<String>,
    /// The first word of each file.
    pub firsts: Vec<String>,
    /// The number of the first target in each file of texts.
    pub targets: Vec<usize>,
    /// Number of all targets.
    pub count: usize,
    pub shards: Shards,
}

impl Index {
    /// Counts all words, on all cores. `prose` gives those of a document.
    pub fn of<'c>(
        curriculum: &'c Curriculum,
        generated: &[Generated<'_>],
        prose: impl Fn(&'c Document) -> Cow<'c, Prose> + Sync,
    ) -> Self {
        let shards = Shards::of(curriculum, generated);
        let languages = Languages::of(curriculum);
        let count = curriculum.documents.len();
        let (numbers, all) = numbers(curriculum, generated, &prose);
        let batches: Vec<Range<usize>> =
            (0..count).step_by(BATCH).map(|start| start..(start + BATCH).min(count)).collect();
        let mut counted = parallel::map(&batches, |batch| {
            let mut counts = Counts::default();
            for document in batch.clone() {
                let (language, stems) = languages.of_document(document);
                let prose = prose(&curriculum.documents[document]);
                for (at, target) in targets(curriculum, document, &prose).iter().enumerate() {
                    let number = u32::try_from(numbers[document] + at).unwrap_or(u32::MAX);
                    counts.add(number, target, language, stems);
                }
            }
            counts.groups
        });
        counted.push(without_files(generated, &numbers[count..], languages.of_site()));
        let groups = together(counted);
        let lines = parallel::map(&groups, |group| places(&group.places));
        let (firsts, words) = cut(&groups, &lines, shards.words);
        let targets = shards.texts.iter().map(|documents| numbers[documents.start]).collect();
        Self { words, firsts, targets, count: all, shards }
    }
}

/// The words of pages without a file.
fn without_files(
    generated: &[Generated<'_>],
    numbers: &[usize],
    (language, stems): (usize, Stems),
) -> Vec<Group> {
    let mut counts = Counts::default();
    for (page, number) in generated.iter().zip(numbers) {
        counts.add(u32::try_from(*number).unwrap_or(u32::MAX), &page.target(), language, stems);
    }
    counts.groups
}

/// The number of the first target of each document, then of each generated page, and how many there are.
fn numbers<'c>(
    curriculum: &'c Curriculum,
    generated: &[Generated<'_>],
    prose: &impl Fn(&'c Document) -> Cow<'c, Prose>,
) -> (Vec<usize>, usize) {
    let held = |document: usize| match curriculum.glossary {
        Some(glossary) if glossary == document => {
            targets(curriculum, document, &prose(&curriculum.documents[document])).len()
        }
        _ => 1,
    };
    let mut next = 0;
    let number = |document| {
        let number = next;
        next += held(document);
        number
    };
    let numbers = (0..curriculum.documents.len() + generated.len()).map(number).collect();
    (numbers, next)
}

/// The languages of a curriculum, by number.
struct Languages {
    stems: Vec<Stems>,
    /// Of each document, and at last of the site.
    of: Vec<usize>,
}

impl Languages {
    fn of(curriculum: &Curriculum) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let mut of = Vec::with_capacity(curriculum.documents.len() + 1);
        let site = curriculum.config.language.as_str();
        let documents = curriculum.documents.iter().map(|document| document.front.lang.as_deref());
        for name in documents.chain([None]).map(|language| language.unwrap_or(site)) {
            let at = names.iter().position(|known| *known == name).unwrap_or(names.len());
            if at == names.len() {
                names.push(name);
            }
            of.push(at);
        }
        Self { stems: names.into_iter().map(Stems::of).collect(), of }
    }

    fn of_document(&self, document: usize) -> (usize, Stems) {
        let language = self.of[document];
        (language, self.stems[language])
    }

    fn of_site(&self) -> (usize, Stems) {
        self.of_document(self.of.len() - 1)
    }
}

/// The groups of all batches, in the order of their first words.
fn together(batches: Vec<Vec<Group>>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<(usize, String), usize, Hashing> = HashMap::default();
    for group in batches.into_iter().flatten() {
        let at = *known.entry((group.language, group.stem.clone())).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(first) => {
                first.forms.extend(group.forms);
                first.places.extend(group.places);
            }
            None => groups.push(group),
        }
    }
    for group in &mut groups {
        group.forms.sort_unstable();
        group.forms.dedup();
    }
    groups.retain(|group| !group.forms.is_empty());
    groups.sort_unstable_by(|one, other| {
        one.forms
            .cmp(&other.forms)
            .then_with(|| one.language.cmp(&other.language))
            .then_with(|| one.stem.cmp(&other.stem))
    });
    groups
}

/// The places of a group: for each, sixteen times the distance to the target before it, and the weight. A list that was
/// cut begins with `~`.
fn places(all: &[Place]) -> String {
    let mut best: Vec<Place> = all.to_vec();
    let mut line = String::with_capacity(best.len().min(MOST) * 2);
    if best.len() > MOST {
        best.sort_by_key(|place| (u8::MAX - place.weight(), place.target));
        best.truncate(MOST);
        best.sort_unstable_by_key(|place| place.target);
        line.push('~');
    }
    let mut before = 0;
    for place in best {
        number((place.target - before) * 16 + u32::from(place.weight()), &mut line);
        before = place.target;
    }
    line
}

/// The signs of numbers: five bits each, the least first; the later half says that more follow.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn number(mut number: u32, line: &mut String) {
    while number >= 32 {
        line.push(SIGNS[(number % 32 + 32) as usize] as char);
        number /= 32;
    }
    line.push(SIGNS[number as usize] as char);
}

/// Cuts the groups into files. A word that would be looked for in another file than that of its group stands there, too.
fn cut(groups: &[Group], places: &[String], files: usize) -> (Vec<String>, Vec<String>) {
    let size = |at: usize| places[at].len() + groups[at].forms.iter().map(String::len).sum::<usize>() + 2;
    let all: usize = (0..groups.len()).map(size).sum();
    let mut firsts = vec![String::new()];
    let mut held = 0;
    for (at, group) in groups.iter().enumerate() {
        // The words up to here fill so many files.
        let full = held * files / all.max(1);
        if full >= firsts.len() && firsts.len() < files && firsts.last() != Some(&group.forms[0]) {
            firsts.push(group.forms[0].clone());
        }
        held += size(at);
    }
    let mut texts = vec![String::new(); files];
    let mut before: Vec<&str> = vec![""; files];
    for (at, group) in groups.iter().enumerate() {
        let mut inside: Vec<usize> =
            group.forms.iter().map(|form| firsts.partition_point(|first| first <= form) - 1).collect();
        inside.dedup();
        for file in inside {
            let text = &mut texts[file];
            for form in &group.forms {
                front_coded(before[file], form, text);
                before[file] = form;
            }
            text.push_str(&places[at]);
            text.push('\n');
        }
    }
    (firsts, texts)
}

/// A word after the one before it: how much of it is the same, as a sign, then the rest and a space.
fn front_coded(before: &str, form: &str, text: &mut String) {
    let same = before.chars().zip(form.chars()).take_while(|(one, other)| one == other).count().min(63);
    text.push(SIGNS[same] as char);
    text.extend(form.chars().skip(same));
    text.push(' ');
}
