//! The table of front matter keys. The decoder, the schema for editors and the docs read these rows.

use super::row::{Row, Shape};
use crate::model::Kind;

/// Every kind of file, in the order of the docs.
pub const KINDS: &[Kind] = &[
    Kind::Lesson,
    Kind::Worksheet,
    Kind::Session,
    Kind::Notes,
    Kind::Entry,
    Kind::Module,
    Kind::Glossary,
    Kind::Front,
    Kind::Plain,
    Kind::Section,
];

/// Words that `type:` accepts, with what they mean.
pub const TYPES: &[(&str, Kind)] = &[
    ("lesson", Kind::Lesson),
    ("worksheet", Kind::Worksheet),
    ("session", Kind::Session),
    ("notes", Kind::Notes),
    ("entry", Kind::Entry),
    ("reference", Kind::Entry),
    ("module", Kind::Module),
    ("glossary", Kind::Glossary),
    ("front", Kind::Front),
    ("plain", Kind::Plain),
    ("page", Kind::Plain),
    ("section", Kind::Section),
];

const TYPE_WORDS: &[&str] = &[
    "lesson",
    "worksheet",
    "session",
    "notes",
    "entry",
    "reference",
    "module",
    "glossary",
    "front",
    "plain",
    "page",
    "section",
];

const TAUGHT: &[Kind] = &[Kind::Lesson, Kind::Session];
const SHEET: &[Kind] = &[Kind::Worksheet];
const SESSION: &[Kind] = &[Kind::Session];
const ENTRY: &[Kind] = &[Kind::Entry];
const TIMED: &[Kind] = &[Kind::Lesson, Kind::Session, Kind::Notes];
const SECTION: &[Kind] = &[Kind::Section];
const LEARNED: &[Kind] = &[Kind::Entry, Kind::Notes];

const ANY: Shape = Shape::Number { least: i64::MIN, most: i64::MAX };
const MINUTES: Shape = Shape::Number { least: 1, most: 100_000 };
const COUNT: Shape = Shape::Number { least: 1, most: 1_000_000 };

const fn row(
    name: &'static str,
    kinds: &'static [Kind],
    shape: Shape,
    meaning: &'static str,
    example: &'static str,
    instead: &'static [&'static str],
) -> Row {
    Row { name, kinds, shape, meaning, example, instead }
}

/// Every key between the `---` lines of a file.
#[rustfmt::skip]
pub const FRONT_MATTER: &[Row] = &[
    row("title", KINDS, Shape::Text, "the name of the page; every file has one",
        "title: Listening well", &["name", "heading", "page_title"]),
    row("summary", KINDS, Shape::Text, "one or two sentences for lists, search and previews",
        "summary: Hear what people say, and what they do not", &["abstract", "subtitle", "intro"]),
    row("type", KINDS, Shape::OneOf(TYPE_WORDS), "what the file is, when its folder does not say so",
        "type: worksheet", &[]),
    row("tags", KINDS, Shape::Texts, "words to find the page by",
        "tags: [listening, trust]", &["tag", "topics"]),
    row("authors", KINDS, Shape::Texts, "who wrote it",
        "authors: [Ana Ruiz]", &["by", "writer", "writers"]),
    row("contributors", KINDS, Shape::Texts, "who helped",
        "contributors: [Sam Okoro]", &["contributor", "thanks", "editors", "editor"]),
    row("date", KINDS, Shape::Date, "when it was first published",
        "date: 2026-03-03", &["created"]),
    row("updated", KINDS, Shape::Date, "when it last changed",
        "updated: 2026-11-24", &["changed"]),
    row("lang", KINDS, Shape::Language, "the language of the page, when it is not the site's",
        "lang: es", &[]),
    row("licence", KINDS, Shape::Text, "the licence, when it is not the site's; `license` is the same key",
        "licence: CC BY-SA 4.0", &["copyright", "rights"]),
    row("draft", KINDS, Shape::YesNo, "not published unless drafts are asked for",
        "draft: yes", &["drafts", "unpublished", "hidden"]),
    row("order", KINDS, ANY, "place among its siblings; else the file name decides",
        "order: 3", &["position", "sort"]),
    row("aliases", KINDS, Shape::Texts, "earlier addresses, which lead here",
        "aliases: [foundations/old-name.html]", &["alias"]),
    row("related", KINDS, Shape::Files, "pages to read next, as links from this file",
        "related: [../reference/listen-actively.md]", &["see_also", "related_articles", "related_pages"]),
    row("seo", KINDS, Shape::Map(SEO), "what search engines and previews are told",
        "seo: {description: How to listen well}", &["meta", "metadata"]),
    row("sources", KINDS, Shape::Texts, "where the ideas come from, as texts or links",
        "sources: [\"Carl Rogers and Richard Farson, Active Listening (1957)\"]", &["source", "references", "credits", "bibliography"]),
    row("minutes", TIMED, MINUTES, "how long it takes; in workshop notes, how long it took",
        "minutes: 30", &["duration", "time", "length"]),
    row("objectives", TAUGHT, Shape::Texts, "what people can do afterwards",
        "objectives: [Tell organizing apart from mobilizing]", &["objective", "goals", "outcomes", "aims"]),
    row("materials", TAUGHT, Shape::Texts, "what to bring",
        "materials: [Sticky notes, Pens]", &["material", "supplies", "equipment", "tools"]),
    row("group_size", TAUGHT, Shape::Text, "how many people it works for",
        "group_size: 6 to 24", &["size", "participants", "people", "groupsize"]),
    row("worksheets", TAUGHT, Shape::Files, "worksheets used with it, as links from this file",
        "worksheets: [../worksheets/one-to-one-plan.md]", &["worksheet", "sheets", "handouts"]),
    row("paper", SHEET, Shape::OneOf(&["a4", "letter"]), "the paper it is made for",
        "paper: a4", &["paper_size", "format", "page_size"]),
    row("orientation", SHEET, Shape::OneOf(&["portrait", "landscape"]), "which way the paper is held",
        "orientation: landscape", &["direction", "rotate"]),
    row("name_line", SHEET, Shape::YesNo, "whether the head of the sheet asks for a name; it does unless said otherwise",
        "name_line: no", &["ask_name", "asks_name", "show_name", "name_field", "nameline"]),
    row("series", SESSION, Shape::Text, "the series of sessions it belongs to",
        "series: Spring 2026", &["course", "cohort"]),
    row("number", SESSION, COUNT, "its number in the series",
        "number: 2", &["session", "part", "session_number"]),
    row("start", SESSION, Shape::Start, "the day and the local time it starts",
        "start: 2026-03-03 18:30", &["starts", "begin", "begins", "when", "start_time", "datetime"]),
    row("timezone", SESSION, Shape::Zone, "the time zone of `start`",
        "timezone: America/Los_Angeles", &["time_zone", "tz", "zone"]),
    row("show_in", SESSION, Shape::Zones, "further time zones to show the time in",
        "show_in: [America/New_York]", &["show_timezones", "timezones", "zones", "other_timezones"]),
    row("location", SESSION, Shape::Text, "where it takes place",
        "location: Community hall, room 2", &["place", "where", "venue", "room"]),
    row("register", SESSION, Shape::Link, "where to register",
        "register: https://example.org/register", &["registration", "signup", "sign_up", "rsvp"]),
    row("facilitators", SESSION, Shape::Texts, "who leads it",
        "facilitators: [Ana Ruiz, Sam Okoro]", &["facilitator", "trainers", "trainer", "hosts", "host", "leaders"]),
    row("question", ENTRY, Shape::Text, "a question, when the page is a question and its answer",
        "question: What if nobody answers?", &["q", "ask"]),
    row("answer", ENTRY, Shape::Text, "the answer, when the text of the page is not used",
        "answer: Wait a little, then ask someone they trust", &["a", "response", "reply"]),
    row("added", ENTRY, Shape::Date, "when it came into the reference",
        "added: 2026-03-12", &["since", "entered"]),
    row("reviewed", ENTRY, Shape::Date, "when it was last looked at",
        "reviewed: 2026-10-20", &["last_reviewed", "checked"]),
    row("review_by", ENTRY, Shape::Date, "when it is due to be looked at again",
        "review_by: 2027-04-20", &["review", "due", "expires", "next_review"]),
    row("from_session", LEARNED, Shape::File, "the session where it was learned or noted, as a link from this file",
        "from_session: ../sessions/2026-03-03.md", &["learned_in", "origin"]),
    row("chapters", SECTION, Shape::Texts, "the chapters of the living reference: tags in order, with a title before brackets",
        "chapters: [Strategies (strategy), Lessons learned (lesson learned)]", &["chapter", "themes", "parts"]),
    row("retired", ENTRY, Shape::Text, "why it is out of use, and where to read on; the page stays at its address and says so",
        "retired: Part of [Reach the trusted ones first](whom-to-reach-first.md) now", &["withdrawn", "deprecated", "obsolete", "superseded"]),
];

/// The keys inside `seo`.
#[rustfmt::skip]
pub const SEO: &[Row] = &[
    row("title", KINDS, Shape::Text, "the title search engines show", "title: Listening well", &["page_title"]),
    row("description", KINDS, Shape::Text, "the sentence below it", "description: How to listen well",
        &["summary", "page_description"]),
    row("keywords", KINDS, Shape::Texts, "words to be found by", "keywords: [listening, trust]",
        &["keyword", "tags", "page_keywords"]),
    row("image", KINDS, Shape::File, "a picture for previews", "image: listening.png",
        &["picture", "cover", "thumbnail", "og_image"]),
];
