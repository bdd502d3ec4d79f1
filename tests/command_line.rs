//! The program as a person runs it: exit codes, what it prints where, and what it leaves alone.

use std::fs;

use assert_cmd::assert::Assert;

use crate::workbench::{Site, Workbench, program, read_folder, sample_site};

fn run(arguments: &[&str], bench: &Workbench) -> Assert {
    program()
        .current_dir(bench.path(""))
        .args(arguments)
        .assert()
}

fn printed(assert: &Assert) -> (String, String) {
    let output = assert.get_output();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn init_makes_a_workspace_that_builds_the_sample_site() {
    let bench = Workbench::empty();
    run(&["init", "werkmap"], &bench).code(0);
    let names: Vec<String> = read_folder(&bench.path("werkmap")).into_keys().collect();
    assert!(names.contains(&"ijkpunt.toml".to_owned()));
    let hidden = |name: &&String| name.starts_with('.') || name.starts_with("site/");
    assert_eq!(names.iter().find(hidden), None);
    let built = run(&["build", "werkmap"], &bench).code(0);
    let (findings, progress) = printed(&built);
    let site = Site::read(&bench.path("werkmap/site"));
    assert_eq!(site.differences(sample_site()), Vec::<String>::new());
    // What may be forwarded is Dutch and on standard output; the rest is for the operator.
    assert!(findings.contains("doen: U hoeft niets te doen."));
    assert!(findings.ends_with("0 blokkeert, 0 waarschuwing, 2 info\n"));
    assert!(progress.contains("uitkeringen_suite_2019.csv as uitkeringen: 1226 rows"));
    assert!(progress.contains("index.html"));
    assert!(!progress.contains('\u{1b}'), "no bar where no terminal is");
}

#[test]
fn init_leaves_a_folder_with_something_in_it_alone() {
    let bench = Workbench::empty();
    bench.write("vol/iets.txt", "van mij");
    run(&["init", "vol"], &bench).code(2);
    assert_eq!(read_folder(&bench.path("vol")).len(), 1);
    fs::create_dir(bench.path("leeg")).unwrap();
    run(&["init", "leeg"], &bench).code(0);
}

#[test]
fn check_says_what_is_wrong_and_writes_no_site() {
    let bench = Workbench::sample();
    run(&["check", "."], &bench).code(0);
    run(&["check", ".", "--fail-on", "waarschuwing"], &bench).code(0);
    // The sample has one remark: the rows for the whole country in the file of CBS.
    run(&["check", ".", "--fail-on", "info"], &bench).code(1);
    bench.replace(
        "exports/lvv_2019.csv",
        "2019MM04\tWachtlijst",
        "2019MM04\tWachtlist",
    );
    let (findings, _) = printed(&run(&["check", "."], &bench).code(1));
    assert!(findings.starts_with("blokkeert [onbekende-code]"));
    assert!(findings.contains("waar: exports/lvv_2019.csv, kolom 'Meting', rij 3 ('Wachtlist')"));
    assert!(!bench.path("site").exists());
}

#[test]
fn a_blocked_build_shows_the_line_and_publishes_nothing() {
    let bench = Workbench::sample();
    sample_site().write(&bench.path("site"));
    bench.replace("ijkpunt.toml", "programma =", "progamma =");
    let (findings, rest) = printed(&run(&["build", "."], &bench).code(1));
    let marked =
        "9 | progamma = \"Passende ondersteuning en zorg\"   # programma 4.2\n    | ^^^^^^^^";
    assert!(findings.contains(marked), "{findings}");
    assert!(rest.contains("nothing was published"), "{rest}");
    assert_eq!(bench.site(), *sample_site());
}

#[test]
fn a_folder_that_is_no_workspace_can_not_be_run() {
    let bench = Workbench::sample();
    sample_site().write(&bench.path("site"));
    fs::remove_file(bench.path("ijkpunt.toml")).unwrap();
    for command in ["build", "check"] {
        let (_, error) = printed(&run(&[command, "."], &bench).code(2));
        assert!(error.contains("ijkpunt.toml") && error.contains("ijkpunt init"));
        run(&[command, "bestaat-niet"], &bench).code(2);
    }
    assert_eq!(bench.site(), *sample_site());
}

#[test]
fn the_run_date_changes_where_it_is_named_and_nowhere_else() {
    let bench = Workbench::sample();
    run(&["build", ".", "--date", "2020-04-01"], &bench).code(0);
    let site = bench.site();
    let changed = site.differences(sample_site());
    assert_eq!(
        changed,
        [
            "cijfers.csv-metadata.json",
            "datakwaliteit.html",
            "dcat.jsonld",
            "grafieken/csv-metadata.json",
            "index.html",
            "manifest.json",
            "register.html",
            "tabellen.xlsx",
            "verantwoording.html"
        ]
    );
    for page in [
        "datakwaliteit.html",
        "index.html",
        "register.html",
        "verantwoording.html",
    ] {
        let expected = sample_site()
            .text(page)
            .replace("15 maart 2020", "1 april 2020");
        assert_eq!(site.text(page), expected, "{page}");
        assert!(site.text(page).contains("voor 1 april 2020"));
    }
}

#[test]
fn a_foreign_folder_is_never_replaced() {
    let bench = Workbench::sample();
    bench.write("foto's/vakantie.txt", "van mij");
    run(&["build", ".", "--out", "foto's"], &bench).code(2);
    let kept = read_folder(&bench.path("foto's"));
    assert_eq!(kept.len(), 1);
    assert_eq!(kept["vakantie.txt"], b"van mij");
    // Nor a folder that only looks like one for now: the exports themselves.
    run(&["build", ".", "--out", "exports"], &bench).code(2);
    assert_eq!(read_folder(&bench.path("exports")).len(), 11);
}

#[test]
fn wrong_arguments_end_with_two_and_help_with_nought() {
    let bench = Workbench::empty();
    for wrong in [
        vec![],
        vec!["bouw"],
        vec!["build"],
        vec!["build", ".", "--uit"],
        vec!["build", ".", "--date", "1-4-2020"],
        vec!["build", ".", "--date", "2020-02-30"],
        vec!["check", ".", "--out", "x"],
        vec!["check", ".", "--single-file"],
        vec!["check", ".", "--fail-on", "alles"],
        vec!["check", ".", "--format", "xml"],
        vec!["check", ".", "--with-values"],
        vec!["template"],
        vec!["template", "bestaat-niet"],
        vec!["schema", "bestaat-niet"],
    ] {
        run(&wrong, &bench).code(2);
    }
    for right in [
        vec!["--help"],
        vec!["--version"],
        vec!["build", "--help"],
        vec!["init", "--help"],
        vec!["template", "--help"],
        vec!["schema", "opvang"],
    ] {
        run(&right, &bench).code(0);
    }
}
