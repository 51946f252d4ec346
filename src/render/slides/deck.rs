//! The slides of one document as a draft: cut out of the same text that its page and print pages hold, so that they cost
//! little more than copying. Pages of slides fill it.

use super::super::drafts::Draft;
use super::super::scope::Scope;
use super::super::texts::Texts;
use super::super::view::Html;
use crate::model::slides::{Outline, Piece, Places, slides};
use crate::model::{Amount, Block, BlockName, Curriculum, Document, Field, Kind, Measure, Shape};

/// Where a document's text is cut.
#[derive(Debug, Clone, Default)]
pub struct Cuts {
    /// Where each piece begins in the text, and where the notes at its foot do.
    starts: Vec<usize>,
    slides: Vec<Cut>,
    /// Pieces with notes for presenters that stand before the first slide.
    before: Vec<usize>,
}

/// One slide: which pieces it holds, and what is said of it.
#[derive(Debug, Clone)]
pub struct Cut {
    pieces: Vec<usize>,
    /// Pieces that may hold notes for presenters.
    pub notes: Vec<usize>,
    /// Every id that a link to it may name; the first is its address.
    pub ids: Vec<String>,
    pub address: String,
    pub title: String,
    /// The heading of the section, where it does not stand on the slide.
    pub section: Option<String>,
    pub block: Option<BlockName>,
    /// Id of the agenda that it shows.
    pub agenda: Option<String>,
    pub size: &'static str,
    pub on_sheet: bool,
}

/// The slides of a document, drawn.
#[derive(Debug, Default)]
pub struct Deck {
    pub slides: Vec<(Cut, String)>,
    pub before: Vec<usize>,
    /// The notes at the foot of its text.
    pub footnotes: String,
    pub objectives: Vec<Html>,
}

impl Draft for Deck {
    fn bytes(&self) -> usize {
        self.slides.iter().map(|(_, html)| html.len()).sum::<usize>() + self.footnotes.len()
    }
}

impl Cuts {
    /// Whether slides of such a text may be asked for.
    pub fn may_be_asked(scope: &Scope<'_>) -> bool {
        scope.site.curriculum.config.slides.publish
            && match scope.document.kind {
                Kind::Lesson | Kind::Session | Kind::Plain | Kind::Entry => true,
                Kind::Front
                | Kind::Module
                | Kind::Worksheet
                | Kind::Notes
                | Kind::Glossary
                | Kind::Section => false,
            }
    }

    pub fn new(scope: &Scope<'_>, pieces: &[Piece<'_>], starts: Vec<usize>) -> Self {
        let document = scope.document;
        let found = slides(document, &scope.events, pieces, Measure::Lines);
        let places = Places::of(document);
        let slides = found.slides.iter().map(|slide| cut(scope, &places, slide)).collect();
        Self { starts, slides, before: found.before }
    }
}

impl Deck {
    /// Cuts the slides out of a drawn text.
    pub fn new(texts: &Texts, body: &str) -> Self {
        let Cuts { starts, slides, before } = &texts.cuts;
        let piece = |at: usize| {
            let from = starts.get(at).copied().unwrap_or(body.len());
            let to = starts.get(at + 1).copied().unwrap_or(body.len());
            body.get(from..to).unwrap_or_default()
        };
        let html = |cut: &Cut| cut.pieces.iter().map(|at| piece(*at)).collect::<String>();
        Self {
            slides: slides.iter().map(|cut| (cut.clone(), html(cut))).collect(),
            before: before.clone(),
            footnotes: starts.last().and_then(|from| body.get(*from..)).unwrap_or_default().to_owned(),
            objectives: texts.objectives.clone(),
        }
    }
}

fn cut<'d>(scope: &Scope<'d>, places: &Places<'d>, slide: &Outline<'d>) -> Cut {
    let document = scope.document;
    let heading = slide.section.filter(|_| slide.has_heading);
    let block = slide.block;
    let address = match (heading, block) {
        (Some(heading), _) => heading.id.clone(),
        (None, Some(block)) => block.id.clone(),
        (None, None) => String::new(),
    };
    let printed = |words: &str| scope.site.printed(document, words);
    let section = slide.section.map(|heading| printed(&heading.text));
    let named = block.map(|block| block_title(scope, block));
    let title = match (heading, named, &section) {
        (Some(heading), Some(named), _) if named != printed(&heading.text) => {
            format!("{}: {named}", printed(&heading.text))
        }
        (Some(heading), _, _) => printed(&heading.text),
        (None, Some(named), _) => named,
        (None, None, Some(section)) => section.clone(),
        (None, None, None) => document.title().to_owned(),
    };
    Cut {
        pieces: slide.pieces.clone(),
        notes: slide.notes.clone(),
        ids: places.ids(slide).into_iter().map(str::to_owned).collect(),
        address,
        title,
        section: section.filter(|_| !slide.has_heading),
        block: block.map(|block| block.name),
        agenda: block.filter(|block| matches!(block.shape, Shape::Agenda(_))).map(|block| block.id.clone()),
        size: size(scope.site.curriculum, slide.amount, block),
        on_sheet: block.is_some_and(|block| asks(document, block)),
    }
}

/// The title of a block without markup, else what such blocks are called.
fn block_title(scope: &Scope<'_>, block: &Block) -> String {
    let title = crate::model::markdown::read_alone(&block.title);
    let title = crate::model::markdown::plain(&title);
    if !title.is_empty() {
        return scope.site.printed(scope.document, &title);
    }
    let name = block.name.row().name.replace('-', "_");
    scope.strings().get(&format!("block_{name}")).to_owned()
}

/// Whether people write down what a block asks.
fn asks(document: &Document, block: &Block) -> bool {
    let start = document.marks.partition_point(|mark| mark.span.start < block.span.start);
    let end = document.marks.partition_point(|mark| mark.span.start < block.span.end);
    let is_live = |field: &Field| field.is_control();
    block.name.row().live_fields
        && document.marks[start..end.max(start)]
            .iter()
            .any(|mark| document.fields.get(mark.field as usize).is_some_and(is_live))
}

/// How large the letters can be.
fn size(curriculum: &Curriculum, amount: Amount, block: Option<&Block>) -> &'static str {
    let lines = match (block, curriculum.agreements) {
        // Agreements that are written elsewhere stand in two columns, each with its words below.
        (Some(block), Some((owner, _))) if block.name == BlockName::Agreements && !block.has_words() => {
            curriculum.documents[owner].words.div_ceil(9)
        }
        _ => amount.lines,
    };
    match lines {
        0..=3 => "huge",
        4..=6 => "large",
        7..=9 => "normal",
        10..=13 => "small",
        _ => "tiny",
    }
}
