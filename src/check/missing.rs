//! Links to files that are not there: which file was meant.

use super::odd_links;
use super::rewritten::{rewritten, with_address};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Curriculum, Document, LinkKind, LinkRef, is_picture};
use crate::path::{SourcePath, decode};
use crate::rule::Rule;
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;

/// So many names are compared letter by letter for one curriculum. A site that was just brought from another program
/// can have a broken link in each line of each page, and comparing all with all would take hours.
const MOST_COMPARED: usize = 200_000;

/// Only the first anchors of a page are compared letter by letter, so that many broken links to a long page cost little.
const MOST_ANCHORS: usize = 300;

/// So many files of a folder are looked at for pictures.
const MOST_BESIDE: usize = 300;

/// So many pictures are named.
const MOST_NAMED: usize = 4;

/// A link without a file.
#[derive(Clone)]
pub(super) struct Missing<'a> {
    pub document: &'a Document,
    pub link: &'a LinkRef,
    pub target: SourcePath,
}

/// All files, to find the one that was meant.
pub(super) struct Files {
    /// By the path in small letters.
    paths: BTreeMap<String, SourcePath>,
    /// By the name in small letters.
    names: BTreeMap<String, Vec<SourcePath>>,
    /// How many names were compared letter by letter.
    compared: Cell<usize>,
}

impl Files {
    pub fn new(curriculum: &Curriculum) -> Self {
        let documents = curriculum.documents.iter().map(|document| &document.source.path);
        let all = documents.chain(curriculum.files.values()).chain(curriculum.drafts.values());
        let mut found = Self { paths: BTreeMap::new(), names: BTreeMap::new(), compared: Cell::new(0) };
        for path in all {
            let small = path.composed().as_str().to_lowercase();
            found.names.entry(cut(&small).1.to_owned()).or_default().push(path.clone());
            found.paths.insert(small, path.clone());
        }
        found
    }

    pub fn has(&self, path: &SourcePath) -> bool {
        self.paths.contains_key(&path.composed().as_str().to_lowercase())
    }

    /// The pictures in the folder of a file, some of them.
    fn pictures_beside(&self, target: &SourcePath) -> Vec<&str> {
        let small = target.as_str().to_lowercase();
        let (folder, _) = cut(&small);
        let all = self.paths.range(folder.to_owned()..).take(MOST_BESIDE);
        let inside = all.take_while(|(path, _)| path.starts_with(folder));
        let pictures = inside.filter(|(path, file)| !path[folder.len()..].contains('/') && is_picture(file));
        pictures.map(|(_, file)| file.file_name()).take(MOST_NAMED).collect()
    }

    /// The file that was meant: the page of an address, the same name in another folder, or nearly the same in this one.
    pub fn meant(&self, target: &SourcePath, kind: LinkKind) -> Option<&SourcePath> {
        let small = target.as_str().to_lowercase();
        let small = small.trim_end_matches('/');
        let page = small.strip_suffix(".html").or(small.strip_suffix(".md")).unwrap_or(small);
        let likely = [format!("{page}.md"), format!("{page}/index.md")];
        let is_possible = |path: &&SourcePath| match kind {
            LinkKind::Link => true,
            LinkKind::Image => is_picture(path),
        };
        if let Some(path) = likely.iter().find_map(|path| self.paths.get(path)).filter(is_possible) {
            return Some(path);
        }
        // A picture or a file is not meant where a page is asked for, nor the other way round.
        let is_page = kind == LinkKind::Link && (page.len() < small.len() || !cut(small).1.contains('.'));
        let (folder, name) = cut(if is_page { &likely[0] } else { small });
        let elsewhere = self.names.get(name).filter(|_| name != "index.md");
        if let Some([path]) = elsewhere.map(Vec::as_slice)
            && is_possible(&path)
        {
            return Some(path);
        }
        let stem = |name: &'_ str| name.strip_suffix(".md").filter(|_| is_page).map_or(name.len(), str::len);
        let inside = || {
            let all = self.paths.range(folder.to_owned()..).map_while(|(path, _)| path.strip_prefix(folder));
            all.filter(|name| !name.contains('/') && name.ends_with(".md") == is_page)
        };
        self.compared.set(self.compared.get() + inside().count());
        // Any short name is near any other.
        if self.compared.get() > MOST_COMPARED || stem(name) < 3 {
            return None;
        }
        let near = nearest(&name[..stem(name)], inside().map(|name| &name[..stem(name)]))?;
        self.paths.get(&format!("{folder}{near}{}", &name[stem(name)..])).filter(is_possible)
    }

    /// What follows after `#` in the place of a link's own, so that it leads to a heading of the file that was meant, and
    /// what to say when there is none.
    fn anchor<'l>(
        &self,
        curriculum: &Curriculum,
        meant: &SourcePath,
        link: &'l LinkRef,
    ) -> (Option<Cow<'l, str>>, String) {
        let Some((_, written)) = link.address.split_once('#') else { return (None, String::new()) };
        let wanted = decode(written);
        let Some((_, page)) = curriculum.document(meant) else {
            return (Some(Cow::Borrowed(written)), String::new());
        };
        if wanted.is_empty() || page.has_anchor(page.anchor(&wanted)) || page.is_title(&wanted) {
            return (Some(Cow::Borrowed(written)), String::new());
        }
        self.compared.set(self.compared.get() + page.anchors.len().min(MOST_ANCHORS));
        let compares = self.compared.get() <= MOST_COMPARED;
        match compares.then(|| nearest_anchor(&wanted, page)).flatten() {
            Some(near) => (Some(Cow::Owned(near.to_owned())), String::new()),
            None => (None, format!("that file has no heading `#{wanted}`")),
        }
    }
}

/// The anchor of a page that was probably meant.
pub(super) fn nearest_anchor<'p>(anchor: &str, page: &'p Document) -> Option<&'p str> {
    nearest(anchor, page.anchors.iter().take(MOST_ANCHORS).map(String::as_str))
}

/// Reports all links to files that are not there, or only in other letters.
pub(super) fn report(curriculum: &Curriculum, missing: &[Missing<'_>], problems: &mut Vec<Diagnostic>) {
    if missing.is_empty() {
        return;
    }
    let names = Files::new(curriculum);
    problems.extend(missing.iter().map(|Missing { document, link, target }| {
        let path = &document.source.path;
        let problem = |rule, words| Diagnostic::new(rule, path, link.place(), words);
        if let Some(other) = names.paths.get(&target.as_str().to_lowercase()) {
            let words =
                format!("`{}` differs from the file's name `{other}` in capital letters", link.address);
            let (anchor, lost) = names.anchor(curriculum, other, link);
            let shown = rewritten(&path.relative_to(other), anchor.as_deref(), link);
            let help = format!("write `{shown}`: most web servers tell small and capital letters apart");
            let help = if lost.is_empty() { help } else { format!("{help}; {lost}") };
            return with_address(problem(Rule::LinkCase, words).help(help), link, shown);
        }
        let problem = problem(Rule::BrokenLink, format!("there is no file `{target}`"));
        if let Some(written) = odd_links::meant_elsewhere(link, path, &names) {
            let help = format!("write `{written}`");
            return with_address(problem.help(help), link, written);
        }
        let Some(meant) = names.meant(target, link.kind) else {
            return problem.help(other_help(&names, target, link.kind));
        };
        let (anchor, lost) = names.anchor(curriculum, meant, link);
        let shown = rewritten(&path.relative_to(meant), anchor.as_deref(), link);
        let help = format!("did you mean `{shown}`? {lost}");
        with_address(problem.help(help.trim_end()), link, shown)
    }));
}

/// What to do where no file is near.
fn other_help(names: &Files, target: &SourcePath, kind: LinkKind) -> String {
    let pictures = match kind {
        LinkKind::Image => names.pictures_beside(target),
        LinkKind::Link => Vec::new(),
    };
    if pictures.is_empty() {
        return "links are paths from this file to another, such as `../foundations/trust.md`".to_owned();
    }
    let pictures: Vec<String> = pictures.into_iter().map(|name| format!("`{name}`")).collect();
    format!(
        "the pictures in that folder are {}; put the file there, or name one of them",
        pictures.join(", ")
    )
}

/// The folder with its last `/`, and the name.
fn cut(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}
