//! The table of rules: one row for each thing an author can do wrong. Messages, `explain`, the docs and the tests
//! all read these rows.

use crate::diagnostic::Severity;

/// What the table says of one rule.
#[derive(Debug)]
pub struct RuleRow {
    pub rule: Rule,
    /// The stable name: `broken-link`.
    pub name: &'static str,
    pub severity: Severity,
    /// One line: what is wrong.
    pub summary: &'static str,
    /// Why it matters and what to do, in a few sentences.
    pub explanation: &'static str,
    /// What an author writes that breaks the rule: a small project, a file after each `=== path` line.
    pub example: &'static str,
    /// The same, mended.
    pub mended: &'static str,
}

macro_rules! rules {
    ($($variant:ident $name:literal $severity:ident $summary:literal, $explanation:literal, $example:literal => $mended:literal;)*) => {
        /// The name of a rule in the program; the variants follow the table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $summary] $variant,)* }

        /// Every rule, in the order in which the docs list them.
        pub const RULES: &[RuleRow] = &[
            $(RuleRow {
                rule: Rule::$variant, name: $name, severity: Severity::$severity, summary: $summary,
                explanation: $explanation, example: $example, mended: $mended,
            },)*
        ];
    };
}

rules! {
    FrontMatter "front-matter" Error "the front matter cannot be read",
        "",
        "" => "";
    UnknownKey "unknown-key" Error "a key is not one of the language",
        "",
        "" => "";
    DuplicateKey "duplicate-key" Error "a key is given twice",
        "",
        "" => "";
    MissingTitle "missing-title" Error "a file has no title",
        "",
        "" => "";
    WrongValue "wrong-value" Error "a value does not fit its key",
        "",
        "" => "";
    MisplacedKey "misplaced-key" Error "a key belongs to another kind of file",
        "",
        "" => "";
    ImportedKey "imported-key" Warning "a key comes from a content system's export",
        "",
        "" => "";
    EmptyPage "empty-page" Warning "a page looks empty",
        "",
        "" => "";
    Settings "settings" Error "`site.toml` cannot be read",
        "",
        "" => "";
    UnreadableFile "unreadable-file" Error "a file is too large or is not text",
        "",
        "" => "";
    UnknownBlock "unknown-block" Error "a block has a name that is not of the language",
        "",
        "" => "";
    UnclosedBlock "unclosed-block" Error "a block is never closed",
        "",
        "" => "";
    StrayClose "stray-close" Error "colons close a block where none is open",
        "",
        "" => "";
    IndentedBlock "indented-block" Error "a block opens inside a list item or quotation",
        "",
        "" => "";
    DeepNesting "deep-nesting" Error "blocks, lists or quotations are nested too deeply",
        "",
        "" => "";
    BlockShape "block-shape" Error "the text of a block does not have the form its name asks for",
        "",
        "" => "";
    QuoteAttribution "quote-attribution" Warning "a quotation does not say whose words they are",
        "",
        "" => "";
    WrongTime "wrong-time" Error "a time cannot be read",
        "",
        "" => "";
    AgendaSum "agenda-sum" Error "the times of an agenda do not add up",
        "",
        "" => "";
    AgendaNumber "agenda-number" Error "an agenda skips or repeats a number",
        "",
        "" => "";
    AgendaTime "agenda-time" Warning "an agenda item has no time",
        "",
        "" => "";
    FieldLabel "field-label" Warning "a field has no label",
        "",
        "" => "";
    FieldSize "field-size" Warning "a field's size or kind cannot be read",
        "",
        "" => "";
    MapLabels "map-labels" Error "a map's quadrants or rings are missing or too many",
        "",
        "" => "";
    RawHtml "raw-html" Warning "HTML in the text is cut to a safe subset",
        "",
        "" => "";
    UnsafeLink "unsafe-link" Error "a link could run code or hide data",
        "",
        "" => "";
    RemoteImage "remote-image" Warning "a picture is loaded from another site",
        "",
        "" => "";
    MissingAlt "missing-alt" Warning "a picture has no words for those who cannot see it",
        "",
        "" => "";
    BrokenLink "broken-link" Error "a link leads nowhere",
        "",
        "" => "";
    BrokenAnchor "broken-anchor" Error "a link leads to a heading that is not on the page",
        "",
        "" => "";
    LinkCase "link-case" Error "a link differs from the file's name in capital letters",
        "",
        "" => "";
    DraftLink "draft-link" Warning "a link leads to a draft that is not published",
        "",
        "" => "";
    DuplicateId "duplicate-id" Error "two things on a page have the same id",
        "",
        "" => "";
    DuplicateTerm "duplicate-term" Error "the glossary explains a term twice",
        "",
        "" => "";
    DuplicateAddress "duplicate-address" Error "two files or aliases have the same address",
        "",
        "" => "";
    AgreementsTwice "agreements-twice" Error "the community agreements are written in two places",
        "",
        "" => "";
    AgreementsMissing "agreements-missing" Error "the community agreements are asked for but written nowhere",
        "",
        "" => "";
    MissingModule "missing-module" Error "a module's folder is not there",
        "",
        "" => "";
    UnlistedModule "unlisted-module" Warning "a folder is not listed among the modules",
        "",
        "" => "";
    HeadingOrder "heading-order" Warning "a heading skips a level",
        "",
        "" => "";
    Theme "theme" Error "a template of the theme cannot be used",
        "",
        "" => "";
    UnknownLanguage "unknown-language" Warning "the interface has no words in the site's language",
        "",
        "" => "";
    UnknownFile "unknown-file" Warning "a file is of a kind that is not published",
        "",
        "" => "";
    UnsafeFile "unsafe-file" Error "a picture holds a program",
        "",
        "" => "";
    UnresolvedMerge "unresolved-merge" Error "a file holds the marks of an unfinished merge",
        "",
        "" => "";
}

impl Rule {
    pub fn row(self) -> &'static RuleRow {
        &RULES[self as usize]
    }

    /// The rule with this name.
    pub fn find(name: &str) -> Option<Self> {
        RULES.iter().find(|row| row.name == name).map(|row| row.rule)
    }
}
