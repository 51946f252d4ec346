//! The words of `reviews`, and days as they are written on a command line.

use super::{AgendaFormat, SiteFolder};
use crate::keys::dates;
use crate::model::Date;
use clap::Args;

pub const REVIEWS_EXAMPLES: &str = "\
Examples:
  fieldbook reviews
      Lists the entries of the living reference that are due today, or soon.
  fieldbook reviews --as-of 2027-05-10 --format markdown > reviews.md
      Writes tables for an issue or a comment: what is due on that day.";

/// List entries of the living reference to look at again
///
/// Entries whose `review_by` has come, those that are due in the 90 days after, and those that nobody has reviewed or
/// that name no day; the longest due first, with the people to ask. The website does not say what is overdue: it would
/// depend on the day it is built.
#[derive(Debug, Args)]
pub struct Reviews {
    #[command(flatten)]
    pub site: SiteFolder,
    /// The day to look from, such as 2027-05-10; without it, today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// Also look at entries that are marked `draft: true`
    #[arg(long)]
    pub drafts: bool,
    /// How the list is shown
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: AgendaFormat,
}

/// A day of the command line.
pub fn day(words: &str) -> Result<Date, String> {
    dates::day(words).map_err(|unread| {
        let better = unread.better.map(|better| format!("; did you mean {better}?")).unwrap_or_default();
        format!("write a day as year-month-day, such as 2026-11-24{better}")
    })
}
