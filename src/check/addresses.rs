//! Addresses: no two outputs at one place, also on disks that do not tell capitals from small letters.

use super::imported::is_imported;
use super::outputs::{Origin, Output, Outputs};
use crate::diagnostic::Diagnostic;
use crate::model::search::SearchFile;
use crate::model::{Curriculum, Page, alias_output};
use crate::path::fold;
use crate::rule::Rule;
use std::collections::{BTreeSet, HashMap};

/// Folders that the program fills itself.
const RESERVED: [&str; 5] = ["assets", "print", "tags", "facilitator", "search"];

/// Looks at the address of every output and every earlier address.
pub fn check(curriculum: &Curriculum, outputs: &Outputs<'_>, problems: &mut Vec<Diagnostic>) {
    let folded: Vec<String> = outputs.0.iter().map(|output| fold(output.address.as_str())).collect();
    let all = || folded.iter().map(String::as_str).zip(&outputs.0);
    // What the program makes comes last, so it is what stays.
    let last: HashMap<&str, &Output<'_>> = all().collect();
    let mut seen: HashMap<&str, &Output<'_>> = HashMap::with_capacity(last.len());
    let mut told = BTreeSet::new();
    for (place, output) in all() {
        let before = seen.insert(place, output).filter(|before| before.origin != output.origin);
        let is_tag = |origin: Origin<'_>| matches!(origin, Origin::Tag(..));
        let of_program = |origin: Origin<'_>| is_made(origin) || (is_tag(origin) && !is_tag(output.origin));
        let made = last.get(place).filter(|last| of_program(last.origin));
        let problem = match (before, made) {
            _ if is_made(output.origin) => None,
            (Some(before), _) if told.insert((output.origin, before.origin)) => {
                taken(curriculum, output, before)
            }
            (None, Some(made)) => kept(curriculum, output, made),
            (Some(_) | None, _) => None,
        };
        problems.extend(problem);
        let mut folders = place.match_indices('/').map(|(slash, _)| &place[..slash]);
        if let Some(file) = folders.find_map(|folder| last.get(folder)) {
            problems.extend(below(curriculum, output, file));
        }
    }
    folders(curriculum, problems);
    earlier(curriculum, problems);
}

fn is_made(origin: Origin<'_>) -> bool {
    matches!(origin, Origin::Made(_))
}

fn taken(curriculum: &Curriculum, output: &Output<'_>, before: &Output<'_>) -> Option<Diagnostic> {
    let (path, span) = output.origin.place(curriculum)?;
    let (other, place) = before.origin.place(curriculum)?;
    let address = &output.address;
    let problem = match (output.origin, before.origin) {
        (Origin::Tag(..), Origin::Tag(..)) => {
            let words = format!("`{}` and `{address}` are one address on many computers", before.address);
            Diagnostic::new(Rule::DuplicateAddress, &path, span, words)
                .help("write the tag in one way everywhere")
        }
        (Origin::Tag(..), _) => return None,
        _ => {
            let words = format!("the address `{address}` is already that of `{other}`");
            let (rule, help) = match output.origin {
                Origin::Alias(document, _) if is_imported(&curriculum.documents[document].source, span) => {
                    (Rule::ImportedKey, "take the line out: the page there stays")
                }
                Origin::Alias(..)
                | Origin::Document(_)
                | Origin::Edition(_)
                | Origin::File(_)
                | Origin::Tag(..)
                | Origin::Made(_) => (Rule::DuplicateAddress, "give one of the two another name"),
            };
            Diagnostic::new(rule, &path, span, words).help(help)
        }
    };
    Some(problem.related(&other, place, "the other one"))
}

/// The address is one at which the program puts something of its own.
fn kept(curriculum: &Curriculum, output: &Output<'_>, made: &Output<'_>) -> Option<Diagnostic> {
    let (path, span) = output.origin.place(curriculum)?;
    if path.part().is_some_and(|part| RESERVED.contains(&part))
        && matches!(output.origin, Origin::Document(_))
    {
        // This is said of the folder.
        return None;
    }
    let address = &output.address;
    let is_search = matches!(made.page, Some(Page::Search(SearchFile::Page)));
    let whose = if is_search { "that of the search page" } else { "kept for what the program writes itself" };
    let words = format!("the address `{address}` is {whose}");
    let help = match output.origin {
        Origin::Alias(..) => "take this earlier address out: the page there stays".to_owned(),
        Origin::Document(_) | Origin::Edition(_) | Origin::File(_) | Origin::Tag(..) | Origin::Made(_)
            if is_search =>
        {
            "give the file another name, or leave searching out: `[search]` with `publish = false`".to_owned()
        }
        Origin::Document(_) | Origin::Edition(_) | Origin::File(_) | Origin::Tag(..) | Origin::Made(_) => {
            "give the file another name".to_owned()
        }
    };
    Some(Diagnostic::new(Rule::DuplicateAddress, &path, span, words).help(help))
}

/// One name cannot be a file and a folder.
fn below(curriculum: &Curriculum, output: &Output<'_>, file: &Output<'_>) -> Option<Diagnostic> {
    let place = output.origin.place(curriculum).map(|place| (place, "give the folder another name"));
    let (path, span) = match (output.origin, place) {
        (Origin::Made(_), _) | (_, None) => file.origin.place(curriculum)?,
        (_, Some((place, _))) => place,
    };
    let words =
        format!("`{}` is a file, so `{}` cannot be in a folder of that name", file.address, output.address);
    Some(Diagnostic::new(Rule::DuplicateAddress, &path, span, words).help("give one of the two another name"))
}

/// Names that are kept although nothing has them now.
fn folders(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let lists = [curriculum.by_session_output(), curriculum.by_tag_output()];
    for (index, document) in curriculum.documents.iter().enumerate() {
        let (path, address) = (&document.source.path, &curriculum.outputs[index]);
        if let Some(part) = path.part().filter(|part| RESERVED.contains(part)) {
            let words = format!("the folder `{part}` is kept for what the program writes itself");
            let problem = Diagnostic::new(Rule::DuplicateAddress, path, document.front.title_span, words);
            problems.push(problem.help("give the folder another name"));
        } else if lists.contains(address) {
            let words = format!("the address `{address}` is kept for what the program writes itself");
            let problem = Diagnostic::new(Rule::DuplicateAddress, path, document.front.title_span, words);
            problems.push(problem.help("give the file another name"));
        }
    }
}

/// Earlier addresses that no page can have.
fn earlier(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for document in &curriculum.documents {
        for alias in document.front.aliases.iter().filter(|alias| alias_output(&alias.text).is_none()) {
            let words = format!("`{}` cannot be an earlier address", alias.text);
            let problem = Diagnostic::new(Rule::WrongValue, &document.source.path, alias.span, words);
            problems.push(match alias.text.split_once('?') {
                Some((before, _)) if alias_output(before).is_some() => problem
                    .help("leave out what begins with `?`: no file has it in its name")
                    .fix(alias.span, before),
                _ => problem.help("write the address as it was, from the site's root: `old/trust.html`"),
            });
        }
    }
}
