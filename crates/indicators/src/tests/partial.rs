//! What is missing in part, and definitions that nobody has built in but that anybody may write.

use ijkpunt_model::{Figure, Sign};

use super::support::{definition, in_2019, lines, only};

fn shown(figures: &[Figure]) -> Vec<String> {
    figures
        .iter()
        .map(|f| {
            let value = f.waarde.map(|value| value.to_string()).unwrap_or_default();
            let sign = f.teken.map_or("", |sign| sign.id());
            format!("{} {} {value}{sign}", f.periode, f.klasse)
        })
        .collect()
}

/// The capacity of the LVV by half-year, from months.
fn by_half_year(more: &str) -> crate::Catalogue {
    let text = definition("lvv-capaciteit").replace(
        "perioden = [\"maand\"]",
        &format!("perioden = [\"halfjaar\"]\n{more}"),
    );
    only("lvv-capaciteit", &text)
}

fn months(values: [&str; 12]) -> String {
    let mut rows = String::from("gemeente;periode;meting;aantal\n");
    for (month, value) in (1..).zip(values).filter(|(_, value)| !value.is_empty()) {
        rows.push_str(&format!("GM0014;2019MM{month:02};capaciteit;{value}\n"));
    }
    rows
}

#[test]
fn an_unknown_part_makes_the_whole_unknown() {
    let rows = months(["1", "1", ".", "1", "1", "1", "2", "2", "2", "2", "2", "2"]);
    let (figures, _) = in_2019(&by_half_year(""), &[("lvv", &rows)]);
    assert_eq!(
        shown(&figures),
        ["2019HJ01 totaal onbekend", "2019HJ02 totaal 12"]
    );
}

/// A provisional part must not hide an unknown one, whatever the alphabet says.
#[test]
fn an_unknown_part_weighs_more_than_a_provisional_one() {
    let rows = months([
        "1**", "1", ".", "1", "1", "1", "2**", "2", "2", "2", "2", "2",
    ]);
    let (figures, _) = in_2019(&by_half_year(""), &[("lvv", &rows)]);
    assert_eq!(
        shown(&figures),
        [
            "2019HJ01 totaal onbekend",
            "2019HJ02 totaal 12nader-voorlopig"
        ]
    );
}

#[test]
fn missing_parts_are_refused_aloud_unless_the_definition_allows_them() {
    let rows = months(["", "", "", "1", "1", "1", "2", "2", "2", "2", "2", "2"]);
    let (figures, findings) = in_2019(&by_half_year(""), &[("lvv", &rows)]);
    assert_eq!(
        shown(&figures),
        ["2019HJ01 totaal niet-geleverd", "2019HJ02 totaal 12"]
    );
    let said = lines(&findings);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("3 van de 6 delen van 2019HJ01"),
        "{said:?}"
    );
    let allowed = by_half_year("delen_mogen_ontbreken = true");
    let (figures, findings) = in_2019(&allowed, &[("lvv", &rows)]);
    assert_eq!(shown(&figures), ["2019HJ01 totaal 3", "2019HJ02 totaal 12"]);
    assert!(findings.is_empty());
}

/// Classes of a total that is refused would add up to what was refused.
#[test]
fn classes_are_refused_with_their_total() {
    let text = definition("lvv-capaciteit")
        .replace("perioden = [\"maand\"]", "perioden = [\"halfjaar\"]")
        + "\n[[uitsplitsing]]\nnaam = \"meting\"\nkolom = \"meting\"\n";
    let rows = months(["", "", "", "1", "1", "1", "2", "2", "2", "2", "2", "2"]);
    let (figures, _) = in_2019(&only("lvv-capaciteit", &text), &[("lvv", &rows)]);
    let capacity: Vec<String> = shown(&figures)
        .into_iter()
        .filter(|line| line.contains(" capaciteit "))
        .collect();
    assert_eq!(
        capacity,
        [
            "2019HJ01 capaciteit niet-geleverd",
            "2019HJ02 capaciteit 12"
        ]
    );
}

/// One definition that can't be computed must leave the others of its dataset alone.
#[test]
fn a_column_that_was_not_delivered_touches_only_who_reads_it() {
    let rows = "gemeente;clientnummer;regeling;doelgroep;ingangsdatum
GM0014;a1;pw;vergunninghouder;1-3-2019
";
    let files = ["bijstand-instroom", "bijstand-stand", "bijstand-duur"].map(|id| {
        let file = format!("indicators/{id}.toml");
        (file, definition(id))
    });
    let files: Vec<(&str, &str)> = files.iter().map(|(f, text)| (f.as_str(), *text)).collect();
    let (catalogue, _) = super::support::catalogue(&files);
    let (figures, _) = in_2019(&catalogue, &[("uitkeringen", rows)]);
    for figure in &figures {
        let expected = match figure.indicator.as_str() {
            "bijstand-instroom" => None,
            _ => Some(Sign::NietGeleverd),
        };
        assert_eq!(figure.teken, expected, "{figure:?}");
    }
}

/// Nobody is in two gemeenten with one number; a distinct count is by gemeente.
#[test]
fn every_gemeente_of_the_request_gets_its_own_figures() {
    let rows = "gemeente;clientnummer;startdatum
GM0014;a1;1-3-2019
GM0034;a1;1-3-2019
GM0034;b2;1-3-2019
";
    let areas = ["GM0014", "GM0034", "GM0363"].map(|code| super::support::area(code, 2019));
    let request = crate::Request {
        year: 2019,
        peildatum: None,
        areas: &areas,
    };
    let catalogue = only("begeleiding-genomen", definition("begeleiding-genomen"));
    let tables = super::support::tables(&[("begeleiding", rows)]);
    let (figures, _) = super::support::figures(&catalogue, &tables, &request);
    let got: Vec<_> = figures
        .iter()
        .map(|f| (f.gemeente.as_str(), f.waarde, f.teken))
        .collect();
    assert_eq!(
        got,
        [
            ("GM0014", Some(1.0), None),
            ("GM0034", Some(2.0), None),
            ("GM0363", None, Some(Sign::NietGeleverd)),
        ]
    );
}

/// Every figure names the deliveries it came from, and only those.
#[test]
fn a_figure_names_all_deliveries_behind_it() {
    let spells = "gemeente;clientnummer;regeling;doelgroep;ingangsdatum;einddatum;reden_einde
GM0014;a1;pw;vergunninghouder;1-1-2018;;
";
    let tracks = "gemeente;clientnummer;startdatum;datum_assessment\nGM0014;a1;1-1-2018;1-2-2018\n";
    let people = "gemeente;peildatum;inwoners\nGM0014;2019;100\n";
    let deliveries = [
        ("uitkeringen", spells),
        ("trajecten", tracks),
        ("inwoners", people),
    ];
    for (id, files) in [
        ("bijstand-assessment", ["trajecten", "uitkeringen"]),
        ("bijstand-per-10000", ["inwoners", "uitkeringen"]),
    ] {
        let (figures, _) = in_2019(&only(id, definition(id)), &deliveries);
        let names: Vec<&str> = figures[0]
            .bron
            .iter()
            .map(|source| source.split_once('#').unwrap())
            .inspect(|(_, hash)| assert_eq!(hash.len(), 12))
            .map(|(file, _)| file)
            .collect();
        assert_eq!(
            names,
            files.map(|file| format!("exports/{file}.csv")),
            "{id}"
        );
    }
}
