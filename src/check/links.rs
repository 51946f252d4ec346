//! Links and pictures: they lead somewhere, to a place that is there, in the right letters, and run no code.

use super::media::{help, text_name};
use super::missing::{self, Missing, nearest_anchor};
use super::odd_links;
use super::rewritten::with_anchor;
use crate::diagnostic::Diagnostic;
use crate::limit;
use crate::model::{Address, Audience, Curriculum, Document, LinkKind, LinkRef, is_media, is_picture};
use crate::parallel;
use crate::path::Target;
use crate::rule::Rule;

/// Looks at every link of every document.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let prefaces = curriculum.editions.iter().map(|edition| &edition.preface);
    let documents: Vec<&Document> =
        curriculum.documents.iter().map(|document| &**document).chain(prefaces).collect();
    let found = parallel::map(&documents, |document| {
        let (mut problems, mut missing, mut compared) = (Vec::new(), Vec::new(), 0);
        for link in &document.links {
            check_link(curriculum, document, link, &mut problems, &mut missing, &mut compared);
        }
        (problems, missing)
    });
    let (found, lost): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    problems.extend(found.into_iter().flatten());
    missing::report(curriculum, &lost.concat(), problems);
}

fn check_link<'a>(
    curriculum: &Curriculum,
    document: &'a Document,
    link: &'a LinkRef,
    problems: &mut Vec<Diagnostic>,
    missing: &mut Vec<Missing<'a>>,
    compared: &mut usize,
) {
    let source = &document.source;
    let problem = |rule, words: String| Diagnostic::new(rule, &source.path, link.place(), words);
    if link.kind == LinkKind::Image && !link.has_words {
        problems.push(
            Diagnostic::new(Rule::MissingAlt, &source.path, link.span, "this picture has no words for those who cannot see it")
                .help("say in the square brackets what it shows: `![Two people talking](talk.jpg)`; in HTML, in `alt=\"…\"`"),
        );
    }
    if link.kind == LinkKind::Image
        && let Some(words) = no_picture(document, &link.address)
    {
        let help =
            "write a link, without the `!`, or name a picture beside the text: `![Two people](talk.jpg)`";
        problems.push(problem(Rule::BrokenLink, words).help(help));
        return;
    }
    if link.kind == LinkKind::Link
        && let Some(odd) = odd_links::look(source, link)
    {
        problems.push(odd);
        return;
    }
    match Address::of(&link.address) {
        Address::Unsafe(scheme) => {
            let problem = problem(Rule::UnsafeLink, format!("a link cannot begin with `{scheme}:`"));
            problems.push(odd_links::near_scheme(problem, &scheme, link));
        }
        Address::Offsite if link.kind == LinkKind::Image => problems.push(
            problem(
                Rule::RemoteImage,
                format!(
                    "the picture `{}` is on another site, which would learn who reads this page",
                    link.address
                ),
            )
            .help("save the picture beside the text and link to it; until then the page shows a plain link"),
        ),
        Address::Offsite => {}
        Address::Relative => match source.path.resolve(&link.address) {
            None => problems.push(
                problem(Rule::BrokenLink, format!("`{}` leads out of the curriculum", link.address))
                    .help("link to a file below `content/`"),
            ),
            Some(target) => {
                problems.extend(check_target(curriculum, document, link, target, missing, compared));
            }
        },
    }
}

/// Why an address can never be that of a picture.
fn no_picture(document: &Document, address: &str) -> Option<String> {
    if address.is_empty() {
        return Some("this picture names no file".to_owned());
    }
    let is_shown = match Address::of(address) {
        Address::Unsafe(_) => true,
        Address::Offsite => address.to_ascii_lowercase().starts_with("http"),
        Address::Relative => document.source.path.resolve(address).is_none_or(|target| {
            let is_page =
                target.path == document.source.path || target.path.extension().as_deref() == Some("md");
            !is_page && (is_picture(&target.path) || !is_media(&target.path))
        }),
    };
    (!is_shown).then(|| format!("`{address}` is no picture, so no page can show it"))
}

fn check_target<'a>(
    curriculum: &Curriculum,
    document: &'a Document,
    link: &'a LinkRef,
    target: Target,
    missing: &mut Vec<Missing<'a>>,
    compared: &mut usize,
) -> Option<Diagnostic> {
    let source = &document.source;
    if let Some((_, page)) = curriculum.document(&target.path) {
        let anchor = page.anchor(target.anchor.as_deref().filter(|anchor| !anchor.is_empty())?);
        return if !page.has_anchor(anchor) && page.is_title(anchor) {
            None
        } else if !page.has_anchor(anchor) {
            let compares = *compared < limit::ALIKE;
            *compared += 1;
            let near = compares.then(|| nearest_anchor(anchor, page)).flatten();
            Some(broken_anchor(document, link, page, anchor, near))
        } else if link.audience == Audience::Everyone && page.is_hidden_anchor(anchor) {
            let words = format!("`#{anchor}` in `{}` is for facilitators only", page.source.path);
            let problem = Diagnostic::new(Rule::BrokenAnchor, &source.path, link.span, words);
            Some(
                problem
                    .help("link to a heading that everyone sees, or move this link to a facilitator block"),
            )
        } else {
            None
        };
    }
    if curriculum.edition_at(&target.path).is_some() {
        return None;
    }
    let words = |rule, words: String| Diagnostic::new(rule, &source.path, link.place(), words);
    if curriculum.files.contains(&target.path) {
        if let Some(better) = text_name(&target.path) {
            let problem = words(
                Rule::BrokenLink,
                format!("`{}` is not read: the names of texts end in `.md`", link.address),
            );
            return Some(problem.help(format!("rename the file to `{better}`, and link to that")));
        }
        return (!is_media(&target.path)).then(|| {
            let said = format!("the file `{}` is of a kind that is not published", link.address);
            words(Rule::BrokenLink, said).help(help(&target.path))
        });
    }
    if curriculum.drafts.contains(&target.path) {
        let problem = words(Rule::DraftLink, format!("`{}` is a draft and is not published", link.address));
        return Some(problem.help("publish it by removing `draft: yes`, or remove the link"));
    }
    missing.push(Missing { document, link, target: target.path });
    None
}

/// `near` is the anchor that was probably meant.
fn broken_anchor(
    document: &Document,
    link: &LinkRef,
    page: &Document,
    anchor: &str,
    near: Option<&str>,
) -> Diagnostic {
    let words = format!("there is no heading `#{anchor}` in `{}`", page.source.path);
    let problem = Diagnostic::new(Rule::BrokenAnchor, &document.source.path, link.place(), words);
    match near {
        Some(near) => {
            let problem = problem.help(format!("did you mean `#{near}`?"));
            with_anchor(problem, &document.source, link, near)
        }
        None if page.headings.is_empty() => {
            problem.help("that file has no headings: leave out what begins with `#`")
        }
        None => {
            let some: Vec<String> =
                page.headings.iter().map(|heading| &heading.id).take(8).map(|id| format!("#{id}")).collect();
            problem.help(format!("it has {}", some.join(", ")))
        }
    }
}
