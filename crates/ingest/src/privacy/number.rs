//! Which texts are the number of a person.

/// What a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Number {
    /// A citizen service number (burgerservicenummer, BSN): nine digits that pass the eleven-proof,
    /// or eight where a spreadsheet took the zero in front away.
    Bsn,
    /// Ten digits, as a V-nummer and an A-nummer have. No source that we found gives a V-nummer a
    /// check digit, so only the length speaks; that is why it takes a column of them, never one.
    Ten,
}

/// What a text is as a whole. Points, blanks and dashes between the digits are forgiven, and the
/// `.0` of a program that took the number for an amount.
pub(crate) fn number(text: &str) -> Option<Number> {
    // Nearly every cell ends here.
    if !(8..=16).contains(&text.len()) {
        return None;
    }
    let text = whole(text);
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let (digits, count) = digits(text)?;
    match count {
        9 if passes(&digits) => Some(Number::Bsn),
        // A date and a number of eight digits look alike once there are marks between them.
        8 if plain && passes(&digits) => Some(Number::Bsn),
        10 if plain && may_be_of_a_person(text) => Some(Number::Ten),
        _ => None,
    }
}

/// Whether a text holds a number of a person anywhere. Findings leave out a value that does.
pub(crate) fn contains(text: &str) -> bool {
    let hides = |text: &str| match number(text) {
        Some(Number::Bsn) => text.len() != 8 || !is_day(text),
        Some(Number::Ten) => true,
        None => false,
    };
    hides(text.trim()) || runs(text).any(hides)
}

/// Whether free text holds a citizen service number among other words.
pub(crate) fn mentions(text: &str) -> bool {
    // Nearly every text ends here: it has no nine digits.
    if text.len() < 9 || text.bytes().filter(u8::is_ascii_digit).count() < 9 {
        return false;
    }
    let is_bsn = |run: &str| run.len() == 9 && number(run) == Some(Number::Bsn);
    is_bsn(text.trim()) || runs(text).any(is_bsn)
}

/// The runs of digits in a text.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_digit())
        .filter(|run| run.len() >= 8)
}

/// Without the decimals that a number of a person can't have.
fn whole(text: &str) -> &str {
    match text.rsplit_once(['.', ',']) {
        Some((whole, "0" | "00")) if whole.len() >= 8 => whole,
        _ => text,
    }
}

/// The digits of a text, to the right in ten places, and how many there are. Nothing where it
/// holds anything else.
fn digits(text: &str) -> Option<([u8; 10], usize)> {
    let (mut digits, mut count) = ([0; 10], 0);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits.rotate_left(1);
                *digits.last_mut()? = byte - b'0';
                count += 1;
            }
            b'.' | b' ' | b'-' => {}
            _ => return None,
        }
    }
    (8..=10).contains(&count).then_some((digits, count))
}

/// The eleven-proof: nine digits times 9, 8, …, 2 and -1 make a multiple of eleven.
fn passes(digits: &[u8; 10]) -> bool {
    let weights = [0, 9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| i32::from(*digit) * weight)
        .sum();
    sum != 0 && sum % 11 == 0
}

/// Ten digits are often something else: a mobile telephone, or the number of a case that begins
/// with its year.
fn may_be_of_a_person(text: &str) -> bool {
    let year = text.get(..4).and_then(|year| year.parse().ok());
    !text.starts_with("06") && !year.is_some_and(|year: u32| (1990..2040).contains(&year))
}

/// Whether eight digits are a day as systems write it (`20190231` too: findings must show it).
fn is_day(text: &str) -> bool {
    let part = |range| text.get(range).and_then(|part: &str| part.parse().ok());
    let within = |part: Option<u32>, low, high| part.is_some_and(|p| (low..=high).contains(&p));
    within(part(0..4), 1850, 2150) && within(part(4..6), 0, 12) && within(part(6..8), 0, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleven_proof_tells_numbers_from_other_digits() {
        // Numbers of the test set that the government publishes.
        for text in [
            "999990019",
            "999.99.00.19",
            "9999 90 019",
            "111222333",
            "123456782.0",
            "123456782,00",
            // 012345672 without the zero in front.
            "12345672",
        ] {
            assert_eq!(number(text), Some(Number::Bsn), "{text}");
        }
        for text in [
            "999990018",
            "000000000",
            "00000000",
            "12345678",
            "1.234.567,2",
            "12-34-5672",
            "4012345",
            "abcdefghi",
            "31-12-2019",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn ten_digits_are_taken_for_a_person_unless_they_say_otherwise() {
        assert_eq!(number("2731234567"), Some(Number::Ten));
        assert_eq!(number("2731234567.0"), Some(Number::Ten));
        for text in [
            "0612345678",
            "2019001234",
            "31-12-20191",
            "273-1234567",
            "27312345678",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_with_a_number_in_it_is_found() {
        for text in [
            "bsn: 111222333, Groningen",
            "(2731234567)",
            "111.22.2333",
            "12345672",
        ] {
            assert!(contains(text), "{text}");
        }
        for text in ["4012345", "20190231", "38.450", "GM0014"] {
            assert!(!contains(text), "{text}");
        }
        assert!(mentions("belde over 111222333."));
        assert!(!mentions("belde 0612345678 op 20190231"));
    }
}
