//! A project is one string, `=== path` before each file. This turns it into what its author would see: problems as
//! lines, pages by path, and the words of a page.

use fieldbook::assemble::Drafts;
use fieldbook::diagnostic::Diagnostic;
use fieldbook::model::Dimensions;
use fieldbook::path::{OutputPath, SourcePath};
use fieldbook::pipeline::{self, Input, Understood};
use fieldbook::plan::Readers;
use fieldbook::render::{self, Rendered, Site};
use fieldbook::source::{Source, Sources};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

/// Where the lesson of `lesson` lies; its text begins on line 4.
pub const LESSON: &str = "content/foundations/a.md";

/// A project in memory, as `load` would have read it.
#[derive(Debug, Clone, Default)]
pub struct Project {
    pub sources: Sources,
    pub files: Vec<SourcePath>,
    pub sizes: BTreeMap<SourcePath, Dimensions>,
    pub theme_files: BTreeMap<SourcePath, Vec<u8>>,
}

/// All that came of a project.
pub struct Outcome {
    /// One line a problem: `path:line:column: rule: message`.
    pub problems: String,
    /// What `render` said besides: templates that could not be drawn.
    pub drawing: String,
    pub pages: BTreeMap<String, String>,
}

impl Project {
    /// Reads the `=== path` form. Without a `site.toml` there is one that only has a title.
    pub fn read(text: &str) -> Self {
        let mut project = Self::default();
        project.add("site.toml", "title = \"Field\"\n");
        for part in format!("\n{text}").split("\n=== ").skip(1) {
            let (path, text) = part.split_once('\n').unwrap_or((part, ""));
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            project.add(path.trim(), &format!("{text}{end}"));
        }
        project.files.sort();
        project.list_modules();
        project
    }

    /// A site on the disk, by its folder within the repository: `.` is the training that comes with the program.
    pub fn on_disk(folder: &str) -> Self {
        let loaded = fieldbook::load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
        Self {
            sources: loaded.sources,
            files: loaded.files,
            sizes: loaded.sizes,
            theme_files: loaded.theme_files,
        }
    }

    /// One page, of a site that would take long to draw whole.
    pub fn page(&self, path: &str) -> String {
        let understood = self.understand();
        let site = Site::new(&understood.curriculum, &understood.theme, &understood.plan, &mut Vec::new());
        let (output, page) =
            understood.plan.get_key_value(&OutputPath::new(path)).expect("a page of the plan");
        text_of(render::render(&site, output, page, &Mutex::default()))
    }

    /// Lists the module folders that are there, where `site.toml` lists none.
    fn list_modules(&mut self) {
        let settings = SourcePath::new("site.toml");
        let mut text = self.sources.get(&settings).map_or(String::new(), |source| source.text.to_string());
        if !text.contains("[[modules]]") {
            for folder in ["foundations", "deepening", "challenges", "reflection"] {
                if self.sources.keys().any(|path| path.part() == Some(folder)) {
                    text.push_str(&format!("[[modules]]\nfolder = \"{folder}\"\n"));
                }
            }
            self.add(settings.as_str(), &text);
        }
    }

    pub fn add(&mut self, path: &str, text: &str) {
        let path = SourcePath::new(path);
        let ending = path.extension().unwrap_or_default();
        let content = path.in_content().is_some();
        let texts: &[&str] =
            if content { &["md", "svg"] } else { &["html", "css", "js", "toml", "txt", "svg", "md"] };
        if content && !path.as_str().ends_with(".md") {
            self.files.push(path.clone());
        }
        if texts.contains(&ending.as_str()) || path.as_str() == "fields.json" {
            self.sources.insert(path.clone(), Source::new(path, text));
        } else if !content {
            self.theme_files.insert(path, text.as_bytes().to_vec());
        }
    }

    pub fn understand(&self) -> Understood {
        self.understand_for(Readers::AsSet)
    }

    pub fn understand_with_drafts(&self) -> Understood {
        pipeline::understand(&Input::new(&self.sources, &self.files, &self.theme_files, Drafts::Included))
    }

    pub fn understand_for(&self, readers: Readers) -> Understood {
        pipeline::understand(&Input {
            sources: &self.sources,
            files: &self.files,
            sizes: Some(&self.sizes),
            theme_files: &self.theme_files,
            published: self.sources.get(&SourcePath::new("fields.json")),
            drafts: Drafts::Left,
            readers,
            base_url: None,
            shelf: None,
            history: None,
        })
    }

    pub fn outcome(&self) -> Outcome {
        self.outcome_for(Readers::AsSet)
    }

    pub fn outcome_for(&self, readers: Readers) -> Outcome {
        let understood = self.understand_for(readers);
        let mut found = Vec::new();
        let site = Site::new(&understood.curriculum, &understood.theme, &understood.plan, &mut found);
        let found = Mutex::new(found);
        let draw = |(output, page): (&OutputPath, _)| {
            (output.as_str().to_owned(), text_of(render::render(&site, output, page, &found)))
        };
        let pages = understood.plan.iter().map(draw).collect();
        let mut found = found.into_inner().expect("no test panics while it draws");
        pipeline::sort(&mut found);
        Outcome { problems: self.lines(&understood.problems), drawing: self.lines(&found), pages }
    }

    fn lines(&self, problems: &[Diagnostic]) -> String {
        let line = |problem: &Diagnostic| {
            let path = &problem.place.path;
            let place = self.sources.get(path).map_or(String::new(), |source| {
                let at = source.line_column(problem.place.span.start);
                format!("{}:{}:", at.line, at.column)
            });
            format!("{path}:{place} {}: {}\n", problem.rule.row().name, problem.message)
        };
        problems.iter().map(line).collect()
    }
}

fn text_of(rendered: Rendered<'_>) -> String {
    let bytes = match rendered {
        Rendered::Bytes(bytes) => bytes,
        Rendered::Copy(path) => format!("copy of {path}").into_bytes(),
        Rendered::Pieces(pieces) => pieces.flatten().collect(),
    };
    String::from_utf8(bytes).expect("every page of a test is text")
}

impl Outcome {
    pub fn page(&self, path: &str) -> &str {
        let all = || self.pages.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        self.pages.get(path).unwrap_or_else(|| panic!("there is no page {path}, only {}", all()))
    }
}

/// Compares the problems of a project with the expected lines.
#[track_caller]
pub fn check_problems(project: &str, expected: &str) {
    let problems = Project::read(project).outcome().problems;
    assert_eq!(problems.trim(), expected.trim(), "\nin\n{project}");
}

/// A project of one lesson with this text. Its first line is line 4 of the file.
pub fn lesson(text: &str) -> String {
    format!("=== {LESSON}\n---\ntitle: A\n---\n{text}\n")
}

/// Compares the problems of one lesson: `line:column: rule: message`.
#[track_caller]
pub fn check_lesson(text: &str, expected: &str) {
    let problems = Project::read(&lesson(text)).outcome().problems;
    let problems = problems.replace(&format!("{LESSON}:"), "");
    assert_eq!(problems.trim(), expected.trim(), "\nin\n{text}");
}

/// Compares the words of one lesson with the expected lines.
#[track_caller]
pub fn check_words(text: &str, expected: &str) {
    let outcome = Project::read(&lesson(text)).outcome();
    let html = prose(outcome.page("foundations/a.html"));
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(words(html), expected.join("\n"), "\nin\n{text}\n");
}

/// The HTML of one lesson's text.
pub fn html(text: &str) -> String {
    prose(Project::read(&lesson(text)).outcome().page("foundations/a.html")).to_owned()
}

/// Asks that pieces of HTML stand in the text of one lesson.
#[track_caller]
pub fn check_html(text: &str, pieces: &[&str]) {
    let html = html(text);
    for piece in pieces {
        assert!(html.contains(piece), "no\n{piece}\nin\n{html}");
    }
}

/// The first element of the class `prose` on a page: what the author wrote.
pub fn prose(page: &str) -> &str {
    let start = page.find("class=\"prose").expect("a page of text");
    let inner = start + page[start..].find('>').expect("the tag ends") + 1;
    let (mut at, mut depth) = (inner, 1_usize);
    while depth > 0 {
        let next = at + page[at..].find('<').expect("the element ends");
        if page[next..].starts_with("<div") {
            depth += 1;
        } else if page[next..].starts_with("</div") {
            depth -= 1;
        }
        at = next + 1;
    }
    page[inner..at - 1].trim()
}

/// What a person reads: one line for each paragraph, item or row; cells have `|` between them, and a field, which is a
/// picture to people who do not see it, stands as its name in square brackets; a control as its kind and its name.
pub fn words(html: &str) -> String {
    const INLINE: [&str; 26] = [
        "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "img", "input", "kbd", "label",
        "mark", "path", "select", "small", "span", "strong", "sub", "sup", "textarea", "time", "u", "q",
    ];
    let mut out = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open].replace('\n', " "));
        let end = open + rest[open..].find('>').expect("a tag ends");
        let tag = &rest[open + 1..end];
        rest = &rest[end + 1..];
        let name: &str = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if let Some((_, label)) =
            tag.split_once("role=\"img\"").and_then(|(_, more)| more.split_once("aria-label=\""))
        {
            out.push_str(&format!("[{}]", label.split('"').next().unwrap_or_default()));
        }
        if let Some((_, kind)) = tag.split_once("data-kind=\"") {
            let name = tag.split_once("aria-label=\"").or_else(|| tag.split_once("data-label=\""));
            let quoted = |text: &str| text.split('"').next().unwrap_or_default().to_owned();
            out.push_str(&format!("[{}: {}]", quoted(kind), quoted(name.map_or("", |(_, name)| name))));
        }
        if tag.starts_with("select") {
            rest = rest.split_once("</select>").map_or("", |(_, after)| after);
        } else if tag.starts_with("svg") {
            rest = rest.split_once("</svg>").map_or("", |(_, after)| after);
        } else if tag.contains("class=\"anchor\"") {
            rest = rest.split_once("</a>").map_or("", |(_, after)| after);
        } else if matches!(tag, "/td" | "/th") {
            out.push_str(" | ");
        } else if tag.starts_with("pre") {
            let (code, after) = rest.split_once("</pre>").unwrap_or((rest, ""));
            let words = code.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words);
            out.extend(std::iter::once("\n").chain(words));
            rest = after;
        } else if !INLINE.contains(&name) && !matches!(name, "td" | "th") || name == "br" {
            out.push('\n');
        }
    }
    out.push_str(rest);
    let plain = out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    let lines = plain.replace("&amp;", "&");
    let lines = lines.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.map(|line| line.trim_end_matches([' ', '|']).to_owned()).collect();
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
