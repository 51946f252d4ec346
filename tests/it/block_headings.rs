//! Headings where a block has its title.

use crate::project::{check_lesson, check_problems};

#[test]
fn the_first_heading_of_a_block_without_a_title() {
    let said = |name: &str, at: &str| {
        format!("{at}: heading-in-block: the heading `Try it` is not the title of the block `{name}`")
    };
    check_lesson("## A\n\n::: callout\n\n### Try it\n\nDo this.\n\n:::\n", &said("callout", "8:1"));
    check_lesson("## A\n\n::: challenge (5 min)\n### Try it\n\nDo this.\n\n:::\n", &said("challenge", "7:1"));
    for text in [
        "## A\n\n::: callout Try it\n\n### Part\n\nDo this.\n\n:::\n",
        "## A\n\n::: callout\n\nDo this.\n\n### Try it\n\nAnd that.\n\n:::\n",
        "## A\n\n::: callout\n\n### One\n\nDo this.\n\n### Two\n\nAnd that.\n\n:::\n",
        "## A\n\n::: facilitator\n\n### Try it\n\nDo this.\n\n:::\n",
        "## A\n\n::: do-dont\n\n### Do\n\n- a\n\n### Don't\n\n- b\n\n:::\n",
    ] {
        check_lesson(text, "");
    }
}

#[test]
fn pages_beside_the_folders_they_introduce() {
    let text = |name: &str| format!("=== content/{name}\n---\ntitle: {}\n---\nText.\n", name.len());
    let site = "=== site.toml\ntitle = \"T\"\n[[modules]]\nfolder = \"listening\"\n";
    check_problems(
        &(site.to_owned() + &text("listening.md") + &text("listening/asking.md")),
        "content/listening.md:1:1: index-name: `listening.md` is a page of its own, and not the first of the folder `listening` beside it",
    );
    check_problems(
        &(site.to_owned() + &text("listening.md") + &text("listening/index.md") + &text("listening/a.md")),
        "",
    );
    check_problems(
        &(site.to_owned() + &text("listening/deep/index.md") + &text("listening/deep/asking.md")),
        "content/listening/deep/index.md:1:1: index-name: `index.md` introduces a module, and in a folder of a module it is a lesson like the others",
    );
}
