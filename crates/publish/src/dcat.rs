//! `dcat.jsonld`: the metadata with which the data can go into an open-data register, by the profile
//! DCAT-AP-NL 3.0 (Geonovum, 12 December 2024). Addresses are relative where the workspace does not
//! say on which address the site stands; a reader of JSON-LD completes them with the address of the
//! file itself.

use serde_json::{Value, json};

use crate::{Contact, Imprint, PublishError, SiteFile, sha256};

/// The file.
pub const DCAT: &str = "dcat.jsonld";

/// A form in which the data can be had.
struct Distribution {
    path: &'static str,
    id: &'static str,
    title: &'static str,
    media_type: &'static str,
    /// Its concept in the list of file types of the Publications Office, where it has one.
    file_type: Option<&'static str>,
    /// The pages that explain it.
    pages: &'static [&'static str],
}

const DISTRIBUTIONS: [Distribution; 3] = [
    Distribution {
        path: "cijfers.csv",
        id: "#csv",
        title: "Alle cijfers als CSV",
        media_type: "text/csv",
        file_type: Some("CSV"),
        pages: &["verantwoording.html", "cijfers.csv-metadata.json"],
    },
    Distribution {
        path: "cijfers.parquet",
        id: "#parquet",
        title: "Alle cijfers als Parquet",
        media_type: "application/vnd.apache.parquet",
        file_type: None,
        pages: &["verantwoording.html"],
    },
    Distribution {
        path: "tabellen.xlsx",
        id: "#xlsx",
        title: "De tabellen van het rapport als Excelwerkmap",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        file_type: Some("XLSX"),
        pages: &["verantwoording.html"],
    },
];

/// The metadata of the site. `files` holds the downloads that it describes; one that is not there is
/// not described.
pub fn dcat(imprint: &Imprint, files: &[SiteFile]) -> Result<SiteFile, PublishError> {
    let distributions: Vec<Value> = DISTRIBUTIONS
        .iter()
        .filter_map(|known| {
            let (_, bytes) = files.iter().find(|(path, _)| path == known.path)?;
            Some(distribution(imprint, known, bytes))
        })
        .collect();
    let document = json!({
        "@context": context(imprint),
        "@graph": [dataset(imprint, distributions)],
    });
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(|error| PublishError::Table {
        what: DCAT,
        why: error.to_string(),
    })?;
    bytes.push(b'\n');
    Ok((DCAT.to_owned(), bytes))
}

fn context(imprint: &Imprint) -> Value {
    let mut context = json!({
        "adms": "http://www.w3.org/ns/adms#",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "spdx": "http://spdx.org/rdf/terms#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    });
    if let (Some(base), Value::Object(terms)) = (&imprint.base, &mut context) {
        // The fragments of this file are the ids of the dataset and its distributions.
        terms.insert("@base".to_owned(), json!(format!("{base}{DCAT}")));
    }
    context
}

fn dataset(imprint: &Imprint, distributions: Vec<Value>) -> Value {
    let identifier = match &imprint.base {
        Some(base) => format!("{base}{DCAT}#dataset"),
        None => imprint.identifier(),
    };
    json!({
        "@id": "#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": identifier,
        "adms:identifier": {
            "@type": "adms:Identifier",
            "http://www.w3.org/2004/02/skos/core#notation": imprint.identifier(),
        },
        "dct:title": dutch(&imprint.full_title()),
        "dct:description": dutch(&format!(
            "Cijfers bij ‘{}’ over {} van {}: per indicator, periode en klasse de waarde met teller, \
             noemer, interval en doel. Kleine aantallen zijn weggelaten en herkenbaar aan een teken.",
            imprint.title, imprint.subject(), imprint.year
        )),
        "dct:publisher": publisher(imprint),
        "dct:creator": publisher(imprint),
        "dcat:contactPoint": contact(imprint),
        "dct:accessRights": {
            "@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC",
            "@type": "dct:RightsStatement",
        },
        // The theme of population and society.
        "dcat:theme": { "@id": "http://publications.europa.eu/resource/authority/data-theme/SOCI" },
        "dct:language": dutch_language(),
        "dct:issued": day(&imprint.run_date.to_string()),
        "dct:modified": day(&imprint.run_date.to_string()),
        "dct:spatial": spatial(imprint),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": day(&format!("{}-01-01", imprint.year)),
            "dcat:endDate": day(&format!("{}-12-31", imprint.year)),
        },
        "dcat:landingPage": document("index.html"),
        "foaf:page": [document("verantwoording.html"), document("datakwaliteit.html")],
        "dct:license": licence(imprint),
        "dcat:distribution": distributions,
    })
}

fn distribution(imprint: &Imprint, known: &Distribution, bytes: &[u8]) -> Value {
    let mut described = json!({
        "@id": known.id,
        "@type": "dcat:Distribution",
        "dct:title": dutch(known.title),
        "dcat:accessURL": { "@id": known.path },
        "dcat:downloadURL": { "@id": known.path },
        "dct:license": licence(imprint),
        "dcat:mediaType": {
            "@id": format!("https://www.iana.org/assignments/media-types/{}", known.media_type),
            "@type": "dct:MediaType",
        },
        "dcat:byteSize": {
            "@value": bytes.len().to_string(),
            "@type": "xsd:nonNegativeInteger",
        },
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
            "spdx:checksumValue": { "@value": sha256(bytes), "@type": "xsd:hexBinary" },
        },
        "dct:issued": day(&imprint.run_date.to_string()),
        "dct:modified": day(&imprint.run_date.to_string()),
        "dct:language": dutch_language(),
        "foaf:page": known.pages.iter().map(|page| document(page)).collect::<Vec<_>>(),
    });
    if let (Some(name), Value::Object(described)) = (known.file_type, &mut described) {
        let concept = format!("http://publications.europa.eu/resource/authority/file-type/{name}");
        let format = json!({ "@id": concept, "@type": "dct:MediaTypeOrExtent" });
        described.insert("dct:format".to_owned(), format);
    }
    described
}

/// The publisher. Of a gemeente the id is that of the register of government organisations (TOOI).
fn publisher(imprint: &Imprint) -> Value {
    let mut agent = json!({ "@type": "foaf:Agent", "foaf:name": dutch(&imprint.publisher) });
    if let (Some(area), Value::Object(agent)) = (&imprint.area, &mut agent) {
        agent.insert("@id".to_owned(), json!(gemeente(area.code.as_str())));
    }
    agent
}

fn contact(imprint: &Imprint) -> Value {
    let mut kind = json!({ "@type": "vcard:Organization", "vcard:fn": imprint.publisher });
    if let (Some(contact), Value::Object(kind)) = (&imprint.contact, &mut kind) {
        let (key, id) = match contact {
            Contact::Mail(address) => ("vcard:hasEmail", format!("mailto:{address}")),
            Contact::Page(page) => ("vcard:hasURL", page.clone()),
        };
        kind.insert(key.to_owned(), json!({ "@id": id }));
    }
    kind
}

fn spatial(imprint: &Imprint) -> Value {
    match &imprint.area {
        Some(area) => json!({
            "@id": gemeente(area.code.as_str()),
            "@type": "dct:Location",
            "rdfs:label": dutch(&area.name),
            "dct:identifier": area.code.as_str(),
        }),
        None => json!({
            "@id": "http://publications.europa.eu/resource/authority/country/NLD",
            "@type": "dct:Location",
        }),
    }
}

fn gemeente(code: &str) -> String {
    let code = code.to_lowercase();
    format!("https://identifier.overheid.nl/tooi/id/gemeente/{code}")
}

fn licence(imprint: &Imprint) -> Value {
    json!({ "@id": imprint.licence.concept(), "@type": "dct:LicenseDocument" })
}

fn dutch_language() -> Value {
    json!({
        "@id": "http://publications.europa.eu/resource/authority/language/NLD",
        "@type": "dct:LinguisticSystem",
    })
}

fn document(path: &str) -> Value {
    json!({ "@id": path, "@type": "foaf:Document" })
}

fn dutch(text: &str) -> Value {
    json!({ "@value": text, "@language": "nl" })
}

fn day(date: &str) -> Value {
    json!({ "@value": date, "@type": "xsd:date" })
}
