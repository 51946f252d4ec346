//! The stem of a word, by the Snowball algorithm of its language. Only the program needs it: what words the stems have
//! stands in the index.

use frostem::Stemmer;

/// What cuts the words of a language.
#[derive(Clone, Copy)]
pub struct Stems(Option<Stemmer>);

impl Stems {
    /// For a language tag, such as `es-MX`. Words of a language without an algorithm are their own stems.
    pub fn of(language: &str) -> Self {
        let base = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let name = match base.as_str() {
            "nb" | "nn" => "no",
            name => name,
        };
        Self(Stemmer::try_from_name(name).ok())
    }

    /// The stem of a word in small letters.
    pub fn stem(self, word: &str) -> String {
        self.0.map_or_else(|| word.to_owned(), |stemmer| stemmer.stem(word).into_owned())
    }
}
