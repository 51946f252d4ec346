//! What the templates of maps are given: the picture and the lists, and words for people who do not see the picture.

use super::picture::json;
use super::picture::network::{Strengths, network_map};
use super::picture::partners::partner_map;
use super::strings::Strings;
use super::view::{BlockContent, Html};
use crate::model::{Map, Network};

pub fn partners(strings: &Strings, found: &Map, intro: Html, body: Html) -> BlockContent {
    let map = partner_map(&found.quadrants, &found.rings, &found.rows);
    let (placed, waiting) = (map.placed.len().to_string(), map.waiting.len().to_string());
    let label = match map.placed.len() + map.waiting.len() {
        0 => strings.get("map_picture").to_owned(),
        _ => strings.fill("map_filled", &[("placed", &placed), ("waiting", &waiting)]),
    };
    BlockContent::Map {
        intro,
        quadrants: found.quadrants.clone(),
        rings: found.rings.clone(),
        quadrants_data: json(&found.quadrants),
        rings_data: json(&found.rings),
        map,
        label,
        body,
    }
}

pub fn network(strings: &Strings, found: &Network, body: Html) -> BlockContent {
    let words = ["tie_strength_1", "tie_strength_2", "tie_strength_3", "tie_strength_4", "tie_strength_5"];
    let map = network_map(found, &Strengths::new(words.map(|key| strings.get(key))));
    let ties = map.people.iter().map(|person| person.ties.len()).sum::<usize>() / 2;
    let (people, ties) = (map.people.len().to_string(), ties.to_string());
    let label = match map.people.len() {
        0 => strings.get("network_picture").to_owned(),
        _ => strings.fill("network_filled", &[("people", &people), ("ties", &ties)]),
    };
    BlockContent::Network { body, map, label, room: found.room }
}
