//! What a number is by the words beside it: the value of a figure, a limit of its interval, how many it
//! is of, how far from the target. A number is held against the figures of its place in its own role only.

use std::collections::BTreeSet;

use super::places::Place;
use super::tokens::{Kind, Token};

/// What a number may be of a figure, or of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The figure itself, or of a share how many it counts.
    Value,
    /// How many it is a share of, or the whole that classes are parts of.
    Whole,
    /// A limit of its interval.
    Limit,
    /// What was aimed at.
    Target,
    /// A difference.
    Gap,
    /// The middle of other gemeenten.
    Middle,
    /// A quarter of other gemeenten is below it, or above.
    Quartile,
    /// Those of a whole who are not counted.
    Rest,
    /// A sum of years or of gemeenten.
    Sum,
    /// A part of a whole, in percent.
    Share,
    /// What would fall to a gemeente by its size.
    BySize,
    /// What a person expects, and wrote down.
    Expected,
    /// How many things there are.
    Count,
}

use Role::*;

/// Words of the header of a column, and what stands below it.
const COLUMNS: [(&str, &[Role]); 37] = [
    ("gewone woningen", &[Gap]),
    ("behaald in %", &[Share]),
    ("in %", &[Share]),
    ("verschil", &[Gap, Value]),
    ("beoogd", &[Target]),
    ("begroot", &[Target, Value, Sum]),
    ("doel", &[Target]),
    ("verwacht", &[Expected]),
    ("op schema", &[Target, Value]),
    ("schema", &[Target, Value]),
    ("over de norm", &[Rest]),
    ("binnen de norm", &[Value]),
    ("interval", &[Limit]),
    ("middelste helft", &[Quartile, Limit]),
    ("p25", &[Quartile]),
    ("p75", &[Quartile]),
    ("mediaan", &[Middle, Value]),
    ("aantal andere", &[Count]),
    ("van hoeveel", &[Whole]),
    ("gevolgd", &[Whole]),
    ("n", &[Whole]),
    ("noemer", &[Whole]),
    ("teller", &[Value]),
    ("aandeel", &[Share, Value]),
    ("naar inwoners", &[BySize]),
    ("samen", &[Sum, Value]),
    ("saldo", &[Value, Sum]),
    ("totaal", &[Value, Sum]),
    ("gemeenten", &[Count]),
    ("rijen", &[Count]),
    ("plaatsen", &[Count]),
    ("aantal", &[Value]),
    ("procent", &[Value, Share]),
    ("behaald", &[Value]),
    ("gerealiseerd", &[Value, Sum]),
    ("bereikt", &[Value]),
    ("stand", &[Value]),
];

/// Words of a sentence, and what its numbers may be beside figures as they are.
const SENTENCES: [(&[&str], &[Role]); 7] = [
    (
        &[
            "meer",
            "minder",
            "hoger",
            "lager",
            "verschil",
            "verschilt",
            "tekort",
            "over",
            "procentpunt",
            "groter",
            "kleiner",
            "onder",
            "boven",
            "overschot",
            "achterstand",
            "bij",
            "weg",
            "af",
            "erbij",
            "op schema",
            "voor",
            "achter",
            "van elkaar",
            "daalde",
            "steeg",
            "nog",
        ],
        &[Gap],
    ),
    (
        &[
            "samen",
            "totaal",
            "alle",
            "opgeteld",
            "tot en met",
            "jaren",
            "halfjaren",
            "zonder",
            "lasten",
            "baten",
        ],
        &[Sum],
    ),
    (&["mediaan"], &[Middle]),
    (&["helft", "tussen"], &[Quartile]),
    (
        &[
            "niet", "andere", "anderen", "geen", "zonder", "rest", "overige",
        ],
        &[Rest],
    ),
    (&["plaatsen"], &[Sum, BySize, Gap]),
    (&["van elkaar over", "gemeenten"], &[Sum]),
];

/// Whether the words stand in the text as words of their own.
pub fn says(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// What a number may be at its place.
pub fn roles(token: &Token, place: &Place) -> BTreeSet<Role> {
    let Kind::Number {
        percent, signed, ..
    } = token.kind
    else {
        return BTreeSet::new();
    };
    if let Some(own) = by_own_words(token, place) {
        return own;
    }
    let mut found = BTreeSet::new();
    if place.numeric {
        let told = COLUMNS.iter().find(|(word, _)| says(&place.column, word));
        match told {
            Some((_, roles)) if !place.resolved => found.extend(*roles),
            _ => found.extend([Value]),
        }
        if ["samen", "totaal"]
            .iter()
            .any(|word| place.header.starts_with(word))
        {
            found.extend([Sum, Value]);
        }
        if place.header.starts_with("verschil") {
            found.insert(Gap);
        }
    } else {
        found.extend([Value, Whole, Target]);
        let sentence = format!("{} {} {}", token.before, token.text, token.after);
        let told = SENTENCES
            .iter()
            .filter(|(words, _)| words.iter().any(|word| says(&sentence, word)));
        found.extend(told.flat_map(|(_, roles)| roles.iter()));
        // A label in a chart stands alone: the axis or the title says what it is.
        if place.in_picture {
            found.extend([Gap, Sum, Share, Middle]);
        }
    }
    if signed && !place.resolved {
        found.insert(Gap);
    }
    let own = place.numeric && (place.resolved || is_known_column(place));
    if percent && !own {
        found.insert(Share);
    }
    found
}

/// Whether the header of the column says what its numbers are.
fn is_known_column(place: &Place) -> bool {
    COLUMNS.iter().any(|(word, _)| says(&place.column, word))
}

/// What the words right beside a number say, in a cell as in a sentence.
fn by_own_words(token: &Token, place: &Place) -> Option<BTreeSet<Role>> {
    let (before, after) = (token.before.as_str(), token.after.as_str());
    let last = before
        .split(['(', ';', ','])
        .next_back()
        .unwrap_or_default()
        .trim();
    let set = |roles: &[Role]| Some(roles.iter().copied().collect());
    if ["n =", "noemer", "waarnemingen"]
        .iter()
        .any(|word| last.ends_with(word))
    {
        return set(&[Whole]);
    }
    if last.ends_with("teller") {
        return set(&[Value]);
    }
    if last.ends_with("schema") || last.ends_with("doel") {
        return set(&[Target, Value]);
    }
    if before.contains("van elke 100") {
        return set(&[Share]);
    }
    let range = after.contains("kwartiel")
        || after.contains("interval")
        || place.numeric
        || place.in_picture;
    let to =
        before.ends_with(" tot") || (after.starts_with("tot ") && !after.starts_with("tot en met"));
    // A gemeente is held against the others on pages of their own.
    let others = place.page.starts_with("gm") || place.page.starts_with("overzicht");
    if after.starts_with("andere") {
        return set(&[Count]);
    }
    if others
        && before.contains("mediaan")
        && (before.ends_with(" is") || before.ends_with("mediaan"))
    {
        return set(&[Middle]);
    }
    if others && (last.contains("helft") || place.header.contains("helft")) {
        return set(&[Quartile]);
    }
    let dash = before.ends_with('–') || after.starts_with('–') || (range && to);
    let middle =
        says(&place.column, "middelste helft") || place.in_picture || before.contains("helft");
    if dash {
        return set(if middle { &[Quartile, Limit] } else { &[Limit] });
    }
    if place.numeric && before.ends_with("van") {
        return set(&[Whole, Target]);
    }
    None
}
