//! A fresh folder, renamed into place.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::{PublishError, SiteFile};

/// The file that marks a folder as a site of ours.
pub const MANIFEST: &str = "manifest.json";

/// The file that marks a folder as pages for suppliers.
pub const PAGES: &str = "terugkoppeling.json";

/// Writes all files into a fresh folder beside `out` and puts it in the place of `out`. On any
/// failure `out` is what it was. A folder that holds something else than a site of ours is never
/// replaced.
pub fn publish(out: &Path, files: &[SiteFile]) -> Result<(), PublishError> {
    place(out, MANIFEST, files)
}

/// Writes pages for suppliers as [`publish`] writes a site. It replaces only a folder of such pages,
/// so that a site never gives way to them.
pub fn publish_pages(out: &Path, files: &[SiteFile]) -> Result<(), PublishError> {
    place(out, PAGES, files)
}

fn place(out: &Path, marker: &str, files: &[SiteFile]) -> Result<(), PublishError> {
    let fresh = Fresh::of(out, marker)?;
    fresh.write(files)?;
    fresh.place()
}

/// A folder beside the one that it will take the place of. A site that is too large to be held in
/// memory is written to it in parts. Until [`Fresh::place`] nobody sees it, and without it is gone.
#[derive(Debug)]
pub struct Fresh {
    out: PathBuf,
    folder: tempfile::TempDir,
}

impl Fresh {
    /// Begins a site that will stand at `out`.
    ///
    /// # Errors
    /// Where `out` holds something else than a site of ours, or can't be written beside.
    pub fn site(out: &Path) -> Result<Fresh, PublishError> {
        Fresh::of(out, MANIFEST)
    }

    fn of(out: &Path, marker: &str) -> Result<Fresh, PublishError> {
        refuse_foreign(out, marker)?;
        let name = out
            .file_name()
            .ok_or_else(|| PublishError::NotOurs(out.to_owned()))?;
        let parent = match out.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(io_error(parent))?;
        // In the same parent, so that the rename stays within one file system.
        let folder = tempfile::Builder::new()
            .prefix(&format!(".{}-nieuw-", name.to_string_lossy()))
            .tempdir_in(parent)
            .map_err(io_error(parent))?;
        Ok(Fresh {
            out: out.to_owned(),
            folder,
        })
    }

    /// Writes some of its files.
    ///
    /// # Errors
    /// Where a path leads out of the site, or the disk refuses.
    pub fn write(&self, files: &[SiteFile]) -> Result<(), PublishError> {
        let site = self.folder.path().join("site");
        for (path, bytes) in files {
            let target = site.join(inside(path)?);
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder).map_err(io_error(folder))?;
            }
            fs::write(&target, bytes).map_err(io_error(&target))?;
        }
        Ok(())
    }

    /// Lays something aside that is no part of the site, until the folder goes.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn lay_aside(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, PublishError> {
        let folder = self.folder.path().join("terzijde");
        fs::create_dir_all(&folder).map_err(io_error(&folder))?;
        let path = folder.join(inside(name)?);
        fs::write(&path, bytes).map_err(io_error(&path))?;
        Ok(path)
    }

    /// Puts it in place, in one move.
    ///
    /// # Errors
    /// Where the disk refuses; what stood there before stands there still.
    pub fn place(&self) -> Result<(), PublishError> {
        let folder = self.folder.path();
        swap(&self.out, &folder.join("site"), &folder.join("oud"))
    }
}

/// Puts `site` in the place of `out`. What stood there goes into the temporary folder, which is
/// removed afterwards; where the second rename fails it comes back.
fn swap(out: &Path, site: &Path, old: &Path) -> Result<(), PublishError> {
    if !out.exists() {
        return fs::rename(site, out).map_err(io_error(out));
    }
    fs::rename(out, old).map_err(io_error(out))?;
    fs::rename(site, out).map_err(|why| {
        let back = fs::rename(old, out);
        debug_assert!(back.is_ok(), "the old site could not be put back");
        PublishError::Io {
            path: out.to_owned(),
            why,
        }
    })
}

fn refuse_foreign(out: &Path, marker: &str) -> Result<(), PublishError> {
    let foreign = || PublishError::NotOurs(out.to_owned());
    match fs::read_dir(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(foreign()),
        Err(why) => Err(PublishError::Io {
            path: out.to_owned(),
            why,
        }),
        Ok(mut entries) => {
            let empty = entries.next().is_none();
            (empty || out.join(marker).is_file())
                .then_some(())
                .ok_or_else(foreign)
        }
    }
}

/// A site path as a relative path that can't leave the site.
fn inside(path: &str) -> Result<PathBuf, PublishError> {
    let relative = PathBuf::from(path);
    let safe = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    match safe && !path.is_empty() {
        true => Ok(relative),
        false => Err(PublishError::Io {
            path: relative,
            why: io::Error::new(io::ErrorKind::InvalidInput, "path leads out of the site"),
        }),
    }
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> PublishError + '_ {
    move |why| PublishError::Io {
        path: path.to_owned(),
        why,
    }
}
