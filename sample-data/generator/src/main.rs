//! Writes the exports of every sample workspace: into the folder that the first argument names, or
//! into the one of the repository. `landelijk DIR [GEMEENTEN]` writes a workspace of the whole country,
//! or of so many gemeenten of it, into a folder.

use std::path::{Path, PathBuf};

use anyhow::Context;
use ijkpunt_sample_data::{WORKSPACES, country};

const FOLDER: &str = "sample-data";

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let first = arguments.next();
    if first.as_ref().is_some_and(|word| word == "landelijk") {
        let folder = arguments.next().context("landelijk needs a folder")?;
        let most = match arguments.next() {
            Some(text) => text
                .to_str()
                .and_then(|text| text.parse().ok())
                .context("the number of gemeenten is no number")?,
            None => usize::MAX,
        };
        return write_country(&PathBuf::from(folder), most);
    }
    let root = first.map_or_else(|| PathBuf::from(FOLDER), PathBuf::from);
    for workspace in WORKSPACES {
        let folder = root.join(workspace.name).join("exports");
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        for (name, bytes) in workspace.files()? {
            let path = folder.join(&name);
            std::fs::write(&path, &bytes)
                .with_context(|| format!("cannot write {}", path.display()))?;
            println!("{}/{name}: {} bytes", workspace.name, bytes.len());
        }
    }
    Ok(())
}

fn write_country(folder: &Path, most: usize) -> anyhow::Result<()> {
    let exports = folder.join("exports");
    std::fs::create_dir_all(&exports)
        .with_context(|| format!("cannot make the folder {}", exports.display()))?;
    let settings = folder.join("ijkpunt.toml");
    std::fs::write(&settings, country::SETTINGS)
        .with_context(|| format!("cannot write {}", settings.display()))?;
    for (name, bytes) in country::files(most)? {
        let path = exports.join(&name);
        std::fs::write(&path, &bytes)
            .with_context(|| format!("cannot write {}", path.display()))?;
        println!("landelijk/{name}: {} bytes", bytes.len());
    }
    Ok(())
}
