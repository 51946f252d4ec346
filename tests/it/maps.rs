//! Maps: what is read from their tables, where things stand in the picture, and that browsers come to the same. The
//! examples of `tests/maps/vectors.json` are read here and by `tests/browser/sheets/maps-layout.test.mjs`, which runs the
//! theme's scripts on them; `FIELDBOOK_BLESS=1` writes them anew.

use crate::project::{Project, check_html, check_lesson, html, lesson, words};
use fieldbook::model::{Network, PartnerRow, TieRow};
use fieldbook::render::picture::network::{NetworkMap, Strengths, network_map};
use fieldbook::render::picture::partners::{PartnerMap, partner_map};
use fieldbook::render::picture::{Picture, Shape};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const STRENGTHS: [&str; 5] = ["weak, new", "some", "good, medium", "strong, close", "very strong"];

fn labels(word: &str, count: usize) -> Vec<String> {
    (1..=count).map(|at| format!("{word} {at}")).collect()
}

fn row(name: &str, quadrant: &str, ring: &str) -> PartnerRow {
    PartnerRow { name: name.to_owned(), quadrant: quadrant.to_owned(), ring: ring.to_owned() }
}

fn tie(from: &str, to: &str, strength: &str) -> TieRow {
    TieRow { from: from.to_owned(), to: to.to_owned(), strength: strength.to_owned() }
}

/// Partners spread over a map, or all in one cell.
fn rows(count: usize, place: impl Fn(usize) -> (usize, usize)) -> Vec<PartnerRow> {
    let row_at = |at| {
        let (quadrant, ring) = place(at);
        row(&format!("Partner {at}"), &format!("Part {}", quadrant + 1), &format!("Ring {}", ring + 1))
    };
    (0..count).map(row_at).collect()
}

fn partners_case(name: &str, quadrants: &[String], rings: &[String], rows: &[PartnerRow]) -> Value {
    let cells: Vec<[&str; 3]> = rows.iter().map(|row| [&*row.name, &*row.quadrant, &*row.ring]).collect();
    let expected = partner_map(quadrants, rings, rows);
    json!({ "name": name, "quadrants": quadrants, "rings": rings, "rows": cells, "expected": expected })
}

fn network_case(name: &str, people: &[&str], ties: &[TieRow], room: u32) -> Value {
    let network =
        Network { people: people.iter().map(|name| (*name).to_owned()).collect(), ties: ties.to_vec(), room };
    let cells: Vec<[&str; 3]> = ties.iter().map(|tie| [&*tie.from, &*tie.to, &*tie.strength]).collect();
    let expected = network_map(&network, &Strengths::new(STRENGTHS));
    json!({ "name": name, "people": people, "ties": cells, "room": room, "strengths": STRENGTHS, "expected": expected })
}

fn vectors() -> Vec<Value> {
    let words = ["Start here", "Build trust", "Watch", "Support"].map(str::to_owned);
    let mut cases = vec![
        partners_case("empty", &words, &labels("Ring", 5), &[]),
        partners_case(
            "words are compared without case and spaces, and rows without a name are none",
            &words,
            &labels("Ring", 3),
            &[
                row(" Ana   Ruiz ", "start HERE", "ring\u{a0}2"),
                row("", "Watch", "Ring 1"),
                row("Local 12", "Watch", ""),
                row("Ημέρας ΟΔΟΣ", "Watch", "Ring 9"),
                row("Ana Ruiz", "Start here", "Ring 2"),
            ],
        ),
        partners_case(
            "names that are too long, wide or written to the left",
            &[
                "A very long name for a part of the map indeed",
                "街の人たち",
                "שכנים",
                "mmmmMMMM",
                "Ünïted",
                "x",
            ]
            .map(str::to_owned),
            &labels("Ring", 7),
            &rows(20, |at| (at % 6, at % 7)),
        ),
        partners_case(
            "a row of two",
            &labels("Part", 2),
            &labels("Ring", 2),
            &rows(9, |at| (at % 2, at / 5)),
        ),
        partners_case("sixty in one cell", &labels("Part", 3), &labels("Ring", 4), &rows(60, |_| (1, 0))),
        partners_case(
            "spread",
            &labels("Part", 5),
            &labels("Ring", 6),
            &rows(90, |at| (at * 7 % 5, at * at % 6)),
        ),
        network_case("empty", &["", " "], &[tie("", "", "")], 8),
        network_case(
            "ties of all kinds",
            &["Ana Ruiz", "Council member Ochieng of the north", "Local 12", "Nobody's friend", "ana ruiz"],
            &[
                tie("Ana Ruiz", "local  12", "Strong"),
                tie("Local 12", "ANA RUIZ", "2"),
                tie("Ana Ruiz", "Somebody else", "99"),
                tie("Somebody Else", "Mmmmmmmmmmmmmmmmmmmmmmmmm", "0"),
                tie("Ana Ruiz", "Ana  Ruiz", "3"),
                tie("", "Ana Ruiz", "weak"),
                tie("", "", "good"),
                tie("Ana Ruiz", "Council member Ochieng of the north", "who knows"),
                tie("Local 12", "Nobody’s friend", "3 of 5"),
            ],
            0,
        ),
    ];
    let many: Vec<String> = (0..61).map(|at| format!("Person number {at}")).collect();
    let names: Vec<&str> = many.iter().map(String::as_str).collect();
    let ties: Vec<TieRow> =
        (0..60).map(|at| tie(names[at * 7 % 61], names[at * 11 % 61], &(at % 6).to_string())).collect();
    cases.push(network_case("sixty", &names, &ties, 8));
    cases
}

#[test]
fn browsers_draw_the_same() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/maps/vectors.json");
    let found = vectors().iter().map(Value::to_string).collect::<Vec<_>>().join(",\n");
    let found = format!("[\n{found}\n]\n");
    if std::env::var_os("FIELDBOOK_BLESS").is_some() {
        fs::write(&path, &found).expect("the examples are written");
    }
    let expected = fs::read_to_string(&path).expect("the examples are there");
    assert!(
        found == expected,
        "pictures have changed: FIELDBOOK_BLESS=1 writes them anew; mend the scripts too"
    );
}

/// Dots, names and numbers as boxes: left, top, right, bottom, in tenths.
fn boxes(picture: &Picture) -> Vec<[i32; 4]> {
    let mut found = Vec::new();
    for shape in &picture.shapes {
        match shape {
            Shape::Circle { class: "map-ring", .. } | Shape::Path { .. } | Shape::Along { .. } => {}
            Shape::Circle { x, y, r, .. } => found.push([x.0 - r.0, y.0 - r.0, x.0 + r.0, y.0 + r.0]),
            // A number inside its dot.
            Shape::Text { class: "map-dot-number", .. } => {}
            Shape::Text { class: "map-number", x, y, .. } => {
                found.push([x.0 - 40, y.0 - 80, x.0 + 40, y.0 + 10]);
            }
            Shape::Text { x, y, anchor, text, .. } => {
                // A letter of this size is 6 units wide at most on average.
                let wide = 60 * i32::try_from(text.chars().count()).expect("a short line");
                let left = if *anchor == "end" { x.0 - wide } else { x.0 };
                found.push([left, y.0 - 90, left + wide, y.0 + 25]);
            }
        }
    }
    found
}

fn circles(picture: &Picture, name: &str) -> Vec<(i32, i32)> {
    let circle = |shape: &Shape| match shape {
        Shape::Circle { class, x, y, .. } if class.starts_with(name) => Some((x.0, y.0)),
        Shape::Circle { .. } | Shape::Path { .. } | Shape::Text { .. } | Shape::Along { .. } => None,
    };
    picture.shapes.iter().filter_map(circle).collect()
}

fn check_inside(picture: &Picture) {
    for [left, top, right, bottom] in boxes(picture) {
        assert!(left >= 0 && top >= 0 && right <= picture.width.0 && bottom <= picture.height.0, "outside");
    }
}

fn check_partners(map: &PartnerMap, rows: &[PartnerRow]) {
    let dots = circles(&map.picture, "map-dot");
    assert_eq!(dots.len(), map.placed.len(), "a dot for each that is placed");
    for (at, one) in dots.iter().enumerate() {
        for other in &dots[at + 1..] {
            let apart = (one.0 - other.0).pow(2) + (one.1 - other.1).pow(2);
            assert!(apart >= 205 * 205, "dots are {apart} apart");
        }
    }
    let all = boxes(&map.picture);
    let numbers = all.iter().filter(|area| area[3] - area[1] == 90);
    for number in numbers {
        for dot in all.iter().filter(|area| area[3] - area[1] == 180) {
            let apart =
                number[2] <= dot[0] || dot[2] <= number[0] || number[3] <= dot[1] || dot[3] <= number[1];
            // Corners of boxes may meet where the round dot does not reach.
            let (x, y) = (f64::from(dot[0] + dot[2]) / 2.0, f64::from(dot[1] + dot[3]) / 2.0);
            let near = |low: i32, high: i32, at: f64| at.clamp(f64::from(low), f64::from(high)) - at;
            let gap = near(number[0], number[2], x).hypot(near(number[1], number[3], y));
            assert!(apart || gap >= 90.0, "a number of a ring is covered: {number:?} {dot:?}");
        }
    }
    check_inside(&map.picture);
    let mut numbers: Vec<usize> =
        map.placed.iter().chain(&map.waiting).map(|partner| partner.number).collect();
    numbers.sort_unstable();
    let named = rows.iter().filter(|row| !row.name.trim().is_empty()).count();
    assert_eq!(numbers, (1..=named).collect::<Vec<_>>(), "everybody is in the picture or beside it");
    for groups in [&map.by_quadrant, &map.by_ring] {
        let listed: usize = groups.iter().map(|group| group.partners.len()).sum();
        assert_eq!(listed, map.placed.len());
        for group in groups {
            // Within a cell the order is that of the table.
            for pair in group.partners.windows(2) {
                let same = pair[0].quadrant == pair[1].quadrant && pair[0].ring == pair[1].ring;
                assert!(!same || pair[0].number < pair[1].number);
            }
        }
    }
}

fn check_network(map: &NetworkMap, network: &Network) {
    let dots = circles(&map.picture, "net-dot");
    let all = boxes(&map.picture);
    for (at, one) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            let apart = one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1];
            assert!(apart || map.people.is_empty(), "names overlap: {one:?} {other:?}");
        }
    }
    if map.people.is_empty() {
        assert!(dots.len() >= 6, "a blank map has room for people");
        return;
    }
    assert_eq!(dots.len(), map.people.len());
    let named = network.people.iter().filter(|name| !name.trim().is_empty()).count();
    assert_eq!(map.people.iter().filter(|person| !person.added).count(), named);
    let drawn = map.picture.shapes.iter().filter(|shape| matches!(shape, Shape::Path { .. })).count();
    let written =
        |tie: &&TieRow| [&tie.from, &tie.to, &tie.strength].iter().any(|words| !words.trim().is_empty());
    assert_eq!(
        drawn + map.incomplete.len(),
        network.ties.iter().filter(written).count(),
        "no tie is dropped"
    );
    let ends: usize = map.people.iter().map(|person| person.ties.len()).sum();
    assert_eq!(ends, 2 * drawn, "each tie stands at both its ends");
    let alone = map.people.iter().filter(|person| person.ties.is_empty()).count();
    assert_eq!(alone, map.alone.len());
}

#[test]
fn two_hundred_partners_in_one_cell_and_spread() {
    for quadrants in 2..=6 {
        for rings in 2..=7 {
            let (parts, circles) = (labels("Part", quadrants), labels("Ring", rings));
            for crowded in 0..rings {
                let rows = rows(200, |_| (quadrants - 1, crowded));
                check_partners(&partner_map(&parts, &circles, &rows), &rows);
            }
            let rows = rows(200, |at| (at * 31 % quadrants, at * at % rings));
            check_partners(&partner_map(&parts, &circles, &rows), &rows);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_partner_is_dropped_and_no_dots_overlap(
        quadrants in 2_usize..=6,
        rings in 2_usize..=7,
        places in prop::collection::vec((0_usize..8, 0_usize..9, prop::bool::weighted(0.9)), 0..220),
    ) {
        let (parts, circles) = (labels("Part", quadrants), labels("Ring", rings));
        let row_at = |(at, (quadrant, ring, named)): (usize, &(usize, usize, bool))| {
            let name = if *named { format!("Partner {at}") } else { String::new() };
            row(&name, &format!("Part {quadrant}"), &format!("Ring {ring}"))
        };
        let rows: Vec<PartnerRow> = places.iter().enumerate().map(row_at).collect();
        let map = partner_map(&parts, &circles, &rows);
        check_partners(&map, &rows);
        prop_assert_eq!(map, partner_map(&parts, &circles, &rows));
    }

    #[test]
    fn no_tie_is_dropped_and_no_names_overlap(
        people in prop::collection::vec("[A-Za-z ]{0,40}", 0..80),
        ties in prop::collection::vec((0_usize..90, 0_usize..90, "[1-6]|weak|strong|some|x|"), 0..120),
    ) {
        let end = |at: usize| people.get(at).cloned().unwrap_or_else(|| if at > 85 { String::new() } else { format!("New {at}") });
        let ties = ties.into_iter().map(|(from, to, strength)| tie(&end(from), &end(to), &strength)).collect();
        let network = Network { people, ties, room: 8 };
        let map = network_map(&network, &Strengths::new(STRENGTHS));
        check_network(&map, &network);
        prop_assert_eq!(map, network_map(&network, &Strengths::new(STRENGTHS)));
    }
}

const MAP: &str = "::: map Partners\n\nQuadrants: Start here · Build trust\nRings: Core · Near · Far\n\n";
const HEAD: &str = "| Partner | Quadrant | Ring | Next |\n| --- | --- | --- | --- |\n";

#[test]
fn the_picture_follows_the_table() {
    let blank = html(&format!("{MAP}{HEAD}| ____ 3 rows | ____ | ____ | ____ |\n\n:::\n"));
    assert!(!blank.contains("map-dot\""), "{blank}");
    assert!(blank.contains("An empty map"), "{blank}");
    let filled = format!(
        "{MAP}{HEAD}| *Ana* Ruiz | Build trust | Far | |\n| Local 12 | start here | core | call |\n| Youth | Watch | | |\n| ____ 3 rows | ____ | ____ | ____ |\n\n:::\n"
    );
    let shown = html(&filled);
    assert_eq!(shown.matches("class=\"map-dot\"").count(), 2, "{shown}");
    assert!(shown.contains("Map. Partners on it: 2. Not placed yet: 1."), "{shown}");
    let lists = words(&shown[shown.find("map-lists").expect("lists")..]);
    for line in [
        "Whom to reach, in this order\n2 Local 12 – Start here · Core\n1 Ana Ruiz – Build trust · Far\n",
        "Not placed yet: choose a part and a ring\n3 Youth\n",
        "Start here 1: 2 Local 12\nBuild trust 1: 1 Ana Ruiz\n",
        "Core 1: 2 Local 12\nNear 0\nFar 1: 1 Ana Ruiz",
    ] {
        assert!(lists.contains(line), "no\n{line}\nin\n{lists}");
    }
    // What an author writes is text, in the picture and in the lists.
    check_html(
        &format!("{MAP}{HEAD}| a `<b>` & c | Start here | Core | |\n\n:::\n")
            .replace("Build trust", "B & \"C\" <i>"),
        &["a &lt;b&gt; &amp; c", "B &amp; &quot;C&quot;"],
    );
}

#[test]
fn networks_follow_their_tables() {
    let blank = "::: network N\n\n| Who |\n| --- |\n| ____ 9 rows |\n\n| From | To | Strength |\n| --- | --- | --- |\n| ____ 4 rows | ____ | ____ |\n\n:::\n";
    let shown = html(blank);
    assert_eq!(shown.matches("class=\"net-dot\"").count(), 9, "{shown}");
    assert!(shown.contains("An empty map: circles"), "{shown}");
    let filled = blank.replace("| ____ 9 rows |", "| Ana |\n| Ben |\n| Eve |").replace(
        "| ____ 4 rows | ____ | ____ |",
        "| Ana | ben | close |\n| Ben | Dan | |\n| Ana | | weak |\n| ____ 4 rows | ____ | ____ |",
    );
    let shown = html(&filled);
    assert!(shown.contains("Map. People and groups: 4. Ties between them: 2."), "{shown}");
    assert!(shown.contains("class=\"tie tie--4\"") && shown.contains("class=\"tie tie--2\""), "{shown}");
    let lists = words(&shown[shown.find("map-lists").expect("lists")..]);
    for line in [
        "Ana: Ben (close)\nBen: Ana (close), Dan\nDan (not in the first table): Ben\n",
        "No tie yet\nEve\n",
        "Ties that lack an end\nAna – …",
    ] {
        assert!(lists.contains(line), "no\n{line}\nin\n{lists}");
    }
}

#[test]
fn cells_of_maps_are_picked() {
    let text = format!(
        "{MAP}{HEAD}| ____ 2 rows | ____ | ____ | ____ |\n\n| a | b |\n| --- | --- |\n| ____ | ____ |\n\n:::\n"
    );
    let understood = Project::read(&lesson(&text)).understand();
    let fields = &understood.curriculum.documents[0].fields;
    let kinds: Vec<String> = fields.iter().map(|field| format!("{:?}", field.kind)).collect();
    assert_eq!(
        kinds,
        [
            "Text",
            "Pick([\"Start here\", \"Build trust\"])",
            "Pick([\"Core\", \"Near\", \"Far\"])",
            "Text",
            "Text",
            "Text"
        ]
    );
    let text = "::: network N\n\n| Who |\n| --- |\n| ____ |\n\n| From | To | Strength |\n| --- | --- | --- |\n| ____ | ____ | ____ |\n\n:::\n";
    let understood = Project::read(&lesson(text)).understand();
    let fields = &understood.curriculum.documents[0].fields;
    let kinds: Vec<String> = fields.iter().map(|field| format!("{:?}", field.kind)).collect();
    assert_eq!(kinds, ["Text", "Name", "Name", "Text"]);
}

#[test]
fn mistakes_in_the_table_of_a_map() {
    check_lesson(
        &format!("{MAP}| Partner | Quadrant |\n| --- | --- |\n| ____ | ____ |\n\n:::\n"),
        "9:1: map-columns: the map's table has 2 columns, and the picture is drawn from three",
    );
    check_lesson(
        &format!("{MAP}{HEAD}| Ana | Start hear | Core | |\n| Ben | Start here | Outer space | |\n\n:::\n"),
        "11:9: map-place: the map has no quadrant `Start hear`\n12:22: map-place: the map has no ring `Outer space`",
    );
    check_lesson(&format!("{MAP}{HEAD}| Ana | START  here | core | Outer space |\n\n:::\n"), "");
}
