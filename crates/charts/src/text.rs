//! How wide a text is, and how it is made to fit.
//!
//! A page may end up in any of a reader's fonts, so the table holds for each character the widest
//! of the usual ones (advance widths of DejaVu Sans and Liberation Sans, which has the metrics of
//! Arial; the hyphen and the space are those of Segoe UI and Verdana). A label then never runs
//! over what stands next to it, whatever font is found.

/// Hundredths of an em for U+0020 to U+007E.
const ASCII: [u8; 95] = [
    35, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 36, 41, 36, 35, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 36, 36, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75,
    79, 67, 79, 73, 67, 62, 74, 69, 99, 69, 67, 69, 40, 35, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36,
    64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// As `ASCII`, for bold.
const ASCII_BOLD: [u8; 95] = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70,
    70, 70, 70, 40, 40, 84, 84, 84, 62, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100,
    84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72,
    68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72,
    37, 72, 84,
];

/// A longer label is cut before it is measured: no chart has room for it.
const LONGEST: usize = 300;

/// A size and a weight to measure in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Font {
    /// Height in any unit; widths come back in the same unit.
    pub size: f64,
    /// Whether the text is bold.
    pub bold: bool,
}

impl Font {
    /// Width of a text.
    pub fn width(self, text: &str) -> f64 {
        let hundredths: u32 = text.chars().map(|c| self.advance(c)).sum();
        self.size * f64::from(hundredths) / 100.0
    }

    fn advance(self, c: char) -> u32 {
        let code = c as u32;
        let table = if self.bold { &ASCII_BOLD } else { &ASCII };
        if let Some(width) = code
            .checked_sub(0x20)
            .and_then(|i| usize::try_from(i).ok())
            .and_then(|i| table.get(i))
        {
            return u32::from(*width);
        }
        let regular = match code {
            // Combining accents stand on the letter before them.
            0x300..=0x36f | 0x200b..=0x200f => return 0,
            0xa0 => 35,
            0xc6 | 0xe6 => 100,
            0xec..=0xef => 28,
            0xcc..=0xcf => 30,
            0xbc..=0xbe => 97,
            0xe0..=0xff => 64,
            0xa1..=0xdf => 84,
            0x100..=0x24f => 107,
            0x2018 | 0x2019 => 32,
            0x2013 | 0x201c..=0x201f => 56,
            0x20ac => 64,
            0x2212 => 84,
            0x2014 | 0x2026 => 100,
            0x370..=0x5ff => 107,
            _ => 140,
        };
        if self.bold { regular + 10 } else { regular }
    }

    /// The text on one line, cut off with an ellipsis if it is too wide.
    pub fn clip(self, text: &str, room: f64) -> String {
        let text = tidy(text);
        if self.width(&text) <= room {
            return text;
        }
        let mut left = room - self.width("…");
        let mut cut = String::new();
        for c in text.chars() {
            left -= self.width_of(c);
            if left < 0.0 {
                break;
            }
            cut.push(c);
        }
        let kept = cut.trim_end().len();
        cut.truncate(kept);
        if cut.is_empty() && self.width("…") > room {
            return String::new();
        }
        cut.push('…');
        cut
    }

    /// The text on as many lines as it needs; what does not fit on `most` lines is cut off with
    /// an ellipsis. An empty text has no lines.
    pub fn wrap(self, text: &str, room: f64, most: usize) -> Vec<String> {
        let text = tidy(text);
        if text.is_empty() || most == 0 {
            return Vec::new();
        }
        if self.width(&text) <= room {
            return vec![text];
        }
        let mut lines = self.break_up(&text, room);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(self.clip(&rest, room));
            lines.retain(|line| !line.is_empty());
        }
        lines
    }

    fn break_up(self, text: &str, room: f64) -> Vec<String> {
        let space = self.width(" ");
        let mut lines = Vec::new();
        let (mut line, mut used) = (String::new(), 0.0);
        for word in text.split(' ') {
            let mut width = self.width(word);
            if !line.is_empty() && used + space + width <= room {
                line.push(' ');
                line.push_str(word);
                used += space + width;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut word = word;
            while width > room {
                let (head, tail) = self.split_word(word, room);
                lines.push(head);
                word = tail;
                width = self.width(word);
            }
            line.push_str(word);
            used = width;
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Breaks a compound that is wider than a line: behind a hyphen of its own where one fits, such as
    /// in a name of two places, and otherwise with a new one, where no single letter is left behind.
    fn split_word(self, word: &str, room: f64) -> (String, &str) {
        let hyphens = word
            .match_indices('-')
            .map(|(at, hyphen)| at + hyphen.len());
        let mut own = hyphens
            .filter_map(|at| word.split_at_checked(at))
            .filter(|(head, tail)| head.len() > 1 && !tail.is_empty() && self.width(head) <= room);
        if let Some((head, tail)) = own.next_back() {
            return (head.to_owned(), tail);
        }
        let mut left = room - self.width("-");
        let mut at = 0;
        for (i, c) in word.char_indices() {
            left -= self.width_of(c);
            if left < 0.0 && at > 0 {
                break;
            }
            at = i + c.len_utf8();
        }
        let (head, tail) = word.split_at(at);
        if tail.is_empty() {
            (head.to_owned(), tail)
        } else {
            (format!("{head}-"), tail)
        }
    }

    fn width_of(self, c: char) -> f64 {
        self.size * f64::from(self.advance(c)) / 100.0
    }
}

/// One line without control characters or double spaces, and not endless.
pub(crate) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len().min(LONGEST * 4));
    for (count, c) in text.chars().enumerate() {
        if count == LONGEST {
            tidy.push('…');
            break;
        }
        let breaks = c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
        if !breaks && !c.is_control() {
            tidy.push(c);
        } else if !tidy.is_empty() && !tidy.ends_with(' ') {
            tidy.push(' ');
        }
    }
    let kept = tidy.trim_end().len();
    tidy.truncate(kept);
    tidy
}

#[cfg(test)]
mod tests {
    use super::{Font, tidy};

    const FONT: Font = Font {
        size: 10.0,
        bold: false,
    };

    #[test]
    fn an_accent_or_a_euro_sign_is_one_character_wide() {
        assert!((FONT.width("é") - FONT.width("e")).abs() < 0.3);
        assert_eq!(FONT.width("€"), 6.4);
        assert!(Font { bold: true, ..FONT }.width("108%") > FONT.width("108%"));
    }

    #[test]
    fn wrapped_lines_fit_and_lose_nothing() {
        let text = "In maatschappelijke begeleiding genomen statushouders";
        let lines = FONT.wrap(text, 120.0, 9);
        assert!(
            lines.iter().all(|line| FONT.width(line) <= 120.0),
            "{lines:?}"
        );
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_compound_wider_than_a_line_is_broken_with_a_hyphen() {
        let lines = FONT.wrap("meervoudigepersoonlijkheidsstoornis", 60.0, 9);
        assert!(lines.len() > 2 && lines[0].ends_with('-'));
        assert_eq!(
            lines.concat().replace('-', ""),
            "meervoudigepersoonlijkheidsstoornis"
        );
    }

    #[test]
    fn a_name_with_a_hyphen_is_broken_behind_it() {
        let lines = FONT.wrap("Leidschendam-Voorburg", 120.0, 3);
        assert_eq!(lines, ["Leidschendam-", "Voorburg"]);
    }

    #[test]
    fn what_does_not_fit_is_cut_with_an_ellipsis() {
        let lines = FONT.wrap("een twee drie vier vijf zes zeven", 50.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && FONT.width(&lines[1]) <= 50.0);
        assert_eq!(FONT.clip("woord", 3.0), "");
        assert!(FONT.wrap(" \n\t ", 50.0, 2).is_empty());
    }

    #[test]
    fn control_characters_become_one_space() {
        assert_eq!(tidy("\u{0}a \r\n\u{1b} b\u{7}"), "a b");
        assert_eq!(tidy("12\u{a0}%"), "12\u{a0}%");
    }
}
