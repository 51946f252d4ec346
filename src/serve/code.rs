//! An address as a code for the camera of a phone, drawn with letters. The door of qrcodegen.

use qrcodegen::{QrCode, QrCodeEcc};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shades {
    /// Dark on light, whatever the colours of the terminal.
    Styled,
    /// Letters alone, for terminals with light letters on dark.
    Plain,
}

/// The quiet zone that readers need, in modules.
const BORDER: i32 = 2;

/// The code, two rows in a line; none for an address that is too long.
pub fn code(address: &str, shades: Shades) -> Option<String> {
    let code = QrCode::encode_text(address, QrCodeEcc::Low).ok()?;
    let end = code.size() + BORDER;
    let mut drawn = String::new();
    for y in (-BORDER..end).step_by(2) {
        if shades == Shades::Styled {
            // Black letters on a white ground.
            drawn.push_str("\u{1b}[30;107m");
        }
        for x in -BORDER..end {
            let (above, below) = (code.get_module(x, y), y + 1 < end && code.get_module(x, y + 1));
            drawn.push(match (above, below, shades) {
                (true, true, Shades::Styled) | (false, false, Shades::Plain) => '█',
                (true, false, Shades::Styled) | (false, true, Shades::Plain) => '▀',
                (false, true, Shades::Styled) | (true, false, Shades::Plain) => '▄',
                (false, false, Shades::Styled) | (true, true, Shades::Plain) => ' ',
            });
        }
        drawn.push_str(if shades == Shades::Styled { "\u{1b}[0m\n" } else { "\n" });
    }
    Some(drawn)
}
