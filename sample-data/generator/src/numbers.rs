//! Numbers of persons.

use fastrand::Rng;

/// Hands out clientnummers in ascending order.
#[derive(Debug)]
pub struct Numbers {
    last: u32,
}

impl Numbers {
    /// Numbers above `last`.
    pub fn above(last: u32) -> Self {
        Numbers { last }
    }

    /// The next number. A number that would pass for a BSN after leading zeros is left out, or the
    /// check on BSNs would find some in honest files.
    pub fn draw(&mut self, rng: &mut Rng) -> u32 {
        self.last += rng.u32(1..=9);
        while passes_eleven_proof(self.last) {
            self.last += 1;
        }
        self.last
    }
}

/// The eleven-proof of a BSN: digits times 9, 8, ... 2 and −1 sum to a multiple of eleven.
pub fn passes_eleven_proof(number: u32) -> bool {
    let mut left = number / 10;
    let mut sum = -i64::from(number % 10);
    for weight in 2..=9 {
        sum += weight * i64::from(left % 10);
        left /= 10;
    }
    sum % 11 == 0
}
