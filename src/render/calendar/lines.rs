//! The lines of a calendar file: escaped, folded at 75 octets, ended by CR and LF. Source: RFC 5545, sections 3.1 and 3.3.11.

use crate::model::Date;

/// Octets in a line, without its end.
const WIDTH: usize = 75;

/// Lines of a calendar file.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// A property whose value needs no escaping.
    pub fn plain(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{value}"));
    }

    /// A property whose value is text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// A property whose value is an address: it is not escaped, so nothing that ends a line may be in it.
    pub fn address(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|letter| !letter.is_control()).collect();
        self.line(&format!("{name}:{value}"));
    }

    /// A day and a time (`17:30`) on a zone's clocks; on whichever clocks there are, without a zone.
    pub fn time(&mut self, name: &str, zone: Option<&str>, day: Date, clock: &str) {
        let value = format!("{}T{}00", day.iso().replace('-', ""), clock.replace(':', ""));
        match zone {
            Some("UTC") => self.line(&format!("{name}:{value}Z")),
            Some(zone) => self.line(&format!("{name};TZID={zone}:{value}")),
            None => self.line(&format!("{name}:{value}")),
        }
    }

    pub fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    pub fn finish(self) -> String {
        self.0
    }

    /// Writes a line, folded between letters: a line that goes on begins with a space.
    fn line(&mut self, line: &str) {
        let mut room = WIDTH;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = WIDTH - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' => out.push_str("\\n"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
