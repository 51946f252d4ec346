//! Folders with names that people give: what is offered for a module that is not listed can be pasted.

use crate::project::{Project, check_problems};
use fieldbook::rule::Rule;

#[test]
fn a_folder_that_is_offered_is_accepted() {
    for folder in [
        "Trust & power",
        "What's next",
        "Listening (part 2)",
        "Start, then stop",
        "विश्वास",
        "บทที่ ๑",
        "Ünï",
        "U\u{308}ben",
        "Go!",
        "Say #1",
        "50% more",
        "a+b=c",
        "“Quoted”",
        "2",
    ] {
        let text = |folder: &str| format!("=== content/{folder}/a.md\n---\ntitle: A\n---\nText.\n");
        let settings = "=== site.toml\ntitle = \"T\"\n[[modules]]\nfolder = \"foundations\"\n";
        let texts = text("foundations") + &text(folder);
        let problems = Project::read(&format!("{settings}{texts}")).understand().problems;
        let told: Vec<_> = problems.iter().filter(|problem| problem.rule == Rule::UnlistedModule).collect();
        assert_eq!(told.len(), 1, "{folder}: {problems:#?}");
        let help = told[0].help.as_deref().unwrap();
        let pasted = help.strip_prefix("add to site.toml:").unwrap().replace("  ", "\n");
        check_problems(&format!("{settings}{pasted}\n{texts}"), "");
    }
}
