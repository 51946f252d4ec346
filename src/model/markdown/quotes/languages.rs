//! The quotation marks of languages, after the Common Locale Data Repository of Unicode (`delimiters`). Where it names only
//! one pair, a straight single mark is the pair that people print inside it.

/// What is printed for straight marks in a language.
#[derive(Debug, PartialEq, Eq)]
pub struct Marks {
    /// For `"`: what opens and what closes.
    pub double: (&'static str, &'static str),
    /// For `'`.
    pub single: (&'static str, &'static str),
    pub apostrophe: &'static str,
    /// Words that begin with an apostrophe.
    pub elided: &'static [&'static str],
}

/// Language tags, separated by spaces, with the marks for `"` and for `'`.
static LANGUAGES: &[(&str, Marks)] = &[
    (
        "en",
        Marks {
            elided: &["n", "twas", "tis", "twere", "twill", "em", "til", "cause", "bout", "neath"],
            ..marks("“”", "‘’")
        },
    ),
    ("nl", Marks { elided: &["n", "s", "t", "k", "m", "r", "ns"], ..marks("“”", "‘’") }),
    ("af", Marks { elided: &["n"], ..marks("“”", "‘’") }),
    (
        "az bn cy da eu fil ga gu hi id jv kk kn ko lo ml mn mr ms my ne pa ps pt si sw ta te th tl tr ug ur uz vi yo zh zu",
        marks("“”", "‘’"),
    ),
    ("de cs sk sl is dsb hsb lb", marks("„“", "‚‘")),
    ("bg et ka lt", marks("„“", "‘’")),
    ("mk sq sr", marks("„“", "’‘")),
    ("lv", marks("“”", "‘’")),
    ("pl", marks("„”", "«»")),
    ("hu", marks("„”", "»«")),
    ("ro", marks("„”", "«»")),
    ("hr bs", marks("„”", "‘’")),
    ("sv fi he", marks("””", "’’")),
    ("es ca gl it el hy pt-pt", marks("«»", "“”")),
    ("ru uk be ky", marks("«»", "„“")),
    ("nb no nn", marks("«»", "‘’")),
    ("am fa de-ch de-li fr-ch it-ch rm gsw", marks("«»", "‹›")),
    ("ar", marks("”“", "’‘")),
    ("ja zh-hant zh-tw zh-hk zh-mo yue", marks("「」", "『』")),
    (
        "fr br",
        Marks {
            double: ("«\u{202f}", "\u{202f}»"), single: ("“", "”"), apostrophe: "’", elided: &[]
        },
    ),
];

/// For languages whose marks nobody has told us.
static STRAIGHT: Marks = Marks { double: ("\"", "\""), single: ("'", "'"), apostrophe: "'", elided: &[] };

/// A row of marks that are one sign each.
const fn marks(double: &'static str, single: &'static str) -> Marks {
    Marks { double: halves(double), single: halves(single), apostrophe: "’", elided: &[] }
}

/// A pair of signs as two texts.
const fn halves(pair: &'static str) -> (&'static str, &'static str) {
    let mut first = 1;
    while !pair.is_char_boundary(first) {
        first += 1;
    }
    pair.split_at(first)
}

impl Marks {
    /// Of English: those that texts are kept with.
    pub fn english() -> &'static Self {
        &LANGUAGES[0].1
    }

    pub fn is_english(&self) -> bool {
        std::ptr::eq(self, Self::english())
    }

    /// Those of a language tag such as `pt-BR`: of the longest beginning that is known. Straight ones for others.
    pub fn of(language: &str) -> &'static Self {
        let tag = language.to_ascii_lowercase().replace('_', "-");
        let mut rest = tag.as_str();
        loop {
            let known = LANGUAGES.iter().find(|(names, _)| names.split(' ').any(|name| name == rest));
            if let Some((_, marks)) = known {
                return marks;
            }
            match rest.rsplit_once('-') {
                Some((shorter, _)) => rest = shorter,
                None => return &STRAIGHT,
            }
        }
    }
}
