//! Sentences of `fieldbook new` in texts that are published.

use crate::project::{check_lesson, check_problems};
use fieldbook::model::placeholders;

#[test]
fn sentences_that_say_what_to_write() {
    let lesson = placeholders::LESSON;
    let said = "5:1: placeholder: this only says what to write here, and so do 5 more lines; readers see it";
    check_lesson(lesson, said);
    check_lesson(
        "Write.\n\n- What to take home, one line each\n",
        "6:1: placeholder: this only says what to write here, and readers see it",
    );
    check_lesson("## A first heading\n\nWhat you take home.\n", "");
    check_problems(
        "=== content/foundations/a.md\n---\ntitle: A\nsummary: Say in one sentence what this is about\n---\nText.\n",
        "content/foundations/a.md:3:10: placeholder: this only says what to write here, and readers see it",
    );
    // A draft is not published.
    check_problems(&format!("=== content/foundations/a.md\n---\ntitle: A\ndraft: yes\n---\n{lesson}"), "");
}
