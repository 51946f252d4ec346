//! The files that searching needs, by their addresses.

use super::{Generated, Shards, titles};
use crate::model::Curriculum;
use crate::path::OutputPath;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchFile {
    /// The page itself.
    Page,
    /// The pages and terms that begin with a letter.
    Letter(String),
    /// What a script has to know first.
    Start,
    /// Words and where they stand.
    Words(usize),
    /// What is shown of some documents.
    Texts(usize),
}

impl SearchFile {
    pub fn output(&self) -> OutputPath {
        OutputPath::new(match self {
            Self::Page => "search.html".to_owned(),
            Self::Letter(letter) => {
                let name = letter.to_lowercase().replace('–', "-");
                format!("search/letter-{}.html", if name.is_empty() { "other" } else { &name })
            }
            Self::Start => "search/start.js".to_owned(),
            Self::Words(number) => format!("search/words-{number}.js"),
            Self::Texts(number) => format!("search/texts-{number}.js"),
        })
    }

    /// All files of a curriculum; none where its settings leave searching out.
    pub fn all(curriculum: &Curriculum, generated: &[Generated<'_>]) -> Vec<Self> {
        if !curriculum.config.search.publish {
            return Vec::new();
        }
        let shards = Shards::of(curriculum, generated);
        let mut files = vec![Self::Page, Self::Start];
        files.extend((0..shards.words).map(Self::Words));
        files.extend((0..shards.texts.len()).map(Self::Texts));
        files.extend(titles::letters_of(curriculum, generated).into_iter().map(Self::Letter));
        files
    }
}
