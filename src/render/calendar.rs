pub fn one(_: &super::site::Site<'_>, _: usize) -> String { String::new() }
pub fn all(_: &super::site::Site<'_>) -> String { String::new() }
