//! Rates that were derived of two counts: over a herindeling, and among peers.

use crate::page::Element;
use crate::workbench::{Site, Workbench, listed};

/// A count of `tellingen`, as an indicator of the workspace.
fn count(id: &str) -> String {
    format!(
        "[indicator]\nid = \"{id}\"\nnaam = \"Proef {id}\"\nkorte_naam = \"Proef {id}\"\n\
         domein = \"2.3\"\nsoort = \"stroom\"\ndefinitie = \"Aantal {id}.\"\n\
         populatie = \"De opgave.\"\neenheid = [\"persoon\", \"personen\"]\n\
         richting = \"geen-oordeel\"\nversie = 1\nbron = \"Proef\"\n[berekening]\n\
         dataset = \"tellingen\"\nvoorwaarde = \"meting = '{id}'\"\nsom = \"aantal\"\n\
         periode = \"periode\"\nperiode_is = \"jaar\"\nperioden = [\"jaar\"]\n[onthulling]\n\
         beleid = \"openbaar\"\nreden = \"Proef.\"\n"
    )
}

/// `begonnen` over `kandidaten`, per thousand.
fn rate(id: &str, more: &str) -> String {
    format!(
        "[indicator]\nid = \"{id}\"\nnaam = \"Proef {id}\"\nkorte_naam = \"Proef {id}\"\n\
         domein = \"2.3\"\nsoort = \"afgeleid\"\ndefinitie = \"Begonnen per 1.000.\"\n\
         populatie = \"De opgave.\"\neenheid = [\"per 1.000 inwoners\", \"per 1.000 inwoners\"]\ndecimalen = 1\n\
         richting = \"hoger-beter\"\nversie = 1\nbron = \"Proef\"\n[afgeleid]\n\
         bewerking = \"verhouding\"\ndelen = [\"begonnen\", \"kandidaten\"]\nper = 1000\n{more}\n\
         [onthulling]\nbeleid = \"openbaar\"\nreden = \"Proef.\"\n"
    )
}

/// A workspace about these counts: code, year, begun and candidates.
fn bench(year: i32, rows: &[(&str, i32, u32, u32)]) -> Workbench {
    let bench = Workbench::empty();
    bench.write(
        "ijkpunt.toml",
        format!(
            "[verslag]\nrapport = \"land\"\njaar = {year}\nrundatum = {}-03-01\ntitel = \"Proef\"\n\
             [open_data]\nuitgever = \"Proef\"\n[exports]\nmap = \"exports\"\n",
            year + 1
        ),
    );
    bench.write(
        "reports/land.toml",
        "[rapport]\nnaam = \"land\"\ntitel = \"Proef\"\nopbouw = \"land\"\n[vergelijking]\n\
         jaren = 2\nindicatoren = [\"kans\", \"plan\"]\n[[groep]]\nsoort = \"provincie\"\n",
    );
    for id in ["begonnen", "kandidaten"] {
        bench.write(&format!("indicators/{id}.toml"), count(id));
    }
    bench.write("indicators/kans.toml", rate("kans", "toeval = true"));
    bench.write("indicators/plan.toml", rate("plan", ""));
    let lines = rows.iter().map(|(code, year, above, below)| {
        format!("{code};{year};begonnen;{above}\n{code};{year};kandidaten;{below}\n")
    });
    let lines: String = lines.collect();
    bench.write(
        "exports/tellingen.csv",
        format!("Gemeente;Periode;Meting;Aantal\n{lines}"),
    );
    bench
}

fn built(bench: &Workbench) -> Site {
    let outcome = bench.build();
    assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
    bench.site()
}

/// Ten Boer and Haren became part of Groningen in 2019. 40 + 12 + 8 = 60 of 20.000 + 1.900 + 800 = 22.700
/// is 2,643 in a thousand; Byar's limits of 60 are 45,784 and 77,233, so 2,017 and 3,402.
#[test]
fn a_derived_rate_is_divided_anew_over_a_merger() {
    let site = built(&bench(
        2019,
        &[
            ("GM0014", 2018, 40, 20_000),
            ("GM0017", 2018, 12, 1_900),
            ("GM0009", 2018, 8, 800),
            ("GM0014", 2019, 70, 23_000),
        ],
    ));
    for id in ["kans", "plan"] {
        let whole = site.total(id, "2018JJ00");
        assert_eq!(
            (whole.teller.as_str(), whole.noemer.as_str()),
            ("60", "22700")
        );
        assert!(whole.waarde.starts_with("2,643"), "{id}: {}", whole.waarde);
    }
    let limits = site.total("kans", "2018JJ00").interval;
    assert!(
        limits[0].starts_with("2,016") && limits[1].starts_with("3,402"),
        "{limits:?}"
    );
    // Whoever divides by a plan has counted nothing that chance could change.
    assert_eq!(site.total("plan", "2018JJ00").interval, ["", ""]);
    let page = site.page("gm0014.html").text();
    assert!(
        page.contains("2018: Opgeteld uit Ten Boer, Groningen en Haren."),
        "{page}"
    );
}

/// Five others in Groningen at 10 in a thousand; the first has 100 of 5.000, which is 20 in a thousand
/// (Byar: 16,3 to 24,3): better than 10 by more than chance.
#[test]
fn a_derived_rate_is_judged_where_its_definition_speaks_of_chance() {
    let site = built(&bench(
        2022,
        &[
            ("GM0014", 2022, 100, 5_000),
            ("GM0037", 2022, 50, 5_000),
            ("GM0047", 2022, 50, 5_000),
            ("GM0765", 2022, 50, 5_000),
            ("GM1895", 2022, 50, 5_000),
            ("GM1950", 2022, 50, 5_000),
        ],
    ));
    let page = site.page("gm0014.html");
    let short = page.all("table")[0].table();
    assert_eq!(
        short.rows[1],
        [
            "Proef kans",
            "beter",
            "20,0 (16,3–24,3)",
            "10,0",
            "10,0 tot 10,0"
        ]
    );
    assert_eq!(short.rows[2][1..3], ["geen oordeel", "20,0"]);
    let funnels = |id: &str| {
        let page = site.page(&format!("overzicht-{id}.html"));
        page.walk()
            .into_iter()
            .filter(|e: &&Element| e.name == "figure")
            .count()
    };
    assert_eq!((funnels("kans"), funnels("plan")), (1, 0));
}
