//! Golden sites: every page of `tests/golden/<name>/site.txt` is compared with a file of `expected/`. What is missing or
//! too much fails. `FIELDBOOK_BLESS=1 cargo test --test it golden` writes what comes out now; read the difference.

use crate::project::Project;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Name and text of each golden site.
pub const SITES: &[(&str, &str)] = &[
    ("everything", include_str!("../golden/everything/site.txt")),
    ("right-to-left", include_str!("../golden/right-to-left/site.txt")),
];

/// Problems of the whole site stand beside the pages.
const PROBLEMS: &str = "problems.txt";

#[test]
fn everything() {
    check("everything");
}

#[test]
fn right_to_left() {
    check("right-to-left");
}

fn check(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name).join("expected");
    let text = SITES.iter().find(|(known, _)| *known == name).expect("the site is in the list").1;
    let found = outputs(text);
    if std::env::var_os("FIELDBOOK_BLESS").is_some() {
        bless(&folder, &found);
    }
    let mut expected = BTreeMap::new();
    read(&folder, &folder, &mut expected);
    let missing: Vec<&String> = expected.keys().filter(|path| !found.contains_key(*path)).collect();
    let extra: Vec<&String> = found.keys().filter(|path| !expected.contains_key(*path)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "not written: {missing:?}, not expected: {extra:?}");
    for (path, text) in &found {
        if let Some(line) = first_difference(text, &expected[path]) {
            panic!("{name}/expected/{path} differs\n{line}\nFIELDBOOK_BLESS=1 writes what comes out now");
        }
    }
}

/// What is compared: pages, feeds, headers and the list of questions. Styles and pictures belong to the theme, and the numbers in their names
/// change with every line of CSS, so they stand as zeros.
fn outputs(text: &str) -> BTreeMap<String, String> {
    let outcome = Project::read(text).outcome();
    let lists = ["_headers", "fields.json"];
    let kept = |path: &str| path.ends_with(".html") || path.ends_with(".xml") || lists.contains(&path);
    let assets: Vec<&String> = outcome.pages.keys().filter(|path| path.starts_with("assets/")).collect();
    let mut found = BTreeMap::new();
    for (path, page) in outcome.pages.iter().filter(|(path, _)| kept(path)) {
        let mut page = page.clone();
        for asset in &assets {
            page = page.replace(asset.as_str(), &unnumbered(asset));
        }
        if let Some((before, after)) = page.split_once("data:text/css;charset=utf-8,") {
            let after = after.split_once('"').map_or("", |(_, after)| after);
            page = format!("{before}data:text/css;charset=utf-8,STYLE\"{after}");
        }
        found.insert(path.clone(), page);
    }
    found.insert(PROBLEMS.to_owned(), outcome.problems + &outcome.drawing);
    found
}

/// `assets/style.0123456789.css` with zeros.
fn unnumbered(asset: &str) -> String {
    let parts: Vec<&str> = asset.split('.').collect();
    format!("{}.0000000000.{}", parts[0], parts[parts.len() - 1])
}

fn first_difference(found: &str, expected: &str) -> Option<String> {
    if found == expected {
        return None;
    }
    let same = found.lines().zip(expected.lines()).take_while(|(one, other)| one == other).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    Some(format!("line {}\nexpected: {}\n   found: {}", same + 1, line(expected), line(found)))
}

fn bless(folder: &Path, found: &BTreeMap<String, String>) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the old pages go");
    }
    for (path, text) in found {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder is made");
        fs::write(file, text).expect("a page is written");
    }
}

fn read(root: &Path, folder: &Path, into: &mut BTreeMap<String, String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("a readable folder").path()).collect::<Vec<PathBuf>>() {
        if path.is_dir() {
            read(root, &path, into);
        } else {
            let name = path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/");
            into.insert(name, fs::read_to_string(&path).expect("a page is text"));
        }
    }
}
