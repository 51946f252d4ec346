//! The tables of keys as they stand in the docs.

use super::row::{Row, Shape};
use super::table::KINDS;
use std::fmt::Write as _;

/// A Markdown table of the keys, with those of groups as `print.paper` below their group.
pub fn table_of(rows: &[Row]) -> String {
    let mut table = "| key | in | is | meaning | for example |\n| --- | --- | --- | --- | --- |\n".to_owned();
    add(&mut table, "", rows);
    table
}

fn add(table: &mut String, group: &str, rows: &[Row]) {
    for row in rows {
        let name = format!("{group}{}", row.name);
        let example = row.example.replace('|', "\\|").replace('\n', "` `");
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "| `{name}` | {} | {} | {} | `{example}` |",
            kinds(row),
            row.shape.words(),
            row.meaning
        );
        if let Shape::Map(inner) | Shape::Tables(inner) = row.shape {
            add(table, &format!("{name}."), inner);
        }
    }
}

fn kinds(row: &Row) -> String {
    if row.kinds.is_empty() || row.kinds.len() == KINDS.len() {
        return "all".to_owned();
    }
    let names: Vec<&str> = row.kinds.iter().map(|kind| kind.name()).collect();
    names.join(", ")
}
