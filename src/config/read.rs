//! From `site.toml` to settings, with every problem at once.

use super::{Config, Facilitator, GlossaryLinks, ModuleConfig, Print, Repository, tables};
use crate::diagnostic::Diagnostic;
use crate::keys::decode::Reader;
use crate::keys::row::find;
use crate::keys::settings::{MODULES, SETTINGS};
use crate::keys::{reserved, values};
use crate::model::{LONGEST_NAME, Paper, Ratio, ReferenceConfig, Said, SearchConfig, SlidesConfig, is_id};
use crate::path::{compose, is_word, slug};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// The modules of a site that lists none.
const DEFAULT_MODULES: &[&str] = &["foundations", "deepening", "challenges", "reflection"];

/// Folders with a meaning of their own.
const RESERVED: &[&str] = &["worksheets", "sessions", "reference", "print", "facilitator", "assets", "tags"];

/// Reads the settings. What was not given, or could not be read, has its default.
pub fn read(source: &Source, problems: &mut Vec<Diagnostic>) -> Config {
    let pairs = tables::read(source, problems);
    values::tell_notes(&source.text, &source.path, problems);
    reserved::tell(source, 0..source.text.len(), reserved::IN_HEADERS, |_| false, problems);
    let mut reader = Reader::new(source, SETTINGS, "the settings", pairs, problems);
    let modules_given = reader.has("modules");
    let id = id_of(&mut reader, "id");
    let config = Config {
        title: title(source, &mut reader),
        id_span: id.as_ref().map(|said| said.span),
        id: id.map(|said| said.text),
        calendar_id: id_of(&mut reader, "calendar_id").map(|said| said.text),
        summary: reader.text("summary").unwrap_or_default(),
        language: reader.language("language").unwrap_or_else(|| "en".to_owned()),
        base_url: reader.base("base_url"),
        licence: reader.text("licence"),
        authors: reader.words("authors"),
        theme: theme(&mut reader),
        glossary: match reader.one_of("glossary") {
            Some("auto") => GlossaryLinks::Auto,
            Some(_) | None => GlossaryLinks::Plain,
        },
        modules: if modules_given { modules(source, &mut reader) } else { default_modules() },
        modules_given,
        repository: repository(source, &mut reader),
        print: print(&mut reader),
        facilitator: facilitator(&mut reader),
        slides: slides(&mut reader),
        reference: reference(&mut reader),
        search: search(&mut reader),
    };
    reader.finish();
    config
}

fn title(source: &Source, reader: &mut Reader<'_>) -> String {
    if !reader.has("title") {
        // A line that begins like a title was reported when it could not be read.
        let tried = source.text.lines().any(|line| line.trim_start().starts_with("title"));
        if !tried && !reader.has_meant_for("title") {
            let line = "title = \"Our training\"";
            let start = Span::default();
            reader.problem(
                Diagnostic::new(Rule::MissingTitle, &source.path, start, "the settings have no `title`")
                    .help(format!("add a line `{line}` at the top"))
                    .fix(start, format!("{line}\n")),
            );
        }
        return String::new();
    }
    let Some(said) = reader.said("title") else { return String::new() };
    if said.text.trim().is_empty() {
        let help = "write for example `title = \"Side by Side\"`";
        reader.problem(
            Diagnostic::new(Rule::MissingTitle, &source.path, said.span, "`title` has no words").help(help),
        );
    }
    said.text.trim().to_owned()
}

fn id_of(reader: &mut Reader<'_>, name: &str) -> Option<Said> {
    let mut said = reader.said(name)?;
    let row = find(SETTINGS, name)?;
    said.text = compose(&said.text).into_owned();
    if is_id(&said.text) {
        return Some(said);
    }
    let message =
        format!("`{}` cannot be an id, which has only letters, digits, `-`, `_` and `.`", said.text);
    let better = Some(slug(&said.text)).filter(|better| is_id(better));
    reader.wrong(row, said.span, message, better);
    None
}

fn theme(reader: &mut Reader<'_>) -> Option<String> {
    let said = reader.said("theme")?;
    let row = find(SETTINGS, "theme")?;
    if is_plain_name(&said.text) {
        return Some(said.text);
    }
    let message = format!("`{}` is not the name of a folder below `themes/`", said.text);
    let better = said.text.trim_end_matches('/').rsplit('/').next().filter(|name| is_plain_name(name));
    reader.wrong(row, said.span, message, better.map(str::to_owned));
    None
}

fn modules(source: &Source, reader: &mut Reader<'_>) -> Vec<ModuleConfig> {
    let mut modules: Vec<ModuleConfig> = Vec::new();
    reader.tables("modules", |table, span| {
        let title = table.text("title");
        let accent = table.one_of("accent").map(str::to_owned);
        if !table.has("folder") {
            if !table.has_meant_for("folder") {
                let folder = title.as_deref().map(slug).filter(|folder| is_plain_name(folder));
                let line = format!("folder = \"{}\"", folder.as_deref().unwrap_or("foundations"));
                let problem =
                    Diagnostic::new(Rule::Settings, &source.path, span, "this module has no `folder`");
                table.problem(problem.help(format!("add a line `{line}`")));
            }
            return;
        }
        let Some(mut folder) = table.said("folder") else { return };
        folder.text = compose(&folder.text).into_owned();
        if let Some(first) = modules.iter().find(|module| module.folder == folder.text) {
            let message = format!("the folder `{}` is listed twice", folder.text);
            table.problem(
                Diagnostic::new(Rule::WrongValue, &source.path, folder.span, message)
                    .help("keep one of the two modules")
                    .related(&source.path, first.folder_span, "the first is here"),
            );
        } else if is_folder(table, &folder) {
            modules.push(ModuleConfig { folder: folder.text, folder_span: folder.span, title, accent });
        }
    });
    modules
}

fn is_folder(reader: &mut Reader<'_>, folder: &Said) -> bool {
    let Some(row) = find(MODULES, "folder") else { return false };
    let name = &folder.text;
    if RESERVED.contains(&name.to_lowercase().as_str()) {
        let message = format!("the folder `{name}` has a meaning of its own and cannot be a module");
        reader.wrong(row, folder.span, message, None);
        return false;
    }
    if is_folder_name(name) {
        return true;
    }
    if name.is_empty() {
        reader.wrong(row, folder.span, "`folder` is empty".to_owned(), None);
        return false;
    }
    let last = name.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or_default();
    let better = (is_folder_name(last) && !name.contains("..")).then(|| last.to_owned());
    reader.wrong(row, folder.span, format!("`{name}` is not the name of a folder in `content/`"), better);
    false
}

/// Whether a folder below `content/` can have this name. Whether Windows can hold it, a check says.
fn is_folder_name(name: &str) -> bool {
    let odd = |letter: char| matches!(letter, '/' | '\\') || letter.is_control();
    !name.is_empty()
        && name.trim() == name
        && !name.starts_with('.')
        && name.len() <= LONGEST_NAME
        && !name.contains(odd)
}

fn is_plain_name(name: &str) -> bool {
    let good = |letter: char| is_word(letter) || matches!(letter, '-' | '_' | '.' | ' ');
    !name.is_empty()
        && name.trim() == name
        && !name.starts_with('.')
        && !name.ends_with('.')
        && name.chars().count() <= 100
        && name.chars().all(good)
}

fn default_modules() -> Vec<ModuleConfig> {
    let module = |folder: &&str| ModuleConfig {
        folder: (*folder).to_owned(),
        folder_span: Span::default(),
        title: None,
        accent: None,
    };
    DEFAULT_MODULES.iter().map(module).collect()
}

fn repository(source: &Source, reader: &mut Reader<'_>) -> Option<Repository> {
    let place = reader.key_span("repository").unwrap_or_default();
    let mut inner = reader.map("repository")?;
    if !inner.has("url") && !inner.has_meant_for("url") {
        let problem = Diagnostic::new(Rule::Settings, &source.path, place, "`[repository]` has no `url`");
        inner.problem(problem.help("add a line `url = \"https://example.org/source\"` below it"));
    }
    let url = inner.link("url").map(|said| said.text);
    let edit = inner.link("edit").map(|said| said.text);
    inner.finish();
    Some(Repository { url: url?, edit })
}

fn print(reader: &mut Reader<'_>) -> Print {
    let Some(mut inner) = reader.map("print") else { return Print { modules: true, all: true, paper: None } };
    let print = Print {
        modules: inner.yes_no("modules").unwrap_or(true),
        all: inner.yes_no("all").unwrap_or(true),
        paper: match inner.one_of("paper") {
            Some("a4") => Some(Paper::A4),
            Some("letter") => Some(Paper::Letter),
            Some(_) | None => None,
        },
    };
    inner.finish();
    print
}

fn facilitator(reader: &mut Reader<'_>) -> Facilitator {
    let Some(mut inner) = reader.map("facilitator") else { return Facilitator { publish: true } };
    let facilitator = Facilitator { publish: inner.yes_no("publish").unwrap_or(true) };
    inner.finish();
    facilitator
}

fn reference(reader: &mut Reader<'_>) -> ReferenceConfig {
    let Some(mut inner) = reader.map("reference") else { return ReferenceConfig::default() };
    let reference = ReferenceConfig { history: inner.yes_no("history").unwrap_or_default() };
    inner.finish();
    reference
}

fn slides(reader: &mut Reader<'_>) -> SlidesConfig {
    let Some(mut inner) = reader.map("slides") else {
        return SlidesConfig { publish: true, lessons: true, ratio: Ratio::Wide };
    };
    let slides = SlidesConfig {
        publish: inner.yes_no("publish").unwrap_or(true),
        lessons: inner.yes_no("lessons").unwrap_or(true),
        ratio: match inner.one_of("ratio") {
            Some("4:3") => Ratio::Tall,
            Some(_) | None => Ratio::Wide,
        },
    };
    inner.finish();
    slides
}

fn search(reader: &mut Reader<'_>) -> SearchConfig {
    let Some(mut inner) = reader.map("search") else { return SearchConfig { publish: true } };
    let search = SearchConfig { publish: inner.yes_no("publish").unwrap_or(true) };
    inner.finish();
    search
}
