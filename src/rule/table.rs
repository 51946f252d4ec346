//! The table of rules. Each row is a name, how bad it is, one line, an explanation for people who do not program, and
//! a small project that breaks the rule, before and after it is mended. The tests build every project.

use super::RuleRow;
use crate::diagnostic::Severity;

rules! {
    FrontMatter "front-matter" Error "the front matter cannot be read",
        "The lines between the two `---` at the top of a file tell what the page is called and where it belongs. When \
         one of them cannot be read, the page cannot be placed. Most often a colon, a quotation mark or a bracket inside \
         a text is the reason: put the whole text in quotes.",
        "\
=== content/foundations/trust.md
---
title: Trust: how it grows
---

Trust grows slowly.
" => r#"=== content/foundations/trust.md
---
title: "Trust: how it grows"
---

Trust grows slowly.
"#;

    UnknownKey "unknown-key" Error "a key is not one of the language",
        "The word before a colon in the front matter, or before an equals sign in `site.toml`, is a key. A key that \
         nobody knows does nothing, and what it was meant to say would be lost without anyone noticing. Correct its \
         spelling, or begin it with `_` when it belongs to another tool.",
        "\
=== content/foundations/trust.md
---
title: Trust
sumary: How trust grows
---

Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
summary: How trust grows
---

Trust grows slowly.
";

    DuplicateKey "duplicate-key" Error "a key is given twice",
        "Only one of the two values can be used, and nobody can tell which one you meant. Keep one line and remove the \
         other. To give several values, write a list: `tags: [trust, listening]`.",
        "\
=== content/foundations/trust.md
---
title: Trust
tags: trust
tags: listening
---

Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
tags: [trust, listening]
---

Trust grows slowly.
";

    MissingTitle "missing-title" Error "a file has no title",
        "The title is what people see in menus, lists, search results and at the top of the page. It stands in the front \
         matter, between two lines of `---` at the very top of the file. It is the one line that every file needs.",
        "\
=== content/foundations/trust.md
Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
";

    TitleInText "title-in-text" Warning "a title is taken from a heading",
        "A file without a header is called by the heading that it begins with, as other tools have it. The title belongs \
         into the header, where a summary, tags and other things can be said beside it. Write the three lines that the \
         message shows.",
        "\
=== content/foundations/trust.md
# Trust

Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
";

    WrongValue "wrong-value" Error "a value does not fit its key",
        "Some keys take only one kind of value: a day, a number, a time zone, one of a few words. `03/04/2026` is the \
         third of April for some readers and the fourth of March for others, so days are written year-month-day. The \
         message says what the key takes; write the value in that form.",
        "\
=== content/foundations/trust.md
---
title: Trust
date: 03/04/2026
---

Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
date: 2026-04-03
---

Trust grows slowly.
";

    MisplacedKey "misplaced-key" Error "a key belongs to another kind of file",
        "A session has facilitators and a start, a worksheet has a paper size; a lesson has neither. In another kind of \
         file the key would do nothing. Take the line out, or say with `type:` what the file is when its folder does not.",
        "\
=== content/foundations/trust.md
---
title: Trust
facilitators: [Ana Ruiz]
---

Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
authors: [Ana Ruiz]
---

Trust grows slowly.
";

    ImportedKey "imported-key" Warning "a key is one of another tool",
        "Texts that come from another tool or from the export of a content system bring their own names for things. \
         They are understood as well as possible, so that nothing is lost on the way, but the next person will not know \
         them. Write the line as the message says when you next work on the file.",
        "\
=== content/foundations/trust.md
---
title: Trust
date: 2026-04-03
date_format: MM/DD/YYYY
url: old/trust.html
---

Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
date: 2026-04-03
aliases: [old/trust.html]
---

Trust grows slowly.
";

    EmptyPage "empty-page" Warning "a page looks empty",
        "People who follow a link to this page find a title and nothing below it. Write the page, or add `draft: yes` to \
         its front matter: it is then left out until it is ready.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

&nbsp;
" => "\
=== content/foundations/trust.md
---
title: Trust
draft: yes
---

&nbsp;
";

    OnlyNotes "only-notes" Warning "a page has only notes for facilitators",
        "What stands in a `facilitator` block is left out of all that participants see, so they would find a title and \
         nothing below it. Write something for them; or, when the page is for facilitators alone, put the notes into the \
         session or the lesson that they belong to.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

::: facilitator

Let people tell each other a story first.

:::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Tell each other of somebody you trust.

::: facilitator

Let people tell each other a story first.

:::
";

    Settings "settings" Error "`site.toml` cannot be read",
        "`site.toml` holds what is true for the whole site: its name, its language, its modules in order. It has a key, \
         an equals sign and a value in each line. Texts stand in straight quotes; numbers, `true` and `false` do not.",
        "\
=== site.toml
title = Side by Side
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
" => r#"=== site.toml
title = "Side by Side"
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
"#;

    InvisibleCharacter "invisible-character" Warning "an invisible character changes how a text is shown",
        "Some characters cannot be seen and still do something: they show the letters after them in another order, so that \
         a reader sees another text than the one in the file, or they end a line for some programs only. Most come with \
         text that was copied from elsewhere. Delete them. Passages in Arabic or Hebrew that are opened and closed on the \
         same line are fine.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows\u{2028}slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
";

    UnreadableFile "unreadable-file" Error "a file is too large or is not text",
        "Texts are read as UTF-8, the form in which nearly every program writes letters today. An older form turns \
         letters with accents into signs that nobody can read, shown here as `�`. Open the file in an editor, correct \
         the letters and save it with the encoding UTF-8. Split a text of more than 1 MB, 2,000 blocks, 2,000 items of \
         agendas, 20,000 fields or 100,000 pieces of markup, because its page would be too large to read; and put the \
         file itself in place of a link to a file elsewhere.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Jos� says that trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

José says that trust grows slowly.
";

    UnknownBlock "unknown-block" Error "a block has a name that is not of the language",
        "The word after the colons says what a block is, and so how it looks on the page, on a slide and on paper. \
         For a name that nobody knows there is no such look. Correct the spelling, or choose the name that comes \
         nearest to what you mean.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

::: breakot Pairs (15 min)

One speaks, one listens.

:::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

::: breakout Pairs (15 min)

One speaks, one listens.

:::
";

    UnclosedBlock "unclosed-block" Error "a block is never closed",
        "A block goes on until a line with only colons. Without that line it takes in the rest of the page, and where it \
         is one for facilitators the rest of the page is hidden. Put a line `:::` where the block ends.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

::: discussion Who do you trust?

Talk in pairs.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

::: discussion Who do you trust?

Talk in pairs.

:::
";

    StrayClose "stray-close" Error "colons close a block where none is open",
        "A line with only colons ends a block, and here no block is open. Perhaps the line that opens it was removed, or \
         its name was forgotten. Remove the line, or open a block above it.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Who do you trust?

:::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

::: discussion

Who do you trust?

:::
";

    IndentedBlock "indented-block" Error "a block opens inside a list item or quotation",
        "A block is a part of the page, not of a list or quotation, so its colons begin at the left edge. Spaces before \
         them make them part of the item above. Remove the spaces; lists and quotations may stand inside a block.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

- Begin with a story.

  ::: activity Pairs

  One speaks, one listens.

  :::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

- Begin with a story.

::: activity Pairs

One speaks, one listens.

:::
";

    AlmostBlock "almost-block" Warning "a line is nearly the border of a block",
        "A block opens with three colons and its name at the beginning of a line, and closes with a line of three colons. \
         Two colons, colons from another keyboard, spaces, invisible characters or words before them make ordinary text \
         of the line, and the page shows it as it is. Write the line that the message gives; to show such a line to \
         readers, put it between backticks.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

:: discussion What makes you trust a person?

Talk in pairs.

::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

::: discussion What makes you trust a person?

Talk in pairs.

:::
";

    ExposedNotes "exposed-notes" Error "notes for facilitators would be shown to everyone",
        "What is in a `facilitator` block never reaches participants. A line that only looks like the opening of one opens \
         nothing, and the notes below it would be on the website. So nothing is published until the line is exactly right, \
         and neither while a line inside such a block looks like a border and is none: the block could end too early.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

What makes you trust a person?

<!-- ::: facilitator -->

Leave time for silence.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

What makes you trust a person?

::: facilitator

Leave time for silence.

:::
";

    UnclosedCode "unclosed-code" Error "code is never closed",
        "Code begins with a line of three backticks or tildes and ends with a line of the same signs, at least as many, and \
         nothing else. When that line is missing, everything to the end of the page is shown as code, blocks for \
         facilitators as well. Write the closing line where the code ends.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

```
Trust = reliability + care

Which of the two is harder?
" => "\
=== content/foundations/trust.md
---
title: Trust
---

```
Trust = reliability + care
```

Which of the two is harder?
";

    ReservedCharacter "reserved-character" Warning "a character is one that the program keeps for itself",
        "A few characters that no writing uses are kept for the program: U+FDD0 to U+FDEF, U+F4FA to U+F4FC, U+FFFE, U+FFFF \
         and U+0091. They come from damaged files and odd fonts, and can be written as `&#xFDD0;`, too. Each is shown as a \
         replacement, so delete it.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Trust&#xFDD0; grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
";

    UnclosedHtml "unclosed-html" Warning "a comment or HTML is never closed",
        "A comment begins with `<!--` and ends with `-->`. When the end is missing, everything below it is gone from the \
         page, questions and headings too. Write `-->` where the comment ends.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

What makes you trust a person?

<!-- ask Ana about this --

Talk in pairs.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

What makes you trust a person?

<!-- ask Ana about this -->

Talk in pairs.
";

    DeepNesting "deep-nesting" Error "blocks, lists or quotations are nested too deeply",
        "Blocks may stand inside each other up to 16 deep, lists and quotations up to 40, where a list in a list counts twice. More is never meant: most \
         often a line begins with many `>` by mistake, or blocks are opened and not closed. Close them, or begin the \
         line again.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

> Trust grows slowly.
";

    BlockShape "block-shape" Error "the text of a block does not have the form its name asks for",
        "Some blocks are drawn from the form of their text: an agenda from a numbered list, steps from a list, do and \
         don't from two lists, a map from a table. In another form the block cannot be drawn. The message shows the \
         form to write.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

::: steps

Ask a question, then wait.

:::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

::: steps

1. **Ask.** Use an open question.
2. **Wait.** Count to ten.

:::
";

    QuoteAttribution "quote-attribution" Warning "a quotation does not say whose words they are",
        "Readers want to know who speaks, and the person who said it deserves the credit. End the quotation with a line \
         of its own that begins with a dash and names the person. Where the person shall not be named, write for \
         example `— A participant`.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

::: quote

Nobody had ever asked me that.

:::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

::: quote

Nobody had ever asked me that.

— Rosa, tenant organizer

:::
";

    LooseTime "loose-time" Warning "a time is written in another way than others",
        "Times are round brackets at the end of a title or an item: `(8 min)`, `(1 h)`, `(1 h 30 min)`. There they are added \
         up and shown beside a clock. In another place they are only words; in another form they are read, and the next \
         person has to guess which form is right.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

::: breakout Pairs - 15 min

One speaks, one listens.

:::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

::: breakout Pairs (15 min)

One speaks, one listens.

:::
";

    WrongTime "wrong-time" Error "a time cannot be read",
        "A time in round brackets is added up and shown beside a clock, so it has to be clear. Write minutes as \
         `(8 min)`, hours as `(1 h)`, and both as `(1 h 30 min)`. A span such as `(5-10 min)` has no sum: choose \
         one number.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

::: breakout Pairs (10-15 min)

One speaks, one listens.

:::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

::: breakout Pairs (15 min)

One speaks, one listens.

:::
";

    AgendaSum "agenda-sum" Error "the times of an agenda do not add up",
        "A session that is planned with wrong sums ends late. The parts of an item have to add up to the item, and the \
         items to the time in the agenda's title. The message writes the sum out: change one of the times, or the \
         whole.",
        "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening (30 min)

1. Arrive (10 min)
2. Pairs (15 min)
3. Close (10 min)

:::
" => "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening (35 min)

1. Arrive (10 min)
2. Pairs (15 min)
3. Close (10 min)

:::
";

    AgendaNumber "agenda-number" Error "an agenda skips or repeats a number",
        "A missing number often means that an item was lost when the agenda was copied or rearranged. People also say \
         \"we are at number three\", and it should be the same on every paper. Number the items in order, or write \
         `1.` before each and leave the counting to the program.",
        "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening

1. Arrive (10 min)
2. Pairs (15 min)
4. Close (10 min)

:::
" => "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening

1. Arrive (10 min)
2. Pairs (15 min)
3. Close (10 min)

:::
";

    AgendaDay "agenda-day" Error "the day of an agenda cannot be read",
        "A session of several days has an agenda for each, and the title of an agenda can say its day. Write it as year, \
         month and day: `2027-02-12`.",
        "\
=== content/sessions/weekend.md
---
title: A weekend
---

::: agenda Saturday, 2027-02-31 (10 min)

1. Arrive (10 min)

:::
" => "\
=== content/sessions/weekend.md
---
title: A weekend
---

::: agenda Saturday, 2027-02-13 (10 min)

1. Arrive (10 min)

:::
";

    AgendaTime "agenda-time" Warning "an agenda item has no time",
        "Other items of this agenda have a time, so this one was probably forgotten. Without it the clock times that \
         facilitators see stop at this item. Write the time at the end of its line, or link the item to a lesson that \
         has `minutes`.",
        "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening

1. Arrive (10 min)
2. Pairs
3. Close (10 min)

:::
" => "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening

1. Arrive (10 min)
2. Pairs (15 min)
3. Close (10 min)

:::
";

    AgendaRooms "agenda-rooms" Warning "bullets in an agenda look as if they followed one another",
        "Bullets with times inside an item go on side by side, each in a room of its own, and the longest counts. \
         These add up to exactly the time of the item, so they were likely meant one after another. Number them, or \
         give the item the time of the longest.",
        "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening (20 min)

1. Practice (20 min)
   - First round (10 min)
   - Second round (10 min)

:::
" => "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening (20 min)

1. Practice (20 min)
   1. First round (10 min)
   2. Second round (10 min)

:::
";

    AgendaLink "agenda-link" Warning "an agenda gives less time than what it links to takes",
        "A lesson says how many minutes it takes, and so does a block with a time. An item that links there and has \
         less time will run over, unless you leave something out. Give it the time, or change the time where it is \
         written; more than that is fine.",
        "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening (20 min)

1. [Trust](../foundations/trust.md) (20 min)

:::
=== content/foundations/trust.md
---
title: Trust
minutes: 30
---

Trust grows slowly.
" => "\
=== content/sessions/first.md
---
title: First session
---

::: agenda Evening (30 min)

1. [Trust](../foundations/trust.md) (30 min)

:::
=== content/foundations/trust.md
---
title: Trust
minutes: 30
---

Trust grows slowly.
";

    AgendaLate "agenda-late" Error "an agenda runs over a time that it is pinned to",
        "An item with a time of day, such as `at 19:00`, begins then and not before. What comes before it ends \
         later, so the page would show two times for one thing. The message adds the minutes up: shorten something, \
         or pin the item to a later time.",
        "\
=== content/sessions/first.md
---
title: First session
start: 2027-03-04 18:30
timezone: Europe/Lisbon
---

::: agenda Evening

1. Arrive (10 min)
2. Pairs (30 min)
3. Supper at 19:00 (20 min)

:::
" => "\
=== content/sessions/first.md
---
title: First session
start: 2027-03-04 18:30
timezone: Europe/Lisbon
---

::: agenda Evening

1. Arrive (10 min)
2. Pairs (20 min)
3. Supper at 19:00 (20 min)

:::
";

    AgendaStart "agenda-start" Warning "when an agenda of a session begins is not clear",
        "A session of several days or halves has an agenda for each, and only the first begins at `start`. Say in \
         the titles of the others when they begin: `Day 2, 2027-02-13 at 9:30 (3 h)`. Without that the next day is \
         shown, at the same time.",
        "\
=== content/sessions/first.md
---
title: First session
start: 2027-02-12 09:30
timezone: Europe/Lisbon
---

::: agenda Friday

1. Arrive (10 min)

:::

::: agenda Saturday

1. Arrive (10 min)

:::
" => "\
=== content/sessions/first.md
---
title: First session
start: 2027-02-12 09:30
timezone: Europe/Lisbon
---

::: agenda Friday

1. Arrive (10 min)

:::

::: agenda Saturday, 2027-02-13 at 9:30

1. Arrive (10 min)

:::
";

    PageMinutes "page-minutes" Warning "the `minutes` of a page do not agree with what it holds",
        "The line `minutes` says how long a lesson or a session takes, and agendas, lists and calendars show it. \
         The agendas and the blocks with a time on the page add up to something else. Change one of the times, or \
         the line.",
        "\
=== content/sessions/first.md
---
title: First session
minutes: 40
---

::: agenda Evening

1. Arrive (10 min)
2. Pairs (35 min)

:::
" => "\
=== content/sessions/first.md
---
title: First session
minutes: 45
---

::: agenda Evening

1. Arrive (10 min)
2. Pairs (35 min)

:::
";

    NoTimezone "no-timezone" Warning "a session has a start and no time zone",
        "Half past six is at another moment in every zone. With the zone the page can say when that is elsewhere, \
         and calendars put it at the right place. Name the zone by its place, such as `America/Los_Angeles`.",
        "\
=== content/sessions/first.md
---
title: First session
start: 2027-03-04 18:30
---

Come as you are.
" => "\
=== content/sessions/first.md
---
title: First session
start: 2027-03-04 18:30
timezone: Europe/Lisbon
---

Come as you are.
";

    NoSuchTime "no-such-time" Error "there is no such time on that day in that zone",
        "When summer time begins, clocks jump over an hour. A session cannot begin in the hour that is left out. \
         The message names the two times that may have been meant.",
        "\
=== content/sessions/first.md
---
title: First session
start: 2027-03-14 02:30
timezone: America/Los_Angeles
---

Come as you are.
" => "\
=== content/sessions/first.md
---
title: First session
start: 2027-03-14 03:30
timezone: America/Los_Angeles
---

Come as you are.
";

    TimeTwice "time-twice" Warning "a time comes twice on that day in that zone",
        "When summer time ends, clocks are set back and show an hour again. A session that begins in that hour can \
         begin at two moments, and nobody can tell which. The first is used; another time is safer.",
        "\
=== content/sessions/first.md
---
title: First session
start: 2027-11-07 01:30
timezone: America/Los_Angeles
---

Come as you are.
" => "\
=== content/sessions/first.md
---
title: First session
start: 2027-11-07 02:30
timezone: America/Los_Angeles
---

Come as you are.
";

    FieldLabel "field-label" Warning "a field has no label",
        "A label says what to write into a field. People who hear the page instead of seeing it have nothing else to go \
         by, and the answers that are saved are named after it. Write the label before the underscores, or as a \
         paragraph or heading above them.",
        "\
=== content/worksheets/plan.md
---
title: My plan
---

____
" => "\
=== content/worksheets/plan.md
---
title: My plan
---

Who will you talk to? ____
";

    SameLabel "same-label" Warning "two questions of a sheet have the same name",
        "People who hear the page cannot tell the two apart. And the second gets a number after its name: when the \
         first is removed, or another comes before it, answers that people kept would stand at the wrong question. Write \
         what makes each one different, or fix the ids with `{#…}` after the underscores.",
        "\
=== content/worksheets/plan.md
---
title: My plan
---

First person: ____ Next step: ____

Second person: ____ Next step: ____
" => "\
=== content/worksheets/plan.md
---
title: My plan
---

First person: ____ Next step: ____

Second person: ____ Next step: ____ {#second-step}
";

    LostAnswers "lost-answers" Warning "answers that people kept would no longer find their question",
        "People keep their answers in the browser or in a file, under the name of the sheet and the id of the question. \
         The website you published lists them in its `fields.json`. When an id of that list is gone, nobody's old answer \
         to it finds a place: write the old id after the underscores, `____ {#old-id}`, or the old address of a moved \
         sheet into `aliases`. When the whole site has another `id`, no answer finds its place: write the old one into \
         `site.toml`.",
        r#"=== content/worksheets/plan.md
---
title: My plan
---

Whom will you talk to? ____
=== fields.json
{"fieldbook": "fields", "version": 1, "curriculum": "example-fb2e79", "sheets": [
  {"sheet": "worksheets/plan", "title": "My plan", "fields": [
    {"id": "who-will-you-talk-to", "label": "Who will you talk to?", "kind": "text"}
  ]}
]}
"# => r#"=== content/worksheets/plan.md
---
title: My plan
---

Whom will you talk to? ____ {#who-will-you-talk-to}
=== fields.json
{"fieldbook": "fields", "version": 1, "curriculum": "example-fb2e79", "sheets": [
  {"sheet": "worksheets/plan", "title": "My plan", "fields": [
    {"id": "who-will-you-talk-to", "label": "Who will you talk to?", "kind": "text"}
  ]}
]}
"#;

    DoubledEntries "doubled-entries" Warning "calendar entries that people took over would be doubled",
        "Every calendar entry has a name, its UID, and a calendar that meets the same name again replaces the entry. The \
         name ends with the `id` of the site, else with a name made from its address or its title. The `fields.json` of \
         the website you published says what that was. Write it into `site.toml`, and entries are replaced as before.",
        r#"=== content/sessions/first.md
---
title: First meeting
start: 2027-03-03 18:30
timezone: Europe/Berlin
minutes: 60
---

We meet.
=== fields.json
{"fieldbook": "fields", "version": 1, "curriculum": "example-fb2e79", "calendar": "example-spring", "sheets": []}
"# => r#"=== site.toml
id = "example-fb2e79"
calendar_id = "example-spring"
title = "Example"
=== content/sessions/first.md
---
title: First meeting
start: 2027-03-03 18:30
timezone: Europe/Berlin
minutes: 60
---

We meet.
=== fields.json
{"fieldbook": "fields", "version": 1, "curriculum": "example-fb2e79", "calendar": "example-spring", "sheets": []}
"#;

    FieldSize "field-size" Warning "a field's size or kind cannot be read",
        "After the underscores of a field may come how much room it needs, such as `4 lines`, `6 cm` or `half page`, and \
         what kind of answer it takes, such as `(date)` or `(email)`. What cannot be read is printed as ordinary words \
         beside the field. Correct the spelling, and put a field with a size on a line of its own.",
        "\
=== content/worksheets/plan.md
---
title: My plan
---

What did you hear?

____ 4 lnes

When will you talk again? ____ (dat)
" => "\
=== content/worksheets/plan.md
---
title: My plan
---

What did you hear?

____ 4 lines

When will you talk again? ____ (date)
";

    FieldMark "field-mark" Warning "marks look like a field and are none",
        "Four underscores are a line to write on, `- [ ]` is a box to tick, and `( )` is a circle to choose. What only \
         looks like them is printed as it is: three underscores, a row of dots, a box or circle pasted from a word \
         processor, brackets without a space, and any mark among the words of a link. On screen nobody could fill it in, and on paper there would be no room.",
        "\
=== content/worksheets/plan.md
---
title: My plan
---

First day: ___

- [] I called

Last day: ...........
" => "\
=== content/worksheets/plan.md
---
title: My plan
---

First day: ____

- [ ] I called

Last day: ____
";

    MapLabels "map-labels" Error "a map's quadrants or rings are missing or too many",
        "The picture of a partner map is drawn from two lines: `Quadrants:` with 2 to 6 labels and `Rings:` with 2 to 7. \
         Without them there is nothing to draw, and with more the labels would not fit. Write each on one line with dots \
         between the labels.",
        "\
=== content/worksheets/partners.md
---
title: Our partners
---

::: map Partners

Quadrants: Start here · Build trust · Watch · Support

| Partner | Quadrant | Ring |
| --- | --- | --- |
| ____ 10 rows | ____ | ____ |

:::
" => "\
=== content/worksheets/partners.md
---
title: Our partners
---

::: map Partners

Quadrants: Start here · Build trust · Watch · Support
Rings: Close · Near · Far

| Partner | Quadrant | Ring |
| --- | --- | --- |
| ____ 10 rows | ____ | ____ |

:::
";

    MapColumns "map-columns" Warning "a partner map's table has fewer than three columns",
        "The picture of a partner map follows its table: the first column is the partner, the second the quadrant, the \
         third the ring, whatever their heads say. Without all three no partner can be placed. Further columns may follow.",
        "\
=== content/worksheets/partners.md
---
title: Our partners
---

::: map Partners

Quadrants: Start here · Build trust
Rings: Close · Near · Far

| Partner | Quadrant |
| --- | --- |
| ____ 10 rows | ____ |

:::
" => "\
=== content/worksheets/partners.md
---
title: Our partners
---

::: map Partners

Quadrants: Start here · Build trust
Rings: Close · Near · Far

| Partner | Quadrant | Ring |
| --- | --- | --- |
| ____ 10 rows | ____ | ____ |

:::
";

    MapPlace "map-place" Warning "a partner stands in a quadrant or ring that the map does not have",
        "A partner is placed by the labels in the second and third column of its row. With another word there the partner \
         is listed beside the picture as not placed yet. Write the label as in the lines `Quadrants:` and `Rings:`.",
        "\
=== content/worksheets/partners.md
---
title: Our partners
---

::: map Partners

Quadrants: Start here · Build trust
Rings: Close · Near · Far

| Partner | Quadrant | Ring |
| --- | --- | --- |
| Riverside tenants | Bild trust | Near |
| ____ 10 rows | ____ | ____ |

:::
" => "\
=== content/worksheets/partners.md
---
title: Our partners
---

::: map Partners

Quadrants: Start here · Build trust
Rings: Close · Near · Far

| Partner | Quadrant | Ring |
| --- | --- | --- |
| Riverside tenants | Build trust | Near |
| ____ 10 rows | ____ | ____ |

:::
";

    IndexName "index-name" Warning "the introduction of a folder, or the list of chapters, has the name of another program",
        "The page that introduces a folder is `index.md`. Files called `_index.md` or `README.md`, as other programs have it, \
         become ordinary pages beside the others, and so does `SUMMARY.md` with a list of chapters: modules are listed in \
         site.toml.",
        "\
=== content/foundations/README.md
---
title: Foundations
---

What trust is made of.
" => "\
=== content/foundations/index.md
---
title: Foundations
---

What trust is made of.
";

    PortableName "portable-name" Warning "the name of a file is one that Windows cannot hold",
        "Where a name has a colon, a question mark or another of `< > : \" | ? *`, ends in a dot or a space, or is that of a \
         device such as `con` or `aux`, people with Windows cannot get the files at all. Links to such a name have to be \
         written in a roundabout way, too.",
        "\
=== content/foundations/why?.md
---
title: Why?
---

What trust is made of.
" => "\
=== content/foundations/why.md
---
title: Why?
---

What trust is made of.
";

    LongName "long-name" Error "a name is longer than disks hold",
        "The website is made of files, and a disk holds names of up to 255 bytes: as many letters from A to Z, about 125 of \
         Greek or Russian, 85 of Hindi or Japanese. The program adds its own endings to the name of a file, such as \
         `.slides.html`. Give the file a shorter name; its title can stay as long as it is.",
        "\
=== content/foundations/how-we-listen-to-each-other-when-one-of-us-knows-more-about-it-than-the-others-and-nobody-in-the-room-wants-to-be-the-first-to-say-so-because-all-of-us-have-seen-before-how-often-such-a-meeting-ends-and-how-long-it-takes-to-sit-at-one-table-again-now.md
---
title: Listening
---

Ask, then wait.
" => "\
=== content/foundations/how-we-listen.md
---
title: Listening
---

Ask, then wait.
";

    RawHtml "raw-html" Warning "HTML in the text is not kept as it is written",
        "Harmless tags are kept, without a message; films and frames become links. All others are left out, while the words \
         inside them stay. Write it in Markdown, or as a block. Something to fill in, such as `<date>`, is no tag: write \
         `\\<date>`.",
        r#"=== content/foundations/trust.md
---
title: Trust
---

<div class="box">Listen first.</div>
"# => "\
=== content/foundations/trust.md
---
title: Trust
---

> [!TIP]
> Listen first.
";

    ForeignMarkup "foreign-markup" Warning "a mark of another program stands in the text",
        "Site generators, note programs and converters have marks of their own, such as shortcodes, links in double square \
         brackets, attributes in curly brackets, formulas between `$$`, boxes that begin with `!!!` and tables drawn with plus signs; \
         word processors put dots before the items of lists. Here they mean nothing, so readers would see them. Write Markdown \
         or a block instead; in code only marks that stand for another file are told.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

{{< youtube id >}}

• Bring the keys
• Lock the door

+-------+---------+
| Who   | Does    |
+-------+---------+
| Ana   | Keys    |
+-------+---------+
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Watch [the film](https://example.org/film).

- Bring the keys
- Lock the door

| Who | Does |
| --- | ---- |
| Ana | Keys |
";

    AlmostLink "almost-link" Warning "a link or a picture is nearly one, and readers see its brackets",
        "A link is `[words](address)`, without a space between the two brackets and without spaces in the address. When a \
         file has spaces in its name, put the name between `<` and `>`: `[words](<our plan.pdf>)`. A link in the form \
         `[words][name]` needs a line `[name]: address` in the same file.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Take [our plan](our plan.md) with you, and read [more][guide].
=== content/foundations/our plan.md
---
title: Our plan
---

We meet on Monday.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Take [our plan](<our plan.md>) with you, and read [more](https://example.org/guide).
=== content/foundations/our plan.md
---
title: Our plan
---

We meet on Monday.
";

    BareAddress "bare-address" Warning "a web address in the text is not a link",
        "Many programs turn a web address into a link by themselves, so readers expect to follow it. Here an address is a link \
         when it is between `<` and `>`, or after words: `[our page](https://example.org)`. In code it stays as it is.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Read more at https://example.org/trust.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Read more at <https://example.org/trust>.
";

    EmptyLink "empty-link" Warning "a link has no address, or only half of one",
        "A link without an address leads to the page it is on, and one that ends after `https://` or `mailto:` leads nowhere. \
         Most often someone meant to fill it in later. Write the address between the round brackets, or leave the brackets \
         out.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Write to [Ana](mailto:), and sign up [here]().
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Write to [Ana](mailto:ana@example.org), and sign up [here](https://example.org/sign-up).
";

    AlmostMark "almost-mark" Warning "a mark is nearly Markdown, and readers see it as it is typed",
        "Markdown is strict about spaces: there is one after the `#` of a heading and the `-` of a list item, and none inside the \
         stars around bold words. Where a star stands between a punctuation mark and a letter, it is not read either. A mark \
         that should be seen as it is has a backslash before it: `\\**`.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

##Listen first

Take ** time ** for it.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

## Listen first

Take **time** for it.
";

    AlmostTable "almost-table" Warning "rows of a table are no table, and readers see their signs",
        "A table begins with a row of titles, and directly below it is a line of dashes with as many columns: `| --- | --- |`. \
         Without that line, or with too few columns in it, the rows are ordinary words with `|` between them. All rows of a \
         table follow without an empty line.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

| Who | Does |
| Ana | Keys |
" => "\
=== content/foundations/trust.md
---
title: Trust
---

| Who | Does |
| --- | --- |
| Ana | Keys |
";

    LostCells "lost-cells" Warning "a row has more cells than its table has columns, and the rest is left out",
        "The first row of a table and the line of dashes below it say how many columns there are. What a row has beyond them is \
         on no page, whether it is words or a field. Add a column there, or write `\\|` where the sign is part of the words; \
         that holds in code as well.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

| Who | Drinks |
| --- | --- |
| Ana | tea | or coffee |
" => "\
=== content/foundations/trust.md
---
title: Trust
---

| Who | Drinks | Else |
| --- | --- | --- |
| Ana | tea | or coffee |
";

    UnsafeLink "unsafe-link" Error "a link could run code or hide data",
        "Links that begin with `javascript:` or `data:` can run programs in the reader's browser and do things in the \
         reader's name. No such link is published. Link to a page, a file or a web address that begins with `https:`.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

[Sign up](javascript:signup)
" => "\
=== content/foundations/trust.md
---
title: Trust
---

[Sign up](https://example.org/sign-up)
";

    RemoteImage "remote-image" Warning "a picture is loaded from another site",
        "A picture on another site tells that site who reads this page and when, and it is missing when the page is read \
         without a connection. The page shows a plain link in its place. Save the picture beside the text, if its \
         licence allows that, and name the file.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

![Two people talking](https://example.org/talk.jpg)
" => "\
=== content/foundations/trust.md
---
title: Trust
---

![Two people talking](talk.svg)
=== content/foundations/talk.svg
<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='9'/></svg>
";

    MissingAlt "missing-alt" Warning "a picture has no words for those who cannot see it",
        "Some people hear the page instead of seeing it, and some pictures do not load. Say in the square brackets what \
         the picture shows and why it is there, in one sentence.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

![](talk.svg)
=== content/foundations/talk.svg
<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='9'/></svg>
" => "\
=== content/foundations/trust.md
---
title: Trust
---

![Two people talking at a kitchen table](talk.svg)
=== content/foundations/talk.svg
<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='9'/></svg>
";

    BrokenLink "broken-link" Error "a link leads nowhere",
        "There is no file at the place a link, a picture or a list such as `related` names, so readers would meet an \
         error page. Links are paths from the file they stand in: `listening.md` lies beside it, `../worksheets/plan.md` \
         in another folder. Correct the path, or remove the link.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Read [how to listen](listning.md) next.
=== content/foundations/listening.md
---
title: Listening
---

Ask, then wait.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Read [how to listen](listening.md) next.
=== content/foundations/listening.md
---
title: Listening
---

Ask, then wait.
";

    BrokenAnchor "broken-anchor" Error "a link leads to a heading that is not on the page",
        "What follows `#` in a link is the name of a heading: its words in small letters, with hyphens between them. When \
         a heading changes, links to it break. Use its new name, or fix the old one behind the heading: \
         `## How to listen {#listening}`.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Read [why to wait](listening.md#wating) next.
=== content/foundations/listening.md
---
title: Listening
---

## Waiting

Count to ten.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Read [why to wait](listening.md#waiting) next.
=== content/foundations/listening.md
---
title: Listening
---

## Waiting

Count to ten.
";

    LinkCase "link-case" Error "a link differs from the file's name in capital letters",
        "On many computers `Listening.md` and `listening.md` are the same file, on most web servers they are two. Such a \
         link works for you and is broken for everybody else. Write the name exactly as the file has it.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Read [how to listen](Listening.md) next.
=== content/foundations/listening.md
---
title: Listening
---

Ask, then wait.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Read [how to listen](listening.md) next.
=== content/foundations/listening.md
---
title: Listening
---

Ask, then wait.
";

    DraftLink "draft-link" Warning "a link leads to a draft that is not published",
        "The file is there, but `draft: yes` keeps it from being published, so the page shows the words without a link. \
         Publish the draft by removing that line, or leave the link out until then.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Read [how to listen](listening.md) next.
=== content/foundations/listening.md
---
title: Listening
draft: yes
---

Ask, then wait.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Read [how to listen](listening.md) next.
=== content/foundations/listening.md
---
title: Listening
---

Ask, then wait.
";

    DuplicateId "duplicate-id" Error "two things on a page have the same id",
        "The word in `{#…}` is the address of a heading or block on its page. With two of the same, a link reaches only \
         the first. Give one of them another word. Fields are different: two fields with the same id are one answer, \
         filled once.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

## Before you meet {#plan}

Think of a question.

## After you met {#plan}

Write down what you heard.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

## Before you meet {#before}

Think of a question.

## After you met {#after}

Write down what you heard.
";

    DuplicateTerm "duplicate-term" Error "the glossary explains a term twice",
        "Every mention of a term leads to one place in the glossary. With two explanations nobody can tell which is \
         meant. Put both under one heading, or give them names that differ.",
        "\
=== content/glossary.md
---
title: Glossary
---

## Trust

What grows between people.

## Trust

A legal form.
" => "\
=== content/glossary.md
---
title: Glossary
---

## Trust

What grows between people.

## Land trust

A legal form.
";

    DuplicateAddress "duplicate-address" Error "two files or aliases have the same address",
        "One address can show only one page; the other would be lost. This happens when two names differ only in \
         capital letters, when an earlier address under `aliases` is in use again, or when a folder has a name \
         the program needs for itself. Give one of the two another name.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
=== content/foundations/listening.md
---
title: Listening
aliases: [foundations/trust.html]
---

Ask, then wait.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
=== content/foundations/listening.md
---
title: Listening
aliases: [foundations/hearing.html]
---

Ask, then wait.
";

    AgreementsTwice "agreements-twice" Error "the community agreements are written in two places",
        "Agreements that are written twice soon differ, and then nobody knows which were agreed. Write them in one file. \
         Everywhere else leave the block empty: it shows the ones that are written there.",
        "\
=== content/agreements.md
---
title: Our agreements
---

::: agreements

- One person speaks at a time
- What is said here stays here

:::
=== content/sessions/first.md
---
title: First session
---

::: agreements

- One person speaks at a time

:::
" => "\
=== content/agreements.md
---
title: Our agreements
---

::: agreements

- One person speaks at a time
- What is said here stays here

:::
=== content/sessions/first.md
---
title: First session
---

::: agreements
:::
";

    AgreementsLink "agreements-link" Warning "an empty block of agreements shows only a link to them",
        "An empty `agreements` block shows the agreements once on a page. Where a page shows them already, and where they \
         are longer than 8 KB, it shows a link to the place where they are written, so that pages do not repeat long \
         texts. Remove the second block, or make the list shorter.",
        "\
=== content/agreements.md
---
title: Our agreements
---

::: agreements

- One person speaks at a time

:::
=== content/sessions/first.md
---
title: First session
---

::: agreements
:::

We take a break.

::: agreements
:::
" => "\
=== content/agreements.md
---
title: Our agreements
---

::: agreements

- One person speaks at a time

:::
=== content/sessions/first.md
---
title: First session
---

::: agreements
:::

We take a break.
";

    AgreementsMissing "agreements-missing" Error "the community agreements are asked for but written nowhere",
        "An empty `agreements` block shows the agreements that another file writes out, and no file does. Write them \
         once, as a list inside such a block; `content/agreements.md` is a good place. All empty blocks then show them.",
        "\
=== content/sessions/first.md
---
title: First session
---

::: agreements
:::
" => "\
=== content/sessions/first.md
---
title: First session
---

::: agreements
:::
=== content/agreements.md
---
title: Our agreements
---

::: agreements

- One person speaks at a time
- What is said here stays here

:::
";

    MissingModule "missing-module" Error "a module's folder is not there",
        "`site.toml` lists a module for which there is no file, so the menu would have an empty entry. Perhaps the folder \
         has another name, or was moved. Add a lesson to the folder, or take the module out of `site.toml`.",
        r#"=== site.toml
title = "Example"

[[modules]]
folder = "foundation"
"# => r#"=== site.toml
title = "Example"

[[modules]]
folder = "foundations"
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
"#;

    UnlistedModule "unlisted-module" Warning "a folder is not listed among the modules",
        "Modules appear in the order in which `site.toml` lists them. A folder of lessons that is not in the list is \
         published after all others. Add it where it belongs, or move the lessons into a module that is listed.",
        r#"=== site.toml
title = "Example"
=== content/practice/trust.md
---
title: Trust
---

Trust grows slowly.
"# => r#"=== site.toml
title = "Example"

[[modules]]
folder = "practice"
=== content/practice/trust.md
---
title: Trust
---

Trust grows slowly.
"#;

    CommasInList "commas-in-list" Warning "several words are written as one text",
        "Tags, names of people and materials are lists. Several with commas between them look like one text with commas in it, so it has to be guessed which is meant. Write the list in square brackets; one name that holds a comma is a list of one, in quotes.",
        "\
=== content/foundations/trust.md
---
title: Trust
authors: Ana Ruiz, Sam Okoro
---

Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
authors: [Ana Ruiz, Sam Okoro]
---

Trust grows slowly.
";

    TagsAlike "tags-alike" Warning "two tags share one page",
        "Each tag has a page that lists what has it, at an address of letters and digits. Tags that differ only in other signs \
         have the same address, so their texts are listed together under one of them. Write one of the two in other words.",
        "\
=== content/foundations/trust.md
---
title: Trust
tags: [C, C++]
---

Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
tags: [C, C plus plus]
---

Trust grows slowly.
";

    CopiedFile "copied-file" Warning "a file looks like a copy of another",
        "Programs that synchronize folders keep both versions of a file when two people changed it, under names such as `trust (1).md`. Each of them would be a page of the website. Bring both together in one file, and take the other out.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
=== content/foundations/trust - Copy.md
---
title: Trust, again
---

Trust grows slowly.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
";

    Placeholder "placeholder" Warning "a sentence only says what to write",
        "A new text begins with sentences that say what belongs where. Left in a text that is published, they are all that readers see there. Write your own words, take the lines out, or keep the text a draft with `draft: yes`.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Begin with something people know from their own lives.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Think of someone you trusted right away.
";

    HeadingInBlock "heading-in-block" Warning "a heading is written where a block has its title",
        "A block has its title behind its name. A heading as the first line inside it stays a section of the page: the block has no title, and what follows the block belongs to that section. Write the words behind the name of the block.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

## Listening

::: callout

### Before you start

Find a quiet place.

:::
" => "\
=== content/foundations/trust.md
---
title: Trust
---

## Listening

::: callout Before you start

Find a quiet place.

:::
";

    HeadingOrder "heading-order" Warning "a heading skips a level",
        "People who hear a page move through it by its headings, and a skipped level sounds as if something were missing. \
         The title comes from the front matter, so sections begin with `##`, and parts of a section with `###`. Do not \
         choose a heading for its size.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

## Listening

#### Waiting

Count to ten.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

## Listening

### Waiting

Count to ten.
";

    Theme "theme" Error "a template of the theme cannot be used",
        "A theme of your own changes how pages look, through templates and styles in `themes/`. A template that cannot be \
         read or drawn would leave pages without content. The message says where the mistake is; while you look for \
         it, take the `theme` line out of `site.toml` to use the default theme.",
        r#"=== site.toml
title = "Example"
theme = "mine"
=== themes/mine/templates/lesson.html
{% extends "default/lesson.html" %}
{% block before_text %}Hello
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
"# => r#"=== site.toml
title = "Example"
theme = "mine"
=== themes/mine/templates/lesson.html
{% extends "default/lesson.html" %}
{% block before_text %}Hello{% endblock before_text %}
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
"#;

    UnknownLanguage "unknown-language" Warning "the interface has no words in the site's language",
        "Your texts are in this language, but the words around them, such as \"Search\" and \"Next\", are not yet \
         translated and appear in English. Add a file with these words to a theme of your own. Words that it leaves \
         out stay in English.",
        r#"=== site.toml
title = "Seite an Seite"
language = "de"
"# => r#"=== site.toml
title = "Seite an Seite"
language = "de"
theme = "ours"
=== themes/ours/strings/de.toml
search = "Suche"
"#;

    SlideFull "slide-full" Warning "a slide holds too much to be read from a chair",
        "Each heading `##` begins a slide, and so does a line `---`. What stands on one is made smaller until it fits, and \
         at some point nobody at the back can read it. Only texts that someone shows are looked at: sessions, what their \
         agendas link to, and files that use `---` to cut a section.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.

---

- It begins when one person keeps a small promise, and the other person notices that the promise was kept.
- It goes on when both of them talk about what they hoped for, and about what they were afraid of at first.
- It becomes strong when something goes wrong between them, and they find out that they can mend it together.
- It is lost when one of them talks about the other in a room where the other cannot answer for themselves.
- It comes back when the one who did it says so, without being asked, and does something to make it good.
- It lasts when there is time for it in every week, also in the weeks in which there is nothing to decide.
- It spreads when others see how the two of them treat each other, and begin to try the same with their neighbours.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.

---

- It begins when one person keeps a small promise, and the other person notices that the promise was kept.
- It goes on when both of them talk about what they hoped for, and about what they were afraid of at first.
- It becomes strong when something goes wrong between them, and they find out that they can mend it together.

---

- It is lost when one of them talks about the other in a room where the other cannot answer for themselves.
- It comes back when the one who did it says so, without being asked, and does something to make it good.
";

    UnknownFile "unknown-file" Warning "a file is of a kind that is not published",
        "Files beside the texts are published when a browser can show or save them without running anything: pictures, \
         PDF, documents, sounds, films. Programs, web pages and archives are not. Save the file in one of these kinds, \
         or keep it outside `content/`.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
=== content/foundations/plan.exe
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly: [our plan](plan.pdf).
=== content/foundations/plan.pdf
%PDF-1.7
";

    UnlinkedFile "unlinked-file" Warning "nothing leads to a file, so it is not published",
        "Pictures and other files beside the texts are published when a page, the theme or the settings lead to them. So \
         nothing gets into the website that was only put into the folder. Link to the file from a page, or keep it outside \
         `content/`; files for hosts, such as `robots.txt` and `favicon.ico` directly in `content/`, need no link.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly.
=== content/foundations/plan.pdf
%PDF-1.7
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly: [our plan](plan.pdf).
=== content/foundations/plan.pdf
%PDF-1.7
";

    UnsafeFile "unsafe-file" Error "a file could run in a browser or show something from elsewhere",
        "Pictures of the kind SVG are texts that can hold programs, which would run for everyone who opens the picture, and \
         addresses, by which another site would learn who reads. Pictures from a drawing program or a website sometimes \
         bring one along. Save the picture again as plain SVG, or as PNG. Likewise a file that is a web page by its content \
         is not published under another ending.",
        r#"=== content/foundations/trust.md
---
title: Trust
---

![A circle](circle.svg)
=== content/foundations/circle.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <script>alert("hello")</script>
  <circle cx="5" cy="5" r="4"/>
</svg>
"# => r#"=== content/foundations/trust.md
---
title: Trust
---

![A circle](circle.svg)
=== content/foundations/circle.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <circle cx="5" cy="5" r="4"/>
</svg>
"#;

    BrokenPicture "broken-picture" Error "a picture or another file cannot be read",
        "A file is published only when it is what its ending says: browsers show nothing of a damaged picture, and nobody \
         can tell what else is in it. Save it again from the program it comes from.",
        r#"=== content/foundations/trust.md
---
title: Trust
---

![A circle](circle.svg)
=== content/foundations/circle.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <circle cx="5" cy="5" r="4">
</svg>
"# => r#"=== content/foundations/trust.md
---
title: Trust
---

![A circle](circle.svg)
=== content/foundations/circle.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <circle cx="5" cy="5" r="4"/>
</svg>
"#;

    WrongEnding "wrong-ending" Warning "a picture has the ending of another kind",
        "Browsers look at the first bytes of a picture and show it all the same; other programs go by the ending and cannot \
         open it. Rename the file, and write the new name in the texts.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

![A circle](circle.png)
=== content/foundations/circle.png
BM, as every bitmap begins, and then the dots.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

![A circle](circle.bmp)
=== content/foundations/circle.bmp
BM, as every bitmap begins, and then the dots.
";

    LargePicture "large-picture" Warning "a picture takes long to load",
        "On a phone with little reception, a picture of more than 2 MB takes most of a minute to load, and costs people money. \
         Photos come out of cameras much larger than any screen can show. Save the picture with at most 2,000 pixels on its \
         longer side: it is as sharp as before on screens and on paper.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

![A circle](circle.bmp)
=== content/foundations/circle.bmp
BM, as every bitmap begins, and then 3 MB of dots.
" => "\
=== content/foundations/trust.md
---
title: Trust
---

![A circle](circle.bmp)
=== content/foundations/circle.bmp
BM, as every bitmap begins, and then the dots.
";

    PicturePart "picture-part" Warning "a part of a picture is left out",
        "Drawings are published with everything that makes shapes, colors and text. Two things are left out: labels that are \
         pieces of web pages (`<foreignObject>`), which draw.io, Mermaid and others write, and links, which nobody can \
         follow in a picture. Save the picture with its words as text or as shapes; put links into the text below it.",
        r#"=== content/foundations/trust.md
---
title: Trust
---

![A circle](box.svg)
=== content/foundations/box.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20">
  <foreignObject width="80" height="20"><p xmlns="http://www.w3.org/1999/xhtml">Trust</p></foreignObject>
</svg>
"# => r#"=== content/foundations/trust.md
---
title: Trust
---

![A circle](box.svg)
=== content/foundations/box.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20">
  <text y="15">Trust</text>
</svg>
"#;

    UnresolvedMerge "unresolved-merge" Error "a file holds the marks of an unfinished merge",
        "Two people changed the same lines, and the program that keeps versions has put both into the file, between \
         lines of `<`, `=` and `>`. Decide which words to keep, or write new ones from both. Then remove the three \
         lines of signs.",
        "\
=== content/foundations/trust.md
---
title: Trust
---

<<<<<<< ours
Trust grows slowly.

=======
Trust takes time.
>>>>>>> theirs
" => "\
=== content/foundations/trust.md
---
title: Trust
---

Trust grows slowly, and takes time.
";

    OpenAgreement "open-agreement" Warning "workshop notes are published before the group agreed",
        "Notes hold what people said among themselves. At their head stands a line for the day on which the group agreed \
         that they may be shared. Fill it in when you have asked, or keep the notes a draft.",
        "\
=== content/sessions/notes/spring.md
---
title: Workshop notes
---

The group agreed on ____ (date) {#agreed-on} that this may be shared: ____ {#agreed}
" => "\
=== content/sessions/notes/spring.md
---
title: Workshop notes
---

The group agreed on 3 March 2027 that this may be shared: yes, without the last table.
";

    OneWayRelated "one-way-related" Warning "an entry names another that does not name it",
        "When one entry of the living reference goes well with another, the same is true the other way round. Pages show \
         the tie on both sides, whoever names it. Say it in both files, so that who edits one of them knows of the other.",
        "\
=== content/reference/listen.md
---
title: Listen actively
related: [ask.md]
---

Wait for three seconds.
=== content/reference/ask.md
---
title: Start with a small ask
---

Ask for ten minutes.
" => "\
=== content/reference/listen.md
---
title: Listen actively
related: [ask.md]
---

Wait for three seconds.
=== content/reference/ask.md
---
title: Start with a small ask
related: [listen.md]
---

Ask for ten minutes.
";

    EmptyChapter "empty-chapter" Warning "a chapter of the living reference has no entry",
        "`chapters` in `content/reference/index.md` lists tags in order, each with a title before it if you like. An entry \
         stands in the first chapter whose tag it has. A chapter without entries is left out of the document: mostly \
         its tag is spelled in another way.",
        "\
=== content/reference/index.md
---
title: Living reference
chapters: [Strategies (stratgy)]
---

What we learned.
=== content/reference/listen.md
---
title: Listen actively
tags: [strategy]
---

Wait for three seconds.
" => "\
=== content/reference/index.md
---
title: Living reference
chapters: [Strategies (strategy)]
---

What we learned.
=== content/reference/listen.md
---
title: Listen actively
tags: [strategy]
---

Wait for three seconds.
";

    ReviewDue "review-due" Warning "an entry is due to be reviewed",
        "An entry says with `review_by` when somebody should look at it again. `fieldbook check --as-of` with a day lists \
         those that are due by then; without it nothing is said, because a build does not depend on the clock. Read the \
         entry, mend what is no longer true, and write down the new days.",
        "\
=== content/reference/listen.md
---
title: Listen actively
reviewed: 2025-10-20
review_by: 2026-10-20
---

Wait for three seconds.
" => "\
=== content/reference/listen.md
---
title: Listen actively
reviewed: 2026-11-02
review_by: 2027-11-02
---

Wait for three seconds.
";

    DamagedEdition "damaged-edition" Error "an edition cannot be read as it was written",
        "The files in `content/reference/editions/` are written by `fieldbook edition` and stay as they are, because people \
         cite them. In one of them something is missing or out of place, or it has the name or the day of no edition. Take \
         the file back from an earlier version of your texts.",
        "\
=== content/reference/trust.md
---
title: Trust
---

Trust grows slowly.
=== content/reference/editions/2026-summer.md
---
title: Summer 2026
date: 2026-06-30
---

<!-- entry reference/trust.md -->

Trust grows.
" => "\
=== content/reference/trust.md
---
title: Trust
---

Trust grows slowly.
=== content/reference/editions/2026-summer.md
---
title: Summer 2026
date: 2026-06-30
---

<!-- entry reference/trust.md -->

```yaml
title: Trust
```

Trust grows.
";

    LostAddress "lost-address" Error "an entry of an edition is at its address no more",
        "People have linked to the entry and cited it. When a file has a new name, write the address it had into its header: \
         `aliases: [reference/old-name.html]`, and the old address leads to the new page. When an entry is out of use, \
         bring its file back and say why in its header: `retired: Part of [Trust](trust.md) now`. Then its page stays and \
         says so, and no list names it.",
        "\
=== content/reference/trust-grows.md
---
title: Trust grows
---

Trust grows slowly.
=== content/reference/editions/2026-summer.md
---
title: Summer 2026
date: 2026-06-30
---

<!-- entry reference/trust.md -->

```yaml
title: Trust
```

Trust grows slowly.
" => "\
=== content/reference/trust-grows.md
---
title: Trust grows
aliases: [reference/trust.html]
---

Trust grows slowly.
=== content/reference/editions/2026-summer.md
---
title: Summer 2026
date: 2026-06-30
---

<!-- entry reference/trust.md -->

```yaml
title: Trust
```

Trust grows slowly.
";
}
