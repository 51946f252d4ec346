//! How large a picture is: what pages say of it, so that the text below does not move when the picture arrives.

/// Width and height in pixels, neither of them 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dimensions {
    pub width: u32,
    pub height: u32,
}

impl Dimensions {
    /// None where a file says 0, which it does when it is damaged or does not know.
    pub fn new(width: u32, height: u32) -> Option<Self> {
        (width > 0 && height > 0).then_some(Self { width, height })
    }

    /// The size of the picture on its side.
    pub fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }

    /// How high the picture is when it has another width.
    pub fn height_at(self, width: u32) -> u32 {
        scaled(width, self.height, self.width)
    }

    /// How wide the picture is when it has another height.
    pub fn width_at(self, height: u32) -> u32 {
        scaled(height, self.width, self.height)
    }
}

/// `number` × `times` ÷ `parts`, rounded.
fn scaled(number: u32, times: u32, parts: u32) -> u32 {
    let (number, times, parts) = (u64::from(number), u64::from(times), u64::from(parts.max(1)));
    u32::try_from((number * times + parts / 2) / parts).unwrap_or(u32::MAX)
}
