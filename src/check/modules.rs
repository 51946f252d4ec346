//! Modules: every one that is listed is there, and every folder of lessons is listed.

use crate::diagnostic::Diagnostic;
use crate::keys::quote;
use crate::model::{Curriculum, Kind};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;
use std::collections::BTreeSet;

/// Compares `site.toml` with the folders.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let settings = SourcePath::new("site.toml");
    let config = &curriculum.config;
    index_names(curriculum, problems);
    let documents = curriculum.documents.iter().map(|document| &document.source.path);
    let folders: BTreeSet<&str> =
        documents.chain(curriculum.drafts.values()).filter_map(SourcePath::part).collect();
    let listed: BTreeSet<&str> = config.modules.iter().map(|module| module.folder.as_str()).collect();
    if config.modules_given {
        for module in config.modules.iter().filter(|module| !folders.contains(module.folder.as_str())) {
            let words =
                format!("the module `{0}` has no files: there is nothing in `content/{0}/`", module.folder);
            let problem = Diagnostic::new(Rule::MissingModule, &settings, module.folder_span, words);
            problems.push(problem.help("add a lesson there, or remove the module here"));
        }
    }
    for module in &curriculum.modules {
        if listed.contains(module.folder.as_str()) {
            continue;
        }
        let first = module.index.or(module.lessons.first().copied());
        let Some(document) = first.map(|index| &curriculum.documents[index]) else { continue };
        debug_assert!(matches!(document.kind, Kind::Lesson | Kind::Module));
        let words =
            format!("the folder `{}` is not listed among the modules, and comes after them", module.folder);
        let problem = Diagnostic::new(Rule::UnlistedModule, &document.source.path, Span::default(), words);
        let line = format!("add to site.toml:  [[modules]]  folder = {}", quote::toml(&module.folder));
        problems.push(problem.help(line));
    }
}

/// Introductions of folders, and the list of chapters, as other programs call them.
fn index_names(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let folders: BTreeSet<&str> =
        curriculum.documents.iter().filter_map(|document| document.source.path.part()).collect();
    for document in &curriculum.documents {
        let path = &document.source.path;
        beside_its_folder(curriculum, path, &folders, problems);
        if document.kind == Kind::Lesson && path.file_name() == "index.md" {
            let words =
                "`index.md` introduces a module, and in a folder of a module it is a lesson like the others";
            let help = "give the file a name of its own, or list the folder among the modules by moving it to `content/`";
            problems.push(Diagnostic::new(Rule::IndexName, path, Span::default(), words).help(help));
        }
        let Some((folder, name)) = path.as_str().rsplit_once('/') else { continue };
        if path.in_content() == Some("SUMMARY.md") {
            let words = "`SUMMARY.md` is a page like any other here, and not the list of chapters";
            problems.push(
                Diagnostic::new(Rule::IndexName, path, Span::default(), words)
                    .help("list the folders as `[[modules]]` in site.toml, and take the file out"),
            );
        }
        let is_other = ["_index.md", "readme.md"].contains(&name.to_lowercase().as_str());
        if is_other && curriculum.document(&SourcePath::new(format!("{folder}/index.md"))).is_none() {
            let words = format!("`{name}` is a page like any other here, and not the first of its folder");
            let problem = Diagnostic::new(Rule::IndexName, path, Span::default(), words);
            problems.push(problem.help("call the file `index.md`"));
        }
    }
}

/// A page with the name of a folder beside it, as other programs call the page that introduces the folder.
fn beside_its_folder(
    curriculum: &Curriculum,
    path: &SourcePath,
    folders: &BTreeSet<&str>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(folder) = path.in_content().and_then(|name| name.strip_suffix(".md")) else { return };
    let index = SourcePath::of_text(&format!("{folder}/index"));
    if !folders.contains(folder) || curriculum.document(&index).is_some() {
        return;
    }
    let words =
        format!("`{folder}.md` is a page of its own, and not the first of the folder `{folder}` beside it");
    let problem = Diagnostic::new(Rule::IndexName, path, Span::default(), words);
    problems.push(problem.help(format!("move the file to `{folder}/index.md`")));
}
