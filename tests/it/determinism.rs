//! The same input gives the same bytes, in whatever order it was read.

use crate::golden::SITES;
use crate::project::Project;

#[test]
fn twice_the_same() {
    for (name, text) in SITES {
        let (first, second) = (Project::read(text).outcome(), Project::read(text).outcome());
        assert_eq!(first.problems, second.problems, "{name}");
        assert_eq!(first.pages, second.pages, "{name}");
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    for (name, text) in SITES {
        let whole = format!("\n{text}");
        let mut parts: Vec<&str> = whole.split("\n=== ").skip(1).collect();
        let forward = Project::read(text).outcome();
        parts.reverse();
        let backward: String = parts.iter().map(|part| format!("=== {part}\n")).collect();
        let backward = Project::read(&backward).outcome();
        assert_eq!(forward.problems, backward.problems, "{name}");
        for (path, page) in &forward.pages {
            assert_eq!(page.trim_end(), backward.page(path).trim_end(), "{name}: {path}");
        }
    }
}
