//! The files that a report consists of.

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path within the site, with `/`.
    pub path: String,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// A report, ready to be published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Its files.
    pub files: Vec<File>,
}

impl Site {
    /// Adds a text file.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.files.push(File {
            path: path.into(),
            bytes: text.into().into_bytes(),
        });
    }

    /// Number of HTML pages.
    pub fn pages(&self) -> usize {
        self.files
            .iter()
            .filter(|file| file.path.ends_with(".html"))
            .count()
    }
}
