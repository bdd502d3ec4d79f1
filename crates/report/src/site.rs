//! The files that a report consists of, the tables on its pages, and its letter.

use ijkpunt_model::{Document, Sheet};

use crate::Contents;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path within the site, with `/`.
    pub path: String,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// A report, ready to be published.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Site {
    /// Its files.
    pub files: Vec<File>,
    /// The tables of its pages, for the downloads, in the order of the pages.
    pub sheets: Vec<Sheet>,
    /// The letter, of a report that is one, for whoever writes it as another file.
    pub document: Option<Document>,
    /// What a register lists of the report.
    pub contents: Contents,
}

impl Site {
    /// Adds a text file.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.files.push(File {
            path: path.into(),
            bytes: text.into().into_bytes(),
        });
    }

    /// Puts the sizes of downloads on the pages. They are known only once the pages are made, so a
    /// template holds `<!-- grootte PATH -->` where the size of a file comes.
    pub fn put_sizes<'a>(&mut self, sizes: impl IntoIterator<Item = (&'a str, usize)>) {
        let marks: Vec<(String, String)> = sizes
            .into_iter()
            .map(|(path, bytes)| (format!("<!-- grootte {path} -->"), size_words(bytes)))
            .collect();
        for file in &mut self.files {
            if !file.path.ends_with(".html") {
                continue;
            }
            let Ok(text) = std::str::from_utf8(&file.bytes) else {
                continue;
            };
            let filled = marks.iter().fold(text.to_owned(), |text, (mark, size)| {
                text.replace(mark, &format!(", {size}"))
            });
            file.bytes = filled.into_bytes();
        }
    }

    /// Number of HTML pages.
    pub fn pages(&self) -> usize {
        self.files
            .iter()
            .filter(|file| file.path.ends_with(".html"))
            .count()
    }
}

/// A size as readers know it: `840 bytes`, `31 kB`, `1,2 MB`. A kB is a thousand bytes.
fn size_words(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..999_500 => format!("{} kB", (bytes + 500) / 1_000),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            format!("{},{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_come_where_a_template_left_room() {
        let mut site = Site::default();
        site.add(
            "a.html",
            "(CSV<!-- grootte x.csv -->) <!-- grootte y.csv -->",
        );
        site.add("b.txt", "<!-- grootte x.csv -->");
        site.put_sizes([("x.csv", 30_500)]);
        let text = |at: usize| std::str::from_utf8(&site.files[at].bytes).unwrap();
        assert_eq!(text(0), "(CSV, 31 kB) <!-- grootte y.csv -->");
        assert_eq!(text(1), "<!-- grootte x.csv -->");
        for (bytes, words) in [
            (999, "999 bytes"),
            (1_000, "1 kB"),
            (999_499, "999 kB"),
            (999_500, "1,0 MB"),
            (1_249_999, "1,2 MB"),
        ] {
            assert_eq!(size_words(bytes), words);
        }
    }
}
