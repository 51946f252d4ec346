//! The relationship map: people and groups in two bowed columns, their names outside, their ties as curves between.
//! Rows are as high as two lines of a name, so names never overlap, however many there are. In the browser:
//! `52-network-layout.js`.

use super::{Picture, Shape, Tenths, letter_width};
use crate::model::{Network, TieRow, same_words, tidy};
use serde::Serialize;
use std::collections::BTreeMap;

/// Height of a row, and of the room above and below all of them.
const ROW: f64 = 30.0;
const FRAME: f64 = 12.0;
/// Half the distance of the columns at their ends. In the middle it is more, the more so the longer they are.
const NEAR: f64 = 50.0;
const BOW: (f64, f64) = (30.0, 110.0);
const DOT: f64 = 6.0;
/// Room for names beside a column, and the widest line in it, in tenths of a letter.
const NAMES: f64 = 100.0;
const WIDEST: u32 = 150;
/// A tie of which nobody said how strong it is.
const ORDINARY: usize = 2;

/// What is drawn and listed of a network.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
pub struct NetworkMap {
    pub picture: Picture,
    /// People and groups in the order of the table, then those that only a tie names.
    pub people: Vec<Person>,
    /// Names of those without a tie.
    pub alone: Vec<String>,
    /// Ties of which an end is missing, or that lead back to where they begin.
    pub incomplete: Vec<TieEnds>,
}

/// A person or group with its ties.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Person {
    pub name: String,
    /// Only a tie names it; the table of people does not.
    pub added: bool,
    pub ties: Vec<Tie>,
}

/// A tie, seen from one of its ends.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Tie {
    pub name: String,
    /// 1 to 5.
    pub strength: usize,
    /// As somebody wrote it; may be empty.
    pub words: String,
}

/// A tie as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TieEnds {
    pub from: String,
    pub to: String,
}

/// Words for strengths: for each of the five a list of words, parted by commas.
pub struct Strengths(Vec<Vec<String>>);

impl Strengths {
    pub fn new(lists: [&str; 5]) -> Self {
        Self(lists.iter().map(|list| list.split(',').map(same_words).collect()).collect())
    }

    /// How strong: a number, or one of the words.
    fn find(&self, words: &str) -> usize {
        let words = same_words(words);
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            return words[..digits].parse().unwrap_or(5_usize).clamp(1, 5);
        }
        self.0.iter().position(|known| known.contains(&words)).map_or(ORDINARY, |at| at + 1)
    }
}

/// Places and draws the people and ties of two tables.
pub fn network_map(network: &Network, strengths: &Strengths) -> NetworkMap {
    let mut map = NetworkMap::default();
    let mut known = BTreeMap::new();
    for name in network.people.iter().map(|name| tidy(name)).filter(|name: &String| !name.is_empty()) {
        known.entry(same_words(&name)).or_insert(map.people.len());
        map.people.push(Person { name, added: false, ties: Vec::new() });
    }
    let mut ties: Vec<(usize, usize, usize)> = Vec::new();
    for TieRow { from, to, strength } in &network.ties {
        let (from, to, words) = (tidy(from), tidy(to), tidy(strength));
        if from.is_empty() && to.is_empty() && words.is_empty() {
            continue;
        }
        if from.is_empty() || to.is_empty() || same_words(&from) == same_words(&to) {
            map.incomplete.push(TieEnds { from, to });
            continue;
        }
        let strength = strengths.find(&words);
        let [one, other] = [from, to].map(|name| {
            *known.entry(same_words(&name)).or_insert_with(|| {
                map.people.push(Person { name, added: true, ties: Vec::new() });
                map.people.len() - 1
            })
        });
        for (here, there) in [(one, other), (other, one)] {
            let name = map.people[there].name.clone();
            map.people[here].ties.push(Tie { name, strength, words: words.clone() });
        }
        ties.push((one, other, strength));
    }
    let alone = map.people.iter().filter(|person| person.ties.is_empty());
    map.alone = alone.map(|person| person.name.clone()).collect();
    map.picture = if map.people.is_empty() { blank(network.room) } else { draw(&map.people, &ties) };
    map
}

/// Circles with lines beside them, for pens.
fn blank(room: u32) -> Picture {
    let oval = Oval::new(room.clamp(6, 24) as usize);
    let mut shapes = Vec::new();
    for at in 0..oval.count {
        let (x, y, side) = oval.place(at);
        let (from, to, low) = (x + side * 12.0, x + side * (NAMES - 10.0), y + 7.0);
        let (from, to, low) = (Tenths::of(from), Tenths::of(to), Tenths::of(low));
        shapes.push(Shape::Circle {
            class: "net-dot",
            x: Tenths::of(x),
            y: Tenths::of(y),
            r: Tenths::of(DOT),
        });
        shapes.push(Shape::Path { class: "net-line".to_owned(), d: format!("M{from} {low}L{to} {low}") });
    }
    oval.picture(shapes)
}

fn draw(people: &[Person], ties: &[(usize, usize, usize)]) -> Picture {
    let oval = Oval::new(people.len());
    let mut drawn: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut shapes = Vec::new();
    for (one, other, strength) in ties {
        let (one, other) = (*one.min(other), *one.max(other));
        let before = drawn.entry((one, other)).or_default();
        let d = oval.curve(one, other, *before);
        *before += 1;
        shapes.push(Shape::Path { class: format!("tie tie--{strength}"), d });
    }
    for (at, person) in people.iter().enumerate() {
        let (x, y, side) = oval.place(at);
        let class = if person.added { "net-dot net-dot--added" } else { "net-dot" };
        shapes.push(Shape::Circle { class, x: Tenths::of(x), y: Tenths::of(y), r: Tenths::of(DOT) });
        let lines = lines(&person.name);
        let first = if lines.len() > 1 { y - 2.2 } else { y + 4.0 };
        let anchor = if side < 0.0 { "end" } else { "start" };
        for (line, text) in (0_u8..).zip(lines) {
            let (x, y) = (Tenths::of(x + side * 11.0), Tenths::of(first + 12.4 * f64::from(line)));
            shapes.push(Shape::Text { class: "net-name", x, y, anchor, text });
        }
    }
    oval.picture(shapes)
}

/// Two bowed columns: the first person left, the second right, and so on, so that a new one moves nobody across.
struct Oval {
    count: usize,
    /// Rows of the left column.
    rows: f64,
    bow: f64,
    middle: f64,
}

impl Oval {
    #[expect(clippy::cast_precision_loss, reason = "nobody knows so many people")]
    fn new(count: usize) -> Self {
        let rows = count.div_ceil(2) as f64;
        let bow = (4.0 * rows).clamp(BOW.0, BOW.1);
        Self { count, rows, bow, middle: NEAR + bow + NAMES }
    }

    /// Place of a person, and -1 on the left, 1 on the right.
    #[expect(clippy::cast_precision_loss, reason = "nobody knows so many people")]
    fn place(&self, at: usize) -> (f64, f64, f64) {
        let side = if at.is_multiple_of(2) { -1.0 } else { 1.0 };
        let row = (at / 2) as f64;
        // A right column of one row less stands between the rows of the left one.
        let shift = if side > 0.0 && !self.count.is_multiple_of(2) { 0.5 } else { 0.0 };
        let y = FRAME + (row + shift + 0.5) * ROW;
        let part = (2.0 * (row + shift + 0.5) - self.rows) / self.rows;
        let x = self.middle + side * (NEAR + self.bow * (1.0 - part * part));
        (x, y, side)
    }

    /// A curve from one to the other, bent towards the middle; a further tie of the same two is bent more.
    fn curve(&self, one: usize, other: usize, before: usize) -> String {
        let ((x1, y1, side), (x2, y2, other_side)) = (self.place(one), self.place(other));
        let more = 14.0 * f64::from(u8::try_from(before).unwrap_or(u8::MAX));
        let (x, y) = if side * other_side < 0.0 {
            (self.middle, 0.5 * (y1 + y2) + more)
        } else {
            let bend = (24.0 + 0.4 * (y2 - y1)).min(60.0 + self.bow) + more;
            (0.5 * (x1 + x2) - side * bend, 0.5 * (y1 + y2))
        };
        let [x1, y1, x, y, x2, y2] = [x1, y1, x, y, x2, y2].map(Tenths::of);
        format!("M{x1} {y1}Q{x} {y} {x2} {y2}")
    }

    fn picture(&self, shapes: Vec<Shape>) -> Picture {
        let height = 2.0 * FRAME + self.rows * ROW;
        Picture { width: Tenths::of(2.0 * self.middle), height: Tenths::of(height), shapes }
    }
}

/// A name in one or two lines; what is longer ends with dots here, and stands whole in the list.
fn lines(name: &str) -> Vec<String> {
    let mut lines: Vec<(String, u32)> = Vec::new();
    for word in name.split(' ') {
        let width = super::width(word);
        match lines.last_mut() {
            Some((line, used)) if *used + 6 + width <= WIDEST => {
                line.push(' ');
                line.push_str(word);
                *used += 6 + width;
            }
            _ => lines.push((word.to_owned(), width)),
        }
    }
    let more = lines.len() > 2;
    lines.truncate(2);
    let last = lines.len() - 1;
    let cut = lines.into_iter().enumerate().map(|(at, (line, width))| {
        if width <= WIDEST && !(more && at == last) { line } else { shortened(&line) }
    });
    cut.collect()
}

fn shortened(line: &str) -> String {
    let mut used = letter_width('…');
    let fits = |letter: &char| {
        used += letter_width(*letter);
        used <= WIDEST
    };
    let kept: String = line.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}
