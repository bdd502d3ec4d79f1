//! The numbers of a Dutch text, with dates, periods and names told apart.

pub const MONTHS: [&str; 24] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
];

/// What a run of digits is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A number that counts or measures something.
    Number {
        /// The number as written; of a percentage not divided by a hundred.
        value: f64,
        /// How many decimals it shows.
        decimals: i32,
        /// Whether it is in percent or percentage points.
        percent: bool,
        /// Whether a plus or a minus stands before it.
        signed: bool,
        /// What one of it is: 1, or a million for "mln".
        scale: f64,
    },
    /// A year.
    Year(i32),
    /// A whole day, as `2019-08-26`.
    Day(String),
    /// Digits that belong to a word, such as a file or a number of a document.
    Name,
}

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// As the text writes it.
    pub text: String,
    /// The word before it and the word after it, in small letters.
    pub around: (String, String),
    /// What stands before it in its sentence, in small letters.
    pub before: String,
    /// What stands after it in its sentence, in small letters.
    pub after: String,
    /// Which number of the text it is, counted from nought; dates count as one.
    pub index: usize,
}

/// The numbers of a text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let spaced = text
        .replace(['\u{a0}', '\u{202f}'], " ")
        .replace('–', " – ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut found: Vec<Token> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if !word.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let plain = |at: Option<usize>| {
            let word = at.and_then(|at| words.get(at)).copied().unwrap_or("");
            let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
            trimmed.to_lowercase()
        };
        let dash = |at: Option<usize>| at.and_then(|at| words.get(at)) == Some(&"–");
        let before = index.checked_sub(if dash(index.checked_sub(1)) { 2 } else { 1 });
        let after = index + if dash(Some(index + 1)) { 2 } else { 1 };
        let around = (plain(before), plain(Some(after)));
        let kind = kind_of(word, &around, &words, index);
        // Day and month of a date were read with its year; they are no numbers of their own.
        if let Kind::Day(_) = kind {
            let day = found.pop();
            assert!(day.is_some(), "a day without its number in '{text}'");
        }
        let (before, after) = sentence(&words, index);
        found.push(Token {
            index: found.len(),
            before,
            after,
            kind,
            text: word
                .trim_matches([',', '.', ';', ':', '(', ')', '‘', '’'])
                .to_owned(),
            around,
        });
    }
    found
}

/// The words before and after one, as far as its sentence goes.
fn sentence(words: &[&str], index: usize) -> (String, String) {
    let ends = |word: &&&str| word.ends_with(['.', '?']);
    let start = words[..index].iter().rposition(|word| ends(&word));
    let before = &words[start.map_or(0, |at| at + 1)..index];
    let rest = &words[index + 1..];
    let end = match ends(&&words[index]) {
        true => 0,
        false => rest
            .iter()
            .position(|word| ends(&word))
            .map_or(rest.len(), |at| at + 1),
    };
    (
        before.join(" ").to_lowercase(),
        rest[..end].join(" ").to_lowercase(),
    )
}

fn kind_of(word: &str, around: &(String, String), words: &[&str], index: usize) -> Kind {
    let core = word
        .trim_start_matches(['(', '‘', '"', '„', '€', '['])
        .trim_end_matches([')', '’', '"', ',', ';', ':', '.', ']', '?', '*']);
    let (core, suffix) = match core.split_once('%') {
        Some((number, "" | "-interval" | "-intervallen" | "-grens" | "-grenzen")) => (number, true),
        _ => (core, false),
    };
    let signed = core.starts_with(['+', '−']);
    let body = core.trim_start_matches(['+', '−']);
    if let Some(year) = year(body).filter(|_| !signed && !suffix) {
        let month = MONTHS.iter().position(|month| *month == around.0);
        let day = index
            .checked_sub(2)
            .and_then(|at| words.get(at))
            .and_then(|word| word.trim_start_matches('(').parse::<u8>().ok());
        return match (month, day) {
            (Some(month), Some(day @ 1..=31)) => {
                Kind::Day(format!("{year}-{:02}-{day:02}", month % 12 + 1))
            }
            _ => Kind::Year(year),
        };
    }
    let Some((value, decimals)) = number(body) else {
        return Kind::Name;
    };
    // "28 – 57%" shows its unit once.
    let in_interval = words.get(index + 1) == Some(&"–");
    let upper = words.get(index + 2).copied().unwrap_or("");
    let points = around.1.starts_with("procentpunt");
    Kind::Number {
        value: if core.starts_with('−') {
            -value
        } else {
            value
        },
        decimals,
        percent: suffix || points || (in_interval && upper.contains('%')),
        signed,
        scale: if around.1 == "mln" || around.1 == "miljoen" {
            1e6
        } else {
            1.0
        },
    }
}

/// A year is never written with a point for its thousands, as a number is.
fn year(body: &str) -> Option<i32> {
    let year = body.parse::<i32>().ok()?;
    (body.len() == 4 && (1900..2100).contains(&year)).then_some(year)
}

/// A number in Dutch form and its decimals; none where points don't part thousands.
fn number(body: &str) -> Option<(f64, i32)> {
    let (whole, fraction) = match body.split_once(',') {
        Some((whole, fraction)) => (whole, fraction),
        None => (body, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = whole.split('.').collect();
    let (first, rest) = groups.split_first()?;
    let grouped =
        rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    let zero_first = first.len() > 1 && first.starts_with('0');
    if first.is_empty()
        || !grouped
        || zero_first
        || !groups.iter().all(|g| digits(g))
        || !digits(fraction)
    {
        return None;
    }
    let value = format!("{}.{fraction}0", groups.concat()).parse().ok()?;
    Some((value, i32::try_from(fraction.len()).ok()?))
}
