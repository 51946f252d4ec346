//! The partner map: rings around a middle, cut into quadrants, a numbered dot for each partner. Rings grow as their
//! fullest cell needs, and the picture with them, so nobody is left out. In the browser: `50-map-layout.js`.

use super::{Picture, Shape, TURN, Tenths, around, width};
use crate::model::{PartnerRow, find_label, tidy};
use serde::Serialize;

/// A dot, and how near the middles of two may come.
const DOT: f64 = 9.0;
const PITCH: f64 = 21.0;
/// How near a dot's middle comes to a circle, and to a line between quadrants, on which the numbers of rings stand.
const EDGE: f64 = 12.0;
const LINE: f64 = 17.0;
/// No dot stands nearer to the middle than this.
const FIRST: f64 = 35.0;
/// Room around the rings for the names of quadrants.
const FRAME: f64 = 26.0;

/// What is drawn and listed of a partner map.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
pub struct PartnerMap {
    pub picture: Picture,
    /// Partners in the order of outreach: by quadrant, then from the middle, then as in the table.
    pub placed: Vec<Partner>,
    /// Partners without a quadrant or a ring.
    pub waiting: Vec<Partner>,
    pub by_quadrant: Vec<Group>,
    pub by_ring: Vec<Group>,
}

/// A partner, with its number: its row among those that have a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Partner {
    pub number: usize,
    pub name: String,
    /// The labels; empty where the map has none of this name.
    pub quadrant: String,
    pub ring: String,
}

/// All partners of one quadrant or ring that are in the picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Group {
    pub label: String,
    pub partners: Vec<Partner>,
}

/// Places and draws the partners of a table.
pub fn partner_map(quadrants: &[String], rings: &[String], rows: &[PartnerRow]) -> PartnerMap {
    if quadrants.len() < 2 || rings.is_empty() {
        return PartnerMap::default();
    }
    let mut cells: Vec<Vec<Vec<usize>>> = vec![vec![Vec::new(); rings.len()]; quadrants.len()];
    let mut partners = Vec::new();
    let mut waiting = Vec::new();
    for row in rows {
        let name = tidy(&row.name);
        if name.is_empty() {
            continue;
        }
        let number = partners.len() + 1;
        let (quadrant, ring) = (find_label(quadrants, &row.quadrant), find_label(rings, &row.ring));
        let label = |labels: &[String], at: Option<usize>| at.map_or(String::new(), |at| labels[at].clone());
        let partner =
            Partner { number, name, quadrant: label(quadrants, quadrant), ring: label(rings, ring) };
        match (quadrant, ring) {
            (Some(quadrant), Some(ring)) => cells[quadrant][ring].push(number),
            _ => waiting.push(partner.clone()),
        }
        partners.push(partner);
    }
    let listed =
        |numbers: Vec<usize>| numbers.into_iter().map(|number| partners[number - 1].clone()).collect();
    let groups = |labels: &[String], numbers: &dyn Fn(usize) -> Vec<usize>| {
        let group =
            |(at, label): (usize, &String)| Group { label: label.clone(), partners: listed(numbers(at)) };
        labels.iter().enumerate().map(group).collect()
    };
    PartnerMap {
        picture: draw(quadrants, rings.len(), &cells),
        placed: listed(cells.iter().flatten().flatten().copied().collect()),
        by_quadrant: groups(quadrants, &|at| cells[at].iter().flatten().copied().collect()),
        by_ring: groups(rings, &|at| cells.iter().flat_map(|cell| cell[at].iter().copied()).collect()),
        waiting,
    }
}

fn draw(quadrants: &[String], rings: usize, cells: &[Vec<Vec<usize>>]) -> Picture {
    let parts = count(quadrants.len());
    let radii = radii(parts, rings, cells);
    let outer = radii[rings];
    let centre = outer + FRAME;
    let at = Tenths::of(centre);
    let mut shapes = Vec::new();
    for radius in radii[1..].iter().rev() {
        shapes.push(Shape::Circle { class: "map-ring", x: at, y: at, r: Tenths::of(*radius) });
    }
    for part in 0..quadrants.len() {
        let (x, y) = around(centre, outer, count(part) / parts);
        shapes.push(Shape::Path { class: "map-cut".to_owned(), d: format!("M{at} {at}L{x} {y}") });
    }
    for (part, name) in quadrants.iter().enumerate() {
        shapes.push(title(part, name, parts, outer));
        for ring in 0..rings {
            let (x, y) = around(centre, 0.5 * (radii[ring] + radii[ring + 1]), count(part) / parts);
            let text = (ring + 1).to_string();
            shapes.push(Shape::Text { class: "map-number", x, y: lower(y), anchor: "middle", text });
        }
    }
    for (part, of_part) in cells.iter().enumerate() {
        for (ring, numbers) in of_part.iter().enumerate() {
            let cell = Cell::new(parts, radii[ring], radii[ring + 1]);
            for (number, (radius, turns)) in numbers.iter().zip(cell.places(numbers.len(), count(part))) {
                let (x, y) = around(centre, radius, turns);
                shapes.push(Shape::Circle { class: "map-dot", x, y, r: Tenths::of(DOT) });
                let text = number.to_string();
                shapes.push(Shape::Text { class: "map-dot-number", x, y: lower(y), anchor: "middle", text });
            }
        }
    }
    let size = Tenths::of(2.0 * centre);
    Picture { width: size, height: size, shapes }
}

/// Letters stand on their line, so that of a number at a place is a little lower.
fn lower(y: Tenths) -> Tenths {
    Tenths(y.0 + 34)
}

/// The letter of a quadrant, and its name where there is room, along the outer circle; below, it is not upside down.
fn title(part: usize, name: &str, parts: f64, outer: f64) -> Shape {
    let letter = char::from(b'A' + u8::try_from(part % 26).unwrap_or(0));
    let room = outer * TURN / parts - 20.0;
    let upright = |letter: char| !matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    let fits = f64::from(width(name) + 30) * 0.66 <= room && name.chars().all(upright);
    let text = if fits { format!("{letter} {name}") } else { letter.to_string() };
    let (from, to) = (count(part) / parts, count(part + 1) / parts);
    let below = from + to > 0.5 && from + to < 1.5;
    let radius = outer + if below { 16.0 } else { 7.0 };
    let (start, end, sweep) = if below { (to, from, 0) } else { (from, to, 1) };
    let centre = outer + FRAME;
    let ((x1, y1), (x2, y2), r) =
        (around(centre, radius, start), around(centre, radius, end), Tenths::of(radius));
    Shape::Along { class: "map-name", d: format!("M{x1} {y1}A{r} {r} 0 0 {sweep} {x2} {y2}"), text }
}

/// Where each ring ends, from the middle; the first is 0.
fn radii(parts: f64, rings: usize, cells: &[Vec<Vec<usize>>]) -> Vec<f64> {
    let first = (150.0 / count(rings)).floor().max(60.0);
    let others = ((150.0 - first) / (count(rings) - 1.0).max(1.0)).floor().max(2.0 * EDGE);
    let mut radii = vec![0.0];
    for ring in 0..rings {
        let inner = radii[ring];
        let fullest = cells.iter().map(|cell| cell[ring].len()).max().unwrap_or(0);
        let mut outer = inner + if ring == 0 { first } else { others };
        while Cell::new(parts, inner, outer).tracks(fullest).is_none() {
            outer += PITCH;
        }
        radii.push(outer);
    }
    radii
}

/// The room of one cell: arcs that dots can stand on lie between two radii.
struct Cell {
    parts: f64,
    inner: f64,
    outer: f64,
}

impl Cell {
    fn new(parts: f64, inner: f64, outer: f64) -> Self {
        Self { parts, inner: (inner + EDGE).max(FIRST), outer: outer - EDGE }
    }

    /// The fewest arcs that hold so many dots, around the middle of the cell; none where it is too small.
    fn tracks(&self, dots: usize) -> Option<Vec<f64>> {
        let mut tracks = Vec::new();
        while self.room(&tracks) < dots {
            let wanted = tracks.len() + 1;
            let least = (self.inner + self.outer - (count(wanted) - 1.0) * PITCH) / 2.0;
            if least < self.inner {
                return None;
            }
            tracks = (0..wanted).map(|at| least + count(at) * PITCH).collect();
        }
        Some(tracks)
    }

    fn room(&self, tracks: &[f64]) -> usize {
        tracks.iter().map(|radius| self.room_at(*radius)).sum()
    }

    /// The angle that dots' middles may use on an arc. For the small angles of these rings the inverse sine is at most
    /// 6 % more than its sine, for half a dot's distance 3 %.
    fn angle(&self, radius: f64) -> f64 {
        TURN / self.parts - 2.0 * 1.06 * LINE / radius
    }

    fn step(radius: f64) -> f64 {
        1.03 * PITCH / radius
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and not negative")]
    fn room_at(&self, radius: f64) -> usize {
        let angle = self.angle(radius);
        if angle < 0.0 { 0 } else { 1 + (angle / Self::step(radius)).floor() as usize }
    }

    /// Radius and direction of each dot, in the order of the table: from the inner arc to the outer one, evenly filled.
    fn places(&self, dots: usize, part: f64) -> Vec<(f64, f64)> {
        let tracks = self.tracks(dots).unwrap_or_default();
        let (mut waiting, mut room) = (dots, self.room(&tracks));
        let mut places = Vec::with_capacity(dots);
        for radius in tracks {
            let here = self.room_at(radius);
            let share = (waiting * here).div_ceil(room.max(1));
            room -= here;
            waiting -= share;
            let widest = self.angle(radius) / (count(share) - 1.0).max(1.0);
            let step = (1.6 * Self::step(radius)).min(widest) / TURN;
            let first = (part + 0.5) / self.parts - (count(share) - 1.0) / 2.0 * step;
            places.extend((0..share).map(|at| (radius, first + count(at) * step)));
        }
        places
    }
}

#[expect(clippy::cast_precision_loss, reason = "nobody has so many partners")]
fn count(number: usize) -> f64 {
    number as f64
}
