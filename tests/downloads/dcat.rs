//! The metadata for a register, held against what DCAT-AP-NL 3.0 asks.

use ijkpunt_model::Code;
use serde_json::Value;

use crate::workbench::{Site, Workbench, sample_site};

/// What a dataset must have by DCAT-AP-NL 3.0 (Geonovum, adopted 12 December 2024, class
/// dcat:Dataset, and the shapes of the profile), and what it recommends and we promise.
const DATASET: [&str; 14] = [
    // Mandatory.
    "dct:title",
    "dct:description",
    "dct:identifier",
    "dct:publisher",
    "dct:creator",
    "dcat:contactPoint",
    "dct:accessRights",
    "dcat:theme",
    // Mandatory where there are files.
    "dcat:distribution",
    // Asked by the shapes, or recommended.
    "dct:language",
    "dct:issued",
    "dct:modified",
    "dct:spatial",
    "dct:temporal",
];

/// The same for class dcat:Distribution: the first two are mandatory, the media type and the size are
/// where the file has them, the rest is recommended.
const DISTRIBUTION: [&str; 7] = [
    "dcat:accessURL",
    "dct:license",
    "dcat:mediaType",
    "dcat:byteSize",
    "dcat:downloadURL",
    "dct:language",
    "spdx:checksum",
];

fn document(site: &Site) -> Value {
    serde_json::from_str(site.text("dcat.jsonld")).unwrap()
}

fn dataset(site: &Site) -> Value {
    let document = document(site);
    let graph = document["@graph"].as_array().unwrap();
    assert_eq!(graph.len(), 1);
    graph[0].clone()
}

/// Each prefix in use is declared, so that no name is taken for an address.
fn assert_prefixes(value: &Value, context: &Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if let Some((prefix, rest)) = key.split_once(':') {
                    let known = context.get(prefix).is_some() || rest.starts_with("//");
                    assert!(known, "{key}");
                }
                assert_prefixes(value, context);
            }
        }
        Value::Array(list) => list
            .iter()
            .for_each(|value| assert_prefixes(value, context)),
        _ => {}
    }
}

#[test]
fn a_dataset_has_what_the_profile_asks() {
    let site = sample_site();
    let dataset = dataset(site);
    assert_eq!(dataset["@type"], "dcat:Dataset");
    for field in DATASET {
        assert!(!dataset[field].is_null(), "{field}");
    }
    let document = document(site);
    assert_prefixes(&dataset, &document["@context"]);
    assert_eq!(dataset["dct:publisher"]["@type"], "foaf:Agent");
    assert_eq!(
        dataset["dct:publisher"]["foaf:name"]["@value"],
        "Gemeente Groningen"
    );
    assert_eq!(
        dataset["dct:spatial"]["@id"],
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0014"
    );
    assert_eq!(dataset["dct:identifier"], "ijkpunt-jaarverslag-gm0014-2019");
    assert_eq!(dataset["dct:issued"]["@value"], "2020-03-15");
    assert_eq!(
        dataset["dct:temporal"]["dcat:startDate"]["@value"],
        "2019-01-01"
    );
    assert_eq!(
        dataset["dct:temporal"]["dcat:endDate"]["@value"],
        "2019-12-31"
    );
}

#[test]
fn a_distribution_is_the_file_that_it_names() {
    let site = sample_site();
    let dataset = dataset(site);
    let distributions = dataset["dcat:distribution"].as_array().unwrap();
    let mut paths = Vec::new();
    for distribution in distributions {
        assert_eq!(distribution["@type"], "dcat:Distribution");
        for field in DISTRIBUTION {
            assert!(!distribution[field].is_null(), "{field}");
        }
        let path = distribution["dcat:downloadURL"]["@id"].as_str().unwrap();
        let bytes = &site.files[path];
        assert_eq!(
            distribution["dcat:byteSize"]["@value"],
            bytes.len().to_string()
        );
        let checksum = &distribution["spdx:checksum"]["spdx:checksumValue"]["@value"];
        assert_eq!(*checksum, ijkpunt_publish::sha256(bytes), "{path}");
        for page in distribution["foaf:page"].as_array().unwrap() {
            let page = page["@id"].as_str().unwrap();
            assert!(site.files.contains_key(page), "{page}");
        }
        paths.push(path);
    }
    assert_eq!(paths, ["cijfers.csv", "cijfers.parquet", "tabellen.xlsx"]);
}

#[test]
fn the_workspace_chooses_licence_publisher_contact_and_address() {
    let bench = Workbench::sample();
    bench.append(
        "ijkpunt.toml",
        "\n[open_data]\nlicentie = \"cc-by-4.0\"\nuitgever = \"Onderzoek en Statistiek\"\n\
         contact = \"opendata@example.org\"\nbasisadres = \"https://data.example.org/asiel\"\n",
    );
    bench.build_well();
    let site = bench.site();
    let dataset = dataset(&site);
    assert_eq!(
        document(&site)["@context"]["@base"],
        "https://data.example.org/asiel/dcat.jsonld"
    );
    let identifier = "https://data.example.org/asiel/dcat.jsonld#dataset";
    assert_eq!(dataset["dct:identifier"], identifier);
    assert_eq!(
        dataset["dct:license"]["@id"],
        "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"
    );
    assert_eq!(
        dataset["dct:publisher"]["foaf:name"]["@value"],
        "Onderzoek en Statistiek"
    );
    let mail = "mailto:opendata@example.org";
    assert_eq!(dataset["dcat:contactPoint"]["vcard:hasEmail"]["@id"], mail);
    let mut book = super::workbook::open(&site.files["tabellen.xlsx"]);
    let cover = super::workbook::cells(&mut book, "Voorblad");
    let lines: Vec<String> = cover.rows().map(|row| row[0].to_string()).collect();
    let licence = "Licentie: CC BY 4.0: vrij te gebruiken met naamsvermelding (https://creativecommons.org/licenses/by/4.0/)";
    for line in ["Contact: opendata@example.org", licence] {
        assert!(lines.iter().any(|known| known == line), "{line}: {lines:?}");
    }
    // The figures are the same as without all that.
    assert_eq!(
        site.files["cijfers.csv"],
        sample_site().files["cijfers.csv"]
    );
}

/// Line of the file with one key, and what it takes.
#[test]
fn what_is_wrong_under_open_data_is_a_finding_with_its_line() {
    for (line, code) in [
        ("licentie = \"gpl\"", Code::OngeldigeKeuze),
        ("licentie = 4", Code::VerkeerdSoort),
        ("uitgever = \" \"", Code::OngeldigeKeuze),
        ("contact = \"bel ons\"", Code::OngeldigeKeuze),
        ("contact = \"a@b\"", Code::OngeldigeKeuze),
        ("contact = \"javascript:alert(1)\"", Code::OngeldigeKeuze),
        ("contact = \"https://\"", Code::OngeldigeKeuze),
        ("basisadres = \"www.example.org\"", Code::OngeldigeKeuze),
        (
            "basisadres = \"https://example.org/?a=b\"",
            Code::OngeldigeKeuze,
        ),
        (
            "basisadres = \"https://example.org/een map\"",
            Code::OngeldigeKeuze,
        ),
        ("thema = \"SOCI\"", Code::OnbekendeSleutel),
    ] {
        let bench = Workbench::sample();
        let before = bench.read("ijkpunt.toml");
        let lines = before.iter().filter(|byte| **byte == b'\n').count() as u32;
        bench.append("ijkpunt.toml", &format!("[open_data]\n{line}\n"));
        let mut findings = ijkpunt_model::Findings::new();
        let text = String::from_utf8(bench.read("ijkpunt.toml")).unwrap();
        ijkpunt::workspace::Settings::read("ijkpunt.toml", &text, &mut findings);
        let found: Vec<_> = findings.iter().collect();
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert_eq!(found[0].code, code, "{line}");
        let words = found[0].place_words(false);
        assert!(words.contains(&(lines + 2).to_string()), "{line}: {words}");
    }
}
