//! Writes the sample exports into a folder: the first argument, or the folder in the repository.

use std::path::PathBuf;

use anyhow::Context;

const FOLDER: &str = "sample-data/groningen-2019/exports";

fn main() -> anyhow::Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from(FOLDER), PathBuf::from);
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (name, bytes) in ijkpunt_sample_data::groningen_2019()? {
        let path = folder.join(&name);
        std::fs::write(&path, &bytes)
            .with_context(|| format!("cannot write {}", path.display()))?;
        println!("{name}: {} bytes", bytes.len());
    }
    Ok(())
}
