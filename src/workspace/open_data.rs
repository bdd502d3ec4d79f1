//! The table `[open_data]` of `ijkpunt.toml`.

use ijkpunt_model::{Code, Findings};
use ijkpunt_publish::{Contact, Licence};
use ijkpunt_spans::Section;

use super::OpenData;

/// Reads the table. What is wrong in it is a finding that blocks: a wrong address or licence would
/// go into registers from which it is hard to recall.
pub(super) fn read(section: &Section<'_>, findings: &mut Findings) -> OpenData {
    let licence = section.choice("licentie", &Licence::WORDS, findings);
    let licence = licence.and_then(|chosen| Licence::ALL.get(chosen.value).copied());
    let publisher = section
        .has("uitgever")
        .then(|| section.required_text("uitgever", findings))
        .flatten();
    let read = OpenData {
        licence: licence.unwrap_or_default(),
        publisher: publisher.map(|text| text.value.trim().to_owned()),
        contact: contact(section, findings),
        base: base(section, findings),
    };
    section.report_unknown(findings);
    read
}

fn contact(section: &Section<'_>, findings: &mut Findings) -> Option<Contact> {
    let text = section.text("contact", findings)?;
    let value = text.value.trim();
    if is_web_address(value) {
        return Some(Contact::Page(value.to_owned()));
    }
    if is_mail_address(value) {
        return Some(Contact::Mail(value.to_owned()));
    }
    findings.push(section.finding(
        Code::OngeldigeKeuze,
        text.span,
        format!("'{value}' is geen e-mailadres en geen webadres."),
        "Schrijf een e-mailadres van de organisatie, of het adres van een contactpagina dat begint met https://.",
    ));
    None
}

fn base(section: &Section<'_>, findings: &mut Findings) -> Option<String> {
    let text = section.text("basisadres", findings)?;
    let value = text.value.trim();
    if !is_web_address(value) || value.contains(['?', '#']) {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            text.span,
            format!("'{value}' is geen adres van een map op het web."),
            "Schrijf het adres waar de map van de site komt te staan, zoals \"https://www.voorbeeld.nl/jaarverslag/\".",
        ));
        return None;
    }
    // Addresses of files are put behind it.
    Some(match value.ends_with('/') {
        true => value.to_owned(),
        false => format!("{value}/"),
    })
}

fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split('/').next().unwrap_or_default();
        !host.is_empty() && text.chars().all(is_address_character)
    })
}

fn is_mail_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains(['@', '/'])
            && !host.starts_with('.')
            && !host.ends_with('.')
            && text.chars().all(is_address_character)
    })
}

/// Characters that an address may hold as they are, so that it is valid in JSON-LD (RFC 3987).
fn is_address_character(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c)
}
