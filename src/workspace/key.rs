//! The key with which numbers of persons are replaced. It comes from the environment or from a file
//! and goes into no output.

use std::fmt;
use std::fs;
use std::path::Path;

use ijkpunt_model::{Code, Finding, Findings, Place, Severity};

use super::{KeyFile, SETTINGS_FILE};

/// The variable that holds the key; it goes before the file.
pub const KEY_VARIABLE: &str = "IJKPUNT_SLEUTEL";

/// Bytes that a key has at least: as many as the hash gives (RFC 2104, section 3).
const FEWEST: usize = 32;

/// A key of at least 32 bytes. It never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Vec<u8>);

impl Key {
    /// A key, unless it is too short. White space at either end is no part of it, so that a key
    /// file may end with a new line.
    pub fn new(bytes: &[u8]) -> Option<Key> {
        let bytes = bytes.trim_ascii();
        (bytes.len() >= FEWEST).then(|| Key(bytes.to_vec()))
    }

    /// The bytes, for the hash and for nothing else.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// The key of a workspace. One that can't be used is a finding that blocks: without it numbers of
/// persons would be treated in another way than the workspace asks.
pub(super) fn find(folder: &Path, file: Option<&KeyFile>, findings: &mut Findings) -> Option<Key> {
    if let Some(value) = std::env::var_os(KEY_VARIABLE) {
        let key = value.to_str().and_then(|text| Key::new(text.as_bytes()));
        if key.is_none() {
            findings.push(refused(
                format!("De sleutel in de omgevingsvariabele {KEY_VARIABLE} is te kort."),
                Place::file(KEY_VARIABLE),
            ));
        }
        return key;
    }
    let file = file?;
    let Ok(bytes) = fs::read(folder.join(&file.file)) else {
        let finding = Finding::new(
            Code::OngeldigeKeuze,
            Severity::Blokkeert,
            Place::file(SETTINGS_FILE),
            format!("Het sleutelbestand '{}' is niet te lezen.", file.file),
            "Zet het bestand op deze plaats, of verbeter de naam. De plaats geldt vanaf de werkmap.",
        );
        findings.push(finding.at(file.at.clone()));
        return None;
    };
    let key = Key::new(&bytes);
    if key.is_none() {
        let finding = refused(
            format!("De sleutel in '{}' is te kort.", file.file),
            Place::file(SETTINGS_FILE),
        );
        findings.push(finding.at(file.at.clone()));
    }
    key
}

fn refused(what: String, place: Place) -> Finding {
    Finding::new(
        Code::OngeldigeKeuze,
        Severity::Blokkeert,
        place,
        what,
        format!(
            "Neem een sleutel van minstens {FEWEST} tekens die niemand kan raden, en bewaar hem op \
             één plaats: met een andere sleutel zijn personen niet meer te koppelen."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_long_and_does_not_show_itself() {
        let text = "abcdefghijklmnopqrstuvwxyz012345";
        assert_eq!(Key::new(&text.as_bytes()[..31]), None);
        assert_eq!(Key::new(format!("{}\n\n", &text[..30]).as_bytes()), None);
        let key = Key::new(format!("{text}\r\n").as_bytes()).unwrap();
        assert_eq!(key.bytes(), text.as_bytes());
        assert_eq!(format!("{key:?}"), "Key(..)");
    }
}
