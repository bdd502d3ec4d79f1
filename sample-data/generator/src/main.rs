//! Writes the exports of every sample workspace: into the folder that the first argument names, or
//! into the one of the repository.

use std::path::PathBuf;

use anyhow::Context;
use ijkpunt_sample_data::WORKSPACES;

const FOLDER: &str = "sample-data";

fn main() -> anyhow::Result<()> {
    let root = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from(FOLDER), PathBuf::from);
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
