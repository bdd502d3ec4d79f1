//! `[brief]` in `ijkpunt.toml`: to whom, by whom and about what a letter is.

use ijkpunt_model::Findings;
use ijkpunt_report::{Letter, Signature};
use ijkpunt_spans::Section;

/// Reads the table. `None` where it lacks an addressee or a subject; the findings say so.
pub(super) fn read(section: &Section<'_>, findings: &mut Findings) -> Option<Letter> {
    let to = section.required_text("aan", findings);
    let subject = section.required_text("betreft", findings);
    let mut text = |key: &'static str| section.text(key, findings).map(|text| text.value);
    let (our_reference, your_reference) = (text("ons_kenmerk"), text("uw_kenmerk"));
    let (contact, phone, email) = (text("contact"), text("telefoon"), text("email"));
    let salutation = text("aanhef");
    let your_letter = section.date("uw_brief_van", findings);
    let date = section.date("datum", findings);
    let address = lines(section, "adres", findings);
    let attachments = lines(section, "bijlagen", findings);
    let sender = section.section("afzender", findings);
    let (sender, sender_address) = match sender {
        Some(sender) => {
            let name = sender.text("naam", findings).map(|text| text.value);
            let address = lines(&sender, "adres", findings);
            sender.report_unknown(findings);
            (name, address)
        }
        None => (None, Vec::new()),
    };
    let on_behalf = section.text("namens", findings).map(|text| text.value);
    let signatures = section
        .sections("ondertekening", findings)
        .iter()
        .filter_map(|one| {
            let office = one.required_text("functie", findings);
            let name = one.required_text("naam", findings);
            one.report_unknown(findings);
            Some(Signature {
                office: office?.value,
                name: name?.value,
            })
        })
        .collect();
    section.report_unknown(findings);
    Some(Letter {
        to: to?.value,
        address,
        salutation,
        your_letter: your_letter.map(|day| day.value),
        our_reference,
        your_reference,
        contact,
        phone,
        email,
        attachments,
        date: date.map(|day| day.value),
        subject: subject?.value,
        sender,
        sender_address,
        on_behalf,
        signatures,
    })
}

fn lines(section: &Section<'_>, key: &'static str, findings: &mut Findings) -> Vec<String> {
    let texts = section.texts(key, findings).into_iter();
    texts.map(|text| text.value).collect()
}
