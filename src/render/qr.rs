//! A square that a phone reads: from a printed sheet back to its page.

use super::view::QrView;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// White around the square, in its own units, without which readers do not find it.
const QUIET: i32 = 4;

/// The square of an address; none where the address is too long for one.
pub fn qr(address: &str) -> Option<QrView> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some(QrView { size: size + 2 * QUIET, path })
}
