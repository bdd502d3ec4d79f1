//! Has the binary built again when a built-in definition is added or removed. Cargo follows the
//! files that `include_dir` embeds, but not the folders they stand in.

fn main() {
    for folder in [
        "pipelines",
        "indicators",
        "reports",
        "sample-data/groningen-2019",
    ] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
