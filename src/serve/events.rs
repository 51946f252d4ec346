//! The stream that tells a browser what there is now, and again whenever that changes. Source: HTML, 9.2, server-sent
//! events.

use super::answer::{After, Answer};
use super::connections::{Doing, Place};
use super::hub::{Hub, Present};
use crate::path::OutputPath;
use serde_json::json;
use std::io::{Result, Write};
use std::time::Duration;

/// A comment is sent this often, so that both sides notice when the other is gone.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Tells of changes for as long as somebody listens.
pub fn stream(hub: &Hub, place: &Place) -> Result<After> {
    let mut stream = &*place.stream;
    Answer::new(200, "text/event-stream").begin(stream)?;
    place.now(Doing::Streaming);
    // The present state comes first, so that nothing is missed between loading a page and listening.
    let present = hub.present();
    let mut moment = present.moment;
    stream.write_all(format!("retry: 500\n\n{}", event(&present)).as_bytes())?;
    drop(present);
    loop {
        match hub.newer(moment, HEARTBEAT) {
            Some(present) if present.stopped => return Ok(After::Close),
            Some(present) => {
                moment = present.moment;
                stream.write_all(event(&present).as_bytes())?;
            }
            None => stream.write_all(b":\n\n")?,
        }
    }
}

fn event(present: &Present) -> String {
    let Some(build) = &present.build else { return String::new() };
    let problems = &present.problems;
    let data = json!({
        "build": build.id,
        "style": build.style.as_ref().map(OutputPath::address),
        "follow": build.follow.as_ref().map(OutputPath::address),
        "problems": problems.id,
        "errors": problems.errors,
        "warnings": problems.warnings,
    });
    format!("data: {data}\n\n")
}
