//! Links and pictures: they lead somewhere, to a place that is there, in the right letters, and run no code.

use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Address, Audience, Curriculum, Document, LinkKind, LinkRef, OFFSITE, is_media};
use crate::parallel;
use crate::path::{SourcePath, Target};
use crate::rule::Rule;
use std::collections::BTreeMap;

/// Looks at every link of every document.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let names = Names::new(curriculum);
    let prefaces = curriculum.editions.iter().map(|edition| &edition.preface);
    let documents: Vec<&Document> =
        curriculum.documents.iter().map(|document| &**document).chain(prefaces).collect();
    let found = parallel::map(&documents, |document| {
        let mut problems = Vec::new();
        for link in &document.links {
            check_link(curriculum, &names, document, link, &mut problems);
        }
        problems
    });
    problems.extend(found.into_iter().flatten());
}

/// All files by their name in small letters, to find what differs only in capitals.
struct Names(BTreeMap<String, SourcePath>);

impl Names {
    fn new(curriculum: &Curriculum) -> Self {
        let documents = curriculum.documents.iter().map(|document| &document.source.path);
        let all = documents.chain(&curriculum.files).chain(&curriculum.drafts);
        Self(all.map(|path| (path.as_str().to_lowercase(), path.clone())).collect())
    }
}

fn check_link(
    curriculum: &Curriculum,
    names: &Names,
    document: &Document,
    link: &LinkRef,
    problems: &mut Vec<Diagnostic>,
) {
    let source = &document.source;
    let problem = |rule, words: String| Diagnostic::new(rule, &source.path, link.span, words);
    if link.kind == LinkKind::Image && !link.has_words {
        problems.push(
            problem(Rule::MissingAlt, "this picture has no words for those who cannot see it".to_owned())
                .help("say in the square brackets what it shows: `![Two people talking](talk.jpg)`"),
        );
    }
    match Address::of(&link.address) {
        Address::Unsafe(scheme) => problems.push(
            problem(Rule::UnsafeLink, format!("a link cannot begin with `{scheme}:`"))
                .help(format!("link to a page or a file, or begin with one of: {}", OFFSITE.join(", "))),
        ),
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
            Some(target) => problems.extend(check_target(curriculum, names, document, link, &target)),
        },
    }
}

fn check_target(
    curriculum: &Curriculum,
    names: &Names,
    document: &Document,
    link: &LinkRef,
    target: &Target,
) -> Option<Diagnostic> {
    let source = &document.source;
    if let Some((_, page)) = curriculum.document(&target.path) {
        let anchor = target.anchor.as_deref().filter(|anchor| !anchor.is_empty())?;
        return if !page.has_anchor(anchor) {
            Some(broken_anchor(document, link, page, anchor))
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
    let words = |rule, words: String| Diagnostic::new(rule, &source.path, link.span, words);
    if curriculum.files.contains(&target.path) {
        return (!is_media(&target.path)).then(|| {
            let said = format!("the file `{}` is of a kind that is not published", link.address);
            words(Rule::BrokenLink, said).help("link to a picture, a PDF or a document")
        });
    }
    let shown = |path: &SourcePath| {
        let anchor = link.address.split_once('#').map_or(String::new(), |(_, anchor)| format!("#{anchor}"));
        format!("{}{anchor}", source.path.relative_to(path))
    };
    if curriculum.drafts.contains(&target.path) {
        let problem = words(Rule::DraftLink, format!("`{}` is a draft and is not published", link.address));
        return Some(problem.help("publish it by removing `draft: yes`, or remove the link"));
    }
    if let Some(path) = names.0.get(&target.path.as_str().to_lowercase()) {
        let problem = words(
            Rule::LinkCase,
            format!("`{}` differs from the file's name `{}` in capital letters", link.address, path.as_str()),
        );
        let help = format!("write `{}`: most web servers tell small and capital letters apart", shown(path));
        return Some(problem.help(help).fix(link.span, shown(path)));
    }
    let problem = words(Rule::BrokenLink, format!("there is no file `{}`", target.path));
    let stem = target
        .path
        .as_str()
        .trim_end_matches('/')
        .trim_end_matches(".html")
        .trim_end_matches(".md")
        .to_lowercase();
    let likely = [format!("{stem}.md"), format!("{stem}/index.md")];
    // A picture is not meant where a page is asked for, nor the other way round.
    let same_kind = |name: &&str| name.ends_with(".md") == (link.kind == LinkKind::Link);
    let near = likely.iter().find_map(|name| names.0.get(name)).or_else(|| {
        let folded = target.path.as_str().to_lowercase();
        let key = nearest(&folded, names.0.keys().map(String::as_str).filter(same_kind))?;
        names.0.get(key)
    });
    Some(match near {
        Some(path) => problem.help(format!("did you mean `{}`?", shown(path))).fix(link.span, shown(path)),
        None => problem.help("links are paths from this file to another, such as `../foundations/trust.md`"),
    })
}

fn broken_anchor(document: &Document, link: &LinkRef, page: &Document, anchor: &str) -> Diagnostic {
    let words = format!("there is no heading `#{anchor}` in `{}`", page.source.path);
    let problem = Diagnostic::new(Rule::BrokenAnchor, &document.source.path, link.span, words);
    match nearest(anchor, page.anchors.iter().map(String::as_str)) {
        Some(near) => {
            let file = link.address.split('#').next().unwrap_or_default();
            problem.help(format!("did you mean `#{near}`?")).fix(link.span, format!("{file}#{near}"))
        }
        None if page.anchors.is_empty() => {
            problem.help("that file has no headings: leave out what begins with `#`")
        }
        None => {
            let some: Vec<String> = page.anchors.iter().take(8).map(|id| format!("#{id}")).collect();
            problem.help(format!("it has {}", some.join(", ")))
        }
    }
}
