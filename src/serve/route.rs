//! From a request to its answer.

use super::access::Pass;
use super::answer::{After, Answer, refuse};
use super::connections::Place;
use super::head::{Head, Method, Refusal};
use super::hub::{Build, Shown};
use super::{Shared, events, media, page};
use crate::path::OutputPath;
use serde_json::json;
use std::io::{Read, Result};
use std::net::{IpAddr, TcpStream};

/// Carries the tag of a page, by which an open one knows whether it is still the same.
const TAG: &str = "X-Fieldbook-Page";

const LIVE_SCRIPT: &str = include_str!("live.js");
const LIVE_STYLE: &str = include_str!("live.css");
const PROBLEMS_PAGE: &str = include_str!("problems.html");
const MISSING_PAGE: &str = include_str!("missing.html");
const HTML: &str = "text/html; charset=utf-8";

/// Answers one request.
pub(super) fn answer(shared: &Shared, place: &Place, head: &Head, peer: IpAddr) -> Result<After> {
    let stream = &*place.stream;
    if head.method == Method::Other {
        return refuse(stream, 405, "pages can be read here, and nothing else");
    }
    let target = match shared.access.check(head) {
        Ok(target) => target,
        Err(Refusal::With(status, words)) => return refuse(stream, status, words),
        Err(Refusal::Silent) => return Ok(After::Close),
    };
    match shared.access.pass(head, &target, peer) {
        Pass::Enter => {}
        Pass::TakeKey { cookie, target } => {
            let answer = Answer::new(303, HTML).with("Set-Cookie", cookie).with("Location", target);
            return answer.bytes(stream, head, Vec::new());
        }
        Pass::Locked => {
            let words = "this preview is locked: open the address that the terminal shows, with its key";
            return refuse(stream, 403, words);
        }
    }
    let address = target.split(['?', '#']).next().unwrap_or_default();
    match address {
        page::EVENTS if head.method == Method::Get => events::stream(&shared.hub, place),
        page::SCRIPT => own(stream, head, "text/javascript; charset=utf-8", LIVE_SCRIPT),
        page::STYLE => own(stream, head, "text/css; charset=utf-8", LIVE_STYLE),
        page::PROBLEMS_DATA => {
            let problems = shared.hub.present().problems;
            own(stream, head, "application/json", &problems.json)
        }
        page::PROBLEMS => own_page(shared, stream, head, 200, PROBLEMS_PAGE, &json!({})),
        _ => site_page(shared, stream, head, address),
    }
}

fn own(stream: &TcpStream, head: &Head, content_type: &str, text: &str) -> Result<After> {
    Answer::new(200, content_type).bytes(stream, head, text.as_bytes().to_vec())
}

/// A page of the server itself. Its data stands in an attribute as JSON, and the script puts it into the page as text.
fn own_page(
    shared: &Shared,
    stream: &TcpStream,
    head: &Head,
    status: u16,
    page: &str,
    data: &serde_json::Value,
) -> Result<After> {
    let data = data.to_string().replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let html = page.replace("{data}", &data);
    let build = shared.hub.present().build;
    let id = build.as_ref().map_or("", |build| build.id.as_str());
    // Such a page follows whatever happens.
    let html = page::with_script(html.into_bytes(), id, id);
    Answer::new(status, HTML).with(TAG, id).bytes(stream, head, html)
}

/// What the site has at an address.
fn site_page(shared: &Shared, stream: &TcpStream, head: &Head, address: &str) -> Result<After> {
    let Some(output) = OutputPath::at_address(address) else {
        return refuse(stream, 400, "no page can have this address");
    };
    let Some(build) = shared.hub.present().build else {
        return refuse(stream, 503, "the site is still being read; try again in a moment");
    };
    let mut sent = None;
    (build.draw)(&output, &mut |shown| {
        sent = Some(send(shared, stream, head, &output, &build, shown));
    });
    match sent {
        Some(sent) => sent,
        None => missing(shared, stream, head, &output, &build),
    }
}

fn send(
    shared: &Shared,
    stream: &TcpStream,
    head: &Head,
    output: &OutputPath,
    build: &Build,
    shown: Shown<'_>,
) -> Result<After> {
    let is_page = media::content_type(output) == HTML;
    match shown {
        Shown::Bytes(bytes) if is_page => {
            let tag = page::tag(&bytes, build);
            let html = page::with_script(bytes, &tag, &build.id);
            Answer::new(200, HTML).with(TAG, tag).bytes(stream, head, html)
        }
        Shown::Bytes(bytes) => media::answer(200, output).bytes(stream, head, bytes),
        Shown::Pieces(pieces) => {
            // What such a page holds is known only when all of it is made, so it is another after each change.
            let answer = Answer::new(200, HTML).with(TAG, build.id.clone());
            if head.method == Method::Head {
                return answer.send(stream, head, std::io::empty(), None);
            }
            let mut is_first = true;
            let pieces = pieces.map(|piece| {
                if std::mem::take(&mut is_first) {
                    page::with_script(piece, &build.id, &build.id)
                } else {
                    piece
                }
            });
            answer.send(stream, head, Pieces { rest: pieces, piece: Vec::new(), at: 0 }, None)
        }
        Shown::File { place, within } => media::send(stream, head, output, &place, &within),
        Shown::Broken => {
            let data = json!({ "broken": output.address() });
            own_page(shared, stream, head, 500, MISSING_PAGE, &data)
        }
    }
}

/// Nothing is there: a folder leads to its page, else near addresses are offered.
fn missing(
    shared: &Shared,
    stream: &TcpStream,
    head: &Head,
    output: &OutputPath,
    build: &Build,
) -> Result<After> {
    let folder = OutputPath::new(format!("{output}/index.html"));
    let mut is_folder = false;
    if head.method == Method::Get || head.method == Method::Head {
        is_folder = (build.near)(&folder).first() == Some(&folder);
    }
    if is_folder {
        let address = folder.address();
        let target = address.trim_end_matches("index.html").to_owned();
        return Answer::new(307, HTML).with("Location", target).bytes(stream, head, Vec::new());
    }
    let near: Vec<_> = (build.near)(output)
        .iter()
        .map(|output| json!({ "address": output.address(), "name": output.as_str() }))
        .collect();
    let data = json!({ "missing": output.as_str(), "near": near });
    own_page(shared, stream, head, 404, MISSING_PAGE, &data)
}

/// Reads pieces one after the other.
struct Pieces<I> {
    rest: I,
    piece: Vec<u8>,
    at: usize,
}

impl<I: Iterator<Item = Vec<u8>>> Read for Pieces<I> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        while self.at == self.piece.len() {
            let Some(next) = self.rest.next() else { return Ok(0) };
            self.piece = next;
            self.at = 0;
        }
        let length = buffer.len().min(self.piece.len() - self.at);
        buffer[..length].copy_from_slice(&self.piece[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}
