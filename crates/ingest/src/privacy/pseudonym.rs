//! A keyed hash in the place of a number of a person, so that exports can be linked without it.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Bytes that a key has at least. A shorter one can be guessed, and with it every number.
pub(crate) const SHORTEST: usize = 16;

/// Bytes of the hash that are kept: half of them, the least that RFC 2104 (section 5) advises.
/// Among a million persons two get the same hash with a chance of about one in 10^27.
const KEPT: usize = 16;

/// Gives the keyed hash of an identifier: HMAC-SHA-256, in hexadecimal.
#[derive(Clone)]
pub(crate) struct Pseudonym {
    keyed: Hmac<Sha256>,
}

/// A key is never printed.
impl fmt::Debug for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pseudonym").finish_non_exhaustive()
    }
}

impl Pseudonym {
    /// With a key; blanks and line breaks round it do not count, so that a key from a file is the
    /// same key from the environment. Without a key that is good enough it hashes as well, since
    /// the rows are compared by it, but then [`Pseudonym::is_safe`] says that nothing may be kept.
    pub(crate) fn new(key: Option<&[u8]>) -> Pseudonym {
        let key = key.unwrap_or_default().trim_ascii();
        Pseudonym {
            // HMAC takes a key of any length, so this is never the other arm.
            keyed: Hmac::new_from_slice(key).unwrap_or_else(|_| Hmac::new(&Default::default())),
        }
    }

    /// Whether what comes of a key may be kept.
    pub(crate) fn is_safe(key: Option<&[u8]>) -> bool {
        key.is_some_and(|key| key.trim_ascii().len() >= SHORTEST)
    }

    /// The hash of a text, the same for every way to write one identifier.
    pub(crate) fn of(&self, text: &str) -> String {
        let mut keyed = self.keyed.clone();
        keyed.update(canonical(text).as_bytes());
        let bytes = keyed.finalize().into_bytes();
        let mut hash = String::with_capacity(2 * KEPT);
        for byte in bytes.iter().take(KEPT) {
            for half in [byte >> 4, byte & 15] {
                hash.extend(char::from_digit(u32::from(half), 16));
            }
        }
        hash
    }
}

/// One way to write an identifier: letters and digits alone, in lower case, and without the zeros
/// in front of digits, which spreadsheets take away, or the `.0` that others add.
fn canonical(text: &str) -> String {
    let text = text.trim();
    let is_number = |text: &str| {
        let mark = |letter: char| matches!(letter, '.' | ' ' | '-' | '\u{a0}');
        text.chars()
            .all(|letter| letter.is_ascii_digit() || mark(letter))
    };
    let text = match text.rsplit_once(['.', ',']) {
        Some((whole, "0")) if whole.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => text,
    };
    let bare = |letter: &char| letter.is_alphanumeric();
    let canonical: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .filter(bare)
        .collect();
    let without_zeros = canonical.trim_start_matches('0');
    match (
        is_number(text),
        without_zeros.is_empty(),
        canonical.is_empty(),
    ) {
        (_, _, true) => text.to_lowercase(),
        (true, false, _) => without_zeros.to_owned(),
        _ => canonical,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] = b"0123456789abcdef";

    /// Worked out with Python's `hmac` module.
    #[test]
    fn the_hash_is_hmac_sha_256() {
        let pseudonym = Pseudonym::new(Some(KEY));
        assert_eq!(
            pseudonym.of("123456782"),
            "5e0e64cf7abd514d1f9e27db94d75db4"
        );
        assert_eq!(pseudonym.of("v-abc 12"), "8b3ded80edc3833aa6c1a3ea37f371d4");
    }

    #[test]
    fn one_identifier_has_one_hash_however_it_is_written() {
        let pseudonym = Pseudonym::new(Some(KEY));
        let same = |texts: &[&str]| {
            let hashes: Vec<String> = texts.iter().map(|text| pseudonym.of(text)).collect();
            assert!(
                hashes.windows(2).all(|pair| pair[0] == pair[1]),
                "{texts:?}"
            );
            hashes[0].clone()
        };
        let one = same(&[
            "012345672",
            "12345672",
            "0123.45.672",
            " 12345672.0 ",
            "12345672,0",
        ]);
        let other = same(&["V-12 ab", "v12AB", "V 12-AB"]);
        let third = same(&["12345673", "012345673"]);
        assert!(one != other && one != third);
        assert_ne!(pseudonym.of("0"), pseudonym.of("00"));
        assert_ne!(pseudonym.of("-"), pseudonym.of("."));
        assert_ne!(pseudonym.of("0a"), pseudonym.of("a"));
    }

    #[test]
    fn another_key_gives_other_hashes_and_a_short_one_is_not_safe() {
        let of = |key: &[u8]| Pseudonym::new(Some(key)).of("123456782");
        assert_eq!(of(KEY), of(b"0123456789abcdef\r\n"));
        assert_ne!(of(KEY), of(b"0123456789abcdeg"));
        assert!(Pseudonym::is_safe(Some(KEY)));
        assert!(!Pseudonym::is_safe(Some(b"kort           \n")));
        assert!(!Pseudonym::is_safe(None));
        assert!(!format!("{:?}", Pseudonym::new(Some(KEY))).contains("0123"));
    }
}
