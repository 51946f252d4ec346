//! The command `collect`: files of answers, in any order, become one draft of workshop notes. From the world, through pure
//! parts, and back into the world.

mod answers;
mod draft;
mod entry;
mod mask;
mod merge;
mod noted;
mod people;
mod pile;
mod place;
mod sheet;
mod tally;
mod told;
mod words;

pub use answers::{Answer, AnswerFile, Strange, read};
pub use draft::{Head, SessionOf, draft};
pub use entry::{EntryOptions, entry};
pub use mask::{Known, Signs, like_names, mask};
pub use merge::{Handed, Names, merge};
pub use noted::{Left, Noted};
pub use people::names_people;
pub use sheet::sheets;
pub use told::told;

use crate::assemble::Drafts;
use crate::error::{Error, Result};
use crate::keys::dates;
use crate::limit;
use crate::load::{self, Bytes, Given, LARGEST_ANSWERS};
use crate::model::{Curriculum, Date, SiteId, markdown};
use crate::pipeline::{self, Input};
use crate::scaffold;
use crate::visible;
use place::Place;
use std::path::PathBuf;

/// Where notes go that are given no other place.
pub const FOLDER: &str = "content/sessions/notes";

/// The notes are a text of the curriculum and will be read as one.
const LARGEST: usize = limit::TEXT;

/// What is to be collected.
#[derive(Debug, Clone)]
pub struct Options {
    pub site: PathBuf,
    /// Files of answers, and folders of such files.
    pub files: Vec<PathBuf>,
    /// Where the notes go; else a name is found among the notes of the site.
    pub into: Option<PathBuf>,
    /// The session they belong to, as somebody named it.
    pub session: Option<PathBuf>,
    /// The day of the notes, instead of the one of the sheets.
    pub date: Option<String>,
    pub names: Names,
    pub curricula: Curricula,
}

/// Whose answers are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Curricula {
    Own,
    Any,
}

/// What came of it.
#[derive(Debug)]
pub struct Collected {
    /// The notes; none when no file held an answer.
    pub written: Option<PathBuf>,
    /// How many files are in them.
    pub files: usize,
    /// The title of the session they belong to.
    pub session: Option<String>,
    /// What is not in them, or needs a look.
    pub left: Vec<Left>,
}

impl Collected {
    /// Whether every file that was named is in the notes.
    pub fn is_whole(&self) -> bool {
        let is_missing = |left: &Left| matches!(left, Left::File { .. } | Left::Foreign { .. });
        self.written.is_some() && !self.left.iter().any(is_missing)
    }
}

/// Reads the files and writes the notes. Nothing that is there is overwritten.
///
/// # Errors
/// When the site cannot be read, or the notes cannot be written.
pub fn collect(options: &Options) -> Result<Collected> {
    let project = load::load(&options.site)?;
    let understood = pipeline::arrange(
        &Input::new(&project.sources, &project.files, &project.theme_files, Drafts::Included),
        &mut pipeline::Memory::default(),
    );
    let date = options.date.as_deref().map(date_of).transpose()?;
    let named = options
        .session
        .as_deref()
        .map(|named| place::session_named(&options.site, &understood.curriculum, named))
        .transpose()?;

    let mut left = Vec::new();
    let handed = handed(load::answers(&options.files), &understood.curriculum, options.curricula, &mut left)?;
    let files = handed.len();
    let sizes = sizes(&handed);
    let strings = &understood.theme.strings;
    let signs = Signs { email: strings.get("notes_no_email"), phone: strings.get("notes_no_phone") };
    let noted = merge(handed, &sheets(&understood.curriculum), options.names, signs, &mut left);
    left.sort();
    left.dedup();
    if noted.sheets.iter().all(|sheet| sheet.parts.is_empty()) {
        return Ok(Collected { written: None, files: 0, session: None, left });
    }

    let date = date.or_else(|| noted.day.as_deref().and_then(|day| dates::day(day).ok()));
    let session = named.or_else(|| place::session_on(&understood.curriculum, date));
    let session = session.map(|index| &*understood.curriculum.documents[index]);
    let stem = match (session, date) {
        (Some(session), _) => session.source.path.stem().to_owned(),
        (None, Some(date)) => date.iso(),
        (None, None) => "notes".to_owned(),
    };
    let place = Place::of(options, &stem);
    let mut number = 1;
    loop {
        let file = place.numbered(number);
        let link = session.and_then(|session| place::link(&options.site, &file, &session.source.path));
        let session = session.map(|document| SessionOf {
            curriculum: &understood.curriculum,
            document,
            link: link.as_deref(),
        });
        let date = date.or_else(|| session.and_then(|it| it.document.front.start).map(|start| start.date));
        let text = draft(&noted, &Head { date, session }, strings);
        if text.len() > LARGEST || markdown::read(&text, 0).excess.is_some() {
            return Err(too_large(sizes));
        }
        if !scaffold::is_free(&file) && place.may_count() {
            number += 1;
            continue;
        }
        scaffold::create_in(&options.site, &file, &text)?;
        let session = session.map(|session| session.document.title().to_owned());
        return Ok(Collected { written: Some(file), files, session, left });
    }
}

/// Every file that holds answers to this curriculum; of the others, why not.
fn handed(
    given: impl Iterator<Item = Given>,
    curriculum: &Curriculum,
    curricula: Curricula,
    left: &mut Vec<Left>,
) -> Result<Vec<Handed>> {
    let own = SiteId::of(&curriculum.config);
    let mut handed: Vec<Handed> = Vec::new();
    let mut size = 0;
    for Given { path, bytes } in given {
        let name = visible::path(&path);
        let read = match &bytes {
            Bytes::Read(bytes) => answers::read(bytes).map_err(|strange| strange.words().to_owned()),
            Bytes::TooLarge => Err(format!("it is larger than {} MB", LARGEST_ANSWERS / 1_000_000)),
            Bytes::Link => Err("it is a link, and links are not followed".to_owned()),
            Bytes::NoFile => Err("it is neither a file nor a folder".to_owned()),
            Bytes::EmptyFolder => Err("there is no file of answers (`.json`) in this folder".to_owned()),
            Bytes::Unreadable(error) => Err(error.to_string()),
        };
        match read {
            Ok(file) if !own.knows(&file.curriculum) && curricula == Curricula::Own => {
                left.push(Left::Foreign { file: name, curriculum: file.curriculum });
            }
            Ok(file) => {
                size += file.size();
                handed.push(Handed { name, file });
            }
            Err(why) => left.push(Left::File { file: name, why }),
        }
        // Equal answers are folded, so more may go in than comes out; but not without end.
        if size > 4 * limit::ANSWERS {
            return Err(too_large(sizes(&handed)));
        }
    }
    Ok(handed)
}

fn sizes(handed: &[Handed]) -> Vec<(usize, String)> {
    handed.iter().map(|handed| (handed.file.size(), handed.name.clone())).collect()
}

impl Strange {
    fn words(self) -> &'static str {
        match self {
            Self::Pdf => {
                "it is a PDF, and answers in PDF cannot be read yet; ask for the file that `Save a file to open again` saves"
            }
            Self::NotText => "it is not text in UTF-8",
            Self::NoAnswers => {
                "it is not a file of answers; a sheet saves one with `Save a file to open again`"
            }
            Self::Newer => "it was saved from a sheet of a newer version of Fieldbook",
        }
    }
}

impl AnswerFile {
    fn size(&self) -> usize {
        let size = |answer: &Answer| {
            answer.id.len() + answer.label.len() + answer.values.iter().map(String::len).sum::<usize>()
        };
        self.answers.iter().map(size).sum()
    }
}

/// Notes that are too large to be read again are worse than none, and leaving something out is not for a program to choose.
fn too_large(mut sizes: Vec<(usize, String)>) -> Error {
    sizes.sort();
    let largest = sizes.iter().rev().take(3).map(|(_, name)| format!("\n  {name}"));
    Error::Other(format!(
        "these answers are too long for one text of {} MB, and nothing was written\n\
         help: collect fewer files at a time. The largest are:{}",
        LARGEST / 1024 / 1024,
        largest.collect::<String>()
    ))
}

fn date_of(text: &str) -> Result<Date> {
    dates::day(text).map_err(|unread| {
        let better =
            unread.better.map_or(String::new(), |better| format!("\nhelp: did you mean `{better}`?"));
        Error::Other(format!("{}{better}", unread.message))
    })
}
