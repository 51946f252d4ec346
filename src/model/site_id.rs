//! The names under which browsers, saved files and calendars know a site. They stay the same when its title changes.

use super::Config;
use crate::path::{is_word, slug};
use xxhash_rust::xxh3::xxh3_64;

/// What ends the UID of calendar entries where the title has no letters.
const CALENDAR: &str = "fieldbook";

/// Longer ids are not ids.
const LONGEST_ID: usize = 1000;

/// The names of a site: those of `site.toml`, else names made from its address, else from its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteId {
    /// Browsers keep answers under it, and saved files name it.
    pub answers: String,
    /// The end of the UID of every calendar entry.
    pub calendar: String,
    /// Other names under which answers to this site may be kept: from before it had an `id`, and from earlier versions
    /// of this program.
    pub earlier: Vec<String>,
}

impl SiteId {
    pub fn of(config: &Config) -> Self {
        let (made, calendar, former) = match &config.base_url {
            Some(base) => {
                let made = of_address(base);
                (made.clone(), made, vec![of_title(&config.title, base)])
            }
            None => {
                let words = slug(&config.title);
                let calendar = if words.is_empty() { CALENDAR.to_owned() } else { words };
                (of_title(&config.title, &config.title), calendar, Vec::new())
            }
        };
        let (answers, calendar) = match &config.id {
            Some(id) => (id.clone(), id.clone()),
            None => (made.clone(), calendar),
        };
        let earlier = std::iter::once(made).chain(former).filter(|name| *name != answers).collect();
        Self { answers, calendar: config.calendar_id.clone().unwrap_or(calendar), earlier }
    }

    /// Whether answers under this name are answers to this site.
    pub fn knows(&self, name: &str) -> bool {
        self.answers == name || self.earlier.iter().any(|earlier| earlier == name)
    }
}

/// Whether a text can be an id. It becomes a part of keys in browsers and of lines in calendars.
pub fn is_id(text: &str) -> bool {
    text.len() <= LONGEST_ID
        && text.contains(char::is_alphanumeric)
        && text.chars().all(|letter| is_word(letter) || matches!(letter, '-' | '_' | '.'))
}

/// The calendar name where a list of questions does not state it, from the name under which answers are kept: the words
/// of the title, as earlier versions had it.
pub fn former_calendar(answers: &str) -> String {
    let words = answers.rsplit_once('-').map_or("", |(words, _)| words);
    if words.is_empty() { CALENDAR.to_owned() } else { words.to_owned() }
}

/// `example-org-training-4d0dd6`: the same for `http` and `https`.
fn of_address(base: &str) -> String {
    let place = base.split_once("://").map_or(base, |(_, place)| place);
    of_title(place, place)
}

/// The words of a text, and six digits that tell apart sites with the same words.
fn of_title(words: &str, whole: &str) -> String {
    let digits = format!("{:06x}", xxh3_64(whole.as_bytes()) & 0x00ff_ffff);
    let words = slug(words);
    if words.is_empty() { digits } else { format!("{words}-{digits}") }
}
