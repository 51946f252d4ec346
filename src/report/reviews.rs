//! Which entries are due to be looked at again on a day: for people at a terminal, for scripts, for a comment on a code
//! host. Each entry stands in one list at most.

use super::escape_json::escape_json;
use super::schedule::words_in_markdown as words;
use crate::model::{Curriculum, Date};
use crate::visible::{clean, line};
use serde::Serialize;

/// Entries that are due in so many days are listed too.
const SOON: u32 = 90;

/// All entries that somebody should look at, the longest due first.
#[derive(Debug, Serialize)]
pub struct Reviews {
    pub as_of: String,
    /// The last day that counts as soon.
    pub soon_until: String,
    pub overdue: Vec<DueEntry>,
    pub soon: Vec<DueEntry>,
    /// Never looked at since they came, or without a day to look again.
    pub unplanned: Vec<DueEntry>,
    /// How many others there are.
    pub later: usize,
}

/// One entry.
#[derive(Debug, Serialize)]
pub struct DueEntry {
    pub path: String,
    pub title: String,
    pub review_by: Option<String>,
    pub reviewed: Option<String>,
    /// Whom to ask.
    pub people: Vec<String>,
}

/// The reviews of a curriculum, as on a day.
pub fn reviews(curriculum: &Curriculum, as_of: Date) -> Reviews {
    let soon_until = (0..SOON).try_fold(as_of, |day, _| day.next()).unwrap_or(as_of);
    let mut entries: Vec<_> = curriculum.entries.iter().map(|entry| &curriculum.documents[*entry]).collect();
    entries.sort_by_key(|document| (document.front.review_by, document.front.reviewed));
    let mut found = Reviews {
        as_of: as_of.iso(),
        soon_until: soon_until.iso(),
        overdue: Vec::new(),
        soon: Vec::new(),
        unplanned: Vec::new(),
        later: 0,
    };
    for document in entries {
        let front = &document.front;
        let review = DueEntry {
            path: document.source.path.to_string(),
            title: document.title().to_owned(),
            review_by: front.review_by.map(Date::iso),
            reviewed: front.reviewed.map(Date::iso),
            people: front.authors.iter().chain(&front.contributors).cloned().collect(),
        };
        match (front.review_by, front.reviewed) {
            (Some(by), _) if by <= as_of => found.overdue.push(review),
            (Some(by), _) if by <= soon_until => found.soon.push(review),
            (None, _) | (_, None) => found.unplanned.push(review),
            (Some(_), Some(_)) => found.later += 1,
        }
    }
    found
}

impl Reviews {
    fn lists(&self) -> [(String, &[DueEntry]); 3] {
        [
            ("Overdue".to_owned(), &self.overdue),
            (format!("Due by {}", self.soon_until), &self.soon),
            ("Never reviewed, or without a day to look again".to_owned(), &self.unplanned),
        ]
    }

    fn total(&self) -> String {
        let [overdue, soon, unplanned] = [&self.overdue, &self.soon, &self.unplanned].map(Vec::len);
        let all = overdue + soon + unplanned + self.later;
        let noun = if all == 1 { "entry" } else { "entries" };
        let until = &self.soon_until;
        format!(
            "{all} {noun} on {}: {overdue} overdue, {soon} due by {until}, {unplanned} unplanned",
            self.as_of
        )
    }
}

/// For people at a terminal.
pub fn human(reviews: &Reviews) -> String {
    let mut out = String::new();
    for (title, list) in reviews.lists().iter().filter(|(_, list)| !list.is_empty()) {
        out.push_str(&format!("{title}\n"));
        for review in *list {
            let by = review.review_by.as_deref().unwrap_or("no day");
            let mut facts = vec![review.path.clone(), last(review)];
            facts.extend(Some(review.people.join(", ")).filter(|people| !people.is_empty()));
            out.push_str(&format!(
                "  {by:10}  {}\n              {}\n",
                line(&review.title),
                line(&facts.join("; "))
            ));
        }
        out.push('\n');
    }
    clean(&format!("{out}{}\n", reviews.total()))
}

/// For scripts: one object.
pub fn json(reviews: &Reviews) -> String {
    // Rows of texts and numbers can always be written.
    let text = serde_json::to_string_pretty(reviews).unwrap_or_default();
    escape_json(&format!("{text}\n"))
}

/// For a comment on a code host.
pub fn markdown(reviews: &Reviews) -> String {
    let mut out = format!("## Reviews\n\n{}.\n\n", reviews.total());
    for (title, list) in reviews.lists().iter().filter(|(_, list)| !list.is_empty()) {
        out.push_str(&format!(
            "### {title}\n\n| Due | Entry | Last reviewed | With |\n| --- | --- | --- | --- |\n"
        ));
        for review in *list {
            let people = words(&review.people.join(", "));
            let (by, seen) = (review.review_by.as_deref(), review.reviewed.as_deref());
            let entry = format!("{}<br>{}", words(&review.title), words(&review.path));
            out.push_str(&format!(
                "| {} | {entry} | {} | {people} |\n",
                by.unwrap_or("–"),
                seen.unwrap_or("never")
            ));
        }
        out.push('\n');
    }
    clean(&out)
}

fn last(review: &DueEntry) -> String {
    match &review.reviewed {
        Some(day) => format!("last reviewed {day}"),
        None => "never reviewed".to_owned(),
    }
}
