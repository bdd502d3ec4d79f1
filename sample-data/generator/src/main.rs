//! Writes the synthetic sample exports.
fn main() {}
