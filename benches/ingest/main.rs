//! Measures ingest and compute: three exports of a whole country, every cell checked, twelve
//! figures per gemeente per year.
//!
//! `cargo bench --bench ingest -- generate ROWS DIR` writes the exports; `-- run DIR OUT` reads
//! them, computes, and says what it took. Without a command it does both over a million rows.
//! `-- strict DIR` reads one export alone, `-- floor DIR` only finds its separators, and `-- rules
//! DIR` judges the rules between its rows.
//! `docs/performance.md` has the results and how to repeat them.

mod generate;
mod run;
mod strict;
#[path = "../usage.rs"]
mod usage;

use std::path::Path;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    // Cargo adds `--bench` of its own accord.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ingest-1000000");
            generate::generate(1_000_000, &folder)?;
            run::run(&folder, &folder.join("out"))
        }
        ["generate", rows, folder] => generate::generate(rows.parse()?, Path::new(folder)),
        ["run", folder, out] => run::run(Path::new(folder), Path::new(out)),
        ["strict", folder] => strict::strict(Path::new(folder)),
        ["floor", folder] => strict::floor(Path::new(folder)),
        ["rules", folder] => strict::rules(Path::new(folder)),
        _ => bail!("usage: generate ROWS DIR | run DIR OUT | strict DIR | floor DIR | rules DIR"),
    }
}
