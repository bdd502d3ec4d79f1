//! From the columns of a page to those of a sheet: one item a cell. What a page writes as
//! "12% (n = 57)" or "40–55%" becomes two columns.

use ijkpunt_model::{Form, Sheet, SheetCell, Sign};

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A number and how it is shown.
    Number(f64, Form),
    /// Words, never empty.
    Words(String),
}

/// Which part of a cell of the page a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Note,
    Lower,
    Upper,
}

/// The most characters of a heading; Excel takes no more in a table.
const HEADING_MOST: usize = 250;

/// The most characters of a cell; Excel takes 32,767.
const CELL_MOST: usize = 32_000;

/// Headings and rows of a sheet. Headings are unique, as a table of Excel wants them. A table
/// without rows gets one that says so, since Excel knows no empty table.
pub fn laid_out(sheet: &Sheet) -> (Vec<String>, Vec<Vec<Item>>) {
    let plan: Vec<(usize, Part)> = (0..sheet.columns.len())
        .flat_map(|column| parts(sheet, column))
        .collect();
    let mut headings: Vec<String> = Vec::with_capacity(plan.len());
    for (column, part) in &plan {
        let heading = heading(sheet, *column, *part);
        headings.push(unique(&headings, heading));
    }
    let row = |row: &Vec<SheetCell>| -> Vec<Item> {
        plan.iter()
            .map(|(column, part)| item(row.get(*column), *part))
            .collect()
    };
    let mut rows: Vec<Vec<Item>> = sheet.rows.iter().map(row).collect();
    if rows.is_empty() {
        let nothing = Item::Words(Sign::NietGeleverd.words().to_owned());
        rows.push(vec![nothing; headings.len()]);
    }
    (headings, rows)
}

fn parts(sheet: &Sheet, column: usize) -> Vec<(usize, Part)> {
    let cells = || sheet.rows.iter().filter_map(|row| row.get(column));
    let has_interval = cells().any(|cell| matches!(cell, SheetCell::Interval { .. }));
    let has_limits = cells().any(|cell| {
        matches!(
            cell,
            SheetCell::Number {
                limits: Some(_),
                ..
            }
        )
    });
    let has_note =
        cells().any(|cell| matches!(cell, SheetCell::Number { note, .. } if !note.is_empty()));
    let whole: &[Part] = if has_interval { &[] } else { &[Part::Whole] };
    let limits: &[Part] = match has_interval || has_limits {
        true => &[Part::Lower, Part::Upper],
        false => &[],
    };
    let note: &[Part] = if has_note { &[Part::Note] } else { &[] };
    let parts = [whole, limits, note].concat();
    parts.into_iter().map(|part| (column, part)).collect()
}

fn heading(sheet: &Sheet, column: usize, part: Part) -> String {
    let own = sheet.columns.get(column).map_or("", String::as_str).trim();
    let own = match own {
        "" => format!("Kolom {}", column + 1),
        own => own.chars().take(HEADING_MOST - 20).collect(),
    };
    match part {
        Part::Whole => own,
        Part::Note => format!("{own}, toelichting"),
        Part::Lower => format!("{own}, ondergrens"),
        Part::Upper => format!("{own}, bovengrens"),
    }
}

/// Excel compares headings without regard to case.
fn unique(known: &[String], heading: String) -> String {
    let taken = |name: &str| {
        let name = name.to_lowercase();
        known.iter().any(|other| other.to_lowercase() == name)
    };
    if !taken(&heading) {
        return heading;
    }
    let numbered = (2..).map(|number| format!("{heading} ({number})"));
    let mut free = numbered.skip_while(|name| taken(name));
    free.next().unwrap_or(heading)
}

fn item(cell: Option<&SheetCell>, part: Part) -> Item {
    let number = |value: f64, form: Form| match value.is_finite() {
        true => Item::Number(value, form),
        false => words(Sign::Onbekend.words()),
    };
    match (cell, part) {
        (Some(SheetCell::Number { note, .. }), Part::Note) if note.is_empty() => words("geen"),
        (Some(SheetCell::Number { note, .. }), Part::Note) => words(note),
        (Some(SheetCell::Number { limits, form, .. }), Part::Lower | Part::Upper) => match limits {
            Some((lower, _)) if part == Part::Lower => number(*lower, *form),
            Some((_, upper)) => number(*upper, *form),
            None => words(Sign::Onbekend.words()),
        },
        (Some(SheetCell::Number { value, form, .. }), Part::Whole) => number(*value, *form),
        (Some(SheetCell::Interval { upper, form, .. }), Part::Upper) => number(*upper, *form),
        (Some(SheetCell::Interval { lower, form, .. }), _) => number(*lower, *form),
        (Some(SheetCell::Words(_)), Part::Note) => words("geen"),
        (Some(SheetCell::Words(text)), _) => words(text),
        (None, _) => words(""),
    }
}

fn words(text: &str) -> Item {
    Item::Words(match text.trim() {
        "" => "niet van toepassing".to_owned(),
        _ => text.chars().take(CELL_MOST).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(columns: &[&str], rows: Vec<Vec<SheetCell>>) -> Sheet {
        Sheet {
            id: "proef".into(),
            title: "Proef".into(),
            subtitle: String::new(),
            page: "index.html".into(),
            csv: None,
            elsewhere: false,
            columns: columns.iter().map(|text| (*text).to_owned()).collect(),
            rows,
        }
    }

    #[test]
    fn each_cell_holds_one_item() {
        let said = |text: &str| SheetCell::Words(text.to_owned());
        let number = |value: f64, note: &str| SheetCell::Number {
            value,
            form: Form::Share(0),
            limits: None,
            note: note.to_owned(),
        };
        let limits = SheetCell::Interval {
            lower: 0.4,
            upper: 0.5,
            form: Form::Share(0),
        };
        let rows = vec![
            vec![said("a"), number(0.45, "n = 57"), limits],
            vec![said("b"), number(f64::NAN, ""), said("geheim")],
            vec![said("c"), said("geheim"), said("")],
        ];
        let (headings, rows) = laid_out(&sheet(&["Wie", "Deel", "deel, toelichting"], rows));
        let expected = [
            "Wie",
            "Deel",
            "Deel, toelichting",
            "deel, toelichting, ondergrens",
            "deel, toelichting, bovengrens",
        ];
        assert_eq!(headings, expected);
        let share = |value: f64| Item::Number(value, Form::Share(0));
        let of = |text: &str| Item::Words(text.to_owned());
        assert_eq!(
            rows,
            [
                vec![of("a"), share(0.45), of("n = 57"), share(0.4), share(0.5)],
                vec![
                    of("b"),
                    of("onbekend"),
                    of("geen"),
                    of("geheim"),
                    of("geheim")
                ],
                vec![
                    of("c"),
                    of("geheim"),
                    of("geen"),
                    of("niet van toepassing"),
                    of("niet van toepassing")
                ],
            ]
        );
    }

    #[test]
    fn the_doubt_of_a_number_stands_in_columns_of_its_own() {
        let with_doubt = SheetCell::Number {
            value: 0.5,
            form: Form::Share(0),
            limits: Some((0.4, 0.6)),
            note: "n = 57".into(),
        };
        let secret = SheetCell::Words("geheim".into());
        let (headings, rows) = laid_out(&sheet(&["A"], vec![vec![with_doubt], vec![secret]]));
        let expected = ["A", "A, ondergrens", "A, bovengrens", "A, toelichting"];
        assert_eq!(headings, expected);
        let share = |value: f64| Item::Number(value, Form::Share(0));
        let of = |text: &str| Item::Words(text.to_owned());
        assert_eq!(rows[0], [share(0.5), share(0.4), share(0.6), of("n = 57")]);
        let secret = of("geheim");
        assert_eq!(
            rows[1],
            [secret.clone(), secret.clone(), secret, of("geen")]
        );
    }

    #[test]
    fn headings_are_unique_and_a_table_is_never_empty() {
        let (headings, rows) = laid_out(&sheet(&["A", "a", "", "A (2)"], Vec::new()));
        assert_eq!(headings, ["A", "a (2)", "Kolom 3", "A (2) (2)"]);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0], vec![Item::Words("geen gegevens".into()); 4]);
    }
}
