//! Licences of what is in the program: all are permissive, no crate is in it twice without a reason, and `NOTICE` has
//! the words that they ask to be passed on. `FIELDBOOK_BLESS=1 cargo test notices` writes it anew.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Licences that ask for nothing but that their words are passed on. `deny.toml` has the same.
const ALLOWED: [&str; 10] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "BSL-1.0",
    "CC0-1.0",
    "Unicode-3.0",
    "Unlicense",
];

/// Crates that are in the program in two versions, because others ask for both.
const TWICE: [&str; 2] = ["getrandom", "r-efi"];

/// Programs of others inside a crate, with licences of their own.
const INSIDE: [(&str, &str); 1] = [("libmimalloc-sys", "c_src/mimalloc/v2/LICENSE")];

const HEAD: &str = "Fieldbook is under the MIT license; see LICENSE. The program contains the software of others that is listed here, for
every system that it runs on, and the Rust standard library (MIT or Apache-2.0, The Rust Project Developers). Its
styles, scripts, pictures and words are its own. This file is made by `FIELDBOOK_BLESS=1 cargo test --test it notices`.
";

struct Package {
    name: String,
    version: String,
    license: String,
    authors: String,
    folder: PathBuf,
}

/// The crates that are in the program, on any system.
fn packages() -> Vec<Package> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo metadata needs the crates of every system (`cargo fetch --locked`): {said}"
    );
    let all: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let by_id: BTreeMap<String, Value> =
        list(&all["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&all["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let root = text(&all["resolve"]["root"]);
    let mut found = BTreeSet::new();
    let mut open = vec![root.clone()];
    while let Some(id) = open.pop() {
        // What runs while the program is compiled is not in it.
        let runs_before = list(&by_id[&id]["targets"]).iter().any(|target| target["kind"][0] == "proc-macro");
        if runs_before || !found.insert(id.clone()) {
            continue;
        }
        let is_normal = |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        open.extend(list(&nodes[&id]["deps"]).iter().filter(is_normal).map(|dep| text(&dep["pkg"])));
    }
    found.remove(&root);
    let mut packages: Vec<Package> = found
        .iter()
        .map(|id| {
            let package = &by_id[id];
            let manifest = PathBuf::from(text(&package["manifest_path"]));
            let authors: Vec<String> = list(&package["authors"]).iter().map(text).collect();
            Package {
                name: text(&package["name"]),
                version: text(&package["version"]),
                license: text(&package["license"]).replace('/', " OR "),
                authors: authors.join(", "),
                folder: manifest.parent().expect("a manifest is in a folder").to_owned(),
            }
        })
        .collect();
    packages.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    packages
}

/// Whether a licence, as SPDX writes it, can be taken under one of those that are allowed.
fn is_allowed(license: &str) -> bool {
    let license = license.replace(['(', ')'], "");
    license.split(" AND ").all(|part| part.split(" OR ").any(|one| ALLOWED.contains(&one.trim())))
}

/// The texts of a licence in a package: where it offers a choice with MIT, that one.
fn texts(package: &Package) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(&package.folder)
        .expect("the crate is on the disk")
        .map(|entry| entry.expect("the crate is readable").file_name().to_string_lossy().into_owned())
        .filter(|name| {
            let name = name.to_lowercase();
            ["license", "licence", "copying", "notice", "unlicense"]
                .iter()
                .any(|start| name.starts_with(start))
        })
        .collect();
    names.sort();
    if package.license.contains("MIT") && names.iter().any(|name| name.to_lowercase().contains("mit")) {
        names.retain(|name| {
            let name = name.to_lowercase();
            name.contains("mit")
                || name.starts_with("notice")
                || (package.license.contains(" AND ") && name.contains("unicode"))
        });
    }
    names.extend(INSIDE.iter().filter(|(name, _)| *name == package.name).map(|(_, path)| (*path).to_owned()));
    let read = |name: &String| fs::read_to_string(package.folder.join(name)).ok();
    let clean = |text: String| {
        let lines: Vec<&str> = text.trim_matches('\u{feff}').lines().map(str::trim_end).collect();
        lines.join("\n").trim_matches('\n').to_owned()
    };
    names.iter().filter_map(read).map(clean).collect()
}

fn notice(packages: &[Package]) -> String {
    let mut out = HEAD.to_owned();
    out.push('\n');
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        let Package { name, version, license, authors, .. } = package;
        writeln!(out, "- {name} {version}: {license}{}{authors}", if authors.is_empty() { "" } else { "; " })
            .expect("a text can be written");
        for text in texts(package) {
            groups.entry(text).or_default().push(name.clone());
        }
    }
    let mut groups: Vec<(Vec<String>, String)> =
        groups.into_iter().map(|(text, names)| (names, text)).collect();
    groups.sort();
    for (mut names, text) in groups {
        names.dedup();
        write!(out, "\n{}\n{}\n\n{text}\n", "-".repeat(80), names.join(", ")).expect("a text can be written");
    }
    out
}

#[test]
fn licences_are_permissive() {
    for license in
        ["MIT", "MIT OR Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0", "LGPL-2.1-or-later OR MIT"]
    {
        assert!(is_allowed(license), "{license}");
    }
    for license in ["MPL-2.0", "MIT AND MPL-2.0", "GPL-3.0 OR LGPL-2.1", ""] {
        assert!(!is_allowed(license), "{license}");
    }
    let packages = packages();
    let denied: Vec<String> = packages
        .iter()
        .filter(|package| !is_allowed(&package.license))
        .map(|package| format!("{} {}: {}", package.name, package.version, package.license))
        .collect();
    assert!(denied.is_empty(), "decision 10 denies {denied:?}");
    let mut names: Vec<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    names.dedup_by(|one, other| one == other && TWICE.contains(one));
    let twice: Vec<&[&str]> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "in the program in two versions: {twice:?}");
}

#[test]
fn the_notice_is_up_to_date() {
    let made = notice(&packages());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("NOTICE");
    if std::env::var_os("FIELDBOOK_BLESS").is_some() {
        fs::write(&path, &made).expect("NOTICE can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        written == made,
        "NOTICE is out of date: FIELDBOOK_BLESS=1 cargo test --test it notices writes it anew"
    );
}
