//! How the index is cut into files. The cut follows from the sizes of the texts alone, so the plan knows it.

use super::Generated;
use crate::model::Curriculum;
use std::ops::Range;

/// Bytes of texts whose words share a file.
const WORDS: usize = 48 * 1024;
/// The most files of words.
const MOST_WORDS: usize = 2048;
/// Bytes of texts that are shown from one file: the least, the most, and the share of all.
const LEAST_TEXTS: usize = 8 * 1024;
const MOST_TEXTS: usize = 20 * 1024;
const SHARE: usize = 256;

/// The files of an index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shards {
    /// Number of files of words.
    pub words: usize,
    /// The documents in each file of texts, by their numbers; generated pages are counted on after them.
    pub texts: Vec<Range<usize>>,
}

impl Shards {
    pub fn of(curriculum: &Curriculum, generated: &[Generated<'_>]) -> Self {
        let documents = curriculum.documents.iter().map(|document| length(&document.source.text));
        let sizes: Vec<usize> = documents.chain(generated.iter().map(Generated::size)).collect();
        let all: usize = sizes.iter().sum();
        let most = (all / SHARE).clamp(LEAST_TEXTS, MOST_TEXTS);
        let mut texts = Vec::new();
        let (mut start, mut held) = (0, 0);
        for (at, size) in sizes.iter().enumerate() {
            if held > 0 && held + size > most {
                texts.push(start..at);
                (start, held) = (at, 0);
            }
            held += size;
        }
        if start < sizes.len() {
            texts.push(start..sizes.len());
        }
        Self { words: all.div_ceil(WORDS).clamp(1, MOST_WORDS), texts }
    }
}

/// Bytes of a text, the same whether its lines end as on Windows or not, so that both checkouts give the same files.
fn length(text: &str) -> usize {
    text.len() - text.bytes().filter(|byte| *byte == b'\r').count()
}
