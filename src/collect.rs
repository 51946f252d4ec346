//! The command `collect`: files of answers, in any order, become one draft of workshop notes. From the world, through pure
//! parts, and back into the world.

mod answers;
mod draft;
mod entry;
mod mask;
mod merge;
mod noted;
mod people;
mod sheet;
mod told;
mod words;

pub use answers::{AnswerFile, Strange, read};
pub use draft::{Head, SessionOf, draft};
pub use entry::{EntryOptions, entry};
pub use mask::{Signs, like_names, mask};
pub use merge::{Handed, Names, merge};
pub use noted::{Left, Noted};
pub use people::names_people;
pub use sheet::sheets;
pub use told::told;

use crate::assemble::Drafts;
use crate::error::{Error, Result};
use crate::keys::dates;
use crate::load::{self, Bytes, Given, LARGEST_ANSWERS};
use crate::model::{Curriculum, Date, Kind};
use crate::path::SourcePath;
use crate::pipeline::{self, Input, Understood};
use crate::scaffold;
use std::path::{Path, PathBuf};

/// Where notes go that are given no other place.
pub const FOLDER: &str = "content/sessions/notes";

/// A file of the curriculum cannot be larger than this when it is read again.
const LARGEST: usize = 4_500_000;

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
        &Input {
            sources: &project.sources,
            files: &project.files,
            theme_files: &project.theme_files,
            published: None,
            drafts: Drafts::Included,
            base_url: None,
        },
        &mut pipeline::Memory::default(),
    );
    let date = options.date.as_deref().map(date_of).transpose()?;
    let named =
        options.session.as_deref().map(|named| session_named(options, &understood, named)).transpose()?;

    let mut left = Vec::new();
    let handed = handed(load::answers(&options.files), &understood.curriculum, options.curricula, &mut left);
    let files = handed.len();
    let sizes: Vec<(usize, String)> = handed.iter().map(|it| (it.file.size(), it.name.clone())).collect();
    let strings = &understood.theme.strings;
    let signs = Signs { email: strings.get("notes_no_email"), phone: strings.get("notes_no_phone") };
    let noted = merge(handed, &sheets(&understood.curriculum), options.names, signs, &mut left);
    left.sort();
    left.dedup();
    if noted.sheets.iter().all(|sheet| sheet.parts.is_empty()) {
        return Ok(Collected { written: None, files: 0, session: None, left });
    }

    let date = date.or_else(|| noted.day.as_deref().and_then(|day| dates::day(day).ok()));
    let session = named.or_else(|| session_on(&understood.curriculum, date));
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
        let link = session.and_then(|session| link(options, &file, &session.source.path));
        let session = session.map(|document| SessionOf {
            curriculum: &understood.curriculum,
            document,
            link: link.as_deref(),
        });
        let date = date.or_else(|| session.and_then(|it| it.document.front.start).map(|start| start.date));
        let text = draft(&noted, &Head { date, session }, strings);
        fits(&text, sizes.clone())?;
        if !scaffold::is_free(&file) && place.may_count() {
            number += 1;
            continue;
        }
        scaffold::create(&file, &text)?;
        let session = session.map(|session| session.document.title().to_owned());
        return Ok(Collected { written: Some(file), files, session, left });
    }
}

/// Every file that holds answers to this curriculum; of the others, why not.
fn handed(
    given: Vec<Given>,
    curriculum: &Curriculum,
    curricula: Curricula,
    left: &mut Vec<Left>,
) -> Vec<Handed> {
    let own = curriculum.config.key();
    let mut handed = Vec::new();
    for Given { path, bytes } in given {
        let name = path.display().to_string();
        let read = match &bytes {
            Bytes::Read(bytes) => answers::read(bytes).map_err(|strange| strange.words().to_owned()),
            Bytes::TooLarge => Err(format!("it is larger than {} MB", LARGEST_ANSWERS / 1_000_000)),
            Bytes::NoFile => Err("it is neither a file nor a folder".to_owned()),
            Bytes::EmptyFolder => Err("there is no file of answers (`.json`) in this folder".to_owned()),
            Bytes::Unreadable(error) => Err(error.to_string()),
        };
        match read {
            Ok(file) if file.curriculum != own && curricula == Curricula::Own => {
                left.push(Left::Foreign { file: name, curriculum: file.curriculum });
            }
            Ok(file) => handed.push(Handed { name, file }),
            Err(why) => left.push(Left::File { file: name, why }),
        }
    }
    handed
}

impl Strange {
    fn words(self) -> &'static str {
        match self {
            Self::Pdf => {
                "it is a PDF, and answers in PDF cannot be read yet; ask for the file that `Download answers` saves"
            }
            Self::NotText => "it is not text in UTF-8",
            Self::NoAnswers => "it is not a file of answers; a sheet saves one with `Download answers`",
            Self::Newer => "it was saved from a sheet of a newer version of Fieldbook",
        }
    }
}

impl AnswerFile {
    fn size(&self) -> usize {
        self.answers.iter().flat_map(|answer| &answer.values).map(String::len).sum()
    }
}

/// Notes that nothing can read again are worse than none.
fn fits(text: &str, mut sizes: Vec<(usize, String)>) -> Result<()> {
    if text.len() <= LARGEST {
        return Ok(());
    }
    sizes.sort();
    let largest = sizes.iter().rev().take(3).map(|(_, name)| format!("\n  {name}"));
    Err(Error::Other(format!(
        "these answers make notes of {} MB, and a text can have {} MB; nothing was written\n\
         help: collect fewer files at a time. The largest are:{}",
        text.len() / 1_000_000,
        LARGEST / 1_000_000,
        largest.collect::<String>()
    )))
}

fn date_of(text: &str) -> Result<Date> {
    dates::day(text).map_err(|unread| {
        let better =
            unread.better.map_or(String::new(), |better| format!("\nhelp: did you mean `{better}`?"));
        Error::Other(format!("{}{better}", unread.message))
    })
}

/// The session that somebody named, from where they are or by its place below `content`.
fn session_named(options: &Options, understood: &Understood, named: &Path) -> Result<usize> {
    let file = load::text_of(&options.site, named)?;
    let found = load::inside(&options.site, &file).and_then(|path| understood.curriculum.document(&path));
    match found {
        Some((index, document)) if document.kind == Kind::Session => Ok(index),
        Some(_) | None => {
            let words = format!("`{}` is not a session", named.display());
            Err(Error::Other(format!("{words}\nhelp: name a file of the folder `content/sessions/`")))
        }
    }
}

/// The session of a day, when there is one and no other.
fn session_on(curriculum: &Curriculum, date: Option<Date>) -> Option<usize> {
    let date = date?;
    let on_day =
        |index: &&usize| curriculum.documents[**index].front.start.is_some_and(|start| start.date == date);
    let mut found = curriculum.sessions.iter().filter(on_day);
    found.next().copied().filter(|_| found.next().is_none())
}

/// Where notes go.
enum Place {
    /// A file that somebody named.
    File(PathBuf),
    /// A name in a folder; further ones are numbered.
    Folder { folder: PathBuf, stem: String },
}

impl Place {
    fn of(options: &Options, stem: &str) -> Self {
        let stem = stem.to_owned();
        match &options.into {
            Some(into) if into.is_dir() || into.to_string_lossy().ends_with(['/', '\\']) => {
                Self::Folder { folder: into.clone(), stem }
            }
            Some(file) if file.extension().is_some_and(|ending| ending == "md") => Self::File(file.clone()),
            Some(file) => Self::File(file.with_added_extension("md")),
            None => {
                let site = options.site.strip_prefix(".").unwrap_or(&options.site);
                Self::Folder { folder: site.join(FOLDER), stem }
            }
        }
    }

    fn numbered(&self, number: usize) -> PathBuf {
        match self {
            Self::File(file) => file.clone(),
            Self::Folder { folder, stem } if number == 1 => folder.join(format!("{stem}.md")),
            Self::Folder { folder, stem } => folder.join(format!("{stem}-{number}.md")),
        }
    }

    fn may_count(&self) -> bool {
        matches!(self, Self::Folder { .. })
    }
}

/// The way from notes to a session; none when they lie outside the site.
fn link(options: &Options, notes: &Path, session: &SourcePath) -> Option<String> {
    let notes = load::inside(&options.site, notes)?;
    notes.in_content().map(|_| notes.relative_to(session))
}
