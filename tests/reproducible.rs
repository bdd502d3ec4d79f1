//! Same inputs, same bytes out.

use chrono::{DateTime, Utc};

use crate::workbench::{Workbench, program, repository, sample_site};

#[test]
fn a_second_build_from_another_folder_gives_the_same_bytes() {
    let bench = Workbench::sample_named("een andere map, é ");
    bench.build_well();
    assert_eq!(
        bench.site().differences(sample_site()),
        Vec::<String>::new()
    );
    // Over its own site as well, from which nothing may creep in.
    bench.build_well();
    assert_eq!(
        bench.site().differences(sample_site()),
        Vec::<String>::new()
    );
}

/// Another process has other seeds, another folder to stand in, and its own arguments.
#[test]
fn the_program_gives_the_same_bytes_as_the_library() {
    let bench = Workbench::sample();
    let out = bench.path("elders/diep/site");
    program()
        .current_dir(bench.path(""))
        .args(["build", "."])
        .arg("--out")
        .arg(&out)
        .assert()
        .success();
    let site = crate::workbench::Site::read(&out);
    assert_eq!(site.differences(sample_site()), Vec::<String>::new());
}

#[test]
fn no_file_names_a_machine_or_the_hour() {
    let bench = Workbench::sample();
    bench.build_well();
    let site = bench.site();
    let written = bench.path("site/index.html").metadata().unwrap();
    let now: DateTime<Utc> = written.modified().unwrap().into();
    let mut forbidden = vec![
        bench.path("").display().to_string(),
        repository("").display().to_string(),
        std::env::temp_dir().display().to_string(),
        now.format("%Y-%m-%d").to_string(),
        now.format("%Y%m%d").to_string(),
    ];
    forbidden.extend(std::env::var("HOME"));
    forbidden.extend(std::env::var("CARGO_HOME"));
    for word in forbidden
        .iter()
        .map(|word| word.trim_end_matches('/'))
        .filter(|word| word.len() > 3)
    {
        for (name, bytes) in &site.files {
            let met = bytes
                .windows(word.len())
                .any(|window| window == word.as_bytes());
            assert!(!met, "{name} holds '{word}'");
        }
    }
}

#[test]
fn nothing_is_left_beside_the_site() {
    let bench = Workbench::sample();
    bench.build_well();
    let mut names: Vec<String> = std::fs::read_dir(bench.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let expected = [".ijkpunt", "exports", "ijkpunt.toml", "site", "verhaal"];
    assert_eq!(names, expected);
    for name in sample_site().files.keys() {
        assert!(!name.starts_with("tabellen/"), "rows about persons: {name}");
    }
}

#[test]
fn the_manifest_lists_every_file_with_its_hash() {
    let site = sample_site();
    let manifest: serde_json::Value = serde_json::from_str(site.text("manifest.json")).unwrap();
    let mut listed = Vec::new();
    for file in manifest["bestanden"].as_array().unwrap() {
        let path = file["pad"].as_str().unwrap();
        let bytes = &site.files[path];
        assert_eq!(file["sha256"], ijkpunt_publish::sha256(bytes), "{path}");
        assert_eq!(file["bytes"], bytes.len(), "{path}");
        listed.push(path.to_owned());
    }
    let others: Vec<&String> = site
        .files
        .keys()
        .filter(|name| *name != "manifest.json")
        .collect();
    assert_eq!(listed.iter().collect::<Vec<_>>(), others);
}
