//! Pictures of maps, drawn as the browser draws them while people type: `scripts/50-map-layout.js` and
//! `52-network-layout.js` hold the same rules, line by line. So that both come to the same numbers, only sums, products,
//! quotients and square roots are used, which every machine rounds alike, and places are cut to tenths.

pub mod network;
pub mod partners;

use serde::{Serialize, Serializer};

/// Labels as a script reads them from an attribute.
pub fn json(labels: &[String]) -> String {
    serde_json::to_string(labels).unwrap_or_default()
}

/// A picture: its size, and what is drawn in it, from back to front.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Picture {
    pub width: Tenths,
    pub height: Tenths,
    pub shapes: Vec<Shape>,
}

/// One thing in a picture. Styles know it by its class.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Shape {
    Circle {
        class: &'static str,
        x: Tenths,
        y: Tenths,
        r: Tenths,
    },
    Path {
        class: String,
        d: String,
    },
    /// Words at a place; `anchor` is `start`, `middle` or `end`.
    Text {
        class: &'static str,
        x: Tenths,
        y: Tenths,
        anchor: &'static str,
        text: String,
    },
    /// Words in the middle of a line that is drawn along `d`.
    Along {
        class: &'static str,
        d: String,
        text: String,
    },
}

/// A length or place in tenths of a unit, so that it is written the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Tenths(pub i32);

impl Tenths {
    /// The nearest tenth; halves go up.
    #[expect(clippy::cast_possible_truncation, reason = "pictures are far smaller than the type")]
    pub fn of(length: f64) -> Self {
        Self((length * 10.0 + 0.5).floor() as i32)
    }
}

impl std::fmt::Display for Tenths {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(out, "{whole}"),
            (whole, part) => write!(out, "{whole}.{part}"),
        }
    }
}

impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 % 10 {
            0 => serializer.serialize_i32(self.0 / 10),
            _ => serializer.serialize_f64(f64::from(self.0) / 10.0),
        }
    }
}

/// One whole turn, in radians.
const TURN: f64 = std::f64::consts::TAU;

/// The sine of so many turns, to five digits. The machine's own sine differs in its last digits from one to the other.
fn sine(turns: f64) -> f64 {
    let part = turns - turns.floor();
    let (sign, part) = if part >= 0.5 { (-1.0, part - 0.5) } else { (1.0, part) };
    let part = if part > 0.25 { 0.5 - part } else { part };
    let x = part * TURN;
    let q = x * x;
    sign * x * (1.0 - q / 6.0 * (1.0 - q / 20.0 * (1.0 - q / 42.0 * (1.0 - q / 72.0 * (1.0 - q / 110.0)))))
}

/// A point on a circle around a centre, from the top with the clock.
fn around(centre: f64, radius: f64, turns: f64) -> (Tenths, Tenths) {
    (Tenths::of(centre + radius * sine(turns)), Tenths::of(centre - radius * sine(turns + 0.25)))
}

/// How wide words are, in tenths of an ordinary letter.
fn width(words: &str) -> u32 {
    words.chars().map(letter_width).sum()
}

fn letter_width(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!'
        | '(' | ')' => 6,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 16,
        letter if letter >= '\u{2e80}' => 20,
        letter if letter.to_lowercase().next() != Some(letter) => 13,
        _ => 10,
    }
}
