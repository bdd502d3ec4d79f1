//! Answers that were given before, and a hash for finding them.

use std::collections::BTreeMap;

/// Remembers an answer for each distinct text. Columns of gemeenten, periods and codes have few
/// distinct texts and many rows, so nearly every question ends at the first comparison.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    /// Where a short text is looked for first; a later text of the same hash takes the place.
    slots: Vec<Option<(Short, T)>>,
    all: BTreeMap<Box<str>, T>,
}

/// Number of places for the first look; a power of two.
const SLOTS: usize = 2048;
/// How many texts are remembered at most, so that a column of free text can't fill the memory.
const REMEMBERED: usize = 50_000;

impl<T: Copy> Memo<T> {
    /// An empty memory.
    pub(crate) fn new() -> Self {
        Memo {
            slots: Vec::new(),
            all: BTreeMap::new(),
        }
    }

    /// The answer for `text`, made when it is asked for the first time.
    pub(crate) fn get(&mut self, text: &str, make: impl FnOnce(&str) -> T) -> T {
        let Some(short) = Short::of(text.as_bytes()) else {
            return self.find(text, make);
        };
        if self.slots.is_empty() {
            // Only columns that ask anything take the memory.
            self.slots.resize_with(SLOTS, || None);
        }
        let slot = short.slot();
        if let Some(Some((known, answer))) = self.slots.get(slot)
            && *known == short
        {
            return *answer;
        }
        let answer = self.find(text, make);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = Some((short, answer));
        }
        answer
    }

    fn find(&mut self, text: &str, make: impl FnOnce(&str) -> T) -> T {
        if let Some(answer) = self.all.get(text) {
            return *answer;
        }
        let answer = make(text);
        if self.all.len() < REMEMBERED {
            self.all.insert(text.into(), answer);
        }
        answer
    }
}

/// A text of at most 24 bytes as four numbers, equal only for equal texts. To compare them takes
/// less time than to call a comparison of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Short {
    first: u64,
    middle: u64,
    last: u64,
    length: usize,
}

impl Short {
    fn of(text: &[u8]) -> Option<Short> {
        let wide = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
        let narrow = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
        let length = text.len();
        // The parts overlap where the text is shorter than their sum.
        let (first, middle, last) = match length {
            0..4 => (
                text.iter()
                    .fold(0, |sum, byte| (sum << 8) | u64::from(*byte)),
                0,
                0,
            ),
            4..8 => (narrow(text.first_chunk()?), 0, narrow(text.last_chunk()?)),
            8..=16 => (wide(text.first_chunk()?), 0, wide(text.last_chunk()?)),
            17..=24 => (
                wide(text.first_chunk()?),
                wide(text.get(8..)?.first_chunk()?),
                wide(text.last_chunk()?),
            ),
            _ => return None,
        };
        Some(Short {
            first,
            middle,
            last,
            length,
        })
    }

    fn slot(self) -> usize {
        let mut hash = Hash(self.length as u64);
        hash.number(self.first ^ self.middle);
        hash.number(self.last);
        usize::try_from(hash.value()).unwrap_or(0) & (SLOTS - 1)
    }
}

/// A 64-bit hash that is the same in every run. It only finds candidates: whoever uses it compares
/// the values themselves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Hash(0x9e37_79b9_7f4a_7c15)
    }
}

impl Hash {
    /// Takes in a number.
    pub(crate) fn number(&mut self, number: u64) {
        let product = u128::from(self.0 ^ number) * u128::from(0xd6e8_feb8_6659_fd93_u64);
        let bytes = product.to_le_bytes();
        let (low, high) = bytes.split_at(8);
        self.0 = word(low) ^ word(high) ^ 0xa076_1d64_78bd_642f;
    }

    /// Takes in bytes and their length.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.number(word(chunk));
        }
        let rest = chunks.remainder();
        let last = rest
            .iter()
            .fold(0, |word, byte| (word << 8) | u64::from(*byte));
        self.number(last);
        self.number(bytes.len() as u64);
    }

    /// The hash of what was taken in.
    pub(crate) fn value(self) -> u64 {
        self.0
    }
}

fn word(bytes: &[u8]) -> u64 {
    bytes
        .first_chunk::<8>()
        .map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// Which hashes were met: one bit for all that have the same lower bits.
pub(crate) struct Marks {
    words: Vec<u64>,
}

impl Marks {
    /// With at least eight bits a row.
    pub(crate) fn for_rows(rows: usize) -> Marks {
        let words = (rows / 8).max(1).next_power_of_two();
        Marks {
            words: vec![0; words],
        }
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let word = usize::try_from(hash >> 6).unwrap_or(usize::MAX);
        (word & (self.words.len() - 1), 1 << (hash & 63))
    }

    /// How many are set: never more than there were different hashes.
    pub(crate) fn count(&self) -> usize {
        let ones = |word: &u64| usize::try_from(word.count_ones()).unwrap_or(0);
        self.words.iter().map(ones).sum()
    }

    /// Sets a mark, and says whether it was set.
    pub(crate) fn set(&mut self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        let Some(word) = self.words.get_mut(word) else {
            return true;
        };
        let known = *word & bit != 0;
        *word |= bit;
        known
    }

    /// Whether a mark is set.
    pub(crate) fn has(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.words.get(word).is_none_or(|word| word & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_made_once_for_each_text() {
        let mut memo = Memo::new();
        let mut made = 0;
        for round in 0..3 {
            for number in 0..5000 {
                let answer = memo.get(&format!("t{number}"), |_| {
                    made += 1;
                    number
                });
                assert_eq!(answer, number, "{round}");
            }
        }
        assert_eq!(made, 5000);
    }

    #[test]
    fn short_forms_are_equal_only_for_equal_texts() {
        // Every text of up to 26 bytes with one or two letters that differ from the rest.
        let mut seen = std::collections::BTreeMap::new();
        for length in 0..27 {
            for one in 0..length.max(1) {
                for other in 0..length.max(1) {
                    let mut text = vec![b'a'; length];
                    text.get_mut(one)
                        .map(|byte| *byte = b'b')
                        .unwrap_or_default();
                    text.get_mut(other)
                        .map(|byte| *byte = b'c')
                        .unwrap_or_default();
                    let Some(short) = Short::of(&text) else {
                        assert!(length > 24);
                        continue;
                    };
                    let known = seen
                        .entry((short.first, short.middle, short.last, short.length))
                        .or_insert_with(|| text.clone());
                    assert_eq!(*known, text);
                }
            }
        }
        assert!(Short::of(&[b'a'; 25]).is_none());
    }

    #[test]
    fn short_texts_have_different_hashes() {
        let mut seen = std::collections::BTreeSet::new();
        for number in 0..20_000 {
            let mut hash = Hash::default();
            hash.write(format!("{number}").as_bytes());
            assert!(seen.insert(hash.value()), "{number}");
        }
    }
}
