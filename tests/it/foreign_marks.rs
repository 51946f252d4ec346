//! Marks of other programs that begin lines, stand in code, or take words with them.

use crate::project::{Project, check_lesson, lesson};

const STANDS: &str = "is a mark of another program, and stands on the page as it is";

#[test]
fn a_dash_behind_a_backslash() {
    let said = "foreign-markup: this dash begins no item of a list, because of the backslash";
    check_lesson("\\- Another one\n", &format!("4:1: {said}"));
    check_lesson("Words\n\\- Another one\n", &format!("5:1: {said}"));
    check_lesson("> Words\n> \\- A name\n", "");
    check_lesson("Three \\- four\n", "");
}

#[test]
fn ids_and_attributes_where_nothing_has_them() {
    check_lesson("Text here {#para}\n", &format!("4:11: foreign-markup: `{{#…}}` {STANDS}"));
    check_lesson("- ( ) One {#one}\n- ( ) Two\n\nName: ____ {#name}\n", "");
}

#[test]
fn html_in_a_mark_is_a_part_of_it() {
    check_lesson("{{<figure src=\"a.png\">}}\n", &format!("4:1: foreign-markup: `{{{{…}}}}` {STANDS}"));
}

#[test]
fn lines_of_other_programs() {
    for (text, mark) in [
        ("!!! note \"Read this\"\n    Body", "!!!…"),
        ("??? question \"Fold\"\n    Body", "???…"),
        ("???+ tip\n    Body", "???+…"),
        ("--8<-- \"file.md\"", "--8<--…"),
        ("<<< @/file.js", "<<<…"),
        ("import Tabs from '@theme/Tabs';", "import…"),
        ("import './a.css'", "import…"),
        ("export const x = 1;", "export…"),
        ("[TOC]", "[TOC]"),
        ("\\newpage", "\\newpage"),
        ("$$\nE\n\n", "$$"),
        ("$$E = mc^2$$ a", "$$…$$"),
        ("[@freire1970, p. 12]", "[@…]"),
        ("{ref}`here`", "{…}"),
        ("<% erb %>", "<%…%>"),
        ("{{#include a.md}}", "{{#include…}}"),
        ("{! a.md !}", "{!…!}"),
        ("@include(a.md)", "@include(…)"),
        ("{/* hidden */}", "{/*…*/}"),
        ("\\begin{equation}", "\\begin{…}"),
        ("$x^2$", "$…$"),
    ] {
        check_lesson(&format!("{text}\n"), &format!("4:1: foreign-markup: `{mark}` {STANDS}"));
    }
    for (text, expected) in [
        (" === \"Linux\"", format!("4:2: foreign-markup: `=== \"…\"` {STANDS}")),
        ("Some ^[inline note] text", format!("4:6: foreign-markup: `^[…]` {STANDS}")),
        ("[path]{#path}", format!("4:7: foreign-markup: `{{#…}}` {STANDS}")),
        ("H~2~O", format!("4:2: foreign-markup: `~…~` {STANDS}")),
        ("x^2^ and 1^st^ of", format!("4:2: foreign-markup: `^…^` {STANDS}\n4:11: foreign-markup: `^…^` {STANDS}")),
        (
            "Term\n:   Its meaning.",
            "5:1: foreign-markup: `:` begins the meaning of a word in another program; here readers see it".to_owned(),
        ),
        (
            "Term\n: Its meaning.",
            "5:1: foreign-markup: `:` begins the meaning of a word in another program; here readers see it".to_owned(),
        ),
        (
            "| Line block\n| goes on",
            "4:1: foreign-markup: `|` begins the line of a poem or an address in another program; here readers see it"
                .to_owned(),
        ),
        (
            "1\\) Bread\n\n2\\) Cheese",
            "4:1: foreign-markup: this number begins no item of a list, because of the backslash\n6:1: foreign-markup: this number begins no item of a list, because of the backslash".to_owned(),
        ),
        (
            "Name: \\_\\_\\_ x",
            "4:7: foreign-markup: these are underscores and no place to write in, because of the backslashes".to_owned(),
        ),
        (
            ":tada: and (:warning:)",
            "4:1: foreign-markup: `:…:` is the name of a picture in another program, and readers see the name\n4:13: foreign-markup: `:…:` is the name of a picture in another program, and readers see the name".to_owned(),
        ),
    ] {
        check_lesson(&format!("{text}\n"), &expected);
    }
}

#[test]
fn code_and_comments_of_other_programs() {
    let included = |mark: &str| {
        format!(
            "5:1: foreign-markup: `{mark}…}}}}` is a mark of another program, and readers see it in place of the file"
        )
    };
    let fence = "4:4: foreign-markup: curly brackets after the fence are a mark of another program, and readers see this as code";
    for (text, expected) in [
        ("```rust\n{{#include src/main.rs}}\n```", included("{{#include")),
        ("```rust\n{{#rustdoc_include src/main.rs:here}}\n```", included("{{#rustdoc_include")),
        (
            "```\n--8<-- \"a.md\"\n```",
            "5:1: foreign-markup: `--8<--…` is a mark of another program, and readers see it in place of the file".to_owned(),
        ),
        ("```{note}\nBody\n```", fence.to_owned()),
        ("```{r, echo=FALSE}\nx\n```", fence.to_owned()),
        (
            "```mermaid\ngraph TD\n```",
            "4:4: foreign-markup: another program draws what `mermaid` says; here readers see its words".to_owned(),
        ),
        (
            "<!--sec data-title=\"Windows\" ces-->\nx\n",
            "4:1: foreign-markup: `<!--sec …-->` is a mark of another program, and its title is on no page".to_owned(),
        ),
        (
            "  Who   What\n  ----- ------\n  Ana   keys\n",
            "5:3: foreign-markup: these dashes are the border of a table in another program; here they are a line across the page".to_owned(),
        ),
    ] {
        check_lesson(&format!("{text}\n"), &expected);
    }
}

#[test]
fn attributes_of_pictures() {
    let words =
        "curly brackets after a picture or a link are a mark of another program, and readers see them";
    let picture = "=== content/foundations/p.svg\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='9'/></svg>\n";
    let check = |text: &str, at: &str, fixed: Option<&str>| {
        let problems = Project::read(&(lesson(text) + picture)).understand().problems;
        let [problem] = &problems[..] else { panic!("{text}\n{problems:?}") };
        assert_eq!(problem.message, words, "{text}");
        assert_eq!(problem.fix.as_ref().map(|fix| &*fix.text), fixed, "{text}");
        let outcome = Project::read(&(lesson(text) + picture)).outcome().problems;
        assert!(outcome.contains(&format!(":{at}: ")), "{text}\n{outcome}");
    };
    check("![](p.svg){alt='A bench'}\n", "4:11", Some("![A bench](p.svg)"));
    check("![](p.svg){alt=\"A bench\" width=50% .big #x}\n", "4:11", Some("![A bench](p.svg)"));
    check("![Words](p.svg){\nalt=\"A bench\"\nwidth=\"67%\"\n}\n", "4:16", None);
    check("![A bench](p.svg){alt=\"A bench\"}\n", "4:18", Some(""));
    check("![A bench](p.svg){.big height=5}\n", "4:18", Some(""));
    check("[A bench](p.svg){target=_blank}\n", "4:17", Some(""));
}

#[test]
fn signs_that_only_look_like_marks_of_other_programs() {
    for text in [
        "Prices: $$ to $$$, $$ - $$$ and $5 to $10\n\n10:30:15 a:b:c :: x : y `:tada:`\n",
        "import the list from Ana, export it to Sam\n\n[a@b] [@types/node] ??? What? !!! Stop\n",
        "Il a dit\n\n: pourquoi\n\nx ^ y a^b ^_^ 2^10 ~5 min ~ 10 ~~a~~\n",
        "[[Prototype]] https-like a[[1]] [[ -f x ]] [[nodiscard]] `[[x]]`\n",
        "```js\n{{#if x}}\n```\n\n```{.rust}\nx\n```\n\n```r\nx\n```\n",
        "---\n\n- - -\n\n* * *\n\n<!-- a comment --> x {x} {1} a{b}`c`\n",
        "\\$$E = mc$$ \\:tada: \\[@freire] \\!!! note\n",
        "1986\\. A year. 1\\. x\n\n5\\) \n",
        "- [ ] {#food} Bring food\n",
        "app.get('/', function(){...}) $HOME/a^ and $5^\n",
    ] {
        check_lesson(text, "");
    }
}
