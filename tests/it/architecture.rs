//! ARCHITECTURE.md, enforced: who may import whom, one door a crate, and the habits of every file.

use std::fs;
use std::path::Path;

/// Modules from the ground up. A module imports those of lower floors, and of its own where it is not a floor of stages.
const FLOORS: &[(&str, &[&str])] = &[
    ("ground", &["path", "error", "source", "reserved_chars", "parallel", "limit", "visible"]),
    ("nouns", &["model", "diagnostic", "rule"]),
    ("keys", &["keys", "zone", "yaml", "media"]),
    ("config", &["config"]),
    ("report", &["report", "progress"]),
    (
        "stages",
        &["parse", "assemble", "check", "plan", "render", "load", "write", "watch", "serve", "scaffold"],
    ),
    ("pipeline", &["pipeline"]),
    // What watches and serves is put together from the stages, as a build is.
    ("build", &["agenda", "reviews", "build", "preview", "collect", "edition", "browse"]),
    ("top", &["cli", "docs", "main", "lib"]),
];

/// The one place that may name a crate.
const DOORS: &[(&str, &[&str])] = &[
    ("aho_corasick", &["model/terms.rs"]),
    ("annotate_snippets", &["report/human.rs"]),
    ("base64", &["render/policy.rs", "media/svg.rs"]),
    ("clap", &["cli.rs", "cli/"]),
    ("clap_complete", &["cli.rs"]),
    ("ctrlc", &["main.rs"]),
    ("clap_mangen", &["cli/man.rs"]),
    ("frostem", &["model/search/stems.rs"]),
    ("getrandom", &["serve/access.rs", "scaffold/init/id.rs"]),
    ("granit_parser", &["parse/yaml.rs"]),
    ("html5gum", &["model/html.rs"]),
    ("include_dir", &["render/theme.rs"]),
    ("icu_collator", &["model/collation.rs"]),
    ("icu_locale_core", &["model/collation.rs"]),
    ("indicatif", &["progress.rs"]),
    ("jiff", &["zone.rs"]),
    ("lz4_flex", &["render/packed.rs"]),
    // Finding a byte fast, in every text.
    (
        "memchr",
        &[
            "render/draft.rs",
            "parse/fields/syntax.rs",
            "parse/unclosed.rs",
            "model/markdown.rs",
            "model/near_block",
            "parse/foreign.rs",
        ],
    ),
    ("mimalloc", &["main.rs"]),
    ("notify", &["watch.rs"]),
    ("percent_encoding", &["path.rs"]),
    ("pulldown_cmark", &["model/markdown.rs", "render/html.rs"]),
    // On paper as a path, in a terminal as letters.
    ("qrcodegen", &["render/qr.rs", "serve/code.rs"]),
    ("rayon", &["parallel.rs"]),
    ("roxmltree", &["media/svg.rs", "media/svg/size.rs", "media/svg/uses.rs"]),
    ("rustix", &["load/git/command.rs", "write/folder/"]),
    // What can be written as JSON says so where it is defined. `fields.json` is read again by a check, and answers
    // are JSON.
    (
        "serde",
        &[
            "collect/answers.rs",
            "edition/",
            "render/",
            "report/",
            "keys/reference.rs",
            "keys/schema.rs",
            "model/field_list.rs",
            "scaffold/text.rs",
            "serve/",
            "yaml.rs",
        ],
    ),
    (
        "serde_json",
        &[
            "collect/answers.rs",
            "render/json_ld",
            "render/reference/",
            "render/picture/",
            "render/search/data.rs",
            "report/",
            "keys/reference.rs",
            "keys/schema.rs",
            "model/field_list.rs",
            "serve/",
        ],
    ),
    ("serde_yaml", &["yaml.rs"]),
    ("sha2", &["render/policy.rs"]),
    ("similar", &["render/editions/words.rs"]),
    ("strsim", &["diagnostic.rs"]),
    ("tera", &["render/"]),
    ("tiny_http", &["serve/answer.rs"]),
    ("toml", &["config/tables.rs"]),
    ("unicode_normalization", &["model/collation/headings.rs", "model/search/letters.rs", "path/letters.rs"]),
    ("walkdir", &["load.rs", "load/look.rs"]),
    // `model/config.rs` tells curricula with the same title apart by a few digits of a hash.
    (
        "xxhash_rust",
        &[
            "model/site_id.rs",
            "model/short.rs",
            "render/theme.rs",
            "write/body.rs",
            "load/stamp.rs",
            "serve/page.rs",
        ],
    ),
];

/// Files that may print.
const PRINTERS: [&str; 2] = ["main.rs", "progress.rs"];

const LONGEST: usize = 500;

/// Tables of texts, which are read a row at a time.
const LONG_TABLES: [&str; 1] = ["rule/table.rs"];

struct File {
    /// Below `src/`, with `/`.
    path: String,
    text: String,
}

impl File {
    /// The module it belongs to.
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// Lines of code with their numbers: no comments, no tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        let lines = lines.take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// What stands in for the real thing until branches are merged is not looked at.
    fn is_stub(&self) -> bool {
        self.text.to_lowercase().contains("stub until merged")
    }
}

fn files() -> Vec<File> {
    fn walk(root: &Path, folder: &Path, into: &mut Vec<File>) {
        for entry in fs::read_dir(folder).expect("src is readable") {
            let path = entry.expect("src is readable").path();
            if path.is_dir() {
                walk(root, &path, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).expect("below src").to_string_lossy().replace('\\', "/");
                into.push(File { path: name, text: fs::read_to_string(&path).expect("code is text") });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(found.len() > 40, "src has been read");
    found
}

#[track_caller]
fn check(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// For each code line of each file, what `complain` says.
fn complaints(files: &[File], complain: impl Fn(&File, &str) -> Option<String>) -> Vec<String> {
    let lines = files.iter().flat_map(|file| file.code().map(move |(number, line)| (file, number, line)));
    lines
        .filter_map(|(file, number, line)| {
            complain(file, line).map(|words| format!("src/{}:{number}: {words}", file.path))
        })
        .collect()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|(_, modules)| modules.contains(&module))
}

/// The modules that a line names: after `crate::`, and in `use crate::{…}`.
fn imports(line: &str) -> Vec<&str> {
    let word = |text: &str| {
        text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len())
    };
    let mut found = Vec::new();
    for rest in line.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => {
                let mut depth = 0;
                for part in list.split_inclusive([',', '{', '}']) {
                    if depth == 0 {
                        found.push(part.trim());
                    }
                    depth += part.matches('{').count();
                    depth = depth.saturating_sub(part.matches('}').count());
                }
            }
            None => found.push(rest),
        }
    }
    found
        .into_iter()
        .map(|name| &name[..word(name)])
        .filter(|name| name.starts_with(|letter: char| letter.is_lowercase()))
        .collect()
}

#[test]
fn imports_go_down() {
    assert_eq!(imports("use crate::{model::{A, b}, path}; crate::parse::x()"), ["model", "path", "parse"]);
    let files = files();
    let unknown = files.iter().filter(|file| floor(file.module()).is_none());
    check(
        &unknown
            .map(|file| format!("src/{}: its module stands on no floor of the table", file.path))
            .collect::<Vec<_>>(),
    );
    check(&complaints(&files, |file, line| {
        let (own, here) = (file.module(), floor(file.module())?);
        imports(line).into_iter().find_map(|name| {
            let there = floor(name)?;
            let allowed = name == own || there < here || (there == here && FLOORS[here].0 != "stages");
            (!allowed).then(|| format!("{own} ({}) imports {name} ({})", FLOORS[here].0, FLOORS[there].0))
        })
    }));
}

#[test]
fn one_door_a_crate() {
    let cargo =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("Cargo.toml");
    let table = cargo
        .split("\n[dependencies]\n")
        .nth(1)
        .and_then(|rest| rest.split("\n[").next())
        .expect("dependencies");
    let names =
        table.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().replace('-', "_"));
    let unknown: Vec<String> = names.filter(|name| !DOORS.iter().any(|(known, _)| known == name)).collect();
    check(
        &unknown
            .iter()
            .map(|name| format!("Cargo.toml: the crate {name} has no door in the table"))
            .collect::<Vec<_>>(),
    );
    check(&complaints(&files(), |file, line| {
        DOORS.iter().find_map(|(name, doors)| {
            let named = line.match_indices(name).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                let after = &line[at + name.len()..];
                before.is_none_or(|letter| {
                    !letter.is_alphanumeric() && !matches!(letter, '_' | ':' | '.' | '"')
                }) && (after.starts_with("::")
                    || after.starts_with('!')
                    || line.trim_start().starts_with(&format!("use {name}")))
            });
            let door = doors.iter().any(|door| file.path.starts_with(door));
            (named && !door).then(|| format!("{name} may be named in {} only", doors.join(", ")))
        })
    }));
}

#[test]
fn every_file_says_what_it_is() {
    let files = files();
    let silent = files.iter().filter(|file| !file.text.starts_with("//! "));
    check(
        &silent
            .map(|file| format!("src/{}: begins without `//! ` and what it is for", file.path))
            .collect::<Vec<_>>(),
    );
    let long = files
        .iter()
        .filter(|file| file.text.lines().count() > LONGEST && !LONG_TABLES.contains(&file.path.as_str()));
    check(&long.map(|file| format!("src/{}: has more than {LONGEST} lines", file.path)).collect::<Vec<_>>());
}

#[test]
fn only_main_prints() {
    check(&complaints(&files(), |file, line| {
        let prints = ["println!", "print!", "eprintln!", "eprint!", "dbg!"]
            .iter()
            .find(|name| line.contains(*name))?;
        (!PRINTERS.contains(&file.path.as_str())).then(|| format!("{prints} prints"))
    }));
}

/// A file that starts another program has to know what a clone can make of that.
#[test]
fn programs_are_started_in_two_places() {
    check(&complaints(&files(), |file, line| {
        let doors = ["load/git/command.rs", "browse.rs"];
        (line.contains("Command::new(") && !doors.contains(&file.path.as_str()))
            .then(|| "starts a program".to_owned())
    }));
}

/// A path is shown as `visible::path` writes it.
#[test]
fn paths_are_shown_on_one_line() {
    check(&complaints(&files(), |_, line| {
        line.contains(".display()").then(|| "a path may hold what a terminal obeys: visible::path".to_owned())
    }));
}

#[test]
fn nothing_panics_on_purpose() {
    let files: Vec<File> =
        files().into_iter().filter(|file| !file.is_stub() && file.path != "main.rs").collect();
    check(&complaints(&files, |_, line| {
        let signs = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
        signs.iter().find(|sign| line.contains(**sign)).map(|sign| format!("{sign} may panic"))
    }));
}

#[test]
fn only_stages_of_the_world_touch_it() {
    check(&complaints(&files(), |file, line| {
        let signs = ["std::fs", "std::net", "std::env", "std::process", "std::time", "SystemTime"];
        let sign = signs.iter().find(|sign| line.contains(**sign))?;
        let world = [
            "load", "write", "watch", "serve", "preview", "browse", "main", "cli", "progress", "scaffold",
            "error", "report",
        ];
        (!world.contains(&file.module())).then(|| format!("{sign} touches the world"))
    }));
}
