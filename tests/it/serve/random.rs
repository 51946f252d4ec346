//! Random edits: what is understood bit by bit is what would be understood from nothing.

use super::{PAGE, SITE, Serving, build, drawn, write};
use fieldbook::assemble::Drafts;
use fieldbook::load::{self, Project};
use fieldbook::path::SourcePath;
use fieldbook::pipeline::{self, Input, Memory, Understood};
use fieldbook::plan::Readers;
use fieldbook::source::Sources;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Scripts of edits without a server, and with one.
const SCRIPTS: u64 = 1_000;
const SERVED: u64 = 25;

/// The same dice each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn one_of<'a, T: ?Sized>(&mut self, things: &[&'a T]) -> &'a T {
        things[self.below(things.len())]
    }
}

const FILES: &[&str] = &[
    "content/index.md",
    "content/foundations/index.md",
    "content/foundations/trust.md",
    "content/foundations/power.md",
    "content/foundations/new.md",
    "content/foundations/10-late.md",
    "content/foundations/9-early.md",
    "content/deepening/deep.md",
    "content/worksheets/plan.md",
    "content/sessions/spring.md",
    "content/agreements.md",
    "content/glossary.md",
    EDITION,
];

const EDITION: &str = "content/reference/editions/one.md";

const FROZEN: &str = "<!-- entry foundations/trust.md -->\n\n```yaml\ntitle: Care\n```\n\nTrust and care.\n";

const HEADERS: &[&str] = &[
    "title: A",
    "title: B\norder: 2",
    "title: C\ntags: [care, power]",
    "title: D\ntags: [Care]\nminutes: 20",
    "title: E\ndraft: true",
    "title: F\naliases: [old/f]",
    "title: \"broken",
    "titel: G",
    "title: H\nrelated: [../foundations/trust.md]",
    "title: I\ndate: 2026-01-31",
];

const BODIES: &[&str] = &[
    "Words about listening.\n",
    "See [trust](../foundations/trust.md) and [listening](../glossary.md#listening).\n",
    "## Listening\n\nHearing.\n\n## Trust\n\nWaiting.\n",
    "::: agreements\n\n- One\n- Two\n\n:::\n",
    "::: agreements\n\n:::\n",
    "::: agenda A (10 min)\n\n1. [Trust](../foundations/trust.md)\n2. More (5 min)\n\n:::\n",
    "::: tool\n\nnever closed\n",
    "![Dot](../foundations/dot.bmp)\n",
    "____ 2 lines\n",
    FROZEN,
    "",
];

/// One edit in a folder; gives the places of which an editor's system would tell.
fn edit(folder: &Path, dice: &mut Dice) -> BTreeSet<SourcePath> {
    let path = dice.one_of(FILES);
    let place = folder.join(path);
    let mut touched = BTreeSet::from([SourcePath::new(path)]);
    match dice.below(12) {
        0 => {
            let _ = fs::remove_file(place);
        }
        1 => {
            let to = dice.one_of(FILES);
            touched.insert(SourcePath::new(to));
            fs::create_dir_all(folder.join(to).parent().unwrap()).unwrap();
            let _ = fs::rename(place, folder.join(to));
        }
        2 => {
            let (one, other) = (folder.join("content/deepening"), folder.join("content/challenges"));
            let (from, to) = if dice.below(2) == 0 { (one, other) } else { (other, one) };
            let _ = fs::rename(from, to);
            touched = ["content/deepening", "content/challenges"].map(SourcePath::new).into();
        }
        3 => {
            let texts =
                [SITE[0].1, "title = \"Other\"\n", "title = \"Auto\"\nglossary = \"auto\"\n", "title = \n"];
            write(&folder.join("site.toml"), dice.one_of(&texts));
            touched = [SourcePath::new("site.toml")].into();
        }
        4 => {
            write(
                &folder.join("content/foundations/dot.bmp"),
                dice.one_of(&[
                    "BM, as every bitmap begins, and a dot",
                    "BM, as every bitmap begins, another",
                ]),
            );
            touched = [SourcePath::new("content/foundations/dot.bmp")].into();
        }
        5 => {
            let text = fs::read_to_string(&place).unwrap_or_default();
            if !text.is_empty() {
                write(&place, &text.replace('\n', "\r\n"));
            }
        }
        _ => write(&place, &format!("---\n{}\n---\n{}", dice.one_of(HEADERS), dice.one_of(BODIES))),
    }
    touched
}

/// Mends what is broken; gives the places.
fn mend(folder: &Path) -> BTreeSet<SourcePath> {
    let mut mended = BTreeSet::from([SourcePath::new("site.toml")]);
    write(&folder.join("site.toml"), SITE[0].1);
    for path in FILES {
        let text = fs::read_to_string(folder.join(path)).unwrap_or_default();
        if ["\"broken", "never closed", "titel", "minutes"].iter().any(|sign| text.contains(sign)) {
            write(&folder.join(path), "---\ntitle: Mended\n---\nMended.\n");
            mended.insert(SourcePath::new(path));
        }
    }
    // Most of what is written there is no edition.
    write(&folder.join(EDITION), &format!("---\ntitle: One\ndate: 2026-01-31\n---\n{FROZEN}"));
    mended.insert(SourcePath::new(EDITION));
    mended
}

fn input(project: &Project) -> Input<'_> {
    Input {
        sources: &project.sources,
        files: &project.files,
        sizes: Some(&project.sizes),
        theme_files: &project.theme_files,
        published: None,
        drafts: Drafts::Left,
        readers: Readers::AsSet,
        base_url: None,
        shelf: None,
        history: None,
    }
}

fn settings_alone(project: &Project) -> Sources {
    let settings = |path: &SourcePath| path.as_str() == "site.toml";
    project
        .sources
        .iter()
        .filter(|(path, _)| settings(path))
        .map(|(path, it)| (path.clone(), it.clone()))
        .collect()
}

fn all_problems(understood: &Understood, project: &Project) -> Vec<String> {
    let mut problems = understood.problems.clone();
    problems.extend(pipeline::questions(understood, &project.sources, None));
    problems.extend(project.problems.iter().cloned());
    pipeline::sort(&mut problems);
    problems.iter().map(|problem| format!("{problem:?}")).collect()
}

#[test]
fn a_memory_is_as_good_as_the_beginning() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in SITE {
        write(&folder.path().join(path), text);
    }
    let mut project = load::load(folder.path()).unwrap();
    let mut memory = Memory::default();
    let mut beginning = Memory::default();
    let mut compared = 0;
    for script in 0..SCRIPTS {
        let mut dice = Dice(script);
        let mut touched = BTreeSet::new();
        for _ in 0..=dice.below(4) {
            touched.extend(edit(folder.path(), &mut dice));
        }
        if dice.below(4) > 0 {
            touched.extend(mend(folder.path()));
        }
        project.look_at(&touched).unwrap();
        let known = pipeline::arrange(&input(&project), &mut memory);
        let again = load::load(folder.path()).unwrap();
        assert_eq!(project.sources, again.sources, "script {script}");
        assert_eq!(project.files, again.files, "script {script}");
        // Of what was known before, only the theme is kept, because making it takes longest.
        if script % 20 == 0 {
            beginning = Memory::default();
        }
        let settings = settings_alone(&again);
        pipeline::arrange(&Input { sources: &settings, ..input(&again) }, &mut beginning);
        let cold = pipeline::arrange(&input(&again), &mut beginning);
        // While a text or the settings have an error, an earlier version stands in.
        assert_eq!(known.problems.len(), cold.problems.len(), "script {script}");
        if pipeline::has_errors(&cold.problems) {
            continue;
        }
        compared += 1;
        assert_eq!(all_problems(&known, &project), all_problems(&cold, &again), "script {script}");
        assert_eq!(known.plan, cold.plan, "script {script}");
        if script % 20 == 0 {
            assert_eq!(drawn(folder.path(), &known), drawn(folder.path(), &cold), "script {script}");
        }
    }
    assert!(compared > SCRIPTS / 2, "only {compared} sites could be compared");
}

#[test]
fn what_is_served_is_what_would_be_built() {
    let serving = Serving::new();
    for script in 0..SERVED {
        let mut dice = Dice(script * 7_919 + 1);
        for _ in 0..=dice.below(6) {
            edit(serving.folder.path(), &mut dice);
            std::thread::sleep(std::time::Duration::from_millis(dice.below(40) as u64));
        }
        // Errors are mended before the end, so that nothing stands in.
        mend(serving.folder.path());
        serving.check_equals_build();
        let gone = ["/foundations/new.html", PAGE]
            .into_iter()
            .filter(|path| !build(serving.folder.path()).contains_key(&path[1..]));
        for path in gone {
            assert_eq!(serving.get(path).status, 404, "script {script}: {path}");
        }
    }
}
